"""Who is in a group of clients, what changed among them, and who was in it.

A phone that holds a group has to be told of a client who left it, also when nothing else of the
client has changed: that is noted here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import batched
from typing import Any, Final

from sqlalchemy import BigInteger, Select, Text, bindparam, delete, func, select, text

from . import phone_items, tables
from .database import Transaction, upsert
from .model import Client

_MANY: Final = 500
"""Ids named in one statement."""

_c, _g = tables.client.c, tables.client_group.c
_m, _f = tables.client_group_member.c, tables.former_member.c
_other = tables.client_group_member.alias("other")
_GROUP: Final = bindparam("group", type_=Text)
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_SINCE: Final = bindparam("since", type_=BigInteger)
_IN: Final = (_m.client_id == _c.id, _m.group_id == _GROUP)
_MEMBERS = select(_c.id, _c.rev, _c.content, _c.number, _c.photo).where(
    *_IN, text("NOT client.deleted")
)
_SOME = _MEMBERS.where(_c.id.in_(_KEYS))
_CHANGED = select(_c.id).where(*_IN, _c.rev > _SINCE)
_CHANGED_GROUPS = select(_g.id).where(_g.id != _GROUP, _g.rev > _SINCE)
_ALSO_IN = (
    select(_m.client_id)
    .join(_other, _other.c.client_id == _m.client_id)
    .join(tables.client, _c.id == _m.client_id)
    .where(_m.group_id == _GROUP, _other.c.group_id.in_(_KEYS), text("NOT client.deleted"))
)
_OTHERS = (
    select(_other.c.client_id, _other.c.group_id)
    .join(tables.client_group_member, _m.client_id == _other.c.client_id)
    .where(_m.group_id == _GROUP, _other.c.group_id != _GROUP)
    .order_by(_other.c.client_id, _other.c.position)
)
_OTHERS_OF_SOME = _OTHERS.where(_other.c.client_id.in_(_KEYS))
_GROUPS = select(_g.id, _g.name, _g.rev, _g.deleted).where(_g.id != _GROUP)
_REMOVED = select(_c.id, _c.rev).where(*_IN, text("client.deleted"), _c.rev > _SINCE)
_LEFT = select(_f.client_id, _f.rev).where(_f.group_id == _GROUP, _f.rev > _SINCE)
_LEFT_AT = select(_f.rev).where(_f.group_id == _GROUP, _f.client_id == bindparam("key"))
_STILL = select(_c.id).where(*_IN, text("NOT client.deleted"), _c.id.in_(_KEYS))
_NEWEST = (
    select(_c.rev)
    .where(select(_m.client_id).where(*_IN).correlate(tables.client).exists())
    .order_by(_c.rev.desc())
    .limit(1)
)
_LAST_LEFT = select(func.max(_f.rev)).where(_f.group_id == _GROUP)
_GROUPS_OF_MEMBERS = (
    select(_g.rev)
    .where(
        _g.id != _GROUP,
        select(_other.c.client_id)
        .join(tables.client_group_member, _m.client_id == _other.c.client_id)
        .where(_m.group_id == _GROUP, _other.c.group_id == _g.id)
        .correlate(tables.client_group)
        .exists(),
    )
    .order_by(_g.rev.desc())
    .limit(1)
)
_NOTE = upsert(tables.former_member)
_FORGET = delete(tables.former_member).where(_f.client_id.in_(_KEYS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A living client in a group, as far as listings need it.

    ``rev`` is that of the last change of the client or of one of its other groups, ``groups`` are
    the names of these. ``digest`` tells apart all that is to be seen of the client.
    """

    client_id: str
    rev: int
    groups: tuple[str, ...]
    photo: str
    digest: str


def members(
    tx: Transaction, group_id: str, client_ids: Iterable[str] | None = None
) -> dict[str, Member]:
    """Return the members of a group by id: all, or those of these clients."""
    given = {"group": group_id}
    if client_ids is None:
        rows = [tuple(row) for row in tx.connection.execute(_MEMBERS, given)]
        others = [tuple(row) for row in tx.connection.execute(_OTHERS, given)]
    else:
        keys = list(dict.fromkeys(client_ids))
        rows = _some(tx, _SOME, keys, given)
        others = _some(tx, _OTHERS_OF_SOME, keys, given) if rows else []
    groups = {each.id: each for each in tx.connection.execute(_GROUPS, given)} if others else {}
    of_client = defaultdict[str, list[Any]](list)
    for client_id, other_id in others:
        of_client[client_id].append(groups[other_id])
    return {row[0]: _member(row, of_client.get(row[0], ())) for row in rows}


