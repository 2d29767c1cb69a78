"""A phone moves an appointment that others keep by deleting it here and putting it there.

What it deletes only takes the calendar's owner off; what it puts then is the same appointment.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Staff, Status
from custom_components.studio_sync.book.people import put_staff
from custom_components.studio_sync.scheduling.appointments import Changes, update
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import single, timed
from .dav_calendar import Phone, only, records, rights
from .scheduling_fixtures import (
    MORNING,
    STUDIO,
    book as empty_book,
    clock,
    doing,
    get,
    put,
    session,
)

__all__ = ["clock", "empty_book"]

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture(name="book")
async def book_with_three(empty_book: Book) -> Book:
    """Return a book with a third staff member."""
    eve = Staff(id="eve", name="Eve")
    await empty_book.write(lambda tx: put_staff(tx, eve))
    return empty_book


def bobs(book: Book, **fields: Any) -> Phone:
    """Return the phone of an assistant, which also reaches a room."""
    return Phone(book, {"bob": rights(**fields), "room": rights()}, access_id="phone-bob")


@pytest.mark.parametrize(
    ("to", "people"),
    [
        ("room", ("ann", ("eve",), ("room",))),
        ("bob", ("ann", ("eve", "bob"), ())),
    ],
)
async def test_deleted_and_then_put_elsewhere_what_others_keep_is_moved(
    book: Book, to: str, people: tuple[Any, ...]
) -> None:
    """Not doubled; the client and the others stay, as by a PUT first or a MOVE."""
    await put(book, session("s", assistant_ids=("bob", "eve"), client_id="client"))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    assert (await phone.put(to, "new.ics", text)).created
    now = await only(book, living=False)
    assert (now.staff_id, now.assistant_ids, now.resource_ids) == people
    assert (now.client_id, now.session_type, now.content.title) == ("client", "Portrait", "T s")
    assert (await phone.read(to, "new.ics")).uid == "s"


@pytest.mark.parametrize(
    ("to", "people"), [("bob", (("eve", "bob"), ())), ("room", (("eve",), ("room",)))]
)
async def test_deleted_for_a_room_and_then_put_what_others_keep_is_moved(
    book: Book, to: str, people: tuple[Any, ...]
) -> None:
    await put(book, session("s", assistant_ids=("eve",), resource_ids=("room",)))
    phone = bobs(book)
    text = await phone.get("room", "s.ics") or b""
    await phone.delete("room", "s.ics")
    await phone.put(to, "s.ics", text)
    now = await only(book, living=False)
    assert (now.staff_id, now.assistant_ids, now.resource_ids) == ("ann", *people)


async def test_an_assistant_without_a_photographer_stays_an_assistant(book: Book) -> None:
    await put(book, single("a", timed(MORNING), staff_id=None, assistant_ids=("bob", "eve")))
    phone = bobs(book)
    text = await phone.get("bob", "a.ics") or b""
    await phone.delete("bob", "a.ics")
    await phone.put("bob", "a.ics", text)
    now = await only(book, living=False)
    assert (now.staff_id, now.assistant_ids) == (None, ("eve", "bob"))


@pytest.mark.parametrize("shown", [Privacy.TITLE, Privacy.BUSY])
async def test_what_is_hidden_stays_if_it_is_put_after_a_deletion(
    book: Book, shown: Privacy
) -> None:
    shared = session("s", assistant_ids=("bob",), client_id="client")
    shared = replace(shared, content=replace(shared.content, description="d", place="p"))
    await put(book, shared)
    phone = bobs(book, shown=shown)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    await phone.put("bob", "s.ics", text)
    now = await only(book, living=False)
    assert (now.content, now.assistant_ids) == (shared.content, ("bob",))


@pytest.mark.parametrize(("to", "assistants"), [("bob", ("bob",)), ("eve", ("eve",))])
async def test_a_room_stays_where_only_the_assistant_is_moved(
    book: Book, to: str, assistants: tuple[str, ...]
) -> None:
    await put(book, session("s", assistant_ids=("bob",), resource_ids=("room",)))
    phone = Phone(book, {each: rights() for each in ("bob", "eve", "room")})
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    await phone.put(to, "s.ics", text)
    now = await only(book, living=False)
    assert (now.staff_id, now.assistant_ids, now.resource_ids) == ("ann", assistants, ("room",))


@pytest.mark.parametrize("meanwhile", [None, "eve"])
async def test_a_photographer_who_was_moved_onto_the_room_alone_comes_back(
    book: Book, meanwhile: str | None
) -> None:
    """As an assistant, if there is another photographer by then."""
    await put(book, session("s", staff_id="bob", resource_ids=("room",), client_id="client"))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.move("bob", "s.ics", "room", "s.ics")
    now = await get(book, "s")
    assert now.owners == ("room",)
    await put(book, replace(now, staff_id=meanwhile))
    await phone.put("bob", "s.ics", text)
    now = await only(book, living=False)
    assert (now.staff_id, now.client_id) == (meanwhile or "bob", "client")
    assert now.assistant_ids == (() if meanwhile is None else ("bob",))
    assert now.resource_ids == ("room",)


async def test_what_was_moved_twice_is_only_where_it_was_put_last(book: Book) -> None:
    await put(book, session("s", assistant_ids=("bob",)))
    phone = Phone(book, {each: rights() for each in ("bob", "eve", "room")})
    text = await phone.get("bob", "s.ics") or b""
    await phone.put("room", "s.ics", text)
    assert (await only(book, living=False)).owners == ("ann", "room")
    await phone.put("eve", "s.ics", text)
    assert (await only(book, living=False)).owners == ("ann", "eve")


async def test_another_phone_of_the_same_person_puts_back_what_one_deleted(book: Book) -> None:
    await put(book, session("s", assistant_ids=("bob",)))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    other = Phone(book, {"bob": rights()}, access_id="phone-2")
    await other.put("bob", "s.ics", text)
    assert (await only(book)).assistant_ids == ("bob",)


async def test_a_series_is_put_back_with_just_the_dates_that_it_had(book: Book) -> None:
    """A date that was taken from the assistant before stays so, and one with more people."""
    first, second = MONDAY + WEEK, MONDAY + 2 * WEEK
    await put(
        book,
        session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",), assistant_ids=("bob",)),
        session("e", first, series_id="s", original_start=first),
        session("f", second, series_id="s", original_start=second, assistant_ids=("bob", "eve")),
    )
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    stored = await phone.put("bob", "again.ics", text)
    assert stored.etag is not None
    assert [(await get(book, each)).assistant_ids for each in "sef"] == [
        ("bob",),
        (),
        ("eve", "bob"),
    ]
    assert len(await records(book, living=False)) == 3


async def test_dates_that_the_studio_changed_meanwhile_stay_and_ones_own_come_back(
    book: Book,
) -> None:
    """One has been deleted, to one the assistant was added; one was the assistant's own."""
    dates = dict(zip("efg", (MONDAY + n * WEEK for n in (1, 2, 3)), strict=True))
    people = {"e": ("bob", "eve"), "f": ("bob", "eve"), "g": ()}
    await put(
        book,
        session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",), assistant_ids=("bob",)),
        *(
            session(
                key,
                at,
                series_id="s",
                original_start=at,
                staff_id="bob" if key == "g" else "ann",
                assistant_ids=people[key],
            )
            for key, at in dates.items()
        ),
    )
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    off = await get(book, "e")
    await put(
        book,
        replace(off, content=replace(off.content, status=Status.CANCELLED)),
        replace(await get(book, "f"), assistant_ids=("bob",)),
    )
    await phone.put("bob", "s.ics", text)
    now = {each.id: each for each in await records(book, living=False)}
    assert now.keys() == {"s", "e", "f", "g"}
    assert (now["s"].assistant_ids, now["f"].assistant_ids) == (("bob",), ("bob",))
    assert (now["e"].lives, now["e"].owners) == (False, ("ann", "eve"))
    assert (now["g"].lives, now["g"].staff_id) == (True, "bob")


