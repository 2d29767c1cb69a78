"""Whom a change of an appointment concerns, so that each account reads only its own changes.

An account, or a phone, must not miss a change. It reads the appointments that are or were its
staff member's or resource's, the series of their exceptions and the exceptions of their series, and
an account all of which its replica has a pair.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import batched
from typing import Any

from sqlalchemy import bindparam, delete, select

from . import tables
from .appointment_rows import COLUMNS, from_row
from .change import RecordChange, State
from .codec import load_texts
from .database import Transaction, upsert
from .model import Appointment
from .scopes import shows

_MANY = 500
_a, _c = tables.appointment.c, tables.concerned.c
_PEOPLE = (_a.id, _a.series_id, _a.staff_id, _a.assistant_ids, _a.resource_ids)
_SERIES = select(*_PEOPLE).where(_a.id.in_(bindparam("keys", expanding=True)))
_EXCEPTIONS = select(*_PEOPLE).where(_a.series_id.in_(bindparam("keys", expanding=True)))
_PAIRS = (
    select(tables.link.c.record_id, tables.link.c.replica_id, tables.replica.c.staff_id)
    .join(tables.replica, tables.replica.c.replica_id == tables.link.c.replica_id)
    .where(tables.link.c.record_id.in_(bindparam("keys", expanding=True)))
)
_PUT = upsert(tables.concerned)
_DROP = delete(tables.concerned).where(_c.record_id.in_(bindparam("keys", expanding=True)))

CONCERNING = (
    # As they are written, each is one range of an index.
    select(*COLUMNS).where(_a.staff_id == bindparam("owner"), _a.rev > bindparam("since")),
    select(*COLUMNS)
    .join(tables.concerned, _c.record_id == _a.id)
    .where(
        _c.owner_id == bindparam("owner"),
        _c.rev > bindparam("since"),
    ),
)

type _Owners = tuple[frozenset[str], frozenset[str]]
"""Staff, and resources."""


def note(
    tx: Transaction,
    records: Collection[Appointment],
    before: Mapping[str, Appointment | None],
) -> None:
    """Record whom these appointments concern; they have just been written."""
    owners = {each.id: _owners(each, before[each.id]) for each in records}
    related, moved = _related(tx, records, before, owners)
    pairs = _pairs(tx, [each.id for each in records if before[each.id] is not None])
    rows = list[dict[str, Any]]()
    for record in records:
        staff, resources = owners[record.id]
        for other in related.get(record.id, ()):
            staff, resources = staff | other[0], resources | other[1]
        had = pairs.get(record.id, ())
        replicas = {name for name, scope in had if not shows(scope, record)}
        rows += [
            {"owner_id": name, "record_id": record.id, "rev": record.rev}
            for name in (staff | resources | replicas) - {record.staff_id}
        ]
        tx.changes.owners |= staff | resources
        if any(each is not None and not each.owners for each in (record, before[record.id])):
            tx.changes.owners.add(tables.NOBODY)
        tx.changes.replicas |= replicas
        tx.changes.record(
            record.id,
            RecordChange(
                before=_state(before[record.id]),
                after=_state(record),
                exception=record.series_id is not None,
            ),
        )
    # Of one exception that has itself changed, that is the later change or in the same write.
    changed = {each.id for each in records}
    rows += [each for each in moved if each["record_id"] not in changed]
    tx.execute_many(_PUT, rows)


def changes_for(tx: Transaction, since_rev: int, *owners: str) -> list[Appointment]:
    """Return what changed after ``since_rev`` and concerns one of these, tombstones included.

    An owner is a staff member, a resource or a replica; see the module for what concerns them.
    """
    found = dict[str, Appointment]()
    for owner in owners:
        for query in CONCERNING:
            for row in tx.connection.execute(query, {"owner": owner, "since": since_rev}).all():
                found.setdefault(row[0], from_row(row))
    return sorted(found.values(), key=lambda record: record.rev)


def forget(tx: Transaction, record_ids: Iterable[str]) -> None:
    """Delete the records of appointments that are forgotten."""
    for some in batched(record_ids, _MANY, strict=False):
        tx.connection.execute(_DROP, {"keys": some})


def _state(record: Appointment | None) -> State | None:
    if record is None or record.deleted:
        return None
    return State(lives=record.lives, client_id=record.client_id, start=record.content.when.start)


def _owners(*records: Appointment | None) -> _Owners:
    known = [each for each in records if each is not None]
    staff = {name for each in known for name in (each.staff_id, *each.assistant_ids) if name}
    return frozenset(staff), frozenset(name for each in known for name in each.resource_ids)


def _related(
    tx: Transaction,
    records: Collection[Appointment],
    before: Mapping[str, Appointment | None],
    owners: Mapping[str, _Owners],
) -> tuple[dict[str, list[_Owners]], list[dict[str, Any]]]:
    """Return the owners of the series of exceptions, and of the exceptions of series.

    And the rows of the exceptions that other calendars may show from now on, since their series
    goes to somebody else, or is shown no more.
    """
    found = dict[str, list[_Owners]]()
    parents = {each.series_id for each in records if each.series_id is not None}
    if parents:
        whole = {name: owners[name] for name in parents & owners.keys()}
        whole |= {name: each for name, _, each in _read(tx, _SERIES, parents - whole.keys())}
        for each in records:
            if each.series_id in whole:
                found[each.id] = [whole[each.series_id]]
                found.setdefault(each.series_id, []).append(owners[each.id])
    known = [each for each in records if before[each.id] is not None and each.series_id is None]
    series = {each.id: each for each in known if _repeats(each) or _repeats(before[each.id])}
    moved = list[dict[str, Any]]()
    for record_id, name, people in _read(tx, _EXCEPTIONS, series):
        if name is None:
            continue
        found.setdefault(name, []).append(people)
        if _place(series[name]) != _place(before[name]):
            moved += [
                {"owner_id": owner, "record_id": record_id, "rev": series[name].rev}
                for owner in people[0] | people[1]
            ]
    return found, moved


def _place(record: Appointment | None) -> object:
    """Return what decides which calendars show a record."""
    return record and (set(record.owners), record.deleted, record.content.status)


def _repeats(record: Appointment | None) -> bool:
    return record is not None and bool(record.content.recurrence)


def _read(
    tx: Transaction, query: Any, keys: Collection[str]
) -> Iterator[tuple[str, str | None, _Owners]]:
    for some in batched(keys, _MANY, strict=False):
        for name, series, staff, assistants, resources in tx.connection.execute(
            query, {"keys": some}
        ):
            people = frozenset(load_texts(assistants)) | ({staff} if staff else set())
            yield name, series, (people, frozenset(load_texts(resources)))


def _pairs(tx: Transaction, record_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the replicas that have or had a pair of these, and their scopes."""
    found = dict[str, list[tuple[str, str]]]()
    for some in batched(record_ids, _MANY, strict=False):
        for record_id, replica_id, scope in tx.connection.execute(_PAIRS, {"keys": some}):
            found.setdefault(record_id, []).append((replica_id, scope))
    return found
