"""Checking all future appointments for conflicts, as after an update, and new ones."""

from collections.abc import AsyncIterator
from datetime import timedelta
import random

import pytest

from custom_components.studio_sync.book import appointments, checks, conflicts, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Staff, Timed
from custom_components.studio_sync.scheduling.overlap_scan import check_everything
from custom_components.studio_sync.scheduling.settings import Studio

from .book_fixtures import opened, utc
from .overlap_checks import check_all

STUDIO = Studio(zone="Europe/Berlin")
NOW = utc(2026, 1, 1, 12)
"""The time by the clock of the book."""
STAFF = ("ann", "ben", "mia")


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as made:
        await made.write(_hire)
        yield made


def _hire(tx: Transaction) -> None:
    for name in STAFF:
        people.put_staff(tx, Staff(id=name, name=name))


def any_appointments(seed: int) -> list[Appointment]:
    """Make appointments of two years, some of them series, some long, some over."""
    chance = random.Random(seed)
    found = []
    for number in range(150):
        start = NOW + timedelta(days=chance.randrange(-20, 700), hours=chance.randrange(24))
        length = timedelta(hours=chance.choice((1, 3, 30, 300)))
        weekly = chance.random() < 0.1
        when = Timed(start=start, end=start + length, zone="Europe/Berlin")
        lines = ("RRULE:FREQ=WEEKLY;COUNT=10",) if weekly and length < timedelta(days=7) else ()
        found.append(
            Appointment(
                id=f"a{number:03}",
                content=Content(title="T", when=when, recurrence=lines),
                staff_id=chance.choice(STAFF),
            )
        )
    return found


async def asked(book: Book) -> set[frozenset[str]]:
    """Return the pairs that are asked about."""
    found = await book.read(conflicts.open_ones)
    return {frozenset({each.record_id, each.other_id}) for each in found}


@pytest.mark.parametrize("seed", range(3))
async def test_all_that_lies_ahead_is_compared_as_one_by_one(book: Book, seed: int) -> None:
    records = any_appointments(seed)
    await book.write(lambda tx: appointments.put_many(tx, records))
    await check_everything(book, STUDIO)
    everything = await asked(book)
    assert everything
    async with opened() as other:
        await other.write(_hire)
        await other.write(lambda tx: appointments.put_many(tx, records))
        await check_all(other, STUDIO, [each.id for each in records])
        assert await asked(other) == everything


async def test_what_waits_for_a_run_is_left_out(book: Book) -> None:
    records = any_appointments(0)
    await book.write(lambda tx: appointments.put_many(tx, records))
    await check_everything(book, STUDIO, {records[0].id})
    assert not [pair for pair in await asked(book) if records[0].id in pair]


async def test_how_far_was_looked_is_kept_for_the_same_rules_only(book: Book) -> None:
    assert await book.read(lambda tx: checks.checked_rev(tx, "these")) is None
    await book.write(lambda tx: checks.put(tx, 7, "these"))
    assert await book.read(lambda tx: checks.checked_rev(tx, "these")) == 7
    assert await book.read(lambda tx: checks.checked_rev(tx, "others")) is None
