"""A card while it is being read: what was found so far, and what lines say of each other."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ..contact import Labelled
from . import decode
from .content import Field, Item
from .heads import Head
from .labels import Several, label_of
from .lines import Card

_FIELDS: Final = {several: Field(several.value) for several in Several}
_ABOUT: Final = frozenset({"X-ABLABEL", "X-ABADR", "LABEL"})
_MOST_ABOUT: Final = 10


class Remark(StrEnum):
    """What was odd about a card."""

    NO_NAME = "no_name"
    """Something else stands in for the name."""
    NOTHING = "nothing"
    """Nothing by which a person could be recognised."""
    NO_END = "no_end"
    PHOTO = "photo"
    """The photo is broken, or no picture."""
    CHARSET = "charset"
    """A charset is named that is unknown or wrong."""


@dataclass(slots=True)
class Reading:
    """A card while it is being read."""

    card: Card
    about: dict[str, list[int]] = field(default_factory=dict)
    """The lines of each group that only tell more about others of it."""
    apple: dict[str, str] = field(default_factory=dict)
    """Apple's labels by group."""
    countries: dict[str, str] = field(default_factory=dict)
    """Codes of the countries of addresses, by group."""
    written: dict[str, str] = field(default_factory=dict)
    """Addresses as they are written on a letter (LABEL), by group."""
    items: list[Item] = field(default_factory=list)
    preferred: set[Field] = field(default_factory=set)
    """The lists of which one is preferred: the first that is marked."""
    letters: list[int] = field(default_factory=list)
    """The lines with such addresses."""
    remarks: list[Remark] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    """Properties of which a contact has one, and the card another one."""

    def add(self, name: Field, value: object, at: int) -> None:
        """Add what a line says, unless it is empty."""
        if value:
            self.items.append(Item(field=name, value=value, lines=self.lines(at)))  # type: ignore[arg-type]

    def add_labelled(self, several: Several, value: str, at: int, label: str | None = None) -> None:
        """Add one of several values, unless it is empty; without a label, that of the line."""
        if not value:
            return
        head = self.card.lines[at].head
        if label is None:
            label = label_of(several, head, self.apple.get(head.group_key, ""))
        name = _FIELDS[several]
        preferred = head.preferred and self.is_first_preferred(name, head)
        found = Labelled(value=value, label=label, preferred=preferred)
        lines = self.lines(at) if head.group else (at,)
        self.items.append(Item(field=name, value=found, lines=lines))

    def is_first_preferred(self, name: Field, head: Head) -> bool:
        """Return whether a value is marked as preferred, and is the first of its list that is."""
        if not head.preferred or name in self.preferred:
            return False
        self.preferred.add(name)
        return True

    def lines(self, at: int) -> tuple[int, ...]:
        """Return a line with those of its group that only tell more about it."""
        group = self.card.lines[at].head.group_key
        return (at, *self.about[group]) if group in self.about else (at,)


def reading_of(card: Card) -> Reading:
    """Begin to read a card: take what lines of a group say of each other."""
    reading = Reading(card=card)
    for at, line in enumerate(card.lines):
        head = line.head
        if not head.group or head.name not in _ABOUT:
            continue
        about = reading.about.setdefault(head.group_key, [])
        if len(about) < _MOST_ABOUT:
            about.append(at)
        text = decode.text(line, card.version)
        if head.name == "X-ABLABEL":
            reading.apple[head.group_key] = text
        elif head.name == "X-ABADR":
            reading.countries[head.group_key] = text.upper()
        else:
            reading.written[head.group_key] = text
    return reading
