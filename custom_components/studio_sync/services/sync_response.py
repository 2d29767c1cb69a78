"""Plans and reports as plain values, for the responses of actions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..accounts.report_details import LISTED
from ..book.model import Moment, Origin
from ..scheduling.history import Subject, heading_of
from ..sync.action_content import content_of
from ..sync.model import Action, Do, Likeness, Op, SkippedItem
from ..sync.report import Report
from ..sync.undo_plan import UndoPlan, UndoStep
from ..texts.iso_times import iso_text

_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_SILENT: Final = frozenset({Do.AGREE, Do.REST})


def action_json(action: Action[Any, Any], *, hidden: bool = False) -> JsonObjectType:
    """Return one step of a plan: what, why, and, if not hidden, to which appointment or client."""
    content = None if hidden else content_of(action)
    return {"action": action.do.value, "reason": action.reason, **_heading_json(content)}


def _heading_json(content: Subject | None) -> JsonObjectType:
    title, when = heading_of(content)
    start = None if when is None else iso_text(when.start)
    return {"title": None if content is None else title, "start": start}


def _order(content: Subject | None) -> tuple[datetime, str]:
    """Return appointments by their start, then clients by name."""
    title, when = heading_of(content)
    return _NEVER if when is None else _instant(when.start), title.casefold()


def _instant(moment: Moment) -> datetime:
    return moment if isinstance(moment, datetime) else dt_util.start_of_local_day(moment)


def skipped_counts(skipped: Sequence[SkippedItem]) -> JsonObjectType:
    """Return how many items were skipped, by reason."""
    return dict(sorted(Counter(each.reason for each in skipped).items()))


def report_json(account: str, report: Report[Any, Any]) -> JsonObjectType:
    """Return what a run did."""
    counts: JsonObjectType = dict(sorted(report.counts.items()))
    return {
        "account": account,
        "outcome": report.outcome,
        "run_id": None if report.run is None else report.run.id,
        "held": report.plan.held or None,
        "counts": counts,
        "skipped": skipped_counts(report.skipped),
        "requests": report.requests,
        "seconds": round(report.seconds, 3),
    }


def preview_json(
    account: str,
    report: Report[Any, Any],
    why: str = "",
    page: slice = slice(None),
    origin: Origin = Origin.GOOGLE,
    *,
    hidden: bool = False,
) -> JsonObjectType:
    """Return what a run would do, step by step, by date (B1).

    ``why``: why the brake will stop it, in words; empty if it will not. ``page``: which of
    the steps are listed. ``origin``: where the other side is. ``hidden``: the reader may not see
    what they are about.
    """
    planned = [action for action in report.plan.actions if action.do not in _SILENT]
    steps: list[JsonValueType] = [
        action_json(action, hidden=hidden)
        for action in sorted(planned, key=lambda each: _order(content_of(each)))[page]
    ]
    return {
        "account": account,
        "there": origin.value,
        "held": report.plan.held or None,
        "held_number": len(report.plan.risky),
        "held_why": why or None,
        "number": len(planned),
        "actions": steps,
        "skipped": skipped_counts(report.skipped),
    }


def likely_json(
    found: Sequence[Likeness[Any, Any]], texts: Mapping[str, str], *, hidden: bool = False
) -> JsonValueType:
    """Return what may be the same on both sides, with the reason as a key and in words.

    ``hidden``: the reader may not see what, or who, it is.
    """
    return [
        {
            **_sides(each, hidden=hidden),
            "reason": each.reason,
            "why": texts.get(each.reason, each.reason),
        }
        for each in found[:LISTED]
    ]


def _sides(likely: Likeness[Any, Any], *, hidden: bool) -> JsonObjectType:
    """Name a client and a contact, or an appointment and an event."""
    record_id = None if hidden else likely.record.id
    here, there = (
        _heading_json(None if hidden else content)
        for content in (likely.record.content, likely.item.content)
    )
    if heading_of(likely.record.content)[1] is None:
        return {"client_id": record_id, "client": here["title"], "contact": there["title"]}
    return {
        "appointment_id": record_id,
        **here,
        "event": there["title"],
        "event_start": there["start"],
    }


def _verb_here(step: UndoStep[Any, Any]) -> str | None:
    """Return what undoing does to a record of the studio."""
    if step.restored is None:
        return None
    if step.restored.deleted:
        return Op.DELETE
    return Op.CREATE if step.record.deleted else Op.UPDATE


def undo_json(
    account: str,
    run_id: str,
    plan: UndoPlan[Any, Any],
    page: slice = slice(None),
    origin: Origin = Origin.GOOGLE,
) -> JsonObjectType:
    """Return what an undo would put back, appointment by appointment, by date (B2)."""
    planned = sorted(plan.steps, key=lambda each: _order(each.record.content))
    steps: list[JsonValueType] = [
        {
            **_heading_json(step.record.content),
            "in_studio": _verb_here(step),
            f"in_{origin}": None if step.write is None else step.write.op.value,
        }
        for step in planned[page]
    ]
    return {
        "account": account,
        "there": origin.value,
        "run_id": run_id,
        "number": len(planned),
        "actions": steps,
    }
