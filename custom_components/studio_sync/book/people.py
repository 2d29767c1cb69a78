"""Staff, resources and client groups of the book; its clients are in ``clients.py``.

Deleting one leaves a tombstone: what names it keeps its meaning.
"""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update

from ..formats.blank import stripped
from . import tables
from .change import ChangeKind
from .clients import clients, delete_client, get_client, put_client
from .database import Transaction
from .errors import BookInvalid, BookStale, Reason
from .model import ClientGroup, Resource, Staff
from .validation import check_text

__all__ = [
    "clients",
    "delete_client",
    "delete_group",
    "delete_resource",
    "delete_staff",
    "get_client",
    "get_group",
    "get_resource",
    "get_staff",
    "groups",
    "owner_ids",
    "put_client",
    "put_group",
    "put_resource",
    "put_staff",
    "resources",
    "staff",
]

_ONE = {
    table: select(table).where(table.c.id == bindparam("key"))
    for table in (tables.staff, tables.resource, tables.client_group)
}


def owner_ids(tx: Transaction) -> list[str]:
    """Return the ids of all staff and resources there are or were."""
    return [
        name
        for table in (tables.staff, tables.resource)
        for name in tx.connection.execute(select(table.c.id)).scalars()
    ]


def get_staff(tx: Transaction, staff_id: str) -> Staff | None:
    """Return a staff member, also a tombstone."""
    row = _row(tx, tables.staff, staff_id)
    return None if row is None else Staff(**row)


def staff(tx: Transaction) -> list[Staff]:
    """Return the staff by name."""
    return [Staff(**row) for row in _living(tx, tables.staff)]


def put_staff(tx: Transaction, record: Staff, *, expected_rev: int | None = None) -> Staff:
    """Store a staff member, new or changed. Raises BookInvalid or BookStale."""
    return _put(tx, tables.staff, get_staff(tx, record.id), record, expected_rev)


def delete_staff(tx: Transaction, staff_id: str) -> Staff:
    """Make a staff member a tombstone. Raises BookInvalid for an unknown id."""
    return put_staff(tx, replace(_known(get_staff(tx, staff_id)), deleted=True))


def get_resource(tx: Transaction, resource_id: str) -> Resource | None:
    """Return a resource, also a tombstone."""
    row = _row(tx, tables.resource, resource_id)
    return None if row is None else Resource(**row)


def resources(tx: Transaction) -> list[Resource]:
    """Return the resources by name."""
    return [Resource(**row) for row in _living(tx, tables.resource)]


def put_resource(tx: Transaction, record: Resource, *, expected_rev: int | None = None) -> Resource:
    """Store a resource, new or changed. Raises BookInvalid or BookStale."""
    return _put(tx, tables.resource, get_resource(tx, record.id), record, expected_rev)


def delete_resource(tx: Transaction, resource_id: str) -> Resource:
    """Make a resource a tombstone. Raises BookInvalid for an unknown id."""
    return put_resource(tx, replace(_known(get_resource(tx, resource_id)), deleted=True))


def get_group(tx: Transaction, group_id: str) -> ClientGroup | None:
    """Return a client group, also a tombstone."""
    row = _row(tx, tables.client_group, group_id)
    return None if row is None else ClientGroup(**row)


def groups(tx: Transaction) -> list[ClientGroup]:
    """Return the client groups by name, inactive ones included."""
    return [ClientGroup(**row) for row in _living(tx, tables.client_group)]


def put_group(
    tx: Transaction, record: ClientGroup, *, expected_rev: int | None = None
) -> ClientGroup:
    """Store a client group, new or changed. Raises BookInvalid or BookStale."""
    return _put(tx, tables.client_group, get_group(tx, record.id), record, expected_rev)


def delete_group(tx: Transaction, group_id: str) -> ClientGroup:
    """Make a client group a tombstone. Raises BookInvalid for an unknown id."""
    return put_group(tx, replace(_known(get_group(tx, group_id)), deleted=True))


def _put[R: (Staff, Resource, ClientGroup)](
    tx: Transaction, table: Table, old: R | None, record: R, expected_rev: int | None
) -> R:
    """Store a record whose fields are the columns of its table."""
    if expected_rev is not None and (0 if old is None else old.rev) != expected_rev:
        raise BookStale("it has changed since it was read")
    if not record.id:
        raise BookInvalid("id", Reason.MISSING)
    for field, value in asdict(record).items():
        if isinstance(value, str):
            check_text(field, value)
    if not stripped(record.name):
        raise BookInvalid("name", Reason.MISSING)
    if old is not None and replace(record, rev=old.rev) == old:
        return old
    kept = replace(record, rev=tx.next_rev())
    tx.changes.kinds.add(ChangeKind.PEOPLE)
    if isinstance(kept, ClientGroup):
        tx.changes.groups.add(kept.id)
    if old is None:
        tx.connection.execute(insert(table), asdict(kept))
    else:
        tx.connection.execute(update(table).where(table.c.id == kept.id).values(asdict(kept)))
    return kept


def _known[R](record: R | None) -> R:
    if record is None:
        raise BookInvalid("id", Reason.UNKNOWN)
    return record


def _row(tx: Transaction, table: Table, record_id: str) -> dict[str, Any] | None:
    row = tx.connection.execute(_ONE[table], {"key": record_id}).mappings().one_or_none()
    return None if row is None else dict(row)


def _living(tx: Transaction, table: Table) -> list[dict[str, Any]]:
    query = select(table).where(~table.c.deleted).order_by(table.c.name, table.c.id)
    return [dict(row) for row in tx.connection.execute(query).mappings()]
