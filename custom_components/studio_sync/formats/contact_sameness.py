"""Whether two notations of a name or an address say the same. Pure.

A replica takes a text apart and puts it together again in its own way: that is no edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
import re
from typing import Final

from .contact import Contact, Labelled, NameParts, PostalAddress

_BETWEEN: Final = re.compile(r"[\s,]+")
_FAMILY_FIRST: Final = re.compile(r",|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""What a text has in which the family name may come first."""

type Item = Labelled | PostalAddress


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


def in_order(parts: NameParts) -> tuple[str, ...]:
    """Return the parts of a name as they are spoken, given name first; some may be empty."""
    return (parts.prefix, parts.given, parts.middle, parts.family, parts.suffix)


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
    if isinstance(item, Labelled):
        return _without_preference(item)
    return tuple(sorted(_BETWEEN.split(item.lines))), item.label


def _squeezed(text: str) -> str:
    return _BETWEEN.sub("", text)
