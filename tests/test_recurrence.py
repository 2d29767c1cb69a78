"""Recurrence: which instances a series has, on the clock of its zone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.formats.datetimes import moment_text
from custom_components.studio_sync.formats.errors import RecurrenceError
from custom_components.studio_sync.formats.recurrence import (
    expand,
    first_start,
    is_instance,
    last_start,
    remainder,
    shift,
    shifted,
    truncate,
)

from .recurrence_clock import BERLIN, FAR, NEW_YORK, all_of, at

DAY = timedelta(days=1)


def clock(lines: Sequence[str], start: datetime, zone: str, number: int = 50) -> list[str]:
    """Return the first instances as the zone's clock shows them."""
    found = islice(expand(lines, start, zone, start, FAR), number)
    return [
        f"{moment.astimezone(ZoneInfo(zone)):%m-%d %H:%M}"
        for moment in found
        if isinstance(moment, datetime)
    ]


@pytest.mark.parametrize(
    ("zone", "start", "shows"),
    [
        # A time in the gap takes the offset before it, an ambiguous one is the first.
        (BERLIN, (2026, 3, 28, 2, 30), ["03-28 02:30", "03-29 03:30", "03-30 02:30"]),
        (BERLIN, (2026, 10, 24, 2, 30), ["10-24 02:30", "10-25 02:30", "10-26 02:30"]),
        (NEW_YORK, (2026, 3, 7, 2, 30), ["03-07 02:30", "03-08 03:30", "03-09 02:30"]),
        (NEW_YORK, (2026, 10, 31, 9, 0), ["10-31 09:00", "11-01 09:00", "11-02 09:00"]),
        # Half an hour only.
        (
            "Australia/Lord_Howe",
            (2026, 10, 3, 2, 15),
            ["10-03 02:15", "10-04 02:45", "10-05 02:15"],
        ),
        ("Australia/Lord_Howe", (2026, 4, 4, 9, 0), ["04-04 09:00", "04-05 09:00", "04-06 09:00"]),
        # Back for Ramadan, and forward after it.
        ("Africa/Casablanca", (2026, 2, 14, 9, 0), ["02-14 09:00", "02-15 09:00", "02-16 09:00"]),
        ("Africa/Casablanca", (2026, 3, 21, 2, 30), ["03-21 02:30", "03-22 03:30", "03-23 02:30"]),
        ("Asia/Kathmandu", (2026, 3, 28, 2, 30), ["03-28 02:30", "03-29 02:30", "03-30 02:30"]),
    ],
)
def test_a_series_keeps_its_wall_clock(zone: str, start: tuple[int, ...], shows: list[str]) -> None:
    assert clock(["RRULE:FREQ=DAILY"], at(zone, *start), zone, 3) == shows


def test_an_ambiguous_time_is_the_first_of_the_two() -> None:
    start = at(BERLIN, 2026, 10, 24, 2, 30)
    found = all_of(["RRULE:FREQ=DAILY;COUNT=3"], start, BERLIN)
    assert found[1] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_two_times_that_the_gap_makes_one_are_one_instance() -> None:
    lines = ["RRULE:FREQ=DAILY;BYHOUR=2,3;COUNT=6"]
    start = at(BERLIN, 2026, 3, 28, 2)
    assert clock(lines, start, BERLIN) == [
        "03-28 02:00",
        "03-28 03:00",
        "03-29 03:00",
        "03-30 02:00",
        "03-30 03:00",
    ]


