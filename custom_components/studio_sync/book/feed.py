"""What happened to a book since a reader last looked: appointments, clients, questions.

The reader keeps a ``Mark`` and gives it back; one reader never misses a change, whoever
made it. Who made one is told by the journal: what a sync wrote stands there, in the
transaction that wrote it, and all else is the studio's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, func, select, text

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
    """How far a reader has read.

    ``known`` says of each appointment that is not deleted whether it stands in calendars,
    and its client; ``open_conflicts`` are ids.
    """

    rev: int
    entry: int
    known: Mapping[str, tuple[bool, str | None]]
    open_conflicts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look has found, in the order it happened, and the mark for the next one."""

    mark: Mark
    news: tuple[News, ...]
    opened: tuple[Conflict, ...]
    closed: tuple[Conflict, ...]


def begin(tx: Transaction) -> Mark:
    """Return the mark of a reader who begins now."""
    return Mark(
        rev=tx.rev,
        entry=_last_entry(tx),
        known={row.id: (bool(row.lives), row.client_id) for row in tx.connection.execute(_KNOWN)},
        open_conflicts=_open_conflicts(tx),
    )


def look(tx: Transaction, mark: Mark) -> Look:
    """Return what happened since a mark."""
    changed = appointments.changes(tx, mark.rev) if tx.rev > mark.rev else []
    synced = _synced(tx, mark.entry) if changed else set[str]()
    still_open = _open_conflicts(tx)
    known = dict(mark.known) if changed else dict[str, tuple[bool, str | None]]()
    news = tuple(_news(changed, known, synced))
    return Look(
        mark=Mark(
            rev=tx.rev,
            entry=_last_entry(tx),
            known=known if changed else mark.known,
            open_conflicts=still_open,
        ),
        news=news,
        opened=_conflicts(tx, still_open - mark.open_conflicts),
        closed=_conflicts(tx, mark.open_conflicts - still_open),
    )


def _news(
    changed: Iterable[Appointment],
    known: dict[str, tuple[bool, str | None]],
    synced: set[str],
) -> Iterable[News]:
    """Tell what changes mean, and bring ``known`` up to date with them."""
    for record in changed:
        before = known.get(record.id)
        if record.deleted:
            known.pop(record.id, None)
        else:
            known[record.id] = record.lives, record.client_id
        what = _what(record, before)
        if what is None:
            continue
        by = Origin.GOOGLE if record.id in synced else Origin.STUDIO
        if what is What.ADDED and record.origin is Origin.PHONE:
            by = Origin.PHONE
        yield News(what=what, by=by, record=record)


def _what(record: Appointment, before: tuple[bool, str | None] | None) -> What | None:
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
