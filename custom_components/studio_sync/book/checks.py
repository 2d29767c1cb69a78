"""How far schedule conflicts have been looked for, by which rules, and what has to wait."""

from typing import Final

from sqlalchemy import bindparam, select, update

from . import journal, replicas, tables
from .database import Transaction
from .model import Side

_GET = select(tables.book.c.checked_rev, tables.book.c.checked_for)
_PUT = update(tables.book)
_TAKEN_IN = (
    select(tables.entry.c.record_id)
    .join(tables.appointment, tables.appointment.c.id == tables.entry.c.record_id)
    .where(
        tables.entry.c.run_id.in_(bindparam("keys", expanding=True)),
        tables.entry.c.side == Side.BOOK.value,
        tables.appointment.c.rev > bindparam("since"),
        tables.appointment.c.changed_at <= tables.entry.c.at,
    )
)
_CAME_THROUGH: Final = {"ok", "held"}
"""Outcomes of a run that has completed."""


def checked_rev(tx: Transaction, rules: str) -> int | None:
    """Return the rev up to which these rules were looked after; None if they never were."""
    rev, by = tx.connection.execute(_GET).one()
    return rev if by == rules else None


def put(tx: Transaction, rev: int, rules: str) -> None:
    """Note that all up to a rev has been looked at by these rules."""
    tx.connection.execute(_PUT, {"checked_rev": rev, "checked_for": rules})


def unsettled(tx: Transaction, replica_id: str) -> set[str]:
    """Return the appointments that an interrupted run copied to the book, until a run completes.

    Those that somebody has changed since are left out.
    """
    broken = []
    for each in journal.runs(tx, replica_id):
        if each.kind != "sync":
            continue
        if each.outcome in _CAME_THROUGH:
            break
        broken.append(each.id)
    state = replicas.get(tx, replica_id) if broken else None
    if state is None:
        return set()
    found = tx.connection.execute(_TAKEN_IN, {"keys": broken, "since": state.book_rev})
    return set(found.scalars())
