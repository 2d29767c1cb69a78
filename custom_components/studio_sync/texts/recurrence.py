"""Repetitions in words: the usual ones as people say them, others as calendars write them.

The page says the same in ``frontend/src/booking/repeat.ts``, with the same texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo

from babel.lists import format_list

from ..formats.datetimes import read_moment
from ..formats.errors import RecurrenceError
from ..formats.rrule import DAYS, Rule, parse_rule
from .catalogue import Catalogue
from .times import anniversary_text, date_text

_RULE: Final = "RRULE:"
_EVERY: Final[Mapping[str, str]] = {
    "DAILY": "every_days",
    "WEEKLY": "every_weeks",
    "MONTHLY": "every_months",
    "YEARLY": "every_years",
}
_BY_WEEKDAY: Final = frozenset({"DAILY", "WEEKLY"})
LAST: Final = -1
_COUNTED: Final[Mapping[int, str]] = {1: "1", 2: "2", 3: "3", 4: "4", LAST: "last"}
"""Which of a weekday in a month has words: the fifth is not in every month."""


def repeats_text(lines: Sequence[str], clock: ZoneInfo, words: Catalogue) -> str:
    """Say how something repeats (RFC 5545 §3.8.5): ``weekly on Tue and Thu, 10 times``.

    What has no words here is returned as it is written. The last day is that on ``clock``.
    """
    if not lines:
        return words.repeats["never"]
    rules = [line.removeprefix(_RULE) for line in lines if line.startswith(_RULE)]
    try:
        text = _rule_text(rules[0], clock, words) if len(rules) == 1 else ""
    except RecurrenceError:
        text = ""
    if not text:
        return ", ".join(lines)
    return text if len(lines) == 1 else words.repeats["exceptions"].format(rule=text)


def _rule_text(line: str, clock: ZoneInfo, words: Catalogue) -> str:
    """Return a rule in words, empty if it says more than these can. Raises RecurrenceError."""
    rule = parse_rule(line)
    plain = replace(rule, interval=1, count=None, until="", week_start=0)
    if replace(plain, by_day=(), by_month=(), by_month_day=()) != Rule(freq=rule.freq):
        return ""
    if rule.interval == 1:
        text = words.repeats[rule.freq.lower()]
    else:
        text = words.count(_EVERY[rule.freq], rule.interval)
    if rule.by_day or rule.by_month or rule.by_month_day:
        text = _on(rule, text, words)
    if not text:
        return ""
    if rule.count is not None:
        text = words.count("times", rule.count, rule=text)
    if rule.until:
        last = read_moment(rule.until, zone=clock, clock=time()).astimezone(clock)
        text = words.repeats["until"].format(rule=text, day=date_text(last.date(), words))
    return text


def _on(rule: Rule, often: str, words: Catalogue) -> str:
    """Add the days that a rule names; empty if there are no words for them."""
    if rule.freq in _BY_WEEKDAY:
        if rule.by_month or rule.by_month_day:
            return ""
        names = words.locale.days["stand-alone"]["abbreviated"]
        days = format_list([names[day] for _, day in rule.by_day], locale=words.locale)
        return words.repeats["on"].format(rule=often, days=days)
    months = 1 if rule.freq == "YEARLY" else 0
    if len(rule.by_month) != months or len(rule.by_day) + len(rule.by_month_day) != 1:
        return ""
    return _on_weekday(rule, often, words) if rule.by_day else _on_day(rule, often, words)


def _on_weekday(rule: Rule, often: str, words: Catalogue) -> str:
    """Add a weekday that is counted in a month; empty if it may not be in each."""
    [(nth, weekday)] = rule.by_day
    if nth not in _COUNTED:
        return ""
    day = words.repeats[f"nth_{_COUNTED[nth]}_{DAYS[weekday].lower()}"]
    form = words.repeats["nth_of_year" if rule.by_month else "nth_of_month"]
    return form.format(rule=often, day=day, month=_month(rule, words))


def _on_day(rule: Rule, often: str, words: Catalogue) -> str:
    """Add a day of a month; empty if it is counted from the end, but for the last."""
    [day] = rule.by_month_day
    if day == LAST:
        form = words.repeats["last_of_year" if rule.by_month else "last_of_month"]
        return form.format(rule=often, month=_month(rule, words))
    if day < LAST:
        return ""
    if rule.by_month:
        return _on_date(rule.by_month[0], day, often, words)
    return words.repeats["on_day"].format(rule=often, day=day)


def _month(rule: Rule, words: Catalogue) -> str:
    names: Mapping[int, str] = words.locale.months["stand-alone"]["wide"]
    return names[rule.by_month[0]] if rule.by_month else ""


def _on_date(month: int, day: int, often: str, words: Catalogue) -> str:
    """Add a date of each year; empty if no year has it."""
    try:
        date = anniversary_text(month, day, words)
    except ValueError:
        return ""
    return words.repeats["on_date"].format(rule=often, date=date)
