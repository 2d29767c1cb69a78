"""GET, HEAD, PUT and DELETE of events and cards."""

from http import HTTPStatus
from typing import Final

from ..dav.errors import DavError
from ..dav.names import (
    CALENDAR_MAX_SIZE,
    CALENDAR_SUPPORTED_DATA,
    CARD_MAX_SIZE,
    CARD_SUPPORTED_DATA,
)
from .answers import empty
from .conditions import check_conditions, is_known
from .home import Home
from .live_properties import MAX_SIZE, item_type
from .paths import Kind
from .places import COLLECTIONS, ITEMS, Place, collection_of, locate, not_possible, not_there
from .privileges import check_may_write
from .request import DavRequest, DavResponse

_EVENT_MEDIA: Final = frozenset({"text/calendar"})
_CARD_MEDIA: Final = frozenset({"text/vcard", "text/x-vcard", "text/directory"})
_ANY_MEDIA: Final = frozenset({"", "application/octet-stream", "text/plain"})
"""What programs send that don't say what it is."""


def get(request: DavRequest, home: Home) -> DavResponse:
    """Answer a GET, or a HEAD: with the text, which is not sent after a HEAD."""
    place = locate(home, request.path)
    if place.kind not in ITEMS:
        raise not_possible("Only an event or a card can be fetched.")
    name = place.resource.item
    collection = collection_of(place)
    found = collection.read([name]).get(name)
    if found is None:
        raise not_there()
    check_conditions_of_get(request, place)
    if is_known(request, found.etag):
        return empty(HTTPStatus.NOT_MODIFIED, {"ETag": found.etag})
    return DavResponse(
        status=HTTPStatus.OK,
        headers={"ETag": found.etag, "Content-Type": item_type(collection)},
        body=found.text,
    )


def check_conditions_of_get(request: DavRequest, place: Place) -> None:
    """Check all but If-None-Match, which is answered with 304."""
    headers = {name: each for name, each in request.headers.items() if name != "if-none-match"}
    check_conditions(
        DavRequest(
            method=request.method,
            path=request.path,
            headers=headers,
            authority=request.authority,
        ),
        place,
    )


def put(request: DavRequest, home: Home) -> DavResponse:
    """Create or replace an event or a card.

    Its etag is told only if what is kept is what was sent: a client takes it for that.
    """
    place = locate(home, request.path)
    if place.kind not in ITEMS:
        raise not_possible("Only an event or a card can be stored.")
    check_may_write(place, "write-content")
    check_conditions(request, place)
    if "content-range" in request.headers:
        raise DavError("A part can't be stored.")
    _check_body(request, place)
    stored = collection_of(place).put(place.resource.item, request.body)
    headers = {} if stored.etag is None else {"ETag": stored.etag}
    return empty(HTTPStatus.CREATED if stored.created else HTTPStatus.NO_CONTENT, headers)


def _check_body(request: DavRequest, place: Place) -> None:
    event = place.kind is Kind.EVENT
    media = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media not in _ANY_MEDIA | (_EVENT_MEDIA if event else _CARD_MEDIA):
        raise DavError(
            "Only events can be stored here." if event else "Only cards can be stored here.",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            condition=CALENDAR_SUPPORTED_DATA if event else CARD_SUPPORTED_DATA,
        )
    if len(request.body) > MAX_SIZE:
        raise DavError(
            "This is more than 10 MB.",
            status=HTTPStatus.CONTENT_TOO_LARGE,
            condition=CALENDAR_MAX_SIZE if event else CARD_MAX_SIZE,
        )


def delete(request: DavRequest, home: Home) -> DavResponse:
    """Delete an event, a card, or a whole collection."""
    place = locate(home, request.path)
    if place.kind in COLLECTIONS:
        check_conditions(request, place)
        home.remove(collection_of(place))
        return empty(HTTPStatus.NO_CONTENT)
    if place.kind not in ITEMS:
        raise not_possible("This can't be deleted.")
    if place.etag is None:
        raise not_there()
    check_may_write(place, "unbind")
    check_conditions(request, place)
    collection_of(place).delete(place.resource.item)
    return empty(HTTPStatus.NO_CONTENT)
