"""The diary of a studio: what is between two instants, and what of it changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book import conflicts
from ..book.change import ChangeKind
from ..book.database import Transaction
from ..const import DOMAIN
from ..errors import translate_errors
from ..scheduling.listing import Listed, listing
from ..services import schema as given
from ..services.response import listed_json
from ..services.studio_access import StudioAccess
from .commands import Message, async_register
from .following import async_follow

LONGEST: Final = timedelta(days=100)
"""More is no view of the page."""
_KINDS: Final = frozenset({ChangeKind.APPOINTMENT, ChangeKind.CLIENT, ChangeKind.CONFLICT})


@callback
def async_register_diary(hass: HomeAssistant) -> None:
    """Register ``studio_sync/diary/subscribe``."""
    fields = {vol.Required("start"): given.moment, vol.Required("end"): given.moment}
    async_register(hass, "diary/subscribe", fields, _subscribe)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    with translate_errors():
        start = given.at_least_midnight(msg["start"], access.studio)
        end = given.at_least_midnight(msg["end"], access.studio, "end")
    if end - start > LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="diary_too_long")
    told: dict[str, JsonObjectType] = {}
    begun = False

    async def tell(access: StudioAccess) -> JsonObjectType | None:
        nonlocal told, begun
        now = await access.read(lambda tx: _between(tx, access, start, end))
        before, told = told, now
        changed = [each for key, each in now.items() if before.get(key) != each]
        removed = [key for key in before if key not in now]
        whole, begun = not begun, True
        if not (whole or changed or removed):
            return None
        return {"whole": whole, "changed": [*changed], "removed": [*removed]}

    await async_follow(access, connection, msg, tell, lambda change: bool(change.kinds & _KINDS))


def _between(
    tx: Transaction, access: StudioAccess, start: Any, end: Any
) -> dict[str, JsonObjectType]:
    found, _ = listing(tx, access.studio, start, end)
    ids = {each.instance.appointment.id for each in found}
    disputed = {
        name for each in conflicts.overlapping(tx, ids) for name in (each.record_id, each.other_id)
    }
    return {
        value["key"]: value
        for each in found
        if (
            value := appointment_json(
                access, each, conflict=each.instance.appointment.id in disputed
            )
        )
    }


def appointment_json(access: StudioAccess, listed: Listed, *, conflict: bool = False) -> Any:
    """Return an instance as the page gets it (``Appointment`` in its ``protocol.ts``)."""
    record = listed.instance.appointment
    value = listed_json(listed, access.studio, access.reader)
    kind = access.studio.find_type(record.session_type)
    sees = access.reader.sees(record)
    del value["suggestions"]
    return {
        **value,
        "key": f"{record.id}@{value['moment'] or ''}",
        "before": kind.buffer_before if kind and sees else 0,
        "after": kind.buffer_after if kind and sees else 0,
        "conflict": conflict,
        "editable": access.reader.changes(record),
    }
