"""Writing to a calendar, as far as specific to Google; the rest is in the contract suite."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed
from custom_components.studio_sync.google.errors import UsageLimit
from custom_components.studio_sync.sync.limits import cut
from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write
from tests.calendar_contract import timed
from tests.google_client import Way
from tests.google_emulator import Kind
from tests.google_fixtures import bend, create
from tests.replica_side import all_of, by_id, write_one

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 12, 7, 10, tzinfo=BERLIN)
DAY = {"date": "2026-12-07"}


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
    delete = Write[Content](op=Op.DELETE, remote_id=event["id"], etag=outcome.item.etag)
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


async def test_a_rule_that_google_would_not_keep_is_refused_unsent(way: Way) -> None:
    content = replace(timed(), recurrence=("RRULE:FREQ=HOURLY;COUNT=3",))
    outcome = await write_one(
        way.replica(), Write(op=Op.CREATE, remote_id="abcde", content=content)
    )
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "recurrence_unknown")
    assert way.transport.requests == 0


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


async def test_a_description_too_long_is_cut_and_told(way: Way) -> None:
    content = timed(description="x" * 65536)
    outcome = await write_one(
        way.replica(), Write(op=Op.CREATE, remote_id="abcde", content=content)
    )
    assert (outcome.verdict, outcome.reason) == (Verdict.DONE, "description_too_long")
    there_now = way.phone.get("abcde")["description"]
    assert there_now == cut(content.description, 8192)
    new = replace(content, description=content.description + "y")
    assert outcome.item is not None
    write = Write(op=Op.UPDATE, remote_id="abcde", etag=outcome.item.etag, content=new, was=content)
    # Only beyond what is shown there does it differ.
    again = await write_one(way.replica(), write)
    assert (again.verdict, again.reason) == (Verdict.DONE, "description_too_long")
    assert way.transport.requests == 1


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
    """Whatever the instance was, what is sent makes it what it is to be."""
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
        remote_id=way.replica().child_id(series.id, start),
        content=timed(status=Status.TENTATIVE),
        parent_id=series.id,
        position=start,
    )
    outcome = await write_one(way.replica(), write)
    assert outcome.item is not None
    assert outcome.item.content == timed(status=Status.TENTATIVE)
    assert outcome.item.position == start


async def test_deleting_an_instance_tells_which_it_was(way: Way) -> None:
    series = await create(way, timed(recurrence=("RRULE:FREQ=DAILY;COUNT=3",)))
    start = TEN.astimezone(UTC) + timedelta(days=1)
    write = Write[Content](
        op=Op.DELETE,
        remote_id=way.replica().child_id(series.id, start),
        parent_id=series.id,
        position=start,
    )
    outcome = await write_one(way.replica(), write)
    assert outcome.item == RemoteItem(
        id=write.remote_id, etag=None, content=None, parent_id=series.id, position=start
    )
