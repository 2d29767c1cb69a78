"""Looks for a calendar server, and says why it is not found."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
import ssl
from typing import Final
from urllib.parse import urlsplit

from ..dav_client.addresses import origin_of
from ..dav_client.certificates import Certificate, Trust, certificate_of
from ..dav_client.client import Server, connect
from ..dav_client.discovery import Answered, Discovery, Wish, discover, is_local
from ..dav_client.homes import Collection, Principal, etags_of, read_homes
from ..dav_client.transport import Transport, connected

_TIMEOUT: Final = 40.0
"""Seconds for each address that is tried, once: there are servers that take 30 to answer."""
_ERRORS: Final = {
    Answered.SIGN_IN: "invalid_auth",
    Answered.FORBIDDEN: "account_locked",
    Answered.NOTHING: "no_calendars",
    Answered.NO_ADDRESS: "cannot_connect",
}
"""What is said of what was tried: the first of these that some address answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody typed."""

    address: str = ""
    user: str = ""
    password: str = ""
    trust: Trust

    @property
    def wish(self) -> Wish:
        """The server that is meant."""
        return Wish(text=self.address)

    @property
    def is_plain(self) -> bool:
        """Whether the address is one without encryption."""
        return self.wish.base.lower().startswith("http://")

    @property
    def error(self) -> str | None:
        """Why this is no address that may be asked; None if it may."""
        scheme, host, _ = origin_of(self.wish.base)
        if scheme not in ("http", "https") or not host:
            return "address_invalid"
        return "plain_http" if self.is_plain and not is_local(self.wish.base) else None

    def server(self, url: str = "") -> Server:
        """Return the server at an address."""
        return Server(url=url, user=self.user, password=self.password, trust=self.trust)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found, and the certificate that can't be checked, if that is why."""

    discovery: Discovery
    certificate: Certificate | None = None

    @property
    def elsewhere(self) -> str:
        """Where the server says that it is, if that is another host."""
        return next((each.target for each in self.discovery.tried if each.target), "")

    @property
    def error(self) -> str:
        """What is to be said if nothing was found."""
        answers = {each.answered for each in self.discovery.tried}
        return next((key for each, key in _ERRORS.items() if each in answers), "no_calendars")


async def look(asked: Asked) -> Look:
    """Look for somebody's calendars. Raises ssl.SSLError for an authority that can't be read."""
    found = await discover(asked.wish, asked.server(), _connected)
    refused = [each for each in found.tried if each.answered is Answered.CERTIFICATE]
    if found.principal is not None or not refused:
        return Look(discovery=found)
    return Look(discovery=found, certificate=await _shown(refused[0].url))


async def _connected(server: Server) -> Transport:
    return Transport(await connect(server), timeout=_TIMEOUT, tries=1)


async def _shown(url: str) -> Certificate | None:
    """Return the certificate that a host shows; None if it is gone meanwhile."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(_TIMEOUT):
            return await certificate_of(parts.hostname or "", parts.port or 443)
    except OSError, ssl.SSLError:
        return None


async def collections_of(server: Server, principal: Principal) -> list[tuple[Collection, int]]:
    """Return a person's calendars and address books, and how many entries each has.

    Raises ReplicaError.
    """
    async with connected(server) as transport:
        found = await read_homes(transport, principal.homes)
        named = sorted(found, key=lambda each: each.name.casefold())
        return [(each, len(await etags_of(transport, each))) for each in named]
