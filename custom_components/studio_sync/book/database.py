"""The connection to the database, its transactions, and what its errors mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Connection,
    Dialect,
    RootTransaction,
    Table,
    TextClause,
    func,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from . import lives, tables
from .change import Changes
from .decided import Decided
from .engines.backend import Backend, translated
from .model import Appointment, Client


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
        "seen",
    )

    def __init__(
        self,
        connection: Connection,
        now: datetime,
        new_id: Callable[[], str],
        memory: dict[str, Any],
        rev: int,
    ) -> None:
        """Begin with the book's current rev.

        ``memory`` is the book's own: what was read before, by id, to be used only if
        its rev is still the same.
        """
        self.connection = connection
        self.now = now.astimezone(UTC)
        self.memory = memory
        self.changes = Changes()
        self.originals: dict[str, Appointment | None] = {}
        """The appointments that were written, as they were before; None for a new one."""
        self.seen: dict[str, Appointment] = {}
        """The appointments that were read one by one, as they are now, by id."""
        self.client_originals: dict[str, Client | None] = {}
        """The clients that were written, likewise."""
        self.clients_now: dict[str, Client] = {}
        """The same clients as they are now."""
        self.decided: list[Decided] = []
        """What was decided besides."""
        self._new_id = new_id
        self._rev = self._stored_rev = rev

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

    def holds(self, column: ColumnElement[str], part: str) -> ColumnElement[bool]:
        """Return the condition for texts that a part is in, in a way that an index can help."""
        if self.connection.dialect.name == "sqlite":
            return func.instr(column, part) > 0
        return column.like(f"%{part.translate(_LITERALLY)}%")

    def finish(self) -> None:
        """Store the last rev that was issued."""
        if self.moved:
            self.connection.execute(_STORE_REV, {"rev": self._rev})


@lru_cache(maxsize=64)
def _compiled(statement: ClauseElement, dialect: Dialect, names: tuple[str, ...]) -> str:
    """Return a statement as the driver takes it; it names its parameters."""
    return str(statement.compile(dialect=dialect, column_keys=names, for_executemany=True))


_STORE_REV = update(tables.book)
_LITERALLY = str.maketrans({each: f"\\{each}" for each in r"\%_"})


@contextmanager
def transaction(
    backend: Backend,
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
        with translated(backend):
            connection, outer, rev = _begun(backend, memory, writes=writes)
            with connection, outer:
                tx = Transaction(connection, clock(), new_id, memory, rev)
                yield tx
                if writes:
                    tx.finish()
                    backend.commit(outer)
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


def _begun(
    backend: Backend, memory: dict[str, Any], *, writes: bool
) -> tuple[Connection, RootTransaction, int]:
    """Begin a transaction, once more if the connection has broken off since the last one."""
    try:
        return _begin(backend, memory, writes=writes)
    except DBAPIError as err:
        if not err.connection_invalidated:
            raise
    return _begin(backend, memory, writes=writes)


def _begin(
    backend: Backend, memory: dict[str, Any], *, writes: bool
) -> tuple[Connection, RootTransaction, int]:
    connection = backend.engine.connect()
    try:
        connection.execution_options(writes=writes)
        if backend.has_reconnected():
            # Nobody knows what has happened to the database since.
            memory.clear()
            with connection.begin():
                lives.begin(connection)
        return connection, connection.begin(), backend.rev(connection, writes=writes)
    except BaseException:
        connection.close()
        raise


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
