"""What a phone replaced is put back, but for what somebody has changed since."""

from dataclasses import replace

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.scheduling.phone_undo import Undone, undo
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .dav_calendar import Phone, records, runs, said
from .scheduling_fixtures import WEEKLY, book, clock, get, put, session

__all__ = ["book", "clock"]


@pytest.fixture
async def phone(book: Book) -> Phone:
    await put(book, session("s", client_id="client", assistant_ids=("bob",)))
    return Phone(book)


async def undone(phone: Phone) -> Undone:
    """Undo the last change by a phone."""
    run = max(await runs(phone.book), key=lambda each: each.id.removeprefix("id").zfill(9))
    request = Request(surface=Surface.ACTION, user_id="user", undoes=run.id)
    answer = await carry_out(phone.book, request, lambda tx: undo(tx, run.id))
    assert answer.result is not None
    return answer.result


@pytest.mark.parametrize("owner_id", ["ann", "bob"])
async def test_a_deletion_is_undone(phone: Phone, owner_id: str) -> None:
    """Also where the owner was only taken off it."""
    before = await get(phone.book, "s")
    await phone.delete(owner_id, "s.ics")
    assert (await undone(phone)).restored == ("s",)
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_a_move_and_an_edit_are_undone(phone: Phone) -> None:
    before = await get(phone.book, "s")
    await phone.move("ann", "s.ics", "room", "s.ics")
    await undone(phone)
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")
    await undone(phone)
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_a_series_and_its_dates_are_as_before(phone: Phone) -> None:
    await put(phone.book, session("w", recurrence=WEEKLY))
    off = "RRULE:FREQ=WEEKLY\r\nSUMMARY"
    new = "RRULE:FREQ=WEEKLY\r\nEXDATE:20260209T090000Z\r\nSUMMARY"
    await phone.change("ann", "w.ics", off, new)
    before = {each.id: each.content for each in await records(phone.book, living=False)}
    text = await phone.get("ann", "w.ics") or b""
    await phone.put(
        "ann",
        "w.ics",
        text.replace(b"T10", b"T12").replace(b"T11", b"T13").replace(b"T090000Z", b"T110000Z"),
    )
    assert (await undone(phone)).kept == ()
    after = {each.id: each for each in await records(phone.book, living=False)}
    assert {key: after[key].content for key in before} == before
    assert not any(after[key].deleted for key in before)
    assert all(after[key].deleted for key in after.keys() - before.keys())


async def test_what_was_made_is_removed(phone: Phone) -> None:
    await phone.put("ann", "x.ics", said("DTSTART:20260301T100000\nDURATION:PT1H"))
    [made] = [each for each in await records(phone.book) if each.id != "s"]
    assert (await undone(phone)).removed == (made.id,)
    assert (await get(phone.book, made.id)).deleted


async def test_what_was_changed_since_stays(phone: Phone) -> None:
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")
    now = await get(phone.book, "s")
    await put(phone.book, replace(now, content=replace(now.content, place="Lake")))
    assert (await undone(phone)).kept == ("s",)
    assert (await get(phone.book, "s")).content.title == "New"


async def test_only_changes_by_phones_are_undone(phone: Phone) -> None:
    assert await phone.book.write(lambda tx: undo(tx, "unknown")) is None
