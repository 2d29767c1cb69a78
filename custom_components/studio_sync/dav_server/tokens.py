"""Sync tokens (RFC 6578 §6.2): up to which change of the book a client knows a collection.

A token names a rev, the opening of the book that gave this rev, what the collection showed, and up
to which rev changes had been forgotten: so one from before the book was restored from a backup,
from other rights, or from before the deletion of something it knows was forgotten, is found out.
"""

from hashlib import sha256
import re
from typing import Final

from sqlalchemy import bindparam, select

from ..book import tables
from ..book.database import Transaction
from ..dav.errors import DavError
from ..dav.names import VALID_SYNC_TOKEN

_l = tables.book_life.c
_LIFE = (
    select(_l.life)
    .where(_l.since_rev < bindparam("rev"))
    .order_by(_l.since_rev.desc(), _l.number.desc())
    .limit(1)
)
_FORGOTTEN = select(tables.book.c.forgotten_rev)
_FORGOTTEN_CLIENTS = select(tables.book.c.forgotten_clients_rev)
_START: Final = "urn:x-studio-sync:token:"
_TOKEN: Final = re.compile(
    rf"{_START}([0-9a-f]{{16}}):([0-9a-f]*):([0-9]{{1,18}}):([0-9]{{1,18}})", re.ASCII
)


def forgotten(tx: Transaction) -> int:
    """Return up to which rev not all changes of appointments can be told any more."""
    rev: int = tx.connection.execute(_FORGOTTEN).scalar_one()
    return rev


def forgotten_clients(tx: Transaction) -> int:
    """Return up to which rev not all changes of clients can be told any more."""
    rev: int = tx.connection.execute(_FORGOTTEN_CLIENTS).scalar_one()
    return rev


def token_of(tx: Transaction, rev: int, view: str, forgotten_rev: int) -> str:
    """Return the token of a rev; ``view`` says of which collection, and how much is shown of it."""
    return f"{_START}{_digest(view)}:{_life(tx, rev)}:{rev}:{forgotten_rev}"


def rev_of(tx: Transaction, token: str, view: str, forgotten_rev: int) -> int:
    """Return the rev that a token names.

    Raises ``DavError`` if what came after it can't be told completely.
    """
    found = _TOKEN.fullmatch(token)
    if found is not None and found[1] == _digest(view):
        rev, forgotten_then = int(found[3]), int(found[4])
        complete = rev >= forgotten_rev or forgotten_then == forgotten_rev
        if complete and rev <= tx.rev and found[2] == _life(tx, rev):
            return rev
    # RFC 6578 §3.2 allows 403, but Thunderbird's address book lists all again on 400 only.
    raise DavError("The sync token is not valid any more.", condition=VALID_SYNC_TOKEN)


def _life(tx: Transaction, rev: int) -> str:
    """Return the opening of the book that gave a rev; empty before openings were noted."""
    return tx.connection.execute(_LIFE, {"rev": rev}).scalar_one_or_none() or ""


def _digest(view: str) -> str:
    return sha256(view.encode()).hexdigest()[:16]
