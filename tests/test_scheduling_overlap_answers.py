"""Answering a schedule conflict, and taking the answer back (S22)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from custom_components.studio_sync.book import appointments, conflicts, journal, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Conflict, ConflictKind, Status, Timed
from custom_components.studio_sync.scheduling import edit_conflicts, errors, overlap_answers
from custom_components.studio_sync.scheduling.availability import free_times
from custom_components.studio_sync.scheduling.opening_hours import Hours
from custom_components.studio_sync.scheduling.overlap_answers import Answer, Resolved
from custom_components.studio_sync.scheduling.reopen import give, take_back

from .book_fixtures import Clock, days, single, timed, utc
from .scheduling_fixtures import (
    ANYTHING,
    BY_SOMEBODY,
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


async def collide(book: Book) -> Conflict:
    """Have a new session collide with an old appointment."""
    await put(book, single("old", timed(MORNING), resource_ids=("room",)))
    [conflict] = await arrive(book, session("new"))
    return conflict


async def answer(book: Book, work: object, *arguments: object) -> Resolved:
    todo: Any = doing(work, STUDIO, *arguments)  # type: ignore[arg-type]
    return await book.write(lambda tx: give(tx, BY_SOMEBODY, todo))


async def test_both_sides_are_shown_and_what_may_be_answered(book: Book) -> None:
    conflict = await collide(book)
    both = await book.read(doing(overlap_answers.both_sides, STUDIO, conflict.id))
    assert (both.new.id, both.old.id) == ("new", "old")
    assert (both.clash.mine, both.clash.other) == (timed(MORNING), timed(MORNING))
    offers = await book.read(doing(overlap_answers.overlap_offers, STUDIO, conflict.id))
    assert [each.answer for each in offers] == [
        Answer.KEEP_BOTH,
        *[Answer.MOVE_NEW] * 3,
        Answer.ASSIGN_NEW,
        Answer.CANCEL_NEW,
        *[Answer.MOVE_OLD] * 3,
        Answer.ASSIGN_OLD,
        Answer.CANCEL_OLD,
    ]
    assert [each.staff_id for each in offers if each.staff_id] == ["bob", "bob"]
    # An hour with 15 minutes before and 30 after, on quarters: the old one ends at 10:00 UTC.
    assert [each.when for each in offers if each.when and each.answer is Answer.MOVE_NEW] == [
        timed(MORNING + HOUR * hours) for hours in (1.25, 3, 4.75)
    ]


async def test_free_times_are_within_the_opening_hours(book: Book) -> None:
    record = session("new", utc(2026, 2, 2, 17))
    await put(book, record, single("late", timed(utc(2026, 2, 2, 17), 2)))
    found = await book.read(doing(free_times, STUDIO, record, record.content.when))
    assert [each.start for each in found] == [
        utc(2026, 2, 3, 7),
        utc(2026, 2, 3, 8, 45),
        utc(2026, 2, 3, 10, 30),
    ]


async def test_free_times_are_never_in_the_past(book: Book, clock: Clock) -> None:
    clock.now = utc(2026, 2, 4, 10, 5)
    record = single("new", timed(MORNING))
    [first, *_] = await book.read(doing(free_times, STUDIO, record, record.content.when))
    assert first.start == utc(2026, 2, 4, 10, 15)


async def test_free_days_for_whole_days_and_none_for_what_does_not_fit(book: Book) -> None:
    off = single("off", days(date(2026, 2, 2)))
    await put(book, single("busy", days(date(2026, 2, 3))))
    found = await book.read(doing(free_times, STUDIO, off, off.content.when))
    assert [each.start for each in found] == [date(2026, 2, day) for day in (4, 5, 6)]
    long = single("long", timed(MORNING, 13))
    assert await book.read(doing(free_times, STUDIO, long, long.content.when)) == []


async def test_free_times_follow_the_clock_over_the_change_to_summer(book: Book) -> None:
    """S17: eight o'clock in Berlin is 07:00 UTC in winter and 06:00 in summer."""
    studio = replace(STUDIO, hours=(Hours.parse("8-9"),) * 7)
    record = single("new", timed(utc(2026, 3, 28, 7)))
    await put(book, single("old", timed(utc(2026, 3, 28, 7))))
    found = await book.read(doing(free_times, studio, record, record.content.when))
    assert [each.start for each in found] == [utc(2026, 3, day, 6) for day in (29, 30, 31)]


