"""The state of a Google account after its last run."""

from dataclasses import dataclass
from datetime import datetime

from ..book import journal, links, replicas
from ..book.database import Transaction
from ..book.model import Run
from ..book.undo_chains import effects
from ..sync.snapshot import with_resync


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStatus:
    """The state of an account after its last run.

    ``synced`` is the number of appointments in sync, ``problems`` of those skipped
    that the user should hear of; ``held`` says why the brake holds a plan.
    """

    last_run: Run | None = None
    last_success: datetime | None = None
    synced: int = 0
    in_scope: int = 0
    """Of contacts: how many clients the group has."""
    problems: int = 0
    held: str = ""
    still_held: bool = False
    """The brake held the plan of its last run, be it that of before a restart."""


def read_status(tx: Transaction, replica_id: str, before: AccountStatus) -> AccountStatus:
    """Return what the journal says; what it does not know is as it was ``before``."""
    runs = journal.runs(tx, replica_id=replica_id, limit=20)
    good = next((run for run in runs if run.outcome == "ok"), None)
    state = replicas.get(tx, replica_id)
    still_held = state is not None and bool(state.held)
    return AccountStatus(
        last_run=runs[0] if runs else None,
        last_success=good.ended_at if good else before.last_success,
        synced=links.count_live(tx, replica_id),
        held=before.held if still_held else "",
        still_held=still_held,
    )


def last_undoable(tx: Transaction, replica_id: str) -> str | None:
    """Return what undoes the last sync that changed something and is in effect.

    That is its run; or the one that did it again, if it was undone in between.
    """
    runs = journal.runs(tx, replica_id=replica_id)
    syncs = [run for run in runs if run.kind == "sync" and any(run.counts.values())]
    for effect in effects(tx, syncs).values():
        if not effect.undone:
            return effect.last.id
    return None


def request_full_resync(
    tx: Transaction, replica_id: str, *, full_listing: bool, recompare_all: bool
) -> None:
    """Have the next run list the whole calendar, or compare every pair again, or both."""
    state = replicas.get(tx, replica_id)
    if state is None:
        return
    changed = with_resync(state, full_listing=full_listing, recompare_all=recompare_all)
    if changed != state:
        replicas.put(tx, changed)
