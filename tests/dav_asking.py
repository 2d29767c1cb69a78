"""Asks the server over a home, and reads what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from xml.etree import ElementTree as ET

from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.paths import ROOT_PATH
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.serve import refusal, serve

from .dav_home import MemoryHome

HOST = "studio.example"
OWN = f"{ROOT_PATH}calendars/anna/own/"
CLIENTS = f"{ROOT_PATH}books/anna/clients/"
PRINCIPAL = f"{ROOT_PATH}principals/anna/"
CALENDARS = f"{ROOT_PATH}calendars/anna/"
BOOKS = f"{ROOT_PATH}books/anna/"
_SPACES = {
    "DAV:": "d",
    "urn:ietf:params:xml:ns:caldav": "c",
    "urn:ietf:params:xml:ns:carddav": "a",
    "http://calendarserver.org/ns/": "s",
    "http://apple.com/ns/ical/": "i",
}
_DECLARED = " ".join(f'xmlns:{short}="{uri}"' for uri, short in _SPACES.items())


def ask(
    home: MemoryHome, method: str, path: str, body: bytes | str = b"", **headers: str
) -> DavResponse:
    """Return the answer to a request; header names have underscores for hyphens."""
    request = DavRequest(
        method=method,
        path=path,
        headers={name.replace("_", "-").lower(): (value,) for name, value in headers.items()},
        authority=HOST,
        body=body.encode() if isinstance(body, str) else body,
    )
    try:
        return serve(request, home)
    except DavError as error:
        return refusal(error, request)


def xml(text: str) -> str:
    """Return a body, with all prefixes declared; ``text`` begins with the name of its root."""
    end = next(at for at, sign in enumerate(text) if sign in " />")
    return f"<{text[:end]} {_DECLARED}{text[end:]}"


def prop(*names: str) -> str:
    """Return the body of a PROPFIND for properties, named with the prefixes here."""
    inner = "".join(f"<{name}/>" for name in names)
    return xml(f"d:propfind><d:prop>{inner}</d:prop></d:propfind>")


@dataclass(frozen=True)
class Answer:
    """What a multistatus says of one href."""

    href: str
    status: int | None
    found: Mapping[str, ET.Element]
    """Properties with 200, by their names with a prefix."""
    others: Mapping[str, int]
    """The status of the other ones."""
    condition: str | None = None

    def text(self, name: str) -> str:
        """Return the text of a property."""
        return self.found[name].text or ""

    def hrefs(self, name: str) -> list[str]:
        """Return the hrefs in a property."""
        return [each.text or "" for each in self.found[name].iter("{DAV:}href")]

    def names_in(self, name: str) -> list[str]:
        """Return the names of all elements within a property."""
        return [short(each.tag) for each in self.found[name].iter()][1:]


def short(name: str) -> str:
    """Return a name with its prefix."""
    uri, _, local = name[1:].partition("}")
    return f"{_SPACES[uri]}:{local}" if uri in _SPACES else name


def answers(response: DavResponse) -> dict[str, Answer]:
    """Return what a multistatus says, by href. No href is answered twice."""
    assert response.status is HTTPStatus.MULTI_STATUS, (response.status, response.body)
    found = dict[str, Answer]()
    for each in ET.fromstring(response.body).findall("{DAV:}response"):  # noqa: S314
        answer = _answer(each)
        assert answer.href not in found
        found[answer.href] = answer
    return found


def _answer(element: ET.Element) -> Answer:
    found, others = dict[str, ET.Element](), dict[str, int]()
    for propstat in element.findall("{DAV:}propstat"):
        status = _status(propstat)
        for each in propstat.findall("{DAV:}prop/*"):
            if status == HTTPStatus.OK:
                found[short(each.tag)] = each
            else:
                others[short(each.tag)] = status or 0
    error = element.find("{DAV:}error")
    return Answer(
        href=element.findtext("{DAV:}href") or "",
        status=_status(element),
        found=found,
        others=others,
        condition=None if error is None else short(error[0].tag),
    )


def _status(element: ET.Element) -> int | None:
    text = element.findtext("{DAV:}status")
    return None if text is None else int(text.split()[1])


def one(response: DavResponse) -> Answer:
    """Return what a multistatus says of the only href."""
    (found,) = answers(response).values()
    return found


def condition(response: DavResponse) -> str:
    """Return the name of the condition of a refusal."""
    return short(ET.fromstring(response.body)[0].tag)  # noqa: S314


def token_of(response: DavResponse) -> str:
    """Return the sync token of a multistatus."""
    return ET.fromstring(response.body).findtext("{DAV:}sync-token") or ""  # noqa: S314


def event(
    uid: str, start: str = "20270105T090000Z", *lines: str, summary: str = "Session"
) -> bytes:
    """Return the text of an event of one hour, or with its end among ``lines``."""
    end = (
        () if any(line.startswith(("DTEND", "DURATION")) for line in lines) else ("DURATION:PT1H",)
    )
    sign = "" if start.startswith(";") else ":"
    return calendar(
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20270101T000000Z\nDTSTART{sign}{start}\n"
        f"SUMMARY:{summary}\n" + "".join(f"{line}\n" for line in (*end, *lines)) + "END:VEVENT\n"
    )


def task(uid: str, *lines: str, name: str = "VTODO") -> bytes:
    """Return the text of a task, or of another component."""
    whole = [f"BEGIN:{name}", f"UID:{uid}", "DTSTAMP:20270101T000000Z", *lines, f"END:{name}", ""]
    return calendar("\n".join(whole))


def calendar(inner: str) -> bytes:
    """Return a calendar with components in it."""
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{inner}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def card(uid: str, name: str, *lines: str) -> bytes:
    """Return the text of a card."""
    text = "\r\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}", f"N:;{name};;;", *lines]
    )
    return f"{text}\r\nEND:VCARD\r\n".encode()
