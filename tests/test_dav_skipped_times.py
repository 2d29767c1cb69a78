"""Series that begin at a time which the clock skips in spring, or shows twice in autumn."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.recurrence import expand

from .book_fixtures import BERLIN, single, timed
from .dav_calendar import Phone, records, said
from .scheduling_fixtures import book, clock, get, put

__all__ = ["book", "clock"]

SPRING = "DTSTART;TZID=Europe/Berlin:20260329T023000\nDURATION:PT1H\nSUMMARY:S"
DAY = timedelta(days=1)


@pytest.fixture
def phone(book: Book) -> Phone:
    return Phone(book)


def dates(*lines: str, start: str = SPRING) -> list[str]:
    """Return when the first dates of a series are on its clock."""
    master = read_object(said("\n".join([start, *lines])), zone=BERLIN).master
    assert master is not None
    end = datetime(2026, 6, 1, tzinfo=UTC)
    found = expand(master.recurrence, master.start, master.zone, master.start, end)
    return [f"{each:%m-%d %H%M}" for each, _ in zip(found, range(4), strict=False)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RRULE:FREQ=DAILY"], ["03-29 0130", "03-30 0030", "03-31 0030", "04-01 0030"]),
        (["RRULE:FREQ=WEEKLY;COUNT=3"], ["03-29 0130", "04-05 0030", "04-12 0030"]),
        (["RRULE:FREQ=WEEKLY;COUNT=1"], ["03-29 0130"]),
        (["RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2"], ["03-29 0130", "03-30 0030", "04-06 0030"]),
        (["RRULE:FREQ=DAILY;UNTIL=20260331T003000Z"], ["03-29 0130", "03-30 0030", "03-31 0030"]),
        (
            ["RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20260330T023000"],
            ["03-29 0130", "03-31 0030", "04-01 0030"],
        ),
        (["RDATE;TZID=Europe/Berlin:20260401T023000"], ["03-29 0130", "04-01 0030"]),
    ],
)
def test_a_series_that_begins_at_a_skipped_time_goes_on_by_the_time_that_it_names(
    lines: list[str], expected: list[str]
) -> None:
    """The first is an hour later on the clock (RFC 5545 §3.3.5), the others are not."""
    assert dates(*lines) == expected


def test_where_the_clock_skips_a_whole_day_the_days_are_those_of_the_rule() -> None:
    start = "DTSTART;TZID=Pacific/Apia:20111230T100000\nDURATION:PT1H"
    master = read_object(said(f"{start}\nRRULE:FREQ=WEEKLY;COUNT=2"), zone=BERLIN).master
    assert master is not None
    end = datetime(2013, 1, 1, tzinfo=UTC)
    found = list(expand(master.recurrence, master.start, master.zone, master.start, end))
    assert found == [
        datetime(2011, 12, 30, 20, tzinfo=UTC),
        datetime(2012, 1, 5, 20, tzinfo=UTC),
    ]


@pytest.mark.parametrize("at", [";TZID=Europe/Berlin:20260405T023000", ":20260405T003000Z"])
async def test_a_date_is_named_on_the_series_own_clock(phone: Phone, at: str) -> None:
    date = f"RECURRENCE-ID{at}\nDTSTART:20260405T080000Z\nDURATION:PT1H\nSUMMARY:Later"
    text = said(f"{SPRING}\nRRULE:FREQ=WEEKLY;COUNT=4", date)
    assert (await phone.put("ann", "x.ics", text)).etag is not None
    assert await phone.get("ann", "x.ics") == text
    [own] = [each for each in await records(phone.book) if each.series_id]
    assert own.original_start == datetime(2026, 4, 5, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("at", [";TZID=Europe/Berlin:20260329T023000", ":20260329T013000Z"])
async def test_the_skipped_date_itself_is_found_in_both_forms(phone: Phone, at: str) -> None:
    date = f"RECURRENCE-ID{at}\nDTSTART:20260329T080000Z\nDURATION:PT1H\nSUMMARY:Later"
    await phone.put("ann", "x.ics", said(f"{SPRING}\nRRULE:FREQ=WEEKLY;COUNT=4", date))
    [own] = [each for each in await records(phone.book) if each.series_id]
    assert own.original_start == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


async def test_after_a_change_in_the_studio_the_phone_is_told_the_same_dates(
    phone: Phone,
) -> None:
    await phone.put("ann", "x.ics", said(f"{SPRING}\nRRULE:FREQ=WEEKLY;COUNT=3"))
    whole = next(each for each in await records(phone.book))
    own = await Phone(phone.book, access_id="other").get("ann", "x.ics") or b""
    for text in (own, own.replace(b"SUMMARY:S", b"SUMMARY:T")):
        await phone.put("ann", "x.ics", text)
        now = (await get(phone.book, whole.id)).content
        assert (now.when, now.recurrence) == (whole.content.when, whole.content.recurrence)


# -- autumn --------------------------------------------------------------------------------------


TWICE = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
"""The second of the two times when clocks in Berlin show half past two."""


@pytest.mark.parametrize("at", [";TZID=Europe/Berlin:20261025T023000", ":20261025T013000Z"])
async def test_the_first_date_of_a_series_in_the_second_hour_is_found_in_both_forms(
    phone: Phone, at: str
) -> None:
    await put(phone.book, single("s", timed(TWICE), recurrence=("RRULE:FREQ=DAILY;COUNT=3",)))
    text = await phone.get("ann", "s.ics") or b""
    date = said(f"RECURRENCE-ID{at}\nDTSTART:20261025T080000Z\nDURATION:PT1H\nSUMMARY:T s", uid="s")
    _, begin, rest = date.partition(b"BEGIN:VEVENT")
    await phone.put("ann", "s.ics", text.replace(b"END:VCALENDAR\r\n", begin + rest))
    [own] = [each for each in await records(phone.book) if each.series_id]
    assert own.original_start == TWICE
    assert own.content.when.start == datetime(2026, 10, 25, 8, tzinfo=UTC)
    assert (await get(phone.book, "s")).content.when == timed(TWICE)
    assert len((await phone.read("ann", "s.ics")).exceptions) == 1


async def test_the_first_date_in_the_second_hour_is_taken_out_and_comes_back(
    phone: Phone,
) -> None:
    await put(phone.book, single("s", timed(TWICE), recurrence=("RRULE:FREQ=DAILY;COUNT=3",)))
    plain = await phone.get("ann", "s.ics") or b""
    off = plain.replace(
        b"RRULE:FREQ=DAILY", b"EXDATE;TZID=Europe/Berlin:20261025T023000\r\nRRULE:FREQ=DAILY"
    )
    await phone.put("ann", "s.ics", off)
    assert [each.lives for each in await records(phone.book, living=False)] == [True, False]
    await phone.put("ann", "s.ics", plain)
    assert all(each.series_id is None for each in await records(phone.book))
    assert (await get(phone.book, "s")).content.when == timed(TWICE)
