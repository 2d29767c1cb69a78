"""Repetitions in words: the usual ones as people say them, others as calendars write them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo

from ..formats.datetimes import read_moment
from ..formats.errors import RecurrenceError
from ..formats.rrule import Rule, parse_rule
from .catalogue import Catalogue
from .times import day_text

_RULE: Final = "RRULE:"


def repeats_text(lines: Sequence[str], clock: ZoneInfo, words: Catalogue) -> str:
    """Say how something repeats (RFC 5545 §3.8.5): ``weekly on Tue, Thu, 10 times``.

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
    return text if len(lines) == 1 else text + words.repeats["exceptions"]


def _rule_text(line: str, clock: ZoneInfo, words: Catalogue) -> str:
    """Return a rule in words, empty if it says more than these can. Raises RecurrenceError."""
    rule = parse_rule(line)
    plain = replace(rule, interval=1, count=None, until="", by_day=(), week_start=0)
    if plain != Rule(freq=rule.freq) or any(nth for nth, _ in rule.by_day):
        return ""
    often = rule.freq if rule.interval == 1 else f"{rule.freq}_N"
    text = words.repeats[often].format(number=rule.interval)
    if rule.by_day:
        days = ", ".join(words.days[day] for _, day in rule.by_day)
        text += words.repeats["on"].format(days=days)
    if rule.count is not None:
        text += words.repeats["count"].format(number=rule.count)
    if rule.until:
        last = read_moment(rule.until, zone=clock, clock=time()).astimezone(clock)
        text += words.repeats["until"].format(day=day_text(last.date(), words))
    return text
