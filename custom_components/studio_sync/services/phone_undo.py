"""Undoes what a phone changed: the action, and what the button does."""

from __future__ import annotations

from collections.abc import Collection
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

from ..book.model import Appointment
from ..scheduling import phone_undo
from ..scheduling.phone_undo import PhoneChangeOvertaken, Rights, Undone
from ..scheduling.write_path import allow, carry_out
from .permissions import Caller, async_register
from .studio_access import STUDIO, StudioAccess

UNDO: Final = "undo_phone_change"
_UNDO: Final = vol.Schema({**STUDIO, vol.Required("run_id"): cv.string})


@callback
def async_register_phone_undo_action(hass: HomeAssistant) -> None:
    """Register the action."""
    async_register(hass, UNDO, _undo, _UNDO, SupportsResponse.OPTIONAL)


async def undo_last_change(access: StudioAccess, access_ids: Collection[str]) -> None:
    """Undo the last change by phones with these access records. Raises translated errors."""
    run = await access.read(lambda tx: phone_undo.last_change(tx, access_ids))
    undone = await _undone(access, run.id)
    if not undone.removed and not undone.restored:
        with access.telling():
            raise PhoneChangeOvertaken


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    undone = await _undone(StudioAccess.of(call, caller), call.data["run_id"])
    return {
        "removed": list[JsonValueType](undone.removed),
        "restored": list[JsonValueType](undone.restored),
        "not_undone": list[JsonValueType](undone.kept),
    }


async def _undone(access: StudioAccess, run_id: str) -> Undone:
    """Undo a change, as far as it is the caller's to undo; else raise Unauthorized."""

    def appointment(now: Appointment, back: Appointment) -> None:
        if not access.reader.changes(now) and not access.reader.changes(back):
            raise access.caller.refused()

    # What a phone took somebody off is not theirs any more, and theirs to put back.
    request = replace(access.request, undoes=run_id, check=allow)
    with access.telling():
        answer = await carry_out(
            access.entry.runtime_data.book,
            request,
            lambda tx: phone_undo.undo(
                tx,
                run_id,
                Rights(
                    appointment=appointment,
                    clients=lambda ids: access.refuse_foreign_clients(tx, ids),
                ),
            ),
        )
    return answer.result
