"""The Google emulator: events, listings and sync tokens, over its socket."""

import pytest

from tests.google_emulator import GoogleEmulator, Person
from tests.google_emulator.caller import Caller
from tests.google_emulator.clock import Clock
from tests.google_emulator.wire import JsonObject

from .emulator_events import TEN, timed

pytest_plugins = ["tests.google_emulator.fixtures"]


async def test_an_inserted_event_is_shown_in_the_calendars_zone(caller: Caller) -> None:
    created = await caller.insert(timed("abc123", summary="Portrait"))
    assert created.status == 200
    event = created.json
    assert event["start"] == {"dateTime": "2026-12-01T11:00:00+01:00", "timeZone": "Europe/Berlin"}
    assert event["iCalUID"] == "abc123@google.com"
    assert event["organizer"] == {"email": "anna@example.com", "self": True}
    assert event["status"] == "confirmed"
    assert created.headers["ETag"] == event["etag"]
    assert (await caller.get("abc123")).json == event
    assert (await caller.page()).json["items"] == [event]


async def test_an_events_own_zone_stays_while_times_are_shown_in_the_calendars(
    caller: Caller, anna: Person
) -> None:
    start = {"dateTime": "2026-12-01T09:00:00", "timeZone": "America/New_York"}
    end = {"dateTime": "2026-12-01T10:00:00", "timeZone": "America/New_York"}
    event = (await caller.insert({"id": "t0k10", "start": start, "end": end})).json
    assert event["start"] == {
        "dateTime": "2026-12-01T15:00:00+01:00",
        "timeZone": "America/New_York",
    }
    anna.primary.set_time_zone("Asia/Tokyo")
    moved = (await caller.get("t0k10")).json
    assert moved["start"]["dateTime"] == "2026-12-01T23:00:00+09:00"
    assert moved["etag"] == event["etag"]
    shown = (await caller.page(timeZone="UTC")).json
    assert shown["timeZone"] == "UTC"
    assert shown["items"][0]["start"]["dateTime"] == "2026-12-01T14:00:00Z"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"start": {"dateTime": "2026-12-01T10:00:00Z"}}, "required"),
        ({"end": {"dateTime": "2026-12-01T10:00:00Z"}}, "required"),
        (timed() | {"end": {"dateTime": "2026-12-01T09:00:00Z"}}, "timeRangeEmpty"),
        (timed() | {"end": {"date": "2026-12-02"}}, "invalid"),
        ({"start": {"date": "2026-12-01"}, "end": {"date": "2026-12-01"}}, "timeRangeEmpty"),
        (
            timed() | {"start": {"dateTime": "2026-12-01T10:00:00Z", "date": "2026-12-01"}},
            "invalid",
        ),
        (timed() | {"start": {"dateTime": "2026-12-01T10:00:00"}}, "required"),
        (
            timed() | {"start": {"dateTime": "2026-12-01T10:00:00Z", "timeZone": "Mars/Olympus"}},
            "invalid",
        ),
        (timed(recurrence=["RRULE:FREQ=DAILY"]), "required"),
        (timed("UPPER"), "invalid"),
        (timed("abcd"), "invalid"),
        (timed("xyzxyz"), "invalid"),
        (timed(status="maybe"), "invalid"),
        (timed(attendees=[{"displayName": "Nobody"}]), "required"),
        (timed(eventType="fromGmail"), "eventTypeRestriction"),
        (timed(eventType="birthday"), "eventTypeRestriction"),
        (
            timed(reminders={"useDefault": True, "overrides": [{"method": "popup", "minutes": 5}]}),
            "cannotUseDefaultRemindersAndSpecifyOverride",
        ),
    ],
)
async def test_a_bad_event_is_refused(caller: Caller, body: JsonObject, reason: str) -> None:
    answer = await caller.insert(body)
    assert (answer.status, answer.reason) == (400, reason)
    assert (await caller.page()).json["items"] == []


async def test_a_body_that_is_not_json_is_a_parse_error(caller: Caller) -> None:
    answer = await caller.raw(
        "POST",
        "/calendar/v3/calendars/primary/events",
        body=b"{",
        headers={"Content-Type": "application/json"},
    )
    assert (answer.status, answer.reason) == (400, "parseError")


async def test_an_id_is_never_free_again(caller: Caller) -> None:
    assert (await caller.insert(timed("abc123"))).status == 200
    assert (await caller.insert(timed("abc123"))).reason == "duplicate"
    assert (await caller.delete("abc123")).status == 204
    again = await caller.insert(timed("abc123"))
    assert (again.status, again.reason) == (409, "duplicate")
    assert (await caller.update("abc123", timed())).status == 403
    assert (await caller.patch("abc123", {"summary": "back"})).status == 403
    gone = await caller.delete("abc123")
    assert (gone.status, gone.reason) == (410, "deleted")
    assert (await caller.get("abc123")).json["status"] == "cancelled"
    assert (await caller.delete("never1")).status == 404


