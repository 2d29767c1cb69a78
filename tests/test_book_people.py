"""Staff, resources, clients and groups; and the book as a whole."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
import os
from pathlib import Path
import threading
from typing import Any

import pytest

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookInvalid, BookStale, BookUnavailable
from custom_components.studio_sync.book.model import Client, ClientGroup, Origin, Resource, Staff
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)

from .book_fixtures import Clock, ids, opened, single, timed, utc


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as opened_book:
        yield opened_book


STAFF = Staff(id="x", name="Xena", email="x@example.org", user_id="user", syncs=False)
RESOURCE = Resource(id="x", name="Set", syncs=False)
GROUP = ClientGroup(id="x", name="Newsletter", inactive=True)
CLIENT = Client(
    id="x",
    content=Contact(
        name="Zoë 👶",
        parts=NameParts(given="Zoë", family="👶"),
        company=True,
        emails=(
            Labelled(value="a@example.org"),
            Labelled(value="b@example.org", label="work", preferred=True),
        ),
        phones=(Labelled(value="+49 30 1", label="the boat"),),
        addresses=(PostalAddress(text="Street 1"), PostalAddress(city="Köln", country_code="DE")),
        birthday="--02-29",
        notes="n\no",
        photo="ab",
    ),
    number="K-0042",
    group_ids=("vip",),
    origin=Origin.GOOGLE,
    extra="{}",
)
KINDS: list[
    tuple[Any, Callable[..., Any], Callable[..., Any], Callable[..., Any], Callable[..., Any]]
] = [
    (STAFF, people.put_staff, people.get_staff, people.staff, people.delete_staff),
    (
        RESOURCE,
        people.put_resource,
        people.get_resource,
        people.resources,
        people.delete_resource,
    ),
    (GROUP, people.put_group, people.get_group, people.groups, people.delete_group),
    (CLIENT, people.put_client, people.get_client, people.clients, people.delete_client),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind[0]).__name__)
async def test_a_record_is_kept_changed_and_deleted(
    book: Book,
    kind: tuple[
        Any, Callable[..., Any], Callable[..., Any], Callable[..., Any], Callable[..., Any]
    ],
) -> None:
    record, put, get, living, delete = kind
    assert await book.read(lambda tx: get(tx, "x")) is None
    kept = await book.write(lambda tx: put(tx, record, expected_rev=0))
    assert await book.read(lambda tx: get(tx, "x")) == kept
    assert kept.rev == await book.read(lambda tx: tx.rev)
    assert await book.write(lambda tx: put(tx, replace(kept, rev=0))) == kept
    renamed = await book.write(lambda tx: put(tx, _named(kept, "Renamed"), expected_rev=kept.rev))
    assert renamed.rev == kept.rev + 1
    with pytest.raises(BookStale):
        await book.write(lambda tx: put(tx, kept, expected_rev=kept.rev))
    assert renamed in await book.read(living)
    gone = await book.write(lambda tx: delete(tx, "x"))
    assert gone.deleted
    assert await book.read(lambda tx: get(tx, "x")) == gone
    assert gone not in await book.read(living)
    with pytest.raises(BookInvalid, match="id: unknown"):
        await book.write(lambda tx: delete(tx, "nobody"))
    for field, bad in (("id", replace(record, id="")), ("name", _named(record, "\x00"))):
        with pytest.raises(BookInvalid, match=field):
            await book.write(partial(_swapped, put, bad))


def _named(record: Any, name: str) -> Any:
    if isinstance(record, Client):
        return replace(record, content=replace(record.content, name=name))
    return replace(record, name=name)


def _swapped(put: Callable[..., Any], record: Any, tx: Transaction) -> Any:
    return put(tx, record)


async def test_people_are_listed_by_name(book: Book) -> None:
    await book.write(lambda tx: people.put_staff(tx, replace(STAFF, name="Aaron")))
    assert [each.name for each in await book.read(people.staff)] == ["Aaron", "Ann", "Bob"]
    with pytest.raises(BookInvalid, match="name: missing"):
        await book.write(lambda tx: people.put_staff(tx, replace(STAFF, name=" ")))


async def test_the_groups_of_a_client_keep_their_order(book: Book) -> None:
    """Rule S12."""
    await book.write(lambda tx: people.put_group(tx, ClientGroup(id="a", name="A")))
    both = replace(CLIENT, group_ids=("vip", "a"))
    kept = await book.write(lambda tx: people.put_client(tx, both))
    assert await book.read(lambda tx: people.get_client(tx, "x")) == kept
    assert {each.id: each.group_ids for each in await book.read(people.clients)} == {
        "client": ("vip",),
        "x": ("vip", "a"),
    }
    none = await book.write(lambda tx: people.put_client(tx, replace(kept, group_ids=())))
    assert await book.read(lambda tx: people.get_client(tx, "x")) == none
    assert [each.group_ids for each in await book.read(people.clients)] == [("vip",), ()]


@pytest.mark.parametrize(("groups", "rule"), [(("vip", "vip"), "twice"), (("nothing",), "unknown")])
async def test_groups_that_can_not_be_are_refused(
    book: Book, groups: tuple[str, ...], rule: str
) -> None:
    with pytest.raises(BookInvalid, match=rule):
        await book.write(lambda tx: people.put_client(tx, replace(CLIENT, group_ids=groups)))


async def test_an_appointment_may_name_somebody_who_has_left(book: Book) -> None:
    await book.write(lambda tx: people.delete_staff(tx, "ann"))
    record = single("a", timed(utc(2026, 1, 1)))
    assert (await book.write(lambda tx: appointments.put(tx, record))).staff_id == "ann"


async def test_a_listener_hears_of_commits_that_changed_a_record(book: Book) -> None:
    heard: list[int] = []
    unsubscribe = book.subscribe(lambda change: heard.append(change.rev))
    staff = await book.write(lambda tx: people.put_staff(tx, STAFF))
    assert heard == [staff.rev]
    await book.write(lambda tx: people.put_staff(tx, staff))
    await book.read(lambda tx: people.put_staff(tx, replace(STAFF, name="never kept")))
    assert heard == [staff.rev]
    unsubscribe()
    unsubscribe()
    await book.write(lambda tx: people.delete_staff(tx, "x"))
    assert heard == [staff.rev]


async def test_a_listener_that_fails_keeps_the_change_from_nobody(book: Book) -> None:
    heard: list[str] = []
    failures: list[dict[str, Any]] = []

    def failing(_change: Change) -> None:
        raise ZeroDivisionError

    book.subscribe(lambda _: heard.append("first"))
    book.subscribe(failing)
    book.subscribe(lambda _: heard.append("last"))
    asyncio.get_running_loop().set_exception_handler(lambda _, what: failures.append(what))
    await book.write(lambda tx: people.put_staff(tx, STAFF))
    assert heard == ["first", "last"]
    assert [type(each["exception"]) for each in failures] == [ZeroDivisionError]


async def test_nothing_of_a_read_is_kept(book: Book) -> None:
    rev = await book.read(lambda tx: tx.rev)
    await book.read(lambda tx: people.put_staff(tx, STAFF))
    assert await book.read(lambda tx: people.get_staff(tx, "x")) is None
    assert await book.read(lambda tx: tx.rev) == rev


async def test_a_write_that_fails_keeps_nothing_and_tells_nobody(book: Book) -> None:
    heard: list[int] = []
    book.subscribe(lambda change: heard.append(change.rev))
    rev = await book.read(lambda tx: tx.rev)

    def failing(tx: Transaction) -> None:
        people.put_staff(tx, STAFF)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await book.write(failing)
    assert await book.read(lambda tx: people.get_staff(tx, "x")) is None
    kept = await book.write(lambda tx: people.put_staff(tx, STAFF))
    assert kept.rev == rev + 1
    assert heard == [kept.rev]


async def test_the_work_runs_in_one_thread_and_has_time_and_ids(book: Book) -> None:
    names = {await book.read(lambda _: threading.current_thread().name) for _ in range(3)}
    assert names == {"studio_sync_book_0"}
    assert await book.read(lambda tx: tx.now) == utc(2026, 1, 1, 12)
    first, second = await book.read(lambda tx: (tx.new_id(), tx.new_id()))
    assert first != second


async def test_a_caller_who_gives_up_does_not_tear_a_write(book: Book) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        people.put_staff(tx, STAFF)
        began.set()
        assert go_on.wait(10)

    task = asyncio.create_task(book.write(slow))
    await asyncio.to_thread(began.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    assert await book.read(lambda tx: people.get_staff(tx, "x")) is not None


async def test_giving_up_on_opening_leaves_nothing_running(tmp_path: Path) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow_id() -> str:
        began.set()
        assert go_on.wait(10)
        return "id"

    url = f"sqlite:///{tmp_path}/b.db"
    task = asyncio.create_task(Book.open(url, clock=Clock(), new_id=slow_id))
    await asyncio.to_thread(began.wait, 10)
    task.cancel()
    asyncio.get_running_loop().call_later(0.05, go_on.set)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not [t for t in threading.enumerate() if t.name.startswith("studio_sync_book")]
    assert os.listdir(tmp_path) == ["b.db"]  # noqa: PTH208 - a test may wait


async def test_a_closed_book_says_so() -> None:
    book = await Book.open("sqlite://", clock=Clock(), new_id=ids())
    await book.close()
    await book.close()
    with pytest.raises(BookUnavailable, match="closed"):
        await book.read(lambda tx: tx.rev)
