"""Opening a book: a file that can't be used is refused with its reason, and left unchanged."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from hashlib import sha256
import os
from pathlib import Path
import shutil
import signal
import sqlite3
import sys
import tempfile
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
import pytest
from sqlalchemy import create_engine

from custom_components.studio_sync.book import appointments, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.engines import sqlite_file
from custom_components.studio_sync.book.errors import (
    BookCorrupt,
    BookDiskFull,
    BookError,
    BookReadOnly,
    BookTooNew,
    BookUnavailable,
)
from custom_components.studio_sync.book.migrations import HEAD, REVISIONS, configuration, upgrade

from .book_fixtures import Clock, ids, opened, single, stored, timed, utc

NOON = utc(2026, 3, 2, 11)
NOBODY = 65_534


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def allow(path: Path, mode: int) -> None:
    path.chmod(mode)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


async def filled(path: Path, number: int = 50) -> None:
    """Make a book of some appointments and close it."""
    async with opened(url(path)) as book:
        await stored(book, *(single(f"{n}", timed(NOON), place="p" * 200) for n in range(number)))


async def refused(path: Path, kind: type[BookError]) -> None:
    """Check that a book is refused so, and that its file stays as it was."""
    before = digest(path)
    beside = names(path.parent)
    with pytest.raises(BookError) as caught:
        await Book.open(url(path), clock=Clock(), new_id=ids())
    assert type(caught.value) is kind
    assert digest(path) == before
    assert names(path.parent) == beside


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be a user without rights, as far as the file system is concerned."""
    if os.geteuid():
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that other users can get at."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


async def test_a_book_keeps_its_id_and_its_records(tmp_path: Path) -> None:
    path = tmp_path / "a book, 100%.db"
    async with opened(url(path)) as book:
        first = book.id
        (kept,) = await stored(book, single("a", timed(NOON)))
    assert names(tmp_path) == [path.name]
    again = await Book.open(url(path), clock=Clock(), new_id=ids("other"))
    assert again.id == first
    assert await again.read(lambda tx: appointments.get(tx, "a")) == kept
    assert await again.read(lambda tx: tx.rev) == kept.rev
    await again.close()


async def test_commits_survive_a_power_cut_and_readers_never_wait(tmp_path: Path) -> None:
    async with opened(url(tmp_path / "b.db")) as book:

        def pragmas(tx: Transaction) -> list[Any]:
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            return [tx.connection.exec_driver_sql(f"PRAGMA {n}").scalar_one() for n in names]

        assert await book.read(pragmas) == ["wal", 2, 1, 5000]


