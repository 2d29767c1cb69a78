"""The runs that happen all day: nothing has changed, or one thing on each side."""

from dataclasses import replace
from statistics import median
from time import process_time
from urllib.parse import quote

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.sync.report import Report

from .memory import resident
from .sample import appointments
from .stage import Bench, Studio, emulator, studio
from .stall import watched


async def steady(bench: Bench) -> None:
    """Measure quiet runs with few and many linked, and runs with one edit on each side."""
    sizes = bench.sizes
    async with (
        emulator(bench) as google,
        studio(bench, google) as few,
        studio(bench, google) as many,
    ):
        await _link(bench, few, sizes.few)
        await _link(bench, many, sizes.linked)
        little = await _quiet(bench, few)
        much = await _quiet(bench, many, "calendar.nochange_10000")
        bench.samples.add("calendar.nochange.growth", much / little)
        await _one_change(bench, many)
        await resident(bench, many)


async def _link(bench: Bench, mia: Studio, count: int) -> None:
    """Link so many; hear the echo of it, and one run more for whatever runs only once."""
    await mia.fill(appointments(count))
    report = await mia.run(populate_out=True)
    assert report.counts["created_in_google"] == count, report.counts
    await mia.run()
    await mia.run()


async def _timed(mia: Studio) -> tuple[Report, float]:
    """Run the sync; return the milliseconds of CPU that this process spent on it."""
    begin = process_time()
    report = await mia.run()
    return report, (process_time() - begin) * 1000


async def _quiet(bench: Bench, mia: Studio, name: str = "") -> float:
    """Return the milliseconds of CPU that a run with nothing to do takes."""
    spent: list[float] = []
    for _ in range(bench.sizes.quiet_runs):
        report, cpu = await _timed(mia)
        assert not report.plan.actions
        spent.append(cpu)
        if name:
            bench.samples.add(f"{name}.requests", report.requests)
    # Once more under the watch, which itself costs a little.
    async with watched(bench.stall):
        await mia.run()
    if name:
        bench.samples.add(f"{name}.cpu_ms", median(spent))
    return median(spent)


async def _one_change(bench: Bench, mia: Studio) -> None:
    """Edit one appointment here and another one there, and run."""
    mine, theirs = "a000011", "a000012"

    def edit(tx: Transaction) -> None:
        old = records.get(tx, mine)
        assert old is not None
        content = replace(old.content, title=f"{old.content.title}, moved")
        records.put(tx, replace(old, content=content))

    await mia.book.write(edit)
    event = quote(mia.sync.replica.remote_id(theirs, 0))
    path = f"accounts/{quote(mia.email)}/calendars/primary/events/{event}"
    await mia.google.control("PATCH", path, {"location": "Garden"})
    report, cpu = await _timed(mia)
    assert report.counts["updated_in_google"] == report.counts["updated_in_book"] == 1
    bench.samples.add("calendar.one_change_of_10000.requests", report.requests)
    bench.samples.add("calendar.one_change_of_10000.cpu_ms", cpu)
    async with watched(bench.stall):
        await mia.run()
