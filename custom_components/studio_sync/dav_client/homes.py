"""What a person has on a server: their homes, and the calendars and address books in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from ..dav.multistatus import Told
from ..dav.names import APPLE, BOOK_ID, CALENDAR_SERVER, caldav, carddav, dav
from . import bodies
from .addresses import as_folder, is_related, is_same, on_host, origin_of, resolved
from .errors import NoDav, error_of_collection
from .transport import XML, Listed, Transport


class Holds(StrEnum):
    """What a collection holds."""

    EVENTS = "events"
    CARDS = "cards"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who is signed in, and where their calendars and address books are."""

    url: str
    calendar_homes: tuple[str, ...] = ()
    book_homes: tuple[str, ...] = ()
    book_id: str = ""
    """If it is a server of ours: the id of the book that it shows."""

    @property
    def homes(self) -> tuple[str, ...]:
        """All of them; many servers have one for both."""
        return tuple(dict.fromkeys((*self.calendar_homes, *self.book_homes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A calendar or an address book, as its home tells it.

    ``mark`` is what moves when something in it does: its sync token or ctag; empty if it has none.
    ``most`` is how many bytes an item may have, if that is limited.
    """

    url: str
    holds: Holds
    name: str = ""
    color: str = ""
    may_write: bool = True
    may_sync: bool = False
    mark: str = ""
    most: int | None = None
    owner: str = ""


PRINCIPAL_PROPERTIES: Final = (
    dav("current-user-principal"),
    caldav("calendar-home-set"),
    carddav("addressbook-home-set"),
    dav("resourcetype"),
    BOOK_ID,
)
_CTAG: Final = f"{{{CALENDAR_SERVER}}}getctag"
_COLOR: Final = f"{{{APPLE}}}calendar-color"
_PRIVILEGES: Final = dav("current-user-privilege-set")
_COMPONENTS: Final = caldav("supported-calendar-component-set")
_SIZES: Final = {
    Holds.EVENTS: caldav("max-resource-size"),
    Holds.CARDS: carddav("max-resource-size"),
}
COLLECTION_PROPERTIES: Final = (
    dav("resourcetype"),
    dav("displayname"),
    dav("sync-token"),
    dav("owner"),
    dav("supported-report-set"),
    _CTAG,
    _COLOR,
    _PRIVILEGES,
    _COMPONENTS,
    *_SIZES.values(),
)
_MAY_WRITE: Final = frozenset({dav("all"), dav("write"), dav("write-content"), dav("bind")})
"""Each of them means that items may be written."""


async def find_principal(transport: Transport, url: str) -> Principal:
    """Ask an address who is signed in, and for their homes. Raises a ReplicaError.

    The address may be of the principal, of a home, or of anything else on the server.
    """
    told, here = await _ask(transport, url)
    names = told.hrefs(dav("current-user-principal"))
    if names:
        principal = resolved(here, names[0])
        if not is_same(principal, here):
            _same_host(here, principal)
            told, here = await _ask(transport, principal)
    calendars = tuple(resolved(here, each) for each in told.hrefs(caldav("calendar-home-set")))
    books = tuple(resolved(here, each) for each in told.hrefs(carddav("addressbook-home-set")))
    for home in (*calendars, *books):
        if not is_related(here, home):
            raise NoDav("another host")
    if not (calendars or books):
        raise NoDav("no homes")
    return Principal(
        url=here,
        calendar_homes=tuple(map(as_folder, calendars)),
        book_homes=tuple(map(as_folder, books)),
        book_id=told.text(BOOK_ID),
    )


def _same_host(one: str, other: str) -> None:
    """Raise NoDav for another host: the password was not meant for it."""
    if origin_of(one)[:2] != origin_of(other)[:2]:
        raise NoDav("another host")


async def _ask(transport: Transport, url: str) -> tuple[Told, str]:
    listed = await transport.list("PROPFIND", url, bodies.propfind(PRINCIPAL_PROPERTIES), depth="0")
    if not isinstance(listed, Listed):
        raise error_of_collection(listed.status)
    if not listed.found.told:
        raise NoDav("nothing told")
    return listed.found.told[0], listed.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What there is in a home."""

    collections: tuple[Collection, ...]


async def read_home(transport: Transport, url: str) -> Home:
    """Return the calendars and address books of a home, in one request. Raises a ReplicaError.

    Their marks tell which of them have moved since the last time.
    """
    listed = await transport.list(
        "PROPFIND", url, bodies.propfind(COLLECTION_PROPERTIES), depth="1"
    )
    if not isinstance(listed, Listed):
        raise error_of_collection(listed.status)
    found = (collection_of(listed.url, told) for told in listed.found.told)
    return Home(collections=tuple(each for each in found if each is not None))


async def read_homes(transport: Transport, urls: Iterable[str]) -> list[Collection]:
    """Return what there is in some homes, each once. Raises a ReplicaError."""
    homes = [await read_home(transport, each) for each in urls]
    return list({each.url: each for home in homes for each in home.collections}.values())


async def etags_of(transport: Transport, collection: Collection) -> dict[str, str]:
    """Return the etags of a collection's items, by their names. Raises a ReplicaError."""
    listed = await transport.list(
        "PROPFIND", collection.url, bodies.propfind([dav("getetag")]), depth="1"
    )
    if not isinstance(listed, Listed):
        raise error_of_collection(listed.status)
    told = {on_host(listed.url, each.href): each for each in listed.found.told}
    return {
        url.rpartition("/")[2]: each.text(dav("getetag"))
        for url, each in told.items()
        if not is_same(url, collection.url)
    }


async def make_calendar(transport: Transport, url: str, name: str) -> Collection:
    """Make a calendar of events. Raises a ReplicaError, such as where the user may not."""
    answer = await transport.send("MKCALENDAR", as_folder(url), bodies.make_calendar(name), XML)
    if not answer.ok:
        raise error_of_collection(answer.status)
    return Collection(url=as_folder(url), holds=Holds.EVENTS, name=name)


async def make_address_book(transport: Transport, url: str, name: str) -> Collection:
    """Make an address book. Raises a ReplicaError, such as where the user may not."""
    answer = await transport.send("MKCOL", as_folder(url), bodies.make_address_book(name), XML)
    if not answer.ok:
        raise error_of_collection(answer.status)
    return Collection(url=as_folder(url), holds=Holds.CARDS, name=name)


def collection_of(base: str, told: Told) -> Collection | None:
    """Return the calendar or address book that is told of; None if it is neither.

    A calendar for tasks alone is none, nor are the inbox and the outbox of scheduling.
    """
    if told.status is not None and told.status != HTTPStatus.OK:
        return None
    kinds = _names(told, dav("resourcetype"))
    if caldav("calendar") in kinds:
        holds = Holds.EVENTS
    elif carddav("addressbook") in kinds:
        holds = Holds.CARDS
    else:
        return None
    components = told.properties.get(_COMPONENTS)
    if holds is Holds.EVENTS and components is not None and components.children:
        taken = {(each.attribute("name") or "").upper() for each in components.children}
        if "VEVENT" not in taken:
            return None
    owners = told.hrefs(dav("owner"))
    return Collection(
        url=as_folder(on_host(base, told.href)),
        holds=holds,
        name=told.text(dav("displayname")),
        color=told.text(_COLOR),
        may_write=_may_write(told),
        may_sync=dav("sync-collection") in _reports(told),
        mark=told.text(dav("sync-token")) or told.text(_CTAG),
        most=_number(told.text(_SIZES[holds])),
        owner=resolved(base, owners[0]) if owners else "",
    )


def _names(told: Told, name: str) -> set[str]:
    found = told.properties.get(name)
    return set() if found is None else {each.name for each in found.children}


def _may_write(told: Told) -> bool:
    """Tell whether items may be written; a server that says nothing of rights lets it be tried.

    One that refuses to tell them (DAViCal, of what is shared to be read) does not.
    """
    if told.refused.get(_PRIVILEGES) == HTTPStatus.FORBIDDEN:
        return False
    found = told.properties.get(_PRIVILEGES)
    if found is None or not found.children:
        return True
    granted = {right.name for each in found.children for right in each.children}
    return not granted.isdisjoint(_MAY_WRITE)


def _reports(told: Told) -> set[str]:
    found = told.properties.get(dav("supported-report-set"))
    if found is None:
        return set()
    return {
        name.name
        for each in found.children
        for report in each.all(dav("report"))
        for name in report.children
    }


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else None


_DIGITS: Final = 15
