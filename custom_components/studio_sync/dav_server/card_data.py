"""Cards as address-data asks for them (RFC 6352 §10.4)."""

from collections.abc import Callable
from typing import Final

from ..dav.data_wanted import AddressData
from ..formats.errors import ContactFileError
from ..formats.vcard.lines import read_cards
from ..formats.vcard.read import ReadCard, read_card
from ..formats.vcard.write import write_card
from .home import Item

_FRAME: Final = frozenset({b"BEGIN:VCARD", b"END:VCARD"})
_KEPT: Final = frozenset({"VERSION", "UID", "FN", "N"})
"""Without these a card is none."""
_NEW: Final = frozenset({"BEGIN", "END", "VERSION", "PRODID", "UID"})
"""What a card in another version has of its own."""
_OF_GROUPS: Final = (
    (b"X-ADDRESSBOOKSERVER-KIND:", b"KIND:"),
    (b"X-ADDRESSBOOKSERVER-MEMBER:", b"MEMBER:"),
)
"""How a group and its members are written in 3.0 and in 4.0."""


def card_text(wanted: AddressData | None) -> Callable[[Item], str]:
    """Return what tells the text of a card: in its own or a version, all or some properties."""
    version = None if wanted is None else wanted.version
    names = frozenset(wanted.properties) if wanted is not None else frozenset()

    def text(item: Item) -> str:
        data = item.text if version is None else _in_version(item.text, version)
        return (_some(data, names | _KEPT) if names else data).decode("utf-8", "replace")

    return text


def _in_version(data: bytes, version: str) -> bytes:
    """Return a card in a version, with the lines that only its program knows."""
    try:
        read = read_card(read_cards(data)[0])
    except ContactFileError:
        return data
    if read.card.version == version:
        return data
    if read.is_group:
        return _group(read, version)
    known = {at for item in read.items for at in item.lines}
    others = [
        line.raw
        for at, line in enumerate(read.card.lines)
        if at not in known
        and line.head.name not in _NEW
        # A group of lines may have another name by now, and a way to encode is the version's.
        and not line.head.group
        and not any(name == "ENCODING" for name, _ in line.head.params)
    ]
    head, end, _ = write_card(read.content, version).rpartition(b"END:VCARD")
    return b"".join([head, *others, end, b"\r\n"])


def _group(read: ReadCard, version: str) -> bytes:
    """Return the card of a group in a version."""
    lines = list[bytes]()
    for line in read.card.lines:
        raw = line.raw
        if line.head.name == "VERSION":
            raw = raw.replace(read.card.version.encode(), version.encode())
        for three, four in _OF_GROUPS:
            old, new = (three, four) if version == "4.0" else (four, three)
            if raw.upper().startswith(old):
                raw = new + raw[len(old) :]
        lines.append(raw)
    return b"".join(lines)


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
