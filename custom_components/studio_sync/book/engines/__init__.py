"""The kinds of databases that a book lives in, and which one a URL means."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from ..errors import BookUnavailable
from .backend import Backend
from .sqlite import SqliteBackend


def backend_of(url: str | URL, *, being_copied: bool = False, beside: bool = False) -> Backend:
    """Return the database of a book. Blocking. Raises BookUnavailable for a URL that can't be used.

    ``being_copied``: others are copying its file. ``beside``: it is only read, beside the book
    itself, which has the lease.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as err:
        raise BookUnavailable("the database's URL can't be used") from err
    match parsed.drivername:
        case "sqlite" | "sqlite+pysqlite":
            return SqliteBackend(parsed, being_copied=being_copied)
        case "postgresql+psycopg":
            try:
                # The driver is loaded only where it is needed.
                from .postgresql import PostgresqlBackend  # noqa: PLC0415

                return PostgresqlBackend(parsed, leased=not beside)
            except (ImportError, NoSuchModuleError) as err:
                raise BookUnavailable("the database's driver is not installed") from err
    raise BookUnavailable("the database's URL can't be used")
