"""PROPFIND: the properties of a resource and of what is in it (RFC 4918 §9.1)."""

from collections.abc import Iterator
from http import HTTPStatus

from ..dav.answers import Response
from ..dav.errors import DavError
from ..dav.names import FINITE_DEPTH
from ..dav.properties import Wanted, read_propfind
from .answers import listed
from .conditions import is_minimal, read_depth
from .home import Home
from .listing import Listing, describe
from .paths import Kind, Resource
from .places import COLLECTIONS, ITEMS, Place, locate, not_there
from .request import DavRequest, DavResponse


def propfind(request: DavRequest, home: Home) -> DavResponse:
    """Answer a PROPFIND; of a collection also about what is in it, with ``Depth: 1``."""
    place = locate(home, request.path)
    depth = read_depth(request)
    if depth == "infinity":
        raise DavError(
            "Ask with Depth 0 or 1.", status=HTTPStatus.FORBIDDEN, condition=FINITE_DEPTH
        )
    wanted, minimal = read_propfind(request.body), is_minimal(request)
    if place.kind in ITEMS:
        found = list(Listing.of(place, wanted, minimal=minimal).about([place.resource.item]))
        if not found:
            raise not_there()
        return listed(found)
    return listed(_responses(place, wanted, deep=depth == "1", minimal=minimal))


def _responses(place: Place, wanted: Wanted, *, deep: bool, minimal: bool) -> Iterator[Response]:
    yield describe(place, wanted, minimal=minimal)
    if not deep:
        return
    if place.kind in COLLECTIONS:
        yield from Listing.of(place, wanted, minimal=minimal).about()
    else:
        for each in _within(place):
            yield describe(each, wanted, minimal=minimal)


def _within(place: Place) -> Iterator[Place]:
    """Yield what is in a resource that is no calendar or address book."""
    home = place.home
    match place.kind:
        case Kind.ROOT:
            yield Place(home=home, resource=Resource(kind=Kind.PRINCIPALS))
        case Kind.PRINCIPALS:
            yield Place(home=home, resource=Resource(kind=Kind.PRINCIPAL, user=home.user))
        case Kind.CALENDAR_HOME | Kind.BOOK_HOME:
            calendars = place.kind is Kind.CALENDAR_HOME
            kind = Kind.CALENDAR if calendars else Kind.ADDRESS_BOOK
            for each in home.collections(kind):
                resource = Resource(kind=kind, user=home.user, collection=each.name)
                yield Place(home=home, resource=resource, collection=each)
        case _:
            return
