"""Adding, changing and cancelling appointments, on single ones and on series."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookStale
from custom_components.studio_sync.book.model import Appointment, Kind, Status
from custom_components.studio_sync.scheduling import errors, sessions
from custom_components.studio_sync.scheduling.appointments import (
    Changes,
    Draft,
    add,
    cancel,
    update,
)
from custom_components.studio_sync.scheduling.listing import Listed, listing
from custom_components.studio_sync.scheduling.recurrence_scope import Scope

from .book_fixtures import Clock, client, days, opened, shown, single, timed, utc
from .scheduling_fixtures import MORNING, STUDIO, WEEKLY, doing, get, put, session

HOUR = timedelta(hours=1)
FIRST = utc(2026, 1, 5, 9)
SECOND, THIRD = FIRST + timedelta(days=7), FIRST + timedelta(days=14)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def book(clock: Clock) -> AsyncIterator[Book]:
    async with opened(clock=clock) as book:
        await book.write(lambda tx: people.put_client(tx, client("ada", "Ada Lovelace")))
        yield book


async def change(
    book: Book, record_id: str, changes: Changes, **named: object
) -> list[Appointment]:
    return await book.write(doing(update, STUDIO, record_id, changes, **named))


async def starts(book: Book) -> list[object]:
    return [start for _, start in await shown(book, utc(2026, 1, 1), utc(2026, 1, 27))]


async def weekly(book: Book, **fields: object) -> None:
    await put(book, single("weekly", timed(FIRST), recurrence=WEEKLY, **fields))


async def test_an_appointment_is_added(book: Book) -> None:
    draft = Draft(when=timed(MORNING), title="Call", staff_id="ann", client_id="ada", place="Phone")
    record = await book.write(doing(add, STUDIO, draft))
    assert await get(book, record.id) == record
    assert (record.content.title, record.content.place, record.kind) == (
        "Call",
        "Phone",
        Kind.APPOINTMENT,
    )


async def test_a_session_without_a_title_gets_one_from_the_template(book: Book) -> None:
    draft = Draft(when=timed(MORNING), kind=Kind.SESSION, session_type="PORTRAIT", client_id="ada")
    record = await book.write(doing(add, STUDIO, draft))
    assert record.content.title == "Portrait – Ada Lovelace"
    assert record.session_type == "Portrait"


@pytest.mark.parametrize(
    ("draft", "error", "field"),
    [
        (Draft(when=timed(MORNING, -1)), errors.EndBeforeStart, "end"),
        (Draft(when=days(date(2026, 2, 2), 0)), errors.EndBeforeStart, "end"),
        (Draft(when=timed(MORNING), staff_id="zoe"), errors.UnknownStaff, "staff_id"),
        (Draft(when=timed(MORNING), assistant_ids=("zoe",)), errors.UnknownStaff, "assistant_ids"),
        (Draft(when=timed(MORNING), resource_ids=("x",)), errors.UnknownResource, "resource_ids"),
        (Draft(when=timed(MORNING), client_id="x"), errors.UnknownClient, "client_id"),
        (Draft(when=timed(MORNING), session_type="x"), errors.UnknownSessionType, "session_type"),
        (Draft(when=timed(MORNING), recurrence=("RRULE:X",)), errors.BadRecurrence, "recurrence"),
        (Draft(when=timed(MORNING, zone="Mars/North")), errors.Invalid, "zone"),
    ],
)
async def test_what_cant_be_is_refused_with_its_field(
    book: Book, draft: Draft, error: type[errors.SchedulingError], field: str
) -> None:
    with pytest.raises(error) as refused:
        await book.write(doing(add, STUDIO, draft))
    assert refused.value.field == refused.value.placeholders["field"] == field
    assert await book.read(appointments.count_live) == 0


async def test_a_deleted_person_or_room_takes_nothing_new(book: Book) -> None:
    await book.write(lambda tx: people.delete_staff(tx, "bob"))
    await book.write(lambda tx: people.delete_resource(tx, "room"))
    await book.write(lambda tx: people.delete_client(tx, "ada"))
    for draft in (
        Draft(when=timed(MORNING), staff_id="bob"),
        Draft(when=timed(MORNING), resource_ids=("room",)),
        Draft(when=timed(MORNING), client_id="ada"),
    ):
        with pytest.raises(errors.Unknown):
            await book.write(doing(add, STUDIO, draft))


async def test_an_overlap_is_refused_on_request(book: Book) -> None:
    await put(book, single("old", timed(MORNING), title="Ada"))
    draft = Draft(when=timed(MORNING), staff_id="ann")
    with pytest.raises(errors.StaffBusy) as refused:
        await book.write(doing(add, STUDIO, draft, allow_overlap=False))
    assert refused.value.placeholders["title"] == "Ada"
    assert await book.read(appointments.count_live) == 1
    await book.write(doing(add, STUDIO, draft))
    with pytest.raises(errors.StaffBusy):
        await change(book, "old", Changes(place="Garden"), allow_overlap=False)


async def test_fields_are_changed_and_the_others_stay(book: Book) -> None:
    await put(book, session("one", client_id="ada"))
    [changed] = await change(
        book, "one", Changes(title="Outdoors", staff_id="bob", session_type="passport")
    )
    assert (changed.content.title, changed.staff_id, changed.session_type) == (
        "Outdoors",
        "bob",
        "Passport",
    )
    assert (changed.client_id, changed.content.when) == ("ada", timed(MORNING))
    assert await change(book, "one", Changes(title="Outdoors")) == []


async def test_only_what_was_read_is_changed(book: Book) -> None:
    await put(book, single("one", timed(MORNING)))
    rev = (await get(book, "one")).rev
    await change(book, "one", Changes(title="A"), expected_rev=rev)
    with pytest.raises(BookStale):
        await change(book, "one", Changes(title="B"), expected_rev=rev)


async def test_one_instance_is_changed(book: Book) -> None:
    await weekly(book)
    [changed] = await change(book, "weekly", Changes(when=timed(SECOND + HOUR)), moment=SECOND)
    assert (changed.series_id, changed.original_start) == ("weekly", SECOND)
    assert await starts(book) == [FIRST, SECOND + HOUR, THIRD, THIRD + timedelta(days=7)]
    [again] = await change(book, "weekly", Changes(title="Later"), moment=SECOND)
    assert (again.id, again.content.title, again.content.when.start) == (
        changed.id,
        "Later",
        SECOND + HOUR,
    )
    [third] = await change(book, changed.id, Changes(title="By its id"))
    assert third.id == changed.id


async def test_a_date_given_to_somebody_else_becomes_an_appointment_of_its_own(book: Book) -> None:
    """In its series that date is off."""
    await weekly(book)
    alone, off = await change(book, "weekly", Changes(staff_id="bob"), moment=SECOND)
    assert (alone.staff_id, alone.content.when.start, alone.series_id) == ("bob", SECOND, None)
    assert (off.series_id, off.original_start, off.staff_id) == ("weekly", SECOND, "ann")
    assert off.content.status is Status.CANCELLED
    assert (await get(book, "weekly")).staff_id == "ann"
    [back] = await change(book, alone.id, Changes(staff_id="ann", title="Back"))
    assert (back.id, back.series_id) == (alone.id, None)


async def test_this_and_the_following_change(book: Book) -> None:
    await weekly(book)
    await change(book, "weekly", Changes(title="Exception"), moment=THIRD)
    changed = await change(
        book,
        "weekly",
        Changes(when=timed(SECOND + HOUR), staff_id="bob"),
        moment=SECOND,
        scope=Scope.FOLLOWING,
    )
    living = [each for each in changed if not each.deleted and each.id != "weekly"]
    assert {each.staff_id for each in living} == {"bob"}
    assert (await get(book, "weekly")).staff_id == "ann"
    assert await starts(book) == [
        FIRST,
        SECOND + HOUR,
        THIRD + HOUR,
        THIRD + HOUR + timedelta(days=7),
    ]


async def test_all_of_a_series_change_from_one_instance(book: Book) -> None:
    await weekly(book)
    await change(book, "weekly", Changes(when=timed(SECOND + HOUR)), moment=SECOND, scope=Scope.ALL)
    assert await starts(book) == [
        start + HOUR for start in (FIRST, SECOND, THIRD, THIRD + timedelta(days=7))
    ]
    await change(book, "weekly", Changes(title="Renamed"), moment=SECOND + HOUR, scope=Scope.ALL)
    assert (await get(book, "weekly")).content.title == "Renamed"


async def test_exceptions_follow_where_they_had_the_same(book: Book) -> None:
    await weekly(book)
    [same] = await change(book, "weekly", Changes(title="Exception"), moment=SECOND)
    [own] = await change(book, "weekly", Changes(assistant_ids=("bob",)), moment=THIRD)
    await change(book, "weekly", Changes(assistant_ids=(), resource_ids=("room",), client_id="ada"))
    assert (await get(book, same.id)).resource_ids == ("room",)
    kept = await get(book, own.id)
    assert (kept.assistant_ids, kept.resource_ids, kept.client_id) == (("bob",), ("room",), "ada")


async def test_an_exception_speaks_for_its_series_on_request(book: Book) -> None:
    await weekly(book)
    [exception] = await change(book, "weekly", Changes(title="Exception"), moment=SECOND)
    await change(book, exception.id, Changes(place="Garden"), scope=Scope.ALL)
    assert (await get(book, "weekly")).content.place == "Garden"


@pytest.mark.parametrize(
    ("moment", "scope"),
    [(FIRST + HOUR, None), (FIRST + HOUR, Scope.ALL)],
)
async def test_no_such_instance(book: Book, moment: object, scope: Scope | None) -> None:
    await weekly(book)
    with pytest.raises(errors.NoInstance):
        await change(book, "weekly", Changes(title="x"), moment=moment, scope=scope)
    await put(book, single("single", timed(FIRST)))
    with pytest.raises(errors.NoInstance):
        await change(book, "single", Changes(title="x"), moment=SECOND)


async def test_which_date_is_meant_has_to_be_said(book: Book) -> None:
    await weekly(book)
    with pytest.raises(errors.MomentMissing):
        await change(book, "weekly", Changes(title="x"), scope=Scope.THIS)


async def test_an_unknown_or_deleted_appointment_is_refused(book: Book) -> None:
    await put(book, single("one", timed(MORNING)))
    await book.write(doing(cancel, "one"))
    for name in ("one", "none"):
        with pytest.raises(errors.UnknownAppointment):
            await change(book, name, Changes(title="x"))
        with pytest.raises(errors.UnknownAppointment):
            await book.write(doing(cancel, name))


async def test_a_session_that_is_over_cant_be_moved(book: Book, clock: Clock) -> None:
    await put(book, session("one"), single("plain", timed(MORNING)))
    clock.now = MORNING + 2 * HOUR
    with pytest.raises(errors.PastSession) as refused:
        await change(book, "one", Changes(when=timed(MORNING + 24 * HOUR)))
    assert refused.value.field == "start"
    await change(book, "one", Changes(title="But renamed", when=timed(MORNING)))
    await change(book, "plain", Changes(when=timed(MORNING + 24 * HOUR)))


async def test_of_a_series_of_sessions_the_coming_ones_move(book: Book, clock: Clock) -> None:
    await put(book, session("weekly", FIRST, recurrence=WEEKLY))
    clock.now = FIRST + 2 * HOUR
    later = Changes(when=timed(SECOND + HOUR))
    with pytest.raises(errors.PastSeries):
        await change(book, "weekly", later, moment=SECOND, scope=Scope.ALL)
    await change(book, "weekly", later, moment=SECOND, scope=Scope.FOLLOWING)
    assert (await starts(book))[:2] == [FIRST, SECOND + HOUR]


async def test_cancelling_deletes_an_appointment_and_keeps_a_session(book: Book) -> None:
    """S20: a session keeps its client."""
    await put(book, single("plain", timed(MORNING)), session("one", client_id="ada"))
    await book.write(doing(cancel, "plain"))
    await book.write(doing(cancel, "one"))
    assert (await get(book, "plain")).deleted
    kept = await get(book, "one")
    assert (kept.deleted, kept.content.status, kept.client_id) == (False, Status.CANCELLED, "ada")
    for work in (
        doing(cancel, "one"),
        doing(update, STUDIO, "one", Changes(title="x")),
        doing(sessions.link, STUDIO, "one", "ada"),
    ):
        with pytest.raises(errors.AlreadyCancelled):
            await book.write(work)
    [back] = await change(book, "one", Changes(status=Status.CONFIRMED))
    assert back.lives


async def test_an_instance_is_cancelled_and_the_rest_stays(book: Book) -> None:
    await weekly(book)
    await book.write(doing(cancel, "weekly", moment=SECOND))
    assert await starts(book) == [FIRST, THIRD, THIRD + timedelta(days=7)]
    await book.write(doing(cancel, "weekly", moment=THIRD, scope=Scope.FOLLOWING))
    assert await starts(book) == [FIRST]
    await book.write(doing(cancel, "weekly"))
    assert await starts(book) == []


async def list_all(book: Book, **named: object) -> list[Listed]:
    found, number = await book.read(
        doing(listing, STUDIO, utc(2026, 2, 1), utc(2026, 2, 28), **named)
    )
    assert number == len(found)
    return found


async def test_appointments_are_listed(book: Book) -> None:
    await put(
        book,
        single("a", timed(MORNING), client_id="ada"),
        single("b", timed(MORNING + HOUR), staff_id="bob", resource_ids=("room",)),
        single("c", timed(MORNING + 2 * HOUR), resource_ids=("room",), title="Call Ada Lovelace"),
        single("x", timed(MORNING), status=Status.CANCELLED),
    )

    async def names(**named: object) -> list[str]:
        return [each.instance.appointment.id for each in await list_all(book, **named)]

    assert await names() == ["a", "b", "c"]
    assert await names(staff_id="ann") == ["a", "c"]
    assert await names(resource_id="room") == ["b", "c"]
    assert await names(staff_id="bob", resource_id="room") == ["b"]
    assert await names(staff_id="ann", resource_id="room") == ["c"]
    assert await names(unlinked=True) == ["b", "c"]
    first, _, last = await list_all(book, suggestions=True)
    assert (first.client, first.suggestions) == ("Ada Lovelace", ())
    assert [each.client_id for each in last.suggestions] == ["ada"]


async def test_a_long_list_is_cut_and_says_so(book: Book) -> None:
    daily = single("a", timed(MORNING), recurrence=("RRULE:FREQ=DAILY",), client_id="ada")
    await put(book, daily)
    six_years = doing(listing, STUDIO, utc(2026, 2, 1), utc(2032, 2, 1))
    found, number = await book.read(six_years)
    assert (len(found), number) == (2_000, 2_190)
    assert {each.client for each in found} == {"Ada Lovelace"}


async def test_a_list_of_nobody_is_refused(book: Book) -> None:
    with pytest.raises(errors.UnknownStaff):
        await list_all(book, staff_id="zoe")
    with pytest.raises(errors.UnknownResource):
        await list_all(book, resource_id="zoe")
    with pytest.raises(errors.EndBeforeStart):
        await book.read(doing(listing, STUDIO, MORNING, MORNING))
