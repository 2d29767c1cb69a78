"""What a test of an access reaches: its calendars and address book, with nothing of the studio.

Who gets hold of the password of a test finds the collections by their paths, and no name, no
appointment and no client. One item may be written, which is kept in memory only: nothing in the
book changes, so that no event, mail or sync follows.
"""

from __future__ import annotations

from collections.abc import Collection as Some, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from types import MappingProxyType
from typing import Final, NoReturn

from ..book.database import Transaction
from ..dav.elements import Element
from ..dav.errors import DavError
from ..dav.properties import PropertyChange
from ..dav.time_range import TimeRange
from .book_home import BookHome
from .home import Changes, Collection, Item, Stored
from .paths import Kind
from .visit import Visit

NAME: Final = "Test"
MAX_SIZE: Final = 4_096
"""Bytes of the item."""
_TOKEN: Final = "urn:studio-sync:test"  # noqa: S105 - a sync token, which opens nothing
_NO_PROPERTIES: Final[Mapping[str, Element]] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class ProbeItem:
    """The one item that a test may write, and in which collection it is, while it is there."""

    name: str
    collection: str = ""
    text: bytes | None = None


class ProbeHome:
    """Implements ``home.Home`` for a test of an access."""

    display_name: Final = NAME

    def __init__(self, tx: Transaction, visit: Visit, item: ProbeItem) -> None:
        """Take the transaction, what the access reaches, and the item that may be written."""
        self._home = BookHome(tx, visit)
        self._item = item

    @property
    def user(self) -> str:
        """The user name of the test."""
        return self._home.user

    @property
    def book_id(self) -> str:
        """The id of the studio's book."""
        return self._home.book_id

    def collections(self, kind: Kind) -> Sequence[Collection]:
        """Return the collections that the access has, in the order of their paths."""
        found = sorted(self._home.collections(kind), key=lambda each: each.name)
        return [ProbeCollection(each, self._item) for each in found]

    def find(self, kind: Kind, name: str) -> Collection | None:
        """Return the collection of that name, None if this access has none."""
        found = self._home.find(kind, name)
        return None if found is None else ProbeCollection(found, self._item)

    def make(self, kind: Kind, name: str, changes: Sequence[PropertyChange]) -> None:
        """Refuse to make a collection."""
        self._home.make(kind, name, changes)

    def remove(self, collection: Collection) -> None:
        """Refuse to delete a collection."""
        self._home.remove(collection)


class ProbeCollection:
    """Implements ``home.Collection`` with no item but the one of the test."""

    display_name: Final = NAME
    description: Final = ""
    color: Final = None
    properties: Final = _NO_PROPERTIES

    def __init__(self, behind: Collection, item: ProbeItem) -> None:
        """Take the collection that the access has, and the item that may be written."""
        self._behind = behind
        self._item = item

    @property
    def kind(self) -> Kind:
        """``CALENDAR`` or ``ADDRESS_BOOK``."""
        return self._behind.kind

    @property
    def name(self) -> str:
        """Its name in paths."""
        return self._behind.name

    @property
    def zone(self) -> str:
        """The studio's."""
        return self._behind.zone

    @property
    def components(self) -> Some[str]:
        """As the access has them."""
        return self._behind.components

    @property
    def may_write(self) -> bool:
        """Whether the access may."""
        return self._behind.may_write

    def token(self) -> str:
        """Return a sync token that never moves."""
        return _TOKEN

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return the etag of the item; to list all shows that the collection can be read."""
        if names is None:
            self._behind.etags()
        text = self._text
        if text is None or (names is not None and self._item.name not in names):
            return {}
        return {self._item.name: _etag(text)}

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return the item, if it is asked for."""
        text = self._text
        if text is None or self._item.name not in set(names):
            return {}
        item = Item(name=self._item.name, etag=_etag(text), text=text)
        return {item.name: item}

    def between(self, time_range: TimeRange) -> Sequence[str]:
        """Return nothing: the item is at no time."""
        del time_range
        return []

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return what is there."""
        del token, limit
        return Changes(changed=self.etags(), removed=(), token=_TOKEN)

    def put(self, name: str, text: bytes) -> Stored:
        """Keep the item; raises ``DavError`` for any other."""
        here = self._item.text is None or self._item.collection == self.name
        if name != self._item.name or len(text) > MAX_SIZE or not here:
            _refuse()
        created = self._item.text is None
        self._item.collection, self._item.text = self.name, text
        return Stored(created=created, etag=_etag(text))

    def delete(self, name: str) -> None:
        """Delete the item, which is there."""
        del name
        self._item.text = None

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Refuse to move it."""
        del name, to, new_name
        _refuse()

    def change_properties(self, changes: Sequence[PropertyChange]) -> None:
        """Refuse to set properties."""
        del changes
        _refuse()

    @property
    def _text(self) -> bytes | None:
        return self._item.text if self._item.collection == self.name else None


def _etag(text: bytes) -> str:
    return f'"{sha256(text).hexdigest()[:32]}"'


def _refuse() -> NoReturn:
    raise DavError("A test changes nothing but its own item.", status=HTTPStatus.FORBIDDEN)
