"""A studio's book, Google on a socket, and the sync between them: a world for tests."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

import aiohttp

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Content,
    Origin,
    Resource,
    Staff,
    Timed,
)
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.rate_limiter import Limiter
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report

from .book_fixtures import client
from .book_places import new_book_url
from .google_emulator import CALENDAR_SCOPES, GoogleEmulator, Person, PhoneCalendar

ZONE = "Europe/Berlin"
START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that goes on by a second at each look, so that nothing is simultaneous."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Return the time in UTC."""
        self.now += timedelta(seconds=1)
        return self.now


class Token:
    """A sign-in that always has a good access token."""

    def __init__(self, person: Person, scopes: tuple[str, ...] = CALENDAR_SCOPES) -> None:
        self.person = person
        self.scopes = scopes
        self.token = person.access_token(scopes)

    async def async_get_access_token(self) -> str:
        """Return the access token."""
        return self.token

    async def async_renew_access_token(self) -> str:
        """Get another one."""
        self.token = self.person.access_token(self.scopes)
        return self.token


async def no_sleep(seconds: float) -> None:
    """Wait for nothing."""


@dataclass(slots=True, kw_only=True)
class World:
    """One staff member, Mia, whose appointments are kept in sync with her Google calendar."""

    google: GoogleEmulator
    book: Book
    clock: Clock
    new_id: Callable[[], str]
    session: aiohttp.ClientSession
    person: Person
    phone: PhoneCalendar
    sync: Sync[Appointment, Content]
    rules: Rules = field(
        default_factory=lambda: Rules(scope="mia", since=START - timedelta(days=90), send_back=True)
    )

    async def run(self, **changes: object) -> Report[Appointment, Content]:
        """Run the sync once, with other rules where named."""
        rules = replace(self.rules, **changes)  # type: ignore[arg-type]
        return await self.sync.run(rules, starter="test")

    async def add(self, title: str = "Portrait", hours: float = 24, **changes: object) -> str:
        """Put an appointment in Mia's calendar, so many hours from now, and return its id."""
        record = appointment(title, hours, id=self.new_id(), **changes)
        await self.book.write(lambda tx: appointments.put(tx, record))
        return record.id

    async def add_many(self, records: Iterable[Appointment]) -> None:
        """Put many appointments in the book at once."""
        several = list(records)
        await self.book.write(lambda tx: appointments.put_many(tx, several))

    async def get(self, record_id: str) -> Appointment:
        """Read an appointment."""
        found = await self.book.read(lambda tx: appointments.get(tx, record_id))
        assert found is not None
        return found

    async def edit(self, record_id: str, **changes: object) -> Appointment:
        """Change fields of an appointment's content, as a person in the studio does."""

        def work(tx: Transaction) -> Appointment:
            old = appointments.get(tx, record_id)
            assert old is not None
            content = replace(old.content, **changes)  # type: ignore[arg-type]
            return appointments.put(tx, replace(old, content=content))

        return await self.book.write(work)

    async def change(self, record_id: str, **changes: object) -> Appointment:
        """Change what is not content, such as the staff member."""
        old = await self.get(record_id)
        new = replace(old, **changes)  # type: ignore[arg-type]
        return await self.book.write(lambda tx: appointments.put(tx, new))

    async def delete(self, record_id: str) -> None:
        """Delete an appointment in the studio."""
        await self.book.write(lambda tx: appointments.delete(tx, record_id))

    async def all_records(self) -> list[Appointment]:
        """Return all that the book has, tombstones included."""
        return await self.book.read(lambda tx: appointments.changes(tx, 0))

    async def records(self) -> list[Appointment]:
        """Return all that lives in the book."""
        return [record for record in await self.all_records() if record.lives]

    async def titles(self) -> list[str]:
        """Return the titles in the book, sorted."""
        return sorted(record.content.title for record in await self.records())

    def google_titles(self) -> list[str]:
        """Return the titles in Google, sorted."""
        return sorted(str(event.get("summary", "")) for event in self.events())

    def events(self) -> list[dict[str, object]]:
        """Return what is in Google: neither deleted nor cancelled."""
        return [dict(e) for e in self.phone.events() if e.get("status") != "cancelled"]

    def event_of(self, title: str) -> str:
        """Return the id of the only event in Google with this title."""
        [found] = [event for event in self.events() if event.get("summary") == title]
        return str(found["id"])

    async def record_of(self, title: str) -> Appointment:
        """Return the only appointment in the book with this title."""
        [found] = [record for record in await self.records() if record.content.title == title]
        return found


