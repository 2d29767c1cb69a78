"""The journal: what each run did, and why. Undo and the history read it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from typing import Any, Final

import orjson
from sqlalchemy import (
    Row,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from . import tables
from .codec import dump_as, dump_json, instant, load_as, microseconds
from .database import Transaction
from .decided import Decision
from .model import APPOINTMENT, Content, Entry, Run, Side

_MANY = 500
DONE: Final = frozenset({"done", "gone"})
"""The outcomes of writes that were carried out; *gone*: the copy was no longer there."""
INTERRUPTED = "interrupted"
"""The outcome of a run that never ended."""

_r, _e = tables.run.c, tables.entry.c
_START = insert(tables.run)
_FINISH = update(tables.run).where(_r.id == bindparam("key"))
_ADD = insert(tables.entry)
_ENTRIES = select(tables.entry).where(_e.run_id == bindparam("key")).order_by(_e.id)
_RUN = select(tables.run).where(_r.id == bindparam("key"))
_UNDONE = select(_r.undoes).where(_r.undoes.in_(bindparam("keys", expanding=True)))
_UNDOING = tables.run.alias("undoing")
_LAST_CHANGE = (
    select(tables.run, exists().where(_UNDOING.c.undoes == _r.id).label("undone"))
    .where(_r.replica_id == "", _r.kind == bindparam("kind"), _r.undoes.is_(None))
    .where(exists().where(_e.run_id == _r.id))
    .order_by(_r.started_at.desc(), _r.id.desc())
    .limit(1)
)
_BY_STARTERS = _r.starter.in_(bindparam("starters", expanding=True))
_FROM_ON = (
    select(_e.run_id)
    .join(tables.run, _r.id == _e.run_id)
    .where(
        _e.id >= select(func.min(_e.id)).where(_e.run_id == bindparam("key")).scalar_subquery(),
        _r.replica_id == "",
        _r.kind == bindparam("kind"),
        _r.starter == bindparam("starter"),
        _r.undoes.is_(None),
        ~exists().where(_UNDOING.c.undoes == _r.id),
    )
    .group_by(_e.run_id)
    .order_by(func.max(_e.id).desc())
)
_MADE = (
    select(_e.run_id)
    .where(
        _e.record_id == bindparam("key"),
        _e.replica_id == bindparam("replica"),
        _e.before.is_(None),
        _e.after.is_not(None),
    )
    .order_by(_e.id)
    .limit(1)
)
_DECIDED = (
    select(_e.run_id)
    .where(
        _e.record_id == bindparam("key"),
        _e.action == bindparam("action"),
        ~exists().where(_UNDOING.c.undoes == _e.run_id),
    )
    .order_by(_e.id.desc())
    .limit(1)
)
_OPEN = select(tables.run).where(text("ended_at IS NULL")).order_by(_r.started_at)

_OF_RECORDS = (
    select(tables.entry)
    .where(_e.record_id.in_(bindparam("keys", expanding=True)), _e.record_kind == APPOINTMENT)
    .order_by(_e.id.desc())
    .limit(bindparam("most"))
)
_RUNS = select(tables.run).where(_r.id.in_(bindparam("keys", expanding=True)))
_ABOUT = (
    select(tables.entry)
    .where(_e.record_id.in_(bindparam("keys", expanding=True)), _e.record_kind == APPOINTMENT)
    .order_by(_e.id)
)

STUDIO: Final = ""
"""The replica id of changes that people make in the studio."""
_NOTED = (
    select(tables.entry)
    .where(
        _e.record_id == bindparam("key"),
        _e.record_kind == APPOINTMENT,
        _e.replica_id == STUDIO,
        _e.loser != "",
    )
    .order_by(_e.id.desc())
)


def start(tx: Transaction, run: Run) -> None:
    """Note that a run has begun."""
    tx.execute_many(_START, [_to_row(run)])


def finish(tx: Transaction, run: Run) -> None:
    """Record how a run ended; without a time of its own, now."""
    ended = run if run.ended_at is not None else replace(run, ended_at=tx.now)
    tx.connection.execute(_FINISH, _to_row(ended) | {"key": run.id})


def add(tx: Transaction, entries: Iterable[Entry]) -> None:
    """Write lines, in order; each gets its number."""
    tx.execute_many(_ADD, [_entry_row(entry) for entry in entries])


def entries(tx: Transaction, run_id: str) -> list[Entry]:
    """Return the lines of a run in the order they were written."""
    return [_to_entry(row) for row in tx.connection.execute(_ENTRIES, {"key": run_id})]


def page(tx: Transaction, run_id: str, offset: int, limit: int) -> tuple[list[Entry], int]:
    """Return some of the lines of a run in the order they were written, and how many it has."""
    query = _ENTRIES.offset(offset).limit(limit)
    number = select(func.count()).select_from(tables.entry).where(_e.run_id == run_id)
    found = [_to_entry(row) for row in tx.connection.execute(query, {"key": run_id})]
    return found, tx.connection.execute(number).scalar_one()


def of_appointments(
    tx: Transaction, record_ids: Collection[str], most: int
) -> list[tuple[Run, Entry]]:
    """Return the latest lines about these appointments with their runs, the latest first."""
    rows = tx.connection.execute(_OF_RECORDS, {"keys": list(record_ids), "most": most}).all()
    lines = [_to_entry(row) for row in rows]
    wanted = list({each.run_id for each in lines})
    known = {each.id: each for each in map(_to_run, tx.connection.execute(_RUNS, {"keys": wanted}))}
    return [(known[each.run_id], each) for each in lines]


def changed_something(tx: Transaction, run_id: str) -> bool:
    """Tell whether a run wrote a record or its copy; one that only found a question did not."""
    written = or_(_e.side == Side.REPLICA.value, _e.before.is_distinct_from(_e.after))
    query = _ENTRIES.where(_e.record_id.is_not(None), _e.outcome.in_(DONE), written).limit(1)
    return tx.connection.execute(query, {"key": run_id}).first() is not None


def about(tx: Transaction, record_ids: Iterable[str]) -> Iterator[Entry]:
    """Yield all lines about these appointments; those of each in the order they were written."""
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        yield from map(_to_entry, tx.connection.execute(_ABOUT, {"keys": some}))


def noted(tx: Transaction, record_id: str) -> list[Entry]:
    """Return the lines of changes of an appointment's people in the studio, the latest first."""
    return [_to_entry(row) for row in tx.connection.execute(_NOTED, {"key": record_id})]


