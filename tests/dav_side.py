"""What the contract of replicas works with on a calendar server: a person, and our replica."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.dav_client import bodies
from custom_components.studio_sync.dav_client.client import Server, connect
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.homes import Collection, read_home
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.transport import Transport

from .calendar_contract import timed
from .dav_person import Person
from .dav_servers.proxy import Proxy, proxy
from .dav_servers.running import Running, new_name
from .replica_side import Side

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


class DavSide(Side[Content]):
    """A person at the server itself, and the replica behind a proxy."""

    def __init__(
        self, running: Running, person: Person, before: Proxy, replica: DavReplica[Content]
    ) -> None:
        self.running = running
        self.person = person
        self.proxy = before
        self.replica = replica

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


@asynccontextmanager
async def calendar_side[S: DavSide](running: Running, kind: type[S]) -> AsyncIterator[S]:
    """Make a calendar, and a replica of it."""
    # Some servers close a connection while the next request is on its way.
    apart = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=apart) as session, proxy(running.host) as before:
        name = new_name()
        path = f"{running.calendars}{name}/"
        person = Person(session, f"{running.host}{path}", running.sign_in)
        await person.ask("MKCALENDAR", "", bodies.make_calendar("Work"), Content_Type=XML)
        collection = await _collection(before, running, path)
        server = Server(
            url=before.url + running.start, user=running.user, password=running.password
        )
        transport = Transport(await connect(server), sleep=no_sleep)
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


async def _collection(before: Proxy, running: Running, path: str) -> Collection:
    server = Server(url=before.url + running.start, user=running.user, password=running.password)
    transport = Transport(await connect(server), sleep=no_sleep)
    try:
        home = await read_home(transport, f"{before.url}{running.calendars}")
    finally:
        await transport.close()
    (found,) = (each for each in home.collections if each.url == f"{before.url}{path}")
    return found
