"""The wall-clock times that a rule names, from the start of its series on.

Everything here is wall clock without a zone. Periods (years, months, weeks, days)
are counted from that of the start, so that an old rule is entered at any point at
no cost, and a rule that never matches ends the search instead of running on.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property
from itertools import islice, product

from .rrule import Rule

EARLIEST = datetime(1, 1, 1)  # noqa: DTZ001 - wall clock
LATEST = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - wall clock
BARREN_YEARS = 800
"""So long without a match, and a rule is taken to have none: the Gregorian calendar
repeats after 400 years, with an interval of 2 after 800."""

_BEYOND = date.max.toordinal() + 1
_PERIOD_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}


class Pattern:
    """A rule bound to the start of its series, on the wall clock."""

    def __init__(self, rule: Rule, start: datetime) -> None:
        """Take the parts that the rule leaves open from the start (RFC 5545 §3.3.10)."""
        self.given = rule
        self.rule = explicit(rule, start)
        self.start = start
        self._origin = start.toordinal()
        self._months = frozenset(self.rule.by_month)
        self._plain = frozenset(day for n, day in self.rule.by_day if not n)
        self._nth = tuple((n, day) for n, day in self.rule.by_day if n)
        if rule.freq == "WEEKLY":
            self._origin -= (start.weekday() - rule.week_start) % 7
            self._offsets = sorted((day - rule.week_start) % 7 for day in self._plain)
        hours = self.rule.by_hour or (start.hour,)
        minutes = self.rule.by_minute or (start.minute,)
        seconds = self.rule.by_second or (start.second,)
        self._times = [time(h, m, s) for h, m, s in product(hours, minutes, seconds)]

    def names(self, moment: datetime) -> bool:
        """Whether the rule itself produces this moment, apart from its end."""
        return any(self.between(moment, moment))

    def in_step(self, moment: datetime) -> bool:
        """Whether the period of ``moment`` is one that the rule uses."""
        return self._steps(moment) % self.rule.interval == 0

    @cached_property
    def last(self) -> datetime | None:
        """The last time that COUNT lets the rule name; None if it has no COUNT.

        A start that the rule does not name is not counted, as in Google
        (googleapis/google-api-nodejs-client#2214); RFC 5545 §3.3.10 counts it.
        """
        if self.rule.count is None:
            return None
        last = self.start
        for moment in islice(self.between(self.start, LATEST), self.rule.count):
            last = moment
        return last

    def between(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """Yield the times from ``first`` to ``last``, both included, in order, ignoring COUNT."""
        first = max(first, self.start)
        index = self._index(first)
        stop = last.toordinal()
        barren = 0
        while (day := self._floor(index)) <= stop:
            found = self._instances(index, day)
            for moment in found:
                if moment > last:
                    return
                if moment >= first:
                    yield moment
            barren = 0 if found else barren + 1
            if barren and self._is_barren(barren):
                return
            index += 1

    def back(self, last: datetime) -> Iterator[datetime]:
        """Yield the times up to ``last``, the latest first, ignoring COUNT."""
        barren = 0
        for index in range(self._index(last), -1, -1):
            found = self._instances(index, self._floor(index))
            yield from (m for m in reversed(found) if self.start <= m <= last)
            barren = 0 if found else barren + 1
            if barren and self._is_barren(barren):
                return

    def _is_barren(self, periods: int) -> bool:
        days = periods * self.rule.interval * _PERIOD_DAYS[self.rule.freq]
        return days > BARREN_YEARS * 366

    def _index(self, moment: datetime) -> int:
        """Return the number of the last period that begins before or at ``moment``."""
        return max(0, self._steps(moment) // self.rule.interval)

    def _steps(self, moment: datetime) -> int:
        """Count the periods from the start's to that of ``moment``."""
        freq = self.rule.freq
        if freq == "YEARLY":
            return moment.year - self.start.year
        if freq == "MONTHLY":
            return (moment.year - self.start.year) * 12 + moment.month - self.start.month
        return (moment.toordinal() - self._origin) // _PERIOD_DAYS[freq]

    def _floor(self, index: int) -> int:
        """Return the number of the first day of a period, or one beyond year 9999."""
        rule = self.rule
        if rule.freq == "YEARLY":
            year = self.start.year + index * rule.interval
            return date(year, 1, 1).toordinal() if year <= date.max.year else _BEYOND
        if rule.freq == "MONTHLY":
            year, month = self._month(index)
            return date(year, month, 1).toordinal() if year <= date.max.year else _BEYOND
        return self._origin + index * rule.interval * _PERIOD_DAYS[rule.freq]

    def _month(self, index: int) -> tuple[int, int]:
        months = self.start.year * 12 + self.start.month - 1 + index * self.rule.interval
        return months // 12, months % 12 + 1

    def _instances(self, index: int, floor: int) -> list[datetime]:
        """Return all times of a period that begins on ``floor``, also those before the start."""
        found = [
            datetime.combine(date.fromordinal(day), moment)
            for day in self._days(index, floor)
            for moment in self._times
        ]
        positions = self.rule.by_set_pos
        if not positions:
            return found
        size = len(found)
        chosen = {n - 1 if n > 0 else size + n for n in positions}
        return [moment for position, moment in enumerate(found) if position in chosen]

    def _days(self, index: int, floor: int) -> list[int]:
        if self.rule.freq == "DAILY":
            return [floor] if self._suits_day(date.fromordinal(floor)) else []
        if self.rule.freq == "WEEKLY":
            last = date.max.toordinal()
            days = [floor + offset for offset in self._offsets if 0 < floor + offset <= last]
            if not self._months:
                return days
            return [day for day in days if date.fromordinal(day).month in self._months]
        if self.rule.freq == "MONTHLY":
            year, month = self._month(index)
            return self._month_days(year, month)
        return self._year_days(self.start.year + index * self.rule.interval)

    def _suits_day(self, day: date) -> bool:
        rule = self.rule
        if self._months and day.month not in self._months:
            return False
        if rule.by_month_day and not _has_month_day(day, rule.by_month_day):
            return False
        return not self._plain or day.weekday() in self._plain

    def _month_days(self, year: int, month: int) -> list[int]:
        """Return the numbers of the days of a month that suit, in order."""
        if self._months and month not in self._months:
            return []
        first, length = monthrange(year, month)
        days: list[int] | range = range(1, length + 1)
        if self.rule.by_month_day:
            signed = (n if n > 0 else length + 1 + n for n in self.rule.by_month_day)
            days = sorted({n for n in signed if 1 <= n <= length})
        if self.rule.by_day:
            nth = _nth_days(self._nth, first, length)
            plain = self._plain
            days = [n for n in days if (first + n - 1) % 7 in plain or n in nth]
        base = date(year, month, 1).toordinal() - 1
        return [base + n for n in days]

    def _year_days(self, year: int) -> list[int]:
        """Return the numbers of the days of a year that suit, in order."""
        rule = self.rule
        first = date(year, 1, 1)
        length = date(year, 12, 31).timetuple().tm_yday
        by_year = bool(self._nth) and not self._months
        # Weekdays are judged with the months, unless they are counted through the year.
        if by_year:
            nth = _nth_days(self._nth, first.weekday(), length)
            days = [
                first.toordinal() + n
                for n in range(length)
                if n + 1 in nth or (first.weekday() + n) % 7 in self._plain
            ]
            if rule.by_month_day:
                days = [
                    day for day in days if _has_month_day(date.fromordinal(day), rule.by_month_day)
                ]
        else:
            days = [day for month in range(1, 13) for day in self._month_days(year, month)]
        if rule.by_year_day:
            wanted = {n if n > 0 else length + 1 + n for n in rule.by_year_day}
            days = [day for day in days if day - first.toordinal() + 1 in wanted]
        if rule.by_week_no:
            days = [day for day in days if _has_week(day, rule.by_week_no, rule.week_start)]
        return days


def explicit(rule: Rule, start: datetime) -> Rule:
    """Write out the days that a rule takes from the start of its series."""
    if rule.by_week_no and not (rule.by_day or rule.by_month_day or rule.by_year_day):
        return replace(rule, by_day=((0, start.weekday()),))
    if rule.by_week_no or rule.by_year_day or rule.by_month_day or rule.by_day:
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, by_day=((0, start.weekday()),))
    if rule.freq == "MONTHLY":
        return replace(rule, by_month_day=(start.day,))
    if rule.freq == "YEARLY":
        return replace(rule, by_month=rule.by_month or (start.month,), by_month_day=(start.day,))
    return rule


