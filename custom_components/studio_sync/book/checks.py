"""How far schedule conflicts have been looked for, and by which rules."""

from sqlalchemy import select, update

from . import tables
from .database import Transaction

_GET = select(tables.book.c.checked_rev, tables.book.c.checked_for)
_PUT = update(tables.book)


def checked_rev(tx: Transaction, rules: str) -> int | None:
    """Return the rev up to which these rules were looked after; None if they never were."""
    rev, by = tx.connection.execute(_GET).one()
    return rev if by == rules else None


def put(tx: Transaction, rev: int, rules: str) -> None:
    """Note that all up to a rev has been looked at by these rules."""
    tx.connection.execute(_PUT, {"checked_rev": rev, "checked_for": rules})
