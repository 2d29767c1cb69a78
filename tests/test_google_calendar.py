"""The calendar replica's behaviour specific to Google; the rest is in the contract suite."""

from datetime import date, datetime, timedelta
import logging
import re
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import Timed
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.errors import Refusal
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.calendar.items import CalendarItem
from custom_components.studio_sync.sync.model import Op, RemoteItem, SkippedItem, Verdict, Write
from custom_components.studio_sync.sync.ports import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    ReplicaGone,
    Unreachable,
)
from tests.calendar_contract import timed
from tests.google_client import Way, way_to_nonsense
from tests.google_emulator import Kind
from tests.google_fixtures import bend
from tests.replica_side import all_of, by_id, not_asked, nothing_known, write_one

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 12, 7, 10, tzinfo=BERLIN)
DAY = {"date": "2026-12-07"}


# -- names -------------------------------------------------------------------------------


def test_ids_are_of_googles_alphabet_and_differ_by_everything(way: Way) -> None:
    replicas = [way.replica(), way.replica("other@group.calendar.google.com")]
    ids = {r.remote_id(name, n) for r in replicas for name in ("a", "b") for n in (0, 1)}
    assert len(ids) == 8
    assert all(re.fullmatch(r"[a-v0-9]{5,1024}", one) for one in ids)
    assert replicas[0].id == f"{way.person.sub}:anna@example.com"
    assert replicas[0].child_id("abcde", date(2026, 12, 7)) == "abcde_20261207"


async def test_a_calendar_id_may_hold_any_character(way: Way) -> None:
    way.person.add_calendar("Odd", calendar_id="odd#a?b/c%d@group.v.calendar.google.com")
    replica = way.replica("odd#a?b/c%d@group.v.calendar.google.com")
    write = Write(op=Op.CREATE, remote_id=replica.remote_id("a", 0), content=timed())
    assert (await write_one(replica, write)).verdict is Verdict.DONE
    assert len((await all_of(replica)).items) == 1


# -- listings ----------------------------------------------------------------------------


async def test_the_calendars_zone_comes_with_the_listing(way: Way) -> None:
    """S17: for the repair that names both zones."""
    replica = way.replica(zone="Asia/Tokyo")
    first = await all_of(replica)
    assert first.about["zone"] == "Europe/Berlin"
    way.phone.set_time_zone("America/New_York")
    assert (await replica.fetch(first.cursor, not_asked)).about["zone"] == "America/New_York"


