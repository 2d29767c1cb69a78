"""The tables of a new book, made at once in tests: Alembic takes them through each version.

What is made is what the migrations have made of an empty database, once in a process; books that
have tables already are brought up to date by the migrations themselves.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from custom_components.studio_sync.book import migrations
from custom_components.studio_sync.book.engines import sqlite

_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
_OPTION = "INSERT INTO {0} ({0}, rank) VALUES ('{1}', {2})"
"""Sets an option of a full-text index (SQLite's FTS5, 6.x)."""


@cache
def _statements() -> Sequence[str]:
    """Return what makes the tables and what they hold at first, in the order of their making."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        migrations.upgrade(connection)
        schema = connection.exec_driver_sql(_SCHEMA).all()
        indexes = [name for name, sql in schema if sql.startswith("CREATE VIRTUAL TABLE")]
        options = [
            _OPTION.format(name, key, value)
            for name in indexes
            for key, value in connection.exec_driver_sql(f"SELECT k, v FROM {name}_config")  # noqa: S608 - our own
            if key != "version"
        ]
    engine.dispose()
    # A text index makes its own tables.
    own = tuple(f"{name}_" for name in indexes)
    made = [sql for name, sql in schema if not name.startswith(own)]
    version = f"INSERT INTO alembic_version VALUES ('{migrations.HEAD}')"  # noqa: S608 - our own
    return [*made, *options, version]


def ready(connection: Connection) -> None:
    """Bring a database to the newest version, as ``migrations.upgrade`` does."""
    if connection.dialect.name != "sqlite" or inspect(connection).get_table_names():
        migrations.upgrade(connection)
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)


@pytest.fixture(scope="session", autouse=True)
def _ready_tables() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "upgrade", ready)
        yield
