"""A book's file that is copied while it is in use, as backups do."""

import asyncio
from contextlib import closing
from pathlib import Path
import shutil
import sqlite3

import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.engines.sqlite import BUSY_TIMEOUT
from custom_components.studio_sync.book.errors import BookUnavailable

from .book_fixtures import Clock, ids, opened, single, stored, timed, utc

LONG = "x" * 100_000
"""Some dozens of pages."""


async def write_much(book: Book, name: str) -> None:
    """Write more than SQLite leaves in the journal of its own accord, in many transactions."""
    for number in range(60):
        when = timed(utc(2026, 3, 1))
        await stored(book, single(f"{name}{number:02}", when, description=LONG))


async def copy_slowly(book: Book, source: Path, target: Path) -> None:
    """Copy file and journal as a backup does, one after the other, while much is written."""
    writing = asyncio.create_task(write_much(book, "during"))
    whole = await asyncio.to_thread(source.stat)
    with source.open("rb") as reading, target.open("wb") as copy:
        copy.write(await asyncio.to_thread(reading.read, whole.st_size // 2))
        await writing
        copy.write(await asyncio.to_thread(reading.read, whole.st_size - whole.st_size // 2))
    journal = source.with_name(source.name + "-wal")
    if journal.exists():
        writing = asyncio.create_task(write_much(book, "late"))
        await asyncio.to_thread(shutil.copyfile, journal, target.with_name(target.name + "-wal"))
        await writing


def verdict_on(copy: Path) -> str:
    """Return what SQLite says of a copy: "ok", or what is wrong with it."""
    with closing(sqlite3.connect(copy)) as connection:
        try:
            return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        except sqlite3.DatabaseError as err:
            return str(err)


async def test_a_copy_made_while_nobody_writes_is_whole(tmp_path: Path) -> None:
    source, target = tmp_path / "book.db", tmp_path / "copy.db"
    async with opened(f"sqlite:///{source}") as book:
        await write_much(book, "before")
        await book.pause_file(being_copied=True)
        before = source.read_bytes()
        assert source.with_name("book.db-wal").stat().st_size == 0
        await copy_slowly(book, source, target)
        assert source.read_bytes() == before
    assert verdict_on(target) == "ok"
    copied = await Book.open(f"sqlite:///{target}", clock=Clock(), new_id=ids())
    found = await copied.read(lambda tx: [each.id for each in appointments.changes(tx, 0)])
    await copied.close()
    both = {f"{name}{number:02}" for name in ("before", "during") for number in range(60)}
    assert both <= set(found)


async def test_without_rest_such_a_copy_is_torn(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    source, target = tmp_path / "book.db", tmp_path / "copy.db"
    async with opened(f"sqlite:///{source}") as book:
        await write_much(book, "before")
        before = source.read_bytes()
        await copy_slowly(book, source, target)
        assert source.read_bytes() != before
    assert verdict_on(target) != "ok"


async def test_nothing_is_lost_when_an_idle_book_is_closed(tmp_path: Path) -> None:
    """Its file stays as it is even then; the journal has the rest."""
    source = tmp_path / "book.db"
    async with opened(f"sqlite:///{source}") as book:
        await book.pause_file(being_copied=True)
        before = source.read_bytes()
        await write_much(book, "late")
    assert source.read_bytes() == before
    async with opened(f"sqlite:///{source}") as book:
        assert await book.read(lambda tx: appointments.get(tx, "late59")) is not None


async def test_after_its_rest_a_file_is_brought_up_to_date(tmp_path: Path) -> None:
    source = tmp_path / "book.db"
    async with opened(f"sqlite:///{source}") as book:
        await book.pause_file(being_copied=True)
        await write_much(book, "late")
        journal = source.with_name("book.db-wal")
        assert journal.stat().st_size > 60 * len(LONG)
        await book.pause_file(being_copied=False)
        assert journal.stat().st_size == 0
        assert verdict_on(source) == "ok"


async def test_a_book_in_memory_may_rest_too() -> None:
    async with opened() as book:
        await book.pause_file(being_copied=True)
        await book.pause_file(being_copied=False)


async def test_a_closed_book_says_so(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'book.db'}") as book:
        await book.close()
        with pytest.raises(BookUnavailable):
            await book.pause_file(being_copied=True)


async def test_somebody_else_who_holds_the_file_is_no_obstacle(tmp_path: Path) -> None:
    """What they read stays in the journal; the copy is whole all the same."""
    source = tmp_path / "book.db"
    async with opened(f"sqlite:///{source}") as book:
        await write_much(book, "before")
        other = sqlite3.connect(source, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM appointment").fetchall()
        waited = asyncio.timeout(2 * BUSY_TIMEOUT / 1000)
        async with waited:
            await book.pause_file(being_copied=True)
        other.close()
        await copy_slowly(book, source, tmp_path / "copy.db")
    assert verdict_on(tmp_path / "copy.db") == "ok"
