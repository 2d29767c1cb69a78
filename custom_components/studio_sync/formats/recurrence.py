"""Recurrence of an appointment: RRULE, RDATE and EXDATE lines (RFC 5545 §3.8.5).

The lines come without DTSTART, which is ``start``: an instant in UTC, repeating on
the wall clock of ``zone`` (an IANA name), or a date for whole days (``zone`` None).
The start is the first instance, also when no rule names it, and then none of a COUNT, as for
Google.

Wall-clock times come from ``rrule_expansion.py``, instants from ``recurrence_set.py``. A local time
that does not exist takes the offset before the gap, an ambiguous one is the first of
the two (§3.3.5). All functions raise RecurrenceError for lines they can't understand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from .datetimes import DAY, SECOND, Moment, instant, midnight, moment_text
from .errors import RecurrenceError, RecurrenceReason
from .recurrence_set import Series, bare_series, read_series
from .rrule import Rule, parse_rule
from .rrule_expansion import Pattern, explicit
from .rrule_shift import moved_date, moved_rule

__all__ = [
    "dates_kept",
    "expand",
    "first_start",
    "is_instance",
    "last_start",
    "moved_instance",
    "normalise",
    "on_clock",
    "remainder",
    "series_of",
    "shift",
    "shifted",
    "truncate",
    "without",
]


def series_of(lines: Iterable[str], start: Moment, zone: str | None) -> Series:
    """Return the series as a value that expands itself; cached."""
    return _remembered(tuple(lines), start, zone)


@lru_cache(maxsize=8192)
def _remembered(lines: tuple[str, ...], start: Moment, zone: str | None) -> Series:
    return read_series(lines, start, zone)


def normalise(lines: Iterable[str], start: Moment, zone: str | None) -> tuple[str, ...]:
    """Return the lines in their one canonical form.

    Upper case, parts in a fixed order, defaults dropped; UNTIL, RDATE and EXDATE in
    UTC, or as dates for whole days; RRULEs first, then RDATE, then EXDATE.
    """
    series = series_of(lines, start, zone)
    return _lines(
        series, (pattern.given for pattern in series.patterns), series.added, series.removed
    )


def expand(
    lines: Iterable[str], start: Moment, zone: str | None, after: Moment, before: Moment
) -> Iterator[Moment]:
    """Yield the starts of the instances from ``after`` up to, not including, ``before``.

    In order; in UTC, or as dates for whole days. Old series cost no more than new ones,
    but for the first use of a COUNT.
    """
    series = series_of(lines, start, zone)
    inner = series.iterate(series.inner(after), series.inner(before))
    return (series.outer(moment) for moment in inner)


def first_start(lines: Iterable[str], start: Moment, zone: str | None) -> Moment:
    """Return the earliest start there can be: ``start``, or an RDATE before it."""
    series = series_of(lines, start, zone)
    return series.outer(series.first)


def last_start(lines: Iterable[str], start: Moment, zone: str | None) -> Moment | None:
    """Return the start of the last instance; None if there is no last one.

    A series whose every instance is excluded answers with its own start.
    """
    series = series_of(lines, start, zone)
    return None if series.last is None else series.outer(series.last)


def is_instance(lines: Iterable[str], start: Moment, zone: str | None, moment: Moment) -> bool:
    """Whether an instance starts at this moment; a moment of the other type never does."""
    if isinstance(moment, datetime) is not isinstance(start, datetime):
        return False
    series = series_of(lines, start, zone)
    inner = series.inner(moment)
    return inner in series.between(inner, _just_after(inner))


def truncate(lines: Iterable[str], start: Moment, zone: str | None, at: Moment) -> tuple[str, ...]:
    """Return the lines of the series that ends before the instance at ``at``.

    Raises RecurrenceError ``nothing_before`` if no instance would be left.
    """
    series = series_of(lines, start, zone)
    end = series.inner(at)
    if next(series.iterate(series.first, end), None) is None:
        raise RecurrenceError(RecurrenceReason.NOTHING_BEFORE)
    until = end - (DAY if series.zone is None else SECOND)
    rules = []
    for pattern, limit in zip(series.patterns, series.limits, strict=True):
        rule = pattern.given
        if limit is None or limit > until:
            rule = replace(rule, count=None, until=moment_text(series.outer(until)))
        rules.append(rule)
    return _lines(
        series,
        rules,
        (moment for moment in series.added if moment < end),
        (moment for moment in series.removed if moment < end),
    )


def without(
    lines: Iterable[str], start: Moment, zone: str | None, dates: Iterable[Moment]
) -> tuple[str, ...]:
    """Return the lines of the series without these dates."""
    series = series_of(lines, start, zone)
    removed = series.removed | {series.inner(moment) for moment in dates}
    rules = (pattern.given for pattern in series.patterns)
    return _lines(series, rules, series.added, removed)


def remainder(lines: Iterable[str], start: Moment, zone: str | None, at: Moment) -> tuple[str, ...]:
    """Return the lines of the series that continues from the instance at ``at``.

    Empty if that is the last one. Raises RecurrenceError ``not_an_instance``, or
    ``not_divisible`` if the series goes on in steps that can't be counted from ``at``
    (an RDATE out of step with its rule).
    """
    if not is_instance(lines, start, zone, at):
        raise RecurrenceError(RecurrenceReason.NOT_AN_INSTANCE)
    series = series_of(lines, start, zone)
    begin = series.inner(at)
    rules = [_continued(series, number, begin) for number in range(len(series.patterns))]
    return _lines(
        series,
        (rule for rule in rules if rule is not None),
        (moment for moment in series.added if moment > begin),
        (moment for moment in series.removed if moment > begin),
    )


def on_clock(
    lines: tuple[str, ...], start: Moment, zone: str | None, shown: Moment
) -> tuple[str, ...]:
    """Return the lines of a series that begins at a time which its clock skips, ``shown``.

    It begins later (RFC 5545 §3.3.5), but goes on by the time that it names.
    """
    series = bare_series(start, zone)
    local = series.local(series.start)
    if zone is None or not isinstance(shown, datetime) or local == shown:
        return lines
    return tuple(
        f"RRULE:{_on_clock(parse_rule(line.partition(':')[2]), shown, local, series).text}"
        if line.upper().startswith("RRULE")
        else line
        for line in lines
    )


def _on_clock(rule: Rule, shown: datetime, local: datetime, series: Series) -> Rule:
    named = Pattern(rule, shown)
    found = _with_times(explicit(rule, shown), named, local)
    if rule.count is None:
        return found
    # Whether a start that no rule names counts differs between programs: the end does not.
    left, last = rule.count - named.names(shown), series.start
    if left:
        pattern = Pattern(replace(found, count=left), local)
        last = series.inner_of(pattern.last or local)
    return replace(found, count=None, until=moment_text(last))


def shift(
    moment: Moment, start: Moment, zone: str | None, new_start: Moment, new_zone: str | None
) -> Moment:
    """Return the start of an instance after its series is moved to a new start.

    It is moved by as much as the start is, on the wall clock, and becomes a day or an
    instant as the new start is. Raises RecurrenceError at the ends of time.
    """
    old, new = bare_series(start, zone), bare_series(new_start, new_zone)
    return new.outer(_shift(old.inner(moment), old, new))


def shifted(
    lines: Iterable[str],
    start: Moment,
    zone: str | None,
    new_start: Moment,
    new_zone: str | None,
) -> tuple[str, ...]:
    """Return the lines of a series that is moved to a new start and is otherwise unchanged.

    UNTIL, RDATE and EXDATE move with it, and the days that its rules name. Raises
    RecurrenceError ``not_movable`` if no rule names all dates moved.
    """
    move = _Move(lines, start, zone, new_start, new_zone)
    return _lines(
        move.new,
        move.rules,
        (move.moved(moment) for moment in move.old.added),
        (move.moved(moment) for moment in move.old.removed),
    )


def on_its_day(
    moment: Moment,
    *,
    start: Moment,
    zone: str | None,
    new_start: Moment,
    new_zone: str | None,
) -> Moment:
    """Return the instance of the same day, at the time of a series that begins at the new start."""
    old, new = bare_series(start, zone), bare_series(new_start, new_zone)
    return new.outer(_on_its_day(old.inner(moment), old, new))


def dates_kept(
    old: tuple[Iterable[str], Moment, str | None],
    new: tuple[Iterable[str], Moment, str | None],
    at: Moment,
    begin: Moment,
) -> tuple[str, ...]:
    """Return the dates off and added of a series whose rule and time are replaced, as lines.

    Each is on its day, at the new time. A date off that is no instance of the new rule there is
    moved as the instance ``at``, which is to be at ``begin``; if it is none there either, it is
    dropped. ``old`` and ``new`` are the lines, the start and its zone.
    """
    before, after = series_of(*old), series_of(*new)
    was, will = bare_series(at, old[2]), bare_series(begin, new[2])

    def off(moment: datetime) -> datetime | None:
        places = (_on_its_day(moment, before, after), _shift(moment, was, will))
        return next((each for each in places if is_instance(*new, after.outer(each))), None)

    removed = [each for moment in before.removed if (each := off(moment)) is not None]
    added = [_on_its_day(moment, before, after) for moment in before.added]
    return _lines(after, (), (each for each in added if each > after.start), removed)


def moved_instance(
    moment: Moment,
    lines: Iterable[str],
    *,
    start: Moment,
    zone: str | None,
    new_start: Moment,
    new_zone: str | None,
) -> Moment:
    """Return the start of an instance once its series is moved, see ``shifted``."""
    move = _Move(lines, start, zone, new_start, new_zone)
    return move.new.outer(move.moved(move.old.inner(moment)))


class _Move:
    """Moves a series, its rules and its instances, to a new start."""

    def __init__(
        self,
        lines: Iterable[str],
        start: Moment,
        zone: str | None,
        new_start: Moment,
        new_zone: str | None,
    ) -> None:
        self.old = series_of(lines, start, zone)
        self.new = bare_series(new_start, new_zone)
        self.rules = list[Rule]()
        self._patterns = list[tuple[Pattern, Pattern]]()
        target = self.new.local(self.new.start)
        for pattern, limit in zip(self.old.patterns, self.old.limits, strict=True):
            rule, before = pattern.given, pattern.start
            if self.new.zone is None:
                rule, before = rule.without_times(), midnight(before.date())
            end = None if limit is None else self.old.local(limit)
            rule = moved_rule(rule, before, target, end)
            self._patterns.append((pattern, Pattern(rule, target)))
            if rule.until and limit is not None:
                rule = replace(rule, until=self._until(pattern, limit))
            self.rules.append(rule)

    def moved(self, moment: datetime) -> datetime:
        """Return the start in the new series of an instance of the old one."""
        if (self.old.zone is None) is (self.new.zone is None):
            local = self.old.local(moment)
            for old, new in self._patterns:
                if old.names(local):
                    return self.new.inner_of(moved_date(old, new, local))
        return _shift(moment, self.old, self.new)

    def _until(self, pattern: Pattern, limit: datetime) -> str:
        """Move the end of a rule, so that its last date remains included."""
        end = _shift(limit, self.old, self.new)
        last = next(pattern.back(self.old.local(limit)), None)
        if last is not None:
            end = max(end, self.moved(self.old.inner_of(last)))
        return moment_text(self.new.outer(end))


def _shift(moment: datetime, old: Series, new: Series) -> datetime:
    try:
        local = old.local(moment) + (new.local(new.start) - old.local(old.start))
        return midnight(local.date()) if new.zone is None else instant(local, new.zone)
    except OverflowError as err:
        raise RecurrenceError(RecurrenceReason.DATE_OUT_OF_RANGE) from err


def _on_its_day(moment: datetime, old: Series, new: Series) -> datetime:
    day = old.local(moment).date()
    return new.inner_of(datetime.combine(day, new.local(new.start).time()))


def _continued(series: Series, number: int, begin: datetime) -> Rule | None:
    """Return a rule as it reads in a series that starts at ``begin``; None if it is over."""
    pattern, limit = series.patterns[number], series.limits[number]
    local = series.local(begin)
    rule = pattern.given
    if limit is not None:
        later = series.of_pattern(number, _just_after(begin), limit + SECOND)
        if rule.count is None:
            if limit <= begin:
                return None
        elif not (left := sum(1 for _ in later)):
            return None
        else:
            rule = replace(rule, count=left + 1)
    if pattern.names(local):
        return rule
    if rule.interval > 1 and not pattern.in_step(local):
        raise RecurrenceError(RecurrenceReason.NOT_DIVISIBLE)
    if rule.count is not None and limit is not None:
        # Whether a start that no rule names counts differs between programs: the end does not.
        rule = replace(rule, count=None, until=moment_text(series.outer(limit)))
    return _with_times(explicit(rule, pattern.start), pattern, local)


def _with_times(rule: Rule, pattern: Pattern, local: datetime) -> Rule:
    """Write out the time of day where the new start shows another one."""
    start = pattern.start
    if start.hour != local.hour and not rule.by_hour:
        rule = replace(rule, by_hour=(start.hour,))
    if start.minute != local.minute and not rule.by_minute:
        rule = replace(rule, by_minute=(start.minute,))
    if start.second != local.second and not rule.by_second:
        rule = replace(rule, by_second=(start.second,))
    return rule


def _just_after(moment: datetime) -> datetime:
    return moment + min(SECOND, datetime.max.replace(tzinfo=moment.tzinfo) - moment)


def _lines(
    series: Series,
    rules: Iterable[Rule],
    added: Iterable[datetime],
    removed: Iterable[datetime],
) -> tuple[str, ...]:
    lines = [f"RRULE:{text}" for text in sorted({rule.text for rule in rules})]
    value = ";VALUE=DATE" if series.zone is None else ""
    for name, moments in (("RDATE", added), ("EXDATE", removed)):
        texts = sorted(moment_text(series.outer(moment)) for moment in moments)
        if texts:
            lines.append(f"{name}{value}:{','.join(texts)}")
    return tuple(lines)
