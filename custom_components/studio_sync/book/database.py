"""The connection to the database, its transactions, and what its errors mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
import sqlite3
from typing import Any, cast

from sqlalchemy import (
    ClauseElement,
    Connection,
    Dialect,
    Engine,
    Table,
    TextClause,
    create_engine,
    event,
    select,
    text,
    update,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from . import tables
from .change import Changes
from .decided import Decided
from .errors import BookCorrupt, BookDiskFull, BookError, BookReadOnly, BookUnavailable
from .model import Appointment, Client

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
# PostgreSQL's classes: 53100 disk_full, 25006 read_only_sql_transaction, 42501
# insufficient_privilege, XX001 and XX002 damaged, 08 connection, 28 sign-in, 3D000 no
# such database, 53 resources, 55 locked, 57 shutting down.
_SQLSTATES: tuple[tuple[str, type[BookError]], ...] = (
    ("53100", BookDiskFull),
    ("25006", BookReadOnly),
    ("42501", BookReadOnly),
    ("XX001", BookCorrupt),
    ("XX002", BookCorrupt),
    *((state, BookUnavailable) for state in ("08", "28", "3D000", "40", "53", "55", "57")),
)


class Transaction:
    """One transaction: its connection, its time, and the revs and ids it issues."""

    __slots__ = (
        "_new_id",
        "_rev",
        "_stored_rev",
        "changes",
        "client_originals",
        "clients_now",
        "connection",
        "decided",
        "memory",
        "now",
        "originals",
    )

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        new_id: Callable[[], str],
        memory: dict[str, Any],
        *,
        lock: bool,
    ) -> None:
        """Read the current rev; ``lock`` keeps others from writing until the end.

        ``memory`` is the book's own: what was read before, by id, to be used only if
        its rev is still the same.
        """
        self.connection = connection
        self.now = now.astimezone(UTC)
        self.memory = memory
        self.changes = Changes()
        self.originals: dict[str, Appointment | None] = {}
        """The appointments that were written, as they were before; None for a new one."""
        self.client_originals: dict[str, Client | None] = {}
        """The clients that were written, likewise."""
        self.clients_now: dict[str, Client] = {}
        """The same clients as they are now."""
        self.decided: list[Decided] = []
        """What was decided besides."""
        self._new_id = new_id
        self._rev = int(connection.execute(_LOCK_REV if lock else _READ_REV).scalar_one())
        self._stored_rev = self._rev

    @property
    def rev(self) -> int:
        """The number of the last change."""
        return self._rev

    @property
    def moved(self) -> bool:
        """Whether this transaction changed a record."""
        return self._rev != self._stored_rev

    def new_id(self) -> str:
        """Return an id for a new record."""
        return self._new_id()

    def next_rev(self) -> int:
        """Return the rev of the next change; it is never issued again."""
        self._rev += 1
        return self._rev

    def execute_many(self, statement: ClauseElement, rows: Sequence[Mapping[str, Any]]) -> None:
        """Execute a statement of ours once per row; no row, nothing to do.

        The driver gets plain values directly, since SQLAlchemy costs time for each row.
        """
        if rows:
            query = _compiled(statement, self.connection.dialect, tuple(rows[0]))
            self.connection.exec_driver_sql(query, rows)

    def finish(self) -> None:
        """Store the last rev that was issued."""
        if self.moved:
            self.connection.execute(_STORE_REV, {"rev": self._rev})


@lru_cache(maxsize=64)
def _compiled(statement: ClauseElement, dialect: Dialect, names: tuple[str, ...]) -> str:
    """Return a statement as the driver takes it; it names its parameters."""
    return str(statement.compile(dialect=dialect, column_keys=names, for_executemany=True))


_READ_REV = select(tables.book.c.rev)
# SQLite has locked the whole file already and leaves the clause out.
_LOCK_REV = _READ_REV.with_for_update()
_STORE_REV = update(tables.book)


def make_engine(url: str, *, being_copied: bool = False) -> Engine:
    """Make the engine of a book with one connection. Raises BookUnavailable for a bad URL.

    ``being_copied``: others are copying the file, see ``pause_file``.
    """
    parsed = read_url(url)
    if parsed.get_backend_name() != "sqlite":
        try:
            return create_engine(
                parsed,
                hide_parameters=True,
                pool_size=1,
                max_overflow=0,
                pool_pre_ping=True,
                connect_args={"connect_timeout": 10},
            )
        except ImportError as err:
            raise BookUnavailable("the database's driver is not installed") from err
    # Hidden parameters: names and titles must not get into a log, nor into an error.
    engine = create_engine(
        parsed,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        # As PostgreSQL's driver has it, see ``Transaction.execute_many``.
        paramstyle="named",
        # The pool is used by the book's one thread only.
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    if being_copied:
        event.listen(engine, "connect", _rest)
    event.listen(engine, "begin", _begin)
    return engine


def read_url(url: str) -> URL:
    """Parse the URL of a book. Raises BookUnavailable if it can't be used."""
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError) as err:
        raise BookUnavailable("the database's URL can't be used") from err
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise BookUnavailable("the database's URL can't be used")
    return parsed


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


