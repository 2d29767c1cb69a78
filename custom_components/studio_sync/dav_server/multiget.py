"""calendar-multiget (RFC 4791 §7.9) and addressbook-multiget (RFC 6352 §8.7)."""

from collections.abc import Iterator
from http import HTTPStatus

from ..dav.answers import Response, StatusResponse
from ..dav.errors import PathError
from ..dav.reports import CalendarMultiget, CardMultiget
from .answers import listed
from .conditions import is_minimal
from .instances import Budget
from .listing import Listing
from .paths import Kind, Resource, path_to
from .places import Place, not_there, place_of, read_href
from .request import DavRequest, DavResponse


def multiget(
    request: DavRequest, place: Place, asked: CalendarMultiget | CardMultiget
) -> DavResponse:
    """Answer about each href; about those that are not here with 404, whosever they are."""
    kind = Kind.EVENT if isinstance(asked, CalendarMultiget) else Kind.CARD
    wanted = dict[Resource, list[Resource]]()
    missing = list[str]()
    for href in asked.hrefs:
        try:
            found = _item(place, read_href(href, request), kind)
        except PathError:
            missing.append(href)
        else:
            # Two spellings of one href are answered once.
            wanted.setdefault(found.parent or found, []).append(found)
    return listed(_responses(request, place, asked, wanted, missing))


def _item(place: Place, resource: Resource, kind: Kind) -> Resource:
    """Return what an href names. Raises ``PathError`` if it can't be answered here."""
    if resource.kind is not kind:
        raise not_there()
    collection = place.resource.collection
    if collection and collection != resource.collection:
        raise not_there()
    return place_of(place.home, resource).resource


def _responses(
    request: DavRequest,
    place: Place,
    asked: CalendarMultiget | CardMultiget,
    wanted: dict[Resource, list[Resource]],
    missing: list[str],
) -> Iterator[Response]:
    budget, minimal = Budget(), is_minimal(request)
    for parent, items in wanted.items():
        within = place_of(place.home, parent)
        names = list(dict.fromkeys(item.item for item in items))
        there = set[str]()
        listing = Listing.of(within, asked.wanted, minimal=minimal, budget=budget)
        for name, answer in listing.each_about(names):
            there.add(name)
            yield answer
        for item in dict.fromkeys(items):
            if item.item not in there:
                yield _missing(path_to(item))
    yield from map(_missing, missing)


def _missing(href: str) -> StatusResponse:
    return StatusResponse(href=href, status=HTTPStatus.NOT_FOUND)
