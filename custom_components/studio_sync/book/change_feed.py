"""What happened to a book since a reader last looked: appointments, clients, questions.

The reader keeps a ``Mark`` and gives it back; one reader never misses a change, whoever
made it. The journal says who made one: what a sync wrote is there, in the
transaction that wrote it, and all else is the studio's own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, func, select, text

from . import appointments, conflicts, tables
from .database import Transaction
from .model import Appointment, Conflict, Origin, Side

_a, _e, _r, _c = tables.appointment.c, tables.entry.c, tables.run.c, tables.conflict.c
_SYNC_WRITES = ("create_local", "update_local", "merge", "delete_local", "cancel_local")
_KNOWN = select(_a.id, _a.lives, _a.client_id).where(text("NOT deleted"))
_LAST_ENTRY = select(func.max(_e.id))
_WRITTEN = (
    select(_e.record_id)
    .join(tables.run, _r.id == _e.run_id)
    .where(
        _e.id > bindparam("after"),
        _e.side == Side.BOOK.value,
        _e.action.in_(_SYNC_WRITES),
        _e.record_id.is_not(None),
        _r.kind == "sync",
    )
)
_CHANGED = (
    select(_a.id, _a.lives, _a.deleted, _a.client_id, _a.series_id)
    .where(_a.rev > bindparam("rev"))
    .order_by(_a.rev)
)
_OPEN = select(_c.id).where(text("closed_at IS NULL"))


class What(StrEnum):
    """What happened to an appointment."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    """It was cancelled or deleted, or one of a series was."""
    MATCHED = "matched"
    """A client was linked to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that happened to an appointment, and who did it."""

    what: What
    by: Origin
    record: Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far a reader has read, and when (UTC).

    ``known`` says of each appointment that is not deleted whether it is shown in calendars,
    and its client; ``open_conflicts`` are ids.
    """

    at: datetime
    rev: int
    entry: int
    known: Mapping[str, tuple[bool, str | None]]
    open_conflicts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look has found, in the order it happened, and the mark for the next one.

    Of very many changes, or conflicts, only the numbers are told: ``changes`` by what
    happened, ``number_opened`` and ``number_closed``. Else these are empty and 0.
    """

    mark: Mark
    news: tuple[News, ...] = ()
    opened: tuple[Conflict, ...] = ()
    closed: tuple[Conflict, ...] = ()
    changes: Mapping[What, int] = field(default_factory=dict)
    number_opened: int = 0
    number_closed: int = 0

    @property
    def many(self) -> bool:
        """Whether there was more than is told one by one."""
        return bool(self.changes or self.number_opened or self.number_closed)


def begin(tx: Transaction) -> Mark:
    """Return the mark of a reader who begins now."""
    return Mark(
        at=tx.now,
        rev=tx.rev,
        entry=_last_entry(tx),
        known={row.id: (bool(row.lives), row.client_id) for row in tx.connection.execute(_KNOWN)},
        open_conflicts=_open_conflicts(tx),
    )


def look(tx: Transaction, mark: Mark, most: int) -> Look:
    """Return what happened since a mark; of more than ``most`` changes how many there were.

    The same goes for conflicts that were opened and closed, by themselves.
    """
    changes, known = _changed(tx, mark)
    news = () if len(changes) > most else tuple(_news(tx, changes, mark.entry))
    still_open = _open_conflicts(tx)
    opened, closed = still_open - mark.open_conflicts, mark.open_conflicts - still_open
    many = len(opened) + len(closed) > most
    return Look(
        mark=Mark(
            at=tx.now,
            rev=tx.rev,
            entry=_last_entry(tx),
            known=known,
            open_conflicts=still_open,
        ),
        news=news,
        changes=Counter(changes.values()) if len(changes) > most else {},
        opened=() if many else _conflicts(tx, opened),
        closed=() if many else _conflicts(tx, closed),
        number_opened=len(opened) if many else 0,
        number_closed=len(closed) if many else 0,
    )


type _Known = Mapping[str, tuple[bool, str | None]]


def _changed(tx: Transaction, mark: Mark) -> tuple[dict[str, What], _Known]:
    """Return what happened to which appointment, and what is known now."""
    if tx.rev == mark.rev:
        return {}, mark.known
    known, found = dict(mark.known), dict[str, What]()
    for row in tx.connection.execute(_CHANGED, {"rev": mark.rev}):
        before = known.get(row.id)
        if row.deleted:
            known.pop(row.id, None)
        else:
            known[row.id] = bool(row.lives), row.client_id
        if (what := _what(row, before)) is not None:
            found[row.id] = what
    return found, known


def _news(tx: Transaction, changes: Mapping[str, What], after: int) -> Iterable[News]:
    """Tell of each change, and who did it."""
    synced = _synced(tx, after) if changes else set[str]()
    records = appointments.get_many(tx, changes)
    for record_id, what in changes.items():
        record = records[record_id]
        by = Origin.GOOGLE if record_id in synced else Origin.STUDIO
        if what is What.ADDED and record.origin is Origin.PHONE:
            by = Origin.PHONE
        yield News(what=what, by=by, record=record)


def _what(record: Row[Any], before: tuple[bool, str | None] | None) -> What | None:
    lived, client = (False, None) if before is None else before
    if record.series_id is not None and before is None:
        # An exception is new, the instance it stands for was there.
        lived = not record.deleted
    if not record.lives:
        return What.CANCELLED if lived else None
    if not lived:
        return What.ADDED
    if record.client_id is not None and record.client_id != client:
        return What.MATCHED
    return What.CHANGED


def _last_entry(tx: Transaction) -> int:
    last: int | None = tx.connection.execute(_LAST_ENTRY).scalar_one()
    return last or 0


def _synced(tx: Transaction, after: int) -> set[str]:
    return set(tx.connection.execute(_WRITTEN, {"after": after}).scalars())


def _open_conflicts(tx: Transaction) -> frozenset[str]:
    return frozenset(tx.connection.execute(_OPEN).scalars())


def _conflicts(tx: Transaction, ids: Iterable[str]) -> tuple[Conflict, ...]:
    found = [each for key in sorted(ids) if (each := conflicts.get(tx, key)) is not None]
    return tuple(sorted(found, key=lambda each: (each.closed_at or each.opened_at, each.id)))
