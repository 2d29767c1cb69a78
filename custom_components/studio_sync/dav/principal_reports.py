"""Reports on who is who: expand-property (RFC 3253 §3.8), principal-property-search (RFC 3744)."""

from dataclasses import dataclass
import re
from typing import Final

from .elements import Element
from .errors import RequestError
from .filters import Match
from .names import DAV, dav
from .properties import Scope, Wanted, read_wanted

MAX_EXPANSION: Final = 4
"""How many hrefs deep properties are expanded."""
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9._-]{0,99}")
"""The name is in an attribute, so that it could be anything, and is written as an element."""
_UNUSABLE: Final = "http://www.w3.org/2000/xmlns/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpandedProperty:
    """A property; of what its hrefs name, ``properties`` are asked for in turn."""

    name: str
    properties: tuple[ExpandedProperty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpandProperty:
    """Properties, and those of what they name."""

    properties: tuple[ExpandedProperty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertySearch:
    """A text that one of the properties has to have, without regard to case."""

    names: tuple[str, ...]
    text: str
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalSearch:
    """The principals whose properties are like this (RFC 3744 §9.4)."""

    wanted: Wanted
    searches: tuple[PropertySearch, ...]
    every: bool
    """Whether all of them have to fit, or one."""
    everywhere: bool
    """Whether all principals are looked through, wherever the request went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalSearchProperties:
    """By which properties principals can be looked for (RFC 3744 §9.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalMatch:
    """What is the principal that asks, or belongs to it (RFC 3744 §9.3)."""

    wanted: Wanted
    name: str | None
    """The property that names the principal; None: the principal itself."""


def read_expand_property(root: Element) -> ExpandProperty:
    """Read ``expand-property``. Raises ``RequestError``."""
    return ExpandProperty(properties=_expanded(root, MAX_EXPANSION))


def _expanded(parent: Element, depth: int) -> tuple[ExpandedProperty, ...]:
    found = parent.all(dav("property"))
    if found and not depth:
        raise RequestError("Properties are expanded too deeply.")
    return tuple(
        ExpandedProperty(name=_name(each), properties=_expanded(each, depth - 1)) for each in found
    )


def _name(element: Element) -> str:
    name, namespace = element.attribute("name"), element.attribute("namespace")
    if name is None or not _LOCAL.fullmatch(name):
        raise RequestError("A property needs a name.")
    namespace = DAV if namespace is None else namespace
    if namespace == _UNUSABLE:
        raise RequestError("No property can be in this namespace.")
    return f"{{{namespace}}}{name}" if namespace else name


def read_principal_search(root: Element) -> PrincipalSearch:
    """Read ``principal-property-search``; without a search, all are looked for.

    Raises ``RequestError``.
    """
    searches = tuple(_search(each) for each in root.all(dav("property-search")))
    test = root.attribute("test") or "allof"
    if test not in {"anyof", "allof"}:
        raise RequestError("A test is anyof or allof.")
    wanted = read_wanted(root) or Wanted(scope=Scope.PROP)
    if root.first(dav("prop")) is not None and not wanted.names:
        # python-caldav leaves prop empty, and has those that it wants beside it.
        wanted = Wanted(scope=Scope.ALL)
    return PrincipalSearch(
        wanted=wanted,
        searches=searches,
        every=test == "allof",
        everywhere=root.first(dav("apply-to-principal-collection-set")) is not None,
    )


def read_principal_search_properties(_root: Element) -> PrincipalSearchProperties:
    """Read ``principal-search-property-set``, which is empty."""
    return PrincipalSearchProperties()


def read_principal_match(root: Element) -> PrincipalMatch:
    """Read ``principal-match``. Raises ``RequestError``."""
    named = root.first(dav("principal-property"))
    if (named is None) is (root.first(dav("self")) is None) or (named and not named.children):
        raise RequestError("A principal-match needs self or a principal-property.")
    return PrincipalMatch(
        wanted=read_wanted(root) or Wanted(scope=Scope.PROP),
        name=None if named is None else named.children[0].name,
    )


def _search(element: Element) -> PropertySearch:
    prop, match = element.first(dav("prop")), element.first(dav("match"))
    if prop is None or match is None or not prop.children:
        raise RequestError("A property-search needs properties and a text.")
    how = match.attribute("match-type") or Match.CONTAINS
    if how not in set(Match):
        raise RequestError("This way to compare texts is unknown.")
    return PropertySearch(
        names=tuple(dict.fromkeys(each.name for each in prop.children)),
        text=match.text,
        match=Match(how),
    )
