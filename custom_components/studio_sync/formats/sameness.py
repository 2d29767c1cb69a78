"""Whether two recurrences mean the same dates, however they are written."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, zip_longest

from .datetimes import Moment
from .errors import RecurrenceError
from .recurrence import series_of
from .recurrence_set import Series
from .rrule_expansion import LATEST

MOST = 2_000
"""Dates compared at most: two rules that agree on these and on their end are the same."""


def same_dates(lines: Iterable[str], other: Iterable[str], start: Moment, zone: str | None) -> bool:
    """Whether two recurrences of one start name the same dates.

    Differences of form are ignored: defaults written out or taken from the start, an UNTIL
    anywhere between the last date and the next one, COUNT or UNTIL, order, duplicates, WKST
    without effect, exclusions without effect. No recurrence equals only no recurrence.
    """
    lines, other = tuple(lines), tuple(other)
    if not lines or not other or lines == other:
        return lines == other
    return _same_dates(*sorted((lines, other)), start, zone)


@lru_cache(maxsize=4096)
def _same_dates(
    lines: tuple[str, ...], other: tuple[str, ...], start: Moment, zone: str | None
) -> bool:
    try:
        one, two = series_of(lines, start, zone), series_of(other, start, zone)
    except RecurrenceError:
        return False
    if _parts(one) == _parts(two):
        return True
    if one.last != two.last:
        return False
    pairs = zip_longest(_moments(one), _moments(two))
    return all(mine == theirs for mine, theirs in islice(pairs, MOST))


def _parts(series: Series) -> tuple[object, ...]:
    """Return what a series is made of, with defaults written out; it need not be expanded."""
    rules = {
        (pattern.rule.open_ended.text, limit)
        for pattern, limit in zip(series.patterns, series.limits, strict=True)
    }
    return rules, series.added, series.removed


def _moments(series: Series) -> Iterable[object]:
    return series.iterate(series.first, LATEST.replace(tzinfo=series.start.tzinfo))
