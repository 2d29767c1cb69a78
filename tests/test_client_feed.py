"""Changes of clients that are collected until they are announced."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from itertools import count

import pytest

from custom_components.studio_sync.book import client_feed, clients, erasing
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import (
    STUDIO_ITSELF,
    Change,
    ClientChange,
    ClientWhat,
    Source,
    Writer,
)
from custom_components.studio_sync.book.client_feed import (
    MOST_KEPT,
    ClientBy,
    ClientSummary,
    PendingClients,
    summarize,
)
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, Origin

from .book_fixtures import client, opened

GOOGLE = Source(writer=Writer.RUN, replica_id="contacts", origin=Origin.GOOGLE)
IMPORT = Source(writer=Writer.IMPORT, author="user:1")


class Feed:
    """Collects what is written to a book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.pending = PendingClients()
        book.subscribe(self.pending.add)

    async def write(
        self, work: Callable[[Transaction], object], source: Source = STUDIO_ITSELF
    ) -> None:
        """Write to the book."""
        await self.book.write(work, source=source)

    async def put(self, record: Client, source: Source = STUDIO_ITSELF) -> None:
        """Store a client."""
        await self.write(lambda tx: clients.put_client(tx, record), source)

    async def summary(self, most: int = 20) -> ClientSummary:
        """Return what is to be told."""
        return await self.book.read(lambda tx: summarize(tx, self.pending, most))

    async def told(self) -> list[tuple[str, str, str]]:
        """Return what is told, of whom, and by what."""
        events = (await self.summary()).events
        return [(each.what.value, each.client_id, each.by.value) for each in events]


@pytest.fixture
async def feed() -> AsyncIterator[Feed]:
    async with opened() as book:
        yield Feed(book)


def ada(name: str = "Ada", *, lives: bool = True) -> Client:
    return replace(client("ada", name), deleted=not lives)


async def test_several_changes_of_one_client_are_one(feed: Feed) -> None:
    """Who adds a client is told, not who completes it a moment later."""
    await feed.put(ada(), GOOGLE)
    await feed.put(ada("Ada Byron"), IMPORT)
    assert await feed.told() == [("added", "ada", "google")]
    [event] = (await feed.summary()).events
    assert event.name == "Ada Byron"


async def test_the_last_who_changes_a_client_is_told(feed: Feed) -> None:
    await feed.put(ada())
    feed.pending.changes.clear()
    await feed.put(ada("Ada B."), GOOGLE)
    await feed.put(ada("Ada Byron"), IMPORT)
    assert await feed.told() == [("changed", "ada", "import")]


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (None, True, ["added"]),
        (None, False, []),
        (True, False, ["removed"]),
        (True, True, ["changed"]),
        (False, True, ["restored"]),
        (False, False, []),
    ],
)
async def test_what_a_client_was_and_is_says_what_happened(
    feed: Feed, *, first: bool | None, then: bool, told: list[str]
) -> None:
    if first is not None:
        await feed.put(ada("First", lives=first))
        feed.pending.changes.clear()
    await feed.put(ada(lives=then))
    assert [what for what, _, _ in await feed.told()] == told


async def test_one_that_came_and_went_is_not_told(feed: Feed) -> None:
    await feed.put(ada())
    await feed.write(lambda tx: erasing.erase(tx, ada(), []))
    assert await feed.told() == []


async def test_one_that_is_erased_has_no_name(feed: Feed) -> None:
    await feed.put(ada())
    feed.pending.changes.clear()
    await feed.put(ada("Ada Byron"))
    await feed.write(lambda tx: erasing.erase(tx, ada(), []))
    [event] = (await feed.summary()).events
    assert (event.what, event.name) == (ClientWhat.ERASED, "")


def merged(tx: Transaction) -> None:
    """Make one of two clients, as the studio does."""
    clients.put_client(tx, ada("Ada Byron"))
    clients.delete_client(tx, "twin")
    tx.changes.client("twin", ClientChange(before=True, after=False, into="ada"))


async def two(feed: Feed) -> None:
    await feed.put(ada())
    await feed.put(client("twin", "Twin"))
    feed.pending.changes.clear()


async def test_a_merge_is_one(feed: Feed) -> None:
    await two(feed)
    await feed.write(merged)
    [event] = (await feed.summary()).events
    assert (event.what, event.client_id, event.other_id) == (ClientWhat.MERGED, "ada", "twin")


async def test_a_merge_that_was_undone_is_none(feed: Feed) -> None:
    await two(feed)
    await feed.write(merged)
    await feed.put(client("twin", "Twin"))
    assert {what for what, _, _ in await feed.told()} == {"changed"}


async def test_a_merge_of_one_that_is_new_tells_both(feed: Feed) -> None:
    await feed.put(client("twin", "Twin"))
    feed.pending.changes.clear()
    await feed.put(ada())
    await feed.write(merged)
    assert sorted(what for what, _, _ in await feed.told()) == ["added", "merged"]


async def test_of_many_the_numbers_are_told(feed: Feed) -> None:
    names = count()
    for source in (GOOGLE, IMPORT):
        some = [client(f"c{next(names)}", "P") for _ in range(3)]
        await feed.write(lambda tx, some=some: clients.put_many(tx, some), source)  # type: ignore[misc]
    found = await feed.summary(most=5)
    assert (found.events, found.by, found.author) == ((), None, "")
    assert found.counts == {ClientWhat.ADDED: 6}
    assert len((await feed.summary(most=6)).events) == 6


async def test_many_of_one_source_are_told_with_it(feed: Feed) -> None:
    some = [client(f"c{number}", "P") for number in range(3)]
    await feed.write(lambda tx: clients.put_many(tx, some), IMPORT)
    found = await feed.summary(most=2)
    assert (found.by, found.author) == (ClientBy.IMPORT, "user:1")


async def test_very_many_are_only_counted(feed: Feed) -> None:
    """However many there are, some thousands are kept in memory."""
    added = ClientChange(before=None, after=True)
    for start in range(0, 3 * MOST_KEPT, MOST_KEPT - 1):
        changes = {f"c{start + number}": added for number in range(MOST_KEPT - 1)}
        feed.pending.add(Change(rev=1, source=GOOGLE, kinds=frozenset(), clients=changes))
        assert len(feed.pending.changes) <= MOST_KEPT
    later = PendingClients()
    later.add_later(feed.pending)
    feed.pending = later
    found = await feed.summary()
    assert found.counts == {ClientWhat.ADDED: 4 * (MOST_KEPT - 1)}
    assert found.by is ClientBy.GOOGLE


async def test_extra_of_a_replica_is_no_change(feed: Feed) -> None:
    await feed.put(ada())
    feed.pending.changes.clear()
    await feed.put(replace(ada(), extra="{}"))
    assert await feed.told() == []
    assert bool(feed.pending)


def test_what_a_server_changed_is_told_as_by_a_server() -> None:
    run = Source(writer=Writer.RUN, replica_id="server:a:b", origin=Origin.SERVER)
    assert client_feed.by_of(run) is ClientBy.SERVER


def test_an_undo_is_the_studios() -> None:
    undo = Source(writer=Writer.UNDO, replica_id="contacts")
    assert client_feed.by_of(undo) is ClientBy.STUDIO
