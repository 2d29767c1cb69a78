"""A book in PostgreSQL: what refuses it, who may use it, and what a line that breaks does to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
import signal
from socket import gaierror
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
import psycopg
import pytest
from sqlalchemy import func, select, text, true
from sqlalchemy.exc import IntegrityError

from custom_components.studio_sync.book import appointments, client_search, people, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.engines import postgresql as engine, postgresql_place
from custom_components.studio_sync.book.errors import (
    BookCertificate,
    BookEncoding,
    BookError,
    BookForeign,
    BookInUse,
    BookMissing,
    BookNoRight,
    BookNoTls,
    BookOldServer,
    BookPooler,
    BookSignIn,
    BookStandby,
    BookTooNew,
    BookUnavailable,
    BookUncertain,
    BookUnreachable,
)
from custom_components.studio_sync.book.model import Staff

from .book_fixtures import Clock, client, ids, opened, single, stored, timed, utc
from .postgresql import PostgreSQL
from .postgresql_proxy import COMMIT, Proxy, proxied

NOON = utc(2026, 3, 2, 11)


@pytest.fixture
def schema(postgresql: PostgreSQL) -> Iterator[str]:
    """Return the name of a schema that is forgotten in the end."""
    yield "a_book"
    postgresql.drop_schema("a_book")


@pytest.fixture
def url(postgresql: PostgreSQL, schema: str, socket_enabled: None) -> str:
    return postgresql.url(schema=schema)


async def refused(url: str, kind: type[BookError]) -> None:
    """Check that a book can't be opened, and why."""
    with pytest.raises(BookError) as caught:
        await Book.open(url, clock=Clock(), new_id=ids())
    assert type(caught.value) is kind


async def test_a_book_keeps_its_id_and_its_records(url: str) -> None:
    async with opened(url) as book:
        first = book.id
        (kept,) = await stored(book, single("a", timed(NOON)))
    again = await Book.open(url, clock=Clock(), new_id=ids("other"))
    assert again.id == first
    assert await again.read(lambda tx: appointments.get(tx, "a")) == kept
    assert await again.read(lambda tx: tx.rev) == kept.rev
    await again.close()


async def test_all_of_it_is_in_a_schema_of_its_own(
    postgresql: PostgreSQL, url: str, schema: str
) -> None:
    """A database may be shared with the recorder, or any other program."""
    postgresql.execute("CREATE TABLE public.client (id int)")
    try:
        async with opened(url) as book:
            await book.write(lambda tx: people.put_client(tx, client("c", "Mia")))
        where = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
        found = {name for (name,) in postgresql.execute(where, schema)}
        assert found == {each.name for each in tables.metadata.sorted_tables} | {"alembic_version"}
        assert postgresql.execute(where, "public") == [("client",)]
    finally:
        postgresql.execute("DROP TABLE public.client")


async def test_its_tables_are_those_that_are_declared(url: str) -> None:
    async with opened(url) as book:

        def differences(tx: Transaction) -> list[tuple[str, str]]:
            context = MigrationContext.configure(tx.connection)
            return [(kind, each.name) for kind, each in compare_metadata(context, tables.metadata)]

        found = await book.read(differences)
        # It has an index that only PostgreSQL can have.
        assert found == [("remove_index", "ix_client_words_text")]


