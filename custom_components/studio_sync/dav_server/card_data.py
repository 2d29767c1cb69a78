"""Cards as address-data asks for them (RFC 6352 §10.4)."""

from collections.abc import Callable
from typing import Final

from ..dav.data_wanted import AddressData
from ..formats.errors import ContactFileError
from ..formats.vcard.lines import read_cards
from .home import Item

_FRAME: Final = frozenset({b"BEGIN:VCARD", b"END:VCARD"})
_KEPT: Final = frozenset({"VERSION", "UID", "FN", "N"})
"""Without these a card is none."""


def card_text(wanted: AddressData | None) -> Callable[[Item], str]:
    """Return what tells the text of a card: in its own version, all of it or some properties."""
    names = frozenset(wanted.properties) if wanted is not None else frozenset()
    if not names:
        return lambda item: item.text.decode("utf-8", "replace")
    return lambda item: _some(item.text, names | _KEPT).decode("utf-8", "replace")


def _some(data: bytes, names: frozenset[str]) -> bytes:
    try:
        card = read_cards(data)[0]
    except ContactFileError:
        return data
    return b"".join(
        line.raw
        for line in card.lines
        if line.head.name in names or line.raw.strip().upper() in _FRAME
    )
