"""What a run copied to the book before it broke off waits for one that completes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import appointments, checks, journal, replicas
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Entry, ReplicaState, Run, Side

from .book_fixtures import Clock, single, timed, utc

START = utc(2026, 3, 2, 9)


@pytest.fixture
async def book(book: Book) -> Book:
    await book.write(_connect)
    return book


def _connect(tx: Transaction) -> None:
    replicas.put(tx, ReplicaState(replica_id="r", connected_at=tx.now, book_rev=tx.rev))


def _run(tx: Transaction, number: int, outcome: str, *copied: str, kind: str = "sync") -> None:
    """Have a run copy appointments to the book, and end."""
    at = tx.now + timedelta(minutes=number)
    run = Run(
        id=f"run{number}", replica_id="r", kind=kind, starter="test", started_at=at, counts={}
    )
    journal.start(tx, run)
    for name in copied:
        appointments.put(tx, single(name, timed(START)))
        line = Entry(
            run_id=run.id,
            at=tx.now,
            replica_id="r",
            record_id=name,
            remote_id=name,
            side=Side.BOOK,
            action="create_local",
            reason="new_there",
            before=None,
            after=None,
        )
        journal.add(tx, [line])
    journal.finish(tx, replace(run, ended_at=at, outcome=outcome))


async def _unsettled(book: Book) -> set[str]:
    return await book.read(lambda tx: checks.unsettled(tx, "r"))


async def test_what_broken_runs_copied_waits_until_one_completes(book: Book) -> None:
    await book.write(lambda tx: _run(tx, 1, "ok", "early"))
    assert await _unsettled(book) == set()
    await book.write(lambda tx: _run(tx, 2, "unreachable", "one"))
    # An undo in between settles nothing.
    await book.write(lambda tx: _run(tx, 3, "ok", kind="undo"))
    await book.write(lambda tx: _run(tx, 4, "interrupted", "two"))
    assert await _unsettled(book) == {"one", "two"}
    await book.write(lambda tx: _run(tx, 5, "held"))
    assert await _unsettled(book) == set()


async def test_what_somebody_has_changed_since_does_not_wait(book: Book, clock: Clock) -> None:
    await book.write(lambda tx: _run(tx, 1, "unreachable", "one", "two"))
    clock.now += timedelta(hours=1)
    later = single("one", timed(START), title="Edited")
    await book.write(lambda tx: appointments.put(tx, later))
    assert await _unsettled(book) == {"two"}


async def test_of_an_account_that_never_synced_nothing_waits(book: Book) -> None:
    await book.write(lambda tx: _run(tx, 1, "unreachable", "one"))
    await book.write(lambda tx: replicas.forget(tx, "r"))
    assert await _unsettled(book) == set()
