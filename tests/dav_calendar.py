"""A phone that writes to calendars of a book, past the server's verbs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from custom_components.studio_sync.book import appointments, journal
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Run
from custom_components.studio_sync.dav_server.calendar_reading import CalendarReading
from custom_components.studio_sync.dav_server.calendar_writes import CalendarWrites, Reading
from custom_components.studio_sync.dav_server.event_mapping import View
from custom_components.studio_sync.dav_server.home import Stored
from custom_components.studio_sync.dav_server.visit import CalendarRights, Visit
from custom_components.studio_sync.formats.icalendar.event import CalendarObject
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.scheduling.write_path import Request, Surface, source_of

from .book_fixtures import BERLIN
from .scheduling_fixtures import STUDIO


def reading(tx: Transaction) -> Reading:
    """Read a book as the server does."""
    found = CalendarReading(tx)
    return Reading(
        text=found.text,
        own=found.own,
        made_from=found.made_from,
        named=found.named,
        names_of=found.names_of,
    )


def rights(
    *, may_write: bool = True, shown: Privacy = Privacy.FULL, tentative: bool = True
) -> CalendarRights:
    """Return what an access may do with a calendar."""
    return CalendarRights(name="C", may_write=may_write, shown=shown, tentative=tentative)


def said(*events: str, uid: str = "u") -> bytes:
    """Write the object with these events, without their UID."""
    whole = "\r\n".join(
        f"BEGIN:VEVENT\r\nUID:{uid}\r\n{each}\r\nEND:VEVENT".replace("\n", "\r\n").replace(
            "\r\r", "\r"
        )
        for each in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{whole}\r\nEND:VCALENDAR\r\n".encode()


@dataclass
class Phone:
    """A phone with an access to some calendars."""

    book: Book
    calendars: dict[str, CalendarRights] = field(
        default_factory=lambda: {"ann": rights(), "bob": rights(), "room": rights()}
    )
    access_id: str = "phone-1"

    @property
    def visit(self) -> Visit:
        """The access."""
        return Visit(
            access_id=self.access_id,
            user="ann",
            owner="Ann",
            studio=STUDIO,
            calendars=self.calendars,
            busy_words=frozenset({"Busy", "Belegt"}),
        )

    def view(self, owner_id: str) -> View:
        """Return a calendar."""
        return View.of(owner_id, self.calendars[owner_id], "Busy", BERLIN)

    async def _write[T](self, work: Callable[[CalendarWrites], T]) -> T:
        request = Request(surface=Surface.PHONE, access_id=self.access_id)
        return await self.book.write(
            lambda tx: work(CalendarWrites(tx=tx, visit=self.visit, reading=reading(tx))),
            source=source_of(request),
        )

    async def put(self, owner_id: str, name: str, text: bytes) -> Stored:
        """PUT an item."""
        return await self._write(lambda writes: writes.put(self.view(owner_id), name, text))

    async def delete(self, owner_id: str, name: str) -> None:
        """DELETE an item."""
        await self._write(lambda writes: writes.delete(self.view(owner_id), name))

    async def move(self, owner_id: str, name: str, to: str, new_name: str) -> bool:
        """MOVE an item."""
        return await self._write(
            lambda writes: writes.move(self.view(owner_id), name, self.view(to), new_name)
        )

    async def get(self, owner_id: str, name: str) -> bytes | None:
        """GET an item."""

        def read(tx: Transaction) -> bytes | None:
            view = self.view(owner_id)
            writes = CalendarWrites(tx=tx, visit=self.visit, reading=reading(tx))
            record = writes.named(view, name)
            return None if record is None else writes.reading.text(view, record)

        return await self.book.read(read)

    async def etags(self, owner_id: str) -> Mapping[str, str]:
        """Return the etags of all items, by name."""
        view = self.view(owner_id)
        return await self.book.read(lambda tx: CalendarReading(tx).etags(view))

    async def read(self, owner_id: str, name: str) -> CalendarObject:
        """GET an item that is there, and read it."""
        text = await self.get(owner_id, name)
        assert text is not None
        return read_object(text, zone=BERLIN)

    async def change(self, owner_id: str, name: str, old: str, new: str) -> Stored:
        """GET an item, replace some text in it, and PUT it."""
        text = await self.get(owner_id, name)
        assert text is not None
        assert old.encode() in text, text.decode()
        return await self.put(owner_id, name, text.replace(old.encode(), new.encode(), 1))


async def runs(book: Book) -> list[Run]:
    """Return the runs that phones made, the latest first."""
    found = await book.read(lambda tx: journal.runs(tx, replica_id="", limit=1000))
    return [each for each in found if each.kind == "phone"]


async def only(book: Book, *, living: bool = True) -> Appointment:
    """Return the only appointment of a book."""
    [found] = await records(book, living=living)
    return found


async def records(book: Book, *, living: bool = True) -> list[Appointment]:
    """Return the appointments of a book."""
    found: Any = await book.read(lambda tx: appointments.changes(tx, 0))
    return [each for each in found if each.lives or not living]
