"""A month of one calendar in a book that has been kept for ten years."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import batched
from pathlib import Path
from statistics import median
from time import perf_counter

from custom_components.studio_sync.book import appointments as records, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Staff

from .sample import NOW, ZONE, appointments
from .stage import Bench, open_book

STAFF = tuple(f"staff{number}" for number in range(10))
_YEARS = 10
_LOOKS = 5
_AT_ONCE = 5_000


async def month(bench: Bench) -> None:
    """Look at a month of a calendar that this book has not been asked for before."""
    url = f"sqlite:///{await ten_years(bench)}"
    spent = list[float]()
    for number in range(_LOOKS):
        async with open_book(bench, url) as (book, _):
            # What the first statement of a connection costs is not the window's.
            await book.read(records.count_live)
            look = partial(_month, number=number)
            begin = perf_counter()
            found = await book.read(look)
            spent.append(perf_counter() - begin)
        assert found
    bench.samples.add("book.month_of_100000.ms", median(spent) * 1000)


async def ten_years(bench: Bench) -> Path:
    """Return the file of a book that has been kept for ten years; nobody may change it."""
    file = bench.folder / "ten-years.db"
    if not file.exists():
        async with open_book(bench, f"sqlite:///{file}") as (book, _):
            await fill(book, _ten_years(bench.sizes.book))
    return file


def _ten_years(count: int) -> Iterable[Appointment]:
    days = 365 * _YEARS
    start = NOW - timedelta(days=days)
    return appointments(count, staff=STAFF, series=0.05, start=start, days=days)


async def fill(book: Book, made: Iterable[Appointment]) -> None:
    """Hire the staff, and put appointments of theirs in the book."""

    def hire(tx: Transaction) -> None:
        for name in STAFF:
            people.put_staff(tx, Staff(id=name, name=name))

    await book.write(hire)
    for some in batched(made, _AT_ONCE, strict=False):
        await book.write(partial(_put, some=some))


def _put(tx: Transaction, some: Iterable[Appointment]) -> None:
    records.put_many(tx, some)


def _month(tx: Transaction, number: int) -> list[records.Instance]:
    start = datetime(2021 + number % 5, 1 + number % 12, 1, tzinfo=UTC)
    owner = STAFF[number % len(STAFF)]
    return records.window(tx, start, start + timedelta(days=31), owner, zone=ZONE)
