"""The clients as a list by name: a page of it, how many there are, and how many in each group."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select

from . import tables
from .database import Transaction

_c, _m, _w = tables.client.c, tables.client_group_member.c, tables.client_words.c
_PLACES = tables.client_words.join(tables.client, _w.client_id == _c.id)


def page(
    tx: Transaction, seen: ColumnElement[bool] | None, limit: int, offset: int = 0
) -> Sequence[str]:
    """Return the ids of some clients by folded name; ``seen`` is about ``tables.client``.

    None: all of them, which an index alone answers.
    """
    query = select(_w.client_id)
    if seen is not None:
        query = query.select_from(_PLACES).where(seen)
    query = query.order_by(_w.name, _w.client_id).limit(limit).offset(offset)
    return tx.connection.execute(query).scalars().all()


def removed(tx: Transaction, gone: ColumnElement[bool], most: int) -> Sequence[str]:
    """Return the ids of the clients who were removed last; ``gone``: see ``clients.removed``."""
    query = select(_c.id).where(gone).order_by(_c.rev.desc(), _c.id).limit(most)
    return tx.connection.execute(query).scalars().all()


def number(tx: Transaction, seen: ColumnElement[bool] | None) -> int:
    """Return how many clients there are of those."""
    query = select(func.count()).select_from(tables.client_words)
    if seen is not None:
        query = select(func.count()).select_from(_PLACES).where(seen)
    found: int = tx.connection.execute(query).scalar_one()
    return found


def numbers_in(tx: Transaction, seen: ColumnElement[bool]) -> dict[str, int]:
    """Return how many of these clients are in each group, by the group's id."""
    members = tables.client_group_member.join(tables.client, _m.client_id == _c.id)
    query = select(_m.group_id, func.count()).select_from(members).where(seen)
    return dict(tx.connection.execute(query.group_by(_m.group_id)).tuples().all())


def in_group(seen: ColumnElement[bool], group_id: str) -> ColumnElement[bool]:
    """Return the condition for those of these clients who are in a group."""
    member = select(_m.client_id).where(_m.client_id == _c.id, _m.group_id == group_id)
    return and_(seen, member.exists())
