"""An index of the clients by what identifies them, which follows their changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..book import clients
from ..book.database import Transaction
from ..book.model import Client
from ..formats.contact_keys import last_digits
from ..formats.folding import spelling, words

_MEMORY = "desk.clients"
KEY_LENGTH = 6
"""The last digits of a number under which a client is: also those of a number without area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A client under one of the keys: ``phone`` as it is written in the book.

    ``words`` are those of the name by their ``spelling``.
    """

    client_id: str
    name: str
    words: tuple[str, ...]
    phone: str = ""


type _Keys = tuple[tuple[dict[str, list[Entry]], str, Entry], ...]


@dataclass(slots=True, kw_only=True)
class ClientIndex:
    """Clients by e-mail address (folded), last digits of a number, and last word of the name.

    The word is in its ``spelling``. ``rev`` is the last change of a client that is in it;
    ``keys`` says for each client under which keys it is.
    """

    rev: int = 0
    emails: dict[str, list[Entry]] = field(default_factory=dict)
    phones: dict[str, list[Entry]] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=dict)
    keys: dict[str, _Keys] = field(default_factory=dict)

    def put(self, client: Client) -> None:
        """Put a client where it belongs now; one that is removed is taken out."""
        for table, key, entry in self.keys.pop(client.id, ()):
            table[key].remove(entry)
            if not table[key]:
                del table[key]
        if client.lives:
            self.keys[client.id] = tuple(self._keys(client))
            for table, key, entry in self.keys[client.id]:
                table.setdefault(key, []).append(entry)

    def _keys(self, client: Client) -> Iterator[tuple[dict[str, list[Entry]], str, Entry]]:
        spelt = tuple(spelling(word) for word in words(client.name))
        entry = Entry(client_id=client.id, name=client.name, words=spelt)
        for email in dict.fromkeys(each.strip().casefold() for each in client.emails):
            yield self.emails, email, entry
        for phone in client.phones:
            if key := last_digits(phone, KEY_LENGTH):
                yield self.phones, key, replace(entry, phone=phone)
        if spelt:
            yield self.names, spelt[-1], entry


def index_of(tx: Transaction) -> ClientIndex:
    """Return the index of the clients as they are now; only what changed is read again."""
    index = tx.memory.get(_MEMORY)
    if not isinstance(index, ClientIndex):
        index = tx.memory[_MEMORY] = ClientIndex()
    if index.rev != clients.last_rev(tx):
        for client in clients.changes(tx, index.rev):
            index.put(client)
            index.rev = client.rev
    return index
