"""A change of a series from one instance on: it becomes two."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import (
    AllDay,
)

from .book_fixtures import days, opened, shown, single, stored, timed
from .book_series import DAILY, DAY, END, HOUR, MONDAY, at, edited, fetched, removed, starts


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


async def test_this_and_following_splits_the_series(book: Book) -> None:
    lines = ("RRULE:FREQ=DAILY;COUNT=8", "EXDATE:20260303T090000Z,20260308T090000Z")
    (record, *_) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=lines, client_id="client"),
        single("early", timed(MONDAY), series_id="s", original_start=MONDAY),
        single("at", timed(MONDAY + 3 * DAY), series_id="s", original_start=MONDAY + 3 * DAY),
        single(
            "later",
            timed(MONDAY + 5 * DAY),
            series_id="s",
            original_start=MONDAY + 5 * DAY,
            staff_id="bob",
        ),
    )
    moment = MONDAY + 3 * DAY
    # The UI gives the rule alone; the excluded days of it stay excluded.
    content = at(record, moment + HOUR, title="new", recurrence=lines[:1])
    ended, new, *moved = await edited(book, "s", content, moment=moment, following=True)
    assert ended.id == "s"
    assert ended.content.recurrence == (
        "RRULE:FREQ=DAILY;UNTIL=20260305T085959Z",
        "EXDATE:20260303T090000Z",
    )
    assert new.content.recurrence == ("RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260308T100000Z")
    assert (new.client_id, new.series_id) == ("client", None)
    assert [(each.id, each.deleted) for each in moved][:2] == [("at", True), ("later", True)]
    assert [(e.series_id, e.original_start, e.staff_id) for e in moved[2:]] == [
        (new.id, MONDAY + 5 * DAY + HOUR, "bob")
    ]
    assert await shown(book, MONDAY, END) == [
        ("T early", MONDAY),
        ("T s", MONDAY + 2 * DAY),
        ("new", MONDAY + 3 * DAY + HOUR),
        ("new", MONDAY + 4 * DAY + HOUR),
        ("T later", MONDAY + 5 * DAY + HOUR),
        ("new", MONDAY + 7 * DAY + HOUR),
    ]


async def test_following_from_an_exception_splits_at_its_instance(book: Book) -> None:
    (record, _) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + 2 * DAY),
    )
    content = at(record, MONDAY + 2 * DAY, title="new")
    await edited(book, "x", content, following=True)
    assert (await fetched(book, "x")).deleted
    assert [title for title, _ in await shown(book, MONDAY, END)] == ["T s"] * 2 + ["new"] * 4
    await removed(book, "s")
    with pytest.raises(BookInvalid):
        await edited(book, "x", content, following=True)


async def test_following_from_the_first_instance_is_the_whole_series(book: Book) -> None:
    lines = (*DAILY, "EXDATE:20260302T090000Z")
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=lines))
    first = MONDAY + DAY
    content = at(record, first + HOUR)
    (kept,) = await edited(book, "s", content, moment=first, following=True)
    assert kept.id == "s"
    assert kept.content.recurrence == (*DAILY, "EXDATE:20260302T100000Z")
    assert await starts(book) == [MONDAY + n * DAY + HOUR for n in range(1, 6)]


async def test_the_last_instance_goes_on_as_a_single_one(book: Book) -> None:
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=DAILY))
    moment = MONDAY + 5 * DAY
    _, new = await edited(book, "s", at(record, moment), moment=moment, following=True)
    assert new.content.recurrence == ()
    assert await starts(book) == [MONDAY + n * DAY for n in range(6)]


async def test_following_with_rules_of_its_own_takes_them(book: Book) -> None:
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=DAILY))
    moment = MONDAY + 2 * DAY
    content = at(record, moment, recurrence=("RRULE:FREQ=WEEKLY;COUNT=2",))
    _, new = await edited(book, "s", content, moment=moment, following=True)
    assert new.content.recurrence == ("RRULE:FREQ=WEEKLY;COUNT=2",)
    assert await starts(book) == [MONDAY, MONDAY + DAY, moment, moment + 7 * DAY]


async def test_a_split_that_can_not_be_written_down_is_refused(book: Book) -> None:
    lines = ("RRULE:FREQ=DAILY;INTERVAL=3", "RDATE:20260306T090000Z")
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=lines))
    moment = MONDAY + 4 * DAY
    with pytest.raises(BookInvalid, match="not_divisible"):
        await edited(book, "s", at(record, moment), moment=moment, following=True)
    assert (await fetched(book, "s")) == record


async def test_days_split_on_days(book: Book) -> None:
    first = date(2026, 3, 2)
    (record,) = await stored(
        book, single("s", days(first, 2), recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))
    )
    content = replace(record.content, when=AllDay(start=first + 8 * DAY, end=first + 9 * DAY))
    ended, new = await edited(book, "s", content, moment=first + 7 * DAY, following=True)
    assert ended.content.recurrence == ("RRULE:FREQ=WEEKLY;UNTIL=20260308",)
    assert new.content.recurrence == ("RRULE:FREQ=WEEKLY;COUNT=2",)
    found = await shown(book, MONDAY, MONDAY + 30 * DAY)
    assert [start for _, start in found] == [first, first + 8 * DAY, first + 15 * DAY]


async def test_following_an_orphan_of_its_series_is_refused(book: Book) -> None:
    (record, _) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + HOUR),
    )
    with pytest.raises(BookInvalid, match="not_an_instance"):
        await edited(book, "x", record.content, following=True)
    gone = replace(record, deleted=True)
    await stored(book, gone)
    with pytest.raises(BookInvalid, match="series_id: deleted"):
        await edited(book, "x", record.content, following=True)


async def test_exceptions_of_another_sort_stay_behind_a_split(book: Book) -> None:
    (record, *_) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=date(2026, 3, 6)),
    )
    content = at(record, MONDAY + 2 * DAY, title="new")
    changed = await edited(book, "s", content, moment=MONDAY + 2 * DAY, following=True)
    assert changed[0].id == "s"
    assert not (await fetched(book, "x")).deleted


async def test_days_keep_their_later_exceptions_in_a_split(book: Book) -> None:
    first = date(2026, 3, 2)
    (record, _) = await stored(
        book,
        single("s", days(first), recurrence=("RRULE:FREQ=DAILY;COUNT=5",)),
        single("x", days(first, 2), series_id="s", original_start=first + 3 * DAY),
    )
    content = replace(record.content, when=days(first + 2 * DAY))
    *_, carried = await edited(book, "s", content, moment=first + 2 * DAY, following=True)
    assert carried.original_start == first + 3 * DAY
    assert carried.content.when == days(first, 2)
