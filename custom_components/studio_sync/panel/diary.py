"""The diary of a studio: what is between two instants, and what of it changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book.database import Transaction
from ..book.model import Appointment
from ..const import DOMAIN
from ..errors import translate_errors
from ..google.event_mapping import is_private
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


@callback
def async_register_diary(hass: HomeAssistant) -> None:
    """Register ``studio_sync/diary/subscribe``."""
    fields = {vol.Required("start"): given.moment, vol.Required("end"): given.moment}
    async_register(hass, "diary/subscribe", fields, _subscribe)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    with translate_errors():
        start = given.at_least_midnight(msg["start"], access.studio)
        end = given.at_least_midnight(msg["end"], access.studio, "end")
        if end <= start:
            raise EndBeforeStart
    if end - start > LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="diary_too_long")
    told = _Diary(start, end)
    await async_follow(access, connection, msg, told.tell, told.note)


class _Diary:
    """A diary as one page has it. It is read again only after a change that concerns it."""

    def __init__(self, start: datetime, end: datetime) -> None:
        self._span = start, end
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
            if same_reader and not due.concerns(tx, access.studio, self._span, self._records):
                return None
            found = diary(tx, access.studio, *self._span)
            self._records = tuple(each.listed.instance.appointment for each in found)
            values = (
                appointment_json(access, each.listed, conflict=each.conflict)
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
        "private": sees and is_private(record.extra),
        "conflict": conflict,
        "editable": access.reader.changes(record),
    }
