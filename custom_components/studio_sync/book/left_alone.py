"""What arrived and is nobody's session, as a person said: it is not offered again."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched

from sqlalchemy import bindparam, delete, insert, select

from . import tables
from .change import ChangeKind
from .codec import instant, microseconds
from .database import Transaction

_MANY = 500
_l = tables.left_alone.c
_THESE = select(_l.record_id).where(_l.record_id.in_(bindparam("keys", expanding=True)))
_FORGET = delete(tables.left_alone).where(_l.record_id == bindparam("key"))
_SINCE = (
    select(tables.left_alone)
    .where(_l.at >= bindparam("since"))
    .order_by(_l.at.desc(), _l.record_id)
    .limit(bindparam("most"))
)


def leave(tx: Transaction, record_id: str) -> None:
    """Leave an appointment alone, of a series all of it."""
    ask_again(tx, record_id)
    row = {"record_id": record_id, "at": microseconds(tx.now)}
    tx.connection.execute(insert(tables.left_alone), row)


def ask_again(tx: Transaction, record_id: str) -> None:
    """Offer an appointment again."""
    tx.connection.execute(_FORGET, {"key": record_id})
    tx.changes.kinds.add(ChangeKind.ARRIVAL)


def among(tx: Transaction, record_ids: Iterable[str]) -> set[str]:
    """Return those of these appointments that are private."""
    found = set[str]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        found.update(tx.connection.execute(_THESE, {"keys": some}).scalars())
    return found


def since(tx: Transaction, moment: datetime, limit: int) -> list[tuple[str, datetime]]:
    """Return what was called private since then, and when; the last first."""
    arguments = {"since": microseconds(moment), "most": limit}
    return [(row.record_id, instant(row.at)) for row in tx.connection.execute(_SINCE, arguments)]
