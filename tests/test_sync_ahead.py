"""Batches overlap: while one is recorded, the next ones are under way."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count

import pytest

from custom_components.studio_sync.book import journal, links
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.sync.ports import RateLimited

from .google_emulator.faults import Fault, Kind, Phase
from .google_emulator.wire import Call
from .world import World, appointment, world

MANY = 220
"""More than three batches, which may be under way at once."""


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        await made.add_many(
            appointment(f"Portrait {number:03}", number + 1, id=f"a{number:03}")
            for number in range(MANY)
        )
        yield made


async def all_there_once(studio: World) -> None:
    assert studio.google_titles() == [f"Portrait {number:03}" for number in range(MANY)]
    echo = await studio.run()
    assert not echo.plan.actions
    assert (await studio.run()).requests == 1


def linked(tx: Transaction, studio: World) -> int:
    return links.count_live(tx, studio.sync.replica.id)


async def test_batches_go_out_and_are_recorded_in_order(studio: World) -> None:
    report = await studio.run()
    assert (report.counts["created_in_google"], report.requests) == (MANY, 6)
    assert report.run is not None
    run_id = report.run.id
    lines = await studio.book.read(lambda tx: journal.entries(tx, run_id))
    assert [line.record_id for line in lines] == [f"a{number:03}" for number in range(MANY)]
    created = [event["summary"] for event in studio.phone.events()]
    assert created == sorted(created)
    await all_there_once(studio)


async def test_a_batch_that_fails_gives_up_those_after_it(studio: World) -> None:
    """B8: what went before is kept, and the next run does the rest, doubling nothing."""
    limit = studio.google.faults.add(
        Kind.ERROR,
        path="^/batch",
        nth=3,
        count=100,
        where="outer",
        status=403,
        reason="rateLimitExceeded",
    )
    with pytest.raises(RateLimited):
        await studio.run()
    # Eight tries of each at most; those behind it may have set out already.
    assert 8 <= limit.hits <= 24
    assert await studio.book.read(lambda tx: linked(tx, studio)) == 100
    assert len(studio.phone.events()) == 100
    assert not writing()
    studio.google.faults.clear()
    await studio.run()
    await all_there_once(studio)


def writing() -> list[str]:
    """Name the writes that are still under way."""
    running = [repr(task.get_coro()) for task in asyncio.all_tasks()]
    return [name for name in running if "CalendarReplica.write" in name]


@pytest.mark.parametrize("batch", [1, 2, 3, 4, 5])
async def test_a_run_that_is_cut_off_between_batches_is_finished_by_the_next(
    studio: World, batch: int
) -> None:
    """B8: cancelled while a batch is with Google and others wait their turn."""
    arrived, released = asyncio.Event(), asyncio.Event()
    numbers = count(1)

    async def hold(call: Call, phase: Phase) -> Fault | None:
        if call.path.startswith("/batch") and phase == "before" and next(numbers) == batch:
            arrived.set()
            await released.wait()
        return None

    studio.google.faults.hook = hold
    run = asyncio.create_task(studio.run())
    await arrived.wait()
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    assert not writing()
    # What was under way arrives all the same, before the next run or during it.
    released.set()
    studio.google.faults.clear()
    await studio.run()
    await all_there_once(studio)
