"""Dates and times as people of a language write them, by the data of CLDR."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from babel.dates import format_skeleton

from ..book.model import Moment, Timed, When
from .catalogue import Catalogue

_DAY: Final = timedelta(days=1)
_LONG, _BRIEF, _YEARLESS = "yMMMEd", "MMMEd", "MMMd"
_DATE, _YEARLY = "yMMMd", "MMMMd"
"""What is told, as CLDR names it: the language knows the order, and what is between."""
_LEAP_YEAR: Final = 2000


def span_text(when: When, clock: tzinfo, words: Catalogue) -> str:
    """Write a span on a clock: ``Mon, 2 Feb 2026, 10:00–11:00``; days without hours."""
    if not isinstance(when, Timed):
        last = when.end - _DAY
        first = day_text(when.start, words)
        return first if last <= when.start else f"{first} – {day_text(last, words)}"
    start, end = when.start.astimezone(clock), when.end.astimezone(clock)
    if start.date() == end.date():
        return f"{start_text(start, clock, words)}–{time_text(end, words)}"
    return f"{start_text(start, clock, words)} – {start_text(end, clock, words)}"


def start_text(moment: Moment, clock: tzinfo, words: Catalogue) -> str:
    """Write a moment on a clock: ``Mon, 2 Feb 2026, 10:00``; a day without the hour."""
    return _moment(moment, clock, words, _LONG)


def brief_start_text(moment: Moment, clock: tzinfo, words: Catalogue) -> str:
    """Write a moment that is not far off, without the year: ``Mon 2 Feb, 10:00``."""
    return _moment(moment, clock, words, _BRIEF)


def day_text(day: date, words: Catalogue) -> str:
    """Write a day: ``Mon, 2 Feb 2026``."""
    return format_skeleton(_LONG, day, locale=words.locale)


def date_text(day: date, words: Catalogue) -> str:
    """Write a day without its weekday: ``2 Feb 2026``."""
    return format_skeleton(_DATE, day, locale=words.locale)


def anniversary_text(month: int, day: int, words: Catalogue) -> str:
    """Write a day of each year in full: ``29 February``."""
    return format_skeleton(_YEARLY, date(_LEAP_YEAR, month, day), locale=words.locale)


def yearly_text(month: int, day: int, words: Catalogue) -> str:
    """Write a day of any year: ``2 Feb``."""
    return format_skeleton(_YEARLESS, date(_LEAP_YEAR, month, day), locale=words.locale)


def time_text(moment: datetime | time, words: Catalogue) -> str:
    """Write a time on the clock that a moment is of: ``10:00``, or ``10:00 am``."""
    return format_skeleton(words.time, moment, locale=words.locale)


def _moment(moment: Moment, clock: tzinfo, words: Catalogue, form: str) -> str:
    if not isinstance(moment, datetime):
        return format_skeleton(form, moment, locale=words.locale)
    local = moment.astimezone(clock)
    day = format_skeleton(form, local.date(), locale=words.locale)
    # CLDR's pattern for a date with its time: {1} is the day, {0} the time.
    joined: str = words.locale.datetime_formats["medium"]
    return joined.format(time_text(local, words), day)
