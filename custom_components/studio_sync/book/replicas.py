"""The position of the sync with each replica."""

from datetime import timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select

from . import conflicts, tables
from .change import ChangeKind
from .codec import instant, microseconds
from .database import Transaction, upsert
from .model import Origin, ReplicaState, Side

SERVER: Final = "server:"
"""What the id of a replica on a server begins with."""
_MICROSECOND = timedelta(microseconds=1)
_r = tables.replica.c
_GET = select(tables.replica).where(_r.replica_id == bindparam("key"))
_PUT = upsert(tables.replica)


def origin_of(replica_id: str, side: Side = Side.REPLICA) -> Origin:
    """Return where a side of what is in step with a replica is."""
    if side is not Side.REPLICA:
        return Origin.STUDIO
    return Origin.SERVER if replica_id.startswith(SERVER) else Origin.GOOGLE


def get(tx: Transaction, replica_id: str) -> ReplicaState | None:
    """Return the position of a replica; None if it was never connected, or is forgotten."""
    row = tx.connection.execute(_GET, {"key": replica_id}).one_or_none()
    if row is None:
        return None
    return ReplicaState(
        replica_id=row.replica_id,
        cursor=row.cursor,
        book_rev=row.book_rev,
        connected_at=instant(row.connected_at),
        scope=row.staff_id,
        held=row.held,
        decisions=row.verdict,
        clock_ahead=None if row.clock_ahead is None else timedelta(microseconds=row.clock_ahead),
        last_run=None if row.last_run is None else instant(row.last_run),
    )


def put_decision(tx: Transaction, state: ReplicaState) -> None:
    """Store what a person decided on a held plan: the replica is to be synced again."""
    put(tx, state)
    tx.changes.kinds.add(ChangeKind.REPLICA)
    tx.changes.replicas.add(state.replica_id)


def put(tx: Transaction, state: ReplicaState) -> None:
    """Store the position of a replica."""
    ahead = state.clock_ahead
    tx.connection.execute(
        _PUT,
        {
            "replica_id": state.replica_id,
            "cursor": state.cursor,
            "book_rev": state.book_rev,
            "connected_at": microseconds(state.connected_at),
            "staff_id": state.scope,
            "held": state.held,
            "verdict": state.decisions,
            "clock_ahead": None if ahead is None else ahead // _MICROSECOND,
            "last_run": None if state.last_run is None else microseconds(state.last_run),
        },
    )


def forget(tx: Transaction, replica_id: str) -> None:
    """Delete the replica's state; its links stay, so that nothing is duplicated later.

    Its open questions are withdrawn, and asked again when it is connected again.
    """
    tx.connection.execute(delete(tables.replica).where(_r.replica_id == replica_id))
    tx.changes.kinds.add(ChangeKind.REPLICA)
    conflicts.withdraw(tx, replica_id)
