"""The diary: all of a span, what overlaps in it, and which changes concern it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments, clients, conflicts
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.model import (
    Appointment,
    Client,
    Conflict,
    ConflictKind,
    Content,
    Status,
)
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.scheduling.diary import Due, diary
from custom_components.studio_sync.scheduling.overlap_answers import keep_both
from custom_components.studio_sync.scheduling.settings import Studio

from .book_fixtures import Clock, days, single, timed, utc
from .scheduling_fixtures import (
    MORNING,
    STUDIO,
    WEEKLY,
    arrive,
    get,
    put,
    questions,
    session,
)

pytest_plugins = ("tests.scheduling_fixtures",)

DAY = (utc(2026, 2, 1, 23), utc(2026, 2, 2, 23))
HOUR = timedelta(hours=1)


async def marked(book: Book, span: tuple[datetime, datetime] = DAY) -> set[str]:
    """Return the ids of what is marked in a diary."""
    found = await book.read(lambda tx: diary(tx, STUDIO, *span))
    return {each.listed.instance.appointment.id for each in found if each.conflict}


async def marked_as_kept(book: Book, span: tuple[datetime, datetime] = DAY) -> set[str]:
    """Return the ids of what is marked as an overlap that people keep."""
    found = await book.read(lambda tx: diary(tx, STUDIO, *span))
    return {each.listed.instance.appointment.id for each in found if each.kept}


async def test_both_sides_of_an_overlap_are_marked(book: Book) -> None:
    await put(
        book,
        single("a", timed(MORNING)),
        single("b", timed(MORNING + HOUR / 2)),
        single("c", timed(MORNING), staff_id="bob"),
        single("d", timed(MORNING + 2 * HOUR)),
    )
    assert await marked(book) == {"a", "b"}


async def test_what_is_past_is_marked_as_well(book: Book, clock: Clock) -> None:
    """The conflict is closed then, but the picture is the same."""
    await arrive(
        book,
        single("a", timed(MORNING)),
        single("b", timed(MORNING)),
    )
    clock.now = MORNING + timedelta(days=9)
    assert await marked(book) == {"a", "b"}


async def test_of_a_series_only_the_date_that_overlaps(book: Book) -> None:
    await put(
        book,
        single("a", timed(MORNING), recurrence=WEEKLY),
        single("b", timed(MORNING)),
    )
    assert await marked(book) == {"a", "b"}
    week = timedelta(days=7)
    assert await marked(book, (DAY[0] + week, DAY[1] + week)) == set()


async def test_buffers_count_also_across_the_edge(book: Book) -> None:
    """Portraits need fifteen minutes before, and half an hour after."""
    await put(
        book,
        session("a", DAY[1] - HOUR),
        session("b", DAY[1] + HOUR / 4),
    )
    assert await marked(book) == {"a"}


async def test_free_time_cancelled_ones_and_ones_own_series_never_overlap(book: Book) -> None:
    await put(
        book,
        single("a", timed(MORNING, 30), recurrence=("RRULE:FREQ=DAILY",)),
        single("b", timed(MORNING, 3), staff_id="bob", busy=False),
        single("c", timed(MORNING, 3), staff_id="bob"),
        single("d", timed(MORNING, 3), staff_id=None),
        single("e", timed(MORNING, 3), staff_id=None),
    )
    assert await marked(book) == set()


async def test_what_people_keep_is_no_longer_marked(book: Book) -> None:
    """Until one of the two is another."""
    await arrive(book, single("a", timed(MORNING)))
    await arrive(book, single("b", timed(MORNING)))
    [question] = await questions(book)
    assert await marked_as_kept(book) == set()
    await book.write(lambda tx: keep_both(tx, STUDIO, question.id))
    assert await marked(book) == set()
    assert await marked_as_kept(book) == {"a", "b"}
    kept = await get(book, "b")
    later = replace(kept.content, when=timed(MORNING + HOUR / 2))
    await put(book, replace(kept, content=later))
    assert await marked(book) == {"a", "b"}
    assert await marked_as_kept(book) == set()


async def test_of_a_series_that_is_kept_only_the_date_that_overlaps_is_marked(book: Book) -> None:
    await arrive(book, single("a", timed(MORNING), recurrence=WEEKLY))
    await arrive(book, single("b", timed(MORNING)))
    [question] = await questions(book)
    await book.write(lambda tx: keep_both(tx, STUDIO, question.id))
    assert await marked_as_kept(book) == {"a", "b"}
    week = timedelta(days=7)
    assert await marked_as_kept(book, (DAY[0] + week, DAY[1] + week)) == set()


async def test_an_open_edit_conflict_is_marked(book: Book) -> None:
    await put(book, single("a", timed(MORNING)))
    theirs = Content(title="Theirs", when=timed(MORNING))
    conflict = Conflict(
        id="q",
        kind=ConflictKind.EDIT,
        record_id="a",
        opened_at=MORNING,
        replica_id="google",
        fields=("title",),
        theirs=theirs,
    )
    await book.write(lambda tx: conflicts.open_one(tx, conflict))
    assert await marked(book) == {"a"}


async def test_three_at_one_time_and_a_hundred(book: Book) -> None:
    """Each is marked, in time that does not grow with the square."""
    many = [single(f"m{number}", timed(MORNING)) for number in range(1_500)]
    await put(book, *many)
    assert len(await marked(book)) == 1_500


async def test_all_of_a_month_of_thirty_people_is_there(book: Book) -> None:
    """Nothing is cut at some number."""
    every = [
        single(f"m{day}-{number}", timed(MORNING + timedelta(days=day), 0.1))
        for day in range(30)
        for number in range(90)
    ]
    await put(book, *every)
    found = await book.read(lambda tx: diary(tx, STUDIO, MORNING, MORNING + timedelta(days=31)))
    assert len(found) == 2_700


async def test_whole_days_and_a_day_with_a_clock_change(book: Book) -> None:
    """The 29th of March has 23 hours here."""
    await put(book, single("a", days(date(2026, 3, 29))))
    day = (utc(2026, 3, 28, 23), utc(2026, 3, 29, 22))
    found = await book.read(lambda tx: diary(tx, STUDIO, *day))
    assert [each.listed.instance.appointment.id for each in found] == ["a"]
    after = await book.read(lambda tx: diary(tx, STUDIO, day[1], day[1] + HOUR))
    assert after == []


class Following:
    """A diary of a day that follows the book."""

    def __init__(self, book: Book, studio: Studio = STUDIO, *, cancelled: bool = False) -> None:
        self.book, self.studio, self.due = book, studio, Due()
        self.cancelled = cancelled
        self.told: list[Appointment] = []
        book.subscribe(self._note)

    def _note(self, change: Change) -> None:
        self.due.note(change)

    async def read(self) -> None:
        """Read the diary."""
        found = await self.book.read(
            lambda tx: diary(tx, self.studio, *DAY, cancelled=self.cancelled)
        )
        self.told = [each.listed.instance.appointment for each in found]
        self.due.taken()

    async def concerned(self) -> bool:
        """Tell whether what has changed concerns it."""
        due = self.due.taken()
        return await self.book.read(
            lambda tx: due.concerns(tx, self.studio, DAY, self.told, cancelled=self.cancelled)
        )


@pytest.fixture
async def following(book: Book) -> Following:
    """Follow a day with one appointment of a client, and a date of a series."""
    client = Client(id="mia", content=Contact(name="Mia"))
    await book.write(lambda tx: clients.put_many(tx, [client, replace(client, id="zoe")]))
    await put(
        book,
        single("a", timed(MORNING), client_id="mia"),
        single("s", timed(MORNING + HOUR), recurrence=WEEKLY),
        single("far", timed(MORNING + timedelta(days=90))),
    )
    following = Following(book)
    await following.read()
    return following


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (single("new", timed(MORNING), staff_id="bob"), True),
        (single("new", timed(MORNING + timedelta(days=30)), staff_id="bob"), False),
        (single("a", timed(MORNING + timedelta(days=30))), True),
        (single("far", timed(MORNING + timedelta(days=91))), False),
        (single("far", timed(MORNING)), True),
        # Its buffer reaches into the day.
        (session("new", DAY[1] + HOUR / 4, staff_id="bob"), True),
        (single("new", timed(MORNING - timedelta(days=70)), recurrence=WEEKLY), True),
    ],
)
async def test_only_what_concerns_the_day(
    following: Following, record: Appointment, *, wanted: bool
) -> None:
    await put(following.book, record)
    assert await following.concerned() is wanted
    assert await following.concerned() is False


async def test_a_date_that_is_taken_out_of_its_series(following: Following) -> None:
    """The new record is shown nowhere, but the day is another."""
    off = single(
        "x",
        timed(MORNING + HOUR),
        staff_id="ann",
        series_id="s",
        original_start=MORNING + HOUR,
        status=Status.CANCELLED,
    )
    await put(following.book, off)
    assert await following.concerned()


async def test_only_clients_who_are_there(following: Following) -> None:
    async def rename(client_id: str) -> None:
        client = Client(id=client_id, content=Contact(name="Another"))
        await following.book.write(lambda tx: clients.put_client(tx, client))

    await rename("zoe")
    assert not await following.concerned()
    await rename("mia")
    assert await following.concerned()


async def test_very_many_changes_are_not_looked_through(following: Following) -> None:
    far = MORNING + timedelta(days=200)
    await put(following.book, *(single(f"m{number}", timed(far)) for number in range(501)))
    assert await following.concerned()


async def test_only_conflicts_of_what_is_there(following: Following) -> None:
    far = MORNING + timedelta(days=90)
    await arrive(following.book, single("far2", timed(far)))
    assert await questions(following.book)
    assert not await following.concerned()
    await following.read()
    await arrive(following.book, single("b", timed(MORNING)))
    await following.read()
    conflict = next(
        each for each in await questions(following.book) if "a" in {each.record_id, each.other_id}
    )
    await following.book.write(lambda tx: keep_both(tx, STUDIO, conflict.id))
    assert await following.concerned()


async def test_a_deleted_one_concerns_the_day_it_was_in(following: Following) -> None:
    async def delete(record_id: str) -> Any:
        return await following.book.write(lambda tx: appointments.delete(tx, record_id))

    await delete("far")
    assert not await following.concerned()
    await delete("a")
    assert await following.concerned()


@pytest.mark.parametrize("cancelled", [True, False])
async def test_what_arrives_cancelled_concerns_only_who_shows_that(
    book: Book, *, cancelled: bool
) -> None:
    page = Following(book, cancelled=cancelled)
    await page.read()
    await put(book, single("off", timed(MORNING), status=Status.CANCELLED))
    assert await page.concerned() is cancelled
    await page.read()
    assert [each.id for each in page.told] == (["off"] if cancelled else [])
    await put(book, single("elsewhere", timed(MORNING + 48 * HOUR), status=Status.CANCELLED))
    assert await page.concerned() is False
