"""A plain client for tests: one call, one answer, nothing repeated or hidden."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlencode

import aiohttp
from multidict import CIMultiDictProxy
import orjson

from .phone import CALENDAR_SCOPES, Person
from .wire import JsonObject


@dataclass(slots=True)
class Reply:
    """An answer as it arrived."""

    status: int
    headers: CIMultiDictProxy[str]
    text: str

    @property
    def json(self) -> JsonObject:
        """The body."""
        value: JsonObject = orjson.loads(self.text)
        return value

    @property
    def reason(self) -> str:
        """The reason of Google's error body."""
        reason: str = self.json["error"]["errors"][0]["reason"]
        return reason


@dataclass(slots=True)
class Caller:
    """Calls the Calendar API as one person, for one calendar."""

    person: Person
    calendar: str = "primary"
    scopes: tuple[str, ...] = CALENDAR_SCOPES
    token: str = ""
    _session: aiohttp.ClientSession | None = field(default=None)

    async def __aenter__(self) -> Self:
        """Open the session."""
        self.token = self.person.access_token(self.scopes)
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    async def raw(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """Send a request as it is."""
        assert self._session is not None
        async with self._session.request(
            method,
            f"{self.person.google.url}{path}",
            data=body,
            headers={"Authorization": f"Bearer {self.token}", **(headers or {})},
            allow_redirects=False,
        ) as answer:
            return Reply(answer.status, answer.headers, await answer.text())

    async def api(
        self,
        method: str,
        path: str,
        body: JsonObject | None = None,
        *,
        if_match: str | None = None,
        query: dict[str, str | int] | None = None,
    ) -> Reply:
        """Call the Calendar API; ``path`` is what follows ``/calendar/v3``."""
        headers = {} if body is None else {"Content-Type": "application/json"}
        if if_match is not None:
            headers["If-Match"] = if_match
        suffix = f"?{urlencode(query)}" if query else ""
        return await self.raw(
            method,
            f"/calendar/v3{path}{suffix}",
            body=None if body is None else orjson.dumps(body),
            headers=headers,
        )

    def _events(self, event_id: str = "") -> str:
        path = f"/calendars/{quote(self.calendar, safe='')}/events"
        return f"{path}/{event_id}" if event_id else path

    async def page(self, **query: str | int) -> Reply:
        """events.list, one page."""
        return await self.api("GET", self._events(), query=query)

    async def all(self, **query: str | int) -> tuple[list[JsonObject], str]:
        """events.list, all pages; returns the items and the sync token."""
        items: list[JsonObject] = []
        while True:
            page = await self.page(**query)
            assert page.status == 200, page.text
            items += page.json["items"]
            if "nextPageToken" not in page.json:
                return items, page.json.get("nextSyncToken", "")
            assert "nextSyncToken" not in page.json
            query["pageToken"] = page.json["nextPageToken"]

    async def get(self, event_id: str, **query: str | int) -> Reply:
        """events.get."""
        return await self.api("GET", self._events(event_id), query=query)

    async def insert(self, body: JsonObject, **query: str | int) -> Reply:
        """events.insert."""
        return await self.api("POST", self._events(), body, query=query)

    async def update(
        self, event_id: str, body: JsonObject, if_match: str | None = None, **query: str | int
    ) -> Reply:
        """events.update."""
        return await self.api("PUT", self._events(event_id), body, if_match=if_match, query=query)

    async def patch(
        self, event_id: str, body: JsonObject, if_match: str | None = None, **query: str | int
    ) -> Reply:
        """events.patch."""
        return await self.api("PATCH", self._events(event_id), body, if_match=if_match, query=query)

    async def delete(self, event_id: str, if_match: str | None = None, **query: str | int) -> Reply:
        """events.delete."""
        return await self.api("DELETE", self._events(event_id), if_match=if_match, query=query)

    async def batch(self, parts: list[str], **headers: str) -> Reply:
        """Send parts (each a whole inner request) as a batch; Content-IDs are ``<item-N>``."""
        body = "".join(
            f"--part\r\nContent-Type: application/http\r\nContent-ID: <item-{number}>\r\n\r\n"
            f"{part}\r\n"
            for number, part in enumerate(parts)
        )
        return await self.raw(
            "POST",
            "/batch/calendar/v3",
            body=f"{body}--part--".encode(),
            headers={"Content-Type": "multipart/mixed; boundary=part", **headers},
        )
