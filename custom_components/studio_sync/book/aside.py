"""What could not be brought into step, kept until it can: the user's list of problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, delete, insert, select, text

from . import tables
from .database import Transaction

_ODD = select(tables.aside.c.remote_id, tables.aside.c.reason).where(
    tables.aside.c.replica_id == bindparam("replica")
)
# Like links.pending.
_REFUSED = select(tables.link.c.remote_id, tables.link.c.record_id, tables.link.c.reason).where(
    text("state = 'refused' AND replica_id || '' = :replica")
)


def note(
    tx: Transaction,
    replica_id: str,
    odd: Mapping[str, str],
    seen: Collection[str] | None,
) -> None:
    """Remember the items that were set aside in this run, by remote id with the reason.

    ``seen`` are the remote ids that are well now; None: all others are (a full listing).
    """
    table = tables.aside
    mine = table.c.replica_id == replica_id
    if seen is None:
        tx.connection.execute(delete(table).where(mine))
    else:
        known = {row.remote_id for row in tx.connection.execute(select(table).where(mine))}
        for remote_id in known.intersection([*seen, *odd]):
            tx.connection.execute(delete(table).where(mine, table.c.remote_id == remote_id))
    rows = [
        {"replica_id": replica_id, "remote_id": remote_id, "reason": reason}
        for remote_id, reason in odd.items()
    ]
    if rows:
        tx.connection.execute(insert(table), rows)


def problems(tx: Transaction, replica_id: str) -> list[tuple[str, str | None, str]]:
    """Return what is not in step: remote id, record id if there is one, and the reason."""
    arguments = {"replica": replica_id}
    return [
        *((row[0], None, row[1]) for row in tx.connection.execute(_ODD, arguments)),
        *((row[0], row[1], row[2]) for row in tx.connection.execute(_REFUSED, arguments)),
    ]
