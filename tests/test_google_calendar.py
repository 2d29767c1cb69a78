"""What is Google's own in the calendar replica; the rest is in the contract suite."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
import logging
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.errors import Refusal, Unreadable, UsageLimit
from custom_components.studio_sync.google.transport import GoogleTransport
from custom_components.studio_sync.sync.model import Op, RemoteItem, SetAside, Verdict, Write
from custom_components.studio_sync.sync.replica import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    ReplicaGone,
    Unreachable,
)
from tests.google_client import Way, way_to, way_to_nonsense
from tests.google_emulator import GoogleEmulator, Kind
from tests.replica_contract import all_of, by_id, not_asked, nothing_known, timed, write_one

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 12, 7, 10, tzinfo=BERLIN)
DAY = {"date": "2026-12-07"}


@pytest.fixture
async def google(socket_enabled: None) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator; whatever the replica sends must fit the discovery document."""
    async with GoogleEmulator(strict=True) as google:
        yield google
        assert google.violations == []
        assert google.mails == []


@pytest.fixture
async def way(google: GoogleEmulator) -> AsyncIterator[Way]:
    """Open a way to it."""
    async with way_to(google, google.add_account("anna@example.com")) as way:
        yield way


@pytest.fixture
async def odd_way(socket_enabled: None) -> AsyncIterator[Way]:
    """Open a way to an emulator that may answer what Google never should."""
    async with (
        GoogleEmulator(check=False) as google,
        way_to(google, google.add_account("anna@example.com")) as way,
    ):
        yield way


def bend(way: Way, event_id: str, **fields: object) -> None:
    """Give an event members that nobody could have written."""
    event = way.phone.calendar.events[event_id]
    event.fields.update(fields)
    event.cache = None


async def create(way: Way, content: Content, name: str = "record") -> RemoteItem:
    """Create an item through the replica."""
    replica = way.replica()
    write = Write(op=Op.CREATE, remote_id=replica.remote_id(name, 0), content=content)
    outcome = await write_one(replica, write)
    assert outcome.item is not None
    return outcome.item


def statuses(way: Way) -> list[int]:
    """Return the statuses of the calls, those inside of batches as well."""
    return [entry.status for entry in way.google.log]


# -- names -------------------------------------------------------------------------------


def test_ids_are_of_googles_alphabet_and_differ_by_everything(way: Way) -> None:
    replicas = [way.replica(), way.replica("other@group.calendar.google.com")]
    ids = {r.remote_id(name, n) for r in replicas for name in ("a", "b") for n in (0, 1)}
    assert len(ids) == 8
    assert all(re.fullmatch(r"[a-v0-9]{5,1024}", one) for one in ids)
    assert replicas[0].id == f"{way.person.sub}:anna@example.com"
    assert replicas[0].instance_id("abcde", date(2026, 12, 7)) == "abcde_20261207"
    with pytest.raises(TypeError):
        replicas[0].instance_id("abcde", "20261207")


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
    assert first.zone == "Europe/Berlin"
    way.phone.set_time_zone("America/New_York")
    assert (await replica.fetch(first.cursor, not_asked)).zone == "America/New_York"


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
    assert delta.set_aside == (SetAside(remote_id=odd, reason="malformed", problem=True),)
    with pytest.raises(Unreadable, match="malformed"):
        await way.replica().get([odd])


async def test_each_event_that_makes_no_sense_has_its_reason(odd_way: Way) -> None:
    way = odd_way
    early = {"dateTime": "0001-01-01T00:00:00Z"}
    way.phone.add("early", start=early, end={"dateTime": "0001-01-01T01:00:00Z"})
    way.phone.add("leave", start=TEN, eventType="outOfOffice")
    way.phone.add("days", start=date(2026, 12, 24), eventType="birthday")
    delta = await all_of(way.replica())
    assert [(aside.reason, aside.problem) for aside in delta.set_aside] == [
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


@pytest.mark.parametrize("cursor", ["0:token", "token", "1:", "1:nonsense"])
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
    assert (delta.zone, item.content.when.zone) == ("Asia/Tokyo", "Asia/Tokyo")
    assert delta.set_aside == (SetAside(remote_id=None, reason="malformed", problem=True),)


def replica_by(transport: GoogleTransport) -> CalendarReplica:
    """Make a replica that nobody knows."""
    return CalendarReplica(transport, "sub", "cal", book_id="book", default_zone="UTC")


# -- writes ------------------------------------------------------------------------------


async def test_what_we_do_not_know_survives_our_update(way: Way) -> None:
    event = way.phone.add(
        "Portrait",
        start=TEN,
        colorId="4",
        attendees=[{"email": "client@example.com"}],
        reminders={"useDefault": False, "overrides": [{"method": "popup", "minutes": 5}]},
        extendedProperties={"private": {"other": "app"}},
    )
    item = by_id(await all_of(way.replica()))[event["id"]]
    assert item.content is not None
    new = replace(
        item.content, title="Wedding", when=AllDay(start=TEN.date(), end=date(2027, 1, 1))
    )
    write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=new, was=item.content)
    assert (await write_one(way.replica(), write)).verdict is Verdict.DONE
    after = way.phone.get(item.id)
    changed = {name for name in event.keys() | after.keys() if event.get(name) != after.get(name)}
    assert changed == {"summary", "start", "end", "etag", "updated", "sequence"}


