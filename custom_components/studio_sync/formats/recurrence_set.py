"""A series of instances as a value: its lines, read, and the instants they mean.

Inside, a moment is a datetime: an instant in UTC, or for whole days a midnight of
the wall clock without a zone. ``inner`` and ``outer`` translate at the border.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from heapq import merge
from zoneinfo import ZoneInfo

from .datetimes import (
    DAY,
    SECOND,
    Moment,
    instant,
    midnight,
    moment_text,
    read_day,
    read_moment,
    wall_clock,
    zone_of,
)
from .errors import RecurrenceError, RecurrenceReason
from .rrule import Rule, parse_rule
from .rrule_expansion import BARREN_YEARS, EARLIEST, LATEST, Pattern

_MARGIN = timedelta(days=2)
"""More than a zone can move a wall clock."""
_FIRST_BLOCK = timedelta(days=64)


class Series:
    """What the lines of a recurrence mean from ``start`` on."""

    def __init__(
        self,
        start: Moment,
        zone: ZoneInfo | None,
        rules: Sequence[Rule],
        added: frozenset[datetime],
        removed: frozenset[datetime],
    ) -> None:
        """Bind rules, extra and excluded moments (inner ones) to a start."""
        self.zone = zone
        self.start = self.inner(start)
        self.added = added
        self.removed = removed
        self.patterns = [Pattern(rule, self.local(self.start)) for rule in rules]
        self.first = min(added, default=self.start)
        self.first = min(self.first, self.start)
        self._extra = sorted(added | {self.start})

    def inner(self, moment: Moment) -> datetime:
        """Translate a moment of the outside. Raises RecurrenceError for the wrong sort."""
        if isinstance(moment, datetime):
            if self.zone is None or moment.tzinfo is None:
                raise RecurrenceError(RecurrenceReason.MOMENT_MISMATCH)
            return moment.astimezone(UTC).replace(microsecond=0)
        if self.zone is not None:
            raise RecurrenceError(RecurrenceReason.MOMENT_MISMATCH)
        return midnight(moment)

    def outer(self, moment: datetime) -> Moment:
        """Translate a moment for the outside."""
        return moment if self.zone is not None else moment.date()

    def local(self, moment: datetime) -> datetime:
        """Return what the series' clock shows at a moment."""
        return moment if self.zone is None else wall_clock(moment, self.zone)

    def inner_of(self, local: datetime) -> datetime:
        """Translate what the series' clock shows. Raises RecurrenceError at the ends of time."""
        try:
            return local if self.zone is None else instant(local, self.zone)
        except OverflowError as err:
            raise RecurrenceError(RecurrenceReason.DATE_OUT_OF_RANGE) from err

    @cached_property
    def limits(self) -> list[datetime | None]:
        """The last moment that each rule may name, by UNTIL or COUNT; None: endless."""
        return [self._limit(pattern) for pattern in self.patterns]

    def _limit(self, pattern: Pattern) -> datetime | None:
        if pattern.rule.until:
            if self.zone is None:
                return read_day(pattern.rule.until)
            return read_moment(pattern.rule.until, zone=UTC_ZONE, clock=time())
        if pattern.last is None:
            return None
        return pattern.last if self.zone is None else instant(pattern.last, self.zone)

    def of_pattern(self, number: int, after: datetime, before: datetime) -> Iterator[datetime]:
        """Yield the moments of one rule in [after, before), almost in order.

        Two may swap their order, or coincide, in the hour that a change of clocks skips.
        """
        pattern, limit = self.patterns[number], self.limits[number]
        if limit is not None and limit < before:
            before = limit + SECOND if limit < _end(limit) else limit
        # No clock is as far from UTC as the margin is wide.
        low = _shifted(after.replace(tzinfo=None), -_MARGIN)
        high = _shifted(before.replace(tzinfo=None), _MARGIN)
        if pattern.last is not None:
            high = min(high, pattern.last)
        zone = self.zone
        if zone is None:
            yield from (local for local in pattern.between(low, high) if after <= local < before)
            return
        for local in pattern.between(low, high):
            try:
                moment = local.replace(tzinfo=zone).astimezone(UTC)
            except OverflowError:
                continue
            if after <= moment < before:
                yield moment

    def between(self, after: datetime, before: datetime) -> list[datetime]:
        """Return the starts of all instances in [after, before), in order."""
        found = {moment for moment in self._extra if after <= moment < before}
        for number in range(len(self.patterns)):
            found.update(self.of_pattern(number, after, before))
        return sorted(found - self.removed)

    def of_day(self, moment: datetime) -> list[datetime]:
        """Return the starts of all instances on the day of a moment, on the series' clock."""
        day = midnight(self.local(moment).date())
        return self.between(self.inner_of(day), self.inner_of(day + DAY))

    def iterate(self, after: datetime, before: datetime) -> Iterator[datetime]:
        """Yield the same lazily, looking no further ahead than needed."""
        low = max(after, self.first)
        step = _FIRST_BLOCK
        barren = timedelta()
        while low < before and barren <= timedelta(days=366 * BARREN_YEARS):
            high = min(before, _shifted(low, step))
            found = self.between(low, high)
            yield from found
            if high >= self._horizon:
                return
            barren = timedelta() if found else barren + (high - low)
            low, step = high, step * 2

    @cached_property
    def _horizon(self) -> datetime:
        """A moment after which nothing comes."""
        end = _end(self.start)
        limits = [end if limit is None else limit for limit in self.limits]
        return _shifted(max([*limits, self._extra[-1]]), SECOND)

    @property
    def opening(self) -> datetime | None:
        """The start of the first instance; None if all are excluded."""
        return next(self.iterate(self.first, _end(self.start)), None)

    @cached_property
    def last(self) -> datetime | None:
        """The start of the last instance; None if the series is endless."""
        if any(limit is None for limit in self.limits):
            return None
        backwards = [self._back(number) for number in range(len(self.patterns))]
        for moment in merge(*backwards, reversed(self._extra), reverse=True):
            if moment not in self.removed:
                # Near a change of clocks a neighbour may be later than the first found.
                low, high = _shifted(moment, -_MARGIN), _shifted(moment, _MARGIN)
                return max([moment, *self.between(low, high)])
        return self.start

    def _back(self, number: int) -> Iterator[datetime]:
        limit = self.limits[number]
        high = LATEST if limit is None else _shifted(self.local(limit), _MARGIN)
        pattern = self.patterns[number]
        for local in pattern.back(high if pattern.last is None else pattern.last):
            try:
                moment = local if self.zone is None else instant(local, self.zone)
            except OverflowError:
                continue
            if limit is None or moment <= limit:
                yield moment


