"""The photos of clients, as a replica needs them."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from functools import partial

from ..book import erased, photos
from ..book.book import Book
from ..book.database import Transaction
from ..formats.errors import PictureError
from ..formats.pictures import fitted


class BookPhotos:
    """Implements ``google.contact_photos.PhotoStore`` by the book."""

    def __init__(self, book: Book, replica_id: str) -> None:
        """Keep the photos of this replica."""
        self._book = book
        self._replica_id = replica_id

    async def get(self, key: str) -> tuple[bytes, str] | None:
        """Return a photo and its media type; None if it is not there."""
        found = await self._book.read(lambda tx: photos.get(tx, key))
        return None if found is None else (found.data, found.media_type)

    async def put(self, data: bytes) -> str | None:
        """Keep a photo as it may be kept, and return its key; None if it is no picture."""
        try:
            picture = await asyncio.get_running_loop().run_in_executor(None, fitted, data)
        except PictureError:
            return None
        return await self._book.write(lambda tx: photos.put(tx, picture))

    async def known(self, remote_id: str, address: str) -> str | None:
        """Return the key of the photo that has this address there; of any, if it is empty."""
        return await self._book.read(
            partial(photos.known, replica_id=self._replica_id, remote_id=remote_id, address=address)
        )

    async def is_erased(self, remote_ids: Collection[str], record_ids: Collection[str]) -> bool:
        """Tell whether it is the copy of a client who was erased."""
        copy = erased.Copy(names=remote_ids, marks=record_ids)
        return bool(
            await self._book.read(lambda tx: erased.copies(tx, self._replica_id, {"": copy}))
        )

    async def remember(self, remote_id: str, address: str, key: str) -> None:
        """Note which photo has this address there."""

        def note(tx: Transaction) -> None:
            photos.remember(tx, self._replica_id, remote_id, address, key)

        await self._book.write(note)
