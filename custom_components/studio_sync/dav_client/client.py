"""The ``caldav`` package's client: signs in, and holds the connections.

Its session is what sends our requests: whole answers, which the client would read itself, have no
limit, and it follows none of what address books need. It takes half a second to import and to
make, so both are done on another thread.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
import ssl
import sys
from types import ModuleType
from typing import Any, Final

from ..sync.ports import ReplicaError
from .certificates import Trust, context_for

_SCHEMES: Final = ("digest", "basic")
"""The ways to sign in, the better one first."""


class OtherLibrary(ReplicaError):
    """The ``caldav`` package speaks HTTP by a library that this is not made for (niquests)."""

    key = "server_library"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a server is, and with what to sign in to it."""

    url: str
    user: str
    password: str = field(repr=False)
    trust: Trust = field(default_factory=Trust)


class Client:
    """An ``AsyncDAVClient`` with its session; ``library`` is httpx or httpx2, which it uses."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.session = client.session
        name = type(self.session).__module__.partition(".")[0]
        if not hasattr(self.session, "build_request"):
            raise OtherLibrary(name)
        self.library: ModuleType = sys.modules[name]

    @property
    def auth(self) -> Any:
        """What signs in; None before the server has said how."""
        return self._client.auth

    def answer_challenge(self, header: str) -> bool:
        """Sign in from now on as the server asks to (RFC 7235); False if no way is known."""
        offered = {part.split(maxsplit=1)[0].casefold() for part in _challenges(header)}
        chosen = next((each for each in _SCHEMES if each in offered), None)
        if chosen is None:
            return False
        self._client.build_auth_object([chosen])
        return True

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _challenges(header: str) -> list[str]:
    return [part for part in (each.strip() for each in header.split(",")) if part]


async def connect(server: Server) -> Client:
    """Make a client for a server; nothing is sent yet. Raises ssl.SSLError for its authority."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, _make, server)


def _make(server: Server) -> Client:
    context: ssl.SSLContext | bool = context_for(server.trust)
    from caldav.async_davclient import AsyncDAVClient  # noqa: PLC0415 - it takes half a second

    client = AsyncDAVClient(
        server.url,
        username=server.user,
        password=server.password,
        ssl_verify_cert=context,
        # It would ask the DNS and the server while it is made.
        enable_rfc6764=False,
        # It would close the session after the first refusal, and try without HTTP/2.
        features={"http.multiplexing": False},
        rate_limit_handle=False,
    )
    return Client(client)