def made_by(tx: Transaction, record_id: str) -> str | None:
    """Return the run in which people added a record to the studio; None: it is not kept."""
    found: str | None = tx.connection.execute(
        _MADE, {"key": record_id, "replica": STUDIO}
    ).scalar_one_or_none()
    return found


def last_decided(tx: Transaction, record_id: str, decision: Decision) -> str | None:
    """Return the last run in which this was decided of a record, unless it is undone."""
    arguments = {"key": record_id, "action": decision.value}
    found: str | None = tx.connection.execute(_DECIDED, arguments).scalar_one_or_none()
    return found


def runs(
    tx: Transaction,
    replica_id: str | Collection[str] | None = None,
    record_id: str | None = None,
    since: datetime | None = None,
    limit: int = 50,
    *,
    until: datetime | None = None,
    offset: int = 0,
    studio: bool = False,
    starter: str | None = None,
) -> list[Run]:
    """Return runs of replicas, the latest first: of one or some, or those that touched a record.

    ``since`` and ``until`` (not included) are when they started. ``studio``: also those in
    which people changed the studio, if they changed a record. ``starter``: only by whom began them.
    """
    query = select(tables.run).order_by(_r.started_at.desc(), _r.id.desc())
    query = query.limit(limit).offset(offset)
    if replica_id is None:
        wanted = _r.replica_id != STUDIO
    else:
        names = [replica_id] if isinstance(replica_id, str) else replica_id
        wanted = _r.replica_id.in_(names)
    if studio:
        lines = exists().where(_e.run_id == _r.id)
        wanted = or_(wanted, and_(_r.replica_id == STUDIO, lines))
    query = query.where(wanted)
    if starter is not None:
        query = query.where(_r.starter == starter)
    if record_id is not None:
        query = query.where(_r.id.in_(select(_e.run_id).where(_e.record_id == record_id)))
    if since is not None:
        query = query.where(_r.started_at >= microseconds(since))
    if until is not None:
        query = query.where(_r.started_at < microseconds(until))
    return [_to_run(row) for row in tx.connection.execute(query)]


def first_sync(tx: Transaction, replica_id: str, since: datetime) -> Run | None:
    """Return the first sync of a replica since then that has come through."""
    query = (
        select(tables.run)
        .where(_r.replica_id == replica_id, _r.started_at >= microseconds(since))
        .where(_r.kind == "sync", _r.outcome == "ok")
        .order_by(_r.started_at, _r.id)
        .limit(1)
    )
    row = tx.connection.execute(query).one_or_none()
    return None if row is None else _to_run(row)