async def test_a_date_of_ones_own_is_put_back(book: Book) -> None:
    at = MONDAY + WEEK
    await put(
        book,
        session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",)),
        session("e", at, series_id="s", original_start=at, assistant_ids=("bob",)),
    )
    phone = bobs(book)
    text = await phone.get("bob", "e.ics") or b""
    await phone.delete("bob", "e.ics")
    await phone.put("room", "e.ics", text)
    assert (await get(book, "e")).owners == ("ann", "room")
    assert len(await records(book, living=False)) == 2


@pytest.mark.parametrize("gone", ["deleted", "cancelled"])
async def test_what_others_have_deleted_since_is_not_brought_back(book: Book, gone: str) -> None:
    """It stays as they left it, without a copy that lives beside it."""
    await put(book, session("s", assistant_ids=("bob",), client_id="client"))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    now = await get(book, "s")
    if gone == "deleted":
        now = replace(now, deleted=True)
    else:
        now = replace(now, content=replace(now.content, status=Status.CANCELLED))
    await put(book, now)
    await phone.put("room", "new.ics", text)
    then = await get(book, "s")
    assert (then.lives, then.owners) == (False, ("ann",))
    alone = await only(book)
    assert (alone.owners, alone.client_id) == (("room",), None)


async def test_whom_the_studio_has_taken_off_no_phone_puts_back(book: Book) -> None:
    """Nor after a phone had deleted it, and the studio had put them on it again."""
    await put(book, session("s", assistant_ids=("bob",), client_id="client"))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    request = Request(surface=Surface.ACTION, user_id="user")
    for people in (("bob",), ()):
        changes = Changes(assistant_ids=people)
        await carry_out(book, request, doing(update, STUDIO, "s", changes))
    await phone.put("bob", "s.ics", text)
    assert (await get(book, "s")).owners == ("ann",)
    assert {each.owners for each in await records(book)} == {("ann",), ("bob",)}


async def test_what_an_access_never_had_it_does_not_get(book: Book) -> None:
    await put(book, session("s", assistant_ids=("bob", "eve"), client_id="client"))
    phone = bobs(book)
    text = await phone.get("bob", "s.ics") or b""
    await phone.delete("bob", "s.ics")
    other = Phone(book, {"room": rights(), "bob": rights(may_write=False)}, access_id="phone-2")
    await other.put("room", "s.ics", text)
    assert (await get(book, "s")).owners == ("ann", "eve")
    [own] = [each for each in await records(book) if each.id != "s"]
    assert (own.owners, own.client_id) == (("room",), None)