async def test_keeping_both_leaves_them_where_they_are(book: Book) -> None:
    conflict = await collide(book)
    resolved = await answer(book, overlap_answers.keep_both, conflict.id)
    assert (resolved.before, resolved.after) == ((), ())
    assert not await questions(book)
    await book.write(doing(take_back, resolved.conflict.id, ANYTHING))
    assert [each.id for each in await questions(book)] == [conflict.id]


async def test_the_new_one_is_moved_and_the_conflict_is_over(book: Book) -> None:
    conflict = await collide(book)
    later = timed(MORNING + 3 * HOUR)
    resolved = await answer(book, overlap_answers.move, conflict.id, later)
    assert (await get(book, "new")).content.when == later
    assert [each.staff_id for each in resolved.before] == ["ann"]
    assert resolved.conflict.resolution == Answer.MOVE_NEW
    assert not (await check(book, "new")).opened


async def test_it_is_not_moved_to_where_it_collides_again_or_back_in_time(book: Book) -> None:
    conflict = await collide(book)
    await put(book, single("third", timed(MORNING + 3 * HOUR)))
    with pytest.raises(errors.StaffBusy):
        await answer(book, overlap_answers.move, conflict.id, timed(MORNING + 3 * HOUR))
    backwards = Timed(start=MORNING, end=MORNING - HOUR, zone=STUDIO.zone)
    with pytest.raises(errors.EndBeforeStart):
        await answer(book, overlap_answers.move, conflict.id, backwards)
    assert len(await questions(book)) == 1


async def test_somebody_else_takes_over_who_is_free(book: Book) -> None:
    conflict = await collide(book)
    resolved = await answer(book, overlap_answers.assign, conflict.id, "bob")
    assert (await get(book, "new")).staff_id == "bob"
    assert [each.staff_id for each in (*resolved.before, *resolved.after)] == ["ann", "bob"]


async def test_the_old_one_is_moved_or_given_away_as_well(book: Book) -> None:
    """Either side makes room; what is free for the old one leaves the new one where it is."""
    conflict = await collide(book)
    offers = await book.read(doing(overlap_answers.overlap_offers, STUDIO, conflict.id))
    [first, *_] = [each.when for each in offers if each.answer is Answer.MOVE_OLD]
    moved = await answer(book, overlap_answers.move, conflict.id, first, Answer.MOVE_OLD)
    assert (await get(book, "old")).content.when == first
    assert (await get(book, "new")).content.when == timed(MORNING)
    assert moved.conflict.resolution == Answer.MOVE_OLD
    assert not (await check(book, "new", "old")).opened
    await book.write(doing(take_back, moved.conflict.id, ANYTHING))
    assert (await get(book, "old")).content.when == timed(MORNING)
    given = await answer(book, overlap_answers.assign, conflict.id, "bob", Answer.ASSIGN_OLD)
    assert [each.staff_id for each in (*given.before, *given.after)] == ["ann", "bob"]
    assert (await get(book, "old")).staff_id == "bob"


async def test_of_an_old_series_the_one_instance_makes_room(book: Book) -> None:
    await put(book, single("old", timed(MORNING), recurrence=WEEKLY))
    [conflict] = await arrive(book, session("new", MORNING + 7 * 24 * HOUR))
    later = timed(MORNING + 7 * 24 * HOUR + 3 * HOUR)
    await answer(book, overlap_answers.move, conflict.id, later, Answer.MOVE_OLD)
    assert (await get(book, "old")).content.when == timed(MORNING)
    [instance] = await book.read(lambda tx: appointments.exceptions(tx, "old"))
    assert instance.content.when == later


