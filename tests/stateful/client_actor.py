"""What people do with clients in the studio, told to the expectation."""

from collections.abc import Callable
from dataclasses import replace

from custom_components.studio_sync.book import clients, photos
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.scheduling import client_merging
from custom_components.studio_sync.scheduling.write_path import Request, Surface
from tests.pictures import photo
from tests.scheduling_fixtures import STUDIO

from .client_expectation import ClientExpectation
from .contact_stage import GROUP
from .expectation import Fate
from .values import Numbers

BOOK = "book"
CLIENT_GESTURES = (
    *("add", "add_outside", "notes", "notes", "number", "number", "photo", "no_photo"),
    *("remove", "restore", "leave", "join", "merge"),
)
"""What somebody does to a client; see the methods."""
_COLOURS = ("red", "green", "blue", "black")
_REQUEST = Request(surface=Surface.ACTION)


class ClientActor:
    """Somebody in the studio. Each gesture is one transaction of the book."""

    def __init__(self, expected: ClientExpectation, numbers: Numbers) -> None:
        self.expected = expected
        self.numbers = numbers
        self.gestures: dict[str, Callable[[Transaction, int], None]] = {
            name: getattr(self, name) for name in CLIENT_GESTURES
        }

    def _pick(self, tx: Transaction, which: int, *, removed: bool = False) -> Client | None:
        every = sorted(clients.changes(tx, 0), key=lambda client: client.id)
        found = [
            client
            for client in every
            if client.deleted is removed and client.name in self.expected.people
        ]
        return found[which % len(found)] if found else None

    def _put(self, tx: Transaction, client: Client, **content: object) -> None:
        said = replace(client.content, **content)  # type: ignore[arg-type]  # names of fields
        clients.put_client(tx, replace(client, content=said))

    def add(self, tx: Transaction, which: int) -> None:
        """Add a client to the group."""
        self._add(tx, which, GROUP)

    def add_outside(self, tx: Transaction, which: int) -> None:
        """Add a client who is not in the group."""
        self._add(tx, which)

    def _add(self, tx: Transaction, which: int, *groups: str) -> None:
        number = self.numbers.next()
        tag, notes = f"C{number}", f"first {number}"
        content = Contact(name=tag, notes=notes)
        record_id = f"c{which:02}-{number}"
        clients.put_client(tx, Client(id=record_id, content=content, group_ids=groups))
        self.expected.made(tag, BOOK, notes)
        self.expected.people[tag].inside = bool(groups)

    def notes(self, tx: Transaction, which: int) -> None:
        """Write other notes."""
        if client := self._pick(tx, which):
            text = f"here {self.numbers.next()}"
            self._put(tx, client, notes=text)
            self.expected.wrote_notes(client.name, BOOK, text)

    def number(self, tx: Transaction, which: int) -> None:
        """Add a number."""
        if client := self._pick(tx, which):
            number = f"0170 {self.numbers.next():07}"
            self._put(tx, client, phones=(*client.content.phones, Labelled(value=number)))
            self.expected.added_number(client.name, BOOK, number)

    def photo(self, tx: Transaction, which: int) -> None:
        """Give a photo."""
        if client := self._pick(tx, which):
            self._put(tx, client, photo=photos.put(tx, photo(_COLOURS[which % len(_COLOURS)])))
            self.expected.changed_photo(client.name, BOOK)

    def no_photo(self, tx: Transaction, which: int) -> None:
        """Take the photo away."""
        if client := self._pick(tx, which):
            self._put(tx, client, photo="")
            self.expected.changed_photo(client.name, BOOK)

    def remove(self, tx: Transaction, which: int) -> None:
        """Remove the client, unless one is asked whose the contact is."""
        client = self._pick(tx, which)
        if client is not None and not self.expected.is_asked(client.name):
            clients.delete_client(tx, client.id)
            self.expected.removed(client.name, BOOK)

    def restore(self, tx: Transaction, which: int) -> None:
        """Restore one who was removed."""
        client = self._pick(tx, which, removed=True)
        if client is not None and not self._is_there(tx, client.name):
            clients.put_client(tx, replace(client, deleted=False))
            self.expected.restored(client.name, BOOK)

    def _is_there(self, tx: Transaction, tag: str) -> bool:
        return any(each.name == tag for each in clients.clients(tx))

    def leave(self, tx: Transaction, which: int) -> None:
        """Take the client out of the group, unless one is asked whose the contact is."""
        client = self._pick(tx, which)
        if client is not None and not self.expected.is_asked(client.name):
            clients.put_client(tx, replace(client, group_ids=()))
            self.expected.people[client.name].inside = False

    def join(self, tx: Transaction, which: int) -> None:
        """Put the client into the group."""
        if client := self._pick(tx, which):
            clients.put_client(tx, replace(client, group_ids=(GROUP,)))
            self.expected.people[client.name].inside = True

    def merge(self, tx: Transaction, which: int) -> None:
        """Make one client of two."""
        client, other = self._pick(tx, which), self._pick(tx, which + 1)
        if client is None or other is None or client.id == other.id:
            return
        if any(self.expected.is_asked(each.name) for each in (client, other)):
            return
        done = client_merging.merge(tx, STUDIO, _REQUEST, client.id, other.id)
        known = self.expected.people[client.name]
        self.expected.wrote_notes(client.name, BOOK, done.client.content.notes)
        known.numbers |= {each.value: BOOK for each in done.client.content.phones}
        known.photo_open = True
        known.inside = GROUP in done.client.group_ids
        gone = self.expected.people[other.name]
        self.expected.removed(other.name, BOOK)
        if gone.fate is Fate.OPEN:
            gone.numbers.clear()
