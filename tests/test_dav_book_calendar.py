"""The calendars of the book as phones read them: names, etags, tokens, changes, ranges of time."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event

from custom_components.studio_sync.book import (
    appointments,
    clients,
    people,
    phone_items,
    tombstones,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, ClientGroup, Status
from custom_components.studio_sync.book.phone_items import PhoneItem
from custom_components.studio_sync.dav.elements import Element
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import VALID_SYNC_TOKEN, dav
from custom_components.studio_sync.dav.properties import PropertyChange
from custom_components.studio_sync.dav.time_range import TimeRange
from custom_components.studio_sync.dav_server.book_calendar import BookCalendar
from custom_components.studio_sync.dav_server.book_home import BookHome
from custom_components.studio_sync.dav_server.calendar_reading import MAX_LISTINGS
from custom_components.studio_sync.dav_server.home import Changes
from custom_components.studio_sync.dav_server.live_properties import COLOR
from custom_components.studio_sync.dav_server.paths import Kind
from custom_components.studio_sync.dav_server.visit import BookRights, CalendarRights, Visit
from custom_components.studio_sync.scheduling.titles import Privacy

from .book_fixtures import Clock, client, days, opened, single, stored, timed, utc
from .dav_calendar import said
from .scheduling_fixtures import STUDIO

NOON = utc(2026, 3, 2, 11)
WEEK = timedelta(days=7)
OWNERS = ("ann", "bob", "room")
EVENT = "DTSTART:20260302T110000Z\nDTEND:20260302T120000Z\nSUMMARY:Portrait"


def visit(shown: Privacy = Privacy.FULL, *, tentative: bool = True, access: str = "p") -> Visit:
    rights = {
        owner: CalendarRights(name=owner.title(), may_write=True, shown=shown, tentative=tentative)
        for owner in OWNERS
    }
    book = BookRights(name="Clients", may_write=False, group_id="vip")
    return Visit(
        access_id=access, user="u", owner="Ann", studio=STUDIO, calendars=rights, clients=book
    )


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def book(clock: Clock) -> AsyncIterator[Book]:
    async with opened(clock=clock) as opened_book:
        yield opened_book


async def reads[T](
    book: Book, work: Callable[[BookCalendar], T], owner: str = "ann", who: Visit | None = None
) -> T:
    return await book.read(lambda tx: work(BookCalendar(tx, who or visit(), owner)))


async def since(book: Book, token: str, who: Visit | None = None) -> Changes:
    return await reads(book, lambda found: found.changes(token, None), who=who)


async def tokens(book: Book, who: Visit | None = None) -> dict[str, str]:
    return {each: await reads(book, lambda found: found.token(), each, who) for each in OWNERS}


async def moved_by(book: Book, *records: Appointment, who: Visit | None = None) -> set[str]:
    """Return in whose calendars the token moves when appointments are stored."""
    before = await tokens(book, who)
    await stored(book, *records)
    return _differ(before, await tokens(book, who))


def _differ(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {owner for owner in OWNERS if before[owner] != after[owner]}


def weekly(**fields: object) -> Appointment:
    return single("s", timed(NOON), recurrence=("RRULE:FREQ=WEEKLY",), **fields)


def on(at: datetime, record_id: str = "e", **fields: object) -> Appointment:
    return single(record_id, timed(at), series_id="s", original_start=at, **fields)


async def test_a_token_moves_by_what_its_calendar_shows_and_by_nothing_else(book: Book) -> None:
    one = single("a", timed(NOON), resource_ids=("room",), client_id="client")
    assert await moved_by(book, one) == {"ann", "room"}
    assert await moved_by(book, one) == set()
    assert await moved_by(book, replace(one, staff_id="bob")) == {"ann", "bob", "room"}
    assert await moved_by(book, single("b", timed(NOON))) == {"ann"}
    assert await moved_by(book, single("n", timed(NOON), staff_id=None)) == set()
    before, hidden = await tokens(book), await tokens(book, visit(Privacy.TITLE))
    person = client("client", "New Name", group_ids=("vip",))
    await book.write(lambda tx: clients.put_client(tx, person))
    assert _differ(before, await tokens(book)) == {"bob", "room"}
    assert _differ(hidden, await tokens(book, visit(Privacy.TITLE))) == set()
    before = await tokens(book)
    await book.write(lambda tx: clients.put_client(tx, client("other", "O. Ther")))
    assert _differ(before, await tokens(book)) == set()
    alarm = PhoneItem(calendar="bob", record_id="a", name="a.ics", uid="a", text=b"x")
    await book.write(lambda tx: phone_items.put(tx, alarm))
    assert _differ(before, await tokens(book)) == {"bob"}


async def test_a_token_moves_by_the_dates_of_a_series(book: Book) -> None:
    assert await moved_by(book, weekly(resource_ids=("room",))) == {"ann", "room"}
    given = on(NOON + WEEK, staff_id="bob")
    assert await moved_by(book, given) == set(OWNERS)
    assert await reads(book, lambda found: list(found.etags()), "bob") == ["e.ics"]
    assert await moved_by(book, replace(given, content=replace(given.content, title="x"))) == set(
        OWNERS
    )
    before = await tokens(book)
    await book.write(lambda tx: appointments.delete(tx, "e"))
    assert _differ(before, await tokens(book)) == set(OWNERS)
    changes = await reads(book, lambda found: found.changes(before["bob"], None), "bob")
    assert (dict(changes.changed), list(changes.removed)) == ({}, ["e.ics"])
    changes = await reads(book, lambda found: found.changes(before["ann"], None))
    assert list(changes.changed) == ["s.ics"]


async def test_an_item_is_read_by_its_name_and_a_phones_own_name_counts(book: Book) -> None:
    await stored(book, single("a", timed(NOON)), single("b", timed(NOON), staff_id="bob"))
    found = await reads(book, lambda found: found.read(["a.ics", "b.ics", "c.ics", "a"]))
    assert list(found) == ["a.ics"]
    etags = await reads(book, lambda found: dict(found.etags()))
    assert etags == {"a.ics": found["a.ics"].etag}
    assert b"SUMMARY:T a" in found["a.ics"].text
    item = PhoneItem(calendar="ann", record_id="a", name="own", uid="A", text=None)
    await book.write(lambda tx: phone_items.put(tx, item))
    assert list(await reads(book, lambda found: found.read(["a.ics", "own"]))) == ["own"]
    assert list(await reads(book, lambda found: found.etags(["a.ics", "own"]))) == ["own"]


async def test_a_name_that_a_phone_took_for_something_else_leaves_another(book: Book) -> None:
    await stored(book, single("a", timed(NOON)))
    taken = PhoneItem(calendar="ann", record_id="a", name="b.ics", uid="A")
    await book.write(lambda tx: phone_items.put(tx, taken))
    await stored(book, single("b", timed(NOON)))
    etags = await reads(book, lambda found: dict(found.etags()))
    assert sorted(etags) == ["b.ics", "b~.ics"]
    found = await reads(book, lambda found: found.read(["b.ics", "b~.ics", "b~~.ics"]))
    assert {name: b"SUMMARY:T b" in each.text for name, each in found.items()} == {
        "b.ics": False,
        "b~.ics": True,
    }
    changes = await reads(book, lambda found: found.changes("", 1))
    rest = await reads(book, lambda found: found.changes(changes.token, None))
    assert dict(changes.changed) | dict(rest.changed) == etags
    assert changes.truncated
    assert not rest.truncated


async def test_a_kept_text_has_its_etag_until_the_appointment_changes(book: Book) -> None:
    await stored(book, single("a", timed(NOON)))

    def alarm(tx: Transaction) -> None:
        calendar = BookCalendar(tx, visit(), "ann")
        text = calendar.read(["a.ics"])["a.ics"].text
        new = text.replace(b"END:VEVENT", b"X-OWN:1\r\nEND:VEVENT")
        assert calendar.put("a.ics", new).etag == calendar.etags()["a.ics"]
        assert calendar.read(["a.ics"])["a.ics"].text == new

    await book.write(alarm)
    busy = await reads(book, lambda found: found.read(["a.ics"]), who=visit(Privacy.BUSY))
    assert b"X-OWN" not in busy["a.ics"].text
    kept = (await reads(book, lambda found: found.read(["a.ics"])))["a.ics"]
    [record] = (await book.read(lambda tx: appointments.get_many(tx, ["a"]))).values()
    await stored(book, replace(record, content=replace(record.content, title="Another")))
    now = (await reads(book, lambda found: found.read(["a.ics"])))["a.ics"]
    assert now.etag != kept.etag
    assert b"X-OWN:1" in now.text
    assert b"SUMMARY:Another" in now.text


async def test_tokens_of_other_rights_and_nonsense_are_refused(book: Book) -> None:
    await stored(book, single("a", timed(NOON)))
    token = (await tokens(book))["ann"]
    others = (visit(Privacy.BUSY), visit(tentative=False))
    for who, given in (
        *((each, token) for each in others),
        (None, token.replace(":token:", ":other:")),
        (None, f"{token}x"),
        (None, "http://example.com/😀"),
        (None, "x" * 100_000),
    ):
        with pytest.raises(DavError) as refused:
            await since(book, given, who)
        assert refused.value.condition == VALID_SYNC_TOKEN
    with pytest.raises(DavError):
        await reads(book, lambda found: found.changes(token, None), "bob")


async def test_a_token_from_before_a_deletion_was_forgotten_is_refused(
    book: Book, clock: Clock
) -> None:
    await stored(book, single("a", timed(NOON)), single("b", timed(NOON)))
    before = await tokens(book)
    await book.write(lambda tx: appointments.delete(tx, "a"))
    after = await tokens(book)
    clock.now += timedelta(days=400)
    purged_before = clock.now
    await book.write(lambda tx: tombstones.purge(tx, purged_before))
    with pytest.raises(DavError) as refused:
        await reads(book, lambda found: found.changes(before["ann"], None))
    assert refused.value.condition == VALID_SYNC_TOKEN
    changes = await reads(book, lambda found: found.changes(after["ann"], None))
    assert (dict(changes.changed), list(changes.removed)) == ({}, [])
    # One that begins now is not sent back to the beginning for ever.
    first = await reads(book, lambda found: found.changes("", 1))
    again = await reads(book, lambda found: found.changes(first.token, None))
    assert not again.changed


async def test_what_is_hidden_from_an_access_is_in_no_list(book: Book) -> None:
    maybe = single("maybe", timed(NOON), status=Status.TENTATIVE)
    title = single("title", timed(NOON), title='"status":"tentative"')
    series = replace(weekly(), content=replace(weekly().content, status=Status.TENTATIVE))
    await stored(book, maybe, title, series, on(NOON + WEEK))
    cautious = visit(tentative=False)
    everything = await reads(book, lambda found: found.etags())
    assert sorted(everything) == ["maybe.ics", "s.ics", "title.ics"]
    listed = await reads(book, lambda found: found.etags(), who=cautious)
    assert sorted(listed) == ["e.ics", "title.ics"]
    shown = await reads(
        book, lambda found: found.read(["maybe.ics", "s.ics", "e.ics"]), who=cautious
    )
    assert list(shown) == ["e.ics"]
    week = TimeRange(start=NOON - WEEK, end=NOON + 3 * WEEK)
    assert sorted(await reads(book, lambda found: found.between(week), who=cautious)) == [
        "e.ics",
        "title.ics",
    ]


async def test_a_range_names_items_with_an_instance_in_it(book: Book) -> None:
    later = on(NOON + 2 * WEEK, "later")
    moved = replace(later, content=replace(later.content, when=timed(NOON + 52 * WEEK)))
    given = on(NOON + WEEK, "given", staff_id="bob")
    ends = single("x", timed(NOON), recurrence=("RRULE:FREQ=WEEKLY;COUNT=2",))
    off = single(
        "off",
        timed(NOON + WEEK),
        series_id="x",
        original_start=NOON + WEEK,
        status=Status.CANCELLED,
    )
    whole = single("whole", days(NOON.date() + timedelta(days=3)))
    long = single("long", timed(NOON, hours=24 * 20))
    await stored(book, weekly(), moved, given, ends, off, whole, long)

    async def named(start: datetime | None, end: datetime | None, owner: str = "ann") -> str:
        found = await reads(
            book, lambda calendar: calendar.between(TimeRange(start=start, end=end)), owner
        )
        assert len(set(found)) == len(found)
        return " ".join(sorted(each.removesuffix(".ics") for each in found))

    hour = timedelta(hours=1)
    assert await named(NOON, NOON + hour) == "long s x"
    assert await named(NOON + hour, NOON + 2 * hour) == "long"
    assert await named(NOON + WEEK, NOON + WEEK + hour) == "long"
    assert await named(NOON + WEEK, NOON + WEEK + hour, "bob") == "given"
    assert await named(NOON + 52 * WEEK, NOON + 52 * WEEK + hour) == "s"
    assert await named(NOON + 6 * hour, None) == "long s whole"
    assert await named(None, NOON) == ""
    assert await named(None, NOON + hour) == "long s x"
    assert await named(None, None) == "long s whole x"
    assert await named(NOON + WEEK, NOON + 30 * WEEK) == "long s"
    assert await named(utc(9000, 1, 1), None) == "s"
    assert await named(None, utc(1, 1, 2)) == ""


async def test_listing_costs_as_much_as_it_lists_and_a_second_time_next_to_nothing(
    book: Book,
) -> None:
    """Questions grow with what is asked, not with the book."""
    counted: dict[int, list[int]] = {}
    for size in (100, 1_000):
        have = await book.read(appointments.count_live)
        await stored(book, *(single(f"{n:05}", timed(NOON)) for n in range(have, size)))

        def work(tx: Transaction) -> list[int]:
            asked: list[str] = []

            def note(_c: Connection, _cursor: object, text: str, *_: object) -> None:
                asked.append(text)

            event.listen(tx.connection, "before_cursor_execute", note)
            numbers = []
            acts: list[Callable[[BookCalendar], object]] = [
                lambda calendar: calendar.etags(),
                lambda calendar: calendar.etags(),
                lambda calendar: calendar.token(),
                lambda calendar: calendar.changes(calendar.token(), None),
                lambda calendar: calendar.read([f"{n:05}.ics" for n in range(50)]),
                lambda calendar: calendar.between(TimeRange(start=NOON + WEEK, end=None)),
            ]
            for each in acts:
                for kept in ("\0texts of calendars", "\0openings"):
                    tx.memory.pop(kept, None)
                asked.clear()
                each(BookCalendar(tx, visit(), "ann"))
                numbers.append(len(asked))
            event.remove(tx.connection, "before_cursor_execute", note)
            return numbers

        counted[size] = await book.read(work)
    assert counted[100] == counted[1_000]
    assert max(counted[100]) <= 25
    assert counted[100][1] <= 6


async def test_the_book_keeps_the_listings_of_some_calendars_only(book: Book) -> None:
    await stored(book, single("a", timed(NOON)))
    for number in range(MAX_LISTINGS + 5):
        who = replace(visit(Privacy.BUSY), busy_word=f"Busy {number}")
        assert len(await reads(book, lambda found: found.etags(), who=who)) == 1
    kept = await book.read(lambda tx: len(tx.memory["\0etags of calendars"]))
    assert kept == MAX_LISTINGS


async def test_a_calendar_is_called_what_the_access_calls_it(book: Book) -> None:
    mine = [
        PropertyChange(
            name=dav("displayname"), value=Element(name=dav("displayname"), text="M & M")
        ),
        PropertyChange(name=COLOR, value=Element(name=COLOR, text="#ff0000ff")),
    ]
    before = await tokens(book)

    def work(tx: Transaction) -> tuple[str, str | None]:
        calendar = BookCalendar(tx, visit(), "ann")
        assert (calendar.display_name, calendar.color) == ("Ann", None)
        calendar.change_properties(mine)
        return calendar.display_name, calendar.color

    assert await book.write(work) == ("M & M", "#ff0000ff")
    other = await reads(
        book, lambda found: (found.display_name, found.color), who=visit(access="q")
    )
    assert other == ("Ann", None)
    assert await tokens(book) == before
    gone = [PropertyChange(name=each.name, value=None) for each in mine]
    await book.write(lambda tx: BookCalendar(tx, visit(), "ann").change_properties(gone))
    assert await reads(book, lambda found: dict(found.properties)) == {}


async def test_a_home_has_the_calendars_and_the_address_book_of_the_access(book: Book) -> None:
    def work(tx: Transaction) -> list[object]:
        home = BookHome(tx, visit())
        assert (home.user, home.display_name) == ("u", "Ann")
        with pytest.raises(DavError):
            home.make(Kind.CALENDAR, "x", ())
        with pytest.raises(DavError):
            home.remove(BookCalendar(tx, visit(), "ann"))
        assert home.find(Kind.CALENDAR, "nobody") is None
        assert home.find(Kind.ADDRESS_BOOK, "ann") is None
        alone = BookHome(tx, replace(visit(), clients=None))
        assert list(alone.collections(Kind.ADDRESS_BOOK)) == []
        calendar, cards = home.find(Kind.CALENDAR, "room"), home.find(Kind.ADDRESS_BOOK, "vip")
        assert calendar is not None
        assert cards is not None
        with pytest.raises(DavError):
            calendar.move("a.ics", cards, "a.vcf")
        return [
            [each.name for each in home.collections(Kind.CALENDAR)],
            [each.name for each in home.collections(Kind.ADDRESS_BOOK)],
            (calendar.kind, calendar.name, calendar.zone, calendar.may_write),
        ]

    people_there = await book.read(people.staff)
    assert [each.id for each in people_there] == ["ann", "bob"]
    assert await book.read(work) == [
        ["ann", "bob", "room"],
        ["vip"],
        (Kind.CALENDAR, "room", STUDIO.zone, True),
    ]


@pytest.mark.parametrize("gone", [{"deleted": True}, {"inactive": True}])
async def test_an_address_book_goes_with_its_group(book: Book, gone: dict[str, Any]) -> None:
    """Removed, or no longer used; it comes back with its name."""
    group = ClientGroup(id="vip", name="VIP")

    def served(tx: Transaction, as_it_is: ClientGroup) -> bool:
        people.put_group(tx, as_it_is)
        return BookHome(tx, visit()).find(Kind.ADDRESS_BOOK, "vip") is not None

    states = (group, replace(group, **gone), group)
    found = [await book.write(partial(served, as_it_is=each)) for each in states]
    assert found == [True, False, True]


async def test_changes_come_in_pieces_also_where_names_are_as_long_as_they_may_be(
    book: Book,
) -> None:
    """A name of 250 bytes, each of which takes three in a URL, is no part of a token."""
    names = [f"{'😀' * 60}{number}.ics" for number in range(5)]

    def put(tx: Transaction) -> None:
        for name in names:
            BookCalendar(tx, visit(), "ann").put(name, said(EVENT, uid=name))

    await book.write(put)
    token = await reads(book, lambda found: found.token())
    assert await _in_pieces(book, "") == set(names)

    def delete(tx: Transaction) -> None:
        for name in names:
            BookCalendar(tx, visit(), "ann").delete(name)

    await book.write(delete)
    assert await _in_pieces(book, token) == set(names)


async def _in_pieces(book: Book, token: str) -> set[str]:
    """Ask for one change after the other, and return the names."""
    changes = await reads(book, lambda there: there.changes(token, 1))
    assert len(changes.changed) + len(changes.removed) <= 1
    found = {*changes.changed, *changes.removed}
    return found | (await _in_pieces(book, changes.token) if changes.truncated else set())


async def test_what_changed_is_found_without_reading_the_calendar(book: Book) -> None:
    """Each step is a lookup in an index, of what is named or is newer."""
    await stored(book, weekly(), on(NOON + WEEK), single("a", timed(NOON), client_id="client"))
    token = (await tokens(book))["ann"]
    await stored(book, single("b", timed(NOON)))
    plans = dict[str, list[str]]()

    def work(tx: Transaction) -> None:
        asked: list[tuple[str, Any]] = []

        def note(_c: Connection, _cursor: object, text: str, values: Any, *_: object) -> None:
            asked.append((text, values))

        event.listen(tx.connection, "before_cursor_execute", note)
        assert list(BookCalendar(tx, visit(), "ann").changes(token, None).changed) == ["b.ics"]
        BookCalendar(tx, visit(), "ann").read(["s.ics", "a.ics"])
        event.remove(tx.connection, "before_cursor_execute", note)
        for text, values in asked:
            rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
            plans[text] = [row[3] for row in rows]

    await book.read(work)
    every = [step for steps in plans.values() for step in steps]
    assert len(every) > 20
    small = ("SCAN book", "SCAN book_life")
    assert [each for each in every if each.startswith("SCAN") and each not in small] == []
    for whole in ("slot USING PRIMARY KEY", "span USING PRIMARY KEY"):
        assert [each for each in every if whole in each] == []
