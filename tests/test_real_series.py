"""Series as calendars really hold them: taken in whole, and single dates without their series."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Appointment, Content, Status, Timed
from custom_components.studio_sync.sync.model import Policy

from .google_emulator import Call, Fault, PhoneCalendar
from .real_series import DAY, FIRST, HOUR, WEEK, WEEKLY, later
from .settling import agree, edit_instance, journal_text, rest
from .stateful.fragile import Crash, FaultPlan, FragileBook, How, InjectedFault
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


def course(phone: PhoneCalendar, **fields: Any) -> str:
    """Make a weekly course on the phone, its second date deleted and its third moved."""
    made = phone.add("i0001 course", start=FIRST, recurrence=WEEKLY, **fields)
    name = str(made["id"])
    phone.delete_instance(name, FIRST + WEEK)
    phone.edit_instance(
        name,
        FIRST + 2 * WEEK,
        start=FIRST + 2 * WEEK + 2 * HOUR,
        end=FIRST + 2 * WEEK + 3 * HOUR,
    )
    return name


async def exceptions(studio: World) -> dict[datetime, Appointment]:
    """Return the exceptions in the book, by the time that they stand for."""
    every = await studio.all_records()
    return {
        record.original_start: record
        for record in every
        if isinstance(record.original_start, datetime) and not record.deleted
    }


async def assert_whole(studio: World) -> None:
    """Check that the book has the course with the deleted date off and the moved one moved."""
    found = await exceptions(studio)
    assert found[FIRST + WEEK].content.status is Status.CANCELLED
    moved = found[FIRST + 2 * WEEK].content.when
    assert isinstance(moved, Timed)
    assert moved.start == FIRST + 2 * WEEK + 2 * HOUR
    assert len(found) == 2
    await agree(studio)


async def test_a_series_from_before_that_is_renamed_comes_in_whole(studio: World) -> None:
    name = course(studio.phone)
    await later(studio)
    assert not await studio.records()
    studio.phone.edit(name, summary="i0001 course 2")
    await studio.run()
    await assert_whole(studio)


async def test_a_tentative_series_that_is_confirmed_comes_in_whole(studio: World) -> None:
    await later(studio)
    name = course(studio.phone, status="tentative")
    await studio.run()
    assert [r for r in await studio.records() if r.content.recurrence] == []
    studio.phone.edit(name, status="confirmed")
    await studio.run()
    await assert_whole(studio)


async def test_a_declined_series_that_is_accepted_comes_in_whole(studio: World) -> None:
    def answer(status: str) -> list[dict[str, str]]:
        return [{"email": studio.person.email, "responseStatus": status}]

    await later(studio)
    name = course(studio.phone, attendees=answer("declined"))
    await studio.run()
    assert not await studio.records()
    studio.phone.edit(name, attendees=answer("accepted"))
    for each in studio.phone.events():
        if each.get("recurringEventId") == name and each["status"] != "cancelled":
            studio.phone.edit(str(each["id"]), attendees=answer("accepted"))
    await studio.run()
    await assert_whole(studio)


async def test_what_was_left_out_under_another_staff_member_comes_in_whole(studio: World) -> None:
    name = course(studio.phone)
    await later(studio)
    await studio.run(scope="tom")
    studio.phone.edit(name, summary="i0001 course 2")
    await studio.run(scope="tom")
    found = await exceptions(studio)
    assert found[FIRST + WEEK].content.status is Status.CANCELLED
    assert found.keys() == {FIRST + WEEK, FIRST + 2 * WEEK}
    assert {record.staff_id for record in found.values()} == {"tom"}


@pytest.mark.parametrize("nth", range(1, 7))
async def test_it_comes_in_whole_though_a_run_ends_in_between(
    socket_enabled: None, nth: int
) -> None:
    """A crash at any commit: the series may be in the book, and its dates not yet."""
    async with world(book_type=FragileBook) as studio:
        name = course(studio.phone)
        await later(studio)
        studio.phone.edit(name, summary="i0001 course 2")
        assert isinstance(studio.book, FragileBook)
        studio.book.fault_plan = FaultPlan(commit=InjectedFault(How.CRASH_BEFORE, nth))
        with suppress(Crash):
            await studio.run()
        studio.book.fault_plan = None
        await rest(studio)
        await assert_whole(studio)


async def test_a_date_that_makes_no_sense_is_told_and_the_others_come(studio: World) -> None:
    """One date of an older series without a proper end."""
    name = course(studio.phone)
    odd = studio.phone.edit_instance(name, FIRST + 3 * WEEK, location="Mars")
    await later(studio)
    stored = studio.phone.calendar.exceptions[name]
    [event] = [each for each in stored.values() if each.id == odd["id"]]
    event.fields["end"] = {}
    event.cache = None
    studio.phone.edit(name, summary="i0001 course 2")
    report = await studio.run()
    assert [(each.remote_id, each.reason) for each in report.problems] == [(odd["id"], "malformed")]
    assert FIRST + WEEK in await exceptions(studio)


async def test_a_renamed_series_costs_one_request_more(studio: World) -> None:
    """B15: only the series in question is read, not the whole calendar."""
    name = course(studio.phone)
    for number in range(20):
        studio.phone.add(f"other {number}", start=FIRST + number * HOUR)
    await later(studio)
    studio.phone.edit(name, summary="i0001 course 2")
    assert (await studio.run()).requests == 2


async def test_a_series_that_the_book_cant_keep_leaves_its_dates_as_they_are(
    studio: World,
) -> None:
    """It is told of; a single date stays a single one, and none is taken for off."""
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await later(studio)
    studio.phone.edit_instance(name, FIRST + 2 * WEEK, summary="i0001 exam")
    await studio.run()
    [alone] = await studio.records()
    studio.phone.edit_instance(name, FIRST + 3 * WEEK, summary="i0001 party")
    studio.phone.delete_instance(name, FIRST + 4 * WEEK)
    studio.phone.edit(name, description="x" * 1_100_000)
    report = await studio.run()
    assert [each.reason for each in report.problems] == ["not_taken_in"]
    [still] = await studio.records()
    assert (still.id, still.series_id) == (alone.id, None)
    studio.phone.edit(name, description="short")
    await rest(studio)
    found = await exceptions(studio)
    assert {at for at, one in found.items() if one.lives} == {FIRST + 2 * WEEK, FIRST + 3 * WEEK}
    assert found.keys() == {FIRST + number * WEEK for number in (2, 3, 4)}
    await agree(studio)


# Dates of a series that is suspended
async def test_a_date_that_the_book_has_no_place_for_comes_when_its_series_is_moved_back(
    studio: World,
) -> None:
    """The studio's move is refused; meanwhile somebody edits a date where Google still has it."""
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await studio.run(populate_in=True)
    whole = await studio.record_of("i0001 course")
    await rest(studio)
    assert isinstance(whole.content.when, Timed)
    there = whole.content
    moved = replace(whole.content.when, start=FIRST + DAY, end=FIRST + DAY + HOUR)
    studio.google.faults.add("error", status=400, method="PATCH", where="inner", count=None)
    await change_whole(studio, whole.id, replace(there, when=moved))
    await studio.run()
    studio.google.faults.clear()
    studio.phone.edit_instance(name, FIRST + 2 * WEEK, summary="i0001 exam")
    await rest(studio)
    assert await studio.titles() == ["i0001 course"]
    await change_whole(studio, whole.id, there)
    await rest(studio)
    assert (await exceptions(studio))[FIRST + 2 * WEEK].content.title == "i0001 exam"
    await agree(studio)


