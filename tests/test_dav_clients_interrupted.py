"""Clients sync while the wire is cut, the studio reloads or is disabled, Home Assistant restarts.

Nothing may be lost or doubled, and nothing may disappear on the client.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from custom_components.studio_sync.const import DAV_PATH

from .dav_clients import studio
from .dav_clients.client import Client, Missing, Site
from .dav_clients.evolution import Evolution
from .dav_clients.interrupted import Followers, Program, asking
from .dav_clients.journey import PATIENCE, item
from .dav_clients.libraries import PythonCaldav
from .dav_clients.server import Account, Kind
from .dav_clients.thunderbird import Thunderbird
from .dav_clients.vdirsyncer import Vdir, Vdirsyncer
from .dav_clients.wire import Cut, Wire, wire
from .live.home_assistant import home_assistant
from .live.onboarding import SignIn
from .live.phone import phone
from .live.waiting import until

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live_dav")]

PROGRAMS: tuple[Client, ...] = (
    Evolution(kind=Kind.EVENT),
    Evolution(kind=Kind.CARD),
    Thunderbird(kind=Kind.EVENT),
    Thunderbird(kind=Kind.CARD),
)


@dataclass(slots=True, kw_only=True)
class Power:
    """What Home Assistant runs on: it can be switched off and on."""

    folder: Path
    url: str
    sign_in: SignIn
    on: AsyncExitStack
    laid: Wire

    async def switch_off(self) -> None:
        """Stop Home Assistant: nobody listens any more."""
        await self.on.aclose()
        await self.laid.take_away()

    async def switch_on(self) -> None:
        """Start it on the port that it had; the wire listens as soon as it does."""
        port = int(self.url.rpartition(":")[2])
        start = home_assistant(self.folder, port=port, env={}, sign_in=self.sign_in)
        started = asyncio.create_task(self.on.enter_async_context(start))

        async def listens() -> bool:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                return False
            writer.close()
            return True

        await until(listens, "Home Assistant listens")
        await self.laid.lay()
        await started


@dataclass(slots=True, kw_only=True)
class Scene:
    """A studio, the wire to it, and the clients at its other end."""

    server: studio.StudioSync
    power: Power
    laid: Wire
    programs: list[Program]
    followers: Followers


async def follow(
    server: studio.StudioSync, account: Account, folder: Path, stack: AsyncExitStack
) -> Followers:
    """Have python-caldav and vdirsyncer follow the calendar of an account."""
    first, second = folder / "library", folder / "vdir"
    first.mkdir()
    second.mkdir()
    site = Site(folder=first, address=server.url, account=account)
    driver = await stack.enter_async_context(PythonCaldav().connected(site))
    vdir = Vdir(Site(folder=second, address=server.url, account=account), Kind.EVENT)
    await vdir.discover()
    held = await driver.do("follow")
    return Followers(server=server, account=account, library=driver, vdir=vdir, held=held)


@pytest_asyncio.fixture
async def scene(socket_enabled: None, tmp_path: Path) -> AsyncIterator[Scene]:
    try:
        for client in (*PROGRAMS, PythonCaldav(), Vdirsyncer(kind=Kind.EVENT)):
            await client.version()
    except Missing as missing:
        pytest.skip(str(missing))
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        folder = tmp_path / "config"
        folder.mkdir()
        on = await stack.enter_async_context(AsyncExitStack())
        ha = (home := await on.enter_async_context(studio.studio_sync(folder))).ha
        laid = await stack.enter_async_context(wire(int(ha.url.rpartition(":")[2])))
        power = Power(folder=folder, url=ha.url, sign_in=ha.sign_in, on=on, laid=laid)
        server = studio.StudioSync(home, session, host=laid.address)
        # All of them first: the studio reloads with each, and Thunderbird's address book, if its
        # first request is refused, syncs no more until Thunderbird is started again.
        accounts = [await server.account(writes=True) for _ in range(len(PROGRAMS) + 1)]
        programs = []
        for number, (client, account) in enumerate(zip(PROGRAMS, accounts, strict=False)):
            await server.add(account, client.kind, item(client.kind, 0))
            place = tmp_path / f"site{number}"
            place.mkdir()
            site = Site(folder=place, address=server.url, account=account)
            connection = await stack.enter_async_context(client.connected(site))
            program = Program(
                name=f"{client.name} {client.kind}",
                kind=client.kind,
                account=account,
                connection=connection,
                server=server,
                sends_later=client == Thunderbird(kind=Kind.CARD),
            )
            programs.append(program)
        for number in range(2):
            await server.add(accounts[-1], Kind.EVENT, item(Kind.EVENT, number))
        followers = await follow(server, accounts[-1], tmp_path, stack)
        yield Scene(server=server, power=power, laid=laid, programs=programs, followers=followers)


async def test_nothing_is_lost_doubled_or_gone_whatever_becomes_of_the_server(
    scene: Scene,
) -> None:
    await scene.followers.agree([], gone=0)
    for program in scene.programs:
        await puts_are_cut(scene, program)
    await the_studio_reloads(scene)
    await home_assistant_restarts(scene)
    await the_studio_is_disabled_for_a_while(scene)


async def puts_are_cut(scene: Scene, program: Program) -> None:
    first = item(program.kind, 0)
    assert await program.agree() == {first.title: first.detail}
    for number, cut in enumerate(Cut, start=1):
        scene.laid.next_cut = cut
        made = item(program.kind, number)
        before = scene.laid.cuts
        told_made = await program.make(made)

        async def was_cut(before: int = before) -> bool:
            return scene.laid.cuts > before

        await until(was_cut, f"a PUT of {program.name} is cut", PATIENCE)
        if told_made:
            await program.arrives(made)
        assert first.title in await program.agree()


async def the_studio_reloads(scene: Scene) -> None:
    kept = [await program.held() for program in scene.programs]
    await scene.server.reload()
    for program, before in zip(scene.programs, kept, strict=True):
        await program.sync()
        assert await program.connection.items() == before, program.name
        await program.connection.create(item(program.kind, 3))
        assert (await program.agree()).items() >= before.items()


async def home_assistant_restarts(scene: Scene) -> None:
    """Each client has made something that it has not sent; something is made in the studio."""
    followers, account = scene.followers, scene.followers.account
    kept = [await program.agree() for program in scene.programs]
    async with asking(account, scene.server.host) as seen:
        await scene.power.switch_off()
        followers.write(item(Kind.EVENT, 2))
        await followers.refused()
        made = [await program.make(item(program.kind, 4)) for program in scene.programs]
        told = [program.told for program in scene.programs]
        starting = asyncio.create_task(scene.power.switch_on())
        await asyncio.gather(
            *(syncing_until(starting, *each) for each in zip(scene.programs, kept, strict=True)),
            until(followers.let_in, "vdirsyncer is let in"),
        )
        await starting
    assert made == [program.sends_later for program in scene.programs], told
    # Home Assistant listens before it sets up integrations, and says 404 until then; later
    # a phone never hears that.
    assert set(seen) <= {207, 0, 404, 503}, seen
    assert all(seen[number - 1] == 0 for number, each in enumerate(seen) if each == 404), seen
    await scene.server.delete(account, Kind.EVENT, item(Kind.EVENT, 0).title)
    await scene.server.add(account, Kind.EVENT, item(Kind.EVENT, 3))
    await followers.agree([item(Kind.EVENT, number).title for number in (2, 3)], gone=1)
    await all_agree(scene, made, kept, number=4)


async def the_studio_is_disabled_for_a_while(scene: Scene) -> None:
    followers, account = scene.followers, scene.followers.account
    kept = [await program.agree() for program in scene.programs]
    await scene.server.disable()
    followers.write(item(Kind.EVENT, 4))
    await followers.refused()
    made = [await program.make(item(program.kind, 6)) for program in scene.programs]
    for _ in range(3):
        for program, before in zip(scene.programs, kept, strict=True):
            await program.sync_in_vain(before)
    async with phone(scene.power.url, account.user, account.password) as waits:
        assert (await waits.ask("PROPFIND", DAV_PATH)).status == 503
    await scene.server.disable(disabled=False)
    await until(followers.let_in, "vdirsyncer is let in again")
    await scene.server.add(account, Kind.EVENT, item(Kind.EVENT, 5))
    await followers.agree([item(Kind.EVENT, number).title for number in (4, 5)], gone=0)
    card = item(Kind.CARD, 6)
    *_, book = scene.programs
    # Thunderbird's address book keeps a card that a server has refused by a 5xx, but sends it only
    # when it is changed.
    assert (await book.connection.items())[card.title] == card.detail
    assert card.title not in await book.held()
    await book.connection.rename(card.title, f"{card.title} changed")
    await book.connection.rename(f"{card.title} changed", card.title)
    await all_agree(scene, made, kept, number=6)


async def syncing_until(then: asyncio.Task[None], program: Program, kept: dict[str, str]) -> None:
    """Refresh again and again, until something is done."""
    while not then.done():
        await program.sync_in_vain(kept)
        await asyncio.sleep(0.2)


async def all_agree(
    scene: Scene, made: list[bool], kept: list[dict[str, str]], *, number: int
) -> None:
    """See what was made meanwhile in the studio, and all that there is in each client."""
    for program, told_made, before in zip(scene.programs, made, kept, strict=True):
        mine, theirs = item(program.kind, number), item(program.kind, number + 1)
        await scene.server.add(program.account, program.kind, theirs)
        if told_made:
            await program.arrives(mine)
        agreed = await program.agree()
        assert agreed.items() >= {**before, theirs.title: theirs.detail}.items(), program.name
        assert (mine.title in agreed) == told_made, program.name
