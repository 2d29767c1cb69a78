"""A real Home Assistant in a folder of its own, from its first start to its end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
import ssl
from time import monotonic

import aiohttp

from . import LiveError
from .client import Refused, Rest, WebSocket, websocket
from .onboarding import Owner, SignIn, onboard
from .process import Process, running
from .release import python

START_LIMIT = 300.0
"""Seconds that Home Assistant may take to start on a slow machine."""


class StartFailed(LiveError):
    """Home Assistant did not start in time."""


class HomeAssistant:
    """A started Home Assistant with its owner signed in."""

    def __init__(
        self, *, process: Process, folder: Path, rest: Rest, socket: WebSocket, sign_in: SignIn
    ) -> None:
        self.process = process
        self.folder = folder
        self.rest = rest
        self.socket = socket
        self.sign_in = sign_in

    @property
    def url(self) -> str:
        """Its address for a browser."""
        return self.rest.url


async def _until_running(rest: Rest, process: Process) -> None:
    """Wait until everything is set up."""
    end = monotonic() + START_LIMIT
    while (await rest.get("/api/config"))["state"] != "RUNNING":
        process.check()
        if monotonic() > end:
            raise StartFailed("Home Assistant does not finish its start")
        await asyncio.sleep(0.1)


async def _until_it_answers(rest: Rest, process: Process) -> None:
    """Wait until the frontend is served, which comes after the pages of onboarding."""
    end = monotonic() + START_LIMIT
    while True:
        process.check()
        try:
            await rest.get("/manifest.json")
        except (aiohttp.ClientConnectionError, Refused) as error:
            if monotonic() > end:
                raise StartFailed("Home Assistant does not answer") from error
            await asyncio.sleep(0.1)
        else:
            return


@asynccontextmanager
async def home_assistant(
    folder: Path,
    *,
    port: int,
    env: dict[str, str],
    owner: Owner | None = None,
    sign_in: SignIn | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[HomeAssistant]:
    """Start Home Assistant on ``folder``; end it when leaving.

    The first start takes the ``owner``, any later one what the first gave as
    ``sign_in``. It is talked to by HTTPS if there is a ``tls``. Raises StartFailed or ProcessEnded.
    """
    # Packages are pinned and there already: nothing is installed while starting.
    command = [python(), "-m", "homeassistant", "--skip-pip", "-c", str(folder)]
    log = folder / "home-assistant.out"
    async with AsyncExitStack() as stack:
        process = await stack.enter_async_context(running(command, output=log, env=env, cwd=folder))
        connector = aiohttp.TCPConnector(ssl=tls or True)
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        rest = Rest(session, f"{'https' if tls else 'http'}://127.0.0.1:{port}")
        await _until_it_answers(rest, process)
        if sign_in is None:
            if owner is None:
                raise ValueError("a first start needs an owner")
            sign_in = await onboard(rest, owner)
        rest = rest.as_user(sign_in.token)
        await _until_running(rest, process)
        socket = await stack.enter_async_context(websocket(session, rest.url, sign_in.token))
        yield HomeAssistant(
            process=process, folder=folder, rest=rest, socket=socket, sign_in=sign_in
        )