def _has_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    length = monthrange(day.year, day.month)[1]
    return day.day in wanted or day.day - length - 1 in wanted


def _nth_days(nth: tuple[tuple[int, int], ...], first: int, length: int) -> frozenset[int]:
    """Return the numbers of the days that are, say, the second Monday of a span.

    ``first`` is the weekday of the span's first day, ``length`` its days.
    """
    days = set[int]()
    for n, weekday in nth:
        if n > 0:
            day = 1 + (weekday - first) % 7 + (n - 1) * 7
        else:
            last = (first + length - 1) % 7
            day = length - (last - weekday) % 7 + (n + 1) * 7
        if 1 <= day <= length:
            days.add(day)
    return frozenset(days)


def _has_week(day: int, wanted: tuple[int, ...], week_start: int) -> bool:
    """Whether a day lies in one of the numbered weeks (§3.3.10: week 1 has four days)."""
    year = _week_year(day, week_start)
    number = (day - _first_week(year, week_start)) // 7 + 1
    weeks = (_first_week(year + 1, week_start) - _first_week(year, week_start)) // 7
    return number in wanted or number - weeks - 1 in wanted


def _week_year(day: int, week_start: int) -> int:
    year = date.fromordinal(day).year
    if day < _first_week(year, week_start):
        return year - 1
    return year + 1 if day >= _first_week(year + 1, week_start) else year


def _first_week(year: int, week_start: int) -> int:
    """Return the number of the first day of week 1; also of the years 0 and 10000."""
    before = (year - 1) * 365 + (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    fourth = before + 4
    weekday = (fourth - 1) % 7  # day number 1 was a Monday
    return fourth - (weekday - week_start) % 7
