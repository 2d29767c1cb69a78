"""The stateful machine for one person's notes in two places at once, over a bad line.

The places are honest and of their own ways: they keep texts otherwise than they are written, and
programs give items other names there. Every value is written once only, so that it can be told who
wrote what is there at the end, and when.
"""

# ruff: noqa: D102 - the names of the rules say it

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import text

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Policy, Rules
from custom_components.studio_sync.sync.ports import Unreachable

from .notes import NOTES, Note, NoteContent, NoteStore, all_notes, prepare
from .notes_replica import Fault, ServerReplica

FIELDS = ("title", "text")
PLACES = ("A", "B")
HERE = "here"
STORE = NoteStore()
WHICH = st.integers(0, 20)
WHERE = st.sampled_from((HERE, *PLACES))
_EXAMPLES = count(1)


def bare(content: NoteContent) -> NoteContent:
    """Return a note without what places make of it."""
    return NoteContent(title=content.title.rstrip("!"), text=content.text.rstrip("."))


def loudly(content: NoteContent) -> NoteContent:
    """Keep a title with a sign of the place's own."""
    return replace(content, title=f"{content.title.rstrip('!')}!")


def properly(content: NoteContent) -> NoteContent:
    """Keep a text with a full stop."""
    return replace(content, text=f"{content.text.rstrip('.')}.")


@dataclass(slots=True)
class Expected:
    """What is known of one note since all three sides were last equal."""

    content: NoteContent
    edits: dict[str, dict[str, tuple[datetime, str]]] = field(default_factory=dict)
    """When what was written there last, by side and field."""
    gone: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    """Its ids, by side."""
    passed_on: bool = False
    """One of the places was synced since: a deletion and an edit may have met on the way."""

    def may_say(self, name: str) -> set[str]:
        """Return the values that a field may have once all are equal."""
        said = [edits[name] for edits in self.edits.values() if name in edits]
        if self._is_timed(name):
            return {max(said)[1]} if said else {getattr(self.content, name)}
        return {value for _, value in said} or {getattr(self.content, name)}

    def _is_timed(self, name: str) -> bool:
        """Tell whether it is known when the field was edited: an item has one time for all."""
        places = (self.edits.get(place, {}) for place in PLACES)
        return not self.passed_on and all(name not in each or len(each) == 1 for each in places)

    @property
    def lives(self) -> bool | None:
        """Whether it is there in the end: an edit beats a deletion. None: that is open."""
        if not self.gone:
            return True
        edited = any(side not in self.gone for side in self.edits)
        return edited if not (self.passed_on and self.edits) else None


