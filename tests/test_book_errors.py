"""How the errors of databases are translated."""

from homeassistant.exceptions import ConfigEntryError, ConfigEntryNotReady
import psycopg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from custom_components.studio_sync.book.engines import backend_of
from custom_components.studio_sync.book.engines.sqlite import SqliteBackend
from custom_components.studio_sync.book.errors import (
    BookCorrupt,
    BookDiskFull,
    BookError,
    BookNoRight,
    BookStandby,
    BookUnavailable,
    BookUnreachable,
)
from custom_components.studio_sync.errors import setup_error

from .book_fixtures import opened


class PostgresError(Exception):
    """An error as psycopg's are: with the state that PostgreSQL gave."""

    def __init__(self, sqlstate: str | None) -> None:
        """Keep the state."""
        super().__init__()
        self.sqlstate = sqlstate


class NoAnswer(PostgresError, psycopg.OperationalError):
    """How psycopg calls it when no server answers."""


POSTGRESQL = backend_of("postgresql+psycopg://book@127.0.0.1:1/book")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PostgresError("53100"), BookDiskFull),
        (PostgresError("53300"), BookUnavailable),
        (PostgresError("25006"), BookStandby),
        (PostgresError("42501"), BookNoRight),
        (PostgresError("XX001"), BookCorrupt),
        (PostgresError("08006"), BookUnreachable),
        (PostgresError("23505"), None),
        (PostgresError(None), None),
        (NoAnswer(None), BookUnreachable),
    ],
)
def test_what_postgresql_reports_has_a_name(error: Exception, kind: type[BookError] | None) -> None:
    assert POSTGRESQL.error_kind(DBAPIError("SELECT", None, error)) is kind


async def test_a_mistake_of_ours_is_not_called_a_broken_book() -> None:
    async with opened() as book:
        with pytest.raises(DBAPIError):
            await book.read(lambda tx: tx.connection.exec_driver_sql("SELECT nonsense"))
        with pytest.raises(DBAPIError):
            await book.read(lambda tx: tx.connection.exec_driver_sql("SELECT ?", (1, 2)))


def test_a_book_whose_server_may_come_back_is_opened_later() -> None:
    for each in (BookUnreachable(), BookStandby()):
        assert isinstance(setup_error(each), ConfigEntryNotReady)
    for other in (BookNoRight(), BookCorrupt()):
        assert isinstance(setup_error(other), ConfigEntryError)


def test_sqlite_itself_fails_by_name_too() -> None:
    """Pausing and scrubbing talk to the library, past SQLAlchemy."""
    backend = SqliteBackend(make_url("sqlite://"), being_copied=True)
    with pytest.raises(BookError, match="OperationalError"), backend._sqlite() as connection:
        connection.execute("nonsense")
    with pytest.raises(BookUnavailable):
        backend.rename("another")
    backend.wipe()
    backend.engine.dispose()