def run(tx: Transaction, run_id: str) -> Run | None:
    """Return one run."""
    row = tx.connection.execute(_RUN, {"key": run_id}).one_or_none()
    return None if row is None else _to_run(row)


def undone(tx: Transaction, run_ids: Iterable[str]) -> set[str]:
    """Return those of these runs that another one has undone."""
    found = set[str]()
    for some in batched(dict.fromkeys(run_ids), _MANY, strict=False):
        found.update(tx.connection.execute(_UNDONE, {"keys": some}).scalars())
    return found


def last_change(tx: Transaction, kind: str, starters: Collection[str] | None = None) -> Run | None:
    """Return the last run of a kind in which people changed the studio; None if it was undone.

    ``starters``: only of these.
    """
    query = _LAST_CHANGE if starters is None else _LAST_CHANGE.where(_BY_STARTERS)
    given = {} if starters is None else {"starters": list(starters)}
    found = tx.connection.execute(query, {"kind": kind} | given).one_or_none()
    return None if found is None or found.undone else _to_run(found)


def changes_from(tx: Transaction, first: Run) -> list[str]:
    """Return the ids of a change of the studio and all later ones of its kind by whom made it.

    The latest first; without those that are undone.
    """
    arguments = {"key": first.id, "kind": first.kind, "starter": first.starter}
    return list(tx.connection.execute(_FROM_ON, arguments).scalars())


def interrupted(tx: Transaction) -> list[Run]:
    """End the runs that a crash interrupted, and return them."""
    found = [
        replace(_to_run(row), outcome=INTERRUPTED, ended_at=tx.now)
        for row in tx.connection.execute(_OPEN)
    ]
    for each in found:
        finish(tx, each)
    return found


def prune(tx: Transaction, before: datetime) -> int:
    """Delete the runs that started before, with their lines; return how many runs."""
    old = select(_r.id).where(_r.started_at < microseconds(before), _r.ended_at.is_not(None))
    tx.connection.execute(delete(tables.entry).where(_e.run_id.in_(old)))
    return tx.connection.execute(delete(tables.run).where(_r.id.in_(old))).rowcount


def _to_row(each: Run) -> dict[str, Any]:
    return {
        "id": each.id,
        "replica_id": each.replica_id,
        "kind": each.kind,
        "starter": each.starter,
        "started_at": microseconds(each.started_at),
        "ended_at": None if each.ended_at is None else microseconds(each.ended_at),
        "outcome": each.outcome,
        "counts": dump_json(each.counts),
        "requests": each.requests,
        "undoes": each.undoes,
    }


def _to_run(row: Row[Any]) -> Run:
    return Run(
        id=row.id,
        replica_id=row.replica_id,
        kind=row.kind,
        starter=row.starter,
        started_at=instant(row.started_at),
        ended_at=None if row.ended_at is None else instant(row.ended_at),
        outcome=row.outcome,
        counts=orjson.loads(row.counts),
        requests=row.requests,
        undoes=row.undoes,
    )


def _entry_row(entry: Entry) -> dict[str, Any]:
    return {
        "run_id": entry.run_id,
        "at": microseconds(entry.at),
        "replica_id": entry.replica_id,
        "record_id": entry.record_id,
        "remote_id": entry.remote_id,
        "side": entry.side.value,
        "action": entry.action,
        "reason": entry.reason,
        "before": _dumped(entry, entry.before),
        "after": _dumped(entry, entry.after),
        "outcome": entry.outcome,
        "loser": entry.loser,
        "record_kind": entry.record_kind,
    }


def _dumped(entry: Entry, content: Content | None) -> str | None:
    return None if content is None else dump_as(entry.record_kind, content)


def _to_entry(row: Sequence[Any]) -> Entry:
    number, run_id, at, replica_id, record_id, remote_id, side, action, reason, *rest = row
    before, after, outcome, loser, record_kind = rest
    return Entry(
        id=number,
        run_id=run_id,
        at=instant(at),
        replica_id=replica_id,
        record_id=record_id,
        remote_id=remote_id,
        side=Side(side),
        action=action,
        reason=reason,
        before=None if before is None else load_as(record_kind, before),
        after=None if after is None else load_as(record_kind, after),
        outcome=outcome,
        loser=loser,
        record_kind=record_kind,
    )
