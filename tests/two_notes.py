"""Notes of one person in two replicas at once: what is edited in one goes through the book."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report

from .notes import NOTES, Note, NoteContent, NoteStore, all_notes, prepare
from .notes_replica import NoteReplica

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
STORE = NoteStore()
RULES = Rules(scope="mia", since=NOW - timedelta(days=90), send_back=True)


@dataclass(slots=True)
class StillClock:
    """A clock that goes on only when it is told to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def on(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@dataclass(slots=True)
class TwoPlaces:
    """A book, and two places that hold all of one person's notes."""

    book: Book
    clock: StillClock
    places: dict[str, NoteReplica]
    syncs: dict[str, Sync[Note, NoteContent]] = field(default_factory=dict)

    async def run(self, name: str, **changes: object) -> Report:
        """Sync one of them."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]
        return await self.syncs[name].run(rules, starter="test")

    async def rest(self, most: int = 6) -> None:
        """Sync both in turn until nothing is written any more."""
        for _ in range(most):
            reports = [await self.run(name) for name in self.syncs]
            if all(report.run is None for report in reports):
                return
        raise AssertionError("no rest")

    async def put(self, content: NoteContent, name: str = "a", **changes: object) -> None:
        """Write a note in the book, as people in the studio do."""
        note = Note(id=name, content=content)
        if (old := (await self.notes()).get(name)) is not None:
            note = replace(old, content=content)
        note = replace(note, **changes)  # type: ignore[arg-type]
        await self.book.write(lambda tx: STORE.put(tx, [note]))

    async def notes(self) -> dict[str, Note]:
        """Return the living notes of the book, by id."""
        found = await self.book.read(all_notes)
        return {note.id: note for note in found if note.lives}

    async def the_note(self) -> NoteContent:
        """Return what the only note of the book says; each place says the same, once."""
        [note] = (await self.notes()).values()
        for place in self.places.values():
            assert list(place.seen().values()) == [note.content]
        return note.content

    def edit(self, name: str, **changes: Any) -> None:
        """Edit the only note of a place, as its people do."""
        [(remote_id, content)] = self.places[name].seen().items()
        self.places[name].change(remote_id, replace(content, **changes))


@asynccontextmanager
async def two_places(**made: NoteReplica) -> AsyncIterator[TwoPlaces]:
    """Open a book with two places, both connected and in step."""
    clock, ids = StillClock(), count(1)

    def new_id() -> str:
        return f"id{next(ids)}"

    book = await Book.open("sqlite://", clock=clock, new_id=new_id)
    await book.write(prepare)
    world = TwoPlaces(book, clock, made or {n: NoteReplica(clock=clock, id=n) for n in "AB"})
    for name, place in world.places.items():
        place.id, place.clock = name, clock
        world.syncs[name] = Sync(book, place, kind=NOTES, clock=clock, new_id=new_id)
        await world.run(name)
    yield world
    await book.close()
