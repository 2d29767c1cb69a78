"""What the server serves: the calendars and address books of one access, by whatever store.

The verbs and reports know these protocols only. ``book_home`` is the one over the studio's book.
All of one request happens in one transaction, so that a condition holds until the write; a
``DavError`` that leaves it undoes what was written.
"""

from collections.abc import Collection as Some, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..dav.elements import Element
from ..dav.properties import PropertyChange
from ..dav.time_range import TimeRange
from .paths import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A calendar object or a card.

    ``etag`` is strong and quoted (RFC 7232 §2.3), and names one text.
    """

    name: str
    etag: str
    text: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened in a collection since a token (RFC 6578 §3).

    ``changed`` are the etags of what is there now, by item name. ``token`` continues from here;
    ``truncated``: there is more, from that token on.
    """

    changed: Mapping[str, str]
    removed: Some[str]
    token: str
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a PUT did. ``etag`` is None if what is kept is not, byte for byte, what was sent."""

    created: bool
    etag: str | None


class Collection(Protocol):
    """A calendar or an address book as one access sees it."""

    @property
    def kind(self) -> Kind:
        """``CALENDAR`` or ``ADDRESS_BOOK``."""

    @property
    def name(self) -> str:
        """Its name in paths."""

    @property
    def display_name(self) -> str:
        """Its name for people, as this access called it, else the studio."""

    @property
    def description(self) -> str:
        """One sentence on what it holds; may be empty."""

    @property
    def color(self) -> str | None:
        """``#RRGGBBAA``, if the access gave it one."""

    @property
    def zone(self) -> str:
        """The IANA zone of a calendar: of floating times, and of whole days in queries."""

    @property
    def components(self) -> Some[str]:
        """What a calendar takes, in capitals: the studio's take ``VEVENT`` only."""

    @property
    def may_write(self) -> bool:
        """Whether the access may change what is in it."""

    @property
    def properties(self) -> Mapping[str, Element]:
        """The properties that this access set by PROPPATCH, by their names in Clark notation."""

    def token(self) -> str:
        """Return the sync token, a URI. It moves when what the collection shows has changed."""

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return the etags of all items, or of those that there are of ``names``."""

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return the items that there are of ``names``."""

    def between(self, time_range: TimeRange) -> Sequence[str]:
        """Return the names of the events with an instance in a range (RFC 4791 §9.9)."""

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return what changed since a token, "" being none: everything.

        Raises ``DavError`` with ``valid-sync-token`` if it can't be told completely.
        """

    def put(self, name: str, text: bytes) -> Stored:
        """Create or replace an item. The caller has asked ``may_write`` and the conditions.

        Raises ``DavError`` for what can't be taken, with the name of the precondition.
        """

    def delete(self, name: str) -> None:
        """Delete an item that is there."""

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Move an item to a name in this or another collection of the home; return if it is new.

        What has that name is replaced. Raises ``DavError``.
        """

    def change_properties(self, changes: Sequence[PropertyChange]) -> None:
        """Set or remove properties for this access; the studio's own never change."""


class Home(Protocol):
    """What one access reaches."""

    @property
    def user(self) -> str:
        """The access user name, as it is written in paths."""

    @property
    def display_name(self) -> str:
        """Whom the principal is for people."""

    @property
    def book_id(self) -> str:
        """The id of the studio's book; empty if it is of none."""

    def collections(self, kind: Kind) -> Sequence[Collection]:
        """Return the calendars (``Kind.CALENDAR``) or address books, in a steady order."""

    def find(self, kind: Kind, name: str) -> Collection | None:
        """Return the collection of that name, None if this access has none."""

    def make(self, kind: Kind, name: str, changes: Sequence[PropertyChange]) -> None:
        """Make a collection (MKCALENDAR, MKCOL). Raises ``DavError`` where none can be made."""

    def remove(self, collection: Collection) -> None:
        """Delete a whole collection. Raises ``DavError`` where that is not possible."""
