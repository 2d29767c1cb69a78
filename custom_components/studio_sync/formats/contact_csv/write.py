"""Contacts as a CSV file with Google's new columns."""

from collections.abc import Iterator, Sequence
import csv
from io import StringIO
import re
from typing import Final

from ..contact import Labelled, NameParts, PostalAddress
from ..vcard.content import CardContent
from ..vcard.photo import PhotoAddress
from .read import MARK, SEPARATOR
from .table import is_changed_by_spreadsheets

_FIRST: Final = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name"),
    *("Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As"),
    *("Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes"),
    *("Photo", "Labels"),
)
_OWN: Final = ("Display Name", "Client Number", "Is Company", "Profession", "Studio Sync Id")
"""Columns that Google has not: it ignores them, and our own import reads them."""
_ADDRESS: Final = {
    "Formatted": "text",
    "Street": "street",
    "City": "city",
    "PO Box": "po_box",
    "Region": "region",
    "Postal Code": "postal_code",
    "Country": "country",
    "Extended Address": "extended",
    "Country Code": "country_code",
}
_SEVERAL: Final = {
    "E-mail": "emails",
    "Phone": "phones",
    "Website": "urls",
    "Event": "dates",
    "Relation": "relations",
    "Custom Field": "custom",
}
_FORMULA: Final = re.compile(r"[=@+\-']")
_NUMBER: Final = re.compile(r"[+-][\d\s().\-/]+|--\d\d-\d\d")


def write_csv(contents: Sequence[CardContent]) -> bytes:
    """Write contacts as CSV in UTF-8 with a byte order mark, by which spreadsheets know it."""
    widths = {
        name: max((len(getattr(each.contact, field)) for each in contents), default=0)
        for name, field in _SEVERAL.items()
    }
    addresses = max((len(each.contact.addresses) for each in contents), default=0)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_FIRST, *_headings(widths, addresses), *_OWN])
    for content in contents:
        writer.writerow([_guarded(each) for each in _cells(content, widths, addresses)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _headings(widths: dict[str, int], addresses: int) -> Iterator[str]:
    for name, width in widths.items():
        for number in range(1, width + 1):
            yield f"{name} {number} - Label"
            yield f"{name} {number} - Value"
    for number in range(1, addresses + 1):
        yield f"Address {number} - Label"
        yield from (f"Address {number} - {part}" for part in _ADDRESS)


def _cells(content: CardContent, widths: dict[str, int], addresses: int) -> Iterator[str]:
    contact = content.contact
    parts = contact.parts or NameParts(given=contact.name)
    yield from (parts.given, parts.middle, parts.family, parts.phonetic_given)
    yield from (parts.phonetic_middle, parts.phonetic_family, parts.prefix, parts.suffix)
    yield from (contact.nickname, "", contact.organisation, contact.title, contact.department)
    photo = content.photo.url if isinstance(content.photo, PhotoAddress) else ""
    yield from (contact.birthday, contact.notes, photo, SEPARATOR.join(content.groups))
    for name, width in widths.items():
        values: tuple[Labelled, ...] = getattr(contact, _SEVERAL[name])
        for number in range(width):
            yield from _labelled(values[number]) if number < len(values) else ("", "")
    for number in range(addresses):
        given = contact.addresses[number] if number < len(contact.addresses) else PostalAddress()
        yield _label(given)
        yield from (getattr(given, field) for field in _ADDRESS.values())
    yield from (contact.name, content.number, "yes" if contact.company else "", contact.role)
    yield content.uid


def _labelled(value: Labelled) -> tuple[str, str]:
    return _label(value), value.value


def _label(value: Labelled | PostalAddress) -> str:
    return f"{MARK}{value.label}" if value.preferred else value.label


def _guarded(text: str) -> str:
    """Return a text that no spreadsheet takes as a formula, which could do harm when opened.

    Neither does it take it as a number in powers of ten, which would lose digits.
    """
    if is_changed_by_spreadsheets(text) or (_FORMULA.match(text) and not _NUMBER.fullmatch(text)):
        return f"'{text}"
    return text
