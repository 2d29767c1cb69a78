"""Linking clients, making sessions of appointments, and back (S19)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment, Kind
from custom_components.studio_sync.scheduling import errors, sessions
from custom_components.studio_sync.scheduling.appointments import Changes, update

from .book_fixtures import BERLIN, client, opened, single, timed, utc
from .scheduling_fixtures import MORNING, STUDIO, WEEKLY, doing, get, put, session

HOUR = timedelta(hours=1)
FIRST = utc(2026, 1, 5, 9)
SECOND, THIRD = FIRST + timedelta(days=7), FIRST + timedelta(days=14)


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        await book.write(lambda tx: people.put_client(tx, client("ada", "Ada Lovelace")))
        yield book


async def change(
    book: Book, record_id: str, changes: Changes, **named: object
) -> list[Appointment]:
    return await book.write(doing(update, STUDIO, record_id, changes, **named))


async def weekly(book: Book, **fields: object) -> None:
    await put(book, single("weekly", timed(FIRST), recurrence=WEEKLY, **fields))


async def test_an_unlinked_one_is_linked_and_becomes_a_session_and_back(book: Book) -> None:
    """S19."""
    await put(book, single("call", timed(MORNING), title="Ada?"))
    linked = await book.write(doing(sessions.link, STUDIO, "call", "ada"))
    assert (linked.client_id, linked.content.title) == ("ada", "Ada?")
    made = await book.write(
        doing(
            sessions.to_session,
            STUDIO,
            "call",
            session_type="portrait",
            assistant_ids=("bob",),
            resource_ids=("room",),
        )
    )
    assert (made.kind, made.session_type, made.staff_id) == (Kind.SESSION, "Portrait", "ann")
    assert (made.assistant_ids, made.resource_ids) == (("bob",), ("room",))
    assert (made.content.title, made.content.when) == ("Portrait – Ada Lovelace", timed(MORNING))
    back = await book.write(doing(sessions.to_appointment, "call"))
    assert (back.kind, back.session_type, back.client_id) == (Kind.APPOINTMENT, None, "ada")
    free = await book.write(doing(sessions.unlink, STUDIO, "call"))
    assert free.client_id is None


async def test_the_title_of_a_session_follows_its_client_unless_it_has_its_own(book: Book) -> None:
    await put(
        book,
        session("own", title="Sunset", client_id=None),
        session("made", title="Portrait", client_id=None),
    )
    assert (
        await book.write(doing(sessions.link, STUDIO, "made", "ada"))
    ).content.title == "Portrait – Ada Lovelace"
    assert (await book.write(doing(sessions.unlink, STUDIO, "made"))).content.title == "Portrait"
    assert (await book.write(doing(sessions.link, STUDIO, "own", "ada"))).content.title == "Sunset"


async def test_a_series_is_linked_and_converted_with_its_exceptions(book: Book) -> None:
    await weekly(book)
    [own] = await change(book, "weekly", Changes(title="Own"), moment=SECOND)
    [plain] = await change(book, "weekly", Changes(place="Garden"), moment=THIRD)
    await book.write(doing(sessions.link, STUDIO, own.id, "ada"))
    await book.write(
        doing(sessions.to_session, STUDIO, "weekly", session_type="Portrait", staff_id="bob")
    )
    for name in ("weekly", own.id, plain.id):
        record = await get(book, name)
        assert (record.client_id, record.kind, record.staff_id) == ("ada", Kind.SESSION, "bob")
    assert (await get(book, own.id)).content.title == "Own"
    assert (await get(book, plain.id)).content.title == "Portrait – Ada Lovelace"


async def test_what_is_twice_or_not_at_all_is_refused(book: Book) -> None:
    await put(book, single("one", timed(MORNING)), single("two", timed(MORNING), client_id="ada"))
    await put(book, session("three"), single("old", timed(MORNING + 5 * HOUR), staff_id="bob"))
    await put(book, single("four", timed(MORNING + 5 * HOUR)))
    for work, error in (
        (doing(sessions.link, STUDIO, "two", "ada"), errors.AlreadyLinked),
        (doing(sessions.link, STUDIO, "one", "zoe"), errors.UnknownClient),
        (doing(sessions.unlink, STUDIO, "one"), errors.NotLinked),
        (doing(sessions.to_appointment, "one"), errors.NotASession),
        (
            doing(sessions.to_session, STUDIO, "three", session_type="Portrait"),
            errors.AlreadySession,
        ),
        (
            doing(sessions.to_session, STUDIO, "one", session_type="Wedding"),
            errors.UnknownSessionType,
        ),
        (
            doing(
                sessions.to_session,
                STUDIO,
                "four",
                session_type="Portrait",
                staff_id="bob",
                allow_overlap=False,
            ),
            errors.StaffBusy,
        ),
    ):
        with pytest.raises(error):
            await book.write(work)


async def test_a_title_is_kept_on_request_or_if_the_template_is_empty(book: Book) -> None:
    await put(book, single("one", timed(MORNING, zone=BERLIN), title="Mine"))
    made = await book.write(
        doing(sessions.to_session, STUDIO, "one", session_type="Portrait", keep_title=True)
    )
    assert made.content.title == "Mine"


@pytest.mark.parametrize(
    ("template", "title"),
    [("{session_type} – {client}", "Aunt Mary, 3 people"), ("{session_type}", "Portrait")],
)
async def test_what_was_typed_is_not_lost_while_the_client_is_unknown(
    book: Book, template: str, title: str
) -> None:
    """S19: it may be all that is known of whom it is for."""
    studio = replace(STUDIO, title_template=template)
    await put(book, single("one", timed(MORNING), title="Aunt Mary, 3 people"))
    made = await book.write(doing(sessions.to_session, studio, "one", session_type="Portrait"))
    assert made.content.title == title


async def test_dates_that_go_with_an_edit_are_in_nobodys_way(book: Book) -> None:
    """Overlaps not allowed: only the result counts."""
    await weekly(book)
    await change(book, "weekly", Changes(when=timed(SECOND + 3 * HOUR)), moment=SECOND)
    await put(book, single("there", timed(SECOND + 3 * HOUR)))
    await change(book, "weekly", Changes(recurrence=("RRULE:FREQ=MONTHLY",)), allow_overlap=False)
    with pytest.raises(errors.StaffBusy):
        await change(book, "weekly", Changes(when=timed(SECOND + 3 * HOUR)), allow_overlap=False)