async def test_if_match_guards_update_patch_and_delete(caller: Caller) -> None:
    first = (await caller.insert(timed("abc123"))).json["etag"]
    second = (await caller.patch("abc123", {"summary": "One"}, first)).json["etag"]
    assert second != first
    for answer in (
        await caller.patch("abc123", {"summary": "Two"}, first),
        await caller.update("abc123", timed(), first),
        await caller.delete("abc123", first),
    ):
        assert (answer.status, answer.reason) == (412, "conditionNotMet")
    assert (await caller.get("abc123")).json["summary"] == "One"
    assert (await caller.update("abc123", timed(summary="Two"), "*")).status == 200
    assert (await caller.delete("abc123")).status == 204


async def test_if_none_match_answers_304(caller: Caller) -> None:
    etag = (await caller.insert(timed("abc123"))).json["etag"]
    path = "/calendar/v3/calendars/primary/events/abc123"
    assert (await caller.raw("GET", path, headers={"If-None-Match": etag})).status == 304
    assert (await caller.raw("GET", path, headers={"If-None-Match": '"1"'})).status == 200


async def test_put_replaces_and_patch_merges(caller: Caller) -> None:
    properties = {"private": {"a": "1", "b": "2"}}
    await caller.insert(
        timed("abc123", summary="S", location="L", colorId="5", extendedProperties=properties)
    )
    patched = await caller.patch(
        "abc123", {"location": None, "extendedProperties": {"private": {"b": None, "c": "3"}}}
    )
    assert "location" not in patched.json
    assert patched.json["summary"] == "S"
    assert patched.json["extendedProperties"] == {"private": {"a": "1", "c": "3"}}
    replaced = (await caller.update("abc123", timed(summary="New"))).json
    assert replaced["summary"] == "New"
    assert "colorId" not in replaced
    assert "extendedProperties" not in replaced


async def test_all_day_to_timed_needs_explicit_nulls(caller: Caller) -> None:
    day = {"start": {"date": "2026-12-01"}, "end": {"date": "2026-12-02"}}
    await caller.insert({"id": "abc123", **day})
    assert (await caller.patch("abc123", timed())).reason == "invalid"
    cleared = timed()
    cleared["start"]["date"] = cleared["end"]["date"] = None
    assert "dateTime" in (await caller.patch("abc123", cleared)).json["start"]
    assert (await caller.patch("abc123", day)).reason == "invalid"


async def test_only_reminders_leave_updated_alone(caller: Caller, google_clock: Clock) -> None:
    before = (await caller.insert(timed("abc123"))).json
    google_clock.advance(minutes=5)
    overrides = {"useDefault": False, "overrides": [{"method": "popup", "minutes": 10}]}
    after = (await caller.patch("abc123", {"reminders": overrides})).json
    assert after["etag"] != before["etag"]
    assert after["updated"] == before["updated"]
    assert (await caller.patch("abc123", {"summary": "x"})).json["updated"] != before["updated"]


async def test_sequence_grows_when_an_event_moves(caller: Caller) -> None:
    await caller.insert(timed("abc123"))
    moved = (await caller.patch("abc123", timed(hour=12))).json
    assert moved["sequence"] == 1
    renamed = (await caller.patch("abc123", {"summary": "x"})).json
    assert renamed["sequence"] == 1
    assert (await caller.patch("abc123", {"sequence": 0})).reason == "invalid"


async def test_extended_properties_are_cut_as_google_does(caller: Caller) -> None:
    properties = {"private": {"k" * 45: "lost", "long": "v" * 2000}}
    event = (await caller.insert(timed("abc123", extendedProperties=properties))).json
    assert event["extendedProperties"] == {"private": {"long": "v" * 1024}}
    many = {"private": {f"k{number}": "" for number in range(301)}}
    assert (await caller.insert(timed(extendedProperties=many))).reason == "invalid"
    large = {"private": {f"k{number}": "v" * 1000 for number in range(40)}}
    assert (await caller.insert(timed(extendedProperties=large))).reason == "invalid"


async def test_long_descriptions_are_refused_or_cut_without_a_word(caller: Caller) -> None:
    reply = await caller.insert(timed("abc123", description="d" * 9000))
    assert (reply.status, reply.reason) == (400, "invalid")
    caller.person.google.state.texts.clips = True
    event = (await caller.insert(timed("abc123", description="d" * 9000))).json
    assert len(event["description"]) == 8192
    # What is there hinders nothing else.
    assert (await caller.patch("abc123", {"summary": "new"})).status == 200


async def test_a_guest_may_not_change_the_organizers_event(caller: Caller, anna: Person) -> None:
    guests = [
        {"email": "anna@example.com", "responseStatus": "needsAction"},
        {"email": "boss@example.com", "responseStatus": "accepted"},
    ]
    event = anna.primary.add(
        "Meeting",
        start=TEN,
        organizer={"email": "boss@example.com"},
        attendees=guests,
        hangoutLink="https://meet.google.com/abc",
    )
    refused = await caller.patch(event["id"], {"summary": "Mine"})
    assert (refused.status, refused.reason) == (403, "forbiddenForNonOrganizer")
    guests[0]["responseStatus"] = "accepted"
    accepted = (await caller.patch(event["id"], {"attendees": guests})).json
    assert accepted["attendees"][0] == {
        "email": "anna@example.com",
        "responseStatus": "accepted",
        "self": True,
    }
    assert accepted["hangoutLink"] == "https://meet.google.com/abc"
    anna.primary.edit(event["id"], guestsCanModify=True)
    assert (await caller.patch(event["id"], {"summary": "Mine"})).status == 200


