"""Sends requests to a server: sign-in, retries, redirections, limits, and typed errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
import logging
import ssl
from time import monotonic
from typing import Any, Final

from ..dav.elements import XmlLimits
from ..dav.errors import XmlError
from ..dav.multistatus import Multistatus, MultistatusReader
from ..sync.ports import ReplicaError, Unreachable
from .addresses import may_follow, resolved
from .client import Client, Server, connect
from .errors import (
    Answer,
    CertificateRefused,
    NoDav,
    Redirected,
    ServerUnreachable,
    error_for,
    http_date,
)

_LOGGER = logging.getLogger(__name__)

LIMITS: Final = XmlLimits(size=64 * 2**20, elements=2_000_000)
"""Of one answer; a calendar of many thousands of items is listed in one."""
MOST_BYTES: Final = 32 * 2**20
"""Of one item."""
TIMEOUT: Final = 90.0
"""Seconds for one request, including the response. Servers that count long may take 30."""
_TRIES: Final = 3
_LONGEST_WAIT: Final = 20.0
"""Seconds that are waited before a try at most: for longer ones the run ends."""
_REDIRECTIONS: Final = 5
_ERROR_BYTES: Final = 64 * 1024
XML: Final[Mapping[str, str]] = {"Content-Type": "application/xml; charset=utf-8"}
_FOLLOWED: Final = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_READS: Final = {"GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT"}
"""Only these are sent once more to where they are redirected."""

type Sleep = Callable[[float], Awaitable[object]]
type Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request; ``url`` is absolute, ``most`` how many bytes are read of its answer."""

    method: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str]
    most: int = MOST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A multistatus, and where it is from: after a redirection that is another address."""

    url: str
    found: Multistatus
    at: datetime | None


class Transport:
    """The way to one server. ``requests`` counts all that were sent."""

    def __init__(
        self,
        client: Client,
        *,
        sleep: Sleep = asyncio.sleep,
        now: Now | None = None,
        timeout: float | None = None,
        tries: int = _TRIES,
    ) -> None:
        """``timeout`` in seconds, for each of so many ``tries``; None: TIMEOUT."""
        self.requests = 0
        self._client = client
        self._sleep = sleep
        self._timeout = timeout
        self._tries = tries
        self._now = now or _utc_now
        self._signing_in = asyncio.Lock()
        self._heard: tuple[datetime, float] | None = None

    @property
    def server_time(self) -> datetime | None:
        """The server's time: that of its last answer, and the time since; None if it tells none.

        All that is read of a calendar may take minutes.
        """
        if self._heard is None:
            return None
        told, at = self._heard
        return told + timedelta(seconds=monotonic() - at)

    @property
    def _seconds(self) -> float:
        return TIMEOUT if self._timeout is None else self._timeout

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def send(
        self,
        method: str,
        url: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request and return what is answered, also a refusal of this one request.

        Raises a ReplicaError for what others would get as well.
        """
        request = Request(method=method, url=url, body=body, headers=headers or {})
        answer, _ = await self._retried(request)
        return answer

    async def list(
        self, method: str, url: str, body: bytes, *, depth: str, limits: XmlLimits = LIMITS
    ) -> Listed | Answer:
        """Send a PROPFIND or REPORT; return its multistatus, or the refusal.

        Raises a ReplicaError, also for an answer that is no multistatus.
        """
        headers = {**XML, "Depth": depth}
        request = Request(method=method, url=url, body=body, headers=headers)

        async def read(response: Any) -> Multistatus:
            reader = MultistatusReader(limits)
            async with aclosing(response.aiter_bytes()) as pieces:
                async for piece in pieces:
                    reader.feed(piece)
            return reader.close()

        answer, found = await self._retried(request, read)
        if found is None:
            return answer
        url = answer.headers.get(_FROM, url)
        return Listed(url=url, found=found, at=answer.at)

    async def _retried(
        self, request: Request, read: ReadMultistatus | None = None
    ) -> tuple[Answer, Multistatus | None]:
        """Try until it is answered, so many times. Raises what prevents it."""
        waited = 0.0
        for attempt in range(1, self._tries + 1):
            try:
                answer, found = await self._followed(request, read)
                error = None if found is not None else error_for(answer, self._now())
                if error is None:
                    return replace(answer, attempt=attempt), found
            except Unreachable as failure:
                error = failure
            delay = _delay(error, attempt)
            if delay is None or attempt == self._tries or waited + delay > _LONGEST_WAIT:
                raise error
            waited += delay
            _LOGGER.debug("Try %d failed (%s), waiting %.1f s", attempt, error.key, delay)
            await self._sleep(delay)
        raise ServerUnreachable

    async def _followed(
        self, request: Request, read: ReadMultistatus | None
    ) -> tuple[Answer, Multistatus | None]:
        """Send it, and to where it is redirected within the host."""
        for _ in range(_REDIRECTIONS):
            answer, found = await self._signed_in(request, read)
            if answer.status not in _FOLLOWED or "location" not in answer.headers:
                headers = {**answer.headers, _FROM: request.url}
                return replace(answer, headers=headers), found
            target = resolved(request.url, answer.headers["location"])
            if request.method not in _READS or not may_follow(request.url, target):
                raise Redirected(target)
            request = replace(request, url=target)
        raise Redirected(request.url)

    async def _signed_in(
        self, request: Request, read: ReadMultistatus | None
    ) -> tuple[Answer, Multistatus | None]:
        """Send it, and once more as the server wants to be signed in to."""
        auth = self._client.auth
        answer, found = await self._sent(request, read)
        if answer.status != HTTPStatus.UNAUTHORIZED or auth is not None:
            return answer, found
        async with self._signing_in:
            if self._client.auth is None and not self._client.answer_challenge(
                answer.headers.get("www-authenticate", "")
            ):
                return answer, found
        return await self._sent(request, read)

    async def _sent(
        self, request: Request, read: ReadMultistatus | None
    ) -> tuple[Answer, Multistatus | None]:
        self.requests += 1
        try:
            async with asyncio.timeout(self._seconds), self._stream(request) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                status: int = response.status_code
                if (told := http_date(headers.get("date", ""))) is not None:
                    self._heard = told, monotonic()
                if read is not None and status == HTTPStatus.MULTI_STATUS:
                    return Answer(status=status, headers=headers), await read(response)
                answer = Answer(status=status, headers=headers)
                body = await _whole(response, request.most if answer.ok else _ERROR_BYTES)
        except TimeoutError as error:
            raise ServerUnreachable("no answer in time") from error
        except XmlError as error:
            raise NoDav(error.sentence) from error
        if read is not None and answer.ok:
            # A page to sign in at, perhaps.
            raise NoDav(f"status {status}")
        return replace(answer, body=body), None

    @asynccontextmanager
    async def _stream(self, request: Request) -> AsyncIterator[Any]:
        library = self._client.library
        try:
            async with self._client.session.stream(
                request.method,
                request.url,
                content=request.body,
                headers=dict(request.headers),
                auth=self._client.auth or library.USE_CLIENT_DEFAULT,
                timeout=self._seconds,
            ) as response:
                yield response
        except library.TransportError as error:
            if _is_certificate(error):
                raise CertificateRefused from error
            raise ServerUnreachable(type(error).__name__) from error
        except library.DecodingError as error:
            raise NoDav(type(error).__name__) from error


