"""Clients whose server is away for a while: what they hold, and what becomes of what they make."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from tests.live.phone import CHANGES, phone
from tests.live.waiting import Overdue, until

from . import DavClientError
from .client import Connection, Refused
from .driver import Driver
from .journey import PATIENCE
from .server import Account, Item, Kind
from .studio import StudioSync
from .texts import text_of, uid_of
from .vdirsyncer import Vdir


@dataclass(slots=True, kw_only=True)
class Program:
    """A program that shows what its account has."""

    name: str
    kind: Kind
    account: Account
    connection: Connection
    server: StudioSync
    sends_later: bool
    """Whether it keeps what is made while nobody listens; else it says that it can't make it."""
    told: str = ""
    """What it has told its user last when it was refused something."""

    async def held(self) -> dict[str, str]:
        """Tell what the studio holds, each of it once."""
        return await self.server.items(self.account, self.kind)

    async def sync(self) -> None:
        """Refresh, whether or not the server can be reached."""
        try:
            await self.connection.sync()
        except Refused as refused:
            self.told = str(refused)

    async def make(self, made: Item) -> bool:
        """Make an item; tell whether the program says that it could."""
        try:
            await self.connection.create(made)
        except Refused as refused:
            self.told = str(refused)
            return False
        return True

    async def sync_in_vain(self, kept: dict[str, str]) -> None:
        """Refresh while nobody serves: nothing disappears."""
        await self.sync()
        shown = await self.connection.items()
        assert shown.items() >= kept.items(), f"{self.name} has lost something: {self.told}"

    async def agree(self) -> dict[str, str]:
        """Wait until it shows what the studio holds."""

        async def look() -> bool:
            await self.sync()
            return await self.connection.items() == await self.held()

        try:
            await until(look, f"{self.name} shows what the studio holds", PATIENCE)
        except Overdue as error:
            shown, held = await self.connection.items(), await self.held()
            raise DavClientError(f"{error}: {shown}, {held}; {self.told}") from error
        return await self.held()

    async def arrives(self, made: Item) -> None:
        """Wait until what it made is in the studio."""

        async def look() -> bool:
            await self.sync()
            return made.title in await self.held()

        await until(look, f"what {self.name} made arrives", PATIENCE)


@dataclass(slots=True, kw_only=True)
class Followers:
    """Two clients of an account, and the studio; ``held`` are the titles that all of them have.

    python-caldav follows a sync token, vdirsyncer compares two listings.
    """

    server: StudioSync
    account: Account
    library: Driver
    vdir: Vdir
    held: list[str]

    def written(self) -> int:
        """Tell how many appointments vdirsyncer holds."""
        return len(list(self.vdir.items.iterdir()))

    def write(self, made: Item) -> None:
        """Have vdirsyncer hold an appointment that it has not sent."""
        file = self.vdir.items / f"{uid_of(made)}.ics"
        file.write_text(text_of(Kind.EVENT, made), encoding="utf-8", newline="")

    async def let_in(self) -> bool:
        """Sync vdirsyncer; if it is refused, nothing disappears."""
        before = self.written()
        try:
            await self.vdir.sync()
        except DavClientError:
            assert self.written() == before
            return False
        return True

    async def refused(self) -> None:
        """Sync both, in vain: nothing disappears."""
        assert not await self.let_in()
        heard = await self.library.do("catch_up")
        assert "failed" in heard
        assert heard["held"] == self.held

    async def agree(self, new: list[str], *, gone: int) -> None:
        """Sync: what is new, and what is gone, and no more, is heard; all have the same."""
        await self.vdir.sync()
        heard = await self.library.do("catch_up")
        self.held = sorted(await self.server.items(self.account, Kind.EVENT))
        assert heard == {"changed": sorted(new), "gone": gone, "held": self.held}
        assert self.written() == len(self.held)


@asynccontextmanager
async def asking(account: Account, url: str) -> AsyncIterator[list[int]]:
    """Ask again and again meanwhile; gives how the status changed, 0 where nobody listens."""
    seen: list[int] = []
    calendar, body = account.calendar.removeprefix(url), CHANGES.format(token="")

    async def ask() -> None:
        async with phone(url, account.user, account.password) as opened:
            while True:
                try:
                    status = (await opened.ask("REPORT", calendar, body, Depth="0")).status
                except aiohttp.ClientConnectionError:
                    status = 0
                if seen[-1:] != [status]:
                    seen.append(status)
                await asyncio.sleep(0.2)

    task = asyncio.create_task(ask())
    try:
        yield seen
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
