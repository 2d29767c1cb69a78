"""The calendars: what they show, and what is made, changed and deleted in them."""

from datetime import UTC, date, timedelta
from typing import Any

from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Appointment, Content, Status, Timed
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_calendar_page import Page, at
from .ha_fixtures import ZONE, soon
from .moments import today


def starts(shown: list[dict[str, Any]]) -> list[str]:
    """Return the starts of what is shown."""
    return [event["start"] for event in shown]


async def all_records(studio: StudioEntry) -> list[Appointment]:
    """Return everything that the book holds."""
    return await studio.runtime_data.book.read(lambda tx: appointments.changes(tx, 0))


async def test_an_appointment_of_a_staff_member_belongs_to_her(
    page: Page, studio: StudioEntry
) -> None:
    """B7: it is in her calendar and the studio's, not in the room's."""
    await page.create("calendar.anna", "Portrait", at(1, 10), at(1, 11), location="Blue room")
    for entity, number in (
        ("calendar.anna", 1),
        ("calendar.atelier_nord", 1),
        ("calendar.blue_room", 0),
    ):
        shown = await page.shown(entity)
        assert len(shown) == number
    [record] = await all_records(studio)
    assert record.staff_id in studio.subentries
    assert record.content.when == Timed(
        start=at(1, 10).astimezone(UTC), end=at(1, 11).astimezone(UTC), zone=ZONE
    )
    [event] = await page.shown("calendar.anna")
    assert event["location"] == "Blue room"
    assert event["status"] == "confirmed"
    assert event["all_day"] is False


async def test_an_appointment_in_a_room_occupies_the_room(page: Page, studio: StudioEntry) -> None:
    """B7: a resource."""
    await page.create("calendar.blue_room", "Painting", at(1, 10), at(1, 11))
    [record] = await all_records(studio)
    assert record.staff_id is None
    assert [studio.subentries[each].title for each in record.resource_ids] == ["Blue room"]


async def test_an_appointment_of_the_studio_belongs_to_nobody(
    page: Page, studio: StudioEntry
) -> None:
    """It is in the studio's calendar only."""
    await page.create("calendar.atelier_nord", "Inventory", at(1, 10), at(1, 11))
    [record] = await all_records(studio)
    assert record.owners == ()
    assert await page.shown("calendar.anna") == []


async def test_an_edit_keeps_what_the_page_does_not_show(page: Page, studio: StudioEntry) -> None:
    """Status, busy, place and description survive a new title."""
    content = Content(
        title="Old",
        when=Timed(start=soon(1), end=soon(1, 1), zone="America/New_York"),
        description="Bring the lamp",
        place="Outside",
        status=Status.TENTATIVE,
        busy=False,
    )
    await studio.runtime_data.book.write(
        lambda tx: appointments.put(tx, Appointment(id="one", content=content))
    )
    [shown] = await page.shown("calendar.atelier_nord")
    assert shown["status"] == "tentative"
    assert (await page.update("calendar.atelier_nord", shown, summary="New"))["success"]
    [record] = await all_records(studio)
    expected = Content(
        title="New",
        when=content.when,
        description="Bring the lamp",
        place="Outside",
        status=Status.TENTATIVE,
        busy=False,
    )
    assert record.content == expected


async def test_texts_can_be_emptied(page: Page) -> None:
    """An empty field is an edit, a missing one is none."""
    await page.create("calendar.anna", "A", at(1, 10), at(1, 11), description="x", location="y")
    [shown] = await page.shown("calendar.anna")
    await page.update("calendar.anna", shown, description="", location="")
    [shown] = await page.shown("calendar.anna")
    assert "description" not in shown
    assert "location" not in shown


async def test_whole_days_end_where_the_page_says(page: Page, studio: StudioEntry) -> None:
    """The end is exclusive (RFC 5545 §3.6.1)."""
    day = dt_util.as_local(today()).date() + timedelta(days=3)
    await page.create("calendar.anna", "Fair", day, day + timedelta(days=2))
    [shown] = await page.shown("calendar.anna")
    assert (shown["start"], shown["end"], shown["all_day"]) == (
        day.isoformat(),
        (day + timedelta(days=2)).isoformat(),
        True,
    )
    await page.update("calendar.anna", shown, dtend=(day + timedelta(days=1)).isoformat())
    [shown] = await page.shown("calendar.anna")
    assert shown["end"] == (day + timedelta(days=1)).isoformat()
    assert isinstance((await all_records(studio))[0].content.when.start, date)


