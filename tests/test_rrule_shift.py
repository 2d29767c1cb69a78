"""A series that is moved: all of its dates move, or the user is told why they can't."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import AllDay, Moment, Status, Timed
from custom_components.studio_sync.formats.errors import RecurrenceError
from custom_components.studio_sync.formats.recurrence import expand, shifted
from custom_components.studio_sync.scheduling import appointments as scheduling
from custom_components.studio_sync.scheduling.errors import NotMovable
from custom_components.studio_sync.scheduling.recurrence_scope import Scope

from .book_fixtures import opened, shown, single, stored
from .scheduling_fixtures import STUDIO

BERLIN = ZoneInfo("Europe/Berlin")
ZONE = "Europe/Berlin"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def local(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BERLIN).astimezone(UTC)


def walls(lines: tuple[str, ...], start: datetime, number: int = 60) -> list[datetime]:
    """Return what the clock shows at the first dates of a series."""
    every = expand(lines, start, ZONE, start - 800 * DAY, start + 40_000 * DAY)
    return [
        moment.astimezone(BERLIN).replace(tzinfo=None)
        for moment in islice(every, number)
        if isinstance(moment, datetime)
    ]


@pytest.mark.parametrize(
    ("lines", "start", "target"),
    [
        (["FREQ=MONTHLY;BYMONTHDAY=15"], local(2026, 1, 15), local(2026, 1, 16)),
        (["FREQ=MONTHLY;BYMONTHDAY=15"], local(2026, 1, 15), local(2026, 1, 13, 18)),
        (["FREQ=MONTHLY"], local(2026, 1, 15), local(2026, 1, 16)),
        (["FREQ=MONTHLY;BYMONTHDAY=1,15"], local(2026, 1, 1), local(2026, 1, 4)),
        (["FREQ=MONTHLY;BYMONTHDAY=-1"], local(2026, 1, 31), local(2026, 2, 1)),
        (["FREQ=MONTHLY;BYMONTHDAY=1"], local(2026, 2, 1), local(2026, 1, 31)),
        (["FREQ=MONTHLY;BYMONTHDAY=-3"], local(2026, 1, 29), local(2026, 1, 30)),
        (["FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"], local(2026, 1, 13), local(2026, 1, 20)),
        (["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"], local(2026, 2, 13), local(2026, 2, 14)),
        (["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"], local(2026, 3, 31), local(2026, 4, 1)),
        (["FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=10"], local(2026, 3, 10), local(2026, 3, 12)),
        (["FREQ=YEARLY"], local(2026, 6, 30), local(2026, 7, 1)),
        (["FREQ=YEARLY;BYMONTH=6"], local(2026, 6, 30), local(2026, 7, 1)),
        (["FREQ=YEARLY;BYYEARDAY=100"], local(2026, 4, 10), local(2026, 4, 13)),
        (["FREQ=WEEKLY;BYDAY=MO,WE,FR"], local(2026, 3, 2), local(2026, 3, 3)),
        (["FREQ=WEEKLY;BYDAY=MO,WE,FR"], local(2026, 3, 2), local(2026, 3, 8, 9)),
        (["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"], local(2026, 3, 2), local(2026, 3, 5)),
        (["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"], local(2026, 3, 1), local(2026, 3, 7)),
        (["FREQ=WEEKLY"], local(2026, 3, 2), local(2026, 3, 4)),
        (["FREQ=DAILY;BYDAY=MO,TU"], local(2026, 3, 2), local(2026, 3, 3)),
        (["FREQ=DAILY;BYHOUR=10,16"], local(2026, 3, 2), local(2026, 3, 2, 12)),
        (["FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7"], local(2026, 1, 15), local(2026, 1, 16)),
        (
            ["FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261231T225959Z", "FREQ=WEEKLY;COUNT=9"],
            local(2026, 1, 15),
            local(2026, 1, 16),
        ),
        (["FREQ=MONTHLY;BYDAY=2TU"], local(2026, 4, 14), local(2026, 4, 15)),
    ],
)
def test_all_dates_move_by_the_same_span(
    lines: list[str], start: datetime, target: datetime
) -> None:
    rules = tuple(f"RRULE:{line}" for line in lines)
    moved = shifted(rules, start, ZONE, target, ZONE)
    before = walls(rules, start)
    by = target.astimezone(BERLIN).replace(tzinfo=None) - before[0]
    assert walls(moved, target) == [wall + by for wall in before]


@pytest.mark.parametrize(
    ("rule", "start", "target", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", local(2026, 1, 13), local(2026, 1, 14), "BYDAY=2WE"),
        ("FREQ=MONTHLY;BYDAY=2TU", local(2026, 1, 13), local(2026, 1, 12), "BYDAY=2MO"),
        ("FREQ=MONTHLY;BYDAY=2TU", local(2026, 1, 13), local(2026, 1, 20), "BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=-1FR", local(2026, 1, 30), local(2026, 1, 29), "BYDAY=-1TH"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", local(2026, 1, 5), local(2026, 1, 6), "BYDAY=1TU,3TU"),
        (
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
            local(2026, 1, 13),
            local(2026, 1, 14),
            "BYDAY=WE;BYSETPOS=2",
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            local(2026, 11, 26),
            local(2026, 11, 27),
            "BYMONTH=11;BYDAY=4FR",
        ),
    ],
)
def test_counted_weekdays_go_on_being_counted(
    rule: str, start: datetime, target: datetime, expected: str
) -> None:
    """The second Tuesday becomes the second Wednesday."""
    [moved] = shifted((f"RRULE:{rule}",), start, ZONE, target, ZONE)
    assert moved == f"RRULE:{rule.partition(';')[0]};{expected}"


@pytest.mark.parametrize(
    ("rule", "start", "target"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", local(2026, 1, 31), local(2026, 2, 1)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", local(2026, 1, 31), local(2026, 1, 30)),
        ("FREQ=MONTHLY", local(2026, 1, 31), local(2026, 2, 1)),
        ("FREQ=MONTHLY;BYMONTHDAY=28", local(2026, 1, 28), local(2026, 1, 29)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28", local(2026, 2, 28), local(2026, 3, 1)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", local(2028, 2, 29), local(2028, 3, 1)),
        ("FREQ=MONTHLY;BYMONTHDAY=15", local(2026, 1, 15), local(2026, 2, 3)),
        ("FREQ=MONTHLY;BYDAY=-1FR", local(2026, 7, 31), local(2026, 8, 1)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", local(2026, 1, 30), local(2026, 2, 2)),
        ("FREQ=DAILY;BYMONTH=6", local(2026, 6, 1), local(2026, 6, 2)),
        ("FREQ=DAILY;BYHOUR=10,20", local(2026, 6, 1), local(2026, 6, 1, 15)),
    ],
)
def test_where_no_rule_says_the_same_it_is_refused(
    rule: str, start: datetime, target: datetime
) -> None:
    with pytest.raises(RecurrenceError, match="not_movable"):
        shifted((f"RRULE:{rule}",), start, ZONE, target, ZONE)


@given(
    rule=st.sampled_from(
        [
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;BYDAY=MO,TH",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA",
            "FREQ=MONTHLY;BYMONTHDAY=5,20",
            "FREQ=MONTHLY;BYMONTHDAY=-2",
            "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=10",
            "FREQ=YEARLY;BYMONTH=1,8;BYMONTHDAY=10,20",
        ]
    ),
    days=st.integers(-40, 40),
    hours=st.integers(-6, 13),
)
def test_a_move_is_exact_or_refused(rule: str, days: int, hours: int) -> None:
    lines = (f"RRULE:{rule}",)
    start = next(
        moment
        for moment in expand(lines, local(2026, 1, 1), ZONE, local(2026, 1, 2), local(2028, 1, 1))
        if isinstance(moment, datetime)
    )
    before = walls(lines, start)
    by = timedelta(days=days, hours=hours)
    target = (before[0] + by).replace(tzinfo=BERLIN).astimezone(UTC)
    try:
        moved = shifted(lines, start, ZONE, target, ZONE)
    except RecurrenceError:
        moved = ()
    if not moved:
        assert not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY"))
        return
    assert walls(moved, target) == [wall + by for wall in before]


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as made:
        yield made


async def moved_all(book: Book, record_id: str, moment: Moment, by: timedelta) -> None:
    """Move a whole series by one of its dates, as somebody drags it."""

    def work(tx: Any) -> Any:
        record = appointments.get(tx, record_id)
        assert record is not None
        when = record.content.when
        start: Any = moment
        end = start + (when.end - when.start) + by
        new = (
            replace(when, start=start + by, end=end)
            if isinstance(when, Timed)
            else AllDay(start=start + by, end=end)
        )
        return scheduling.update(
            tx, STUDIO, record_id, {"when": new}, moment=moment, scope=Scope.ALL
        )

    await book.write(work)


async def starts(book: Book, first: datetime, days: int) -> list[tuple[str, Moment]]:
    return list(await shown(book, first, first + days * DAY))


async def test_exceptions_and_dates_off_move_with_a_month_s_day(book: Book) -> None:
    first = local(2026, 1, 15)
    lines = (
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5",
        "RDATE:20260120T090000Z",
        "EXDATE:20260215T090000Z",
    )
    march, april = local(2026, 3, 15), local(2026, 4, 15)
    await stored(
        book,
        single("s", Timed(start=first, end=first + HOUR, zone=ZONE), recurrence=lines),
        single(
            "x",
            Timed(start=march, end=march + HOUR, zone=ZONE),
            series_id="s",
            original_start=march,
        ),
        single(
            "off",
            Timed(start=april, end=april + HOUR, zone=ZONE),
            series_id="s",
            original_start=april,
            status=Status.CANCELLED,
        ),
    )
    await moved_all(book, "s", local(2026, 5, 15), DAY)
    assert await starts(book, first - DAY, 200) == [
        ("T s", local(2026, 1, 16)),
        ("T s", local(2026, 1, 21)),
        ("T x", local(2026, 3, 16)),
        ("T s", local(2026, 5, 16)),
    ]


async def test_exceptions_and_dates_off_follow_a_counted_weekday(book: Book) -> None:
    """In April 2026 the second Wednesday comes before the second Tuesday."""
    first = date(2026, 1, 13)
    lines = ("RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=5", "EXDATE;VALUE=DATE:20260414")
    may = date(2026, 5, 12)
    await stored(
        book,
        single("s", AllDay(start=first, end=first + DAY), recurrence=lines),
        single("x", AllDay(start=may, end=may + DAY), series_id="s", original_start=may),
    )
    await moved_all(book, "s", date(2026, 2, 10), DAY)
    assert await starts(book, local(2026, 1, 1), 200) == [
        ("T s", date(2026, 1, 14)),
        ("T s", date(2026, 2, 11)),
        ("T s", date(2026, 3, 11)),
        ("T x", date(2026, 5, 13)),
    ]


async def test_the_person_is_told_why_a_series_can_not_be_moved(book: Book) -> None:
    first = local(2026, 1, 31)
    rule = ("RRULE:FREQ=MONTHLY;BYMONTHDAY=31",)
    when = Timed(start=first, end=first + HOUR, zone=ZONE)
    [record] = await stored(book, single("s", when, recurrence=rule))
    with pytest.raises(NotMovable):
        await moved_all(book, "s", first, DAY)
    assert await book.read(lambda tx: appointments.get(tx, "s")) == record


async def test_the_date_that_was_dragged_stands_where_it_was_put(book: Book) -> None:
    """From the second Tuesday to a Wednesday that is the third one: not what the others do."""
    first = local(2026, 1, 13)
    rule = ("RRULE:FREQ=MONTHLY;BYDAY=2TU",)
    await stored(
        book, single("s", Timed(start=first, end=first + HOUR, zone=ZONE), recurrence=rule)
    )
    with pytest.raises(NotMovable):
        await moved_all(book, "s", local(2026, 4, 14), DAY)


async def test_a_series_whose_first_date_is_off_moves_whole(book: Book) -> None:
    first = local(2026, 3, 2)
    rule = ("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260302T090000Z")
    when = Timed(start=first, end=first + HOUR, zone=ZONE)
    await stored(book, single("s", when, recurrence=rule))
    moved = replace(when, start=first + DAY, end=first + DAY + HOUR)
    await book.write(lambda tx: scheduling.update(tx, STUDIO, "s", {"when": moved}))
    assert await starts(book, first, 30) == [
        ("T s", local(2026, 3, 10)),
        ("T s", local(2026, 3, 17)),
    ]
