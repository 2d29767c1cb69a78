"""A wire between clients and a server that can be cut, also in the middle of a PUT."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
import re

CHUNK = 2**16


class Cut(StrEnum):
    """Where the next PUT is cut."""

    IN_THE_BODY = "the server gets half of it"
    BEFORE_THE_ANSWER = "the server gets all of it, and the client no answer"


class Wire:
    """Carries connections to a port of 127.0.0.1."""

    def __init__(self, port: int) -> None:
        self.next_cut: Cut | None = None
        self.cuts = 0
        self._port = port
        self._end = 0
        self._laid: asyncio.Server | None = None

    @property
    def address(self) -> str:
        """Where its other end is."""
        return f"http://127.0.0.1:{self._end}"

    async def lay(self) -> None:
        """Have connections to the other end, which stays where it was."""
        self._laid = await asyncio.start_server(self.carry, "127.0.0.1", self._end)
        self._end = self._laid.sockets[0].getsockname()[1]

    async def take_away(self) -> None:
        """End all connections and refuse new ones, as a machine does where nobody listens."""
        if self._laid is not None:
            self._laid.close()
            self._laid.abort_clients()
            await self._laid.wait_closed()

    async def carry(self, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Carry a connection until one of its ends closes it, or it is cut."""
        with suppress(OSError):
            server, there = await asyncio.open_connection("127.0.0.1", self._port)
            ways = [
                asyncio.ensure_future(self._to_the_server(client, server, there)),
                asyncio.ensure_future(self._to_the_client(server, back)),
            ]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            there.transport.abort()
        back.transport.abort()

    async def _to_the_client(
        self, server: asyncio.StreamReader, back: asyncio.StreamWriter
    ) -> None:
        while chunk := await server.read(CHUNK):
            back.write(chunk)
            await back.drain()

    async def _to_the_server(
        self,
        client: asyncio.StreamReader,
        server: asyncio.StreamReader,
        there: asyncio.StreamWriter,
    ) -> None:
        while chunk := await client.read(CHUNK):
            cut = self.next_cut
            if cut is not None and chunk.startswith(b"PUT ") and b"\nAuthorization:" in chunk:
                self.next_cut = None
                chunk = await _whole(chunk, client)
                body = len(chunk) - chunk.index(b"\r\n\r\n") - 4
                self.cuts += 1
                if cut is Cut.IN_THE_BODY:
                    there.write(chunk[: len(chunk) - body // 2])
                    await there.drain()
                    return
                there.write(chunk)
                await there.drain()
                await self._unread(server)
                return
            there.write(chunk)
            await there.drain()

    async def _unread(self, server: asyncio.StreamReader) -> None:
        """Wait for the beginning of the answer, and drop it."""
        await server.read(1)


async def _whole(chunk: bytes, client: asyncio.StreamReader) -> bytes:
    """Read the rest of a request that has begun."""
    while b"\r\n\r\n" not in chunk:
        chunk += await client.read(CHUNK)
    head, _, body = chunk.partition(b"\r\n\r\n")
    length = re.search(rb"\ncontent-length: *(\d+)", head.lower())
    missing = int(length[1] if length else 0) - len(body)
    return chunk + (await client.readexactly(missing) if missing > 0 else b"")


@asynccontextmanager
async def wire(port: int) -> AsyncIterator[Wire]:
    """Lay a wire to a port."""
    laid = Wire(port)
    await laid.lay()
    try:
        yield laid
    finally:
        await laid.take_away()
