"""Opening hours: how they are read, and how free times follow them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.scheduling.availability import free_times
from custom_components.studio_sync.scheduling.opening_hours import DAILY, Hours, Week, common
from custom_components.studio_sync.scheduling.settings import Studio

from .book_fixtures import days, single, timed, utc
from .scheduling_fixtures import MORNING, STUDIO, put

pytest_plugins = ("tests.scheduling_fixtures",)

HOUR = timedelta(hours=1)


def week(*texts: str) -> Week:
    """Return the hours of a week; a dash is a closed day."""
    return tuple(None if each == "-" else Hours.parse(each) for each in texts)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8:00-20:00", "08:00–20:00"),
        (" 9 – 18 ", "09:00–18:00"),
        ("9.30—17:15", "09:30–17:15"),
        ("0-24", "00:00–24:00"),
        ("\N{ARABIC-INDIC DIGIT NINE}-18", None),
        ("20:00-8:00", None),
        ("8:00-8:00", None),
        ("8:60-9", None),
        ("8-24:01", None),
        ("8", None),
        ("8-12, 13-18", None),
        ("📷", None),
        ("9" * 50, None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, shown: str | None) -> None:
    if shown is None:
        with pytest.raises(ValueError, match="no hours"):
            Hours.parse(text)
    else:
        assert str(Hours.parse(text)) == shown
        assert Hours.parse(shown) == Hours.parse(text)


def test_several_people_have_what_all_of_them_have() -> None:
    assert common([week("8-12"), week("10-18")], 0) == Hours.parse("10-12")
    assert common([week("8-12"), week("12-18")], 0) is None
    assert common([week("8-12"), week("-")], 0) is None


async def starts(book: Book, studio: Studio, record: Appointment, **more: Any) -> list[Any]:
    """Return the starts of the next free times."""
    found = await book.read(lambda tx: free_times(tx, studio, record, record.content.when, **more))
    return [each.start for each in found]


async def test_a_closed_day_has_no_free_times(book: Book) -> None:
    """Monday from nine to ten in Berlin, then Wednesday."""
    studio = replace(STUDIO, hours=week("9-10", "-", "9:10-10:30", "-", "-", "-", "-"))
    wanted = single("a", timed(MORNING - HOUR))
    assert await starts(book, studio, wanted) == [
        utc(2026, 2, 4, 8, 15),
        utc(2026, 2, 9, 8),
        utc(2026, 2, 11, 8, 15),
    ]
    whole = single("a", days(date(2026, 2, 2)))
    assert await starts(book, studio, whole) == [date(2026, 2, day) for day in (4, 9, 11)]


async def test_never_open(book: Book) -> None:
    studio = replace(STUDIO, hours=week(*"-------"))
    assert await starts(book, studio, single("a", timed(MORNING))) == []


async def test_somebody_who_has_hours_of_their_own(book: Book) -> None:
    """Also on a day on which the studio is closed; both staff have to be there."""
    own = week("-", "-", "-", "-", "-", "-", "10-12")
    studio = replace(STUDIO, hours=(*DAILY[:6], None), own_hours={"bob": own})
    sunday = utc(2026, 2, 8, 9)
    alone = single("a", timed(MORNING), staff_id="bob")
    assert (await starts(book, studio, alone))[0] == sunday
    with_room = replace(alone, resource_ids=("room",))
    assert (await starts(book, studio, with_room))[0] == sunday
    both = replace(alone, assistant_ids=("ann",))
    assert await starts(book, studio, both) == []


async def test_the_day_on_which_the_clock_skips_an_hour(book: Book) -> None:
    """Berlin, 29 March 2026: from 01:00 to 04:00 are two hours; no time comes twice."""
    studio = replace(STUDIO, hours=week(*["1-4"] * 7))
    wanted = single("a", timed(utc(2026, 3, 28, 23), 0.25))
    await put(book, single("busy", timed(utc(2026, 3, 28, 20), 3)))
    found = await starts(book, studio, wanted, number=20)
    night = [each for each in found if each < utc(2026, 3, 29, 12)]
    first = datetime.fromisoformat("2026-03-29T00:00:00+00:00")
    assert night == [first + timedelta(minutes=15 * number) for number in range(8)]


async def test_the_day_on_which_an_hour_comes_twice(book: Book) -> None:
    """Berlin, 25 October 2026: the last ends when the studio closes."""
    studio = replace(STUDIO, hours=week(*["1-4"] * 7))
    wanted = single("a", timed(utc(2026, 10, 24, 22), 4))
    found = await starts(book, studio, wanted, number=2)
    assert found == [utc(2026, 10, 24, 23)]


async def test_until_midnight(book: Book) -> None:
    studio = replace(STUDIO, hours=week(*["22-24"] * 7))
    wanted = single("a", timed(MORNING, 2))
    assert (await starts(book, studio, wanted))[0] == utc(2026, 2, 2, 21)


async def test_a_planned_time_of_one_of_a_series(book: Book) -> None:
    """Where it is now it is not in its own way; its other dates are."""
    series = single("s", timed(MORNING), recurrence=("RRULE:FREQ=DAILY",))
    await put(book, series)
    there = timed(MORNING + HOUR / 2)
    found = await book.read(
        lambda tx: free_times(tx, STUDIO, series, there, instance=MORNING, number=1)
    )
    assert [each.start for each in found] == [MORNING + 3 * HOUR / 4]
    week_later = timed(MORNING + timedelta(days=7))
    found = await book.read(
        lambda tx: free_times(tx, STUDIO, series, week_later, instance=MORNING, number=1)
    )
    assert [each.start for each in found] == [MORNING + timedelta(days=7) + HOUR]
