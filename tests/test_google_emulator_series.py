"""The Google emulator: recurring events, their occurrences and exceptions."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.google_emulator import Person
from tests.google_emulator.caller import Caller
from tests.google_emulator.wire import JsonObject

pytest_plugins = ["tests.google_emulator.fixtures"]

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 10, 20, 10, tzinfo=BERLIN)  # a Tuesday, before summer time ends
SECOND, THIRD, FOURTH = (
    datetime(2026, month, day, 10, tzinfo=BERLIN) for month, day in ((10, 27), (11, 3), (11, 10))
)
WEEKLY = ["RRULE:FREQ=WEEKLY;COUNT=4"]


def series(**fields: object) -> JsonObject:
    """Return a weekly series of four in Berlin."""
    return {
        "id": "serie",
        "start": {"dateTime": "2026-10-20T10:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-10-20T11:00:00", "timeZone": "Europe/Berlin"},
        "recurrence": WEEKLY,
        **fields,
    }


async def instances(
    caller: Caller, event_id: str = "serie", **query: str | int
) -> list[JsonObject]:
    """Return what events.instances lists."""
    path = f"/calendars/primary/events/{event_id}/instances"
    items: list[JsonObject] = (await caller.api("GET", path, query=query)).json["items"]
    return items


async def test_occurrences_keep_their_wall_clock_time(caller: Caller) -> None:
    created = await caller.insert(series())
    assert created.status == 200, created.text
    found = await instances(caller)
    assert [item["start"]["dateTime"] for item in found] == [
        "2026-10-20T10:00:00+02:00",
        "2026-10-27T10:00:00+01:00",
        "2026-11-03T10:00:00+01:00",
        "2026-11-10T10:00:00+01:00",
    ]
    assert found[1]["id"] == "serie_20261027T090000Z"
    assert found[1]["recurringEventId"] == "serie"
    assert found[1]["originalStartTime"]["dateTime"] == "2026-10-27T10:00:00+01:00"
    assert "recurrence" not in found[1]
    assert (await caller.get(found[1]["id"])).json == found[1]
    assert (await caller.get("serie_20261028T090000Z")).status == 404
    listed = (await caller.all(singleEvents="true"))[0]
    assert [item["id"] for item in listed] == [item["id"] for item in found]


async def test_all_day_series_have_dates_in_their_ids(caller: Caller, anna: Person) -> None:
    event = anna.primary.add(
        "Fair", start=date(2026, 12, 24), recurrence=["RRULE:FREQ=YEARLY;UNTIL=20281224"]
    )
    found = await instances(caller, event["id"])
    assert [item["id"].rpartition("_")[2] for item in found] == ["20261224", "20271224", "20281224"]
    assert found[1]["end"] == {"date": "2027-12-25"}


async def test_a_start_outside_of_the_rule_is_an_occurrence_all_the_same(caller: Caller) -> None:
    await caller.insert(series(recurrence=["RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2"]))
    days = [item["start"]["dateTime"][:10] for item in await instances(caller)]
    assert days == ["2026-10-20", "2026-10-22", "2026-10-29"]


async def test_exdate_and_rdate_change_the_occurrences(caller: Caller) -> None:
    lines = [
        *WEEKLY,
        "EXDATE;TZID=Europe/Berlin:20261027T100000",
        "RDATE:20261028T090000Z",
    ]
    await caller.insert(series(recurrence=lines))
    days = [item["start"]["dateTime"][:10] for item in await instances(caller)]
    assert days == ["2026-10-20", "2026-10-28", "2026-11-03", "2026-11-10"]


@pytest.mark.parametrize(
    "line",
    [
        "FREQ=WEEKLY",
        "RRULE:FREQ=SOMETIMES",
        "RRULE:FREQ=HOURLY",
        "RRULE:INTERVAL=2",
        "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20261201T000000Z",
        "RRULE:FREQ=DAILY;UNTIL=20261201",
        "RRULE:FREQ=DAILY;BYDAY=XX",
        "RRULE:FREQ=DAILY;COUNT=0",
        "DTSTART:20261020T100000Z",
        "EXDATE:20261027T090000Z",
    ],
)
async def test_a_bad_rule_is_refused(caller: Caller, line: str) -> None:
    answer = await caller.insert(series(recurrence=[line]))
    assert (answer.status, answer.reason) == (400, "invalid")


async def test_changing_an_occurrence_makes_an_exception(caller: Caller) -> None:
    await caller.insert(series(summary="Shoot"))
    _, token = await caller.all()
    moved = {
        "summary": "Moved",
        "start": {"dateTime": "2026-10-28T15:00:00+01:00"},
        "end": {"dateTime": "2026-10-28T16:00:00+01:00"},
    }
    exception = (await caller.patch("serie_20261027T090000Z", moved)).json
    assert exception["originalStartTime"]["dateTime"] == "2026-10-27T10:00:00+01:00"
    assert (await caller.delete("serie_20261103T090000Z")).status == 204
    changed, _ = await caller.all(syncToken=token)
    assert [item["id"] for item in changed] == ["serie_20261027T090000Z", "serie_20261103T090000Z"]
    assert changed[1].keys() == {
        "kind",
        "etag",
        "id",
        "status",
        "recurringEventId",
        "originalStartTime",
    }
    # Cancelled exceptions are listed even without showDeleted, unless single events are asked for.
    assert [item["id"] for item in (await caller.all())[0]] == [
        "serie",
        "serie_20261027T090000Z",
        "serie_20261103T090000Z",
    ]
    singles = (await caller.all(singleEvents="true", orderBy="startTime"))[0]
    assert [item["start"]["dateTime"][:10] for item in singles] == [
        "2026-10-20",
        "2026-10-28",
        "2026-11-10",
    ]
    # Exceptions stay as they are when the series changes otherwise.
    await caller.patch("serie", {"summary": "Renamed"})
    assert [item["summary"] for item in await instances(caller)] == ["Renamed", "Moved", "Renamed"]


async def test_an_occurrence_deleted_can_be_brought_back(caller: Caller) -> None:
    await caller.insert(series())
    await caller.delete("serie_20261027T090000Z")
    assert (await caller.delete("serie_20261027T090000Z")).reason == "deleted"
    assert (await caller.patch("serie_20261027T090000Z", {"summary": "x"})).status == 403
    back = await caller.patch("serie_20261027T090000Z", {"status": "confirmed"})
    assert back.status == 200
    assert len(await instances(caller)) == 4


async def test_an_occurrence_cannot_recur(caller: Caller) -> None:
    await caller.insert(series())
    answer = await caller.patch("serie_20261027T090000Z", {"recurrence": WEEKLY})
    assert (answer.status, answer.reason) == (400, "invalid")


async def test_what_is_immutable_stays(caller: Caller) -> None:
    await caller.insert(series())
    other = {"originalStartTime": {"dateTime": "2026-10-27T12:00:00+01:00"}}
    assert (await caller.patch("serie_20261027T090000Z", other)).status == 400
    same = (await caller.get("serie_20261027T090000Z")).json
    assert (await caller.update("serie_20261027T090000Z", same)).status == 200
    assert (await caller.patch("serie", {"id": "other"})).status == 400


async def test_if_match_on_an_untouched_occurrence_is_the_series_etag(caller: Caller) -> None:
    etag = (await caller.insert(series())).json["etag"]
    first = await caller.patch("serie_20261027T090000Z", {"summary": "a"}, etag)
    assert first.status == 200
    assert (await caller.patch("serie_20261027T090000Z", {"summary": "b"}, etag)).status == 412


async def test_moving_a_series_drops_its_exceptions(caller: Caller) -> None:
    await caller.insert(series())
    await caller.patch("serie_20261027T090000Z", {"summary": "Exception"})
    _, token = await caller.all()
    later = {
        "start": {"dateTime": "2026-10-20T12:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-10-20T13:00:00", "timeZone": "Europe/Berlin"},
    }
    await caller.patch("serie", later)
    changed, _ = await caller.all(syncToken=token)
    assert {item["id"]: item["status"] for item in changed} == {
        "serie_20261027T090000Z": "cancelled",
        "serie": "confirmed",
    }
    assert [item["id"] for item in (await caller.all())[0]] == ["serie"]
    assert len(await instances(caller)) == 4


async def test_deleting_a_series_leaves_one_tombstone(caller: Caller) -> None:
    await caller.insert(series())
    await caller.patch("serie_20261027T090000Z", {"summary": "Exception"})
    _, token = await caller.all()
    await caller.delete("serie")
    changed, _ = await caller.all(syncToken=token)
    assert [(item["id"], item["status"]) for item in changed] == [("serie", "cancelled")]
    assert (await caller.all())[0] == []
    assert (await caller.patch("serie_20261027T090000Z", {"summary": "x"})).status == 403
    assert (await caller.delete("serie_20261103T090000Z")).status == 410


async def test_single_events_tell_what_vanished(caller: Caller) -> None:
    await caller.insert(series())
    _, token = await caller.all(singleEvents="true")
    await caller.patch("serie", {"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=2"]})
    changed, token = await caller.all(singleEvents="true", syncToken=token)
    assert {item["id"]: item["status"] for item in changed} == {
        "serie_20261020T080000Z": "confirmed",
        "serie_20261027T090000Z": "confirmed",
        "serie_20261103T090000Z": "cancelled",
        "serie_20261110T090000Z": "cancelled",
    }
    await caller.delete("serie")
    changed, _ = await caller.all(singleEvents="true", syncToken=token)
    assert {item["status"] for item in changed} == {"cancelled"}


async def test_a_series_can_become_a_single_event_and_back(caller: Caller) -> None:
    await caller.insert(series())
    await caller.delete("serie_20261027T090000Z")
    single = (await caller.patch("serie", {"recurrence": None})).json
    assert "recurrence" not in single
    assert [item["id"] for item in (await caller.all())[0]] == ["serie"]
    assert (await caller.get("serie_20261103T090000Z")).status == 404
    await caller.patch("serie", {"recurrence": WEEKLY})
    assert len(await instances(caller)) == 4


async def test_this_and_following_splits_a_series(caller: Caller, anna: Person) -> None:
    event = anna.primary.add("Shoot", start=FIRST, recurrence=WEEKLY)
    new = anna.primary.split_series(event["id"], THIRD, summary="Shoot, indoors")
    assert new["recurrence"] == ["RRULE:FREQ=WEEKLY;COUNT=2"]
    assert new["id"] == f"{event['id']}_R20261103T090000"
    old = (await caller.get(event["id"])).json
    assert old["recurrence"] == ["RRULE:FREQ=WEEKLY;UNTIL=20261103T085959Z"]
    assert len(await instances(caller, event["id"])) == 2
    assert [item["summary"] for item in await instances(caller, new["id"])] == [
        "Shoot, indoors"
    ] * 2


async def test_people_edit_occurrences_on_their_phones(anna: Person) -> None:
    event = anna.primary.add("Shoot", start=FIRST, recurrence=WEEKLY)
    anna.primary.edit_instance(event["id"], SECOND, summary="Second")
    anna.primary.delete_instance(event["id"], THIRD)
    assert [item["summary"] for item in anna.primary.instances(event["id"])] == [
        "Shoot",
        "Second",
        "Shoot",
    ]
    assert len(anna.primary.events()) == 3
    assert FOURTH.astimezone(UTC).isoformat()[:10] == "2026-11-10"


async def test_instances_can_be_found_by_their_original_start(caller: Caller) -> None:
    await caller.insert(series())
    found = await instances(caller, originalStart="2026-11-03T10:00:00+01:00")
    assert [item["id"] for item in found] == ["serie_20261103T090000Z"]
    page = (
        await caller.api(
            "GET", "/calendars/primary/events/serie/instances", query={"maxResults": 3}
        )
    ).json
    rest = await instances(caller, maxResults=3, pageToken=page["nextPageToken"])
    assert [item["id"] for item in rest] == ["serie_20261110T090000Z"]
