"""The clients of the book, and which groups they are in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)

from . import client_search, group_members, phone_items, tables
from .change import ClientChange
from .codec import dump_contact, dump_times, instant, load_contact, load_times, microseconds
from .database import Transaction, upsert_by
from .errors import BookInvalid, BookStale, Reason
from .model import Client, Origin
from .stamping import NOW, stamp
from .validation import MAX_TEXT, check_client

_MANY: Final = 500
"""Ids named in one statement."""

_a, _c, _m = tables.appointment.c, tables.client.c, tables.client_group_member.c
_COLUMNS: Final = (
    _c.id,
    _c.content,
    _c.number,
    _c.origin,
    _c.extra,
    _c.deleted,
    _c.rev,
    _c.changed_at,
    _c.edited,
)
_CLIENTS = select(*_COLUMNS)
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_SOME = _CLIENTS.where(_c.id.in_(_KEYS))
_REVS = select(_c.id, _c.rev).where(_c.id.in_(_KEYS))
_NAMES = select(_c.id, _c.name).where(_c.id.in_(_KEYS))
_LATEST = select(func.max(_c.rev))
_SINCE = _CLIENTS.where(_c.rev > bindparam("since")).order_by(_c.rev)
_LIVING = _CLIENTS.where(text("NOT deleted")).order_by(_c.name, _c.id)
_MEMBERSHIP = (_m.client_id == _c.id, _m.group_id == bindparam("group"), ~_c.deleted)
_IN_GROUP = _CLIENTS.where(*_MEMBERSHIP).order_by(_c.name, _c.id)
_NUMBER_IN = select(func.count()).where(*_MEMBERSHIP)
_MEMBERS = (
    select(_m.client_id, _m.group_id)
    .where(_m.client_id.in_(_KEYS))
    .order_by(_m.client_id, _m.position)
)
_STORE = upsert_by(
    tables.client, "id", *(each.name for each in _c if each.name not in {"id", "shown_rev"})
)
_SHOWN_NOW = (
    update(tables.client).where(_c.id == bindparam("key")).values(shown_rev=bindparam("now"))
)
_LEAVE = delete(tables.client_group_member).where(_m.client_id == bindparam("key"))
_JOIN = insert(tables.client_group_member)
_BOOKED = select(_a.client_id).where(_a.client_id.in_(_KEYS), ~_a.deleted).distinct()
_GROUPS = select(tables.client_group.c.id).where(tables.client_group.c.id.in_(_KEYS))


def get_client(tx: Transaction, client_id: str) -> Client | None:
    """Return a client, also a tombstone."""
    return get_many(tx, [client_id]).get(client_id)


def get_many(tx: Transaction, client_ids: Iterable[str]) -> dict[str, Client]:
    """Return the existing ones by id, tombstones included."""
    found = dict[str, Client]()
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        found |= {each.id: each for each in _read(tx, _SOME, {"keys": some})}
    return found


def revs(tx: Transaction, client_ids: Iterable[str]) -> dict[str, int]:
    """Return the revs of the existing ones by id, tombstones included."""
    found = dict[str, int]()
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        for client_id, rev in tx.connection.execute(_REVS, {"keys": some}):
            found[client_id] = rev
    return found


def names(tx: Transaction, client_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of the existing ones by id, tombstones included."""
    found = dict[str, str]()
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        found.update(tx.connection.execute(_NAMES, {"keys": some}).tuples().all())
    return found


def changes(tx: Transaction, since_rev: int) -> list[Client]:
    """Return what changed after ``since_rev``, in order of rev, tombstones included."""
    return _read(tx, _SINCE, {"since": since_rev})


def clients(tx: Transaction) -> list[Client]:
    """Return the clients by name."""
    return _read(tx, _LIVING, {})


def in_group(tx: Transaction, group_id: str) -> list[Client]:
    """Return the clients in a group by name."""
    return _read(tx, _IN_GROUP, {"group": group_id})


def latest_rev(tx: Transaction) -> int:
    """Return the rev of the client that was changed last; 0 if there is none."""
    return int(tx.connection.execute(_LATEST).scalar_one() or 0)