async def test_mails_go_out_only_when_asked_for(caller: Caller, google: GoogleEmulator) -> None:
    google.add_account("ben@example.com")
    guests = [{"email": "ben@example.com"}, {"email": "client@example.org"}]
    await caller.insert(timed("quiet", attendees=guests))
    await caller.insert(timed("mute0", attendees=guests), sendUpdates="none")
    assert google.mails == []
    await caller.insert(timed("l0ud0", attendees=guests), sendUpdates="all")
    assert [(mail.to, mail.kind) for mail in google.mails] == [
        ("ben@example.com", "invitation"),
        ("client@example.org", "invitation"),
    ]
    google.mails.clear()
    await caller.patch("l0ud0", {"attendees": guests[1:]}, sendUpdates="externalOnly")
    await caller.delete("l0ud0", sendUpdates="externalOnly")
    assert [(mail.to, mail.kind) for mail in google.mails] == [
        ("client@example.org", "update"),
        ("client@example.org", "cancellation"),
    ]


async def test_roles_limit_what_is_seen_and_written(anna: Person) -> None:
    shared = anna.add_calendar("Studio", role="reader")
    busy = anna.add_calendar("Busy", role="freeBusyReader")
    shared.add("open", start=TEN)
    shared.add("secret", start=TEN, visibility="private")
    busy.add("hidden", start=TEN)
    async with Caller(anna, calendar=shared.id) as caller:
        items = (await caller.page()).json["items"]
        assert [item.get("summary") for item in items] == ["open", None]
        refused = await caller.insert(timed())
        assert (refused.status, refused.reason) == (403, "requiredAccessLevel")
        assert (await caller.delete(items[0]["id"])).status == 403
    async with Caller(anna, calendar=busy.id) as caller:
        answer = (await caller.page()).json
        assert answer["accessRole"] == "freeBusyReader"
        assert "summary" not in answer["items"][0]


async def test_the_calendar_list_shows_roles_and_zones(caller: Caller, anna: Person) -> None:
    anna.add_calendar("Hidden", hidden=True)
    anna.add_calendar("Read", role="reader", time_zone="UTC", background="#123456")
    path = "/users/me/calendarList"
    entries = (await caller.api("GET", path)).json["items"]
    assert [(e["summary"], e["accessRole"]) for e in entries] == [
        ("anna@example.com", "owner"),
        ("Read", "reader"),
    ]
    assert entries[1]["timeZone"] == "UTC"
    assert entries[1]["backgroundColor"] == "#123456"
    assert len((await caller.api("GET", path, query={"showHidden": "true"})).json["items"]) == 3
    writable = (await caller.api("GET", path, query={"minAccessRole": "writer"})).json["items"]
    assert [entry["primary"] for entry in writable] == [True]
    page = (await caller.api("GET", path, query={"maxResults": 1})).json
    rest = await caller.api(
        "GET", path, query={"maxResults": 1, "pageToken": page["nextPageToken"]}
    )
    assert rest.json["items"][0]["summary"] == "Read"
    assert (await caller.api("GET", f"{path}/primary")).json["id"] == "anna@example.com"
    assert (await caller.api("GET", f"{path}/nobody")).status == 404


async def test_narrow_scopes_are_refused_elsewhere(caller: Caller) -> None:
    for path in ("/users/me/settings", "/calendars/primary"):
        answer = await caller.api("GET", path)
        assert (answer.status, answer.reason) == (403, "insufficientPermissions")
        detail = answer.json["error"]["details"][0]
        assert detail["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


async def test_unknown_parameters_are_violations(google: GoogleEmulator, caller: Caller) -> None:
    assert (await caller.page(colour="red")).status == 400
    assert (await caller.page(maxResults=0)).reason == "invalidParameter"
    assert (await caller.insert(timed(summary=7))).status == 400
    assert len(google.violations) == 3
    google.violations.clear()
    assert (await caller.insert(timed(unknown="ignored"))).status == 200


async def test_access_tokens_expire_on_the_clock(caller: Caller, google_clock: Clock) -> None:
    google_clock.advance(hours=1)
    answer = await caller.page()
    assert (answer.status, answer.reason) == (401, "authError")
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


async def test_a_vanished_calendar_is_not_found(google: GoogleEmulator, anna: Person) -> None:
    calendar = anna.add_calendar("Gone")
    async with Caller(anna, calendar=calendar.id) as caller:
        assert (await caller.page()).status == 200
        google.state.remove_calendar(calendar.id)
        assert (await caller.page()).status == 404
