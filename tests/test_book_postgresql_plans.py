"""In PostgreSQL, too, what is asked often of a big book is looked up in indexes."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, event, true

from custom_components.studio_sync.book import (
    appointment_search,
    appointments,
    client_search,
    clients,
    concerns,
    conflicts,
    group_members,
    journal,
    links,
    phone_items,
    skipped_items,
    tables,
    visits,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Entry,
    Link,
    LinkState,
    Run,
    Side,
    Staff,
)
from custom_components.studio_sync.book.people import put_staff

from .book_fixtures import BERLIN, client, opened, timed, utc
from .postgresql import PostgreSQL
from .test_book_performance import sample

MARCH, APRIL = utc(2026, 3, 1), utc(2026, 4, 1)
NUMBER, PEOPLE, RUNS = 6000, 20, 600
"""Appointments, whose they are, and what was synced of them."""
BIG = {"appointment", "slot", "link", "entry", "client"}
"""Tables that are so big here that they are never read whole."""
GROWING = {"span", "run", "conflict", "client_words", "client_group_member", "concerned"}
GROWING |= {"phone_item", "former_member", "left_alone", "client_apart"}
"""Tables that grow with the book as well: so small as here reading them whole may be best."""
WORK: dict[str, Callable[[Transaction], object]] = {
    "a month of one": lambda tx: appointments.window(tx, MARCH, APRIL, "s1", zone=BERLIN),
    "a day of all": lambda tx: appointments.window(
        tx, MARCH, MARCH.replace(day=2), tables.STUDIO, zone=BERLIN
    ),
    "overlaps": lambda tx: appointments.overlaps(tx, timed(MARCH), ["s1"]),
    "what changed": lambda tx: appointments.changes(tx, tx.rev - 5),
    "some of what changed": lambda tx: appointments.changes(tx, tx.rev - 500, 10),
    "what changed for one": lambda tx: concerns.changes_for(tx, tx.rev - 5, "s1", "r1"),
    "what one has from now on": lambda tx: appointments.of_owner_since(tx, "s1", APRIL),
    "dates of a series": lambda tx: appointments.exceptions(tx, "000000"),
    "appointments by id": lambda tx: appointments.get_many(tx, ["000001", "000500"]),
    "appointments of a client": lambda tx: appointments.of_client(tx, "c7"),
    "visits": lambda tx: visits.visits(tx, ["c7", "c8"], MARCH, BERLIN, None),
    "copies": lambda tx: links.get(tx, "r1", ["000001", "000021"]),
    "copies by name": lambda tx: links.by_remote(tx, "r1", ["copy 1", "copy 21"]),
    "copies by UID": lambda tx: links.of_uids(tx, ["uid 7"]),
    "what is to be sent": lambda tx: links.pending(tx, "r1"),
    "all copies of a calendar": lambda tx: links.known_remote_ids(tx, "r1"),
    "how many copies": lambda tx: links.count_live(tx, "r1"),
    "what is skipped": lambda tx: skipped_items.problems(tx, "r1"),
    "questions": lambda tx: conflicts.open_for(tx, "r1", ["000001"]),
    "the last run": lambda tx: journal.runs(tx, "r1", limit=1),
    "what a run did": lambda tx: journal.entries(tx, "run7"),
    "what happened to one": lambda tx: list(journal.about(tx, ["000007"])),
    "clients by id": lambda tx: clients.get_many(tx, ["c7", "c8"]),
    "clients that changed": lambda tx: clients.changes(tx, tx.rev - 5),
    "clients by words": lambda tx: client_search.find(tx, "client 2999", (), 5, true()),
    "one member": lambda tx: group_members.members(tx, "regulars", ["c7"]),
    "what phones call it": lambda tx: phone_items.by_uid(tx, "uid 7"),
    "appointments by words": lambda tx: appointment_search.find(tx, "portrait", (), None, 5),
}


@pytest.fixture(scope="module")
def schema(postgresql: PostgreSQL) -> Iterator[str]:
    yield "a_big_book"
    postgresql.drop_schema("a_big_book")


@pytest.fixture
async def book(postgresql: PostgreSQL, schema: str, socket_enabled: None) -> AsyncIterator[Book]:
    """Open the book; the first test fills it."""
    async with opened(postgresql.url(schema=schema)) as found:
        if not await found.read(appointments.count_live):
            await fill(found)
            # It does so by itself a minute later.
            postgresql.execute("ANALYZE")
        yield found


async def fill(book: Book) -> None:
    """Write appointments of many people, their copies and their history, and clients."""
    own = [
        replace(each, staff_id=f"s{n % PEOPLE}", client_id=f"c{n % (NUMBER // 2)}")
        for n, each in enumerate(sample(NUMBER))
    ]

    def people(tx: Transaction) -> None:
        for number in range(PEOPLE):
            put_staff(tx, Staff(id=f"s{number}", name=f"S {number}"))
        clients.put_many(tx, [client(f"c{n}", f"Client {n}") for n in range(NUMBER // 2)])

    def work(tx: Transaction) -> None:
        links.put_many(
            tx, [_copy(n, each) for n, each in enumerate(appointments.put_many(tx, own))]
        )
        for number in range(RUNS):
            journal.start(
                tx,
                Run(
                    id=f"run{number}",
                    replica_id=f"r{number % PEOPLE}",
                    kind="sync",
                    starter="test",
                    started_at=tx.now,
                    counts={},
                ),
            )
        journal.add(tx, [_line(tx, n, each) for n, each in enumerate(own)])

    await book.write(people)
    await book.write(work)


def _copy(number: int, record: Appointment) -> Link:
    return Link(
        replica_id=f"r{number % PEOPLE}",
        record_id=record.id,
        remote_id=f"copy {number}",
        baseline=record.content,
        state=LinkState.PENDING if number % 500 == 0 else LinkState.OK,
        uid=f"uid {number}",
    )


def _line(tx: Transaction, number: int, record: Appointment) -> Entry:
    return Entry(
        run_id=f"run{number % RUNS}",
        at=tx.now,
        replica_id=f"r{number % PEOPLE}",
        record_id=record.id,
        remote_id=None,
        side=Side.REPLICA,
        action="create_remote",
        reason="new",
        before=None,
        after=record.content,
    )


def read_whole(plan: Any) -> Iterator[str]:
    """Yield the tables that a plan reads from the begin to the end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for each in plan.get("Plans", ()):
        yield from read_whole(each)


