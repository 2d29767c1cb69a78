"""Taking an answer to a conflict back, as long as nobody has changed anything since."""

from dataclasses import replace

from ..book import appointments, conflicts, links
from ..book.database import Transaction
from ..book.model import Conflict, LinkState
from .errors import NothingToUndo
from .resolve import Resolved
from .scope import telling


def take_back(tx: Transaction, resolved: Resolved) -> Conflict:
    """Put back what an answer changed, and open its conflict again.

    Raises NothingToUndo if one of the appointments has been changed since, or the
    conflict has been answered otherwise.
    """
    stored = conflicts.get(tx, resolved.conflict.id)
    if stored is None or stored != resolved.conflict:
        raise NothingToUndo
    now = appointments.get_many(tx, [each.id for each in resolved.after])
    if any(now.get(each.id) != each for each in resolved.after):
        raise NothingToUndo
    before = {each.id for each in resolved.before}
    with telling():
        for each in resolved.after:
            if each.id not in before:
                appointments.delete(tx, each.id)
        restored = appointments.put_many(tx, resolved.before)
    if resolved.link_before is not None and resolved.link_after is not None:
        _unlink(tx, resolved, restored[0].rev if restored else None)
    fields = () if resolved.link_before is None else stored.fields
    again = replace(stored, closed_at=None, resolution="", fields=fields)
    conflicts.bring_up_to_date(tx, again)
    return again


def _unlink(tx: Transaction, resolved: Resolved, rev: int | None) -> None:
    """Lay the pair of an edit conflict to rest again, as it was while it was asked about."""
    before, after = resolved.link_before, resolved.link_after
    if before is None or after is None:
        return
    found = links.get(tx, after.replica_id, [after.record_id]).get(after.record_id)
    if found != after:
        # A run has carried the answer out: the difference goes back by the next one.
        return
    frozen = before.frozen_rev if rev is None else rev
    links.put_many(tx, [replace(before, frozen_rev=frozen, state=LinkState.OK)])