async def test_no_guest_is_ever_mailed(way: Way) -> None:
    """B9; the fixture looks into the mails."""
    guests = [{"email": "client@example.com"}]
    event = way.phone.add("Portrait", start=TEN, attendees=guests)
    (item,) = (await all_of(way.replica())).items
    assert item.content is not None
    new = replace(item.content, title="Wedding")
    write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=new, was=item.content)
    outcome = await write_one(way.replica(), write)
    assert outcome.item is not None
    delete = Write(op=Op.DELETE, remote_id=event["id"], etag=outcome.item.etag)
    assert (await write_one(way.replica(), delete)).verdict is Verdict.DONE


async def test_a_thousand_new_items_are_twenty_requests(way: Way) -> None:
    replica = way.replica()
    for number in range(20):
        writes = [
            Write(op=Op.CREATE, remote_id=replica.remote_id(f"{number}/{i}", 0), content=timed())
            for i in range(50)
        ]
        assert {o.verdict for o in await replica.write(writes)} == {Verdict.DONE}
    assert replica.requests == 20


@pytest.mark.parametrize(
    ("status", "reason", "key"),
    [
        (403, "forbiddenForNonOrganizer", "not_organizer"),
        (403, "forbidden", "forbidden"),
        (403, "eventTypeRestriction", "event_type"),
        (400, "eventTypeRestriction", "event_type"),
        (400, "invalid", "invalid"),
        (400, "timeRangeEmpty", "time_range_empty"),
        (413, None, "too_large"),
        (422, None, "invalid"),
    ],
)
async def test_a_refused_write_tells_why(
    way: Way, status: int, reason: str | None, key: str
) -> None:
    item = await create(way, timed())
    fault = {"status": status, "reason": reason or "unknown", "method": "PATCH"}
    way.google.faults.add(Kind.ERROR, **fault, count=None)
    write = Write(
        op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("new"), was=timed()
    )
    outcome = await write_one(way.replica(), write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, key)


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ({"status": 429}, "rate_limited"),
        ({"status": 503}, "unreachable"),
        ({"status": 403, "reason": "quotaExceeded"}, "usage_limit"),
        ({"status": 401}, "sign_in_expired"),
        ({"status": 403, "reason": "requiredAccessLevel"}, "access_refused"),
    ],
    ids=str,
)
async def test_a_write_that_fails_among_others_may_work_next_time(
    way: Way, fault: dict[str, Any], key: str
) -> None:
    item = await create(way, timed())
    way.google.faults.add(Kind.ERROR, **fault, method="DELETE", where="inner", count=None)
    outcomes = await way.replica().write(
        [
            Write(op=Op.DELETE, remote_id=item.id, etag=item.etag),
            Write(op=Op.CREATE, remote_id="abcde", content=timed()),
        ]
    )
    assert [(o.verdict, o.reason) for o in outcomes] == [(Verdict.FAILED, key), (Verdict.DONE, "")]


async def test_writes_that_meet_a_usage_limit_raise(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=403, reason="quotaExceeded", where="inner", count=None)
    with pytest.raises(UsageLimit):
        await create(way, timed())


async def test_a_conflict_on_an_update_may_work_next_time(way: Way) -> None:
    item = await create(way, timed())
    way.google.faults.add(Kind.ERROR, status=409, reason="conflict", method="PATCH")
    write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("n"), was=timed())
    outcome = await write_one(way.replica(), write)
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "conflict")


async def test_an_update_of_something_never_seen_is_stale(way: Way) -> None:
    """Without an etag a write could undo what a person did."""
    item = await create(way, timed())
    blind = Write(op=Op.UPDATE, remote_id=item.id, content=timed("new"))
    outcome = await write_one(way.replica(), blind)
    assert (outcome.verdict, outcome.item) == (Verdict.STALE, item)
    way.phone.delete(item.id)
    outcome = await write_one(way.replica(), replace(blind, op=Op.DELETE, content=None))
    assert outcome.verdict is Verdict.GONE


async def test_what_became_unwritable_is_refused_with_its_reason(way: Way) -> None:
    item = await create(way, timed())
    way.phone.edit(item.id, summary="theirs")
    bend(way, item.id, eventType="fromGmail")
    write = Write(op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("n"), was=timed())
    outcome = await write_one(way.replica(), write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "event_type")


