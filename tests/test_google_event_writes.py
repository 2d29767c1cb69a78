"""What is written to Google reads back equal, and only differences are sent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed, When
from custom_components.studio_sync.google.event_mapping import canonical, read_event
from custom_components.studio_sync.google.event_writes import (
    DESCRIPTION_LIMIT,
    call_for,
    changes,
    instance_id,
    obstacle,
    whole,
)
from custom_components.studio_sync.sync.limits import NOTE, units
from custom_components.studio_sync.sync.model import Op, RemoteItem, Write
from tests.google_emulator.validation import merge_patch

START = datetime(2026, 12, 7, 9, tzinfo=UTC)
TIMED = Content(
    title="Portrait", when=Timed(start=START, end=START + timedelta(hours=1), zone="Europe/Berlin")
)
DAYS = Content(title="Fair", when=AllDay(start=date(2026, 12, 7), end=date(2026, 12, 9)))

ZONES = ["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "UTC"]
RULES = [
    (),
    ("RRULE:FREQ=WEEKLY",),
    ("RRULE:FREQ=MONTHLY;COUNT=5;BYDAY=-1FR",),
    ("RRULE:FREQ=DAILY;UNTIL=99990101T000000Z", "EXDATE:20260105T090000Z"),
]
DAY_RULES = [(), ("RRULE:FREQ=YEARLY",), ("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260105")]

instants = st.datetimes(
    min_value=datetime(1, 2, 1),  # noqa: DTZ001 - hypothesis wants them so
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))
spans: st.SearchStrategy[When] = st.builds(
    lambda start, seconds, zone: Timed(
        start=start, end=start + timedelta(seconds=seconds), zone=zone
    ),
    instants,
    st.integers(0, 10**6),
    st.sampled_from(ZONES),
) | st.builds(
    lambda start, days: AllDay(start=start, end=start + timedelta(days=days)),
    st.dates(min_value=date(1, 2, 1), max_value=date(9998, 1, 1)),
    st.integers(1, 400),
)
texts = st.text(max_size=40)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw any content that can be in a calendar."""
    when = draw(spans)
    rules = RULES if isinstance(when, Timed) else DAY_RULES
    return Content(
        title=draw(texts),
        when=when,
        description=draw(texts),
        place=draw(texts),
        recurrence=draw(st.sampled_from(rules)) if when.start.year > 1900 else (),
        status=draw(st.sampled_from([Status.CONFIRMED, Status.TENTATIVE])),
        busy=draw(st.booleans()),
    )


def as_google_shows(body: dict[str, Any], zone: str = "Asia/Tokyo") -> dict[str, Any]:
    """Show a stored event as Google does: in the calendar's zone, without defaults."""
    usual = {"transparency": "opaque"}
    shown = {k: v for k, v in body.items() if v not in ("", None, usual.get(k))}
    for name in ("start", "end"):
        edge = {k: v for k, v in body[name].items() if v is not None}
        if "dateTime" in edge:
            moment = datetime.fromisoformat(edge["dateTime"]).astimezone(ZoneInfo(zone))
            edge["dateTime"] = moment.isoformat()
        shown[name] = edge
    return {"id": "abcde", "etag": '"1"', "eventType": "default", **shown}


def read_back(body: dict[str, Any]) -> Content | None:
    """Read what Google would show of it."""
    item = read_event(as_google_shows(body), "Asia/Tokyo")
    assert isinstance(item, RemoteItem), item
    return item.content


@given(contents())
def test_a_new_event_reads_back_equal(content: Content) -> None:
    assert read_back(whole(content)) == canonical(content)


@given(contents(), contents())
def test_a_patched_event_reads_back_equal(old: Content, new: Content) -> None:
    assert read_back(merge_patch(whole(old), changes(new, old))) == canonical(new)


@given(contents(), contents())
def test_a_patch_of_something_unknown_makes_it_equal(old: Content, new: Content) -> None:
    assert read_back(merge_patch(whole(old), changes(new, None))) == canonical(new)


@given(contents())
def test_what_is_canonical_stays_so(content: Content) -> None:
    assert canonical(canonical(content)) == canonical(content)


def test_nothing_that_is_equal_is_sent() -> None:
    assert changes(TIMED, TIMED) == {}
    assert changes(TIMED, replace(TIMED, description="other")) == {"description": ""}
    assert changes(replace(TIMED, title="a\r\nb"), replace(TIMED, title="a\nb")) == {}


def test_times_go_out_with_their_zone_on_both_ends() -> None:
    when = Timed(start=START, end=START + timedelta(hours=1), zone="Asia/Tokyo")
    moved = replace(TIMED, when=when)
    assert changes(moved, TIMED) == {
        "start": {"dateTime": "2026-12-07T09:00:00Z", "timeZone": "Asia/Tokyo"},
        "end": {"dateTime": "2026-12-07T10:00:00Z", "timeZone": "Asia/Tokyo"},
    }


