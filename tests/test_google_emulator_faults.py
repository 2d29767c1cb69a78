"""The Google emulator: batches, quotas, faults, control, persistence."""

import asyncio
from pathlib import Path
import signal
import sys

import aiohttp
import pytest

from tests.google_emulator import Call, Fault, GoogleEmulator, Kind, Person, Quota
from tests.google_emulator.caller import Caller, Reply
from tests.google_emulator.clock import Clock
from tests.google_emulator.wire import JsonObject

pytest_plugins = ["tests.google_emulator.fixtures"]

EVENTS = "/calendar/v3/calendars/primary/events"


def body(event_id: str) -> JsonObject:
    """Return an event."""
    return {
        "id": event_id,
        "start": {"dateTime": "2026-12-01T10:00:00Z"},
        "end": {"dateTime": "2026-12-01T11:00:00Z"},
    }


def part(method: str, path: str, text: str = "", headers: str = "") -> str:
    """Return an inner request."""
    kind = "Content-Type: application/json\r\n" if text else ""
    return f"{method} {path}\r\n{kind}{headers}\r\n{text}"


INSERT = '{"id": "%s", "start": {"date": "2026-12-01"}, "end": {"date": "2026-12-02"}}'


def statuses(reply: Reply) -> list[int]:
    """Return the statuses of a batch's parts."""
    return [int(line.split()[1]) for line in reply.text.splitlines() if line.startswith("HTTP/1.1")]


async def test_a_batch_answers_each_call_by_itself(
    caller: Caller, anna: Person, google: GoogleEmulator
) -> None:
    etag = (await caller.insert(body("aaaaa"))).json["etag"]
    reply = await caller.batch(
        [
            part("POST", EVENTS, INSERT % "bbbbb"),
            part("POST", EVENTS, INSERT % "bbbbb"),
            part("PATCH", f"{EVENTS}/aaaaa", '{"summary": "x"}', f"If-Match: {etag}\r\n"),
            part("PATCH", f"{EVENTS}/aaaaa", '{"summary": "y"}', f"If-Match: {etag}\r\n"),
            part("GET", f"{EVENTS}?maxResults=1", headers="Authorization: Bearer nobody\r\n"),
            part("DELETE", f"{EVENTS}/aaaaa"),
        ]
    )
    assert reply.status == 200
    assert statuses(reply) == [200, 409, 200, 412, 401, 204]
    assert "Content-ID: <response-item-3>" in reply.text
    assert [entry.inner for entry in google.log[-7:]] == [False] + [True] * 6


async def test_a_batch_has_a_limit(caller: Caller) -> None:
    parts = [part("GET", EVENTS)] * 51
    assert (await caller.batch(parts)).status == 400
    assert (await caller.batch(parts[:50])).status == 200
    assert (await caller.batch(["GET http://example.com/x\r\n\r\n"])).status == 400


async def test_a_batch_may_be_large(caller: Caller, google: GoogleEmulator) -> None:
    google.batch_limit = 1000
    parts = [
        part("POST", EVENTS, (INSERT % f"event{n}")[:-1] + f', "description": "{"d" * 4000}"}}')
        for n in range(400)
    ]
    assert statuses(await caller.batch(parts)) == [200] * 400


async def test_shuffled_batches_answer_in_order(socket_enabled: None) -> None:
    async with GoogleEmulator(seed=1, shuffle_batches=True, batch_limit=1000) as google:
        anna = google.add_account("anna@example.com")
        async with Caller(anna) as caller:
            reply = await caller.batch(
                [part("POST", EVENTS, INSERT % f"event{number}") for number in range(60)]
            )
            assert statuses(reply) == [200] * 60
            ids = [event["id"] for event in anna.primary.events()]
            assert ids != sorted(ids, key=lambda item: int(item[5:]))
            assert reply.text.index('"event3"') < reply.text.index('"event4"')


async def test_faults_strike_single_inner_calls(caller: Caller, google: GoogleEmulator) -> None:
    google.faults.add("error", where="inner", nth=2, status=503)
    lost = google.faults.add("drop_after", where="inner", nth=3)
    reply = await caller.batch([part("POST", EVENTS, INSERT % f"event{n}") for n in range(3)])
    assert statuses(reply) == [200, 503]
    assert lost.hits == 1
    items, _ = await caller.all()
    assert [item["id"] for item in items] == ["event0", "event2"]


