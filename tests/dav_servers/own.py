"""Our own endpoint for phones, over a home in memory."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from tests.dav_home import MemoryHome
from tests.dav_service import application

from .running import Running


@asynccontextmanager
async def own(home: MemoryHome) -> AsyncIterator[Running]:
    """Serve a home; end it when leaving."""
    runner = web.AppRunner(application(home), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield Running(
            name="Studio Sync",
            version="",
            host=host,
            start="/",
            principal="/api/studio_sync/dav/principals/anna/",
            calendars="/api/studio_sync/dav/calendars/anna/",
            books="/api/studio_sync/dav/books/anna/",
            password="secret",
        )
    finally:
        await runner.cleanup()
