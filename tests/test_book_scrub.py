"""What was deleted is in no free part of the book's file, once that is asked for."""

from pathlib import Path

import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookUnavailable
from custom_components.studio_sync.book.tombstones import forget_clients

from .book_fixtures import client, opened

SECRET = "Zaphod Beeblebrox"


async def forget(book: Book) -> None:
    """Have a client, and forget the client."""
    await book.write(lambda tx: clients.put_client(tx, client("z", SECRET, notes=SECRET * 500)))
    await book.write(lambda tx: clients.delete_client(tx, "z"))
    await book.write(lambda tx: forget_clients(tx, ["z"]))


def has_secret(file: Path) -> bool:
    """Tell whether it is in the file or its journal."""
    files = file.parent.glob(f"{file.name}*")
    return any(b"Beeblebrox" in each.read_bytes() for each in files)


async def test_nothing_deleted_is_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "book.db"
    async with opened(f"sqlite:///{file}") as book:
        await forget(book)
        await book.write(lambda tx: clients.put_client(tx, client("a", "Arthur Dent")))
        assert has_secret(file)
        await book.scrub()
        assert not has_secret(file)
        kept = await book.read(lambda tx: clients.get_client(tx, "a"))
        assert kept is not None
        assert kept.name == "Arthur Dent"
    assert not has_secret(file)


async def test_a_file_that_is_being_copied_is_scrubbed_afterwards(tmp_path: Path) -> None:
    """It must stay as it is until then."""
    file = tmp_path / "book.db"
    async with opened(f"sqlite:///{file}") as book:
        await forget(book)
        await book.pause_file(being_copied=True)
        before = file.read_bytes()
        await book.scrub()
        assert file.read_bytes() == before
        await book.pause_file(being_copied=False)
        assert not has_secret(file)


async def test_a_book_in_memory_has_no_file() -> None:
    async with opened() as book:
        await forget(book)
        await book.scrub()


async def test_a_closed_book_says_so() -> None:
    async with opened() as book:
        await book.close()
        with pytest.raises(BookUnavailable):
            await book.scrub()
