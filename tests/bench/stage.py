"""What the subjects use: Google in a process of its own, and a studio's sync here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
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
from custom_components.studio_sync.book.model import Appointment, Content, Staff
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.rate_limiter import Limiter
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report
from tests.live.client import Json
from tests.live.folder import REPOSITORY
from tests.live.google import Google
from tests.live.process import free_port, running

from .figures import Samples
from .sample import NOW, ZONE
from .stall import Stall

_PATIENCE = 30.0
_NO_QUOTA = 1_000_000_000
RULES = Rules(scope="mia", since=NOW - timedelta(days=90), send_back=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much of everything. The figures' names tell of the usual sizes."""

    small: int = 1_000
    large: int = 5_000
    linked: int = 10_000
    few: int = 100
    book: int = 100_000
    books: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    clients: tuple[int, int] = (1_000, 50_000)
    foreign: int = 25_000
    photos: int = 100
    accounts: int = 50
    calendars: int = 20
    """Of one server."""
    poll_seconds: float = 60.0
    quiet_runs: int = 15
    """No-change runs of which one sample is the median."""
    edits: int = 5
    quota_speed: float = 10.0
    events: tuple[int, int] = (100, 5_000)
    """In a calendar that phones read."""
    multiget: int = 1_000
    puts: int = 50
    asks: int = 5
    """Requests of which one sample is the median."""
    phone_seconds: float = 60.0
    crowd: int = 200
    """Appointments of a crowded day."""
    quiet_seconds: float = 60.0


@dataclass(slots=True, kw_only=True)
class Bench:
    """One run of the benchmark: what is measured goes into ``samples``."""

    folder: Path
    runs: int
    sizes: Sizes = field(default_factory=Sizes)
    samples: Samples = field(default_factory=Samples)
    say: Callable[[str], None]
    stall: Stall = field(default_factory=Stall)
    _numbers: Iterator[int] = field(default_factory=count)

    def path(self, name: str) -> Path:
        """Return a path in the folder that nothing has had before."""
        return self.folder / f"{next(self._numbers)}-{name}"


@dataclass(frozen=True, slots=True)
class Token:
    """A sign-in that has an access token for good."""

    token: str

    async def async_get_access_token(self) -> str:
        """Return the token."""
        return self.token


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How calls are paced: a clock in seconds, a sleep, the most calls in a minute."""

    clock: Callable[[], float] = monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    most: int = _NO_QUOTA


@dataclass(slots=True, kw_only=True)
class Studio:
    """A book in a file, somebody's Google calendar, and the sync between them."""

    book: Book
    url: str
    """Of the book."""
    sync: Sync[Appointment, Content]
    google: Google
    email: str

    async def run(self, **changes: bool) -> Report[Appointment, Content]:
        """Run the sync once; it has to end well."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]  # those of Rules
        report = await self.sync.run(rules, starter="bench")
        if report.outcome != "ok" or report.counts.get("failed") or report.problems:
            raise AssertionError(f"a run ended {report.outcome}: {report.counts}")
        return report

    async def fill(self, records: Iterable[Appointment]) -> None:
        """Put appointments in the book."""
        several = list(records)
        await self.book.write(lambda tx: appointments.put_many(tx, several))

    async def events(self) -> list[Json]:
        """Return what lives in Google's calendar."""
        path = f"accounts/{quote(self.email)}/calendars/primary/events"
        found = (await self.google.control("GET", path))["events"]
        return [event for event in found if event["status"] != "cancelled"]


@asynccontextmanager
async def emulator(bench: Bench, *options: str) -> AsyncIterator[Google]:
    """Start an emulator that checks no schemas; it has no quota unless options tell one."""
    port = free_port()
    command = [sys.executable, "-m", "tests.google_emulator", "--port", str(port), "--no-check"]
    command += options or ["--no-quota"]
    env = {"PYTHONPATH": str(REPOSITORY)}
    output = bench.path("google.out")
    async with (
        running(command, output=output, env=env, cwd=bench.folder) as process,
        aiohttp.ClientSession() as session,
    ):
        google = Google(session, f"http://127.0.0.1:{port}", process)
        end = monotonic() + _PATIENCE
        while True:
            process.check()
            try:
                await google.control("GET", "")
            except aiohttp.ClientConnectionError:
                if monotonic() > end:
                    raise
                await asyncio.sleep(0.02)
            else:
                break
        yield google


@asynccontextmanager
async def studio(
    bench: Bench,
    google: Google,
    *,
    email: str = "",
    pace: Pace | None = None,
    trace: aiohttp.TraceConfig | None = None,
    url: str = "",
) -> AsyncIterator[Studio]:
    """Open a new book and put it beside a calendar: that of ``email``, or a new person's.

    ``trace`` hears of every request that is sent. ``url`` is that of the book, if not in a file.
    """
    if not email:
        email = f"{uuid4().hex}@example.com"
        await google.add_person(email, name="Mia", time_zone=ZONE)
    async with open_book(bench, url) as (book, place):
        await book.write(lambda tx: people.put_staff(tx, Staff(id="mia", name="Mia")))
        access = await token(google, email)
        async with sync_of(book, google.url, email, access, pace=pace, trace=trace) as sync:
            yield Studio(book=book, url=place, sync=sync, google=google, email=email)


@asynccontextmanager
async def open_book(bench: Bench, url: str = "") -> AsyncIterator[tuple[Book, str]]:
    """Open the book at ``url``, or a new one; with it comes where it is."""
    url = url or f"sqlite:///{bench.path('book.db')}"
    book = await Book.open(url, clock=now, new_id=new_id)
    try:
        yield book, url
    finally:
        await book.close()


async def token(google: Google, email: str) -> str:
    """Get an access token for an account."""
    grant = await google.control("POST", f"accounts/{quote(email)}/token", {})
    return str(grant["access_token"])


@asynccontextmanager
async def sync_of(
    book: Book,
    root: str,
    email: str,
    access: str,
    *,
    pace: Pace | None = None,
    trace: aiohttp.TraceConfig | None = None,
) -> AsyncIterator[Sync[Appointment, Content]]:
    """Make the sync between a book and a person's primary calendar at ``root``."""
    async with aiohttp.ClientSession(trace_configs=[trace] if trace else None) as session:
        transport = make_transport(session, root, access, pace)
        replica = CalendarReplica(transport, email, email, book_id=book.id, default_zone=ZONE)
        yield Sync(book, replica, kind=APPOINTMENTS, clock=now, new_id=new_id)


def make_transport(
    session: aiohttp.ClientSession, root: str, access: str, pace: Pace | None = None
) -> GoogleTransport:
    """Make what sends requests to the Google at ``root``."""
    pace = pace or Pace()
    return GoogleTransport(
        session,
        Token(access),
        Roots.at(root),
        clock=pace.clock,
        sleep=pace.sleep,
        limiter=Limiter(clock=pace.clock, sleep=pace.sleep, most=pace.most),
    )


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return an id that nothing has."""
    return uuid4().hex
