"""Writes the VTIMEZONE of an IANA zone (RFC 5545 §3.6.5)."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from ..datetimes import SECOND, zone_of
from .lines import written

_YEARS: Final = 20
"""Years after the first event for which the changes of clocks are looked at."""
_STEP: Final = timedelta(days=7)
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK: Final = 7
_LAST_YEAR: Final = 9999 - _YEARS - 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Onset:
    """A change of clocks; ``clock`` is what they show before it."""

    clock: datetime
    before: timedelta
    after: timedelta
    daylight: bool
    name: str

    @property
    def kind(self) -> tuple[object, ...]:
        """What is the same each year."""
        return (self.before, self.after, self.daylight, self.name, self.clock.month,
                self.clock.weekday(), self.clock.time())  # fmt: skip

    @property
    def number(self) -> int:
        """Which of its weekdays it is in its month, from 1."""
        return (self.clock.day - 1) // _WEEK + 1

    @property
    def is_last(self) -> bool:
        """Whether it is the last of its weekdays in its month."""
        return self.clock.day + _WEEK > monthrange(self.clock.year, self.clock.month)[1]


@lru_cache(maxsize=256)
def zone_text(name: str, year: int) -> bytes:
    """Return the VTIMEZONE for events from a year on, see ``zone_lines``."""
    return b"".join(map(written, zone_lines(name, year)))


def zone_lines(name: str, year: int) -> Sequence[str]:
    """Return the lines of the VTIMEZONE for events from a year on.

    Changes that a rule names in each of the next years become that rule; of others (Morocco's
    follow Ramadan) each is listed for these years. Raises RecurrenceError for an unknown zone.
    """
    zone = zone_of(name)
    year = min(max(year, 3), _LAST_YEAR)
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    end = datetime(year + _YEARS, 1, 1, tzinfo=UTC)
    onsets = list(_onsets(zone, start, end))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    rules = _as_rules(onsets)
    if rules is None:
        for onset in [_begin(zone, start), *onsets]:
            lines += _observance(onset)
    else:
        for onset, rule in rules or [(_begin(zone, start), "")]:
            lines += _observance(onset, rule)
    return (*lines, "END:VTIMEZONE")


def _begin(zone: ZoneInfo, start: datetime) -> _Onset:
    """Return what holds at the start, as if it began there."""
    local = start.astimezone(zone)
    return _onset(local, local)


def _onset(before: datetime, after: datetime) -> _Onset:
    offset = before.utcoffset() or timedelta()
    return _Onset(
        clock=after.astimezone(UTC).replace(tzinfo=None) + offset,
        before=offset,
        after=after.utcoffset() or timedelta(),
        daylight=bool(after.dst()),
        name=after.tzname() or "",
    )


def _onsets(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[_Onset]:
    low = start
    while low < end:
        high = low + _STEP
        if _shown(low, zone) != _shown(high, zone):
            first, last = low, high
            while last - first > SECOND:
                middle = (first + (last - first) / 2).replace(microsecond=0)
                if _shown(middle, zone) == _shown(low, zone):
                    first = middle
                else:
                    last = middle
            yield _onset(first.astimezone(zone), last.astimezone(zone))
        low = high


def _shown(moment: datetime, zone: ZoneInfo) -> tuple[object, ...]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.dst(), local.tzname()


def _as_rules(onsets: Sequence[_Onset]) -> list[tuple[_Onset, str]] | None:
    """Return the first onset of each rule with its RRULE; None if there are no such rules."""
    found = list[tuple[_Onset, str]]()
    for _, group in groupby(sorted(onsets, key=lambda each: repr(each.kind)), lambda o: o.kind):
        each_year = sorted(group, key=lambda onset: onset.clock)
        first = each_year[0]
        numbers = {onset.number for onset in each_year}
        if len(each_year) != _YEARS + 1:
            return None
        if all(onset.is_last for onset in each_year):
            number = -1
        elif len(numbers) == 1:
            number = first.number
        else:
            return None
        day = f"{number}{_DAYS[first.clock.weekday()]}"
        found.append((first, f"RRULE:FREQ=YEARLY;BYMONTH={first.clock.month};BYDAY={day}"))
    return found


def _observance(onset: _Onset, rule: str = "") -> list[str]:
    part = "DAYLIGHT" if onset.daylight else "STANDARD"
    clock = onset.clock
    return [
        f"BEGIN:{part}",
        f"DTSTART:{clock.year:04}{clock:%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(onset.before)}",
        f"TZOFFSETTO:{_offset(onset.after)}",
        f"TZNAME:{onset.name}",
        *([rule] if rule else []),
        f"END:{part}",
    ]


def _offset(offset: timedelta) -> str:
    size = abs(offset) // SECOND
    text = f"{'-' if offset < timedelta() else '+'}{size // 3600:02}{size // 60 % 60:02}"
    return text + (f"{size % 60:02}" if size % 60 else "")