def number_in(tx: Transaction, group_id: str) -> int:
    """Return how many clients are in a group."""
    number: int = tx.connection.execute(_NUMBER_IN, {"group": group_id}).scalar_one()
    return number


def seen_by(people: Collection[str] | None) -> ColumnElement[bool]:
    """Return the condition for living clients that these staff may see (None: all of them).

    Those who have an appointment with them, and those who have none yet; see ``of_others``.
    """
    living = literal_column("NOT client.deleted", Boolean)
    return living if people is None else and_(living, _theirs_or_nobodys(people))


def is_seen(tx: Transaction, client_id: str, seen: ColumnElement[bool]) -> bool:
    """Tell whether a condition such as that of ``seen_by`` holds for a client."""
    found = tx.connection.execute(select(_c.id).where(_c.id == client_id, seen))
    return found.first() is not None


def _theirs_or_nobodys(people: Collection[str]) -> ColumnElement[bool]:
    all_of = select(_a.id).where(_a.client_id == _c.id)
    return or_(all_of.where(taken_part_in(people)).exists(), ~all_of.exists())


def page(
    tx: Transaction, seen: ColumnElement[bool], limit: int, offset: int = 0
) -> tuple[list[Client], int]:
    """Return some of the clients that a condition holds for, by name, and how many there are."""
    some = _CLIENTS.where(seen).order_by(_c.name, _c.id).limit(limit).offset(offset)
    number = tx.connection.execute(select(func.count()).select_from(tables.client).where(seen))
    return _read(tx, some, {}), number.scalar_one()


def removed(people: Collection[str] | None) -> ColumnElement[bool]:
    """Return the condition for removed clients that these staff may see."""
    gone = literal_column("client.deleted", Boolean)
    return gone if people is None else and_(gone, _theirs_or_nobodys(people))


def of_others(tx: Transaction, people: Collection[str]) -> set[str]:
    """Return the ids of clients who have appointments, but none with one of these staff."""
    linked = select(_a.client_id).where(_a.client_id.is_not(None))
    own = tx.connection.execute(linked.where(taken_part_in(people))).scalars()
    return set(tx.connection.execute(linked).scalars()) - set(own)


def with_appointments(tx: Transaction, client_ids: Iterable[str]) -> set[str]:
    """Return those of the clients who have appointments that are not deleted."""
    found = set[str]()
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        found.update(tx.connection.execute(_BOOKED, {"keys": some}).scalars())
    return found


def taken_part_in(people: Collection[str]) -> ColumnElement[bool]:
    """Return the condition for appointments that one of these staff takes part in."""
    return or_(
        _a.staff_id.in_(people),
        *(_a.assistant_ids.contains(f'"{each}"', autoescape=True) for each in people),
    )


def last_rev(tx: Transaction) -> int:
    """Return the rev of the last change of a client; 0 if there never was one."""
    found: int | None = tx.connection.execute(select(func.max(_c.rev))).scalar_one()
    return found or 0


def put_client(tx: Transaction, record: Client, *, expected_rev: int | None = None) -> Client:
    """Store a client, new or changed, and return it as it is kept now.

    It gets the next rev and the time of the transaction; an equal one stays unchanged.
    Raises BookInvalid, or BookStale if the stored one has another rev than expected.
    """
    if expected_rev is not None and revs(tx, [record.id]).get(record.id, 0) != expected_rev:
        raise BookStale("it has changed since it was read")
    return put_many(tx, [record])[0]


def put_many(
    tx: Transaction, records: Iterable[Client], edited: Mapping[str, datetime] = NOW
) -> list[Client]:
    """Store clients, all or none. Raises BookInvalid for the first that is wrong.

    ``edited``: when somebody edited them, by id, where that was not now.
    """
    candidates = list(records)
    for record in candidates:
        check_client(record)
    _check_groups(tx, {each for record in candidates for each in record.group_ids})
    stored = get_many(tx, (record.id for record in candidates))
    stamped = stamp(tx, candidates, stored, edited)
    if stamped.fresh:
        _write(tx, stamped.fresh, stamped.before)
    return stamped.result


