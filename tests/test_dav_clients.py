"""Real clients keep in step with a server for phones, each by the same steps.

``--dav-table FILE`` writes how each step went, for the tables in ``docs/dav-clients.md``.
"""

from collections.abc import AsyncIterator
import json
from pathlib import Path

import pytest
import pytest_asyncio

from .dav_clients.client import Client, Missing
from .dav_clients.installed import brought
from .dav_clients.journey import Journey
from .dav_clients.libraries import PythonCaldav, Tsdav
from .dav_clients.radicale import radicale
from .dav_clients.server import DavServer, Kind

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live"), pytest.mark.timeout(600)]

CLIENTS: tuple[Client, ...] = (PythonCaldav(), Tsdav(kind=Kind.EVENT), Tsdav(kind=Kind.CARD))


@pytest_asyncio.fixture(params=["Radicale"])
async def server(socket_enabled: None, tmp_path: Path) -> AsyncIterator[DavServer]:
    folder = tmp_path / "server"
    folder.mkdir()
    try:
        program = brought("radicale/bin/radicale")
    except Missing as missing:
        pytest.skip(str(missing))
    async with radicale(program, folder) as started:
        yield started


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: f"{client.name}-{client.kind}")
async def test_a_client_and_a_server_keep_in_step(
    client: Client, server: DavServer, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    try:
        version = await client.version()
    except Missing as missing:
        pytest.skip(str(missing))
    journey = Journey(client, server, tmp_path)
    await journey.go()
    table: str | None = request.config.getoption("--dav-table")
    if table is not None:
        row = {"client": client.name, "version": version, "kind": client.kind}
        with Path(table).open("a", encoding="utf-8") as file:
            file.write(json.dumps({**row, "server": server.name, "steps": journey.results}) + "\n")
    assert {name: how for name, how in journey.results.items() if how != "ok"} == {}