async def test_quotas_are_per_user_and_minute(socket_enabled: None, google_clock: Clock) -> None:
    async with GoogleEmulator(clock=google_clock, quota=Quota(per_user=3)) as google:
        anna, ben = google.add_account("anna@example.com"), google.add_account("ben@example.com")
        async with Caller(anna) as caller, Caller(ben) as other:
            for _ in range(2):
                assert (await caller.page()).status == 200
            reply = await caller.batch([part("GET", EVENTS)] * 2)
            assert statuses(reply) == [200, 403]
            refused = await caller.page()
            assert (refused.status, refused.reason) == (403, "userRateLimitExceeded")
            assert refused.json["error"]["errors"][0]["domain"] == "usageLimits"
            assert (await other.page()).status == 200
            google_clock.advance(seconds=61)
            assert (await caller.page()).status == 200


async def test_a_drop_before_does_nothing_and_after_loses_the_answer(
    caller: Caller, google: GoogleEmulator
) -> None:
    google.faults.add("drop_before", method="POST")
    with pytest.raises(aiohttp.ClientError):
        await caller.insert(body("aaaaa"))
    assert (await caller.page()).json["items"] == []
    google.faults.add("drop_after", method="POST")
    with pytest.raises(aiohttp.ClientError):
        await caller.insert(body("aaaaa"))
    assert (await caller.insert(body("aaaaa"))).status == 409


async def test_errors_come_as_json_and_html(caller: Caller, google: GoogleEmulator) -> None:
    google.faults.add("error", status=500)
    google.faults.add("error", status=502, html=True)
    google.faults.add("error", status=429, retry_after=7)
    google.faults.add("error", status=403, reason="userRateLimitExceeded")
    google.faults.add("error", status=401)
    assert (await caller.page()).reason == "backendError"
    page = await caller.page()
    assert (page.status, page.text[:6]) == (502, "<html>")
    limited = await caller.page()
    assert (limited.status, limited.headers["Retry-After"]) == (429, "7")
    assert (await caller.page()).reason == "userRateLimitExceeded"
    assert (await caller.page()).status == 401
    assert (await caller.page()).status == 200
    late = google.faults.add("error", status=503, late=True, method="POST")
    assert (await caller.insert(body("aaaaa"))).status == 503
    assert late.hits == 1
    assert (await caller.get("aaaaa")).status == 200


async def test_bodies_break(caller: Caller, google: GoogleEmulator) -> None:
    await caller.insert(body("aaaaa"))
    google.faults.add("truncate")
    with pytest.raises(aiohttp.ClientPayloadError):
        await caller.page()
    google.faults.add("malformed")
    with pytest.raises(ValueError, match="unexpected end"):
        _ = (await caller.page()).json
    google.faults.add("slow", seconds=0.05)
    started = asyncio.get_running_loop().time()
    assert (await caller.page()).status == 200
    assert asyncio.get_running_loop().time() - started >= 0.05


async def test_tokens_and_preconditions_fail_on_request(
    caller: Caller, google: GoogleEmulator, anna: Person
) -> None:
    await caller.insert(body("aaaaa"))
    _, token = await caller.all()
    google.faults.add("sync_gone")
    assert (await caller.page()).status == 200
    assert (await caller.page(syncToken=token)).reason == "fullSyncRequired"
    google.faults.add("precondition", method="PATCH")
    assert (await caller.patch("aaaaa", {"summary": "x"})).status == 412
    google.faults.add("expire_token")
    assert (await caller.page()).status == 401
    assert (await caller.page()).status == 401
    caller.token = anna.access_token()
    assert (await caller.page()).status == 200


async def test_a_delayed_write_shows_up_later(caller: Caller, google: GoogleEmulator) -> None:
    await caller.insert(body("aaaaa"))
    _, token = await caller.all()
    google.faults.add("delay", method="POST", listings=2)
    google.faults.add("delay", method="PATCH", listings=1)
    google.faults.add("delay", method="DELETE", listings=1)
    await caller.insert(body("bbbbb"))
    assert (await caller.get("bbbbb")).status == 200
    first, token = await caller.all(syncToken=token)
    assert first == []
    assert [item["id"] for item in (await caller.all())[0]] == ["aaaaa"]
    late, token = await caller.all(syncToken=token)
    assert [item["id"] for item in late] == ["bbbbb"]
    await caller.patch("aaaaa", {"summary": "new"})
    assert "summary" not in (await caller.all())[0][0]
    assert (await caller.all())[0][0]["summary"] == "new"
    await caller.delete("aaaaa")
    assert len((await caller.all())[0]) == 2
    assert len((await caller.all())[0]) == 1


async def test_a_stale_listing_shows_yesterdays_changes(
    caller: Caller, google: GoogleEmulator, anna: Person
) -> None:
    await caller.insert(body("aaaaa"))
    items, token = await caller.all()
    anna.primary.delete("aaaaa")
    google.faults.add("stale", count=2)
    assert (await caller.all())[0] == items
    assert (await caller.all(syncToken=token)) == ([], token)
    assert [item["id"] for item in (await caller.all(syncToken=token))[0]] == ["aaaaa"]


