"""A phone moves a series: the rule stays as the phone wrote it.

A phone changes DTSTART and leaves the other lines as they are; what it then shows is what they say.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.formats.recurrence import expand

from .book_fixtures import BERLIN
from .dav_calendar import Phone, records, said
from .scheduling_fixtures import book, clock, get, put, session

__all__ = ["book", "clock"]

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture
def phone(book: Book) -> Phone:
    return Phone(book)


def series(start: str, *lines: str) -> str:
    return "\n".join(
        [f"DTSTART;TZID=Europe/Berlin:{start}00", "DURATION:PT1H", "SUMMARY:S", *lines]
    )


async def dates(book: Book) -> list[str]:
    """Return on what days and hours the series takes place, on its clock."""
    [whole] = [each for each in await records(book) if each.series_id is None]
    content = whole.content
    end = datetime(2027, 1, 1, tzinfo=UTC)
    found = expand(content.recurrence, content.when.start, BERLIN, content.when.start, end)
    return [f"{each:%m-%d %H}" for each in found]


@pytest.mark.parametrize(
    ("was", "now", "lines", "expected"),
    [
        # An hour later than the last date that UNTIL lets through.
        (
            "20260302T1000",
            "20260302T1100",
            ["RRULE:FREQ=WEEKLY;UNTIL=20260316T090000Z"],
            ["03-02 10", "03-09 10"],
        ),
        # Earlier, so that there is one date more.
        (
            "20260304T1000",
            "20260302T1000",
            ["RRULE:FREQ=WEEKLY;UNTIL=20260316T100000Z"],
            ["03-02 09", "03-09 09", "03-16 09"],
        ),
        (
            "20260302T1000",
            "20260303T1000",
            ["RRULE:FREQ=WEEKLY;UNTIL=20260317"],
            ["03-03 09", "03-10 09", "03-17 09"],
        ),
        # The rule names the days, and the first one is another of them.
        (
            "20260302T1000",
            "20260304T1000",
            ["RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260311T230000Z"],
            ["03-04 09", "03-09 09", "03-11 09"],
        ),
        (
            "20260302T1000",
            "20260302T1200",
            ["RRULE:FREQ=WEEKLY;COUNT=2", "RDATE;TZID=Europe/Berlin:20260320T100000"],
            ["03-02 11", "03-09 11", "03-20 09"],
        ),
        # What the rule does not name any more moves along, but for its end.
        (
            "20260302T1000",
            "20260303T1000",
            ["RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260316T230000Z"],
            ["03-03 09", "03-10 09"],
        ),
    ],
)
async def test_a_phone_that_moves_the_start_leaves_the_rule_as_it_wrote_it(
    phone: Phone, was: str, now: str, lines: list[str], expected: list[str]
) -> None:
    await phone.put("ann", "x.ics", said(series(was, *lines)))
    text = said(series(now, *lines))
    stored = await phone.put("ann", "x.ics", text)
    assert await dates(phone.book) == expected
    if "BYDAY=MO;" not in lines[0]:
        assert stored.etag is not None
        assert await phone.get("ann", "x.ics") == text


async def test_dates_stay_where_they_are_if_their_series_begins_later(phone: Phone) -> None:
    """With their client, and taken out if they were; what was before the new start is gone."""
    at = [MONDAY + n * WEEK for n in range(4)]
    rule = ("RRULE:FREQ=WEEKLY;UNTIL=20260330T080000Z",)
    own: dict[str, Any] = {"series_id": "s", "client_id": "client"}
    off = session("f", at[3], series_id="s", original_start=at[3])
    await put(
        phone.book,
        session("s", MONDAY, recurrence=rule),
        session("d", at[0], original_start=at[0], **own),
        session("e", at[2] + timedelta(hours=3), original_start=at[2], **own),
        replace(off, content=replace(off.content, status=Status.CANCELLED)),
    )
    text = await phone.get("ann", "s.ics") or b""
    head, *events = text.split(b"BEGIN:VEVENT")
    [master] = [each for each in events if b"RRULE:FREQ=WEEKLY" in each]
    [date] = [each for each in events if b"RECURRENCE-ID" in each and b"20260316" in each]
    end = b"END:VCALENDAR\r\n"
    master, date = master.removesuffix(end), date.removesuffix(end)
    later = master.replace(b"20260302T", b"20260309T")
    whole = b"BEGIN:VEVENT".join([head, later, date]) + end
    stored = await phone.put("ann", "s.ics", whole)
    assert stored.etag is not None
    assert (await get(phone.book, "s")).content.when.start == at[1]
    found = {each.id: each for each in await records(phone.book, living=False)}
    assert found["d"].deleted
    kept = {each.original_start: each for each in found.values() if not each.deleted}
    assert kept.keys() == {None, at[2], at[3]}
    assert kept[at[2]].client_id == "client"
    assert kept[at[2]].content.when.start == at[2] + timedelta(hours=3)
    assert kept[at[3]].content.status is Status.CANCELLED