async def test_an_appointment_is_deleted(page: Page, studio: StudioEntry) -> None:
    """The book keeps a tombstone for the accounts."""
    await page.create("calendar.anna", "Gone", at(1, 10), at(1, 11))
    [shown] = await page.shown("calendar.anna")
    assert (await page.delete("calendar.anna", shown))["success"]
    assert await page.shown("calendar.anna") == []
    [record] = await all_records(studio)
    assert record.deleted
    answer = await page.delete("calendar.anna", shown)
    assert answer["error"]["message"].startswith("This appointment no longer exists")


# -- repeats -----------------------------------------------------------------------------------


async def weekly(page: Page) -> list[dict[str, Any]]:
    """Make a series of four weeks, and return its instances."""
    await page.create("calendar.anna", "Course", at(1, 18), at(1, 20), rrule="FREQ=WEEKLY;COUNT=4")
    shown = await page.shown("calendar.anna")
    assert len(shown) == 4
    assert {event["rrule"] for event in shown} == {"FREQ=WEEKLY;COUNT=4"}
    assert len({event["recurrence_id"] for event in shown}) == 4
    return shown


async def test_a_series_keeps_the_wall_clock(page: Page) -> None:
    """S18: also over the end of summer time."""
    shown = await weekly(page)
    assert {event["start"][11:16] for event in shown} == {"18:00"}


async def test_one_instance_is_changed_and_moved(page: Page) -> None:
    """S18: it stays where it is in the series, under its own name there."""
    second = (await weekly(page))[1]
    moved = at(9, 10)
    answer = await page.update(
        "calendar.anna",
        second,
        summary="Course, early",
        dtstart=moved.isoformat(),
        dtend=(moved + timedelta(hours=2)).isoformat(),
        recurrence_id=second["recurrence_id"],
        recurrence_range="",
    )
    assert answer["success"], answer
    shown = await page.shown("calendar.anna")
    assert [event["summary"] for event in shown].count("Course, early") == 1
    [changed] = [event for event in shown if event["summary"] == "Course, early"]
    assert changed["uid"] == second["uid"]
    assert changed["recurrence_id"] == second["recurrence_id"]
    assert changed["start"] == moved.isoformat()
    answer = await page.update(
        "calendar.anna",
        changed,
        summary="Course, earlier still",
        recurrence_id=changed["recurrence_id"],
        recurrence_range="",
    )
    assert answer["success"], answer
    shown = await page.shown("calendar.anna")
    assert len(shown) == 4
    assert "Course, earlier still" in {event["summary"] for event in shown}


async def test_one_instance_is_deleted(page: Page) -> None:
    """S18: the others stay."""
    shown = await weekly(page)
    third = shown[2]
    answer = await page.delete(
        "calendar.anna", third, recurrence_id=third["recurrence_id"], recurrence_range=""
    )
    assert answer["success"], answer
    left = await page.shown("calendar.anna")
    assert starts(left) == [start for start in starts(shown) if start != third["start"]]


async def test_this_and_following_are_changed(page: Page) -> None:
    """S18: two go on as they were, two as they are now."""
    shown = await weekly(page)
    third = shown[2]
    answer = await page.update(
        "calendar.anna",
        third,
        summary="Master class",
        recurrence_id=third["recurrence_id"],
        recurrence_range="THISANDFUTURE",
    )
    assert answer["success"], answer
    after = await page.shown("calendar.anna")
    assert [event["summary"] for event in after] == ["Course"] * 2 + ["Master class"] * 2
    assert starts(after) == starts(shown)


async def test_this_and_following_are_deleted(page: Page) -> None:
    """S18: the series ends before."""
    shown = await weekly(page)
    third = shown[2]
    answer = await page.delete(
        "calendar.anna",
        third,
        recurrence_id=third["recurrence_id"],
        recurrence_range="THISANDFUTURE",
    )
    assert answer["success"], answer
    assert starts(await page.shown("calendar.anna")) == starts(shown)[:2]


async def test_the_whole_series_is_changed_and_deleted(page: Page) -> None:
    """S18: without an instance it is meant as a whole."""
    shown = await weekly(page)
    answer = await page.update("calendar.anna", shown[0], summary="Seminar")
    assert answer["success"], answer
    assert {event["summary"] for event in await page.shown("calendar.anna")} == {"Seminar"}
    assert (await page.delete("calendar.anna", shown[0]))["success"]
    assert await page.shown("calendar.anna") == []


@pytest.mark.parametrize("name", ["20200101T000000Z", "nonsense", "20200101"])
async def test_an_instance_that_is_none_is_refused(page: Page, name: str) -> None:
    """The page was old, or the caller mistaken."""
    shown = await weekly(page)
    answer = await page.delete("calendar.anna", shown[0], recurrence_id=name)
    assert answer["error"]["message"].startswith("This appointment no longer exists")
    assert len(await page.shown("calendar.anna")) == 4