def appointment(
    title: str = "Portrait",
    hours: float = 24,
    *,
    id: str,
    **changes: object,
) -> Appointment:
    """Make an appointment of Mia's of an hour, so many hours from the start."""
    begin = START + timedelta(hours=hours)
    content = Content(
        title=title, when=Timed(start=begin, end=begin + timedelta(hours=1), zone=ZONE)
    )
    names = {"when", "description", "place", "recurrence", "status", "busy"} & changes.keys()
    content = replace(content, **{name: changes.pop(name) for name in names})  # type: ignore[arg-type]
    values = {"staff_id": "mia", "origin": Origin.STUDIO} | changes
    return Appointment(id=id, content=content, **values)  # type: ignore[arg-type]


@asynccontextmanager
async def world(
    url: str | None = None,
    *,
    google: GoogleEmulator | None = None,
    clock: Clock | None = None,
    book_type: type[Book] = Book,
) -> AsyncIterator[World]:
    """Make a world; its book is where those of the test are unless ``url`` says otherwise."""
    clock = clock or Clock()
    google = google or GoogleEmulator(clock=clock, check=True)
    numbers = count(1)

    def new_id() -> str:
        return f"id{next(numbers):04}"

    async with google, aiohttp.ClientSession() as session:
        person = google.add_account("mia@example.com", time_zone=ZONE)
        book = await book_type.open(url or new_book_url(), clock=clock, new_id=new_id)
        await book.write(_people)
        try:
            yield make(google, book, clock=clock, new_id=new_id, session=session, person=person)
        finally:
            await book.close()
    assert not google.violations


def make(
    google: GoogleEmulator,
    book: Book,
    *,
    clock: Clock,
    new_id: Callable[[], str],
    session: aiohttp.ClientSession,
    person: Person,
) -> World:
    """Put the sync between a book and a person's primary calendar."""
    ticks = count()

    def seconds() -> float:
        return float(next(ticks))

    transport = GoogleTransport(
        session,
        Token(person),
        Roots.at(google.url),
        clock=seconds,
        sleep=no_sleep,
        random=lambda: 0.5,
        limiter=Limiter(clock=seconds, sleep=no_sleep, most=1_000_000),
    )
    replica = CalendarReplica(
        transport, person.sub, person.primary.id, book_id=book.id, default_zone=ZONE
    )
    return World(
        google=google,
        book=book,
        clock=clock,
        new_id=new_id,
        session=session,
        person=person,
        phone=person.primary,
        sync=Sync(book, replica, kind=APPOINTMENTS, clock=clock, new_id=new_id),
    )


def beside(studio: World, name: str) -> World:
    """Put another staff member's account beside it, over the same book."""
    person = studio.google.add_account(f"{name}@example.com", time_zone=ZONE)
    other = make(
        studio.google,
        studio.book,
        clock=studio.clock,
        new_id=studio.new_id,
        session=studio.session,
        person=person,
    )
    other.rules = replace(other.rules, scope=name)
    return other


def _people(tx: Transaction) -> None:
    for name in ("mia", "tom"):
        people.put_staff(tx, Staff(id=name, name=name.title()))
    people.put_resource(tx, Resource(id="room", name="Studio 1"))
    people.put_client(tx, client("ada", "Ada"))
