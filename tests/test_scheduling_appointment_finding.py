"""Finding appointments: by title, place, notes and client, the nearest first, by rights, fast."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from custom_components.studio_sync.book import appointment_search, appointments, clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.scheduling.appointment_finding import find_appointments

from .book_fixtures import Clock, client, days, opened, single, stored, timed
from .scheduling_fixtures import STUDIO

NOW = Clock().now
DAY = timedelta(days=1)


async def found(
    book: Book, text: str, limit: int = 10, people: Collection[str] | None = None
) -> list[str]:
    """Return the ids of what is found, in order."""
    seen = clients.seen_by(people)
    listed = await book.read(
        lambda tx: find_appointments(tx, STUDIO, text, limit, people=people, seen=seen)
    )
    return [each.instance.appointment.id for each in listed]


async def test_the_nearest_come_first_past_and_coming() -> None:
    """What goes on is nearest; whole days and what lasts long count, too."""
    async with opened() as book:
        await stored(
            book,
            single("far", timed(NOW + 300 * DAY), title="Portrait"),
            single("soon", timed(NOW + 2 * DAY), title="Portrait"),
            single("past", timed(NOW - DAY), title="Portrait"),
            single("on", timed(NOW - DAY / 48), title="Portrait"),
            single("long", days(NOW.date() - 9 * DAY, 12), title="Portrait"),
            single("off", timed(NOW), title="Portrait", status=Status.CANCELLED),
            single("whole", days(NOW.date() + 5 * DAY), title="Portrait"),
        )
        every = await found(book, "portrait")
        assert every == ["long", "on", "past", "soon", "whole", "far"]
        assert await found(book, "portrait", 2) == ["long", "on"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("jorg", True),
        ("Jörg", True),
        ("JOERG", True),
        ("portr jörg", True),
        ("rtra", True),
        ("ra", False),
        ("po", True),
        ("hinterhof", True),
        ("Łódź", True),
        ("red dress", True),
        ("dress portrait zoé", False),
        ("", False),
        ("👩", False),
        ("%", False),
    ],
)
async def test_words_are_found_however_they_are_written(text: str, *, is_found: bool) -> None:
    """Any part of a word of three letters, shorter ones begin it; in title, place and notes."""
    async with opened() as book:
        record = single(
            "a",
            timed(NOW + DAY),
            title="Portrait – Joerg Weber",
            place="Hinterhof, Lodz",
            description="A red dress",
        )
        await stored(book, record)
        assert await found(book, text) == (["a"] if is_found else [])


async def test_it_is_found_by_its_client() -> None:
    """By a name or a number, whatever it is called; also a series, at its last and next date."""
    async with opened() as book:
        ada = client("ada", "Ada Löwe", phones=("0170 / 123 45 67",))
        await book.write(lambda tx: clients.put_many(tx, [ada]))
        when = timed(NOW - 30 * DAY)
        await stored(
            book,
            single("one", timed(NOW + DAY / 2), title="Session", client_id="ada"),
            single("course", when, client_id="ada", recurrence=("RRULE:FREQ=DAILY",)),
            single("other", timed(NOW + DAY), title="Session"),
        )
        assert await found(book, "loewe") == ["course", "one", "course"]
        assert await found(book, "+49 170 12345") == ["course", "one", "course"]


async def test_what_changed_is_found_as_it_is_now() -> None:
    """A series by its new title; what is deleted not at all, nor a date of a deleted series."""
    async with opened() as book:
        series = single("s", timed(NOW), title="Yoga", recurrence=("RRULE:FREQ=WEEKLY",))
        moved = single(
            "m",
            timed(NOW + 8 * DAY),
            title="Yoga outside",
            series_id="s",
            original_start=NOW + 7 * DAY,
        )
        await stored(book, series, moved)
        assert await found(book, "outside") == ["m"]
        await stored(book, replace(series, content=replace(series.content, title="Ballet")))
        assert await found(book, "yoga") == ["m"]
        assert await found(book, "ballet") == ["s"]
        await book.write(lambda tx: appointments.delete(tx, "s"))
        assert await found(book, "yoga") == []
        assert await found(book, "ballet") == []


async def test_only_what_somebody_takes_part_in() -> None:
    """As staff or assistant; by the title and by the client alike."""
    async with opened() as book:
        await book.write(lambda tx: clients.put_many(tx, [client("ada", "Ada")]))
        await stored(
            book,
            single("mine", timed(NOW + DAY), title="Shoot"),
            single("theirs", timed(NOW + 2 * DAY), title="Shoot Ada", staff_id="bob"),
            single("both", timed(NOW + 3 * DAY), staff_id="bob", assistant_ids=("ann",)),
            single("hers", timed(NOW + 4 * DAY), staff_id="bob", client_id="ada"),
        )
        assert await found(book, "shoot", people=["ann"]) == ["mine"]
        assert await found(book, "both", people=["ann"]) == ["both"]
        assert await found(book, "ada", people=["ann"]) == []
        assert await found(book, "shoot", people=[]) == []
        assert await found(book, "ada") == ["theirs", "hers"]


async def test_what_is_farthest_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no search looks through all of a big book."""
    monkeypatch.setattr(appointment_search, "FARTHEST", 2)
    async with opened() as book:
        at = {"early": -9, "late": -3, "one": 1, "two": 2, "three": 3, "four": 4}
        await stored(
            book, *(single(name, timed(NOW + n * DAY), title=name) for name, n in at.items())
        )
        found_of = [await found(book, name) for name in at]
        assert found_of == [["early"], ["late"], ["one"], ["two"], ["three"], []]


async def test_it_goes_through_the_calendar_by_time() -> None:
    """SQLite orders nothing, and begins with no other index: it stops when enough is found."""
    plans = list[str]()

    def look(tx: Transaction) -> None:
        def note(_c: object, cursor: object, text: str, values: object, *_: object) -> None:
            if "slot.words" not in text or text.startswith("EXPLAIN"):
                return
            rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
            plans.append(" | ".join(row[3] for row in rows))

        engine = tx.connection.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            for people in (None, ["ann"]):
                appointment_search.find(tx, "portrait", (), people, 5)
        finally:
            event.remove(engine, "before_cursor_execute", note)

    async with opened() as book:
        await book.read(look)
    assert len(plans) == 4
    for plan in plans:
        assert plan.startswith("SEARCH slot USING PRIMARY KEY"), plan
        assert "TEMP B-TREE" not in plan, plan
