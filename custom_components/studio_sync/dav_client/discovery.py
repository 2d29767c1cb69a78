"""Finds a server by an address, an e-mail address or a domain, and says what was tried.

By SRV and TXT (RFC 6764), ``/.well-known``, the address itself, and the paths that usual servers
have.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
import ipaddress
from typing import Final
from urllib.parse import urlsplit

from ..sync.ports import AccessRefused, ReplicaError, SignInExpired
from .addresses import origin_of
from .client import Server
from .errors import CertificateRefused, CollectionGone, NoDav, Redirected, Refused
from .homes import Principal, find_principal
from .transport import Transport


class How(StrEnum):
    """By what an address came to be tried."""

    GIVEN = "given"
    DNS = "dns"
    WELL_KNOWN = "well_known"
    USUAL = "usual"


class Answered(StrEnum):
    """What answered there."""

    FOUND = "found"
    NO_ADDRESS = "no_address"
    """No such name, or nobody listens there, or no answer came in time."""
    CERTIFICATE = "certificate"
    ELSEWHERE = "elsewhere"
    """It sends to another host, or from TLS to plain."""
    SIGN_IN = "sign_in"
    """It is a server, and does not take the user name and password."""
    FORBIDDEN = "forbidden"
    NOTHING = "nothing"
    """There is nothing of the kind: 404, or a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One address, and what answered."""

    url: str
    how: How
    answered: Answered
    target: str = ""
    """Where it sends us, or the DNS, if that is another host: who means that one has to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What was tried, in order; ``principal`` is who is signed in, if a server was found."""

    tried: tuple[Tried, ...]
    principal: Principal | None = None

    @property
    def asks_for_other_sign_in(self) -> bool:
        """Whether a server was found that did not take the user name and password."""
        return any(each.answered is Answered.SIGN_IN for each in self.tried)


USUAL_PATHS: Final = (
    "/remote.php/dav/",  # Nextcloud, ownCloud
    "/SOGo/dav/{user}/",  # SOGo, mailcow
    "/dav.php/",  # Baïkal
    "/caldav.php/",  # DAViCal
    "/dav/principals/user/{user}/",  # Cyrus, Fastmail
    "/{user}/",  # Radicale
    "/user/",  # Xandikos
    "/caldav/",  # Synology
    "/dav/",
)
KNOWN_DOMAINS: Final = {
    "icloud.com": "https://caldav.icloud.com/",
    "me.com": "https://caldav.icloud.com/",
    "mac.com": "https://caldav.icloud.com/",
    "fastmail.com": "https://caldav.fastmail.com/dav/principals/user/{user}/",
    "mailbox.org": "https://dav.mailbox.org/",
    "posteo.de": "https://posteo.de:8443/",
    "gmx.net": "https://caldav.gmx.net/",
    "web.de": "https://caldav.web.de/",
}
"""Where people of these providers find their calendars."""
_LASTING: Final = frozenset({Answered.NO_ADDRESS, Answered.CERTIFICATE})
"""What answers so does not have another path, either."""

type Connect = Callable[[Server], Awaitable[Transport]]
type LookUp = Callable[[str], Awaitable[list[str]]]
"""Returns the URLs that the DNS names for a domain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person has typed: an address, or an e-mail address, or a domain."""

    text: str

    @property
    def base(self) -> str:
        """The URL that is meant; of a domain, or an e-mail address, by TLS."""
        text = self.text.strip()
        for prefix, scheme in (("caldavs", "https"), ("carddavs", "https"), ("caldav", "http")):
            text = text.replace(f"{prefix}://", f"{scheme}://", 1)
        if "://" in text:
            # Whatever signs in is asked for by itself: a password in a URL would be shown.
            scheme, _, rest = text.partition("://")
            host, slash, path = rest.partition("/")
            return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
        return f"https://{text.rpartition('@')[2]}/"

    @property
    def domain(self) -> str:
        """The domain to ask the DNS about; empty for a path or a port, which say more."""
        text = self.text.strip()
        if "://" in text or "/" in text or ":" in text:
            return ""
        return text.rpartition("@")[2].lower()


def is_local(url: str) -> bool:
    """Tell whether a host is of the local network, where a server without TLS is bearable."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        suffixes = (".local", ".lan", ".home", ".internal", ".home.arpa", ".fritz.box")
        return host == "localhost" or "." not in host or host.endswith(suffixes)


