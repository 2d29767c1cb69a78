"""What the engine does for a second kind of records, one thing at a time: see ``notes``."""

# ruff: noqa: D102 - the names of the tests say it

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from custom_components.studio_sync.book import conflicts, journal, links, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Origin
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Op, Policy, Rules, Verdict, Write
from custom_components.studio_sync.sync.ports import Unreachable
from custom_components.studio_sync.sync.report import Report

from .notes import NOTES, Note, NoteContent, NoteStore, all_notes, prepare
from .notes_replica import Fault, NoteReplica

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
STORE = NoteStore()
RULES = Rules(scope="mia", since=NOW - timedelta(days=90), send_back=True)
SHOP = NoteContent(title="Shop", text="milk")


@dataclass(slots=True)
class NotesWorld:
    """A book with notes, a replica of them, and the sync between both."""

    book: Book
    replica: NoteReplica
    sync: Sync[Note, NoteContent]

    async def run(self, **changes: object) -> Report:
        """Sync once, by other rules where named."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]
        return await self.sync.run(rules, starter="test")

    async def put(self, content: NoteContent, name: str = "a", **changes: object) -> None:
        """Write a note in the book."""
        note = Note(id=name, content=content)
        if (old := (await self.notes()).get(name)) is not None:
            note = replace(old, content=content)
        note = replace(note, **changes)  # type: ignore[arg-type]
        await self.book.write(lambda tx: STORE.put(tx, [note]))

    async def notes(self) -> dict[str, Note]:
        """Return the notes of the book, by id."""
        return {note.id: note for note in await self.book.read(all_notes)}


@asynccontextmanager
async def opened() -> AsyncIterator[NotesWorld]:
    seconds, ids = count(), count(1)

    def clock() -> datetime:
        return NOW + timedelta(seconds=next(seconds))

    def new_id() -> str:
        return f"id{next(ids)}"

    book = await Book.open("sqlite://", clock=clock, new_id=new_id)
    await book.write(prepare)
    replica = NoteReplica(clock=clock)
    world = NotesWorld(book, replica, Sync(book, replica, kind=NOTES, clock=clock, new_id=new_id))
    await world.run()
    yield world
    await book.close()


async def test_a_note_goes_out_and_edits_of_both_sides_are_merged() -> None:
    async with opened() as world:
        await world.put(SHOP)
        await world.run()
        assert world.replica.seen() == {"a-0": SHOP}
        await world.put(replace(SHOP, title="Shopping"))
        world.replica.change("a-0", replace(SHOP, text="milk, tea"))
        await world.run()
        both = NoteContent(title="Shopping", text="milk, tea")
        assert world.replica.seen() == {"a-0": both}
        assert (await world.notes())["a"].content == both


async def test_what_arrives_has_its_replicas_origin_and_is_kept_under_its_kind() -> None:
    async with opened() as world:
        world.replica.change("x", SHOP)
        report = await world.run()
        [note] = (await world.notes()).values()
        assert (note.content, note.origin) == (SHOP, Origin.PHONE)
        assert report.run is not None
        run_id = report.run.id
        pair = await world.book.read(lambda tx: links.get(tx, "notes", [note.id])[note.id])
        [line] = await world.book.read(lambda tx: journal.entries(tx, run_id))
        assert (pair.record_kind, line.record_kind) == ("note", "note")
        assert (pair.baseline, line.after) == (SHOP, SHOP)


async def test_the_kind_says_what_is_not_admitted() -> None:
    async with opened() as world:
        world.replica.change("x", NoteContent(title="Draft"))
        report = await world.run()
        assert [each.reason for each in report.skipped] == ["draft"]
        assert not await world.notes()


async def test_what_is_no_note_is_told_and_kept_under_its_kind() -> None:
    async with opened() as world:
        world.replica.change("x", SHOP)
        world.replica.strange.add("x")
        report = await world.run()
        assert [(each.remote_id, each.reason) for each in report.problems] == [("x", "malformed")]
        table = tables.skipped_item
        query = select(table.c.remote_id, table.c.record_kind)
        rows = await world.book.read(lambda tx: tx.connection.execute(query).all())
        assert [tuple(row) for row in rows] == [("x", "note")]


async def test_a_person_is_asked_about_one_field_and_the_other_is_kept_in_step() -> None:
    async with opened() as world:
        await world.put(SHOP)
        await world.run()
        await world.put(NoteContent(title="Here", text="more"))
        world.replica.change("a-0", replace(SHOP, title="There"))
        await world.run(policy=Policy.ASK)
        asked = await world.book.read(lambda tx: conflicts.open_for(tx, "notes", ["a"])["a"])
        assert (asked.fields, asked.record_kind) == (("title",), "note")
        assert world.replica.seen()["a-0"] == NoteContent(title="There", text="more")


async def test_a_run_is_undone_on_both_sides() -> None:
    async with opened() as world:
        await world.put(SHOP)
        await world.run()
        await world.put(replace(SHOP, title="Shopping"))
        report = await world.run()
        assert report.run is not None
        undone = await world.sync.undo(report.run.id, starter="test")
        assert undone.counts["undone"] == 1
        assert world.replica.seen() == {"a-0": SHOP}


async def test_many_deletions_wait_for_a_person() -> None:
    async with opened() as world:
        for number in range(12):
            await world.put(replace(SHOP, title=str(number)), name=f"n{number}")
        await world.run()
        for name in list(world.replica.seen()):
            world.replica.change(name, None)
        report = await world.run()
        assert (report.outcome, report.plan.held) == ("held", "mass_deletion")
        assert all(note.lives for note in (await world.notes()).values())


async def test_populating_recognises_notes_by_the_kinds_key() -> None:
    async with opened() as world:
        await world.put(SHOP)
        world.replica.change("x", replace(SHOP, title="SHOP"))
        await world.run(populate_out=True, populate_in=True)
        assert list(world.replica.seen()) == ["x"]
        assert len(await world.notes()) == 1


async def test_given_to_somebody_else_a_note_leaves_the_replica() -> None:
    async with opened() as world:
        await world.put(SHOP)
        await world.run()
        await world.put(SHOP, owner="ben")
        await world.run()
        assert not world.replica.seen()
        assert (await world.notes())["a"].lives


async def test_a_lost_answer_doubles_nothing() -> None:
    async with opened() as world:
        await world.put(SHOP)
        world.replica.faults = [Fault.NONE, Fault.NO_ANSWER]
        await world.run()
        await world.run()
        assert world.replica.seen() == {"a-0": SHOP}
        pair = await world.book.read(lambda tx: links.get(tx, "notes", ["a"])["a"])
        assert pair.baseline == SHOP


class TestReplica:
    """The replica of notes holds to what the contract of replicas asks of any kind."""

    @staticmethod
    def replica() -> NoteReplica:
        return NoteReplica(clock=lambda: NOW)

    @staticmethod
    async def known(*names: str) -> list[str]:
        return list(names)

    @pytest.mark.parametrize("op", [Op.UPDATE, Op.DELETE])
    async def test_a_stale_write_changes_nothing(self, op: Op) -> None:
        replica = self.replica()
        etag = replica.change("x", SHOP).etag
        newer = replica.change("x", replace(SHOP, text="tea"))
        content: Any = None if op is Op.DELETE else SHOP
        [outcome] = await replica.write([Write(op=op, remote_id="x", etag=etag, content=content)])
        assert (outcome.verdict, outcome.item) == (Verdict.STALE, newer)

    async def test_an_id_is_never_used_twice(self) -> None:
        replica = self.replica()
        replica.change("x", SHOP)
        replica.change("x", None)
        content: Any = SHOP
        [outcome] = await replica.write([Write(op=Op.CREATE, remote_id="x", content=content)])
        assert outcome.verdict is Verdict.EXISTS
        assert outcome.item is not None
        assert outcome.item.content is None

    async def test_only_what_changed_comes_after_a_cursor_and_a_dead_one_lists_all(self) -> None:
        replica = self.replica()
        for name in ("stays", "goes"):
            replica.change(name, SHOP)
        first = await replica.fetch(None, self.known)
        assert (first.full, {item.id for item in first.items}) == (True, {"stays", "goes"})
        replica.change("goes", None)
        later = await replica.fetch(first.cursor, self.known)
        assert [(item.id, item.content) for item in later.items] == [("goes", None)]
        replica.oldest_cursor = replica.last + 1
        again = await replica.fetch(later.cursor, lambda: self.known("stays", "goes"))
        assert again.full
        assert {item.id: item.content for item in again.items} == {"stays": SHOP, "goes": None}

    async def test_a_failure_returns_nothing_half_read(self) -> None:
        replica = self.replica()
        replica.faults = [Fault.DOWN]
        with pytest.raises(Unreachable):
            await replica.fetch(None, self.known)
