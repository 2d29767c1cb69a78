"""Calendar objects, read: as phones write them, and as nobody should."""

from datetime import UTC, date, datetime, timedelta
from time import process_time

import pytest

from custom_components.studio_sync.formats.errors import CalendarTextError, CalendarTextReason
from custom_components.studio_sync.formats.icalendar.components import read_calendar
from custom_components.studio_sync.formats.icalendar.event import CalendarObject, Event, Status
from custom_components.studio_sync.formats.icalendar.lines import read_lines
from custom_components.studio_sync.formats.icalendar.read import read_object

START = "DTSTART;TZID=Europe/Berlin:20260302T100000"
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
OUTLOOK = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""

INDIA = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE"""


def vevent(*lines: str, uid: str = "UID:one") -> str:
    return "\n".join(["BEGIN:VEVENT", *([uid] if uid else []), *lines, "END:VEVENT"])


def text(*components: str) -> bytes:
    whole = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *components, "END:VCALENDAR", ""])
    return whole.replace("\n", "\r\n").encode()


def read(data: bytes) -> CalendarObject:
    return read_object(data, zone="Europe/Berlin")


def one(*lines: str, zones: str = "") -> Event:
    found = read(text(*([zones] if zones else []), vevent(*lines))).master
    assert found is not None
    return found


def refused(data: bytes) -> CalendarTextReason:
    with pytest.raises(CalendarTextError) as caught:
        read(data)
    return caught.value.reason


# -- lines and components ----------------------------------------------------------------------


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n", b"\r"])
def test_a_fold_within_a_character_is_undone_before_decoding(line_end: bytes) -> None:
    data = "SUMMARY:Grüße 🎉".encode()
    at = data.index("ü".encode()) + 1
    (line,) = read_lines(data[:at] + line_end + b" " + data[at:] + line_end)
    assert line.text == "Grüße 🎉"


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_calendar_keeps_its_bytes(line_end: str, mark: str) -> None:
    alarm = 'BEGIN:VALARM\nACTION:DISPLAY\nX-A;Y="a:b":c\n d\nEND:VALARM'
    data = text("X-FOLDED:a\n b\n\tc", vevent(START, "no property", alarm), "BEGIN:X-A\nEND:X-A")
    data = data.replace(b"\r\n", line_end.encode())
    calendar = read_calendar(mark.encode() + data)
    assert calendar.raw == data
    assert [each.name for each in calendar.components] == ["VEVENT", "X-A"]


def test_parameters_are_read_with_quotes_lists_and_carets() -> None:
    (line,) = read_lines(b'attendee;CN="Doe; J:r ^^ ^\'x^\'";MEMBER="a","b":mailto:a@example.org')
    assert line.name == "ATTENDEE"
    assert line.param("CN") == 'Doe; J:r ^ "x"'
    assert [value for name, value in line.params if name == "MEMBER"] == ["a", "b"]
    assert line.value == "mailto:a@example.org"


def test_a_deep_tree_is_refused() -> None:
    depth = 10_000
    data = b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * depth + b"END:X\n" * depth + b"END:VCALENDAR"
    assert refused(data) is CalendarTextReason.TOO_DEEP


def test_a_large_text_is_read_in_time_that_grows_with_it() -> None:
    began = process_time()
    one(START, "DESCRIPTION:" + "x\\n,\n " * 200_000)
    refused(
        text(
            vevent(START, 'X-A;B="' + '"' * 300_001 + ":" + ";" * 300_000), "BEGIN:VTODO\nEND:VTODO"
        )
    )
    assert process_time() - began < 5


# -- values ------------------------------------------------------------------------------------


def test_an_event_is_read_with_all_that_it_says() -> None:
    event = one(
        START,
        "DTEND;TZID=Europe/Berlin:20260302T113000",
        "SUMMARY:Ein\\, zwei\\; \\\\ 🎉",
        "DESCRIPTION:a\\nb",
        "LOCATION:Studio 1",
        "STATUS:tentative",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Portrait,a\\,b",
        "CATEGORIES:Portrait",
        "SEQUENCE:3",
        "LAST-MODIFIED:20260101T000000Z",
        "ATTENDEE;CN=A:mailto:\n a@example.org",
        "BEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:another\nEND:VALARM",
    )
    assert event == Event(
        uid="one",
        start=NINE,
        end=NINE + timedelta(minutes=90),
        zone="Europe/Berlin",
        summary="Ein, zwei; \\ 🎉",
        description="a\nb",
        location="Studio 1",
        status=Status.TENTATIVE,
        transparent=True,
        categories=("Portrait", "a,b"),
        sequence=3,
        modified=datetime(2026, 1, 1, tzinfo=UTC),
        attendees=("ATTENDEE;CN=A:mailto:a@example.org",),
    )


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ([], NINE),
        (["DTEND:20260302T100000Z"], NINE + timedelta(hours=1)),
        (["DURATION:PT1H30M"], NINE + timedelta(minutes=90)),
        (["DURATION:P1W"], NINE + timedelta(weeks=1)),
        (["DURATION:-PT0S"], NINE),
        # Over the night in which clocks go forward a day is 23 hours, and 24 hours are 24 hours.
        (["DURATION:P27D"], datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (["DURATION:PT648H"], datetime(2026, 3, 29, 9, tzinfo=UTC)),
    ],
)
def test_the_end_is_named_or_follows_from_the_duration(lines: list[str], end: datetime) -> None:
    assert one(START, *lines).end == end


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ([], date(2028, 3, 1)),
        (["DTEND;VALUE=DATE:20280229"], date(2028, 3, 1)),
        (["DTEND;VALUE=DATE:20280302"], date(2028, 3, 2)),
        (["DURATION:P2D"], date(2028, 3, 2)),
    ],
)
def test_whole_days_are_dates(lines: list[str], end: date) -> None:
    event = one("DTSTART;VALUE=DATE:20280229", *lines)
    assert (event.start, event.end, event.all_day) == (date(2028, 2, 29), end, True)


def test_a_series_has_its_exceptions_and_dates() -> None:
    found = read(
        text(
            vevent(
                "RECURRENCE-ID:20260309T090000Z",
                "DTSTART:20260309T120000Z",
                "SUMMARY:moved",
            ),
            vevent(
                START,
                "RRULE:FREQ=WEEKLY;COUNT=5",
                "EXDATE;TZID=W. Europe Standard Time:20260316T100000",
                "EXDATE;VALUE=DATE:20260323",
                "RDATE;TZID=Europe/Berlin:20260401T100000",
            ),
        )
    )
    assert found.master is not None
    assert found.master.recurrence == (
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "RDATE;TZID=Europe/Berlin:20260401T100000",
        "EXDATE;TZID=Europe/Berlin:20260316T100000",
        "EXDATE;VALUE=DATE:20260323",
    )
    assert [each.summary for each in found.exceptions.values()] == ["moved"]
    assert list(found.exceptions) == [NINE + timedelta(weeks=1)]


def test_an_exception_may_come_without_its_series() -> None:
    found = read(text(vevent(START, "RECURRENCE-ID:20260309T090000Z")))
    assert found.master is None
    assert len(found.exceptions) == 1


# -- zones -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tzid", "zones", "zone"),
    [
        ("Europe/Paris", "", "Europe/Paris"),
        ("/freeassociation.sourceforge.net/Europe/Paris", "", "Europe/Paris"),
        ("/x.org/1/America/Indiana/Knox", "", "America/Indiana/Knox"),
        ("W. Europe Standard Time", "", "Europe/Berlin"),
        ("Customized Time Zone", OUTLOOK, "Europe/Berlin"),
        ('"(UTC+01:00) Amsterdam; Berlin"', OUTLOOK, "Europe/Berlin"),
        (
            '"(UTC+01:00) Amsterdam, Berlin"',
            OUTLOOK.replace("{tzid}", "(UTC+01:00) Amsterdam\\, Berlin"),
            "Europe/Berlin",
        ),
        (
            "Mine",
            "BEGIN:VTIMEZONE\nTZID:{tzid}\nX-LIC-LOCATION:Europe/Rome\nEND:VTIMEZONE",
            "Europe/Rome",
        ),
        (
            "Kolkata by its rules",
            INDIA,
            "Asia/Kolkata",
        ),
    ],
)
def test_the_names_of_zones_are_understood(tzid: str, zones: str, zone: str) -> None:
    event = one(f"DTSTART;TZID={tzid}:20260302T100000", zones=zones.format(tzid=tzid.strip('"')))
    assert event.zone == zone


def test_of_several_zones_with_the_same_rules_the_own_one_is_chosen() -> None:
    data = text(OUTLOOK.format(tzid="Mine"), vevent("DTSTART;TZID=Mine:20260302T100000"))
    found = read_object(data, zone="Europe/Vienna").master
    assert found is not None
    assert (found.zone, found.start) == ("Europe/Vienna", NINE)


def test_a_floating_time_is_on_the_clock_of_the_person_who_reads_it() -> None:
    event = one("DTSTART:20260302T100000")
    assert (event.start, event.zone, event.floating) == (NINE, "Europe/Berlin", True)


def test_a_time_in_utc_is_in_utc() -> None:
    event = one("DTSTART:20260302T090000Z")
    assert (event.start, event.zone, event.floating) == (NINE, "UTC", False)


# -- what is refused ---------------------------------------------------------------------------


def definition(*lines: str) -> str:
    part = "\n".join(["BEGIN:STANDARD", *lines, "END:STANDARD"])
    return f"BEGIN:VTIMEZONE\nTZID:Mine\n{part}\nEND:VTIMEZONE"


OFFSETS = ("TZOFFSETFROM:+0100", "TZOFFSETTO:+0100")
SINCE = "DTSTART:19700101T000000"
R = CalendarTextReason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", R.NOT_A_CALENDAR),
        (b"\r\n \r\n", R.NOT_A_CALENDAR),
        (b"hello", R.NOT_A_CALENDAR),
        (b"BEGIN:VEVENT\nEND:VEVENT", R.NOT_A_CALENDAR),
        (text(vevent(START)) * 2, R.NOT_A_CALENDAR),
        (text(vevent(START)) + b"x", R.NOT_A_CALENDAR),
        (text(vevent(START)).replace(b"one", b"o\0ne"), R.NUL),
        (text(vevent(START, "SUMMARY:ü")).replace("ü".encode(), b"\xfc"), R.NOT_UTF8),
        (text(vevent(START, "SUMMARY:ü")).decode().encode("utf-16"), R.NUL),
        (text(vevent(START)).replace(b"END:VCALENDAR", b""), R.NO_END),
        (text(vevent(START)).replace(b"END:VEVENT", b""), R.NO_END),
        (text("BEGIN:VTODO\nUID:a\nEND:VTODO"), R.COMPONENT),
        (text(), R.NO_EVENT),
        (text(vevent(START, uid="")), R.NO_UID),
        (text(vevent(START, uid="UID: ")), R.NO_UID),
        (text(vevent(START, "UID:two")), R.TWICE),
        (text(vevent(START), vevent(START, uid="UID:two")), R.DIFFERENT_UIDS),
        (text(vevent(START), vevent(START)), R.SEVERAL_MASTERS),
        (text(*[vevent(START, "RECURRENCE-ID:20260309T090000Z")] * 2), R.SAME_EXCEPTION),
        (text(vevent(START, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T090000Z")), R.RANGE),
        (
            text(
                vevent("DTSTART;VALUE=DATE:20260302", "RRULE:FREQ=DAILY"),
                vevent(START, "RECURRENCE-ID:20260309T090000Z"),
            ),
            R.KINDS,
        ),
    ],
)
def test_a_text_that_is_no_object_is_refused(data: bytes, reason: CalendarTextReason) -> None:
    assert refused(data) is reason


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], R.NO_START),
        ([START, START], R.TWICE),
        (["DTSTART:20260302T240000"], R.DATE),
        (["DTSTART;VALUE=DATE:20260229"], R.DATE),
        (["DTSTART:2026-03-02"], R.DATE),
        (["DTSTART:00010101T000000"], R.DATE),
        (["DTSTART;VALUE=DATE:99991231"], R.DATE),
        (["DTSTART;VALUE=DATE:20260302T100000"], R.KINDS),
        ([START, "DTEND;VALUE=DATE:20260303"], R.KINDS),
        ([START, "DTEND:20260302T085959Z"], R.END_BEFORE_START),
        (["DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260301"], R.END_BEFORE_START),
        ([START, "DURATION:-PT1S"], R.END_BEFORE_START),
        ([START, "DTEND:20260302T100000Z", "DURATION:PT1H"], R.TWO_ENDS),
        ([START, "DURATION:P"], R.DURATION),
        ([START, "DURATION:PT"], R.DURATION),
        ([START, "DURATION:1H"], R.DURATION),
        ([START, "DURATION:P" + "9" * 5000 + "D"], R.DURATION),
        ([START, "DURATION:P999999999D"], R.DATE),
        (["DTSTART;VALUE=DATE:20260302", "DURATION:P999999999W"], R.DATE),
        (["DTSTART;TZID=Nowhere:20260302T100000"], R.ZONE),
        (["DTSTART;TZID=../../etc/passwd:20260302T100000"], R.ZONE),
        ([START, "RRULE:FREQ=SOMETIMES"], R.RECURRENCE),
        ([START, "RRULE:FREQ=SECONDLY;COUNT=1000000"], R.RECURRENCE),
        ([START, "RRULE:FREQ=DAILY;COUNT=1000000"], R.RECURRENCE),
        ([START, "RDATE;VALUE=PERIOD:20260303T100000Z/PT1H"], R.RECURRENCE),
        ([START, "EXDATE;TZID=Nowhere:20260303T100000"], R.ZONE),
        ([START, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"], R.RECURRENCE),
    ],
)
def test_an_event_that_can_not_be_understood_is_refused(
    lines: list[str], reason: CalendarTextReason
) -> None:
    assert refused(text(vevent(*lines))) is reason


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [SINCE],
        [SINCE, "TZOFFSETFROM:+0100", "TZOFFSETTO:+1"],
        [SINCE, "TZOFFSETFROM:+9900", "TZOFFSETTO:+0100"],
        ["DTSTART;VALUE=DATE:19700101", *OFFSETS],
        ["DTSTART:19700101T990000", *OFFSETS],
        [SINCE, *OFFSETS, "RRULE:FREQ=SOMETIMES"],
        [SINCE, "TZOFFSETFROM:+0107", "TZOFFSETTO:+0107"],
        ["DTSTART:20300101T000000", *OFFSETS],
    ],
)
def test_a_zone_whose_rules_no_zone_has_is_refused(lines: list[str]) -> None:
    data = text(definition(*lines), vevent("DTSTART;TZID=Mine:20260302T100000"))
    assert refused(data) is CalendarTextReason.ZONE


@pytest.mark.parametrize(
    "name", ["localtime", "posixrules", "Factory", "posix/Europe/Berlin", "right/Europe/Berlin"]
)
def test_a_file_of_the_system_that_is_no_zone_is_none(name: str) -> None:
    """Neither Google nor another phone would know it; what the text defines is taken."""
    assert refused(text(vevent(f"DTSTART;TZID={name}:20260302T100000"))) is R.ZONE
    found = one(f"DTSTART;TZID={name}:20260302T100000", zones=OUTLOOK.format(tzid=name))
    assert (found.start, found.zone) == (NINE, "Europe/Berlin")


def test_a_definition_that_is_too_large_is_refused() -> None:
    lines = definition(SINCE, *OFFSETS, *["COMMENT:" + "x" * 1000] * 100)
    assert refused(text(lines, vevent("DTSTART;TZID=Mine:20260302T100000"))) is R.ZONE


def test_ten_megabytes_are_read_in_time() -> None:
    began = process_time()
    assert refused(text(vevent(START, *["X-A;B=" + "c" * 300 + ":d"] * 30_000))) is R.TOO_LARGE
    one(START, "DESCRIPTION:" + "\\;," * 3_000_000)
    one(START, *["EXDATE:20260309T090000Z"] * 1000)
    assert refused(b"\n" * 10_000_000) is R.TOO_LARGE
    assert process_time() - began < 8


@pytest.mark.parametrize(
    "lines",
    [
        ["X-A;P=" + '""' * 4_900_000 + ":v"],
        ["X-A" + ";" * 9_900_000 + ":v"],
        ["X-A" + ";a=b" * 2_400_000 + ":v"],
        ["X-A;a=" + "b," * 4_900_000 + ":v"],
        ["X-A;a=" + "^n" * 4_900_000 + ":v"],
        ["CATEGORIES:" + "a," * 4_900_000],
        ["CATEGORIES:" + "\\" * 9_900_000],
        ["RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20260309T090000Z"] * 500_000)],
        ["RDATE:20260309T090000Z"] * 200_000,
    ],
    ids=lambda lines: lines[0][:12],
)
def test_what_would_take_long_to_read_is_refused_at_once(lines: list[str]) -> None:
    """Each in one line or one property, so that the number of lines tells nothing."""
    data = text(vevent(START, *lines))
    began = process_time()
    assert refused(data) is R.TOO_LARGE
    assert process_time() - began < 5  # what takes long takes minutes


def test_an_object_has_at_most_five_thousand_events() -> None:
    series = vevent(START, "RRULE:FREQ=DAILY")
    days = [date(2026, 3, 2) + timedelta(days=day) for day in range(5_000)]
    own = [vevent(START, f"RECURRENCE-ID;VALUE=DATE:{day:%Y%m%d}") for day in days]
    assert refused(text(series, *own)) is R.TOO_LARGE


def test_a_rule_of_many_instances_takes_no_time() -> None:
    began = process_time()
    assert one(START, "RRULE:FREQ=DAILY;COUNT=100000").recurrence
    assert process_time() - began < 1
