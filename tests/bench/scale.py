"""What an answer costs in a big book: at constant density, with as many staff as it takes."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from itertools import product
import json
import os
from pathlib import Path
import sqlite3
from statistics import median
import sys
from time import perf_counter, process_time

from custom_components.studio_sync.book import appointments as records, people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Staff
from custom_components.studio_sync.scheduling import appointments as scheduling
from custom_components.studio_sync.scheduling.errors import StaffBusy
from custom_components.studio_sync.scheduling.settings import Studio
from tests.live.folder import REPOSITORY

from .sample import NOW, ZONE, appointments
from .stage import Bench, emulator, open_book, studio

_PAIR = ("staff0", "staff1")
"""Those of the smallest book; the others have as many staff, and appointments, as it is bigger."""
_DAYS = 1_000
_LOOKS = 7
_KB = 1_024
_MB = 1_000_000


async def start(bench: Bench) -> None:
    """Start Home Assistant with a book of each size, and edit one appointment."""
    sizes = bench.sizes.books
    staff = _staff(bench, sizes[-1])
    empty = await _at_home(bench, bench.path("empty.db"), staff)
    first = []
    for count in sizes:
        book = await big_book(bench, count)
        found = await _at_home(bench, book, _staff(bench, count), edits=count == sizes[-1])
        first.append(found["first_ms"])
        bench.stall.longest = max(bench.stall.longest, found["stall_ms"] / 1000)
    bench.samples.add("scale.start.first_month_ms", max(first))
    bench.samples.add("scale.start.rss_mb", (found["peak_kb"] - empty["peak_kb"]) * _KB / _MB)
    bench.samples.add("scale.change.cpu_ms", found["edit_ms"])


async def growth(bench: Bench) -> None:
    """Compare the smallest book and the biggest: a month, and what a new series overlaps."""
    counts = (bench.sizes.books[0], bench.sizes.books[-1])
    month: dict[int, list[float]] = {count: [] for count in counts}
    series: dict[int, list[float]] = {count: [] for count in counts}
    # In turns, so that whatever else the machine does meets both alike.
    for number, count in product(range(_LOOKS), counts):
        url = f"sqlite:///{await big_book(bench, count)}"
        async with open_book(bench, url) as (book, _):
            await book.read(records.count_live)
            begin = perf_counter()
            assert await book.read(partial(_month, number=number))
            month[count].append(perf_counter() - begin)
            begin = perf_counter()
            await book.read(partial(_new_series, number=number))
            series[count].append(perf_counter() - begin)
    few, many = counts
    bench.samples.add("scale.month.growth", median(month[many]) / median(month[few]))
    bench.samples.add("scale.new_series.growth", median(series[many]) / median(series[few]))


async def others(bench: Bench) -> None:
    """Run one account after others have changed very much."""
    async with emulator(bench) as google, studio(bench, google) as mia:
        await mia.book.write(lambda tx: people.put_staff(tx, Staff(id="tom", name="Tom")))
        await mia.fill(appointments(bench.sizes.few))
        await mia.run(populate_out=True)
        await mia.run()
        await mia.fill(appointments(bench.sizes.linked, staff=("tom",), prefix="other"))
        begin = process_time()
        report = await mia.run()
        bench.samples.add("scale.others_10000.cpu_ms", (process_time() - begin) * 1000)
        assert not report.plan.actions


async def big_book(bench: Bench, count: int) -> Path:
    """Return a book of so many appointments: the smallest one's, for pair after pair of staff."""
    file = bench.folder / f"book-{count}.db"
    if file.exists():
        return file
    few = bench.sizes.books[0]
    bench.say(f"fills a book of {count}")
    async with open_book(bench, f"sqlite:///{file}") as (book, _):

        def fill(tx: Transaction) -> None:
            for name in _PAIR:
                people.put_staff(tx, Staff(id=name, name=name))
            start = NOW - timedelta(days=_DAYS // 2)
            several = appointments(few, staff=_PAIR, series=0.05, start=start, days=_DAYS)
            records.put_many(tx, several)

        await book.write(fill)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    with connection:
        for copy in range(1, count // few):
            _copy(connection, copy)
        rev = connection.execute("SELECT max(rev) FROM appointment").fetchone()[0]
        # As it is after it has been in use: its conflicts have been looked for.
        by = sha256().hexdigest()
        connection.execute(
            "UPDATE book SET rev = ?, living = ?, checked_rev = ?, checked_for = ?",
            (rev, count, rev, by),
        )
    connection.close()
    return file


def _copy(connection: sqlite3.Connection, copy: int) -> None:
    """Copy all of the first pair of staff for another one."""
    staff = "'staff' || (substr({0}, 6) + 2 * :copy)"
    columns = {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for name in ("staff", "appointment", "slot", "span")
    }
    made = {
        "id": "id || ':' || :copy",
        "rev": "rev + :copy * (SELECT rev FROM book)",
        "staff_id": staff.format("staff_id"),
        "appointment_id": "appointment_id || ':' || :copy",
        "owner_id": f"CASE owner_id WHEN '' THEN '' ELSE {staff.format('owner_id')} END",
    }
    of_staff = made | {"id": staff.format("id")}
    for table, names in columns.items():
        values = ", ".join((of_staff if table == "staff" else made).get(n, n) for n in names)
        key = "appointment_id" if table in ("slot", "span") else "id"
        few = "id IN ('staff0', 'staff1')" if table == "staff" else f"{key} NOT LIKE '%:%'"
        connection.execute(
            f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {few}",  # noqa: S608
            {"copy": copy},
        )


def _staff(bench: Bench, count: int) -> int:
    return 2 * (count // bench.sizes.books[0])


async def _at_home(
    bench: Bench, book: Path, staff: int, *, edits: bool = False
) -> dict[str, float]:
    """Have a process start Home Assistant with a book, and say what that took."""
    folder = bench.path("home")
    folder.mkdir()
    command = [sys.executable, "-m", "tests.bench.at_home", str(book), str(folder), str(staff)]
    process = await asyncio.create_subprocess_exec(
        *command,
        *(["--edits"] if edits else []),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        cwd=bench.folder,
        stdout=asyncio.subprocess.PIPE,
    )
    answer, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, float] = json.loads(answer.splitlines()[-1])
    return found


def _month(tx: Transaction, number: int) -> list[records.Instance]:
    begin = NOW + timedelta(days=31 * (number % 5))
    return records.window(tx, begin, begin + timedelta(days=31), _PAIR[number % 2], zone=ZONE)


def _new_series(tx: Transaction, number: int) -> None:
    """Compare a new weekly series with what is there; it may well be in the way of something."""
    [some] = appointments(1, staff=_PAIR, series=0.0, start=NOW, days=300, prefix=f"new{number}")
    content = replace(some.content, recurrence=("RRULE:FREQ=WEEKLY;COUNT=20",))
    whole: Appointment = replace(some, content=content)
    records.put(tx, whole)
    try:
        scheduling.refuse_overlap(tx, Studio(zone=ZONE), whole)
    except StaffBusy:
        return
