"""The appointments and sessions of the book, and the feed of their changes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from typing import Any

from sqlalchemy import (
    Table,
    bindparam,
    delete as delete_from,
    func,
    insert,
    select,
    text,
    tuple_,
    update,
)

from . import concerns, phone_items, tables
from .appointment_rows import COLUMNS, WEEK, from_row, index_rows, to_row
from .codec import dump_moment, seconds
from .database import Transaction
from .errors import BookInvalid, BookStale, Reason
from .model import Appointment, Moment, Status
from .stamping import NOW, stamp, times_of
from .timeline import Instance, next_instance, overlaps, window
from .validation import checked

__all__ = [
    "Instance",
    "cancelled",
    "changed_ids",
    "changes",
    "count_live",
    "count_of_owner",
    "delete",
    "exceptions",
    "exceptions_of",
    "get",
    "get_many",
    "ids_from",
    "long_from",
    "next_instance",
    "of_owner_since",
    "overlaps",
    "put",
    "put_many",
    "revs",
    "window",
]

_MANY = 500
"""Ids asked for in one statement."""
_DAY = 86_400

_a = tables.appointment.c
_ONE = select(*COLUMNS).where(_a.id == bindparam("key"))
_REVS = select(_a.id, _a.rev).where(_a.id.in_(bindparam("keys", expanding=True)))
_SOME = select(*COLUMNS).where(_a.id.in_(bindparam("keys", expanding=True)))
_SINCE = select(*COLUMNS).where(_a.rev > bindparam("since")).order_by(_a.rev)
_SINCE_LIMITED = _SINCE.limit(bindparam("most"))
_IDS_SINCE = select(_a.id).where(_a.rev > bindparam("since"))
_OF_SERIES = (
    select(*COLUMNS)
    .where(_a.series_id.in_(bindparam("keys", expanding=True)), text("NOT deleted"))
    .order_by(_a.original_start)
)
_OF_SERIES_AT = _OF_SERIES.where(_a.original_start.in_(bindparam("starts", expanding=True)))
_UPDATE = update(tables.appointment).where(_a.id == bindparam("key"))
_INSERT = insert(tables.appointment)
_IN_SLOTS = (
    select(*COLUMNS)
    .join(tables.slot, tables.slot.c.appointment_id == _a.id)
    .where(
        tables.slot.c.owner_id == bindparam("owner"),
        tables.slot.c.first >= bindparam("low"),
        tables.slot.c.last >= bindparam("since"),
    )
)
_IN_SPANS = (
    select(*COLUMNS)
    .join(tables.span, tables.span.c.appointment_id == _a.id)
    .where(tables.span.c.owner_id == bindparam("owner"), tables.span.c.last >= bindparam("since"))
)
_FROM = (
    select(tables.slot.c.first, tables.slot.c.appointment_id)
    .where(
        tables.slot.c.owner_id == bindparam("owner"),
        tuple_(tables.slot.c.first, tables.slot.c.appointment_id)
        > tuple_(bindparam("first"), bindparam("after")),
    )
    .order_by(tables.slot.c.first, tables.slot.c.appointment_id)
    .limit(bindparam("most"))
)
_OF_CLIENT = select(*COLUMNS).where(_a.client_id == bindparam("key"), ~_a.deleted)
_COUNT = select(tables.book.c.living)
_COUNT_OF_OWNER = [
    select(func.count()).where(table.c.owner_id == bindparam("owner"))
    for table in (tables.slot, tables.span)
]
_COUNT_ON = update(tables.book).values(living=tables.book.c.living + bindparam("more"))
_INSERT_INDEX_ROWS = {table: insert(table) for table in (tables.slot, tables.span)}
_DELETE_INDEX_ROWS = {
    table: delete_from(table).where(table.c.appointment_id == bindparam("key"))
    for table in (tables.slot, tables.span)
}
_KNOWN = {
    table: select(table.c.id).where(table.c.id.in_(bindparam("keys", expanding=True)))
    for table in (tables.staff, tables.resource, tables.client)
}


def get(tx: Transaction, record_id: str) -> Appointment | None:
    """Return the appointment, even if it is a tombstone."""
    row = tx.connection.execute(_ONE, {"key": record_id}).one_or_none()
    if row is None:
        return None
    tx.seen[record_id] = record = from_row(row)
    return record


def get_many(tx: Transaction, record_ids: Iterable[str]) -> dict[str, Appointment]:
    """Return the existing ones by id, tombstones included."""
    found = dict[str, Appointment]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        for row in tx.connection.execute(_SOME, {"keys": some}).all():
            found[row[0]] = from_row(row)
    return found


def of_client(tx: Transaction, client_id: str) -> list[Appointment]:
    """Return the appointments of a client, also cancelled ones, but no tombstones."""
    rows = tx.connection.execute(_OF_CLIENT, {"key": client_id}).all()
    return list(map(from_row, rows))


def cancelled(tx: Transaction, start: datetime, end: datetime) -> list[Appointment]:
    """Return cancelled sessions, and cancelled instances of series, that may touch a time.

    A day is compared as its midnight in UTC, with a margin of a day for the zones.
    """
    arguments = {
        "owner": tables.CANCELLED,
        "low": seconds(start) - WEEK - _DAY,
        "since": seconds(start) - _DAY,
    }
    before = seconds(end) + _DAY
    found = list[Appointment]()
    for query, table in ((_IN_SLOTS, tables.slot), (_IN_SPANS, tables.span)):
        rows = tx.connection.execute(query.where(table.c.first < before), arguments)
        found += map(from_row, rows.all())
    return found


def revs(tx: Transaction, record_ids: Iterable[str]) -> dict[str, int]:
    """Return the revs of the existing ones by id, tombstones included."""
    found = dict[str, int]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        for record_id, rev in tx.connection.execute(_REVS, {"keys": some}):
            found[record_id] = rev
    return found


def put(tx: Transaction, record: Appointment, *, expected_rev: int | None = None) -> Appointment:
    """Store an appointment, new or changed, and return it as it is kept now.

    It gets the next rev and the time of the transaction; an equal one stays unchanged.
    Raises BookInvalid, or BookStale if the stored one has another rev than expected.
    """
    if expected_rev is not None:
        _check_rev(get(tx, record.id), expected_rev)
    return put_many(tx, [record])[0]


def put_many(
    tx: Transaction, records: Iterable[Appointment], edited: Mapping[str, datetime] = NOW
) -> list[Appointment]:
    """Store appointments, all or none. Raises BookInvalid for the first that is wrong.

    A series may come after its exceptions in the same call. ``edited``: when somebody edited
    them, by id, where that was not now.
    """
    candidates = [checked(record) for record in records]
    stored = {each.id: tx.seen[each.id] for each in candidates if each.id in tx.seen}
    stored |= get_many(tx, (each.id for each in candidates if each.id not in stored))
    _check_references(tx, [each for each in candidates if not _names_the_same(each, stored)])
    _check_series(tx, candidates)
    stamped = stamp(tx, candidates, stored, edited)
    _check_exceptions(tx, stamped.fresh.values())
    _write(tx, stamped.fresh.values(), stamped.before)
    return stamped.result


def delete(tx: Transaction, record_id: str, *, expected_rev: int | None = None) -> Appointment:
    """Make an appointment a tombstone; a series takes its exceptions along.

    Deleting an exception restores the series' own instance. Raises BookInvalid
    for an unknown id, BookStale if it has another rev than expected.
    """
    record = get(tx, record_id)
    if expected_rev is not None:
        _check_rev(record, expected_rev)
    if record is None:
        raise BookInvalid("id", Reason.UNKNOWN)
    if record.deleted:
        return record
    family = [record]
    if record.series_id is None:
        family += exceptions(tx, record_id)
    gone = [
        replace(each, deleted=True, rev=tx.next_rev(), changed_at=tx.now, edited=times_of(each))
        for each in family
    ]
    _write(tx, gone, {each.id: each for each in family})
    return gone[0]


def changes(tx: Transaction, since_rev: int, limit: int | None = None) -> list[Appointment]:
    """Return what changed after ``since_rev``, in order of rev, tombstones included."""
    if limit is None:
        found = tx.connection.execute(_SINCE, {"since": since_rev})
    else:
        found = tx.connection.execute(_SINCE_LIMITED, {"since": since_rev, "most": limit})
    return [from_row(row) for row in found.all()]


def changed_ids(tx: Transaction, since_rev: int) -> list[str]:
    """Return the ids of all that changed after ``since_rev``."""
    return list(tx.connection.execute(_IDS_SINCE, {"since": since_rev}).scalars())


def ids_from(
    tx: Transaction, first: int, after: str, limit: int
) -> tuple[list[str], tuple[int, str] | None]:
    """Return the ids of living appointments after a position, by start, and the next position.

    A position is a start in seconds since 1970 and an id; None: there are no more. Series
    are left out, and so is what lasts longer than a week (see ``long_from``).
    """
    arguments = {"owner": tables.STUDIO, "first": first, "after": after, "most": limit}
    rows = tx.connection.execute(_FROM, arguments).all()
    ids = [row[1] for row in rows]
    return ids, (rows[-1][0], rows[-1][1]) if len(rows) == limit else None


def long_from(tx: Transaction, first: int) -> list[str]:
    """Return the ids of living single appointments of over a week that begin from then on."""
    arguments = {"owner": tables.STUDIO, "since": first}
    rows = tx.connection.execute(_IN_SPANS.where(tables.span.c.first >= first), arguments)
    return [each.id for each in map(from_row, rows) if not each.content.recurrence]


def of_owner_since(tx: Transaction, owner_id: str, since: datetime) -> list[Appointment]:
    """Return what is in an owner's calendar and ends at or after ``since``.

    Whole series and their exceptions; also the cancelled exceptions of these series.
    Days count from their midnight in UTC, with a margin of a day. In order of rev.
    """
    at = seconds(since)
    found = dict[str, Appointment]()
    arguments = {"owner": owner_id, "low": at - WEEK - _DAY, "since": at - _DAY}
    for query in (_IN_SLOTS, _IN_SPANS):
        for row in tx.connection.execute(query, arguments).all():
            record = from_row(row)
            end = seconds(record.content.when.end)
            timed = isinstance(record.content.when.end, datetime)
            if record.content.recurrence or end >= (at if timed else at - _DAY):
                found[record.id] = record
    series = [record.id for record in found.values() if record.content.recurrence]
    for record in exceptions_of(tx, series):
        if record.content.status is Status.CANCELLED:
            found[record.id] = record
    orphans = {record.series_id for record in found.values() if record.series_id is not None}
    parents = get_many(tx, orphans - found.keys())
    dead = {parent.id for parent in parents.values() if not parent.lives}
    living = (record for record in found.values() if record.series_id not in dead)
    return sorted(living, key=lambda record: record.rev)


def exceptions(tx: Transaction, series_id: str) -> list[Appointment]:
    """Return the exceptions of a series, cancelled ones included, tombstones not."""
    return exceptions_of(tx, [series_id])


def exceptions_of(tx: Transaction, series_ids: Sequence[str]) -> list[Appointment]:
    """Return the exceptions of several series, cancelled ones included, tombstones not."""
    some = batched(series_ids, _MANY, strict=False)
    rows = (tx.connection.execute(_OF_SERIES, {"keys": keys}) for keys in some)
    return [from_row(row) for each in rows for row in each]


def exception_at(tx: Transaction, series_id: str, moment: Moment) -> Appointment | None:
    """Return the exception for one instance of a series, a cancelled one too, no tombstone."""
    return next(_of_series_at(tx, [series_id], [moment]), None)


def count_live(tx: Transaction) -> int:
    """Count the appointments that are neither deleted nor cancelled; a series is one."""
    count: int = tx.connection.execute(_COUNT).scalar_one()
    return count


def count_of_owner(tx: Transaction, owner_id: str) -> int:
    """Count what is in an owner's calendar; a series is one, and each of its exceptions."""
    found = (tx.connection.execute(each, {"owner": owner_id}) for each in _COUNT_OF_OWNER)
    return sum(int(each.scalar_one()) for each in found)