async def change_whole(studio: World, record_id: str, content: Content) -> None:
    """Give a series another content, as a person in the studio does."""
    await studio.book.write(partial(series_edit.edit, record_id=record_id, content=content))


async def test_a_date_whose_place_the_studio_keeps_is_written_there_again(studio: World) -> None:
    """Both change the rule, the studio's wins: Google dropped the date under the other one."""
    studio.rules = replace(studio.rules, policy=Policy.STUDIO)
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await studio.run(populate_in=True)
    whole = await studio.record_of("i0001 course")
    studio.phone.edit_instance(name, FIRST + 3 * WEEK, summary="i0001 exam")
    await rest(studio)
    longer = replace(whole.content, recurrence=("RRULE:FREQ=WEEKLY;COUNT=8",))
    await change_whole(studio, whole.id, longer)
    studio.phone.edit(name, recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"])
    await rest(studio)
    assert "i0001 exam" in studio.google_titles()
    await agree(studio)


async def test_a_date_is_changed_on_the_phone_whose_place_was_gone_for_a_while(
    studio: World,
) -> None:
    """The book has dropped what it once changed there; the phone's edit comes in."""
    whole = await studio.add("i0001 course", recurrence=(WEEKLY[0],))
    await rest(studio)
    content = (await studio.get(whole)).content
    at = content.when.start + 3 * WEEK
    await edit_instance(studio, whole, at, title="i0001 exam")
    await rest(studio)
    await change_whole(studio, whole, replace(content, recurrence=("RRULE:FREQ=WEEKLY;COUNT=2",)))
    await rest(studio)
    await change_whole(studio, whole, content)
    await rest(studio)
    [name] = [str(event["id"]) for event in studio.events() if event.get("recurrence")]
    studio.phone.edit_instance(name, at, summary="i0001 party")
    await rest(studio)
    assert {one.content.title for one in (await exceptions(studio)).values()} == {"i0001 party"}
    await agree(studio)


@pytest.mark.parametrize("why", ["undo", "refused", "ask"])
async def test_what_happens_to_a_date_while_its_series_is_suspended_comes_in(
    studio: World, why: str
) -> None:
    name = str(studio.phone.add("i0001 course", start=FIRST, recurrence=WEEKLY)["id"])
    await studio.run(populate_in=True)
    whole = await studio.record_of("i0001 course")
    await rest(studio)
    if why == "undo":
        await studio.edit(whole.id, title="i0001 course 2")
        report = await studio.run()
        assert report.run is not None
        await studio.sync.undo(report.run.id, starter="test")
    elif why == "refused":
        studio.google.faults.add("error", status=400, method="PATCH", count=1)
        await studio.edit(whole.id, title="i0001 course 2")
        await studio.run()
    else:
        await studio.edit(whole.id, title="i0001 course 2")
        studio.phone.edit(name, summary="i0001 course 3")
        await studio.run(policy=Policy.ASK)
    studio.phone.delete_instance(name, FIRST + WEEK)
    studio.phone.edit_instance(name, FIRST + 2 * WEEK, description="bring shoes")
    for _ in range(2):
        await studio.run(policy=Policy.ASK)
    found = await exceptions(studio)
    assert found[FIRST + WEEK].content.status is Status.CANCELLED
    assert found[FIRST + 2 * WEEK].content.description == "bring shoes"


async def test_a_date_that_is_off_stays_off_when_its_series_comes_there_again(
    studio: World,
) -> None:
    """The phone gives the series another rule just before that date is cancelled there."""
    await studio.run()
    whole = await studio.add("i0001 course", recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
    await studio.run()
    name = studio.event_of("i0001 course")
    await studio.book.write(partial(series_edit.remove, record_id=whole, moment=FIRST + WEEK))

    async def hook(call: Call, phase: str) -> Fault | None:
        if call.method == "DELETE" and phase == "before":
            studio.google.faults.hook = None
            studio.phone.edit(name, recurrence=["RRULE:FREQ=DAILY;COUNT=6"])
        return None

    studio.google.faults.hook = hook
    await studio.run()
    later = partial(series_edit.remove, record_id=whole, moment=FIRST + 2 * WEEK, following=True)
    await studio.book.write(later)
    await agree(studio)


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.STUDIO, Policy.REMOTE])
async def test_a_date_that_was_edited_is_in_the_history_when_its_series_is_deleted_meanwhile(
    socket_enabled: None, nth: int, policy: Policy
) -> None:
    """B3: between any two steps of the run that takes the date in; it is on the phone, or noted."""
    async with world(book_type=FragileBook) as studio:
        studio.rules = replace(studio.rules, policy=policy)
        await studio.run()
        name = await studio.add("i0001 course", recurrence=WEEKLY)
        await rest(studio)
        studio.phone.edit_instance(studio.event_of("i0001 course"), FIRST, summary="i0001 exam")
        await studio.edit(name, place="Garden")
        assert isinstance(studio.book, FragileBook)
        meddle = partial(studio.delete, name)
        studio.book.fault_plan = FaultPlan(meddle_at=nth, meddle=meddle)
        await studio.run()
        studio.book.fault_plan = None
        await rest(studio)
        assert "i0001 exam" in str(studio.phone.events()) + await journal_text(studio)
