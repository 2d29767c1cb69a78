"""The instances of a calendar object in a range of time, counted and bounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Final

from ..dav.errors import DavError
from ..dav.names import WITHIN_LIMITS
from ..dav.time_range import Span, TimeRange
from ..formats.datetimes import DAY, Moment, instant, zone_of
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.recurrence import expand, series_of

MAX_INSTANCES: Final = 20_000
"""Instances that are looked at for one request."""
MAX_SPAN: Final = timedelta(days=366 * 200)
"""The longest range for which series are expanded."""
_FIRST: Final = datetime(1, 1, 3, tzinfo=UTC)
_LAST: Final = datetime(9999, 12, 29, tzinfo=UTC)
_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)
_LATEST: Final = datetime.max.replace(tzinfo=UTC)
_MARGIN: Final = timedelta(days=2)


class Budget:
    """Counts what one request makes work of, such as instances."""

    def __init__(self, left: int = MAX_INSTANCES) -> None:
        """Begin with all that may be looked at."""
        self._left = left

    def take(self, number: int = 1) -> None:
        """Count some. Raises ``DavError`` with ``number-of-matches-within-limits``."""
        self._left -= number
        if self._left < 0:
            raise too_many()

    def check_span(self, span: Span) -> None:
        """Refuse to expand over a range that is too long."""
        if span.end - span.start > MAX_SPAN:
            raise too_many()


def too_many() -> DavError:
    """Return the refusal of what would find too much."""
    return DavError(
        "This finds too much: ask for less, or for a shorter time.",
        status=HTTPStatus.FORBIDDEN,
        condition=WITHIN_LIMITS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One time at which an event is.

    ``event`` says it: the series, or the exception that replaces this instance. ``start`` and
    ``end`` are of the instance, in UTC or as dates; ``recurrence_id`` is what the series had.
    """

    event: Event
    start: Moment
    end: Moment
    recurrence_id: Moment | None


def instances(
    found: CalendarObject, within: TimeRange, zone: str, budget: Budget
) -> Iterator[Instance]:
    """Yield the instances that overlap a range (RFC 4791 §9.9), exceptions last.

    Whole days are those of ``zone``.
    """
    if found.master is not None:
        yield from _of_master(found, found.master, within, zone, budget)
    for at, event in found.exceptions.items():
        budget.take()
        if is_within(event, event.start, event.end, within, zone):
            yield Instance(event=event, start=event.start, end=event.end, recurrence_id=at)


def is_within(event: Event, start: Moment, end: Moment, within: TimeRange, zone: str) -> bool:
    """Return whether an instance of an event, or of a task, is in a range (RFC 4791 §9.9)."""
    if event.task is None:
        return overlaps(start, end, within, zone)
    first, last = as_instant(start, zone), as_instant(end, zone)
    low, high = ends_of(within)
    if "DTSTART" not in event.task:
        return low < first <= high
    if "DURATION" in event.task:
        return low <= last and (first < high or last <= high)
    if "DUE" in event.task:
        return (low < last or low <= first) and (first < high or last <= high)
    return low <= first < high


def ends_of(within: TimeRange) -> tuple[datetime, datetime]:
    """Return both ends of a range: of an open one, the end of all time."""
    return within.start or _EARLIEST, within.end or _LATEST


def overlaps(start: Moment, end: Moment, within: TimeRange, zone: str) -> bool:
    """Return whether an event is in a range; one without length is where it starts."""
    first, last = as_instant(start, zone), as_instant(end, zone)
    before_end = within.end is None or first < within.end
    if first == last:
        return before_end and (within.start is None or within.start <= first)
    return before_end and (within.start is None or within.start < last)


def length_of(start: Moment, end: Moment) -> timedelta:
    """Return how long it is from one moment to another of its sort."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end - start
    return timedelta(days=end.toordinal() - start.toordinal())


def as_instant(moment: Moment, zone: str) -> datetime:
    """Return an instant as it is, and of a day its beginning in a zone."""
    if isinstance(moment, datetime):
        return moment
    try:
        return instant(datetime.combine(moment, time()), zone_of(zone))
    except OverflowError:
        return _FIRST if moment.year == 1 else _LAST


def _of_master(
    found: CalendarObject, master: Event, within: TimeRange, zone: str, budget: Budget
) -> Iterator[Instance]:
    if not master.recurrence:
        budget.take()
        if is_within(master, master.start, master.end, within, zone):
            yield Instance(event=master, start=master.start, end=master.end, recurrence_id=None)
        return
    length = length_of(master.start, master.end)
    replaced = replaced_starts(found)
    low, high = _bounds(master, within, length)
    for start in expand(master.recurrence, master.start, master.zone, low, high):
        budget.take()
        if start in replaced:
            continue
        try:
            end = start + length
        except OverflowError:
            return
        if is_within(master, start, end, within, zone):
            yield Instance(event=master, start=start, end=end, recurrence_id=start)


def replaced_starts(found: CalendarObject) -> frozenset[Moment]:
    """Return the starts of the instances that exceptions replace.

    Some programs name an instance by its day, though the series has times.
    """
    master = found.master
    starts = set(found.exceptions)
    if master is None or master.all_day or not master.recurrence:
        return frozenset(starts)
    days = {at for at in starts if not isinstance(at, datetime)}
    if days:
        series = series_of(master.recurrence, master.start, master.zone)
        clock = zone_of(master.zone or "UTC")
        for day in days:
            midday = datetime.combine(day, time(12), tzinfo=clock).astimezone(UTC)
            starts.update(series.of_day(midday))
    return frozenset(starts)


def _bounds(master: Event, within: TimeRange, length: timedelta) -> tuple[Moment, Moment]:
    """Return between which starts an instance can be in a range, generously."""
    low = _shifted(within.start or _FIRST, -length - _MARGIN)
    high = _shifted(within.end or _LAST, _MARGIN)
    return (low.date(), high.date() + DAY) if master.all_day else (low, high)


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return min(max(moment + by, _FIRST), _LAST)
    except OverflowError:
        return _FIRST if by < timedelta() else _LAST