def test_members_of_the_other_kind_are_cleared_by_name() -> None:
    assert changes(replace(DAYS, title="Portrait"), TIMED)["start"] == {
        "date": "2026-12-07",
        "dateTime": None,
        "timeZone": None,
    }
    assert changes(TIMED, DAYS)["end"] == {
        "dateTime": "2026-12-07T10:00:00Z",
        "timeZone": "Europe/Berlin",
        "date": None,
    }


def test_the_end_of_a_series_is_said() -> None:
    series = replace(TIMED, recurrence=("RRULE:FREQ=DAILY",))
    assert changes(TIMED, series) == {"recurrence": None}
    assert changes(series, TIMED) == {"recurrence": ["RRULE:FREQ=DAILY"]}


def test_a_cancelled_content_is_never_sent() -> None:
    with pytest.raises(ValueError, match="cancelled"):
        changes(replace(TIMED, status=Status.CANCELLED), TIMED)


def test_a_write_without_content_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        call_for(Write(op=Op.UPDATE, remote_id="abcde", etag='"1"'), "cal")


def test_every_write_is_quiet_and_conditional() -> None:
    """B9: nobody is mailed."""
    create = call_for(Write(op=Op.CREATE, remote_id="abcde", content=TIMED), "a#b@c/d")
    assert (create.method, create.etag) == ("POST", None)
    assert create.path == "/calendar/v3/calendars/a%23b%40c%2Fd/events?sendUpdates=none"
    assert create.body is not None
    assert create.body["reminders"] == {"useDefault": True}
    update = call_for(
        Write(op=Op.UPDATE, remote_id="abcde", etag='"1"', content=TIMED, was=DAYS), "cal"
    )
    assert (update.method, update.etag) == ("PATCH", '"1"')
    assert update.body is not None
    assert "reminders" not in update.body
    delete = call_for(Write(op=Op.DELETE, remote_id="abcde", etag='"1"'), "cal")
    assert (delete.method, delete.etag, delete.body) == ("DELETE", '"1"', None)
    assert {call.path.partition("?")[2] for call in (create, update, delete)} == {
        "sendUpdates=none"
    }


def test_an_exception_is_a_patch_of_its_instance() -> None:
    write = Write(
        op=Op.CREATE,
        remote_id="series_20261207T090000Z",
        content=replace(TIMED, place="outside"),
        was=TIMED,
        parent_id="series",
        position=START,
    )
    call = call_for(write, "cal")
    assert call.method == "PATCH"
    assert call.path == "/calendar/v3/calendars/cal/events/series_20261207T090000Z?sendUpdates=none"
    assert call.body == {"location": "outside", "status": "confirmed"}
    unknown = call_for(replace(write, was=None), "cal")
    assert unknown.body is not None
    assert "recurrence" not in unknown.body


def test_instances_are_named_as_google_does() -> None:
    assert instance_id("abc", START) == "abc_20261207T090000Z"
    assert instance_id("abc", date(987, 1, 2)) == "abc_09870102"
    local = START.astimezone(ZoneInfo("Asia/Tokyo"))
    assert instance_id("abc", local) == "abc_20261207T090000Z"


@pytest.mark.parametrize(
    "text",
    ["x" * (DESCRIPTION_LIMIT + 1), "😀" * (DESCRIPTION_LIMIT // 2 + 1), "x " * 65536],
    ids=["one more", "emoji", "128 kB"],
)
def test_a_description_that_is_too_long_is_cut_with_a_note(text: str) -> None:
    body = whole(replace(TIMED, description=text))
    sent = body["description"]
    assert sent.endswith(NOTE)
    assert text.startswith(sent.removesuffix(NOTE).rstrip())
    assert DESCRIPTION_LIMIT - 2 <= units(sent) <= DESCRIPTION_LIMIT
    fits = "x" * DESCRIPTION_LIMIT
    assert whole(replace(TIMED, description=fits))["description"] == fits


def test_a_long_description_that_stays_as_it_is_is_not_sent_again() -> None:
    long = replace(TIMED, description="x" * 65536)
    assert changes(replace(long, title="new"), long) == {"summary": "new"}
    # Nobody sees there what differs beyond the limit.
    assert changes(replace(long, description="x" * 65535 + "y"), long) == {}


def test_a_recurrence_of_no_sense_is_not_sent() -> None:
    odd = replace(TIMED, recurrence=("RRULE:FREQ=HOURLY",))
    assert obstacle(Write(op=Op.CREATE, remote_id="a", content=odd)) == "recurrence_unknown"
    assert obstacle(Write(op=Op.DELETE, remote_id="a", etag='"1"')) == ""
