"""The book in a SQLite file, or in memory: in Home Assistant itself."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
import sqlite3
from typing import Any, cast

from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from .. import tables
from ..errors import BookCorrupt, BookDiskFull, BookError, BookReadOnly, BookUnavailable
from ..migrations import upgrade
from .backend import translated
from .sqlite_file import inspect_file

CHECKPOINT_PAGES = 1_000
"""SQLite's own default: pages in the journal that cause a checkpoint."""
BUSY_TIMEOUT = 5_000
"""How long, in milliseconds, another process may hold the file before we give up."""

_SQLITE_ERRORS: dict[int, type[BookError]] = {
    sqlite3.SQLITE_FULL: BookDiskFull,
    sqlite3.SQLITE_READONLY: BookReadOnly,
    sqlite3.SQLITE_CORRUPT: BookCorrupt,
    sqlite3.SQLITE_NOTADB: BookCorrupt,
    sqlite3.SQLITE_CANTOPEN: BookUnavailable,
    sqlite3.SQLITE_BUSY: BookUnavailable,
    sqlite3.SQLITE_LOCKED: BookUnavailable,
    sqlite3.SQLITE_IOERR: BookUnavailable,
    sqlite3.SQLITE_PERM: BookUnavailable,
    sqlite3.SQLITE_PROTOCOL: BookUnavailable,
    sqlite3.SQLITE_NOLFS: BookUnavailable,
}
_READ_REV = select(tables.book.c.rev)


class SqliteBackend:
    """A file, or a book in memory."""

    def __init__(self, url: URL, *, being_copied: bool = False) -> None:
        """``being_copied``: others are copying the file, see ``pause_file``."""
        name = url.database
        self._path = None if name in {None, "", ":memory:"} else Path(str(name))
        # Hidden parameters: names and titles must not get into a log, nor into an error.
        self.engine: Engine = create_engine(
            url,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            # As PostgreSQL's driver has it, see ``Transaction.execute_many``.
            paramstyle="named",
            # The pool is used by the book's one thread only.
            connect_args={"check_same_thread": False, "isolation_level": None},
        )
        event.listen(self.engine, "connect", _prepare)
        if being_copied:
            event.listen(self.engine, "connect", _rest)
        event.listen(self.engine, "begin", _begin)

    def inspect(self) -> bool:
        """Tell whether there is a book; refuse a file that can't be used. Raises BookError."""
        return self._path is not None and inspect_file(self._path)

    def described(self, connection: Connection) -> str:  # noqa: ARG002 - the library knows
        """Return the version of the library."""
        return f"SQLite {sqlite3.sqlite_version}"

    def versions(self, connection: Connection) -> list[str]:
        """Return which versions of the tables are there. Raises BookUnavailable."""
        names = inspect(connection).get_table_names()
        if "alembic_version" in names:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            return list(found.scalars())
        if "book" in names:
            raise BookUnavailable("the database belongs to something else")
        return []

    def bring_up_to_date(self, connection: Connection, versions: Sequence[str]) -> None:  # noqa: ARG002 - see below
        """Let the migrations do it from any version on: they also make what is SQLite's own."""
        upgrade(connection)

    def get_ready(self, connection: Connection) -> None:
        """Nothing is left to do."""

    def has_reconnected(self) -> bool:
        """Return False: a file does not go away."""
        return False

    def rev(self, connection: Connection, *, writes: bool) -> int:  # noqa: ARG002 - see below
        """Return the book's rev: that nobody else writes is settled by ``BEGIN IMMEDIATE``."""
        return int(connection.execute(_READ_REV).scalar_one())

    def commit(self, outer: RootTransaction) -> None:
        """Commit."""
        outer.commit()

    def error_kind(self, err: DBAPIError) -> type[BookError] | None:
        """Return what an error means: only one of the library has a code."""
        code: int | None = getattr(err.orig, "sqlite_errorcode", None)
        return None if code is None else _kind(code)

    def pause_file(self, *, being_copied: bool) -> None:
        """Keep SQLite from writing its main file, or let it (https://www.sqlite.org/wal.html §3).

        It begins and ends with an empty journal where nobody else is reading. While the file
        is not written the journal only grows, also when the book is closed: any beginning of it
        is valid together with the file.
        """
        with self._sqlite() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            _pause_checkpoints(connection, being_copied=being_copied)

    def wipe(self) -> None:
        """Remove the file, and those beside it."""
        self.engine.dispose()
        if self._path is not None:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def analyse(self) -> None:
        """Do nothing: queries are written so that it need not be known."""

    def rename(self, name: str) -> None:
        """Refuse: files are renamed by those who know of others. Raises BookUnavailable."""
        raise BookUnavailable(name)

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the free parts of the file, or in its journal.

        The file is written once more (https://www.sqlite.org/lang_vacuum.html); if it is being
        copied, when that ends.
        """
        with self._sqlite() as connection:
            connection.execute("VACUUM")
            (pages,) = connection.execute("PRAGMA wal_autocheckpoint").fetchone()
            if pages:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _sqlite(self) -> Iterator[sqlite3.Connection]:
        """Return the connection to SQLite itself. Raises BookError."""
        try:
            with translated(self), closing(self.engine.raw_connection()) as pooled:
                yield cast("sqlite3.Connection", pooled.driver_connection)
        except sqlite3.Error as err:
            code: int = getattr(err, "sqlite_errorcode", 0)
            raise (_kind(code) or BookError)(type(err).__name__) from err


def _kind(code: int) -> type[BookError] | None:
    """Return what a code of SQLite's means; its low byte is the primary one."""
    return _SQLITE_ERRORS.get(code & 0xFF)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """Configure SQLite: durable at every commit, readers never block the writer."""
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-8000",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _rest(connection: sqlite3.Connection, _record: Any) -> None:
    _pause_checkpoints(connection, being_copied=True)


def _pause_checkpoints(connection: sqlite3.Connection, *, being_copied: bool) -> None:
    """Switch SQLite's checkpoints off, or on again."""
    pages = 0 if being_copied else CHECKPOINT_PAGES
    connection.execute(f"PRAGMA wal_autocheckpoint={pages}").fetchall()
    connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, being_copied)


def _begin(connection: Connection) -> None:
    """Begin explicitly: the driver would leave reads and DDL outside the transaction."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
