"""A plain client of the emulated People API: one call, one answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson

from tests.google_emulator import CONTACTS_SCOPE, Person
from tests.google_emulator.caller import Caller, Reply
from tests.google_emulator.wire import JsonObject

FIELDS = "names,emailAddresses,phoneNumbers,memberships,metadata,clientData"
ANN: JsonObject = {"names": [{"givenName": "Ann", "familyName": "Lee"}]}


@dataclass(slots=True)
class PeopleCaller:
    """Calls the People API as one person."""

    person: Person
    _caller: Caller

    async def api(
        self, method: str, path: str, body: JsonObject | None = None, **query: Any
    ) -> Reply:
        """Call the People API; ``path`` is what follows ``/v1/``."""
        suffix = f"?{urlencode(query, doseq=True)}" if query else ""
        return await self._caller.raw(
            method,
            f"/v1/{path}{suffix}",
            body=None if body is None else orjson.dumps(body),
            headers={} if body is None else {"Content-Type": "application/json"},
        )

    async def create(self, person: JsonObject) -> JsonObject:
        """people.createContact."""
        reply = await self.api("POST", "people:createContact", person)
        assert reply.status == 200, reply.text
        return reply.json

    async def update(self, person: JsonObject, mask: str, **fields: Any) -> Reply:
        """people.updateContact, with the etags of what was read."""
        path = f"{person['resourceName']}:updateContact"
        return await self.api("PATCH", path, {**person, **fields}, updatePersonFields=mask)

    async def page(self, **query: Any) -> Reply:
        """people.connections.list, one page."""
        query = {"personFields": FIELDS, "sources": "READ_SOURCE_TYPE_CONTACT"} | query
        return await self.api("GET", "people/me/connections", **query)

    async def all(self, **query: Any) -> tuple[list[JsonObject], str]:
        """people.connections.list, all pages; returns the people and the sync token."""
        people: list[JsonObject] = []
        query = {"requestSyncToken": "true"} | query
        while True:
            reply = await self.page(**query)
            assert reply.status == 200, reply.text
            people += reply.json.get("connections", [])
            if "nextPageToken" not in reply.json:
                return people, reply.json["nextSyncToken"]
            query["pageToken"] = reply.json["nextPageToken"]


@asynccontextmanager
async def people_caller(
    person: Person, scopes: tuple[str, ...] = (CONTACTS_SCOPE,)
) -> AsyncIterator[PeopleCaller]:
    """Open a client that calls as a person."""
    async with Caller(person, scopes=scopes) as caller:
        yield PeopleCaller(person, caller)


def error(reply: Reply) -> tuple[int, str]:
    """Return the code and the status of an error in the form of the People API."""
    body: JsonObject = reply.json["error"]
    assert "errors" not in body
    assert body["code"] == reply.status
    return reply.status, body["status"]


def name_of(person: JsonObject) -> str:
    """Return the name that is shown of a person."""
    found: str = person["names"][0]["displayName"]
    return found
