"""Schedule conflicts: found after a run, one for each pair, closing by themselves (S22)."""

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest

from custom_components.studio_sync.book import appointments, conflicts, series_edit
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Conflict, ConflictKind, Kind, Status
from custom_components.studio_sync.scheduling import overlap_answers, overlap_scan

from . import overlap_checks
from .book_fixtures import Clock, days, single, timed, utc
from .scheduling_fixtures import (
    MORNING,
    STUDIO,
    WEEKLY,
    arrive,
    check,
    doing,
    get,
    put,
    questions,
    session,
)

HOUR = timedelta(hours=1)


async def test_two_of_one_photographer_at_one_time_are_a_conflict(book: Book) -> None:
    """S22."""
    await put(book, single("old", timed(MORNING)))
    [conflict] = await arrive(book, single("new", timed(MORNING + HOUR / 2)))
    assert (conflict.kind, conflict.record_id, conflict.other_id, conflict.moment) == (
        ConflictKind.OVERLAP,
        "new",
        "old",
        None,
    )
    assert await questions(book) == [conflict]


async def test_an_assistant_and_a_room_are_wanted_once_as_well(book: Book) -> None:
    """S22."""
    await put(book, single("old", timed(MORNING), assistant_ids=("bob",)))
    [one] = await arrive(book, single("bobs", timed(MORNING), staff_id="bob"))
    assert (one.record_id, one.other_id) == ("bobs", "old")
    await put(book, single("r", timed(MORNING + 3 * HOUR), resource_ids=("room",)))
    third = single("s", timed(MORNING + 3 * HOUR), staff_id="bob", resource_ids=("room",))
    assert [each.other_id for each in await arrive(book, third)] == ["r"]


@pytest.mark.parametrize(
    "other",
    [
        single("new", timed(MORNING), staff_id="bob"),
        single("new", timed(MORNING), busy=False),
        single("new", timed(MORNING), status=Status.CANCELLED),
        single("new", timed(MORNING + HOUR)),
        single("new", timed(MORNING), staff_id=None),
    ],
    ids=["other staff", "free", "cancelled", "just after", "nobody's"],
)
async def test_these_are_none(book: Book, other: object) -> None:
    await put(book, single("old", timed(MORNING)))
    assert not await arrive(book, other)  # type: ignore[arg-type]


async def test_a_free_one_in_the_book_is_in_nobodys_way(book: Book) -> None:
    await put(book, single("old", timed(MORNING), busy=False))
    assert not await arrive(book, single("new", timed(MORNING)))


async def test_buffers_of_both_sides_count(book: Book) -> None:
    """A portrait needs its people 15 minutes before and 30 after."""
    await put(book, session("old", MORNING))
    assert await arrive(book, single("soon after", timed(MORNING + HOUR + HOUR / 4)))
    assert not await arrive(book, single("later", timed(MORNING + HOUR * 2.5)))
    await put(book, single("plain", timed(MORNING + HOUR * 6)))
    assert await arrive(book, session("its own before", MORNING + HOUR * 7.2))
    assert not await arrive(book, session("far", MORNING + HOUR * 9))


async def test_whole_days_are_the_studios_days(book: Book) -> None:
    """The second of February begins at 23:00 UTC the day before, in Berlin."""
    await put(book, single("off", days(date(2026, 2, 2))))
    assert await arrive(book, single("late", timed(utc(2026, 2, 1, 23))))
    assert not await arrive(book, single("before", timed(utc(2026, 2, 1, 22))))


async def test_something_without_length_is_in_the_way(book: Book) -> None:
    await put(book, single("old", timed(MORNING)))
    assert await arrive(book, single("moment", timed(MORNING + HOUR / 2, 0)))


