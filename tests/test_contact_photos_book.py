"""Where photos are in a replica, as the book keeps it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count

from PIL import Image
import pytest

from custom_components.studio_sync.account_sync.photos import BookPhotos
from custom_components.studio_sync.book import photos
from custom_components.studio_sync.book.book import Book

from .pictures import jpeg

NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    ids = count(1)
    opened = await Book.open("sqlite://", clock=lambda: NOW, new_id=lambda: f"id{next(ids)}")
    yield opened
    await opened.close()


async def test_a_photo_is_known_by_its_address(book: Book) -> None:
    store = BookPhotos(book, "account:contacts")
    key = await store.put(jpeg())
    assert key is not None
    assert await store.get(key) == (jpeg(), "image/jpeg")
    assert await store.get("other") is None
    assert await store.known("people/1", "https://one") is None
    await store.remember("people/1", "https://one", key)
    assert await store.known("people/1", "https://one") == key
    assert await store.known("people/1", "https://two") is None
    assert await store.known("people/1", "") == key
    assert await store.known("people/2", "") is None
    assert await BookPhotos(book, "another").known("people/1", "https://one") is None


async def test_a_photo_that_was_forgotten_is_read_once_more(book: Book) -> None:
    store = BookPhotos(book, "account:contacts")
    key = await store.put(jpeg())
    assert key is not None
    await store.remember("people/1", "https://one", key)
    await book.write(photos.purge)
    assert await store.known("people/1", "https://one") is None


async def test_what_is_no_picture_is_not_kept_and_a_large_one_is_scaled(book: Book) -> None:
    store = BookPhotos(book, "account:contacts")
    assert await store.put(b"no picture") is None
    key = await store.put(jpeg("red", 3000))
    assert key is not None
    found = await store.get(key)
    assert found is not None
    assert Image.open(BytesIO(found[0])).size == (1024, 1024)
