"""Ranges of time in requests: UTC, in the basic form of iCalendar (RFC 4791 §9.9)."""

from dataclasses import dataclass
from datetime import UTC, datetime
import re
from typing import Final

from .elements import Element
from .errors import RequestError
from .names import CALENDAR_VALID_FILTER

_MOMENT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)
_LEAP_SECOND: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """From ``start`` up to, and without, ``end``; open where one is None. In UTC."""

    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A range of time with both ends, in UTC."""

    start: datetime
    end: datetime


def read_time_range(element: Element) -> TimeRange:
    """Read ``time-range``; it has one end at least. Raises ``RequestError``."""
    start, end = _moment(element.attribute("start")), _moment(element.attribute("end"))
    if start is None and end is None:
        raise _invalid("A time range needs a start or an end.")
    if start is not None and end is not None and end <= start:
        raise _invalid("A time range has to end after it starts.")
    return TimeRange(start=start, end=end)


def read_span(element: Element) -> Span:
    """Read an element that needs both ends. Raises ``RequestError``."""
    found = read_time_range(element)
    if found.start is None or found.end is None:
        raise _invalid("This range of time needs both a start and an end.")
    return Span(start=found.start, end=found.end)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise _invalid("A moment has to be in UTC, as in 20270131T120000Z.")
    year, month, day, hour, minute, second = (int(part) for part in found.groups())
    if second == _LEAP_SECOND:
        second -= 1
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as error:
        raise _invalid("There is no such moment.") from error


def _invalid(sentence: str) -> RequestError:
    return RequestError(sentence, condition=CALENDAR_VALID_FILTER)
