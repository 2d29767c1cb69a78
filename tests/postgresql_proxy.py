"""A line to PostgreSQL that breaks off when a test wants it to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

COMMIT = b"COMMIT\0"


class Proxy:
    """Passes on what is said; hangs up before or after it has passed something on."""

    def __init__(self, server_port: int) -> None:
        """Let all pass at first."""
        self.port = 0
        self.connections = 0
        self.before: bytes | None = None
        """Hang up instead of passing this on, once."""
        self.after: bytes | None = None
        """Pass this on, and hang up when the server has answered it, once."""
        self.refuses = False
        self._server_port = server_port
        self._lines = set[asyncio.StreamWriter]()

    def cut(self) -> None:
        """Hang up on everybody."""
        for line in self._lines:
            line.transport.abort()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect somebody to the server."""
        if self.refuses:
            writer.transport.abort()
            return
        self.connections += 1
        there, to_there = await asyncio.open_connection("127.0.0.1", self._server_port)
        self._lines |= {writer, to_there}
        with suppress(ConnectionError):
            await asyncio.gather(self._ask(reader, to_there), self._answer(there, writer))
        for line in (writer, to_there):
            self._lines.discard(line)
            line.transport.abort()

    async def _ask(self, reader: asyncio.StreamReader, to_there: asyncio.StreamWriter) -> None:
        while said := await reader.read(65_536):
            if self.before is not None and self.before in said:
                self.before = None
                raise ConnectionResetError
            to_there.write(said)
            await to_there.drain()
            self._asked = said
        to_there.close()

    async def _answer(self, there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._asked = b""
        while said := await there.read(65_536):
            if self.after is not None and self.after in self._asked:
                self.after = None
                raise ConnectionResetError
            writer.write(said)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def proxied(server_port: int) -> AsyncIterator[Proxy]:
    """Pass on between a book and its server."""
    proxy = Proxy(server_port)
    server = await asyncio.start_server(proxy.talk, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.cut()
        server.close()
