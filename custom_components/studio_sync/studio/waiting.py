"""How much of a studio's book waits for the decision of a person: the badge *To do*.

Plans of syncs that the brake has stopped wait, too, but are not in the book.
"""

from __future__ import annotations

from typing import Final

from ..book import clients, conflicts
from ..book.change import ChangeKind
from ..book.database import Transaction
from ..book.model import APPOINTMENT, ConflictKind
from ..dav_server import deletion_brake
from ..scheduling.arrivals import arrived
from ..scheduling.client_suggestions import suggest
from ..scheduling.listing import Listed
from ..scheduling.settings import Studio

MOST: Final = 100
"""Conflicts of a kind, and arrivals, that are looked at."""
KINDS: Final = frozenset(
    {
        ChangeKind.APPOINTMENT,
        ChangeKind.CLIENT,
        ChangeKind.CONFLICT,
        ChangeKind.HELD,
        ChangeKind.REPLICA,
    }
)
"""The changes of the book after which it may be another number."""
_MEMORY: Final = "arrivals"


def count_waiting(tx: Transaction, studio: Studio) -> int:
    """Count open conflicts, held deletions of phones, and arrivals whose client may be known."""
    held = sum(1 for _ in deletion_brake.held(tx))
    return held + _conflicts(tx) + _likely(tx, studio)


def _conflicts(tx: Transaction) -> int:
    return sum(
        each.record_kind == APPOINTMENT
        for kind in (ConflictKind.OVERLAP, ConflictKind.EDIT)
        for each in conflicts.open_ones(tx, kind, limit=MOST)
    )


def _likely(tx: Transaction, studio: Studio) -> int:
    """Count arrivals with a suggested client; looked for again if it or a client changes."""
    known = tx.memory.get(_MEMORY, {})
    clients_rev = clients.last_rev(tx)
    found: dict[tuple[str, int, int], bool] = {}
    for each in arrived(tx, studio)[:MOST]:
        key = (each.instance.appointment.id, each.instance.appointment.rev, clients_rev)
        found[key] = known[key] if key in known else _has_client(tx, studio, each)
    tx.memory[_MEMORY] = found
    return sum(found.values())


def _has_client(tx: Transaction, studio: Studio, listed: Listed) -> bool:
    return bool(suggest(tx, studio, listed.instance.appointment))