def _of_series_at(
    tx: Transaction, series_ids: Sequence[str], moments: Iterable[Moment]
) -> Iterator[Appointment]:
    """Yield the exceptions of some series that are for instances at some moments."""
    for some in batched({dump_moment(each) for each in moments}, _MANY, strict=False):
        for ids in batched(series_ids, _MANY, strict=False):
            arguments = {"keys": ids, "starts": some}
            yield from map(from_row, tx.connection.execute(_OF_SERIES_AT, arguments))


def _check_rev(stored: Appointment | None, expected: int) -> None:
    if (0 if stored is None else stored.rev) != expected:
        raise BookStale("it has changed since it was read")


def _write(
    tx: Transaction, records: Collection[Appointment], before: dict[str, Appointment | None]
) -> None:
    """Write appointments and their index rows; ``before`` has each as it was, None if new."""
    if not records:
        return
    for record_id, old in before.items():
        tx.originals.setdefault(record_id, old)
        tx.seen.pop(record_id, None)
    new, changed = [], []
    where: dict[Table, list[dict[str, Any]]] = {tables.slot: [], tables.span: []}
    displaced: dict[Table, list[dict[str, Any]]] = {tables.slot: [], tables.span: []}
    for record in records:
        old = before[record.id]
        row = to_row(record)
        if old is None:
            new.append(row)
        else:
            changed.append(row | {"key": record.id})
            for table, rows in zip(displaced, index_rows(old), strict=True):
                if rows:
                    displaced[table].append({"key": record.id})
        slots, spans = index_rows(record)
        where[tables.slot] += slots
        where[tables.span] += spans
    tx.execute_many(_INSERT, new)
    tx.execute_many(_UPDATE, changed)
    for table, keys in displaced.items():
        tx.execute_many(_DELETE_INDEX_ROWS[table], keys)
    for table, rows in where.items():
        tx.execute_many(_INSERT_INDEX_ROWS[table], rows)
    _count(tx, records, before)
    concerns.note(tx, records, before)
    phone_items.drop_texts(tx, [each.id for each in records if each.deleted])