@pytest.mark.parametrize(
    ("rule", "start", "shows"),
    [
        ("FREQ=YEARLY;COUNT=3", (2024, 2, 29, 9), ["2024-02-29", "2028-02-29", "2032-02-29"]),
        (
            "FREQ=MONTHLY;COUNT=3",
            (2026, 1, 31, 9),
            ["2026-01-31", "2026-03-31", "2026-05-31"],
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
            (2026, 1, 30, 9),
            ["2026-01-30", "2026-02-27", "2026-03-31"],
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=1;COUNT=3",
            (2025, 12, 31, 9),
            ["2025-12-31", "2027-01-06", "2028-01-05"],
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU;COUNT=2",
            (2026, 1, 1, 9),
            ["2026-01-01", "2027-01-03", "2028-01-02"],
        ),
        (
            "FREQ=YEARLY;BYYEARDAY=-1,1;COUNT=3",
            (2026, 1, 1, 9),
            ["2026-01-01", "2026-12-31", "2027-01-01"],
        ),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", (2026, 5, 18, 9), ["2026-05-18", "2027-05-17"]),
        (
            "FREQ=YEARLY;BYDAY=-1FR;BYMONTHDAY=25;COUNT=2",
            (2026, 1, 1, 9),
            ["2026-01-01", "2026-12-25", "2037-12-25"],
        ),
        ("FREQ=MONTHLY;BYDAY=-1SU;COUNT=2", (2026, 1, 25, 9), ["2026-01-25", "2026-02-22"]),
        (
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA;COUNT=2",
            (2020, 2, 29, 9),
            ["2020-02-29", "2048-02-29"],
        ),
        ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=2;COUNT=2", (2026, 2, 23, 9), ["2026-02-23", "2027-02-01"]),
        ("FREQ=MONTHLY;BYMONTH=3;COUNT=2", (2026, 3, 5, 9), ["2026-03-05", "2027-03-05"]),
        # Every other week, with Sunday as its first day, and with Monday (RFC 5545 §3.8.5.3).
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            (1997, 8, 5, 9),
            ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            (1997, 8, 5, 9),
            ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"],
        ),
        # The start is the first, also if no rule names it; then it is one more than COUNT.
        (
            "FREQ=WEEKLY;BYDAY=WE;COUNT=3",
            (2026, 1, 5, 9),
            ["2026-01-05", "2026-01-07", "2026-01-14", "2026-01-21"],
        ),
        ("FREQ=WEEKLY;BYDAY=WE;COUNT=1", (2026, 1, 5, 9), ["2026-01-05", "2026-01-07"]),
        # The set of a week is that of the whole week, not of its rest.
        (
            "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1;COUNT=2",
            (2026, 1, 7, 9),
            ["2026-01-07", "2026-01-12", "2026-01-19"],
        ),
    ],
)
def test_rules_name_the_days_the_standard_says(
    rule: str, start: tuple[int, ...], shows: list[str]
) -> None:
    begin = at(NEW_YORK, *start)
    found = islice(expand([f"RRULE:{rule}"], begin, NEW_YORK, begin, FAR), 9)
    assert [f"{moment:%Y-%m-%d}" for moment in found] == shows
    day = date(*start[:3])
    found = islice(expand([f"RRULE:{rule}"], day, None, day, date(2100, 1, 1)), 9)
    assert [str(moment) for moment in found] == shows


def test_several_rules_and_dates_are_one_series() -> None:
    lines = [
        "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3",
        "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260115",
        "RDATE:20260110T080000Z,20260105T080000Z,20260101T080000Z",
        "EXDATE;TZID=Europe/Berlin:20260112T090000",
    ]
    start = at(BERLIN, 2026, 1, 5, 9)
    found = [f"{moment:%m-%d}" for moment in all_of(lines, start, BERLIN)]
    assert found == ["01-01", "01-05", "01-08", "01-10", "01-15", "01-19"]
    assert first_start(lines, start, BERLIN) == at(BERLIN, 2026, 1, 1, 9)
    assert last_start(lines, start, BERLIN) == at(BERLIN, 2026, 1, 19, 9)


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (["RRULE:FREQ=DAILY"], None),
        (["RRULE:FREQ=DAILY;COUNT=5", "RRULE:FREQ=WEEKLY"], None),
        (["RRULE:FREQ=DAILY;COUNT=5"], date(2026, 1, 9)),
        (["RRULE:FREQ=DAILY;UNTIL=99981231"], date(9998, 12, 31)),
        (["RRULE:FREQ=YEARLY;UNTIL=20300101"], date(2029, 1, 5)),
        (["RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260108,20260109"], date(2026, 1, 7)),
        (["RRULE:FREQ=DAILY;COUNT=5", "RDATE:20300101"], date(2030, 1, 1)),
        (["RRULE:FREQ=DAILY;UNTIL=20250101"], date(2026, 1, 5)),
        (["EXDATE:20260105"], date(2026, 1, 5)),
        (["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99990101"], date(2026, 1, 5)),
        (["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"], date(2026, 1, 5)),
        (["RRULE:FREQ=YEARLY;COUNT=100000"], date(9999, 1, 5)),
    ],
)
def test_the_last_instance_is_known_without_long_work(lines: list[str], last: date | None) -> None:
    assert last_start(lines, date(2026, 1, 5), None) == last


