"""The book in a schema of a PostgreSQL database, of which it is the only user.

One connection has the lease: an advisory lock that ends with it, and so with Home Assistant. Where
a connection breaks off while it commits, the server is asked what became of the transaction
(``pg_xact_status``).
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import chain, count
import logging
import time
from typing import Any, Final

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from .. import tables
from ..errors import (
    BookCorrupt,
    BookDiskFull,
    BookError,
    BookForeign,
    BookInUse,
    BookNoRight,
    BookStandby,
    BookUnavailable,
    BookUncertain,
    BookUnreachable,
)
from ..migrations import HEAD, check_versions, upgrade
from .backend import translated
from .postgresql_place import Place, check_server, sign_in

_LOGGER = logging.getLogger(__name__)
LEASE_SECONDS: Final = 3
"""How long we wait for a lease: another book of ours may be closing, and ends within moments."""
SETTLE_TRIES: Final = 5
"""How often we ask what became of a commit, a second apart, before we say that we don't know."""

# PostgreSQL's classes: 53100 disk_full, 25006 read_only_sql_transaction, 42501
# insufficient_privilege, XX001 and XX002 damaged, 08 connection, 28 sign-in, 3D000 no
# such database, 53 resources, 55 locked, 57 shutting down.
_SQLSTATES: Final[tuple[tuple[str, type[BookError]], ...]] = (
    ("53100", BookDiskFull),
    ("25006", BookStandby),
    ("42501", BookNoRight),
    ("XX001", BookCorrupt),
    ("XX002", BookCorrupt),
    *((state, BookUnreachable) for state in ("08", "57P")),
    *((state, BookUnavailable) for state in ("28", "3D000", "40", "53", "55", "57")),
)
_READ_REV: Final = text("SELECT rev FROM book")
_LOCK_REV: Final = text("SELECT rev, pg_current_xact_id()::text FROM book FOR UPDATE")
_STATUS: Final = text("SELECT pg_xact_status(CAST(CAST(:id AS text) AS xid8))")
_TABLES: Final = text("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = :schema")
_VERSIONS: Final = text("SELECT version_num FROM alembic_version")
_TRIGRAMS: Final = text(
    "SELECT n.nspname FROM pg_catalog.pg_extension e"
    " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'"
)
_HAS_WORDS_INDEX: Final = text(
    "SELECT count(*) FROM pg_catalog.pg_indexes"
    " WHERE schemaname = :schema AND indexname = 'ix_client_words_text'"
)


