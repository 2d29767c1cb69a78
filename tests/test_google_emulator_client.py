"""The Google emulator as Google's own Python client sees it."""

import asyncio
from importlib.resources import files
from typing import Any

from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError
from googleapiclient.http import HttpRequest
import httplib2
import orjson
import pytest

from tests.google_emulator import GoogleEmulator, Person

pytest_plugins = ["tests.google_emulator.fixtures"]


class _Bearer(httplib2.Http):  # type: ignore[misc]
    """Sends an access token with each request."""

    token = ""

    def request(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        """Add the header."""
        headers = {"authorization": f"Bearer {self.token}", **(kwargs.pop("headers", None) or {})}
        return super().request(uri, *args, headers=headers, **kwargs)


def _service(url: str, token: str) -> Any:
    source = files("googleapiclient") / "discovery_cache" / "documents" / "calendar.v3.json"
    document = orjson.loads(source.read_bytes())
    document["rootUrl"] = f"{url}/"
    document["baseUrl"] = f"{url}/calendar/v3/"
    document.pop("mtlsRootUrl", None)
    http = _Bearer()
    http.token = token
    return build_from_document(document, http=http)


def _event(event_id: str) -> dict[str, object]:
    return {
        "id": event_id,
        "summary": event_id,
        "start": {"dateTime": "2026-12-01T10:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-12-01T11:00:00", "timeZone": "Europe/Berlin"},
        "recurrence": ["RRULE:FREQ=DAILY;COUNT=3"],
    }


def _all_of_it(url: str, token: str) -> None:
    service = _service(url, token)
    events = service.events()
    assert service.calendarList().list().execute()["items"][0]["primary"]
    created = events.insert(calendarId="primary", body=_event("aaaaa")).execute()
    assert events.get(calendarId="primary", eventId="aaaaa").execute() == created
    found = events.instances(calendarId="primary", eventId="aaaaa").execute()["items"]
    assert len(found) == 3
    events.delete(calendarId="primary", eventId=found[1]["id"]).execute()
    patched = events.patch(calendarId="primary", eventId="aaaaa", body={"location": "Here"})
    patched.headers["If-Match"] = created["etag"]
    assert patched.execute()["location"] == "Here"
    patched.headers["If-Match"] = created["etag"]
    with pytest.raises(HttpError) as stale:
        patched.execute()
    assert stale.value.resp.status == 412

    answers: dict[str, object] = {}

    def note(request_id: str, answer: object, error: HttpError | None) -> None:
        answers[request_id] = answer if error is None else error.resp.status

    batch = service.new_batch_http_request(callback=note)
    for number in range(5):
        request: HttpRequest = events.insert(calendarId="primary", body=_event(f"event{number}"))
        batch.add(request, request_id=f"r{number}")
    batch.add(events.insert(calendarId="primary", body=_event("aaaaa")), request_id="again")
    batch.execute()
    assert answers.pop("again") == 409
    assert len(answers) == 5

    seen: list[str] = []
    request = events.list(calendarId="primary", maxResults=2)
    while request is not None:
        page = request.execute()
        seen += [item["id"] for item in page["items"]]
        last, request = page, events.list_next(request, page)
    assert len(seen) == 7
    with pytest.raises(HttpError) as refused:
        events.list(calendarId="primary", syncToken=last["nextSyncToken"]).execute()
    assert refused.value.resp.status == 400
    again = events.list(calendarId="primary", syncToken=last["nextSyncToken"], maxResults=2)
    assert again.execute()["items"] == []
    with pytest.raises(HttpError) as narrow:
        service.settings().list().execute()
    assert narrow.value.resp.status == 403


async def test_googles_python_client_works_against_it(google: GoogleEmulator, anna: Person) -> None:
    """Lists, inserts, patches, deletes, batches and instances, by an independent client."""
    await asyncio.to_thread(_all_of_it, google.url, anna.access_token())
