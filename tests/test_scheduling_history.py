"""The history: what runs have done, and conflicts as they are now."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book import conflicts, journal
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    AllDay,
    Conflict,
    ConflictKind,
    Content,
    Entry,
    Run,
    Side,
)
from custom_components.studio_sync.reports.report import (
    questions_of,
)
from custom_components.studio_sync.scheduling.history import Line, get_history, lines_of

from .book_fixtures import opened, single, timed
from .journal_entries import AT, entry
from .scheduling_fixtures import MORNING, STUDIO, WEEKLY, arrive, doing, put


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        yield book


async def test_conflicts_are_described_as_they_are_now(book: Book) -> None:
    await put(book, single("old", timed(MORNING), recurrence=WEEKLY))
    [overlap] = await arrive(book, single("new", timed(MORNING + timedelta(days=7))))
    edit = Conflict(
        id="e", kind=ConflictKind.EDIT, record_id="new", fields=("title",), opened_at=AT
    )
    lost = Conflict(id="l", kind=ConflictKind.EDIT, record_id="nothing", opened_at=AT)
    past = Conflict(
        id="p", kind=ConflictKind.OVERLAP, record_id="new", other_id="none", opened_at=AT
    )
    found = await book.read(
        doing(questions_of, STUDIO, [overlap, edit, lost, past], lambda c: f"https://x/{c.id}")
    )
    assert [each.conflict_id for each in found] == [overlap.id, "e"]
    assert found[0].old_when == timed(MORNING + timedelta(days=7))
    assert (found[1].fields, found[1].link) == (("title",), "https://x/e")


async def test_the_history_is_read_by_account_item_and_time(book: Book) -> None:
    """S23."""
    day = AllDay(start=date(2026, 2, 2), end=date(2026, 2, 3))
    before = Content(title="A", when=day, recurrence=WEEKLY)
    after = Content(title="A", when=timed(MORNING), busy=False)

    def fill(tx: Transaction) -> None:
        for number, replica in ((1, "a"), (2, "b"), (3, "a")):
            run = Run(
                id=f"run{number}",
                replica_id=replica,
                kind="sync",
                starter="schedule",
                started_at=AT + timedelta(hours=number),
                counts={},
            )
            journal.start(tx, run)
            lines = [
                Entry(
                    run_id=run.id,
                    at=AT,
                    replica_id=replica,
                    record_id=f"item{number % 2}",
                    remote_id=None,
                    side=Side.REPLICA,
                    action="delete_remote",
                    reason="deleted_here",
                    before=Content(title=f"T{number}", when=timed(MORNING), recurrence=WEEKLY),
                    after=None,
                    outcome="done" if number < 3 else "forbidden",
                ),
                replace(
                    entry(Side.BOOK, "merge", reason="edited_both", before=before, after=after),
                    run_id=run.id,
                    record_id="other",
                ),
            ]
            journal.add(tx, lines)

    await book.write(fill)

    async def ids(**named: object) -> list[str]:
        return [each.run.id for each in await book.read(doing(get_history, **named))]

    assert await ids() == ["run3", "run2", "run1"]
    assert await ids(replica_ids=["a"]) == ["run3", "run1"]
    assert await ids(record_id="item0") == ["run2"]
    assert await ids(since=AT + timedelta(hours=2), until=AT + timedelta(hours=3)) == ["run2"]
    assert await ids(limit=1) == ["run3"]
    [chapter] = await book.read(doing(get_history, record_id="item0"))
    [line] = chapter.lines
    assert line.done
    assert (line.verb, line.side, line.title) == ("deleted", Side.REPLICA, "T2")
    assert line.when is not None
    assert line.when.start == datetime(2026, 2, 2, 9, tzinfo=UTC)
    hour = "2026-02-02T09:00:00Z/2026-02-02T10:00:00Z"
    last, merged = (await book.read(doing(get_history)))[0].lines
    assert (last.done, last.outcome) == (False, "forbidden")
    assert [(each.field, each.before, each.after) for each in merged.changes] == [
        ("when", "2026-02-02/2026-02-03", f"{hour} Europe/Berlin"),
        ("recurrence", "RRULE:FREQ=WEEKLY", ""),
        ("busy", "True", "False"),
    ]
    assert await book.read(conflicts.count_open) == 0


async def test_what_a_copy_shows_in_a_field_is_told_with_it_and_once(book: Book) -> None:
    """Rooms are shown where there is no place; a client's number after the notes."""
    before = Content(title="A", when=timed(MORNING), shown_place="Blue room", shown_phone="030 1")
    changed = replace(before, place="Harbour", shown_place="", shown_phone="030 2")
    renamed = replace(changed, place="", shown_place="Red room")

    def lines(tx: Transaction) -> tuple[Line, ...]:
        copied = [
            entry(Side.REPLICA, "update_remote", before=was, after=now)
            for was, now in ((before, changed), (changed, renamed))
        ]
        return lines_of(tx, copied)

    first, second = await book.read(lines)
    assert [(each.field, each.before, each.after) for each in first.changes] == [
        ("place", "Blue room", "Harbour"),
        ("description", "030 1", "030 2"),
    ]
    assert [(each.field, each.before, each.after) for each in second.changes] == [
        ("place", "Harbour", "Red room")
    ]
