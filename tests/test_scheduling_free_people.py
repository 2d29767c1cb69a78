"""Who is free for a plan, what it would overlap, and who has time within a span."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment, Moment
from custom_components.studio_sync.scheduling.free_people import (
    DATES,
    Availability,
    Plan,
    Reason,
    free_spans,
    who_is_free,
    would_overlap,
)
from custom_components.studio_sync.scheduling.opening_hours import Hours
from custom_components.studio_sync.scheduling.settings import Studio

from .book_fixtures import days, single, timed, utc
from .scheduling_fixtures import MORNING, PORTRAIT, STUDIO, WEEKLY, put, session

pytest_plugins = ("tests.scheduling_fixtures",)

HOUR = timedelta(hours=1)
EVERYBODY = {"ann": True, "bob": True, "room": False}


def plan(record: Appointment, instance: Moment | None = None, **fields: Any) -> Plan:
    """Return a plan of a record where it is."""
    return Plan(record=record, when=record.content.when, instance=instance, **fields)


async def free(book: Book, wanted: Plan, studio: Studio = STUDIO) -> dict[str, Availability]:
    """Tell who is free."""
    return await book.read(lambda tx: who_is_free(tx, studio, wanted, EVERYBODY))


def reasons(found: dict[str, Availability]) -> dict[str, Reason | None]:
    """Return why they are not."""
    return {key: each.reason for key, each in found.items()}


async def test_who_is_busy_is_told_with_what(book: Book) -> None:
    await put(
        book,
        single("a", timed(MORNING), resource_ids=("room",)),
        single("b", timed(MORNING + HOUR), staff_id="bob"),
    )
    found = await free(book, plan(single("", timed(MORNING + HOUR / 2, 0.5))))
    assert reasons(found) == {"ann": Reason.BUSY, "bob": None, "room": Reason.BUSY}
    assert [each.appointment.id for each in found["ann"].by] == ["a"]


async def test_buffers_of_both_sides_count(book: Book) -> None:
    """A portrait needs fifteen minutes before, and half an hour after."""
    await put(book, session("a", MORNING))
    behind = single("", timed(MORNING + 1.25 * HOUR, 1))
    assert reasons(await free(book, plan(behind)))["ann"] is Reason.BUSY
    later = single("", timed(MORNING + 1.5 * HOUR, 1))
    assert reasons(await free(book, plan(later)))["ann"] is None
    portrait = session("", MORNING + 1.5 * HOUR)
    assert reasons(await free(book, plan(portrait)))["ann"] is Reason.BUSY


async def test_nobody_is_in_their_own_way(book: Book) -> None:
    """A single one, one of a series, or the whole series with what was changed in it."""
    one = single("a", timed(MORNING))
    series = single("s", timed(MORNING), recurrence=WEEKLY, staff_id="bob")
    await put(book, one, series)
    assert reasons(await free(book, plan(one)))["ann"] is None
    assert reasons(await free(book, plan(series, MORNING)))["bob"] is None
    assert reasons(await free(book, plan(series)))["bob"] is None
    next_week = Plan(record=series, when=timed(MORNING + timedelta(days=7)), instance=MORNING)
    assert reasons(await free(book, next_week))["bob"] is Reason.BUSY


@pytest.mark.parametrize(
    ("start", "hours", "works"),
    [
        (MORNING - HOUR, 1, True),
        (MORNING - 1.25 * HOUR, 1, False),
        (MORNING + 2 * HOUR, 1.25, False),
        (MORNING + 24 * HOUR, 1, False),
        (MORNING, 48, False),
    ],
)
async def test_who_does_not_work_then_is_not_free(
    book: Book, start: datetime, hours: float, *, works: bool
) -> None:
    """Bob works on Mondays from nine to one; rooms are there at any time."""
    own = (Hours.parse("9-13"), None, None, None, None, None, None)
    studio = replace(STUDIO, own_hours={"bob": own})
    found = reasons(await free(book, plan(single("", timed(start, hours))), studio))
    assert found["bob"] is (None if works else Reason.CLOSED)
    assert found["room"] is None


async def test_whole_days(book: Book) -> None:
    own = (Hours.parse("9-13"), None, None, None, None, None, None)
    studio = replace(STUDIO, own_hours={"bob": own})
    await put(book, single("a", timed(MORNING)))
    monday = plan(single("", days(date(2026, 2, 2))))
    assert reasons(await free(book, monday, studio))["ann"] is Reason.BUSY
    assert reasons(await free(book, monday, studio))["bob"] is None
    tuesday = plan(single("", days(date(2026, 2, 3))))
    assert reasons(await free(book, tuesday, studio))["bob"] is Reason.CLOSED


async def overlaps(book: Book, wanted: Plan) -> list[tuple[Moment, str]]:
    """Return what a plan would overlap."""
    found = await book.read(lambda tx: list(would_overlap(tx, STUDIO, wanted)))
    return [(when.start, each.appointment.id) for when, each in found]


async def test_a_planned_series_is_compared_date_by_date(book: Book) -> None:
    week = timedelta(days=7)
    await put(
        book,
        single("a", timed(MORNING + 2 * week)),
        single("b", timed(MORNING + 3 * week), staff_id="bob"),
        single("c", timed(MORNING + (DATES + 1) * week)),
    )
    planned = plan(single("", timed(MORNING), recurrence=WEEKLY))
    assert await overlaps(book, planned) == [(MORNING + 2 * week, "a")]


async def test_what_keeps_nobody_busy_overlaps_nothing(book: Book) -> None:
    await put(book, single("a", timed(MORNING)))
    assert await overlaps(book, plan(single("", timed(MORNING), busy=False))) == []
    assert await overlaps(book, plan(single("", timed(MORNING), staff_id=None))) == []
    assert await overlaps(book, plan(single("", timed(MORNING)))) == [(MORNING, "a")]


async def spans(
    book: Book, start: datetime, end: datetime, studio: Studio = STUDIO, **more: Any
) -> dict[str, list[tuple[str, str]]]:
    """Return who has time when, on the studio's clock."""
    wanted = {"length": HOUR, **more}
    found = await book.read(lambda tx: free_spans(tx, studio, EVERYBODY, (start, end), **wanted))
    return {
        key: [
            (f"{a.astimezone(studio.clock):%d %H:%M}", f"{b.astimezone(studio.clock):%d %H:%M}")
            for a, b in every
        ]
        for key, every in found.items()
    }