def test_the_last_instance_over_a_change_of_clocks() -> None:
    lines = ["RRULE:FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30;UNTIL=20260329T013000Z"]
    start = at(BERLIN, 2026, 3, 28, 2)
    assert last_start(lines, start, BERLIN) == at(BERLIN, 2026, 3, 29, 3, 30)


def test_an_old_series_is_entered_where_it_is_looked_at() -> None:
    lines = ["RRULE:FREQ=DAILY;INTERVAL=3"]
    start = date(1, 1, 1)
    found = list(expand(lines, start, None, date(9999, 12, 20), date(9999, 12, 31)))
    assert found == [date(9999, 12, day) for day in (20, 23, 26, 29)]
    assert (found[0] - start).days % 3 == 0


@pytest.mark.parametrize("rule", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_time_do_no_harm(rule: str, year: int) -> None:
    lines = [f"RRULE:FREQ={rule}"]
    start = datetime(year, 1, 1, 12, tzinfo=UTC)
    for zone in (BERLIN, NEW_YORK, "Pacific/Kiritimati"):
        low, high = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        assert next(expand(lines, start, zone, low, high)) == start
        assert is_instance(lines, start, zone, start)
        last = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
        assert not is_instance(lines, start, zone, last)
        assert len(list(expand(lines, start, zone, last - 40 * DAY, high))) <= 41
    found = expand(lines, start.date(), None, date.min, date.max)
    assert next(found) == start.date()


def test_wall_clocks_beyond_the_last_instant_are_left_out() -> None:
    """Evening in New York on the last day is a morning of the year 10000 in UTC."""
    start = at(NEW_YORK, 9999, 12, 1, 20)
    for end in ("", ";UNTIL=99991231T235959Z"):
        lines = [f"RRULE:FREQ=DAILY{end}"]
        assert len(list(expand(lines, start, NEW_YORK, start, start + 29 * DAY))) == 29
        high = datetime.max.replace(tzinfo=UTC)
        assert len(list(expand(lines, start, NEW_YORK, start, high))) == 30
        last = last_start(lines, start, NEW_YORK)
        assert last == (start + 29 * DAY if end else None)


def test_a_rule_that_never_comes_is_given_up() -> None:
    for freq in ("DAILY", "MONTHLY", "YEARLY"):
        lines = [f"RRULE:FREQ={freq};BYMONTH=2;BYMONTHDAY=30"]
        found = expand(lines, date(2026, 1, 5), None, date.min, date.max)
        assert list(found) == [date(2026, 1, 5)]
    lines = ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "RDATE:20260106"]
    assert truncate(lines, date(2026, 1, 5), None, date(2026, 1, 6))[0].startswith("RRULE")


def test_a_moment_of_the_other_sort_is_no_instance() -> None:
    start = at(BERLIN, 2026, 1, 5, 9)
    assert not is_instance(["RRULE:FREQ=DAILY"], start, BERLIN, date(2026, 1, 5))
    assert not is_instance(["RRULE:FREQ=DAILY"], date(2026, 1, 5), None, start)
    assert is_instance(["RRULE:FREQ=DAILY"], start, BERLIN, start + DAY)
    assert not is_instance(["RRULE:FREQ=DAILY"], start, BERLIN, start + DAY / 2)


def test_cutting_counts_what_came_before() -> None:
    start = at(BERLIN, 2026, 3, 28, 9)
    cut = at(BERLIN, 2026, 3, 30, 9)
    lines = ["RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20260329T070000Z,20260331T070000Z"]
    assert truncate(lines, start, BERLIN, cut) == (
        "RRULE:FREQ=DAILY;UNTIL=20260330T065959Z",
        "EXDATE:20260329T070000Z",
    )
    assert remainder(lines, start, BERLIN, cut) == (
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20260331T070000Z",
    )


