"""What a card says, item by item, each with the lines that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ..contact import Contact, Labelled, NameParts, PostalAddress
from .labels import Several
from .photo import Photo, PhotoAddress


class Field(StrEnum):
    """The items of a card. Of those that are ``Several`` there may be any number."""

    NAME = "name"
    PARTS = "parts"
    COMPANY = "company"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    TITLE = "title"
    ROLE = "role"
    PHONES = "phones"
    EMAILS = "emails"
    ADDRESSES = "addresses"
    URLS = "urls"
    BIRTHDAY = "birthday"
    DATES = "dates"
    RELATIONS = "relations"
    CUSTOM = "custom"
    NOTES = "notes"
    PHOTO = "photo"
    NUMBER = "number"
    GROUPS = "groups"
    UID = "uid"


SEVERAL: Final = frozenset(Field(each.value) for each in Several)
"""The fields of which there may be any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A company and a department of it, which are one line (ORG)."""

    name: str = ""
    department: str = ""


type Value = (
    str
    | bool
    | Labelled
    | PostalAddress
    | NameParts
    | Organisation
    | Photo
    | PhotoAddress
    | tuple[str, ...]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a card says, and the numbers of the lines that say it."""

    field: Field
    value: Value
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """A contact, and what of a card is not a part of it.

    ``contact.photo`` is empty: the caller keeps photos, and knows their keys. ``groups`` are names.
    """

    contact: Contact
    photo: Photo | PhotoAddress | None = None
    number: str = ""
    """The studio's own client number."""
    groups: tuple[str, ...] = ()
    uid: str = ""


@dataclass(slots=True)
class _Collected:
    """The items of a card by their fields."""

    singles: dict[Field, Value] = field(default_factory=dict)
    lists: dict[Field, list[Value]] = field(default_factory=dict)

    def text(self, name: Field) -> str:
        found = self.singles.get(name, "")
        return found if isinstance(found, str) else ""

    def labelled(self, name: Field) -> tuple[Labelled, ...]:
        return tuple(each for each in self.lists.get(name, ()) if isinstance(each, Labelled))


def content_of(items: Iterable[Item]) -> CardContent:
    """Put the items of a card together."""
    found = _Collected()
    for item in items:
        if item.field in SEVERAL:
            found.lists.setdefault(item.field, []).append(item.value)
        else:
            found.singles.setdefault(item.field, item.value)
    single = found.singles.get
    organisation = single(Field.ORGANISATION)
    firm = organisation if isinstance(organisation, Organisation) else Organisation()
    parts, photo, groups = single(Field.PARTS), single(Field.PHOTO), single(Field.GROUPS)
    addresses = found.lists.get(Field.ADDRESSES, ())
    contact = Contact(
        name=found.text(Field.NAME),
        parts=parts if isinstance(parts, NameParts) else None,
        company=single(Field.COMPANY) is True,
        nickname=found.text(Field.NICKNAME),
        organisation=firm.name,
        department=firm.department,
        title=found.text(Field.TITLE),
        role=found.text(Field.ROLE),
        phones=found.labelled(Field.PHONES),
        emails=found.labelled(Field.EMAILS),
        addresses=tuple(each for each in addresses if isinstance(each, PostalAddress)),
        urls=found.labelled(Field.URLS),
        birthday=found.text(Field.BIRTHDAY),
        dates=found.labelled(Field.DATES),
        relations=found.labelled(Field.RELATIONS),
        custom=found.labelled(Field.CUSTOM),
        notes=found.text(Field.NOTES),
    )
    return CardContent(
        contact=contact,
        photo=photo if isinstance(photo, Photo | PhotoAddress) else None,
        number=found.text(Field.NUMBER),
        groups=groups if isinstance(groups, tuple) else (),
        uid=found.text(Field.UID),
    )


def items_of(content: CardContent) -> Iterator[Item]:
    """Take a card's content apart; what is empty is no item."""
    contact = content.contact
    firm = Organisation(name=contact.organisation, department=contact.department)
    given: dict[Field, Value | None] = {
        Field.UID: content.uid,
        Field.NAME: contact.name,
        Field.PARTS: contact.parts,
        Field.COMPANY: contact.company,
        Field.NICKNAME: contact.nickname,
        Field.ORGANISATION: None if firm == Organisation() else firm,
        Field.TITLE: contact.title,
        Field.ROLE: contact.role,
        Field.BIRTHDAY: contact.birthday,
        Field.NOTES: contact.notes,
        Field.NUMBER: content.number,
        Field.GROUPS: content.groups,
        Field.PHOTO: content.photo,
    }
    lists: dict[Field, tuple[Labelled, ...] | tuple[PostalAddress, ...]] = {
        Field.PHONES: contact.phones,
        Field.EMAILS: contact.emails,
        Field.ADDRESSES: contact.addresses,
        Field.URLS: contact.urls,
        Field.DATES: contact.dates,
        Field.RELATIONS: contact.relations,
        Field.CUSTOM: contact.custom,
    }
    for name in Field:
        value = given.get(name)
        if value:
            yield Item(field=name, value=value)
        yield from (Item(field=name, value=each) for each in lists.get(name, ()))
