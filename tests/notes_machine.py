"""The stateful machine for the kind without hierarchy: people on both sides, and a bad line.

Every value is written once only, so that it can be told who wrote what is there at the end.
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
from custom_components.studio_sync.sync.model import Policy, Rules, Write
from custom_components.studio_sync.sync.ports import Unreachable

from .notes import NOTES, Note, NoteContent, NoteStore, all_notes, prepare
from .notes_replica import Fault, GivingReplica, NoteReplica

FIELDS = ("title", "text")
STORE = NoteStore()
_EXAMPLES = count(1)


@dataclass(slots=True)
class Expected:
    """What is known of one note since both sides were last equal."""

    content: NoteContent
    here: dict[str, str] = field(default_factory=dict)
    """What was edited in the book, by field."""
    there: dict[str, str] = field(default_factory=dict)
    gone_here: bool = False
    gone_there: bool = False
    remote_id: str | None = None
    record_id: str | None = None

    def may_say(self, name: str) -> set[str]:
        """Return the values that the field may have once both sides are equal."""
        said = {edits[name] for edits in (self.here, self.there) if name in edits}
        return said or {getattr(self.content, name)}

    @property
    def lives(self) -> bool:
        """Whether it is there in the end: an edit beats a deletion."""
        if self.gone_here and self.gone_there:
            return False
        edited = self.there if self.gone_here else self.here
        return bool(edited) or not (self.gone_here or self.gone_there)


class Notes(RuleBasedStateMachine):
    """Two sides of which nothing may be lost, and on which nothing may be doubled."""

    policy: ClassVar[Policy] = Policy.NEWEST
    new_replica: ClassVar[type[NoteReplica]] = NoteReplica
    loop: ClassVar[asyncio.AbstractEventLoop]
    book: ClassVar[Book]
    now: ClassVar[datetime] = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __init__(self) -> None:
        super().__init__()
        self.values = count(1)
        self.expected: dict[str, Expected] = {}
        """By the tag that the note's texts begin with."""
        number = next(_EXAMPLES)
        self.replica = self.new_replica(clock=self.clock, id=f"notes{number}")
        ids = count(1)
        self.sync = Sync(
            self.book,
            self.replica,
            kind=NOTES,
            clock=self.clock,
            new_id=lambda: f"{number}-{next(ids)}",
        )
        self.write(lambda tx: tx.connection.execute(text("DELETE FROM note")))
        self.run()  # what is older than the connection moves only on request

    @classmethod
    def clock(cls) -> datetime:
        """Tell the time: later at each look."""
        Notes.now += timedelta(seconds=1)
        return Notes.now

    def write(self, work: Any) -> Any:
        """Do something to the book."""
        return self.loop.run_until_complete(self.book.write(work))

    def value(self, tag: str) -> str:
        """Return a text that nobody has written yet."""
        return f"{tag} {next(self.values)}"

    def copy_now(self, which: int) -> Expected | None:
        """Return one of the notes that both sides may edit."""
        notes = list(self.expected.values())
        return notes[which % len(notes)] if notes else None

    @rule()
    def add_here(self) -> None:
        tag = f"note{next(self.values)}"
        content = NoteContent(title=self.value(tag), text=self.value(tag))
        note = Note(id=f"{self.replica.id}-{tag}", content=content)
        self.write(lambda tx: STORE.put(tx, [note]))
        edits = {name: getattr(content, name) for name in FIELDS}
        self.expected[tag] = Expected(content=content, here=edits, record_id=note.id)

    @rule()
    def add_there(self) -> None:
        tag = f"note{next(self.values)}"
        content = NoteContent(title=self.value(tag), text=self.value(tag))
        self.replica.change(f"theirs-{tag}", content)
        edits = {name: getattr(content, name) for name in FIELDS}
        self.expected[tag] = Expected(content=content, there=edits, remote_id=f"theirs-{tag}")

    @rule(which=st.integers(0, 20), name=st.sampled_from(FIELDS))
    def edit_here(self, which: int, name: str) -> None:
        each = self.copy_now(which)
        if each is None or each.record_id is None or each.gone_here:
            return
        record_id, each.here[name] = each.record_id, self.value(each.content.title.split()[0])

        def work(tx: Transaction) -> None:
            note = STORE.get(tx, [record_id])[record_id]
            changed: Any = {name: each.here[name]}
            STORE.put(tx, [replace(note, content=replace(note.content, **changed))])

        self.write(work)

    @rule(which=st.integers(0, 20), name=st.sampled_from(FIELDS))
    def edit_there(self, which: int, name: str) -> None:
        each = self.copy_now(which)
        if each is not None and each.remote_id is not None and not each.gone_there:
            self._edit_there(each, each.remote_id, name)

    def _edit_there(self, each: Expected, remote_id: str, name: str) -> None:
        each.there[name] = self.value(each.content.title.split()[0])
        changed: Any = {name: each.there[name]}
        self.replica.change(remote_id, replace(self.replica.seen()[remote_id], **changed))

    @rule(which=st.integers(0, 20))
    def delete_here(self, which: int) -> None:
        each = self.copy_now(which)
        if each is None or each.record_id is None or each.gone_here:
            return
        record_id, each.gone_here = each.record_id, True
        self.write(lambda tx: STORE.delete(tx, STORE.get(tx, [record_id])[record_id]))

    @rule(which=st.integers(0, 20))
    def delete_there(self, which: int) -> None:
        each = self.copy_now(which)
        if each is not None and each.remote_id is not None and not each.gone_there:
            each.gone_there = True
            self.replica.change(each.remote_id, None)

    @rule()
    def forget_cursors(self) -> None:
        self.replica.oldest_cursor = self.replica.last + 1

    @rule(
        faults=st.lists(st.sampled_from(Fault), max_size=4),
        meddles=st.booleans(),
        name=st.sampled_from(FIELDS),
    )
    def come_to_rest(self, faults: Sequence[Fault], meddles: bool, name: str) -> None:  # noqa: FBT001 - drawn
        """Sync over a bad line, with somebody who edits meanwhile; then over a good one."""

        def meddle(writes: Sequence[Write]) -> None:
            by_remote = {each.remote_id: each for each in self.expected.values()}
            for write in writes:
                each = by_remote.get(write.remote_id)
                if each is not None and write.remote_id in self.replica.seen():
                    self._edit_there(each, write.remote_id, name)
                    return

        self.replica.faults = list(faults)
        self.replica.before_write = meddle if meddles else None
        for _ in range(len(faults) + 1):
            self.run()
        self.replica.faults, self.replica.before_write = [], None
        Notes.now += self.replica.listed_after or timedelta()
        for _ in range(3):
            self.run()
        self.check()

    def run(self) -> None:
        """Sync once; a line that is down is nobody's fault."""
        rules = Rules(
            scope="mia",
            since=self.now - timedelta(days=90),
            send_back=True,
            policy=self.policy,
            brake_count=1000,
        )
        with suppress(Unreachable):
            self.loop.run_until_complete(self.sync.run(rules, starter="test"))

    def check(self) -> None:
        """Both sides hold the same, and that is what people wrote."""
        notes: list[Note] = self.write(all_notes)
        living = [note for note in notes if note.lives]
        here = {note.content.title.split()[0]: note for note in living}
        there = {content.title.split()[0]: content for content in self.replica.seen().values()}
        assert len(here) == len(living), "doubled in the book"
        assert len(there) == len(self.replica.seen()), "doubled there"
        assert {tag: note.content for tag, note in here.items()} == there
        assert here.keys() == {tag for tag, each in self.expected.items() if each.lives}
        names = {item.title.split()[0]: name for name, item in self.replica.seen().items()}
        for tag, note in here.items():
            each = self.expected[tag]
            if not (each.gone_here or each.gone_there):
                for name in FIELDS:
                    assert getattr(note.content, name) in each.may_say(name), (tag, name)
        self.expected = {
            tag: Expected(content=note.content, record_id=note.id, remote_id=names[tag])
            for tag, note in here.items()
        }
        before = self.replica.requests
        self.run()
        assert self.replica.requests == before + 1, "a run with nothing to do asks once"

    def teardown(self) -> None:
        """Look once more in the end."""
        self.come_to_rest([], meddles=False, name="title")


class GivenNotes(Notes):
    """With a replica that gives the ids, in which people rename what is there."""

    new_replica = GivingReplica

    @rule(which=st.integers(0, 20))
    def rename_there(self, which: int) -> None:
        each, replica = self.copy_now(which), self.replica
        if each is None or each.remote_id is None or each.gone_there:
            return
        if isinstance(replica, GivingReplica):
            each.remote_id = replica.rename(each.remote_id)


def begin(machine: type[Notes]) -> None:
    """Open the book that the examples share."""
    machine.loop = asyncio.new_event_loop()
    ids = count(1)
    opening = Book.open("sqlite://", clock=machine.clock, new_id=lambda: f"id{next(ids)}")
    machine.book = machine.loop.run_until_complete(opening)
    machine.loop.run_until_complete(machine.book.write(prepare))


def end(machine: type[Notes]) -> None:
    """Close it."""
    machine.loop.run_until_complete(machine.book.close())
    machine.loop.close()
