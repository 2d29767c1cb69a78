"""Items that could not be synchronised, kept until they can: the user's list of problems."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import and_, bindparam, delete, insert, select, text, union_all

from . import tables
from .database import Transaction
from .model import APPOINTMENT

UNREAD = "dates_unread"
"""The reason of a row that is no problem: the dates of this series have to be read again."""
_ODD = select(tables.skipped_item.c.remote_id, tables.skipped_item.c.reason).where(
    tables.skipped_item.c.replica_id == bindparam("replica"),
    tables.skipped_item.c.reason != UNREAD,
)
_BY_REASON = select(tables.skipped_item.c.remote_id, tables.skipped_item.c.reason).where(
    tables.skipped_item.c.replica_id == bindparam("replica")
)
# Like links.pending: one for each partial index.
_ODD_LINKS = union_all(
    *(
        select(
            tables.link.c.remote_id,
            tables.link.c.record_id,
            tables.link.c.reason,
            text("state = 'refused' AND baseline IS NULL"),
        ).where(text(f"state = '{state}' AND replica_id || '' = :replica"))
        for state in ("refused", "cut")
    )
)


def note(
    tx: Transaction,
    replica_id: str,
    odd: Mapping[str, str],
    seen: Collection[str] | None,
    record_kind: str = APPOINTMENT,
) -> None:
    """Store the items that were skipped in this run, by remote id with the reason.

    ``seen`` are the remote ids without a problem now; None: all others (a full listing).
    """
    table = tables.skipped_item
    mine = and_(table.c.replica_id == replica_id, table.c.reason != UNREAD)
    if seen is None:
        tx.connection.execute(delete(table).where(mine))
    else:
        known = {row.remote_id for row in tx.connection.execute(select(table).where(mine))}
        for remote_id in known.intersection([*seen, *odd]):
            tx.connection.execute(delete(table).where(mine, table.c.remote_id == remote_id))
    rows = [
        {
            "replica_id": replica_id,
            "remote_id": remote_id,
            "reason": reason,
            "record_kind": record_kind,
        }
        for remote_id, reason in odd.items()
    ]
    if rows:
        tx.connection.execute(insert(table), rows)


def note_unread(
    tx: Transaction,
    replica_id: str,
    series: Collection[str],
    *,
    read: Collection[str],
    record_kind: str = APPOINTMENT,
) -> None:
    """Remember series, by remote id, whose dates have to be read again, and forget those read."""
    table = tables.skipped_item
    for remote_id in {*series, *read}:
        tx.connection.execute(
            delete(table).where(
                table.c.replica_id == replica_id,
                table.c.remote_id == remote_id,
                table.c.reason == UNREAD,
            )
        )
    known = {row[0] for row in tx.connection.execute(_ODD, {"replica": replica_id})}
    rows = [
        {
            "replica_id": replica_id,
            "remote_id": remote_id,
            "reason": UNREAD,
            "record_kind": record_kind,
        }
        for remote_id in series
        if remote_id not in known
    ]
    if rows:
        tx.connection.execute(insert(table), rows)


def by_reason(tx: Transaction, replica_id: str) -> dict[str, list[str]]:
    """Return what is skipped, by remote id, and the series to be read again, under ``UNREAD``."""
    found = dict[str, list[str]]()
    for remote_id, reason in tx.connection.execute(_BY_REASON, {"replica": replica_id}):
        found.setdefault(reason, []).append(remote_id)
    return found


def problems(tx: Transaction, replica_id: str) -> list[tuple[str, str | None, str]]:
    """Return what is not synchronised, or not completely.

    Each with its remote id, its record id if there is one, and the reason.
    """
    return problems_and_unsent(tx, replica_id)[0]


def problems_and_unsent(
    tx: Transaction, replica_id: str
) -> tuple[list[tuple[str, str | None, str]], int]:
    """Return the same, and how many of these are records that the replica has nothing of."""
    arguments = {"replica": replica_id}
    rows = tx.connection.execute(_ODD_LINKS, arguments).all()
    return [
        *((row[0], None, row[1]) for row in tx.connection.execute(_ODD, arguments)),
        *((row[0], row[1], row[2]) for row in rows),
    ], sum(bool(row[3]) for row in rows)
