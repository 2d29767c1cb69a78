"""Repetitions in words: the usual ones as people say them, others as calendars write them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo

from babel.lists import format_list

from ..formats.datetimes import read_moment
from ..formats.errors import RecurrenceError
from ..formats.rrule import Rule, parse_rule
from .catalogue import Catalogue
from .times import day_text

_RULE: Final = "RRULE:"
_EVERY: Final[Mapping[str, str]] = {
    "DAILY": "every_days",
    "WEEKLY": "every_weeks",
    "MONTHLY": "every_months",
    "YEARLY": "every_years",
}


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
    plain = replace(rule, interval=1, count=None, until="", by_day=(), week_start=0)
    if plain != Rule(freq=rule.freq) or any(nth for nth, _ in rule.by_day):
        return ""
    if rule.interval == 1:
        text = words.repeats[rule.freq.lower()]
    else:
        text = words.count(_EVERY[rule.freq], rule.interval)
    if rule.by_day:
        names = words.locale.days["stand-alone"]["abbreviated"]
        days = format_list([names[day] for _, day in rule.by_day], locale=words.locale)
        text = words.repeats["on"].format(rule=text, days=days)
    if rule.count is not None:
        text = words.count("times", rule.count, rule=text)
    if rule.until:
        last = read_moment(rule.until, zone=clock, clock=time()).astimezone(clock)
        text = words.repeats["until"].format(rule=text, day=day_text(last.date(), words))
    return text
