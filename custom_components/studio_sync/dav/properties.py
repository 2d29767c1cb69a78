"""Which properties are asked for or set: the bodies of PROPFIND and PROPPATCH (RFC 4918 §9)."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from .data_wanted import AddressData, CalendarData, read_address_data, read_calendar_data
from .elements import Element, read_xml
from .errors import RequestError
from .names import caldav, carddav, dav

MAX_NAMES: Final = 200
MAX_CHARACTERS: Final = 10_000
"""Properties that one request asks for, and characters of their names.

Those that are not there are told of each item of a calendar.
"""


class Scope(Enum):
    """How properties are asked for."""

    PROP = auto()
    """By their names."""
    ALL = auto()
    NAMES = auto()
    """All, without their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The properties that are asked for."""

    scope: Scope
    names: tuple[str, ...] = ()
    """In order, each once; with ``Scope.ALL`` those of ``include``."""
    calendar_data: CalendarData | None = None
    """In what form; None if it is not among the names."""
    address_data: AddressData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyChange:
    """A property that is set, or removed where ``value`` is None."""

    name: str
    value: Element | None


def read_propfind(body: bytes) -> Wanted:
    """Read the body of a PROPFIND; without one all is asked for. Raises ``DavError``."""
    if not body.strip():
        return Wanted(scope=Scope.ALL)
    root = read_xml(body)
    wanted = read_wanted(root) if root.name == dav("propfind") else None
    if wanted is None:
        raise RequestError("A PROPFIND needs one of prop, allprop and propname.")
    return wanted


def read_wanted(parent: Element) -> Wanted | None:
    """Read which properties an element asks for; None if it says nothing of them."""
    found = [each for each in parent.children if each.name in _SCOPES]
    if not found:
        return None
    if len(found) > 1:
        raise RequestError("Only one of prop, allprop and propname is possible.")
    scope = _SCOPES[found[0].name]
    named = found[0] if scope is Scope.PROP else parent.first(dav("include"))
    if named is None or scope is Scope.NAMES:
        return Wanted(scope=scope)
    names = tuple(dict.fromkeys(each.name for each in named.children))
    if len(names) > MAX_NAMES or sum(map(len, names)) > MAX_CHARACTERS:
        raise RequestError("This asks for too many properties.")
    calendars, cards = named.first(_CALENDAR_DATA), named.first(_ADDRESS_DATA)
    return Wanted(
        scope=scope,
        names=names,
        calendar_data=None if calendars is None else read_calendar_data(calendars),
        address_data=None if cards is None else read_address_data(cards),
    )


def read_proppatch(body: bytes) -> tuple[PropertyChange, ...]:
    """Read the changes of a PROPPATCH, in order, one at least. Raises ``DavError``."""
    root = read_xml(body)
    if root.name != dav("propertyupdate"):
        raise RequestError("A PROPPATCH needs a propertyupdate.")
    changes = tuple(
        PropertyChange(name=each.name, value=each if step.name == dav("set") else None)
        for step in root.children
        if step.name in {dav("set"), dav("remove")}
        for prop in step.all(dav("prop"))
        for each in prop.children
    )
    if not changes:
        raise RequestError("A PROPPATCH needs a property to set or to remove.")
    return changes


def read_make(body: bytes) -> tuple[PropertyChange, ...]:
    """Read what a new collection is to be: the body of MKCALENDAR (RFC 4791 §5.3.1), MKCOL (5689).

    Raises ``DavError``.
    """
    if not body.strip():
        return ()
    root = read_xml(body)
    if root.name not in {caldav("mkcalendar"), dav("mkcol")}:
        raise RequestError("What makes a collection needs a mkcalendar or a mkcol.")
    return tuple(
        PropertyChange(name=each.name, value=each)
        for step in root.all(dav("set"))
        for prop in step.all(dav("prop"))
        for each in prop.children
    )


_SCOPES = {dav("prop"): Scope.PROP, dav("allprop"): Scope.ALL, dav("propname"): Scope.NAMES}
_CALENDAR_DATA = caldav("calendar-data")
_ADDRESS_DATA = carddav("address-data")
