"""The fields of a contact: masks, and what a written field has to be like."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
import re

import orjson

from .discovery import people_v1
from .people_errors import invalid_argument
from .people_format import fill
from .people_settings import ContactLimits
from .wire import JsonObject

WRITABLE = frozenset({
    "addresses", "biographies", "birthdays", "calendarUrls", "clientData", "emailAddresses",
    "events", "externalIds", "genders", "imClients", "interests", "locales", "locations",
    "memberships", "miscKeywords", "names", "nicknames", "occupations", "organizations",
    "phoneNumbers", "relations", "sipAddresses", "urls", "userDefined",
})  # fmt: skip
"""What an update mask may name."""
READABLE = WRITABLE | {"ageRanges", "coverPhotos", "metadata", "photos", "skills"}
"""What ``personFields`` may name; ``fileAses`` is in no mask."""
SINGLETONS = frozenset({"biographies", "birthdays", "genders", "names"})
"""Fields of which a contact has one item at most."""
_MULTILINE = frozenset({"biographies", "addresses"})
_LEAP_YEAR = 2000


def read_mask(
    text: str | None, known: frozenset[str], name: str, *, default: frozenset[str] | None = None
) -> frozenset[str]:
    """Parse a mask; 400 for a field that it may not name, or if it is required and missing."""
    names = frozenset(filter(None, (text or "").split(",")))
    if not names:
        if default is None:
            raise invalid_argument(
                f"{name} mask is required. Please specify one or more valid paths."
            )
        return default
    if unknown := sorted(names - known):
        raise invalid_argument(
            f'Invalid {name} mask path: "{unknown[0]}". Valid paths are documented.'
        )
    return names


@cache
def _members(field: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return all members of a field's items, and those that a client may write."""
    schemas = people_v1().schemas
    schema = schemas[schemas["Person"]["properties"][field]["items"]["$ref"]]["properties"]
    written = {name for name, member in schema.items() if not member.get("readOnly")}
    return frozenset(schema), frozenset(written - {"metadata"})


def read_fields(person: JsonObject, names: Iterable[str], limits: ContactLimits) -> JsonObject:
    """Return fields as they are kept; 400 for what Google refuses. Memberships are not among them.

    Items that say nothing are dropped, as are members that only Google writes.
    """
    fields = {name: _items(name, person.get(name) or [], limits) for name in sorted(names)}
    return {name: items for name, items in fields.items() if items}


def check_size(fields: JsonObject, limits: ContactLimits) -> None:
    """Refuse a contact that is too large; 400."""
    if sum(len(items) for items in fields.values()) > limits.items:
        raise invalid_argument("Contact has too many fields.")
    if len(orjson.dumps(fields)) > limits.size:
        raise invalid_argument("Contact is too large.")


def _items(field: str, given: list[JsonObject], limits: ContactLimits) -> list[JsonObject]:
    members, written = _members(field)
    kept: list[JsonObject] = []
    primary = 0
    for item in given:
        own = {name: item[name] for name in sorted(written & item.keys())}
        own = {name: _clean(field, value) for name, value in own.items()}
        own = {name: value for name, value in own.items() if value not in ("", {}, [], 0)}
        if not own.keys() - {"type", "contentType"}:
            continue
        _check(field, own, limits)
        if item.get("metadata", {}).get("sourcePrimary"):
            primary += 1
            own["metadata"] = {"sourcePrimary": True}
        fill(field, own, members)
        kept.append(own)
    if field in SINGLETONS and len(kept) > 1:
        raise invalid_argument(f"Only one value may be set for singleton field: {field}.")
    if primary > 1:
        raise invalid_argument(f"Only one field may be source_primary: {field}.")
    return kept


def _clean(field: str, value: object) -> object:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        return text if field in _MULTILINE else " ".join(text.split("\n"))
    if isinstance(value, dict):
        # A zero is the same as nothing, in Google's JSON.
        return {name: item for name, item in value.items() if item}
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _check(field: str, item: JsonObject, limits: ContactLimits) -> None:
    for text in _texts(item):
        if len(text) > limits.characters:
            raise invalid_argument(f"A value of {field} is too long.")
        if re.search(limits.unwanted, text):
            raise invalid_argument(f"A value of {field} has invalid characters.")
    for name in ("date", "startDate", "endDate"):
        if name in item:
            _check_date(item[name])


def _check_date(value: JsonObject) -> None:
    """Refuse what google.type.Date forbids; a year alone, and one with a month, are dates."""
    year, month, day = (value.get(name, 0) for name in ("year", "month", "day"))
    if day and not month:
        raise invalid_argument("Invalid date.")
    try:
        date(year or _LEAP_YEAR, month or 1, day or 1)
    except ValueError, OverflowError:
        raise invalid_argument("Invalid date.") from None
