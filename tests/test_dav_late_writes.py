"""What a phone writes of an appointment that has meanwhile been deleted, cancelled or given away.

Programs that send no condition (Evolution, Thunderbird after its question) write over anything.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Staff, Status
from custom_components.studio_sync.book.people import put_staff
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import CALENDAR_VALID_OBJECT
from custom_components.studio_sync.scheduling import appointments
from custom_components.studio_sync.scheduling.appointments import Changes
from custom_components.studio_sync.scheduling.phone_undo import undo
from custom_components.studio_sync.scheduling.recurrence_scope import Scope
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import single, timed
from .dav_calendar import Phone, records, rights, runs, said
from .scheduling_fixtures import MORNING, STUDIO, book, clock, doing, get, put, session

__all__ = ["book", "clock"]

START = "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)
WEEKLY = ("RRULE:FREQ=WEEKLY",)
ACTION = Request(surface=Surface.ACTION, user_id="user")
OFF = "EXDATE:20260309T090000Z\r\n"


@pytest.fixture
def phone(book: Book) -> Phone:
    return Phone(book)


def phone_of(book: Book, *owners: str, access_id: str = "phone-2") -> Phone:
    return Phone(book, {each: rights() for each in owners}, access_id=access_id)


async def cancel(book: Book, record_id: str, moment: datetime | None = None) -> None:
    """Cancel in Home Assistant."""
    await carry_out(book, ACTION, doing(appointments.cancel, record_id, moment=moment))


# -- deleted and cancelled ones ------------------------------------------------------------------


@pytest.mark.parametrize("record_id", ["s", "a"])
@pytest.mark.parametrize("of", ["bob", "room"])
@pytest.mark.parametrize("by_phone", [False, True])
async def test_no_phone_of_an_assistant_or_room_brings_back_what_the_photographer_gave_up(
    book: Book, record_id: str, of: str, *, by_phone: bool
) -> None:
    """Whether it was cancelled in the studio or on the photographer's phone."""
    people: dict[str, Any] = {"assistant_ids": ("bob",), "resource_ids": ("room",)}
    await put(book, session("s", **people), single("a", timed(MORNING), **people))
    phone = phone_of(book, of)
    text = await phone.get(of, f"{record_id}.ics") or b""
    if by_phone:
        await phone_of(book, "ann", access_id="anns").delete("ann", f"{record_id}.ics")
    else:
        await cancel(book, record_id)
    before = await get(book, record_id)
    for name in (f"{record_id}.ics", "new.ics"):
        with pytest.raises(DavError) as caught:
            await phone.put(of, name, text)
        assert caught.value.status is HTTPStatus.CONFLICT
        assert "photographer" in str(caught.value)
    assert await get(book, record_id) == before
    assert len(await records(book, living=False)) == 2
    assert not [each for each in await runs(book) if each.starter == "phone:phone-2"]


@pytest.mark.parametrize("record_id", ["s", "a"])
async def test_the_photographers_phone_has_the_last_word_and_that_can_be_undone(
    book: Book, record_id: str
) -> None:
    people: dict[str, Any] = {"assistant_ids": ("bob",), "client_id": "client"}
    await put(book, session("s", **people), single("a", timed(MORNING), **people))
    phone = phone_of(book, "ann")
    text = await phone.get("ann", f"{record_id}.ics") or b""
    await cancel(book, record_id)
    gone = await get(book, record_id)
    await phone.put("ann", f"{record_id}.ics", text)
    now = await get(book, record_id)
    assert (now.lives, now.client_id, now.assistant_ids) == (True, "client", ("bob",))
    run, *_ = await runs(book)
    await carry_out(book, ACTION, doing(undo, run.id))
    then = await get(book, record_id)
    assert (then.lives, then.content.status) == (False, gone.content.status)


async def test_whom_alone_an_appointment_was_of_may_bring_it_back(book: Book) -> None:
    """It has no photographer whose word would count for more."""
    of_room: dict[str, Any] = {"staff_id": None, "resource_ids": ("room",)}
    of_both: dict[str, Any] = {
        "staff_id": None,
        "assistant_ids": ("bob",),
        "resource_ids": ("room",),
    }
    await put(book, single("r", timed(MORNING), **of_room), single("b", timed(MONDAY), **of_both))
    phone, other = phone_of(book, "room"), phone_of(book, "bob", "room", access_id="phone-3")
    texts = {key: await other.get("room", f"{key}.ics") or b"" for key in "rb"}
    for key in "rb":
        await cancel(book, key)
    await phone.put("room", "r.ics", texts["r"])
    assert (await get(book, "r")).lives
    with pytest.raises(DavError):
        await phone.put("room", "b.ics", texts["b"])
    await other.put("room", "b.ics", texts["b"])
    assert (await get(book, "b")).owners == ("bob", "room")


async def test_a_calendar_that_may_only_be_read_lets_nothing_be_brought_back(book: Book) -> None:
    await put(book, session("s", assistant_ids=("bob",)))
    phone = Phone(book, {"ann": rights(may_write=False), "bob": rights()})
    text = await phone.get("bob", "s.ics") or b""
    await cancel(book, "s")
    with pytest.raises(DavError):
        await phone.put("bob", "s.ics", text)