async def test_who_has_time_and_when(book: Book) -> None:
    """From noon to six: what is too short for it is left out."""
    noon = utc(2026, 2, 2, 11)
    await put(
        book,
        single("a", timed(noon + HOUR / 2)),
        single("b", timed(noon, 5.5), staff_id="bob"),
        single("c", timed(noon - HOUR, 1), staff_id=None, resource_ids=("room",)),
    )
    assert await spans(book, noon, noon + 6 * HOUR) == {
        "ann": [("02 13:30", "02 18:00")],
        "bob": [],
        "room": [("02 12:00", "02 18:00")],
    }


async def test_buffers_of_what_is_looked_for(book: Book) -> None:
    """It begins fifteen minutes after what is before it, and ends half an hour before the next."""
    noon = utc(2026, 2, 2, 11)
    await put(book, single("a", timed(noon)), single("b", timed(noon + 4 * HOUR)))
    found = await spans(book, noon, noon + 5 * HOUR, length=PORTRAIT.length, kind=PORTRAIT)
    assert found["ann"] == [("02 13:15", "02 15:30")]
    assert found["bob"] == [("02 12:00", "02 17:00")]


async def test_only_within_opening_hours(book: Book) -> None:
    """Of several days, also that with 23 hours; Bob's own, and the room the studio's."""
    own = (None, None, None, None, None, None, Hours.parse("0-4"))
    studio = replace(STUDIO, hours=(*STUDIO.hours[:6], None), own_hours={"bob": own})
    start, end = utc(2026, 3, 28, 17), utc(2026, 3, 30, 7, 30)
    assert await spans(book, start, end, studio, length=HOUR / 2) == {
        "ann": [("28 18:00", "28 20:00"), ("30 08:00", "30 09:30")],
        "bob": [("29 00:00", "29 04:00")],
        "room": [("28 18:00", "28 20:00"), ("30 08:00", "30 09:30")],
    }
    assert (await spans(book, start, end, studio, length=4 * HOUR))["bob"] == []


async def test_what_overlaps_itself_is_taken_once(book: Book) -> None:
    noon = utc(2026, 2, 2, 11)
    await put(
        book,
        single("a", timed(noon, 3)),
        single("b", timed(noon + HOUR, 1)),
        single("c", timed(noon + HOUR, 3)),
    )
    assert (await spans(book, noon, noon + 6 * HOUR))["ann"] == [("02 16:00", "02 18:00")]
