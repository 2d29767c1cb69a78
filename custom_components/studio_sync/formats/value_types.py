"""RDATE and EXDATE values of another value type (DATE, DATE-TIME) than their series.

RFC 5545 §3.8.5.1 requires the value type of DTSTART; real calendars contain others, and mean
the day.
"""

from collections.abc import Iterable, Iterator
from datetime import time

from .datetimes import read_moment, zone_of

_NAMES = ("RDATE", "EXDATE")


def of_other_kind(lines: Iterable[str], *, timed: bool) -> tuple[str, ...]:
    """Return the RDATE and EXDATE lines with a value of another type than their series."""
    return tuple(
        line
        for line in lines
        if line.upper().startswith(_NAMES)
        and any(("T" in value.upper()) is not timed for value in _values(line))
    )


def with_days(lines: Iterable[str], zone: str) -> tuple[str, ...]:
    """Return the lines of an all-day series with its instants at the days that they mean.

    That is the day that they show; for one in UTC that is not a midnight, the day in
    ``zone``. They remain instants, at midnight, so that they can be told from days.
    Raises RecurrenceError.
    """
    return tuple(
        f"{line.partition(':')[0]}:{','.join(_days(line, zone))}"
        if of_other_kind([line], timed=False)
        else line
        for line in lines
    )


def _days(line: str, zone: str) -> Iterator[str]:
    for value in map(str.strip, _values(line)):
        text = value.upper()
        if text.endswith("Z") and not text.endswith("T000000Z"):
            at = read_moment(text, zone=zone_of("UTC"), clock=time())
            yield f"{at.astimezone(zone_of(zone)):%Y%m%d}T000000"
        else:
            yield value


def _values(line: str) -> list[str]:
    return line.partition(":")[2].split(",")
