"""Shifts a rule along with its series on the wall clock, so that all of its dates move.

A rule that names its days (the 15th, the second Tuesday) must name others afterwards. Some
moves can't be expressed by a rule, such as the 31st moved by a day.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice

from .errors import RecurrenceError, RecurrenceReason
from .rrule import Rule, parse_rule
from .rrule_expansion import LATEST, Pattern, explicit

_COMPARED = 1_000
"""Dates that a moved rule is tried on."""
_WEEK = 7
_COMMON_YEAR = 2027


@lru_cache(maxsize=1024)
def moved_rule(rule: Rule, start: datetime, target: datetime, limit: datetime | None) -> Rule:
    """Return the rule that means at ``target`` what this one means at ``start``.

    Both are wall clocks; ``limit`` is the last moment that the rule may name. Days that
    are counted in weekdays go on being counted: the second Tuesday becomes the second
    Wednesday, where that is what the move of the start means. Raises RecurrenceError
    ``not_movable`` if there is no such rule.
    """
    old = Pattern(rule, start)
    timed = _with_times(rule, start, target)
    days = (target.date() - start.date()).days
    if not days and timed == rule:
        return rule
    for candidate in _candidates(timed, start, days):
        new = Pattern(candidate, target)
        loosely = any(n for n, _ in candidate.by_day) or bool(candidate.by_set_pos)
        if _follows(old, new, limit, loosely=loosely):
            return candidate
    raise RecurrenceError(RecurrenceReason.NOT_MOVABLE)


def moved_date(old: Pattern, new: Pattern, moment: datetime) -> datetime:
    """Return a date of a rule after the rule is moved.

    That is as far away as the start is moved, or where weekdays are counted the same one
    of the other weekday in that month.
    """
    plain = moment + (new.start - old.start)
    if new.names(plain) or not old.names(moment):
        return plain
    first = datetime.combine(moment.date().replace(day=1), moment.time().min)
    last = _next_month(first) - timedelta(seconds=1)
    pairs = zip(old.between(first, last), new.between(first, last), strict=False)
    return next((theirs for mine, theirs in pairs if mine == moment), plain)


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)


def _follows(old: Pattern, new: Pattern, limit: datetime | None, *, loosely: bool) -> bool:
    """Whether one rule names the dates of another one, moved as its start is.

    ``loosely``: weekdays are counted. Then a few dates may lie a week off, each in its
    month; the start itself may not.
    """
    if old.names(old.start) is not new.names(new.start):
        return False
    theirs = new.between(new.start, LATEST)
    number = off = 0
    for mine in islice(old.between(old.start, limit or LATEST), _COMPARED):
        found, wanted = next(theirs, None), _added(mine, new.start - old.start)
        if found is None or wanted is None:
            return False
        number += 1
        if found != wanted:
            off += 1
            in_month = (found.year, found.month) == (mine.year, mine.month)
            if not (loosely and in_month and abs(found - wanted) == timedelta(days=_WEEK)):
                return False
    return off * 2 <= number


def _added(moment: datetime, by: timedelta) -> datetime | None:
    try:
        return moment + by
    except OverflowError:
        return None


def _with_times(rule: Rule, start: datetime, target: datetime) -> Rule:
    """Move the times of day that a rule names. Raises RecurrenceError at midnight."""
    hours, minutes, seconds = (
        target.hour - start.hour,
        target.minute - start.minute,
        target.second - start.second,
    )
    return replace(
        rule,
        by_hour=_moved(rule.by_hour, hours, 24),
        by_minute=_moved(rule.by_minute, minutes, 60),
        by_second=_moved(rule.by_second, seconds, 60),
    )


def _moved(values: tuple[int, ...], by: int, size: int) -> tuple[int, ...]:
    found = tuple(value + by for value in values)
    if any(not 0 <= value < size for value in found):
        raise RecurrenceError(RecurrenceReason.NOT_MOVABLE)
    return found


def _candidates(rule: Rule, start: datetime, days: int) -> Iterator[Rule]:
    """Yield rules that may express a move by some days, the simplest first."""
    if not (rule.by_day or rule.by_month_day or rule.by_year_day or rule.by_week_no):
        yield rule
    full = explicit(rule, start)
    moved = replace(
        full,
        by_month_day=tuple(sorted(_turned(n, days) for n in full.by_month_day)),
        by_year_day=tuple(sorted(_turned(n, days) for n in full.by_year_day)),
        by_day=tuple(sorted((n, (day + days) % _WEEK) for n, day in full.by_day)),
    )
    for weeks in dict.fromkeys((0, *range(days // _WEEK - 1, days // _WEEK + 2))):
        yield from _valid(_counted(moved, weeks))
    if full.by_month and full.by_month_day and not full.by_day:
        yield from _valid(_other_months(full, days))
    if full.by_day:
        yield from _valid(_days_of_month(full, days))
        yield replace(moved, week_start=(rule.week_start + days) % _WEEK)


def _turned(number: int, days: int) -> int:
    """Move a day that is counted from the begin or the end; between them there is no 0."""
    moved = number + days
    if number > 0 >= moved:
        return moved - 1
    return moved + 1 if number < 0 <= moved else moved


def _counted(rule: Rule, weeks: int) -> Rule:
    """Count weekdays by so many more: as ordinals, or as the position among one weekday."""
    by_day = tuple((n and _turned(n, weeks), day) for n, day in rule.by_day)
    one_weekday = len(rule.by_day) == 1 and not rule.by_day[0][0]
    positions = rule.by_set_pos
    if one_weekday:
        positions = tuple(_turned(n, weeks) for n in positions)
    return replace(rule, by_day=by_day, by_set_pos=positions)


def _other_months(rule: Rule, days: int) -> Rule:
    """Move days of named months; some may move to other months."""
    found = set[tuple[int, int]]()
    for month in rule.by_month:
        first = date(_COMMON_YEAR, month, 1)
        length = ((first + timedelta(days=32)).replace(day=1) - first).days
        for number in rule.by_month_day:
            day = number if number > 0 else length + 1 + number
            if 1 <= day <= length:
                moved = first + timedelta(days=day - 1 + days)
                found.add((moved.month, moved.day))
    return replace(
        rule,
        by_month=tuple(sorted({month for month, _ in found})),
        by_month_day=tuple(sorted({day for _, day in found})),
    )


def _days_of_month(rule: Rule, days: int) -> Rule:
    """Write counted weekdays of a month as the days among which they lie, and move those."""
    weekdays = {(day + days) % _WEEK for _, day in rule.by_day}
    among = {
        (n - 1) * _WEEK + day + days for n, _ in rule.by_day if n > 0 for day in range(1, _WEEK + 1)
    }
    if any(n <= 0 for n, _ in rule.by_day) or len(weekdays) != 1 or rule.by_month_day:
        return rule
    return replace(
        rule, by_day=tuple((0, day) for day in weekdays), by_month_day=tuple(sorted(among))
    )


def _valid(rule: Rule) -> Iterator[Rule]:
    """Yield only valid rules: not the 32nd, nor the sixth Tuesday."""
    try:
        parse_rule(rule.text)
    except RecurrenceError:
        return
    if len(set(rule.by_month_day)) == len(rule.by_month_day):
        yield rule
