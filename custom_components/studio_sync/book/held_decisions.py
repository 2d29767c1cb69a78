"""What people decided on held plans, and what each plan was held for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, insert, select

from . import tables
from .codec import dump_texts, instant, load_texts, microseconds
from .database import Transaction

_h = tables.held_decision.c
_ONE = (_h.replica_id == bindparam("replica"), _h.digest == bindparam("named"))
_GET = select(tables.held_decision).where(*_ONE)
_APPLIED = select(_h.at, _h.record_ids).where(_h.applied, _h.replica_id != bindparam("replica"))
_CARRIED_OUT: Final = timedelta(days=1)
"""So long after the decision the next sync has carried it out. What is deleted later is another
matter."""
_FORGET = delete(tables.held_decision).where(*_ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDecision:
    """When somebody decided on a held plan, and the ids of the records that it was held for."""

    at: datetime
    record_ids: frozenset[str]


def note(
    tx: Transaction,
    replica_id: str,
    digest: str,
    record_ids: Collection[str],
    *,
    applied: bool = False,
) -> None:
    """Note that somebody decided on a plan now; ``applied``: that all of it is to be done."""
    forget(tx, replica_id, digest)
    row = {
        "replica_id": replica_id,
        "digest": digest,
        "at": microseconds(tx.now),
        "record_ids": dump_texts(tuple(sorted(record_ids))),
        "applied": applied,
    }
    tx.connection.execute(insert(tables.held_decision), row)


def get(tx: Transaction, replica_id: str, digest: str) -> HeldDecision | None:
    """Return what was decided on a plan; None: nothing, it was taken back, or is too long ago."""
    found = tx.connection.execute(_GET, {"replica": replica_id, "named": digest}).one_or_none()
    if found is None:
        return None
    return HeldDecision(at=instant(found.at), record_ids=frozenset(load_texts(found.record_ids)))


def agreed_on(tx: Transaction, replica_id: str) -> dict[str, datetime]:
    """Return until when what was deleted is agreed on in other replicas, by record id."""
    found = dict[str, datetime]()
    for row in tx.connection.execute(_APPLIED, {"replica": replica_id}):
        until = instant(row.at) + _CARRIED_OUT
        for record_id in load_texts(row.record_ids):
            found[record_id] = max(until, found.get(record_id, until))
    return found


def forget(tx: Transaction, replica_id: str, digest: str) -> None:
    """Forget what was decided on a plan: it is taken back."""
    tx.connection.execute(_FORGET, {"replica": replica_id, "named": digest})


def prune(tx: Transaction, before: datetime) -> None:
    """Forget what was decided before then."""
    old = _h.at < microseconds(before)
    tx.connection.execute(delete(tables.held_decision).where(old))
