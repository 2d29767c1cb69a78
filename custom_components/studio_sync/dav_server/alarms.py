"""When the alarms of an event ring (RFC 5545 §3.6.6, RFC 4791 §9.9)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
import re
from typing import Final

from ..dav.time_range import TimeRange
from ..formats.datetimes import Moment
from ..formats.errors import CalendarTextError
from ..formats.icalendar.components import Component
from ..formats.icalendar.times import Zones
from .instances import as_instant, overlaps

_DURATION: Final = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?",
    re.ASCII,
)
_MAX_REPEATS: Final = 100
_DAYS_BEFORE: Final = timedelta(days=1)

type Instances = Callable[[TimeRange], Iterable[tuple[Moment, Moment]]]
"""The starts and ends of the instances of an event in a range."""


def rings_within(alarm: Component, zones: Zones, within: TimeRange, found: Instances) -> bool:
    """Return whether an alarm rings in a range. One that can't be read does not."""
    trigger = next(iter(alarm.all("TRIGGER")), None)
    if trigger is None:
        return False
    repeats = list(_repeats(alarm))
    if trigger.param("VALUE").upper() == "DATE-TIME":
        try:
            moment = as_instant(zones.read(trigger).moment, zones.local)
        except CalendarTextError:
            return False
        return any(_is_in(moment, each, within, zones.local) for each in repeats)
    offset = read_duration(trigger.value)
    if offset is None:
        return False
    by_end = trigger.param("RELATED").upper() == "END"
    for each in repeats:
        for start, end in found(_moved(within, -(offset + each))):
            moment = as_instant(end if by_end else start, zones.local)
            if _is_in(moment, offset + each, within, zones.local):
                return True
    return False


def read_duration(text: str) -> timedelta | None:
    """Read a duration, which may go back in time; None if it can't be read."""
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    size = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -size if found[1] == "-" else size


def _repeats(alarm: Component) -> Iterator[timedelta]:
    """Yield how long after its trigger an alarm rings: at once, and by REPEAT and DURATION."""
    yield timedelta()
    count = next((line.value.strip() for line in alarm.all("REPEAT")), "")
    gap = next((read_duration(line.value) for line in alarm.all("DURATION")), None)
    if gap and count.isascii() and count.isdigit():
        for number in range(1, min(int(count[:6]), _MAX_REPEATS) + 1):
            yield gap * number


def _is_in(moment: datetime, by: timedelta, within: TimeRange, zone: str) -> bool:
    try:
        rings = moment + by
    except OverflowError:
        return False
    return overlaps(rings, rings, within, zone)


def _moved(within: TimeRange, by: timedelta) -> TimeRange:
    """Return the range in which an instance is whose alarm may ring in another one."""

    def moved(moment: datetime | None, more: timedelta) -> datetime | None:
        try:
            return None if moment is None else moment + by + more
        except OverflowError:
            return None

    return TimeRange(start=moved(within.start, -_DAYS_BEFORE), end=moved(within.end, _DAYS_BEFORE))
