"""The conflicts: questions that wait for a person's answer."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, func, insert, or_, select, text, true, update

from . import tables
from .change import ChangeKind
from .codec import (
    dump_as,
    dump_moment,
    dump_texts,
    instant,
    load_as,
    load_moment,
    load_texts,
    microseconds,
)
from .database import Transaction
from .errors import BookInvalid, Reason
from .model import APPOINTMENT, Conflict, ConflictKind

_MANY = 500
_c = tables.conflict.c
_IS_OPEN = text("closed_at IS NULL")
_GET = select(tables.conflict).where(_c.id == bindparam("key"))
_SAME = select(tables.conflict).where(
    _IS_OPEN,
    _c.record_id == bindparam("record"),
    _c.kind == bindparam("of_kind"),
    _c.replica_id == bindparam("replica"),
    _c.other_id == bindparam("other"),
    _c.moment == bindparam("at"),
)
_OPEN = select(tables.conflict).where(_IS_OPEN).order_by(_c.opened_at, _c.id)
_OPEN_FOR = select(tables.conflict).where(
    _IS_OPEN,
    _c.record_id.in_(bindparam("keys", expanding=True)),
    _c.replica_id == bindparam("replica"),
    _c.kind == ConflictKind.EDIT.value,
)
_IS_KEPT = text("resolution = 'keep_both'")
_OVERLAPPING = [
    select(tables.conflict).where(
        _IS_OPEN,
        column.in_(bindparam("keys", expanding=True)),
        _c.kind == ConflictKind.OVERLAP.value,
    )
    for column in (_c.record_id, _c.other_id)
]
_KEPT = [
    select(tables.conflict).where(_IS_KEPT, column == bindparam("key"))
    for column in (_c.record_id, _c.other_id)
]
_KEPT_OF = select(tables.conflict).where(
    _IS_KEPT, _c.record_id.in_(bindparam("keys", expanding=True))
)
_DISPUTED = select(_c.record_id).where(
    _IS_OPEN,
    _c.record_id.in_(bindparam("keys", expanding=True)),
    _c.kind == ConflictKind.EDIT.value,
    _c.record_kind == APPOINTMENT,
)
_ABOUT = [
    select(tables.conflict).where(
        _IS_OPEN, column == bindparam("key"), _c.record_kind == APPOINTMENT
    )
    for column in (_c.record_id, _c.other_id)
]
_PAGE = (
    select(tables.conflict)
    .where(_IS_OPEN, _c.kind == bindparam("of_kind"), _c.id > bindparam("since"))
    .order_by(_c.id)
    .limit(bindparam("most"))
)
ITS = "belongs_to"
NOBODYS = "belongs_to_none"
"""The answers to whose copy something is."""
_COPIES = select(tables.conflict).where(
    _c.kind == ConflictKind.COPY.value, _c.replica_id == bindparam("replica")
)
_CLOSED_SINCE = (
    select(tables.conflict)
    .where(text("closed_at IS NOT NULL"), _c.closed_at >= bindparam("since"))
    .order_by(_c.closed_at.desc(), _c.id)
    .limit(bindparam("most"))
)
_ANSWERED_IN = select(tables.conflict).where(text("run_id != ''"), _c.run_id == bindparam("run"))
_WITHDRAWN = "account_removed"
_OF_REMOVED = select(tables.conflict).where(
    _c.replica_id == bindparam("replica"), _c.resolution == _WITHDRAWN
)
_COUNT = select(func.count()).select_from(tables.conflict).where(_IS_OPEN)
_WAS_OPEN = select(_c.closed_at.is_(None)).where(_c.id == bindparam("key"))
_WRITE = update(tables.conflict).where(_c.id == bindparam("key"))


def open_one(tx: Transaction, conflict: Conflict) -> Conflict:
    """Store a question; if the same one is already open, update it.

    Returns it as stored: with the id and time of the older one.
    """
    row = _to_row(conflict)
    same = tx.connection.execute(
        _SAME,
        {
            "record": row["record_id"],
            "of_kind": row["kind"],
            "replica": row["replica_id"],
            "other": row["other_id"],
            "at": row["moment"],
        },
    ).first()
    if same is None:
        tx.connection.execute(insert(tables.conflict), row)
        tx.changes.conflict(conflict.id, conflict.replica_id, is_open=True)
        return conflict
    kept = replace(conflict, id=same.id, opened_at=instant(same.opened_at))
    tx.connection.execute(_WRITE, _to_row(kept) | {"key": kept.id})
    return kept


def close(tx: Transaction, conflict_id: str, resolution: str) -> Conflict:
    """Close a question. Raises BookInvalid if it is unknown or closed."""
    conflict = get(tx, conflict_id)
    if conflict is None:
        raise BookInvalid("conflict_id", Reason.UNKNOWN)
    if conflict.closed_at is not None:
        raise BookInvalid("conflict_id", Reason.CLOSED)
    closed = replace(conflict, closed_at=tx.now, resolution=resolution)
    tx.connection.execute(_WRITE, _to_row(closed) | {"key": conflict_id})
    tx.changes.conflict(conflict_id, conflict.replica_id, is_open=False)
    return closed


def withdraw(tx: Transaction, replica_id: str) -> None:
    """Close the open questions about a replica that was disconnected."""
    for kind in (ConflictKind.EDIT, ConflictKind.COPY):
        for each in open_ones(tx, kind):
            if each.replica_id == replica_id:
                close(tx, each.id, _WITHDRAWN)


def open_copies(tx: Transaction, replica_id: str) -> list[Conflict]:
    """Return the open questions whose copy something in a replica is."""
    found = tx.connection.execute(_COPIES.where(_IS_OPEN), {"replica": replica_id})
    return [_from_row(row) for row in found]


def not_theirs(tx: Transaction, replica_id: str) -> dict[str, set[str]]:
    """Return the records whose copy something in a replica is not, as people said, by remote id."""
    answered = _COPIES.where(_c.resolution.in_([ITS, NOBODYS]))
    found = dict[str, set[str]]()
    for row in tx.connection.execute(answered, {"replica": replica_id}):
        found.setdefault(row.other_id, set()).update(load_texts(row.fields))
    return found


def settle_copy(
    tx: Transaction, conflict: Conflict, resolution: str, others: Iterable[str]
) -> Conflict:
    """Store whose copy something is not, and close the question if it is open."""
    kept = open_one(tx, replace(conflict, fields=tuple(others), theirs=None))
    settled = replace(kept, closed_at=tx.now, resolution=resolution)
    bring_up_to_date(tx, settled)
    return settled


def ask_again(tx: Transaction, replica_id: str) -> None:
    """Reopen the conflicts that were withdrawn: both sides may still differ."""
    for row in tx.connection.execute(_OF_REMOVED, {"replica": replica_id}).all():
        bring_up_to_date(tx, replace(_from_row(row), closed_at=None, resolution=""))


def get(tx: Transaction, conflict_id: str) -> Conflict | None:
    """Return a question, also a closed one."""
    row = tx.connection.execute(_GET, {"key": conflict_id}).one_or_none()
    return None if row is None else _from_row(row)


def open_ones(
    tx: Transaction,
    kind: ConflictKind | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Conflict]:
    """Return the open questions, the oldest first; at most ``limit``, after ``offset`` others."""
    query = _OPEN if kind is None else _OPEN.where(_c.kind == kind.value)
    if limit is not None:
        query = query.limit(limit).offset(offset)
    return [_from_row(row) for row in tx.connection.execute(query)]


def open_for(tx: Transaction, replica_id: str, record_ids: Iterable[str]) -> dict[str, Conflict]:
    """Return the open edit conflicts of these records with a replica, by record id."""
    found = dict[str, Conflict]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        arguments = {"keys": some, "replica": replica_id}
        for row in tx.connection.execute(_OPEN_FOR, arguments).all():
            found[row.record_id] = _from_row(row)
    return found


def overlapping(tx: Transaction, record_ids: Iterable[str]) -> list[Conflict]:
    """Return the open overlaps that one of these records is part of, on either side."""
    found = dict[str, Conflict]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        for query in _OVERLAPPING:
            for row in tx.connection.execute(query, {"keys": some}):
                found[row.id] = _from_row(row)
    return list(found.values())


def kept(tx: Transaction, record_id: str) -> list[Conflict]:
    """Return the overlaps of a record that were answered with *keep both*."""
    rows = [row for query in _KEPT for row in tx.connection.execute(query, {"key": record_id})]
    return [_from_row(row) for row in rows]


def kept_of(tx: Transaction, record_ids: Iterable[str]) -> list[Conflict]:
    """Return the overlaps answered with *keep both* whose ``record_id`` is one of these."""
    found = list[Conflict]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        found += [_from_row(row) for row in tx.connection.execute(_KEPT_OF, {"keys": some})]
    return found


def about(tx: Transaction, record_id: str) -> list[Conflict]:
    """Return the open questions about an appointment, on either side of an overlap."""
    every = (tx.connection.execute(query, {"key": record_id}) for query in _ABOUT)
    return [_from_row(row) for rows in every for row in rows]


def disputed(tx: Transaction, record_ids: Iterable[str]) -> set[str]:
    """Return those of these appointments about which an edit conflict is open."""
    found = set[str]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        found.update(tx.connection.execute(_DISPUTED, {"keys": some}).scalars())
    return found


def of_appointments(
    tx: Transaction, kind: ConflictKind, staff: Collection[str] | None, limit: int
) -> tuple[list[Conflict], int]:
    """Return the open questions about appointments of these people, and how many there are.

    The oldest first, at most ``limit`` of them. None: about everybody's.
    """
    about = (_IS_OPEN, _c.kind == kind.value, _c.record_kind == APPOINTMENT, _is_of(staff))
    rows = tx.connection.execute(_OPEN.where(*about).limit(limit)).all()
    number = len(rows)
    if number == limit:
        number = tx.connection.execute(_COUNT.where(*about)).scalar_one()
    return [_from_row(row) for row in rows], number


def answered_since(
    tx: Transaction,
    moment: datetime,
    answers: Collection[str],
    staff: Collection[str] | None,
    limit: int,
) -> list[Conflict]:
    """Return the questions about appointments of these people that were so answered since then."""
    about = (_c.record_kind == APPOINTMENT, _c.resolution.in_(answers), _is_of(staff))
    arguments = {"since": microseconds(moment), "most": limit}
    rows = tx.connection.execute(_CLOSED_SINCE.where(*about), arguments)
    return [_from_row(row) for row in rows]


def _is_of(staff: Collection[str] | None) -> ColumnElement[bool]:
    """Return the condition that one of these people takes part in either appointment."""
    if staff is None:
        return true()
    record = tables.appointment.c
    takes_part = or_(
        record.staff_id.in_(staff),
        *(record.assistant_ids.contains(f'"{each}"', autoescape=True) for each in staff),
    )
    sides = (_c.record_id, _c.other_id)
    return or_(*(select(record.id).where(record.id == each, takes_part).exists() for each in sides))


def open_page(
    tx: Transaction, kind: ConflictKind, after: str = "", limit: int = 500
) -> list[Conflict]:
    """Return a page of open questions by id: those after ``after``, at most ``limit``."""
    arguments = {"of_kind": kind.value, "since": after, "most": limit}
    return [_from_row(row) for row in tx.connection.execute(_PAGE, arguments)]


def answered_in(tx: Transaction, run_id: str) -> Conflict | None:
    """Return the question that people answered in a run; None: none, or it is open again."""
    row = tx.connection.execute(_ANSWERED_IN, {"run": run_id}).one_or_none()
    return None if row is None else _from_row(row)


def open_again(tx: Transaction, conflict: Conflict) -> Conflict:
    """Ask a question again that was answered."""
    fields = conflict.fields if conflict.kind is ConflictKind.EDIT else ()
    again = replace(conflict, closed_at=None, resolution="", fields=fields, run_id="", links="")
    bring_up_to_date(tx, again)
    return again


def bring_up_to_date(tx: Transaction, conflict: Conflict) -> None:
    """Store what a question is about, or open a closed one again."""
    is_open = conflict.closed_at is None
    was_open = tx.connection.execute(_WAS_OPEN, {"key": conflict.id}).scalar_one_or_none()
    if was_open is not None and bool(was_open) is not is_open:
        tx.changes.conflict(conflict.id, conflict.replica_id, is_open=is_open)
    else:
        tx.changes.kinds.add(ChangeKind.CONFLICT)
    tx.connection.execute(_WRITE, _to_row(conflict) | {"key": conflict.id})


def count_open(tx: Transaction, kind: ConflictKind | None = None) -> int:
    """Count the open questions, of a kind or all."""
    query = _COUNT if kind is None else _COUNT.where(_c.kind == kind.value)
    count: int = tx.connection.execute(query).scalar_one()
    return count


def _to_row(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "record_id": conflict.record_id,
        "record_kind": conflict.record_kind,
        "opened_at": microseconds(conflict.opened_at),
        "replica_id": conflict.replica_id,
        "fields": dump_texts(conflict.fields),
        "theirs": None
        if conflict.theirs is None
        else dump_as(conflict.record_kind, conflict.theirs),
        "other_id": conflict.other_id,
        "moment": "" if conflict.moment is None else dump_moment(conflict.moment),
        "closed_at": None if conflict.closed_at is None else microseconds(conflict.closed_at),
        "resolution": conflict.resolution,
        "run_id": conflict.run_id,
        "links": conflict.links,
    }


def _from_row(row: Row[Any]) -> Conflict:
    return Conflict(
        id=row.id,
        record_kind=row.record_kind,
        kind=ConflictKind(row.kind),
        record_id=row.record_id,
        opened_at=instant(row.opened_at),
        replica_id=row.replica_id,
        fields=load_texts(row.fields),
        theirs=None if row.theirs is None else load_as(row.record_kind, row.theirs),
        other_id=row.other_id,
        moment=load_moment(row.moment) if row.moment else None,
        closed_at=None if row.closed_at is None else instant(row.closed_at),
        resolution=row.resolution,
        run_id=row.run_id,
        links=row.links,
    )
