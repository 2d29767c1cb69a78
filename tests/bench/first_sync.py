"""The first sync: the book goes to Google, and Google comes into a book."""

from time import perf_counter

from custom_components.studio_sync.book import appointments as records

from .sample import appointments
from .stage import Bench, Studio, emulator, studio
from .stall import watched


async def growth(bench: Bench) -> None:
    """Populate Google with few and with many, and pull the many into another book."""
    async with emulator(bench) as google, studio(bench, google) as mia:
        first = await populate(bench, mia, bench.sizes.small, "calendar.populate_1000")
    async with emulator(bench) as google, studio(bench, google) as mia:
        second = await populate(bench, mia, bench.sizes.large, "calendar.populate_5000")
        async with studio(bench, google, email=mia.email) as tom:
            pulled = await _pull(bench, tom, bench.sizes.large)
    bench.samples.add("calendar.populate_5000.growth", second / first)
    bench.samples.add("calendar.pull_5000.vs_populate", pulled / second)


async def populate(bench: Bench, mia: Studio, count: int, name: str = "") -> float:
    """Fill a new book, send it to Google, and return the seconds that the sync took.

    They are kept as samples of the figures of that name, with the requests.
    """
    await mia.fill(appointments(count))
    async with watched(bench.stall):
        begin = perf_counter()
        report = await mia.run(populate_out=True)
        seconds = perf_counter() - begin
    assert report.counts["created_in_google"] == count, report.counts
    if name:
        bench.samples.add(f"{name}.seconds", seconds)
        bench.samples.add(f"{name}.requests", report.requests)
    return seconds


async def _pull(bench: Bench, tom: Studio, count: int) -> float:
    async with watched(bench.stall):
        begin = perf_counter()
        report = await tom.run(populate_in=True)
        seconds = perf_counter() - begin
    assert report.counts["created_in_book"] == count, report.counts
    assert await tom.book.read(records.count_live) == count
    bench.samples.add("calendar.pull_5000.seconds", seconds)
    return seconds
