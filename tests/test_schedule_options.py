"""When the schedule is due: times of day on working days, and changes of clocks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.entries.schedule_options import (
    DAYS,
    BadTime,
    Schedule,
    ScheduleOptions,
    parse_time,
)

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    """Read a time on Berlin's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-20 06:59", "2026-11-20 07:00"),
        ("2026-11-20 07:00", "2026-11-20 12:30"),
        ("2026-11-20 18:00", "2026-11-23 07:00"),
        ("2026-11-21 10:00", "2026-11-23 07:00"),
    ],
)
def test_times_of_day_on_working_days(now: str, then: str) -> None:
    """S15: on the studio's clock; the 21st is a Saturday."""
    options = ScheduleOptions(schedule=Schedule.TIMES, times=(time(7), time(12, 30)), days=DAYS[:5])
    assert options.next_time(at(now).astimezone(UTC), BERLIN) == at(then)


def test_no_run_is_left_out_when_the_clock_jumps() -> None:
    """S15: on 29 March 2026 02:30 comes at 03:30, after 03:00."""
    options = ScheduleOptions(schedule=Schedule.TIMES, times=(time(2, 30), time(3)))
    runs = [datetime(2026, 3, 28, 23, tzinfo=UTC)]
    for _ in range(3):
        following = options.next_time(runs[-1], BERLIN)
        assert following is not None
        runs.append(following.astimezone(UTC))
    assert [f"{each:%d %H:%M}" for each in runs[1:]] == ["29 01:00", "29 01:30", "30 00:30"]


def test_a_time_that_exists_twice_runs_once() -> None:
    """S15: 02:30 on 25 October 2026, the first time."""
    options = ScheduleOptions(schedule=Schedule.TIMES, times=(time(2, 30),))
    first = options.next_time(datetime(2026, 10, 24, 22, tzinfo=UTC), BERLIN)
    assert first is not None
    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    after = options.next_time(first.astimezone(UTC), BERLIN)
    assert after is not None
    assert after.astimezone(UTC) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_time_that_the_clock_jumps_over_comes_after_the_jump() -> None:
    """S15: 02:30 does not exist on 29 March 2026, and 02:30 exists twice on 25 October."""
    options = ScheduleOptions(schedule=Schedule.TIMES, times=(time(2, 30),))
    spring = options.next_time(datetime(2026, 3, 29, tzinfo=UTC), BERLIN)
    assert spring is not None
    assert spring.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    autumn = options.next_time(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN)
    assert autumn is not None
    assert autumn.astimezone(UTC) > datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_interval_has_no_times() -> None:
    """S15: nor have times without a day."""
    now = datetime(2026, 3, 29, tzinfo=UTC)
    assert ScheduleOptions().next_time(now, BERLIN) is None
    assert ScheduleOptions(schedule=Schedule.TIMES, days=()).next_time(now, BERLIN) is None


@pytest.mark.parametrize("text", ["", "7", "25:00", "7:5", "07:60", "noon", "-1:00", "007:00"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        parse_time(text)


def test_contacts_are_due_at_five_by_default() -> None:
    """Z1: kept until the contacts come."""
    assert ScheduleOptions.of({}).contacts == time(5)
    assert ScheduleOptions.of(ScheduleOptions(contacts=time(6, 15)).as_dict()).contacts == time(
        6, 15
    )


def test_contacts_are_due_daily_at_five() -> None:
    """Z1: on the studio's clock, whatever the days of the calendars."""
    options = ScheduleOptions(days=())
    before, at_five, after = (
        options.contacts_times(at(each).astimezone(UTC), BERLIN)
        for each in ("2026-11-27 04:59", "2026-11-27 05:00", "2026-11-27 05:01")
    )
    assert before == (at("2026-11-26 05:00"), at("2026-11-27 05:00"))
    assert at_five == after == (at("2026-11-27 05:00"), at("2026-11-28 05:00"))


@pytest.mark.parametrize(("day", "hour"), [("2026-03-29", 2), ("2026-10-25", 2)])
def test_contacts_are_due_once_on_a_day_whose_clock_changes(day: str, hour: int) -> None:
    """Z1: at a time that the change skips or repeats."""
    options = ScheduleOptions(contacts=time(hour, 30))
    midnight = at(f"{day} 00:00").astimezone(UTC)
    now, runs = midnight, []
    while now < midnight + timedelta(hours=25):
        now = options.contacts_times(now, BERLIN)[1].astimezone(UTC)
        runs.append(now)
    [first, second] = [each.astimezone(BERLIN).date() for each in runs]
    assert second - first == timedelta(days=1)
