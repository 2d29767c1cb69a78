"""A process that syncs a book with a calendar, made to be killed.

``python -m tests.kill_worker NOW URL BOOK TOKEN SUB CALENDAR`` reads lines from its input. For
each it forks a child, which is a process like any other, only without the imports to wait
for; writes the child's id; waits for its end; and writes how that was (0: the sync is done).
"""

import asyncio
from datetime import UTC, datetime, timedelta
from importlib import import_module
import os
from pathlib import Path
import sys
import time
from types import ModuleType
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).parent.parent / "custom_components" / "studio_sync"


def _without_home_assistant() -> None:
    """Let the inner packages be imported without the surface, which needs Home Assistant."""
    parent = ModuleType("custom_components.studio_sync")
    parent.__path__ = [str(ROOT)]
    sys.modules[parent.__name__] = parent


def _inner(name: str) -> Any:
    return import_module(f"custom_components.studio_sync.{name}")


class Token:
    """A sign-in with one access token."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def async_get_access_token(self) -> str:
        """Return the token."""
        return self._token


class Clock:
    """A clock that goes on from a moment, in every child alike."""

    def __init__(self, begin: datetime) -> None:
        self._begin = begin
        self._started = time.monotonic()

    def __call__(self) -> datetime:
        """Return the time in UTC."""
        return self._begin + timedelta(seconds=time.monotonic() - self._started)


def new_id() -> str:
    """Return an id."""
    return uuid4().hex


async def populate(  # noqa: PLR0917 - as they come from the command line
    now: Clock, url: str, book_url: str, token: str, sub: str, calendar: str
) -> None:
    """Run the sync once, sending out all there is."""
    aiohttp = import_module("aiohttp")
    book = await _inner("book.book").Book.open(book_url, clock=now, new_id=new_id)
    await book.write(_inner("book.journal").interrupted)
    async with aiohttp.ClientSession() as session:
        transport = _inner("google.transport").GoogleTransport(
            session, Token(token), _inner("google.roots").Roots.at(url)
        )
        replica = _inner("google.calendar").CalendarReplica(
            transport, sub, calendar, book_id=book.id, default_zone="Europe/Berlin"
        )
        sync = _inner("sync.engine").Sync(
            book, replica, kind=_inner("sync.calendar.kind").APPOINTMENTS, clock=now, new_id=new_id
        )
        rules = _inner("sync.model").Rules(
            scope="mia",
            since=datetime(2026, 1, 1, tzinfo=UTC),
            send_back=True,
            populate_out=True,
            populate_in=True,
        )
        await sync.run(rules, starter="test")
    await book.close()


def main() -> None:
    """Fork a child for each line of input."""
    _without_home_assistant()
    for name in ("book.book", "google.calendar", "sync.engine", "sync.calendar.kind"):
        _inner(name)
    begin, *arguments = sys.argv[1:]
    now = Clock(datetime.fromisoformat(begin))
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(populate(now, *arguments))
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - the way to say it
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
