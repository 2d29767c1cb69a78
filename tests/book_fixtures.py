"""A book for tests: its own clock, counted ids, and short ways to make records."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import delete

from custom_components.studio_sync.book import appointments, people, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Client,
    ClientGroup,
    Content,
    Resource,
    Staff,
    Timed,
)
from custom_components.studio_sync.formats.contact import Contact, Labelled

from .book_places import new_book_url

BERLIN = "Europe/Berlin"


class Clock:
    """A clock that stays until it is set."""

    def __init__(self) -> None:
        """Begin on a day in 2026."""
        self.now = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


def ids(prefix: str = "id") -> Callable[[], str]:
    """Return a maker of ids that counts."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


@asynccontextmanager
async def opened(url: str | None = None, *, clock: Clock | None = None) -> AsyncIterator[Book]:
    """Open a book with two staff members, a room and a client."""
    book = await Book.open(url or new_book_url(), clock=clock or Clock(), new_id=ids())
    try:
        await book.write(_people)
        yield book
    finally:
        await book.close()


def _people(tx: Transaction) -> None:
    people.put_staff(tx, Staff(id="ann", name="Ann"))
    people.put_staff(tx, Staff(id="bob", name="Bob"))
    people.put_resource(tx, Resource(id="room", name="Daylight room"))
    people.put_group(tx, ClientGroup(id="vip", name="VIP"))
    people.put_client(tx, client("client", "C. Lient", group_ids=("vip",)))


def client(
    record_id: str,
    name: str,
    *,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    **fields: Any,
) -> Client:
    """Return a client; fields of the contact may be given by name."""
    own = {each: fields.pop(each) for each in list(fields) if each in Contact.__slots__}
    content = Contact(
        name=name,
        emails=tuple(Labelled(value=each) for each in emails),
        phones=tuple(Labelled(value=each) for each in phones),
        **own,
    )
    return Client(id=record_id, content=content, **fields)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return an instant."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def timed(start: datetime, hours: float = 1, zone: str = BERLIN) -> Timed:
    """Return a span from an instant on."""
    return Timed(start=start, end=start + timedelta(hours=hours), zone=zone)


def days(start: date, number: int = 1) -> AllDay:
    """Return a span of whole days."""
    return AllDay(start=start, end=start + timedelta(days=number))


def single(record_id: str, when: Timed | AllDay, **fields: Any) -> Appointment:
    """Return an appointment of Ann's; content fields may be given by name."""
    content = Content(title=f"T {record_id}", when=when)
    own = {name: fields.pop(name) for name in list(fields) if name in Content.__slots__}
    values = {"staff_id": "ann", **fields}
    return Appointment(id=record_id, content=replace(content, **own), **values)


async def stored(book: Book, *records: Appointment) -> list[Appointment]:
    """Put appointments into a book."""
    return await book.write(lambda tx: appointments.put_many(tx, records))


async def shown(
    book: Book,
    start: datetime,
    end: datetime,
    owner_id: str | None = None,
    *,
    zone: str = BERLIN,
) -> list[tuple[str, datetime | date]]:
    """Return titles and starts of what a calendar shows."""
    found = await book.read(lambda tx: appointments.window(tx, start, end, owner_id, zone=zone))
    return [(each.appointment.content.title, each.start) for each in found]


def drop_links(tx: Transaction, replica_id: str, record_ids: Iterable[str]) -> None:
    """Forget the pairs of these records, as in a book that never had them."""
    column = tables.link.c
    for record_id in record_ids:
        tx.connection.execute(
            delete(tables.link).where(
                column.replica_id == replica_id, column.record_id == record_id
            )
        )
