"""Dates and times in the form of a language."""

from datetime import date, datetime, timedelta, tzinfo

from ..book.model import Moment, Timed, When
from .catalogue import Catalogue

_DAY = timedelta(days=1)


def span_text(when: When, clock: tzinfo, words: Catalogue) -> str:
    """Write a span on a clock: ``Mon 2 Feb 2026, 10:00–11:00``; days without hours."""
    if not isinstance(when, Timed):
        last = when.end - _DAY
        first = day_text(when.start, words)
        return first if last <= when.start else f"{first} – {day_text(last, words)}"
    start, end = when.start.astimezone(clock), when.end.astimezone(clock)
    if start.date() == end.date():
        return f"{start_text(start, clock, words)}–{end:%H:%M}"
    return f"{start_text(start, clock, words)} – {start_text(end, clock, words)}"


def start_text(moment: Moment, clock: tzinfo, words: Catalogue) -> str:
    """Write a moment on a clock: ``Mon 2 Feb 2026, 10:00``; a day without the hour."""
    return _moment(moment, clock, words, words.date)


def brief_start_text(moment: Moment, clock: tzinfo, words: Catalogue) -> str:
    """Write a moment that is not far off, without the year: ``Mon 2 Feb, 10:00``."""
    return _moment(moment, clock, words, words.brief_date)


def day_text(day: date, words: Catalogue) -> str:
    """Write a day: ``Mon 2 Feb 2026``."""
    return _day(day, words, words.date)


def _moment(moment: Moment, clock: tzinfo, words: Catalogue, form: str) -> str:
    if not isinstance(moment, datetime):
        return _day(moment, words, form)
    local = moment.astimezone(clock)
    return f"{_day(local, words, form)}, {local:%H:%M}"


def _day(day: date, words: Catalogue, form: str) -> str:
    return form.format(
        day=words.days[day.weekday()],
        date=day.day,
        month=day.month,
        month_name=words.months[day.month - 1],
        year=day.year,
    )
