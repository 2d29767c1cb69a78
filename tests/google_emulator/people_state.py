"""What Google keeps of an account's contacts and labels, and what of it reads show already."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from .wire import JsonObject

MY_CONTACTS = "myContacts"
SYSTEM_GROUPS = {
    MY_CONTACTS: "My Contacts",
    "starred": "Starred",
    "all": "All Contacts",
    "blocked": "Blocked",
    "chatBuddies": "Chat contacts",
    "coworkers": "Coworkers",
    "family": "Family",
    "friends": "Friends",
}
"""Their ids, which are their names as well, and their names as people see them."""
TAKES_MEMBERS = frozenset({MY_CONTACTS, "starred"})
"""The system groups to which contacts can be added."""


class Kept(Protocol):
    """One version of a thing, as a write left it."""

    @property
    def id(self) -> str:
        """What it is known by."""

    @property
    def etag(self) -> int:
        """Grows with each version."""

    @property
    def deleted(self) -> bool:
        """Whether it is a tombstone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact as one write left it; the next write makes another."""

    id: str
    """Such as ``c123``: what follows ``people/``."""
    etag: int
    updated: datetime
    fields: JsonObject = field(default_factory=dict)
    """Lists of items by the name of their field, as they are shown but for their source."""
    groups: tuple[str, ...] = (MY_CONTACTS,)
    photo: str = ""
    """The key of its photo."""
    deleted: bool = False
    previous: tuple[str, ...] = ()
    """Former ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A label, or a system group, as one write left it."""

    id: str
    etag: int
    updated: datetime
    name: str
    client_data: tuple[tuple[str, str], ...] = ()
    deleted: bool = False

    @property
    def system(self) -> bool:
        """Whether it is one of Google's own."""
        return self.id in SYSTEM_GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Somebody's own Google profile, linked to a contact; no write of ours reaches it."""

    id: str
    etag: int
    fields: JsonObject


@dataclass(slots=True)
class _Pending[V: Kept]:
    """A version that reads do not show yet."""

    version: V
    due: datetime
    listings: int = 0
    """How many further listings will not show it."""


@dataclass(slots=True)
class Shelf[V: Kept]:
    """All versions that count of one kind of things: the latest, and what reads show."""

    latest: dict[str, V] = field(default_factory=dict)
    shown: dict[str, V] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    """The number of the latest change shown of each."""
    log: list[tuple[int, str]] = field(default_factory=list)
    sequence: int = 0
    pending: list[_Pending[V]] = field(default_factory=list)
    tokens: int = 0
    """Generation of sync tokens; older ones are dead."""
    written: dict[str, tuple[V | None, int | None]] = field(default_factory=dict)
    """What reads showed before the latest call's writes, by id."""

    def put(self, version: V, due: datetime, now: datetime) -> None:
        """Take in a new version, which reads show from a moment on."""
        key = version.id
        self.latest[key] = version
        self.written[key] = self.shown.get(key), self.changes.get(key)
        self.pending.append(_Pending(version, due))
        self.settle(now)

    def hold(self, listings: int, due: datetime) -> None:
        """Hide what was written last: from listings, or until a moment."""
        for key, (before, change) in self.written.items():
            self.pending = [each for each in self.pending if each.version.id != key]
            self.pending.append(_Pending(self.latest[key], due, listings))
            self.shown.pop(key, None)
            self.changes.pop(key, None)
            if before is not None and change is not None:
                self.shown[key], self.changes[key] = before, change

    def forget(self, key: str) -> None:
        """Drop something without a tombstone."""
        for kept in (self.latest, self.shown, self.changes):
            kept.pop(key, None)
        self.pending = [each for each in self.pending if each.version.id != key]

    def settle(self, now: datetime, *, listing: bool = False) -> None:
        """Show what is due; a listing counts as one that did not show the rest."""
        waiting: list[_Pending[V]] = []
        for each in self.pending:
            if now < each.due or each.listings > 0:
                each.listings -= 1 if listing else 0
                waiting.append(each)
                continue
            version = each.version
            known = self.shown.get(version.id)
            if known is None or known.etag < version.etag:
                self._show(version)
        self.pending = waiting

    def _show(self, version: V) -> None:
        self.shown[version.id] = version
        self.sequence += 1
        self.changes[version.id] = self.sequence
        self.log.append((self.sequence, version.id))
        if len(self.log) > 4 * len(self.shown) + 4096:
            self.log = [entry for entry in self.log if self.changes.get(entry[1]) == entry[0]]

    def since(self, sequence: int) -> Iterator[tuple[int, V]]:
        """Yield what changed after a point, each by its latest change, oldest first."""
        start = bisect_right(self.log, sequence, key=lambda entry: entry[0])
        for number, key in self.log[start:]:
            if self.changes.get(key) == number:
                yield number, self.shown[key]

    def lives(self, key: str) -> V | None:
        """Return the latest version of what is not deleted."""
        version = self.latest.get(key)
        return None if version is None or version.deleted else version

    def reads(self, key: str) -> V | None:
        """Return what reads show of what is not deleted."""
        version = self.shown.get(key)
        return None if version is None or version.deleted else version


@dataclass(slots=True)
class ContactBook:
    """The contacts of one account."""

    contacts: Shelf[Contact] = field(default_factory=Shelf)
    groups: Shelf[Group] = field(default_factory=Shelf)
    renamed: dict[str, str] = field(default_factory=dict)
    """Ids that are no more, with the id that a contact has since."""
    profiles: dict[str, Profile] = field(default_factory=dict)
    """By the id of the contact that they are linked to."""
    others: list[JsonObject] = field(default_factory=list)
    """*Other contacts*, as resources."""
    photos: dict[str, bytes] = field(default_factory=dict)
    """By key, encoded by Google."""
    writing: bool = False
    """A write is under way."""

    def __post_init__(self) -> None:
        """Give it the system groups."""
        start = datetime(2020, 1, 1, tzinfo=UTC)
        for number, name in enumerate(SYSTEM_GROUPS):
            self.groups.put(Group(id=name, etag=number, updated=start, name=name), start, start)

    def current_id(self, contact_id: str) -> str:
        """Follow a contact through its changes of name."""
        while contact_id in self.renamed:
            contact_id = self.renamed[contact_id]
        return contact_id
