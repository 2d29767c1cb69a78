"""A strict CalDAV and CardDAV server in memory, with the faults of real ones on request.

It knows one person, ``anna``, with a home for calendars and one for address books. What it is asked
it checks: a request that no standard knows is a violation, kept in ``violations``.
"""

# ruff: noqa: E501 - the XML is written as it is

from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
import re
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from aiohttp import web

SIGN_IN = f"Basic {b64encode(b'anna:secret').decode()}"
_NAMES = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/"'
_D, _C, _A = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}", "{urn:ietf:params:xml:ns:carddav}"


@dataclass(slots=True, kw_only=True)
class Faults:
    """How it does otherwise than it should."""

    no_sync: bool = False
    """It has no sync-collection."""
    dead_status: int | None = None
    """With this status it refuses each token; 207: it answers with everything."""
    no_etags: set[str] = field(default_factory=set)
    """Items of these names have none."""
    weak_etags: bool = False
    suffix: str = ""
    """What a proxy puts on each etag that it shows, and does not take off again."""
    parts: int | None = None
    """So many items of a listing at once, then 507 and a token to go on with."""
    counts_seconds: bool = False
    moving_etags: bool = False
    """The etags change at each listing."""
    absolute: bool = False
    escaped: bool = True
    leaves_out: bool = False
    """A multiget leaves out what is not there."""
    uid_status: int | None = None
    """With this status it refuses a UID that has another name."""
    answers: list[Callable[[web.Request, bytes], web.Response | None]] = field(default_factory=list)
    """The first of these that gives an answer does, and is then gone."""
    read_only: bool = False
    rewrite: Callable[[bytes], bytes] | None = None
    gone: bool = False


@dataclass(slots=True)
class Item:
    """One text."""

    text: bytes
    version: int
    modified: datetime


@dataclass(slots=True, kw_only=True)
class Folder:
    """A calendar or an address book; ``changes`` are the names of what changed, in order.

    ``gone``: when items were deleted.
    """

    path: str
    kind: str
    name: str
    items: dict[str, Item] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    gone: dict[str, datetime] = field(default_factory=dict)
    most: int | None = None
    rights: str = "<privilege><all/></privilege>"
    components: tuple[str, ...] = ("VEVENT",)