def delete_client(tx: Transaction, client_id: str) -> Client:
    """Make a client a tombstone. Raises BookInvalid for an unknown id."""
    record = get_client(tx, client_id)
    if record is None:
        raise BookInvalid("id", Reason.UNKNOWN)
    return put_client(tx, replace(record, deleted=True))


def _check_groups(tx: Transaction, group_ids: Collection[str]) -> None:
    known = set(tx.connection.execute(_GROUPS, {"keys": list(group_ids)}).scalars())
    if not known.issuperset(group_ids):
        raise BookInvalid("group_ids", Reason.UNKNOWN)


def _write(tx: Transaction, records: dict[str, Client], before: dict[str, Client | None]) -> None:
    """Store changed clients and their groups, and note them as changed."""
    tx.execute_many(_STORE, [_row(each, tx.now) for each in records.values()])
    shown = [each for each in records.values() if _shows_otherwise(before[each.id], each)]
    tx.execute_many(_SHOWN_NOW, [{"key": each.id, "now": each.rev} for each in shown])
    moved = []
    for each in records.values():
        old = before[each.id]
        former = () if old is None else old.group_ids
        if former != each.group_ids:
            moved.append(each)
        tx.changes.groups.update(former, each.group_ids)
        tx.client_originals.setdefault(each.id, old)
        tx.clients_now[each.id] = each
        tx.changes.client(each.id, _change(old, each))
    tx.execute_many(_LEAVE, [{"key": each.id} for each in moved if before[each.id] is not None])
    tx.execute_many(
        _JOIN,
        [
            {"group_id": group_id, "client_id": each.id, "position": position}
            for each in moved
            for position, group_id in enumerate(each.group_ids)
        ],
    )
    group_members.note_moves(tx, records, before)
    client_search.note(tx, records.values())
    phone_items.drop_texts(tx, [each.id for each in records.values() if each.deleted])


def _shows_otherwise(old: Client | None, new: Client) -> bool:
    if old is None:
        return True
    return (old.shown_in_calendars, old.number) != (new.shown_in_calendars, new.number)


def _change(old: Client | None, new: Client) -> ClientChange:
    if old is None:
        return ClientChange(before=None, after=new.lives)
    former = None if old.name == new.name else old.name
    seen = replace(new, rev=old.rev, changed_at=old.changed_at, extra=old.extra)
    return ClientChange(before=old.lives, after=new.lives, edited=seen != old, former_name=former)


def _row(record: Client, at: datetime) -> dict[str, Any]:
    content = dump_contact(record.content)
    if len(content) > MAX_TEXT:
        raise BookInvalid("content", Reason.TOO_LONG)
    return {
        "id": record.id,
        "content": content,
        "name": record.name,
        "photo": record.content.photo,
        "number": record.number,
        "origin": record.origin.value,
        "extra": record.extra,
        "deleted": record.deleted,
        "rev": record.rev,
        "changed_at": microseconds(at),
        "edited": dump_times(record.edited),
    }


def _read(tx: Transaction, query: Select[Any], arguments: dict[str, Any]) -> list[Client]:
    rows = tx.connection.execute(query, arguments).all()
    groups = defaultdict[str, list[str]](list)
    for some in batched((row.id for row in rows), _MANY, strict=False):
        for client_id, group_id in tx.connection.execute(_MEMBERS, {"keys": some}):
            groups[client_id].append(group_id)
    return [_from_row(row, groups.get(row.id, ())) for row in rows]


def _from_row(row: Sequence[Any], groups: Iterable[str]) -> Client:
    client_id, content, number, origin, extra, deleted, rev, changed_at, edited = row
    return Client(
        id=client_id,
        content=load_contact(content),
        number=number,
        group_ids=tuple(groups),
        origin=Origin(origin),
        extra=extra,
        deleted=bool(deleted),
        rev=rev,
        changed_at=instant(changed_at),
        edited=load_times(edited),
    )
