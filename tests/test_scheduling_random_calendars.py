"""Random calendars: every overlap is asked about once, and every proposal is free (S22).

The answers are compared with going through all pairs, one by one.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import time, timedelta
from functools import partial
from itertools import combinations
from random import Random
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Timed
from custom_components.studio_sync.scheduling import overlap_answers
from custom_components.studio_sync.scheduling.availability import taken_by
from custom_components.studio_sync.scheduling.overlap import clash_of
from custom_components.studio_sync.scheduling.overlap_answers import Answer, Offer, Resolved

from .book_fixtures import BERLIN, opened, single, timed
from .scheduling_fixtures import MORNING, STUDIO, arrive, check, doing, put, questions, session

ZONE = ZoneInfo(BERLIN)
RULES = ("RRULE:FREQ=DAILY;COUNT=6", "RRULE:FREQ=WEEKLY;COUNT=12", "RRULE:FREQ=DAILY")
SPRING = timedelta(days=53)
"""From MORNING to the change of the clocks in March."""
WORK: Mapping[Answer, Callable[..., Resolved]] = {
    Answer.KEEP_BOTH: overlap_answers.keep_both,
    Answer.MOVE_NEW: overlap_answers.move,
    Answer.MOVE_OLD: partial(overlap_answers.move, answer=Answer.MOVE_OLD),
    Answer.ASSIGN_NEW: overlap_answers.assign,
    Answer.ASSIGN_OLD: partial(overlap_answers.assign, answer=Answer.ASSIGN_OLD),
    Answer.CANCEL_NEW: overlap_answers.cancel_side,
    Answer.CANCEL_OLD: partial(overlap_answers.cancel_side, answer=Answer.CANCEL_OLD),
}


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        yield book


def entry(chance: Random, number: int) -> Appointment:
    """Make a session or an appointment, single or repeating, of any person and room."""
    start = MORNING + timedelta(minutes=15 * chance.randrange(-8, 200))
    start += chance.choice((SPRING, timedelta(), timedelta()))
    fields: dict[str, object] = {"staff_id": chance.choice(("ann", "bob"))}
    if chance.random() < 0.3:
        fields["recurrence"] = (chance.choice(RULES),)
    if chance.random() < 0.4:
        fields["resource_ids"] = ("room",)
    if chance.random() < 0.3:
        fields["assistant_ids"] = (chance.choice(("ann", "bob")),)
    hours = chance.choice((0.25, 0.5, 1, 2, 4))
    if chance.random() < 0.4:
        made: Appointment = session(f"r{number}", start, hours, **fields)
        return made
    return single(f"r{number}", timed(start, hours), **fields)


async def living(book: Book) -> list[Appointment]:
    """Return all that is in calendars."""
    return [each for each in await book.read(lambda tx: appointments.changes(tx, 0)) if each.lives]


async def overlapping(book: Book) -> set[frozenset[str]]:
    """Go through all pairs."""
    pairs = [
        (one, other)
        for one, other in combinations(await living(book), 2)
        if (one.series_id or one.id) != (other.series_id or other.id)
    ]

    def look(tx: Transaction) -> set[frozenset[str]]:
        return {frozenset((a.id, b.id)) for a, b in pairs if clash_of(tx, STUDIO, a, b)}

    return await book.read(look)


def is_sensible(offer: Offer) -> bool:
    """Tell whether a proposal is within the opening hours of one day."""
    if not isinstance(offer.when, Timed):
        return True
    start, end = offer.when.start.astimezone(ZONE), offer.when.end.astimezone(ZONE)
    return start.date() == end.date() and time(8) <= start.time() and end.time() <= time(20)


@pytest.mark.parametrize("seed", range(8))
async def test_every_overlap_is_asked_about_and_every_proposal_is_free(
    book: Book, seed: int
) -> None:
    chance = Random(seed)
    records = [entry(chance, number) for number in range(14)]
    await put(book, *records[:-3])
    await check(book, *(each.id for each in records[:-3]))
    await arrive(book, *records[-3:])
    assert {frozenset((q.record_id, q.other_id)) for q in await questions(book)} == (
        await overlapping(book)
    )
    kept = set[frozenset[str]]()
    for question in await questions(book):
        now = await book.read(doing(conflicts.get, question.id))
        if now is None or now.closed_at is not None:
            continue
        offers = await book.read(doing(overlap_answers.overlap_offers, STUDIO, question.id))
        assert all(is_sensible(each) for each in offers)
        offer = chance.choice(offers)
        if offer.answer is Answer.KEEP_BOTH:
            kept.add(frozenset((question.record_id, question.other_id)))
        which = [each for each in (offer.when, offer.staff_id) if each is not None]
        done = await book.write(doing(WORK[offer.answer], STUDIO, question.id, *which))
        await check(book, *(each.id for each in done.after))
        if offer.when is not None or offer.staff_id is not None:
            for each in done.after:
                when = each.content.when
                taken = doing(taken_by, STUDIO, each, when, instance=when.start)
                assert not each.lives or await book.read(taken) == []
    asked = {frozenset((q.record_id, q.other_id)) for q in await questions(book)}
    assert asked <= await overlapping(book) <= asked | kept
