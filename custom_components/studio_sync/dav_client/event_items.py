"""The text of a calendar resource as items of the engine: a series, and its dates. Pure.

Each component has an etag of its own, made of what it says: else a write of one date would make
all others of its series seem changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Final

from ..book.model import Content, Moment, Status, Timed
from ..formats import recurrence
from ..formats.datetimes import midnight, moment_text
from ..formats.errors import CalendarTextError, CalendarTextReason, RecurrenceError
from ..formats.icalendar.components import Component
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.icalendar.lines import Line
from ..formats.icalendar.read import read_object
from ..sync.calendar.event_content import content_of
from ..sync.calendar.hierarchy import instance_content
from ..sync.model import RemoteItem, SkippedItem
from .codec import Entry, Resource
from .own_properties import OWN_PROPERTIES, facts_of

OWN_EXCLUSIONS: Final = "X-STUDIO-SYNC-EXDATE"
"""The dates that the series itself excludes, as the studio has it. All others that EXDATE names
are single dates that were taken off. In UTC or as days, separated by commas."""
_UNCOUNTED: Final = frozenset(
    {"DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "CREATED", "EXDATE", OWN_EXCLUSIONS, *OWN_PROPERTIES}
)
"""Properties that move without that anything else is said."""
_OFF: Final = "off"
_PLAIN: Final = "plain"
_TOLERANCE: Final = timedelta(seconds=5)
_REASONS: Final = {
    CalendarTextReason.COMPONENT: "event_type",
    CalendarTextReason.TOO_LARGE: "too_large",
    CalendarTextReason.RANGE: "recurrence_unknown",
    CalendarTextReason.RECURRENCE: "recurrence_unknown",
    CalendarTextReason.ZONE: "zone_unknown",
    CalendarTextReason.END_BEFORE_START: "time_range_empty",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventText:
    """A calendar resource that could be read. ``own`` are exclusions of the series itself."""

    name: str
    said: CalendarObject
    zone: str
    modified: datetime | None

    @property
    def master(self) -> Event | None:
        """The single event or the series."""
        return self.said.master

    @property
    def off(self) -> frozenset[Moment]:
        """The dates that were taken off the series, one by one."""
        return frozenset(_removed(self.master)) - self.own

    @property
    def own(self) -> frozenset[Moment]:
        """The dates that the series excludes itself."""
        source = self.said.sources.get(None)
        if source is None or self.master is None:
            return frozenset()
        named = {each for line in source.all(OWN_EXCLUSIONS) for each in _moments(line.value)}
        return frozenset(named & set(_removed(self.master)))

    @property
    def content(self) -> Content | None:
        """What the series or single event says; None for dates without their series."""
        if self.master is None:
            return None
        content = said(self.master, self.zone)
        if not self.own:
            return content
        start, zone = self.master.start, self.master.zone
        lines = recurrence.without(content.recurrence, start, zone, self.own)
        return replace(content, recurrence=lines)

    def exceptions(self) -> Iterator[tuple[Moment, Moment, Event]]:
        """Yield the exceptions: how each is named, which date it is, and what it says.

        One that the series has no date for is left out.
        """
        for named, event in self.said.exceptions.items():
            at = named if self.master is None else place_of(self.master, named)
            if at is not None:
                yield named, at, event


def read_text(resource: Resource, zone: str) -> EventText:
    """Read a text; ``zone`` is that of times without one. Raises CalendarTextError."""
    said_there = read_object(resource.text, zone=zone)
    return EventText(
        name=resource.name,
        said=_with_own_lines(said_there),
        zone=zone,
        modified=resource.modified,
    )


def _with_own_lines(said_there: CalendarObject) -> CalendarObject:
    """Let our own lines be changed with the event that they are in."""
    sources, master = said_there.sources, said_there.master
    exceptions = {at: _with_own(each, sources[at]) for at, each in said_there.exceptions.items()}
    if master is not None:
        master = _with_own(master, sources[None])
    return replace(said_there, master=master, exceptions=exceptions)


def _with_own(event: Event, source: Component) -> Event:
    names = OWN_EXCLUSIONS, *OWN_PROPERTIES
    own = (line.unfolded for name in names for line in source.all(name))
    return replace(event, attendees=(*event.attendees, *own))


def said(event: Event, zone: str) -> Content:
    """Return what an event says, its recurrence in its canonical form and without exclusions."""
    content = replace(content_of(event, zone), shown_studio=facts_of(event.attendees))
    when = content.when
    if isinstance(when, Timed) and event.end_zone is not None:
        content = replace(content, when=replace(when, end_zone=event.end_zone))
    if not content.recurrence:
        return content
    lines = recurrence.normalise(content.recurrence, event.start, event.zone)
    return replace(content, recurrence=lines)


def place_of(series: Event, named: Moment) -> Moment | None:
    """Return the date of a series that a RECURRENCE-ID means; None if it has none there.

    A day means the instance of that day on the series' clock.
    """
    lines, start, zone = _bare(series), series.start, series.zone
    if not lines:
        return named if named == start else None
    if recurrence.is_instance(lines, start, zone, named):
        return named
    if zone is None or isinstance(named, datetime):
        return None
    whole = recurrence.series_of(lines, start, zone)
    try:
        found = whole.of_day(whole.inner_of(midnight(named)))
    except OverflowError, RecurrenceError:
        return None
    return found[0] if found else None


def _bare(series: Event) -> tuple[str, ...]:
    return tuple(line for line in series.recurrence if not line.upper().startswith("EXDATE"))


def _removed(series: Event | None) -> list[Moment]:
    if series is None or not _bare(series):
        return []
    whole = recurrence.series_of(series.recurrence, series.start, series.zone)
    return [whole.outer(each) for each in whole.removed]


def _moments(text: str) -> Iterator[Moment]:
    for each in text.split(","):
        try:
            yield moment_of(each.strip())
        except ValueError:
            continue


def moment_of(text: str) -> Moment:
    """Read what ``moment_text`` writes: a day, or an instant in UTC. Raises ValueError."""
    if "T" in text:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return date.strptime(text, "%Y%m%d")


def exclusions_line(own: frozenset[Moment]) -> str:
    """Write the dates that the series excludes itself."""
    return f"{OWN_EXCLUSIONS}:{','.join(sorted(map(moment_text, own)))}"


# -- items ---------------------------------------------------------------------------------------


def child_id(name: str, position: Moment) -> str:
    """Name a date of the series in a text; no name of a text has a number sign in it."""
    return f"{name}#{moment_text(position)}"


def name_and_position(remote_id: str) -> tuple[str, Moment | None]:
    """Return the name of the text that an item is in, and which date of its series it is."""
    name, marked, at = remote_id.partition("#")
    try:
        return name, moment_of(at) if marked else None
    except ValueError:
        return name, None


def etag_of(component: Component) -> str:
    """Return the etag of a component: of all that it says, but for when it said it."""
    content = (
        each
        for each in component.content
        if not (isinstance(each, Line) and each.name in _UNCOUNTED)
    )
    pieces = (
        each.unfolded.encode() if isinstance(each, Line) else each.raw.replace(b"\r\n", b"\n")
        for each in content
    )
    return sha256(b"\n".join(pieces)).hexdigest()[:16]


def items_of(text: EventText) -> list[RemoteItem[Content]]:
    """Return all items of a text: its series or single event, and dates that differ from it."""
    items = list[RemoteItem[Content]]()
    content, master = text.content, text.master
    if master is not None and content is not None:
        off = content.status is Status.CANCELLED
        items.append(
            RemoteItem(
                id=text.name,
                etag=etag_of(text.said.sources[None]),
                content=None if off else content,
                updated=_updated(text, master),
                uid=text.said.uid,
            )
        )
        if off:
            return items
    items += [_exception(text, named, at, event) for named, at, event in text.exceptions()]
    there = {each.id for each in items}
    items += [
        _child(text, at, None, _OFF)
        for at in sorted(text.off, key=moment_text)
        if child_id(text.name, at) not in there
    ]
    return items


def _exception(text: EventText, named: Moment, at: Moment, event: Event) -> RemoteItem[Content]:
    zone = None if text.master is None else text.master.zone
    content: Content | None = replace(said(event, zone or text.zone), recurrence=())
    if content is not None and content.status is Status.CANCELLED:
        content = None
    item = _child(text, at, content, etag_of(text.said.sources[named]))
    item = replace(item, updated=_updated(text, event))
    if text.master is None:
        # A date whose series its owner does not have is an appointment of its own.
        return replace(item, parent_id=None, position=None)
    return item


def _child(text: EventText, at: Moment, content: Content | None, etag: str) -> RemoteItem[Content]:
    return RemoteItem(
        id=child_id(text.name, at),
        etag=etag,
        content=content,
        updated=text.modified,
        parent_id=text.name,
        position=at,
    )


def _updated(text: EventText, event: Event) -> datetime | None:
    """Return when somebody edited it, as far as that can be told.

    Programs that copy an event keep the time that it says; the server's is when it came.
    """
    own, kept = event.modified, text.modified
    if own is None or (kept is not None and own > kept + _TOLERANCE):
        return kept
    return own


def plain_child(items: list[RemoteItem[Content]], remote_id: str) -> RemoteItem[Content] | None:
    """Return a date that a text does not tell of by itself: as its series says, or gone."""
    name, at = name_and_position(remote_id)
    series = next((each for each in items if each.id == name), None)
    if at is None:
        return None
    content = None if series is None else series.content
    comes = content is not None and _comes_at(content, at)
    return RemoteItem(
        id=remote_id,
        etag=None if series is None else f"{_PLAIN}-{series.etag}",
        content=instance_content(content, at) if content is not None and comes else None,
        parent_id=name,
        position=at,
    )


def _comes_at(series: Content, at: Moment) -> bool:
    if not series.recurrence:
        return False
    return recurrence.is_instance(series.recurrence, series.when.start, _zone(series), at)


def _zone(content: Content) -> str | None:
    return content.when.zone if isinstance(content.when, Timed) else None


def dates_of(text: EventText, after: datetime, before: datetime) -> Iterator[Moment]:
    """Yield the dates of a series between two times, but for those it excludes."""
    content = text.content
    if content is None or not content.recurrence:
        return
    start = content.when.start
    timed = isinstance(start, datetime)
    low: Moment = after if timed else after.date()
    high: Moment = before if timed else before.date()
    yield from recurrence.expand(content.recurrence, start, _zone(content), low, high)


def skipped(resource: Resource, error: CalendarTextError) -> SkippedItem:
    """Return a text that can't be read, and why. One that is no event is nothing to report."""
    reason = _REASONS.get(error.reason, "malformed")
    return SkippedItem(
        remote_id=resource.name,
        reason=reason,
        problem=error.reason is not CalendarTextReason.COMPONENT,
    )


type EventEntry = Entry[Content]
