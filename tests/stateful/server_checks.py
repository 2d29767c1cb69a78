"""What must hold of the calendars of a server when all has come to rest."""

from collections import Counter
from dataclasses import replace

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.book.scopes import ROOM, THE_STUDIO
from tests.world import ZONE

from . import views
from .checks import Rows, Seen, same, suspended, without
from .dav_checks import rows_of
from .server_actor import TASK, held_in
from .server_stage import ServerCalendar, ServerStage

LOUD = "!"
"""What some servers make of a title."""


def is_shown(scope: str, record: Appointment) -> bool:
    """Tell whether an appointment is in a calendar; written without the engine."""
    if scope.startswith(ROOM):
        return scope.removeprefix(ROOM) in record.resource_ids
    return scope == THE_STUDIO or scope in record.owners


def book_rows(tx: Transaction, scope: str) -> Rows:
    """Return what of the book is in a calendar."""
    owner = None if scope == THE_STUDIO else scope.removeprefix(ROOM)
    found = appointments.window(tx, views.FIRST, views.LAST, owner_id=owner, zone=ZONE)
    return Counter(quiet(views.book_row(each.appointment.content, each.when)) for each in found)


def quiet(row: views.Row) -> views.Row:
    """Return an instance without what a server has made of its title."""
    return replace(row, title=row.title.rstrip(LOUD))


def server_rows(calendar: ServerCalendar) -> Rows:
    """Return what is in a calendar of the server, instance by instance."""
    found: Rows = Counter()
    for held in held_in(calendar):
        found += Counter({quiet(row): n for row, n in rows_of(held.said).items()})
    return found


async def check_servers(stage: ServerStage) -> Seen:
    """Compare each calendar with the book; return what they hold, for the other checks."""
    seen = Seen()
    for calendar in stage.served.values():
        assert calendar.folder.items["task.ics"].text == TASK, "a task was touched"
        replica_id = stage.replica_id(calendar.name)
        left_out = await stage.book.read(lambda tx, name=replica_id: suspended(tx, name))  # type: ignore[misc]
        seen.asked |= left_out
        there = server_rows(calendar)
        if "tentative" not in stage.rules_of(calendar.name).admits:
            left_out = left_out | {row.tag for row in there if row.tentative}
        book = await stage.book.read(lambda tx, scope=calendar.scope: book_rows(tx, scope))  # type: ignore[misc]
        same(without(book, left_out), without(there, left_out), f"{calendar.name} differs")
        for row in there:
            seen.everywhere[row.tag] += 1
        for item in calendar.folder.items.values():
            seen.text += item.text.decode()
        for row in there:
            seen.text += f" {row.start}"
    every = await stage.book.read(lambda tx: appointments.changes(tx, 0))
    seen.everywhere += Counter(views.tag_of(each.content.title) for each in every if each.lives)
    assert not stage.server.violations, stage.server.violations
    return seen


async def both_rows(stage: ServerStage, name: str) -> tuple[Rows, Rows]:
    """Return what people see in the book and in a calendar of the server."""
    calendar = stage.served[name]
    book = await stage.book.read(lambda tx: book_rows(tx, calendar.scope))
    return book, server_rows(calendar)
