"""The canonical form of a recurrence, and lines that are refused."""

from datetime import date, datetime

import pytest

from custom_components.studio_sync.formats.errors import RecurrenceError
from custom_components.studio_sync.formats.recurrence import (
    expand,
    normalise,
)

from .recurrence_clock import BERLIN, FAR, at


@pytest.mark.parametrize(
    ("lines", "canonical"),
    [
        (["rrule:wkst=mo;interval=1;freq=daily;"], ["RRULE:FREQ=DAILY"]),
        (
            ["RRULE:BYDAY=WE,MO,-1FR,1MO;FREQ=MONTHLY;BYSETPOS=-1;BYMONTH=12,1"],
            ["RRULE:FREQ=MONTHLY;BYMONTH=1,12;BYDAY=MO,1MO,WE,-1FR;BYSETPOS=-1"],
        ),
        (["RRULE:FREQ=WEEKLY;WKST=SU"], ["RRULE:FREQ=WEEKLY"]),
        (
            ["RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2"],
            ["RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU"],
        ),
        (
            ["RRULE:FREQ=YEARLY;BYWEEKNO=1,-1;BYDAY=+MO;WKST=SU".replace("+MO", "MO")],
            ["RRULE:FREQ=YEARLY;BYWEEKNO=-1,1;BYDAY=MO;WKST=SU"],
        ),
        (
            ["RRULE:FREQ=DAILY;BYHOUR=17,9;BYMINUTE=30;BYSECOND=0"],
            ["RRULE:FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30;BYSECOND=0"],
        ),
        (
            ["EXDATE;TZID=Europe/Berlin:20260106T100000,20260106T100000", "RRULE:FREQ=DAILY"],
            ["RRULE:FREQ=DAILY", "EXDATE:20260106T090000Z"],
        ),
        (
            ['EXDATE;TZID="America/New_York":20260106T040000', "EXDATE:20260107T090000Z"],
            ["EXDATE:20260106T090000Z,20260107T090000Z"],
        ),
        # Floating times and bare dates belong to the clock of the series.
        (["RDATE:20260110T120000"], ["RDATE:20260110T110000Z"]),
        (["EXDATE;VALUE=DATE:20260701"], ["EXDATE:20260701T080000Z"]),
        # A bare date includes its day; a local time is one of the series' clock.
        (["RRULE:FREQ=DAILY;UNTIL=20260701"], ["RRULE:FREQ=DAILY;UNTIL=20260701T215959Z"]),
        (
            ["RRULE:FREQ=DAILY;UNTIL=20260701T100000"],
            ["RRULE:FREQ=DAILY;UNTIL=20260701T080000Z"],
        ),
        (["RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;INTERVAL=1"], ["RRULE:FREQ=DAILY"]),
    ],
)
def test_the_canonical_form_of_a_timed_series(lines: list[str], canonical: list[str]) -> None:
    start = at(BERLIN, 2026, 1, 5, 10)
    assert normalise(lines, start, BERLIN) == tuple(canonical)
    assert normalise(canonical, start, BERLIN) == tuple(canonical)


