"""Moving a book between databases: all rows, while it is used, and killed wherever it is."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
import sys
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, insert, select

from custom_components.studio_sync.book import (
    appointments,
    client_search,
    copying,
    moving,
    people,
    tables,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import (
    BookError,
    BookForeign,
    BookMoved,
    BookMoving,
    BookUnavailable,
    BookUncertain,
)
from custom_components.studio_sync.book.migrations import HEAD, stamp

from .book_fixtures import Clock, client, ids, opened, single, stored, timed, utc
from .postgresql import PostgreSQL

NOON = utc(2026, 3, 2, 11)
TO_AND_FRO = [("file", "server"), ("server", "file")]
KINDS = [*TO_AND_FRO, ("file", "file"), ("server", "server")]


@pytest.fixture
def places(
    tmp_path: Path, postgresql: PostgreSQL, socket_enabled: None
) -> Iterator[dict[str, list[str]]]:
    """Return two places of each kind."""
    schemas = ["moved_a", "moved_b"]
    yield {
        "file": [f"sqlite:///{tmp_path / f'{name}.db'}" for name in "ab"],
        "server": [postgresql.url(schema=each) for each in schemas],
    }
    for each in schemas:
        postgresql.drop_schema(each)


@pytest.fixture(params=KINDS, ids="-".join)
def way(places: dict[str, list[str]], request: pytest.FixtureRequest) -> tuple[str, str]:
    """Return where a book is, and where it is to be."""
    here, there = request.param
    return places[here][0], places[there][1]


def silent(*_: int) -> None:
    """Show no progress."""


def dump(tx: Transaction) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables."""
    return {
        each.name: [
            tuple(row) for row in tx.connection.execute(select(each).order_by(*each.primary_key))
        ]
        for each in copying.TABLES
    }


def sample(column: Column[Any], number: int) -> Any:
    if isinstance(column.type, Boolean):
        return True
    if isinstance(column.type, LargeBinary):
        return bytes([number, 0, 255])
    return number if isinstance(column.type.as_generic(), Integer) else f"ä 'x' \\ \t {number}"


def fill_rest(tx: Transaction) -> None:
    """Put rows into tables that have none."""
    for table in copying.TABLES:
        if not tx.connection.execute(select(table).limit(1)).all():
            assert not table.foreign_keys, table.name
            rows = [{each.key: sample(each, n) for each in table.columns} for n in (1, 2)]
            tx.connection.execute(insert(table), rows)


@asynccontextmanager
async def filled(url: str) -> AsyncIterator[Book]:
    """Open a book with something in each table."""
    async with opened(url) as book:
        series = single("y", timed(NOON), recurrence=("RRULE:FREQ=DAILY",))
        odd = single("a", timed(NOON), series_id="y", original_start=NOON)
        many = (single(f"{n:04}", timed(NOON)) for n in range(1100))
        await stored(book, series, odd, single("c", timed(NOON), client_id="client"), *many)
        await book.write(fill_rest)
        yield book


async def test_a_book_is_moved_with_all_that_is_in_it(way: tuple[str, str]) -> None:
    here, there = way
    async with filled(here) as book:
        before = await book.read(dump)
        assert all(before.values())
        told = list[tuple[int, int]]()
        await moving.move(book, there, lambda done, of: told.append((done, of)))
        assert await book.read(dump) == before
        assert told[-1][0] == told[-1][1] == sum(map(len, before.values()))
        # It goes on there: ids that the database counts, search, and all the rest.
        await book.write(lambda tx: people.put_client(tx, client("new", "Newcomer")))
        found = await book.read(lambda tx: client_search.find(tx, "newcom", (), 5, true_()))
        assert found == ["new"]
        after = await book.read(dump)
    with pytest.raises(BookMoved):
        await Book.open(here, clock=Clock(), new_id=ids())
    assert moving.has_moved(here)
    assert not moving.has_moved(there)
    again = await Book.open(there, clock=Clock(), new_id=ids())
    found_again = await again.read(dump)
    await again.close()
    assert {**found_again, "book_life": []} == {**after, "book_life": []}
    # What was left can be made a book of its own again.
    moving.restore(here)
    moving.restore(here)
    old = await Book.open(here, clock=Clock(), new_id=ids())
    assert {**await old.read(dump), "book_life": []} == {**before, "book_life": []}
    await old.close()