def test_cutting_leaves_rules_that_are_over() -> None:
    start = date(2026, 1, 5)
    lines = [
        "RRULE:FREQ=DAILY;COUNT=2",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "RRULE:FREQ=DAILY;UNTIL=20260107",
    ]
    cut = date(2026, 1, 12)
    assert truncate(lines, start, None, cut) == (
        "RRULE:FREQ=DAILY;COUNT=2",
        "RRULE:FREQ=DAILY;UNTIL=20260107",
        "RRULE:FREQ=WEEKLY;UNTIL=20260111;BYDAY=MO",
    )
    assert remainder(lines, start, None, cut) == ("RRULE:FREQ=WEEKLY;BYDAY=MO",)


def test_what_can_not_be_cut_is_refused() -> None:
    start = date(2026, 1, 5)
    daily = ["RRULE:FREQ=DAILY;INTERVAL=2", "RDATE:20260108"]
    with pytest.raises(RecurrenceError, match="nothing_before"):
        truncate(daily, start, None, start)
    with pytest.raises(RecurrenceError, match="not_an_instance"):
        remainder(daily, start, None, date(2026, 1, 6))
    with pytest.raises(RecurrenceError, match="not_divisible"):
        remainder(daily, start, None, date(2026, 1, 8))


def test_what_the_rule_took_from_its_start_is_written_out_for_another_one() -> None:
    start = at(BERLIN, 2026, 1, 31, 9, 15)
    extra = at(BERLIN, 2026, 2, 3, 17, 45)
    to_the_second = extra + timedelta(seconds=7)
    lines = ["RRULE:FREQ=DAILY;INTERVAL=1", f"RDATE:{moment_text(to_the_second)}"]
    assert remainder(lines, start, BERLIN, to_the_second) == (
        "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=15;BYSECOND=0",
    )
    lines = ["RRULE:FREQ=MONTHLY", f"RDATE:{moment_text(extra)}"]
    assert remainder(lines, start, BERLIN, extra) == (
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYHOUR=9;BYMINUTE=15",
    )


def test_a_count_becomes_an_end_where_the_new_start_is_no_date_of_the_rule() -> None:
    """Programs differ on whether such a start counts; facts of the last date are the same."""
    start = at(BERLIN, 2026, 11, 22, 11, 38)
    cut = at(BERLIN, 2026, 11, 25, 11, 38)
    lines = ["RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"]
    rest = remainder(lines, start, BERLIN, cut)
    assert set(rest) == {
        "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=2",
        "RRULE:FREQ=WEEKLY;UNTIL=20261206T103800Z;BYDAY=SU",
    }
    assert clock(rest, cut, BERLIN) == [
        "11-25 11:38",
        "11-28 11:38",
        "11-29 11:38",
        "12-06 11:38",
    ]


def test_a_cut_in_the_gap_keeps_the_time_of_the_others() -> None:
    start = at(BERLIN, 2026, 3, 28, 2, 30)
    cut = at(BERLIN, 2026, 3, 29, 3, 30)
    lines = remainder(["RRULE:FREQ=DAILY;COUNT=4"], start, BERLIN, cut)
    assert clock(lines, cut, BERLIN) == ["03-29 03:30", "03-30 02:30", "03-31 02:30"]


def test_a_moved_series_keeps_its_wall_clock_distance() -> None:
    start, target = at(BERLIN, 2026, 3, 28, 9), at(NEW_YORK, 2026, 3, 29, 11)
    lines = ["RRULE:FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20260404T070000Z", "EXDATE:20260329T070000Z"]
    assert shifted(lines, start, BERLIN, target, NEW_YORK) == (
        "RRULE:FREQ=WEEKLY;UNTIL=20260405T150000Z;BYDAY=MO,SU",
        "EXDATE:20260330T150000Z",
    )
    moment = at(BERLIN, 2026, 3, 29, 9)
    assert shift(moment, start, BERLIN, target, NEW_YORK) == at(NEW_YORK, 2026, 3, 30, 11)
    assert shift(moment, start, BERLIN, date(2026, 3, 28), None) == date(2026, 3, 29)
    with pytest.raises(RecurrenceError, match="date_out_of_range"):
        shift(date(9999, 12, 31), date(2026, 1, 1), None, date(2026, 1, 2), None)
