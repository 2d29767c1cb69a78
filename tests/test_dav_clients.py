"""Real clients keep in step with a server for phones, each by the same steps.

``--dav-table FILE`` writes how each step went, for the tables in ``docs/dav-clients.md``.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from .dav_clients import radicale, studio
from .dav_clients.calcurse import Calcurse
from .dav_clients.client import Client, Missing, Site
from .dav_clients.driver import Driver
from .dav_clients.evolution import Evolution
from .dav_clients.journey import PATIENCE, Journey
from .dav_clients.libraries import PythonCaldav, Tsdav
from .dav_clients.plain import stored
from .dav_clients.server import Account, DavServer, Item, Kind
from .dav_clients.texts import KEPT, series, text_of, uid_of
from .dav_clients.thunderbird import Thunderbird
from .dav_clients.vdirsyncer import Vdir, Vdirsyncer
from .live.waiting import until

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live_dav")]

CLIENTS: tuple[Client, ...] = (
    PythonCaldav(),
    Tsdav(kind=Kind.EVENT),
    Tsdav(kind=Kind.CARD),
    Vdirsyncer(kind=Kind.EVENT),
    Vdirsyncer(kind=Kind.CARD),
    Calcurse(),
    Evolution(kind=Kind.EVENT),
    Evolution(kind=Kind.CARD),
    Thunderbird(kind=Kind.EVENT),
    Thunderbird(kind=Kind.CARD),
)
ROOM_CLIENTS: tuple[Client, ...] = (
    PythonCaldav(),
    Tsdav(kind=Kind.EVENT),
    Evolution(kind=Kind.EVENT),
)
SERIES_CLIENTS: tuple[Client, ...] = (Evolution(kind=Kind.EVENT), Thunderbird(kind=Kind.EVENT))
MANY = {"Studio Sync": 1_000, "Radicale": 100}
"""Appointments for each server; Radicale shows only that the steps are right."""
MANY_LIMIT = 400.0
"""Seconds that as many items may take vdirsyncer, which sends one after the other."""


@pytest_asyncio.fixture
async def session(socket_enabled: None) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest_asyncio.fixture
async def our_server(studio_home: studio.Home, session: aiohttp.ClientSession) -> studio.StudioSync:
    return studio.StudioSync(studio_home, session)


@pytest.fixture(scope="module", params=["Radicale", "Studio Sync"])
def home(request: pytest.FixtureRequest) -> radicale.Home | studio.Home:
    """Choose each of both servers."""
    name = "radicale_home" if request.param == "Radicale" else "studio_home"
    started: radicale.Home | studio.Home = request.getfixturevalue(name)
    return started


@pytest_asyncio.fixture
async def server(home: radicale.Home | studio.Home, session: aiohttp.ClientSession) -> DavServer:
    if isinstance(home, studio.Home):
        return studio.StudioSync(home, session)
    return radicale.Radicale(home, session)


def named(client: Client) -> str:
    return f"{client.name.partition(' ')[0]}-{client.kind}"


async def version_of(client: Client) -> str:
    try:
        return await client.version()
    except Missing as missing:
        pytest.skip(str(missing))


def write_down(table: str | None, row: Mapping[str, object]) -> None:
    if table is not None:
        with Path(table).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@pytest.mark.parametrize("client", CLIENTS, ids=named)
async def test_a_client_and_a_server_keep_in_step(
    client: Client, server: DavServer, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    version = await version_of(client)
    journey = Journey(client, server, tmp_path)
    await journey.go()
    row = {"client": client.name, "version": version, "kind": client.kind, "server": server.name}
    write_down(request.config.getoption("--dav-table"), {**row, "steps": journey.results})
    assert {name: how for name, how in journey.results.items() if how != "ok"} == {}


async def begun(server: DavServer, account: Account, folder: Path) -> Vdir:
    """Have vdirsyncer find the calendar."""
    vdir = Vdir(Site(folder=folder, address=server.url, account=account), Kind.EVENT)
    await vdir.discover()
    return vdir


async def test_many_appointments_go_up_and_come_down(
    server: DavServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await version_of(Vdirsyncer(kind=Kind.EVENT))
    account = await server.account(writes=True)
    up = await begun(server, account, tmp_path_factory.mktemp("up"))
    first = datetime.now(tz=UTC).replace(hour=6, minute=0) + timedelta(days=1)
    moments = [first + timedelta(hours=2 * number) for number in range(MANY[server.name])]
    items = [
        Item(title=f"Session {number}", detail=f"{moment:%Y-%m-%dT%H:%M}")
        for number, moment in enumerate(moments)
    ]
    for item in items:
        text = text_of(Kind.EVENT, item)
        (up.items / f"{uid_of(item)}.ics").write_text(text, encoding="utf-8", newline="")
    await up.sync(limit=MANY_LIMIT)
    expected = {item.title: item.detail for item in items}
    assert await server.items(account, Kind.EVENT) == expected
    down = await begun(server, account, tmp_path_factory.mktemp("down"))
    await down.sync(limit=MANY_LIMIT)
    assert len(list(down.items.iterdir())) == MANY[server.name]
    # What nobody has changed stays as it is, on either side.
    await up.sync(limit=MANY_LIMIT)
    await down.sync(limit=MANY_LIMIT)
    assert await server.items(account, Kind.EVENT) == expected


@pytest.mark.parametrize("client", ROOM_CLIENTS, ids=named)
async def test_a_rooms_calendar_is_read_and_written(
    client: Client, our_server: studio.StudioSync, tmp_path: Path
) -> None:
    await version_of(client)
    journey = Journey(client, our_server, tmp_path)
    await journey.go_in_a_room(await our_server.account(writes=True, room=True))
    assert {name: how for name, how in journey.results.items() if how != "ok"} == {}


@pytest.mark.parametrize("client", SERIES_CLIENTS, ids=named)
async def test_a_series_keeps_its_alarm_its_exception_and_unknown_lines(
    client: Client, server: DavServer, session: aiohttp.ClientSession, tmp_path: Path
) -> None:
    await version_of(client)
    account = await server.account(writes=True)
    site = Site(folder=tmp_path, address=server.url, account=account)
    async with client.connected(site) as connection:
        assert isinstance(connection, Driver)
        await connection.do("write", text=series("Yoga"))

        async def sent(*marks: str) -> bool:
            (text,) = (await stored(session, account)).values()
            return all(mark in text for mark in (*KEPT, *marks))

        async def shown(title: str) -> bool:
            await connection.sync()
            if title not in await connection.items():
                return False
            text = await connection.do("text", title=title)
            return all(mark in text for mark in KEPT)

        await until(lambda: sent("SUMMARY:Yoga"), "the series is on the server", PATIENCE)
        await server.rename(account, Kind.EVENT, "Yoga", "Yoga in the park")
        await until(lambda: sent("SUMMARY:Yoga in the park"), "all is kept there", PATIENCE)
        await until(lambda: shown("Yoga in the park"), "the client shows it", PATIENCE)
        await connection.rename("Yoga in the park", "Yoga at home")
        await until(lambda: sent("SUMMARY:Yoga at home"), "all is kept after that", PATIENCE)
