"""What must be true in the end, by what people did. Knows nothing of the sync.

Every *thing* (an appointment, or a series with its exceptions) has a tag that its title
begins with; every value that a person writes is unique and noted until it is overwritten.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum, auto

from .ownership import OwnershipModel
from .private import Private

MOST_DATES = 8
"""As many dates of one series are changed by hand (see ``series_starts``)."""


class Fate(Enum):
    """What has become of a thing."""

    LIVES = auto()
    GONE = auto()
    OPEN = auto()
    """Deleted on one side and edited on another: the edit may have come too late."""


@dataclass(slots=True)
class Thing:
    """One appointment or series, and what people did to it since all was in step."""

    fate: Fate = Fate.LIVES
    most: int = 1
    """How many of it may be in one calendar: people duplicate and split."""
    touched: set[str] = field(default_factory=set)
    """The sides on which it was edited."""


@dataclass(slots=True)
class Expectation:
    """The things, and the last values that people wrote: by side, item and field."""

    things: dict[str, Thing] = field(default_factory=dict)
    notes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    private: Private = field(default_factory=Private)
    ownership: OwnershipModel = field(default_factory=OwnershipModel)
    old: dict[str, set[str]] = field(default_factory=dict)
    """By side, the tags of series that were there before the account, and nobody touched."""
    one_way: set[str] = field(default_factory=set)
    """The sides that send nothing back."""
    apart: dict[str, set[str]] = field(default_factory=dict)
    """By side, the tags of what somebody touched there and the book did not take in."""
    unshown: dict[str, set[str]] = field(default_factory=dict)
    """By side, the tags of what somebody wrote into there where the account is shown nothing."""
    unread: set[str] = field(default_factory=set)
    """Values that were written one way: they must not come into the book."""

    def send_back(self, side: str, *, on: bool) -> None:
        """Somebody chose whether what happens on a side comes into the book."""
        if on:
            self.one_way.discard(side)
            self.unread.clear()
        else:
            self.one_way.add(side)

    def _touched_one_way(self, side: str, tag: str) -> None:
        if side in self.one_way:
            self.apart.setdefault(side, set()).add(tag)

    def made(self, side: str, tag: str) -> None:
        """Somebody made a new thing."""
        self.things[tag] = Thing(touched={side})
        self._touched_one_way(side, tag)

    def was_there_before(self, side: str, tag: str) -> None:
        """Note a series that was there before the account: an edit brings it in."""
        self.made(side, tag)
        self.old.setdefault(side, set()).add(tag)

    def wrote(self, side: str, item: str, name: str, value: str) -> None:
        """Somebody gave a field of an item a value."""
        self.notes[side, item, name] = value
        if side in self.one_way:
            self.unread.add(value)

    def overwrote(self, side: str, tag: str, item: str, name: str) -> None:
        """Somebody gave a field of an item a value that nobody will read, until it is shown."""
        self.unshown.setdefault(side, set()).add(tag)
        self.notes.pop((side, item, name), None)

    def edited(self, side: str, tag: str) -> None:
        """Somebody changed a thing."""
        thing = self.things[tag]
        thing.touched.add(side)
        if thing.fate is Fate.GONE:
            thing.fate = Fate.OPEN
        self._touched_one_way(side, tag)

    def deleted(self, side: str, tag: str, item: str) -> None:
        """Somebody deleted one: the values there are not wanted any more."""
        self.forget(side, item)
        thing = self.things[tag]
        others = thing.touched - {side}
        alone = not others and thing.most == 1 and side not in self.one_way
        thing.fate = Fate.GONE if alone else Fate.OPEN
        self._touched_one_way(side, tag)

    def deleted_instance(self, side: str, tag: str, item: str) -> None:
        """Somebody deleted one instance of a series."""
        self.edited(side, tag)
        self.forget(side, item)

    def restored(self, side: str, tag: str) -> None:
        """Somebody brought one back."""
        thing = self.things[tag]
        others = thing.touched - {side}
        thing.fate = Fate.OPEN if others or thing.most > 1 else Fate.LIVES
        thing.touched.add(side)
        self._touched_one_way(side, tag)

    def multiplied(self, tag: str) -> None:
        """Somebody copied or split one."""
        self.things[tag].most += 1

    def displaced(self, side: str, tag: str) -> None:
        """Somebody changed when a series comes: one way, its dates may be single ones there."""
        if side in self.one_way:
            self.things[tag].most += MOST_DATES

    def unsure(self, tag: str) -> None:
        """Say nothing of its fate any more, such as after an undo."""
        self.things[tag].fate = Fate.OPEN

    def forget(self, side: str, item: str) -> None:
        """Forget the values of an item and its instances on one side."""
        self.forget_instances(side, item)
        for key in [k for k in self.notes if k[:2] == (side, item)]:
            del self.notes[key]

    def dropped(self, side: str, before: str, after: str) -> None:
        """Somebody chose to give up the values that were in a text, and are no more."""
        for key, value in list(self.notes.items()):
            if key[0] == side and value in before and value not in after:
                del self.notes[key]

    def accepted(self, text: str) -> None:
        """Somebody in the studio chose what the other side says."""
        self.unread -= {value for value in self.unread if value in text}

    def forget_instances(self, side: str, item: str) -> None:
        """Forget the values of its instances: a change of the series drops them."""
        for key in [k for k in self.notes if k[0] == side and k[1].startswith(f"{item}_")]:
            if not key[1].startswith(f"{item}_R"):  # that is what a split made of it
                del self.notes[key]

    def forget_all_instances(self, side: str) -> None:
        """Forget what was written to instances in the middle of a run.

        An etag is that of the series or of the exception: nothing tells a write to the
        series that an instance was edited since, and Google drops that.
        """
        for key in [k for k in self.notes if k[0] == side and "_" in k[1]]:
            del self.notes[key]

    def hide(self, side: str, names: Collection[str]) -> None:
        """Forget what an account is not shown from now on: in an instance it may never be read."""
        for key in [k for k in self.notes if k[0] == side and "_" in k[1] and k[2] in names]:
            del self.notes[key]

    def calm(self, asked: set[str]) -> None:
        """All is in step, but for what people are asked about: edits are everybody's now."""
        for tag, thing in self.things.items():
            if tag not in asked:
                thing.touched.clear()
        for side, tags in self.apart.items():
            if side not in self.one_way:
                tags.intersection_update(asked)

    def check_numbers(self, side: str, heads: Counter[str]) -> None:
        """Nothing doubled, nothing deleted that is back."""
        for tag, number in heads.items():
            thing = self.things[tag]
            assert number <= thing.most, f"{tag} is doubled in {side}"
            assert thing.fate is not Fate.GONE, f"{tag} was deleted and is back in {side}"

    def check_alive(self, everywhere: Counter[str]) -> None:
        """Nothing vanished that nobody deleted."""
        for tag, thing in self.things.items():
            if thing.fate is Fate.LIVES:
                assert everywhere[tag], f"{tag} is lost, though nobody deleted it"

    def check_unread(self, text: str) -> None:
        """Nothing that was written one way has come into the book."""
        for value in self.unread:
            assert value not in text, f"{value} was written one way, and is in the book"

    def check_values(self, text: str) -> None:
        """No edit of a person is lost."""
        for (side, item, name), value in self.notes.items():
            assert value in text, f"{value} ({name} of {item} on {side}) is lost"
