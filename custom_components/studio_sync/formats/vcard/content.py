"""What a card says, item by item, each with the lines that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

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
_OWN: Final = (Field.PHOTO, Field.NUMBER, Field.GROUPS, Field.UID)
"""What of a card is not a part of its contact."""

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
    singles = dict[str, Value]()
    lists = dict[str, list[Value]]()
    for item in items:
        if item.field in SEVERAL:
            lists.setdefault(item.field, []).append(item.value)
        else:
            singles.setdefault(item.field, item.value)
    own: dict[str, Any] = {name: singles.pop(name) for name in _OWN if name in singles}
    firm = singles.pop(Field.ORGANISATION, _NO_FIRM)
    given: dict[str, Any] = {**singles, **{name: tuple(each) for name, each in lists.items()}}
    if isinstance(firm, Organisation):
        given |= {"organisation": firm.name, "department": firm.department}
    return CardContent(contact=Contact(**given), **own)


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
