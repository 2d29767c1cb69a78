"""Clients sync while the studio is reloaded, and while the wire to it is cut.

Nothing may be lost or doubled, and nothing may disappear on the client.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from .dav_clients import studio
from .dav_clients.client import Client, Connection, Missing, Refused, Site
from .dav_clients.evolution import Evolution
from .dav_clients.journey import PATIENCE, item
from .dav_clients.server import Account, Item, Kind
from .dav_clients.thunderbird import Thunderbird
from .dav_clients.wire import Cut, Wire, wire
from .live.waiting import until

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

CLIENTS: tuple[Client, ...] = (
    Evolution(kind=Kind.EVENT),
    Evolution(kind=Kind.CARD),
    Thunderbird(kind=Kind.EVENT),
    Thunderbird(kind=Kind.CARD),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A client at work."""

    name: str
    kind: Kind
    account: Account
    connection: Connection

    async def sync(self) -> None:
        """Refresh, whether or not the server can be reached."""
        with suppress(Refused):
            await self.connection.sync()

    async def make(self, made: Item) -> bool:
        """Make an item; tell whether the client says that it could."""
        try:
            await self.connection.create(made)
        except Refused:
            return False
        return True


@dataclass(slots=True, kw_only=True)
class Scene:
    """A studio, the wire to it, and the clients at its other end."""

    server: studio.StudioSync
    laid: Wire
    phones: list[Phone]

    async def held(self, phone: Phone) -> dict[str, str]:
        """Tell what the studio holds, each of it once."""
        return await self.server.items(phone.account, phone.kind)

    async def agree(self, phone: Phone) -> dict[str, str]:
        """Wait until a client shows what the studio holds."""

        async def look() -> bool:
            await phone.sync()
            return await phone.connection.items() == await self.held(phone)

        await until(look, f"{phone.name} shows what the studio holds", PATIENCE)
        return await self.held(phone)


@pytest_asyncio.fixture
async def scene(socket_enabled: None, tmp_path: Path) -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        folder = tmp_path / "config"
        folder.mkdir()
        home = await stack.enter_async_context(studio.studio_sync(folder))
        port = int(home.ha.url.rpartition(":")[2])
        laid, address = await stack.enter_async_context(wire(port))
        server = studio.StudioSync(home, session, host=address)
        phones = []
        for number, client in enumerate(CLIENTS):
            try:
                await client.version()
            except Missing as missing:
                pytest.skip(str(missing))
            account = await server.account(writes=True)
            await server.add(account, client.kind, item(client.kind, 0))
            place = tmp_path / f"site{number}"
            place.mkdir()
            site = Site(folder=place, address=server.url, account=account)
            connection = await stack.enter_async_context(client.connected(site))
            name = f"{client.name} {client.kind}"
            phone = Phone(name=name, kind=client.kind, account=account, connection=connection)
            phones.append(phone)
        yield Scene(server=server, laid=laid, phones=phones)


async def test_nothing_is_lost_or_doubled_as_a_wire_is_cut_and_a_studio_reloads(
    scene: Scene,
) -> None:
    for phone in scene.phones:
        first = item(phone.kind, 0)
        assert await scene.agree(phone) == {first.title: first.detail}
        for number, cut in enumerate(Cut, start=1):
            scene.laid.next_cut = cut
            made = item(phone.kind, number)
            before = scene.laid.cuts
            told_made = await phone.make(made)

            async def was_cut(before: int = before) -> bool:
                return scene.laid.cuts > before

            await until(was_cut, f"a PUT of {phone.name} is cut", PATIENCE)
            if told_made:

                async def arrived(phone: Phone = phone, made: Item = made) -> bool:
                    await phone.sync()
                    return made.title in await scene.held(phone)

                await until(arrived, f"what {phone.name} made arrives: {cut}", PATIENCE)
            shown = await scene.agree(phone)
            assert first.title in shown
    kept = {phone.name: await scene.held(phone) for phone in scene.phones}
    await scene.server.reload()
    for phone in scene.phones:
        await phone.sync()
        assert await phone.connection.items() == kept[phone.name], phone.name
        last = item(phone.kind, 5)
        await phone.connection.create(last)
        assert (await scene.agree(phone)).items() >= kept[phone.name].items()
