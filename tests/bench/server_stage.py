"""What the subjects of calendar servers use: a real server, and a book beside a calendar of it.

The server is Cyrus: of those that the tests start it takes the most PUTs in a second.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import batched, count
from typing import Any

import aiohttp

from custom_components.studio_sync.book import appointments as records, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Staff
from custom_components.studio_sync.dav_client.client import Server, connect
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.homes import Collection, make_calendar, read_home
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.shared_homes import SharedHomes
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.report import Report
from tests.dav_servers.cyrus import cyrus
from tests.dav_servers.running import Running

from .sample import ZONE
from .stage import RULES, Bench, new_id, now, open_book

_NAMES = count(1)
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it went out."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True, kw_only=True)
class Here:
    """A server with somebody who is signed in to it; ``sent`` is kept while ``keeps``."""

    running: Running
    transport: Transport
    homes: SharedHomes
    keeps: bool = False
    sent: list[Asked] = field(default_factory=list)

    async def new_calendar(self) -> Collection:
        """Make an empty calendar."""
        home = f"{self.running.host}{self.running.calendars}"
        made = await make_calendar(self.transport, f"{home}bench{next(_NAMES)}/", "Mia")
        told = await read_home(self.transport, home)
        return next(each for each in told.collections if each.url == made.url)

    async def note(self, request: Any) -> None:
        """Keep a request of the session's."""
        if self.keeps:
            body = bytes(request.content)
            kept = {"content-type", "depth", "if-none-match", "if-match", "authorization"}
            headers = {k: v for k, v in request.headers.items() if k.lower() in kept}
            self.sent.append(Asked(request.method, str(request.url), headers, body))

    def recorded(self) -> Sequence[Asked]:
        """Return what was sent since it was asked to keep it, and keep no more."""
        sent, self.sent, self.keeps = self.sent, [], False
        return sent


@dataclass(slots=True, kw_only=True)
class Beside:
    """A book beside a calendar of a server, and the sync between them."""

    book: Book
    sync: Sync[Appointment, Content]
    replica: DavReplica[Content]
    calendar: Collection

    async def run(self, **changes: bool) -> Report[Appointment, Content]:
        """Run the sync once; it has to end well."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]  # those of Rules
        report = await self.sync.run(rules, starter="bench")
        if report.outcome != "ok" or report.counts.get("failed") or report.problems:
            raise AssertionError(f"a run ended {report.outcome}: {report.counts}")
        return report

    async def fill(self, several: Iterable[Appointment]) -> None:
        """Put appointments in the book."""
        for some in batched(several, _AT_ONCE, strict=False):
            await self.book.write(partial(records.put_many, records=some))

    async def link(self, several: Iterable[Appointment]) -> None:
        """Put appointments on both sides, and run until there is nothing left to do."""
        await self.fill(several)
        await self.run(populate_out=True)
        await self.run()
        assert not (await self.run()).plan.actions


@asynccontextmanager
async def server(bench: Bench) -> AsyncIterator[Here]:
    """Start a server, and sign in."""
    folder = bench.path("cyrus")
    folder.mkdir()
    async with cyrus(folder) as running, signed_in(running) as here:
        yield here


@asynccontextmanager
async def signed_in(running: Running) -> AsyncIterator[Here]:
    """Sign in to a server."""
    client = await connect(Server(url=running.host, user=running.user, password=running.password))
    transport = Transport(client)
    homes = SharedHomes(transport, [f"{running.host}{running.calendars}"])
    here = Here(running=running, transport=transport, homes=homes)
    client.session.event_hooks = {"request": [here.note]}
    try:
        # The first request is refused, and tells how to sign in.
        await read_home(transport, f"{running.host}{running.calendars}")
        yield here
    finally:
        homes.close()
        await transport.close()


@asynccontextmanager
async def beside(
    bench: Bench, here: Here, calendar: Collection | None = None, *, url: str = ""
) -> AsyncIterator[Beside]:
    """Open a new book and put it beside a calendar, or a new one. ``url`` is that of the book."""
    calendar = calendar or await here.new_calendar()
    async with open_book(bench, url) as (book, _):
        await book.write(_mia)
        replica = DavReplica[Content](
            here.transport,
            calendar,
            Events(ZONE),
            replica_id=new_id(),
            book_id=book.id,
            homes=here.homes,
        )
        sync = Sync(book, replica, kind=APPOINTMENTS, clock=now, new_id=new_id)
        yield Beside(book=book, sync=sync, replica=replica, calendar=calendar)


def _mia(tx: Transaction) -> None:
    people.put_staff(tx, Staff(id="mia", name="Mia"))


async def send(session: aiohttp.ClientSession, asked: Asked) -> None:
    """Send a request once more, and read the answer to its end; it has to be done."""
    async with session.request(
        asked.method, asked.url, data=asked.body or None, headers=asked.headers
    ) as response:
        await response.read()
        assert response.ok, (asked.method, response.status)