async def test_an_overlap_of_one_instance_names_that_instance(book: Book) -> None:
    """S22."""
    await put(book, single("weekly", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    [conflict] = await arrive(book, single("new", timed(MORNING)))
    assert (conflict.other_id, conflict.moment) == ("weekly", MORNING)
    [two] = await arrive(
        book,
        single("bobs", timed(utc(2026, 1, 6, 9)), recurrence=WEEKLY, assistant_ids=("bob",)),
        single("once", timed(utc(2026, 3, 3, 9)), staff_id="bob"),
    )
    assert (two.record_id, two.other_id, two.moment) == ("once", "bobs", utc(2026, 3, 3, 9))


async def test_two_series_are_one_conflict_that_names_the_first_instance(book: Book) -> None:
    await put(book, single("one", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    rule = ("RRULE:FREQ=MONTHLY;BYDAY=2MO",)
    [conflict] = await arrive(book, single("two", timed(utc(2026, 1, 12, 9)), recurrence=rule))
    assert (conflict.record_id, conflict.moment) == ("two", utc(2026, 1, 12, 9))


async def test_all_day_series_are_compared_as_well(book: Book) -> None:
    await put(book, single("days", days(date(2026, 1, 5)), recurrence=WEEKLY))
    [conflict] = await arrive(book, single("new", timed(MORNING)))
    assert conflict.moment == date(2026, 2, 2)


async def test_an_instance_that_was_moved_away_is_not_there(book: Book) -> None:
    await put(book, single("weekly", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    content = (await get(book, "weekly")).content
    elsewhere = replace(content, when=timed(MORNING + 5 * HOUR))
    [moved] = await book.write(doing(series_edit.edit, "weekly", elsewhere, moment=MORNING))
    assert not await arrive(book, single("new", timed(MORNING)))
    [conflict] = await arrive(book, single("other", timed(MORNING + 5 * HOUR)))
    assert (conflict.other_id, conflict.moment) == (moved.id, None)


async def test_a_series_and_its_own_exceptions_never_collide(book: Book) -> None:
    await put(book, single("weekly", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    content = (await get(book, "weekly")).content
    next_one = replace(content, when=timed(utc(2026, 2, 9, 9)))
    [moved] = await book.write(doing(series_edit.edit, "weekly", next_one, moment=MORNING))
    assert not (await check(book, "weekly", moved.id)).opened


async def test_a_pair_is_asked_about_once(book: Book) -> None:
    """S22: whichever of the two changes."""
    await put(book, single("old", timed(MORNING)))
    assert len(await arrive(book, single("new", timed(MORNING)))) == 1
    assert not (await check(book, "new", "old")).opened
    assert not (await check(book, "old")).opened
    assert len(await questions(book)) == 1


async def test_of_two_that_arrive_together_the_later_is_the_new_one(book: Book) -> None:
    [conflict] = await arrive(book, single("a", timed(MORNING)), single("b", timed(MORNING)))
    assert (conflict.record_id, conflict.other_id) == ("b", "a")


async def test_it_closes_by_itself_when_one_moves(book: Book) -> None:
    """S22."""
    await put(book, single("old", timed(MORNING)))
    await arrive(book, single("new", timed(MORNING)))
    await put(book, single("old", timed(MORNING + 3 * HOUR)))
    [closed] = (await check(book, "old")).closed
    assert closed.resolution == overlap_scan.GONE
    assert not await questions(book)


async def test_it_closes_by_itself_when_one_is_deleted_or_cancelled(book: Book) -> None:
    await put(book, single("old", timed(MORNING)), single("other", timed(MORNING + 5 * HOUR)))
    await arrive(book, single("new", timed(MORNING)), single("two", timed(MORNING + 5 * HOUR)))
    await book.write(doing(appointments.delete, "new"))
    await put(book, single("two", timed(MORNING + 5 * HOUR), status=Status.CANCELLED))
    assert len((await check(book, "new", "two")).closed) == 2
    assert not await questions(book)


async def test_an_exception_that_leaves_closes_the_conflict_of_its_series(book: Book) -> None:
    await put(book, single("weekly", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    await arrive(book, single("new", timed(MORNING)))
    content = (await get(book, "weekly")).content
    elsewhere = replace(content, when=timed(MORNING + 5 * HOUR))
    [moved] = await book.write(doing(series_edit.edit, "weekly", elsewhere, moment=MORNING))
    [closed] = (await check(book, moved.id)).closed
    assert closed.other_id == "weekly"
    await book.write(doing(appointments.delete, moved.id))
    [again] = (await check(book, moved.id)).opened
    assert {again.record_id, again.other_id} == {"weekly", "new"}


async def test_the_next_instance_is_named_when_the_first_is_over(book: Book, clock: Clock) -> None:
    await put(book, single("one", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    await arrive(book, single("two", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    clock.now = utc(2026, 1, 6)
    await overlap_scan.sweep_all(book, STUDIO)
    [conflict] = await questions(book)
    assert conflict.moment == utc(2026, 1, 12, 9)


async def test_what_is_past_is_not_asked_about(book: Book, clock: Clock) -> None:
    await put(book, single("old", timed(MORNING)))
    await arrive(book, single("new", timed(MORNING)))
    clock.now = MORNING + 2 * HOUR
    [closed] = await overlap_scan.sweep_all(book, STUDIO)
    assert closed.resolution == overlap_scan.PAST
    assert not await arrive(book, single("late", timed(MORNING)))


async def test_what_was_kept_is_asked_again_only_when_one_of_them_moves(book: Book) -> None:
    await put(book, single("old", timed(MORNING)))
    [conflict] = await arrive(book, single("new", timed(MORNING)))
    await book.write(doing(overlap_answers.keep_both, STUDIO, conflict.id))
    assert not await arrive(book, single("new", timed(MORNING), title="Another title"))
    assert not (await check(book, "old")).opened
    [again] = await arrive(book, single("new", timed(MORNING + HOUR / 2)))
    assert again.id != conflict.id


async def test_many_are_looked_at_month_by_month_with_the_same_result(book: Book) -> None:
    # On the wall clock: in summer it is an hour earlier in UTC.
    await put(book, single("weekly", timed(utc(2026, 1, 5, 9), 3), recurrence=WEEKLY))
    mondays = [
        single(f"m{n:03}", timed(utc(2026, 1, 5, 9) + timedelta(days=7 * n))) for n in range(50)
    ]
    tuesdays = [
        single(f"t{n:03}", timed(utc(2026, 1, 6, 9) + timedelta(days=7 * n))) for n in range(50)
    ]
    far = single("far", timed(utc(2029, 1, 1, 9)))
    every = [*mondays, *tuesdays, far]
    await put(book, *every)
    result = await overlap_checks.check_all(book, STUDIO, [each.id for each in every])
    assert sorted(each.record_id for each in result.opened) == sorted(
        ["far", *(each.id for each in mondays)]
    )
    one_by_one = await book.write(doing(overlap_checks.check, STUDIO, [each.id for each in every]))
    assert (one_by_one.opened, one_by_one.closed) == ([], [])
    await book.write(doing(appointments.delete, "weekly"))
    assert len((await overlap_checks.check_all(book, STUDIO, ["weekly"])).closed) == 51


async def test_an_exception_of_a_cancelled_series_is_gone_with_it(book: Book) -> None:
    await put(book, session("weekly", utc(2026, 1, 5, 9), recurrence=WEEKLY))
    content = (await get(book, "weekly")).content
    later = replace(content, when=timed(MORNING + HOUR / 2))
    await book.write(doing(series_edit.edit, "weekly", later, moment=MORNING))
    [conflict] = await arrive(book, single("new", timed(MORNING + HOUR / 2)))
    assert conflict.moment is None
    await book.write(doing(series_edit.remove, "weekly"))
    assert [each.id for each in await overlap_scan.sweep_all(book, STUDIO)] == [conflict.id]


async def test_ten_thousand_open_conflicts_list_in_under_a_second(book: Book) -> None:
    many = [
        Conflict(
            id=f"c{n}",
            kind=ConflictKind.OVERLAP,
            record_id=f"a{n}",
            other_id=f"b{n}",
            opened_at=MORNING,
        )
        for n in range(10_000)
    ]
    await book.write(lambda tx: [conflicts.open_one(tx, each) for each in many])
    began = process_time()
    assert len(await questions(book)) == 10_000
    assert process_time() - began < 1


async def test_a_session_type_that_is_gone_has_no_buffers(book: Book) -> None:
    await put(book, session("old", MORNING, session_type="Forgotten", kind=Kind.SESSION))
    assert not await arrive(book, single("new", timed(MORNING + HOUR)))
