"""What the emulator lists: sync tokens, pages, filters."""

from datetime import UTC, date, timedelta

import pytest

from tests.google_emulator import GoogleEmulator, Person
from tests.google_emulator.caller import Caller
from tests.google_emulator.clock import Clock

from .emulator_events import TEN, timed


async def test_a_sync_token_lists_what_changed(caller: Caller, anna: Person) -> None:
    for name in ("aaaaa", "bbbbb", "ccccc"):
        await caller.insert(timed(name))
    _, token = await caller.all()
    assert (await caller.all(syncToken=token))[0] == []
    anna.primary.edit("bbbbb", summary="Edited")
    anna.primary.delete("aaaaa")
    anna.primary.edit("bbbbb", summary="Edited again")
    items, later = await caller.all(syncToken=token)
    assert [item["id"] for item in items] == ["aaaaa", "bbbbb"]
    assert items[0].keys() == {"kind", "etag", "id", "status"}
    assert items[1]["summary"] == "Edited again"
    assert (await caller.all(syncToken=later))[0] == []
    assert [event["id"] for event in (await caller.all())[0]] == ["bbbbb", "ccccc"]
    assert [event["id"] for event in (await caller.all(showDeleted="true"))[0]] == [
        "aaaaa",
        "bbbbb",
        "ccccc",
    ]


@pytest.mark.parametrize(
    "query",
    [
        {"timeMin": "2026-01-01T00:00:00Z"},
        {"timeMax": "2026-01-01T00:00:00Z"},
        {"updatedMin": "2026-11-20T00:00:00Z"},
        {"q": "x"},
        {"iCalUID": "x"},
        {"orderBy": "updated"},
        {"privateExtendedProperty": "a=b"},
        {"showDeleted": "false"},
        {"singleEvents": "true"},
        {"maxResults": 7},
    ],
)
async def test_a_sync_token_goes_with_the_same_parameters_only(
    caller: Caller, query: dict[str, str | int]
) -> None:
    _, token = await caller.all()
    assert (await caller.page(syncToken=token, **query)).status == 400


async def test_a_sync_token_dies(caller: Caller, anna: Person, google_clock: Clock) -> None:
    _, token = await caller.all()
    anna.primary.expire_sync_tokens()
    for dead in (token, "nonsense"):
        answer = await caller.page(syncToken=dead)
        assert (answer.status, answer.reason) == (410, "fullSyncRequired")
        assert answer.json["error"]["errors"][0]["location"] == "syncToken"
    _, token = await caller.all()
    google_clock.advance(days=29)
    caller.token = anna.access_token()
    assert (await caller.page(syncToken=token)).status == 410


async def test_pages_hold_while_events_change(caller: Caller, anna: Person) -> None:
    for number in range(7):
        await caller.insert(timed(f"event{number}"))
    first = (await caller.page(maxResults=3)).json
    assert len(first["items"]) == 3
    assert "nextSyncToken" not in first
    anna.primary.delete("event0")
    anna.primary.edit("event1", summary="changed meanwhile")
    anna.primary.add("new", start=TEN)
    rest, token = await caller.all(maxResults=3, pageToken=first["nextPageToken"])
    assert {f"event{number}" for number in range(3, 7)} <= {item["id"] for item in rest}
    changed, _ = await caller.all(maxResults=3, syncToken=token)
    assert {"event0", "event1"} <= {item["id"] for item in changed}
    other = await caller.page(maxResults=3, pageToken=first["nextPageToken"], showDeleted="true")
    assert other.status == 400
    assert (await caller.page(pageToken="nonsense")).reason == "invalidParameter"


async def test_uneven_pages_lose_nothing(socket_enabled: None) -> None:
    async with GoogleEmulator(seed=3, uneven_pages=True) as google:
        anna = google.add_account("anna@example.com")
        ids = {anna.primary.add(str(number), start=TEN)["id"] for number in range(40)}
        async with Caller(anna) as caller:
            items, token = await caller.all(maxResults=6)
            assert sorted(item["id"] for item in items) == sorted(ids)
            for event_id in ids:
                anna.primary.edit(event_id, summary="changed")
            items, _ = await caller.all(maxResults=6, syncToken=token)
            assert sorted(item["id"] for item in items) == sorted(ids)
            ordered, _ = await caller.all(maxResults=6, orderBy="startTime", singleEvents="true")
            assert sorted(item["id"] for item in ordered) == sorted(ids)


async def test_times_filter_by_overlap(caller: Caller, anna: Person) -> None:
    early = anna.primary.add("early", start=TEN)["id"]
    late = anna.primary.add("late", start=TEN + timedelta(hours=3))["id"]
    day = anna.primary.add("day", start=date(2026, 12, 1))["id"]
    noon = "2026-12-01T12:00:00+01:00"
    assert {item["id"] for item in (await caller.all(timeMin=noon))[0]} == {late, day}
    assert {item["id"] for item in (await caller.all(timeMax=noon))[0]} == {early, day}
    assert (await caller.page(timeMin="2026-12-01T12:00:00")).status == 400
    assert (await caller.page(timeMin=noon, timeMax=noon)).reason == "timeRangeEmpty"
    assert "nextSyncToken" in (await caller.page(timeMin=noon)).json
    assert "nextSyncToken" not in (await caller.page(q="early")).json
    ordered = (await caller.page(singleEvents="true", orderBy="startTime")).json
    assert [item["id"] for item in ordered["items"]] == [day, early, late]
    assert "nextSyncToken" not in ordered
    assert (await caller.page(orderBy="startTime")).status == 400


async def test_fields_select_parts_of_the_answer(caller: Caller) -> None:
    await caller.insert(timed("abc123", summary="S"))
    answer = (await caller.page(fields="items(id,start/dateTime),nextSyncToken")).json
    assert answer.keys() == {"items", "nextSyncToken"}
    assert answer["items"] == [{"id": "abc123", "start": {"dateTime": "2026-12-01T11:00:00+01:00"}}]
    assert (await caller.page(fields="items(nonsense)")).reason == "invalidParameter"
    assert (await caller.page(fields="items(id")).reason == "invalidParameter"


async def test_event_types_filter(caller: Caller, anna: Person) -> None:
    anna.primary.add("mail", start=TEN, eventType="fromGmail")
    anna.primary.add("plain", start=TEN)
    found = (await caller.page(eventTypes="default")).json["items"]
    assert [item["summary"] for item in found] == ["plain"]
    mail = (await caller.page(eventTypes="fromGmail")).json["items"][0]
    assert (await caller.patch(mail["id"], {"summary": "x"})).reason == "eventTypeRestriction"
    assert (await caller.patch(mail["id"], {"colorId": "3"})).status == 200


async def test_updated_min_shows_deletions(caller: Caller, google_clock: Clock) -> None:
    await caller.insert(timed("aaaaa"))
    google_clock.advance(minutes=1)
    since = google_clock.now.astimezone(UTC).isoformat()
    await caller.insert(timed("bbbbb"))
    await caller.delete("bbbbb")
    found = (await caller.page(updatedMin=since)).json["items"]
    assert [(item["id"], item["status"]) for item in found] == [("bbbbb", "cancelled")]
    old = await caller.page(updatedMin="2026-01-01T00:00:00Z")
    assert (old.status, old.reason) == (410, "updatedMinTooLongAgo")