async def test_a_date_that_was_cancelled_stays_so_whatever_an_assistants_phone_writes(
    book: Book,
) -> None:
    """Plain, changed, or by itself; the photographer's brings it back."""
    await put(book, session("s", MONDAY, recurrence=WEEKLY, assistant_ids=("bob",)))
    phone, anns = phone_of(book, "bob"), phone_of(book, "ann", access_id="anns")
    plain = await phone.get("bob", "s.ics") or b""
    theirs = await anns.get("ann", "s.ics") or b""
    await cancel(book, "s", MONDAY + WEEK)
    changed = (
        "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\n"
        "DTSTART;TZID=Europe/Berlin:20260309T100000\nDURATION:PT1H\nSUMMARY:T s\nLOCATION:Lake"
    )
    alone = said(changed, uid="s")
    head, event, end = alone.partition(b"BEGIN:VEVENT")
    both = plain.replace(b"END:VCALENDAR", event + end)
    assert head
    for text in (plain.replace(b"SUMMARY:T s", b"SUMMARY:New"), both, alone):
        stored = await phone.put("bob", "s.ics", text)
        assert stored.etag is None
        [date] = [each for each in await records(book, living=False) if each.series_id]
        assert date.content.status is Status.CANCELLED
        assert b"EXDATE" in (await phone.get("bob", "s.ics") or b"")
    assert (await get(book, "s")).content.title == "T s"
    await anns.put("ann", "s.ics", theirs)
    assert not [each for each in await records(book) if not each.lives or each.series_id]


# -- new ones that are cancelled -----------------------------------------------------------------


async def test_what_is_cancelled_from_the_beginning_is_refused(phone: Phone) -> None:
    """It would be in the book, and in no calendar."""
    date = "RECURRENCE-ID;TZID=Europe/Berlin:20260302T100000"
    for event in (START, f"{START}\nRRULE:FREQ=DAILY;COUNT=2", f"{date}\n{START}"):
        with pytest.raises(DavError) as caught:
            await phone.put("ann", "x.ics", said(f"{event}\nSTATUS:CANCELLED"))
        assert caught.value.status is HTTPStatus.FORBIDDEN
        assert caught.value.condition == CALENDAR_VALID_OBJECT
        assert await records(phone.book, living=False) == []
        assert await runs(phone.book) == []


# -- dates of which a phone took its owner off ---------------------------------------------------


async def taken_off(book: Book) -> Phone:
    """Let an assistant's phone take him off one date of a series."""
    await put(
        book,
        session("s", MONDAY, recurrence=WEEKLY, assistant_ids=("bob",), client_id="client"),
    )
    phone = phone_of(book, "bob")
    await phone.change("bob", "s.ics", "RRULE:FREQ=WEEKLY", f"{OFF}RRULE:FREQ=WEEKLY")
    [date] = [each for each in await records(book) if each.series_id]
    assert date.owners == ("ann",)
    return phone


async def test_an_assistant_who_takes_his_exdate_back_is_on_that_date_again(book: Book) -> None:
    phone = await taken_off(book)
    await phone.change("bob", "s.ics", OFF, "")
    assert b"EXDATE" not in (await phone.get("bob", "s.ics") or b"")
    [series] = await records(book)
    assert series.owners == ("ann", "bob")


async def test_what_the_studio_changed_of_that_date_meanwhile_stays(book: Book) -> None:
    phone = await taken_off(book)
    [date] = [each for each in await records(book) if each.series_id]
    await put(book, replace(date, content=replace(date.content, place="Lake")))
    await phone.change("bob", "s.ics", OFF, "")
    now = await get(book, date.id)
    assert (now.owners, now.content.place, now.client_id) == (("ann", "bob"), "Lake", "client")


async def test_only_the_date_that_is_taken_back_has_him_again(book: Book) -> None:
    await put(book, session("s", MONDAY, recurrence=WEEKLY, assistant_ids=("bob",)))
    phone = phone_of(book, "bob")
    other = "EXDATE:20260316T090000Z\r\n"
    await phone.change("bob", "s.ics", "RRULE:FREQ=WEEKLY", f"{OFF}{other}RRULE:FREQ=WEEKLY")
    await phone.change("bob", "s.ics", other, "")
    [date] = [each for each in await records(book) if each.series_id]
    assert (date.original_start, date.owners) == (MONDAY + WEEK, ("ann",))


async def test_the_date_may_come_back_changed(book: Book) -> None:
    phone = await taken_off(book)
    text = await phone.get("bob", "s.ics") or b""
    event = said(
        "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\n"
        "DTSTART;TZID=Europe/Berlin:20260309T100000\nDURATION:PT1H\nSUMMARY:Mine",
        uid="s",
    )
    _, begin, rest = event.partition(b"BEGIN:VEVENT")
    text = text.replace(OFF.encode(), b"").replace(b"END:VCALENDAR", begin + rest)
    await phone.put("bob", "s.ics", text)
    [date] = [each for each in await records(book) if each.series_id]
    assert (date.owners, date.content.title) == (("ann", "bob"), "Mine")


async def test_whom_the_studio_took_off_a_date_is_not_put_back_by_his_phone(book: Book) -> None:
    """Nor whom it gave the date to somebody else for, after he had taken himself off it."""
    eve = Staff(id="eve", name="Eve")
    await book.write(lambda tx: put_staff(tx, eve))
    await put(book, session("s", MONDAY, recurrence=WEEKLY, assistant_ids=("bob",)))
    phone = phone_of(book, "bob")
    plain = await phone.get("bob", "s.ics") or b""
    changes = Changes(assistant_ids=("eve",))
    work = doing(appointments.update, STUDIO, "s", changes, moment=MONDAY + WEEK, scope=Scope.THIS)
    await carry_out(book, ACTION, work)
    await phone.put("bob", "s.ics", plain)
    [date] = [each for each in await records(book) if each.series_id]
    assert date.owners == ("ann", "eve")


async def test_undoing_that_a_phone_took_its_owner_off_a_date_undoes_just_that(book: Book) -> None:
    await taken_off(book)
    [run] = await runs(book)
    await carry_out(book, ACTION, doing(undo, run.id))
    [series] = await records(book)
    assert series.owners == ("ann", "bob")
