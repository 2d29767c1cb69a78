"""The Google account: what it is for, its user, its calendars, and revoking the sign-in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import aiohttp

from ..book.parts import Part
from ..sync.ports import AccessRefused, Unreachable
from .batch import Json
from .errors import MalformedAnswer, Refusal
from .roots import Roots
from .transport import TIMEOUT, GoogleTransport

_IDENTITY: Final = ("openid", "email")
_SCOPES: Final = {
    Part.CALENDAR: (
        "https://www.googleapis.com/auth/calendar.events",
        "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
    ),
    Part.CONTACTS: ("https://www.googleapis.com/auth/contacts",),
}
_CANONICAL = {
    "email": "https://www.googleapis.com/auth/userinfo.email",
    "profile": "https://www.googleapis.com/auth/userinfo.profile",
}
_WRITERS = frozenset({"owner", "writer", "writerWithoutPrivateAccess"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UserInfo:
    """Who has signed in. ``sub`` never changes, the address may."""

    sub: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarInfo:
    """A calendar in the account's list. ``zone`` is an IANA name."""

    id: str
    name: str
    zone: str
    writable: bool
    primary: bool


def scopes_for(parts: Collection[Part]) -> tuple[str, ...]:
    """Return the scopes to request at consent: who it is, and what these parts need."""
    wanted = (scope for part in Part if part in parts for scope in _SCOPES[part])
    return (*wanted, *_IDENTITY)


def missing_scopes(granted: str, parts: Collection[Part]) -> tuple[str, ...]:
    """Return the scopes for these parts that a token lacks.

    ``granted`` is the token's ``scope``, parted by spaces; Google writes ``email``
    in its long form there.
    """
    have = {_CANONICAL.get(scope, scope) for scope in granted.split()}
    return tuple(scope for scope in scopes_for(parts) if _CANONICAL.get(scope, scope) not in have)


async def userinfo(transport: GoogleTransport) -> UserInfo:
    """Ask who has signed in (OpenID Connect). Raises a ReplicaError."""

    def read(value: Json) -> UserInfo:
        sub, email = value.get("sub"), value.get("email", "")
        if not isinstance(sub, str) or not sub or not isinstance(email, str):
            raise MalformedAnswer("userinfo")
        return UserInfo(sub=sub, email=email)

    return await transport.get(transport.roots.userinfo, read)


async def list_calendars(transport: GoogleTransport) -> tuple[CalendarInfo, ...]:
    """List the account's calendars, its own first (calendarList.list).

    Raises a ReplicaError; AccessRefused if the consent does not cover the list.
    """
    found: dict[str, CalendarInfo] = {}
    base = f"{transport.roots.calendar}/users/me/calendarList?maxResults=250"
    url, seen = base, {""}
    while True:
        try:
            calendars, token = await transport.get(url, _read_list)
        except Refusal as refusal:
            raise AccessRefused(refusal.reason) from refusal
        found |= {calendar.id: calendar for calendar in calendars}
        if token in seen:
            break
        seen.add(token)
        url = f"{base}&pageToken={quote(token, safe='')}"
    return tuple(sorted(found.values(), key=lambda item: (not item.primary, item.name.casefold())))


def _read_list(value: Json) -> tuple[list[CalendarInfo], str]:
    items, token = value.get("items", []), value.get("nextPageToken", "")
    if not isinstance(items, list) or not isinstance(token, str):
        raise MalformedAnswer("items")
    calendars = [_read_calendar(item) for item in items if isinstance(item, Mapping)]
    return [calendar for calendar in calendars if calendar is not None], token


def _read_calendar(item: Json) -> CalendarInfo | None:
    calendar_id = item.get("id")
    if not isinstance(calendar_id, str) or item.get("deleted"):
        return None
    return CalendarInfo(
        id=calendar_id,
        name=str(item.get("summaryOverride") or item.get("summary") or calendar_id),
        zone=str(item.get("timeZone") or ""),
        writable=item.get("accessRole") in _WRITERS,
        primary=bool(item.get("primary")),
    )


async def revoke(session: aiohttp.ClientSession, roots: Roots, token: str) -> None:
    """Revoke a token, and with it the whole consent (RFC 7009).

    A token that Google no longer knows is fine. Raises Unreachable.
    """
    try:
        async with session.post(
            roots.revoke, data={"token": token}, timeout=aiohttp.ClientTimeout(total=TIMEOUT)
        ) as response:
            status = response.status
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Unreachable("revoke") from error
    if status not in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST):
        raise Unreachable(f"revoke: {status}")
