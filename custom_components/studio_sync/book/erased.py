"""The clients who were erased: of each only the id is kept, and where the copies were.

So a copy that still exists does not bring the client back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import batched
from typing import Any, Final

from sqlalchemy import Select, Text, bindparam, insert, select

from . import clients, links, photos, skipped_items, tables
from .database import Transaction
from .model import CLIENT

ERASED_HERE: Final = "erased_here"
"""Why a copy is not touched: the reason of a skipped item."""
_MANY: Final = 500
"""Ids named in one statement."""

_x = tables.erased_client.c
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_IDS = select(_x.client_id).where(_x.client_id.in_(_KEYS))
_COPIES = select(_x.remote_id).where(_x.replica_id == bindparam("replica"), _x.remote_id.in_(_KEYS))
_NOTE = insert(tables.erased_client)


def note(tx: Transaction, client_id: str) -> None:
    """Note that a client is erased; called as long as the pairs are known.

    The copies that exist, as far as is known, are problems from now on; where their photos are
    is forgotten.
    """
    pairs = links.of_record(tx, client_id)
    for each in pairs:
        photos.forget_addresses(tx, each.replica_id, each.remote_id)
    rows = [{"replica_id": each.replica_id, "remote_id": each.remote_id} for each in pairs]
    for row in rows or [{"replica_id": "", "remote_id": ""}]:
        tx.connection.execute(_NOTE, {"client_id": client_id, **row})
    for each in pairs:
        if not each.gone:
            odd = {each.remote_id: ERASED_HERE}
            skipped_items.note(tx, each.replica_id, odd, (), CLIENT)


def is_erased(tx: Transaction, client_id: str) -> bool:
    """Tell whether this was the id of a client who was erased."""
    return bool(_found(tx, _IDS, {client_id}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What tells whose copy something is: its names there, and the records it says to be."""

    names: Collection[str]
    marks: Collection[str]


def copies(tx: Transaction, replica_id: str, every: Mapping[str, Copy]) -> set[str]:
    """Return the keys of those that are copies of clients who were erased.

    One that is another client's as well, since somebody merged the two, is that one's.
    """
    gone = _found(tx, _IDS, {mark for each in every.values() for mark in each.marks})
    names = {name for each in every.values() for name in each.names}
    there = _found(tx, _COPIES, names, replica=replica_id)
    found = {
        key: each
        for key, each in every.items()
        if not (gone.isdisjoint(each.marks) and there.isdisjoint(each.names))
    }
    known = clients.revs(tx, {mark for each in found.values() for mark in each.marks}).keys()
    pairs = links.by_remote(
        tx, replica_id, {name for each in found.values() for name in each.names}
    )
    paired = {name for name, link in pairs.items() if not link.gone}
    return {
        key
        for key, each in found.items()
        if known.isdisjoint(each.marks) and paired.isdisjoint(each.names)
    }


def _found(tx: Transaction, query: Select[Any], keys: Iterable[str], **given: str) -> set[str]:
    found = set[str]()
    for some in batched(keys, _MANY, strict=False):
        found.update(tx.connection.execute(query, {"keys": some, **given}).scalars())
    return found