@pytest.mark.parametrize(
    ("lines", "canonical"),
    [
        (
            ["RRULE:FREQ=DAILY;UNTIL=20260701T215959Z;BYHOUR=9"],
            ["RRULE:FREQ=DAILY;UNTIL=20260701"],
        ),
        (["EXDATE:20260106T000000Z"], ["EXDATE;VALUE=DATE:20260106"]),
        (
            ["RDATE;TZID=Europe/Berlin:20260108T000000", "RDATE;VALUE=DATE:20260107"],
            ["RDATE;VALUE=DATE:20260107,20260108"],
        ),
    ],
)
def test_the_canonical_form_of_whole_days(lines: list[str], canonical: list[str]) -> None:
    assert normalise(lines, date(2026, 1, 5), None) == tuple(canonical)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("RRULE", "line_malformed"),
        ("RRULE:", "line_malformed"),
        ("EXRULE:FREQ=DAILY", "line_unknown"),
        ("RRULE:FREQ=DAILY;FREQ=DAILY", "rule_malformed"),
        ("RRULE:COUNT=3", "rule_malformed"),
        ("RRULE:FREQ=DAILY;INTERVAL", "rule_malformed"),
        ("RRULE:FREQ=DAILY;RSCALE=HEBREW", "rule_part_unknown"),
        ("RRULE:FREQ=HOURLY", "frequency_unsupported"),
        ("RRULE:FREQ=SECONDLY", "frequency_unsupported"),
        ("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260101", "count_and_until"),
        ("RRULE:FREQ=DAILY;COUNT=0", "rule_number"),
        ("RRULE:FREQ=DAILY;COUNT=100001", "rule_number"),
        ("RRULE:FREQ=DAILY;INTERVAL=-1", "rule_number"),
        ("RRULE:FREQ=DAILY;INTERVAL=x", "rule_number"),
        ("RRULE:FREQ=DAILY;BYHOUR=24", "rule_number"),
        ("RRULE:FREQ=DAILY;BYHOUR=x", "rule_number"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=0", "rule_number"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-32", "rule_number"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "rule_weekday"),
        ("RRULE:FREQ=MONTHLY;BYDAY=54MO", "rule_weekday"),
        ("RRULE:FREQ=MONTHLY;BYDAY=0MO", "rule_weekday"),
        ("RRULE:FREQ=WEEKLY;WKST=XX", "rule_weekday"),
        ("RRULE:FREQ=WEEKLY;BYDAY=1MO", "rule_parts_clash"),
        ("RRULE:FREQ=WEEKLY;BYMONTHDAY=1", "rule_parts_clash"),
        ("RRULE:FREQ=MONTHLY;BYWEEKNO=1", "rule_parts_clash"),
        ("RRULE:FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "rule_parts_clash"),
        ("RRULE:FREQ=DAILY;BYSETPOS=1", "rule_parts_clash"),
        ("RRULE:FREQ=DAILY;UNTIL=tomorrow", "date_malformed"),
        ("RRULE:FREQ=DAILY;UNTIL=20260230", "date_malformed"),
        ("RRULE:FREQ=DAILY;UNTIL=00010101T000000", "date_out_of_range"),
        ("EXDATE:20260101T250000Z", "date_malformed"),
        ("EXDATE:00000101T000000Z", "date_malformed"),
        ("EXDATE;TZID=Mars/Olympus:20260101T000000", "zone_unknown"),
        ("EXDATE;TZID=:20260101T000000", "zone_unknown"),
        ("RDATE;VALUE=PERIOD:20260101T000000Z/PT1H", "period_unsupported"),
    ],
)
def test_what_can_not_be_understood_is_refused_with_its_reason(line: str, reason: str) -> None:
    with pytest.raises(RecurrenceError) as caught:
        normalise([line], at(BERLIN, 2026, 1, 5, 10), BERLIN)
    assert str(caught.value) == reason


def test_start_and_zone_have_to_fit() -> None:
    start = at(BERLIN, 2026, 1, 5, 10)
    for moment, zone in ((start, None), (date(2026, 1, 5), BERLIN)):
        with pytest.raises(RecurrenceError, match="moment_mismatch"):
            normalise(["RRULE:FREQ=DAILY"], moment, zone)
    with pytest.raises(RecurrenceError, match="empty"):
        normalise([], start, BERLIN)
    with pytest.raises(RecurrenceError, match="zone_unknown"):
        normalise(["RRULE:FREQ=DAILY"], start, "Mars/Olympus")
    with pytest.raises(RecurrenceError, match="moment_mismatch"):
        list(expand(["RRULE:FREQ=DAILY"], start, BERLIN, date(2026, 1, 1), FAR))
    with pytest.raises(RecurrenceError, match="moment_mismatch"):
        list(expand(["RRULE:FREQ=DAILY"], date(2026, 1, 5), None, start, FAR))
    naive = datetime(2026, 1, 5, 10)  # noqa: DTZ001
    with pytest.raises(RecurrenceError, match="moment_mismatch"):
        normalise(["RRULE:FREQ=DAILY"], naive, BERLIN)
