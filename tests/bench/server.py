"""A calendar on a real server: what the sync adds to the requests, and how many it needs."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from hashlib import sha256
from statistics import median
from time import perf_counter, process_time

import aiohttp

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction

from .sample import appointments
from .server_stage import Asked, Beside, Here, beside, send, server
from .stage import Bench
from .stall import watched

_PACES = (1, 2, 4, 8)
_NAME = 32
"""Characters of the names that the sync gives to texts; their UIDs are the same."""


async def populate(bench: Bench) -> None:
    """Populate a calendar, then send the same PUTs bare, at the best pace, and compare."""
    async with server(bench) as here, beside(bench, here) as mia:
        await mia.fill(appointments(bench.sizes.small))
        here.keeps = True
        async with watched(bench.stall):
            begin = perf_counter()
            report = await mia.run(populate_out=True)
            ours = perf_counter() - begin
        assert report.counts["created_in_server"] == bench.sizes.small, report.counts
        sent = here.recorded()
        puts = [each for each in sent if each.method == "PUT"]
        bare = {pace: await _bare_puts(here, mia, puts, pace) for pace in _PACES}
    bench.say(f"{ours:.2f} s; bare {', '.join(f'{pace}: {s:.2f}' for pace, s in bare.items())}")
    bench.samples.add("dav.populate_1000.requests", report.requests)
    bench.samples.add("dav.populate_1000.vs_floor", ours / min(bare.values()))


async def _bare_puts(here: Here, mia: Beside, puts: Sequence[Asked], pace: int) -> float:
    """Send PUTs to a calendar of their own, so many at once; return the seconds."""
    calendar = await here.new_calendar()
    several = [_renamed(each, mia.calendar.url, calendar.url) for each in puts]
    gate = asyncio.Semaphore(pace)
    async with aiohttp.ClientSession() as session:

        async def put(asked: Asked) -> None:
            async with gate:
                await send(session, asked)

        begin = perf_counter()
        await asyncio.gather(*map(put, several))
        return perf_counter() - begin


def _renamed(asked: Asked, old: str, new: str) -> Asked:
    """Return a PUT to another calendar, with another UID: a person has each UID once."""
    name = asked.url.removeprefix(old)[:_NAME]
    other = sha256(f"{new}{name}".encode()).hexdigest()[:_NAME]
    body = asked.body.replace(name.encode(), other.encode())
    return replace(asked, url=f"{new}{other}.ics", body=body)


async def pull(bench: Bench) -> None:
    """Take a full calendar into a new book, then send the same reports bare, and compare."""
    many = bench.sizes.large
    async with server(bench) as here, beside(bench, here) as mia:
        await mia.fill(appointments(many))
        await mia.run(populate_out=True)
        async with beside(bench, here, mia.calendar) as tom:
            here.keeps = True
            async with watched(bench.stall):
                begin = perf_counter()
                report = await tom.run(populate_in=True)
                ours = perf_counter() - begin
            assert report.counts["created_in_book"] == many, report.counts
            sent = here.recorded()
        async with aiohttp.ClientSession() as session:
            begin = perf_counter()
            for each in sent:
                await send(session, each)
            bare = perf_counter() - begin
    bench.say(f"{ours:.2f} s, {len(sent)} requests; bare {bare:.2f}")
    bench.samples.add("dav.pull_5000.vs_floor", ours / bare)


async def steady(bench: Bench) -> None:
    """Measure runs with nothing to do, with few and many linked, and one edit on each side."""
    async with (
        server(bench) as here,
        beside(bench, here) as few,
        beside(bench, here) as many,
    ):
        await few.link(appointments(bench.sizes.few))
        await many.link(appointments(bench.sizes.linked))
        little, much = await _quiet(bench, few), await _quiet(bench, many)
        bench.samples.add("dav.nochange_10000.cpu_ms", much)
        bench.samples.add("dav.nochange.growth", much / little)


async def _quiet(bench: Bench, mia: Beside) -> float:
    """Return the milliseconds of CPU that a run with nothing to do takes."""
    spent = list[float]()
    for _ in range(bench.sizes.quiet_runs):
        begin = process_time()
        report = await mia.run()
        spent.append((process_time() - begin) * 1000)
        assert report.requests <= 1
        assert not report.plan.actions
    async with watched(bench.stall):
        await mia.run()
    return median(spent)


async def one_change(bench: Bench) -> None:
    """Edit one appointment here and another one there, and run."""
    mine, theirs = "a000011", "a000012"

    def edit(tx: Transaction) -> None:
        old = records.get(tx, mine)
        assert old is not None
        records.put(tx, replace(old, content=replace(old.content, title="Moved")))

    async with server(bench) as here, beside(bench, here) as mia:
        await mia.link(appointments(bench.sizes.large))
        await mia.book.write(edit)
        await _edit_there(here, mia, theirs)
        async with watched(bench.stall):
            report = await mia.run()
        assert report.counts["updated_in_server"] == report.counts["updated_in_book"] == 1
        bench.samples.add("dav.one_change_of_5000.requests", report.requests)


async def _edit_there(here: Here, mia: Beside, record_id: str) -> None:
    url = f"{mia.calendar.url}{mia.replica.remote_id(record_id, 0)}"
    headers = {"Content-Type": "text/calendar; charset=utf-8"}
    async with aiohttp.ClientSession(headers=here.running.sign_in) as session:
        async with session.get(url) as answer:
            text = await answer.read()
        await send(session, Asked("PUT", url, headers, text.replace(b"SUMMARY:", b"SUMMARY:New ")))


async def many_calendars(bench: Bench) -> None:
    """Run all calendars of a server with nothing to do, at the same time."""
    async with server(bench) as here, AsyncExitStack() as opened:
        several = [
            await opened.enter_async_context(beside(bench, here))
            for _ in range(bench.sizes.calendars)
        ]
        for number, each in enumerate(several):
            await each.link(appointments(3, prefix=f"c{number}-"))
        before = here.transport.requests
        await asyncio.gather(*(each.run() for each in several))
        bench.samples.add("dav.nochange.requests", here.transport.requests - before)
