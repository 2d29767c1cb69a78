"""A DAV server under test, and the way to change something in it from elsewhere."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Berlin")
"""Of the studio, and of the machine of a client that names no zone (calcurse)."""


class Kind(StrEnum):
    """What a collection holds."""

    EVENT = "event"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An appointment or a contact, as far as all clients show it."""

    title: str
    """The summary of an event, the full name on a card; unique among those of a test."""
    detail: str
    """The start of an event as ``2026-12-01T10:00`` in UTC, the number on a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """With what a client signs in, and where its one calendar and its one address book are."""

    user: str
    password: str
    calendar: str
    """Its URL, with the slash at the end."""
    book: str

    def collection(self, kind: Kind) -> str:
        """Return the URL of the calendar or of the address book."""
        return self.calendar if kind is Kind.EVENT else self.book


_NUMBERS = count(1)


def new_user(*, writes: bool) -> str:
    """Choose a user name that no other account of any test has."""
    return f"{'writer' if writes else 'reader'}{next(_NUMBERS)}"


class DavServer(Protocol):
    """A running server. An account of a test is new: nothing is in its collections."""

    name: str
    host: str
    """The URL of the host alone, without a path."""
    url: str
    """The URL that its users are told."""
    has_journal: bool
    """Whether it keeps what was changed."""

    async def account(self, *, writes: bool) -> Account:
        """Make an account that reads its collections, and may write them or not."""
        ...

    async def items(self, account: Account, kind: Kind) -> dict[str, str]:
        """Tell what the server holds: the details by their titles. None may be there twice."""
        ...

    async def add(self, account: Account, kind: Kind, item: Item) -> None:
        """Add an item from elsewhere."""
        ...

    async def rename(self, account: Account, kind: Kind, title: str, new: str) -> None:
        """Change an item from elsewhere."""
        ...

    async def delete(self, account: Account, kind: Kind, title: str) -> None:
        """Delete an item from elsewhere."""
        ...

    async def replaced(self, kind: Kind, title: str) -> set[str]:
        """Tell, by the journal, what titles the latest change to this title replaced."""
        ...
