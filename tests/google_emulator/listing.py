"""events.list and events.instances: filters, order, pages, tokens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
import random

import orjson

from . import errors
from .delay import shown
from .filters import Filters, read_filters
from .resource import (
    as_seen_by,
    default_reminders,
    event_json,
    event_resource,
    horizon,
    instance_of,
    quoted,
)
from .state import SEES_ALL, CalendarEntry, Event, Orphans
from .times import known_zone, stamp, zone
from .tokens import PageToken, make_sync_token, page_digest, read_sync_token
from .wire import Call, JsonObject

type Key = tuple[float | str | int, ...]


@dataclass(slots=True, kw_only=True)
class Listing:
    """One request for a list of events."""

    entry: CalendarEntry
    call: Call
    now: datetime
    token_lifetime: timedelta
    page_rng: random.Random | None = None
    """Makes pages short or empty by chance, as Google may."""

    def answer(self) -> JsonObject:
        """Answer events.list."""
        call, calendar = self.call, self.entry.calendar
        filters = read_filters(call, self.now)
        page = call.param("pageToken")
        token = call.param("syncToken")
        since: int | None = None
        if token is not None:
            since = read_sync_token(token, calendar, call, self.now, self.token_lifetime)
        start = PageToken.decode(page, calendar, call) if page is not None else None
        sequence = start.sequence if start else calendar.sequence
        cursor = start.cursor if start else None
        if since is not None and not filters.single:
            found = self._changes(filters, since, sequence, cursor)
        elif filters.single or filters.order:
            found = self._sorted(filters, since, cursor)
        else:
            found = self._by_number(filters, cursor)
        items, last = self._page(found, filters.page_size, cursor)
        head = self._head()
        if last is not None:
            head["nextPageToken"] = PageToken(
                calendar.id, page_digest(call), last, sequence
            ).encode()
        elif filters.gives_token:
            head["nextSyncToken"] = make_sync_token(calendar, call, sequence, self.now)
        head["items"] = items
        return head

    def instances(self, master: Event) -> JsonObject:
        """Answer events.instances."""
        call, calendar = self.call, self.entry.calendar
        filters = read_filters(call, self.now)
        filters.single = True
        original = call.param("originalStart")
        page = call.param("pageToken")
        start = PageToken.decode(page, calendar, call) if page is not None else None
        keyed = (
            (self._key_single(event), event)
            for event in self._expand(master, filters, cancelled=filters.deleted)
            if filters.passes(event, calendar)
            and (original is None or _starts(event, original, calendar.time_zone))
        )
        cursor = start.cursor if start else None
        found = _after(sorted(keyed, key=lambda pair: pair[0]), cursor)
        items, last = self._page(found, filters.page_size, cursor)
        head = self._head()
        if last is not None:
            head["nextPageToken"] = PageToken(
                calendar.id, page_digest(call), last, calendar.sequence
            ).encode()
        head["items"] = items
        return head

    # -- what is listed, in order -------------------------------------------------------

    def _changes(
        self, filters: Filters, since: int, until: int, cursor: list[object] | None
    ) -> Iterator[tuple[Key, Event]]:
        """Yield what changed; the cost is that of the changes, not of the calendar.

        A first listing may have been limited to a time; whether its token is too is not documented.
        Here it is not: clients get changes outside of that time as well.
        """
        if cursor is not None:
            assert isinstance(cursor[0], int)
            since = cursor[0]
        calendar = self.entry.calendar
        for event in calendar.changed_since(since):
            # What changed while pages were fetched comes with the next token.
            if event.change > until:
                return
            if event.id in calendar.delayed or calendar.takes_place_again(event):
                continue
            if filters.passes_type(event):
                yield (event.change,), event

    def _by_number(
        self, filters: Filters, cursor: list[object] | None
    ) -> Iterator[tuple[Key, Event]]:
        calendar = self.entry.calendar
        first = 0
        if cursor is not None:
            assert isinstance(cursor[0], int)
            first = cursor[0] + 1
        for event in islice(calendar.by_number, first, None):
            if calendar.orphans is Orphans.OMITTED and calendar.is_orphan(event):
                continue
            if calendar.takes_place_again(event):
                continue
            if filters.shows(event) and filters.passes(event, calendar):
                yield (event.number,), event

    def _sorted(
        self, filters: Filters, since: int | None, cursor: list[object] | None
    ) -> Iterator[tuple[Key, Event]]:
        calendar = self.entry.calendar
        source: Iterable[Event] = (
            calendar.by_number if since is None else list(calendar.changed_since(since))
        )
        key: Callable[[Event], Key] = self._key_single
        if filters.order == "updated":
            key = self._key_updated
        found: dict[str, tuple[Key, Event]] = {}
        for event in source:
            if not filters.single:
                if filters.shows(event) and filters.passes(event, calendar):
                    found[event.id] = key(event), event
                continue
            for single in self._singles(event, filters, incremental=since is not None):
                if filters.passes(single, calendar):
                    found[single.id] = key(single), single
        return _after(sorted(found.values(), key=lambda pair: pair[0]), cursor)

    def _singles(self, event: Event, filters: Filters, *, incremental: bool) -> Iterator[Event]:
        cancelled = filters.deleted or incremental
        if event.lines or event.past:
            yield from self._expand(event, filters, cancelled=cancelled)
        elif event.master is None:
            if not event.deleted or cancelled:
                yield event
        elif incremental:
            # Outside of an incremental listing exceptions come with their series.
            yield event

    def _expand(self, master: Event, filters: Filters, *, cancelled: bool) -> Iterator[Event]:
        calendar = self.entry.calendar
        exceptions = calendar.exceptions_of(master)
        seen: set[str] = set()
        if not master.deleted and not master.lines:
            yield master
        if not master.deleted and master.lines:
            series = calendar.series(master)
            limit = series.limit(filters.time_max, horizon(self.now))
            for start in series.occurrences(limit):
                single = instance_of(calendar, master, start, series.end_of(start))
                seen.add(single.id)
                if single.id not in exceptions:
                    yield single
            for exception in exceptions.values():
                if not exception.deleted or cancelled:
                    seen.add(exception.id)
                    yield exception
        if cancelled:
            yield from self._vanished(master, filters.time_max, seen)

    def _vanished(
        self, master: Event, time_max: datetime | None, seen: set[str]
    ) -> Iterator[Event]:
        """Occurrences that a series had and has no more, as cancelled ones."""
        calendar = self.entry.calendar
        times = list(master.past)
        if master.deleted and master.lines:
            times.append((master.start, master.end, master.lines))
        for start, end, lines in times:
            series = calendar.series(master)
            series = type(series)(start, end, tuple(lines), calendar.time_zone)
            for when in series.occurrences(series.limit(time_max, horizon(self.now))):
                single = instance_of(calendar, master, when, series.end_of(when))
                if single.id not in seen:
                    seen.add(single.id)
                    single.fields["status"] = "cancelled"
                    yield single

    def _key_single(self, event: Event) -> Key:
        own = known_zone(self.entry.calendar.time_zone)
        return event.start.at(own).timestamp(), event.id

    @staticmethod
    def _key_updated(event: Event) -> Key:
        return event.updated.timestamp(), event.id

    # -- pages --------------------------------------------------------------------------

    def _page(
        self,
        found: Iterator[tuple[Key, Event]],
        size: int,
        cursor: list[object] | None,
    ) -> tuple[list[object], list[object] | None]:
        """Return a page's items and, unless it is the last, the key to go on from."""
        if self.page_rng is not None:
            size = self.page_rng.choice((0, 1, size // 2, size))
        render = self._renderer()
        items: list[object] = []
        last = cursor
        for key, event in found:
            if len(items) == size:
                return items, last if last is not None else _before(key)
            item = render(event)
            last = list(key)
            if item is not None:
                items.append(item)
        return items, None

    def _renderer(self) -> Callable[[Event], object | None]:
        calendar, role = self.entry.calendar, self.entry.role
        zone_name, most = self.call.param("timeZone"), self.call.param("maxAttendees")
        if zone_name is not None and zone(zone_name) is None:
            raise errors.invalid_parameter("timeZone", f"Invalid value for: {zone_name}")
        plain = role in SEES_ALL and zone_name is None and most is None

        def render(event: Event) -> object | None:
            if event.delayed is not None:
                return shown(event)
            if plain:
                return orjson.Fragment(event_json(calendar, event))
            resource = event_resource(calendar, event, zone_name, full=False)
            return as_seen_by(limit_attendees(resource, most), role)

        return render

    def _head(self) -> JsonObject:
        calendar = self.entry.calendar
        head: JsonObject = {
            "kind": "calendar#events",
            "etag": quoted(calendar.sequence),
            "summary": calendar.summary,
            "updated": stamp(calendar.updated),
            "timeZone": self.call.param("timeZone") or calendar.time_zone,
            "accessRole": self.entry.role,
            "defaultReminders": default_reminders(self.entry),
        }
        if calendar.description is not None:
            head["description"] = calendar.description
        return head


def _before(key: Key) -> list[object]:
    """Return a key before the very first one, for a listing that begins with an empty page."""
    first = key[0]
    assert not isinstance(first, str)
    return [first - 1, *key[1:]]


def _after(
    pairs: list[tuple[Key, Event]], cursor: list[object] | None
) -> Iterator[tuple[Key, Event]]:
    if cursor is None:
        return iter(pairs)
    edge: tuple[object, ...] = tuple(cursor)
    return (pair for pair in pairs if pair[0] > edge)


def _starts(event: Event, text: str, calendar_zone: str) -> bool:
    when = event.original or event.start
    if when.day is not None:
        return text[:10] == when.day.isoformat()
    try:
        return when.at(known_zone(calendar_zone)) == datetime.fromisoformat(text)
    except ValueError, TypeError:
        raise errors.invalid_parameter("originalStart", "Invalid value") from None


def limit_attendees(resource: JsonObject, most: str | None) -> JsonObject:
    """Apply ``maxAttendees``: beyond it, only the participant is returned."""
    attendees = resource.get("attendees", [])
    if most is None or len(attendees) <= int(most):
        return resource
    own = [item for item in attendees if item.get("self")]
    return resource | {"attendees": own, "attendeesOmitted": True}
