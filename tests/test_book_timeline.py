"""What a calendar shows: windows, overlaps, and what comes next."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta

import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.long_running import LongRunning
from custom_components.studio_sync.book.model import AllDay, Status, Timed
from custom_components.studio_sync.book.timeline import REMEMBERED
from custom_components.studio_sync.formats.recurrence import series_of

from .book_fixtures import BERLIN, days, opened, shown, single, stored, timed, utc

DAY = timedelta(days=1)
MONDAY = utc(2026, 3, 2, 9)


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


async def test_a_window_shows_what_touches_it_and_nothing_else(book: Book) -> None:
    await stored(
        book,
        single("before", timed(MONDAY - timedelta(hours=1))),
        single("running", timed(MONDAY - timedelta(minutes=30))),
        single("instant", timed(MONDAY, 0)),
        single("inside", timed(MONDAY + timedelta(hours=1))),
        single("last", timed(MONDAY + timedelta(hours=2))),
        single("after", timed(MONDAY + timedelta(hours=3))),
        single("cancelled", timed(MONDAY), status=Status.CANCELLED),
    )
    found = await shown(book, MONDAY, MONDAY + timedelta(hours=3))
    assert [title for title, _ in found] == ["T running", "T instant", "T inside", "T last"]


async def test_each_owner_has_the_calendar_of_what_names_them(book: Book) -> None:
    await stored(
        book,
        single("1", timed(MONDAY), resource_ids=("room",)),
        single("2", timed(MONDAY + timedelta(hours=1)), staff_id="bob", assistant_ids=("ann",)),
        single("3", timed(MONDAY + timedelta(hours=2)), staff_id=None),
        single("4", timed(MONDAY + timedelta(hours=3)), staff_id="bob", assistant_ids=("bob",)),
    )
    calendars = {
        owner: [title[2:] for title, _ in await shown(book, MONDAY, MONDAY + DAY, owner)]
        for owner in (None, "ann", "bob", "room", "nobody")
    }
    assert calendars == {
        None: ["1", "2", "3", "4"],
        "ann": ["1", "2"],
        "bob": ["2", "4"],
        "room": ["1"],
        "nobody": [],
    }


async def test_a_series_is_shown_on_the_wall_clock_over_a_change_of_clocks(book: Book) -> None:
    await stored(book, single("s", timed(utc(2026, 3, 23, 9)), recurrence=("RRULE:FREQ=WEEKLY",)))
    found = await shown(book, utc(2026, 3, 23), utc(2026, 4, 7))
    assert [start for _, start in found] == [
        utc(2026, 3, 23, 9),
        utc(2026, 3, 30, 8),
        utc(2026, 4, 6, 8),
    ]


async def test_exceptions_take_the_place_of_their_instances(book: Book) -> None:
    def exception(name: str, instance: int, to: Timed, **fields: object) -> None:
        original = MONDAY + instance * DAY
        records.append(single(name, to, series_id="s", original_start=original, **fields))

    records = [single("s", timed(MONDAY), recurrence=("RRULE:FREQ=DAILY",))]
    exception("moved", 1, timed(MONDAY + timedelta(days=1, hours=5)))
    exception("cancelled", 2, timed(MONDAY + 2 * DAY), status=Status.CANCELLED)
    exception("moved far", 3, timed(MONDAY + 90 * DAY))
    exception("bob's", 4, timed(MONDAY + 4 * DAY), staff_id="bob")
    await stored(book, *records)
    found = await shown(book, MONDAY, MONDAY + 6 * DAY, "ann")
    assert found == [
        ("T s", MONDAY),
        ("T moved", MONDAY + timedelta(days=1, hours=5)),
        ("T s", MONDAY + 5 * DAY),
    ]
    await book.write(lambda tx: appointments.delete(tx, "cancelled"))
    found = await shown(book, MONDAY + 2 * DAY, MONDAY + 3 * DAY)
    assert found == [("T s", MONDAY + 2 * DAY)]


async def test_the_exceptions_of_a_cancelled_series_are_not_shown(book: Book) -> None:
    series = single("s", timed(MONDAY), recurrence=("RRULE:FREQ=DAILY",))
    moved = single("x", timed(MONDAY), series_id="s", original_start=MONDAY)
    await stored(book, series, moved)
    assert await shown(book, MONDAY, MONDAY + DAY) == [("T x", MONDAY)]
    cancelled = single(
        "s", timed(MONDAY), recurrence=("RRULE:FREQ=DAILY",), status=Status.CANCELLED
    )
    await stored(book, cancelled)
    assert await shown(book, MONDAY, MONDAY + DAY) == []


async def test_a_change_of_a_series_is_seen_at_once(book: Book) -> None:
    for hour in (9, 10):
        start = utc(2026, 3, 2, hour)
        await stored(book, single("s", timed(start), recurrence=("RRULE:FREQ=DAILY",)))
        assert await shown(book, MONDAY - DAY, MONDAY + DAY / 2) == [("T s", start)]


async def test_what_was_read_in_a_transaction_that_failed_is_forgotten(book: Book) -> None:
    def failing(tx: Transaction) -> None:
        appointments.put(tx, single("s", timed(MONDAY), recurrence=("RRULE:FREQ=DAILY",)))
        assert appointments.window(tx, MONDAY, MONDAY + DAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await book.write(failing)
    later = MONDAY + timedelta(hours=2)
    await stored(book, single("s", timed(later), recurrence=("RRULE:FREQ=DAILY",)))
    assert await shown(book, MONDAY, MONDAY + DAY / 2) == [("T s", later)]


@pytest.mark.parametrize("run", ["read", "write"])
async def test_what_is_refused_before_a_change_makes_the_book_forget_nothing(
    book: Book, run: str
) -> None:
    """Else anybody who asks for what is not there would slow down everybody."""
    await book.read(lambda tx: tx.memory.setdefault("known", 1))

    def refused(_tx: Transaction) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await getattr(book, run)(refused)
    assert await book.read(lambda tx: tx.memory.get("known")) == 1


@pytest.mark.parametrize(
    ("zone", "times"),
    [("UTC", 1), ("Pacific/Kiritimati", 0), ("Pacific/Pago_Pago", 1)],
)
async def test_whole_days_are_those_of_the_zone_asked_for(
    book: Book, zone: str, times: int
) -> None:
    await stored(
        book,
        single("day", days(date(2026, 3, 2))),
        single("days", days(date(2026, 3, 2)), recurrence=("RRULE:FREQ=YEARLY",)),
    )
    # 12:00 UTC is the 3rd already on Kiritimati (+14), and still the 2nd on Samoa (-11).
    found = await shown(book, utc(2026, 3, 2, 12), utc(2026, 3, 2, 13), zone=zone)
    assert found == [("T day", date(2026, 3, 2)), ("T days", date(2026, 3, 2))] * times


async def test_long_ones_are_shown_all_the_time_they_last(book: Book) -> None:
    await stored(
        book,
        single("long", days(date(2026, 1, 1), 100)),
        single("hours", timed(utc(2026, 1, 1), 24 * 60)),
        single("tour", timed(utc(2025, 1, 1), 24 * 20), recurrence=("RRULE:FREQ=YEARLY",)),
        single("past", days(date(2025, 1, 1), 100)),
    )
    found = await shown(book, utc(2026, 1, 20, 12), utc(2026, 1, 20, 13))
    assert found == [
        ("T long", date(2026, 1, 1)),
        ("T hours", utc(2026, 1, 1)),
        ("T tour", utc(2026, 1, 1)),
    ]


async def test_a_series_that_is_over_is_not_looked_at(book: Book) -> None:
    await stored(book, single("s", timed(MONDAY), recurrence=("RRULE:FREQ=DAILY;COUNT=2",)))
    assert len(await shown(book, MONDAY, MONDAY + 10 * DAY)) == 2
    assert await shown(book, MONDAY + 10 * DAY, MONDAY + 20 * DAY) == []


async def test_the_ends_of_time_can_be_looked_at(book: Book) -> None:
    await stored(
        book,
        single("early", timed(utc(1, 1, 2)), recurrence=("RRULE:FREQ=YEARLY",)),
        single("late", timed(utc(9990, 6, 1)), recurrence=("RRULE:FREQ=YEARLY",)),
        single("days", days(date(9990, 12, 31)), recurrence=("RRULE:FREQ=YEARLY",)),
        single("first", days(date(1, 1, 1)), recurrence=("RRULE:FREQ=YEARLY;COUNT=2",)),
    )
    last = utc(9999, 12, 31, 23)
    assert len(await shown(book, utc(9998, 1, 1), last)) == 5
    assert len(await shown(book, utc(1, 1, 1), utc(1, 12, 1), zone="America/New_York")) == 2
    assert len(await shown(book, utc(1, 1, 1), utc(2, 1, 30), zone="Asia/Tokyo")) == 4


async def test_more_series_than_are_remembered_are_all_shown(book: Book) -> None:
    number = REMEMBERED + 3
    rule = ("RRULE:FREQ=YEARLY",)
    await stored(book, *(single(f"{n}", timed(MONDAY), recurrence=rule) for n in range(number)))
    for _ in range(2):
        assert len(await shown(book, MONDAY, MONDAY + DAY)) == number


async def test_many_stretches_of_one_series_can_be_looked_at(book: Book) -> None:
    await stored(book, single("s", timed(MONDAY), recurrence=("RRULE:FREQ=MONTHLY;BYMONTHDAY=2",)))
    for month in (*range(4, 12), 4):
        found = await shown(book, utc(2026, month, 1), utc(2026, month + 1, 1))
        assert [start.day for _, start in found] == [2]


async def overlapping(
    book: Book, when: Timed | AllDay, *owners: str, exclude: str | None = None
) -> list[str]:
    found = await book.read(lambda tx: appointments.overlaps(tx, when, owners, exclude))
    return [each.appointment.id for each in found]


@pytest.mark.parametrize("zone", [BERLIN, None])
def test_short_stretches_of_a_series_that_follow_each_other_are_expanded_once(
    zone: str | None,
) -> None:
    start = MONDAY if zone else MONDAY.date()
    series = series_of(("RRULE:FREQ=DAILY",), start, zone)
    record = single("daily", timed(MONDAY))
    kept = LongRunning(1, record, series, timedelta(hours=1))
    expanded = set[tuple[datetime, datetime]]()
    for number in range(200):
        after = series.inner(start) + number * timedelta(hours=5)
        before = after + timedelta(hours=number % 50)
        assert kept.starts(series, after, before) == series.between(after, before)
        expanded |= kept.stretches.keys()
    # In 42 days: some blocks, and those of the looks that go from one to the next.
    assert len(expanded) <= 6


async def test_overlaps_are_what_keeps_an_owner_busy(book: Book) -> None:
    """Rule S22."""
    await stored(
        book,
        single("a", timed(MONDAY), resource_ids=("room",)),
        single("free", timed(MONDAY), busy=False),
        single("next", timed(MONDAY + timedelta(hours=1))),
        single("bob's", timed(MONDAY), staff_id="bob", resource_ids=("room",)),
        single("s", timed(MONDAY - 7 * DAY), recurrence=("RRULE:FREQ=WEEKLY",)),
        single("x", timed(MONDAY), series_id="s", original_start=MONDAY),
    )
    slot = timed(MONDAY)
    assert await overlapping(book, slot, "ann") == ["a", "x"]
    assert await overlapping(book, slot, "ann", exclude="a") == ["x"]
    assert await overlapping(book, slot, "ann", exclude="s") == ["a"]
    assert await overlapping(book, slot, "room", "bob") == ["a", "bob's"]
    assert await overlapping(book, timed(MONDAY + 7 * DAY), "ann") == ["s"]
    assert await overlapping(book, timed(MONDAY + timedelta(minutes=5), 0), "bob") == ["bob's"]
    assert await overlapping(book, slot) == []
    assert await overlapping(book, days(date(2026, 3, 2)), "bob") == ["bob's"]


async def test_a_whole_day_collides_in_the_zone_of_the_other(book: Book) -> None:
    await stored(book, single("day", days(date(2026, 3, 3))))
    late = timed(utc(2026, 3, 2, 23, 30), 0.25)
    assert await overlapping(book, late, "ann") == ["day"]
    assert await overlapping(book, Timed(start=late.start, end=late.end, zone="UTC"), "ann") == []


async def following(book: Book, owner: str | None = "ann") -> str | None:
    found = await book.read(lambda tx: appointments.next_instance(tx, owner, MONDAY, BERLIN))
    return None if found is None else found.appointment.id


async def test_the_next_is_what_is_going_on_or_comes_first(book: Book) -> None:
    assert await following(book) is None
    ahead = {
        "far series": single(
            "far series", timed(utc(2190, 1, 1)), recurrence=("RRULE:FREQ=DAILY",)
        ),
        "far": single("far", timed(utc(2150, 1, 1))),
        "long": single("long", days(date(2120, 1, 1), 90)),
        "rare": single("rare", timed(utc(1996, 2, 29)), recurrence=("RRULE:FREQ=YEARLY",)),
        "month": single("month", timed(MONDAY + 40 * DAY)),
        "soon": single("soon", timed(MONDAY + DAY)),
        "now": single("now", timed(MONDAY - timedelta(minutes=5))),
    }
    for name, record in ahead.items():
        await stored(book, record)
        assert await following(book) == name
    assert await following(book, None) == "now"
    assert await following(book, "bob") is None


async def test_the_next_of_a_series_is_not_one_that_was_replaced(book: Book) -> None:
    yearly = ("RRULE:FREQ=YEARLY",)
    start = utc(2000, 2, 20, 9)
    await stored(
        book,
        single("s", timed(start), recurrence=yearly),
        single(
            "x",
            timed(utc(2027, 2, 20, 9)),
            series_id="s",
            original_start=utc(2027, 2, 20, 9),
            status=Status.CANCELLED,
        ),
    )
    found = await book.read(lambda tx: appointments.next_instance(tx, "ann", MONDAY, BERLIN))
    assert found is not None
    assert found.start == utc(2028, 2, 20, 9)


async def test_a_span_of_days_is_given_with_its_length(book: Book) -> None:
    await stored(
        book, single("s", days(date(2026, 3, 2), 3), recurrence=("RRULE:FREQ=WEEKLY;COUNT=2",))
    )
    found = await book.read(
        lambda tx: appointments.window(tx, MONDAY + 7 * DAY, MONDAY + 8 * DAY, zone=BERLIN)
    )
    assert [each.when for each in found] == [AllDay(start=date(2026, 3, 9), end=date(2026, 3, 12))]
    assert found[0].recurring
