"""What must be true of clients and contacts in the end, by what people did.

Every client has a name of its own, by which it is known on both sides: its tag. Every value that a
person writes is unique; numbers are only ever added.
"""

from dataclasses import dataclass, field

from .expectation import Fate


@dataclass(slots=True)
class Known:
    """What is known of one client since all was in step."""

    fate: Fate = Fate.LIVES
    notes: set[str] = field(default_factory=set)
    """What the notes may say in the end: what was agreed on, and what people wrote since."""
    numbers: dict[str, str] = field(default_factory=dict)
    """Numbers that people added, and on which side: each is on all sides in the end."""
    touched: set[str] = field(default_factory=set)
    """The sides on which it was edited."""
    inside: bool = True
    """It is in the group."""
    photo_open: bool = False
    """Somebody has given it a photo, or taken it away, since."""


@dataclass(slots=True)
class ClientExpectation:
    """The clients, and what people have made of contacts."""

    people: dict[str, Known] = field(default_factory=dict)
    foreign: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """By account, the contacts that are none of the studio's, byte for byte."""
    doubled: dict[str, set[str]] = field(default_factory=dict)
    """By account, the tags of contacts that somebody copied or merged there: whose they are is a
    question, and until that is answered both sides stay as they are."""
    copies: dict[tuple[str, str], int] = field(default_factory=dict)
    """How many copies somebody made, by account and tag."""

    def made(self, tag: str, side: str, notes: str) -> None:
        """Somebody made a client."""
        self.people[tag] = Known(notes={notes}, touched={side})

    def wrote_notes(self, tag: str, side: str, notes: str) -> None:
        """Somebody wrote other notes."""
        self.people[tag].notes.add(notes)
        self._edited(tag, side)

    def added_number(self, tag: str, side: str, number: str) -> None:
        """Somebody added a number."""
        self.people[tag].numbers[number] = side
        self._edited(tag, side)

    def changed_photo(self, tag: str, side: str) -> None:
        """Somebody gave it a photo, or took it away."""
        self.people[tag].photo_open = True
        self._edited(tag, side)

    def _edited(self, tag: str, side: str) -> None:
        known = self.people[tag]
        known.touched.add(side)
        if known.fate is Fate.GONE:
            # The edit may have come before the deletion was known there.
            known.fate = Fate.OPEN

    def removed(self, tag: str, side: str) -> None:
        """Somebody removed the client in the studio; an edit elsewhere beats that."""
        known = self.people[tag]
        known.fate = Fate.OPEN if known.touched - {side} else Fate.GONE

    def lost(self, tag: str, account: str) -> None:
        """Somebody deleted the contact: what was written there, and not sent yet, goes with it."""
        known = self.people[tag]
        known.numbers = {key: side for key, side in known.numbers.items() if side != account}

    def put_in(self, tag: str) -> None:
        """Somebody put the contact of a client into the label, which may have been removed."""
        known = self.people[tag]
        known.fate = Fate.OPEN if known.fate is Fate.GONE else known.fate

    def restored(self, tag: str, side: str) -> None:
        """Somebody restored the client."""
        self.people[tag].fate = Fate.LIVES
        self._edited(tag, side)

    def is_question(self, account: str, tag: str) -> bool:
        """Tell whether it is not clear whose contact it is."""
        return tag in self.doubled.get(account, set())

    def is_asked(self, tag: str) -> bool:
        """Tell whether that is not clear of a contact in any account."""
        return any(tag in tags for tags in self.doubled.values())

    def may_be_asked(self, tag: str) -> bool:
        """Tell whether a client is to have contacts."""
        known = self.people[tag]
        return known.inside and known.fate is Fate.LIVES

    def ask(self, account: str, *tags: str) -> None:
        """Somebody has made it unclear whose contacts these are."""
        self.doubled.setdefault(account, set()).update(tags)