UTC_ZONE = ZoneInfo("UTC")


def bare_series(start: Moment, zone: str | None) -> Series:
    """Return the series of the start alone. Raises RecurrenceError if zone and start don't fit."""
    if isinstance(start, datetime) is (zone is None):
        raise RecurrenceError(RecurrenceReason.MOMENT_MISMATCH)
    clock = None if zone is None else zone_of(zone)
    return Series(start, clock, (), frozenset(), frozenset())


def read_series(lines: Sequence[str], start: Moment, zone: str | None) -> Series:
    """Read the lines. Raises RecurrenceError.

    An EXDATE that is a day excludes from a timed series all instances on that day: clients
    mean it so, though RFC 5545 §3.8.5.1 requires the value type of DTSTART.
    """
    if not lines:
        raise RecurrenceError(RecurrenceReason.EMPTY)
    bare = bare_series(start, zone)
    clock = bare.zone
    rules = list[Rule]()
    dates: dict[str, set[datetime]] = {"RDATE": set(), "EXDATE": set()}
    days_off = set[datetime]()
    for line in lines:
        head, colon, value = line.strip().partition(":")
        name, *parameters = head.upper().split(";")
        if not colon or not value:
            raise RecurrenceError(RecurrenceReason.LINE_MALFORMED)
        if name == "RRULE":
            rules.append(_complete(parse_rule(value), bare))
        elif name in dates:
            given = _zone_parameter(head, parameters) or clock
            found = _read_dates(value, bare, given)
            for text, moment in zip(value.split(","), found, strict=True):
                whole_day = name == "EXDATE" and clock is not None and "T" not in text.upper()
                (days_off if whole_day else dates[name]).add(moment)
        else:
            raise RecurrenceError(RecurrenceReason.LINE_UNKNOWN)
    unique = sorted(set(rules), key=lambda rule: rule.text)
    added, removed = frozenset(dates["RDATE"]), frozenset(dates["EXDATE"])
    series = Series(start, clock, unique, added, removed)
    if not days_off:
        return series
    off = {moment for day in days_off for moment in series.of_day(day) or [day]}
    return Series(start, clock, unique, added, removed | off)


def _zone_parameter(head: str, parameters: list[str]) -> ZoneInfo | None:
    if "VALUE=PERIOD" in parameters:
        raise RecurrenceError(RecurrenceReason.PERIOD_UNSUPPORTED)
    for parameter in head.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().upper() == "TZID":
            return zone_of(value.strip().strip('"'))
    return None


def _read_dates(value: str, bare: Series, zone: ZoneInfo | None) -> Iterator[datetime]:
    """Read RDATE or EXDATE values; a bare date means the instance of that day."""
    clock = bare.local(bare.start).time()
    for text in value.split(","):
        if zone is None or bare.zone is None:
            yield read_day(text)
        elif "T" in text.upper():
            yield read_moment(text, zone=zone, clock=clock)
        else:
            yield read_moment(text, zone=bare.zone, clock=clock)


def _complete(rule: Rule, bare: Series) -> Rule:
    """Write UNTIL in the sort of the series; a bare date includes that whole day."""
    if bare.zone is None:
        rule = rule.without_times()
    if not rule.until:
        return rule
    if bare.zone is None:
        until: Moment = read_day(rule.until).date()
    else:
        until = read_moment(rule.until, zone=bare.zone, clock=time(23, 59, 59))
    return replace(rule, until=moment_text(until))


def _end(like: datetime) -> datetime:
    return LATEST.replace(tzinfo=like.tzinfo)


def _shifted(moment: datetime, by: timedelta) -> datetime:
    """Move a moment, but not beyond the years 1 to 9999."""
    try:
        return moment + by
    except OverflowError:
        edge = EARLIEST if by < timedelta() else LATEST
        return edge.replace(tzinfo=moment.tzinfo)