@contextmanager
def transaction(
    engine: Engine,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
    memory: dict[str, Any],
    *,
    writes: bool,
) -> Iterator[Transaction]:
    """Run one transaction: committed if the block succeeds, otherwise rolled back.

    Raises BookError where the database fails.
    """
    tx: Transaction | None = None
    try:
        with translated(), engine.connect() as connection:
            connection.execution_options(writes=writes)
            with connection.begin() as outer:
                tx = Transaction(connection, clock(), new_id, memory, lock=writes)
                yield tx
                if writes:
                    tx.finish()
                else:
                    outer.rollback()
                    if tx.moved:
                        memory.clear()
    except BaseException:
        # The cache may hold revs that are now issued again. What was refused before a change
        # has issued none: anybody who asks for what is not there would make the book forget.
        if tx is None or tx.moved:
            memory.clear()
        raise


def pause_file(engine: Engine, being_copied: bool) -> None:  # noqa: FBT001 - on or off
    """Keep SQLite from writing its main file, or let it (https://www.sqlite.org/wal.html §3).

    It begins and ends with an empty journal where nobody else is reading. While the file
    is not written the journal only grows, also when the book is closed: any beginning of it is
    valid together with the file. Another database copies itself by its own means.
    """
    with _sqlite(engine) as connection:
        if connection is not None:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            _pause_checkpoints(connection, being_copied=being_copied)


def scrub(engine: Engine) -> None:
    """Leave nothing of what was deleted in the free parts of SQLite's file, or in its journal.

    The file is written once more (https://www.sqlite.org/lang_vacuum.html); if it is being copied,
    when that ends. Another database does so by its own means.
    """
    with _sqlite(engine) as connection:
        if connection is None:
            return
        connection.execute("VACUUM")
        (pages,) = connection.execute("PRAGMA wal_autocheckpoint").fetchone()
        if pages:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def _sqlite(engine: Engine) -> Iterator[sqlite3.Connection | None]:
    """Return the connection to SQLite itself; None for another database. Raises BookError."""
    if engine.dialect.name != "sqlite":
        yield None
        return
    try:
        with translated(), closing(engine.raw_connection()) as pooled:
            yield cast("sqlite3.Connection", pooled.driver_connection)
    except sqlite3.Error as err:
        code: int = getattr(err, "sqlite_errorcode", 0)
        raise _SQLITE_ERRORS.get(code & 0xFF, BookError)(type(err).__name__) from err


@contextmanager
def translated() -> Iterator[None]:
    """Translate the database's errors into BookErrors."""
    try:
        yield
    except DBAPIError as err:
        kind = error_kind(err)
        if kind is None:
            raise
        raise kind(type(err.orig).__name__) from err


def error_kind(err: DBAPIError) -> type[BookError] | None:
    """Return what an error of the driver means; None if it is a bug of ours."""
    if isinstance(err.orig, sqlite3.Error):
        # Only an error of the library has a code; its low byte is the primary one.
        code: int | None = getattr(err.orig, "sqlite_errorcode", None)
        return None if code is None else _SQLITE_ERRORS.get(code & 0xFF)
    state: str | None = getattr(err.orig, "sqlstate", None)
    if state is None:
        return BookUnavailable if err.connection_invalidated or _is_operational(err) else None
    return next((kind for start, kind in _SQLSTATES if state.startswith(start)), None)


def _is_operational(err: DBAPIError) -> bool:
    """Whether the driver failed before the server could answer, as when it is down."""
    return type(err.orig).__name__ == "OperationalError"


def upsert_by(table: Table, key: str, *values: str) -> TextClause:
    """Return the statement that stores values by a unique key; other columns fill themselves."""
    names = (key, *values)
    set_them = ", ".join(f"{each} = excluded.{each}" for each in values)
    return text(
        f"INSERT INTO {table.name} ({', '.join(names)}) "  # noqa: S608 - names of ours
        f"VALUES ({', '.join(f':{each}' for each in names)}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {set_them}"
    )


def upsert(table: Table) -> TextClause:
    """Return the statement that stores rows whether they are new or not.

    ON CONFLICT is the same in SQLite and PostgreSQL, but not in SQLAlchemy.
    """
    columns = [column.name for column in table.columns]
    keys = [column.name for column in table.primary_key]
    rest = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in keys)
    return text(
        f"INSERT INTO {table.name} ({', '.join(columns)}) "  # noqa: S608 - names of ours
        f"VALUES ({', '.join(':' + name for name in columns)}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {rest}"
    )