def _count(
    tx: Transaction, records: Collection[Appointment], before: dict[str, Appointment | None]
) -> None:
    """Update the stored number of living appointments, so that nobody has to count them."""
    lived = sum(1 for old in before.values() if old is not None and old.lives)
    if more := sum(record.lives for record in records) - lived:
        tx.connection.execute(_COUNT_ON, {"more": more})


def _names_the_same(record: Appointment, stored: Mapping[str, Appointment]) -> bool:
    """Tell whether an appointment names the same people and rooms as before: they are known.

    What is stored in a book stays, be it as a tombstone.
    """
    old = stored.get(record.id)
    return old is not None and (
        record.staff_id,
        record.assistant_ids,
        record.resource_ids,
        record.client_id,
    ) == (old.staff_id, old.assistant_ids, old.resource_ids, old.client_id)


def _check_references(tx: Transaction, records: Sequence[Appointment]) -> None:
    """Refuse ids of records that the book does not have. A tombstone is known, too."""
    for field, table, wanted in (
        ("staff_id", tables.staff, {r.staff_id for r in records if r.staff_id is not None}),
        ("assistant_ids", tables.staff, {i for r in records for i in r.assistant_ids}),
        ("resource_ids", tables.resource, {i for r in records for i in r.resource_ids}),
        ("client_id", tables.client, {r.client_id for r in records if r.client_id is not None}),
    ):
        missing = wanted
        for some in batched(wanted, _MANY, strict=False):
            known = tx.connection.execute(_KNOWN[table], {"keys": some}).scalars()
            missing = missing - set(known)
        if missing:
            raise BookInvalid(field, Reason.UNKNOWN)