@pytest.mark.parametrize("damage", ["noise", "text", "short", "header", "page", "cut"])
async def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "b.db"
    await filled(path)
    data = bytearray(path.read_bytes())
    match damage:
        case "noise":
            data = bytearray(os.urandom(8192))
        case "text":
            data = bytearray(b"not a database, but a text of some length" * 20)
        case "short":
            data = data[:50]
        case "header":
            data[16:18] = b"\x00\x03"
        case "page":
            data[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
        case "cut":
            data = data[: len(data) // 2]
    path.write_bytes(data)
    await refused(path, BookCorrupt)


async def test_damage_to_the_schema_is_found(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    await filled(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    await refused(path, BookCorrupt)


async def test_damage_in_a_big_file_is_found_where_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "CHECK_BYTES", 1000)
    path = tmp_path / "b.db"
    await filled(path, 500)
    data = bytearray(path.read_bytes())
    last = len(data) * 3 // 4
    data[last:] = b"\xff" * (len(data) - last)
    path.write_bytes(data)
    book = await Book.open(url(path), clock=Clock(), new_id=ids())
    with pytest.raises(BookCorrupt):
        await book.read(lambda tx: appointments.changes(tx, 0))
    await book.close()


async def test_a_book_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    await filled(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    await refused(path, BookTooNew)


async def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE book (id TEXT)")
    connection.commit()
    connection.close()
    await refused(path, BookUnavailable)


async def test_a_book_that_another_process_left_open_is_read_with_its_journal(
    tmp_path: Path,
) -> None:
    path, copy = tmp_path / "b.db", tmp_path / "copy" / "b.db"
    copy.parent.mkdir()
    async with opened(url(path)) as book:
        await stored(book, single("a", timed(NOON)))
        for name in ("b.db", "b.db-wal"):
            shutil.copy(tmp_path / name, copy.parent / name)
    again = await Book.open(url(copy), clock=Clock(), new_id=ids())
    assert await again.read(lambda tx: appointments.get(tx, "a")) is not None
    await again.close()


async def test_an_empty_file_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    path.touch()
    await filled(path)
    assert path.stat().st_size > 4096


async def test_an_empty_database_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (id TEXT)")
    connection.execute("DROP TABLE t")
    connection.commit()
    connection.close()
    await filled(path)


async def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BookUnavailable, match="folder"):
        await Book.open(url(tmp_path / "none" / "b.db"), clock=Clock(), new_id=ids())
    assert names(tmp_path) == []


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.db").mkdir()
    with pytest.raises(BookUnavailable):
        await Book.open(url(tmp_path / "b.db"), clock=Clock(), new_id=ids())


@pytest.mark.parametrize(
    "bad",
    ["", "nonsense", "mysql://h/d", "postgresql://h/d", "sqlite+aiosqlite://", "postgresql+no://h"],
)
async def test_an_url_that_can_not_be_used_is_refused(bad: str) -> None:
    with pytest.raises(BookUnavailable, match="URL"):
        await Book.open(bad, clock=Clock(), new_id=ids())


@pytest.mark.parametrize("what", ["file", "folder", "secret"])
async def test_a_file_without_rights_is_refused(open_folder: Path, what: str) -> None:
    path = open_folder / "b.db"
    await filled(path)
    allow(path, {"file": 0o444, "folder": 0o666, "secret": 0o000}[what])
    if what == "folder":
        allow(open_folder, 0o555)
    before = path.stat().st_mtime_ns
    with as_nobody(), pytest.raises(BookError) as caught:
        await Book.open(url(path), clock=Clock(), new_id=ids())
    assert type(caught.value) is (BookUnavailable if what == "secret" else BookReadOnly)
    assert path.stat().st_mtime_ns == before
    assert names(open_folder) == ["b.db"]


async def test_a_new_book_needs_a_folder_that_can_be_written(open_folder: Path) -> None:
    allow(open_folder, 0o555)
    with as_nobody(), pytest.raises(BookReadOnly):
        await Book.open(url(open_folder / "b.db"), clock=Clock(), new_id=ids())


@asynccontextmanager
async def almost_full(path: Path) -> AsyncIterator[Book]:
    """Open a book that may not grow by more than a few pages."""
    await filled(path)
    book = await Book.open(url(path), clock=Clock(), new_id=ids())

    def limit(tx: Transaction) -> None:
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")

    try:
        await book.read(limit)
        yield book
    finally:
        await book.close()


async def test_a_full_disk_is_named_and_nothing_of_the_write_stays(tmp_path: Path) -> None:
    async with almost_full(tmp_path / "b.db") as book:
        rev = await book.read(lambda tx: tx.rev)
        with pytest.raises(BookDiskFull):
            await stored(book, *(single(f"x{n}", timed(NOON)) for n in range(500)))
        assert await book.read(lambda tx: tx.rev) == rev
        assert await book.read(lambda tx: appointments.get(tx, "x0")) is None
        await book.write(lambda tx: appointments.delete(tx, "1"))


WRITER = """
import asyncio, sys
sys.path.insert(0, {root!r})
import custom_components
from custom_components.studio_sync.book import appointments
from tests.book_fixtures import opened, single, timed, utc

def work(tx):
    for part in range(200):
        some = [single(f"{{part}}-{{n}}", timed(utc(2026, 3, 2))) for n in range(50)]
        appointments.put_many(tx, some)
        print(part, flush=True)

async def main():
    async with opened({url!r}) as book:
        await book.write(work)

asyncio.run(main())
"""


@pytest.mark.parametrize("part", [0, 20, 90])
async def test_a_process_killed_in_a_write_leaves_all_or_nothing(tmp_path: Path, part: int) -> None:
    """Rule B8."""
    path = tmp_path / "b.db"
    script = WRITER.format(root=str(Path(__file__).parent.parent), url=url(path))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    while (line := await process.stdout.readline()) and int(line) < part:
        pass
    process.send_signal(signal.SIGKILL)
    await process.wait()
    book = await Book.open(url(path), clock=Clock(), new_id=ids())
    assert await book.read(appointments.count_live) == 0
    assert await book.read(lambda tx: tx.rev) == 5
    await book.close()


async def test_a_migration_is_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.db"

    def failing() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await Book.open(url(path), clock=Clock(), new_id=failing)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()


def test_the_list_of_versions_is_that_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(configuration())
    assert scripts.get_heads() == [HEAD]
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(REVISIONS))


def test_the_scripts_make_the_tables_as_they_are_declared() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        with connection.begin():
            upgrade(connection)
        full_text = {"include_name": lambda name, *_: not (name or "").startswith("client_text")}
        context = MigrationContext.configure(connection, opts=full_text)
        assert compare_metadata(context, tables.metadata) == []
        indexes = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
        migrated = dict(connection.exec_driver_sql(indexes).tuples().all())
    engine.dispose()
    declared = create_engine("sqlite://")
    tables.metadata.create_all(declared)
    with declared.connect() as connection:
        found = dict(connection.exec_driver_sql(indexes).tuples().all())
    declared.dispose()
    # Alembic does not compare what a partial index leaves out.
    assert migrated == found
