"""A book on PostgreSQL beside one in a file: how long the same takes, and its statements."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from statistics import median
from time import perf_counter

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction
from tests.book_cost import counted
from tests.postgresql import PostgreSQL

from .sample import NOW, ZONE, appointments
from .stage import Bench, Studio, emulator, studio
from .stall import watched

_DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
_MONTH = timedelta(days=31)
_LOOKS = 5


@dataclass(slots=True, kw_only=True)
class _Place:
    """A studio whose book is somewhere, and what was measured of it."""

    studio: Studio
    seconds: dict[str, list[float]] = field(default_factory=dict)

    async def timed(self, name: str, work: Awaitable[object]) -> None:
        """Keep how long something takes."""
        begin = perf_counter()
        await work
        self.seconds.setdefault(name, []).append(perf_counter() - begin)


async def vs_sqlite(bench: Bench) -> None:
    """Do the same in a book on PostgreSQL and in one in a file, in turns."""
    async with (
        emulator(bench) as google,
        postgresql(bench) as server,
        studio(bench, google) as here,
        studio(bench, google, url=server.url(schema="bench")) as there,
    ):
        file, database = _Place(studio=here), _Place(studio=there)
        for place in (file, database):
            await place.studio.fill(appointments(bench.sizes.small))
            await place.studio.run(populate_out=True)
            await place.studio.run()
        async with watched(bench.stall):
            for number in range(_LOOKS):
                for place in (file, database):
                    await _measure(bench, place, number)
        for name in ("month", "put_1000", "nochange", "edit"):
            pair = median(database.seconds[name]), median(file.seconds[name])
            bench.say(f"{name}: {pair[0] * 1000:.1f} ms, in a file {pair[1] * 1000:.1f} ms")
            bench.samples.add(f"book.{name}.vs_sqlite", pair[0] / pair[1])
        await _statements(bench, there)


async def _measure(bench: Bench, place: _Place, number: int) -> None:
    book, count = place.studio.book, bench.sizes.small
    await place.timed("month", book.read(partial(_month, number=number)))
    await place.studio.run()
    await place.timed("nochange", place.studio.run())
    for turn in range(_LOOKS):
        await place.timed("edit", book.write(partial(_edit, title=f"{number} {turn}")))
    # Nobody's, so that no run has to send them.
    some = [
        replace(each, staff_id=None)
        for each in appointments(count, prefix=f"n{number}-", series=0.0)
    ]
    await place.timed("put_1000", book.write(lambda tx: records.put_many(tx, some)))


def _month(tx: Transaction, number: int) -> list[records.Instance]:
    begin = NOW + number * _MONTH
    return records.window(tx, begin, begin + _MONTH, "mia", zone=ZONE)


def _edit(tx: Transaction, title: str) -> None:
    old = records.get(tx, "a000003")
    assert old is not None
    records.put(tx, replace(old, content=replace(old.content, title=title)))


async def _statements(bench: Bench, there: Studio) -> None:
    """Count what is sent to the server, but for the begin and the end of each transaction."""
    await there.run()
    await there.run()
    engine = there.book._backend.engine
    asked: dict[str, Callable[[], Awaitable[object]]] = {
        "month": lambda: there.book.read(partial(_month, number=_LOOKS)),
        "nochange": there.run,
        "edit": lambda: there.book.write(partial(_edit, title="counted")),
    }
    for name, work in asked.items():
        with counted(engine) as statements:
            await work()
        bench.samples.add(f"book.{name}.statements", len(statements))


@asynccontextmanager
async def postgresql(bench: Bench) -> AsyncIterator[PostgreSQL]:
    """Start a server that keeps what it has said it keeps."""
    folder = bench.path("postgresql")
    folder.mkdir()
    server = PostgreSQL(folder)
    server.start(**_DURABLE)
    try:
        yield server
    finally:
        server.stop(how="immediate")