async def test_a_server_that_does_not_answer_is_refused(
    socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await refused("postgresql+psycopg://book@127.0.0.1:1/none", BookUnreachable)
    monkeypatch.setattr(psycopg, "connect", raising(psycopg.OperationalError))
    monkeypatch.setattr("socket.create_connection", raising(gaierror))
    await refused("postgresql+psycopg://book@no.such.host.invalid/none", BookUnreachable)
    monkeypatch.setattr("socket.create_connection", raising(UnicodeError))
    await refused(f"postgresql+psycopg://book@{'long' * 30}.invalid/none", BookUnreachable)


def raising(error: type[Exception]) -> Callable[..., None]:
    def fail(*_: object, **_named: object) -> None:
        raise error

    return fail


async def test_a_url_that_means_nothing_is_refused() -> None:
    for bad in ("postgresql+psycopg://h/d?schema=A-B", "mysql://h/d", "no url"):
        await refused(bad, BookUnavailable)


async def test_a_server_that_hangs_up_or_is_starting_is_tried_again(
    postgresql: PostgreSQL, schema: str, socket_enabled: None
) -> None:
    async with proxied(postgresql.port) as proxy:
        proxy.refuses = True
        await refused(postgresql.url(schema=schema, port=proxy.port), BookUnreachable)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (b"57P03", BookUnreachable),
        (b"28000", BookSignIn),
        (b"3D000", BookMissing),
        (b"", BookUnreachable),
    ],
)
async def test_what_a_server_says_before_it_asks_for_a_password(
    socket_enabled: None, state: bytes, kind: type[BookError]
) -> None:
    """In whatever language: it has a code. A server that is starting is tried again."""
    fields = b"SFATAL\0C" + state + b"\0Mder Server startet\0\0"

    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.write(b"N")
        await reader.read(1)
        if state:
            writer.write(b"E" + (len(fields) + 4).to_bytes(4) + fields)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(say, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await refused(f"postgresql+psycopg://book:x@127.0.0.1:{port}/book", kind)
    server.close()


async def test_who_may_not_sign_in_is_told_why(postgresql: PostgreSQL, url: str) -> None:
    postgresql.execute("CREATE ROLE weak LOGIN PASSWORD 'weak'")
    postgresql.execute("CREATE DATABASE closed")
    postgresql.execute("REVOKE CONNECT ON DATABASE closed FROM public")
    try:
        await refused(url.replace("a%20password", "another"), BookSignIn)
        await refused(url.replace("//book:", "//nobody:"), BookSignIn)
        await refused(url.replace("/postgres?", "/none?"), BookMissing)
        weak = f"postgresql+psycopg://weak:weak@127.0.0.1:{postgresql.port}"
        await refused(f"{weak}/closed?schema=a_book", BookNoRight)
        await refused(f"{weak}/postgres?schema=a_book", BookNoRight)
        postgresql.execute("CREATE SCHEMA a_book")
        await refused(f"{weak}/postgres?schema=a_book", BookNoRight)
        postgresql.execute("GRANT ALL ON SCHEMA a_book TO weak")
        async with opened(f"{weak}/postgres?schema=a_book"):
            pass
        postgresql.execute("ALTER TABLE a_book.alembic_version OWNER TO book")
        await refused(f"{weak}/postgres?schema=a_book", BookNoRight)
    finally:
        postgresql.drop_schema("a_book")
        postgresql.execute("DROP DATABASE closed")
        postgresql.execute("DROP OWNED BY weak")
        postgresql.execute("DROP ROLE weak")


async def test_a_database_of_another_encoding_is_refused(postgresql: PostgreSQL, url: str) -> None:
    postgresql.execute(
        "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    await refused(url.replace("/postgres?", "/ascii?"), BookEncoding)
    postgresql.execute("DROP DATABASE ascii")


async def test_what_takes_no_changes_is_refused(postgresql: PostgreSQL, url: str) -> None:
    postgresql.execute("CREATE DATABASE quiet")
    postgresql.execute("ALTER DATABASE quiet SET default_transaction_read_only = on")
    await refused(url.replace("/postgres?", "/quiet?"), BookStandby)
    postgresql.execute("DROP DATABASE quiet")


async def test_an_old_server_and_a_pooler_are_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(postgresql_place, "OLDEST", 990_000)
        await refused(url, BookOldServer)
    with monkeypatch.context() as patch:
        info = psycopg.ConnectionInfo
        patch.setattr(info, "backend_pid", property(lambda _info: 1))
        await refused(url, BookPooler)


async def test_a_schema_of_something_else_or_of_a_newer_version_is_left_alone(
    postgresql: PostgreSQL, url: str
) -> None:
    postgresql.execute("CREATE SCHEMA a_book")
    postgresql.execute("CREATE TABLE a_book.book (title text)")
    await refused(url, BookForeign)
    postgresql.drop_schema("a_book")
    async with opened(url):
        pass
    postgresql.execute("UPDATE a_book.alembic_version SET version_num = '9999'")
    await refused(url, BookTooNew)
    assert postgresql.execute("SELECT version_num FROM a_book.alembic_version") == [("9999",)]


async def test_tls_is_checked_as_asked(postgresql: PostgreSQL, url: str) -> None:
    await refused(f"{url}&sslmode=require", BookNoTls)
    await refused(f"{url}&sslmode=verify-full", BookNoTls)
    postgresql.make_certificate()
    postgresql.execute("ALTER SYSTEM SET ssl = on")
    postgresql.reload()
    try:
        async with opened(f"{url}&sslmode=require") as book:
            query = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
            assert await book.read(lambda tx: tx.connection.execute(query).scalar_one())
        await refused(f"{url}&sslmode=verify-full", BookCertificate)
        await refused(url.replace("a%20password", "x") + "&sslmode=require", BookSignIn)
        authority = f"&sslmode=verify-ca&sslrootcert={postgresql.certificate}"
        async with opened(url + authority):
            pass
    finally:
        postgresql.execute("ALTER SYSTEM RESET ssl")
        postgresql.reload()


async def test_a_book_has_one_user(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two would each issue the same revs, and remember what the other has changed."""
    monkeypatch.setattr(engine, "LEASE_SECONDS", 1)
    async with opened(url):
        await refused(url, BookInUse)
        async with opened(url.replace("a_book", "another")):
            pass
    async with opened(url):
        pass


OPENS = """
import asyncio, sys
from tests.book_fixtures import opened
async def main():
    async with opened(sys.argv[1]):
        print("open", flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_a_home_assistant_that_is_killed_gives_the_book_back(url: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OPENS, url), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"open\n"
    process.send_signal(signal.SIGKILL)
    await process.wait()
    book = await Book.open(url, clock=Clock(), new_id=ids())
    await book.close()


async def test_a_read_sees_one_moment(postgresql: PostgreSQL, url: str) -> None:
    async with opened(url) as book:

        def work(tx: Transaction) -> tuple[str, str]:
            name = select(tables.staff.c.name).where(tables.staff.c.id == "ann")
            before = tx.connection.execute(name).scalar_one()
            postgresql.execute("UPDATE a_book.staff SET name = 'Another' WHERE id = 'ann'")
            return before, tx.connection.execute(name).scalar_one()

        assert await book.read(work) == ("Ann", "Ann")


@pytest.mark.parametrize("indexed", [True, False])
async def test_clients_are_found_with_and_without_an_index(
    postgresql: PostgreSQL, url: str, monkeypatch: pytest.MonkeyPatch, *, indexed: bool
) -> None:
    """Who may not have ``pg_trgm`` waits a little longer, and finds the same."""
    monkeypatch.setattr(
        engine.PostgresqlBackend, "has_text_index", lambda _self, _connection: not indexed
    )
    async with opened(url) as book:
        people_ = [client("a", "Jörg 100%_Müller", emails=("j_m@x.de",)), client("b", "Jo Mueller")]
        await book.write(lambda tx: [people.put_client(tx, each) for each in people_])
        found = postgresql.execute("SELECT indexname FROM pg_indexes WHERE schemaname = 'a_book'")
        assert (("ix_client_words_text",) in found) is indexed

        async def ask(wanted: str) -> list[str]:
            return await book.read(lambda tx: client_search.find(tx, wanted, (), 5, true()))

        assert await ask("müll") == ["b", "a"]
        assert await ask("100%_") == ["a"]
        assert await ask("j_m@x") == ["a"]


async def test_what_is_looked_for_is_taken_literally(url: str) -> None:
    async with opened(url) as book:
        await add(book, "a%_b\\c")

        def holding(tx: Transaction, part: str) -> int:
            count = select(func.count()).where(tx.holds(tables.staff.c.name, part))
            return tx.connection.execute(count).scalar_one()

        parts = ("%", "_", "\\", "a%", "%_%", "a_%", "nn")
        found = await book.read(lambda tx: [holding(tx, each) for each in parts])
        assert found == [1, 1, 1, 1, 0, 0, 1]


async def test_where_it_may_not_be_indexed_clients_are_looked_through(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_TRIGRAMS", text("SELECT 'no_such_schema'"))
    async with opened(url) as book:
        found = await book.read(lambda tx: client_search.find(tx, "lient", (), 5, true()))
        assert found == ["client"]


async def test_tables_of_an_older_version_are_brought_up_to_date(
    postgresql: PostgreSQL, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(url):
        pass
    done = list[str]()
    monkeypatch.setattr(engine, "upgrade", lambda _connection: done.append("upgrade"))
    postgresql.execute("UPDATE a_book.alembic_version SET version_num = '0024'")
    async with opened(url):
        assert done == ["upgrade"]


async def test_a_commit_that_is_refused_keeps_nothing(url: str) -> None:
    async with opened(url) as book:
        await stored(book, single("a", timed(NOON)))
        lost = text("UPDATE appointment SET series_id = 'none' WHERE id = 'a'")
        with pytest.raises(IntegrityError):
            await book.write(lambda tx: tx.connection.execute(lost))
        kept = await book.read(lambda tx: appointments.get(tx, "a"))
        assert kept is not None
        assert kept.series_id is None


async def test_who_lost_the_book_to_another_does_not_go_on(
    postgresql: PostgreSQL, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LEASE_SECONDS", 1)
    async with on_a_line(postgresql) as (book, proxy):
        proxy.refuses = True
        proxy.cut()
        with pytest.raises(BookUnreachable):
            await names(book)
        async with opened(url):
            proxy.refuses = False
            with pytest.raises(BookInUse):
                await names(book)
        assert await names(book) == ["Ann", "Bob"]


# -- a line that breaks off ------------------------------------------------------------------------


@asynccontextmanager
async def on_a_line(postgresql: PostgreSQL) -> AsyncIterator[tuple[Book, Proxy]]:
    async with (
        proxied(postgresql.port) as proxy,
        opened(postgresql.url(schema="a_book", port=proxy.port)) as book,
    ):
        yield book, proxy


async def names(book: Book) -> list[str]:
    return await book.read(lambda tx: [each.name for each in people.staff(tx)])


async def add(book: Book, name: str) -> None:
    await book.write(lambda tx: people.put_staff(tx, Staff(id=name, name=name)))


async def test_a_line_that_broke_off_meanwhile_is_made_again(
    postgresql: PostgreSQL, url: str
) -> None:
    async with on_a_line(postgresql) as (book, proxy):
        life = await book.read(lambda tx: lives(tx)[-1])
        proxy.cut()
        assert await names(book) == ["Ann", "Bob"]
        proxy.cut()
        await add(book, "Cleo")
        proxy.before = b"FROM staff"
        assert await names(book) == ["Ann", "Bob", "Cleo"]
        # Revs that another one may have given meanwhile are told from those of now.
        assert await book.read(lambda tx: lives(tx)[-1]) != life


def lives(tx: Transaction) -> list[str]:
    return list(tx.connection.execute(select(tables.book_life.c.life)).scalars())


async def test_a_write_in_whose_middle_the_line_breaks_leaves_nothing(
    postgresql: PostgreSQL, url: str
) -> None:
    async with on_a_line(postgresql) as (book, proxy):
        proxy.before = b"INSERT INTO staff"
        with pytest.raises(BookUnreachable):
            await add(book, "Cleo")
        assert await names(book) == ["Ann", "Bob"]
        await add(book, "Cleo")
        assert await names(book) == ["Ann", "Bob", "Cleo"]


async def test_a_commit_that_did_not_arrive_kept_nothing(postgresql: PostgreSQL, url: str) -> None:
    async with on_a_line(postgresql) as (book, proxy):
        told = list[Change]()
        book.subscribe(told.append)
        proxy.before = COMMIT
        with pytest.raises(BookUnreachable):
            await add(book, "Cleo")
        assert not told
        assert await names(book) == ["Ann", "Bob"]


async def test_a_commit_whose_answer_was_lost_is_recognised(
    postgresql: PostgreSQL, url: str
) -> None:
    """Nothing is lost, and nothing would be done twice."""
    async with on_a_line(postgresql) as (book, proxy):
        told = list[Change]()
        book.subscribe(told.append)
        proxy.after = COMMIT
        await add(book, "Cleo")
        assert len(told) == 1
        assert proxy.after is None
        assert await names(book) == ["Ann", "Bob", "Cleo"]
        await add(book, "Dora")
        assert await names(book) == ["Ann", "Bob", "Cleo", "Dora"]


async def test_a_commit_of_which_nobody_knows_is_called_so(
    postgresql: PostgreSQL, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SETTLE_TRIES", 2)
    async with on_a_line(postgresql) as (book, proxy):
        proxy.after = COMMIT

        def work(tx: Transaction) -> None:
            people.put_staff(tx, Staff(id="Cleo", name="Cleo"))
            proxy.refuses = True

        with pytest.raises(BookUncertain):
            await book.write(work)
        proxy.refuses = False
        assert await names(book) == ["Ann", "Bob", "Cleo"]


async def test_a_commit_that_can_not_be_asked_about_is_not_called_failed(
    postgresql: PostgreSQL, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password changed in just that moment: who tries again would do it twice."""
    monkeypatch.setattr(engine, "SETTLE_TRIES", 1)
    async with on_a_line(postgresql) as (book, proxy):
        proxy.after = COMMIT

        def refuse(*_: object) -> None:
            raise BookSignIn

        def work(tx: Transaction) -> None:
            people.put_staff(tx, Staff(id="Cleo", name="Cleo"))
            monkeypatch.setattr(engine, "sign_in", refuse)

        with pytest.raises(BookUncertain):
            await book.write(work)
        monkeypatch.undo()
        assert await names(book) == ["Ann", "Bob", "Cleo"]


async def test_scrubbing_leaves_the_book_in_order(url: str) -> None:
    async with opened(url) as book:
        await stored(book, single("a", timed(NOON)))
        await book.scrub()
        await book.pause_file(being_copied=True)
        assert await book.read(lambda tx: appointments.get(tx, "a")) is not None
