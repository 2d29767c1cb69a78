"""MOVE of an event or a card within a home, and COPY, which there is not (RFC 4918 §9.8, §9.9)."""

from http import HTTPStatus

from ..dav.errors import DavError, PathError
from .answers import empty
from .conditions import check_conditions, may_overwrite, precondition_failed
from .home import Home
from .paths import read_path, split_href
from .places import (
    ITEMS,
    Place,
    collection_of,
    locate,
    not_possible,
    not_there,
    place_of,
    same_host,
)
from .privileges import check_may_write
from .request import DavRequest, DavResponse


def move(request: DavRequest, home: Home) -> DavResponse:
    """Move an event to a calendar, or a card to an address book, of the same home."""
    place = locate(home, request.path)
    if place.kind not in ITEMS:
        raise not_possible("Only an event or a card can be moved.")
    if place.etag is None:
        raise not_there()
    to = _destination(request, home)
    if to.kind is not place.kind:
        raise _forbidden("Events can be moved to calendars only, and cards to address books.")
    if to.resource == place.resource:
        raise _forbidden("It is there already.")
    check_may_write(place, "unbind")
    check_may_write(to, "bind")
    check_conditions(request, place)
    if not may_overwrite(request) and to.etag is not None:
        raise precondition_failed("There is something at the destination already.")
    new = collection_of(place).move(place.resource.item, collection_of(to), to.resource.item)
    return empty(HTTPStatus.CREATED if new else HTTPStatus.NO_CONTENT)


def copy(request: DavRequest, home: Home) -> DavResponse:
    """Refuse: the copy would have the UID of what it is of."""
    locate(home, request.path)
    raise _forbidden("An event or a card can't be copied: store it as a new one.")


def _destination(request: DavRequest, home: Home) -> Place:
    header = request.header("destination")
    if header is None:
        raise DavError("A MOVE needs a Destination.")
    found = split_href(header.strip())
    if found.authority is not None and not same_host(found.authority, request.authority):
        raise DavError("The Destination is on another server.", status=HTTPStatus.BAD_GATEWAY)
    try:
        return place_of(home, read_path(found.path))
    except PathError as error:
        if error.status is not HTTPStatus.NOT_FOUND:
            raise
        # As RFC 4918 §9.9.4 has it: with 404 a client would take the source for gone.
        raise DavError(
            "There is no such calendar or address book.", status=HTTPStatus.CONFLICT
        ) from error


def _forbidden(sentence: str) -> DavError:
    return DavError(sentence, status=HTTPStatus.FORBIDDEN)
