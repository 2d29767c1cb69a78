"""PROPPATCH: what an access calls a collection its own way (RFC 4918 §9.2)."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from ..dav.answers import PropertiesResponse, Propstat
from ..dav.elements import Element
from ..dav.errors import DavError
from ..dav.names import PROTECTED_PROPERTY
from ..dav.properties import PropertyChange, read_proppatch
from .answers import empty, listed
from .conditions import check_conditions, is_minimal
from .home import Home
from .live_properties import is_protected
from .places import ITEMS, Place, collection_of, locate, not_there
from .request import DavRequest, DavResponse

MAX_VALUES: Final = 20_000
"""Characters of the properties that one request sets."""
MAX_PROPERTIES: Final = 100
"""Properties of a collection that an access set."""


def proppatch(request: DavRequest, home: Home) -> DavResponse:
    """Set all properties or none.

    They are those of the access, so that one that may only read sets them, too.
    """
    place = locate(home, request.path)
    if place.kind in ITEMS and place.etag is None:
        raise not_there()
    check_conditions(request, place)
    changes = read_proppatch(request.body)
    refused = {each.name for each in changes if is_protected(place, each.name)}
    names = dict.fromkeys(each.name for each in changes)
    if refused:
        others = tuple(name for name in names if name not in refused)
        return listed([_refused(place, tuple(n for n in names if n in refused), others)])
    collection = collection_of(place)
    check_size(changes, len(collection.properties))
    collection.change_properties(changes)
    if is_minimal(request):
        return empty(HTTPStatus.OK, {"Preference-Applied": "return=minimal"})
    done = Propstat(status=HTTPStatus.OK, properties=_elements(names))
    return listed([PropertiesResponse(href=place.href, propstats=(done,))])


def check_size(changes: Sequence[PropertyChange], there: int) -> None:
    """Refuse properties that are too large or too many: 507."""
    size = sum(_size(each.value) for each in changes if each.value is not None)
    new = sum(each.value is not None for each in changes)
    if size > MAX_VALUES or there + new > MAX_PROPERTIES:
        raise DavError(
            "These properties are too large, or too many.", status=HTTPStatus.INSUFFICIENT_STORAGE
        )


def _size(element: Element) -> int:
    size, waiting = 0, [element]
    while waiting:
        each = waiting.pop()
        size += len(each.name) + len(each.text)
        size += sum(len(name) + len(value) for name, value in each.attributes)
        waiting += each.children
    return size


def _elements(names: Sequence[str] | dict[str, None]) -> tuple[Element, ...]:
    return tuple(Element(name=name) for name in names)


def _refused(place: Place, refused: Sequence[str], others: Sequence[str]) -> PropertiesResponse:
    propstats = [
        Propstat(
            status=HTTPStatus.FORBIDDEN,
            properties=_elements(refused),
            condition=PROTECTED_PROPERTY,
        )
    ]
    if others:
        propstats.append(
            Propstat(status=HTTPStatus.FAILED_DEPENDENCY, properties=_elements(others))
        )
    return PropertiesResponse(href=place.href, propstats=tuple(propstats))
