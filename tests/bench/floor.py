"""The floor: what the same requests cost when nobody thinks about them."""

from dataclasses import dataclass, field
from time import perf_counter
from types import SimpleNamespace

import aiohttp
from yarl import URL

from tests.live.google import Google

from .first_sync import populate
from .sample import ZONE
from .stage import Bench, emulator, studio, token


@dataclass(slots=True)
class Sent:
    """A request as it went out."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(slots=True)
class Recording:
    """Everything that a session sends."""

    sent: list[Sent] = field(default_factory=list)

    def trace(self) -> aiohttp.TraceConfig:
        """Return what lets a session tell of its requests."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(self._start)
        config.on_request_chunk_sent.append(self._chunk)
        return config

    async def _start(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        request: aiohttp.TraceRequestStartParams,
    ) -> None:
        kept = {"content-type", "authorization"}
        headers = {k: v for k, v in request.headers.items() if k.lower() in kept}
        self.sent.append(Sent(request.method, str(request.url), headers))

    async def _chunk(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        chunk: aiohttp.TraceRequestChunkSentParams,
    ) -> None:
        self.sent[-1].body += chunk.chunk


async def floor(bench: Bench) -> None:
    """Populate Google, then send the same bytes to an emulator as fresh, and compare."""
    recording = Recording()
    async with emulator(bench) as google, studio(bench, google, trace=recording.trace()) as mia:
        ours = await populate(bench, mia, bench.sizes.small)
        here, email = google.url, mia.email
    async with emulator(bench) as google:
        await google.add_person(email, name="Mia", time_zone=ZONE)
        access = await token(google, email)
        bare = await replay(google, here, access, recording.sent)
    bench.samples.add("calendar.populate.vs_floor", ours / bare)


async def replay(google: Google, there: str, access: str, sent: list[Sent]) -> float:
    """Send requests one after the other as they were sent ``there``; return the seconds."""
    for request in sent:
        request.url = request.url.replace(there, google.url, 1)
        request.headers["Authorization"] = f"Bearer {access}"
    async with aiohttp.ClientSession() as session:
        begin = perf_counter()
        for request in sent:
            async with session.request(
                request.method,
                URL(request.url, encoded=True),
                data=request.body or None,
                headers=request.headers,
            ) as response:
                await response.read()
                assert response.ok, response.status
        return perf_counter() - begin