async def until(met: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(60):
        while not met():  # noqa: ASYNC110 - it is no event
            await asyncio.sleep(0)


def true_() -> Any:
    return tables.client.c.deleted.is_(False)


async def test_it_is_read_and_written_meanwhile(way: tuple[str, str]) -> None:
    """Nothing that was written before, during or after is lost or there twice."""
    here, there = way
    async with filled(here) as book:
        stop, kept = asyncio.Event(), list[str]()

        async def write() -> None:
            while not stop.is_set():
                name = f"w{len(kept)}"
                await stored(book, single(name, timed(NOON), place="p"))
                kept.append(name)
                if len(kept) % 5 == 0:
                    await book.write(lambda tx: appointments.delete(tx, kept[-2]))
                await book.read(lambda tx: tx.rev)

        writer = asyncio.ensure_future(write())
        await until(lambda: bool(kept))
        await moving.move(book, there, silent)
        during = len(kept)
        await until(lambda: len(kept) >= during + 3)
        stop.set()
        await writer
        found = await book.read(lambda tx: [appointments.get(tx, each) for each in kept])
        assert all(found)
        assert during > 3
        rows = await book.read(dump)
    again = await Book.open(there, clock=Clock(), new_id=ids())
    assert {**await again.read(dump), "book_life": []} == {**rows, "book_life": []}
    await again.close()


def exchange(tx: Transaction) -> None:
    """Have two rows exchange what is unique, delete a parent, and change each kind of row."""
    item = tables.phone_item
    for name in ("n0", "n1", "n2"):
        new = {"n0": "nx", "n1": "n0", "n2": "n1"}[name]
        statement = item.update().where(item.c.name == name).values(name=new)
        tx.connection.execute(statement)
    people.delete_client(tx, "gone")
    words = tables.client_words
    tx.connection.execute(words.delete().where(words.c.client_id == "client"))
    row = {"client_id": "client", "words": "  other  ", "name": "other"}
    tx.connection.execute(insert(words), [row])
    people.put_client(tx, client("client", "Another Name"))
    member = tables.client_group_member
    tx.connection.execute(member.delete())
    tx.connection.execute(tables.client_group.delete())


async def test_a_second_walk_finds_all_that_changed(way: tuple[str, str]) -> None:
    here, there = way
    async with opened(here) as book, opened(there) as copy:
        await book.write(lambda tx: people.put_client(tx, client("gone", "Gone")))
        item = {"calendar": "c", "uid": "u", "text": None, "text_etag": "", "made_from": ""}
        rows = [{**item, "record_id": f"r{n}", "name": f"n{n}", "rev": n} for n in range(3)]
        await book.write(lambda tx: tx.connection.execute(insert(tables.phone_item), rows))

        async def walk() -> int:
            return await asyncio.to_thread(both, book, copy)

        assert await walk() > 3
        assert await walk() == 0
        await book.write(exchange)
        assert await walk() >= 6
        assert await walk() == 0
        assert await copy.read(dump) == await book.read(dump)


def both(book: Book, copy: Book) -> int:
    source, target = book.beside(), copy.beside()
    with source.engine.connect() as one, target.engine.begin() as other:
        found = copying.make_equal(one, other, silent)
    source.engine.dispose()
    target.engine.dispose()
    return found


async def test_a_place_that_has_a_book_is_not_written_over(way: tuple[str, str]) -> None:
    here, there = way
    async with opened(there) as other:
        kept = await other.read(dump)
    async with opened(here) as book:
        with pytest.raises(BookForeign):
            await moving.move(book, there, silent)
        await stored(book, single("a", timed(NOON)))
    again = await Book.open(there, clock=Clock(), new_id=ids())
    assert {**await again.read(dump), "book_life": []} == {**kept, "book_life": []}
    await again.close()


async def test_a_book_in_memory_has_nowhere_to_be_read_from() -> None:
    async with opened("sqlite://") as book:
        with pytest.raises(BookUnavailable):
            await moving.move(book, "sqlite://", silent)


class Broken(BaseException):
    """The end of the process, as far as the move is concerned."""


@pytest.mark.parametrize("way", TO_AND_FRO, ids="-".join, indirect=True)
@pytest.mark.parametrize("at", range(0, 9, 2))
async def test_broken_off_at_any_point_the_old_one_goes_on(
    way: tuple[str, str], monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """And what was left of the new one is in nobody's way."""
    here, there = way
    left = at

    def count(*_: int) -> None:
        nonlocal left
        if left == 0:
            left = -1
            raise Broken
        left -= 1

    async with opened(here) as book:
        await stored(book, *(single(f"{n:04}", timed(NOON)) for n in range(50)))
        with monkeypatch.context() as patch:
            patch.setattr(copying, "BATCH", 20)
            patch.setattr(moving._Mover, "_tell", count)
            if at % 4:
                # As if the machine had been switched off: nothing is tidied up.
                patch.setattr(moving._Mover, "_end", left_behind)
            with pytest.raises(Broken):
                await moving.move(book, there, silent)
        await stored(book, single("after", timed(NOON)))
        rows = await book.read(dump)
        await moving.move(book, there, silent)
        assert await book.read(dump) == rows


def left_behind(mover: moving._Mover, **_: object) -> None:
    mover._source.engine.dispose()
    mover.target.engine.dispose()


async def test_who_ends_it_gets_the_book_back(way: tuple[str, str]) -> None:
    here, there = way
    async with filled(here) as book:
        begun = asyncio.Event()
        task = asyncio.ensure_future(moving.move(book, there, lambda *_: begun.set()))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await stored(book, single("after", timed(NOON)))
        assert not moving.has_moved(there)
        await moving.move(book, there, silent)


async def test_after_the_switch_the_new_one_is_the_book(
    way: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the new one could be called a book: it is told by the old one."""
    here, there = way
    async with filled(here) as book:
        rows = await book.read(dump)

        def once(connection: Any, version: str) -> None:
            if version != HEAD:
                stamp(connection, version)
            else:
                raise BookError

        monkeypatch.setattr("custom_components.studio_sync.book.book.stamp", once)
        await moving.move(book, there, silent)
    assert moving.has_moved(here)
    with pytest.raises(BookForeign):
        await Book.open(there, clock=Clock(), new_id=ids())
    moving.adopt(there)
    moving.adopt(there)
    again = await Book.open(there, clock=Clock(), new_id=ids())
    assert {**await again.read(dump), "book_life": []} == {**rows, "book_life": []}
    await again.close()


async def test_where_nobody_knows_writes_wait_until_it_is_closed(
    places: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = places["file"]

    def unknown(*_: Any, **__: Any) -> None:
        raise BookUncertain

    async with filled(here) as book:
        with monkeypatch.context() as patch:
            patch.setattr(book._backend, "commit", unknown)
            with pytest.raises(BookUncertain):
                await moving.move(book, there, silent)
        waiting = asyncio.ensure_future(stored(book, single("w", timed(NOON))))
        assert await book.read(lambda tx: appointments.get(tx, "w")) is None
        assert not waiting.done()
    with pytest.raises(BookUnavailable):
        await waiting
    # The copy was not thrown away.
    with pytest.raises(BookMoving):
        await Book.open(there, clock=Clock(), new_id=ids())


async def test_a_copy_that_differs_is_not_gone_over_to(
    places: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = places["file"]
    monkeypatch.setattr(copying, "make_equal", lambda *_: 1)
    async with opened(here) as book:
        with pytest.raises(BookError, match="differs"):
            await moving.move(book, there, silent)
        await stored(book, single("after", timed(NOON)))


async def test_a_copy_to_keep_is_a_book_and_the_book_stays(way: tuple[str, str]) -> None:
    here, there = way
    async with filled(here) as book:
        rows = await book.read(dump)
        await moving.export(book, there, silent)
        await stored(book, single("after", timed(NOON)))
    copy = await Book.open(there, clock=Clock(), new_id=ids())
    assert {**await copy.read(dump), "book_life": []} == {**rows, "book_life": []}
    await copy.close()


async def test_killed_at_random_points_nothing_is_lost(
    places: dict[str, list[str]], request: pytest.FixtureRequest
) -> None:
    """What was acknowledged is in the one that is the book then, old or new, once."""
    kills = request.config.getoption("--fuzz") or 8
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.moving_kills"),
        *(places["file"][0], places["server"][0], str(kills)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()
    print(output.decode())  # noqa: T201 - for people who look
