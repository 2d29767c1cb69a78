"""A phone that deletes very much of a calendar at once is stopped, and a person asked (B4)."""

from datetime import timedelta

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.dav_server import deletion_brake
from custom_components.studio_sync.dav_server.deletion_brake import COUNT, Held

from .book_fixtures import Clock, single, timed
from .dav_calendar import Phone, records, said
from .scheduling_fixtures import MORNING, STUDIO, book, clock, get, put, session

__all__ = ["book", "clock"]

NUMBER = 30


@pytest.fixture
async def phone(book: Book) -> Phone:
    every = [single(f"a{n:02}", timed(MORNING + timedelta(days=n))) for n in range(NUMBER - 1)]
    await put(book, session("session", client_id="client"), *every)
    return Phone(book)


async def delete_all(phone: Phone) -> None:
    for each in await records(phone.book):
        await phone.delete("ann", f"{each.id}.ics")


async def held(phone: Phone) -> list[Held]:
    return await phone.book.read(lambda tx: list(deletion_brake.held(tx)))


async def test_the_rest_is_held_and_shown_again(phone: Phone) -> None:
    await delete_all(phone)
    assert len(await records(phone.book)) == NUMBER - COUNT
    [found] = await held(phone)
    assert (found.access_id, found.owner_id) == ("phone-1", "ann")
    left = await records(phone.book)
    assert {each.id for each in found.records} == {each.id for each in left}
    assert await phone.get("ann", f"{left[0].id}.ics") is not None
    rev = await phone.book.read(lambda tx: tx.rev)
    await phone.delete("ann", f"{left[0].id}.ics")
    assert await phone.book.read(lambda tx: tx.rev) > rev


async def test_few_deletions_are_nothing_to_ask_about(phone: Phone, clock: Clock) -> None:
    for each in (await records(phone.book))[:COUNT]:
        await phone.delete("ann", f"{each.id}.ics")
    clock.now += timedelta(hours=1)
    for each in (await records(phone.book))[:COUNT]:
        await phone.delete("ann", f"{each.id}.ics")
    assert len(await records(phone.book)) == NUMBER - 2 * COUNT
    assert await held(phone) == []


async def test_a_small_share_of_a_large_calendar_is_let_through(phone: Phone) -> None:
    more = [single(f"b{n}", timed(MORNING + timedelta(days=n))) for n in range(70)]
    await put(phone.book, *more)
    for number in range(20):
        await phone.delete("ann", f"b{number}.ics")
    assert len(await records(phone.book)) == 80
    await phone.delete("ann", "b20.ics")
    assert len(await records(phone.book)) == 80


async def test_deletions_by_a_status_count_as_well(phone: Phone) -> None:
    for each in await records(phone.book):
        await phone.change("ann", f"{each.id}.ics", "STATUS:CONFIRMED", "STATUS:CANCELLED")
    assert len(await records(phone.book)) == NUMBER - COUNT


async def test_what_is_held_is_deleted_if_a_person_says_so(phone: Phone) -> None:
    await delete_all(phone)
    [found] = await held(phone)
    seen = [each.id for each in found.records if each.id != "a20"]

    def decide(tx: Transaction) -> None:
        deletion_brake.delete_all(tx, STUDIO, found, seen)

    await phone.book.write(decide)
    assert [each.id for each in await records(phone.book)] == ["a20"]
    now = await get(phone.book, "session")
    assert (now.content.status, now.client_id) == (Status.CANCELLED, "client")
    assert await held(phone) == []


async def test_what_is_held_is_kept_if_a_person_says_so(phone: Phone) -> None:
    await delete_all(phone)
    await phone.book.write(lambda tx: deletion_brake.keep_all(tx, "phone-1", "ann"))
    assert len(await records(phone.book)) == NUMBER - COUNT
    assert await held(phone) == []


async def test_what_the_phone_puts_elsewhere_is_no_more_to_be_deleted(phone: Phone) -> None:
    await delete_all(phone)
    [found] = await held(phone)
    one, other, *_ = found.records
    text = await phone.get("ann", f"{one.id}.ics") or b""
    await phone.put("bob", f"{one.id}.ics", text)
    text = await phone.get("ann", f"{other.id}.ics") or b""
    await phone.put("ann", f"{other.id}.ics", text)
    [found] = await held(phone)
    assert not {one.id, other.id} & {each.id for each in found.records}


async def test_a_name_that_a_phone_gave_stays_with_what_is_held(phone: Phone) -> None:
    await phone.put("ann", "Own name.ics", said("DTSTART:20260301T100000\nDURATION:PT1H"))
    for each in (await records(phone.book))[:COUNT]:
        await phone.delete("ann", f"{each.id}.ics")
    await phone.delete("ann", "Own name.ics")
    assert await phone.get("ann", "Own name.ics") is not None


async def test_what_a_move_would_replace_is_held_under_another_name(phone: Phone) -> None:
    """It is told to the phone by that, and nothing is lost."""
    await put(phone.book, single("moved", timed(MORNING), staff_id="bob"))
    for each in (await records(phone.book))[:COUNT]:
        await phone.delete("ann", f"{each.id}.ics")
    await phone.move("bob", "moved.ics", "ann", "a20.ics")
    assert (await phone.read("ann", "a20.ics")).uid == "moved"
    [found] = await held(phone)
    assert [each.id for each in found.records] == ["a20"]
    listed = await phone.etags("ann")
    assert len(listed) == NUMBER - COUNT + 1
    [name] = [each for each in listed if each.startswith("a20") and each != "a20.ics"]
    assert (await phone.read("ann", name)).uid == "a20"
