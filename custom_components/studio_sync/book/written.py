"""What syncs wrote to replicas and took in from them, by the lines of the journal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from . import tables
from .codec import instant, load_as, microseconds
from .database import Transaction
from .journal import DONE
from .model import Side

_MANY = 500
LOST_ANSWER = "lost_answer"
"""The outcome of a write from the moment it is sent until its response is recorded."""
_LONGEST_RUN = timedelta(days=1)

_r, _e = tables.run.c, tables.entry.c
_UNANSWERED = select(_e.id, _e.run_id, _e.record_id, _e.remote_id).where(
    _e.side == Side.REPLICA.value, _e.outcome == LOST_ANSWER
)
# Not by the run as well: a long run has so many lines that searching them takes longer.
_UNANSWERED_OURS = _UNANSWERED.where(_e.record_id.in_(bindparam("keys", expanding=True)))
_UNANSWERED_OTHERS = _UNANSWERED.where(_e.run_id == bindparam("run"), _e.record_id.is_(None))
_BECAME = (
    update(tables.entry)
    .where(_e.id.in_(bindparam("keys", expanding=True)))
    .values(outcome=bindparam("became"))
)
_DROP = delete(tables.entry).where(_e.id.in_(bindparam("keys", expanding=True)))
_LATEST = (
    select(_e.record_id, _e.outcome, _e.after, _e.record_kind)
    .where(
        _e.record_id.in_(bindparam("keys", expanding=True)), _e.replica_id == bindparam("replica")
    )
    .order_by(_e.id.desc())
)
_LAST_WRITTEN = (
    select(_e.record_id, func.max(_e.at))
    .where(
        _e.record_id.in_(bindparam("keys", expanding=True)),
        _e.replica_id == bindparam("replica"),
        _e.side == bindparam("side"),
    )
    .group_by(_e.record_id)
)
_GONE = (
    select(_e.remote_id)
    .join(tables.run, _r.id == _e.run_id)
    .where(
        _r.replica_id == bindparam("replica"),
        _r.started_at >= bindparam("begun"),
        _e.side == Side.REPLICA.value,
        _e.remote_id.in_(bindparam("keys", expanding=True)),
        _e.outcome == "gone",
        _e.at >= bindparam("since"),
    )
)


def answered(
    tx: Transaction, run_id: str, became: Mapping[tuple[str | None, str], str | None]
) -> None:
    """Record the outcomes of writes by record and remote id; None: nothing was done.

    Their lines were written before they were sent, see ``LOST_ANSWER``.
    """
    ours = {record_id for record_id, _ in became if record_id is not None}
    lines = list(tx.connection.execute(_UNANSWERED_OURS, {"keys": list(ours)}))
    if any(record_id is None for record_id, _ in became):
        lines += tx.connection.execute(_UNANSWERED_OTHERS, {"run": run_id}).all()
    keys = defaultdict[str | None, list[int]](list)
    for key, of_run, record_id, remote_id in lines:
        if of_run != run_id or (record_id, remote_id) not in became:
            continue
        keys[became[record_id, remote_id]].append(key)
    if unsent := keys.pop(None, None):
        tx.connection.execute(_DROP, {"keys": unsent})
    for outcome, some in keys.items():
        tx.connection.execute(_BECAME, {"keys": some, "became": outcome})


def sent(
    tx: Transaction, replica_id: str, record_ids: Iterable[str]
) -> Mapping[str, Sequence[Any]]:
    """Return the writes of these records that had no response, the latest first.

    Only those since the last line about the record whose outcome is known.
    """
    found = defaultdict[str, list[Any]](list)
    settled = set[str]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        arguments = {"replica": replica_id, "keys": some}
        for record_id, outcome, after, record_kind in tx.connection.execute(_LATEST, arguments):
            if outcome in DONE:
                settled.add(record_id)
            elif record_id not in settled and after is not None:
                found[record_id].append(load_as(record_kind, after))
    return found


def taken_in(tx: Transaction, replica_id: str, record_ids: Iterable[str]) -> dict[str, datetime]:
    """Return when these records were last changed for what a replica said."""
    return _last_written(tx, replica_id, record_ids, Side.BOOK)


def tried_since(
    tx: Transaction, replica_id: str, record_ids: Iterable[str], since: datetime
) -> set[str]:
    """Return those of these records that a run tried to write since then."""
    tried = _last_written(tx, replica_id, record_ids, Side.REPLICA)
    return {record_id for record_id, at in tried.items() if at >= since}


def _last_written(
    tx: Transaction, replica_id: str, record_ids: Iterable[str], side: Side
) -> dict[str, datetime]:
    """Return when runs with a replica last wrote to these records, or to their copies."""
    found = dict[str, datetime]()
    for some in batched(record_ids, _MANY, strict=False):
        arguments = {"keys": some, "replica": replica_id, "side": side.value}
        rows = tx.connection.execute(_LAST_WRITTEN, arguments)
        found.update((record_id, instant(at)) for record_id, at in rows)
    return found


def gone_since(
    tx: Transaction, replica_id: str, remote_ids: Iterable[str], since: datetime
) -> set[str]:
    """Return those of these copies that turned out to be gone when they were written to."""
    found = set[str]()
    for some in batched(remote_ids, _MANY, strict=False):
        arguments = {
            "replica": replica_id,
            "keys": some,
            "begun": microseconds(since - _LONGEST_RUN),
            "since": microseconds(since),
        }
        found.update(tx.connection.execute(_GONE, arguments).scalars())
    return found
