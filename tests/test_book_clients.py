"""Clients of the book: many at once, what changed, photos, and for how long the removed stay."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from custom_components.studio_sync.book import (
    appointments,
    clients,
    journal,
    links,
    people,
    photos,
    tombstones,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.codec import dump_as, load_as
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookInvalid, BookStale
from custom_components.studio_sync.book.model import CLIENT, ClientGroup, Link
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import Clock, client, opened, single, timed, utc
from .pictures import photo

KEEP = timedelta(days=90)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def book(clock: Clock) -> AsyncIterator[Book]:
    async with opened(clock=clock) as book:
        yield book


async def test_many_clients_are_written_in_few_statements(book: Book) -> None:
    """However many there are; and read back in one go."""

    def statements(tx: Transaction, number: int) -> int:
        told = []

        def note(*_: object) -> None:
            told.append(1)

        many = [client(f"c{number}-{n}", f"N{n}", group_ids=("vip",)) for n in range(number)]
        event.listen(tx.connection, "before_cursor_execute", note)
        clients.put_many(tx, many)
        event.remove(tx.connection, "before_cursor_execute", note)
        return len(told)

    few = await book.write(lambda tx: statements(tx, 2))
    assert await book.write(lambda tx: statements(tx, 400)) == few <= 6
    found = await book.read(lambda tx: clients.get_many(tx, [f"c400-{n}" for n in range(401)]))
    assert len(found) == 400
    assert all(each.group_ids == ("vip",) for each in found.values())


async def test_what_changed_is_told_by_rev_with_tombstones(book: Book) -> None:
    ada, bo = await book.write(
        lambda tx: clients.put_many(tx, [client("ada", "Ada"), client("bo", "Bo")])
    )
    gone = await book.write(lambda tx: clients.delete_client(tx, "ada"))
    again = await book.write(lambda tx: clients.put_many(tx, [bo, replace(gone, rev=0)]))
    assert again == [bo, gone]
    assert await book.read(lambda tx: clients.changes(tx, ada.rev)) == [bo, gone]
    revs = await book.read(lambda tx: clients.revs(tx, ["bo", "ada", "nobody"]))
    assert revs == {"bo": bo.rev, "ada": gone.rev}
    assert await book.read(clients.last_rev) == gone.rev
    assert (gone.lives, bo.lives, bo.parent_id, bo.position) == (False, True, None, None)


async def test_a_group_has_its_living_clients_by_name(book: Book) -> None:
    """S12."""
    both = [client("z", "Zoë", group_ids=("vip",)), client("a", "Ada", group_ids=("vip",))]
    await book.write(lambda tx: clients.put_many(tx, both))
    await book.write(lambda tx: clients.delete_client(tx, "client"))
    found = await book.read(lambda tx: clients.in_group(tx, "vip"))
    assert [each.id for each in found] == ["a", "z"]


async def test_a_change_tells_clients_and_groups_before_and_after(book: Book) -> None:
    heard = list[Change]()
    await book.write(lambda tx: people.put_group(tx, ClientGroup(id="new", name="New")))
    book.subscribe(heard.append)
    known = (await book.read(clients.clients))[0]
    await book.write(lambda tx: clients.put_client(tx, replace(known, group_ids=("new",))))
    await book.write(
        lambda tx: people.put_group(tx, ClientGroup(id="new", name="New", inactive=True))
    )
    assert [(set(each.clients), each.groups) for each in heard] == [
        ({"client"}, frozenset({"vip", "new"})),
        (set(), frozenset({"new"})),
    ]


async def test_one_of_a_list_is_preferred_and_comes_first() -> None:
    numbers = (Labelled(value="1"), Labelled(value="2", preferred=True), Labelled(value="3"))
    person = replace(client("a", "A"), content=Contact(phones=numbers))
    assert person.phones == ("2", "1", "3")


TWO = (Labelled(value="1", preferred=True), Labelled(value="2", preferred=True))
BAD = {
    "phones": (Contact(phones=TWO), "twice"),
    "addresses": (Contact(addresses=(PostalAddress(city="\x00"),)), "control_character"),
    "parts": (Contact(parts=NameParts(given="\ud800")), "not_unicode"),
    "notes": (Contact(notes="\ud800"), "not_unicode"),
    "custom": (Contact(custom=(Labelled(value="", label="x" * 1_000_001),)), "too_long"),
    "content": (Contact(urls=(Labelled(value="x" * 1_000),) * 1_000), "too_long"),
}


@pytest.mark.parametrize("field", BAD)
async def test_a_client_that_can_not_be_kept_is_refused_with_all_beside_it(
    book: Book, field: str
) -> None:
    content, reason = BAD[field]
    both = [client("fine", "Fine"), replace(client("bad", ""), content=content)]
    with pytest.raises(BookInvalid, match=f"{field}: {reason}"):
        await book.write(lambda tx: clients.put_many(tx, both))
    assert await book.read(lambda tx: clients.get_client(tx, "fine")) is None


async def test_a_client_that_changed_meanwhile_is_not_overwritten(book: Book) -> None:
    known = (await book.read(clients.clients))[0]
    with pytest.raises(BookStale):
        await book.write(lambda tx: clients.put_client(tx, known, expected_rev=known.rev - 1))
    with pytest.raises(BookStale):
        await book.write(lambda tx: clients.put_client(tx, client("new", "N"), expected_rev=1))


def contacts() -> Iterator[Contact]:
    """Return contacts with what is difficult in a text."""
    item = Labelled(value="a\nb 👩‍👩‍👧", label="مكتب", preferred=True)
    texts = ("nickname", "organisation", "department", "title", "role", "birthday", "photo")
    full: dict[str, Any] = {
        "parts": NameParts(**dict.fromkeys(NameParts.__slots__, "ß")),
        "company": True,
        "phones": (item, Labelled(value="")),
        "addresses": (PostalAddress(), PostalAddress(text="x", preferred=True)),
        **dict.fromkeys(texts, "ø"),
        **dict.fromkeys(("emails", "urls", "dates", "relations", "custom"), (item,)),
    }
    yield Contact()
    yield Contact(name="\u202eمكتب\u202c", parts=NameParts(), notes="\x07\r\n\x85\u2028")
    yield Contact(**full)


@pytest.mark.parametrize("contact", contacts())
def test_a_contact_is_read_as_it_was_written(contact: Contact) -> None:
    text = dump_as(CLIENT, contact)
    assert load_as(CLIENT, text) == contact
    assert dump_as(CLIENT, load_as(CLIENT, text)) == text
    assert (text == "{}") == (contact == Contact())


async def test_changes_of_clients_are_in_the_journal_with_who_made_them(book: Book) -> None:
    """As they were and as they are; one that is removed has no after."""
    request = Request(surface=Surface.ACTION, user_id="u1")
    added = await carry_out(book, request, lambda tx: clients.put_client(tx, client("n", "New")))
    renamed = replace(added.result, content=Contact(name="Newer"))
    changed = await carry_out(book, request, lambda tx: clients.put_client(tx, renamed))
    removed = await carry_out(book, request, lambda tx: clients.delete_client(tx, "n"))
    run_ids = [each.run_id for each in (added, changed, removed)]
    lines = await book.read(
        lambda tx: [line for each in run_ids for line in journal.entries(tx, each)]
    )
    assert [(each.record_id, each.record_kind) for each in lines] == [("n", CLIENT)] * 3
    new, newer = added.result.content, renamed.content
    assert [(each.before, each.after) for each in lines] == [
        (None, new),
        (new, newer),
        (newer, None),
    ]
    run = await book.read(lambda tx: journal.run(tx, changed.run_id))
    assert run is not None
    assert run.starter == "user:u1"


async def test_a_photo_is_kept_once_and_forgotten_when_nothing_names_it(
    book: Book, clock: Clock
) -> None:
    """What the journal names can be undone, so that it stays until the journal forgets it."""
    picture = photo()

    def put(tx: Transaction) -> str:
        key = photos.put(tx, picture)
        assert photos.put(tx, picture) == key
        clients.put_client(tx, client("n", "N", photo=key))
        return key

    key = (await carry_out(book, Request(surface=Surface.ACTION), put)).result
    assert await book.write(photos.purge) == 0
    kept = await book.read(lambda tx: photos.get(tx, key))
    assert kept == picture
    await book.write(lambda tx: clients.put_client(tx, client("n", "N")))
    assert await book.write(photos.purge) == 0
    await book.write(lambda tx: journal.prune(tx, clock.now + KEEP))
    assert await book.write(photos.purge) == 1
    assert await book.read(lambda tx: photos.get(tx, key)) is None


async def test_a_removed_client_is_forgotten_after_its_time(book: Book, clock: Clock) -> None:
    """Not while an appointment names it, nor while a copy may exist."""

    def prepare(tx: Transaction) -> None:
        clients.put_many(tx, [client(name, name) for name in ("gone", "named", "copied")])
        appointments.put(tx, replace(single("a", timed(utc(2026, 1, 1))), client_id="named"))
        pair = Link(replica_id="r", record_id="copied", remote_id="x", record_kind=CLIENT)
        links.put_many(tx, [pair])
        for name in ("gone", "named", "copied", "client"):
            clients.delete_client(tx, name)

    await book.write(prepare)
    assert await book.write(lambda tx: tombstones.purge_clients(tx, clock.now)) == 0
    clock.now += KEEP
    assert await book.write(lambda tx: tombstones.purge_clients(tx, clock.now)) == 2
    left = await book.read(lambda tx: clients.changes(tx, 0))
    assert {each.id for each in left} == {"named", "copied"}
