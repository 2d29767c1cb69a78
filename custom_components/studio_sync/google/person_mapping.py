"""Google's contacts as our contents. Pure.

Everything that comes from Google is untrusted: what is not of the documented form is left out.
https://developers.google.com/people/api/rest/v1/people
"""

from __future__ import annotations

from typing import Any, Final

from ..formats.contact import Contact, NameParts
from ..formats.contact_notation import plain
from ..sync.limits import Limits, fit
from .batch import Json
from .person_fields import (
    LISTS,
    NAME_PARTS,
    ORGANISATION,
    block_of,
    date_text,
    main_nickname,
    main_organisation,
    own_items,
    text_of,
)

PERSON_FIELDS: Final = (
    "names,nicknames,organizations,phoneNumbers,emailAddresses,addresses,urls,birthdays,events,"
    "relations,userDefined,biographies,photos,memberships,clientData,metadata"
)
"""The fields of a person that are requested."""
TEXT_LIMIT: Final = 1024
"""UTF-16 units that a text may have in Google, as users report; Google publishes no limit."""
LIMITS: Final[Limits] = {"notes": TEXT_LIMIT}
"""Longer notes are cut, with a note. No other text is: one that is longer is refused."""

_NO_PARTS: Final = NameParts()
_CUT_AT: Final = 100


def read_person(person: Json, *, photo: str = "") -> Contact:
    """Read a contact; ``photo`` is the key of its photo, which the caller knows.

    Only what the contact itself says counts, and nothing of a profile that is linked to it.
    """
    texts = _name(person) | _organisation(person)
    nicknames = own_items(person, "nicknames")
    nickname = main_nickname(nicknames)
    if nickname is not None:
        texts["nickname"] = text_of(nicknames[nickname], "value")
    for item in own_items(person, "birthdays")[:1]:
        texts["birthday"] = date_text(item.get("date")) or text_of(item, "text")
    for item in own_items(person, "biographies")[:1]:
        texts["notes"] = block_of(item, "value")
    lists: dict[str, Any] = {
        each.name: tuple(filter(None, map(each.read, own_items(person, each.google))))
        for each in LISTS
    }
    return normal(Contact(**texts, **lists, photo=photo))


def _name(person: Json) -> dict[str, Any]:
    names = own_items(person, "names")
    if not names:
        return {}
    parts = NameParts(**{part: text_of(names[0], name) for part, name in NAME_PARTS.items()})
    name = text_of(names[0], "displayName") or text_of(names[0], "unstructuredName")
    return {"name": name, "parts": None if parts == _NO_PARTS else parts}


def _organisation(person: Json) -> dict[str, Any]:
    items = own_items(person, "organizations")
    at = main_organisation(items)
    if at is None:
        return {}
    return {name: text_of(items[at], member) for name, member in ORGANISATION.items()}


def normal(contact: Contact) -> Contact:
    """Return a contact as Google will return it after it was written, names in our notation.

    What Google can't hold is not in it: dates that are none but for the birthday, more than one
    notation of an address, a second name of a company. Normalising again changes nothing.
    """
    return fit(plain(contact), LIMITS)


def is_cut(person: Json) -> bool:
    """Tell whether a list may be cut: listings tell no more than 100 e-mails and phones."""
    lists = (person.get(name) for name in ("emailAddresses", "phoneNumbers"))
    return any(isinstance(each, list) and len(each) >= _CUT_AT for each in lists)


def photo_of(person: Json) -> str:
    """Return the address of the contact's own photo; empty if it has none.

    One that Google shows for want of any, or of a profile that is linked, is none.
    """
    for item in own_items(person, "photos"):
        url = item.get("url")
        if isinstance(url, str) and item.get("default") is not True:
            return url
    return ""
