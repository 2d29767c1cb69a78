"""The clock changes of a VTIMEZONE (RFC 5545 §3.6.5), and the IANA zone that has the same ones."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
import re
from typing import Final
from zoneinfo import available_timezones

from ..datetimes import read_literally, zone_of
from ..errors import CalendarTextError, CalendarTextReason, RecurrenceError
from ..recurrence_set import bare_series, read_series
from .components import Component, read_calendar
from .windows_zones import WINDOWS_ZONES

_OFFSET: Final = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_BEFORE: Final = timedelta(days=400)
"""How long before an event its zone is compared: each rule has named a day by then."""
_AFTER: Final = timedelta(days=800)
_STEP: Final = timedelta(days=7)
_LARGEST: Final = 2**16
"""Bytes of a definition: the changes since 1880 are a few thousand."""
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A clock is put from one offset to another."""

    at: datetime
    """In UTC."""
    before: timedelta
    after: timedelta


def same_rules(definition: Component, around: datetime, preferred: str) -> str:
    """Return the IANA zone whose clock shows the same from a year before an instant to two after.

    If several do, ``preferred``, or else one that Windows has, too. Raises CalendarTextError if
    none does.
    """
    if len(definition.raw) > _LARGEST:
        raise CalendarTextError(CalendarTextReason.ZONE)
    text = b"BEGIN:VCALENDAR\r\n" + definition.raw.rstrip() + b"\r\nEND:VCALENDAR\r\n"
    found = _same_rules(text, around.year, preferred)
    if found is None:
        raise CalendarTextError(CalendarTextReason.ZONE)
    return found


@lru_cache(maxsize=64)
def _same_rules(text: bytes, year: int, preferred: str) -> str | None:
    around = datetime(min(max(year, 5), 9990), 1, 1, tzinfo=UTC)
    (definition,) = read_calendar(text).components
    changes = _changes(definition, around - 2 * _BEFORE, around + _AFTER)
    if not changes:
        return None
    low, high = around - _BEFORE, around + _AFTER
    times = [change.at for change in changes]
    moments = [low + number * _STEP for number in range((high - low) // _STEP)]
    moments += [each.at + more for each in changes for more in (-_HOUR / 4, _HOUR / 4)]
    wanted = [
        (moment, _offset(changes, bisect_right(times, moment)))
        for moment in moments
        if low <= moment < high
    ]
    return next((name for name in _candidates(preferred) if _fits(name, wanted)), None)


def _candidates(preferred: str) -> Iterator[str]:
    yield preferred
    yield from WINDOWS_ZONES.values()
    yield from _all_zones()


@cache
def _all_zones() -> Sequence[str]:
    return sorted(name for name in available_timezones() if "/" in name)


def _fits(name: str, wanted: Sequence[tuple[datetime, timedelta]]) -> bool:
    zone = zone_of(name)
    return all(moment.astimezone(zone).utcoffset() == offset for moment, offset in wanted)


def _offset(changes: Sequence[_Change], passed: int) -> timedelta:
    return changes[passed - 1].after if passed else changes[0].before


def _changes(definition: Component, low: datetime, high: datetime) -> list[_Change]:
    """Return the changes in a span, and of each rule the last one before it, in order."""
    found = [
        change
        for part in definition.components
        if part.name in {"STANDARD", "DAYLIGHT"}
        for change in _changes_of(part, low, high)
    ]
    return sorted(found, key=lambda change: change.at)


def _changes_of(part: Component, low: datetime, high: datetime) -> Iterator[_Change]:
    start, before, after = (part.one(name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
    if start is None or before is None or after is None:
        raise CalendarTextError(CalendarTextReason.ZONE)
    offsets = _read_offset(before.value), _read_offset(after.value)
    lines = [f"{line.name}:{line.value}" for name in ("RRULE", "RDATE") for line in part.all(name)]
    try:
        first = read_literally(start.value)[0]
        if not isinstance(first, datetime):
            raise CalendarTextError(CalendarTextReason.ZONE)
        first = first.replace(tzinfo=UTC)
        # The clock's own time, as if it were UTC: rules name it so.
        series = read_series(lines, first, "UTC") if lines else bare_series(first, "UTC")
    except RecurrenceError as err:
        raise CalendarTextError(CalendarTextReason.ZONE) from err
    shown = series.between(max(low, series.first), high)
    last = series.last if not shown else None
    if last is not None and last < low:
        shown = [last]
    for clock in shown:
        yield _Change(at=clock - offsets[0], before=offsets[0], after=offsets[1])


def _read_offset(text: str) -> timedelta:
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise CalendarTextError(CalendarTextReason.ZONE)
    sign, hours, minutes, seconds = match.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if size >= timedelta(days=1):
        raise CalendarTextError(CalendarTextReason.ZONE)
    return -size if sign == "-" else size
