"""An address book of a server as a replica of clients, with their photos."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection as Some, Sequence
from dataclasses import replace
from typing import Any, Protocol

from ..formats.contact import Contact
from ..formats.vcard.photo import Photo
from ..sync.model import Delta, Outcome, RemoteItem, Write
from .cards import Cards
from .codec import Entry
from .homes import Collection
from .replica import DavReplica
from .transport import Transport


class Photos(Protocol):
    """Keeps photos by their keys."""

    async def get(self, key: str) -> tuple[bytes, str] | None:
        """Return a photo and its media type; None if it is not there."""

    async def put(self, data: bytes) -> str | None:
        """Keep a photo, and return its key; None if it is no picture that can be kept."""


class ContactsReplica(DavReplica[Contact]):
    """One address book of a server."""

    def __init__(
        self, transport: Transport, collection: Collection, photos: Photos, **more: Any
    ) -> None:
        """``more`` is as for ``DavReplica``."""
        self._cards = Cards()
        self._photos = photos
        self._writing = asyncio.Lock()
        super().__init__(transport, collection, self._cards, **more)

    async def fetch(
        self, cursor: str | None, known: Callable[[], Awaitable[Some[str]]]
    ) -> Delta[Contact]:
        """Return everything that changed since ``cursor``; see ``Replica.fetch``."""
        delta = await super().fetch(cursor, known)
        return replace(delta, items=tuple([await self._with_photo(each) for each in delta.items]))

    async def get(self, remote_ids: Sequence[str]) -> Sequence[Entry[Contact]]:
        """Return these items as they are now; see ``Replica.get``."""
        found = await super().get(remote_ids)
        return [
            await self._with_photo(each) if isinstance(each, RemoteItem) else each for each in found
        ]

    async def write(self, writes: Sequence[Write[Contact]]) -> Sequence[Outcome[Contact]]:
        """Carry writes out; see ``Replica.write``. One after the other: they share the photos."""
        async with self._writing:
            return await self._write(writes)

    async def _write(self, writes: Sequence[Write[Contact]]) -> Sequence[Outcome[Contact]]:
        for write in writes:
            key = "" if write.content is None else write.content.photo
            if key and key not in self._cards.photos:
                kept = await self._photos.get(key)
                if kept is not None:
                    self._cards.photos[key] = Photo(data=kept[0], media_type=kept[1])
        outcomes = await super().write(writes)
        found = [
            each if each.item is None else replace(each, item=await self._with_photo(each.item))
            for each in outcomes
        ]
        self._cards.photos.clear()
        return found

    async def _with_photo(self, item: RemoteItem[Contact]) -> RemoteItem[Contact]:
        """Keep an item's photo, and return the item with its key; without it, if it is none."""
        content = item.content
        if content is None or not content.photo:
            return item
        photo = self._cards.photos.pop(content.photo, None)
        if photo is None:
            return item
        key = await self._photos.put(photo.data)
        return replace(item, content=replace(content, photo=key or ""))
