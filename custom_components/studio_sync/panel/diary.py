"""The diary of a studio: what is between two instants, and what of it changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import clients
from ..book.database import Transaction
from ..book.model import Appointment
from ..const import DOMAIN
from ..entries.roles import Extent
from ..errors import translate_errors
from ..google.event_mapping import is_private
from ..scheduling.appointment_finding import find_appointments
from ..scheduling.diary import Due, diary
from ..scheduling.errors import EndBeforeStart
from ..scheduling.listing import Listed
from ..services import schema as given
from ..services.response import listed_json
from ..services.studio_access import StudioAccess
from .commands import Message, async_register
from .following import async_follow

LONGEST: Final = timedelta(days=100)
"""More is no view of the page."""
MOST: Final = 50
"""Appointments that a search finds at most."""
_LEAST: Final = 2
"""Characters that are looked for at least."""


@callback
def async_register_diary(hass: HomeAssistant) -> None:
    """Register ``studio_sync/diary/subscribe`` and ``studio_sync/diary/find``."""
    fields = {
        vol.Required("start"): given.moment,
        vol.Required("end"): given.moment,
        vol.Optional("cancelled", default=False): bool,
    }
    async_register(hass, "diary/subscribe", fields, _subscribe)
    limit = vol.All(int, vol.Range(min=1, max=MOST))
    found = {vol.Required("text"): str, vol.Optional("limit", default=10): limit}
    async_register(hass, "diary/find", found, _find)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    with translate_errors():
        start = given.at_least_midnight(msg["start"], access.studio)
        end = given.at_least_midnight(msg["end"], access.studio, "end")
        if end <= start:
            raise EndBeforeStart
    if end - start > LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="diary_too_long")
    told = _Diary(start, end, cancelled=msg["cancelled"])
    await async_follow(access, connection, msg, told.tell, told.note)


async def _find(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell which appointments are meant, of those that the user sees whole."""
    reader, wanted = access.reader, msg["text"].strip()
    people = None if reader.rights.others is Extent.ALL else reader.rights.people
    seen = clients.seen_by(reader.clients_of) if reader.sees_clients() else None

    def work(tx: Transaction) -> list[JsonValueType]:
        if len(wanted) < _LEAST:
            return []
        found = find_appointments(tx, access.studio, wanted, msg["limit"], people=people, seen=seen)
        return [appointment_json(access, each) for each in found]

    connection.send_result(msg["id"], {"appointments": await access.read(work)})


class _Diary:
    """A diary as one page has it. It is read again only after a change that concerns it."""

    def __init__(self, start: datetime, end: datetime, *, cancelled: bool) -> None:
        self._span = start, end
        self._cancelled = cancelled
        self._due = Due()
        self.note = self._due.note
        self._told: dict[str, JsonObjectType] | None = None
        self._records: tuple[Appointment, ...] = ()
        self._reader: object = None

    async def tell(self, access: StudioAccess) -> JsonObjectType | None:
        """Return what is another since the last message; None: nothing."""
        due = self._due.taken()
        reader = access.reader, access.studio
        same_reader, self._reader = reader == self._reader, None

        def work(tx: Transaction) -> dict[str, JsonObjectType] | None:
            if same_reader and not due.concerns(
                tx, access.studio, self._span, self._records, cancelled=self._cancelled
            ):
                return None
            found = diary(tx, access.studio, *self._span, cancelled=self._cancelled)
            self._records = tuple(each.listed.instance.appointment for each in found)
            values = (
                appointment_json(access, each.listed, conflict=each.conflict, kept=each.kept)
                for each in found
                if access.reader.lists(each.listed.instance.appointment)
            )
            return {each["key"]: each for each in values}

        now, before = await access.read(work), self._told
        self._reader = reader
        if now is None:
            return None
        self._told = now
        if before is None:
            return {"whole": True, "changed": [*now.values()], "removed": []}
        changed = [each for key, each in now.items() if before.get(key) != each]
        removed = [key for key in before if key not in now]
        if not (changed or removed):
            return None
        return {"whole": False, "changed": [*changed], "removed": [*removed]}


def appointment_json(
    access: StudioAccess, listed: Listed, *, conflict: bool = False, kept: bool = False
) -> Any:
    """Return an instance as the page gets it (``Appointment`` in its ``protocol.ts``)."""
    record = listed.instance.appointment
    value = listed_json(listed, access.studio, access.reader)
    kind = access.studio.find_type(record.session_type)
    sees = access.reader.sees(record)
    # Who sees only that somebody is busy is not told with what.
    told = sees or access.reader.rights.others is Extent.NAMELESS
    del value["suggestions"]
    return {
        **value,
        "key": f"{record.id}@{value['moment'] or ''}",
        "before": kind.buffer_before if kind and sees else 0,
        "after": kind.buffer_after if kind and sees else 0,
        "private": sees and is_private(record.extra),
        "conflict": conflict and told,
        "kept": kept and told,
        "editable": access.reader.changes(record),
    }
