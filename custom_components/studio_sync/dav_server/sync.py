"""sync-collection: what has changed since a token (RFC 6578)."""

from collections.abc import Iterator
from http import HTTPStatus

from ..dav.answers import Response, StatusResponse
from ..dav.errors import DavError
from ..dav.names import VALID_SYNC_TOKEN
from ..dav.reports import SyncCollection
from .answers import listed
from .conditions import is_minimal, read_depth
from .home import Changes
from .listing import Listing
from .paths import Kind, item_path
from .places import Place, collection_of
from .queries import more_than_asked
from .request import DavRequest, DavResponse


def sync_collection(request: DavRequest, place: Place, asked: SyncCollection) -> DavResponse:
    """Answer about what changed, with 404 about what is gone, and with the token to go on from.

    ``Depth`` is 0 (§3.2), though Thunderbird sends 1.
    """
    if read_depth(request) == "infinity":
        raise DavError("A sync-collection has the Depth 0.")
    changes = _changes(place, asked)
    return listed(_responses(request, place, asked, changes), sync_token=changes.token)


def _changes(place: Place, asked: SyncCollection) -> Changes:
    try:
        return collection_of(place).changes(asked.token, asked.limit)
    except DavError as error:
        if place.kind is Kind.ADDRESS_BOOK and error.condition == VALID_SYNC_TOKEN:
            # Thunderbird's address book lists all again on 400 only, not on 403.
            raise DavError(error.sentence, condition=error.condition) from error
        raise


def _responses(
    request: DavRequest, place: Place, asked: SyncCollection, changes: Changes
) -> Iterator[Response]:
    listing = Listing.of(place, asked.wanted, minimal=is_minimal(request))
    if listing.has_text:
        yield from listing.about(changes.changed)
    else:
        yield from (answer for _, answer in listing.each_of(changes.changed))
    href = place.href
    for name in changes.removed:
        yield StatusResponse(href=item_path(href, name), status=HTTPStatus.NOT_FOUND)
    if changes.truncated:
        yield more_than_asked(place)
