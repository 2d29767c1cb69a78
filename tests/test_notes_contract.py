"""The notes' replica holds to the replica contract, as that of calendars does."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from custom_components.studio_sync.sync.ports import ReplicaGone, SignInExpired

from .notes import NoteContent
from .notes_replica import Fault, GivingReplica, NoteReplica
from .replica_contract import ReplicaContract
from .replica_given_ids import GivenIds
from .replica_side import Side

ALWAYS = 1000
"""More requests than a test makes."""


class NoteSide(Side[NoteContent]):
    """A person who writes notes."""

    def __init__(self, kind: type[NoteReplica] = NoteReplica) -> None:
        self.now = datetime(2026, 11, 21, 9, tzinfo=UTC)
        self.notes = kind(clock=lambda: self.now, batch_size=10, tries=2)
        self.replica = self.notes
        self.numbers = count(1)

    def say(self, title: str = "Portrait") -> NoteContent:
        return NoteContent(title=title, text="two hours")

    async def add(self, content: NoteContent) -> str:
        return self.notes.change(f"theirs-{next(self.numbers)}", content).id

    async def edit(self, remote_id: str, content: NoteContent) -> None:
        self.notes.change(remote_id, content)

    async def delete(self, remote_id: str) -> None:
        self.notes.change(remote_id, None)

    async def add_something_strange(self) -> str:
        name = await self.add(self.say("Picture"))
        self.notes.strange.add(name)
        return name

    async def seen(self) -> Mapping[str, NoteContent]:
        return self.notes.seen()

    async def forget_cursors(self) -> None:
        self.notes.oldest_cursor = self.notes.last + 1

    async def hide_next_write(self) -> None:
        self.notes.before_write = lambda writes: self.notes.missing.update(
            write.remote_id for write in writes
        )

    async def fail(self, times: int | None) -> None:
        self.notes.faults = [Fault.DOWN] * (times or ALWAYS)

    async def lose_answers(self, times: int | None) -> None:
        self.notes.faults = [Fault.NO_ANSWER] * (times or ALWAYS)

    async def end_sign_in(self) -> None:
        self.notes.refuses = SignInExpired()

    async def remove(self) -> None:
        self.notes.refuses = ReplicaGone()

    async def make_read_only(self) -> None:
        self.notes.read_only = True


class TestNotes(ReplicaContract):
    """A replica in memory, of a kind without hierarchy."""

    @pytest.fixture
    def side(self) -> NoteSide:
        return NoteSide()


class GivingSide(NoteSide):
    """Notes that get their ids there."""

    def __init__(self) -> None:
        super().__init__(GivingReplica)
        assert isinstance(self.notes, GivingReplica)
        self.notes.shows_after = timedelta()

    async def rename(self, remote_id: str) -> str:
        assert isinstance(self.notes, GivingReplica)
        return self.notes.rename(remote_id)

    async def reveal(self) -> None:
        self.now += timedelta(minutes=11)


class TestNotesWithGivenIds(GivenIds, ReplicaContract):
    """A replica in memory that gives ids, and lists what is new only after some time."""

    @pytest.fixture
    def side(self) -> NoteSide:
        return GivingSide()
