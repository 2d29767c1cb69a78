"""The steps of a phone that is set up with an access, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from aiohttp import hdrs
from yarl import URL

from ..const import DAV_PATH
from ..dav.elements import Element, read_xml
from ..dav.errors import XmlError
from ..dav.names import caldav, carddav, dav
from .client import Answer, Client, asks_to_sign_in, refusal
from .outcome import Fault, Step, StepFailed

_LEADS: Final = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)
_TEXTS: Final[Mapping[bool, tuple[str, bytes]]] = {
    True: (
        "text/calendar; charset=utf-8",
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Studio Sync//Test//EN\r\nBEGIN:VEVENT\r\n"
            b"UID:studio-sync-test\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:20200101T000000Z\r\n"
            b"SUMMARY:Test \xe2\x80\x93 \xe6\xbc\xa2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ),
    ),
    False: (
        "text/vcard; charset=utf-8",
        (
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:studio-sync-test\r\nFN:Test\r\nN:Test;;;;\r\n"
            b"END:VCARD\r\n"
        ),
    ),
}
"""What is written to a calendar (true), or to an address book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A calendar or an address book that the server lists."""

    path: str
    is_calendar: bool
    may_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """What a phone does; each step raises StepFailed. ``item`` is the name of what it writes."""

    client: Client
    sign_in: str = field(repr=False)
    """The value of the header that signs in."""
    item: str
    has_clients: bool
    """Whether the access has an address book."""
    needs_https: bool
    """Whether an address by plain HTTP is of no use: from outside the local network."""

    async def go(self) -> bool:
        """Take all steps; return whether something was written, read back and removed."""
        await self._reach()
        if self.needs_https and self.client.base.scheme != "https":
            raise StepFailed(Fault.PLAIN_HTTP, Step.HTTPS)
        await self._propfind_passes()
        for name in ["caldav", *(["carddav"] if self.has_clients else [])]:
            await self._well_known(name)
        principal = await self._href(Step.SIGN_IN, DAV_PATH, dav("current-user-principal"))
        calendars = await self._href(Step.PRINCIPAL, principal, caldav("calendar-home-set"))
        found = await self._collections(calendars, caldav("calendar"))
        if self.has_clients:
            books = await self._href(Step.PRINCIPAL, principal, carddav("addressbook-home-set"))
            found += await self._collections(books, carddav("addressbook"))
        for each in found:
            await self._list(each)
        writable = next((each for each in found if each.may_write), None)
        if writable is None:
            return False
        await self._write(writable)
        return True

    async def _reach(self) -> None:
        answer = await self.client.ask(Step.REACH, hdrs.METH_OPTIONS, DAV_PATH)
        if answer.status == HTTPStatus.OK and "calendar-access" in answer.headers.get("DAV", ""):
            return
        failed = refusal(answer, Step.REACH)
        # Whether OPTIONS passes is of no use to know while PROPFIND does not.
        if failed.fault is not Fault.METHOD_REFUSED:
            raise failed

    async def _propfind_passes(self) -> None:
        answer = await self._propfind(Step.PROPFIND, DAV_PATH, 0, dav("resourcetype"), as_who=None)
        if not asks_to_sign_in(answer):
            raise refusal(answer, Step.PROPFIND)

    async def _well_known(self, name: str) -> None:
        path = f"/.well-known/{name}"
        answer = await self._propfind(
            Step.WELL_KNOWN, path, 0, dav("current-user-principal"), as_who=None
        )
        target = answer.headers.get(hdrs.LOCATION, "")
        leads = answer.status in _LEADS and _same(self.client.base, target, DAV_PATH)
        if not leads and not asks_to_sign_in(answer):
            raise StepFailed(
                Fault.NOT_LED, Step.WELL_KNOWN, method=answer.method, status=answer.status
            )

    async def _href(self, step: Step, path: str, name: str) -> str:
        """Return the path that a property names."""
        for response in await self._ask_about(step, path, 0, name):
            value = _values(response).get(name)
            href = None if value is None else value.first(dav("href"))
            if href is not None and href.text.strip().startswith("/"):
                return href.text.strip()
        raise StepFailed(Fault.OTHER_SERVER, step, method="PROPFIND")

    async def _collections(self, home: str, kind: str) -> list[_Found]:
        wanted = dav("resourcetype"), dav("current-user-privilege-set")
        found = list[_Found]()
        for response in await self._ask_about(Step.HOMES, home, 1, *wanted):
            values, href = _values(response), response.first(dav("href"))
            types = values.get(wanted[0])
            if href is None or types is None or types.first(kind) is None:
                continue
            found.append(
                _Found(
                    path=href.text.strip(),
                    is_calendar=kind == caldav("calendar"),
                    may_write=_may_write(values.get(wanted[1])),
                )
            )
        if not found:
            raise StepFailed(Fault.OTHER_SERVER, Step.HOMES, method="PROPFIND")
        return found

    async def _list(self, found: _Found) -> None:
        await self._ask_about(Step.LISTING, found.path, 1, dav("getetag"))
        report = (
            '<?xml version="1.0" encoding="utf-8"?><d:sync-collection xmlns:d="DAV:">'
            "<d:sync-token/><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
        )
        answer = await self.client.ask(
            Step.LISTING, "REPORT", found.path, sign_in=self.sign_in, body=report.encode()
        )
        _read(answer, Step.LISTING)

    async def _write(self, found: _Found) -> None:
        """Write, read back and remove; what is written is kept for the test only."""
        kind, text = _TEXTS[found.is_calendar]
        path = f"{found.path}{self.item}"
        headers: dict[str, str] = {hdrs.CONTENT_TYPE: kind, hdrs.IF_NONE_MATCH: "*"}
        await self._do(Step.WRITE, hdrs.METH_PUT, path, headers, text, HTTPStatus.CREATED)
        read = await self._do(Step.READ_BACK, hdrs.METH_GET, path, {}, b"", HTTPStatus.OK)
        if read.body != text:
            raise StepFailed(Fault.CHANGED, Step.READ_BACK, method=hdrs.METH_GET)
        etag: dict[str, str] = {hdrs.IF_MATCH: read.headers.get(hdrs.ETAG, "*")}
        await self._do(Step.REMOVE, hdrs.METH_DELETE, path, etag, b"", HTTPStatus.NO_CONTENT)

    async def _do(  # noqa: PLR0917 - the parts of a request, in their order
        self,
        step: Step,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes,
        wanted: HTTPStatus,
    ) -> Answer:
        answer = await self.client.ask(
            step, method, path, sign_in=self.sign_in, headers=headers, body=body
        )
        if answer.status != wanted:
            raise refusal(answer, step)
        return answer

    async def _ask_about(self, step: Step, path: str, depth: int, *names: str) -> list[Element]:
        answer = await self._propfind(step, path, depth, *names, as_who=self.sign_in)
        return _read(answer, step)

    async def _propfind(
        self, step: Step, path: str, depth: int, *names: str, as_who: str | None
    ) -> Answer:
        headers = {
            hdrs.CONTENT_TYPE: "application/xml; charset=utf-8",
            "Depth": str(depth),
        }
        return await self.client.ask(
            step, "PROPFIND", path, sign_in=as_who, headers=headers, body=_body(names)
        )


def _body(names: tuple[str, ...]) -> bytes:
    split = (name.removeprefix("{").partition("}") for name in names)
    asked = "".join(f'<{local} xmlns="{space}"/>' for space, _, local in split)
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}<d:propfind xmlns:d="DAV:"><d:prop>{asked}</d:prop></d:propfind>'.encode()


def _read(answer: Answer, step: Step) -> list[Element]:
    """Return the responses of a multistatus. Raises StepFailed if it is none."""
    if answer.status != HTTPStatus.MULTI_STATUS:
        raise refusal(answer, step)
    try:
        root = read_xml(answer.body)
    except XmlError as error:
        raise refusal(answer, step) from error
    return list(root.all(dav("response")))


def _values(response: Element) -> Mapping[str, Element]:
    """Return the properties of a response that are there."""
    return {
        value.name: value
        for propstat in response.all(dav("propstat"))
        if " 200 " in f"{_text(propstat, dav('status'))} "
        for prop in propstat.all(dav("prop"))
        for value in prop.children
    }


def _text(parent: Element, name: str) -> str:
    found = parent.first(name)
    return "" if found is None else found.text


def _may_write(privileges: Element | None) -> bool:
    if privileges is None:
        return False
    return any(
        each.first(dav("write-content")) is not None for each in privileges.all(dav("privilege"))
    )


def _same(base: URL, target: str, path: str) -> bool:
    """Tell whether a redirection leads to a path of the same server, and by no weaker scheme."""
    try:
        url = base.join(URL(target))
    except ValueError:
        return False
    return (url.host, url.path) == (base.host, path) and (url.scheme in {base.scheme, "https"})
