"""The events of a finished run, for automations (the entity *Sync events*)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..sync.report import Report

KINDS: Final = ("created", "updated", "deleted", "conflict", "held", "failed", "recovered")

_COUNTS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "created": (("created_in_google",), ("created_in_book",)),
    "updated": (("updated_in_google",), ("updated_in_book", "merged")),
    "deleted": (
        ("deleted_in_google", "cancelled_in_google"),
        ("deleted_in_book", "cancelled_in_book"),
    ),
}


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
    for kind, (there, here) in _COUNTS.items():
        in_google = sum(report.counts.get(name, 0) for name in there)
        in_studio = sum(report.counts.get(name, 0) for name in here)
        if in_google or in_studio:
            yield SyncEvent(kind=kind, details={"in_google": in_google, "in_studio": in_studio})
    if number := report.counts.get("conflicts", 0):
        yield SyncEvent(kind="conflict", details={"number": number})
    if report.plan.held and report.plan.digest != held_before:
        number = len(report.plan.risky)
        yield SyncEvent(kind="held", details={"reason": report.plan.held, "number": number})
