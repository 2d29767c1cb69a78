"""A contact in the plain notation that other programs keep it in. Pure.

They tell texts without space around them, one notation of an address, and no date that is none.
What they don't tell is not lost: ``contact_sameness.as_given`` has it from ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
import re
from typing import Any, Final
from unicodedata import normalize

from .blank import stripped
from .contact import Contact, Labelled, NameParts, PostalAddress, calendar_date

type Item = Labelled | PostalAddress

LISTS: Final = ("phones", "emails", "addresses", "urls", "dates", "relations", "custom")
"""The fields of a contact that are lists."""

_UNWANTED: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Control characters but for those that are space, and what is no character."""
_ENDS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_LAST_MONTH: Final = 12
_TEXTS: Final = {
    kind: tuple(each.name for each in fields(kind) if each.type == "str")
    for kind in (Contact, NameParts, PostalAddress)
}
"""The fields that are texts."""


def line(text: str) -> str:
    """Return a text of one line, without space around it and with single spaces in it.

    Nothing that can't be sent is in it: no lone surrogates, no control characters.
    """
    return stripped(" ".join(_composed(text).split())) if text else ""


def block(text: str) -> str:
    """Return a text of any number of lines, without space around it, and as ``line`` says."""
    return stripped(_ENDS.sub("\n", _composed(text)))


def _composed(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", _UNWANTED.sub("", text.encode(errors="replace").decode()))


def partial_date(text: str) -> tuple[int | None, int | None, int | None] | None:
    """Return year, month and day of a date, of which some may not be known; None if it is none.

    Besides the forms of ``calendar_date`` there are ``YYYY-MM`` and ``YYYY``.
    """
    part = _PARTIAL.fullmatch(text)
    if part is None:
        return calendar_date(text)
    year, month = int(part[1]), None if part[2] is None else int(part[2])
    if not year or (month is not None and not 1 <= month <= _LAST_MONTH):
        return None
    return year, month, None


def plain(contact: Contact) -> Contact:
    """Return a contact in the plain notation. Doing so again changes nothing."""
    found: dict[str, Any] = {**_lines(contact), "notes": block(contact.notes)}
    found |= {name: _plain_items(name, each) for name in LISTS if (each := getattr(contact, name))}
    found["parts"] = _plain_parts(contact.parts)
    return _named(_with(contact, found))


def _with[T: (Contact, PostalAddress)](value: T, found: Mapping[str, Any]) -> T:
    """Return a value with these fields; itself if it has them."""
    changed = {name: each for name, each in found.items() if each != getattr(value, name)}
    return replace(value, **changed) if changed else value


def _lines(value: Contact | NameParts | PostalAddress) -> dict[str, str]:
    """Return the texts that are not in the plain notation, as they are in it."""
    texts = ((name, getattr(value, name)) for name in _TEXTS[type(value)])
    return {name: found for name, text in texts if text and (found := line(text)) != text}


def _plain_parts(parts: NameParts | None) -> NameParts | None:
    """Return the parts of a name, None if they are no more than how it sounds."""
    if parts is None:
        return None
    changed = _lines(parts)
    found = replace(parts, **changed) if changed else parts
    return found if any(in_order(found)) else None


def in_order(parts: NameParts) -> tuple[str, ...]:
    """Return the parts of a name as they are spoken, given name first; some may be empty."""
    return (parts.prefix, parts.given, parts.middle, parts.family, parts.suffix)


def _named(contact: Contact) -> Contact:
    """Return the contact with a name, and told to be a company if it has only that name.

    Google knows no companies: those are contacts without a name, but with an organisation.
    Something else stands in for the name of somebody who has none.
    """
    name, organisation = contact.name, contact.organisation
    if contact.parts is not None:
        name = name or " ".join(filter(None, in_order(contact.parts)))
        return _with(contact, {"name": name, "company": False})
    if contact.company and (not name or not organisation or name == organisation):
        name = organisation = name or organisation
    company = bool(organisation) and (not name or (contact.company and name == organisation))
    others = (*contact.emails, *contact.phones)
    name = name or organisation or contact.nickname or next((each.value for each in others), "")
    return _with(contact, {"name": name, "organisation": organisation, "company": company})


def _plain_items(name: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items of a list that say anything, of which at most one is preferred."""
    found = [item for each in items if (item := plain_item(name, each)) is not None]
    first = next((at for at, item in enumerate(found) if item.preferred), None)
    return tuple(
        replace(item, preferred=False) if item.preferred and at != first else item
        for at, item in enumerate(found)
    )


def plain_item(name: str, item: Item) -> Item | None:
    """Return an item of a list in the plain notation; None if it can't be told in it."""
    if isinstance(item, PostalAddress):
        return _plain_address(item)
    value, label = line(item.value), line(item.label)
    if not value or (name == "dates" and partial_date(value) is None):
        return None
    if (value, label) == (item.value, item.label):
        return item
    return replace(item, value=value, label=label)


def _plain_address(item: PostalAddress) -> PostalAddress | None:
    """Return an address in parts, or as one text where the parts are not all of it.

    Google tells the code of a country that it knows by name, whether it was sent or not.
    """
    blocks = {"text": block(item.text), "street": block(item.street)}
    item = _with(item, {**_lines(item), **blocks})
    if item.text and not (item.street or item.po_box):
        return PostalAddress(text=item.text, label=item.label, preferred=item.preferred)
    code = "" if item.country else item.country_code
    item = _with(item, {"text": "", "country_code": code})
    return item if item.lines or code else None
