"""Stock Xandikos, which asks nobody for a password."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.live.process import free_port, running

from .installed import brought
from .running import Running, until_it_answers


@asynccontextmanager
async def xandikos(folder: Path) -> AsyncIterator[Running]:
    """Start Xandikos; end it when leaving."""
    port = free_port()
    command = [
        *(str(brought() / "xandikos/bin/xandikos"), "serve", "-d", str(folder / "data")),
        *("-l", "127.0.0.1", "-p", str(port), "--current-user-principal", "/anna/", "--defaults"),
    ]
    host = f"http://127.0.0.1:{port}"
    async with running(command, output=folder / "log", env={}, cwd=folder) as process:
        await until_it_answers(f"{host}/", process, "Xandikos")
        yield Running(
            name="Xandikos",
            version="0.4.10",
            host=host,
            start="/",
            principal="/anna/",
            calendars="/anna/calendars/",
            books="/anna/contacts/",
        )
