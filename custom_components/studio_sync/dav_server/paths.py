"""What a path names, and the one spelling of the path to each resource.

::

    /api/studio_sync/dav/
    /api/studio_sync/dav/principals/USER/
    /api/studio_sync/dav/calendars/USER/CALENDAR/ITEM
    /api/studio_sync/dav/books/USER/BOOK/ITEM

Percent signs are decoded here, once, from the path as it came over the wire.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus
import re
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from ..dav.errors import PathError

ROOT_PATH: Final = "/api/studio_sync/dav/"
MAX_NAME: Final = 255
"""Bytes of one name of a path, in UTF-8 and decoded."""
MAX_PATH: Final = 4_096
"""Characters of a path as it is sent."""
MAX_HREF: Final = 2 * MAX_PATH
"""Characters of a path with a scheme and a host before it."""


class Kind(Enum):
    """What can be named."""

    ROOT = auto()
    PRINCIPALS = auto()
    """All principals."""
    PRINCIPAL = auto()
    CALENDAR_HOME = auto()
    """The calendars of a principal."""
    BOOK_HOME = auto()
    """The address books of a principal."""
    CALENDAR = auto()
    ADDRESS_BOOK = auto()
    EVENT = auto()
    CARD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What a path names; whether it is there is another question. Names are decoded."""

    kind: Kind
    user: str = ""
    """The access user name, of all but the root and the principals."""
    collection: str = ""
    """The name of the calendar or address book, of those and what is in them."""
    item: str = ""
    """The item name, of an event or card."""

    @property
    def parent(self) -> Resource | None:
        """The collection that it is in, None for the root, and for homes, which nothing lists."""
        match self.kind:
            case Kind.EVENT:
                return Resource(kind=Kind.CALENDAR, user=self.user, collection=self.collection)
            case Kind.CARD:
                return Resource(kind=Kind.ADDRESS_BOOK, user=self.user, collection=self.collection)
            case Kind.CALENDAR:
                return Resource(kind=Kind.CALENDAR_HOME, user=self.user)
            case Kind.ADDRESS_BOOK:
                return Resource(kind=Kind.BOOK_HOME, user=self.user)
            case Kind.PRINCIPAL:
                return Resource(kind=Kind.PRINCIPALS)
            case Kind.PRINCIPALS:
                return Resource(kind=Kind.ROOT)
            case Kind.ROOT | Kind.CALENDAR_HOME | Kind.BOOK_HOME:
                return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Href:
    """An href, or a Destination (RFC 4918 §10.3), in its parts."""

    authority: str | None
    """Host and port, None if it is a path only."""
    path: str


def read_path(path: str) -> Resource:
    """Return what a path names, as it came over the wire and without a query.

    A collection may be named without its last slash, an item not with one. Raises ``PathError``:
    400 if it is malformed, 414 if it is too long, 404 if nothing can have that path.
    """
    if len(path) > MAX_PATH:
        raise _too_long()
    if path == ROOT_PATH.removesuffix("/"):
        return Resource(kind=Kind.ROOT)
    if not path.startswith(ROOT_PATH):
        raise _unknown()
    rest = path.removeprefix(ROOT_PATH)
    if not rest:
        return Resource(kind=Kind.ROOT)
    is_collection = rest.endswith("/")
    top, *names = (_decoded(part) for part in rest.removesuffix("/").split("/"))
    kind = _KINDS.get((top, len(names)))
    if kind is None or (is_collection and kind in _ITEMS):
        raise _unknown()
    user, collection, item = [*names, "", "", ""][:3]
    return Resource(kind=kind, user=user, collection=collection, item=item)


def path_to(resource: Resource) -> str:
    """Return the path to a resource, percent-encoded: the only spelling that is ever answered.

    Raises ``PathError`` for names that no path can have.
    """
    top, count = _TOPS[resource.kind]
    names = (resource.user, resource.collection, resource.item)[:count]
    for name in names:
        _check(name)
    parts = [*([top] if top else []), *(quote(name, safe=_PLAIN) for name in names)]
    end = "" if resource.kind in _ITEMS or not parts else "/"
    return f"{ROOT_PATH}{'/'.join(parts)}{end}"


def item_path(collection: str, name: str) -> str:
    """Return the path to an item, given the path to its collection."""
    return collection + (name if _SAFE.fullmatch(name) else quote(name, safe=_PLAIN))


def split_href(href: str) -> Href:
    """Split an href into its host and its path, which is not decoded. Raises ``PathError``."""
    if len(href) > MAX_HREF:
        raise _too_long()
    found = _HREF.fullmatch(href)
    if found is None:
        raise _malformed("An href is a path, or a URL by http or https, without a query.")
    return Href(authority=found["authority"], path=found["path"])


def _decoded(part: str) -> str:
    """Decode the percent signs of one part of a path, once."""
    if _SIMPLE.fullmatch(part):  # of thousands of hrefs in a multiget nearly all
        return part
    if _BROKEN.search(part):
        raise _malformed("A path has a percent sign that encodes nothing.")
    try:
        encoded = part.encode("utf-8", "surrogateescape")
        name = _ENCODED.sub(lambda found: bytes.fromhex(found[1].decode()), encoded).decode()
    except UnicodeError as error:
        raise _malformed("A path is not in UTF-8.") from error
    _check(name)
    return name


def _check(name: str) -> None:
    if name in {"", ".", ".."}:
        raise _malformed("A path has an empty name, or one of dots.")
    if _FORBIDDEN.search(name):
        raise _malformed("A path has a slash or a control character in a name.")
    if len(name.encode()) > MAX_NAME:
        raise _too_long()


def _malformed(sentence: str) -> PathError:
    return PathError(sentence)


def _too_long() -> PathError:
    return PathError("The path is too long.", status=HTTPStatus.REQUEST_URI_TOO_LONG)


def _unknown() -> PathError:
    return PathError("There is nothing at this path.", status=HTTPStatus.NOT_FOUND)


_TOPS: Final[Mapping[Kind, tuple[str, int]]] = MappingProxyType(
    {
        Kind.ROOT: ("", 0),
        Kind.PRINCIPALS: ("principals", 0),
        Kind.PRINCIPAL: ("principals", 1),
        Kind.CALENDAR_HOME: ("calendars", 1),
        Kind.CALENDAR: ("calendars", 2),
        Kind.EVENT: ("calendars", 3),
        Kind.BOOK_HOME: ("books", 1),
        Kind.ADDRESS_BOOK: ("books", 2),
        Kind.CARD: ("books", 3),
    }
)
"""The first name of the path to each kind, and how many follow."""
_KINDS: Final = {place: kind for kind, place in _TOPS.items()}
_ITEMS: Final = frozenset({Kind.EVENT, Kind.CARD})
_PLAIN: Final = "-._~!$'()*+,;=:@"
"""What is not encoded in a name of a path, besides letters and digits (RFC 3986 §3.3).

Without the ampersand, which XML would write in its own way.
"""
_SAFE: Final = re.compile(r"[A-Za-z0-9._-]+")
_SIMPLE: Final = re.compile(rf"[A-Za-z0-9_~-][A-Za-z0-9._~-]{{0,{MAX_NAME - 1}}}")
_BROKEN: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED: Final = re.compile(rb"%([0-9A-Fa-f]{2})")
_FORBIDDEN: Final = re.compile(r"[/\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HREF: Final = re.compile(
    r"(?:https?://(?P<authority>[^/?#\s]{1,300}))?(?P<path>/[^?#]*)", re.IGNORECASE
)
