"""A phone that speaks HTTP byte by byte to a Home Assistant, so that nothing tidies it up."""

import asyncio
from base64 import b64encode
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DAV_PATH
from custom_components.studio_sync.dav_http.routes import SERVER
from custom_components.studio_sync.dav_http.view import Server
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.visit import Visit

from .ha_fixtures import Scene

HOST: Final = "studio.example.com"
FAR: Final = "203.0.113.9"
"""An address outside every local network, as a proxy names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; the names of its headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def basic(user_name: str, password: str) -> str:
    """Return the value of the header that signs in."""
    return f"Basic {b64encode(f'{user_name}:{password}'.encode()).decode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """Sends requests over connections of its own; ``headers`` go with each."""

    port: int
    headers: Mapping[str, str] = field(default_factory=dict)

    def with_headers(self, **headers: str) -> Phone:
        """Return one that sends these, too; underscores stand for hyphens."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})

    def signed_in(self, user_name: str, password: str) -> Phone:
        """Return one that signs in."""
        return self.with_headers(Authorization=basic(user_name, password))

    def head(self, verb: str, path: str, **headers: str) -> bytes:
        """Return the beginning of a request, up to its body."""
        every = {"Host": HOST, **self.with_headers(**headers).headers}
        lines = [f"{verb} {path} HTTP/1.1", *(f"{key}: {value}" for key, value in every.items())]
        return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")

    async def ask(
        self, verb: str, path: str = DAV_PATH, body: bytes = b"", /, **headers: str
    ) -> Reply:
        """Send a request and return its answer."""
        sized = {"Content_Length": str(len(body)), **headers}
        return await self.send(self.head(verb, path, **sized) + body)

    async def send(self, sent: bytes) -> Reply:
        """Send bytes and return what is answered to the first request in them."""
        reader, writer = await self.connect()
        writer.write(sent)
        reply = await answer(reader)
        writer.close()
        return reply

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection."""
        return await asyncio.open_connection("127.0.0.1", self.port)


async def answer(reader: asyncio.StreamReader) -> Reply:
    """Read one answer; one that is only to continue is a whole one."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    lines = [line.partition(": ") for line in head[1:] if line]
    headers = {name.lower(): value for name, _, value in lines}
    assert len(headers) == len(lines), "a header came twice"
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Reply(status=int(head[0].split(" ")[1]), headers=headers, body=body)


@dataclass(slots=True)
class Echo:
    """A server that answers with the body that it got, and keeps what it was asked."""

    asked: list[DavRequest] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    def __call__(self, _tx: Transaction, request: DavRequest, visit: Visit) -> DavResponse:
        """Answer a request."""
        self.asked.append(request)
        self.visits.append(visit)
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        return DavResponse(status=HTTPStatus.OK, headers=headers, body=request.body)


@pytest.fixture
def echo(hass: HomeAssistant) -> Echo:
    """Have an echo answer phones, once they are let in. To be asked for before ``scene``."""
    echo = Echo()
    server: Server = echo
    hass.data[SERVER] = server
    return echo


@pytest.fixture
async def proxied(hass: HomeAssistant, socket_enabled: None) -> None:
    """Have Home Assistant trust a proxy on this machine, and ban addresses after 5 wrong logins.

    To be asked for before ``scene``.
    """
    http = {
        "use_x_forwarded_for": True,
        "trusted_proxies": ["127.0.0.1"],
        "login_attempts_threshold": 5,
    }
    assert await async_setup_component(hass, "http", {"http": http})


async def without_waiting(scene: Scene, asking: Coroutine[Any, Any, Reply]) -> Reply:
    """Return the answer to a request that is refused, and so answered later: time passes at once.

    It passes in small steps: what was refused before is still remembered.
    """
    task = asyncio.create_task(asking)
    while not task.done():
        await asyncio.sleep(0.001)
        scene.house.clock.go_on(timedelta(seconds=0.2))
    return await task


async def phone_of(scene: Scene) -> Phone:
    """Return a phone that is not signed in."""
    client = await scene.house.client()
    assert client.port is not None
    return Phone(port=client.port)
