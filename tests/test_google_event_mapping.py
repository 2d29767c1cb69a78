"""Google's events are mapped to items, whatever they contain."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
import orjson
import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed
from custom_components.studio_sync.google.event_mapping import read_event, tidy, zone_of
from custom_components.studio_sync.sync.calendar.items import CalendarItem
from custom_components.studio_sync.sync.model import SkippedItem

TEN = {"dateTime": "2026-12-07T10:00:00+01:00", "timeZone": "Europe/Berlin"}
ELEVEN = {"dateTime": "2026-12-07T11:00:00+01:00", "timeZone": "Europe/Berlin"}
PORTRAIT = {
    "id": "abcde01234",
    "etag": '"3501"',
    "status": "confirmed",
    "updated": "2026-11-01T08:00:00.500Z",
    "summary": "Portrait",
    "start": TEN,
    "end": ELEVEN,
    "eventType": "default",
    "reminders": {"useDefault": True},
}
WHEN = Timed(
    start=datetime(2026, 12, 7, 9, tzinfo=UTC),
    end=datetime(2026, 12, 7, 10, tzinfo=UTC),
    zone="Europe/Berlin",
)


def item_of(zone: str = "Europe/Berlin", **changes: Any) -> CalendarItem:
    """Read the usual event with some members changed; None takes one out."""
    read = read_event(event_with(**changes), zone)
    assert isinstance(read, CalendarItem)
    return read


def content_of(zone: str = "Europe/Berlin", **changes: Any) -> Content:
    """Read the content of such an event."""
    content = item_of(zone, **changes).content
    assert content is not None
    return content


def reason_of(**changes: Any) -> tuple[str, bool]:
    """Tell why such an event is skipped, and whether that is a problem."""
    read = read_event(event_with(**changes), "Europe/Berlin")
    assert isinstance(read, SkippedItem)
    assert read.remote_id == "abcde01234"
    return read.reason, read.problem


def event_with(**changes: Any) -> dict[str, Any]:
    """Return the usual event with some members changed; None takes one out."""
    return {k: v for k, v in (PORTRAIT | changes).items() if v is not None}


def at(text: str, zone: str | None = "Europe/Berlin") -> dict[str, str]:
    """Write an EventDateTime."""
    return {"dateTime": text} | ({"timeZone": zone} if zone else {})


def test_a_usual_event_is_read_whole() -> None:
    assert item_of(description="two hours", location="Studio 1") == CalendarItem(
        id="abcde01234",
        etag='"3501"',
        content=Content(title="Portrait", when=WHEN, description="two hours", place="Studio 1"),
        updated=datetime(2026, 11, 1, 8, 0, 0, 500000, tzinfo=UTC),
    )


def test_what_is_missing_is_empty() -> None:
    bare = item_of(summary=None, status=None, updated=None, eventType=None, reminders=None)
    assert bare.content == Content(title="", when=WHEN)
    assert bare.updated is None


def test_tentative_and_free_are_read() -> None:
    """S11."""
    content = content_of(status="tentative", transparency="transparent")
    assert (content.status, content.busy) == (Status.TENTATIVE, False)


def test_days_are_read_with_their_exclusive_end() -> None:
    content = content_of(start={"date": "2026-12-07"}, end={"date": "2026-12-09"})
    assert content.when == AllDay(start=date(2026, 12, 7), end=date(2026, 12, 9))


def test_a_day_without_length_lasts_one_day() -> None:
    content = content_of(start={"date": "2026-12-07"}, end={"date": "2026-12-07"})
    assert content.when == AllDay(start=date(2026, 12, 7), end=date(2026, 12, 8))


def test_an_event_of_no_length_stays_so() -> None:
    when = content_of(end=TEN, endTimeUnspecified=True).when
    assert when == Timed(start=WHEN.start, end=WHEN.start, zone="Europe/Berlin")


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "GMT-03:00", "../etc/passwd", 7])
def test_a_single_event_without_a_known_zone_is_in_the_calendars(zone: Any) -> None:
    """S17: the instant is what counts."""
    start = {"dateTime": "2026-12-07T10:00:00+01:00", "timeZone": zone}
    assert content_of("Asia/Tokyo", start=start).when == Timed(
        start=WHEN.start, end=WHEN.end, zone="Asia/Tokyo"
    )


def test_a_time_without_an_offset_is_on_its_zones_clock() -> None:
    content = content_of(start=at("2026-12-07T10:00:00"), end=at("2026-12-07T11:00:00.250"))
    assert content.when == WHEN


def test_a_series_without_a_known_zone_is_skipped() -> None:
    start = at("2026-12-07T10:00:00+01:00", "Mars/Olympus")
    assert reason_of(start=start, recurrence=["RRULE:FREQ=DAILY"]) == ("zone_unknown", True)


def test_a_series_of_days_needs_no_zone() -> None:
    content = content_of(
        "Mars/Olympus",
        start={"date": "2026-12-07"},
        end={"date": "2026-12-08"},
        recurrence=["RRULE:FREQ=YEARLY"],
    )
    assert content.recurrence == ("RRULE:FREQ=YEARLY",)


def test_recurrence_is_canonical() -> None:
    lines = ["EXDATE;TZID=Europe/Berlin:20261214T100000", "RRULE:INTERVAL=1;FREQ=WEEKLY"]
    content = content_of(recurrence=lines)
    assert content.recurrence == ("RRULE:FREQ=WEEKLY", "EXDATE:20261214T090000Z")


@pytest.mark.parametrize("line", ["RRULE:FREQ=HOURLY", "RRULE:FREQ=SOMETIMES", "EXRULE", ""])
def test_a_recurrence_that_makes_no_sense_is_skipped(line: str) -> None:
    assert reason_of(recurrence=[line]) == ("recurrence_unknown", True)


@pytest.mark.parametrize("line", ["EXRULE:FREQ=WEEKLY;INTERVAL=2", "exrule:FREQ=DAILY;COUNT=2"])
def test_a_rule_of_exclusion_is_a_limit_that_is_named(line: str) -> None:
    lines = ["RRULE:FREQ=WEEKLY", line]
    assert reason_of(recurrence=lines) == ("exclusion_rule", True)


@pytest.mark.parametrize(
    "kind", ["birthday", "fromGmail", "workingLocation", "outOfOffice", "focusTime", "new"]
)
def test_other_event_types_are_left_alone(kind: str) -> None:
    assert reason_of(eventType=kind) == ("event_type", False)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (at("0001-01-01T00:00:00+01:00"), at("0001-01-01T01:00:00+01:00")),
        (at("9999-12-31T23:00:00-01:00"), at("9999-12-31T23:30:00-01:00")),
        (at("9999-12-31T23:00:00Z"), at("9999-12-31T23:30:00Z")),
        ({"date": "0001-01-01"}, {"date": "0001-01-02"}),
        ({"date": "2026-01-01"}, {"date": "9999-12-31"}),
        (at("2026-12-07T10:00:00Z"), at("9999-12-31T23:30:00-01:00")),
    ],
)
def test_the_ends_of_the_calendar_are_out_of_range(start: object, end: object) -> None:
    assert reason_of(start=start, end=end) == ("date_out_of_range", True)


@pytest.mark.parametrize(
    "changes",
    [
        {"start": None},
        {"end": "2026-12-07"},
        {"start": {}},
        {"start": at("10 o'clock")},
        {"start": {"dateTime": 1796634000}},
        {"start": {"date": "2026-02-30"}},
        {"start": {"date": 20260201}},
        {"start": {"date": "2026-12-07"}},
        {"end": {"date": "2026-12-08"}},
        {"start": ELEVEN, "end": TEN},
        {"start": {"date": "2026-12-09"}, "end": {"date": "2026-12-08"}},
        {"summary": ["Portrait"]},
        {"description": 7},
        {"status": "perhaps"},
        {"recurrence": "RRULE:FREQ=DAILY"},
        {"recurrence": [7]},
        {"etag": None},
        {"etag": '"1"\r\nX-Evil: 1'},
        {"recurringEventId": 7},
        {"recurringEventId": "series", "originalStartTime": {}},
        {"recurringEventId": "series"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_skipped(changes: dict[str, Any]) -> None:
    assert reason_of(**changes) == ("malformed", True)


@pytest.mark.parametrize("raw", [None, 7, "event", [], {}, {"id": 7}, {"id": ""}])
def test_what_has_not_even_an_id_is_skipped(raw: object) -> None:
    assert read_event(raw, "UTC") == SkippedItem(remote_id=None, reason="malformed", problem=True)


def test_a_tombstone_needs_nothing_but_its_id() -> None:
    read = read_event({"id": "abcde01234", "status": "cancelled"}, "UTC")
    assert read == CalendarItem(id="abcde01234", etag=None, content=None)


def test_a_tombstone_with_its_old_content_has_none() -> None:
    item = item_of(status="cancelled", eventType="fromGmail", colorId="4")
    assert (item.content, item.extra) == (None, "")


def test_a_changed_instance_names_its_series_and_start() -> None:
    item = item_of(
        id="series01_20261207T080000Z",
        recurringEventId="series01",
        originalStartTime=at("2026-12-07T09:00:00+01:00"),
    )
    assert (item.parent_id, item.position) == (
        "series01",
        datetime(2026, 12, 7, 8, tzinfo=UTC),
    )
    assert item.split_from is None


@pytest.mark.parametrize(
    ("suffix", "start"),
    [("20261207", date(2026, 12, 7)), ("20261207T080000Z", datetime(2026, 12, 7, 8, tzinfo=UTC))],
)
def test_a_cancelled_instance_may_have_nothing_but_its_ids(suffix: str, start: object) -> None:
    raw = {"id": f"series01_{suffix}", "status": "cancelled", "recurringEventId": "series01"}
    item = read_event(raw, "UTC")
    assert isinstance(item, CalendarItem)
    assert (item.content, item.parent_id, item.position) == (None, "series01", start)


@pytest.mark.parametrize("suffix", ["R20261207T080000", "R20261207", "R20261207T080000Z"])
def test_what_follows_after_a_split_names_the_series_it_continues(suffix: str) -> None:
    """S18: "this and following"."""
    item = item_of(id=f"series01_{suffix}", recurrence=["RRULE:FREQ=WEEKLY"])
    assert (item.split_from, item.parent_id) == ("series01", None)


def test_declined_invitations_are_told() -> None:
    me = {"email": "anna@example.com", "self": True}
    assert item_of(attendees=[me | {"responseStatus": "declined"}]).declined
    assert not item_of(attendees=[me | {"responseStatus": "accepted"}]).declined
    assert not item_of(
        attendees=[{"email": "client@example.com", "responseStatus": "declined"}]
    ).declined


def test_what_is_declined_keeps_nobody_busy() -> None:
    """S22: one date of a series as well."""
    me = {"email": "anna@example.com", "self": True, "responseStatus": "declined"}
    assert not content_of(attendees=[me]).busy
    place: dict[str, Any] = {
        "recurringEventId": "series01",
        "originalStartTime": {"dateTime": "2026-12-07T10:00:00+01:00"},
    }
    assert not content_of(attendees=[me], **place).busy
    assert item_of(attendees=[me], **place).declined


def test_guests_are_the_addresses_of_other_people() -> None:
    """S19: a client may be found by them."""
    item = item_of(
        attendees=[
            {"email": "anna@example.com", "self": True},
            {"email": "client@example.com", "displayName": "A Client"},
            {"email": "room@resource.calendar.google.com", "resource": True},
            {"displayName": "no address"},
            "nobody",
        ]
    )
    assert item.guests == ("client@example.com",)
    assert "A Client" in item.extra


@pytest.mark.parametrize("attendees", ["anna", {"email": "x"}, 7])
def test_odd_guests_are_no_guests(attendees: object) -> None:
    item = item_of(attendees=attendees)
    assert (item.guests, item.declined) == ((), False)


def test_what_is_not_in_the_content_is_kept_as_extra() -> None:
    item = item_of(colorId="4", visibility="default", reminders={"useDefault": False})
    assert orjson.loads(item.extra) == {"colorId": "4", "reminders": {"useDefault": False}}


@pytest.mark.parametrize(
    "updated", ["yesterday", "2026-11-01T08:00:00", 7, "0001-01-01T00:00+14:00"]
)
def test_an_odd_time_of_change_is_none(updated: object) -> None:
    assert item_of(updated=updated).updated is None


def test_texts_keep_every_sign_but_what_cannot_be_kept() -> None:
    text = "😀 שלום \u202e\t" + "x" * 65536
    assert content_of(description=text).description == text
    assert tidy("a\r\nb\rc\0d\ud800") == "a\nb\ncd?"


def test_zones_are_found_by_their_names_only() -> None:
    assert zone_of("Europe/Berlin") is not None
    assert [zone_of(name) for name in ("Europe", "", "/etc/localtime", "x" * 300)] == [None] * 4


# Of a larger integer orjson makes a float.
INTEGERS = st.integers(min_value=-(2**63), max_value=2**64 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | INTEGERS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
ODD_TIME = st.fixed_dictionaries(
    {},
    optional={
        "date": st.dates().map(date.isoformat) | JSON,
        "dateTime": st.datetimes(timezones=st.sampled_from([UTC])).map(str) | JSON,
        "timeZone": st.sampled_from(["UTC", "Europe/Berlin", "?"]) | JSON,
    },
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(
            [*PORTRAIT, "recurrence", "recurringEventId", "originalStartTime", "attendees"]
        ),
        JSON | ODD_TIME | st.lists(st.just("RRULE:FREQ=DAILY") | st.text(max_size=20), max_size=3),
    )
)
def test_nothing_that_google_could_send_raises(changes: dict[str, Any]) -> None:
    read = read_event(PORTRAIT | changes, "Europe/Berlin")
    assert isinstance(read, CalendarItem | SkippedItem)
