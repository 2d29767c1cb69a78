"""A series whose rule and time change together: dates that were taken out stay out."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.studio_sync.book.model import AllDay, Appointment, Content, Timed
from custom_components.studio_sync.book.series_edit import names_old_rules
from custom_components.studio_sync.formats import recurrence
from custom_components.studio_sync.scheduling.recurrence_scope import keeping_dates, zone_name

from .ha_day import act, add
from .ha_fixtures import Scene

pytest_plugins = ("tests.ha_fixtures",)

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
MONDAY = date(2031, 10, 6)
WEEK = timedelta(days=7)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def timed(day: date, hour: int) -> Timed:
    start = datetime.combine(day, time(hour), BERLIN)
    return Timed(start=start, end=start + timedelta(hours=1), zone=ZONE)


def whole(day: date) -> AllDay:
    return AllDay(start=day, end=day + timedelta(days=1))


def _text(day: date, when: Timed | AllDay) -> str:
    if isinstance(when, AllDay):
        return f"{day:%Y%m%d}"
    local = datetime.combine(day, when.start.time(), BERLIN)
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def series(when: Timed | AllDay, rule: str, *off: date) -> Appointment:
    """Return a series without some of its days."""
    named = [_text(each, when) for each in off]
    value = ";VALUE=DATE" if isinstance(when, AllDay) else ""
    lines = [rule, f"EXDATE{value}:{','.join(named)}"] if named else [rule]
    stored = recurrence.normalise(lines, when.start, zone_name(when))
    return Appointment(id="s", content=Content(title="Yoga", when=when, recurrence=stored))


def days(lines: tuple[str, ...], when: Timed | AllDay) -> set[date]:
    """Return the days on which a series takes place."""
    zone = zone_name(when)
    found = recurrence.expand(
        lines,
        when.start,
        zone,
        datetime(2031, 9, 1, tzinfo=BERLIN) if zone else date(2031, 9, 1),
        datetime(2032, 1, 1, tzinfo=BERLIN) if zone else date(2032, 1, 1),
    )
    return {
        each.astimezone(BERLIN).date() if isinstance(each, datetime) else each for each in found
    }


def kept(record: Appointment, when: Timed | AllDay, rule: str) -> set[date]:
    """Change time and rule, as the page does: the old dates off are sent as they were."""
    off = tuple(line for line in record.content.recurrence if not line.startswith("RRULE"))
    ways = [keeping_dates(record, None, when, (rule, *more), following=False) for more in ((), off)]
    assert ways[0] == ways[1]
    old, new = record.content, replace(record.content, when=when, recurrence=ways[0])
    if names_old_rules(old, new, old.when.start):
        # Then the book moves all of it.
        zones = zone_name(old.when), zone_name(when)
        lines = recurrence.shifted(old.recurrence, old.when.start, zones[0], when.start, zones[1])
        return days(lines, when)
    return days(ways[0], when)


WED, LATER = MONDAY + timedelta(days=2), MONDAY + timedelta(days=9)
OFF = MONDAY + 4 * WEEK
"""After the end of summer time."""
EVERY = "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20"


@pytest.mark.parametrize("then", [timed(MONDAY, 10), timed(MONDAY, 14), whole(MONDAY)])
@pytest.mark.parametrize("first", [timed(MONDAY, 10), whole(MONDAY)])
def test_dates_off_stay_off_on_their_days(first: Timed | AllDay, then: Timed | AllDay) -> None:
    """Later, earlier, as whole days and back; across the end of summer time."""
    record = series(first, EVERY, LATER, OFF)
    assert not {LATER, OFF} & days(record.content.recurrence, first)
    now = kept(record, then, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=30")
    assert MONDAY + WEEK in now
    assert not {LATER, OFF} & now


def test_a_date_off_that_the_new_rule_does_not_have_is_dropped() -> None:
    record = series(timed(MONDAY, 10), EVERY, WED)
    lines = keeping_dates(
        record, None, timed(MONDAY, 11), ("RRULE:FREQ=WEEKLY;COUNT=9",), following=False
    )
    assert lines == ("RRULE:FREQ=WEEKLY;COUNT=9",)


def test_a_date_off_moves_where_it_has_no_day_of_its_own() -> None:
    """Weekly on Mondays, every two weeks on Tuesdays then."""
    record = series(timed(MONDAY, 10), "RRULE:FREQ=WEEKLY;COUNT=9", MONDAY + 2 * WEEK)
    tuesday = MONDAY + timedelta(days=1)
    now = kept(record, timed(tuesday, 11), "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5")
    assert tuesday in now
    assert tuesday + 2 * WEEK not in now


def test_what_is_named_is_what_counts() -> None:
    """Dates that somebody gives with the rule, and an end of the repeats."""
    record = series(timed(MONDAY, 10), EVERY, WED)
    named = ("RRULE:FREQ=DAILY;COUNT=9", "EXDATE:20311007T120000Z")
    for lines in (named, ()):
        assert keeping_dates(record, None, timed(MONDAY, 14), lines, following=False) == lines


@given(
    before=st.sets(st.sampled_from(DAYS[1:])),
    after=st.sets(st.sampled_from(DAYS[1:])),
    off=st.sets(st.integers(1, 60), max_size=5),
    hours=st.tuples(st.integers(0, 22), st.integers(0, 22)),
    whole_days=st.tuples(st.booleans(), st.booleans()),
)
@settings(max_examples=150, deadline=None)
def test_no_day_off_comes_back(
    before: set[str],
    after: set[str],
    off: set[int],
    hours: tuple[int, int],
    whole_days: tuple[bool, bool],
) -> None:
    """Any weekdays, times and kinds: and nothing else is lost, if the start stays on its day."""

    def rule(chosen: set[str]) -> str:
        return f"RRULE:FREQ=WEEKLY;BYDAY={','.join(['MO', *sorted(chosen)])};UNTIL={until}"

    was, now = (
        whole(MONDAY) if is_whole else timed(MONDAY, hour)
        for is_whole, hour in zip(whole_days, hours, strict=True)
    )
    until = "20311222" if isinstance(was, AllDay) else "20311222T213000Z"
    plain = days((rule(before),), was)
    gone = {MONDAY + timedelta(days=each) for each in off} & plain
    record = series(was, rule(before), *gone)
    until = "20311222" if isinstance(now, AllDay) else "20311222T213000Z"
    every = days((rule(after),), now)
    assert kept(record, now, rule(after)) == every - gone


async def test_on_the_page_a_rule_and_a_time_change_together(scene: Scene) -> None:
    """All of it, and this and all later ones; a date that was cancelled here, too."""
    for scope, at in (("all", MONDAY), ("following", MONDAY + WEEK)):
        made = await add(
            scene,
            scope,
            start="2031-10-06 10:00",
            recurrence=[EVERY, "EXDATE:20311015T080000Z"],
        )
        key = {"appointment_id": made["appointment_id"]}
        cancelled = MONDAY + 3 * WEEK
        await act(scene, "cancel_appointment", **key, moment=f"{cancelled} 10:00", scope="this")
        await act(
            scene,
            "update_appointment",
            **key,
            moment=f"{at} 10:00",
            scope=scope,
            start=f"{at + timedelta(days=1)} 14:00",
            recurrence=["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=20", "EXDATE:20311015T080000Z"],
        )
        found = await act(
            scene, "list_appointments", start=f"{MONDAY}", end="2031-12-01", text=scope
        )
        starts = {each["start"][:16] for each in found["appointments"]}
        assert f"{MONDAY + 2 * WEEK}T14:00" in starts
        assert f"{LATER}T14:00" not in starts
        assert f"{cancelled}T14:00" not in starts


def test_two_dates_do_not_go_to_the_same_place() -> None:
    """One stays on its day; the other one has none, and its place is taken."""
    record = series(timed(MONDAY, 10), EVERY, WED, LATER)
    now = replace(record.content, when=timed(MONDAY + timedelta(days=1), 10))
    lines = keeping_dates(
        record, None, now.when, ("RRULE:FREQ=WEEKLY;BYDAY=TU,WE;COUNT=20",), following=False
    )
    assert not {WED, LATER} & days(lines, now.when)
