"""What follows from a finished run: repairs, events, and the rest of the studio."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from .details import Named, listed, reason_texts
from .issues import HELD, PROBLEMS, ZONE, Issue, settle_issue
from .plan_words import language_of
from .runtime import StudioRuntime
from .sync.guard import risky_actions
from .sync.report import Report

KINDS: Final = ("created", "updated", "deleted", "conflict", "held", "failed", "recovered")

_COUNTS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "created": (("created_in_google",), ("created_in_book",)),
    "updated": (("updated_in_google",), ("updated_in_book", "merged")),
    "deleted": (
        ("deleted_in_google", "cancelled_in_google"),
        ("deleted_in_book", "cancelled_in_book"),
    ),
}
_HERE: Final = (
    "created_in_book",
    "updated_in_book",
    "deleted_in_book",
    "cancelled_in_book",
    "merged",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that automations may wait for: one of KINDS, with numbers or a reason."""

    kind: str
    details: Mapping[str, int | str]


def count_here(counts: Mapping[str, int]) -> int:
    """Return how many changes a run made in the book."""
    return sum(counts.get(name, 0) for name in _HERE)


def happenings(report: Report, *, recovered: bool, held_before: str) -> Iterator[Happening]:
    """Say what a run did, one happening per kind.

    ``held_before`` is the digest of the plan that was held already.
    """
    if recovered:
        yield Happening(kind="recovered", details={})
    for kind, (there, here) in _COUNTS.items():
        in_google = sum(report.counts.get(name, 0) for name in there)
        in_studio = sum(report.counts.get(name, 0) for name in here)
        if in_google or in_studio:
            yield Happening(kind=kind, details={"in_google": in_google, "in_studio": in_studio})
    if number := report.counts.get("conflicts", 0):
        yield Happening(kind="conflict", details={"number": number})
    if report.plan.held and report.plan.digest != held_before:
        number = len(risky_actions(report.plan))
        yield Happening(kind="held", details={"reason": report.plan.held, "number": number})


async def settle_issues(
    hass: HomeAssistant,
    entry: ConfigEntry,
    studio: StudioRuntime,
    report: Report,
    problems: Sequence[Named],
) -> None:
    """Make the account's repairs say what the run found; ``problems`` are those it tells of."""
    settle_issue(hass, entry, HELD, _held(report))
    settle_issue(hass, entry, ZONE, await _zone(report.zone, studio))
    texts, words = await reason_texts(hass), language_of(hass)
    named = listed(problems, texts, studio.clock, words)
    settle_issue(hass, entry, PROBLEMS, _problems(len(problems), named))


def _held(report: Report) -> Issue | None:
    if not report.plan.held:
        return None
    number = str(len(risky_actions(report.plan)))
    return Issue(
        subject=HELD,
        key=f"held_{report.plan.held}",
        fixable=True,
        placeholders={"number": number},
    )


async def _zone(calendar_zone: str | None, studio: StudioRuntime) -> Issue | None:
    if calendar_zone is None or calendar_zone == studio.zone:
        return None
    clock = await dt_util.async_get_time_zone(calendar_zone)
    if clock is not None and same_clock(clock, studio.clock, dt_util.utcnow()):
        return None
    return Issue(
        subject=ZONE,
        key="zone",
        severity=ir.IssueSeverity.WARNING,
        placeholders={"calendar_zone": calendar_zone, "studio_zone": studio.zone},
    )


def _problems(number: int, named: str) -> Issue | None:
    if not number:
        return None
    return Issue(
        subject=PROBLEMS,
        key="problems",
        severity=ir.IssueSeverity.WARNING,
        placeholders={"number": str(number), "titles": named},
    )


def same_clock(one: tzinfo, other: tzinfo, now: datetime) -> bool:
    """Tell whether two zones show the same time all through the coming year (S17)."""
    days = (now + timedelta(days=day) for day in range(0, 366, 7))
    return all(day.astimezone(one).utcoffset() == day.astimezone(other).utcoffset() for day in days)