class TwoNotes(RuleBasedStateMachine):
    """Three sides of which nothing may be lost, and on which nothing may be doubled."""

    policy: ClassVar[Policy] = Policy.NEWEST
    loop: ClassVar[asyncio.AbstractEventLoop]
    book: ClassVar[Book]
    now: ClassVar[datetime] = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __init__(self) -> None:
        super().__init__()
        self.values = count(1)
        self.expected: dict[str, Expected] = {}
        """By the tag that the note's texts begin with."""
        number = next(_EXAMPLES)
        ids = count(1)
        keeps = dict(zip(PLACES, (loudly, properly), strict=True))
        self.places = {
            name: ServerReplica(clock=self.clock, id=f"{name}{number}", keeps=keeps[name])
            for name in PLACES
        }
        self.syncs = {
            name: Sync(
                self.book,
                place,
                kind=NOTES,
                clock=self.clock,
                new_id=lambda: f"{number}-{next(ids)}",
            )
            for name, place in self.places.items()
        }
        self.number = number
        self.write(lambda tx: tx.connection.execute(text("DELETE FROM note")))
        self.run()  # what is older than the connection moves only on request

    @classmethod
    def clock(cls) -> datetime:
        """Tell the time: later at each look."""
        TwoNotes.now += timedelta(seconds=1)
        return TwoNotes.now

    def write(self, work: Any) -> Any:
        """Do something to the book."""
        return self.loop.run_until_complete(self.book.write(work))

    def value(self, tag: str) -> str:
        """Return a text that nobody has written yet."""
        return f"{tag} {next(self.values)}"

    def note_on(self, where: str, which: int) -> tuple[str, Expected] | None:
        """Return one of the notes that can be edited on a side."""
        notes = [
            (tag, each)
            for tag, each in self.expected.items()
            if where in each.names and where not in each.gone and self._is_there(where, each)
        ]
        return notes[which % len(notes)] if notes else None

    def _is_there(self, where: str, each: Expected) -> bool:
        if where == HERE:
            [found] = [n for n in self.write(all_notes) if n.id == each.names[HERE]] or [None]
            return found is not None and found.lives
        return each.names[where] in self.places[where].seen()

    def put(self, where: str, name: str, content: NoteContent) -> None:
        """Write a note on one side, as people do."""
        if where != HERE:
            self.places[where].change(name, content)
            return

        def work(tx: Transaction) -> None:
            old = STORE.get(tx, [name]).get(name) or Note(id=name, content=content)
            STORE.put(tx, [replace(old, content=content)])

        self.write(work)

    def says(self, where: str, name: str) -> NoteContent:
        """Return what a note says on a side."""
        if where != HERE:
            seen: NoteContent = self.places[where].seen()[name]
            return seen
        found: list[NoteContent] = [n.content for n in self.write(all_notes) if n.id == name]
        return found[0]

    @rule(where=WHERE)
    def add(self, where: str) -> None:
        tag = f"note{next(self.values)}"
        content = NoteContent(title=self.value(tag), text=self.value(tag))
        name = f"{self.number}-{where}-{tag}"
        self.put(where, name, content)
        edits = {each: (self.now, getattr(content, each)) for each in FIELDS}
        self.expected[tag] = Expected(content=content, edits={where: edits}, names={where: name})

    @rule(where=WHERE, which=WHICH, name=st.sampled_from(FIELDS))
    def edit(self, where: str, which: int, name: str) -> None:
        if (found := self.note_on(where, which)) is not None:
            self._edit(where, *found, name)

    @rule(order=st.permutations((HERE, *PLACES)), which=WHICH, name=st.sampled_from(FIELDS))
    def edit_everywhere(self, order: Sequence[str], which: int, name: str) -> None:
        """Edit one field of a note on all sides, one after the other."""
        if (found := self.note_on(HERE, which)) is None:
            return
        tag, each = found
        for where in order:
            if where in each.names and where not in each.gone and self._is_there(where, each):
                self._edit(where, tag, each, name)

    def _edit(self, where: str, tag: str, each: Expected, name: str) -> None:
        changed: Any = {name: self.value(tag)}
        self.put(where, each.names[where], replace(self.says(where, each.names[where]), **changed))
        each.edits.setdefault(where, {})[name] = (self.now, changed[name])

    @rule(where=WHERE, which=WHICH)
    def delete(self, where: str, which: int) -> None:
        if (found := self.note_on(where, which)) is None:
            return
        _, each = found
        each.gone.add(where)
        name = each.names[where]
        if where == HERE:
            self.write(lambda tx: STORE.delete(tx, STORE.get(tx, [name])[name]))
        else:
            self.places[where].change(name, None)

    @rule(where=st.sampled_from(PLACES), which=WHICH)
    def touch(self, where: str, which: int) -> None:
        if (found := self.note_on(where, which)) is not None:
            _, each = found
            self.places[where].touch(each.names[where])
            each.passed_on = True  # The item looks newer than what is written in it.

    @rule(where=st.sampled_from(PLACES), which=WHICH)
    def move(self, where: str, which: int) -> None:
        """Give an item another name; not before the book knows it."""
        if (found := self.note_on(where, which)) is not None and HERE in found[1].names:
            _, each = found
            each.names[where] = self.places[where].move(each.names[where])
            each.passed_on = True

    @rule(where=st.sampled_from(PLACES))
    def forget_cursors(self, where: str) -> None:
        self.places[where].oldest_cursor = self.places[where].last + 1

    @rule(where=st.sampled_from(PLACES))
    def sync_one(self, where: str) -> None:
        """Sync one place while the other waits."""
        self.run(where)
        for each in self.expected.values():
            each.passed_on = True

    @rule(which=WHICH, ways=st.sampled_from([("A", "B"), ("B", "A")]))
    def a_twin_comes_and_goes(self, which: int, ways: tuple[str, str]) -> None:
        """Somebody copies an item from one place to the other, where its note is already."""
        self.come_to_rest([], first="A")
        known, other = ways
        if (found := self.note_on(known, which)) is None:
            return
        tag, each = found
        place = self.places[other]
        content = self.says(known, each.names[known])
        place.change(f"twin-{tag}-{next(self.values)}", content, self._uid(known, each))
        self.run()
        self.run()
        assert len(self.living()) == len(self.expected), "a copy of a copy"
        twins = [name for name in place.seen() if name.startswith("twin-")]
        for name in twins:
            place.change(name, None)
        self.come_to_rest([], first="B")

    def _uid(self, where: str, each: Expected) -> str:
        return self.places[where].uids[each.names[where]]

    @rule(faults=st.lists(st.sampled_from(Fault), max_size=4), first=st.sampled_from(PLACES))
    def come_to_rest(self, faults: Sequence[Fault], first: str) -> None:
        """Sync over a bad line, then over a good one; one of the places is always first."""
        order = (first, *(name for name in PLACES if name != first))
        if Fault.NO_ANSWER in faults:
            # What a place has made of a text whose answer was lost looks like an edit of then.
            for each in self.expected.values():
                each.passed_on = True
        for place in self.places.values():
            place.faults = list(faults)
        for _ in range(len(faults) + 1):
            self.run(*order)
        for place in self.places.values():
            place.faults = []
        for _ in range(3):
            self.run(*order)
        self.check()

    def run(self, *order: str) -> None:
        """Sync once; a line that is down is nobody's fault."""
        rules = Rules(
            scope="mia",
            since=self.now - timedelta(days=90),
            send_back=True,
            policy=self.policy,
            brake_count=1000,
        )
        for name in order or PLACES:
            with suppress(Unreachable):
                self.loop.run_until_complete(self.syncs[name].run(rules, starter="test"))

    def living(self) -> list[Note]:
        """Return the living notes of the book."""
        return [note for note in self.write(all_notes) if note.lives]

    def check(self) -> None:
        """All three sides hold the same, and that is what people wrote; and all is quiet."""
        living = self.living()
        here = {note.content.title.split()[0]: note for note in living}
        assert len(here) == len(living), "doubled in the book"
        names: dict[str, dict[str, str]] = {tag: {HERE: note.id} for tag, note in here.items()}
        for where, place in self.places.items():
            seen = place.seen()
            tags = {content.title.split()[0]: name for name, content in seen.items()}
            assert len(tags) == len(seen), f"doubled in {where}"
            assert {tag: bare(seen[name]) for tag, name in tags.items()} == {
                tag: bare(note.content) for tag, note in here.items()
            }, where
            for tag, name in tags.items():
                names[tag][where] = name
        for tag, each in self.expected.items():
            assert each.lives is None or each.lives is (tag in here), tag
        for tag, note in here.items():
            each = self.expected[tag]
            for name in () if each.gone or self.policy is not Policy.NEWEST else FIELDS:
                value = getattr(bare(note.content), name)
                assert value in {v.rstrip("!.") for v in each.may_say(name)}, (tag, name)
        self.expected = {
            tag: Expected(content=note.content, names=names[tag]) for tag, note in here.items()
        }
        before = {name: place.requests for name, place in self.places.items()}
        self.run()
        after = {name: place.requests for name, place in self.places.items()}
        assert after == {name: number + 1 for name, number in before.items()}, "no rest"

    def teardown(self) -> None:
        """Look once more in the end."""
        self.come_to_rest([], first="A")


def begin(machine: type[TwoNotes]) -> None:
    """Open the book that the examples share."""
    machine.loop = asyncio.new_event_loop()
    ids = count(1)
    opening = Book.open("sqlite://", clock=machine.clock, new_id=lambda: f"id{next(ids)}")
    machine.book = machine.loop.run_until_complete(opening)
    machine.loop.run_until_complete(machine.book.write(prepare))


def end(machine: type[TwoNotes]) -> None:
    """Close it."""
    machine.loop.run_until_complete(machine.book.close())
    machine.loop.close()