async def test_nobody_takes_over_who_is_not_there_or_not_free(book: Book) -> None:
    conflict = await collide(book)
    await put(book, single("bobs", timed(MORNING), staff_id="bob"))
    assert not [
        each
        for each in await book.read(doing(overlap_answers.overlap_offers, STUDIO, conflict.id))
        if each.answer is Answer.ASSIGN_NEW
    ]
    with pytest.raises(errors.StaffBusy) as refused:
        await answer(book, overlap_answers.assign, conflict.id, "bob")
    assert refused.value.field == "staff_id"
    with pytest.raises(errors.UnknownStaff):
        await answer(book, overlap_answers.assign, conflict.id, "zoe")


async def test_either_is_cancelled(book: Book) -> None:
    conflict = await collide(book)
    await answer(book, overlap_answers.cancel_side, conflict.id)
    assert (await get(book, "new")).content.status is Status.CANCELLED
    taken, restored = await book.write(doing(take_back, conflict.id, ANYTHING))
    assert (taken.id, taken.resolution) == (conflict.id, Answer.CANCEL_NEW)
    assert [each.id for each in restored] == ["new"]
    [again] = await questions(book)
    assert again == conflict
    assert (await get(book, "new")).lives
    await answer(book, overlap_answers.cancel_side, conflict.id, Answer.CANCEL_OLD)
    assert (await get(book, "old")).deleted


async def test_of_a_series_only_the_instance_in_question_changes(book: Book) -> None:
    await put(book, session("weekly", utc(2026, 1, 5, 9), recurrence=WEEKLY))
    [conflict] = await arrive(book, single("new", timed(MORNING)))
    resolved = await answer(book, overlap_answers.cancel_side, conflict.id, Answer.CANCEL_OLD)
    [exception] = resolved.after
    assert (exception.series_id, exception.original_start) == ("weekly", MORNING)
    assert (await get(book, "weekly")).lives
    await book.write(doing(take_back, resolved.conflict.id, ANYTHING))
    assert (await get(book, exception.id)).deleted
    assert not (await check(book, "weekly")).opened
    assert len(await questions(book)) == 1


async def test_the_instance_of_a_new_series_is_moved_or_given_away(book: Book) -> None:
    await put(book, single("old", timed(MORNING)))
    [conflict] = await arrive(book, single("weekly", timed(utc(2026, 1, 5, 9)), recurrence=WEEKLY))
    assert conflict.moment == MORNING
    resolved = await answer(book, overlap_answers.assign, conflict.id, "bob")
    alone, off = resolved.after
    assert (alone.staff_id, alone.series_id, alone.content.when.start) == ("bob", None, MORNING)
    assert (off.original_start, off.content.status) == (MORNING, Status.CANCELLED)
    await book.write(doing(take_back, resolved.conflict.id, ANYTHING))
    assert (await get(book, alone.id)).deleted
    resolved = await answer(book, overlap_answers.move, conflict.id, timed(MORNING + 3 * HOUR))
    assert [each.content.when.start for each in resolved.after] == [MORNING + 3 * HOUR]
    later = await check(book, "weekly", *(each.id for each in resolved.after))
    assert not later.opened


async def test_a_closed_or_unknown_conflict_is_not_resolved(book: Book) -> None:
    conflict = await collide(book)
    await answer(book, overlap_answers.keep_both, conflict.id)
    with pytest.raises(errors.ConflictClosed) as refused:
        await answer(book, overlap_answers.cancel_side, conflict.id)
    assert refused.value.placeholders["resolution"] == "keep_both"
    with pytest.raises(errors.UnknownConflict):
        await answer(book, overlap_answers.cancel_side, "nothing")


