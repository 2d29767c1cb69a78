"""What the subjects stand on: Google in a process of its own, and a studio's sync here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
import sys
from time import monotonic
from urllib.parse import quote
from uuid import uuid4

import aiohttp

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment, Staff
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.limiter import Limiter
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.cycle import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report
from tests.live.folder import REPOSITORY
from tests.live.google import Google, Person
from tests.live.process import free_port, running

from .figures import Samples
from .sample import NOW, ZONE

_PATIENCE = 30.0
_NO_QUOTA = 1_000_000_000
RULES = Rules(staff_id="mia", since=NOW - timedelta(days=90), send_back=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much of everything. The figures' names tell of the usual sizes."""

    small: int = 1_000
    large: int = 5_000
    linked: int = 10_000
    few: int = 100
    book: int = 100_000
    quiet_runs: int = 15
    """No-change runs of which one sample is the median."""
    quota_speed: float = 10.0


@dataclass(slots=True, kw_only=True)
class Bench:
    """One run of the benchmark: what is measured goes into ``samples``."""

    folder: Path
    runs: int
    sizes: Sizes = field(default_factory=Sizes)
    samples: Samples = field(default_factory=Samples)
    say: Callable[[str], None] = print
    _numbers: Iterable[int] = field(default_factory=count)

    def path(self, name: str) -> Path:
        """Return a path in the folder that nothing has had before."""
        return self.folder / f"{next(iter(self._numbers))}-{name}"


@dataclass(frozen=True, slots=True)
class Token:
    """A sign-in that has an access token for good."""

    token: str

    async def async_get_access_token(self) -> str:
        """Return the token."""
        return self.token


@dataclass(slots=True, kw_only=True)
class Studio:
    """A book, a calendar of Google's, and the sync between them."""

    book: Book
    sync: Sync
    transport: GoogleTransport
    person: Person
    calendar_id: str
    url: str
    """Of the book."""

    async def run(self, **changes: bool) -> Report:
        """Run the sync once."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]  # those of Rules
        report = await self.sync.run(rules, starter="bench")
        assert report.outcome == "ok"
        assert not report.counts.get("failed")
        return report

    async def fill(self, records: Iterable[Appointment]) -> None:
        """Put appointments in the book."""
        several = list(records)
        await self.book.write(lambda tx: appointments.put_many(tx, several))

    async def events(self) -> int:
        """Count the living events in Google's calendar."""
        path = f"accounts/{quote(self.person.email)}/calendars/primary/events"
        found = (await self.sync_google.control("GET", path))["events"]
        return sum(event["status"] != "cancelled" for event in found)

    @property
    def sync_google(self) -> Google:
        """The emulator that holds the calendar."""
        return self.person.google


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How calls are paced: a clock in seconds, a sleep, the most calls in a minute."""

    clock: Callable[[], float] = monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    most: int = _NO_QUOTA
