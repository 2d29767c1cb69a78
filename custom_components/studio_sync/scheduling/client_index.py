"""An index of the clients by what identifies them; rebuilt when a client changes."""

from dataclasses import dataclass
import re

from ..book import clients
from ..book.database import Transaction
from ..formats.folding import spelling, words

_MEMORY = "desk.clients"
_EXTENSION = re.compile(r"(?:ext|x|;|#)", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")
_KEY_LENGTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A client under one of the keys: ``phone`` as it is written in the book.

    ``words`` are those of the name by their ``spelling``.
    """

    client_id: str
    name: str
    words: tuple[str, ...]
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientIndex:
    """Clients by e-mail address (folded), last digits of a number, and last word of the name.

    The word is in its ``spelling``.

    ``rev`` is the last change of a client that is in it.
    """

    rev: int
    emails: dict[str, list[Entry]]
    phones: dict[str, list[Entry]]
    names: dict[str, list[Entry]]


def index_of(tx: Transaction) -> ClientIndex:
    """Return the index of the clients as they are now."""
    rev = clients.last_rev(tx)
    index = tx.memory.get(_MEMORY)
    if not isinstance(index, ClientIndex) or index.rev != rev:
        index = _build(tx, rev)
        tx.memory[_MEMORY] = index
    return index


def _build(tx: Transaction, rev: int) -> ClientIndex:
    index = ClientIndex(rev=rev, emails={}, phones={}, names={})
    for client in clients.clients(tx):
        spelt = tuple(spelling(word) for word in words(client.name))
        entry = Entry(client_id=client.id, name=client.name, words=spelt)
        for email in dict.fromkeys(each.strip().casefold() for each in client.emails):
            index.emails.setdefault(email, []).append(entry)
        for phone in client.phones:
            key = digits_key(phone)
            if key:
                numbered = Entry(
                    client_id=client.id, name=client.name, words=entry.words, phone=phone
                )
                index.phones.setdefault(key, []).append(numbered)
        if spelt:
            index.names.setdefault(spelt[-1], []).append(entry)
    return index


def digits_key(phone: str) -> str:
    """Return the last digits of a number, the same however it is written; "" if too few."""
    digits = _NOT_DIGITS.sub("", _EXTENSION.split(phone, maxsplit=1)[0])
    return digits[-_KEY_LENGTH:] if len(digits) >= _KEY_LENGTH else ""