async def plans(
    book: Book, work: Callable[[Transaction], object], *, by_index: bool = False
) -> list[tuple[str, Any]]:
    """Return how each query of a piece of work is carried out.

    ``by_index``: how it would be if there were any index for it.
    """
    asked, found = list[tuple[str, Any]](), list[tuple[str, Any]]()

    def note(_c: Connection, _cursor: object, text: str, values: object, *_: object) -> None:
        asked.append((text, values))

    def look(tx: Transaction) -> None:
        event.listen(tx.connection, "before_cursor_execute", note)
        work(tx)
        event.remove(tx.connection, "before_cursor_execute", note)
        if by_index:
            tx.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        for text, values in asked:
            query = f"EXPLAIN (FORMAT JSON) {text}"
            (whole,) = tx.connection.exec_driver_sql(query, values).scalar_one()
            found.append((text, whole["Plan"]))

    await book.read(look)
    return found


@pytest.mark.parametrize("name", WORK)
async def test_what_is_asked_often_reads_no_big_table_whole(
    book: Book, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appointment_search, "FARTHEST", 50)
    found = await plans(book, WORK[name])
    assert found, "nothing was asked"
    for text, plan in found:
        assert BIG.isdisjoint(read_whole(plan)), f"{text}: {plan}"
    for text, plan in await plans(book, WORK[name], by_index=True):
        assert GROWING.isdisjoint(read_whole(plan)), f"{text}: {plan}"


async def test_that_would_be_seen(book: Book) -> None:
    found = await plans(book, clients.clients)
    assert "client" in {each for _, plan in found for each in read_whole(plan)}


async def test_what_has_no_index_would_be_seen(book: Book) -> None:
    def work(tx: Transaction) -> None:
        tx.connection.exec_driver_sql("SELECT * FROM phone_item WHERE text = 'x'")

    [(_, plan)] = await plans(book, work, by_index=True)
    assert list(read_whole(plan)) == ["phone_item"]
