"""How much of a studio's book waits for the decision of a person: the badge *To do*.

Plans of syncs that the brake has stopped wait, too, but are not in the book.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..book import appointments, clients, conflicts
from ..book.database import Transaction
from ..book.model import Appointment, ConflictKind
from ..dav_server import deletion_brake
from ..scheduling.arrivals import arrived
from ..scheduling.client_suggestions import suggest
from ..scheduling.settings import Studio

MOST: Final = 100
"""Arrivals that are looked at."""
_MEMORY: Final = "arrivals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits: ``questions`` and ``likely``, the arrivals whose client may be known.

    ``arrivals`` are the ids of all that arrived; of a series it is the series'.
    """

    questions: int
    likely: int
    arrivals: frozenset[str]

    @property
    def count(self) -> int:
        """How much it is."""
        return self.questions + self.likely


def waiting(
    tx: Transaction, studio: Studio, before: Waiting | None, changed: Collection[str]
) -> Waiting:
    """Count what waits. Arrivals are looked for again if one is among the ``changed`` records.

    ``before`` is what waited before these changes; None: look for all.
    """
    questions = sum(1 for _ in deletion_brake.held(tx)) + _conflicts(tx)
    if before is not None and not _concern_arrivals(tx, before.arrivals, changed):
        return replace(before, questions=questions)
    found = [each.appointment for each in arrived(tx, studio)]
    return Waiting(
        questions=questions,
        likely=_likely(tx, studio, found[:MOST]),
        arrivals=frozenset(each.series_id or each.id for each in found),
    )


def _concern_arrivals(tx: Transaction, known: frozenset[str], changed: Collection[str]) -> bool:
    if not known.isdisjoint(changed):
        return True
    records = appointments.get_many(tx, changed).values()
    return any(each.arrived or each.series_id in known for each in records)


def _conflicts(tx: Transaction) -> int:
    return sum(
        conflicts.of_appointments(tx, kind, None, 1)[1]
        for kind in (ConflictKind.OVERLAP, ConflictKind.EDIT)
    )


def _likely(tx: Transaction, studio: Studio, records: Iterable[Appointment]) -> int:
    """Count those with a suggested client; looked for again if it or a client changes."""
    known = tx.memory.get(_MEMORY, {})
    clients_rev = clients.last_rev(tx)
    found: dict[tuple[str, int, int], bool] = {}
    for each in records:
        key = each.id, each.rev, clients_rev
        found[key] = known[key] if key in known else bool(suggest(tx, studio, each))
    tx.memory[_MEMORY] = found
    return sum(found.values())
