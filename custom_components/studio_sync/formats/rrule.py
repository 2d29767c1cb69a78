"""One RRULE as a value: from its text and back (RFC 5545 §3.3.10)."""

from dataclasses import dataclass, replace
import re

from .errors import RecurrenceError, RecurrenceReason

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MAX_COUNT = 100_000
"""More repetitions than any calendar needs; a rule with more is refused."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 59, False),
    "BYSETPOS": (1, 366, True),
}
_PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", *_RANGES, "BYDAY", "WKST")
_NOT_WITH = {
    "BYWEEKNO": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYYEARDAY": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYMONTHDAY": ("WEEKLY",),
}
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The parts of one RRULE; lists are sorted, and empty where the part is missing.

    ``by_day`` holds (ordinal, weekday) with 0 for "every" and Monday as 0. ``until``
    is the text as written: what it means depends on the series.
    """

    freq: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_second: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0

    @property
    def text(self) -> str:
        """The value of the property in its one canonical form."""
        parts = [f"FREQ={self.freq}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until:
            parts.append(f"UNTIL={self.until}")
        parts += [
            f"{name}={','.join(map(str, values))}"
            for name, values in (
                ("BYMONTH", self.by_month),
                ("BYWEEKNO", self.by_week_no),
                ("BYYEARDAY", self.by_year_day),
                ("BYMONTHDAY", self.by_month_day),
            )
            if values
        ]
        if self.by_day:
            days = sorted(self.by_day, key=lambda day: (day[1], day[0]))
            parts.append("BYDAY=" + ",".join(f"{n or ''}{DAYS[day]}" for n, day in days))
        parts += [
            f"{name}={','.join(map(str, values))}"
            for name, values in (
                ("BYHOUR", self.by_hour),
                ("BYMINUTE", self.by_minute),
                ("BYSECOND", self.by_second),
                ("BYSETPOS", self.by_set_pos),
            )
            if values
        ]
        if self.week_start and self._week_start_matters:
            parts.append(f"WKST={DAYS[self.week_start]}")
        return ";".join(parts)

    @property
    def _week_start_matters(self) -> bool:
        weekly = self.freq == "WEEKLY" and (self.interval > 1 or bool(self.by_set_pos))
        return weekly or bool(self.by_week_no)

    @property
    def open_ended(self) -> Rule:
        """The same rule without an end."""
        return replace(self, count=None, until="")

    def without_times(self) -> Rule:
        """Leave the parts out that whole days must ignore (RFC 5545 §3.3.10)."""
        return replace(self, by_hour=(), by_minute=(), by_second=())


def parse_rule(text: str) -> Rule:
    """Read the value of an RRULE. Raises RecurrenceError."""
    parts: dict[str, str] = {}
    for part in text.upper().strip().strip(";").split(";"):
        name, equals, value = part.strip().partition("=")
        if not equals or not value or name in parts:
            raise RecurrenceError(RecurrenceReason.RULE_MALFORMED)
        if name not in _PARTS:
            raise RecurrenceError(RecurrenceReason.RULE_PART_UNKNOWN)
        parts[name] = value.strip()
    freq = parts.get("FREQ", "")
    if freq not in _FREQUENCIES:
        reason = RecurrenceReason.FREQUENCY_UNSUPPORTED if freq else RecurrenceReason.RULE_MALFORMED
        raise RecurrenceError(reason)
    if "COUNT" in parts and "UNTIL" in parts:
        raise RecurrenceError(RecurrenceReason.COUNT_AND_UNTIL)
    lists = {name: _numbers(name, parts[name]) for name in _RANGES if name in parts}
    rule = Rule(
        freq=freq,
        interval=_positive(parts.get("INTERVAL", "1"), 1_000_000),
        count=_positive(parts["COUNT"], MAX_COUNT) if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        by_month=lists.get("BYMONTH", ()),
        by_week_no=lists.get("BYWEEKNO", ()),
        by_year_day=lists.get("BYYEARDAY", ()),
        by_month_day=lists.get("BYMONTHDAY", ()),
        by_day=_weekdays(parts["BYDAY"]) if "BYDAY" in parts else (),
        by_hour=lists.get("BYHOUR", ()),
        by_minute=lists.get("BYMINUTE", ()),
        by_second=lists.get("BYSECOND", ()),
        by_set_pos=lists.get("BYSETPOS", ()),
        week_start=_week_start(parts.get("WKST", "MO")),
    )
    _check_combination(rule, parts)
    return rule


def _check_combination(rule: Rule, parts: dict[str, str]) -> None:
    if any(name in parts and rule.freq in freqs for name, freqs in _NOT_WITH.items()):
        raise RecurrenceError(RecurrenceReason.RULE_PARTS_CLASH)
    if any(n for n, _ in rule.by_day) and (rule.freq in {"DAILY", "WEEKLY"} or rule.by_week_no):
        raise RecurrenceError(RecurrenceReason.RULE_PARTS_CLASH)
    if rule.by_set_pos and not any(name.startswith("BY") and name != "BYSETPOS" for name in parts):
        raise RecurrenceError(RecurrenceReason.RULE_PARTS_CLASH)


def _positive(text: str, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise RecurrenceError(RecurrenceReason.RULE_NUMBER)
    return int(text)


def _numbers(name: str, text: str) -> tuple[int, ...]:
    low, high, signed = _RANGES[name]
    values = set[int]()
    for item in text.split(","):
        if not _NUMBER.fullmatch(item.strip()):
            raise RecurrenceError(RecurrenceReason.RULE_NUMBER)
        value = int(item)
        if not low <= (abs(value) if signed else value) <= high:
            raise RecurrenceError(RecurrenceReason.RULE_NUMBER)
        values.add(value)
    return tuple(sorted(values))


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    days = set[tuple[int, int]]()
    for item in text.split(","):
        match = _DAY.fullmatch(item.strip())
        if not match:
            raise RecurrenceError(RecurrenceReason.RULE_WEEKDAY)
        ordinal = int(match[1] or 0)
        if abs(ordinal) > 53 or (match[1] and not ordinal):  # noqa: PLR2004 - weeks of a year
            raise RecurrenceError(RecurrenceReason.RULE_WEEKDAY)
        days.add((ordinal, DAYS.index(match[2])))
    return tuple(sorted(days))


def _week_start(text: str) -> int:
    if text not in DAYS:
        raise RecurrenceError(RecurrenceReason.RULE_WEEKDAY)
    return DAYS.index(text)
