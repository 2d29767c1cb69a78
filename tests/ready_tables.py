"""The tables of a new book, made at once in tests: Alembic takes them through each version.

What is made is what the migrations have made of an empty database, once in a process; books that
have tables already are brought up to date by the migrations themselves.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from custom_components.studio_sync.book import bootstrap, migrations

_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"


@cache
def _statements() -> Sequence[str]:
    """Return what makes the tables, with the version, in the order of their making."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        migrations.upgrade(connection)
        schema = connection.exec_driver_sql(_SCHEMA).all()
        text_indexes = [name for name, sql in schema if sql.startswith("CREATE VIRTUAL TABLE")]
        # A text index makes its own tables.
        own = tuple(f"{name}_" for name in text_indexes)
        made = [sql for name, sql in schema if not name.startswith(own)]
    engine.dispose()
    version = f"INSERT INTO alembic_version VALUES ('{migrations.HEAD}')"  # noqa: S608 - our own
    return [*made, version]


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name != "sqlite" or inspect(connection).get_table_names():
        migrations.upgrade(connection)
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)


@pytest.fixture(scope="session", autouse=True)
def _ready_tables() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "upgrade", _upgrade)
        yield