class PostgresqlBackend:
    """A schema of a database."""

    def __init__(self, url: URL, *, leased: bool = True) -> None:
        """Make its engine. ``leased``: the connection is the book's only one."""
        self._place = Place.of(url)
        self._leased = leased
        self._last: tuple[int, Any] | None = None
        """Process and beginning of the server's side of our last connection."""
        self._reconnected = False
        self._transaction = ""
        # Hidden parameters: names and titles must not get into a log, nor into an error.
        self.engine: Engine = create_engine(
            self._place.url,
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            # All that is read in a transaction is as it was at its begin.
            isolation_level="REPEATABLE READ",
            use_native_hstore=False,
            connect_args=self._place.settings,
        )
        event.listen(self.engine, "do_connect", self._connect)

    def inspect(self) -> bool:
        """Tell whether there is a book; refuse a place that can't be used. Raises BookError."""
        _, arguments = self.engine.dialect.create_connect_args(self._place.url)
        with closing(sign_in(self._place, {**arguments, **self._place.settings})) as connection:
            try:
                return self._inspect(connection)
            except psycopg.errors.InsufficientPrivilege as err:
                raise BookNoRight("no right to what is there") from err
            except psycopg.Error as err:
                raise BookUnreachable(type(err).__name__) from err

    def _inspect(self, connection: psycopg.Connection[Any]) -> bool:
        check_server(connection, self._place)
        self._take_lease(connection)
        connection.commit()
        schema = {"schema": self._place.schema}
        names = {name for (name,) in connection.execute(_raw(_TABLES), schema).fetchall()}
        if not names:
            return False
        if not {"alembic_version", "book"} <= names:
            raise BookForeign("the schema belongs to something else")
        check_versions([each for (each,) in connection.execute(_raw(_VERSIONS)).fetchall()])
        return True

    def described(self, connection: Connection) -> str:
        """Return the version of the server, and whether clients are found by an index."""
        version = connection.execute(text("SHOW server_version")).scalar_one().split()[0]
        lacks = "" if self.has_text_index(connection) else ", without pg_trgm"
        return f"PostgreSQL {version}{lacks}"

    def versions(self, connection: Connection) -> list[str]:
        """Return which versions of the tables are there."""
        names = connection.execute(_TABLES, {"schema": self._place.schema}).scalars()
        if "alembic_version" not in set(names):
            return []
        return list(connection.execute(_VERSIONS).scalars())

    def bring_up_to_date(self, connection: Connection, versions: Sequence[str]) -> None:
        """Make the tables as they are now; books of older versions there are only since 0026."""
        if versions:
            upgrade(connection)
            return
        exists = text("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = :schema")
        if not connection.execute(exists, {"schema": self._place.schema}).scalar_one():
            connection.execute(text(f'CREATE SCHEMA "{self._place.schema}"'))
        tables.metadata.create_all(connection, checkfirst=False)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})

    def get_ready(self, connection: Connection) -> None:
        """Index every three characters of what clients are found by, where ``pg_trgm`` can be had.

        Without, all of them are looked through.
        """
        if self.has_text_index(connection):
            return
        found = connection.execute(_TRIGRAMS).scalar_one_or_none()
        try:
            with connection.begin_nested():
                if found is None:
                    connection.execute(text("CREATE EXTENSION pg_trgm SCHEMA public"))
                    found = "public"
                gin = f'gin (words "{found}".gin_trgm_ops)'
                connection.execute(
                    text(f"CREATE INDEX ix_client_words_text ON client_words USING {gin}")
                )
        except DBAPIError as err:
            if err.connection_invalidated:
                raise
            _LOGGER.info("No pg_trgm: clients are looked through without an index")

    def has_text_index(self, connection: Connection) -> bool:
        """Tell whether clients are found by an index."""
        schema = {"schema": self._place.schema}
        return bool(connection.execute(_HAS_WORDS_INDEX, schema).scalar_one())

    def has_reconnected(self) -> bool:
        """Tell, once, that the connection is another one than before."""
        found, self._reconnected = self._reconnected, False
        return found

    def rev(self, connection: Connection, *, writes: bool) -> int:
        """Return the book's rev; of a transaction that writes note by which name it is known."""
        if not writes:
            return int(connection.execute(_READ_REV).scalar_one())
        rev, self._transaction = connection.execute(_LOCK_REV).one()
        return int(rev)

    def commit(self, outer: RootTransaction) -> None:
        """Commit; where no answer came, find out what became of it. Raises BookUncertain."""
        try:
            outer.commit()
        except DBAPIError as err:
            if not err.connection_invalidated:
                raise
            outer.close()
            if not self._was_committed():
                raise

    def _was_committed(self) -> bool:
        for tried in range(SETTLE_TRIES):
            if tried:
                time.sleep(1)
            try:
                with self.engine.connect() as connection:
                    found = connection.execute(_STATUS, {"id": self._transaction}).scalar_one()
            except BookError, DBAPIError:
                # Whatever prevents asking tells nothing of the commit.
                continue
            if found != "in progress":
                return bool(found == "committed")
        raise BookUncertain("no answer to a commit")

    def error_kind(self, err: DBAPIError) -> type[BookError] | None:
        """Return what an error of the driver means; None if it is a bug of ours."""
        state: str | None = getattr(err.orig, "sqlstate", None)
        if state is None:
            # It failed before the server could answer, as when that is down.
            lost = err.connection_invalidated or isinstance(err.orig, psycopg.OperationalError)
            return BookUnreachable if lost else None
        return next((kind for start, kind in _SQLSTATES if state.startswith(start)), None)

    def pause_file(self, *, being_copied: bool) -> None:
        """Home Assistant's backup does not hold this book."""

    def wipe(self) -> None:
        """Remove all tables of the book."""
        with translated(self), self.engine.connect() as connection, connection.begin():
            tables.metadata.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))

    def analyse(self) -> None:
        """Have the planner know how many rows of what there are; it would wait a minute."""
        with translated(self), self.engine.connect() as connection, connection.begin():
            for each in tables.metadata.sorted_tables:
                connection.execute(text(f'ANALYZE "{each.name}"'))

    def rename(self, schema: str) -> None:
        """Call the schema, if it is there, something else, with a number if that is taken.

        Raises BookError.
        """
        taken = text("SELECT nspname FROM pg_catalog.pg_namespace")
        with translated(self), self.engine.connect() as connection, connection.begin():
            names = set(connection.execute(taken).scalars())
            if self._place.schema not in names:
                return
            numbered = (f"{schema}_{number}" for number in count(2))
            name = next(each for each in chain((schema,), numbered) if each not in names)
            connection.execute(text(f'ALTER SCHEMA "{self._place.schema}" RENAME TO "{name}"'))

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the tables: each is written once more."""
        names = ", ".join(f'"{each.name}"' for each in tables.metadata.sorted_tables)
        with translated(self), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text(f"VACUUM (FULL) {names}"))

    def _connect(
        self, _dialect: Any, _record: Any, _args: Any, arguments: Mapping[str, Any]
    ) -> psycopg.Connection[Any]:
        """Connect and take the lease. Raises BookError."""
        connection = sign_in(self._place, arguments)
        try:
            if self._leased:
                self._end_last(connection)
                self._take_lease(connection)
                self._last = connection.execute(
                    "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()"
                ).fetchone()
                connection.commit()
        except psycopg.Error as err:
            connection.close()
            raise BookUnreachable(type(err).__name__) from err
        except BookError:
            connection.close()
            raise
        return connection

    def _end_last(self, connection: psycopg.Connection[Any]) -> None:
        """End what the server still has of us: it may not have noticed that we are gone."""
        if self._last is not None:
            self._reconnected = True
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid = %s AND backend_start = %s",
                self._last,
            )

    def _take_lease(self, connection: psycopg.Connection[Any]) -> None:
        """Take the lock that ends with this connection. Raises BookInUse."""
        try:
            connection.execute(f"SET LOCAL lock_timeout = '{LEASE_SECONDS}s'")
            connection.execute(
                "SELECT pg_advisory_lock(hashtextextended(%s, 0))",
                (f"studio_sync {self._place.schema}",),
            )
        except psycopg.errors.LockNotAvailable as err:
            raise BookInUse("another Home Assistant uses this book") from err


def _raw(statement: Any) -> sql.SQL:
    """Return a statement of ours as the driver itself takes it."""
    return sql.SQL(str(statement).replace(":schema", "%(schema)s"))
