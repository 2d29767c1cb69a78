"""Schedule conflicts: whether something that has just arrived overlaps with anything."""

from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.scheduling.settings import Studio

from ..overlap_checks import check_all
from .month import STAFF, fill
from .sample import ZONE, appointments
from .stage import Bench, open_book

_STUDIO = Studio(zone=ZONE)
_DAYS = 365
_ARRIVALS = 5


async def conflict_check(bench: Bench) -> None:
    """Check new items, one by one, against a book of the coming year."""
    # Past ones do not conflict, so that the year begins now and not when the sample does.
    start = datetime.now(UTC) + timedelta(days=1)
    async with open_book(bench) as (book, _):
        await fill(book, appointments(bench.sizes.linked, staff=STAFF, start=start, days=_DAYS))
        spent = list[float]()
        for new in appointments(
            _ARRIVALS, staff=STAFF, series=0.0, start=start, days=_DAYS, prefix="new"
        ):

            def arrive(tx: Transaction, new: Appointment = new) -> None:
                records.put(tx, new)

            await book.write(arrive)
            begin = perf_counter()
            await check_all(book, _STUDIO, [new.id])
            spent.append(perf_counter() - begin)
    bench.samples.add("conflicts.check_10000.ms", median(spent) * 1000)
