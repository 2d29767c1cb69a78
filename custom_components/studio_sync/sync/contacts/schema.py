"""The content of clients: lists merge item by item, and a name stays with its parts."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from ...formats.contact import Contact, Labelled, PostalAddress
from ...formats.contact_keys import keys_of, names_alike, phone_ending
from ...formats.contact_sameness import as_given
from ...formats.folding import spelling, words
from ..merge import changed_fields, field_names

_NOTHING: Final = Contact()
_LISTS: Final = tuple(
    name for name in field_names(_NOTHING) if isinstance(getattr(_NOTHING, name), tuple)
)
_NAME: Final = ("name", "parts")

type Item = Labelled | PostalAddress


class ContactSchema:
    """Implements ``kinds.Schema`` for clients."""

    empty: Final[Mapping[str, object]] = {
        name: getattr(_NOTHING, name) for name in field_names(_NOTHING) if name != "company"
    }

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
    ) -> object | None:
        """Return a list with what either side added, changed or removed.

        If each side prefers another item, the winner's is the preferred one. None if both did
        something else to one item, or the field is no list.
        """
        if name not in _LISTS:
            return None
        return _combined(_items(was), _items(ours), _items(theirs), theirs_win=theirs_win)

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


def _key(item: Item) -> str:
    """Return what makes two items of a list the same one, whatever is said of it."""
    if isinstance(item, PostalAddress):
        return " ".join(item.lines.split()).casefold()
    value = " ".join(item.value.split()).casefold()
    return phone_ending(item.value) or value if "@" not in value else value


def _combined(
    was: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], *, theirs_win: bool
) -> tuple[Item, ...] | None:
    before, here, there = (
        {_key(item): replace(item, preferred=False) for item in items}
        for items in (was, ours, theirs)
    )
    if any(len(each) != len(items) for each, items in ((here, ours), (there, theirs))):
        return None
    result = dict[str, Item]()
    for key in dict.fromkeys((*here, *there)):
        old, mine, other = before.get(key), here.get(key), there.get(key)
        if other in (mine, old):
            chosen = mine
        elif mine == old:
            chosen = other
        else:
            return None
        if chosen is not None:
            result[key] = chosen
    for key in _preferred(was, ours, theirs, theirs_win=theirs_win):
        if key in result:
            result[key] = replace(result[key], preferred=True)
            break
    return tuple(result.values())


def _preferred(
    was: Sequence[Item], ours: Sequence[Item], theirs: Sequence[Item], *, theirs_win: bool
) -> Sequence[str]:
    """Return the keys of the items that may be preferred, the best first."""
    before, here, there = (
        [_key(item) for item in items if item.preferred] for items in (was, ours, theirs)
    )
    if there in (here, before):
        return here
    if here == before:
        return there
    return (*there, *here) if theirs_win else (*here, *there)


SCHEMA: Final = ContactSchema()
