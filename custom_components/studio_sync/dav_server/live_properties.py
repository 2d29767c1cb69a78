"""The properties that resources have by themselves, and which of them an access may set."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from ..dav.answers import href_element
from ..dav.elements import Element
from ..dav.names import APPLE, BOOK_ID, CALENDAR_SERVER, caldav, carddav, dav
from .calendar_zone import zone_text
from .home import Collection
from .paths import Kind, Resource, path_to
from .places import COLLECTIONS, Place, collection_of
from .privileges import privilege_set

MAX_SIZE: Final = 10 * 1000 * 1000
"""Bytes of an event or a card."""
EARLIEST: Final = "19000101T000000Z"
LATEST: Final = "99991231T235959Z"
_CALENDAR_TYPE: Final = "text/calendar; charset=utf-8"
_CARD_TYPE: Final = "text/vcard; charset=utf-8"
COLOR: Final = f"{{{APPLE}}}calendar-color"
COLLATIONS: Final = ("i;ascii-casemap", "i;octet", "i;unicode-casemap")

SETTABLE: Final = frozenset(
    {
        dav("displayname"),
        caldav("calendar-description"),
        carddav("addressbook-description"),
        COLOR,
    }
)
"""The properties of a collection that an access may call its own."""

type _Property = Callable[[Place], Element | None]


def property_of(place: Place, name: str) -> Element | None:
    """Return a property of a resource; None if it has none of that name."""
    stored = _own(place).get(name)
    live = _PROPERTIES[place.kind].get(name)
    if stored is not None and (live is None or name in SETTABLE):
        return stored
    return None if live is None else live(place)


def property_names(place: Place) -> tuple[str, ...]:
    """Return the names of all properties of a resource."""
    own = _own(place)
    live = (name for name, value in _PROPERTIES[place.kind].items() if value(place) is not None)
    return tuple(dict.fromkeys([*live, *own]))


def is_protected(place: Place, name: str) -> bool:
    """Return whether nobody may set a property."""
    return place.kind not in COLLECTIONS or (
        name in _PROPERTIES[place.kind] and name not in SETTABLE
    )


def _own(place: Place) -> Mapping[str, Element]:
    """Return the properties that the access set."""
    if place.kind not in COLLECTIONS or place.collection is None:
        return {}
    return place.collection.properties


def report_names(kind: Kind) -> tuple[str, ...]:
    """Return the reports that a kind of resource has."""
    return _REPORTS.get(kind, _COMMON_REPORTS)


def principal_href(place: Place) -> str:
    """Return the path to the principal of the access."""
    return path_to(Resource(kind=Kind.PRINCIPAL, user=place.home.user))


def item_type(collection: Collection) -> str:
    """Return the media type of the items of a collection."""
    if collection.kind is Kind.ADDRESS_BOOK:
        return _CARD_TYPE
    one = len(collection.components) == 1
    return "; component=".join([_CALENDAR_TYPE, *(collection.components if one else ())])


def _text(name: str, value: Callable[[Place], str | None]) -> tuple[str, _Property]:
    """Return a property that is a text; there is none where that is None."""

    def read(place: Place) -> Element | None:
        found = value(place)
        return None if found is None else Element(name=name, text=found)

    return name, read


def _hrefs(name: str, value: Callable[[Place], Iterable[str]]) -> tuple[str, _Property]:
    def read(place: Place) -> Element:
        return Element(name=name, children=tuple(map(href_element, value(place))))

    return name, read


def _fixed(name: str, *children: Element) -> tuple[str, _Property]:
    element = Element(name=name, children=children)
    return name, lambda _place: element


def _types(*names: str) -> tuple[str, _Property]:
    return _fixed(dav("resourcetype"), *(Element(name=name) for name in names))


def _home(name: str, kind: Kind) -> tuple[str, _Property]:
    return _hrefs(name, lambda place: (path_to(Resource(kind=kind, user=place.home.user)),))


def _reports(place: Place) -> Element:
    return Element(
        name=dav("supported-report-set"),
        children=tuple(
            Element(
                name=dav("supported-report"),
                children=(Element(name=dav("report"), children=(Element(name=name),)),),
            )
            for name in report_names(place.kind)
        ),
    )


def _components(place: Place) -> Element:
    return Element(
        name=caldav("supported-calendar-component-set"),
        children=tuple(
            Element(name=caldav("comp"), attributes=(("name", each),))
            for each in collection_of(place).components
        ),
    )


def _data(name: str, media: str, *versions: str) -> tuple[Element, ...]:
    return tuple(
        Element(name=name, attributes=(("content-type", media), ("version", version)))
        for version in versions
    )


def _collations(name: str) -> tuple[str, _Property]:
    each = name.removesuffix("-set")
    return _fixed(name, *(Element(name=each, text=collation) for collation in COLLATIONS))


def _address(place: Place) -> Iterable[str]:
    # No mail address: with one, some clients would ask the server to invite.
    return (f"urn:x-studio-sync:{quote(place.home.user, safe='')}",)


_REPORT_SET: Final = dav("supported-report-set")
_COMMON_REPORTS: Final = tuple(
    dav(name)
    for name in (
        "expand-property",
        "principal-match",
        "principal-property-search",
        "principal-search-property-set",
    )
)
_REPORTS: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.CALENDAR: (
            caldav("calendar-multiget"),
            caldav("calendar-query"),
            caldav("free-busy-query"),
            dav("sync-collection"),
            dav("expand-property"),
        ),
        Kind.ADDRESS_BOOK: (
            carddav("addressbook-multiget"),
            carddav("addressbook-query"),
            dav("sync-collection"),
            dav("expand-property"),
        ),
        Kind.EVENT: (dav("expand-property"),),
        Kind.CARD: (dav("expand-property"),),
    }
)
_EVERYWHERE: Final = dict(
    [
        _hrefs(dav("current-user-principal"), lambda place: (principal_href(place),)),
        (dav("current-user-privilege-set"), privilege_set),
        _hrefs(
            dav("principal-collection-set"),
            lambda _place: (path_to(Resource(kind=Kind.PRINCIPALS)),),
        ),
        (_REPORT_SET, _reports),
    ]
)
_OWNED: Final = _EVERYWHERE | dict(
    [_hrefs(dav("owner"), lambda place: (principal_href(place),))],
)
_HOME: Final = _OWNED | dict(
    [
        _types(dav("collection")),
        _text(dav("displayname"), lambda place: place.home.display_name),
    ]
)
_COLLECTION: Final = _OWNED | dict(
    [
        _text(dav("displayname"), lambda place: collection_of(place).display_name),
        _text(dav("sync-token"), lambda place: collection_of(place).token()),
        _text(f"{{{CALENDAR_SERVER}}}getctag", lambda place: collection_of(place).token()),
    ]
)
_ITEM: Final = _OWNED | dict(
    [
        _types(),
        _text(dav("getetag"), lambda place: place.etag),
        _text(dav("getcontenttype"), lambda place: item_type(collection_of(place))),
    ]
)

_PROPERTIES: Final[Mapping[Kind, Mapping[str, _Property]]] = MappingProxyType(
    {
        Kind.ROOT: _EVERYWHERE | dict([_types(dav("collection"))]),
        Kind.PRINCIPALS: _EVERYWHERE | dict([_types(dav("collection"))]),
        Kind.PRINCIPAL: _OWNED
        | dict(
            [
                _types(dav("principal")),
                _text(dav("displayname"), lambda place: place.home.display_name),
                _text(BOOK_ID, lambda place: place.home.book_id or None),
                _hrefs(dav("principal-URL"), lambda place: (place.href,)),
                _fixed(dav("alternate-URI-set")),
                _fixed(dav("group-member-set")),
                _fixed(dav("group-membership")),
                _home(caldav("calendar-home-set"), Kind.CALENDAR_HOME),
                _home(carddav("addressbook-home-set"), Kind.BOOK_HOME),
                _hrefs(caldav("calendar-user-address-set"), _address),
            ]
        ),
        Kind.CALENDAR_HOME: _HOME,
        Kind.BOOK_HOME: _HOME,
        Kind.CALENDAR: _COLLECTION
        | dict(
            [
                _types(dav("collection"), caldav("calendar")),
                _text(
                    caldav("calendar-description"),
                    lambda place: collection_of(place).description or None,
                ),
                _text(COLOR, lambda place: collection_of(place).color),
                _text(
                    caldav("calendar-timezone"),
                    lambda place: zone_text(collection_of(place).zone),
                ),
                _text(caldav("calendar-timezone-id"), lambda place: collection_of(place).zone),
                (caldav("supported-calendar-component-set"), _components),
                _fixed(
                    caldav("supported-calendar-data"),
                    *_data(caldav("calendar-data"), "text/calendar", "2.0"),
                ),
                _collations(caldav("supported-collation-set")),
                _text(caldav("max-resource-size"), lambda _place: str(MAX_SIZE)),
                _text(caldav("min-date-time"), lambda _place: EARLIEST),
                _text(caldav("max-date-time"), lambda _place: LATEST),
            ]
        ),
        Kind.ADDRESS_BOOK: _COLLECTION
        | dict(
            [
                _types(dav("collection"), carddav("addressbook")),
                _text(
                    carddav("addressbook-description"),
                    lambda place: collection_of(place).description or None,
                ),
                # Cards in 4.0 are taken, too; but who is told so writes what others can't read.
                _fixed(
                    carddav("supported-address-data"),
                    *_data(carddav("address-data-type"), "text/vcard", "3.0"),
                ),
                _collations(carddav("supported-collation-set")),
                _text(carddav("max-resource-size"), lambda _place: str(MAX_SIZE)),
            ]
        ),
        Kind.EVENT: _ITEM,
        Kind.CARD: _ITEM,
    }
)
