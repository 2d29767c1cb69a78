"""What a server does differently: found out by asking it, for ``docs/dav-servers.md``."""

from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Final

import aiohttp

from custom_components.studio_sync.dav.elements import XmlLimits
from custom_components.studio_sync.dav.multistatus import Multistatus, read_multistatus
from custom_components.studio_sync.dav.names import caldav, dav
from custom_components.studio_sync.dav_client import bodies

from .running import Running, new_name

XML: Final = "application/xml; charset=utf-8"
ICS: Final = "text/calendar; charset=utf-8"
BOGUS: Final = "http://example.com/bogus"
EVENT: Final = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//A person//EN\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20261101T000000Z\r
DTSTART:20261207T090000Z\r
DTEND:20261207T{end}0000Z\r
SUMMARY:Portrait\r
CATEGORIES:a,b\r
X-OWN;X-P="a;b":1\r
END:VEVENT\r
END:VCALENDAR\r
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def listed(self) -> Multistatus:
        """The answer as a multistatus."""
        return read_multistatus(self.body, XmlLimits())


class Asking:
    """Asks about one calendar of a server."""

    def __init__(self, running: Running, session: aiohttp.ClientSession) -> None:
        self.running = running
        self.session = session
        self.path = f"{running.calendars}{new_name()}/"

    async def ask(self, method: str, name: str = "", body: bytes = b"", **headers: str) -> Answer:
        """Send a request."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        url = f"{self.running.host}{self.path}{name}"
        async with self.session.request(
            method, url, data=body, headers=self.running.sign_in | named
        ) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, headers, await answer.read())

    async def report(self, body: bytes) -> Answer:
        """Send a report about the calendar."""
        return await self.ask("REPORT", "", body, Depth="1", Content_Type=XML)

    async def put(self, name: str, uid: str, end: str = "10", **headers: str) -> Answer:
        """Write an event."""
        text = EVENT.format(uid=uid, end=end).encode()
        return await self.ask("PUT", name, text, Content_Type=ICS, **headers)


async def facts(running: Running) -> dict[str, str]:
    """Return what a server does, by what it is asked."""
    apart = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=apart) as session:
        asking = Asking(running, session)
        await asking.ask("MKCALENDAR", "", bodies.make_calendar("Work"), Content_Type=XML)
        # Some ask for one UID in all calendars of a person.
        uid = new_name()
        found = await _writes(asking, uid)
        found |= await _listings(asking, uid)
        await asking.ask("DELETE")
        gone = await asking.ask(
            "PROPFIND", "", bodies.propfind([dav("resourcetype")]), Depth="0", Content_Type=XML
        )
        found["PROPFIND of a calendar that is gone"] = (
            "207 with a 404 in it" if gone.status == 207 else str(gone.status)
        )
        return found


async def _writes(asking: Asking, uid: str) -> dict[str, str]:
    made = await asking.put("a.ics", uid, If_None_Match="*")
    text = (await asking.ask("GET", "a.ics")).body
    same = text == EVENT.format(uid=uid, end="10").encode()
    etag = made.headers.get("etag", "")
    kind = "none" if not etag else "weak" if etag.startswith("W/") else "strong"
    parameter = re.search(rb'X-OWN[^\r\n]*X-P="?a;b"?[^\r\n]*:1', text.replace(b"\r\n ", b""))
    found = {
        "a text is kept": "byte for byte" if same else "rewritten",
        "a property of our own": "kept" if parameter else "changed or dropped",
        "etag of a PUT": kind,
        "`If-None-Match: *` on what is there": str(
            (await asking.put("a.ics", uid, If_None_Match="*")).status
        ),
        "PUT with another `If-Match`": str((await asking.put("a.ics", uid, If_Match='"x"')).status),
    }
    found["DELETE with another `If-Match`"] = str(
        (await asking.ask("DELETE", "a.ics", If_Match='"x"')).status
    )
    if (await asking.ask("GET", "a.ics")).status != 200:
        await asking.put("a.ics", uid)
    found["the same UID under another name"] = str((await asking.put("b.ics", uid)).status)
    await asking.ask("DELETE", "b.ics")
    found["an event without length"] = str((await asking.put("c.ics", new_name(), "09")).status)
    await asking.ask("DELETE", "c.ics")
    return found


async def _listings(asking: Asking, uid: str) -> dict[str, str]:
    for name in ("d.ics", "e.ics"):
        await asking.put(name, new_name())
    names = [dav("getetag")]
    first = (await asking.report(bodies.sync_collection("", names))).listed
    token = first.sync_token or ""
    bogus = await asking.report(bodies.sync_collection(BOGUS, names))
    everything = bogus.status == 207 and len(bogus.listed.told) >= 3
    limited = bodies.sync_collection("", names).replace(
        b"<d:prop>", b"<d:limit><d:nresults>2</d:nresults></d:limit><d:prop>"
    )
    cut = (await asking.report(limited)).listed.told
    says = any(each.status == 507 for each in cut)
    hrefs = [asking.path + name for name in ("a.ics", "missing.ics")]
    wanted = (caldav("calendar-multiget"), (dav("getetag"), caldav("calendar-data")), hrefs)
    several = (await asking.report(bodies.multiget(*wanted))).listed
    missing = [each.status for each in several.told if "missing" in each.href]
    return {
        "a sync token counts": "seconds" if token.isdigit() else "changes",
        "a token that is not known": "everything" if everything else str(bogus.status),
        "a limit of 2 items": _cut(len(cut), says=says),
        "a multiget of what is missing": str(missing[0]) if missing else "left out",
    }


def _cut(number: int, *, says: bool) -> str:
    if says:
        return "cut, and says so (507)"
    return "ignored" if number >= 3 else "cut, and does not say so"
