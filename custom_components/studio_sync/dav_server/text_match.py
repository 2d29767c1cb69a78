"""Comparing texts as filters want it (RFC 4791 §9.7.5, RFC 6352 §10.5.4)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from ..dav.filters import Collation, Match, TextMatch


def fits(value: str, wanted: TextMatch) -> bool:
    """Return whether a text is as a filter wants it."""
    key = _KEYS[wanted.collation]
    return _COMPARE[wanted.match](key(value), key(wanted.text)) is not wanted.negated


def _ascii(text: str) -> str:
    """Return a text with the letters A to Z in lower case (RFC 4790 §9.2)."""
    return text.translate(_ASCII)


def _unicode(text: str) -> str:
    """Return a text without regard to case, nor to how its accents are written (RFC 5051)."""
    return normalize("NFKD", normalize("NFKD", text).casefold())


_ASCII: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_KEYS: Final[Mapping[Collation, Callable[[str], str]]] = MappingProxyType(
    {Collation.ASCII: _ascii, Collation.OCTET: str, Collation.UNICODE: _unicode}
)
_COMPARE: Final[Mapping[Match, Callable[[str, str], bool]]] = MappingProxyType(
    {
        Match.EQUALS: lambda value, wanted: value == wanted,
        Match.CONTAINS: lambda value, wanted: wanted in value,
        Match.STARTS_WITH: lambda value, wanted: value.startswith(wanted),
        Match.ENDS_WITH: lambda value, wanted: value.endswith(wanted),
    }
)
