"""Recurrences and zones that are written differently but mean the same are equal."""

from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from zoneinfo import available_timezones

import pytest

from custom_components.studio_sync.book.model import AllDay, Timed
from custom_components.studio_sync.formats.datetimes import Moment
from custom_components.studio_sync.formats.sameness import same_dates
from custom_components.studio_sync.formats.zones import canonical_zone, same_zone
from custom_components.studio_sync.sync.calendar.equivalence import same_but_for_form

BERLIN = "Europe/Berlin"
FRIDAY = datetime(2026, 10, 2, 17, tzinfo=UTC)
DAY = date(2026, 10, 2)


def same(one: str, other: str, start: Moment = FRIDAY, zone: str | None = BERLIN) -> bool:
    lines, others = one.split(), other.split()
    assert same_dates(lines, others, start, zone) is same_dates(others, lines, start, zone)
    return same_dates(lines, others, start, zone)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What Home Assistant's calendar page makes of a rule of Google's.
        (
            "RRULE:FREQ=WEEKLY;UNTIL=20261231T225959Z",
            "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T190000",
        ),
        ("RRULE:FREQ=WEEKLY", "RRULE:WKST=SU;BYDAY=FR;INTERVAL=1;FREQ=WEEKLY"),
        ("RRULE:FREQ=MONTHLY", "RRULE:FREQ=MONTHLY;BYMONTHDAY=2"),
        ("RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=2"),
        ("RRULE:FREQ=YEARLY;BYMONTHDAY=2", "RRULE:FREQ=YEARLY;BYMONTHDAY=2,2"),
        ("RRULE:FREQ=WEEKLY;BYDAY=FR,MO", "rrule:freq=weekly;byday=mo,fr,mo"),
        ("RRULE:FREQ=WEEKLY;COUNT=4", "RRULE:FREQ=WEEKLY;UNTIL=20261023"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261023", "RRULE:FREQ=WEEKLY;UNTIL=20261023T170000Z"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261023", "RRULE:FREQ=WEEKLY;UNTIL=20261023T235959"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261023", "RRULE:FREQ=WEEKLY;UNTIL=20261030T165959Z"),
        ("RRULE:FREQ=DAILY;INTERVAL=7", "RRULE:FREQ=WEEKLY"),
        ("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1FR", "RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1"),
        (
            "RRULE:FREQ=WEEKLY EXDATE:20261009T170000Z",
            "EXDATE;TZID=Europe/Berlin:20261009T190000 RRULE:FREQ=WEEKLY",
        ),
        ("RRULE:FREQ=WEEKLY;COUNT=2 EXDATE:20270101T170000Z", "RRULE:FREQ=WEEKLY;COUNT=2"),
        ("RRULE:FREQ=WEEKLY;COUNT=2 RDATE:20261009T170000Z", "RRULE:FREQ=WEEKLY;COUNT=2"),
        ("RRULE:FREQ=WEEKLY RRULE:FREQ=WEEKLY;BYDAY=MO", "RRULE:FREQ=WEEKLY;BYDAY=FR,MO"),
        ("RDATE:20261009T170000Z,20261016T170000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
    ],
)
def test_other_words_are_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;BYDAY=FR,MO"),
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;COUNT=500"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261023", "RRULE:FREQ=WEEKLY;UNTIL=20261022"),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261023T170000Z", "RRULE:FREQ=WEEKLY;UNTIL=20261023T165959Z"),
        ("RRULE:FREQ=WEEKLY EXDATE:20261009T170000Z", "RRULE:FREQ=WEEKLY"),
        ("RRULE:FREQ=WEEKLY RDATE:20261010T170000Z", "RRULE:FREQ=WEEKLY"),
        ("RRULE:FREQ=YEARLY;INTERVAL=50", "RRULE:FREQ=YEARLY;INTERVAL=60"),
        (
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,FR",
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,FR;WKST=SU",
        ),
        ("RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 366)))),
        ("RRULE:FREQ=WEEKLY;COUNT=1", ""),
        ("RRULE:FREQ=WEEKLY", "RRULE:nonsense"),
    ],
)
def test_other_dates_are_not_the_same(one: str, other: str) -> None:
    assert not same(one, other)


def test_whole_days_end_with_a_day_however_it_is_written() -> None:
    for until in ("20261023", "20261023T000000Z", "20261029T120000"):
        assert same("RRULE:FREQ=WEEKLY;COUNT=4", f"RRULE:FREQ=WEEKLY;UNTIL={until}", DAY, None)
    assert not same("RRULE:FREQ=WEEKLY;COUNT=4", "RRULE:FREQ=WEEKLY;UNTIL=20261022", DAY, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Eastern", "America/New_York"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("GMT", "UTC"),
        ("Etc/Zulu", "UTC"),
    ],
)
def test_another_name_of_a_zone_is_the_same_zone(one: str, other: str) -> None:
    assert same_zone(one, other)


def test_zones_of_their_own_stay_apart() -> None:
    assert not same_zone("Europe/Berlin", "Europe/Paris")
    assert not same_zone("America/New_York", "America/Detroit")
    assert canonical_zone("Mars/Base") == "Mars/Base"


def test_every_link_leads_to_a_zone() -> None:
    """The package's own list of all zones says whether the links were read right."""
    every = available_timezones()
    text = files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    for name in text.split():
        assert canonical_zone(name) in every
        assert canonical_zone(canonical_zone(name)) == canonical_zone(name)


def test_a_date_of_another_kind_than_its_series_is_none_of_its_dates() -> None:
    """A day that is off says nothing of a series of instants, and the other way round."""
    start = datetime(2031, 10, 3, 16, tzinfo=UTC)
    timed = Timed(start=start, end=start + timedelta(hours=1), zone="Europe/Berlin")
    days = AllDay(start=start.date(), end=start.date() + timedelta(days=1))
    weekly, daily = ("RRULE:FREQ=WEEKLY;COUNT=4",), ("RRULE:FREQ=DAILY;COUNT=4",)
    for when, off in ((timed, start.date()), (days, start)):
        assert not same_but_for_form(weekly, [off], daily, [], when)
