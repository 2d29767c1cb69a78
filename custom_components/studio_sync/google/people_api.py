"""Calls of the People API, and what their answers hold.

https://developers.google.com/people/api/rest
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from ..sync.ports import ReplicaError
from .batch import Json, Reply
from .errors import MalformedAnswer, Refusal, people_error
from .person_mapping import PERSON_FIELDS
from .person_marks import source_of
from .rate_limiter import Limiter
from .transport import GoogleTransport

CONTACT_SOURCE: Final = "READ_SOURCE_TYPE_CONTACT"
"""Without it Google mixes in what a linked profile says."""
PER_MINUTE: Final = 90
"""Calls of one kind per minute and user, as refusals have told; Google publishes no figure."""
PAGE_SIZE: Final = 1000
MOST_PAGES: Final = 500
MOST_NAMES: Final = 200
"""Contacts in one batchGet at most."""
_LONGEST_URL: Final = 7400
"""Characters; servers refuse addresses of more than 8 kB."""
_READ: Final = f"personFields={quote(PERSON_FIELDS, safe='')}&sources={CONTACT_SOURCE}"
OTHER_FIELDS: Final = (
    *("calendarUrls", "externalIds", "genders", "imClients", "interests", "locales"),
    *("locations", "miscKeywords", "occupations", "sipAddresses", "skills"),
)
"""What a contact may say besides that; it is read only before a contact is deleted."""
_ALL: Final = f"personFields={PERSON_FIELDS},{','.join(OTHER_FIELDS)}&sources={CONTACT_SOURCE}"
_LISTED: Final = f"{_READ}&pageSize={PAGE_SIZE}&requestSyncToken=true"
_NOT_FOUND: Final = 5
"""google.rpc.Code"""
_GROUPS: Final = f"groupFields=clientData%2CgroupType%2Cmetadata%2Cname&pageSize={PAGE_SIZE}"


class DeadToken(ReplicaError):
    """The sync token is too old (reason EXPIRED_SYNC_TOKEN), or belongs to other parameters."""


class PeopleApi:
    """The People API for one account. Errors are those of the transport, in People's words."""

    def __init__(self, transport: GoogleTransport) -> None:
        """Use this way to Google."""
        self._transport = transport
        self._root = transport.roots.people_v1
        self._limiters: dict[tuple[bool, bool], Limiter] = {}

    @property
    def time(self) -> datetime | None:
        """The time by Google's clock when it was heard last."""
        return self._transport.google_time

    def _limiter(self, method: str, path: str) -> Limiter:
        """Return the limiter for calls of a kind: reads or writes, of labels or of contacts.

        Google counts them apart.
        """
        kind = method == "GET", path.startswith("contactGroups")
        if kind not in self._limiters:
            self._limiters[kind] = self._transport.new_limiter(PER_MINUTE)
        return self._limiters[kind]

    async def get[T](self, path: str, read: Callable[[Json], T]) -> T:
        """Get a JSON object; see ``GoogleTransport.get``."""
        try:
            limiter = self._limiter("GET", path)
            return await self._transport.get(f"{self._root}/{path}", read, limiter=limiter)
        except ReplicaError as error:
            raise people_error(error) from error

    async def call(
        self, method: str, path: str, body: Json | None = None, *, repeatable: bool = True
    ) -> Reply:
        """Make a call that changes something; see ``GoogleTransport.call``."""
        url, limiter = f"{self._root}/{path}", self._limiter(method, path)
        try:
            return await self._transport.call(
                method, url, body, limiter=limiter, repeatable=repeatable
            )
        except ReplicaError as error:
            raise people_error(error) from error

    async def contacts[T](self, token: str, read: Callable[[Json], T]) -> AsyncIterator[T | str]:
        """Yield what ``read`` makes of each page of contacts, and at last the next sync token.

        Raises DeadToken.
        """
        async for each in self._pages("people/me/connections", _LISTED, token, read):
            yield each

    async def groups(self, token: str) -> tuple[list[Json], str]:
        """List labels and system groups, or what changed; and the next sync token.

        Raises DeadToken.
        """
        found: list[Json] = []
        async for each in self._pages("contactGroups", _GROUPS, token, _read_groups):
            if isinstance(each, str):
                return found, each
            found += each
        raise MalformedAnswer("tokens")

    async def _pages[T](
        self, path: str, query: str, token: str, read: Callable[[Json], T]
    ) -> AsyncIterator[T | str]:
        base = f"{path}?{query}"
        if token:
            base += f"&syncToken={quote(token, safe='')}"
        url = base
        for _ in range(MOST_PAGES):
            try:
                page, following, last = await self.get(url, partial(_read_page, read))
            except Refusal as refusal:
                # Also a token that is of another account, or cut, has to mean a new listing.
                if token and refusal.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.GONE):
                    raise DeadToken(refusal.reason) from refusal
                raise
            yield page
            if not following:
                yield last
                return
            url = f"{base}&pageToken={quote(following, safe='')}"
        raise ReplicaError("a listing without an end")

    async def people(
        self, names: Sequence[str], *, everything: bool = False
    ) -> dict[str, Json | None]:
        """Return these contacts as they are now by the names asked for; None if proven gone.

        ``everything``: with ``OTHER_FIELDS``.
        """
        found: dict[str, Json | None] = {}
        fields = _ALL.replace(",", "%2C") if everything else _READ
        for some in _in_urls(names):
            query = "".join(f"&resourceNames={quote(name, safe='')}" for name in some)
            found |= await self.get(f"people:batchGet?{fields}{query}", _read_people)
        if missing := [name for name in names if name not in found]:
            raise MalformedAnswer(f"{len(missing)} contacts are missing")
        return found

    async def person(self, name: str) -> Json:
        """Return one contact, its lists whole. Raises a Refusal."""
        return await self.get(f"{name}?{_READ}", dict)


def _read_page[T](read: Callable[[Json], T], value: Json) -> tuple[T, str, str]:
    following, last = value.get("nextPageToken") or "", value.get("nextSyncToken") or ""
    if not isinstance(following, str) or not isinstance(last, str):
        raise MalformedAnswer("tokens")
    return read(value), following, last


def _read_groups(value: Json) -> list[Json]:
    groups = value.get("contactGroups", [])
    if not isinstance(groups, list):
        raise MalformedAnswer("contactGroups")
    return [group for group in groups if isinstance(group, dict) and "resourceName" in group]


def _read_people(value: Json) -> dict[str, Json | None]:
    """Read the answer of batchGet. Raises MalformedAnswer if it does not tell of a contact."""
    found: dict[str, Json | None] = {}
    for each in responses(value.get("responses")):
        name, person = each.get("requestedResourceName"), each.get("person")
        if not isinstance(name, str):
            raise MalformedAnswer("requestedResourceName")
        code = (each.get("status") or {}).get("code", 0)
        if code == _NOT_FOUND or each.get("httpStatusCode") == HTTPStatus.NOT_FOUND:
            found[name] = None
        elif code or not isinstance(person, dict):
            raise MalformedAnswer(f"status {code}")
        else:
            found[name] = person if source_of(person) else None
    return found


def responses(value: object) -> list[Json]:
    """Read a list of PersonResponse."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise MalformedAnswer("responses")
    return value


def _in_urls(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part the names so that the address of each request stays short enough."""
    some: list[str] = []
    size = len(_ALL)
    for name in names:
        length = len(quote(name, safe="")) + len("&resourceNames=")
        if some and (len(some) == MOST_NAMES or size + length > _LONGEST_URL):
            yield some
            some, size = [], len(_ALL)
        some.append(name)
        size += length
    if some:
        yield some
