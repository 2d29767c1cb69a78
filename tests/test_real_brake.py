"""The brake: it asks about what the book or Google would lose, and about nothing else (B4)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Timed

from .settling import agree, edit_instance, rest
from .world import START, ZONE, World, appointment, world

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
        await studio.book.write(partial(series_edit.remove, record_id=whole, moment=at))
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
        await studio.book.write(partial(series_edit.remove, record_id=whole, moment=at))
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


async def with_daily(studio: World, description: str = "Bring the dog") -> tuple[str, str]:
    """Have a daily series on both sides; returns its ids in the book and in Google."""
    await studio.run()
    whole = await studio.add("i0001 school", recurrence=(DAILY,), description=description)
    await studio.run()
    await rest(studio)
    return whole, studio.event_of("i0001 school")


def dates(studio: World, name: str) -> set[tuple[str, str]]:
    """Return when the dates of a series start in Google, and what they say."""
    return {
        (str(date["start"]["dateTime"]), str(date.get("description", "")))
        for date in studio.phone.instances(name)
    }


def on_the_phone(studio: World, name: str, at: datetime, what: str) -> None:
    """Change one date of a series there."""
    match what:
        case "emptied":
            studio.phone.edit_instance(name, at, description=None)
        case "shifted":
            begin = at + timedelta(hours=2)
            studio.phone.edit_instance(name, at, start=begin, end=begin + timedelta(hours=1))
        case _:
            studio.phone.delete_instance(name, at)


REASONS = {
    "emptied": "mass_emptying",
    "shifted": "mass_shift",
    "deleted": "mass_deletion",
}


@pytest.mark.parametrize("choice", ["keep", "apply"])
@pytest.mark.parametrize("what", list(REASONS))
async def test_single_dates_changed_on_the_phone_are_asked_about(
    studio: World, what: str, choice: Literal["keep", "apply"]
) -> None:
    """Until now they were as their series says, and had no exceptions."""
    _, name = await with_daily(studio)
    before = dates(studio, name)
    for at in OFF:
        on_the_phone(studio, name, at, what)
    after = dates(studio, name)
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", REASONS[what])
    assert await studio.sync.decide(choice, report.plan.digest)
    report = await studio.run()
    assert report.outcome == "ok"
    await agree(studio)
    assert dates(studio, name) == (before if choice == "keep" else after)


@pytest.mark.parametrize("choice", ["keep", "apply"])
@pytest.mark.parametrize("what", ["emptied", "shifted"])
async def test_single_dates_changed_in_the_studio_are_asked_about(
    studio: World, what: str, choice: Literal["keep", "apply"]
) -> None:
    whole, name = await with_daily(studio)
    before = dates(studio, name)
    for at in OFF:
        date = await edit_instance(studio, whole, at.astimezone(UTC), description="")
        if what == "shifted":
            when = appointment(hours=26 + (at - FIRST) / timedelta(hours=1), id="any").content.when
            await studio.edit(date, description="Bring the dog", when=when)
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", REASONS[what])
    assert await studio.sync.decide(choice, report.plan.digest)
    report = await studio.run()
    assert report.outcome == "ok"
    await agree(studio)
    assert (dates(studio, name) == before) is (choice == "keep")


async def test_dates_that_both_sides_changed_are_asked_about(studio: World) -> None:
    """The studio renames what the phone empties: the names stay, and the texts come back."""
    whole, name = await with_daily(studio)
    before = dates(studio, name)
    for at in OFF:
        on_the_phone(studio, name, at, "emptied")
        await edit_instance(studio, whole, at.astimezone(UTC), title="i0001 outing")
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "mass_emptying")
    assert await studio.sync.decide("keep", report.plan.digest)
    assert (await studio.run()).outcome == "ok"
    await agree(studio)
    assert dates(studio, name) == before
    titles = [str(date["summary"]) for date in studio.phone.instances(name)]
    assert titles.count("i0001 outing") == len(OFF)


@pytest.mark.parametrize("what", ["emptied", "shifted"])
async def test_dates_that_arrive_or_go_out_with_their_series_are_not_asked_about(
    studio: World, what: str
) -> None:
    """They were never otherwise on the side that gets them."""
    whole = await studio.add("i0001 school", recurrence=(DAILY,), description="Bring the dog")
    event = studio.phone.add(
        "i0002 course", start=FIRST, recurrence=[DAILY], description="Bring the cat"
    )
    for at in OFF:
        on_the_phone(studio, str(event["id"]), at, what)
        changes = {} if what == "shifted" else {"description": ""}
        date = await edit_instance(studio, whole, at.astimezone(UTC), **changes)
        if what == "shifted":
            when = appointment(hours=26 + (at - FIRST) / timedelta(hours=1), id="any").content.when
            await studio.edit(date, when=when)
    report = await studio.run(populate_in=True, populate_out=True)
    assert report.outcome == "ok"
    await agree(studio)


async def test_put_back_leaves_what_was_given_to_a_colleague_where_it_was(studio: World) -> None:
    """Both have them then: nothing of it is deleted before somebody changes it."""
    await studio.run()
    names = [await studio.add(f"i{n:04}", hours=24 + n) for n in range(12)]
    await rest(studio)
    for name in names:
        await studio.change(name, staff_id="tom")
    report = await studio.run()
    assert report.plan.held == "mass_deletion"
    assert await studio.sync.decide("keep", report.plan.digest)
    assert (await studio.run()).outcome == "ok"
    await rest(studio)
    assert len(studio.events()) == 12
    await studio.edit(names[0], title="i0000 moved on")
    await rest(studio)
    assert len(studio.events()) == 11


async def test_put_back_brings_appointments_back_that_were_moved_in_the_studio(
    studio: World,
) -> None:
    await studio.run()
    records = [appointment(f"i{n:04} one", n + 1, id=f"a{n:02}") for n in range(15)]
    await studio.add_many(records)
    await studio.run()
    await rest(studio)
    for record in records:
        when = record.content.when
        hour = timedelta(hours=1)
        assert isinstance(when, Timed)
        later = replace(when, start=when.start + hour, end=when.end + hour)
        await studio.edit(record.id, when=later)
    report = await studio.run()
    assert report.plan.held == "mass_shift"
    assert await studio.sync.decide("keep", report.plan.digest)
    await studio.run()
    await agree(studio)
    for record in records:
        assert (await studio.get(record.id)).content == record.content
