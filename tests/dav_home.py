"""A home in memory that lets calendars be made, for tests of the server's verbs.

A calendar may be made for tasks and journals as well.
"""

from collections.abc import Collection as Some, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http import HTTPStatus

from custom_components.studio_sync.dav.elements import Element
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import (
    APPLE,
    CALENDAR_SUPPORTED_COMPONENT,
    CALENDAR_UID_CONFLICT,
    CALENDAR_VALID_DATA,
    CARD_UID_CONFLICT,
    CARD_VALID_DATA,
    VALID_SYNC_TOKEN,
    caldav,
    dav,
)
from custom_components.studio_sync.dav.properties import PropertyChange
from custom_components.studio_sync.dav.time_range import TimeRange
from custom_components.studio_sync.dav_server.home import Changes, Collection, Item, Stored
from custom_components.studio_sync.dav_server.instances import Budget, instances
from custom_components.studio_sync.dav_server.paths import Kind
from custom_components.studio_sync.formats.errors import (
    CalendarTextError,
    CalendarTextReason,
    ContactFileError,
)
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.vcard.lines import read_cards

ZONE = "Europe/Berlin"


def etag_of(text: bytes) -> str:
    """Return the etag of a text."""
    return f'"{sha256(text).hexdigest()[:16]}"'


@dataclass(kw_only=True)
class MemoryCollection:
    """A calendar or an address book; ``writes`` are the names that changed, in order."""

    kind: Kind
    name: str
    display_name: str = ""
    description: str = ""
    zone: str = ZONE
    components: Some[str] = ("VEVENT",)
    may_write: bool = True
    properties: dict[str, Element] = field(default_factory=dict)
    items: dict[str, bytes] = field(default_factory=dict)
    writes: list[str] = field(default_factory=list)
    forgotten: int = 0
    """Tokens of so many writes are no longer good."""
    life: str = "1"
    keeps_bytes: bool = True
    reads: int = 0
    """How many texts were read."""

    @property
    def color(self) -> str | None:
        """Return the colour that the access set."""
        found = self.properties.get(f"{{{APPLE}}}calendar-color")
        return None if found is None else found.text

    def token(self) -> str:
        """Return the sync token."""
        return f"urn:memory:{self.life}:{len(self.writes)}"

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return etags by item name."""
        chosen = self.items if names is None else [name for name in names if name in self.items]
        return {name: etag_of(self.items[name]) for name in chosen}

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return items, and count them."""
        found = {
            name: Item(name=name, etag=etag_of(self.items[name]), text=self.items[name])
            for name in names
            if name in self.items
        }
        self.reads += len(found)
        return found

    def between(self, time_range: TimeRange) -> Sequence[str]:
        """Return the events in a range, by reading all."""
        return [name for name, text in self.items.items() if self._is_in(text, time_range)]

    def _is_in(self, text: bytes, time_range: TimeRange) -> bool:
        try:
            found = read_object(text, zone=self.zone)
        except CalendarTextError:
            return False
        return any(True for _ in instances(found, time_range, self.zone, Budget()))

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return what was written since a token."""
        since = self._since(token)
        names = list(dict.fromkeys(self.writes[since:]))
        end = len(self.writes)
        if not token:
            names = [name for name in names if name in self.items]
        if limit is not None and len(names) > limit:
            end = since
            while len(set(self.writes[since : end + 1])) <= limit:
                end += 1
            names = list(dict.fromkeys(self.writes[since:end]))
        return Changes(
            changed=self.etags([name for name in names if name in self.items]),
            removed=[name for name in names if name not in self.items] if token else [],
            token=f"urn:memory:{self.life}:{end}",
            truncated=end < len(self.writes),
        )

    def _since(self, token: str) -> int:
        if not token:
            return 0
        *head, number = token.rpartition(":")
        known = "".join(head) == f"urn:memory:{self.life}:" and number.isdigit()
        if not known or not self.forgotten <= int(number) <= len(self.writes):
            raise DavError(
                "This token is not known.",
                status=HTTPStatus.FORBIDDEN,
                condition=VALID_SYNC_TOKEN,
            )
        return int(number)

    def put(self, name: str, text: bytes) -> Stored:
        """Keep a text, if it can be read and its UID is free."""
        uid = self._uid(text)
        for other, there in self.items.items():
            if other != name and uid is not None and self._uid_there(there) == uid:
                conflict = self.kind is Kind.CALENDAR
                raise DavError(
                    "This UID is taken.",
                    status=HTTPStatus.FORBIDDEN,
                    condition=CALENDAR_UID_CONFLICT if conflict else CARD_UID_CONFLICT,
                )
        created = name not in self.items
        self.items[name] = text
        self.writes.append(name)
        return Stored(created=created, etag=etag_of(text) if self.keeps_bytes else None)

    def _uid_there(self, text: bytes) -> str | None:
        """Return the UID of a text that is there, perhaps not by a client; None without one."""
        with suppress(DavError):
            return self._uid(text)
        return None

    def _uid(self, text: bytes) -> str | None:
        try:
            if self.kind is Kind.CALENDAR:
                return read_object(text, zone=self.zone, components=self.components).uid
            read_cards(text)
        except CalendarTextError as error:
            component = error.reason is CalendarTextReason.COMPONENT
            raise DavError(
                "This is no event.",
                status=HTTPStatus.FORBIDDEN,
                condition=CALENDAR_SUPPORTED_COMPONENT if component else CALENDAR_VALID_DATA,
            ) from error
        except ContactFileError as error:
            raise DavError(
                "This is no card.", status=HTTPStatus.FORBIDDEN, condition=CARD_VALID_DATA
            ) from error
        return None

    def delete(self, name: str) -> None:
        """Delete an item."""
        del self.items[name]
        self.writes.append(name)

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Move an item as it is."""
        assert isinstance(to, MemoryCollection)
        text = self.items[name]
        self.delete(name)
        new = new_name not in to.items
        to.items[new_name] = text
        to.writes.append(new_name)
        return new

    def change_properties(self, changes: Sequence[PropertyChange]) -> None:
        """Set or remove properties."""
        for each in changes:
            if each.value is None:
                self.properties.pop(each.name, None)
            else:
                self.properties[each.name] = replace(each.value, name=each.name)
            if each.name == dav("displayname"):
                self.display_name = "" if each.value is None else each.value.text


