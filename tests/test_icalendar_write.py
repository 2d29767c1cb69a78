"""Calendar objects, written and changed line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.formats.datetimes import DAY
from custom_components.studio_sync.formats.errors import CalendarTextError
from custom_components.studio_sync.formats.icalendar.components import read_calendar
from custom_components.studio_sync.formats.icalendar.event import Event, Status
from custom_components.studio_sync.formats.icalendar.lines import escaped, unescaped, written
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.icalendar.write import changed_object, write_object
from custom_components.studio_sync.formats.icalendar.zone_rules import same_rules
from custom_components.studio_sync.formats.icalendar.zone_write import zone_lines

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
EVENT = Event(
    uid="a,b",
    start=NINE,
    end=NINE + timedelta(hours=1),
    zone="Europe/Berlin",
    recurrence=("RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260316T100000"),
    summary="Grüße; 🎉, \\ " * 20 + "end",
    description="a\nb",
    location="Studio",
    status=Status.CONFIRMED,
    transparent=True,
    categories=("Portrait", "a,b"),
    sequence=2,
    modified=STAMP,
    attendees=("ATTENDEE;CN=A:mailto:a@example.org",),
)
MOVED = replace(
    EVENT,
    recurrence=(),
    recurrence_id=NINE + timedelta(weeks=1),
    start=NINE + timedelta(days=8),
    end=NINE + timedelta(days=8, hours=1),
    zone="America/New_York",
)
PHONE = """BEGIN:VCALENDAR
PRODID:-//Phone//EN
BEGIN:VEVENT
X-FIRST;A="b:c":folded
  here
