"""Whether two notations of a contact say the same. Pure.

Another program takes names and addresses apart and puts them together in its own way, sorts lists,
and leaves out what it can't hold: that is no edit.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, replace
import re
from typing import Any, Final

from .contact import Contact, NameParts, PostalAddress
from .contact_notation import LISTS, Item, in_order, plain, plain_item

_BETWEEN: Final = re.compile(r"[\s,]+")
_FAMILY_FIRST: Final = re.compile(r",|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""What a text has in which the family name may come first."""


def as_given(told: Contact, given: Contact) -> Contact:
    """Return a contact as another program tells it, in the notation in which it was given.

    What it can't hold is as it was given; what it says otherwise is its own.
    """
    said, ours = plain(told), plain(given)
    changes: dict[str, Any] = {
        each.name: getattr(given, each.name)
        for each in fields(given)
        if getattr(said, each.name) == getattr(ours, each.name)
    }
    for name in ("name", "parts", "company"):
        changes.pop(name, None)
    if same_names(ours, said) and not (ours.company and "organisation" not in changes):
        changes |= {"name": given.name, "parts": given.parts, "company": given.company}
    for name in LISTS:
        one, other = getattr(said, name), getattr(ours, name)
        same = same_items(one, other)
        changes[name] = getattr(given, name) if same else _items_as_given(name, told, given)
    return replace(told, **changes)


def _items_as_given(name: str, told: Contact, given: Contact) -> tuple[Item, ...]:
    """Return the items of a list that is told, each as it was given, and what can't be told."""
    theirs = [(each, plain_item(name, each)) for each in getattr(told, name)]
    ours = [(each, plain_item(name, each)) for each in getattr(given, name)]
    key = item_key([item for _, item in (*theirs, *ours) if item is not None])
    known = defaultdict[Hashable, deque[Item]](deque)
    for each, item in ours:
        if item is not None:
            known[key(item)].append(each)
    found = list[Item]()
    for each, item in theirs:
        alike = () if item is None else known.get(key(item))
        found.append(replace(alike.popleft(), preferred=each.preferred) if alike else each)
    there = set(map(_without_preference, found))
    untold = [each for each, item in ours if item is None]
    untold = [each for each in untold if _without_preference(each) not in there]
    if any(each.preferred for each in untold):
        found = [replace(each, preferred=False) for each in found]
    return (*found, *untold)


def same_names(given: Contact, told: Contact) -> bool:
    """Tell whether two contacts in the plain notation have one name (see ``same_name``).

    A company has none but that of its organisation.
    """
    if given.company or told.company:
        return given.company == told.company
    return same_name(given, told)


def same_name(given: Contact, told: Contact) -> bool:
    """Tell whether a replica to which the first name was given may tell it as the second one.

    Of a name in parts the text doesn't matter. One that was given as one text may be told in
    parts, as the replica took it apart, and with them in another order where the text has a
    comma or is of a script in which the family name comes first.
    """
    if given.parts is not None:
        return given.parts == told.parts
    text, other = _squeezed(given.name), _squeezed(told.name)
    if _FAMILY_FIRST.search(given.name):
        return sorted(text) == sorted(other)
    return text in (other, _squeezed(" ".join(in_order(told.parts or NameParts()))))


def same_items(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Tell whether two lists hold the same, whatever their order and which one is preferred.

    Which one is preferred counts if both sides say it. An address that is one text may be told
    in parts.
    """
    key = item_key(one, other)
    if Counter(map(key, one)) != Counter(map(key, other)):
        return False
    first, second = ([key(item) for item in items if item.preferred] for items in (one, other))
    return not first or not second or first == second


def item_key(*lists: Sequence[Item]) -> Callable[[Item], Hashable]:
    """Return what tells the items of these lists apart; which one is preferred doesn't count."""
    if any(_is_one_text(item) for items in lists for item in items):
        return _on_the_letter
    return _without_preference


def _without_preference(item: Item) -> Hashable:
    return replace(item, preferred=False) if item.preferred else item


def _is_one_text(item: Item) -> bool:
    return isinstance(item, PostalAddress) and bool(item.text)


def _on_the_letter(item: Item) -> Hashable:
    lines = item.lines if isinstance(item, PostalAddress) else item.value
    return tuple(sorted(_BETWEEN.split(lines))), item.label


def _squeezed(text: str) -> str:
    return _BETWEEN.sub("", text)
