"""The bodies of requests."""

from __future__ import annotations

from collections.abc import Iterable

from ..dav.answers import write_xml
from ..dav.elements import Element
from ..dav.names import caldav, carddav, dav


def propfind(names: Iterable[str]) -> bytes:
    """Ask for properties (RFC 4918 §9.1)."""
    return write_xml(Element(name=dav("propfind"), children=(_prop(names),)))


def sync_collection(token: str, names: Iterable[str]) -> bytes:
    """Ask what changed since a token; "" for everything (RFC 6578 §3.2). No limit is asked for.

    Xandikos cuts at a limit and does not say so.
    """
    children = (
        Element(name=dav("sync-token"), text=token),
        Element(name=dav("sync-level"), text="1"),
        _prop(names),
    )
    return write_xml(Element(name=dav("sync-collection"), children=children))


def multiget(report: str, names: Iterable[str], hrefs: Iterable[str]) -> bytes:
    """Ask for items by their addresses (RFC 4791 §7.9, RFC 6352 §8.7)."""
    children = (_prop(names), *(Element(name=dav("href"), text=href) for href in hrefs))
    return write_xml(Element(name=report, children=children))


def uid_query(uid: str) -> bytes:
    """Ask for the event of a UID (RFC 4791 §7.8.6)."""
    match = Element(name=caldav("text-match"), attributes=(("collation", "i;octet"),), text=uid)
    by_uid = Element(name=caldav("prop-filter"), attributes=(("name", "UID"),), children=(match,))
    events = Element(
        name=caldav("comp-filter"), attributes=(("name", "VEVENT"),), children=(by_uid,)
    )
    whole = Element(
        name=caldav("comp-filter"), attributes=(("name", "VCALENDAR"),), children=(events,)
    )
    children = (_prop([dav("getetag")]), Element(name=caldav("filter"), children=(whole,)))
    return write_xml(Element(name=caldav("calendar-query"), children=children))


def make_calendar(name: str) -> bytes:
    """Make a calendar of events with this name (RFC 4791 §5.3.1)."""
    event = Element(name=caldav("comp"), attributes=(("name", "VEVENT"),))
    properties = (
        Element(name=dav("displayname"), text=name),
        Element(name=caldav("supported-calendar-component-set"), children=(event,)),
    )
    return write_xml(Element(name=caldav("mkcalendar"), children=(_set(properties),)))


def make_address_book(name: str) -> bytes:
    """Make an address book with this name (RFC 5689)."""
    kinds = (Element(name=dav("collection")), Element(name=carddav("addressbook")))
    properties = (
        Element(name=dav("resourcetype"), children=kinds),
        Element(name=dav("displayname"), text=name),
    )
    return write_xml(Element(name=dav("mkcol"), children=(_set(properties),)))


def _prop(names: Iterable[str]) -> Element:
    return Element(name=dav("prop"), children=tuple(Element(name=name) for name in names))


def _set(properties: Iterable[Element]) -> Element:
    prop = Element(name=dav("prop"), children=tuple(properties))
    return Element(name=dav("set"), children=(prop,))
