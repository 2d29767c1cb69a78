"""Sends calls to Google: sign-in, rate limit, retries, and typed errors."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
import logging
from random import random as _random
import time
from typing import Protocol, runtime_checkable

import aiohttp
import orjson
from yarl import URL

from ..sync.ports import ReplicaError, SignInExpired, Unreachable
from .batch import (
    CONTENT_TYPE,
    Call,
    Envelope,
    Json,
    Reply,
    encode,
    lost,
    read_envelope,
    read_reply,
)
from .errors import (
    ABORTED,
    NOT_SENT,
    NOT_TAKEN,
    BatchRefused,
    Failure,
    MalformedAnswer,
    Refusal,
    error_for,
)
from .rate_limiter import Limiter
from .roots import Roots

_LOGGER = logging.getLogger(__name__)

BATCH_SIZE = 50
"""Calls in one batch; Google's documentation says 50 in one place and 1000 in another."""
TIMEOUT = 60.0
"""Seconds for one request, including the response."""
_SECONDS = 120.0
"""Seconds that one call waits between its tries at most, in all."""
_LONGEST = 32.0
"""Seconds between two tries at most, unless Google asks for more."""
_ERROR = b'"error"'
"""Occurs in the body of every error of Google's API, which is JSON."""
_LARGE = 16 * 1024
"""Bytes from which on a batch of one call may be refused for its size."""
_TRIES = {Failure.LIMITED: 8, Failure.OUTAGE: 4}

type Sleep = Callable[[float], Awaitable[object]]


class Auth(Protocol):
    """Gives access tokens, as ``gcal_sync.auth.AbstractAuth`` does.

    It may raise a ReplicaError, or aiohttp's ClientError or TimeoutError.
    """

    async def async_get_access_token(self) -> str:
        """Return a token that is valid by the clock."""


@runtime_checkable
class RenewingAuth(Auth, Protocol):
    """Can also replace a token that Google refuses before it expires."""

    async def async_renew_access_token(self) -> str:
        """Return a new token; raises like ``async_get_access_token``."""


@dataclass(slots=True)
class _Tries:
    """Decides whether and when failed calls are retried. Bounded in number and time."""

    transport: GoogleTransport
    limiter: Limiter
    made: int = 0
    waited: float = 0.0
    renewed: bool = False
    error: ReplicaError | None = None
    """Why a refused token could not be replaced."""

    async def again(self, replies: Sequence[Reply]) -> bool:
        """Wait before the next try; False if there is none."""
        failures = {reply.failure for reply in replies}
        if Failure.SIGN_IN in failures:
            return await self._renew()
        failure = Failure.LIMITED if Failure.LIMITED in failures else Failure.OUTAGE
        if failure is Failure.LIMITED:
            self.limiter.refused()
        self.made += 1
        delay = min(2.0 ** (self.made - 1), _LONGEST) * (0.5 + self.transport.random() / 2)
        delay = max([delay, *(reply.retry_after or 0.0 for reply in replies)])
        if self.made >= _TRIES[failure] or self.waited + delay > _SECONDS:
            return False
        self.waited += delay
        _LOGGER.debug("Try %d failed (%s), waiting %.1f s", self.made, failure.name, delay)
        await self.transport.sleep(delay)
        return True

    async def _renew(self) -> bool:
        """Replace a refused token, once; the next try shows whether that helped."""
        auth = self.transport.auth
        if self.renewed or not isinstance(auth, RenewingAuth):
            return False
        self.renewed = True
        try:
            await _token(auth.async_renew_access_token)
        except ReplicaError as error:
            self.error = error
        return self.error is None


@dataclass(slots=True)
class _Batch:
    """The calls of one batch, and the replies so far."""

    calls: Sequence[Call]
    replies: list[Reply] = field(init=False)
    size: int = field(init=False)
    """How many calls Google accepts in one batch, as learned."""
    uncertain: bool = False
    """Whether some of them may have been carried out."""

    def __post_init__(self) -> None:
        self.replies = [Reply(status=NOT_SENT)] * len(self.calls)
        self.size = len(self.calls)

    def note(self, numbers: Sequence[int], replies: Sequence[Reply]) -> None:
        """Keep the replies to the calls of these numbers."""
        for number, reply in zip(numbers, replies, strict=True):
            self.replies[number] = reply
            self.uncertain = self.uncertain or reply.uncertain or reply.ok


_AGAIN = frozenset({Failure.OUTAGE, Failure.LIMITED, Failure.SIGN_IN})


