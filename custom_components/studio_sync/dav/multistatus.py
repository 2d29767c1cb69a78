"""Reads what a server answers about many resources: multistatus (RFC 4918 §13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Final

from .elements import LIMITS, Element, XmlLimits, XmlStream
from .errors import XmlError
from .names import dav

_NO_STATUS: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is answered about one resource.

    ``href`` is as the server wrote it. ``status`` is of the resource as a whole, None if there are
    properties instead: ``properties`` are those that are there, ``refused`` the others with their
    statuses. ``condition`` is the name of the precondition that was not met, if it is told.
    """

    href: str
    status: int | None = None
    properties: Mapping[str, Element] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    condition: str | None = None

    def text(self, name: str) -> str:
        """Return the text of a property; empty if it is not there."""
        found = self.properties.get(name)
        return "" if found is None else found.text.strip()

    def hrefs(self, name: str) -> tuple[str, ...]:
        """Return the addresses that a property holds."""
        found = self.properties.get(name)
        if found is None:
            return ()
        return tuple(text for each in found.all(dav("href")) if (text := each.text.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Multistatus:
    """All that is answered; ``sync_token`` is that of sync-collection (RFC 6578 §6.2)."""

    told: tuple[Told, ...]
    sync_token: str | None = None


class MultistatusReader:
    """Reads a multistatus piece by piece. Raises ``XmlError``, also for any other document."""

    def __init__(self, limits: XmlLimits = LIMITS) -> None:
        self._told = list[Told]()
        self._token: str | None = None
        self._stream = XmlStream(limits, self._child)

    def feed(self, piece: bytes) -> None:
        """Read the next piece."""
        self._stream.feed(piece)

    def close(self) -> Multistatus:
        """Return what was answered, once all is read."""
        root = self._stream.close()
        if root.name != dav("multistatus"):
            raise XmlError("This is no multistatus.")
        return Multistatus(told=tuple(self._told), sync_token=self._token)

    def _child(self, element: Element) -> None:
        if element.name == _RESPONSE:
            self._told += _told(element)
        elif element.name == _SYNC_TOKEN:
            self._token = element.text.strip() or None


def read_multistatus(body: bytes, limits: XmlLimits = LIMITS) -> Multistatus:
    """Read a whole multistatus. Raises ``XmlError``."""
    reader = MultistatusReader(limits)
    reader.feed(body)
    return reader.close()


def status_of(line: str) -> int:
    """Return the number in a status line such as ``HTTP/1.1 200 OK``; 0 if there is none."""
    parts = line.split(maxsplit=2)
    number = parts[1] if len(parts) > 1 else ""
    return int(number) if number.isascii() and number.isdigit() else _NO_STATUS


def _told(response: Element) -> list[Told]:
    hrefs = [each.text.strip() for each in response.all(dav("href"))]
    properties, refused = dict[str, Element](), dict[str, int]()
    for propstat in response.all(_PROPSTAT):
        is_there = (_status(propstat) or HTTPStatus.OK) // 100 == _SUCCESS
        prop = propstat.first(_PROP)
        for each in () if prop is None else prop.children:
            if is_there:
                properties[each.name] = each
            else:
                refused[each.name] = _status(propstat) or _NO_STATUS
    error = response.first(dav("error"))
    condition = error.children[0].name if error is not None and error.children else None
    told = Told(
        href="",
        status=_status(response),
        properties=properties,
        refused=refused,
        condition=condition,
    )
    return [replace(told, href=href) for href in hrefs]


def _status(element: Element) -> int | None:
    line = element.first(dav("status"))
    return None if line is None else status_of(line.text)


_RESPONSE: Final = dav("response")
_SYNC_TOKEN: Final = dav("sync-token")
_PROPSTAT: Final = dav("propstat")
_PROP: Final = dav("prop")
_SUCCESS: Final = 2