async def test_changing_the_calendars_zone_shifts_nothing(way: Way) -> None:
    """S17."""
    way.phone.add("Portrait", start=TEN, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
    before = await all_of(way.replica())
    way.phone.set_time_zone("Pacific/Apia")
    assert (await all_of(way.replica())).items == before.items


async def test_many_pages_are_one_listing(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.studio_sync.google.calendar._QUERY", "maxResults=7")
    for number in range(20):
        way.phone.add(str(number), start=TEN)
    assert len((await all_of(way.replica())).items) == 20
    assert way.transport.requests == 3


async def test_a_listing_without_an_end_is_an_error(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.studio_sync.google.calendar._QUERY", "maxResults=1")
    monkeypatch.setattr("custom_components.studio_sync.google.calendar.MOST_PAGES", 3)
    for number in range(5):
        way.phone.add(str(number), start=TEN)
    with pytest.raises(ReplicaError, match="without an end"):
        await all_of(way.replica())


async def test_half_a_listing_is_none(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """B5: what comes is complete, or an error."""
    monkeypatch.setattr("custom_components.studio_sync.google.calendar._QUERY", "maxResults=1")
    for number in range(3):
        way.phone.add(str(number), start=TEN)
    way.google.faults.add(Kind.ERROR, status=503, nth=2, count=None)
    with pytest.raises(Unreachable):
        await all_of(way.replica())


async def test_one_odd_event_breaks_no_page(odd_way: Way) -> None:
    way = odd_way
    good = way.phone.add("good", start=TEN)["id"]
    odd = way.phone.add("odd", start=TEN)["id"]
    bend(way, odd, summary={"not": "a text"})
    delta = await all_of(way.replica(), [good, odd])
    assert [item.id for item in delta.items] == [good]
    assert delta.skipped == (SkippedItem(remote_id=odd, reason="malformed", problem=True),)
    found = await way.replica().get([odd, good])
    assert found[0] == SkippedItem(remote_id=odd, reason="malformed", problem=True)
    assert isinstance(found[1], RemoteItem)


async def test_each_event_that_makes_no_sense_has_its_reason(odd_way: Way) -> None:
    way = odd_way
    early = {"dateTime": "0001-01-01T00:00:00Z"}
    way.phone.add("early", start=early, end={"dateTime": "0001-01-01T01:00:00Z"})
    way.phone.add("leave", start=TEN, eventType="outOfOffice")
    way.phone.add("days", start=date(2026, 12, 24), eventType="birthday")
    delta = await all_of(way.replica())
    assert [(item.reason, item.problem) for item in delta.skipped] == [
        ("date_out_of_range", True),
        ("event_type", False),
        ("event_type", False),
    ]


async def test_old_tombstones_that_were_never_ours_are_left_out_of_a_full_listing(
    way: Way,
) -> None:
    ours, theirs = way.phone.add("ours", start=TEN)["id"], way.phone.add("theirs", start=TEN)["id"]
    way.phone.delete(ours)
    way.phone.delete(theirs)
    delta = await all_of(way.replica(), [ours])
    assert [(item.id, item.content) for item in delta.items] == [(ours, None)]
    assert way.transport.requests == 1, "the listing itself proves it"


@pytest.mark.parametrize(
    "cursor", ["0:token", "token", "2:owner:", "3:", "3:owner:", "3:owner:nonsense"]
)
async def test_a_cursor_of_another_form_means_a_full_listing(way: Way, cursor: str) -> None:
    assert (await way.replica().fetch(cursor, nothing_known)).full


async def test_a_cursor_that_google_finds_bad_means_a_full_listing(way: Way) -> None:
    first = await all_of(way.replica())
    way.google.faults.add(Kind.ERROR, status=400, reason="badRequest", count=1)
    assert (await way.replica().fetch(first.cursor, nothing_known)).full


async def test_a_token_that_dies_between_pages_means_a_full_listing(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.studio_sync.google.calendar._QUERY", "maxResults=1")
    first = await all_of(way.replica())
    ids = {way.phone.add(str(number), start=TEN)["id"] for number in range(3)}
    way.google.faults.add(Kind.SYNC_GONE, nth=2, count=1)
    delta = await way.replica().fetch(first.cursor, nothing_known)
    assert delta.full
    assert by_id(delta).keys() == ids


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        (403, "forbidden", AccessRefused),
        (403, "requiredAccessLevel", AccessRefused),
        (404, "notFound", ReplicaGone),
        (400, "badRequest", Refusal),
        (429, None, RateLimited),
    ],
)
async def test_a_listing_that_is_refused_tells_why(
    way: Way, status: int, reason: str | None, expected: type[ReplicaError]
) -> None:
    first = await all_of(way.replica())
    way.google.faults.add(Kind.ERROR, status=status, reason=reason, count=None)
    for cursor in (None, first.cursor):
        with pytest.raises(expected):
            await way.replica().fetch(cursor, nothing_known)
    with pytest.raises(expected):
        await way.replica().get(["abcde"])
    with pytest.raises(expected if status not in (400, 404) else ReplicaError):
        await way.replica().get(["abcde", "bcdef", "cdefg", "defgh"])


async def test_a_series_that_is_gone_has_no_dates(way: Way) -> None:
    """Those of another one are read all the same."""
    rule = ["RRULE:FREQ=WEEKLY;COUNT=3"]
    gone, whole = (
        str(way.phone.add(f"Course {n}", start=TEN, recurrence=rule)["id"]) for n in range(2)
    )
    way.phone.delete(gone)
    dates = await way.replica().children([gone, whole, "never"])
    there = [each for each in dates if isinstance(each, RemoteItem) and each.content is not None]
    assert [each.parent_id for each in there] == [whole] * 3


async def test_dates_that_are_refused_tell_why(way: Way) -> None:
    whole = str(way.phone.add("Course", start=TEN, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])["id"])
    way.google.faults.add(Kind.ERROR, status=403, reason="forbidden", path="instances", count=None)
    with pytest.raises(AccessRefused):
        await way.replica().children([whole])


async def test_more_missing_items_than_a_batch_takes_are_all_asked_for(way: Way) -> None:
    known = [f"never{number:03}" for number in range(120)]
    delta = await all_of(way.replica(), known)
    assert {item.id for item in delta.items if item.content is None} == set(known)
    assert way.transport.requests == 1 + 3


async def test_a_half_answered_look_is_an_error(way: Way) -> None:
    """B5."""
    way.google.faults.add(Kind.ERROR, status=503, where="inner", nth=2, count=None)
    with pytest.raises(Unreachable):
        await all_of(way.replica(), ["never1", "never2"])


async def test_invitations_tell_their_guests_and_whether_they_are_declined(way: Way) -> None:
    attendees = [
        {"email": "anna@example.com", "responseStatus": "declined"},
        {"email": "client@example.com"},
    ]
    way.phone.add("Meeting", start=TEN, attendees=attendees)
    (item,) = (await all_of(way.replica())).items
    assert isinstance(item, CalendarItem)
    assert (item.guests, item.declined) == (("client@example.com",), True)


async def test_a_split_series_comes_as_two(way: Way) -> None:
    """S18."""
    series = way.phone.add("Course", start=TEN, recurrence=["RRULE:FREQ=WEEKLY;COUNT=6"])["id"]
    first = await all_of(way.replica())
    new = way.phone.split_series(series, TEN + timedelta(days=14), summary="Course B")["id"]
    items = by_id(await way.replica().fetch(first.cursor, not_asked))
    old, rest = items[series].content, items[new].content
    assert old is not None
    assert rest is not None
    assert old.recurrence == ("RRULE:FREQ=WEEKLY;UNTIL=20261221T085959Z",)
    assert (rest.title, rest.recurrence) == ("Course B", ("RRULE:FREQ=WEEKLY;COUNT=4",))


END = {"nextSyncToken": "t"}


@pytest.mark.parametrize(
    "page",
    [
        [],
        {"items": []},
        {"items": {}, **END},
        {"items": [], "nextSyncToken": 7},
        {"items": [], "nextPageToken": ""},
    ],
    ids=str,
)
@pytest.mark.usefixtures("socket_enabled")
async def test_a_listing_of_no_sense_is_no_listing(page: object) -> None:
    """B5: least of all an empty one."""
    async with way_to_nonsense([page]) as transport:
        with pytest.raises(Unreachable):
            await all_of(replica_by(transport))


@pytest.mark.usefixtures("socket_enabled")
async def test_a_page_without_a_known_zone_has_that_of_the_page_before() -> None:
    day = {"id": "a", "etag": '"1"', "start": {"dateTime": "2026-12-07T10:00:00Z"}}
    event = day | {"end": day["start"]}
    pages: list[object] = [
        {"timeZone": "Asia/Tokyo", "items": [], "nextPageToken": "p"},
        {"timeZone": "Mars/Olympus", "items": [event, 7, event], **END},
    ]
    async with way_to_nonsense(pages) as transport:
        delta = await all_of(replica_by(transport))
    (item,) = delta.items
    assert item.content is not None
    assert isinstance(item.content.when, Timed)
    assert (delta.about["zone"], item.content.when.zone) == ("Asia/Tokyo", "Asia/Tokyo")
    assert delta.skipped == (SkippedItem(remote_id=None, reason="malformed", problem=True),)


def replica_by(transport: GoogleTransport) -> CalendarReplica:
    """Make a replica that nobody knows."""
    return CalendarReplica(transport, "sub", "cal", book_id="book", default_zone="UTC")


# -- secrets -----------------------------------------------------------------------------


async def test_nothing_private_is_logged(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="custom_components")
    way.phone.add("Secret wedding", start=TEN)
    first = await all_of(way.replica(), ["never"])
    way.phone.expire_sync_tokens()
    await way.replica().fetch(first.cursor, nothing_known)
    with pytest.raises(ReplicaGone) as raised:
        await way.replica("gone@example.com").get(["abcde"])
    text = str(raised.value) + "\n".join(
        record.getMessage() for record in caplog.records if "studio_sync" in record.name
    )
    assert "listing all" in text
    for secret in ("Secret", "anna", "example.com", "abcde"):
        assert secret not in text
