"""Single dates of series that are not in the book: invitations, accepted and moved dates."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from custom_components.studio_sync.book.model import Status

from .google_emulator.state import Orphans
from .real_series import FIRST, HOUR, WEEK, WEEKLY, later
from .settling import agree, rest
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


# Dates without their series
async def test_an_invitation_to_one_date_of_a_series_stands_alone(studio: World) -> None:
    await later(studio)
    studio.phone.receive_date("foreign1", FIRST, "Jury", start=FIRST)
    await studio.run()
    jury = await studio.record_of("Jury")
    assert (jury.series_id, jury.content.busy) == (None, True)
    await rest(studio)
    name = studio.event_of("Jury")
    studio.phone.edit(name, summary="Jury, room 2", start=FIRST + HOUR, end=FIRST + 2 * HOUR)
    await studio.run()
    moved = await studio.record_of("Jury, room 2")
    assert moved.id == jury.id
    assert moved.content.when.start == FIRST + HOUR
    studio.phone.delete(name)
    await studio.run()
    assert not await studio.records()
    await rest(studio)


async def test_a_declined_invitation_to_one_date_stays_out(studio: World) -> None:
    await later(studio)
    me = [{"email": studio.person.email, "responseStatus": "declined"}]
    studio.phone.receive_date("foreign1", FIRST, "Jury", start=FIRST, attendees=me)
    report = await studio.run()
    assert not await studio.records()
    assert [each.reason for each in report.skipped] == ["declined"]


async def test_one_accepted_date_of_a_declined_series_stands_alone(studio: World) -> None:
    def answer(status: str) -> list[dict[str, str]]:
        return [{"email": studio.person.email, "responseStatus": status}]

    await later(studio)
    made = studio.phone.add("Yoga", start=FIRST, recurrence=WEEKLY, attendees=answer("declined"))
    await studio.run()
    studio.phone.edit_instance(str(made["id"]), FIRST + WEEK, attendees=answer("accepted"))
    await studio.run()
    [yoga] = await studio.records()
    assert (yoga.series_id, yoga.content.recurrence, yoga.content.busy) == (None, (), True)
    assert yoga.content.when.start == FIRST + WEEK
    await rest(studio)


async def test_a_date_of_an_older_series_moved_on_the_phone_comes_and_joins_it_later(
    studio: World,
) -> None:
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    at = FIRST + 2 * WEEK
    studio.phone.edit_instance(name, at, start=at + HOUR, end=at + 2 * HOUR)
    await studio.run()
    [alone] = await studio.records()
    assert (alone.series_id, alone.content.when.start) == (None, at + HOUR)
    await rest(studio)
    studio.phone.edit(name, description="bring shoes")
    await studio.run()
    records = await studio.records()
    [whole] = [record for record in records if record.content.recurrence]
    [part] = [record for record in records if not record.content.recurrence]
    assert (part.id, part.series_id, part.original_start) == (alone.id, whole.id, at)
    await agree(studio)


@pytest.mark.parametrize("orphans", Orphans)
async def test_dates_alone_go_when_their_series_is_deleted(studio: World, orphans: Orphans) -> None:
    """However Google lists them: also if the series alone leaves a tombstone."""
    studio.phone.calendar.orphans = orphans
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    other = str(studio.phone.add("i0002 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    studio.phone.edit_instance(name, FIRST + WEEK, summary="i0001 exam")
    studio.phone.edit_instance(name, FIRST + 2 * WEEK, summary="i0001 party")
    studio.phone.edit_instance(other, FIRST + WEEK, summary="i0002 exam")
    await rest(studio)
    assert await studio.titles() == ["i0001 exam", "i0001 party", "i0002 exam"]
    studio.phone.delete(name)
    await rest(studio)
    assert await studio.titles() == ["i0002 exam"]


async def test_a_single_date_that_is_as_its_series_says_joins_it_too(studio: World) -> None:
    """Nothing is doubled: not even one that no longer differs."""
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    at = FIRST + 2 * WEEK
    studio.phone.edit_instance(name, at, summary="i0001 other")
    await studio.run()
    studio.phone.edit_instance(name, at, summary="i0001 course")
    await studio.run()
    [alone] = await studio.records()
    studio.phone.edit(name, colorId="3")
    await studio.run()
    records = await studio.records()
    [whole] = [record for record in records if record.content.recurrence]
    assert all(record.series_id in (None, whole.id) for record in records)
    assert [r.id for r in records if r.series_id] == [alone.id]
    await agree(studio)


async def test_the_last_date_of_a_finished_course_moved_ahead_stands_alone(studio: World) -> None:
    begin = FIRST - timedelta(days=150)
    rule = ["RRULE:FREQ=WEEKLY;COUNT=3"]
    name = str(studio.phone.add("Old course", start=begin, recurrence=rule)["id"])
    await later(studio)
    studio.phone.edit_instance(name, begin + 2 * WEEK, start=FIRST, end=FIRST + HOUR)
    await studio.run()
    [moved] = await studio.records()
    assert (moved.series_id, moved.content.when.start) == (None, FIRST)
    await rest(studio)


async def test_a_date_alone_is_edited_and_deleted_in_the_studio(studio: World) -> None:
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    at = FIRST + 2 * WEEK
    studio.phone.edit_instance(name, at, summary="i0002 exam")
    await studio.run()
    exam = await studio.record_of("i0002 exam")
    await studio.edit(exam.id, title="i0002 exam, room 2")
    await studio.run()
    assert studio.phone.get(studio.phone.instance_id(name, at))["summary"] == "i0002 exam, room 2"
    await studio.delete(exam.id)
    await studio.run()
    assert studio.phone.get(studio.phone.instance_id(name, at))["status"] == "cancelled"
    await rest(studio)
    assert not await studio.records()


async def test_a_date_alone_that_is_deleted_when_its_series_comes_is_off_in_it(
    studio: World,
) -> None:
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    at = FIRST + 2 * WEEK
    studio.phone.edit_instance(name, at, summary="i0001 exam")
    await studio.run()
    [alone] = await studio.records()
    studio.phone.edit(name, description="bring shoes")
    studio.phone.delete_instance(name, at)
    await rest(studio)
    part = await studio.get(alone.id)
    assert (part.original_start, part.content.status) == (at, Status.CANCELLED)
    await agree(studio)
