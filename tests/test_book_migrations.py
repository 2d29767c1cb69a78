"""A book that an earlier version wrote opens, with all that is in it."""

from datetime import timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, text

from custom_components.studio_sync.book import appointments, replicas
from custom_components.studio_sync.book.codec import microseconds
from custom_components.studio_sync.book.migrations import configuration
from custom_components.studio_sync.book.model import Appointment, Content, ReplicaState, Timed

from .book_fixtures import opened, utc

NOON = utc(2026, 3, 2, 11)
HOUR = timedelta(hours=1)


def written_by(url: str, revision: str, *statements: str) -> None:
    """Make a book as the version wrote it that had this revision of the tables."""
    engine = create_engine(url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), revision)
        connection.execute(text("INSERT INTO book (one, id, rev) VALUES (1, 'book', 7)"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


async def test_a_book_without_clocks_of_replicas_is_brought_up_to_date(tmp_path: Path) -> None:
    """0002: the clock is not known yet, so that it is compared in the next run."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    at = microseconds(NOON)
    replica = "INSERT INTO replica (replica_id, cursor, book_rev, connected_at, staff_id, held, "
    written_by(url, "0001", f"{replica}verdict) VALUES ('r', 'c', 4, {at}, 'mia', 'h', '')")
    async with opened(url) as book:
        assert await book.read(lambda tx: replicas.get(tx, "r")) == ReplicaState(
            replica_id="r", cursor="c", book_rev=4, connected_at=NOON, staff_id="mia", held="h"
        )


async def test_a_series_that_is_counted_without_its_start_is_found_at_its_new_end(
    tmp_path: Path,
) -> None:
    """0004: it had one date less before."""
    url = f"sqlite:///{tmp_path / 'b.db'}"
    first, last = utc(2026, 3, 6, 9), utc(2026, 3, 16, 9)
    when = Timed(start=first, end=first + HOUR, zone="Europe/Berlin")
    lines = ("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2",)
    record = Appointment(id="one", content=Content(title="Yoga", when=when, recurrence=lines))
    async with opened(url) as book:
        await book.write(lambda tx: appointments.put(tx, record))
    earlier = int((last - timedelta(days=6)).timestamp())
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE span SET last = :last"), {"last": earlier})
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    engine.dispose()
    async with opened(url) as book:
        found = await book.read(
            lambda tx: appointments.window(tx, last, last + HOUR, zone="Europe/Berlin")
        )
    assert [each.start for each in found] == [last]
