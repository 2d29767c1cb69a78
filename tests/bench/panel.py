"""A day of the page's diary, in a book that has been kept for ten years and in a new one."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import product
from statistics import median
from time import perf_counter

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.scheduling.diary import Entry, diary
from custom_components.studio_sync.scheduling.settings import Studio

from .month import STAFF, fill
from .sample import NOW, ZONE, appointments
from .stage import Bench, open_book

_DAYS = 37
"""Over which the new book's appointments are: as many a day as in the old one's ten years."""
_YEARS = 10
_LOOKS = 15
_STUDIO = Studio(zone=ZONE)


async def day_growth(bench: Bench) -> None:
    """Compare a day that is the same in both books."""
    spent, found = dict[int, list[float]](), Counter[int]()
    counts = (bench.sizes.small, bench.sizes.book)
    # In turns, so that whatever else the machine does meets both alike.
    for number, count in product(range(_LOOKS), counts):
        async with open_book(bench, f"sqlite:///{await _book(bench, count)}") as (book, _):
            await book.read(records.count_live)
            # The series of a book are made ready once after a start.
            await book.read(partial(_day, number=number + 1))
            begin = perf_counter()
            found[count] += len(await book.read(partial(_day, number=number)))
            spent.setdefault(count, []).append(perf_counter() - begin)
    # There is something on these days, or nothing was measured.
    assert all(found[count] for count in counts)
    few, many = (median(spent[count]) for count in counts)
    bench.samples.add("panel.range_100000.growth", many / few)


async def _book(bench: Bench, count: int) -> str:
    file = bench.folder / f"diary-{count}.db"
    if not file.exists():
        bench.say(f"fills a book of {count}")
        async with open_book(bench, f"sqlite:///{file}") as (book, _):
            await fill(book, _made(bench.sizes.small, count))
    return str(file)


def _made(few: int, count: int) -> Iterator[Appointment]:
    """Make the same appointments around now, and all others in the ten years before."""
    yield from appointments(few, staff=STAFF, series=0.05, start=NOW, days=_DAYS)
    begins = NOW - timedelta(days=365 * _YEARS)
    days = 365 * (_YEARS - 1)
    rest = appointments(
        count - few, staff=STAFF, series=0.05, start=begins, days=days, prefix="old"
    )
    for each in rest:
        # Those that never end would be in both the old days and these.
        if not each.content.recurrence or "COUNT" in each.content.recurrence[0]:
            yield each


def _day(tx: Transaction, number: int) -> list[Entry]:
    start: datetime = NOW.replace(hour=0) + timedelta(days=5 + number)
    return diary(tx, _STUDIO, start, start + timedelta(days=1))
