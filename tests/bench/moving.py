"""Moving a big book from its file to PostgreSQL, against copying the same rows bare."""

import asyncio
from pathlib import Path
import shutil
import sqlite3
from time import perf_counter

from psycopg import sql

from custom_components.studio_sync.book import copying, moving
from tests.postgresql import PostgreSQL

from .book_places import postgresql
from .month import ten_years
from .stage import Bench, open_book
from .stall import watched

_BARE = "bare"


async def vs_copy(bench: Bench) -> None:
    """Move a book of ten years, and copy its rows to tables like those it goes to."""
    file = bench.path("moved.db")
    shutil.copy(await ten_years(bench), file)
    async with postgresql(bench) as server:
        # It makes the tables.
        async with open_book(bench, server.url(schema=_BARE)):
            pass
        bare = await asyncio.to_thread(_copy, file, server)
        async with open_book(bench, f"sqlite:///{file}") as (book, _), watched(bench.stall):
            begin = perf_counter()
            await moving.move(book, server.url(schema="moved"), lambda *_: None)
            ours = perf_counter() - begin
    bench.say(f"moved in {ours:.1f} s, copied in {bare:.1f} s")
    bench.samples.add("move.100000.vs_copy", ours / bare)


def _copy(file: Path, server: PostgreSQL) -> float:
    """Copy all rows of all tables, in one transaction; return the seconds."""
    source = sqlite3.connect(file)
    tables = [(each.name, [column.name for column in each.columns]) for each in copying.TABLES]
    with server.connect(autocommit=False, options=f"-c search_path={_BARE}") as connection:
        cursor = connection.cursor()
        for name, _ in reversed(tables):
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        begin = perf_counter()
        for name, columns in tables:
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), names)
            with cursor.copy(into) as copy:
                for row in source.execute(f"SELECT {', '.join(columns)} FROM {name}"):  # noqa: S608
                    copy.write_row(row)
        connection.commit()
        seconds = perf_counter() - begin
    source.close()
    return seconds
