"""Home Assistant stops and starts, and its studio is disabled and enabled, between two syncs.

The token that python-caldav has stays good, and what vdirsyncer holds stays there meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from custom_components.studio_sync.const import DAV_PATH

from .dav_clients import DavClientError
from .dav_clients.client import Missing, Site
from .dav_clients.driver import Driver
from .dav_clients.journey import item
from .dav_clients.libraries import PythonCaldav
from .dav_clients.server import Account, Item, Kind
from .dav_clients.studio import StudioSync, studio_sync
from .dav_clients.texts import text_of, uid_of
from .dav_clients.vdirsyncer import Vdir, Vdirsyncer
from .live.home_assistant import home_assistant
from .live.phone import CHANGES, phone
from .live.waiting import until

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]


@dataclass(slots=True, kw_only=True)
class Clients:
    """Two clients of an account, and the studio; ``held`` are the titles that all of them have."""

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
        heard = await self.library.do("follow_up")
        assert "failed" in heard
        assert heard["held"] == self.held

    async def agree(self, new: list[str], *, gone: int) -> None:
        """Sync: what is new, and what is gone, and no more, is heard; all have the same."""
        await self.vdir.sync()
        heard = await self.library.do("follow_up")
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


async def test_a_token_outlives_a_restart_and_a_disabled_studio(
    socket_enabled: None, tmp_path: Path
) -> None:
    """Nothing is lost, doubled, or gone from a client meanwhile."""
    library, made = PythonCaldav(), [item(Kind.EVENT, number) for number in range(6)]
    try:
        await library.version()
        await Vdirsyncer(kind=Kind.EVENT).version()
    except Missing as missing:
        pytest.skip(str(missing))
    config, first, second = (tmp_path / name for name in ("config", "first", "second"))
    for folder in (config, first, second):
        folder.mkdir()
    async with (
        aiohttp.ClientSession() as session,
        AsyncExitStack() as stack,
        AsyncExitStack() as meanwhile,
    ):
        async with studio_sync(config) as home:
            server = StudioSync(home, session)
            account = await server.account(writes=True)
            for each in made[:2]:
                await server.add(account, Kind.EVENT, each)
            site = Site(folder=first, address=server.url, account=account)
            driver = await stack.enter_async_context(library.connected(site))
            vdir = Vdir(Site(folder=second, address=server.url, account=account), Kind.EVENT)
            await vdir.discover()
            await vdir.sync()
            clients = Clients(
                server=server,
                account=account,
                library=driver,
                vdir=vdir,
                held=await driver.do("follow"),
            )
            await clients.agree([], gone=0)
            url, sign_in = home.ha.url, home.ha.sign_in
            seen = await meanwhile.enter_async_context(asking(account, url))
        clients.write(made[2])
        await clients.refused()
        port = int(url.rpartition(":")[2])
        start = home_assistant(config, port=port, env={}, sign_in=sign_in)
        starting = asyncio.create_task(stack.enter_async_context(start))
        await until(clients.let_in, "vdirsyncer is let in")
        await starting
        await meanwhile.aclose()
        assert set(seen) <= {207, 0, 404, 503}, seen
        # Home Assistant listens before it sets up integrations, and says 404 until then; later
        # a phone never hears that.
        assert all(seen[number - 1] == 0 for number, each in enumerate(seen) if each == 404), seen
        await server.delete(account, Kind.EVENT, made[0].title)
        await server.add(account, Kind.EVENT, made[3])
        await clients.agree([made[2].title, made[3].title], gone=1)
        await server.disable()
        clients.write(made[4])
        await clients.refused()
        async with phone(url, account.user, account.password) as signed_out:
            assert (await signed_out.ask("PROPFIND", DAV_PATH)).status == 401
        await server.disable(disabled=False)
        await until(clients.let_in, "vdirsyncer is let in again")
        await server.add(account, Kind.EVENT, made[5])
        await clients.agree([made[4].title, made[5].title], gone=0)
