"""Cards for tests, of lines that are given, and what is read of them."""

from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.read import ReadCard


def card(*lines: str | bytes, version: str = "3.0", end: str = "\r\n") -> bytes:
    """Return a card of these lines."""
    given = [each if isinstance(each, bytes) else each.encode() for each in lines]
    head = [b"BEGIN:VCARD", f"VERSION:{version}".encode()]
    return b"".join(line + end.encode() for line in (*head, *given, b"END:VCARD"))


def one(data: bytes) -> ReadCard:
    """Read the only card of a file."""
    (found,) = read_file(data)
    return found


def contact(*lines: str | bytes, version: str = "3.0") -> Contact:
    """Read the contact of a card of these lines."""
    return one(card(*lines, version=version)).content.contact
