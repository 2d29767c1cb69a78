"""Gives changed records the next revs and the time of the transaction."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field, replace

from .database import Transaction
from .model import Appointment, Client


@dataclass(slots=True, kw_only=True)
class Stamped[R: (Appointment, Client)]:
    """Records as they are kept now, in the order in which they were given.

    ``fresh`` are those that changed, ``before`` how they were; both by id.
    """

    result: list[R] = field(default_factory=list)
    fresh: dict[str, R] = field(default_factory=dict)
    before: dict[str, R | None] = field(default_factory=dict)


def stamp[R: (Appointment, Client)](
    tx: Transaction, candidates: Iterable[R], stored: MutableMapping[str, R]
) -> Stamped[R]:
    """Return records with new revs; one that is equal to the stored one stays as that is.

    ``stored`` is brought up to date: of two with one id the later counts.
    """
    stamped = Stamped[R]()
    for record in candidates:
        old = stored.get(record.id)
        if old is not None and old == replace(record, rev=old.rev, changed_at=old.changed_at):
            stamped.result.append(old)
            continue
        stamped.before.setdefault(record.id, old)
        kept = replace(record, rev=tx.next_rev(), changed_at=tx.now)
        stored[record.id] = stamped.fresh[record.id] = kept
        stamped.result.append(kept)
    return stamped
