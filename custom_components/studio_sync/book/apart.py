"""Pairs of clients who look alike and are not the same person, as somebody said."""

from collections.abc import Iterable
from itertools import batched

from sqlalchemy import bindparam, delete, insert, or_, select

from . import tables
from .change import ChangeKind
from .codec import microseconds
from .database import Transaction

_MANY = 500
_p = tables.client_apart.c
_EVERY = select(_p.one_id, _p.other_id)
_FORGET = delete(tables.client_apart).where(
    _p.one_id == bindparam("one"), _p.other_id == bindparam("other")
)

type Pair = tuple[str, str]
"""The ids of two clients, the lesser first."""


def pair(one_id: str, other_id: str) -> Pair:
    """Return the pair of two clients."""
    return (min(one_id, other_id), max(one_id, other_id))


def every(tx: Transaction) -> set[Pair]:
    """Return all of them."""
    return {(one, other) for one, other in tx.connection.execute(_EVERY)}


def keep_apart(tx: Transaction, two: Pair) -> None:
    """Remember that two clients are not the same person."""
    compare_again(tx, two)
    row = {"one_id": two[0], "other_id": two[1], "at": microseconds(tx.now)}
    tx.connection.execute(insert(tables.client_apart), row)


def compare_again(tx: Transaction, two: Pair) -> None:
    """Take that back."""
    tx.connection.execute(_FORGET, {"one": two[0], "other": two[1]})
    tx.changes.kinds.add(ChangeKind.CLIENT)


def forget(tx: Transaction, client_ids: Iterable[str]) -> None:
    """Forget what was said about clients who are no longer known."""
    for some in batched(client_ids, _MANY, strict=False):
        about = or_(_p.one_id.in_(some), _p.other_id.in_(some))
        tx.connection.execute(delete(tables.client_apart).where(about))
