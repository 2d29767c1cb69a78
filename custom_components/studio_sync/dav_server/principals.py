"""Reports on who is who; each access finds nobody but itself (RFC 3253 §3.8, RFC 3744 §9)."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Final

from ..dav.answers import CONTENT_TYPE, href_element, write_xml
from ..dav.elements import Element
from ..dav.errors import PathError
from ..dav.filters import Collation, TextMatch
from ..dav.names import caldav, dav
from ..dav.principal_reports import (
    ExpandedProperty,
    ExpandProperty,
    PrincipalMatch,
    PrincipalSearch,
    PrincipalSearchProperties,
    PropertySearch,
)
from .answers import listed
from .conditions import is_minimal
from .instances import Budget
from .listing import describe
from .live_properties import property_of
from .paths import Kind, Resource
from .places import ITEMS, Place, place_of, read_href
from .request import DavRequest, DavResponse
from .text_match import fits

_SEARCHABLE: Final = {
    dav("displayname"): "Name",
    caldav("calendar-user-address-set"): "Address in calendars",
}
MAX_EXPANDED: Final = 1_000
"""Properties that one ``expand-property`` tells: one may name many hrefs, also its own place."""
_OK: Final = "HTTP/1.1 200 OK"
_NOT_FOUND: Final = "HTTP/1.1 404 Not Found"


def expand_property(request: DavRequest, place: Place, asked: ExpandProperty) -> DavResponse:
    """Answer about properties, and about those of what their hrefs name."""
    expanded = _expanded(request, place, asked.properties, Budget(MAX_EXPANDED))
    root = Element(name=dav("multistatus"), children=(expanded,))
    return DavResponse(
        status=HTTPStatus.MULTI_STATUS,
        headers={"Content-Type": CONTENT_TYPE},
        body=write_xml(root),
    )


def principal_search(_request: DavRequest, place: Place, asked: PrincipalSearch) -> DavResponse:
    """Answer about the own principal, if that is what is looked for."""
    principal = _principal(place)
    here = place.kind in {Kind.ROOT, Kind.PRINCIPALS, Kind.PRINCIPAL} or asked.everywhere
    results = (_fits(principal, each) for each in asked.searches)
    if here and (all(results) if asked.every else any(results)):
        return listed([describe(principal, asked.wanted, minimal=False)])
    return listed([])


def principal_match(request: DavRequest, place: Place, asked: PrincipalMatch) -> DavResponse:
    """Answer about what is the own principal (``self``), or says that it belongs to it."""
    minimal = is_minimal(request)
    principal = _principal(place)
    if asked.name is None:
        there = place.kind in {Kind.ROOT, Kind.PRINCIPALS, Kind.PRINCIPAL}
        return listed([describe(principal, asked.wanted, minimal=minimal)] if there else [])
    value = None if place.kind in ITEMS else property_of(place, asked.name)
    if value is None or principal.href not in _hrefs_in(value):
        return listed([])
    return listed([describe(place, asked.wanted, minimal=minimal)])


def search_properties(
    _request: DavRequest, _place: Place, _asked: PrincipalSearchProperties
) -> DavResponse:
    """Return by what principals can be looked for (RFC 3744 §9.5)."""
    root = Element(
        name=dav("principal-search-property-set"),
        children=tuple(
            Element(
                name=dav("principal-search-property"),
                children=(
                    Element(name=dav("prop"), children=(Element(name=name),)),
                    Element(
                        name=dav("description"), attributes=((_LANGUAGE, "en"),), text=sentence
                    ),
                ),
            )
            for name, sentence in _SEARCHABLE.items()
        ),
    )
    return DavResponse(
        status=HTTPStatus.OK, headers={"Content-Type": CONTENT_TYPE}, body=write_xml(root)
    )


_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def _principal(place: Place) -> Place:
    resource = Resource(kind=Kind.PRINCIPAL, user=place.home.user)
    return Place(home=place.home, resource=resource)


def _fits(principal: Place, search: PropertySearch) -> bool:
    wanted = TextMatch(
        text=search.text, match=search.match, collation=Collation.UNICODE, negated=False
    )
    return all(
        name in _SEARCHABLE
        and (value := property_of(principal, name)) is not None
        and any(fits(text, wanted) for text in (value.text, *_hrefs_in(value)) if text)
        for name in search.names
    )


def _hrefs_in(value: Element) -> tuple[str, ...]:
    return tuple(each.text.strip() for each in value.all(dav("href")))


def _expanded(
    request: DavRequest, place: Place, properties: Sequence[ExpandedProperty], budget: Budget
) -> Element:
    """Return a response about a place, in whose properties hrefs are replaced by responses."""
    found, missing = list[Element](), list[Element]()
    for each in properties:
        budget.take()
        value = property_of(place, each.name)
        if value is None:
            missing.append(Element(name=each.name))
        elif each.properties:
            inner = tuple(_of_hrefs(request, place, value, each.properties, budget))
            found.append(Element(name=value.name, children=inner))
        else:
            found.append(value)
    parts = [_propstat(found, _OK), *([_propstat(missing, _NOT_FOUND)] if missing else [])]
    return Element(name=dav("response"), children=(href_element(place.href), *parts))


def _of_hrefs(
    request: DavRequest,
    place: Place,
    value: Element,
    properties: Sequence[ExpandedProperty],
    budget: Budget,
) -> Iterator[Element]:
    for href in _hrefs_in(value):
        try:
            named = place_of(place.home, read_href(href, request))
        except PathError:
            yield _missing(href)
            continue
        if named.kind in ITEMS and named.etag is None:
            yield _missing(href)
        else:
            yield _expanded(request, named, properties, budget)


def _missing(href: str) -> Element:
    status = Element(name=dav("status"), text=_NOT_FOUND)
    return Element(name=dav("response"), children=(href_element(href), status))


def _propstat(properties: Sequence[Element], status: str) -> Element:
    return Element(
        name=dav("propstat"),
        children=(
            Element(name=dav("prop"), children=tuple(properties)),
            Element(name=dav("status"), text=status),
        ),
    )
