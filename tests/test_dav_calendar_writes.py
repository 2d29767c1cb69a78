"""What a phone writes into a calendar becomes an ordinary change of the book."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest

from custom_components.studio_sync.book import journal
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Kind, Origin, Status, Timed
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import (
    CALENDAR_MAX_INSTANCES,
    CALENDAR_MAX_SIZE,
    CALENDAR_SUPPORTED_COMPONENT,
    CALENDAR_UID_CONFLICT,
    CALENDAR_VALID_DATA,
    CALENDAR_VALID_OBJECT,
    caldav,
)
from custom_components.studio_sync.dav_server.refusals import UidConflictError
from custom_components.studio_sync.scheduling import appointments
from custom_components.studio_sync.scheduling.appointments import Changes
from custom_components.studio_sync.scheduling.titles import Privacy

from .book_fixtures import Clock, single, timed
from .dav_calendar import Phone, only, records, rights, runs, said
from .scheduling_fixtures import MORNING, STUDIO, book, clock, get, put, session

__all__ = ["book", "clock"]

START = "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000"
SHOOT = f"{START}\nSUMMARY:Shoot 🎉\nLOCATION:Park"
ALARM = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@pytest.fixture
def phone(book: Book) -> Phone:
    return Phone(book)


async def update(book: Book, record_id: str, changes: Changes) -> None:
    """Change an appointment in the studio."""
    await book.write(lambda tx: appointments.update(tx, STUDIO, record_id, changes))


async def refusal(phone: Phone, *events: str, owner_id: str = "ann", **fields: Any) -> DavError:
    with pytest.raises(DavError) as caught:
        await phone.put(owner_id, "x.ics", said(*events, **fields))
    assert await runs(phone.book) == []
    assert await records(phone.book) == []
    return caught.value


async def test_what_is_new_is_an_unlinked_appointment_of_the_owner(phone: Phone) -> None:
    """S19: with the addresses of guests, by which a client is suggested."""
    guest = "ATTENDEE;CN=Mia:mailto:mia@example.org\nORGANIZER:mailto:ann@example.org"
    text = said(f"{SHOOT}\nDESCRIPTION:d\nTRANSP:TRANSPARENT\n{guest}\n{ALARM}")
    stored = await phone.put("ann", "A b.ics", text)
    assert stored.created
    assert stored.etag is not None
    made = await only(phone.book)
    assert (made.origin, made.kind, made.staff_id) == (Origin.PHONE, Kind.APPOINTMENT, "ann")
    assert (made.client_id, made.guests) == (None, ("mia@example.org",))
    content = made.content
    assert (content.title, content.place, content.description) == ("Shoot 🎉", "Park", "d")
    assert content.when == timed(MONDAY)
    assert not content.busy
    assert await phone.get("ann", "A b.ics") == text
    [run] = await runs(phone.book)
    assert run.starter == "phone:phone-1"


async def test_what_is_new_in_a_room_is_the_rooms(phone: Phone) -> None:
    """A7: without any staff."""
    await phone.put("room", "x.ics", said(SHOOT))
    made = await only(phone.book)
    assert (made.staff_id, made.resource_ids) == (None, ("room",))


async def test_only_what_differs_is_changed(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client", description="Bring a dog"))
    stored = await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:Renamed")
    assert not stored.created
    now = await get(phone.book, "s")
    assert now.content.title == "Renamed"
    assert now.content.description == "Bring a dog"
    assert (now.client_id, now.session_type, now.kind) == ("client", "Portrait", Kind.SESSION)
    assert b"C. Lient" in (await phone.get("ann", "s.ics") or b"")
    [run] = await runs(phone.book)
    [line] = await phone.book.read(lambda tx: journal.entries(tx, run.id))
    assert (line.before.title, line.after.title) == ("T s", "Renamed")  # type: ignore[union-attr]


async def test_an_alarm_is_kept_without_a_change_of_the_book(phone: Phone) -> None:
    await put(phone.book, session("s"))
    before = await get(phone.book, "s")
    text = await phone.get("ann", "s.ics") or b""
    text = text.replace(b"END:VEVENT", ALARM.replace("\n", "\r\n").encode() + b"\r\nEND:VEVENT")
    stored = await phone.put("ann", "s.ics", text)
    assert stored.etag is not None
    assert await phone.get("ann", "s.ics") == text
    assert await get(phone.book, "s") == before
    assert await runs(phone.book) == []


async def test_after_an_edit_in_the_studio_the_alarm_stays(phone: Phone) -> None:
    await phone.put("ann", "x.ics", said(f"{SHOOT}\nX-MINE:1\n{ALARM}"))
    made = await only(phone.book)
    await put(phone.book, replace(made, content=replace(made.content, place="Lake")))
    text = await phone.get("ann", "x.ics") or b""
    assert b"LOCATION:Lake" in text
    assert b"BEGIN:VALARM" in text
    assert b"X-MINE:1" in text


async def test_the_client_is_taken_off_the_description_again(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client", description="d"))
    await phone.change("ann", "s.ics", "DESCRIPTION:d", "DESCRIPTION:More")
    assert (await get(phone.book, "s")).content.description == "More"


async def test_a_title_that_is_taken_away_from_a_session_is_the_templates(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client"))
    stored = await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:")
    assert stored.etag is None
    assert (await get(phone.book, "s")).content.title == "Portrait – C. Lient"


async def test_an_appointment_may_have_no_title(phone: Phone) -> None:
    assert (await phone.put("ann", "x.ics", said(START))).etag is not None
    assert (await only(phone.book)).content.title == ""


async def test_of_what_is_hidden_nothing_is_overwritten(book: Book) -> None:
    await put(book, session("s", description="Secret", place="Home"))
    for shown, kept in ((Privacy.TITLE, "Renamed"), (Privacy.BUSY, "Renamed")):
        phone = Phone(book, {"ann": rights(shown=shown)})
        text = said(
            "DTSTART;TZID=Europe/Berlin:20260202T110000\nDTEND;TZID=Europe/Berlin:20260202T120000\n"
            "SUMMARY:Renamed\nDESCRIPTION:Mine\nLOCATION:Mine",
            uid="s",
        )
        assert (await phone.put("ann", "s.ics", text)).etag is None
        content = (await get(book, "s")).content
        assert (content.title, content.description, content.place) == (kept, "Secret", "Home")
        assert b"Mine" not in (await phone.get("ann", "s.ics") or b"")
        assert content.when == timed(MORNING + timedelta(hours=1))
    busy = said("DTSTART;TZID=Europe/Berlin:20260202T120000\nDURATION:PT1H\nSUMMARY:Other", uid="s")
    await Phone(book, {"ann": rights(shown=Privacy.BUSY)}).put("ann", "s.ics", busy)
    assert (await get(book, "s")).content.title == "Renamed"


async def test_a_session_that_is_deleted_in_its_photographers_calendar_is_cancelled(
    phone: Phone,
) -> None:
    await put(phone.book, session("s", client_id="client"), single("a", timed(MORNING)))
    await phone.delete("ann", "s.ics")
    await phone.delete("ann", "a.ics")
    now = await get(phone.book, "s")
    assert (now.content.status, now.client_id, now.deleted) == (Status.CANCELLED, "client", False)
    assert (await get(phone.book, "a")).deleted
    assert await phone.get("ann", "s.ics") is None
    assert len(await runs(phone.book)) == 2


async def test_deleted_elsewhere_its_owner_is_taken_off_it(phone: Phone) -> None:
    shared = session("s", assistant_ids=("bob",), resource_ids=("room",), client_id="client")
    await put(phone.book, shared)
    await phone.delete("bob", "s.ics")
    await phone.delete("room", "s.ics")
    now = await get(phone.book, "s")
    assert now.lives
    assert now.owners == ("ann",)
    assert await phone.get("ann", "s.ics") is not None


async def test_deleted_where_nobody_remains_it_is_deleted(phone: Phone) -> None:
    await put(phone.book, single("a", timed(MORNING), staff_id=None, resource_ids=("room",)))
    await phone.delete("room", "a.ics")
    assert (await get(phone.book, "a")).deleted


async def test_cancelled_by_a_phone_means_deleted(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client"))
    stored = await phone.change("ann", "s.ics", "STATUS:CONFIRMED", "STATUS:CANCELLED")
    assert stored.etag is None
    assert not (await get(phone.book, "s")).lives


SERIES = f"{SHOOT}\nRRULE:FREQ=WEEKLY;COUNT=6"
SECOND = (
    "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\n"
    "DTSTART;TZID=Europe/Berlin:20260309T140000\nDURATION:PT1H\nSUMMARY:Shoot 🎉\nLOCATION:Lake"
)


async def family(phone: Phone) -> dict[Any, Any]:
    return {each.original_start: each for each in await records(phone.book, living=False)}


async def test_a_series_comes_with_its_dates(phone: Phone) -> None:
    text = said(f"{SERIES}\nEXDATE;TZID=Europe/Berlin:20260316T100000", SECOND)
    assert (await phone.put("ann", "x.ics", text)).etag is not None
    assert await phone.get("ann", "x.ics") == text
    found = await family(phone)
    assert found.keys() == {None, MONDAY + WEEK, MONDAY + 2 * WEEK}
    assert found[MONDAY + WEEK].content.place == "Lake"
    assert found[MONDAY + 2 * WEEK].content.status is Status.CANCELLED


async def test_a_date_that_a_phone_cancels_is_kept_as_the_phone_wrote_it(phone: Phone) -> None:
    text = said(SERIES, f"{SECOND}\nSTATUS:CANCELLED")
    assert (await phone.put("ann", "x.ics", text)).etag is not None
    assert await phone.get("ann", "x.ics") == text
    found = await family(phone)
    assert found[MONDAY + WEEK].content.status is Status.CANCELLED


async def test_one_date_is_changed_taken_out_and_brought_back(phone: Phone) -> None:
    await put(phone.book, session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",)))
    plain = await phone.get("ann", "s.ics") or b""
    changed = plain.replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:s\r\n"
        + SECOND.replace("\n", "\r\n").encode()
        + b"\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    assert (await phone.put("ann", "s.ics", changed)).etag is not None
    assert (await family(phone))[MONDAY + WEEK].content.place == "Lake"
    off = plain.replace(b"RRULE:FREQ=WEEKLY", b"EXDATE:20260309T090000Z\r\nRRULE:FREQ=WEEKLY")
    assert (await phone.put("ann", "s.ics", off)).etag is not None
    assert not (await family(phone))[MONDAY + WEEK].lives
    assert (await phone.put("ann", "s.ics", plain)).etag is not None
    assert await phone.get("ann", "s.ics") == plain


async def test_a_date_with_a_client_of_its_own_keeps_it(phone: Phone) -> None:
    """Also when it is taken out of its series and comes back."""
    series = session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",))
    own = session(
        "e", MONDAY + WEEK, series_id="s", original_start=MONDAY + WEEK, client_id="client"
    )
    await put(phone.book, series, own)
    text = await phone.get("ann", "s.ics") or b""
    master, exception = text.split(b"BEGIN:VEVENT")[1:]
    head = text.split(b"BEGIN:VEVENT")[0]
    if b"RECURRENCE-ID" in master:
        master, exception = exception, master
    one = (
        head
        + b"BEGIN:VEVENT"
        + master.replace(b"RRULE:FREQ=WEEKLY", b"EXDATE:20260309T090000Z\r\nRRULE:FREQ=WEEKLY")
    )
    one = one if one.rstrip().endswith(b"END:VCALENDAR") else one + b"END:VCALENDAR\r\n"
    await phone.put("ann", "s.ics", one)
    assert (await get(phone.book, "e")).content.status is Status.CANCELLED
    await phone.put("ann", "s.ics", one.replace(b"EXDATE:20260309T090000Z\r\n", b""))
    now = await get(phone.book, "e")
    assert now.lives
    assert now.client_id == "client"
    assert now.content.title == "T s"


async def test_a_series_is_moved_with_its_dates(phone: Phone) -> None:
    off = "EXDATE;TZID=Europe/Berlin:20260316T100000"
    await phone.put("ann", "x.ics", said(f"{SERIES}\n{off}", SECOND))
    moved = (
        said(f"{SERIES}\n{off}", SECOND)
        .replace(b"T100000", b"T120000")
        .replace(b"T110000", b"T130000")
    )
    assert (await phone.put("ann", "x.ics", moved)).etag is not None
    found = {
        each.original_start: each
        for each in await records(phone.book, living=False)
        if not each.deleted
    }
    later = timedelta(hours=2)
    assert found.keys() == {None, MONDAY + WEEK + later, MONDAY + 2 * WEEK + later}
    assert found[MONDAY + WEEK + later].content.place == "Lake"
    assert await phone.get("ann", "x.ics") == moved


async def test_days_off_of_the_series_itself_are_kept_and_come_back(phone: Phone) -> None:
    lines = ("RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20260309T090000Z,20260316T090000Z")
    await put(phone.book, session("s", MONDAY, recurrence=lines))
    text = await phone.get("ann", "s.ics") or b""
    renamed = text.replace(b"SUMMARY:T s", b"SUMMARY:New")
    await phone.put("ann", "s.ics", renamed)
    assert (await get(phone.book, "s")).content.recurrence == lines
    rule = renamed.replace(b"COUNT=6", b"COUNT=5")
    await phone.put("ann", "s.ics", rule)
    assert (await get(phone.book, "s")).content.recurrence == (
        "RRULE:FREQ=WEEKLY;COUNT=5",
        lines[1],
    )
    kept = [line for line in rule.splitlines(keepends=True) if b"20260316" not in line]
    assert len(kept) < len(rule.splitlines())
    await phone.put("ann", "s.ics", b"".join(kept))
    now = (await get(phone.book, "s")).content.recurrence
    assert now == ("RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20260309T090000Z")


async def test_a_series_becomes_single_and_the_reverse(phone: Phone) -> None:
    await put(
        phone.book, session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",), client_id="client")
    )
    await phone.change("ann", "s.ics", "RRULE:FREQ=WEEKLY\r\n", "")
    now = await get(phone.book, "s")
    assert (now.content.recurrence, now.client_id) == ((), "client")
    await phone.change("ann", "s.ics", "DTEND", "RRULE:FREQ=DAILY\r\nDTEND")
    assert (await get(phone.book, "s")).content.recurrence == ("RRULE:FREQ=DAILY",)


async def test_an_exception_without_its_series_changes_only_that_date(phone: Phone) -> None:
    """As Outlook sends it."""
    await put(phone.book, session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",)))
    assert (await phone.put("ann", "s.ics", said(SECOND, uid="s"))).etag is None
    assert (await family(phone))[MONDAY + WEEK].content.place == "Lake"
    read = await phone.read("ann", "s.ics")
    assert read.master is not None
    assert len(read.exceptions) == 1


async def test_an_exception_of_an_unknown_series_is_an_appointment(phone: Phone) -> None:
    """Somebody was invited to one date only."""
    assert (await phone.put("ann", "x.ics", said(SECOND))).etag is None
    assert (await only(phone.book)).content.when == timed(MONDAY + WEEK + timedelta(hours=4))
    read = await phone.read("ann", "x.ics")
    assert read.master is not None
    assert not read.exceptions


async def test_a_date_of_other_people_is_not_a_phones_to_change(phone: Phone) -> None:
    """It is no date of this calendar, and an item of its own in theirs."""
    series = session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",))
    given = session("e", MONDAY + WEEK, series_id="s", original_start=MONDAY + WEEK, staff_id="bob")
    await put(phone.book, series, given)
    text = await phone.get("ann", "s.ics") or b""
    assert b"EXDATE" in text
    back = b"".join(each for each in text.splitlines(keepends=True) if b"EXDATE" not in each)
    assert (await phone.put("ann", "s.ics", back)).etag is None
    assert await get(phone.book, "e") == replace(
        given,
        rev=(await get(phone.book, "e")).rev,
        changed_at=(await get(phone.book, "e")).changed_at,
    )
    await phone.change("bob", "e.ics", "SUMMARY:T e", "SUMMARY:Bob's")
    assert (await get(phone.book, "e")).content.title == "Bob's"
    with pytest.raises(DavError):
        await phone.change("bob", "e.ics", "DTEND", "RRULE:FREQ=DAILY\r\nDTEND")
    await phone.delete("bob", "e.ics")
    assert not (await get(phone.book, "e")).lives
    assert (await get(phone.book, "s")).lives


async def test_an_assistant_takes_one_date_out(phone: Phone) -> None:
    await put(
        phone.book,
        session(
            "s",
            MONDAY,
            recurrence=("RRULE:FREQ=WEEKLY",),
            assistant_ids=("bob",),
            client_id="client",
        ),
    )
    await phone.change(
        "bob", "s.ics", "RRULE:FREQ=WEEKLY", "EXDATE:20260309T090000Z\r\nRRULE:FREQ=WEEKLY"
    )
    date = (await family(phone))[MONDAY + WEEK]
    assert date.lives
    assert (date.owners, date.client_id) == (("ann",), "client")
    assert b"EXDATE" not in (await phone.get("ann", "s.ics") or b"")


async def test_a_move_keeps_the_appointment_and_its_client(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client"))
    assert await phone.move("ann", "s.ics", "bob", "new.ics")
    now = await get(phone.book, "s")
    assert (now.staff_id, now.client_id, now.session_type) == ("bob", "client", "Portrait")
    assert await phone.get("ann", "s.ics") is None
    assert (await phone.read("bob", "new.ics")).uid == "s"


@pytest.mark.parametrize(
    ("start", "to", "owners"),
    [
        ("ann", "room", (None, (), ("room",))),
        ("room", "bob", ("ann", ("bob",), ())),
        ("room", "ann", ("ann", (), ())),
    ],
)
async def test_a_move_between_people_and_rooms(
    phone: Phone, start: str, to: str, owners: tuple[Any, ...]
) -> None:
    first: dict[str, Any] = {"resource_ids": ("room",)} if start == "room" else {}
    await put(phone.book, session("s", **first))
    await phone.move(start, "s.ics", to, "s.ics")
    now = await get(phone.book, "s")
    assert (now.staff_id, now.assistant_ids, now.resource_ids) == owners


async def test_a_move_within_a_calendar_gives_another_name(phone: Phone) -> None:
    text = said(f"{SHOOT}\n{ALARM}")
    await phone.put("ann", "x.ics", text)
    assert await phone.move("ann", "x.ics", "ann", "y.ics")
    assert await phone.get("ann", "x.ics") is None
    assert await phone.get("ann", "y.ics") == text
    assert len(await runs(phone.book)) == 1


async def test_a_move_onto_another_replaces_that(phone: Phone) -> None:
    await put(phone.book, session("s"), single("a", timed(MORNING), staff_id="bob"))
    assert not await phone.move("ann", "s.ics", "bob", "a.ics")
    assert (await get(phone.book, "a")).deleted
    assert (await phone.read("bob", "a.ics")).uid == "s"


async def test_put_elsewhere_and_then_deleted_is_moved(phone: Phone) -> None:
    await put(phone.book, session("s", client_id="client"))
    text = await phone.get("ann", "s.ics") or b""
    assert (await phone.put("bob", "other.ics", text)).created
    with pytest.raises(DavError) as caught:
        await phone.delete("ann", "s.ics")
    assert caught.value.status is HTTPStatus.NOT_FOUND
    now = await get(phone.book, "s")
    assert (now.staff_id, now.client_id, now.lives) == ("bob", "client", True)
    assert len(await records(phone.book, living=False)) == 1


@pytest.mark.parametrize("shown", [Privacy.TITLE, Privacy.BUSY])
@pytest.mark.parametrize("deleted", [False, True])
async def test_what_is_hidden_can_not_be_moved_to_where_it_would_be_shown(
    book: Book, shown: Privacy, *, deleted: bool
) -> None:
    await put(book, session("s", description="Secret", client_id="client"))
    phone = Phone(book, {"ann": rights(shown=shown), "room": rights()})
    before = await get(book, "s")
    text = await phone.get("ann", "s.ics") or b""
    if deleted:
        await phone.delete("ann", "s.ics")
        before = await get(book, "s")
    else:
        with pytest.raises(DavError) as caught:
            await phone.move("ann", "s.ics", "room", "s.ics")
        assert caught.value.status is HTTPStatus.FORBIDDEN
    with pytest.raises(DavError) as caught:
        await phone.put("room", "s.ics", text)
    assert caught.value.status is HTTPStatus.FORBIDDEN
    assert await phone.get("room", "s.ics") is None
    assert await get(book, "s") == before


async def test_what_is_hidden_can_be_moved_to_where_it_is_hidden(book: Book) -> None:
    await put(book, session("s", description="Secret"))
    phone = Phone(book, {"ann": rights(shown=Privacy.TITLE), "room": rights(shown=Privacy.BUSY)})
    assert await phone.move("ann", "s.ics", "room", "s.ics")
    assert b"Secret" not in (await phone.get("room", "s.ics") or b"")
    assert (await get(book, "s")).content.description == "Secret"


@pytest.mark.parametrize("to", ["bob", "ann"])
async def test_deleted_and_then_put_comes_back_with_its_client(phone: Phone, to: str) -> None:
    await put(phone.book, session("s", client_id="client"), single("a", timed(MORNING)))
    for record_id in ("s", "a"):
        text = await phone.get("ann", f"{record_id}.ics") or b""
        await phone.delete("ann", f"{record_id}.ics")
        stored = await phone.put(to, f"{record_id}-2.ics", text)
        assert stored.created
        assert stored.etag is not None
    now = await get(phone.book, "s")
    assert (now.staff_id, now.client_id, now.lives) == (to, "client", True)
    assert (await get(phone.book, "a")).lives
    assert len(await records(phone.book, living=False)) == 2


async def test_a_series_comes_back_with_the_clients_of_its_dates(phone: Phone) -> None:
    series = single("s", timed(MONDAY), recurrence=("RRULE:FREQ=WEEKLY",))
    own = session(
        "e", MONDAY + WEEK, series_id="s", original_start=MONDAY + WEEK, client_id="client"
    )
    await put(phone.book, series, own)
    text = await phone.get("ann", "s.ics") or b""
    await phone.delete("ann", "s.ics")
    assert (await get(phone.book, "e")).deleted
    await phone.put("ann", "again.ics", text)
    now = await get(phone.book, "e")
    assert (now.lives, now.client_id) == (True, "client")


async def test_a_uid_of_the_calendar_is_taken(phone: Phone) -> None:
    await phone.put("ann", "x y.ics", said(SHOOT))
    with pytest.raises(UidConflictError) as caught:
        await phone.put("ann", "other.ics", said(SHOOT))
    assert caught.value.condition == CALENDAR_UID_CONFLICT
    assert caught.value.href == "/api/studio_sync/dav/calendars/ann/ann/x%20y.ics"
    with pytest.raises(UidConflictError):
        await phone.put("ann", "x y.ics", said(SHOOT, uid="another"))


async def test_a_uid_that_others_have_makes_an_appointment_of_its_own(
    book: Book,
    phone: Phone,
) -> None:
    """An access sees and moves nothing of calendars that it has no right to."""
    await phone.put("ann", "x.ics", said(SHOOT))
    other = Phone(book, {"bob": rights(), "ann": rights(may_write=False)}, access_id="phone-2")
    assert (await other.put("bob", "x.ics", said(SHOOT))).created
    assert {each.staff_id for each in await records(book)} == {"ann", "bob"}


async def test_dates_of_an_unknown_series_are_refused_if_there_are_several(phone: Phone) -> None:
    """Only one of them could be kept."""
    third = SECOND.replace("20260309", "20260316")
    error = await refusal(phone, SECOND, third)
    assert error.condition == CALENDAR_VALID_OBJECT


async def test_what_is_cancelled_in_another_calendar_stays_where_it_is(phone: Phone) -> None:
    """The brake for deletions would not see it."""
    await put(phone.book, session("s", MONDAY, client_id="client"))
    before = await get(phone.book, "s")
    gone = said(f"{SHOOT}\nSTATUS:CANCELLED", uid="s")
    assert (await phone.put("bob", "s.ics", gone)).etag is None
    assert await get(phone.book, "s") == before
    await phone.delete("ann", "s.ics")
    cancelled = await get(phone.book, "s")
    await phone.put("bob", "s.ics", gone)
    assert await get(phone.book, "s") == cancelled


async def test_what_lost_its_name_to_another_is_changed_moved_and_deleted(phone: Phone) -> None:
    """It is served under another one, see ``calendar_reading``."""
    await phone.put("ann", "s.ics", said(SHOOT))
    await put(phone.book, session("s", MONDAY, client_id="client"))
    await phone.change("ann", "s~.ics", "SUMMARY:T s", "SUMMARY:New")
    assert (await get(phone.book, "s")).content.title == "New"
    with pytest.raises(UidConflictError) as caught:
        await phone.put("ann", "third.ics", said(SHOOT, uid="s"))
    assert caught.value.href.endswith("/s~.ics")
    await put(phone.book, session("t", MONDAY))
    await phone.put("bob", "t.ics", said(SHOOT, uid="v"))
    await phone.delete("ann", "s~.ics")
    assert (await get(phone.book, "s")).content.status is Status.CANCELLED


async def test_alarms_of_dates_stay_when_the_studio_changes_their_series(phone: Phone) -> None:
    """Also that of a date which is otherwise as its series says, and after a move."""
    own = ALARM.replace("-PT5M", "-PT7M")
    plain = (
        "RECURRENCE-ID;TZID=Europe/Berlin:20260316T100000\n"
        + SHOOT.replace("20260302", "20260316")
        + f"\n{own}"
    )
    off = "EXDATE;TZID=Europe/Berlin:20260323T100000"
    text = said(f"{SERIES}\n{off}", f"{SECOND}\n{ALARM}", plain)
    assert (await phone.put("ann", "x.ics", text)).etag is not None
    series = next(each for each in await records(phone.book) if each.series_id is None)
    steps: list[Changes] = [{"title": "New"}, {"when": timed(MONDAY + timedelta(hours=2))}]
    for changes in steps:
        await update(phone.book, series.id, changes)
        now = await phone.get("ann", "x.ics") or b""
        assert now.count(b"TRIGGER:-PT5M") == 1
        assert now.count(b"TRIGGER:-PT7M") == 1
        read = await phone.read("ann", "x.ics")
        assert [each.location for each in read.exceptions.values()] == ["Lake", "Park"]
        assert [each.summary for each in read.exceptions.values()] == ["Shoot 🎉", "New"]
    hours = timedelta(hours=2)
    assert list(read.exceptions) == [MONDAY + WEEK + hours, MONDAY + 2 * WEEK + hours]
    assert read.exceptions[MONDAY + 2 * WEEK + hours].start == MONDAY + 2 * WEEK + hours
    assert b"EXDATE;TZID=Europe/Berlin:20260323T120000" in now


async def test_a_name_can_be_had_again_after_a_deletion(phone: Phone) -> None:
    await phone.put("ann", "x.ics", said(SHOOT))
    await phone.delete("ann", "x.ics")
    text = said(SHOOT, uid="another")
    assert (await phone.put("ann", "x.ics", text)).created
    assert await phone.get("ann", "x.ics") == text
    assert (await only(phone.book)).origin is Origin.PHONE


async def test_a_tentative_one_is_confirmed_where_those_are_not_shown(book: Book) -> None:
    """Otherwise it would be gone from the phone that has just made it."""
    other = Phone(book, {"ann": rights(tentative=False)})
    stored = await other.put("ann", "x.ics", said(f"{SHOOT}\nSTATUS:TENTATIVE\n{ALARM}"))
    assert stored.etag is None
    assert (await only(book)).content.status is Status.CONFIRMED
    text = await other.get("ann", "x.ics") or b""
    assert b"STATUS:CONFIRMED" in text
    assert b"BEGIN:VALARM" in text
    await other.put("ann", "x.ics", text.replace(b"CONFIRMED", b"TENTATIVE"))
    assert (await only(book)).content.status is Status.CONFIRMED
    assert await other.get("ann", "x.ics") is not None


async def test_a_tentative_date_is_as_firm_as_its_series_where_those_are_not_shown(
    book: Book,
) -> None:
    other = Phone(book, {"ann": rights(tentative=False)})
    text = said(
        f"{SHOOT}\nRRULE:FREQ=WEEKLY;COUNT=3",
        "RECURRENCE-ID:20260309T090000Z\nDTSTART:20260309T120000Z\nDURATION:PT1H\n"
        "SUMMARY:Later\nSTATUS:TENTATIVE",
    )
    await other.put("ann", "x.ics", text)
    shown = await other.read("ann", "x.ics")
    assert [each.summary for each in shown.exceptions.values()] == ["Later"]
    assert {each.content.status for each in await records(book)} == {Status.CONFIRMED}


@pytest.mark.parametrize("origin", [Origin.GOOGLE, Origin.PHONE, Origin.STUDIO])
async def test_whoever_made_an_appointment_it_is_hidden_from_phones_that_see_little(
    book: Book, origin: Origin
) -> None:
    await put(book, single("g", timed(MORNING), origin=origin, resource_ids=("room",)))
    phone = Phone(book, {each: rights(shown=Privacy.BUSY) for each in ("ann", "room")})
    for owner in ("ann", "room"):
        text = await phone.get(owner, "g.ics") or b""
        assert b"SUMMARY:Busy" in text
        assert b"T g" not in text


async def test_what_a_phone_that_sees_little_makes_is_kept_whole_and_shown_like_all(
    book: Book,
) -> None:
    phone = Phone(book, {"ann": rights(shown=Privacy.BUSY)})
    text = said(f"{SHOOT}\nDESCRIPTION:mine")
    assert (await phone.put("ann", "x.ics", text)).etag is None
    made = await only(book)
    assert (made.content.title, made.content.description) == ("Shoot 🎉", "mine")
    shown = await phone.get("ann", "x.ics") or b""
    assert b"SUMMARY:Busy" in shown
    assert b"mine" not in shown
    await phone.put("ann", "x.ics", shown)
    assert await only(book) == made


@pytest.mark.parametrize(
    "off", ["COUNT=2\nEXDATE:20260302T090000Z,20260309T090000Z", "COUNT=1\nEXDATE:20260302T090000Z"]
)
async def test_a_new_series_without_any_date_is_refused(phone: Phone, off: str) -> None:
    error = await refusal(phone, f"{SHOOT}\nRRULE:FREQ=WEEKLY;{off}")
    assert (error.condition, error.sentence) == (
        CALENDAR_VALID_OBJECT,
        "The repetition has no date at all.",
    )
    gone = "RECURRENCE-ID:20260309T090000Z\nDTSTART:20260309T090000Z\nSTATUS:CANCELLED"
    first = "COUNT=2\nEXDATE:20260302T090000Z"
    error = await refusal(phone, f"{SHOOT}\nRRULE:FREQ=WEEKLY;{first}", gone)
    assert error.condition == CALENDAR_VALID_OBJECT
    await phone.put("ann", "x.ics", said(f"{SHOOT}\nRRULE:FREQ=WEEKLY;{first}"))
    [made] = [each for each in await records(phone.book) if each.series_id is None]
    assert made.content.recurrence


async def test_a_flight_ends_on_the_clock_where_it_lands(phone: Phone) -> None:
    flight = replace(timed(MORNING), end_zone="America/New_York")
    await put(phone.book, single("a", flight))
    await phone.change("ann", "a.ics", "SUMMARY:T a", "SUMMARY:Flight")
    await phone.change(
        "ann",
        "a.ics",
        "DTEND;TZID=Europe/Berlin:20260202T11",
        "DTEND;TZID=Europe/Berlin:20260202T12",
    )
    when = (await get(phone.book, "a")).content.when
    assert isinstance(when, Timed)
    assert (when.end_zone, when.end - when.start) == ("America/New_York", timedelta(hours=2))


@pytest.mark.parametrize(
    ("event", "condition"),
    [
        (f"{START}\nSUMMARY:{'x' * 100_001}", CALENDAR_MAX_SIZE),
        ("DTSTART:00010101T000000Z", caldav("max-date-time")),
        ("DTSTART;VALUE=DATE:99991230", caldav("max-date-time")),
        (f"{START}\nRRULE:FREQ=DAILY;COUNT=1000000", CALENDAR_MAX_INSTANCES),
        (f"{START}\nRRULE:FREQ=SECONDLY", CALENDAR_VALID_DATA),
        (f"{START}\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", CALENDAR_VALID_DATA),
        ("DTSTART:20260229T100000", CALENDAR_VALID_DATA),
        ("DTSTART:20260302T100000\nDTEND:20260302T090000", CALENDAR_VALID_DATA),
        ("SUMMARY:No start", CALENDAR_VALID_DATA),
    ],
    ids=lambda value: value[:40],
)
async def test_what_can_not_be_kept_is_refused_with_its_precondition(
    phone: Phone, event: str, condition: str
) -> None:
    found = await refusal(phone, event)
    assert (found.status, found.condition) == (HTTPStatus.FORBIDDEN, condition)


async def test_what_is_no_appointment_is_refused(phone: Phone) -> None:
    todo = b"BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:u\nEND:VTODO\nEND:VCALENDAR"
    for text, condition in ((todo, CALENDAR_SUPPORTED_COMPONENT), (b"\xff", CALENDAR_VALID_DATA)):
        with pytest.raises(DavError) as caught:
            await phone.put("ann", "x.ics", text)
        assert caught.value.condition == condition


async def test_a_session_that_is_over_stays_where_it_was(
    phone: Phone,
    clock: Clock,
) -> None:
    await put(phone.book, session("s"))
    clock.now = MORNING + timedelta(days=1)
    with pytest.raises(DavError) as caught:
        await phone.change("ann", "s.ics", "20260202T10", "20260201T10")
    assert caught.value.status is HTTPStatus.FORBIDDEN
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:Done")
    assert (await get(phone.book, "s")).content.title == "Done"


async def test_an_item_that_is_not_there_can_not_be_deleted(phone: Phone) -> None:
    await put(phone.book, session("s"), single("cancelled", timed(MORNING)))
    for name in ("s", "x.ics", "client.ics"):
        with pytest.raises(DavError) as caught:
            await phone.delete("ann", name)
        assert caught.value.status is HTTPStatus.NOT_FOUND


async def test_a_series_leaves_an_assistants_calendar_with_its_dates(phone: Phone) -> None:
    """Also with one that has other people besides; one that is theirs alone goes."""
    weekly: dict[str, Any] = {
        "recurrence": ("RRULE:FREQ=WEEKLY",),
        "assistant_ids": ("bob",),
    }
    own: dict[str, Any] = {"series_id": "s", "staff_id": "ann"}
    await put(
        phone.book,
        session("s", MONDAY, **weekly),
        session(
            "e",
            MONDAY + WEEK,
            original_start=MONDAY + WEEK,
            resource_ids=("room",),
            assistant_ids=("bob",),
            **own,
        ),
        session(
            "f", MONDAY + 2 * WEEK, original_start=MONDAY + 2 * WEEK, **{**own, "staff_id": "bob"}
        ),
    )
    await phone.delete("bob", "s.ics")
    assert (await get(phone.book, "s")).owners == ("ann",)
    assert (await get(phone.book, "e")).owners == ("ann", "room")
    assert not (await get(phone.book, "f")).lives


async def test_a_date_of_its_own_is_moved(phone: Phone) -> None:
    series = session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",))
    given = session(
        "e",
        MONDAY + WEEK,
        series_id="s",
        original_start=MONDAY + WEEK,
        staff_id="bob",
        client_id="client",
    )
    await put(phone.book, series, given)
    await phone.move("bob", "e.ics", "room", "e.ics")
    assert (await get(phone.book, "e")).owners == ("room",)
    assert (await phone.read("room", "e.ics")).uid == "e"
    await phone.move("room", "e.ics", "bob", "e.ics")
    [moved] = [each for each in await records(phone.book) if each.staff_id == "bob"]
    assert moved.client_id == "client"
    assert (await phone.read("bob", "e.ics")).uid == "e"


async def test_dates_that_are_hidden_or_taken_away_stay_as_they_are(book: Book) -> None:
    weekly = session("s", MONDAY, recurrence=("RRULE:FREQ=WEEKLY",))
    at = MONDAY + WEEK
    perhaps = session("e", at, series_id="s", original_start=at, status=Status.TENTATIVE)
    await put(book, weekly, perhaps)
    phone = Phone(book, {"ann": rights(tentative=False)})
    text = await phone.get("ann", "s.ics") or b""
    back = b"".join(each for each in text.splitlines(keepends=True) if b"EXDATE" not in each)
    assert back != text
    assert (await phone.put("ann", "s.ics", back)).etag is None
    changed = back.replace(b"END:VCALENDAR", said(SECOND, uid="s").split(b"VERSION:2.0\r\n")[1])
    assert (await phone.put("ann", "s.ics", changed)).etag is None
    assert (await get(book, "e")).content == perhaps.content


async def test_a_date_that_there_is_not_is_called_so(phone: Phone) -> None:
    for wrong in ("20260302T240000", "20260229T100000", "20260302T106100"):
        error = await refusal(phone, f"DTSTART:{wrong}Z")
        assert error.condition == CALENDAR_VALID_DATA
        assert str(error) == "It has a date or a time that there is not."


async def test_at_most_a_thousand_dates_of_a_series_are_changed_at_once(phone: Phone) -> None:
    """Each is an appointment of its own, and the book waits for all of them."""
    days = [MONDAY + timedelta(days=day) for day in range(1_001)]
    off = "\n".join(f"EXDATE:{day:%Y%m%dT%H%M%SZ}" for day in days)
    daily = "DTSTART:20260302T090000Z\nRRULE:FREQ=DAILY;UNTIL=20300101T000000Z"
    own = [
        f"RECURRENCE-ID:{day:%Y%m%dT%H%M%SZ}\nDTSTART:{day:%Y%m%dT%H%M%SZ}\nSUMMARY:x"
        for day in days
    ]
    for events in ((f"{daily}\n{off}",), (daily, *own)):
        error = await refusal(phone, *events)
        assert error.condition == CALENDAR_MAX_INSTANCES
