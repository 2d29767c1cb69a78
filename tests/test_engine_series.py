"""Series in a run: they are sent and copied completely, split and deleted."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from custom_components.studio_sync.book import appointments, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Kind, Status
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content

from .engine_fixtures import WEEKLY, second_run_is_quiet
from .world import START, World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def yoga_that_went_out(studio: World) -> str:
    """Send out a weekly series with its second date changed and its third one off."""
    name = await studio.add("Yoga", recurrence=WEEKLY)
    first = START + timedelta(hours=24)
    week = timedelta(days=7)

    def change(tx: Transaction) -> None:
        whole = appointments.get(tx, name)
        assert whole is not None
        later = replace(instance_content(whole.content, first + week), title="Yoga outside")
        series_edit.edit(tx, name, later, moment=first + week)
        series_edit.remove(tx, name, moment=first + 2 * week)

    await studio.book.write(change)
    await studio.run(populate_out=True)
    return name


async def test_a_series_with_its_exceptions_goes_out(studio: World) -> None:
    """S18."""
    await yoga_that_went_out(studio)
    shown = [
        str(event["summary"]) for event in studio.phone.instances(studio.event_of("Yoga"), count=4)
    ]
    assert shown.count("Yoga outside") == 1
    assert {event["status"] for event in studio.phone.events(deleted=True)} == {
        "confirmed",
        "cancelled",
    }
    await second_run_is_quiet(studio)


async def test_a_series_with_its_exceptions_comes_in(studio: World) -> None:
    """S18."""
    await studio.run()
    event = studio.phone.add(
        "Yoga",
        start=START,
        recurrence=["RRULE:FREQ=DAILY;COUNT=5"],
    )
    name = str(event["id"])
    day = timedelta(days=1)
    studio.phone.edit_instance(name, START + day, summary="Yoga outside")
    studio.phone.delete_instance(name, START + 2 * day)
    await studio.run()
    whole = await studio.record_of("Yoga")
    exceptions = await studio.book.read(lambda tx: appointments.exceptions(tx, whole.id))
    assert {(e.content.title, e.content.status, e.original_start) for e in exceptions} == {
        ("Yoga outside", Status.CONFIRMED, START + day),
        ("Yoga", Status.CANCELLED, START + 2 * day),
    }
    shown = await studio.book.read(
        lambda tx: appointments.window(tx, START - day, START + 9 * day, zone="Europe/Berlin")
    )
    assert len(shown) == 4
    await second_run_is_quiet(studio)
    studio.phone.edit_instance(name, START + 3 * day, location="Park")
    await studio.run()
    await second_run_is_quiet(studio)


async def test_this_and_following_in_google_keeps_the_client(studio: World) -> None:
    """S18, S20."""
    await studio.run()
    name = await studio.add(
        "Course", recurrence=WEEKLY, kind=Kind.SESSION, client_id="ada", resource_ids=("room",)
    )
    await studio.run()
    at = START + timedelta(hours=24, days=14)
    studio.phone.split_series(studio.event_of("Course"), at, summary="Course two")
    await studio.run()
    old, new = await studio.get(name), await studio.record_of("Course two")
    assert old.content.recurrence != WEEKLY
    assert (new.client_id, new.kind, new.resource_ids) == ("ada", Kind.SESSION, ("room",))
    await second_run_is_quiet(studio)


async def test_this_and_following_in_the_studio(studio: World) -> None:
    """S18."""
    await studio.run()
    name = await studio.add("Course", recurrence=WEEKLY)
    await studio.run()
    at = START + timedelta(hours=24, days=14)
    whole = await studio.get(name)
    later = replace(whole.content, title="Course two")
    await studio.book.write(lambda tx: series_edit.edit(tx, name, later, moment=at, following=True))
    await studio.run()
    assert studio.google_titles() == ["Course", "Course two"]
    await second_run_is_quiet(studio)


async def test_a_re_created_series_takes_its_exceptions_along(studio: World) -> None:
    name = await yoga_that_went_out(studio)
    await studio.edit(name, place="Park")
    studio.phone.delete(studio.event_of("Yoga"))
    await studio.run()
    instances = studio.phone.instances(studio.event_of("Yoga"), count=4)
    assert [event["summary"] for event in instances].count("Yoga outside") == 1
    await second_run_is_quiet(studio)


async def test_a_series_deleted_on_either_side_goes_whole(studio: World) -> None:
    one = await studio.add("one", recurrence=WEEKLY)
    other = await studio.add("other", recurrence=WEEKLY)
    second = START + timedelta(hours=24, days=7)
    for name in (one, other):
        whole = await studio.get(name)
        content = replace(instance_content(whole.content, second), title="moved")
        await studio.book.write(
            partial(series_edit.edit, record_id=name, content=content, moment=second)
        )
    await studio.run(populate_out=True)
    await studio.delete(one)
    studio.phone.delete(studio.event_of("other"))
    await studio.run()
    assert studio.google_titles() == []
    assert await studio.titles() == []
    await second_run_is_quiet(studio)
