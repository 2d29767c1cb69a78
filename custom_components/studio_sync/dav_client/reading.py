"""Reads texts of a collection by their addresses, and proves which of them are gone (B5)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from http import HTTPStatus
from itertools import batched
import re
from typing import Final

from ..dav.multistatus import Told
from ..dav.names import dav
from . import bodies
from .addresses import name_in, on_host
from .codec import Resource
from .errors import CollectionGone, NoDav, Refused, error_of_collection, http_date
from .homes import Collection
from .texts import Texts
from .transport import Listed, Transport

AT_ONCE: Final = 100
"""Texts that are asked for in one request."""
_MODIFIED: Final = dav("getlastmodified")
_ETAG: Final = dav("getetag")
_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_PLAIN: Final = re.compile(r"[A-Za-z0-9._~-]+")
"""A name that every server spells the same."""


class Reader:
    """Reads one collection, and keeps what it read in ``texts``."""

    def __init__(
        self,
        transport: Transport,
        collection: Collection,
        texts: Texts,
        *,
        report: str,
        data: str,
    ) -> None:
        """``report`` is the name of that which gives texts, ``data`` that of what holds one."""
        self.collection = collection
        self.transport = transport
        self.report = report
        self._data = data
        self._texts = texts

    def url(self, name: str) -> str:
        """Return the address of a text."""
        return f"{self.collection.url}{name}"

    def name(self, base: str, href: str) -> str | None:
        """Return the name of an address in this collection; None for any other.

        ``base`` is where the answer is from: a collection may be told of by another address than
        it was asked under.
        """
        if base == self.collection.url:
            name = href.removeprefix(resolved_path(base))
            if name is not href and _PLAIN.fullmatch(name):
                return name
        url = on_host(base, href)
        return name_in(self.collection.url, url) or name_in(base, url)

    async def many(self, names: Sequence[str]) -> dict[str, Resource | None]:
        """Return these texts; None for one that the server says is not there.

        One that a server says nothing of is asked for by itself.
        """
        found = dict[str, Resource | None]()
        async with aclosing(self.parts(names)) as parts:
            async for some in parts:
                found |= some
        return found

    async def parts(self, names: Sequence[str]) -> AsyncGenerator[dict[str, Resource | None]]:
        """Yield these texts, as many at once as are asked for together; see ``many``."""
        for some in batched(names, AT_ONCE, strict=False):
            found = await self._some(some)
            for name in some:
                if name not in found:
                    found[name] = await self.one(name)
            yield found

    async def _some(self, names: Sequence[str]) -> dict[str, Resource | None]:
        if len(names) == 1:
            return {}
        hrefs = [resolved_path(self.url(name)) for name in names]
        body = bodies.multiget(self.report, (_ETAG, _MODIFIED, self._data), hrefs)
        try:
            listed = await self.transport.list("REPORT", self.collection.url, body, depth="1")
        except NoDav:
            # One of them may be too long, or have in it what no XML can.
            half = len(names) // 2
            return await self._some(names[:half]) | await self._some(names[half:])
        if not isinstance(listed, Listed):
            if listed.status in _ONE_BY_ONE:
                return {}
            raise error_of_collection(listed.status)
        asked = set(names)
        found = dict[str, Resource | None]()
        for told in listed.found.told:
            name = self.name(listed.url, told.href)
            if name not in asked or name is None:
                continue
            if (resource := self._resource(name, told)) is not None:
                found[name] = resource
            elif told.status in _GONE:
                self._texts.drop(name)
                found[name] = None
        return found

    def _resource(self, name: str, told: Told) -> Resource | None:
        data = told.properties.get(self._data)
        if data is None or not data.text.strip():
            return None
        resource = Resource(
            name=name,
            text=_with_line_ends(data.text),
            etag=told.text(_ETAG),
            modified=http_date(told.text(_MODIFIED)),
        )
        self._texts.keep(resource)
        return resource

    async def one(self, name: str) -> Resource | None:
        """Return one text; None if it is proven not to exist. Raises a ReplicaError."""
        answer = await self.transport.send("GET", self.url(name))
        if answer.status in _GONE:
            self._texts.drop(name)
            return None
        if not answer.ok:
            raise Refused(answer.status)
        if answer.body.lstrip()[:6].upper() != b"BEGIN:" and b"<html" in answer.body.lower():
            raise NoDav("a page")
        resource = Resource(
            name=name,
            text=answer.body,
            etag=answer.headers.get("etag", ""),
            modified=http_date(answer.headers.get("last-modified", "")),
        )
        self._texts.keep(resource)
        return resource

    async def prove(self) -> None:
        """Check that it is the item that is missing, and not the collection.

        Raises CollectionGone, or what else prevents it.
        """
        body = bodies.propfind([dav("resourcetype")])
        listed = await self.transport.list("PROPFIND", self.collection.url, body, depth="0")
        if not isinstance(listed, Listed):
            raise error_of_collection(listed.status)
        statuses = {told.status for told in listed.found.told}
        if not listed.found.told or statuses & _GONE:
            # Xandikos answers so for a collection that is gone.
            raise CollectionGone
        kinds = {
            each.name
            for told in listed.found.told
            for each in getattr(told.properties.get(dav("resourcetype")), "children", ())
        }
        if dav("collection") not in kinds:
            raise CollectionGone


_ONE_BY_ONE: Final = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.NOT_IMPLEMENTED,
}
"""How a server refuses a report that it does not know."""


def resolved_path(url: str) -> str:
    """Return the path of a URL, which is what a report names items by."""
    return "/" + url.split("/", 3)[3]


def _with_line_ends(text: str) -> bytes:
    """Return a text out of XML with its line ends: XML has taken away each CR (XML 1.0 §2.11)."""
    return text.strip("\n").replace("\r\n", "\n").replace("\n", "\r\n").encode() + b"\r\n"


def etags_of(told: Iterable[tuple[str, Told]]) -> dict[str, str]:
    """Return etags by name; an item without one has an empty one."""
    return {name: each.text(_ETAG) for name, each in told}