type ReadMultistatus = Callable[[Any], Awaitable[Multistatus]]

_FROM: Final = "x-answered-by"
"""Where the answer is from, among its headers: no server's."""


async def _whole(response: Any, most: int) -> bytes:
    """Read a body up to a limit; a longer one is cut, or an error if it is what was asked for."""
    body, size = list[bytes](), 0
    async with aclosing(response.aiter_bytes()) as pieces:
        async for piece in pieces:
            body.append(piece)
            size += len(piece)
            if size > most:
                if response.status_code // 100 == 2:  # noqa: PLR2004 - all of 2xx
                    raise NoDav("too long an answer")
                break
    return b"".join(body)[:most]


def _delay(error: ReplicaError, attempt: int) -> float | None:
    """Return how long to wait before the next try; None if that is useless."""
    if isinstance(error, (Redirected, CertificateRefused)) or not isinstance(error, Unreachable):
        return None
    if error.retry_after is not None:
        return error.retry_after
    return 0.5 * 4.0 ** (attempt - 1)


def _is_certificate(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(cause):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def connected(server: Server) -> AsyncIterator[Transport]:
    """Make the way to a server, closed when left. Raises ssl.SSLError for its authority."""
    transport = Transport(await connect(server))
    try:
        yield transport
    finally:
        await transport.close()
