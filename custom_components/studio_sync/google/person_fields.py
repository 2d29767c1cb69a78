"""Which members of Google's persons say what a ``Contact`` says. Pure.

https://developers.google.com/people/api/rest/v1/people#Person
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..formats.contact import Contact, Labelled, PostalAddress
from ..formats.contact_notation import block, line, partial_date, plain_item
from .batch import Json

type Item = dict[str, Any]
"""An item of a field of a person, to be sent."""
type ListItem = Labelled | PostalAddress

NAME_PARTS: Final = {
    "prefix": "honorificPrefix",
    "given": "givenName",
    "middle": "middleName",
    "family": "familyName",
    "suffix": "honorificSuffix",
    "phonetic_given": "phoneticGivenName",
    "phonetic_middle": "phoneticMiddleName",
    "phonetic_family": "phoneticFamilyName",
}
ORGANISATION: Final = {
    "organisation": "name",
    "department": "department",
    "title": "title",
    "role": "jobDescription",
}
ADDRESS: Final = {
    "street": "streetAddress",
    "extended": "extendedAddress",
    "po_box": "poBox",
    "city": "city",
    "region": "region",
    "postal_code": "postalCode",
    "country": "country",
    "country_code": "countryCode",
}
_OF_GOOGLE: Final = frozenset({"metadata", "formattedType", "canonicalForm"})
"""Members that Google fills in whatever is sent."""
_PLAIN_NICKNAMES: Final = ("", "DEFAULT")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListField:
    """A list of a contact, and the field of a person that holds it."""

    name: str
    google: str
    value: str = "value"
    label: str = "type"

    def of(self, contact: Contact) -> Sequence[ListItem]:
        """Return the list of a contact."""
        found: Sequence[ListItem] = getattr(contact, self.name)
        return found

    def read(self, item: Json) -> ListItem | None:
        """Return what an item says; None if nothing that a contact knows."""
        label, preferred = text_of(item, self.label), _is_preferred(item)
        if self.name == "addresses":
            return _address(item, label, preferred=preferred)
        given = item.get(self.value)
        value = date_text(given) if self.value == "date" else text_of(item, self.value)
        return Labelled(value=value, label=label, preferred=preferred) if value else None

    def write(self, item: ListItem, raw: Json) -> Item:
        """Return an item to be sent, with what else is in ``raw``."""
        known = {self.value, self.label, "formattedValue", *ADDRESS.values()}
        kept = {name: value for name, value in bare(raw).items() if name not in known}
        label = {self.label: item.label} if item.label else {}
        if isinstance(item, Labelled):
            value = google_date(item.value) if self.value == "date" else item.value
            return {**kept, self.value: value, **label}
        text = {"formattedValue": item.text} if item.text else {}
        return {**kept, **text, **_members(item, ADDRESS), **label}

    @property
    def known(self) -> frozenset[str]:
        """The members of an item that a contact knows, or that follow from them."""
        own = {*ADDRESS.values(), "formattedValue"} if self.name == "addresses" else {self.value}
        return frozenset({self.label, *own})


LISTS: Final = (
    ListField(name="phones", google="phoneNumbers"),
    ListField(name="emails", google="emailAddresses"),
    ListField(name="addresses", google="addresses"),
    ListField(name="urls", google="urls"),
    ListField(name="dates", google="events", value="date"),
    ListField(name="relations", google="relations", value="person"),
    ListField(name="custom", google="userDefined", label="key"),
)


def own_items(person: Json, field: str) -> list[Json]:
    """Return the items of a field that the contact itself has, and no profile linked to it."""
    given = person.get(field)
    if not isinstance(given, list):
        return []
    return [item for item in given if isinstance(item, dict) and _is_own(item)]


def _is_own(item: Json) -> bool:
    source = member(member(item, "metadata"), "source")
    return source.get("type") in (None, "CONTACT")


def member(value: Json, name: str) -> Json:
    """Return an object in an object; empty if it is none."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _is_preferred(item: Json) -> bool:
    return member(item, "metadata").get("sourcePrimary") is True


def text_of(item: Json, name: str) -> str:
    """Return a text of one line in an item; empty if there is none."""
    value = item.get(name)
    return line(value) if isinstance(value, str) else ""


def block_of(item: Json, name: str) -> str:
    """Return a text of several lines in an item; empty if there is none."""
    value = item.get(name)
    return block(value) if isinstance(value, str) else ""


def bare(item: Json) -> Item:
    """Return an item as it may be sent back; which one is preferred goes with it."""
    kept = {name: value for name, value in item.items() if name not in _OF_GOOGLE}
    return {**kept, **PREFERRED} if _is_preferred(item) else kept


PREFERRED: Final[Json] = {"metadata": {"sourcePrimary": True}}
"""What makes an item of a list the one to use first."""


def _address(item: Json, label: str, *, preferred: bool) -> ListItem | None:
    parts = {part: block_of(item, name) for part, name in ADDRESS.items()}
    text = "" if any(parts.values()) else block_of(item, "formattedValue")
    found = PostalAddress(text=text, **parts, label=label, preferred=preferred)
    return plain_item("addresses", found)


def date_text(date: object) -> str:
    """Return ``YYYY-MM-DD``, ``--MM-DD``, ``YYYY-MM`` or ``YYYY`` of a date; empty if it is none.

    In Google's a day, a month or a year of 0 is one that is not known (``google.type.Date``).
    """
    if not isinstance(date, Mapping):
        return ""
    year, month, day = (_number(date.get(name)) for name in ("year", "month", "day"))
    text = f"{year:04}" if year else "-"
    text += f"-{month:02}" if month else ""
    text += f"-{day:02}" if day and month else ""
    return "" if partial_date(text) is None else text


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def google_date(text: str) -> Item | None:
    """Return the date that Google has for a text; None if it is no date."""
    found = partial_date(text)
    if found is None:
        return None
    known = zip(("year", "month", "day"), found, strict=True)
    return {name: value for name, value in known if value is not None}


def _members(value: object, names: Mapping[str, str]) -> Item:
    """Return the members for the fields of a value that say anything."""
    texts = {member: getattr(value, name) for name, member in names.items()}
    return {member: text for member, text in texts.items() if text}


def name_members(contact: Contact) -> Item:
    """Return the members of a name: its parts, or the text that it is."""
    if contact.parts is None:
        return {"unstructuredName": contact.name}
    return _members(contact.parts, NAME_PARTS)


def organisation_members(contact: Contact) -> Item:
    """Return the members of an organisation."""
    return _members(contact, ORGANISATION)


def main_nickname(items: Sequence[Json]) -> int | None:
    """Return which item is the nickname of a contact, None if there is none."""
    for at, item in enumerate(items):
        if text_of(item, "type") in _PLAIN_NICKNAMES and text_of(item, "value"):
            return at
    return None


def main_organisation(items: Sequence[Json]) -> int | None:
    """Return which item is the organisation of a contact: the present one, or the first."""
    names = ORGANISATION.values()
    found = [at for at, item in enumerate(items) if any(text_of(item, name) for name in names)]
    present = (at for at in found if items[at].get("current") is True)
    return next(present, found[0] if found else None)
