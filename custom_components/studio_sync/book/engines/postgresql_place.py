"""Where in a PostgreSQL a book is, and signing in there: with the reason where that fails."""

from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Any, Final, Self

import certifi
import psycopg
from sqlalchemy.engine import URL

from ..errors import (
    BookEncoding,
    BookError,
    BookMissing,
    BookNoRight,
    BookOldServer,
    BookPooler,
    BookSignIn,
    BookStandby,
    BookUnavailable,
    BookUnreachable,
)
from . import server_probe

SCHEMA: Final = "studio_sync"
"""The schema of a book whose URL names none."""
OLDEST: Final = 130_000
"""PostgreSQL 13: the first that tells of a transaction whether it was committed."""
CONNECT_TIMEOUT: Final = 10
_SCHEMA: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_CHECKED: Final = frozenset({"verify-ca", "verify-full"})
_ENCRYPTED: Final = _CHECKED | {"require"}
_OTHERS: Final = ("postgres", "template1")
"""Databases that nearly every server has."""

_BEFORE: Final[Mapping[str, type[BookError]]] = {
    "28000": BookSignIn,
    "28P01": BookSignIn,
    "3D000": BookMissing,
}
"""Refused before a password was asked for; anything else passes, as a server that is starting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A schema of a database, and who signs in."""

    host: str
    port: int
    database: str
    user: str
    schema: str
    tls: str
    url: URL
    """What SQLAlchemy's dialect takes."""

    @classmethod
    def of(cls, url: URL) -> Self:
        """Read the URL of a book. Raises BookUnavailable."""
        schema = url.query.get("schema", SCHEMA)
        if not isinstance(schema, str) or not _SCHEMA.fullmatch(schema):
            raise BookUnavailable("the schema's name can't be used")
        tls = str(url.query.get("sslmode", "prefer"))
        return cls(
            host=url.host or "localhost",
            port=url.port or 5432,
            database=url.database or "",
            user=url.username or "",
            schema=schema,
            tls=tls,
            url=url.difference_update_query(["schema"]),
        )

    @property
    def settings(self) -> dict[str, Any]:
        """What the driver is told besides: only our schema is seen; the dead are noticed soon."""
        options = {
            "search_path": self.schema,
            "jit": "off",
            "tcp_keepalives_idle": "20",
            "tcp_keepalives_interval": "10",
            "tcp_keepalives_count": "3",
        }
        checked = {"sslrootcert": certifi.where()} if self.tls in _CHECKED else {}
        return {
            "application_name": "studio_sync",
            "client_encoding": "utf8",
            "connect_timeout": CONNECT_TIMEOUT,
            "keepalives_idle": 20,
            "keepalives_interval": 10,
            "keepalives_count": 3,
            "tcp_user_timeout": 30_000,
            "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
            **{name: value for name, value in checked.items() if name not in self.url.query},
        }


def sign_in(place: Place, arguments: Mapping[str, Any]) -> psycopg.Connection[Any]:
    """Connect. Raises the BookError that says why it can't be done."""
    try:
        return psycopg.connect(**arguments)
    except psycopg.OperationalError as err:
        raise _why(place, arguments, err) from err


def _why(place: Place, arguments: Mapping[str, Any], err: psycopg.OperationalError) -> BookError:
    """Find out what is wrong: the driver has only words for it, some of them the server's."""
    try:
        if place.tls in _ENCRYPTED:
            cafile = str(arguments.get("sslrootcert", "")) or None
            checked = place.tls in _CHECKED
            server_probe.check_tls(place.host, place.port, checked=checked, cafile=cafile)
        state = server_probe.first_answer(place.host, place.port, place.user, place.database)
    except BookError as found:
        return found
    if state in _BEFORE:
        return _BEFORE[state]("the server refused it")
    if state != server_probe.AUTHENTICATION:
        return BookUnreachable(state)
    for other in _OTHERS:
        try:
            with psycopg.connect(**{**arguments, "dbname": other}) as connection:
                return _why_not_this_one(connection, place.database)
        except psycopg.Error:
            continue
    if err.pgconn is not None and (err.pgconn.used_password or err.pgconn.needs_password):
        return BookSignIn("the server refused the password")
    return BookUnreachable(type(err).__name__)


def _why_not_this_one(connection: psycopg.Connection[Any], database: str) -> BookError:
    query = "SELECT datallowconn FROM pg_catalog.pg_database WHERE datname = %s"
    if connection.execute(query, (database,)).fetchone() is None:
        return BookMissing("there is no such database")
    may = "SELECT has_database_privilege(%s, 'CONNECT')"
    if connection.execute(may, (database,)).fetchone() == (False,):
        return BookNoRight("no right to connect to this database")
    return BookUnreachable("the database takes no connection now")


def check_server(connection: psycopg.Connection[Any], place: Place) -> None:
    """Refuse a server that a book can't live in; changes nothing.

    Raises a BookError, or one of the driver.
    """
    info = connection.info
    if info.server_version < OLDEST:
        raise BookOldServer(str(info.server_version))
    if info.parameter_status("server_encoding") != "UTF8":
        raise BookEncoding(str(info.parameter_status("server_encoding")))
    row = connection.execute(
        "SELECT pg_backend_pid(), pg_is_in_recovery(),"
        " current_setting('default_transaction_read_only')::bool,"
        " has_database_privilege(current_database(), 'CREATE'),"
        " (SELECT has_schema_privilege(oid, 'CREATE') AND has_schema_privilege(oid, 'USAGE')"
        "  FROM pg_namespace WHERE nspname = %s)",
        (place.schema,),
    ).fetchone()
    assert row is not None  # noqa: S101 - a query without FROM has one row
    pid, standby, read_only, may_create, may_use = row
    if pid != info.backend_pid:
        # A pooler gives each transaction another connection: no lock would hold.
        raise BookPooler("a connection pooler is between")
    if standby or read_only:
        raise BookStandby("the server is read-only")
    if not (may_create if may_use is None else may_use):
        raise BookNoRight("no right to make tables")
