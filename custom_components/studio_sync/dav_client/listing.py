"""Lists what changed in a collection: by sync-collection where a server has it, else by etags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
import logging
from typing import Final

from ..dav.multistatus import Told
from ..dav.names import dav
from . import bodies
from .addresses import is_same, on_host
from .errors import NoDav, error_of_collection
from .reading import Reader
from .tokens import Cursor, is_before, is_everything, settled_etag
from .transport import Listed

_LOGGER = logging.getLogger(__name__)

_PROPERTIES: Final = (dav("getetag"), dav("resourcetype"))
_GONE: Final = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_DEAD: Final = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.GONE,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.IM_A_TEAPOT,
    HTTPStatus.NOT_IMPLEMENTED,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.INSUFFICIENT_STORAGE,
}
"""How servers refuse a token, or the report: what is left is to list everything."""
_MOST_PARTS: Final = 10_000
"""The most parts of one listing; more mean an endless one."""


@dataclass(slots=True, kw_only=True)
class Listing:
    """What a listing tells: etags of what is there, by name, and the names of what is gone.

    ``full``: all there is was listed.
    """

    etags: dict[str, str] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    token: str = ""
    full: bool = False
    at: datetime | None = None


async def since(reader: Reader, cursor: Cursor) -> Listing | None:
    """List what changed since a cursor; None: everything has to be listed.

    Raises a ReplicaError, also if the collection is gone.
    """
    if not cursor.token:
        return await _by_etags(reader, cursor.etags) if cursor.etags else None
    listing = await _report(reader, cursor.token)
    if listing is None:
        _LOGGER.debug("The sync token is dead, listing all")
        await reader.prove()
        return None
    if is_before(listing.token, cursor.token):
        _LOGGER.debug("The server is behind the sync token, listing all")
        return None
    if is_everything(cursor, listing.etags, listing.at):
        _LOGGER.debug("The server answered with everything, listing all")
        return None
    return listing


async def everything(reader: Reader, *, by_etags: bool = False) -> Listing:
    """List all there is. Raises a ReplicaError."""
    if not by_etags:
        listing = await _report(reader, "")
        if listing is not None and listing.token:
            listing.full, listing.removed = True, set()
            return listing
    listing = await _propfind(reader)
    listing.full = True
    return listing


async def _by_etags(reader: Reader, before: Mapping[str, str]) -> Listing:
    """Compare a listing with the last one. What is missing is for the caller to ask for."""
    listing = await _propfind(reader)
    now = listing.etags
    listing.removed = set(before) - set(now)
    same = {
        name
        for name, etag in now.items()
        if etag and name in before and settled_etag(before[name]) == settled_etag(etag)
    }
    listing.etags = {name: etag for name, etag in now.items() if name not in same}
    return listing


async def _propfind(reader: Reader) -> Listing:
    url = reader.collection.url
    listed = await reader.transport.list("PROPFIND", url, bodies.propfind(_PROPERTIES), depth="1")
    if not isinstance(listed, Listed):
        raise error_of_collection(listed.status)
    listing = Listing(at=listed.at)
    itself = _add(reader, listing, listed)
    if itself is None or itself.status in _GONE:
        await reader.prove()
    return listing


async def _report(reader: Reader, token: str) -> Listing | None:
    """Ask for what changed since a token, to the end; None if that is refused."""
    listing = Listing(token=token)
    for _ in range(_MOST_PARTS):
        body = bodies.sync_collection(listing.token, _PROPERTIES)
        listed = await reader.transport.list("REPORT", reader.collection.url, body, depth="1")
        if not isinstance(listed, Listed):
            if listed.status in _DEAD:
                return None
            raise error_of_collection(listed.status)
        itself = _add(reader, listing, listed)
        before, listing.token = listing.token, listed.found.sync_token or ""
        listing.at = listed.at
        if itself is None or itself.status != HTTPStatus.INSUFFICIENT_STORAGE:
            return listing
        if not listing.token or listing.token == before:
            return None
    raise NoDav("a listing without an end")


def _add(reader: Reader, listing: Listing, listed: Listed) -> Told | None:
    """Add a part; return what is told of the collection itself, if anything is."""
    itself: Told | None = None
    for told in listed.found.told:
        name = reader.name(listed.url, told.href)
        if name is None:
            url = on_host(listed.url, told.href)
            if is_same(url, reader.collection.url) or is_same(url, listed.url):
                itself = told
            continue
        if told.status in _GONE:
            listing.removed.add(name)
            continue
        kinds = told.properties.get(dav("resourcetype"))
        if told.status is not None or (kinds is not None and kinds.children):
            # An error tells nothing of the item; a folder is none.
            continue
        listing.etags[name] = told.text(dav("getetag"))
    # SOGo keeps telling of what was deleted also when it is there again.
    listing.removed -= listing.etags.keys()
    return itself
