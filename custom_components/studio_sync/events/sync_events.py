"""The events of a finished run, for automations (the entity *Sync events*)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..sync.report import Report

KINDS: Final = ("created", "updated", "deleted", "conflict", "held", "failed", "recovered")

_COUNTS: Final[Mapping[str, tuple[str, ...]]] = {
    "created": ("created",),
    "updated": ("updated", "taken_out"),
    "deleted": ("deleted", "cancelled"),
}
"""What counts as what: a run tells of each how often it did that on which side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncEvent:
    """Something that automations may wait for: one of KINDS, with numbers or a reason."""

    kind: str
    details: Mapping[str, int | str]


def sync_events(report: Report, *, recovered: bool, held_before: str) -> Iterator[SyncEvent]:
    """Yield what a run did, one event per kind.

    ``held_before`` is the digest of the plan that was held already.
    """
    if recovered:
        yield SyncEvent(kind="recovered", details={})
    place = f"in_{report.origin}"
    for kind, verbs in _COUNTS.items():
        there = sum(report.counts.get(f"{verb}_{place}", 0) for verb in verbs)
        here = sum(report.counts.get(f"{verb}_in_book", 0) for verb in verbs)
        here += report.counts.get("merged", 0) if kind == "updated" else 0
        if there or here:
            yield SyncEvent(kind=kind, details={place: there, "in_studio": here})
    if number := report.counts.get("conflicts", 0):
        yield SyncEvent(kind="conflict", details={"number": number})
    if report.plan.held and report.plan.digest != held_before:
        number = len(report.plan.risky)
        yield SyncEvent(kind="held", details={"reason": report.plan.held, "number": number})
