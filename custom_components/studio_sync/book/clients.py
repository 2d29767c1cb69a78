"""The clients of the book, and which groups they are in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from . import tables
from .change import ChangeKind
from .codec import dump_texts, instant, load_texts, microseconds
from .database import Transaction
from .errors import BookInvalid, BookStale, Reason
from .model import Client
from .validation import check_text

_c, _m = tables.client.c, tables.client_group_member.c
_COLUMNS = (
    _c.id,
    _c.name,
    _c.emails,
    _c.phones,
    _c.address,
    _c.notes,
    _c.extra,
    _c.deleted,
    _c.rev,
    _c.changed_at,
)


def get_client(tx: Transaction, client_id: str) -> Client | None:
    """Return a client, also a tombstone."""
    row = tx.connection.execute(select(*_COLUMNS).where(_c.id == client_id)).one_or_none()
    if row is None:
        return None
    query = select(_m.group_id).where(_m.client_id == client_id).order_by(_m.position)
    return _from_row(row, tx.connection.execute(query).scalars())


def clients(tx: Transaction) -> list[Client]:
    """Return the clients by name."""
    rows = tx.connection.execute(
        select(*_COLUMNS).where(~_c.deleted).order_by(_c.name, _c.id)
    ).all()
    groups = dict[str, list[str]]()
    query = select(_m.client_id, _m.group_id).order_by(_m.client_id, _m.position)
    for client_id, group_id in tx.connection.execute(query):
        groups.setdefault(client_id, []).append(group_id)
    return [_from_row(row, groups.get(row.id, ())) for row in rows]


def of_others(tx: Transaction, people: Collection[str]) -> set[str]:
    """Return the ids of clients who have appointments, but none with one of these staff."""
    a = tables.appointment.c
    theirs = or_(
        a.staff_id.in_(people),
        *(a.assistant_ids.contains(f'"{each}"', autoescape=True) for each in people),
    )
    linked = select(a.client_id).where(a.client_id.is_not(None))
    own = tx.connection.execute(linked.where(theirs)).scalars()
    return set(tx.connection.execute(linked).scalars()) - set(own)


def last_rev(tx: Transaction) -> int:
    """Return the rev of the last change of a client; 0 if there never was one."""
    found: int | None = tx.connection.execute(select(func.max(_c.rev))).scalar_one()
    return found or 0


def put_client(tx: Transaction, record: Client, *, expected_rev: int | None = None) -> Client:
    """Store a client, new or changed, and return it as it is kept now.

    Raises BookInvalid, or BookStale if the stored one has another rev than expected.
    """
    old = get_client(tx, record.id)
    if expected_rev is not None and (0 if old is None else old.rev) != expected_rev:
        raise BookStale("it has changed since it was read")
    _check(tx, record)
    if old is not None and replace(record, rev=old.rev, changed_at=old.changed_at) == old:
        return old
    kept = replace(record, rev=tx.next_rev(), changed_at=tx.now)
    tx.changes.kinds.add(ChangeKind.CLIENT)
    row = {
        "id": kept.id,
        "name": kept.name,
        "emails": dump_texts(kept.emails),
        "phones": dump_texts(kept.phones),
        "address": kept.address,
        "notes": kept.notes,
        "extra": kept.extra,
        "deleted": kept.deleted,
        "rev": kept.rev,
        "changed_at": microseconds(tx.now),
    }
    if old is None:
        tx.connection.execute(insert(tables.client), row)
    else:
        tx.connection.execute(update(tables.client).where(_c.id == kept.id).values(row))
    if old is None or old.group_ids != kept.group_ids:
        _store_groups(tx, kept)
    return kept


def delete_client(tx: Transaction, client_id: str) -> Client:
    """Make a client a tombstone. Raises BookInvalid for an unknown id."""
    record = get_client(tx, client_id)
    if record is None:
        raise BookInvalid("id", Reason.UNKNOWN)
    return put_client(tx, replace(record, deleted=True))


def _store_groups(tx: Transaction, record: Client) -> None:
    tx.connection.execute(delete(tables.client_group_member).where(_m.client_id == record.id))
    rows = [
        {"group_id": group_id, "client_id": record.id, "position": position}
        for position, group_id in enumerate(record.group_ids)
    ]
    if rows:
        tx.connection.execute(insert(tables.client_group_member), rows)


def _check(tx: Transaction, record: Client) -> None:
    if not record.id:
        raise BookInvalid("id", Reason.MISSING)
    for field, values in (
        ("id", (record.id,)),
        ("name", (record.name,)),
        ("emails", record.emails),
        ("phones", record.phones),
        ("address", (record.address,)),
        ("notes", (record.notes,)),
        ("extra", (record.extra,)),
    ):
        for value in values:
            check_text(field, value)
    if len(set(record.group_ids)) != len(record.group_ids):
        raise BookInvalid("group_ids", Reason.TWICE)
    known = select(tables.client_group.c.id).where(tables.client_group.c.id.in_(record.group_ids))
    if record.group_ids and set(record.group_ids) - set(tx.connection.execute(known).scalars()):
        raise BookInvalid("group_ids", Reason.UNKNOWN)


def _from_row(row: Sequence[Any], groups: Iterable[str]) -> Client:
    client_id, name, emails, phones, address, notes, extra, deleted, rev, changed_at = row
    return Client(
        id=client_id,
        name=name,
        emails=load_texts(emails),
        phones=load_texts(phones),
        address=address,
        notes=notes,
        group_ids=tuple(groups),
        extra=extra,
        deleted=bool(deleted),
        rev=rev,
        changed_at=instant(changed_at),
    )