class GoogleTransport:
    """The connection of one account to Google. ``requests`` counts the requests sent.

    ``clock`` is monotonic, in seconds; ``random`` gives numbers from 0 to 1;
    ``timeout`` is in seconds, for one request with its answer.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        auth: Auth,
        roots: Roots,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        random: Callable[[], float] = _random,
        limiter: Limiter | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self.session = session
        self.auth = auth
        self.roots = roots
        self.sleep = sleep
        self.random = random
        self.limiter = limiter or Limiter(clock=clock, sleep=sleep)
        self.timeout = timeout
        self.requests = 0
        self._clock = clock
        self._heard: tuple[datetime, float] | None = None

    @property
    def google_time(self) -> datetime | None:
        """Google's time in UTC: that of its last response, plus the time since.

        None if no answer has told it (``Date``, RFC 9110 §6.6.1).
        """
        if self._heard is None:
            return None
        told, at = self._heard
        return told + timedelta(seconds=self._clock() - at)

    def new_limiter(self, most: int) -> Limiter:
        """Make a limiter for calls that Google counts apart."""
        return Limiter(clock=self._clock, sleep=self.sleep, most=most)

    async def get[T](
        self, url: str, read: Callable[[Json], T], *, limiter: Limiter | None = None
    ) -> T:
        """Get a JSON object and return what ``read`` makes of it, off the event loop.

        Raises a ReplicaError; a Refusal if it lies in the call itself.
        """

        def parse(status: int, headers: dict[str, str], body: bytes) -> tuple[Reply, T | None]:
            reply = _of_google(status, headers, body)
            if not reply.ok or reply.value is None:
                return (lost("malformed_answer") if reply.ok else reply), None
            try:
                return reply, read(reply.value)
            except MalformedAnswer:
                return lost("malformed_answer"), None

        limiter = limiter or self.limiter
        tries = _Tries(self, limiter)
        while True:
            async with limiter.room_for(1):
                reply, value = await self._send("GET", url, {}, None, parse)
            if value is not None:
                return value
            if reply.failure not in _AGAIN or not await tries.again([reply]):
                raise tries.error or _error([reply]) or Refusal(reply.status, reply.reason)

    async def call(
        self,
        method: str,
        url: str,
        body: Json | None = None,
        *,
        limiter: Limiter,
        repeatable: bool = True,
    ) -> Reply:
        """Make one call, which may change something, and return its reply.

        It is repeated only if it is ``repeatable``, or can't have been carried out. A general
        failure does not tell whether it was. Raises a ReplicaError only if it can't have been.
        """

        def parse(status: int, headers: dict[str, str], body: bytes) -> tuple[Reply, None]:
            return _of_google(status, headers, body), None

        data = None if body is None else orjson.dumps(body)
        headers = {} if data is None else {"Content-Type": "application/json; charset=UTF-8"}
        tries, uncertain = _Tries(self, limiter), False
        while True:
            try:
                async with limiter.room_for(1):
                    reply, _ = await self._send(method, url, headers, data, parse)
            except ReplicaError as error:
                if not uncertain:
                    raise
                return _reply_for(error)
            uncertain = uncertain or reply.uncertain
            again = reply.failure in _AGAIN or reply.reason == ABORTED
            if not again or (uncertain and not repeatable) or not await tries.again([reply]):
                break
        failed = tries.error or _error([reply])
        if failed is None and reply.reason == ABORTED:
            failed = Unreachable(ABORTED)
        if failed is not None and not uncertain:
            raise failed
        return reply if failed is None else lost()

    async def batch(self, url: str, calls: Sequence[Call]) -> list[Reply]:
        """Make up to 50 calls in one request, and retry those that failed.

        Every call must be harmless to repeat. A batch that is too large for Google goes in
        halves. Raises a ReplicaError only if none of the calls can have been carried out; a
        reply may be a failure, and then may not tell whether its call was.
        """
        batch = _Batch(calls)
        tries = _Tries(self, self.limiter)
        waiting = list(range(len(calls)))
        while waiting:
            await self._round(url, batch, waiting)
            waiting = [number for number in waiting if batch.replies[number].failure in _AGAIN]
            if waiting and not await tries.again([batch.replies[number] for number in waiting]):
                break
        error = tries.error or _error(batch.replies)
        if not batch.uncertain and error is not None:
            raise error
        return batch.replies

    async def _round(self, url: str, batch: _Batch, waiting: Sequence[int]) -> None:
        """Send the calls of these numbers once, as many at a time as Google takes.

        After one request without any reply, none is sent for the others, for now.
        """
        left = waiting
        while left:
            some = left[: batch.size]
            try:
                envelope = await self._envelope(url, [batch.calls[number] for number in some])
            except ReplicaError as error:
                if not batch.uncertain:
                    raise
                batch.note(left, [_reply_for(error)] * len(left))
                return
            if envelope.too_large and len(some) > 1:
                batch.size = (len(some) + 1) // 2
                continue
            batch.note(some, envelope.replies)
            if all(reply.failure in _AGAIN for reply in envelope.replies):
                return
            left = left[len(some) :]

    async def _envelope(self, url: str, calls: Sequence[Call]) -> Envelope:
        """Send one batch once; if it fails as a whole, each call gets that reply."""

        def parse(
            status: int, headers: dict[str, str], body: bytes
        ) -> tuple[Reply, Envelope | None]:
            return Reply(status=status), read_envelope(status, headers, body, len(calls))

        data, headers = encode(calls), {"Content-Type": CONTENT_TYPE}
        async with self.limiter.room_for(len(calls)):
            reply, envelope = await self._send("POST", url, headers, data, parse)
        if envelope is None:
            return Envelope(replies=[reply] * len(calls))
        if envelope.too_large and len(calls) == 1 and len(data) > _LARGE:
            # This call itself is too large, not the batch.
            return Envelope(replies=[Reply(status=HTTPStatus.CONTENT_TOO_LARGE)])
        return envelope

    async def _send[T](
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        data: bytes | None,
        parse: Callable[[int, dict[str, str], bytes], tuple[Reply, T]],
    ) -> tuple[Reply, T | None]:
        """Send one request once; a failed connection gives a reply, not an error."""
        token = await _token(self.auth.async_get_access_token)
        self.requests += 1
        try:
            async with self.session.request(
                method,
                URL(url, encoded=True),
                data=data,
                headers={**headers, "Authorization": f"Bearer {token}"},
                timeout=aiohttp.ClientTimeout(total=self.timeout),
                allow_redirects=False,
            ) as response:
                body = await response.read()
        except aiohttp.ClientConnectorError:
            return Reply(status=NOT_SENT, reason="no_connection"), None
        except aiohttp.ClientError, TimeoutError, ConnectionError:
            return lost(), None
        found = {name.lower(): value for name, value in response.headers.items()}
        if (told := date_of(found)) is not None:
            self._heard = told, self._clock()
        # Parsing a page may take longer than the event loop can spare.
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, parse, response.status, found, body)


def _of_google(status: int, headers: Mapping[str, str], body: bytes) -> Reply:
    """Read a response; a page of a proxy's says nothing of the call."""
    reply = read_reply(status, headers, body)
    if not reply.ok and reply.failure is None and _ERROR not in body:
        return Reply(status=NOT_SENT, reason=f"not_google_{status}")
    return reply


