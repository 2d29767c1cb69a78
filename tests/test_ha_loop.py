"""Long responses: returned in pages, and built outside the event loop.

What is measured is the loop's own processor time, which other programs do not change.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
import gc
import logging
import time
from typing import Any

from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments, clients, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Conflict,
    ConflictKind,
    Content,
    Timed,
)

from .book_fixtures import client
from .ha_day import morning
from .ha_fixtures import POPULATE_ALL, ZONE, Scene, settle
from .ha_options import open_page

NUMBER = 10_000
HOUR = timedelta(hours=1)
LONGEST = 0.02
"""Seconds of processor time that the loop may be occupied at a stretch."""


@dataclass(slots=True)
class Occupied:
    """The longest stretch for which something held the loop, in seconds of its thread."""

    longest: float = 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Occupied]:
    """Watch the loop, without the collector of garbage, whose turn is nobody's choice."""
    found = Occupied()

    async def measure() -> None:
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            found.longest = max(found.longest, time.thread_time() - before)

    gc.collect()
    gc.disable()
    measuring = asyncio.create_task(measure())
    await asyncio.sleep(0)
    try:
        yield found
        await asyncio.sleep(0)
    finally:
        measuring.cancel()
        gc.enable()


@pytest.fixture
async def year(scene: Scene) -> Scene:
    """Return a studio with a year of Anna's, which was never synced."""
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
    start = morning(2)
    options = {**scene.studio.options, "sync_enabled": False}
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)

    def fill(tx: Transaction) -> None:
        spans = (
            Timed(
                start=start + number * HOUR * 0.8,
                end=start + number * HOUR * 0.8 + HOUR / 2,
                zone=ZONE,
            )
            for number in range(NUMBER)
        )
        contents = (Content(title=f"Title {n}", when=span) for n, span in enumerate(spans))
        records = [
            Appointment(id=f"a{n:05}", content=each, staff_id=scene.anna)
            for n, each in enumerate(contents)
        ]
        appointments.put_many(tx, records)

    await scene.studio.runtime_data.book.write(fill)
    await settle(scene.hass)
    return scene


async def ask(scene: Scene, action: str, **data: Any) -> Any:
    """Call an action, and do not wait for what follows."""
    return await scene.hass.services.async_call(
        "studio_sync", action, data, blocking=True, return_response=True
    )


async def test_a_year_on_the_calendar_page_leaves_the_loop_alone(year: Scene) -> None:
    calendar = year.hass.data[DATA_COMPONENT].get_entity("calendar.anna")
    assert calendar is not None
    begin = dt_util.utcnow()
    async with watched() as occupied:
        events = await calendar.async_get_events(year.hass, begin, begin + timedelta(days=365))
    assert len(events) == NUMBER
    assert [events[0].summary, events[-1].summary] == ["Title 0", f"Title {NUMBER - 1}"]
    assert occupied.longest < LONGEST


async def test_a_year_is_listed_in_pages(year: Scene) -> None:
    end = (dt_util.utcnow() + timedelta(days=365)).isoformat()
    async with watched() as occupied:
        first = await ask(year, "list_appointments", end=end)
        longest = await ask(year, "list_appointments", end=end, limit=2_000, offset=9_000)
    assert occupied.longest < LONGEST
    assert (first["number"], len(first["appointments"])) == (NUMBER, 500)
    assert first["appointments"][0]["title"] == "Title 0"
    assert (longest["number"], len(longest["appointments"])) == (NUMBER, 1_000)
    assert longest["appointments"][0]["title"] == "Title 9000"


async def test_a_preview_of_a_year_is_listed_in_pages(year: Scene) -> None:
    options = {**year.account.options, **POPULATE_ALL}
    year.hass.config_entries.async_update_entry(year.account, options=options)
    await year.hass.config_entries.async_reload(year.account.entry_id)
    await settle(year.hass)
    async with watched() as occupied:
        [first] = (await ask(year, "preview_sync"))["previews"]
        [second] = (await ask(year, "preview_sync", offset=500, limit=10))["previews"]
    assert occupied.longest < LONGEST
    assert (first["number"], len(first["actions"])) == (NUMBER, 500)
    assert (second["number"], len(second["actions"])) == (NUMBER, 10)
    titles = [each["title"] for each in (first["actions"][0], second["actions"][0])]
    assert titles == ["Title 0", "Title 500"]
    async with watched() as occupied:
        shown = await open_page(year.hass, year.account, "preview")
    assert f"({NUMBER})" in (shown["description_placeholders"] or {})["plan"]
    assert occupied.longest < LONGEST


async def test_conflicts_and_clients_are_listed_in_pages(year: Scene) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(3_000):
            conflict = Conflict(
                id=f"c{number:05}",
                kind=ConflictKind.EDIT,
                record_id=f"a{number:05}",
                replica_id="elsewhere",
                opened_at=tx.now,
                fields=("title",),
            )
            conflicts.open_one(tx, conflict)
            clients.put_client(tx, client(f"k{number:05}", f"Name {number:05}"))

    await year.studio.runtime_data.book.write(fill)
    async with watched() as occupied:
        found = await ask(year, "list_conflicts")
        more = await ask(year, "list_conflicts", limit=2_000, offset=1_500)
        people = await ask(year, "list_clients", limit=1_000, offset=100)
    assert occupied.longest < LONGEST
    assert (found["number"], len(found["conflicts"])) == (3_000, 100)
    assert (more["number"], len(more["conflicts"])) == (3_000, 1_500)
    assert more["conflicts"][0]["conflict_id"] == "c01500"
    assert (people["number"], len(people["clients"])) == (3_000, 1_000)
    assert people["clients"][0]["name"] == "Name 00100"
    await settle(year.hass)


async def test_the_history_of_a_long_run_is_listed_in_pages(scene: Scene) -> None:
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
    start = morning(2)
    primary = scene.house.google.account("anna@example.com").primary
    for number in range(1_000):
        begin = start + number * HOUR
        primary.add(f"Title {number}", start=begin, end=begin + HOUR / 2)
    await scene.house.sync(scene.account)
    async with watched() as occupied:
        [first] = (await ask(scene, "get_history", limit=1))["runs"]
        [rest] = (
            await ask(scene, "get_history", limit=1, changes_limit=2_000, changes_offset=200)
        )["runs"]
    assert occupied.longest < LONGEST
    assert (first["number"], len(first["changes"])) == (1_000, 200)
    assert (rest["number"], len(rest["changes"])) == (1_000, 800)
    assert not {each["title"] for each in first["changes"]} & {
        each["title"] for each in rest["changes"]
    }
    assert (await ask(scene, "get_history", offset=1))["runs"] == []
