"""The clients who were erased: of each only the id is kept, and where the copies were.

So a copy that still exists does not bring the client back.
"""

from collections.abc import Iterable
from itertools import batched
from typing import Any, Final

from sqlalchemy import Select, Text, bindparam, insert, select

from . import links, skipped_items, tables
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

    The copies that exist, as far as is known, are problems from now on.
    """
    pairs = links.of_record(tx, client_id)
    rows = [{"replica_id": each.replica_id, "remote_id": each.remote_id} for each in pairs]
    for row in rows or [{"replica_id": "", "remote_id": ""}]:
        tx.connection.execute(_NOTE, {"client_id": client_id, **row})
    for each in pairs:
        if not each.gone:
            odd = {each.remote_id: ERASED_HERE}
            skipped_items.note(tx, each.replica_id, odd, (), CLIENT)


def ids(tx: Transaction, client_ids: Iterable[str]) -> set[str]:
    """Return which of these clients were erased."""
    return _found(tx, _IDS, client_ids)


def copies(tx: Transaction, replica_id: str, remote_ids: Iterable[str]) -> set[str]:
    """Return which of these are copies of clients who were erased."""
    return _found(tx, _COPIES, remote_ids, replica=replica_id)


def _found(tx: Transaction, query: Select[Any], keys: Iterable[str], **given: str) -> set[str]:
    found = set[str]()
    for some in batched(keys, _MANY, strict=False):
        found.update(tx.connection.execute(query, {"keys": some, **given}).scalars())
    return found
