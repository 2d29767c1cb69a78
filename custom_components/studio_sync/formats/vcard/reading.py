"""A card while it is being read: what was found so far, and what lines say of each other."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ..contact import Labelled
from . import decode
from .content import Field, Item
from .labels import Several, is_preferred, label_of
from .lines import Card

_ABOUT: Final = frozenset({"X-ABLABEL", "X-ABADR", "LABEL"})


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
    grouped: dict[str, list[int]] = field(default_factory=dict)
    """The lines of each group."""
    apple: dict[str, str] = field(default_factory=dict)
    """Apple's labels by group."""
    countries: dict[str, str] = field(default_factory=dict)
    """Codes of the countries of addresses, by group."""
    written: dict[str, str] = field(default_factory=dict)
    """Addresses as they are written on a letter (LABEL), by group."""
    items: list[Item] = field(default_factory=list)
    preferred: dict[Field, int] = field(default_factory=dict)
    """Which of each list is preferred, by its place in ``items``; the first that is marked."""
    remarks: list[Remark] = field(default_factory=list)

    def add(self, name: Field, value: object, at: int) -> None:
        """Add what a line says, unless it is empty."""
        if value:
            self.items.append(Item(field=name, value=value, lines=self.lines(at)))  # type: ignore[arg-type]

    def add_labelled(self, several: Several, value: str, at: int, label: str | None = None) -> None:
        """Add one of several values, unless it is empty; without a label, that of the line."""
        if not value:
            return
        line = self.card.lines[at]
        if label is None:
            label = label_of(several, line, self.apple.get(line.group, "") if line.group else "")
        if is_preferred(line):
            self.preferred.setdefault(Field(several.value), len(self.items))
        self.items.append(
            Item(
                field=Field(several.value),
                value=Labelled(value=value, label=label),
                lines=self.lines(at),
            )
        )

    def lines(self, at: int) -> tuple[int, ...]:
        """Return a line with those of its group that only tell more about it."""
        group = self.card.lines[at].group
        if not group:
            return (at,)
        return (
            at,
            *(
                number
                for number in self.grouped.get(group.lower(), ())
                if self.card.lines[number].name in _ABOUT
            ),
        )


def reading_of(card: Card) -> Reading:
    """Begin to read a card: take what lines of a group say of each other."""
    reading = Reading(card=card)
    for at, line in enumerate(card.lines):
        if not line.group:
            continue
        reading.grouped.setdefault(line.group.lower(), []).append(at)
        if line.name == "X-ABLABEL":
            reading.apple[line.group] = decode.text(line, card.version)
        elif line.name == "X-ABADR":
            reading.countries[line.group] = decode.text(line, card.version).upper()
        elif line.name == "LABEL":
            reading.written[line.group] = decode.text(line, card.version)
    return reading
