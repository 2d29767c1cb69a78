"""One appointment: which it is now, the client's visits, what happened to it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Moment, Status
from custom_components.studio_sync.scheduling.one_appointment import (
    HISTORY,
    One,
    one_appointment,
    synced_at,
    visits,
)
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import Clock, single, timed
from .scheduling_fixtures import MORNING, STUDIO, WEEKLY, get, put

pytest_plugins = ("tests.scheduling_fixtures",)

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


async def one(book: Book, record_id: str, moment: Moment | None = None) -> One | None:
    """Return an appointment."""
    return await book.read(lambda tx: one_appointment(tx, STUDIO, record_id, moment))


async def shown(book: Book, record_id: str, but: One | None) -> tuple[list[str], list[str]]:
    """Return the last and the next visits, each with its week from the first on."""
    assert but is not None
    last, coming = await book.read(lambda tx: visits(tx, STUDIO, record_id, but.instance))
    return tuple(  # type: ignore[return-value]
        [f"{each.appointment.id}{(STUDIO.instant(each.start) - MORNING) // WEEK}" for each in every]
        for every in (last, coming)
    )


async def test_visits_of_series_and_single_ones(book: Book, clock: Clock) -> None:
    """Cancelled ones, and this one, are none."""
    await put(
        book,
        single("s", timed(MORNING), client_id="client", recurrence=WEEKLY),
        single("a", timed(MORNING + HOUR), client_id="client"),
        single("c", timed(MORNING + WEEK), client_id="client", status=Status.CANCELLED),
        single("other", timed(MORNING)),
    )
    clock.now = MORNING + 4 * WEEK - HOUR
    here = await one(book, "s", MORNING + 3 * WEEK)
    assert await shown(book, "client", here) == (["a0", "s1", "s2"], ["s4", "s5", "s6"])
    moved = single(
        "x",
        timed(MORNING + 5 * WEEK + HOUR),
        client_id="client",
        series_id="s",
        original_start=MORNING + 5 * WEEK,
    )
    await put(book, moved)
    here = await one(book, "a")
    assert await shown(book, "client", here) == (["s1", "s2", "s3"], ["s4", "x5", "s6"])


async def test_an_exception_that_was_undone_is_its_series_again(book: Book) -> None:
    await put(book, single("s", timed(MORNING), recurrence=WEEKLY))
    at = MORNING + WEEK
    await put(book, single("x", timed(at + HOUR), series_id="s", original_start=at))
    exception = await one(book, "x")
    assert exception is not None
    assert exception.instance.recurring
    assert exception.instance.start == at + HOUR
    by_series = await one(book, "s", at)
    assert by_series is not None
    assert by_series.record.id == "x"
    await book.write(lambda tx: appointments.delete(tx, "x"))
    again = await one(book, "x")
    assert again is not None
    assert (again.record.id, again.instance.start) == ("s", at)
    await book.write(lambda tx: appointments.delete(tx, "s"))
    assert await one(book, "x") is None


async def test_a_series_as_a_whole(book: Book) -> None:
    """By its own id: its first date."""
    await put(book, single("s", timed(MORNING), recurrence=WEEKLY))
    whole = await one(book, "s")
    assert whole is not None
    assert (whole.instance.start, whole.instance.recurring) == (MORNING, False)


@pytest.mark.parametrize("moment", [MORNING + HOUR, MORNING.date()])
async def test_no_such_date(book: Book, moment: Moment) -> None:
    await put(book, single("s", timed(MORNING), recurrence=WEEKLY), single("a", timed(MORNING)))
    assert await one(book, "s", moment) is None
    assert await one(book, "a", moment) is None


async def test_the_latest_of_a_long_history(book: Book, clock: Clock) -> None:
    """Of the appointment and its series, not of others; the cost is that of the lines."""
    await put(book, single("a", timed(MORNING)), single("b", timed(MORNING)))
    for number in range(HISTORY + 2):
        for name in ("a", "b"):
            record = await get(book, name)
            clock.now += HOUR / 60
            changed = replace(record, content=replace(record.content, title=f"{number}"))
            work = partial(appointments.put, record=changed)
            await carry_out(book, Request(surface=Surface.ACTION), work)
    found = await one(book, "a")
    assert found is not None
    assert len(found.history) == HISTORY
    run, line = found.history[0]
    assert (run.id, line.record_id) == (line.run_id, "a")
    assert line.after is not None
    assert line.after.title == f"{HISTORY + 1}"
    assert synced_at(found.history, "google") is None
    assert synced_at(found.history, "") == line.at
