"""What calendar-query and addressbook-query look for (RFC 4791 §9.7, RFC 6352 §10.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .elements import Element
from .errors import RequestError
from .names import (
    CALDAV,
    CALENDAR_COLLATION,
    CALENDAR_SUPPORTED_FILTER,
    CALENDAR_VALID_FILTER,
    CARD_COLLATION,
    CARD_SUPPORTED_FILTER,
    CARDDAV,
    split,
)
from .time_range import TimeRange, read_time_range

MAX_FILTERS: Final = 200
"""Of any sort, in one request."""


class Match(StrEnum):
    """How a text is compared (RFC 6352 §10.5.4)."""

    EQUALS = "equals"
    CONTAINS = "contains"
    STARTS_WITH = "starts-with"
    ENDS_WITH = "ends-with"


class Collation(StrEnum):
    """Which letters are the same (RFC 4790, RFC 5051)."""

    ASCII = "i;ascii-casemap"
    OCTET = "i;octet"
    UNICODE = "i;unicode-casemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """What a value is compared with."""

    text: str
    match: Match
    collation: Collation
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterFilter:
    """What a parameter of a property has to be: there, if nothing else is said."""

    name: str
    """In capitals."""
    absent: bool
    text: TextMatch | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyFilter:
    """What a property has to be: there, if nothing else is said."""

    name: str
    """In capitals."""
    absent: bool
    every: bool
    """Whether all of the conditions have to be met, or one."""
    time_range: TimeRange | None
    texts: tuple[TextMatch, ...]
    parameters: tuple[ParameterFilter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentFilter:
    """What a component of a calendar has to be: there, if nothing else is said."""

    name: str
    """In capitals."""
    absent: bool
    time_range: TimeRange | None
    properties: tuple[PropertyFilter, ...]
    components: tuple[ComponentFilter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFilter:
    """What a card has to be; anything, without properties."""

    every: bool
    properties: tuple[PropertyFilter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialect:
    """In what the filters of CalDAV and CardDAV differ."""

    namespace: str
    parts: frozenset[str]
    """The local names of all that a filter is made of."""
    invalid: str
    unsupported: str
    collation_unknown: str
    default: Collation
    every: bool
    collations: Mapping[str, Collation]

    def name(self, local: str) -> str:
        return f"{{{self.namespace}}}{local}"

    def refusal(self, sentence: str) -> RequestError:
        return RequestError(sentence, condition=self.invalid)


_PARTS: Final = frozenset({"filter", "prop-filter", "param-filter", "text-match", "is-not-defined"})
_CALENDARS: Final = _Dialect(
    namespace=CALDAV,
    parts=_PARTS | {"comp-filter", "time-range"},
    invalid=CALENDAR_VALID_FILTER,
    unsupported=CALENDAR_SUPPORTED_FILTER,
    collation_unknown=CALENDAR_COLLATION,
    default=Collation.ASCII,
    every=True,
    collations={**{each.value: each for each in Collation}, "default": Collation.ASCII},
)
_CARDS: Final = _Dialect(
    namespace=CARDDAV,
    parts=_PARTS,
    invalid=CARD_SUPPORTED_FILTER,
    unsupported=CARD_SUPPORTED_FILTER,
    collation_unknown=CARD_COLLATION,
    default=Collation.UNICODE,
    every=False,
    collations={**{each.value: each for each in Collation}, "default": Collation.UNICODE},
)


def read_calendar_filter(element: Element) -> ComponentFilter:
    """Read the ``filter`` of a calendar-query. Raises ``RequestError``."""
    _check(element, _CALENDARS)
    found = element.all(_CALENDARS.name("comp-filter"))
    if len(found) != 1 or _named(found[0], _CALENDARS) != "VCALENDAR":
        raise _CALENDARS.refusal("A filter needs one comp-filter, of VCALENDAR.")
    return _component(found[0])


def read_card_filter(element: Element) -> CardFilter:
    """Read the ``filter`` of an addressbook-query. Raises ``RequestError``."""
    _check(element, _CARDS)
    return CardFilter(
        every=_every(element, _CARDS),
        properties=tuple(
            _property(each, _CARDS) for each in element.all(_CARDS.name("prop-filter"))
        ),
    )


def _check(element: Element, dialect: _Dialect) -> None:
    """Refuse a filter that is too large, or has a part that would be passed over."""
    waiting, found = [element], 0
    while waiting:
        found += 1
        part = waiting.pop()
        namespace, local = split(part.name)
        if namespace == dialect.namespace and local not in dialect.parts:
            raise RequestError("The filter has an unknown part.", condition=dialect.unsupported)
        waiting += part.children
        if found + len(waiting) > MAX_FILTERS:
            raise dialect.refusal("The filter has too many parts.")


def _component(element: Element) -> ComponentFilter:
    name = _CALENDARS.name
    return ComponentFilter(
        name=_named(element, _CALENDARS),
        absent=_absent(element, _CALENDARS),
        time_range=_time_range(element, _CALENDARS),
        properties=tuple(_property(each, _CALENDARS) for each in element.all(name("prop-filter"))),
        components=tuple(_component(each) for each in element.all(name("comp-filter"))),
    )


def _property(element: Element, dialect: _Dialect) -> PropertyFilter:
    name = dialect.name
    return PropertyFilter(
        name=_named(element, dialect),
        absent=_absent(element, dialect),
        every=_every(element, dialect),
        time_range=_time_range(element, dialect),
        texts=tuple(_text_match(each, dialect) for each in element.all(name("text-match"))),
        parameters=tuple(_parameter(each, dialect) for each in element.all(name("param-filter"))),
    )


def _parameter(element: Element, dialect: _Dialect) -> ParameterFilter:
    text = element.first(dialect.name("text-match"))
    return ParameterFilter(
        name=_named(element, dialect),
        absent=_absent(element, dialect),
        text=None if text is None else _text_match(text, dialect),
    )


def _text_match(element: Element, dialect: _Dialect) -> TextMatch:
    collation = element.attribute("collation")
    if collation is not None and collation not in dialect.collations:
        raise RequestError("This collation is unknown.", condition=dialect.collation_unknown)
    negated = element.attribute("negate-condition") or "no"
    match = element.attribute("match-type") or Match.CONTAINS
    if negated not in {"yes", "no"} or match not in set(Match):
        raise dialect.refusal("This way to compare texts is unknown.")
    return TextMatch(
        text=element.text,
        match=Match(match),
        collation=dialect.default if collation is None else dialect.collations[collation],
        negated=negated == "yes",
    )


def _named(element: Element, dialect: _Dialect) -> str:
    name = element.attribute("name")
    if not name:
        raise dialect.refusal("A filter needs a name.")
    return name.upper()


def _absent(element: Element, dialect: _Dialect) -> bool:
    absent = element.first(dialect.name("is-not-defined")) is not None
    if absent and len(element.children) > 1:
        raise dialect.refusal("What must not be there can meet no other condition.")
    return absent


def _every(element: Element, dialect: _Dialect) -> bool:
    test = element.attribute("test")
    if test not in {None, "anyof", "allof"}:
        raise dialect.refusal("A test is anyof or allof.")
    return dialect.every if test is None else test == "allof"


def _time_range(element: Element, dialect: _Dialect) -> TimeRange | None:
    found = element.first(dialect.name("time-range"))
    return None if found is None else read_time_range(found)
