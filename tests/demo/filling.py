"""Writes the sample clients and the sample appointments into the studio's book.

Home Assistant has the book closed meanwhile: the studio's entry is disabled.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from custom_components.studio_sync.book import appointments, clients, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Client, ClientGroup

from ..book_fixtures import client
from .people import CLIENTS, client_email, client_phone
from .sample_appointments import Cast, sample_appointments

GROUP = "Google Sync"
NOTABLE = (0, 7, 14)
"""Clients with something to remember about them."""


@asynccontextmanager
async def opened_book(file: Path) -> AsyncIterator[Book]:
    """Open a book's file, for reading also while Home Assistant has it open."""
    book = await Book.open(
        f"sqlite:///{file}", clock=lambda: datetime.now(UTC), new_id=lambda: uuid4().hex
    )
    try:
        yield book
    finally:
        await book.close()


def sample_clients(group_id: str) -> list[Client]:
    """Make the clients; every third one is in the group."""
    return [
        client(
            f"client-{number:02}",
            name,
            emails=(client_email(number),),
            phones=(client_phone(number),),
            notes="Allergic to dust; no powder." if number in NOTABLE else "",
            group_ids=(group_id,) if number % 3 == 0 else (),
        )
        for number, name in enumerate(CLIENTS)
    ]


async def fill(
    file: Path, today: date, *, staff: dict[str, str], rooms: dict[str, str]
) -> Sequence[Appointment]:
    """Write clients and appointments; ``staff`` and ``rooms`` are the book's ids by key."""
    group = ClientGroup(id="group-google", name=GROUP)
    sample = sample_clients(group.id)
    cast = Cast(staff=staff, rooms=rooms, clients=tuple(each.id for each in sample))
    numbers = count(1)
    entries = sample_appointments(today, cast, lambda: f"sample-{next(numbers):03}")

    def write(tx: Transaction) -> list[Appointment]:
        people.put_group(tx, group)
        clients.put_many(tx, sample)
        return appointments.put_many(tx, entries)

    async with opened_book(file) as book:
        return await book.write(write)
