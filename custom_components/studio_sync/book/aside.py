"""What could not be brought into step, kept until it can: the user's list of problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select

from . import tables
from .database import Transaction
from .model import LinkState


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
    aside, link = tables.aside, tables.link
    odd = select(aside.c.remote_id, aside.c.reason).where(aside.c.replica_id == replica_id)
    refused = select(link.c.remote_id, link.c.record_id, link.c.reason).where(
        link.c.replica_id == replica_id, link.c.state == LinkState.REFUSED
    )
    return [
        *((row.remote_id, None, row.reason) for row in tx.connection.execute(odd)),
        *((row.remote_id, row.record_id, row.reason) for row in tx.connection.execute(refused)),
    ]
