"""The edits a calendar UI makes: one instance, the whole series, this and following (S18)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import (
    Kind,
    Moment,
    Status,
    Timed,
)

from .book_fixtures import days, opened, shown, single, stored, timed, utc
from .book_series import DAILY, DAY, END, HOUR, MONDAY, at, edited, fetched, removed, starts


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


async def test_a_single_one_is_simply_replaced(book: Book) -> None:
    (record,) = await stored(book, single("a", timed(MONDAY)))
    (kept,) = await edited(book, "a", at(record, MONDAY + HOUR, title="new"), moment=MONDAY)
    assert kept == await fetched(book, "a")
    assert kept.content.title == "new"
    assert await edited(book, "a", kept.content) == []
    with pytest.raises(BookInvalid, match="moment"):
        await edited(book, "a", kept.content, moment=MONDAY)


async def test_an_edited_instance_becomes_an_exception_that_inherits(book: Book) -> None:
    record = single(
        "s", timed(MONDAY), recurrence=DAILY, client_id="client", kind=Kind.SESSION, extra="{}"
    )
    (record,) = await stored(book, record)
    moment = MONDAY + DAY
    (kept,) = await edited(book, "s", at(record, moment + HOUR), moment=moment)
    assert (kept.series_id, kept.original_start, kept.extra) == ("s", moment, "")
    assert (kept.client_id, kept.kind, kept.content.recurrence) == ("client", Kind.SESSION, ())
    assert await fetched(book, "s") == record
    # A second edit of the same instance changes the same exception.
    (again,) = await edited(book, "s", at(record, moment, title="again"), moment=moment)
    assert again.id == kept.id
    (by_id,) = await edited(book, kept.id, at(record, moment, title="by its id"))
    assert (by_id.id, by_id.content.recurrence) == (kept.id, ())
    assert len(await starts(book)) == 6


@pytest.mark.parametrize("moment", [MONDAY + HOUR, MONDAY + 6 * DAY, date(2026, 3, 3)])
@pytest.mark.parametrize("following", [True, False])
async def test_what_is_no_instance_is_refused(
    book: Book,
    moment: Moment,
    following: bool,  # noqa: FBT001
) -> None:
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=DAILY))
    with pytest.raises(BookInvalid) as caught:
        await edited(book, "s", record.content, moment=moment, following=following)
    assert caught.value.field == "moment"
    with pytest.raises(BookInvalid):
        await removed(book, "s", moment=moment)


async def test_unknown_and_deleted_ones_are_refused(book: Book) -> None:
    (record,) = await stored(book, single("a", timed(MONDAY)))
    await removed(book, "a")
    for name, rule in (("a", "deleted"), ("nobody", "unknown")):
        with pytest.raises(BookInvalid) as caught:
            await edited(book, name, record.content)
        assert caught.value.reason == rule


async def test_the_whole_series_moves_with_its_exceptions(book: Book) -> None:
    (record, *_) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=(*DAILY, "EXDATE:20260304T090000Z")),
        single("same time", timed(MONDAY + DAY), series_id="s", original_start=MONDAY + DAY),
        single(
            "moved",
            timed(MONDAY + 3 * DAY + 5 * HOUR),
            series_id="s",
            original_start=MONDAY + 3 * DAY,
        ),
        single(
            "cancelled",
            timed(MONDAY + 4 * DAY),
            series_id="s",
            original_start=MONDAY + 4 * DAY,
            status=Status.CANCELLED,
        ),
    )
    changed = await edited(book, "s", at(record, MONDAY + 2 * HOUR))
    assert [each.id for each in changed if each.deleted] == ["same time", "moved", "cancelled"]
    fresh = await book.read(lambda tx: appointments.exceptions(tx, "s"))
    assert [each.original_start for each in fresh] == [
        MONDAY + n * DAY + 2 * HOUR for n in (1, 3, 4)
    ]
    assert await shown(book, MONDAY, END) == [
        ("T s", MONDAY + 2 * HOUR),
        ("T same time", MONDAY + DAY + 2 * HOUR),
        ("T moved", MONDAY + 3 * DAY + 5 * HOUR),
        ("T s", MONDAY + 5 * DAY + 2 * HOUR),
    ]


async def test_a_series_moves_by_its_own_interval_with_exceptions_side_by_side(book: Book) -> None:
    """Each takes the place that the next one has left."""
    later = [MONDAY + n * DAY for n in (1, 2, 3)]
    (record, *_) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        *(
            single(f"e{n}", timed(start + HOUR), series_id="s", original_start=start)
            for n, start in enumerate(later)
        ),
    )
    for moved_by in (DAY, 0 * DAY):
        await edited(book, "s", at(record, MONDAY + moved_by))
        fresh = await book.read(lambda tx: appointments.exceptions(tx, "s"))
        assert [each.original_start for each in fresh] == [each + moved_by for each in later]
        assert [each.content.title for each in fresh] == ["T e0", "T e1", "T e2"]


async def test_a_new_title_of_a_series_leaves_its_exceptions_alone(book: Book) -> None:
    (record, moved) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + DAY),
    )
    (kept,) = await edited(book, "s", replace(record.content, title="new"))
    assert kept.content.title == "new"
    assert await fetched(book, "x") == moved


async def test_a_series_moves_on_the_wall_clock_over_a_change_of_clocks(book: Book) -> None:
    start = utc(2026, 3, 23, 9)
    after = utc(2026, 3, 30, 8)
    (record, _) = await stored(
        book,
        single(
            "s", timed(start), recurrence=("RRULE:FREQ=WEEKLY;UNTIL=20260406T080000Z;BYDAY=MO",)
        ),
        single("x", timed(after), series_id="s", original_start=after),
    )
    # On Tuesdays an hour later: the weekday of the rule and its end move along.
    changed = await edited(book, "s", at(record, start + DAY + HOUR))
    assert changed[0].content.recurrence == ("RRULE:FREQ=WEEKLY;UNTIL=20260407T090000Z;BYDAY=TU",)
    assert [start for _, start in await shown(book, start, start + 30 * DAY)] == [
        utc(2026, 3, 24, 10),
        utc(2026, 3, 31, 9),
        utc(2026, 4, 7, 9),
    ]
    assert changed[-1].original_start == utc(2026, 3, 31, 9)


async def test_a_timed_series_becomes_one_of_days_and_back(book: Book) -> None:
    lines = ("RRULE:FREQ=DAILY;UNTIL=20260306T090000Z", "EXDATE:20260303T090000Z")
    (record, _) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=lines),
        single("x", timed(MONDAY + 2 * DAY), series_id="s", original_start=MONDAY + 2 * DAY),
    )
    as_days = replace(record.content, when=days(date(2026, 3, 2)))
    changed = await edited(book, "s", as_days)
    assert changed[0].content.recurrence == (
        "RRULE:FREQ=DAILY;UNTIL=20260306",
        "EXDATE;VALUE=DATE:20260303",
    )
    assert changed[-1].original_start == date(2026, 3, 4)
    assert changed[-1].content.when == days(date(2026, 3, 4))
    assert await starts(book) == [date(2026, 3, day) for day in (2, 4, 5, 6)]
    back = replace(changed[0].content, when=timed(MONDAY))
    changed = await edited(book, "s", back)
    assert changed[0].content.recurrence == lines
    assert await starts(book) == [MONDAY + n * DAY for n in (0, 2, 3, 4)]


async def test_new_rules_are_taken_as_given_and_lost_instances_lose_their_exceptions(
    book: Book,
) -> None:
    (record, _, _) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + DAY),
        single("y", timed(MONDAY + HOUR), series_id="s", original_start=MONDAY + 2 * DAY),
    )
    rules = ("RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3",)
    changed = await edited(book, "s", replace(record.content, recurrence=rules))
    assert [(each.id, each.deleted) for each in changed] == [("s", False), ("x", True)]
    assert await starts(book) == [MONDAY, MONDAY + HOUR, MONDAY + 4 * DAY]
    changed = await edited(book, "s", replace(record.content, recurrence=()))
    assert [(each.id, each.deleted) for each in changed] == [("s", False), ("y", True)]
    assert await starts(book) == [MONDAY]


async def test_a_rule_that_makes_no_sense_is_refused(book: Book) -> None:
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=DAILY))
    with pytest.raises(BookInvalid, match="recurrence: rule_malformed"):
        await edited(book, "s", replace(record.content, recurrence=("RRULE:x",)))


async def test_removing_an_appointment_deletes_and_a_session_cancels(book: Book) -> None:
    await stored(
        book,
        single("a", timed(MONDAY)),
        single("session", timed(MONDAY), kind=Kind.SESSION, client_id="client"),
    )
    (gone,) = await removed(book, "a", moment=MONDAY)
    (cancelled,) = await removed(book, "session")
    assert gone.deleted
    assert not cancelled.deleted
    assert cancelled.content.status is Status.CANCELLED
    assert cancelled.client_id == "client"
    assert await removed(book, "session") == []
    assert await starts(book) == []


async def test_a_removed_instance_is_a_cancelled_exception(book: Book) -> None:
    await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY + HOUR), series_id="s", original_start=MONDAY + 2 * DAY),
    )
    (first,) = await removed(book, "s", moment=MONDAY + DAY)
    assert (first.original_start, first.content.status) == (MONDAY + DAY, Status.CANCELLED)
    assert first.content.when.start == MONDAY + DAY
    (second,) = await removed(book, "x")
    assert (second.id, second.content.status) == ("x", Status.CANCELLED)
    assert await starts(book) == [MONDAY + n * DAY for n in (0, 3, 4, 5)]


@pytest.mark.parametrize("kind", list(Kind))
async def test_removing_all_that_follows_ends_the_series(book: Book, kind: Kind) -> None:
    await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY, kind=kind),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + DAY, kind=kind),
        single("y", timed(MONDAY), series_id="s", original_start=MONDAY + 3 * DAY, kind=kind),
    )
    changed = await removed(book, "s", moment=MONDAY + 2 * DAY, following=True)
    assert [each.id for each in changed] == ["s", "y"]
    assert not changed[1].lives
    assert changed[1].deleted is (kind is Kind.APPOINTMENT)
    assert await starts(book) == [MONDAY, MONDAY]


@pytest.mark.parametrize("how", [{}, {"moment": MONDAY, "following": True}])
async def test_removing_a_whole_series_takes_its_exceptions(
    book: Book, how: dict[str, Any]
) -> None:
    await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY + DAY),
    )
    changed = await removed(book, "s", **how)
    assert {each.id for each in changed if each.deleted} == {"s", "x"}
    assert await starts(book) == []


async def test_exceptions_of_another_sort_than_their_series_go_with_an_edit(book: Book) -> None:
    (record, _) = await stored(
        book,
        single("s", timed(MONDAY), recurrence=DAILY),
        single("x", timed(MONDAY), series_id="s", original_start=date(2026, 3, 3)),
    )
    changed = await edited(book, "s", at(record, MONDAY + HOUR))
    assert [(each.id, each.deleted) for each in changed] == [("s", False), ("x", True)]


async def test_a_move_beyond_the_end_of_time_is_refused(book: Book) -> None:
    lines = ("RRULE:FREQ=YEARLY", "RDATE:99991231T090000Z")
    (record,) = await stored(book, single("s", timed(MONDAY), recurrence=lines))
    with pytest.raises(BookInvalid, match="date_out_of_range"):
        await edited(book, "s", at(record, MONDAY + 5 * DAY))


FRIDAY = utc(2026, 10, 2, 17)
OFF_AND_ON = ("RDATE:20261004T170000Z", "EXDATE:20261009T170000Z")


@pytest.mark.parametrize(
    ("old", "new", "shift"),
    [
        (
            "FREQ=WEEKLY;UNTIL=20261231T225959Z",
            "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T200000",
            HOUR,
        ),
        ("FREQ=WEEKLY;UNTIL=20261231T225959Z", "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270101T190000", DAY),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR", timedelta()),
        ("FREQ=WEEKLY;COUNT=5", "BYDAY=FR;COUNT=5;INTERVAL=1;FREQ=WEEKLY", -HOUR),
        ("FREQ=MONTHLY;BYDAY=1FR", "FREQ=MONTHLY;BYDAY=+1FR;WKST=SU", HOUR),
    ],
)
async def test_the_old_rule_in_other_words_keeps_the_dates_off_and_added(
    book: Book, old: str, new: str, shift: timedelta
) -> None:
    """What an editor shows of a series is a rule, which it writes in its own words."""
    when = Timed(start=FRIDAY, end=FRIDAY + HOUR, zone="Europe/Berlin")
    (record,) = await stored(book, single("s", when, recurrence=(f"RRULE:{old}", *OFF_AND_ON)))
    content = at(record, FRIDAY + shift, recurrence=(f"RRULE:{new}",))
    await edited(book, "s", content)
    found = [start for _, start in await shown(book, FRIDAY - DAY, FRIDAY + 20 * DAY)]
    expected = [0, 2, 14] if "WEEKLY" in old else [0, 2]
    assert found == [FRIDAY + shift + n * DAY for n in expected]


async def test_from_the_second_of_four_lessons_on_leaves_three(book: Book) -> None:
    when = Timed(start=FRIDAY, end=FRIDAY + HOUR, zone="Europe/Berlin")
    lines = ("RRULE:FREQ=WEEKLY;COUNT=4",)
    (record,) = await stored(book, single("s", when, recurrence=lines))
    moment = FRIDAY + 7 * DAY
    content = at(record, moment + HOUR, recurrence=("RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=FR",))
    await edited(book, "s", content, moment=moment, following=True)
    found = [start for _, start in await shown(book, FRIDAY, FRIDAY + 60 * DAY)]
    assert found == [FRIDAY, *(moment + HOUR + 7 * n * DAY for n in range(3))]
