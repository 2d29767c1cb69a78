"""A replica of a collection of the strict double, for tests of what real servers seldom do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.dav_client.client import Server, connect
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.homes import Collection, Holds, read_home
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.shared_homes import SharedHomes
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.sync.model import RemoteItem

from .dav_double.server import Double, Folder, double
from .replica_side import all_of

EVENT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//A person//EN\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20261101T000000Z\r
DTSTART;TZID=Europe/Berlin:20261207T100000\r
DTEND;TZID=Europe/Berlin:20261207T110000\r
SUMMARY:{title}\r
{more}END:VEVENT\r
{others}END:VCALENDAR\r
"""


def event(uid: str = "one", title: str = "Portrait", *more: str, others: str = "") -> bytes:
    """Write an event with further lines."""
    lines = "".join(f"{line}\r\n" for line in more)
    return EVENT.format(uid=uid, title=title, more=lines, others=others).encode()


@dataclass(slots=True)
class Stage:
    """The server, a calendar on it, and our replica of that."""

    double: Double
    folder: Folder
    transport: Transport
    replica: DavReplica[Content]
    waited: list[float]

    def put(self, name: str, text: bytes) -> None:
        """Let somebody write an item."""
        self.double.put(self.folder, name, text)

    def text(self, name: str) -> bytes:
        """Return what the server holds."""
        return self.folder.items[name].text

    def at_home(self) -> DavReplica[Content]:
        """Return a replica that asks the home first whether something has changed."""
        homes = SharedHomes(self.transport, [f"{self.double.url}/calendars/anna/"])
        collection = Collection(url=f"{self.double.url}{self.folder.path}", holds=Holds.EVENTS)
        codec = Events("Europe/Berlin")
        return DavReplica(
            self.transport, collection, codec, replica_id="server:1:2", book_id="book", homes=homes
        )

    async def items(self) -> dict[str, RemoteItem[Content]]:
        """Read everything."""
        delta = await all_of(self.replica)
        assert delta.skipped == ()
        return {each.id: each for each in delta.items}

    def sent(self, method: str) -> list[dict[str, str]]:
        """Return the headers of all requests of this method."""
        asked = zip(self.double.asked, self.double.headers, strict=True)
        return [headers for (name, _), headers in asked if name == method]


async def signed_in(found: Double, waited: list[float], password: str) -> Transport:
    """Make the way to a double."""

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    server = Server(url=f"{found.url}/", user="anna", password=password)
    return Transport(await connect(server), sleep=sleep, now=lambda: found.now)


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """Make a calendar on a new server, and a replica of it."""
    waited = list[float]()
    async with double() as found:
        folder = found.add("diary")
        transport = await signed_in(found, waited, "secret")
        home = await read_home(transport, f"{found.url}/calendars/anna/")
        (collection,) = home.collections
        replica = DavReplica[Content](
            transport,
            collection,
            Events("Europe/Berlin"),
            replica_id="server:1:2",
            book_id="book",
            now=lambda: found.now,
        )
        found.asked.clear()
        found.headers.clear()
        try:
            yield Stage(found, folder, transport, replica, waited)
        finally:
            await transport.close()
        assert found.violations == []
