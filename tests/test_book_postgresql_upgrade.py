"""A book that an earlier version wrote in PostgreSQL opens, and is then as a new one is.

New ones are made at once, old ones brought up to date by the migrations: both have to be alike.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from custom_components.studio_sync.book import appointments, clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.migrations import HEAD, REVISIONS

from .book_fixtures import Clock, client, ids, opened, single, stored, timed, utc
from .postgresql import PostgreSQL

FIRST = "0026"
"""The version of the tables with which books were in PostgreSQL for the first time."""
TABLES = Path(__file__).parent / "fixtures" / f"postgresql_{FIRST}.sql"
_VERSION = "SELECT version_num FROM an_old_book.alembic_version"
_CLIENT = """
INSERT INTO an_old_book.client
(id, content, name, photo, number, origin, extra, deleted, rev, changed_at)
VALUES ('ada', '{"name": "Ada"}', 'ada', '', '', 'studio', '', false, 7, 0)
"""
OLD, NEW = "an_old_book", "a_new_book"

_COLUMNS = """
SELECT table_name, column_name, data_type, collation_name, is_nullable,
       replace(column_default, %s, '')
FROM information_schema.columns WHERE table_schema = %s ORDER BY 1, 2
"""
_INDEXES = "SELECT replace(indexdef, %s, '') FROM pg_indexes WHERE schemaname = %s ORDER BY 1"
_CONSTRAINTS = """
SELECT replace(conrelid::regclass::text, %s, ''), conname,
       replace(pg_get_constraintdef(oid), %s, '')
FROM pg_constraint WHERE connamespace = %s::regnamespace ORDER BY 1, 2
"""


@pytest.fixture
def server(postgresql: PostgreSQL, socket_enabled: None) -> Iterator[PostgreSQL]:
    """Make the tables of the first version."""
    with postgresql.connect() as connection:
        connection.execute(f"CREATE SCHEMA {OLD}".encode())
        connection.execute(f"SET search_path TO {OLD}".encode())
        connection.execute(TABLES.read_bytes())
    yield postgresql
    postgresql.drop_schema(OLD)
    postgresql.drop_schema(NEW)


def shape(server: PostgreSQL, schema: str) -> dict[str, list[Any]]:
    """Return what there is in a schema, but for its name."""
    own = f"{schema}."
    return {
        "columns": server.execute(_COLUMNS, own, schema),
        "indexes": server.execute(_INDEXES, own, schema),
        "constraints": server.execute(_CONSTRAINTS, own, own, schema),
    }


async def test_a_book_of_the_first_version_becomes_as_a_new_one(server: PostgreSQL) -> None:
    assert server.execute(_VERSION) == [(FIRST,)]
    async with opened(server.url(schema=OLD)), opened(server.url(schema=NEW)):
        pass
    assert server.execute(_VERSION) == [(HEAD,)]
    assert shape(server, OLD) == shape(server, NEW)
    server.execute("DROP INDEX an_old_book.ix_link_uid")
    assert shape(server, OLD) != shape(server, NEW), "the comparison sees no indexes"


async def test_what_it_holds_is_there_and_it_goes_on(server: PostgreSQL) -> None:
    server.execute("INSERT INTO an_old_book.book (one, id, rev) VALUES (1, 'the-book', 7)")
    server.execute(_CLIENT)
    async with opened(server.url(schema=OLD)) as book:
        assert book.id == "the-book"
        assert await book.read(lambda tx: tx.rev) > 7
        found = await book.read(lambda tx: clients.get_client(tx, "ada"))
        assert found is not None
        assert found.content.name == "Ada"
        await book.write(lambda tx: clients.put_client(tx, client("bob", "Bob")))
        (kept,) = await stored(book, single("a", timed(utc(2026, 3, 2, 11)), client_id="ada"))
        assert await book.read(lambda tx: appointments.get(tx, "a")) == kept


async def test_a_migration_that_fails_leaves_the_book_as_it_is(
    server: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables and their version change together or not at all."""
    module = "custom_components.studio_sync.book.engines.postgresql"

    def fails(connection: Any) -> None:
        connection.execute(text("ALTER TABLE client ADD COLUMN half text"))
        raise RuntimeError("power cut")

    monkeypatch.setattr(f"{module}.upgrade", fails)
    monkeypatch.setattr("custom_components.studio_sync.book.bootstrap.HEAD", "next")
    before = shape(server, OLD)
    with pytest.raises(RuntimeError, match="power cut"):
        await Book.open(server.url(schema=OLD), clock=Clock(), new_id=ids())
    assert shape(server, OLD) == before


def test_the_first_version_is_one_of_ours() -> None:
    assert FIRST in REVISIONS
