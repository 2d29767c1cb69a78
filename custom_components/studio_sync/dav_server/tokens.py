"""Sync tokens (RFC 6578 §6.2): up to which change of the book a client knows a collection.

A token names a rev, the opening of the book that gave this rev, what the collection showed, and up
to which rev changes had been forgotten: so one from before the book was restored from a backup,
from other rights, or from before the deletion of something it knows was forgotten, is found out.
"""

from bisect import bisect_left
from hashlib import sha256
from http import HTTPStatus
import re
from typing import Final

from sqlalchemy import select

from ..book import tables
from ..book.database import Transaction
from ..dav.errors import DavError
from ..dav.names import VALID_SYNC_TOKEN

_l = tables.book_life.c
_FORGOTTEN = select(tables.book.c.forgotten_rev)
_FORGOTTEN_CLIENTS = select(tables.book.c.forgotten_clients_rev)
_LIVES = select(_l.since_rev, _l.life).order_by(_l.since_rev, _l.number)
_MEMORY: Final = "\0openings"
_START: Final = "urn:x-studio-sync:token:"
_TOKEN: Final = re.compile(
    rf"{_START}([0-9a-f]{{16}}):([0-9a-f]*):([0-9]{{1,18}}):([0-9]{{1,18}})"
    r"(?::([0-9]{1,18}):([0-9a-f]{0,16}))?",
    re.ASCII,
)


def forgotten(tx: Transaction) -> int:
    """Return up to which rev not all changes of appointments can be told any more."""
    rev: int = tx.connection.execute(_FORGOTTEN).scalar_one()
    return rev


def forgotten_clients(tx: Transaction) -> int:
    """Return up to which rev not all changes of clients can be told any more."""
    rev: int = tx.connection.execute(_FORGOTTEN_CLIENTS).scalar_one()
    return rev


def lives(tx: Transaction) -> Lives:
    """Return the openings of the book, which are the same until it is opened again."""
    known = tx.memory.get(_MEMORY)
    if not isinstance(known, Lives):
        known = tx.memory[_MEMORY] = Lives(tx)
    return known


class Lives:
    """The openings of the book: which of them gave a rev."""

    def __init__(self, tx: Transaction) -> None:
        """Read them."""
        rows = tx.connection.execute(_LIVES).tuples().all()
        self._since = [since for since, _ in rows]
        self._names = [name for _, name in rows]

    def of(self, rev: int) -> str:
        """Return the opening that gave a rev; empty before openings were noted."""
        at = bisect_left(self._since, rev)
        return self._names[at - 1] if at else ""


def token_of(
    tx: Transaction, rev: int, view: str, forgotten_rev: int, after: str | None = None
) -> str:
    """Return the token of a rev; ``view`` says of which collection, and how much is shown of it.

    ``after`` is given in the midst of a list of changes: what changed with that rev is known up to
    this place, see ``order_of``; "" for all of it. What comes later in the list may have changed
    before, so that such a token is good only as long as the book has not been restored from a
    backup.
    """
    last, more = max(rev, forgotten_rev), ""
    if after is not None:
        last, more = tx.rev, f":{tx.rev}:{after}"
    return f"{_START}{_digest(view)}:{lives(tx).of(last)}:{rev}:{forgotten_rev}{more}"


def rev_of(tx: Transaction, token: str, view: str, forgotten_rev: int) -> int:
    """Return the rev that a token names.

    Raises ``DavError`` if what came after it can't be told completely.
    """
    return position_of(tx, token, view, forgotten_rev)[0]


def position_of(tx: Transaction, token: str, view: str, forgotten_rev: int) -> tuple[int, str]:
    """Return the rev that a token names, and the place up to which that is known.

    Raises ``DavError`` as ``rev_of`` does.
    """
    found = _TOKEN.fullmatch(token)
    if found is not None and found[1] == _digest(view):
        rev, forgotten_then = int(found[3]), int(found[4])
        last = max(rev, forgotten_then, int(found[5] or 0))
        complete = rev >= forgotten_rev or forgotten_then == forgotten_rev
        if complete and last <= tx.rev and found[2] == lives(tx).of(last):
            return rev, found[6] or ""
    raise DavError(
        "The sync token is not valid any more.",
        status=HTTPStatus.FORBIDDEN,
        condition=VALID_SYNC_TOKEN,
    )


def order_of(key: str) -> str:
    """Return the place in a list of what changed with one rev.

    By a digest, since a name may be too long for a token, and holds any characters.
    """
    return _digest(key)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
