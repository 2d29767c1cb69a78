"""Sync tokens over openings of the book, and over one that was restored from a backup."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import shutil

import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.dav.errors import DavError

from .book_fixtures import Clock, client, ids
from .phone_book import GROUP, Phone


@asynccontextmanager
async def phone_of(path: Path) -> AsyncIterator[Phone]:
    book = await Book.open(f"sqlite:///{path}", clock=Clock(), new_id=ids())
    try:
        yield Phone(book)
    finally:
        await book.close()


async def add(phone: Phone, *names: str) -> None:
    group = ClientGroup(id=GROUP, name="Phones")
    await phone.book.write(lambda tx: people.put_group(tx, group))
    every = [client(name, name, group_ids=(GROUP,)) for name in names]
    await phone.book.write(lambda tx: clients.put_many(tx, every))


async def test_a_token_holds_across_openings_also_such_in_which_nothing_changes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "book.db"
    async with phone_of(path) as phone:
        empty = await phone.token()
        await add(phone, "a")
        token = await phone.token()
    for _ in range(3):
        async with phone_of(path) as phone:
            assert await phone.token() == token
            assert (await phone.changes(token)).changed == {}
            assert list((await phone.changes(empty)).changed) == ["a.vcf"]
    async with phone_of(path) as phone:
        await add(phone, "b")
        assert list((await phone.changes(token)).changed) == ["b.vcf"]


async def test_a_token_from_after_the_backup_that_was_restored_is_refused(tmp_path: Path) -> None:
    """However many changes the book has had since; one from before the backup holds."""
    path, backup = tmp_path / "book.db", tmp_path / "backup.db"
    async with phone_of(path) as phone:
        await add(phone, "a")
        early = await phone.token()
    shutil.copy(path, backup)
    async with phone_of(path) as phone:
        await add(phone, "b")
        lost = await phone.token()
    shutil.copy(backup, path)
    async with phone_of(path) as phone:
        with pytest.raises(DavError):
            await phone.changes(lost)
        await add(phone, "c", "d", "e")
        with pytest.raises(DavError):
            await phone.changes(lost)
        assert set((await phone.changes(early)).changed) == {"c.vcf", "d.vcf", "e.vcf"}
