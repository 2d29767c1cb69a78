"""What the contract of replicas works with on a calendar server: a person, and our replica."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from hashlib import sha256
import re
import uuid

import aiohttp

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.dav_client import bodies
from custom_components.studio_sync.dav_client.client import Server, connect
from custom_components.studio_sync.dav_client.contacts import ContactsReplica
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.homes import Collection, read_home
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.formats.contact import Contact, NameParts
from custom_components.studio_sync.sync.record import Fields

from .calendar_contract import timed
from .dav_person import Person
from .dav_servers.proxy import Proxy, proxy
from .dav_servers.running import Running, new_name
from .replica_side import Side

VCARD = "text/vcard; charset=utf-8"
XML = "application/xml; charset=utf-8"
_STRANGE = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//A person//EN\r
BEGIN:VEVENT\r
UID:strange-%s\r
DTSTAMP:20261101T000000Z\r
RECURRENCE-ID;RANGE=THISANDFUTURE:20261207T090000Z\r
DTSTART:20261207T100000Z\r
DTEND:20261207T110000Z\r
SUMMARY:All that follow\r
END:VEVENT\r
END:VCALENDAR\r
"""


def strange() -> bytes:
    """Return an event that is not read, of a UID that no other has."""
    return _STRANGE % new_name().encode()


waited: list[float] = []
"""The seconds that the replicas of tests would have waited."""


async def no_sleep(seconds: float) -> None:
    """Note how long it would be."""
    waited.append(seconds)


class DavSide[C: Fields](Side[C]):
    """A person at the server itself, and the replica behind a proxy."""

    def __init__(
        self, running: Running, person: Person, before: Proxy, replica: DavReplica[C]
    ) -> None:
        self.running = running
        self.person = person
        self.proxy = before
        self.replica = replica

    async def forget_cursors(self) -> None:
        self.proxy.faults.dead_tokens = True

    async def hide_next_write(self) -> None:
        self.proxy.faults.hide_next = True

    async def fail(self, times: int | None) -> None:
        self.proxy.faults.failing = times

    async def lose_answers(self, times: int | None) -> None:
        self.proxy.faults.losing = times

    async def end_sign_in(self) -> None:
        self.proxy.faults.over = True

    async def remove(self) -> None:
        await self.person.ask("DELETE")

    async def make_read_only(self) -> None:
        self.proxy.faults.read_only = True


class CalendarSide(DavSide[Content]):
    """A person with a calendar."""

    def say(self, title: str = "Portrait") -> Content:
        return timed(title)

    async def add(self, content: Content) -> str:
        return await self.person.add(content)

    async def edit(self, remote_id: str, content: Content) -> None:
        await self.person.edit(remote_id, content)

    async def delete(self, remote_id: str) -> None:
        await self.person.delete(remote_id)

    async def add_something_strange(self) -> str:
        return await self.person.add_text(strange())

    async def seen(self) -> Mapping[str, Content]:
        return await self.person.seen()


class CardSide(DavSide[Contact]):
    """A person with an address book."""

    def say(self, title: str = "Portrait") -> Contact:
        return Contact(name=title, parts=NameParts(given=title), notes="two hours")

    async def add(self, content: Contact) -> str:
        name = f"{uuid.uuid4()}.vcf"
        await self.person.put(name, card(content, name), VCARD)
        return name

    async def edit(self, remote_id: str, content: Contact) -> None:
        await self.person.put(remote_id, card(content, remote_id), VCARD)

    async def delete(self, remote_id: str) -> None:
        await self.person.ask("DELETE", remote_id)

    async def add_something_strange(self) -> str:
        name = f"{uuid.uuid4()}.vcf"
        text = card(self.say("Friends"), name)
        group = text.replace(b"NOTE:", b"X-ADDRESSBOOKSERVER-KIND:group\r\nNOTE:")
        await self.person.put(name, group, VCARD)
        return name

    async def seen(self) -> Mapping[str, Contact]:
        return {
            name: contact_of(await self.person.text(name)) for name in await self.person.names()
        }


def card(content: Contact, name: str) -> bytes:
    """Write a contact as a person's program does; its UID is made of a name."""
    assert content.parts is not None
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//A person//EN",
        f"UID:{name.removesuffix('.vcf')}",
        f"FN:{content.name}",
        f"N:{content.parts.family};{content.parts.given};;;",
        f"NOTE:{content.notes}",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines).encode()


def contact_of(text: bytes) -> Contact:
    """Read a card by other means than the replica."""
    lines = re.sub(r"\r?\n[ \t]", "", text.decode()).splitlines()
    found = {
        re.split(r"[;:]", line, maxsplit=1)[0].upper(): line.partition(":")[2] for line in lines
    }
    given = found["N"].split(";")[1]
    return Contact(name=found["FN"], parts=NameParts(given=given), notes=found.get("NOTE", ""))


class NoPhotos:
    """Keeps photos in memory."""

    def __init__(self) -> None:
        self.kept = dict[str, bytes]()

    async def get(self, key: str) -> tuple[bytes, str] | None:
        """Return a photo."""
        data = self.kept.get(key)
        return None if data is None else (data, "image/png")

    async def put(self, data: bytes) -> str | None:
        """Keep a photo, if it is one."""
        if not data.startswith(b"\x89PNG"):
            return None
        key = sha256(data).hexdigest()
        self.kept[key] = data
        return key


@asynccontextmanager
async def card_side[S: CardSide](running: Running, kind: type[S]) -> AsyncIterator[S]:
    """Make an address book, and a replica of it."""
    apart = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=apart) as session, proxy(running.host) as before:
        name = new_name()
        path = f"{running.books}{name}/"
        person = Person(session, f"{running.host}{path}", running.sign_in)
        await person.ask("MKCOL", "", bodies.make_address_book("Clients"), Content_Type=XML)
        collection = await _collection(before, running, running.books, path)
        transport = await _transport(before, running)
        replica = ContactsReplica(
            transport, collection, NoPhotos(), replica_id=f"server:1:{name}", book_id="book"
        )
        before.asked.clear()
        try:
            yield kind(running, person, before, replica)
        finally:
            await transport.close()


@asynccontextmanager
async def calendar_side[S: CalendarSide](running: Running, kind: type[S]) -> AsyncIterator[S]:
    """Make a calendar, and a replica of it."""
    # Some servers close a connection while the next request is on its way.
    apart = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=apart) as session, proxy(running.host) as before:
        name = new_name()
        path = f"{running.calendars}{name}/"
        person = Person(session, f"{running.host}{path}", running.sign_in)
        await person.ask("MKCALENDAR", "", bodies.make_calendar("Work"), Content_Type=XML)
        collection = await _collection(before, running, running.calendars, path)
        transport = await _transport(before, running)
        replica = DavReplica[Content](
            transport,
            collection,
            Events("Europe/Berlin"),
            replica_id=f"server:1:{name}",
            book_id="book",
        )
        before.asked.clear()
        try:
            yield kind(running, person, before, replica)
        finally:
            await transport.close()


async def _transport(before: Proxy, running: Running) -> Transport:
    server = Server(url=before.url + running.start, user=running.user, password=running.password)
    return Transport(await connect(server), sleep=no_sleep)


async def _collection(before: Proxy, running: Running, home: str, path: str) -> Collection:
    transport = await _transport(before, running)
    try:
        found = await read_home(transport, f"{before.url}{home}")
    finally:
        await transport.close()
    (collection,) = (each for each in found.collections if each.url == f"{before.url}{path}")
    return collection
