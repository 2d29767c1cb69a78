"""The repairs of an account after a run: the brake, the time zone, skipped appointments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from ..accounts.report_details import Named, listed, reason_texts
from ..const import DOCS_URL
from ..entries.connected import Connected
from ..entries.roles import Extent
from ..entries.shown_texts import ShownTexts
from ..sync.report import Report
from ..texts.catalogue import Catalogue
from ..texts.home_assistant import language_of
from ..texts.plans import held_field
from .registry import (
    CONTACT_PROBLEMS,
    HELD,
    HELD_CONTACTS,
    PROBLEMS,
    READ_ONLY,
    ZONE,
    Issue,
    settle_issue,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The repairs of one sync of an account; an account may have two."""

    held: str
    problems: str


OF_CALENDAR: Final = Subjects(held=HELD, problems=PROBLEMS)
_READ_ONLY: Final = Issue(
    subject=READ_ONLY,
    key="read_only",
    severity=ir.IssueSeverity.WARNING,
    learn_more=f"{DOCS_URL}/servers.md",
)
OF_CONTACTS: Final = Subjects(held=HELD_CONTACTS, problems=CONTACT_PROBLEMS)


async def settle_issues(
    hass: HomeAssistant,
    connected: Connected,
    clock: ZoneInfo,
    report: Report,
    problems: Sequence[Named],
    *,
    subjects: Subjects,
    shown: ShownTexts,
) -> None:
    """Make the account's repairs match the result of a run; ``problems`` are those to report.

    ``clock`` is the studio's time zone; ``subjects`` the repairs of what was synced; ``shown``
    what everybody may read of appointments.
    """
    if shown.extent is not Extent.ALL:
        problems = [replace(each, title=each.title and shown.busy) for each in problems]
    words = language_of(hass)
    texts = await reason_texts(hass, words, connected.origin)
    settle_issue(hass, connected, subjects.held, _held(report, subjects, words))
    settle_issue(hass, connected, READ_ONLY, _READ_ONLY if report.waits else None)
    if subjects is OF_CALENDAR:
        settle_issue(hass, connected, ZONE, await _zone(report.about.get("zone"), clock))
    # Everybody reads what a repair says: clients are named in its dialog, for administrators.
    named = listed(problems, texts, clock, words) if subjects is OF_CALENDAR else None
    settle_issue(hass, connected, subjects.problems, _problems(len(problems), named, subjects))


def _held(report: Report, subjects: Subjects, words: Catalogue) -> Issue | None:
    if not report.plan.held:
        return None
    number, field = str(len(report.plan.risky)), held_field(report.plan, words)
    return Issue(
        subject=subjects.held,
        key=f"{subjects.held}_{report.plan.held}",
        fixable=True,
        placeholders={"number": number} | ({"field": field} if field else {}),
    )


async def _zone(calendar_zone: str | None, clock: ZoneInfo) -> Issue | None:
    if calendar_zone is None or calendar_zone == clock.key:
        return None
    theirs = await dt_util.async_get_time_zone(calendar_zone)
    if theirs is not None and same_clock(theirs, clock, dt_util.utcnow()):
        return None
    return Issue(
        subject=ZONE,
        key="zone",
        severity=ir.IssueSeverity.WARNING,
        placeholders={"calendar_zone": calendar_zone, "studio_zone": clock.key},
    )


def _problems(number: int, named: str | None, subjects: Subjects) -> Issue | None:
    if not number:
        return None
    return Issue(
        subject=subjects.problems,
        key=subjects.problems,
        severity=ir.IssueSeverity.WARNING,
        fixable=named is None,
        placeholders={"number": str(number)} | ({} if named is None else {"titles": named}),
    )


def same_clock(one: tzinfo, other: tzinfo, now: datetime) -> bool:
    """Tell whether two zones show the same time all through the coming year (S17)."""
    days = (now + timedelta(days=day) for day in range(0, 366, 7))
    return all(day.astimezone(one).utcoffset() == day.astimezone(other).utcoffset() for day in days)
