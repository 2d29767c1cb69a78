"""The engine with a replica that gives its items ids: marks, names that change, lost answers."""

# ruff: noqa: D102 - the names say what the methods do

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Do, Rules
from custom_components.studio_sync.sync.report import Report

from .book_places import new_book_url
from .notes import NOTES, Note, NoteContent, NoteStore, all_notes, prepare
from .notes_replica import Fault, GivingReplica

STORE = NoteStore()


class Clock:
    """It is later at each look."""

    now = datetime(2026, 11, 27, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Studio:
    """A book of notes, and a replica that gives ids."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self.book = book
        self.clock = clock
        self.replica = GivingReplica(clock=clock, shows_after=timedelta())
        runs = count(1)
        self.sync = Sync(
            book, self.replica, kind=NOTES, clock=clock, new_id=lambda: f"run{next(runs)}"
        )

    async def put(self, name: str, title: str) -> None:
        note = Note(id=name, content=NoteContent(title=title))
        await self.book.write(lambda tx: STORE.put(tx, [note]))

    async def delete(self, name: str) -> None:
        await self.book.write(lambda tx: STORE.delete(tx, STORE.get(tx, [name])[name]))

    async def living(self) -> dict[str, str]:
        notes: list[Note] = await self.book.read(all_notes)
        return {note.id: note.content.title for note in notes if note.lives}

    async def run(self, **more: Any) -> Report[Note, NoteContent]:
        rules = Rules(
            scope="mia", since=self.clock.now - timedelta(days=90), send_back=True, **more
        )
        return await self.sync.run(rules, starter="test")

    def copy_of(self, name: str) -> str:
        held = self.replica.held.items()
        [remote_id] = [key for key, item in held if name in item.marks and item.content]
        return remote_id

    def problems(self, report: Report[Note, NoteContent]) -> set[tuple[str | None, str]]:
        return {(each.remote_id, each.reason) for each in report.problems}


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    """Two notes in step."""
    ids = count(1)
    clock = Clock()
    book = await Book.open(new_book_url(), clock=clock, new_id=lambda: f"id{next(ids)}")
    found = Studio(book, clock)
    await book.write(prepare)
    await found.run()
    await found.put("a", "Anna")
    await found.put("b", "Berta")
    await found.run()
    yield found
    await book.close()


async def test_a_copy_has_the_id_that_the_replica_gave(studio: Studio) -> None:
    await studio.put("a", "Anna B.")
    report = await studio.run()
    assert report.counts["updated_in_phone"] == 1
    assert studio.replica.seen()[studio.copy_of("a")] == NoteContent(title="Anna B.")
    assert len(studio.replica.seen()) == 2


async def test_what_arrives_is_marked_as_the_copy_of_its_record(studio: Studio) -> None:
    studio.replica.change("theirs", NoteContent(title="Cleo"))
    report = await studio.run()
    assert report.counts["created_in_book"] == 1
    [made] = [name for name, title in (await studio.living()).items() if title == "Cleo"]
    assert studio.replica.held["theirs"].marks == (made,)
    before = studio.replica.requests
    await studio.run()
    assert studio.replica.requests == before + 1


async def test_a_copy_under_a_new_name_stays_the_copy(studio: Studio) -> None:
    name = studio.replica.rename(studio.copy_of("a"))
    await studio.run()
    await studio.put("a", "Anna B.")
    await studio.run()
    assert studio.replica.seen()[name] == NoteContent(title="Anna B.")
    assert len(studio.replica.seen()) == 2


async def test_a_copy_of_a_copy_is_a_question_and_becomes_no_record(studio: Studio) -> None:
    copied = studio.replica.copy(studio.copy_of("a"))
    report = await studio.run()
    assert (copied, "shared_copy") in studio.problems(report)
    assert await studio.living() == {"a": "Anna", "b": "Berta"}
    assert len(studio.replica.seen()) == 3


async def test_two_that_say_to_be_one_record_are_a_question_when_the_links_are_lost(
    studio: Studio,
) -> None:
    studio.replica.copy(studio.copy_of("a"))
    other = Sync(
        studio.book,
        GivingReplica(clock=studio.clock, id="again", held=studio.replica.held),
        kind=NOTES,
        clock=studio.clock,
        new_id=lambda: "once",
    )
    rules = Rules(
        scope="mia", since=studio.clock.now, send_back=True, populate_in=True, populate_out=True
    )
    report = await other.run(rules, starter="test")
    assert {each.reason for each in report.problems} == {"shared_copy"}
    assert len(studio.replica.seen()) == 3
    assert await studio.living() == {"a": "Anna", "b": "Berta"}


async def test_two_records_with_one_copy_rest_until_one_of_them_is_gone(studio: Studio) -> None:
    """As after *Merge & fix* in Google: neither is changed, and what is kept is not deleted."""
    kept, gone = studio.copy_of("a"), studio.copy_of("b")
    item = studio.replica.held[kept]
    studio.replica.held.pop(gone)
    studio.replica.change(kept, NoteContent(title="Anna and Berta"))
    merged = studio.replica.held[kept]
    object.__setattr__(merged, "marks", ("a", "b"))
    object.__setattr__(merged, "former_ids", (gone,))
    assert item.marks == ("a",)
    report = await studio.run()
    assert (kept, "shared_copy") in studio.problems(report)
    assert await studio.living() == {"a": "Anna", "b": "Berta"}
    assert studio.replica.seen() == {kept: NoteContent(title="Anna and Berta")}
    await studio.delete("b")
    await studio.run()
    assert kept in studio.replica.seen()
    assert await studio.living() == {"a": "Anna"}


async def test_a_create_without_an_answer_waits_until_it_must_be_listed(studio: Studio) -> None:
    studio.replica.shows_after = timedelta(minutes=5)
    studio.replica.faults = [Fault.NONE, Fault.NO_ANSWER]
    await studio.put("c", "Cleo")
    await studio.run()
    await studio.put("c", "Cleo C.")
    waiting = await studio.run()
    assert [(each.do, each.reason) for each in waiting.plan.actions] == [(Do.WAIT, "answer_lost")]
    studio.clock.now += timedelta(minutes=6)
    await studio.run()
    assert studio.replica.seen()[studio.copy_of("c")] == NoteContent(title="Cleo C.")
    assert len(studio.replica.seen()) == 3


async def test_a_create_that_was_not_done_is_sent_once_more(studio: Studio) -> None:
    studio.replica.faults = [Fault.NONE, Fault.NO_ANSWER]
    await studio.put("c", "Cleo")
    await studio.run()
    studio.replica.held.pop(studio.copy_of("c"))
    await studio.run()
    assert len(studio.replica.seen()) == 2
    studio.clock.now += timedelta(minutes=11)
    await studio.run()
    assert len(studio.replica.seen()) == 3


async def test_one_deleted_before_its_answer_came_is_deleted_there(studio: Studio) -> None:
    studio.replica.shows_after = timedelta(minutes=5)
    studio.replica.faults = [Fault.NONE, Fault.NO_ANSWER]
    await studio.put("c", "Cleo")
    await studio.run()
    await studio.delete("c")
    await studio.run()
    studio.clock.now += timedelta(minutes=6)
    await studio.run()
    assert len(studio.replica.seen()) == 2
    assert await studio.living() == {"a": "Anna", "b": "Berta"}


async def test_one_deleted_that_never_was_is_forgotten(studio: Studio) -> None:
    studio.replica.faults = [Fault.NONE, Fault.NO_ANSWER]
    await studio.put("c", "Cleo")
    await studio.run()
    studio.replica.held.pop(studio.copy_of("c"))
    await studio.delete("c")
    studio.clock.now += timedelta(minutes=11)
    report = await studio.run()
    assert [each.do for each in report.plan.actions] == [Do.UNLINK]
    assert (await studio.run()).plan.actions == ()


async def test_an_undo_makes_what_was_deleted_again(studio: Studio) -> None:
    await studio.delete("a")
    report = await studio.run()
    assert report.run is not None
    assert len(studio.replica.seen()) == 1
    await studio.sync.undo(report.run.id, starter="test")
    assert studio.replica.seen()[studio.copy_of("a")] == NoteContent(title="Anna")
    await studio.put("a", "Anna B.")
    await studio.run()
    assert len(studio.replica.seen()) == 2
