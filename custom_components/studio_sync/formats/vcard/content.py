"""What a card says, item by item, each with the lines that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


_NO_FIRM: Final = Organisation()

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


def content_of(items: Iterable[Item]) -> CardContent:
    """Put the items of a card together."""
    singles = dict[Field, Value]()
    lists = defaultdict[Field, list[Labelled]](list)
    addresses = list[PostalAddress]()
    for item in items:
        value = item.value
        if isinstance(value, Labelled):
            lists[item.field].append(value)
        elif isinstance(value, PostalAddress):
            addresses.append(value)
        else:
            singles.setdefault(item.field, value)

    def text(name: Field) -> str:
        found = singles.get(name, "")
        return found if isinstance(found, str) else ""

    def labelled(name: Field) -> tuple[Labelled, ...]:
        return tuple(lists[name]) if name in lists else ()

    organisation = singles.get(Field.ORGANISATION)
    firm = organisation if isinstance(organisation, Organisation) else _NO_FIRM
    parts, groups = singles.get(Field.PARTS), singles.get(Field.GROUPS)
    photo = singles.get(Field.PHOTO)
    contact = Contact(
        name=text(Field.NAME),
        parts=parts if isinstance(parts, NameParts) else None,
        company=singles.get(Field.COMPANY) is True,
        nickname=text(Field.NICKNAME),
        organisation=firm.name,
        department=firm.department,
        title=text(Field.TITLE),
        role=text(Field.ROLE),
        phones=labelled(Field.PHONES),
        emails=labelled(Field.EMAILS),
        addresses=tuple(addresses),
        urls=labelled(Field.URLS),
        birthday=text(Field.BIRTHDAY),
        dates=labelled(Field.DATES),
        relations=labelled(Field.RELATIONS),
        custom=labelled(Field.CUSTOM),
        notes=text(Field.NOTES),
    )
    return CardContent(
        contact=contact,
        photo=photo if isinstance(photo, Photo | PhotoAddress) else None,
        number=text(Field.NUMBER),
        groups=groups if isinstance(groups, tuple) else (),
        uid=text(Field.UID),
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
