"""Edits of series, for tests of the book."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from custom_components.studio_sync.book import appointments, series_edit
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import (
    Appointment,
    Content,
    Moment,
    Timed,
)

from .book_fixtures import shown, utc

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONDAY = utc(2026, 3, 2, 9)
END = MONDAY + 20 * DAY
DAILY = ("RRULE:FREQ=DAILY;COUNT=6",)


async def edited(book: Book, record_id: str, content: Content, **how: Any) -> list[Appointment]:
    return await book.write(lambda tx: series_edit.edit(tx, record_id, content, **how))


async def removed(book: Book, record_id: str, **how: Any) -> list[Appointment]:
    return await book.write(lambda tx: series_edit.remove(tx, record_id, **how))


async def fetched(book: Book, record_id: str) -> Appointment:
    found = await book.read(lambda tx: appointments.get(tx, record_id))
    assert found is not None
    return found


async def starts(book: Book) -> list[Moment]:
    return [start for _, start in await shown(book, MONDAY - DAY, END)]


def at(record: Appointment, start: datetime, **fields: Any) -> Content:
    """Return the content of an instance with other fields."""
    when = Timed(start=start, end=start + HOUR, zone="Europe/Berlin")
    return replace(record.content, when=fields.pop("when", when), **fields)
