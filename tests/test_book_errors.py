"""How the errors of databases are translated."""

import pytest
from sqlalchemy.exc import DBAPIError

from custom_components.studio_sync.book.database import error_kind
from custom_components.studio_sync.book.errors import (
    BookCorrupt,
    BookDiskFull,
    BookError,
    BookReadOnly,
    BookUnavailable,
)

from .book_fixtures import opened


class PostgresError(Exception):
    """An error as psycopg's are: with the state that PostgreSQL gave."""

    def __init__(self, sqlstate: str | None) -> None:
        """Keep the state."""
        super().__init__()
        self.sqlstate = sqlstate


class OperationalError(PostgresError):
    """How psycopg calls it when no server answers."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PostgresError("53100"), BookDiskFull),
        (PostgresError("53300"), BookUnavailable),
        (PostgresError("25006"), BookReadOnly),
        (PostgresError("XX001"), BookCorrupt),
        (PostgresError("08006"), BookUnavailable),
        (PostgresError("23505"), None),
        (PostgresError(None), None),
        (OperationalError(None), BookUnavailable),
    ],
)
def test_what_postgresql_reports_has_a_name(error: Exception, kind: type[BookError] | None) -> None:
    assert error_kind(DBAPIError("SELECT", None, error)) is kind


async def test_a_mistake_of_ours_is_not_called_a_broken_book() -> None:
    async with opened() as book:
        with pytest.raises(DBAPIError):
            await book.read(lambda tx: tx.connection.exec_driver_sql("SELECT nonsense"))
        with pytest.raises(DBAPIError):
            await book.read(lambda tx: tx.connection.exec_driver_sql("SELECT ?", (1, 2)))