async def test_what_is_gone_meanwhile_is_not_resolved(book: Book) -> None:
    conflict = await collide(book)
    await put(book, session("new", MORNING + 5 * HOUR))
    with pytest.raises(errors.ConflictOutdated):
        await answer(book, overlap_answers.cancel_side, conflict.id, Answer.CANCEL_OLD)
    assert (await get(book, "old")).lives


async def test_an_answer_for_another_kind_is_refused(book: Book) -> None:
    overlap = await collide(book)
    with pytest.raises(errors.NotOffered):
        await book.write(doing(edit_conflicts.take_theirs, overlap.id))
    edit = Conflict(id="e", kind=ConflictKind.EDIT, record_id="new", opened_at=MORNING)
    await book.write(lambda tx: conflicts.open_one(tx, edit))
    with pytest.raises(errors.NotOffered):
        await answer(book, overlap_answers.cancel_side, "e")


async def test_an_answer_is_not_taken_back_over_a_later_edit(book: Book) -> None:
    conflict = await collide(book)
    resolved = await answer(book, overlap_answers.move, conflict.id, timed(MORNING + 3 * HOUR))
    await put(book, session("new", MORNING + 4 * HOUR))
    with pytest.raises(errors.ResolutionOvertaken):
        await book.write(doing(take_back, resolved.conflict.id, ANYTHING))
    for unknown in ("x", ""):
        with pytest.raises(errors.ResolutionOvertaken):
            await book.write(doing(take_back, unknown, ANYTHING))


@pytest.mark.parametrize("gone", ["run", "notes"])
async def test_an_answer_is_taken_back_for_as_long_as_the_journal_has_it(
    book: Book, gone: str
) -> None:
    conflict = await collide(book)
    await answer(book, overlap_answers.cancel_side, conflict.id)

    def forget(tx: Transaction) -> None:
        if gone == "run":
            journal.prune(tx, tx.now + HOUR)
        else:
            tx.connection.execute(update(tables.entry).values(loser=""))

    await book.write(forget)
    with pytest.raises(errors.ResolutionOvertaken):
        await book.write(doing(take_back, conflict.id, ANYTHING))


async def test_an_answer_is_all_or_nothing(book: Book) -> None:
    conflict = await collide(book)
    before = await book.read(lambda tx: appointments.changes(tx, 0))
    with pytest.raises(errors.StaffBusy):
        await answer(book, overlap_answers.move, conflict.id, timed(MORNING + HOUR / 2))
    assert await book.read(lambda tx: appointments.changes(tx, 0)) == before


@pytest.mark.parametrize("apart", [False, True])
async def test_the_other_dates_of_a_series_are_in_the_way_of_the_one_that_moves(
    book: Book, *, apart: bool
) -> None:
    """S22: a proposal is free, also of the series that the new one is itself a date of."""
    await put(book, single("old", timed(MORNING)))
    daily = single("new", timed(MORNING - HOUR, 9), recurrence=("RRULE:FREQ=DAILY;COUNT=5",))
    records = [daily]
    if apart:
        start = daily.content.when.start
        one = single("one", timed(MORNING - HOUR, 9), place="Hall")
        records.append(replace(one, series_id="new", original_start=start))
    [conflict] = await arrive(book, *records)
    offers = await book.read(doing(overlap_answers.overlap_offers, STUDIO, conflict.id))
    moves = [each for each in offers if each.answer is Answer.MOVE_NEW]
    times = [each.when.start for each in moves if each.when]
    # From nine to six each day in Berlin: there is no room for a second one on the others.
    assert times == [MORNING + HOUR, utc(2026, 2, 7, 7), utc(2026, 2, 8, 7)]
    with pytest.raises(errors.StaffBusy):
        await answer(book, overlap_answers.move, conflict.id, timed(MORNING + HOUR * 24, 9))
    await answer(book, overlap_answers.move, conflict.id, offers[1].when)
    assert await questions(book) == []