class Double:
    """The server: what it holds, its clock, its faults, and what was asked."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.folders: dict[str, Folder] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.violations: list[str] = []
        self.now = datetime(2026, 11, 28, 9, tzinfo=UTC)
        self.url = ""
        self._versions = 0

    def add(self, name: str, kind: str = "calendar") -> Folder:
        """Make a calendar or an address book."""
        home = "calendars" if kind == "calendar" else "books"
        folder = Folder(path=f"/{home}/anna/{name}/", kind=kind, name=name)
        self.folders[folder.path] = folder
        return folder

    def put(self, folder: Folder, name: str, text: bytes) -> None:
        """Let somebody write an item."""
        self._versions += 1
        folder.items[name] = Item(text, self._versions, self.now)
        folder.changes.append(name)

    def delete(self, folder: Folder, name: str) -> None:
        """Let somebody delete an item."""
        del folder.items[name]
        folder.changes.append(name)
        folder.gone[name] = self.now

    def etag(self, item: Item, *, shown: bool = True) -> str:
        """Return the etag of an item, as it is shown."""
        bare = f"v{item.version}"
        if self.faults.moving_etags and shown:
            self._versions += 1
            bare = f"m{self._versions}"
        if shown:
            bare += self.faults.suffix
        return f'W/"{bare}"' if self.faults.weak_etags else f'"{bare}"'

    # -- requests --------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.Response:
        """Answer a request."""
        body = await request.read()
        path = request.rel_url.raw_path
        self.asked.append((request.method, path))
        self.headers.append(dict(request.headers))
        for each in self.faults.answers:
            if (answer := each(request, body)) is not None:
                self.faults.answers.remove(each)
                return answer
        if request.headers.get("Authorization") != SIGN_IN:
            return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="Double"'})
        answer = self._answer(request, body)
        answer.headers["Date"] = format_datetime(self.now, usegmt=True)
        return answer

    def _answer(self, request: web.Request, body: bytes) -> web.Response:
        path = unquote(request.rel_url.raw_path)
        folder, name = self._find(path)
        match request.method:
            case "PROPFIND":
                return self._propfind(path, folder, request.headers.get("Depth", ""))
            case "REPORT" if folder is not None:
                return self._report(folder, body, request.headers.get("Depth", ""))
            case "GET" | "PUT" | "DELETE" if folder is not None and name:
                return self._item(request, folder, name, body)
            case "OPTIONS":
                return web.Response(headers={"DAV": "1, 3, calendar-access, addressbook"})
        return web.Response(status=404)

    def _find(self, path: str) -> tuple[Folder | None, str]:
        if self.faults.gone:
            return None, ""
        for folder in self.folders.values():
            if path.startswith(folder.path):
                return folder, path.removeprefix(folder.path)
        return None, ""

    def _href(self, folder: Folder, name: str = "") -> str:
        path = folder.path + name
        path = quote(path) if self.faults.escaped else path
        return (self.url if self.faults.absolute else "") + path

    def _item(self, request: web.Request, folder: Folder, name: str, body: bytes) -> web.Response:
        there = folder.items.get(name)
        if request.method == "GET":
            if there is None:
                return web.Response(status=404)
            headers = {} if name in self.faults.no_etags else {"ETag": self.etag(there)}
            headers["Last-Modified"] = format_datetime(there.modified, usegmt=True)
            return web.Response(body=there.text, headers=headers)
        if self.faults.read_only:
            return web.Response(status=403)
        if not self._condition_holds(request, there):
            return web.Response(status=412)
        if request.method == "DELETE":
            if there is None:
                return web.Response(status=404)
            self.delete(folder, name)
            return web.Response(status=204)
        return self._put(folder, name, body)

    def _condition_holds(self, request: web.Request, there: Item | None) -> bool:
        wanted = request.headers.get("If-Match")
        if request.headers.get("If-None-Match") == "*":
            return there is None
        if wanted is None:
            if request.method == "PUT" and there is not None and not self._unsure():
                self.violations.append("overwritten without a condition")
            return True
        if wanted.startswith("W/"):
            self.violations.append("a weak etag in If-Match")
        return there is not None and wanted == self.etag(there, shown=False)

    def _unsure(self) -> bool:
        return bool(self.faults.weak_etags or self.faults.no_etags or self.faults.suffix)

    def _put(self, folder: Folder, name: str, body: bytes) -> web.Response:
        if folder.most is not None and len(body) > folder.most:
            return web.Response(status=413)
        uid = _uid(body)
        if uid is None:
            return _error(403, "<C:valid-calendar-data/>")
        if self.faults.uid_status is not None:
            for other, item in folder.items.items():
                if other != name and _uid(item.text) == uid:
                    href = f"<href>{self._href(folder, other)}</href>"
                    return _error(
                        self.faults.uid_status, f"<C:no-uid-conflict>{href}</C:no-uid-conflict>"
                    )
        there = folder.items.get(name)
        self.put(folder, name, body if self.faults.rewrite is None else self.faults.rewrite(body))
        headers = {} if self._unsure() else {"ETag": self.etag(folder.items[name])}
        return web.Response(status=201 if there is None else 204, headers=headers)

    # -- listings --------------------------------------------------------------------------------

    def _propfind(self, path: str, folder: Folder | None, depth: str) -> web.Response:
        if depth not in ("0", "1"):
            self.violations.append(f"depth {depth}")
        if folder is not None:
            parts = [self._of_folder(folder)]
            if depth == "1":
                parts += [self._of_item(folder, name) for name in folder.items]
            return _multistatus(parts)
        if path in ("/calendars/anna/", "/books/anna/") and not self.faults.gone:
            inside = [
                self._of_folder(each)
                for each in self.folders.values()
                if each.path.startswith(path)
            ]
            return _multistatus(
                [_response(path, "<resourcetype><collection/></resourcetype>"), *inside]
            )
        if path in ("/", "/principals/anna/"):
            return _multistatus([_response(path, _PRINCIPAL)])
        return web.Response(status=404)

    def _of_folder(self, folder: Folder) -> str:
        kind = "<C:calendar/>" if folder.kind == "calendar" else "<A:addressbook/>"
        sync = (
            ""
            if self.faults.no_sync
            else "<supported-report><report><sync-collection/></report></supported-report>"
        )
        most = (
            ""
            if folder.most is None
            else f"<{kind[1]}:max-resource-size>{folder.most}</{kind[1]}:max-resource-size>"
        )
        comps = "".join(f'<C:comp name="{each}"/>' for each in folder.components)
        return _response(
            self._href(folder),
            f"<resourcetype><collection/>{kind}</resourcetype><displayname>{escape(folder.name)}</displayname>"
            f"<sync-token>{self._token(folder)}</sync-token><current-user-privilege-set>{folder.rights}</current-user-privilege-set>"
            f"<supported-report-set>{sync}</supported-report-set>{most}<owner><href>/principals/anna/</href></owner>"
            f"<C:supported-calendar-component-set>{comps}</C:supported-calendar-component-set>",
        )

    def _of_item(self, folder: Folder, name: str, data: str = "") -> str:
        item = folder.items[name]
        etag = (
            "" if name in self.faults.no_etags else f"<getetag>{escape(self.etag(item))}</getetag>"
        )
        modified = format_datetime(item.modified, usegmt=True)
        return _response(
            self._href(folder, name),
            f"<resourcetype/>{etag}<getlastmodified>{modified}</getlastmodified>{data}",
        )

    def _token(self, folder: Folder) -> str:
        if self.faults.counts_seconds:
            return str(int(self.now.timestamp()) - 1)
        return f"urn:double:{len(folder.changes)}"

    def _report(self, folder: Folder, body: bytes, depth: str) -> web.Response:
        if b"<!DOCTYPE" in body or depth not in ("0", "1"):
            self.violations.append("report")
        root = ET.fromstring(body)  # noqa: S314 - our own
        match root.tag:
            case "{DAV:}sync-collection":
                return self._sync(folder, root.findtext(f"{_D}sync-token", ""))
            case "{urn:ietf:params:xml:ns:caldav}calendar-multiget":
                return self._multiget(folder, root, "C:calendar-data")
            case "{urn:ietf:params:xml:ns:carddav}addressbook-multiget":
                return self._multiget(folder, root, "A:address-data")
            case "{urn:ietf:params:xml:ns:caldav}calendar-query":
                uid = root.findtext(f".//{_C}text-match", "")
                found = [name for name, item in folder.items.items() if _uid(item.text) == uid]
                return _multistatus([self._of_item(folder, name) for name in found])
        return _error(403, "<supported-report/>")

    def _multiget(self, folder: Folder, root: ET.Element, data: str) -> web.Response:
        parts = []
        for each in root.findall(f"{_D}href"):
            name = unquote(each.text or "").removeprefix(folder.path)
            if name in folder.items:
                text = escape(folder.items[name].text.decode())
                parts.append(self._of_item(folder, name, f"<{data}>{text}</{data}>"))
            elif not self.faults.leaves_out:
                parts.append(_gone(each.text or ""))
        return _multistatus(parts)

    def _sync(self, folder: Folder, token: str) -> web.Response:
        if self.faults.no_sync:
            return _error(403, "<supported-report/>")
        if token and token.isdigit() is not self.faults.counts_seconds:
            return _error(403, "<valid-sync-token/>")
        if token and self.faults.dead_status not in (None, 207):
            return _error(self.faults.dead_status or 403, "<valid-sync-token/>")
        names = self._since(folder, "" if self.faults.dead_status == 207 else token)
        end, more = self._token(folder), ""
        if self.faults.parts is not None and len(names) > self.faults.parts:
            names = names[: self.faults.parts]
            done = max(len(folder.changes) - folder.changes[::-1].index(name) for name in names)
            end = f"urn:double:{done}"
            more = f"<response><href>{self._href(folder)}</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"
        parts = [
            self._of_item(folder, name) if name in folder.items else _gone(self._href(folder, name))
            for name in names
            if token or name in folder.items
        ]
        return _multistatus([*parts, more], f"<sync-token>{end}</sync-token>")

    def _since(self, folder: Folder, token: str) -> list[str]:
        if not token:
            return list(folder.items)
        if self.faults.counts_seconds:
            edge = datetime.fromtimestamp(int(token), UTC) - timedelta(seconds=1)
            at = folder.gone | {name: item.modified for name, item in folder.items.items()}
            return [name for name, when in at.items() if when > edge]
        begin = int(token.rpartition(":")[2])
        return list(dict.fromkeys(folder.changes[begin:]))


_PRINCIPAL = (
    "<current-user-principal><href>/principals/anna/</href></current-user-principal>"
    "<C:calendar-home-set><href>/calendars/anna</href></C:calendar-home-set>"
    "<A:addressbook-home-set><href>/books/anna/</href></A:addressbook-home-set>"
)


def _uid(text: bytes) -> str | None:
    found = re.search(rb"^UID:(.*?)\r?$", text, re.MULTILINE)
    return None if found is None else found[1].decode()


def _response(href: str, properties: str) -> str:
    return (
        f"<response><href>{escape(href)}</href><propstat><prop>{properties}</prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )


def _gone(href: str) -> str:
    return (
        f"<response><href>{escape(href)}</href><status>HTTP/1.1 404 Not Found</status></response>"
    )


def _multistatus(parts: list[str], more: str = "") -> web.Response:
    text = f'<?xml version="1.0"?><multistatus {_NAMES}>{"".join(parts)}{more}</multistatus>'
    return web.Response(status=207, text=text, content_type="application/xml")


def _error(status: int, condition: str) -> web.Response:
    text = f'<?xml version="1.0"?><error {_NAMES}>{condition}</error>'
    return web.Response(status=status, text=text, content_type="application/xml")


@asynccontextmanager
async def double() -> AsyncIterator[Double]:
    """Start a double; end it when leaving."""
    found = Double()
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{path:.*}", found.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield found
    finally:
        await runner.cleanup()
