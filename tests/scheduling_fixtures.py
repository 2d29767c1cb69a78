"""A studio for tests of scheduling: its book with people, and its options."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Conflict, Kind
from custom_components.studio_sync.scheduling.overlap_scan import Checked
from custom_components.studio_sync.scheduling.session_types import SessionType
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.scheduling.undo_rights import Rights
from custom_components.studio_sync.scheduling.write_path import Request, Surface

from . import overlap_checks
from .book_fixtures import BERLIN, Clock, opened, single, timed, utc

PORTRAIT = SessionType(name="Portrait", minutes=90, buffer_before=15, buffer_after=30)
STUDIO = Studio(
    zone=BERLIN,
    country="DE",
    types=(PORTRAIT, SessionType(name="Passport", minutes=15)),
)
MORNING = utc(2026, 2, 2, 9)
"""A Monday; ten o'clock in Berlin. The book's clock is at the first of January."""
WEEKLY = ("RRULE:FREQ=WEEKLY",)
BY_SOMEBODY = Request(surface=Surface.ACTION)
ANYTHING = Rights(
    appointment=lambda _now, _back: None,
    clients=lambda _ids: None,
    decided=lambda _records: None,
)
"""Of somebody who may undo anything."""


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the book."""
    return Clock()


@pytest.fixture
async def book(clock: Clock) -> AsyncIterator[Book]:
    """Open a book with two staff members, a room and a client."""
    async with opened(clock=clock) as book:
        yield book


def session(record_id: str, start: datetime = MORNING, hours: float = 1, **fields: Any) -> Any:
    """Return a portrait session of Ann's."""
    values = {"kind": Kind.SESSION, "session_type": "Portrait", **fields}
    return single(record_id, timed(start, hours), **values)


async def put(book: Book, *records: Appointment) -> None:
    """Put appointments in the book."""
    await book.write(lambda tx: appointments.put_many(tx, records))


async def get(book: Book, record_id: str) -> Appointment:
    """Read an appointment."""
    found = await book.read(lambda tx: appointments.get(tx, record_id))
    assert found is not None
    return found


async def arrive(book: Book, *records: Appointment, studio: Studio = STUDIO) -> Sequence[Conflict]:
    """Put appointments in the book as a run would, and look for overlaps."""
    await put(book, *records)
    return (await check(book, *(each.id for each in records), studio=studio)).opened


async def check(book: Book, *record_ids: str, studio: Studio = STUDIO) -> Checked:
    """Look for overlaps of these."""
    return await book.write(lambda tx: overlap_checks.check(tx, studio, record_ids))


async def questions(book: Book) -> list[Conflict]:
    """Return the open conflicts."""
    return await book.read(conflicts.open_ones)


def doing[T](work: Callable[..., T], *arguments: Any, **named: Any) -> Callable[[Transaction], T]:
    """Return the work as the book wants it: a function of a transaction."""
    return lambda tx: work(tx, *arguments, **named)