@dataclass(kw_only=True)
class MemoryHome:
    """A home of one access, at first with a calendar and an address book."""

    user: str = "anna"
    display_name: str = "Anna"
    book_id: str = ""
    may_make: bool = True
    components: Some[str] = ("VEVENT",)
    """What calendars take for which nothing is said."""
    found: dict[tuple[Kind, str], MemoryCollection] = field(default_factory=dict)

    def add(self, kind: Kind, name: str, **more: object) -> MemoryCollection:
        """Make a collection."""
        made = MemoryCollection(kind=kind, name=name, **more)  # type: ignore[arg-type]
        self.found[kind, name] = made
        return made

    def collections(self, kind: Kind) -> Sequence[MemoryCollection]:
        """Return the collections of a kind."""
        return [each for each in self.found.values() if each.kind is kind]

    def find(self, kind: Kind, name: str) -> MemoryCollection | None:
        """Return a collection."""
        return self.found.get((kind, name))

    def make(self, kind: Kind, name: str, changes: Sequence[PropertyChange]) -> None:
        """Make a collection, if that is allowed."""
        if not self.may_make:
            raise DavError("Calendars are made in the studio.", status=HTTPStatus.FORBIDDEN)
        made = self.add(kind, name, display_name=name)
        if kind is Kind.CALENDAR:
            made.components = self.components
        for each in changes:
            if each.name != caldav("supported-calendar-component-set") or each.value is None:
                made.change_properties([each])
            else:
                made.components = [comp.attribute("name") or "" for comp in each.value.children]

    def remove(self, collection: Collection) -> None:
        """Delete a collection, if that is allowed."""
        if not self.may_make:
            raise DavError("Calendars are deleted in the studio.", status=HTTPStatus.FORBIDDEN)
        del self.found[collection.kind, collection.name]


def a_home(*, may_make: bool = True, components: Some[str] = ("VEVENT",)) -> MemoryHome:
    """Return a home with the calendar ``own`` and the address book ``clients``."""
    home = MemoryHome(may_make=may_make, components=components)
    home.add(Kind.CALENDAR, "own", display_name="Anna's work", components=components)
    home.add(Kind.ADDRESS_BOOK, "clients", display_name="Clients")
    return home
