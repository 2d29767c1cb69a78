"""Storing appointments: revs, tombstones, the feed of changes, and what is refused."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments, links, tombstones
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookInvalid, BookStale
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Link,
    Origin,
    Status,
    Timed,
)

from .book_fixtures import Clock, days, opened, single, stored, timed, utc

NOON = utc(2026, 3, 2, 11)


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


async def test_everything_of_an_appointment_comes_back(book: Book) -> None:
    record = Appointment(
        id="a",
        content=Content(
            title="Newborn 👶 – שלום",
            when=timed(NOON, 2),
            description="d" * 64_000,
            place="Room, 2nd floor",
            recurrence=("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260309T110000Z"),
            status=Status.TENTATIVE,
            busy=False,
        ),
        kind=Kind.SESSION,
        staff_id="ann",
        assistant_ids=("bob",),
        resource_ids=("room",),
        client_id="client",
        session_type="newborn",
        origin=Origin.GOOGLE,
        guests=("guest@example.org",),
        extra='{"x":1}',
    )
    (kept,) = await stored(book, record)
    assert kept == replace(record, rev=kept.rev, changed_at=utc(2026, 1, 1, 12))
    assert await book.read(lambda tx: appointments.get(tx, "a")) == kept


async def test_an_exception_comes_back_with_the_instance_it_stands_for(book: Book) -> None:
    whole = single("w", days(date(2026, 3, 2)), recurrence=("RRULE:FREQ=DAILY",))
    other = single("x", days(date(2026, 3, 9)), series_id="w", original_start=date(2026, 3, 4))
    _, kept = await stored(book, whole, other)
    assert await book.read(lambda tx: appointments.get(tx, "x")) == kept


async def test_an_unknown_id_is_none(book: Book) -> None:
    assert await book.read(lambda tx: appointments.get(tx, "nobody")) is None
    assert await book.read(lambda tx: appointments.get_many(tx, ["nobody"])) == {}


async def test_each_change_takes_the_next_rev_and_an_equal_value_none(book: Book) -> None:
    first, second = await stored(book, single("a", timed(NOON)), single("b", timed(NOON)))
    assert second.rev == first.rev + 1
    (same,) = await stored(book, replace(first, rev=0, changed_at=None))
    assert same == first
    (third,) = await stored(book, replace(first, staff_id="bob"))
    assert third.rev == second.rev + 1
    assert await book.read(lambda tx: tx.rev) == third.rev


async def test_one_id_twice_in_a_call_keeps_the_later(book: Book) -> None:
    early, late = single("a", timed(NOON)), single("a", timed(NOON, 2))
    await stored(book, early, late)
    kept = await book.read(lambda tx: appointments.get(tx, "a"))
    assert kept is not None
    assert kept.content == late.content
    (later,) = await stored(book, single("a", timed(NOON, 3)))
    assert len(await book.read(lambda tx: appointments.window(tx, NOON, NOON + timedelta(1)))) == 1
    assert later.rev == kept.rev + 1


async def test_a_stale_edit_is_refused(book: Book) -> None:
    (kept,) = await stored(book, single("a", timed(NOON)))
    await book.write(lambda tx: appointments.put(tx, kept, expected_rev=kept.rev))
    moved = replace(kept, content=replace(kept.content, title="moved"))
    with pytest.raises(BookStale):
        await book.write(lambda tx: appointments.put(tx, moved, expected_rev=kept.rev - 1))
    with pytest.raises(BookStale):
        await book.write(lambda tx: appointments.delete(tx, "a", expected_rev=kept.rev - 1))
    new = single("new", timed(NOON))
    with pytest.raises(BookStale):
        await book.write(lambda tx: appointments.put(tx, new, expected_rev=7))
    assert await book.read(lambda tx: appointments.get(tx, "a")) == kept


async def test_deleting_leaves_a_tombstone_with_its_content(book: Book) -> None:
    (kept,) = await stored(book, single("a", timed(NOON)))
    gone = await book.write(lambda tx: appointments.delete(tx, "a", expected_rev=kept.rev))
    assert gone.deleted
    assert gone.content == kept.content
    assert gone.rev > kept.rev
    assert await book.write(lambda tx: appointments.delete(tx, "a")) == gone
    with pytest.raises(BookInvalid, match="id: unknown"):
        await book.write(lambda tx: appointments.delete(tx, "nobody"))


async def test_a_deleted_series_takes_its_exceptions_along(book: Book) -> None:
    series = single("s", timed(NOON), recurrence=("RRULE:FREQ=DAILY",))
    moved = single("x", timed(NOON), series_id="s", original_start=NOON + timedelta(days=1))
    await stored(book, series, moved)
    await book.write(lambda tx: appointments.delete(tx, "s"))
    found = await book.read(lambda tx: appointments.get_many(tx, ["s", "x"]))
    assert all(each.deleted for each in found.values())
    assert await book.read(lambda tx: appointments.exceptions(tx, "s")) == []


async def test_the_feed_tells_each_record_once_in_order_of_rev(book: Book) -> None:
    start = await book.read(lambda tx: tx.rev)
    a, _, c = await stored(book, *(single(name, timed(NOON)) for name in "abc"))
    b = await book.write(lambda tx: appointments.delete(tx, "b"))
    changes = await book.read(lambda tx: appointments.changes(tx, start))
    assert changes == [a, c, b]
    assert await book.read(lambda tx: appointments.changes(tx, a.rev, 1)) == [c]
    assert await book.read(lambda tx: appointments.changes(tx, tx.rev)) == []


async def test_living_ones_are_counted(book: Book) -> None:
    cancelled = single("c", timed(NOON), status=Status.CANCELLED)
    await stored(book, single("a", timed(NOON)), single("b", timed(NOON)), cancelled)
    await book.write(lambda tx: appointments.delete(tx, "b"))
    assert await book.read(appointments.count_live) == 1


async def test_a_calendar_since_a_time_has_series_exceptions_and_what_is_not_over(
    book: Book,
) -> None:
    kept = await stored(
        book,
        single("over", timed(NOON - timedelta(days=1))),
        single("ends now", timed(NOON - timedelta(hours=1))),
        single("to come", timed(NOON + timedelta(days=90))),
        single("bob's", timed(NOON), staff_id="bob"),
        single("week", days(date(2026, 2, 1), 60)),
        single("day", days(date(2026, 3, 2))),
        single("old day", days(date(2026, 2, 20))),
        single("series", timed(utc(2020, 1, 1)), recurrence=("RRULE:FREQ=DAILY",)),
        single("ended", timed(utc(2020, 1, 1)), recurrence=("RRULE:FREQ=DAILY;COUNT=2",)),
        single(
            "cancelled",
            timed(utc(2020, 1, 5)),
            series_id="series",
            original_start=utc(2020, 1, 5),
            status=Status.CANCELLED,
        ),
        single(
            "dead series",
            timed(utc(2026, 3, 5)),
            recurrence=("RRULE:FREQ=DAILY",),
            status=Status.CANCELLED,
        ),
        single(
            "its exception",
            timed(utc(2026, 3, 7)),
            series_id="dead series",
            original_start=utc(2026, 3, 6),
        ),
    )
    found = await book.read(lambda tx: appointments.of_owner_since(tx, "ann", NOON))
    names = {"ends now", "to come", "week", "day", "series", "cancelled"}
    assert found == [record for record in kept if record.id in names]


async def test_old_tombstones_go_once_their_copies_are_gone() -> None:
    clock = Clock()
    async with opened(clock=clock) as book:
        series = single("s", timed(NOON), recurrence=("RRULE:FREQ=DAILY",))
        x = single("x", timed(NOON), series_id="s", original_start=NOON + timedelta(days=1))
        await stored(book, series, x, single("a", timed(NOON)), single("b", timed(NOON)))
        pair = Link(replica_id="r", record_id="x", remote_id="remote")
        await book.write(lambda tx: links.put_many(tx, [pair]))
        await book.write(lambda tx: appointments.delete(tx, "s"))
        await book.write(lambda tx: appointments.delete(tx, "a"))
        clock.now += timedelta(days=100)
        await book.write(lambda tx: appointments.delete(tx, "b"))
        before = clock.now - timedelta(days=90)
        assert await book.write(lambda tx: tombstones.purge(tx, before)) == 1
        assert set(await book.read(lambda tx: appointments.get_many(tx, "absx"))) == set("bsx")
        gone = replace(pair, gone=True)
        await book.write(lambda tx: links.put_many(tx, [gone]))
        assert await book.write(lambda tx: tombstones.purge(tx, before)) == 2
        assert await book.read(lambda tx: links.get(tx, "r", ["x"])) == {}


BAD: list[tuple[str, str, dict[str, Any]]] = [
    ("id", "missing", {"id": ""}),
    ("when", "end_before_start", {"when": timed(NOON, -1)}),
    ("when", "end_not_after_start", {"when": days(date(2026, 1, 1), 0)}),
    ("when", "not_a_date", {"when": AllDay(start=NOON, end=NOON + timedelta(days=1))}),
    ("when", "naive", {"when": timed(datetime(2026, 1, 1))}),  # noqa: DTZ001
    ("when", "out_of_range", {"when": timed(utc(1, 1, 1), zone="America/New_York")}),
    ("when", "out_of_range", {"when": timed(utc(9999, 12, 31, 22), zone="Asia/Kathmandu")}),
    (
        "when",
        "out_of_range",
        {"when": timed(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=3))))},
    ),
    ("zone", "unknown", {"when": timed(NOON, zone="Mars/Olympus")}),
    ("zone", "unknown", {"when": timed(NOON, zone="Europe")}),
    ("zone", "unknown", {"when": timed(NOON, zone="../etc/passwd")}),
    ("recurrence", "rule_malformed", {"recurrence": ("RRULE:nonsense",)}),
    ("recurrence", "frequency_unsupported", {"recurrence": ("RRULE:FREQ=HOURLY",)}),
    ("title", "control_character", {"title": "a\x00b"}),
    ("description", "too_long", {"description": "ä" * 500_001}),
    ("place", "not_unicode", {"place": "\ud800"}),
    ("extra", "too_long", {"extra": "x" * 1_000_001}),
    ("guests", "control_character", {"guests": ("a", "\x00")}),
    ("session_type", "control_character", {"session_type": "\x00"}),
    ("staff_id", "unknown", {"staff_id": "nobody"}),
    ("assistant_ids", "unknown", {"assistant_ids": ("bob", "nobody")}),
    ("resource_ids", "unknown", {"resource_ids": ("nowhere",)}),
    ("client_id", "unknown", {"client_id": "nobody"}),
    ("series_id", "unknown", {"series_id": "nothing", "original_start": NOON}),
    ("series_id", "unknown", {"series_id": "exception", "original_start": NOON}),
    ("series_id", "deleted", {"series_id": "dead", "original_start": NOON}),
    ("series_id", "itself", {"series_id": "a", "original_start": NOON}),
    ("series_id", "missing", {"original_start": NOON}),
    ("original_start", "missing", {"series_id": "series"}),
    (
        "original_start",
        "naive",
        {"series_id": "series", "original_start": datetime(2026, 1, 1)},  # noqa: DTZ001
    ),
    ("original_start", "taken", {"series_id": "series", "original_start": NOON}),
    (
        "recurrence",
        "on_exception",
        {
            "series_id": "series",
            "original_start": NOON + timedelta(days=1),
            "recurrence": ("RRULE:FREQ=DAILY",),
        },
    ),
]


@pytest.mark.parametrize(
    ("field", "rule", "fields"), BAD, ids=[f"{f}-{r}-{n}" for n, (f, r, _) in enumerate(BAD)]
)
async def test_what_breaks_a_rule_is_refused_and_changes_nothing(
    book: Book, field: str, rule: str, fields: dict[str, Any]
) -> None:
    daily = ("RRULE:FREQ=DAILY",)
    await stored(
        book,
        single("series", timed(NOON), recurrence=daily),
        single("dead", timed(NOON), recurrence=daily),
        single("exception", timed(NOON), series_id="series", original_start=NOON),
    )
    await book.write(lambda tx: appointments.delete(tx, "dead"))
    rev = await book.read(lambda tx: tx.rev)
    own = {"id": "a", "when": timed(NOON), **fields}
    bad = single(own.pop("id"), own.pop("when"), **own)
    with pytest.raises(BookInvalid) as caught:
        await stored(book, single("good", timed(NOON)), bad)
    assert (caught.value.field, caught.value.reason) == (field, rule)
    assert await book.read(lambda tx: tx.rev) == rev
    assert await book.read(lambda tx: appointments.get(tx, "good")) is None


async def test_a_second_exception_may_follow_when_the_first_is_deleted(book: Book) -> None:
    x = single("x", timed(NOON), series_id="s", original_start=NOON)
    # The series may come after its exception in one call.
    await stored(book, x, single("s", timed(NOON), recurrence=("RRULE:FREQ=DAILY",)))
    await book.write(lambda tx: appointments.delete(tx, "x"))
    await stored(book, replace(x, id="y"))
    found = await book.read(lambda tx: appointments.exceptions(tx, "s"))
    assert [each.id for each in found] == ["y"]
    tombstone = replace(x, deleted=True)
    await stored(book, tombstone)


async def test_an_instant_is_kept_in_utc_and_whole_seconds(book: Book) -> None:
    local = datetime(2026, 3, 2, 12, 0, 1, 999, tzinfo=timezone(timedelta(hours=1)))
    lines = ("exdate;tzid=Europe/Berlin:20260303T120001", "rrule:interval=1;freq=daily")
    (kept,) = await stored(book, single("a", timed(local), recurrence=lines))
    assert kept.content.when == Timed(
        start=NOON + timedelta(seconds=1),
        end=NOON + timedelta(hours=1, seconds=1),
        zone="Europe/Berlin",
    )
    assert kept.content.when.start.tzinfo is UTC
    assert kept.content.recurrence == ("RRULE:FREQ=DAILY", "EXDATE:20260303T110001Z")


@pytest.mark.parametrize(
    "when",
    [
        timed(NOON, 0),
        timed(utc(1, 1, 1, 12)),
        timed(utc(9999, 12, 31, 10)),
        days(date(1, 1, 1)),
        days(date(9999, 12, 30)),
    ],
)
async def test_spans_without_length_and_at_the_ends_of_time_are_kept(
    book: Book, when: Timed | AllDay
) -> None:
    (kept,) = await stored(book, single("a", when))
    assert kept.content.when == when