def _member(row: tuple[Any, ...], groups: Collection[Any]) -> Member:
    client_id, rev, content, number, photo = row
    names = tuple(each.name for each in groups if not each.deleted)
    told = sha256(content.encode())
    for each in (number, *names):
        told.update(b"\x00")
        told.update(each.encode())
    return Member(
        client_id=client_id,
        rev=max((rev, *(each.rev for each in groups))),
        groups=names,
        photo=photo,
        digest=told.hexdigest(),
    )


def changed(tx: Transaction, group_id: str, since_rev: int) -> dict[str, Member]:
    """Return the members who changed after a rev, or one of whose other groups did."""
    given = {"group": group_id, "since": since_rev}
    ids = set(tx.connection.execute(_CHANGED, given).scalars())
    renamed = tx.connection.execute(_CHANGED_GROUPS, given).scalars().all()
    ids.update(row[0] for row in _some(tx, _ALSO_IN, renamed, {"group": group_id}))
    return members(tx, group_id, ids)


def also_in(tx: Transaction, group_id: str, other_id: str) -> list[str]:
    """Return the ids of the members of a group who are in another one, too."""
    return [row[0] for row in _some(tx, _ALSO_IN, [other_id], {"group": group_id})]


def other_groups(tx: Transaction, group_id: str) -> list[tuple[str, int, bool]]:
    """Return the ids of all groups but one, with their revs and whether they are removed."""
    rows = tx.connection.execute(_GROUPS, {"group": group_id})
    return [(each.id, each.rev, bool(each.deleted)) for each in rows]


def gone(tx: Transaction, group_id: str, since_rev: int) -> dict[str, int]:
    """Return who left a group after a rev or was removed, with the rev of that, by id."""
    given = {"group": group_id, "since": since_rev}
    found = {
        client_id: rev
        for query in (_LEFT, _REMOVED)
        for client_id, rev in tx.connection.execute(query, given)
    }
    still = {row[0] for row in _some(tx, _STILL, list(found), {"group": group_id})}
    return {client_id: rev for client_id, rev in found.items() if client_id not in still}


def left_at(tx: Transaction, group_id: str, client_id: str) -> int | None:
    """Return the rev at which a client left a group last; None if it never did."""
    found = tx.connection.execute(_LEFT_AT, {"group": group_id, "key": client_id})
    rev: int | None = found.scalar_one_or_none()
    return rev


def last_rev(tx: Transaction, group_id: str) -> int:
    """Return the rev of the last change among those who are or were in a group; 0: there is none.

    It grows with each change that ``changed`` or ``gone`` tell.
    """
    queries = (_NEWEST, _LAST_LEFT, _GROUPS_OF_MEMBERS)
    given = {"group": group_id}
    return max(tx.connection.execute(each, given).scalar() or 0 for each in queries)


def note_moves(
    tx: Transaction, now: Mapping[str, Client], before: Mapping[str, Client | None]
) -> None:
    """Note which groups clients have left; they have just been written."""
    rows: list[dict[str, Any]] = [
        {"group_id": group_id, "client_id": each.id, "rev": each.rev}
        for each in now.values()
        if (old := before[each.id]) is not None and old.group_ids != each.group_ids
        for group_id in old.group_ids
        if group_id not in each.group_ids
    ]
    tx.execute_many(_NOTE, rows)
    left = defaultdict[str, list[str]](list)
    for row in rows:
        left[address_book(row["group_id"])].append(row["client_id"])
    for book, client_ids in left.items():
        phone_items.drop_texts(tx, client_ids, book)


def address_book(group_id: str) -> str:
    """Return how ``phone_items`` names the address book of a group."""
    return f"clients/{group_id}"


def forget(tx: Transaction, client_ids: Iterable[str]) -> None:
    """Forget which groups clients have left."""
    for some in batched(client_ids, _MANY, strict=False):
        tx.connection.execute(_FORGET, {"keys": some})


def _some(
    tx: Transaction, query: Select[Any], keys: Collection[str], given: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for some in batched(keys, _MANY, strict=False)
        for row in tx.connection.execute(query, {**given, "keys": some})
    ]
