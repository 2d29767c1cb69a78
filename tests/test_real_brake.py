"""The brake: it asks about what the book or Google would lose, and about nothing else (B4)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import series

from .settling import agree, rest
from .world import START, ZONE, World, world

DAY = timedelta(days=1)
FIRST = (START + timedelta(hours=24)).astimezone(ZoneInfo(ZONE))
DAILY = "RRULE:FREQ=DAILY;COUNT=30"
OFF = [FIRST + DAY * number for number in range(2, 14)]


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def test_a_series_that_arrives_with_dates_off_is_no_deletion(studio: World) -> None:
    name = str(studio.phone.add("i0001 school", start=FIRST, recurrence=[DAILY])["id"])
    for at in OFF:
        studio.phone.delete_instance(name, at)
    report = await studio.run(populate_in=True)
    assert report.outcome == "ok"
    await agree(studio)


async def test_a_series_that_goes_out_with_dates_off_is_no_deletion(studio: World) -> None:
    whole = await studio.add("i0001 school", recurrence=(DAILY,))
    for at in OFF:
        await studio.book.write(partial(series.remove, record_id=whole, moment=at))
    report = await studio.run(populate_out=True)
    assert report.outcome == "ok"
    await agree(studio)


async def test_dates_of_a_series_that_both_have_are_asked_about(studio: World) -> None:
    """Recognised while populating, it would lose them in the book."""
    await studio.add("i0001 school", recurrence=(DAILY,))
    name = str(studio.phone.add("i0001 school", start=FIRST, recurrence=[DAILY])["id"])
    for at in OFF:
        studio.phone.delete_instance(name, at)
    report = await studio.run(populate_in=True)
    assert (report.outcome, report.plan.held) == ("held", "mass_deletion")


async def test_put_back_brings_dates_back_that_were_cancelled_in_the_studio(studio: World) -> None:
    await studio.run()
    whole = await studio.add("i0001 school", recurrence=(DAILY,))
    await studio.run()
    await rest(studio)
    for at in OFF:
        await studio.book.write(partial(series.remove, record_id=whole, moment=at))
    report = await studio.run()
    assert report.plan.held == "mass_deletion"
    assert await studio.sync.decide("keep", report.plan.digest)
    report = await studio.run()
    assert report.outcome == "ok"
    await agree(studio)
    [name] = [str(event["id"]) for event in studio.events() if event.get("recurrence")]
    assert len(studio.phone.instances(name)) == 30


@pytest.mark.parametrize("field", ["description", "location"])
async def test_any_text_that_would_be_emptied_on_many_is_asked_about(
    studio: World, field: str
) -> None:
    for number in range(12):
        studio.phone.add(f"i{number:04}", start=FIRST + DAY * number, **{field: "words"})  # type: ignore[arg-type]
    await studio.run(populate_in=True)
    await rest(studio)
    for event in studio.events():
        studio.phone.edit(str(event["id"]), **{field: None})  # type: ignore[arg-type]
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "mass_emptying")
    assert await studio.sync.decide("keep", report.plan.digest)
    await studio.run()
    await agree(studio)
    assert all(event[field] == "words" for event in studio.events())
