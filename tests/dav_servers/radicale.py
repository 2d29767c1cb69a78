"""Stock Radicale."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.dav_clients.radicale import started

from .installed import brought
from .running import Running

CONFIGURATION = """\
[server]
hosts = 127.0.0.1:{port}
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[web]
type = none
"""


@asynccontextmanager
async def radicale(folder: Path) -> AsyncIterator[Running]:
    """Start Radicale; end it when leaving."""
    (folder / "users").write_text("anna:anna-pw\n", encoding="utf-8")
    program = str(brought() / "radicale/bin/radicale")
    async with started([program], folder, CONFIGURATION, log=folder / "log") as url:
        yield Running(
            name="Radicale",
            version="3.9.0",
            host=url,
            start="/",
            principal="/anna/",
            calendars="/anna/",
            books="/anna/",
        )
