"""A phone that speaks CalDAV and CardDAV, a request at a time, as ``curl`` would."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
import ssl
from xml.etree import ElementTree as ET

import aiohttp

from . import LiveError

DAV = "{DAV:}"
LISTING = '<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
CHANGES = (
    '<d:sync-collection xmlns:d="DAV:"><d:sync-token>{token}</d:sync-token>'
    "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
)


class PhoneRefused(LiveError):
    """The server refused what the phone asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server answered; the body is text, the URL where redirects have led."""

    status: int
    url: str
    etag: str | None
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What has changed in a collection since a token: etags by path, and paths that are gone."""

    token: str
    changed: dict[str, str]
    gone: tuple[str, ...]


class Phone:
    """Signs in with each request. Paths begin with a slash, and so do those in answers."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        """Send a request; header names have underscores for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self._session.request(
            method, self._url + path, data=body.encode(), headers=named
        ) as answer:
            return Answer(
                status=answer.status,
                url=str(answer.url),
                etag=answer.headers.get("ETag"),
                body=await answer.text(),
            )

    async def well(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        """Send a request that has to be granted. Raises PhoneRefused."""
        answer = await self.ask(method, path, body, **headers)
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise PhoneRefused(f"{method} {path}: {answer.status}: {answer.body[:500]}")
        return answer

    async def paths(self, collection: str) -> list[str]:
        """List what is in a collection, which may be a home."""
        answer = await self.well("PROPFIND", collection, LISTING, Depth="1")
        found = _responses(answer.body)[0]
        return [path for path in found if path != collection]

    async def changes(self, collection: str, token: str = "") -> Changes:
        """Ask what is new since a token; without one, everything is."""
        answer = await self.well("REPORT", collection, CHANGES.format(token=token), Depth="0")
        changed, gone = _responses(answer.body)
        token = ET.fromstring(answer.body).findtext(f"{DAV}sync-token", "")  # noqa: S314 - ours
        return Changes(token=token, changed=changed, gone=tuple(gone))


def _responses(body: str) -> tuple[dict[str, str], list[str]]:
    """Read a multistatus: etags by path, empty where there is none, and the paths that are gone."""
    found: dict[str, str] = {}
    gone: list[str] = []
    for response in ET.fromstring(body).iter(f"{DAV}response"):  # noqa: S314 - our own server's
        path = response.findtext(f"{DAV}href", "")
        if response.find(f"{DAV}status") is not None:
            gone.append(path)
        else:
            found[path] = next((each.text or "" for each in response.iter(f"{DAV}getetag")), "")
    return found, gone


@asynccontextmanager
async def phone(
    url: str, user_name: str, password: str, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Phone]:
    """Have a phone whose account is at this Home Assistant; it trusts whom ``tls`` trusts."""
    headers = {"Authorization": aiohttp.encode_basic_auth(user_name, password)}
    connector = aiohttp.TCPConnector(ssl=tls or True)
    async with aiohttp.ClientSession(headers=headers, connector=connector) as session:
        yield Phone(session, url)


def changed_line(text: str, name: str, value: str) -> str:
    """Give the event of a text another value of a property, and write it without folding."""
    head, begin, event = text.replace("\r\n ", "").partition("BEGIN:VEVENT\r\n")
    others = [line for line in event.split("\r\n") if not line.startswith((f"{name}:", f"{name};"))]
    return head + begin + "\r\n".join([f"{name}:{value}", *others])


def event_text(uid: str, title: str, start: datetime) -> str:
    """Write an hour's event with an alarm, as a phone does."""
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Studio Sync//Tests//EN",
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:{start:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{title}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Reminder",
            "TRIGGER:-PT15M",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )
