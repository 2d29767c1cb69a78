"""Texts of calendars as items of the engine, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from ..book.model import Content, Moment
from ..dav.names import caldav
from ..formats.errors import CalendarTextError, RecurrenceError
from ..sync.model import Outcome, RemoteItem, Verdict, Write
from .codec import Applied, Entries, Resource
from .event_items import (
    child_id,
    dates_of,
    items_of,
    name_and_position,
    plain_child,
    read_text,
    skipped,
)
from .event_writes import Family

_BEFORE: Final = timedelta(days=366)
_AFTER: Final = timedelta(days=2 * 366)
_MOST_DATES: Final = 1_000
"""Dates of a series that are told of one by one."""


class Events:
    """Implements ``Codec``."""

    report: Final = caldav("calendar-multiget")
    data: Final = caldav("calendar-data")
    content_type: Final = "text/calendar; charset=utf-8"
    extension: Final = ".ics"

    def __init__(self, zone: str) -> None:
        """``zone`` (IANA) is that of times which name none."""
        self.zone = zone

    def read(self, resource: Resource) -> Entries[Content]:
        """Return the items of a text; see ``Codec.read``."""
        try:
            return items_of(read_text(resource, self.zone))
        except CalendarTextError as error:
            return [skipped(resource, error)]

    def apply(
        self,
        name: str,
        there: Resource | None,
        writes: Mapping[int, Write[Content]],
        now: datetime,
    ) -> Applied[Content]:
        """Return the text after these writes; see ``Codec.apply``."""
        old = None if there is None else there.text
        try:
            text = None if there is None else read_text(there, self.zone)
            uid = name.removesuffix(self.extension) if text is None else text.said.uid
            return Family(name, text, uid, now.replace(microsecond=0)).apply(writes, old)
        except CalendarTextError as error:
            reason = skipped(Resource(name=name, text=b""), error).reason
        except RecurrenceError:
            reason = "recurrence_unknown"
        refused = Outcome[Content](verdict=Verdict.REFUSED, reason=reason)
        return Applied(text=old, settled=dict.fromkeys(writes, refused))

    def family(self, remote_id: str) -> str:
        """Return the name of the text that an item is in."""
        return name_and_position(remote_id)[0]

    def child_id(self, name: str, position: Moment) -> str:
        """Name a date of a series."""
        return child_id(name, position)

    def position(self, remote_id: str) -> Moment | None:
        """Return which date of a series an item is."""
        return name_and_position(remote_id)[1]

    def children(self, resource: Resource, around: datetime) -> Entries[Content]:
        """Return the dates of a series, as far as they are told of one by one."""
        try:
            text = read_text(resource, self.zone)
            items = items_of(text)
            own = {each.id: each for each in items if each.parent_id is not None}
            plain = (
                plain_child(items, child_id(text.name, at))
                for at in islice(dates_of(text, around - _BEFORE, around + _AFTER), _MOST_DATES)
            )
            found = {each.id: each for each in plain if each is not None}
        except CalendarTextError as error:
            return [skipped(resource, error)]
        return list((found | own).values())

    def has_children(self, items: Entries[Content]) -> bool:
        """Tell whether a text is of a series."""
        contents = (each.content for each in items if isinstance(each, RemoteItem))
        return any(content is not None and content.recurrence for content in contents)

    def child_now(self, remote_id: str, items: Entries[Content]) -> RemoteItem[Content]:
        """Return a date that a text does not tell of by itself."""
        known = [each for each in items if isinstance(each, RemoteItem)]
        found = plain_child(known, remote_id)
        return found or RemoteItem(id=remote_id, etag=None, content=None)
