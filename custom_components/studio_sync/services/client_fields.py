"""What actions are given of a client, and what they answer of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
import re
from typing import Any, Final

from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book.model import Client
from ..formats.blank import stripped
from ..formats.contact import Contact, Labelled, NameParts, PostalAddress
from ..scheduling.errors import NameMissing, NotAnAddress, NotANumber
from ..scheduling.input_limits import check_texts

MAX_NAME: Final = 500
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_PARTS: Final = tuple(each.name for each in fields(NameParts))
_LINES: Final = tuple(each.name for each in fields(PostalAddress) if each.name != "preferred")
_LISTS: Final = ("phones", "emails", "urls", "dates", "relations", "custom")
_SHORT: Final = ("nickname", "organisation", "department", "title", "role", "birthday")
_LABELLED = vol.Schema(
    {
        vol.Required("value"): cv.string,
        vol.Optional("label", default=""): cv.string,
        vol.Optional("preferred", default=False): cv.boolean,
    }
)
_POSTAL = vol.Schema(
    {
        **{vol.Optional(name, default=""): cv.string for name in _LINES},
        vol.Optional("preferred", default=False): cv.boolean,
    }
)
DETAILS: Final[dict[Any, Any]] = {
    vol.Optional("name"): cv.string,
    vol.Optional("parts"): vol.Any(None, {vol.Optional(name): cv.string for name in _PARTS}),
    vol.Optional("company"): cv.boolean,
    **{vol.Optional(name): cv.string for name in (*_SHORT, "notes", "number", "address")},
    **{
        vol.Optional(name): vol.All(cv.ensure_list, [vol.Any(_LABELLED, cv.string)])
        for name in _LISTS
    },
    vol.Optional("addresses"): vol.All(cv.ensure_list, [vol.Any(_POSTAL, cv.string)]),
}
"""The fields of a client, as actions are given them."""


def changed(client: Client, given: Mapping[str, Any]) -> Client:
    """Return a client with the fields that are given; the others stay.

    Raises NameMissing, NotAnAddress, NotANumber, TextTooLong.
    """
    check_texts(given, "notes", "address")
    check_texts(given, "name", "number", *_SHORT, most=MAX_NAME)
    old = client.content
    found: dict[str, Any] = {
        name: stripped(given[name]) for name in ("name", "notes", *_SHORT) if name in given
    }
    if "notes" in given:
        found["notes"] = given["notes"]
    if "company" in given:
        found["company"] = given["company"]
    found |= {
        name: _items(name, given[name], getattr(old, name)) for name in _LISTS if name in given
    }
    if "parts" in given:
        found["parts"] = _parts(given["parts"])
        if found["parts"] is not None:
            found.setdefault("name", _whole(found["parts"]))
    elif found.get("name", old.name) != old.name:
        found["parts"] = None
    if "addresses" in given:
        found["addresses"] = _one_preferred(map(_address, given["addresses"]))
    elif "address" in given:
        found["addresses"] = _with_first(given["address"], old.addresses)
    content = replace(old, **found)
    if not content.name:
        raise NameMissing
    return replace(client, content=content, number=stripped(given.get("number", client.number)))


def _parts(given: Mapping[str, str] | None) -> NameParts | None:
    if given is None:
        return None
    check_texts(given, *_PARTS, most=MAX_NAME)
    parts = NameParts(**{name: stripped(value) for name, value in given.items()})
    return None if parts == NameParts() else parts


def _whole(parts: NameParts) -> str:
    """Return the name as it is shown, from its parts."""
    shown = (parts.prefix, parts.given, parts.middle, parts.family, parts.suffix)
    return " ".join(filter(None, shown))


def _items(
    field: str, given: list[str | dict[str, Any]], old: tuple[Labelled, ...]
) -> tuple[Labelled, ...]:
    """Return the items of a list; one that is a plain text keeps the label that it has.

    Of plain texts the first is the preferred one, if one was preferred before.
    """
    labels = {each.value: each.label for each in old}
    plain = all(isinstance(each, str) for each in given)
    found = [_item(each, labels) for each in given]
    found = [each for each in found if each.value]
    if plain and found and any(each.preferred for each in old):
        found[0] = replace(found[0], preferred=True)
    for each in found:
        check_texts({field: each.value}, field)
        check_texts({field: each.label}, field, most=MAX_NAME)
        if field == "emails" and not _ADDRESS.fullmatch(each.value):
            raise NotAnAddress(value=each.value)
        if field == "phones" and not any(letter.isdecimal() for letter in each.value):
            raise NotANumber(value=each.value)
    return _one_preferred(found)


def _item(given: str | dict[str, Any], labels: Mapping[str, str]) -> Labelled:
    if isinstance(given, str):
        value = stripped(given)
        return Labelled(value=value, label=labels.get(value, ""))
    return Labelled(
        value=stripped(given["value"]), label=stripped(given["label"]), preferred=given["preferred"]
    )


def _address(given: str | dict[str, Any]) -> PostalAddress:
    if isinstance(given, str):
        given = {"text": given}
    check_texts({"addresses": "".join(map(str, given.values()))}, "addresses")
    return PostalAddress(**given)


def _with_first(text: str, old: tuple[PostalAddress, ...]) -> tuple[PostalAddress, ...]:
    """Return the addresses with another text for the first; without a text it is left out."""
    if old and old[0].lines == text:
        return old
    return ((PostalAddress(text=text), *old[1:])) if stripped(text) else old[1:]


def _one_preferred[I: (Labelled, PostalAddress)](items: Iterable[I]) -> tuple[I, ...]:
    """Return items of which only the first preferred one is."""
    found, taken = list[I](), False
    for each in items:
        found.append(replace(each, preferred=False) if taken else each)
        taken = taken or each.preferred
    return tuple(found)


def client_json(client: Client) -> JsonObjectType:
    """Return a client; ``details`` can be given to actions as they are."""
    content = client.content
    return {
        "client_id": client.id,
        "name": client.name,
        "number": client.number,
        "emails": list[JsonValueType](client.emails),
        "phones": list[JsonValueType](client.phones),
        "address": next((each.lines for each in content.addresses), ""),
        "notes": content.notes,
        "group_ids": list[JsonValueType](client.group_ids),
        "origin": client.origin.value,
        "photo": bool(content.photo),
        "removed": client.deleted,
        "details": details_json(content),
    }


def contact_json(content: Contact) -> JsonObjectType:
    """Return what is known of a person, as one side of a conflict."""
    return {
        "name": content.name,
        "notes": content.notes,
        "photo": bool(content.photo),
        "details": details_json(content),
    }


def details_json(content: Contact) -> JsonObjectType:
    """Return what is known of a person, all but the name, the notes and the photo."""
    return {
        "parts": None if content.parts is None else _plain(content.parts, *_PARTS),
        "company": content.company,
        **{name: getattr(content, name) for name in _SHORT},
        **{
            name: [_plain(each, "value", "label", "preferred") for each in getattr(content, name)]
            for name in _LISTS
        },
        "addresses": [_plain(each, *_LINES, "preferred") for each in content.addresses],
    }


def _plain(value: NameParts | Labelled | PostalAddress, *names: str) -> JsonObjectType:
    return {name: getattr(value, name) for name in names}
