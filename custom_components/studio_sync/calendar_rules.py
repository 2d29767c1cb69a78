"""Applies an edit on Home Assistant's calendar page to a repetition.

The page shows one RRULE and of that only the frequency, the interval, the weekdays of a
week, one day of a month, and the end. It knows no other rule and no RDATE or EXDATE, and
rewrites its rule whenever the start changes (the frontend's
``ha-recurrence-rule-editor``): what it does not show is kept, or the edit refused.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, tzinfo

from homeassistant.util import dt as dt_util

from .book.model import Content, Moment, Timed, When
from .book.series_edit import names_old_rules
from .formats.datetimes import read_moment, zone_of
from .formats.errors import RecurrenceError
from .formats.recurrence import dates_kept
from .formats.rrule import Rule, parse_rule
from .formats.sameness import same_dates
from .scheduling.errors import BadRecurrence, RuleNotShown
from .scheduling.recurrence_scope import zone_name

RULE = "RRULE:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What the page sends of a series: the rule, and the new span of the instance at ``at``."""

    rule: str
    at: Moment
    when: When


def shown_rule(lines: tuple[str, ...]) -> str | None:
    """Return the rule of a recurrence that the page shows; None if it has none."""
    return next((line.removeprefix(RULE) for line in lines if line.startswith(RULE)), None)


def edited_recurrence(before: Content, edit: Edit) -> tuple[str, ...] | None:
    """Return the recurrence after an edit on the page; None if it stays.

    Raises BadRecurrence, and RuleNotShown if the edit would lose what the page does not show.
    """
    lines, shown = before.recurrence, shown_rule(before.recurrence)
    more = [line for line in lines if not line.startswith((f"{RULE}{shown}", "EXDATE"))]
    if not edit.rule:
        if lines and shown is not None and more:
            raise RuleNotShown
        return () if shown is not None else None
    if not lines:
        return (f"{RULE}{edit.rule}",)
    if shown is not None and _is_untouched(before, shown, edit):
        return None
    if any(line.startswith(RULE) for line in more):
        raise RuleNotShown
    rule = edit.rule if shown is None else _with_hidden_parts(before, shown, edit)
    return (f"{RULE}{rule}", *_other_dates(before, edit, rule))


def _other_dates(before: Content, edit: Edit, rule: str) -> tuple[str, ...]:
    """Return the dates off and added that go on."""
    start, new_start = before.when.start, edit.when.start
    return dates_kept(
        (before.recurrence, start, zone_name(before.when)),
        ((f"{RULE}{rule}",), new_start, zone_name(edit.when)),
        edit.at,
        new_start,
    )


def _is_untouched(before: Content, shown: str, edit: Edit) -> bool:
    """Tell whether the person left the rule unchanged, however the page rewrote it."""
    old = replace(before, recurrence=(f"{RULE}{shown}",))
    new = replace(before, when=edit.when, recurrence=(f"{RULE}{edit.rule}",))
    if names_old_rules(old, new, edit.at):
        return True
    rule, given = _parsed(shown), _parsed(edit.rule)
    return _shows_same(rule, given, edit) and _ends_same(rule, given)


def _with_hidden_parts(before: Content, shown: str, edit: Edit) -> str:
    """Return the rule that was given, with what the page does not show of the old one.

    If only the interval or the end is new, the rest of the old rule stays. Anything else
    would lose it.
    """
    rule, given = _parsed(shown), _parsed(edit.rule)
    bare = f"{RULE}{_as_shown(rule).open_ended.text}"
    start, zone = before.when.start, zone_name(before.when)
    if same_dates([bare], [f"{RULE}{rule.open_ended.text}"], start, zone):
        return edit.rule
    if not _shows_same(replace(rule, interval=given.interval), given, edit):
        raise RuleNotShown
    return replace(rule, interval=given.interval, count=given.count, until=given.until).text


def _as_shown(rule: Rule) -> Rule:
    """Return the part of a rule that the page shows."""
    by_day, by_month_day = rule.by_day, rule.by_month_day
    if rule.freq == "MONTHLY":
        by_day = by_day if len(by_day) == 1 else ()
        by_month_day = () if by_day else by_month_day[:1]
    elif rule.freq != "WEEKLY":
        by_day = by_month_day = ()
    return Rule(
        freq=rule.freq,
        interval=rule.interval,
        count=rule.count,
        until=rule.until,
        by_day=by_day,
        by_month_day=by_month_day,
    )


def _shows_same(rule: Rule, given: Rule, edit: Edit) -> bool:
    """Tell whether two rules look the same on the page, but for their ends."""
    old = _as_shown(rule).open_ended
    possible: Collection[Rule] = [old]
    if rule.freq == "WEEKLY" and len(rule.by_day) <= 1:
        # A single weekday follows the start.
        day = _page_clock(edit.when.start).weekday()
        possible = [old, replace(old, by_day=()), replace(old, by_day=((0, day),))]
    return given.open_ended in possible


def _ends_same(rule: Rule, given: Rule) -> bool:
    """Tell whether two rules end on the same day, as the page shows it.

    It takes an UNTIL for UTC, and shows its day on the clock of Home Assistant.
    """
    if rule.count != given.count or bool(rule.until) is not bool(given.until):
        return False
    if not rule.until:
        return True
    until = read_moment(rule.until, zone=zone_of("UTC"), clock=time())
    days = {rule.until[:8], f"{_page_clock(until):%Y%m%d}"}
    return given.until[:8] in days


def _page_clock(moment: Moment) -> datetime:
    zone: tzinfo = dt_util.get_default_time_zone()
    if isinstance(moment, datetime):
        return moment.astimezone(zone)
    return datetime.combine(moment, time(), UTC)


def _parsed(text: str) -> Rule:
    try:
        return parse_rule(text)
    except RecurrenceError as err:
        raise BadRecurrence(reason=err.reason.value) from err


def same_clock(moment: Moment, shown: Moment) -> bool:
    """Tell whether the page shows two moments alike: it sends no offset from UTC."""
    if isinstance(moment, datetime) and isinstance(shown, datetime):
        return _page_clock(moment).replace(tzinfo=None) == _page_clock(shown).replace(tzinfo=None)
    return moment == shown


def kept_span(when: When, before: When) -> When:
    """Return the span that was sent, with the moments of the old one where they show alike.

    The page shows no zones: they stay.
    """
    if not isinstance(when, Timed) or not isinstance(before, Timed):
        return when
    start = before.start if same_clock(when.start, before.start) else when.start
    end = before.end if same_clock(when.end, before.end) else when.end
    return replace(before, start=start, end=end)