async def _token(get: Callable[[], Awaitable[str]]) -> str:
    """Get an access token; a refused refresh token means that the sign-in has expired."""
    try:
        return await get()
    except aiohttp.ClientResponseError as error:
        if 400 <= error.status < 500 and error.status not in (408, 429):  # noqa: PLR2004
            raise SignInExpired("token_refused") from error
        raise Unreachable("token_unavailable") from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Unreachable("token_unavailable") from error


def date_of(headers: Mapping[str, str]) -> datetime | None:
    """Read the time of a response, in UTC; None if it has none."""
    try:
        told = parsedate_to_datetime(headers.get("date", ""))
        return told.astimezone(UTC) if told.tzinfo is not None else told.replace(tzinfo=UTC)
    except ValueError, OverflowError:
        return None


def _error(replies: Sequence[Reply]) -> ReplicaError | None:
    """Return the error for a failure of the service that all replies report, else None."""
    failures = {reply.failure for reply in replies}
    if None in failures or not failures:
        return None
    first = replies[0]
    waits = [reply.retry_after for reply in replies if reply.retry_after is not None]
    longest = max(waits, default=None)
    if first.status == NOT_TAKEN:
        return BatchRefused(first.reason, retry_after=longest)
    return first.failure and error_for(first.failure, reason=first.reason, retry_after=longest)


def _reply_for(error: ReplicaError) -> Reply:
    """Return replies for calls that could not be retried."""
    if isinstance(error, SignInExpired):
        return Reply(status=401, reason=error.key)
    return lost(error.key)