async def discover(
    wish: Wish, server: Server, connect: Connect, look_up: LookUp | None = None
) -> Discovery:
    """Find who is signed in on the server that was meant. Of ``server`` the URL does not count.

    What answers is never an error: it is told.
    """
    tried = list[Tried]()
    seen, silent = set[str](), set[tuple[str, str, int | None]]()
    async for url, how in _candidates(wish, server.user, look_up or by_dns):
        if url in seen or origin_of(url) in silent:
            continue
        seen.add(url)
        if how is How.DNS and not _is_within(url, wish.domain):
            # Anybody might have told us so: no password goes there unasked.
            tried.append(Tried(url=url, how=how, answered=Answered.ELSEWHERE, target=url))
            continue
        at = Server(url=url, user=server.user, password=server.password, trust=server.trust)
        answered, principal, target = await _try(at, connect)
        tried.append(Tried(url=url, how=how, answered=answered, target=target))
        if principal is not None:
            return Discovery(tried=tuple(tried), principal=principal)
        if answered in _LASTING:
            silent.add(origin_of(url))
        if answered is Answered.SIGN_IN:
            # Trying it at other paths might lock the account.
            break
    return Discovery(tried=tuple(tried))


async def _candidates(wish: Wish, user: str, look_up: LookUp) -> AsyncIterator[tuple[str, How]]:
    base = wish.base
    if wish.domain:
        known = KNOWN_DOMAINS.get(wish.domain)
        if known is not None:
            yield known.format(user=user), How.USUAL
        for url in await look_up(wish.domain):
            yield url, How.DNS
    else:
        yield base, How.GIVEN
    scheme, _, rest = base.partition("://")
    root = f"{scheme}://{rest.partition('/')[0]}"
    for name in ("caldav", "carddav"):
        yield f"{root}/.well-known/{name}", How.WELL_KNOWN
    yield f"{root}/", How.GIVEN
    for path in USUAL_PATHS:
        yield root + path.format(user=user), How.USUAL


async def _try(server: Server, connect: Connect) -> tuple[Answered, Principal | None, str]:
    transport = await connect(server)
    target = ""
    try:
        return Answered.FOUND, await find_principal(transport, server.url), ""
    except Redirected as error:
        answered, target = Answered.ELSEWHERE, error.target
    except NoDav, Refused, CollectionGone:
        answered = Answered.NOTHING
    except ReplicaError as error:
        answered = next(
            (each for kind, each in _BY_ERROR.items() if isinstance(error, kind)),
            Answered.NO_ADDRESS,
        )
    finally:
        await transport.close()
    return answered, None, target


_BY_ERROR: Final[Mapping[type[ReplicaError], Answered]] = {
    SignInExpired: Answered.SIGN_IN,
    AccessRefused: Answered.FORBIDDEN,
    CertificateRefused: Answered.CERTIFICATE,
}


def _is_within(url: str, domain: str) -> bool:
    host = (urlsplit(url).hostname or "").lower()
    return host == domain or host.endswith(f".{domain}")


async def by_dns(domain: str) -> list[str]:
    """Ask the DNS for SRV and TXT (RFC 6764 §3); by the ``caldav`` package, on another thread."""
    return await asyncio.get_running_loop().run_in_executor(None, _by_dns, domain)


def _by_dns(domain: str) -> list[str]:
    from caldav import discovery as module  # noqa: PLC0415 - it takes half a second

    found = list[str]()
    for service in ("caldav", "carddav"):
        # What it finds is all that is used of it; what it tries beyond that, it does not tell.
        records = module._srv_lookup(domain, service, True)  # noqa: SLF001
        path = module._txt_lookup(domain, service, True) or "/"  # noqa: SLF001
        for host, port, *_ in records:
            place = host if port == _TLS else f"{host}:{port}"
            found.append(f"https://{place}/{path.lstrip('/')}")
    return list(dict.fromkeys(found))


_TLS: Final = 443