DTSTART;TZID=W. Europe Standard Time:20260302T100000
DURATION:PT1H
SUMMARY:old
UID:one
RRULE:FREQ=WEEKLY
EXDATE;TZID=Europe/Berlin:20260316T100000
EXDATE;TZID=Europe/Berlin:20260323T100000
DTSTAMP:20250101T000000Z
BEGIN:VALARM
TRIGGER:-PT5M
SUMMARY:alarm
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:one
RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000
DTSTART:20260310T090000Z
DTEND:20260310T100000Z
X-SECOND:2
END:VEVENT
X-LAST:1
END:VCALENDAR
"""


def changed(**changes: object) -> list[str]:
    """Change the master; return the lines that went and that came."""
    old = read_object(PHONE.encode(), zone="Europe/Berlin")
    assert old.master is not None
    master = replace(old.master, **changes)  # type: ignore[arg-type]
    new = changed_object(old, master, old.exceptions.values(), stamp=STAMP)
    again = read_object(new, zone="Europe/Berlin")
    assert (again.master, again.exceptions) == (master, old.exceptions)
    before, after = PHONE.splitlines(), new.decode().splitlines()
    assert [each for each in after if each in before] == [each for each in before if each in after]
    gone = [f"-{each}" for each in before if each not in after]
    return gone + [f"+{each}" for each in after if each not in before]


# -- writing -----------------------------------------------------------------------------------


def test_what_is_written_is_read_as_the_same() -> None:
    data = write_object(EVENT, [MOVED], stamp=STAMP)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = read_object(data, zone="Europe/Paris")
    assert found.master == EVENT
    assert list(found.exceptions.values()) == [MOVED]
    zones = [each for each in found.calendar.components if each.name == "VTIMEZONE"]
    assert len(zones) == 2
    assert b"RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\r\n" in data


@pytest.mark.parametrize(
    "event",
    [
        Event(uid="d", start=date(2028, 2, 29), end=date(2028, 3, 1), zone=None),
        Event(uid="u", start=NINE, end=NINE, zone="UTC"),
        Event(uid="f", start=NINE, end=NINE, zone="Europe/Berlin", floating=True),
        Event(
            uid="e",
            start=date(2026, 3, 2),
            end=date(2026, 3, 3),
            zone=None,
            recurrence_id=date(2026, 3, 2),
        ),
        Event(uid="e", start=date(2026, 3, 2), end=date(2026, 3, 3), zone=None, recurrence_id=NINE),
    ],
)
def test_days_utc_and_floating_times_need_no_zone(event: Event) -> None:
    data = write_object(event, [], stamp=STAMP)
    found = read_object(data, zone="Europe/Berlin")
    assert found.master or next(iter(found.exceptions.values())) == event
    assert b"VTIMEZONE" not in data


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_written(text: str) -> None:
    value = written("X:" + escaped(text))
    assert unescaped(escaped(text)) == unescaped(escaped(unescaped(escaped(text))))
    assert b"\r\n" not in value.replace(b"\r\n ", b"").removesuffix(b"\r\n")


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 - made one of UTC
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata"]),
    st.booleans(),
)
def test_no_instant_is_shifted(at: datetime, zone: str, floating: bool) -> None:  # noqa: FBT001
    start = at.replace(tzinfo=UTC, microsecond=0)
    event = Event(uid="a", start=start, end=start + DAY, zone=zone, floating=floating)
    found = read_object(write_object(event, [], stamp=STAMP), zone=zone).master
    assert found is not None
    assert (found.start, found.end) == (event.start, event.end)


@pytest.mark.parametrize("floating", [False, True])
def test_the_second_of_two_equal_hours_is_not_taken_for_the_first(floating: bool) -> None:  # noqa: FBT001
    """RFC 5545 §3.3.5 means the first one; so the second is written in UTC."""
    start = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    event = Event(uid="a", start=start, end=start, zone="Europe/Berlin", floating=floating)
    found = read_object(write_object(event, [], stamp=STAMP), zone="Europe/Berlin").master
    assert found is not None
    assert found.start == start


def test_no_value_can_begin_another_line() -> None:
    rule = ("RRULE:FREQ=WEEKLY\r\nSUMMARY:x",)
    data = write_object(replace(EVENT, recurrence=rule, uid="a\r\nb"), [], stamp=STAMP)
    assert b"\nSUMMARY:x" not in data
    assert b"UID:a\\nb\r\n" in data


def test_a_zone_that_an_attendee_names_is_none_of_the_times() -> None:
    event = replace(EVENT, attendees=("ATTENDEE;TZID=Nowhere:mailto:a@example.org",))
    assert read_object(write_object(event, [], stamp=STAMP), zone="UTC").master == event


# -- zones -------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1, 1995, 2026, 9990])
@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Jerusalem",
        "Asia/Kolkata",
        "Europe/Dublin",
        "America/St_Johns",
    ],
)
def test_a_zone_has_the_rules_that_it_is_written_with(name: str, year: int) -> None:
    text = "\n".join(zone_lines(name, year)).encode()
    (definition,) = read_calendar(b"BEGIN:VCALENDAR\n" + text + b"\nEND:VCALENDAR").components
    assert same_rules(definition, datetime(year, 6, 1, tzinfo=UTC), name) == name


def test_rules_are_written_as_rules() -> None:
    rules = [line for line in zone_lines("Europe/Berlin", 2026) if line.startswith("RRULE")]
    assert sorted(rules) == [
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    ]
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU" in zone_lines("America/New_York", 2026)


# -- changing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_what_nobody_changed_stays_byte_for_byte(line_end: str) -> None:
    data = PHONE.replace("\n", line_end).encode()
    old = read_object(data, zone="Europe/Berlin")
    assert changed_object(old, old.master, old.exceptions.values(), stamp=STAMP) == data


STAMPED = ["-DTSTAMP:20250101T000000Z", "+DTSTAMP:20260101T000000Z"]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"summary": "new"}, ["-SUMMARY:old", "+SUMMARY:new"]),
        ({"location": "Studio"}, ["+LOCATION:Studio"]),
        ({"end": NINE + DAY}, ["-DURATION:PT1H", "+DTEND;TZID=Europe/Berlin:20260303T100000"]),
        ({"recurrence": ()}, [
            "-RRULE:FREQ=WEEKLY",
            "-EXDATE;TZID=Europe/Berlin:20260316T100000",
            "-EXDATE;TZID=Europe/Berlin:20260323T100000",
        ]),
        (
            {
                "recurrence": (
                    "RRULE:FREQ=WEEKLY",
                    "EXDATE;TZID=Europe/Berlin:20260323T100000",
                    "EXDATE;TZID=Europe/Berlin:20260330T100000",
                )
            },
            [
                "-EXDATE;TZID=Europe/Berlin:20260316T100000",
                "+EXDATE;TZID=Europe/Berlin:20260330T100000",
            ],
        ),
    ],
)  # fmt: skip
def test_only_the_lines_of_a_change_are_rewritten(
    changes: dict[str, object], lines: list[str]
) -> None:
    found = [each for each in changed(**changes) if "TZ" not in each or "TZID=" in each]
    assert set(lines) <= set(found)
    assert set(STAMPED) <= set(found)
    assert {each for each in found if each.startswith("-")} == {
        each for each in [*lines, *STAMPED] if each.startswith("-")
    }


def test_a_new_start_brings_its_zone_and_its_end() -> None:
    found = changed(start=NINE - timedelta(hours=1), end=NINE + timedelta(hours=1))
    assert "+DTSTART;TZID=Europe/Berlin:20260302T090000" in found
    assert "+DTEND;TZID=Europe/Berlin:20260302T110000" in found
    assert "-DURATION:PT1H" in found
    assert "+TZID:Europe/Berlin" in found


def test_an_exception_comes_and_goes_alone() -> None:
    old = read_object(PHONE.encode(), zone="Europe/Berlin")
    at = NINE + timedelta(weeks=4)
    added = replace(MOVED, uid="one", recurrence_id=at, zone="UTC")
    new = changed_object(old, old.master, [added], stamp=STAMP)
    found = read_object(new, zone="Europe/Berlin")
    assert found.master == old.master
    assert list(found.exceptions.values()) == [added]
    assert b"X-SECOND" not in new
    assert b"X-LAST:1\n" in new


def test_a_changed_exception_leaves_its_series() -> None:
    old = read_object(PHONE.encode(), zone="Europe/Berlin")
    (exception,) = old.exceptions.values()
    new = changed_object(old, old.master, [replace(exception, summary="x")], stamp=STAMP)
    assert new.decode() == PHONE.replace(
        "X-SECOND:2\n", "X-SECOND:2\nDTSTAMP:20260101T000000Z\nSUMMARY:x\n"
    )


PIECES = st.sampled_from([b"\n", b":", b";", b'"', b"END:", b"T240000", b"TZID=", b"\xff", b"-9"])


@given(st.lists(st.tuples(st.integers(0, len(PHONE)), st.integers(0, 9), PIECES), max_size=4))
def test_a_damaged_text_is_refused_or_written_as_it_was_understood(
    damages: list[tuple[int, int, bytes]],
) -> None:
    data = PHONE.encode()
    for at, length, piece in damages:
        data = data[:at] + piece + data[at + length :]
    try:
        old = read_object(data, zone="Europe/Berlin")
    except CalendarTextError:
        return
    assert changed_object(old, old.master, old.exceptions.values(), stamp=STAMP) in data
    new = read_object(
        write_object(old.master, old.exceptions.values(), stamp=STAMP), zone="Europe/Berlin"
    )
    assert (new.master, new.exceptions) == (old.master, old.exceptions)


REPEATING = {
    "X-ALT-DESC": "X-ALT-DESC;FMTTYPE=text/html:<p>old</p>",
    "STYLED-DESCRIPTION": "STYLED-DESCRIPTION;FMTTYPE=text/html:<p>old</p>",
    "GEO": "GEO:48.1;11.5",
    "X-APPLE-STRUCTURED-LOCATION": 'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Old":geo:48,11',
    "X-MICROSOFT-LOCATIONS": "X-MICROSOFT-LOCATIONS:[{}]",
    "X-MICROSOFT-CDO-BUSYSTATUS": "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "X-MICROSOFT-CDO-INTENDEDSTATUS": "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
    "X-MICROSOFT-CDO-ALLDAYEVENT": "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE",
    "X-MICROSOFT-CDO-INSTTYPE": "X-MICROSOFT-CDO-INSTTYPE:1",
    "X-MICROSOFT-CDO-APPT-SEQUENCE": "X-MICROSOFT-CDO-APPT-SEQUENCE:3",
    "X-MICROSOFT-CDO-IMPORTANCE": "X-MICROSOFT-CDO-IMPORTANCE:1",
    "X-MINE": "X-MINE:old",
}
STATUSES = {"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS"}


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"summary": "new"}, set[str]()),
        ({"description": "new"}, {"X-ALT-DESC", "STYLED-DESCRIPTION"}),
        (
            {"location": "new"},
            {"GEO", "X-APPLE-STRUCTURED-LOCATION", "X-MICROSOFT-LOCATIONS"},
        ),
        ({"transparent": True}, STATUSES),
        ({"status": Status.TENTATIVE}, STATUSES),
        ({"start": NINE + DAY, "end": NINE + 2 * DAY}, set[str]()),
        (
            {"start": NINE.date(), "end": NINE.date() + DAY, "zone": None},
            {"X-MICROSOFT-CDO-ALLDAYEVENT"},
        ),
        ({"recurrence": ("RRULE:FREQ=DAILY",)}, set[str]()),
        ({"recurrence": ()}, {"X-MICROSOFT-CDO-INSTTYPE"}),
        ({"sequence": 9}, {"X-MICROSOFT-CDO-APPT-SEQUENCE"}),
    ],
)
def test_lines_that_repeat_what_has_changed_go_and_no_others(
    changes: dict[str, Any], gone: set[str]
) -> None:
    """An alarm within the event keeps its own."""
    lines = "\n".join(REPEATING.values())
    text = PHONE.replace("SUMMARY:old\n", f"SUMMARY:old\n{lines}\n", 1)
    text = text.replace("BEGIN:VALARM\n", "BEGIN:VALARM\nX-ALT-DESC:alarm\nGEO:1;1\n", 1)
    old = read_object(text.encode(), zone="Europe/Berlin")
    assert old.master is not None
    master = replace(old.master, **changes)
    new = changed_object(old, master, old.exceptions.values(), stamp=STAMP).decode()
    assert {each for each, line in REPEATING.items() if line not in new} == gone
    assert "X-ALT-DESC:alarm\nGEO:1;1\n" in new.replace("\r\n", "\n")


FLIGHT = replace(
    EVENT, recurrence=(), start=NINE, end=NINE + timedelta(hours=11), end_zone="Asia/Tokyo"
)


def test_an_end_is_shown_on_the_clock_of_its_own_place() -> None:
    text = write_object(FLIGHT, [], stamp=STAMP)
    assert b"DTSTART;TZID=Europe/Berlin:20260302T100000\r\n" in text
    assert b"DTEND;TZID=Asia/Tokyo:20260303T050000\r\n" in text
    assert text.count(b"BEGIN:VTIMEZONE") == 2
    found = read_object(text, zone="UTC").master
    assert found is not None
    assert (found.end, found.end_zone) == (FLIGHT.end, "Asia/Tokyo")


@pytest.mark.parametrize(
    "end", ["DTEND:20260302T200000Z", "DTEND:20260302T210000", "DURATION:PT2H"]
)
def test_an_end_that_names_no_other_place_is_on_the_clock_of_its_start(end: str) -> None:
    text = write_object(FLIGHT, [], stamp=STAMP)
    text = text.replace(b"DTEND;TZID=Asia/Tokyo:20260303T050000", end.encode())
    found = read_object(text, zone="Asia/Tokyo").master
    assert found is not None
    assert found.end_zone is None


def test_an_end_elsewhere_stays_as_it_is_written_when_something_else_changes() -> None:
    old = read_object(write_object(FLIGHT, [], stamp=STAMP), zone="UTC")
    assert old.master is not None
    text = changed_object(old, replace(old.master, summary="new"), [], stamp=STAMP)
    assert b"DTEND;TZID=Asia/Tokyo:20260303T050000\r\n" in text
