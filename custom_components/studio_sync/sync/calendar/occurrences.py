"""Which occurrence in a replica represents one date of a series. Pure.

One way, what people do to a series in the replica is not taken into the book: it may
come at other times there, be all-day, have ended, or go on in another series. A date
that is changed in the book is written to the event that represents it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from ...book.appointment_rows import moved
from ...book.model import Appointment, Content, Link, Moment, Timed, When
from ...formats.recurrence import expand, last_start, shift
from ..model import Rules
from .times import comes_at
from .values import Item, Projection

MOST_SPLITS = 25
"""So many dates are looked at from either end, for where a series may have been split."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence of a series in the replica, by the ids there."""

    parent_id: str
    """That of the series."""
    position: Moment
    """Its original start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """A series of the book, and what the replica was last seen to have of it."""

    ours: Content
    """What the replica is shown of the series."""
    theirs: Item
    """Its copy, as it is now."""
    splits: tuple[Item, ...]
    """The series that continue it, the latest first."""

    def of(self, start: Moment) -> Occurrence | None:
        """Return what represents the date that by our rule starts at ``start``."""
        if self.theirs.content is not None:
            at = _counterpart(self.ours, self.theirs.content, start)
            if at is not None:
                return Occurrence(parent_id=self.theirs.id, position=at)
        for split in self.splits:
            begin = split.split_at
            if begin is None or split.content is None or not _from(start, begin):
                continue
            ours = replace(self.ours, when=moved(self.ours.when, begin))
            at = _counterpart(ours, split.content, start)
            if at is not None:
                return Occurrence(parent_id=split.id, position=at)
        return None

    def possible_splits(self, start: Moment) -> Iterator[Moment]:
        """Yield the dates from which on another series may stand for those up to ``start``."""
        content = self.theirs.content
        if content is None or not self.ours.recurrence:
            return
        end: Moment | None = content.when.start
        if content.recurrence:
            end = last_start(content.recurrence, content.when.start, _zone(content.when))
        first, zone = self.ours.when.start, _zone(self.ours.when)
        if end is not None:
            # Where it ends on our clock: it may have been moved before it was split.
            first = shift(end, content.when.start, _zone(content.when), first, zone)
        step = timedelta(seconds=1) if isinstance(start, datetime) else _DAY
        begin = self.ours.when.start
        dates = list(expand(self.ours.recurrence, begin, zone, first, start + step))
        yield from dict.fromkeys([*dates[: MOST_SPLITS + 1], *dates[-MOST_SPLITS:]])


def copies_of(
    series: Appointment | None,
    link: Link[Content] | None,
    items: Mapping[str, Item],
    rules: Rules,
    view: Projection,
) -> Copies | None:
    """Return a series and its copies, where these may differ; None if they don't, or are unread.

    If the book has other times for it by now these are written first, and count.
    """
    if rules.send_back or series is None or link is None or link.gone or link.baseline is None:
        return None
    theirs = items.get(link.remote_id)
    ours = view.project(series, series.content)
    if theirs is None or theirs.content is None or not _same_times(ours, link.baseline):
        return None
    whole = theirs.split_from or theirs.id
    splits = [
        item
        for item in items.values()
        if item.split_from == whole and item.id != theirs.id and item.content is not None
    ]
    splits.sort(key=lambda item: str(item.split_at), reverse=True)
    return Copies(ours=ours, theirs=theirs, splits=tuple(splits))


def _same_times(one: Content, other: Content) -> bool:
    return (one.when, one.recurrence) == (other.when, other.recurrence)


def _counterpart(ours: Content, theirs: Content, start: Moment) -> Moment | None:
    """Return the occurrence that represents ours: moved along, at its time, or on its day."""
    if not theirs.recurrence:
        return None
    if _same_times(ours, theirs):
        return start if comes_at(theirs, start) else None
    when, zone = theirs.when, _zone(theirs.when)
    along = shift(start, ours.when.start, _zone(ours.when), when.start, zone)
    for at in (along, start):
        if comes_at(theirs, at):
            return at
    midnight = _midnight(start, theirs.when, _zone(ours.when))
    return next(
        islice(expand(theirs.recurrence, when.start, zone, midnight, midnight + _DAY), 1), None
    )


def _midnight(start: Moment, when: When, zone: str | None) -> Moment:
    """Return the beginning of a date's day, as an instant or a day like those of ``when``."""
    day = start
    if isinstance(start, datetime):
        day = start.astimezone(ZoneInfo(zone or "UTC")).date()
    if not isinstance(when, Timed):
        return day
    return datetime.combine(day, time(), ZoneInfo(when.zone))


def _from(start: Moment, begin: Moment) -> bool:
    same_kind = isinstance(start, datetime) is isinstance(begin, datetime)
    return same_kind and start >= begin


def _zone(when: When) -> str | None:
    return when.zone if isinstance(when, Timed) else None
