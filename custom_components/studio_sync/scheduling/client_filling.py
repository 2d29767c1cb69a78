"""Fills what a client lacks from a record; what the client has already is never replaced."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from ..formats.contact import Contact, Labelled, NameParts, PostalAddress
from ..formats.folding import fold
from .phone_numbers import number_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A contact with what was added; ``added`` and ``differs`` are names of its fields.

    ``differs``: both have a value, and not the same; the client's stays.
    """

    contact: Contact
    added: tuple[str, ...]
    differs: tuple[str, ...]


def fill(contact: Contact, record: Contact, country: str) -> Filled:
    """Add what a record says to a contact that is the same person's.

    A list gets the values that it lacks; numbers are compared however they are written.
    """
    given, differs = dict[str, object](), list[str]()
    for field in fields(Contact):
        have, more = getattr(contact, field.name), getattr(record, field.name)
        if not more or have == more or field.name == "company":
            continue
        if isinstance(have, tuple):
            both = joined(field.name, have, more, country)
            if len(both) > len(have):
                given[field.name] = both
        elif not have and field.name == "parts":
            if _says_more(more, contact):
                given[field.name] = more
        elif not have:
            given[field.name] = more
        elif field.name == "notes" and more.strip() in have:
            continue
        elif field.name != "photo" and _plain(have) != _plain(more):
            differs.append(field.name)
    filled = replace(contact, **given)  # type: ignore[arg-type]
    return Filled(contact=filled, added=tuple(given), differs=tuple(differs))


def _says_more(parts: NameParts, contact: Contact) -> bool:
    """Return whether parts of a name may be added: they are those of the name as it is shown."""
    named = (parts.prefix, parts.given, parts.middle, parts.family, parts.suffix)
    return fold(" ".join(filter(None, named))) == fold(contact.name)


def _plain(value: object) -> object:
    return fold(" ".join(value.split())) if isinstance(value, str) else value


type _Item = Labelled | PostalAddress
type _Key = Callable[[_Item, str], object]


def joined(
    field: str, have: tuple[_Item, ...], more: tuple[_Item, ...], country: str
) -> tuple[_Item, ...]:
    """Return the items of a contact's field and those it lacks; what is preferred stays so.

    Numbers are the same however they are written, other texts in any case and with any accents;
    of fields that say what they are by their label (dates, relations, own ones) that counts, too.
    """
    key = _KEYS.get(field, _text_key)
    known = {key(each, country) for each in have}
    preferred = any(each.preferred for each in have)
    added = list[_Item]()
    for each in more:
        if key(each, country) not in known:
            known.add(key(each, country))
            added.append(replace(each, preferred=False) if preferred else each)
    return (*have, *added)


def _text_key(item: _Item, _country: str) -> object:
    value = item.value if isinstance(item, Labelled) else item.lines
    return fold(" ".join(value.split()))


def _phone_key(item: _Item, country: str) -> object:
    return number_key(item.value, country) if isinstance(item, Labelled) else None


def _labelled_key(item: _Item, country: str) -> object:
    return _text_key(item, country), fold(item.label)


_KEYS: Final[Mapping[str, _Key]] = {
    "phones": _phone_key,
    "dates": _labelled_key,
    "relations": _labelled_key,
    "custom": _labelled_key,
}
