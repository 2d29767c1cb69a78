"""A person who keeps a calendar on a server, with a program that is not ours (icalendar)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
import re
from typing import Any
from urllib.parse import quote, unquote
import uuid
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import aiohttp
import icalendar

from custom_components.studio_sync.book.model import AllDay, Content, Moment, Status, Timed
from custom_components.studio_sync.formats.datetimes import moment_text
from custom_components.studio_sync.formats.recurrence import normalise

_LISTING = b'<propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>'
ICS = "text/calendar; charset=utf-8"


class Person:
    """Reads and writes one collection directly at its server, without conditions."""

    def __init__(self, session: aiohttp.ClientSession, url: str, sign_in: dict[str, str]) -> None:
        self.session = session
        self.url = url
        self.sign_in = sign_in

    async def ask(self, method: str, name: str = "", body: bytes = b"", **headers: str) -> bytes:
        """Send a request; it has to be done."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        async with self.session.request(
            method, f"{self.url}{name}", data=body, headers=self.sign_in | named
        ) as answer:
            content = await answer.read()
            assert answer.status < 300, (method, name, answer.status, content[:300])
            return content

    async def names(self) -> list[str]:
        """Return the names of all items."""
        return await self._listed(collections=False)

    async def collections(self) -> list[str]:
        """Return the paths of all calendars and address books below this, their home."""
        return [f"{name}/" for name in await self._listed(collections=True)]

    async def _listed(self, *, collections: bool) -> list[str]:
        content = await self.ask(
            "PROPFIND", "", _LISTING, Depth="1", Content_Type="application/xml"
        )
        base = unquote(re.sub(r"^https?://[^/]+", "", self.url))
        found = []
        for each in ET.fromstring(content):  # noqa: S314 - a server of ours
            path = re.sub(r"^https?://[^/]+", "", each.findtext("{DAV:}href", ""))
            name = unquote(path).removeprefix(base)
            is_collection = each.find(".//{DAV:}collection") is not None
            if name and is_collection == collections:
                found.append(quote(name.removesuffix("/"), safe="@+,=~"))
        return found

    async def text(self, name: str) -> bytes:
        """Read an item."""
        return await self.ask("GET", name)

    async def put(self, name: str, text: bytes, media_type: str = ICS) -> None:
        """Write an item."""
        await self.ask("PUT", name, text, Content_Type=media_type)

    async def add_text(self, text: bytes) -> str:
        """Write a new item; returns its name."""
        name = f"{uuid.uuid4()}.ics"
        await self.put(name, text)
        return name

    # -- events ----------------------------------------------------------------------------------

    async def add(self, content: Content) -> str:
        """Make an event."""
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//A person//EN")
        calendar.add("version", "2.0")
        calendar.add_component(event_with(content, str(uuid.uuid4())))
        return await self.add_text(text_of(calendar))

    async def edit(self, remote_id: str, content: Content) -> None:
        """Change an event, or a date of a series."""
        name, _, at = remote_id.partition("#")
        calendar = icalendar.Calendar.from_ical(await self.text(name))
        master = next(each for each in calendar.walk("VEVENT") if "RECURRENCE-ID" not in each)
        if not at:
            fill(master, content)
        else:
            _drop(calendar, at)
            event = event_with(content, str(master["UID"]))
            event.add("recurrence-id", _as_start(read_moment(at), master))
            calendar.add_component(event)
        await self.put(name, text_of(calendar))

    async def delete(self, remote_id: str) -> None:
        """Delete an event, or a date of a series."""
        name, _, at = remote_id.partition("#")
        if not at:
            await self.ask("DELETE", name)
            return
        calendar = icalendar.Calendar.from_ical(await self.text(name))
        _drop(calendar, at)
        master = next(each for each in calendar.walk("VEVENT"))
        master.add("exdate", _as_start(read_moment(at), master))
        await self.put(name, text_of(calendar))

    async def seen(self) -> Mapping[str, Content]:
        """Read all events, by remote id."""
        found = dict[str, Content]()
        for name in await self.names():
            text = await self.text(name)
            for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
                at = event.get("recurrence-id")
                remote_id = name if at is None else f"{name}#{moment_text(_moment(at.dt))}"
                found[remote_id] = content_of(event)
        return found


def text_of(calendar: icalendar.Calendar) -> bytes:
    """Write a calendar with the zones that it names."""
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def read_moment(text: str) -> Moment:
    """Read the moment in a remote id."""
    if "T" in text:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return date.strptime(text, "%Y%m%d")


def _drop(calendar: icalendar.Calendar, at: str) -> None:
    calendar.subcomponents = [
        each
        for each in calendar.subcomponents
        if "RECURRENCE-ID" not in each or moment_text(_moment(each["RECURRENCE-ID"].dt)) != at
    ]


def _as_start(at: Moment, master: icalendar.Event) -> Moment:
    start = master["DTSTART"].dt
    return at.astimezone(start.tzinfo) if isinstance(at, datetime) else at


def _moment(value: Moment) -> Moment:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def event_with(content: Content, uid: str) -> icalendar.Event:
    """Make an event."""
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime(2026, 11, 1, tzinfo=UTC))
    fill(event, content)
    return event


def fill(event: icalendar.Event, content: Content) -> None:
    """Let an event say this."""
    when = content.when
    values: dict[str, Any] = {
        "dtstart": when.start,
        "dtend": when.end,
        "summary": content.title,
        "description": content.description,
        "location": content.place,
        "status": content.status.value.upper(),
        "transp": "OPAQUE" if content.busy else "TRANSPARENT",
    }
    if isinstance(when, Timed):
        zone = ZoneInfo(when.zone)
        values |= {"dtstart": when.start.astimezone(zone), "dtend": when.end.astimezone(zone)}
    for name in (*values, "rrule", "duration"):
        event.pop(name.upper(), None)
    for name, value in values.items():
        if value != "":
            event.add(name, value)
    for line in content.recurrence:
        event.add("rrule", icalendar.vRecur.from_ical(line.partition(":")[2]))


def content_of(event: icalendar.Event) -> Content:
    """Read an event as a person does: by other means than the replica."""
    start = event["DTSTART"]
    end = event.get("DTEND")
    last = end.dt if end is not None else start.dt + event["DURATION"].dt
    zone: str | None = None
    when: Timed | AllDay
    if isinstance(start.dt, datetime):
        zone = str(start.params.get("TZID", "UTC"))
        when = Timed(start=start.dt.astimezone(UTC), end=last.astimezone(UTC), zone=zone)
    else:
        when = AllDay(start=start.dt, end=last)
    rules = event.get("RRULE")
    lines = () if rules is None else (f"RRULE:{rules.to_ical().decode()}",)
    return Content(
        title=str(event.get("SUMMARY", "")),
        when=when,
        description=str(event.get("DESCRIPTION", "")),
        place=str(event.get("LOCATION", "")),
        recurrence=normalise(lines, when.start, zone) if lines else (),
        status=Status(str(event.get("STATUS", "CONFIRMED")).lower()),
        busy=str(event.get("TRANSP", "OPAQUE")) != "TRANSPARENT",
    )
