"""A proxy before a server, which lets the things happen that a real server does not on request."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import re
import ssl
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import aiohttp
from aiohttp import web

_DROPPED = {"transfer-encoding", "content-encoding", "content-length", "connection", "keep-alive"}
_WRITES = {"PUT", "DELETE", "PROPPATCH", "MKCOL", "MKCALENDAR", "MOVE"}
_FORBIDDEN = b"""<?xml version="1.0"?><error xmlns="DAV:"><need-privileges/></error>"""
_DEAD = b"""<?xml version="1.0"?><error xmlns="DAV:"><valid-sync-token/></error>"""
_LARGEST = 64 * 2**20


@dataclass(slots=True)
class Faults:
    """What happens to the next requests; None of a number: to all from now on."""

    failing: int | None = 0
    losing: int | None = 0
    over: bool = False
    read_only: bool = False
    dead_tokens: bool = False
    refuses_tokens: bool = False
    hide_next: bool = False
    hidden: set[str] = field(default_factory=set)
    answer: Callable[[str, str], web.Response | None] | None = None
    """Answers instead of the server, by the method and the path."""


@dataclass(slots=True)
class Proxy:
    """Where it listens, its faults, and what was asked: the method and path of each request."""

    url: str
    faults: Faults = field(default_factory=Faults)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    """The same requests' headers."""
    bodies: list[bytes] = field(default_factory=list)


def _take(number: int | None) -> tuple[bool, int | None]:
    return (True, None) if number is None else (number > 0, max(0, number - 1))


@asynccontextmanager
async def proxy(host: str, context: ssl.SSLContext | None = None) -> AsyncIterator[Proxy]:
    """Be between a server and who asks it; with a context by TLS."""
    found = Proxy("")
    # Some servers close a connection while the next request is on its way.
    apart = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(auto_decompress=False, connector=apart) as session:

        async def handle(request: web.Request) -> web.StreamResponse:
            return await _handle(request, found, session, host)

        app = web.Application(client_max_size=_LARGEST)
        app.router.add_route("*", "/{path:.*}", handle)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        scheme = "http" if context is None else "https"
        found.url = f"{scheme}://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield found
        finally:
            await runner.cleanup()


async def _handle(
    request: web.Request, found: Proxy, session: aiohttp.ClientSession, host: str
) -> web.StreamResponse:
    faults, path = found.faults, request.rel_url.raw_path
    body = await request.read()
    found.asked.append((request.method, path))
    found.headers.append(dict(request.headers))
    found.bodies.append(body)
    if (instead := _instead(request, body, faults)) is not None:
        return instead
    if faults.dead_tokens and b"sync-collection" in body:
        body = re.sub(rb"(sync-token>)[^<]+(<)", rb"\1http://example.com/bogus\2", body)
    headers = {
        name: value
        for name, value in request.headers.items()
        if name.lower() not in {"host", "content-length", "accept-encoding", "connection"}
    }
    headers["Accept-Encoding"] = "identity"
    async with session.request(
        request.method,
        f"{host}{request.raw_path}",
        data=body,
        headers=headers,
        allow_redirects=False,
        skip_auto_headers=["Content-Type", "Accept"],
    ) as answer:
        content = await answer.read()
        status = answer.status
        passed = {
            name: value for name, value in answer.headers.items() if name.lower() not in _DROPPED
        }
    loses, faults.losing = _take(faults.losing)
    if loses:
        assert request.transport is not None
        request.transport.close()
        return web.Response()
    if faults.hide_next and request.method == "PUT":
        faults.hide_next = False
        faults.hidden.add(unquote(path))
    lists = request.method == "PROPFIND" or b"sync-collection" in body
    if faults.hidden and lists and status == 207:
        content = _without(content, faults.hidden)
        faults.hidden.clear()
    passed["Location"] = passed.get("Location", "").replace(host, found.url)
    if not passed["Location"]:
        del passed["Location"]
    return web.Response(status=status, body=content, headers=passed)


def _without(content: bytes, hidden: set[str]) -> bytes:
    root = ET.fromstring(content)  # noqa: S314 - a server of ours
    for each in list(root):
        if unquote(each.findtext("{DAV:}href", "")) in hidden:
            root.remove(each)
    return ET.tostring(root)


def _instead(request: web.Request, body: bytes, faults: Faults) -> web.Response | None:
    """Answer instead of the server, if that is asked for."""
    if faults.over:
        return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    if faults.answer is not None:
        answer = faults.answer(request.method, request.rel_url.raw_path)
        if answer is not None:
            return answer
    fails, faults.failing = _take(faults.failing)
    if fails:
        return web.Response(status=503)
    if faults.read_only and request.method in _WRITES:
        return web.Response(status=403, body=_FORBIDDEN, content_type="application/xml")
    if faults.refuses_tokens and re.search(rb"sync-token>[^<]", body):
        return web.Response(status=403, body=_DEAD, content_type="application/xml")
    return None