async def test_a_hook_sees_every_call(caller: Caller, google: GoogleEmulator) -> None:
    seen: list[tuple[str, str]] = []

    async def hook(call: Call, phase: str) -> Fault | None:
        seen.append((phase, call.method))
        if phase == "after" and call.method == "POST":
            return Fault(kind=Kind.DROP_AFTER)
        return None

    google.faults.hook = hook
    with pytest.raises(aiohttp.ClientError):
        await caller.insert(body("aaaaa"))
    google.faults.clear()
    assert seen == [("before", "POST"), ("after", "POST")]
    assert (await caller.get("aaaaa")).status == 200


async def test_the_control_api_does_it_all_over_http(google: GoogleEmulator) -> None:
    async with aiohttp.ClientSession(google.url) as session:

        async def ask(method: str, path: str, value: JsonObject | None = None) -> JsonObject:
            async with session.request(method, f"/__emulator__{path}", json=value) as answer:
                assert answer.status == 200, await answer.text()
                found: JsonObject = await answer.json()
                return found

        await ask("POST", "/accounts", {"email": "anna@example.com", "time_zone": "UTC"})
        mine = "/accounts/anna@example.com"
        await ask("PATCH", mine, {"auto_consent": True})
        calendar = await ask("POST", f"{mine}/calendars", {"summary": "Studio", "role": "writer"})
        start, end = {"date": "2026-12-01"}, {"date": "2026-12-02"}
        events = f"{mine}/calendars/primary/events"
        event = await ask("POST", events, {"summary": "x", "start": start, "end": end})
        await ask("PATCH", f"{events}/{event['id']}", {"summary": "y"})
        assert (await ask("GET", events))["events"][0]["summary"] == "y"
        await ask("DELETE", f"{events}/{event['id']}")
        await ask("PATCH", f"{mine}/calendars/primary", {"time_zone": "Asia/Tokyo"})
        await ask("POST", f"{mine}/calendars/primary/expire-sync-tokens")
        token = (await ask("POST", f"{mine}/token"))["access_token"]
        await ask("POST", "/faults", {"kind": "error", "status": 500})
        for status in (500, 200):
            header = {"Authorization": f"Bearer {token}"}
            async with session.get(EVENTS, headers=header) as answer:
                assert answer.status == status
        assert (await ask("GET", "/faults"))["faults"][0]["hits"] == 1
        log = await ask("GET", "/log")
        assert log["counts"] == {"anna@example.com": 2}
        assert log["entries"][0]["status"] == 500
        await ask("DELETE", f"{mine}/calendars/{calendar['id']}")
        await ask("POST", f"{mine}/revoke")
        assert (await ask("GET", "/mails"))["mails"] == []
        assert len((await ask("GET", ""))["accounts"]) == 1
        await ask("POST", "/reset")
        assert (await ask("GET", ""))["accounts"] == []
        async with session.post("/__emulator__/faults", json={"kind": "nonsense"}) as answer:
            assert answer.status == 400


async def test_state_survives_a_restart(
    socket_enabled: None, tmp_path: Path, google_clock: Clock
) -> None:
    file = tmp_path / "google.json"
    async with GoogleEmulator(clock=google_clock, state_file=file) as google:
        anna = google.add_account("anna@example.com")
        async with Caller(anna) as caller:
            await caller.insert(body("aaaaa"))
            await caller.insert(body("bbbbb") | {"recurrence": ["RRULE:FREQ=DAILY"]} | ZONED)
            await caller.delete("bbbbb_20261202T100000Z")
            await caller.delete("aaaaa")
            before, token = await caller.all(showDeleted="true")
            access = caller.token
    again = GoogleEmulator(clock=google_clock, state_file=file)
    async with again, Caller(again.account("anna@example.com")) as caller:
        caller.token = access
        assert (await caller.all(showDeleted="true"))[0] == before
        assert (await caller.all(showDeleted="true", syncToken=token))[0] == []
        assert (await caller.insert(body("aaaaa"))).status == 409
        assert (await caller.insert(ZONED)).json["id"] not in {item["id"] for item in before}


ZONED = {
    "start": {"dateTime": "2026-12-01T10:00:00", "timeZone": "UTC"},
    "end": {"dateTime": "2026-12-01T11:00:00", "timeZone": "UTC"},
}


async def test_it_runs_from_the_command_line(socket_enabled: None, tmp_path: Path) -> None:
    file = tmp_path / "google.json"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.google_emulator", "--port", "0"),
        *("--state", str(file), "--account", "anna@example.com"),
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    assert line.startswith("Google emulator at http://127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    assert b"anna@example.com" in file.read_bytes()