async def test_an_unknown_zone_is_refused_and_the_rest_is_done(way: Way) -> None:
    when = Timed(start=TEN.astimezone(UTC), end=TEN.astimezone(UTC), zone="Mars/Olympus")
    outcomes = await way.replica().write(
        [
            Write(op=Op.CREATE, remote_id="abcde", content=timed(when=when)),
            Write(op=Op.CREATE, remote_id="bcdef", content=timed()),
        ]
    )
    assert [(o.verdict, o.reason) for o in outcomes] == [
        (Verdict.REFUSED, "invalid"),
        (Verdict.DONE, ""),
    ]


async def test_a_description_too_long_is_refused_unsent(way: Way) -> None:
    outcome = await write_one(
        way.replica(),
        Write(op=Op.CREATE, remote_id="abcde", content=timed(description="x" * 65536)),
    )
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "description_too_long")
    assert way.transport.requests == 0


async def test_a_long_description_from_google_is_read_whole(way: Way) -> None:
    text = "😀שלום\n" * 11000
    bend(way, way.phone.add("long", start=TEN)["id"], description=text)
    (item,) = (await all_of(way.replica())).items
    assert item.content is not None
    assert item.content.description == text


async def test_an_answer_of_no_sense_to_a_write_believes_what_was_sent(odd_way: Way) -> None:
    item = await create(odd_way, timed())
    bend(odd_way, item.id, location=7)
    write = Write(
        op=Op.UPDATE, remote_id=item.id, etag=item.etag, content=timed("new"), was=timed()
    )
    outcome = await write_one(odd_way.replica(), write)
    assert outcome.verdict is Verdict.DONE
    assert outcome.item is not None
    assert (outcome.item.content, outcome.item.etag) == (timed("new"), None)


async def test_a_lost_look_after_a_write_leaves_it_unknown(way: Way) -> None:
    item = await create(way, timed())
    way.google.faults.add(Kind.ERROR, status=503, method="GET", count=None)
    outcomes = await way.replica().write(
        [
            Write(op=Op.CREATE, remote_id=item.id, content=timed()),
            Write(op=Op.DELETE, remote_id="never", etag='"1"'),
            Write(op=Op.CREATE, remote_id="abcde", content=timed()),
        ]
    )
    assert [(o.verdict, o.reason) for o in outcomes] == [
        (Verdict.FAILED, "unreachable"),
        (Verdict.FAILED, "unreachable"),
        (Verdict.DONE, ""),
    ]


async def test_a_calendar_that_vanishes_amid_the_writes_proves_nothing(way: Way) -> None:
    """B5."""
    item = await create(way, timed())
    way.google.faults.add(
        Kind.ERROR, status=404, reason="notFound", method="DELETE", where="inner", count=None
    )
    way.google.faults.add(Kind.ERROR, status=404, reason="notFound", method="GET", count=None)
    outcomes = await way.replica().write(
        [
            Write(op=Op.DELETE, remote_id=item.id, etag=item.etag),
            Write(op=Op.CREATE, remote_id="abcde", content=timed()),
        ]
    )
    assert [(o.verdict, o.reason) for o in outcomes] == [
        (Verdict.FAILED, "calendar_gone"),
        (Verdict.DONE, ""),
    ]


async def test_an_instance_of_days_is_changed_into_hours(way: Way) -> None:
    """Whatever the instance was, what is sent makes it what it shall be."""
    series = await create(
        way,
        Content(
            title="Fair",
            when=AllDay(start=date(2026, 12, 7), end=date(2026, 12, 8)),
            recurrence=("RRULE:FREQ=WEEKLY;COUNT=4",),
        ),
    )
    start = date(2026, 12, 14)
    write = Write(
        op=Op.CREATE,
        remote_id=way.replica().instance_id(series.id, start),
        content=timed(status=Status.TENTATIVE),
        series_id=series.id,
        original_start=start,
    )
    outcome = await write_one(way.replica(), write)
    assert outcome.item is not None
    assert outcome.item.content == timed(status=Status.TENTATIVE)
    assert outcome.item.original_start == start


async def test_deleting_an_instance_tells_which_it_was(way: Way) -> None:
    series = await create(way, timed(recurrence=("RRULE:FREQ=DAILY;COUNT=3",)))
    start = TEN.astimezone(UTC) + timedelta(days=1)
    write = Write(
        op=Op.DELETE,
        remote_id=way.replica().instance_id(series.id, start),
        series_id=series.id,
        original_start=start,
    )
    outcome = await write_one(way.replica(), write)
    assert outcome.item == RemoteItem(
        id=write.remote_id, etag=None, content=None, series_id=series.id, original_start=start
    )


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