def _check_series(tx: Transaction, records: Sequence[Appointment]) -> None:
    """Refuse a date of what is no series, or of a deleted one; a series may be among them."""
    wanted = {r.series_id for r in records if r.series_id is not None}
    if not wanted:
        return
    series = get_many(tx, wanted) | {r.id: r for r in records if r.id in wanted}
    for record in records:
        if record.series_id is None or record.deleted:
            continue
        parent = series.get(record.series_id)
        if parent is None or parent.series_id is not None:
            raise BookInvalid("series_id", Reason.UNKNOWN)
        if parent.deleted:
            raise BookInvalid("series_id", Reason.DELETED)


def _check_exceptions(tx: Transaction, fresh: Collection[Appointment]) -> None:
    """Refuse a second exception for one instance, even if the first was made elsewhere."""
    dates = [record for record in fresh if not record.deleted]
    series = list({r.series_id for r in dates if r.series_id is not None})
    moments = {r.original_start for r in dates if r.original_start is not None}
    present = {record.id: record for record in _of_series_at(tx, series, moments)}
    present |= {record.id: record for record in fresh if record.series_id is not None}
    taken = set[tuple[str | None, Moment | None]]()
    for record in present.values():
        if record.deleted:
            continue
        key = (record.series_id, record.original_start)
        if key in taken:
            raise BookInvalid("original_start", Reason.TAKEN)
        taken.add(key)
