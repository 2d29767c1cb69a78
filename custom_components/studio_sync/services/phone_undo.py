"""Undoes what a phone changed: the action, and what the button does."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from typing import Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonValueType
import probatio as vol

from ..book.database import Transaction
from ..entries.roles import Need
from ..scheduling import phone_undo
from ..scheduling.phone_undo import PhoneChangeOvertaken, Undone
from ..scheduling.write_path import Answer, allow, carry_out
from .permissions import Caller, async_register
from .studio_access import STUDIO, StudioAccess
from .sync_answers import PREVIEW

UNDO: Final = "undo_phone_change"
_UNDO: Final = vol.Schema(
    {
        **STUDIO,
        vol.Required("run_id"): cv.string,
        vol.Optional("and_later", default=False): cv.boolean,
        **PREVIEW,
    }
)


class _Previewed(Exception):
    """Takes back what was tried."""


@callback
def async_register_phone_undo_action(hass: HomeAssistant) -> None:
    """Register the action."""
    async_register(hass, UNDO, _undo, _UNDO, SupportsResponse.OPTIONAL, needs=Need.WRITE)


async def undo_last_change(access: StudioAccess, access_ids: Collection[str]) -> None:
    """Undo the last change by phones with these access records. Raises translated errors."""
    run = await access.read(lambda tx: phone_undo.last_change(tx, access_ids))
    undone = (await undo_change(access, run.id)).result
    if not undone.removed and not undone.restored:
        with access.telling():
            raise PhoneChangeOvertaken


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access, run_id = StudioAccess.of(call, caller), call.data["run_id"]
    run_ids = [run_id]
    if call.data["and_later"]:
        run_ids = await access.read(lambda tx: phone_undo.and_later(tx, run_id))
    if call.data["preview"] or len(run_ids) > 1:
        # Nothing is undone if something is not the caller's to undo.
        undone = await _tried(access, run_ids)
    if not call.data["preview"]:
        undone = Undone.of([(await undo_change(access, each)).result for each in run_ids])
    return {
        "removed": list[JsonValueType](undone.removed),
        "restored": list[JsonValueType](undone.restored),
        "not_undone": list[JsonValueType](undone.kept),
    }


async def _tried(access: StudioAccess, run_ids: Collection[str]) -> Undone:
    """Return what undoing changes would do; raises what it would raise."""
    tried = list[Undone]()

    def work(tx: Transaction) -> None:
        tried.append(phone_undo.undo_all(tx, run_ids, access.undo_rights(tx)))
        raise _Previewed

    with suppress(_Previewed), access.telling():
        await carry_out(access.entry.runtime_data.book, access.request, work)
    return tried[0]


async def undo_change(access: StudioAccess, run_id: str) -> Answer[Undone]:
    """Undo a change by a phone, as far as it is the caller's to undo; else raise Unauthorized."""
    # What a phone took somebody off is not theirs any more, and theirs to put back.
    request = replace(access.request, undoes=run_id, check=allow)
    with access.telling():
        return await carry_out(
            access.entry.runtime_data.book,
            request,
            lambda tx: phone_undo.undo(tx, run_id, access.undo_rights(tx)),
        )
