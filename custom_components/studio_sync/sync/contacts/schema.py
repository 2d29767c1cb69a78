"""The content of clients: lists merge item by item, and a name stays with its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from ...formats.contact import Contact, Labelled, PostalAddress
from ...formats.contact_keys import extension, keys_of, names_alike, phone_ending
from ...formats.contact_sameness import as_given
from ...formats.folding import spelling, words
from ..merge import changed_fields, field_names

_NOTHING: Final = Contact()
_LISTS: Final = tuple(
    name for name in field_names(_NOTHING) if isinstance(getattr(_NOTHING, name), tuple)
)
_NAME: Final = ("name", "parts")

type Item = Labelled | PostalAddress
type Key = Callable[[Item], str]


class ContactSchema:
    """Implements ``kinds.Schema`` for clients."""

    empty: Final[Mapping[str, object]] = {
        name: getattr(_NOTHING, name) for name in field_names(_NOTHING) if name != "company"
    }

    shown_beside: Final[Mapping[str, str]] = {}

    def in_words_of(self, content: Contact, like: Contact | None) -> Contact:
        """Return a contact in the notation of another one.

        The parts into which the replica split a name that was given as one text are no edit,
        nor the text that it made of parts, the order of a list, or which of its items comes first,
        and nothing that it can't hold.
        """
        if like is None or content == like:
            return content
        return as_given(content, like)

    def beside(self, name: str, content: Contact, chosen: Mapping[str, Any]) -> Any:  # noqa: ARG002
        """Return the field."""
        return getattr(content, name)

    def same(self, name: str, one: object, other: object, chosen: Mapping[str, Any]) -> bool:  # noqa: ARG002
        """Compare two values."""
        return one == other

    def combined(
        self, name: str, was: object, ours: object, theirs: object, *, theirs_win: bool
    ) -> tuple[tuple[Item, ...], bool] | None:
        """Return a list with what either side added, changed or removed, and whether they agree.

        They do not if both did something else to one item; that one is the winner's. If each
        side prefers another item, the winner's is the preferred one. None if it is no list.
        """
        if name not in _LISTS:
            return None
        lists = _items(was), _items(ours), _items(theirs)
        return _combined(_key(name, lists), *lists, theirs_win=theirs_win)

    def keep_together(
        self, chosen: dict[str, Any], here: Contact, there: Contact, losers: dict[str, object]
    ) -> None:
        """Take the parts of the name that was chosen."""
        pair = tuple(chosen[name] for name in _NAME)
        sides = [tuple(getattr(side, name) for name in _NAME) for side in (here, there)]
        if pair in sides:
            return
        winner, loser = (here, there) if chosen["name"] == here.name else (there, here)
        chosen["parts"] = winner.parts
        losers["parts"] = loser.parts

    def asked_together(self, here: Contact, there: Contact, names: set[str]) -> set[str]:  # noqa: ARG002
        """Return the fields in question; a name with its parts."""
        return names if names.isdisjoint(_NAME) else names.union(_NAME)

    def key(self, content: Contact, *, exactly: bool) -> Hashable:  # noqa: ARG002
        """Return nothing: two people may well have the same name."""
        return None

    def clues(self, content: Contact) -> Collection[Hashable]:
        """Return the numbers and e-mail addresses."""
        return keys_of(content)

    def alike(self, one: Contact, other: Contact) -> bool:
        """Tell whether the names are alike."""
        return names_alike(one, other)

    def name(self, content: Contact) -> Hashable:
        """Return the words of the name, in any order and spelling."""
        return frozenset(spelling(word) for word in words(content.name)) or None

    def is_risky(self, before: Contact, after: Contact, hidden: tuple[str, ...]) -> bool:
        """Tell whether a field is emptied."""
        names = (name for name in self.empty if name not in (*hidden, "parts"))
        return any(getattr(before, name) and not getattr(after, name) for name in names)

    def changes(self, before: Contact, after: Contact) -> Iterable[tuple[str, Hashable]]:
        """Return each new value, and of a list each item that is added."""
        for name in changed_fields(before, after):
            value = getattr(after, name)
            if name in _LISTS:
                had = set(getattr(before, name))
                yield from ((name, item) for item in value if item not in had)
            elif value:
                yield name, value

    def mark(self, content: Contact) -> str:
        """Return all of it: a word on what becomes of one field says nothing of the others."""
        return repr(content)


def _items(value: object) -> Sequence[Item]:
    return value if isinstance(value, tuple) else ()


def _text(item: Item) -> str:
    """Return what makes two items of a list the same one, whatever else is said of them."""
    text = item.lines if isinstance(item, PostalAddress) else item.value
    return " ".join(text.split()).casefold()


def _number(item: Item) -> str:
    """Return the end of a number with its extension, the same in any notation."""
    text = _text(item)
    ending = phone_ending(text)
    return f"{ending};{extension(text)}" if ending else text


def _heading(item: Item) -> str:
    """Return the name of a field of the user's own; the text of one that has none."""
    return " ".join(item.label.split()).casefold() or _text(item)


def _key(name: str, lists: Iterable[Sequence[Item]]) -> Key:
    """Return what tells the items of a list apart.

    Another value of a field of the user's own is an edit, unless there are several of its name.
    """
    if name == "phones":
        return _number
    if name != "custom":
        return _text
    counts = [Counter(map(_heading, items)) for items in lists]
    several = {heading for each in counts for heading, number in each.items() if number > 1}

    def heading(item: Item) -> str:
        found = _heading(item)
        return f"{found}: {_text(item)}" if found in several else found

    return heading


def _combined(
    key: Key, was: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], *, theirs_win: bool
) -> tuple[tuple[Item, ...], bool]:
    """Merge three-way by key. Items of one key, such as a number listed twice, go together."""
    before, here, there = (_by_key(key, items) for items in (was, ours, theirs))
    result, agree = list[Item](), True
    for each in dict.fromkeys((*here, *there)):
        old, mine, other = before.get(each), here.get(each), there.get(each)
        if _same(mine, old):
            chosen = other
        elif _same(other, mine) or _same(other, old):
            chosen = mine
        else:
            chosen, agree = other if theirs_win else mine, False
        result += chosen or ()
    for first in _preferred(key, was, ours, theirs, theirs_win=theirs_win):
        alike = [item for item in result if key(item) == key(first)]
        if alike:
            at = result.index(first if first in alike else alike[0])
            result[at] = replace(result[at], preferred=True)
            break
    return tuple(result), agree


def _by_key(key: Key, items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    """Return the items by key; which one is preferred is left out."""
    found = dict[str, list[Item]]()
    for item in items:
        found.setdefault(key(item), []).append(replace(item, preferred=False))
    return found


def _same(one: Sequence[Item] | None, other: Sequence[Item] | None) -> bool:
    return Counter(one) == Counter(other)


def _preferred(
    key: Key, was: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], *, theirs_win: bool
) -> Sequence[Item]:
    """Return the items that may be preferred, the best first."""
    old, mine, other = (
        [replace(item, preferred=False) for item in items if item.preferred]
        for items in (was, ours, theirs)
    )
    # One that was only relabelled is the same by its key; of a number listed twice, only as it is.
    for named in (lambda item: item, key):
        before, here, there = (list(map(named, items)) for items in (old, mine, other))
        if here != before == there:
            return mine
        if there != before == here:
            return other
    return (*other, *mine) if theirs_win else (*mine, *other)


SCHEMA: Final = ContactSchema()
