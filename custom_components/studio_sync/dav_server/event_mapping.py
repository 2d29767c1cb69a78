"""Appointments as events of a calendar, and the text of an item. Pure.

An item is a single appointment, a series with the dates that differ, or a date of a series whose
owner has the date but not the series. What a calendar shows of it depends on the access: see
``View``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from ..book.model import Appointment, Client, Moment, Origin, Status, Timed
from ..formats.datetimes import zone_of
from ..formats.errors import CalendarTextError
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.icalendar.read import read_object
from ..formats.icalendar.write import changed_object, write_object
from ..scheduling.titles import AccountProjection, Privacy
from ..sync.calendar.event_content import (
    EVENT_STATUS,
    instance_of,
    like,
    moved_places,
    recurrence_lines,
)
from .client_block import with_client
from .visit import CalendarRights

FORMAT: Final = 2
"""The number of the form in which events are written; raised when one is written otherwise."""
_UNCHANGED: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The calendar of a staff member or resource, ``owner_id``, as an access sees it.

    ``zone`` is the IANA zone of floating times.
    """

    owner_id: str
    shown: Privacy = Privacy.FULL
    tentative: bool = True
    busy_word: str = "Busy"
    zone: str = "UTC"

    @classmethod
    def of(cls, owner_id: str, rights: CalendarRights, busy_word: str, zone: str) -> View:
        """Return the view that an access has by its rights."""
        return cls(
            owner_id=owner_id,
            shown=rights.shown,
            tentative=rights.tentative,
            busy_word=busy_word,
            zone=zone,
        )

    @property
    def key(self) -> str:
        """The name of the calendar in ``book.phone_items``: texts of another view are others."""
        return self.owner_id if self.names_clients else f"{self.owner_id}/{self.shown}"

    @property
    def names_clients(self) -> bool:
        """Whether it shows whose a session is."""
        return self.shown is Privacy.FULL

    @property
    def projection(self) -> AccountProjection:
        """What is hidden of an appointment."""
        return AccountProjection(privacy=self.shown, busy_word=self.busy_word, origin=Origin.PHONE)

    @property
    def form(self) -> str:
        """What texts are made by, besides what the book holds."""
        return f"{FORMAT} {self.key} {self.tentative} {self.zone} {self.busy_word}"

    def shows_more_than(self, other: View) -> bool:
        """Whether an appointment shows more of itself in this calendar than in another one."""
        levels = (Privacy.BUSY, Privacy.TITLE, Privacy.FULL)
        return levels.index(self.shown) > levels.index(other.shown)

    def shows(self, record: Appointment) -> bool:
        """Whether an appointment, by itself, is in this calendar."""
        hidden = not self.tentative and record.content.status is Status.TENTATIVE
        return record.lives and not hidden and self.owner_id in record.owners


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The text that a phone wrote, and the rev at which it did."""

    text: bytes
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What an item is made from.

    ``record`` is the single appointment, the series, or the date without one;
    ``exceptions`` are all exceptions of a series, but for deleted ones. ``clients`` are by id.
    """

    record: Appointment
    uid: str
    exceptions: tuple[Appointment, ...] = ()
    clients: Mapping[str, Client] = field(default_factory=dict)
    kept: Kept | None = None


def text_of(family: Family, view: View) -> bytes:
    """Return the text of an item: the same for the same family and view, whenever it is made.

    What a phone wrote stays but for the lines that say something else by now. A text that this
    version can no longer read is replaced.
    """
    master, exceptions = events_of(family, view)
    stamp = _stamp(family)
    if family.kept is not None:
        try:
            old = read_object(family.kept.text, zone=view.zone)
        except CalendarTextError:
            pass
        else:
            return _rewritten(family, old, family.kept.rev, (master, exceptions), stamp)
    return write_object(master, exceptions, stamp=stamp)


def events_of(family: Family, view: View) -> tuple[Event, list[Event]]:
    """Return the event of a single appointment or series, and its exceptions.

    Dates of the series that the calendar does not show are excluded by EXDATE.
    """
    record = family.record
    master = _event(family, record, view)
    shown = [each for each in family.exceptions if view.shows(each)]
    if record.content.recurrence:
        there = {each.id for each in shown}
        hidden = [
            each.original_start
            for each in family.exceptions
            if each.original_start is not None and each.id not in there
        ]
        master = replace(master, recurrence=recurrence_lines(record.content, master, hidden))
    return master, [
        replace(_event(family, each, view), recurrence_id=each.original_start) for each in shown
    ]


def _event(family: Family, record: Appointment, view: View) -> Event:
    projected = view.projection.project(record, record.content)
    description = projected.description
    client = family.clients.get(record.client_id or "")
    if view.names_clients and client is not None and client.lives:
        description = with_client(description, client)
    when = projected.when
    types = (record.session_type,) if record.session_type and not _hides(record, view) else ()
    return Event(
        uid=family.uid,
        start=when.start,
        end=when.end,
        zone=when.zone if isinstance(when, Timed) else None,
        summary=projected.title,
        description=description,
        location=projected.place,
        status=EVENT_STATUS[projected.status],
        transparent=not projected.busy,
        categories=types,
        sequence=record.rev,
        modified=record.changed_at,
    )


def _hides(record: Appointment, view: View) -> bool:
    return view.projection.project(record, record.content) is not record.content


def _stamp(family: Family) -> datetime:
    """Return when the last of its appointments changed.

    Not when a client did, who may have changed in what is not shown.
    """
    times = [each.changed_at for each in (family.record, *family.exceptions)]
    return max((each for each in times if each is not None), default=_UNCHANGED)


def _rewritten(
    family: Family,
    old: CalendarObject,
    rev: int,
    events: tuple[Event, list[Event]],
    stamp: datetime,
) -> bytes:
    """Return a phone's text with what has changed since; ``rev`` is that of the text."""
    master, exceptions = events
    records = {each.original_start: each for each in family.exceptions}
    if old.master is not None:
        master = like(master, old.master, edited=family.record.rev > rev)
    places = moved_places(old, master)
    former = {now: at for at, now in places.items()}
    others = list[Event]()
    for each in exceptions:
        named = each.recurrence_id if places else _named(each.recurrence_id, old, master)
        at = former.get(named) if places else named
        before = None if at is None else old.exceptions.get(at)
        if before is None:
            others.append(each)
        else:
            edited = records[each.recurrence_id].rev > rev
            others.append(like(replace(each, recurrence_id=named), before, edited=edited))
    there = {each.recurrence_id for each in others}
    for at, before in old.exceptions.items():
        plain = None if (now := places.get(at, at)) in there else instance_of(master, now)
        if plain is not None:
            others.append(like(plain, before, edited=family.record.rev > rev))
    return changed_object(old, master, others, stamp=stamp, places=places)


def _named(moment: Moment | None, old: CalendarObject, master: Event) -> Moment | None:
    """Return what a phone's text calls an exception: also the day of an instance names it."""
    if moment in old.exceptions or not isinstance(moment, datetime) or master.zone is None:
        return moment
    day = moment.astimezone(zone_of(master.zone)).date()
    return day if day in old.exceptions else moment
