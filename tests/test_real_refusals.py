"""A refusal is not for ever: it is tried again on request, and once a day (S7)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import LinkState

from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    agree,
    cancel_instance,
    edit_instance,
    link_state,
    rest,
)
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def refuse(studio: World) -> str:
    """Have Google refuse a new appointment."""
    await studio.run()
    record_id = await studio.add("i0001 portrait")
    studio.google.faults.add("error", status=400, method="POST", where="inner", count=1)
    report = await studio.run()
    assert (report.counts["refused"], report.unsent) == (1, 1)
    assert not studio.events()
    return record_id


async def test_a_refusal_stands_for_a_day(studio: World) -> None:
    await refuse(studio)
    for _ in range(3):
        report = await studio.run()
        assert (report.run, report.requests, report.unsent) == (None, 1, 1)
    studio.clock.now += timedelta(days=1, hours=1)
    report = await studio.run()
    assert studio.google_titles() == ["i0001 portrait"]
    assert report.unsent == 0
    await rest(studio)


async def test_a_refused_appointment_is_sent_on_request(studio: World) -> None:
    """S7."""
    await refuse(studio)
    report = await studio.run(populate_out=True)
    assert studio.google_titles() == ["i0001 portrait"]
    assert report.unsent == 0


async def test_a_refused_appointment_is_tried_again_after_an_update(studio: World) -> None:
    await refuse(studio)
    await studio.run(retry_refused=True)
    assert studio.google_titles() == ["i0001 portrait"]


async def test_a_refused_edit_and_deletion_are_tried_again(studio: World) -> None:
    await studio.run()
    edited, deleted = await studio.add("i0001 a"), await studio.add("i0002 b", 30)
    await studio.run()
    await rest(studio)
    await studio.edit(edited, title="i0001 new")
    await studio.delete(deleted)
    studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=1)
    studio.google.faults.add("error", status=400, method="DELETE", where="inner", count=1)
    report = await studio.run()
    assert (report.counts["refused"], report.unsent) == (2, 0)
    studio.clock.now += timedelta(days=1, hours=1)
    await studio.run()
    assert studio.google_titles() == ["i0001 new"]
    await rest(studio)


async def test_what_is_refused_again_waits_another_day(studio: World) -> None:
    await refuse(studio)
    studio.clock.now += timedelta(days=1, hours=1)
    studio.google.faults.add("error", status=400, method="POST", where="inner", count=1)
    assert (await studio.run()).counts["refused"] == 1
    await studio.run()
    assert (await studio.run()).run is None
    studio.clock.now += timedelta(days=1, hours=1)
    await studio.run()
    assert studio.google_titles() == ["i0001 portrait"]


async def test_a_date_that_is_off_follows_its_series_when_that_is_moved_after_all(
    studio: World,
) -> None:
    """It has no place in Google until then, which does not mean that it is off there."""
    await studio.run()
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await cancel_instance(studio, name, FIRST + WEEK)
    await edit_instance(studio, name, FIRST + 2 * WEEK, place="Garden")
    await rest(studio)
    whole = (await studio.get(name)).content
    at = FIRST + timedelta(hours=2)
    moved = replace(whole, when=replace(whole.when, start=at, end=at + timedelta(hours=1)))
    await studio.book.write(lambda tx: series_edit.edit(tx, name, moved))
    studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=None)
    await studio.run()
    studio.google.faults.clear()
    await studio.run()
    studio.clock.now += timedelta(days=1, hours=1)
    await agree(studio)


async def test_a_refused_edit_that_is_taken_back_is_at_rest(studio: World) -> None:
    await studio.run()
    name = await studio.add("i0001 portrait")
    await rest(studio)
    await studio.edit(name, title="i0001 new")
    studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=None)
    await studio.run()
    studio.google.faults.clear()
    await studio.edit(name, title="i0001 portrait")
    await rest(studio)
    report = await studio.run()
    assert (report.requests, report.unsent) == (1, 0)
    assert await link_state(studio, name) is LinkState.OK
