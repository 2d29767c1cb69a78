"""The book is designed for 100,000 appointments: frequent queries are index lookups."""

from collections.abc import AsyncIterator
from datetime import timedelta
import random

import pytest
from sqlalchemy import Connection, event

from custom_components.studio_sync.book import (
    appointments,
    conflicts,
    journal,
    links,
    skipped_items,
    tables,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Entry, Link, LinkState, Side

from .book_fixtures import BERLIN, opened, single, timed, utc

MARCH, APRIL = utc(2026, 3, 1), utc(2026, 4, 1)
RULES = ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY;BYDAY=2TU", "RRULE:FREQ=DAILY;COUNT=30")


def sample(number: int) -> list[Appointment]:
    """Return appointments over four years, one in twenty a series."""
    dice = random.Random(7)
    return [
        single(
            f"{n:06}",
            timed(utc(2023, 1, 1) + timedelta(minutes=15 * dice.randrange(4 * 365 * 96))),
            staff_id=dice.choice(("ann", "bob")),
            recurrence=(dice.choice(RULES),) if n % 20 == 0 else (),
        )
        for n in range(number)
    ]


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        await opened_book.write(lambda tx: appointments.put_many(tx, sample(3000)))
        yield opened_book


async def plans(book: Book, work: object) -> list[str]:
    """Return how the database carries out each query of a piece of work."""
    found: list[str] = []

    def watched(tx: Transaction) -> None:
        queries: list[tuple[str, object]] = []

        def note(_c: Connection, _cursor: object, text: str, values: object, *_: object) -> None:
            queries.append((text, values))

        event.listen(tx.connection, "before_cursor_execute", note)
        work(tx)  # type: ignore[operator]
        event.remove(tx.connection, "before_cursor_execute", note)
        for text, values in queries:
            rows = tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
            found.extend(row[3] for row in rows)

    await book.read(watched)
    return found


@pytest.mark.parametrize(
    ("work", "uses"),
    [
        (
            lambda tx: appointments.window(tx, MARCH, APRIL, "ann", zone=BERLIN),
            [
                "slot USING PRIMARY KEY (owner_id=? AND first>? AND first<?)",
                "span USING PRIMARY KEY (owner_id=? AND last>?)",
                "appointment USING INDEX ix_appointment_original (original_at>? AND original_at<?)",
            ],
        ),
        (
            lambda tx: appointments.window(tx, MARCH, APRIL, tables.ARRIVED, zone=BERLIN),
            [
                "slot USING PRIMARY KEY (owner_id=? AND first>? AND first<?)",
                "span USING PRIMARY KEY (owner_id=? AND last>?)",
            ],
        ),
        (
            lambda tx: appointments.overlaps(tx, timed(MARCH), ["ann"]),
            ["slot USING PRIMARY KEY (owner_id=? AND first>? AND first<?)"],
        ),
        (
            lambda tx: appointments.changes(tx, 2000),
            ["appointment USING INDEX sqlite_autoindex_appointment_2 (rev>?)"],
        ),
        (
            lambda tx: appointments.changes(tx, 2000, 10),
            ["appointment USING INDEX sqlite_autoindex_appointment_2 (rev>?)"],
        ),
        (
            lambda tx: appointments.of_owner_since(tx, "ann", MARCH),
            ["slot USING PRIMARY KEY (owner_id=? AND first>?)"],
        ),
        (
            lambda tx: appointments.exceptions(tx, "000000"),
            ["appointment USING INDEX ix_appointment_series (series_id=?)"],
        ),
        (
            lambda tx: links.pending(tx, "r"),
            ["link USING INDEX ix_link_pending (state=?)"],
        ),
        (
            lambda tx: links.by_remote(tx, "r", ["x"]),
            ["link USING INDEX ix_link_known (replica_id=? AND gone=? AND remote_id=?)"],
        ),
        (
            lambda tx: links.known_remote_ids(tx, "r"),
            ["link USING COVERING INDEX ix_link_known (replica_id=? AND gone=?)"],
        ),
        (
            lambda tx: links.count_live(tx, "r"),
            ["link USING COVERING INDEX ix_link_known (replica_id=? AND gone=?)"],
        ),
        (
            lambda tx: skipped_items.problems(tx, "r"),
            ["link USING INDEX ix_link_refused (state=?)"],
        ),
        (
            lambda tx: conflicts.open_for(tx, "r", ["a"]),
            ["conflict USING INDEX ix_conflict_open (record_id=? AND kind=?)"],
        ),
        (
            lambda tx: journal.runs(tx, "r", limit=1),
            ["run USING INDEX ix_run_replica (replica_id=?)"],
        ),
        (
            lambda tx: journal.entries(tx, "x"),
            ["entry USING INDEX ix_entry_run (run_id=?)"],
        ),
    ],
)
async def test_what_is_asked_often_is_an_index_lookup(
    book: Book, work: object, uses: list[str]
) -> None:
    found = await plans(book, work)
    for use in uses:
        assert f"SEARCH {use}" in found
    assert [each for each in found if each.startswith("SCAN") and each != "SCAN book"] == []


async def test_what_is_written_in_numbers_takes_few_statements() -> None:
    """1,000 appointments, links and journal lines in one transaction."""
    records = [single(f"{n}", timed(MARCH), resource_ids=("room",)) for n in range(1000)]
    statements: list[str] = []

    def work(tx: Transaction) -> None:
        event.listen(
            tx.connection,
            "before_cursor_execute",
            lambda *given: statements.append(given[2]),
        )
        kept = appointments.put_many(tx, records)
        links.put_many(
            tx,
            [
                Link(
                    replica_id="r",
                    record_id=each.id,
                    remote_id=f"r{each.id}",
                    baseline=each.content,
                    state=LinkState.OK,
                )
                for each in kept
            ],
        )
        journal.add(
            tx,
            [
                Entry(
                    run_id="run",
                    at=tx.now,
                    replica_id="r",
                    record_id=each.id,
                    remote_id=None,
                    side=Side.REPLICA,
                    action="create_remote",
                    reason="new",
                    before=None,
                    after=each.content,
                )
                for each in kept
            ],
        )

    async with opened() as book:
        await book.write(work)
        assert len(statements) <= 11
        assert await book.read(lambda tx: links.count_live(tx, "r")) == 1000


async def test_a_month_costs_no_more_in_a_book_of_many_years() -> None:
    """A window reads its own rows: ten times as many elsewhere change nothing."""
    counts = []
    for years in (1, 10):
        records = [
            single(f"{n}", timed(MARCH + timedelta(days=30 * n / 100)))
            for n in range(-600 * years, 600 * years)
        ]
        async with opened() as book:
            await book.write(lambda tx, some=records: appointments.put_many(tx, some))  # type: ignore[misc]

            def steps(tx: Transaction) -> int:
                counted = 0

                def tick() -> int:
                    nonlocal counted
                    counted += 1
                    return 0

                raw = tx.connection.connection.driver_connection
                assert raw is not None
                raw.set_progress_handler(tick, 10)
                assert len(appointments.window(tx, MARCH, APRIL, "ann", zone=BERLIN)) > 90
                raw.set_progress_handler(None, 0)
                return counted

            counts.append(await book.read(steps))
    assert counts[1] <= counts[0] * 1.2
