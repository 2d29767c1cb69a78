"""The verbs, and what each resource takes."""

from typing import Final

from ..dav.errors import PathError
from .paths import Kind, read_path

_ALL: Final = ("OPTIONS", "PROPFIND", "REPORT")
_COLLECTION: Final = (*_ALL, "PROPPATCH", "MKCALENDAR", "MKCOL", "DELETE")
_ITEM: Final = (*_ALL, "GET", "HEAD", "PUT", "DELETE", "MOVE")
_READING: Final = frozenset({"OPTIONS", "PROPFIND", "REPORT", "GET", "HEAD"})
METHODS: Final = (
    "OPTIONS",
    "GET",
    "HEAD",
    "PUT",
    "DELETE",
    "MOVE",
    "PROPFIND",
    "PROPPATCH",
    "REPORT",
    "MKCALENDAR",
    "MKCOL",
)
"""All that are ever possible. Whether one is, at a path, is told by ``allowed_at``."""


def is_reading(method: str) -> bool:
    """Return whether a request of a method changes nothing."""
    return method in _READING


def allowed_at(path: str) -> str:
    """Return what the header Allow says of a path, also of one at which nothing is."""
    try:
        kind = read_path(path).kind
    except PathError:
        return ", ".join(_ALL)
    match kind:
        case Kind.EVENT | Kind.CARD:
            return ", ".join(_ITEM)
        case Kind.CALENDAR | Kind.ADDRESS_BOOK:
            return ", ".join(_COLLECTION)
        case _:
            return ", ".join((*_ALL, "PROPPATCH"))
