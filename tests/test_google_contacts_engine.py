"""Clients and Google Contacts kept in step by the engine: whole runs, with a book and a Google."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.sync.contacts.kind import clients_kind
from custom_components.studio_sync.sync.contacts.store import ClientStore
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.ports import Unreachable
from custom_components.studio_sync.sync.projection import AS_IT_IS, Projection
from custom_components.studio_sync.sync.report import Report

from .contacts_google import Clock, Studio, client, clock, google, studio_with
from .google_emulator import GoogleEmulator, Kind

__all__ = ["clock", "google"]
"""Fixtures that are used here."""


RULES = Rules(scope="g", since=datetime(2020, 1, 1, tzinfo=UTC), send_back=True)


@dataclass(slots=True, kw_only=True)
class Clients:
    """A studio whose clients of one group are kept in step with a person's contacts."""

    studio: Studio
    book: Book
    numbers: Any
    put_back: bool = True
    pause: timedelta = timedelta(minutes=15)
    """Between two processes: after a quarter of an hour all that was written shows."""
    projection: Projection[Client, Contact] = AS_IT_IS
    sync: Sync[Client, Contact] | None = None

    async def run(self, **changes: Any) -> Report[Client, Contact]:
        """Run the sync once; a process lives for one run."""
        return await self.begin().run(replace(RULES, **changes), starter="test")

    def begin(self) -> Sync[Client, Contact]:
        """Start a process, a while later."""
        studio = self.studio
        studio.clock.now += self.pause
        studio.restart()
        studio.way.transport.auth.token = ""  # type: ignore[attr-defined]
        return Sync(
            self.book,
            studio.replica,
            clock=studio.clock,
            kind=clients_kind(put_back=self.put_back),
            projection=self.projection,
            new_id=lambda: f"run{next(self.numbers)}",
        )

    async def put(self, *contents: Contact) -> None:
        """Put clients in the group; their ids are their names."""
        several = [Client(id=c.name, content=c, group_ids=("g",)) for c in contents]
        await self.book.write(lambda tx: clients.put_many(tx, several))

    async def names(self) -> list[str]:
        """Return the names of the clients in the group, sorted."""
        found = await self.book.read(lambda tx: clients.in_group(tx, "g"))
        return sorted(each.name for each in found)

    def there(self) -> list[str]:
        """Return the names in the label, sorted."""
        phone = self.studio.phone
        people = [phone.get(name) for name in phone.members(self.studio.label)]
        return sorted(each["names"][0]["displayName"] for each in people)

    async def is_quiet(self) -> bool:
        """Tell whether nothing is left to do; the first run may hear its own echo."""
        await self.run()
        quiet = await self.run()
        return not quiet.plan.actions and quiet.requests == 2


async def new_book(clock: Clock) -> Book:
    """Open a book with the group."""
    numbers = count(1)
    book = await Book.open("sqlite://", clock=clock, new_id=lambda: f"id{next(numbers):04}")
    await book.write(lambda tx: people.put_group(tx, ClientGroup(id="g", name="Google Sync")))
    return book


@asynccontextmanager
async def clients_of(studio: Studio) -> AsyncIterator[Clients]:
    """Open a book for a studio, which has then looked at the person's contacts once."""
    world = Clients(studio=studio, book=await new_book(studio.clock), numbers=count(1))
    try:
        await world.run()
        yield world
    finally:
        await world.book.close()


@pytest.fixture
async def world(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Clients]:
    async with studio_with(google, clock) as studio:
        studio.phone.add(names=[{"givenName": "Fred"}])
        async with clients_of(studio) as world:
            yield world


def ids(world: Clients) -> dict[str, str]:
    """Return the resource names in Google by the name that a person sees."""
    return {
        each["names"][0]["displayName"]: each["resourceName"] for each in world.studio.phone.all()
    }


async def test_populating_is_few_requests_and_then_quiet(world: Clients) -> None:
    await world.put(*(client(f"Client {number}", f"0170 {number:07}") for number in range(500)))
    report = await world.run(populate_out=True)
    assert report.counts["created_in_google"] == 500
    assert report.requests <= 8
    assert len(world.there()) == 500
    assert await world.is_quiet()


async def test_populating_twice_doubles_nothing(world: Clients) -> None:
    """S7: neither in the book nor in Google, whichever way."""
    await world.put(client("Ada Nowak", "0170 1234567"), client("Bo Lund"))
    await world.run(populate_out=True)
    phone = world.studio.phone
    phone.add(labels=("myContacts", world.studio.label), names=[{"givenName": "Cy"}])
    await world.run(populate_out=True, populate_in=True)
    before = phone.raw()
    for ways in ({"populate_out": True}, {"populate_out": True, "populate_in": True}):
        await world.run(**ways)
        assert await world.names() == ["Ada Nowak", "Bo Lund", "Cy"]
        assert phone.raw() == before


async def test_populating_again_after_the_links_were_lost_doubles_nothing(world: Clients) -> None:
    """S7: their marks tell whose copies they are."""
    await world.put(client("Ada Nowak", "0170 1234567"), client("Bo Lund"))
    await world.run(populate_out=True)
    before = world.studio.phone.raw()
    await world.book.close()
    world.book = await new_book(world.studio.clock)
    await world.put(client("Ada Nowak", "0170 1234567"), client("Bo Lund"))
    await world.run(populate_out=True)
    assert world.there() == ["Ada Nowak", "Bo Lund"]
    assert world.studio.phone.raw().keys() == before.keys()


async def test_an_edit_on_each_side_is_merged(world: Clients) -> None:
    """B3."""
    await world.put(client("Ada Nowak", "0170 1234567"))
    await world.run()
    await world.put(client("Ada Nowak", "0170 1234567", notes="likes tea"))
    name = ids(world)["Ada Nowak"]
    world.studio.phone.edit(name, emailAddresses=[{"value": "ada@example.com"}])
    await world.run()
    (record,) = await world.book.read(lambda tx: clients.in_group(tx, "g"))
    assert (record.content.notes, record.emails) == ("likes tea", ("ada@example.com",))
    assert record.content.parts is None
    assert world.studio.phone.get(name)["biographies"][0]["value"] == "likes tea"
    assert await world.is_quiet()


async def test_a_contact_put_into_the_label_becomes_a_client(world: Clients) -> None:
    """S12."""
    await world.put(client("Ada Nowak"))
    await world.run()
    phone = world.studio.phone
    phone.add(labels=("myContacts", world.studio.label), names=[{"givenName": "Bo"}])
    await world.run()
    assert await world.names() == ["Ada Nowak", "Bo"]
    assert await world.is_quiet()


@pytest.mark.parametrize("put_back", [True, False])
async def test_what_is_deleted_or_taken_out_there_deletes_no_client(
    world: Clients, *, put_back: bool
) -> None:
    """S10."""
    world.put_back = put_back
    await world.put(client("Ada Nowak"), client("Bo Lund"), client("Cy Berg"))
    await world.run()
    phone = world.studio.phone
    phone.delete(ids(world)["Ada Nowak"])
    phone.relabel(ids(world)["Bo Lund"], out_of=(world.studio.label,))
    for _ in range(2):
        await world.run()
    assert await world.names() == ["Ada Nowak", "Bo Lund", "Cy Berg"]
    assert world.there() == (["Ada Nowak", "Bo Lund", "Cy Berg"] if put_back else ["Cy Berg"])
    assert len(phone.all()) - 1 == (3 if put_back else 2)
    assert await world.is_quiet()


@pytest.mark.parametrize("put_back", [True, False])
async def test_a_label_that_was_deleted_comes_back_with_its_contacts(
    world: Clients, *, put_back: bool
) -> None:
    world.put_back = put_back
    await world.put(client("Ada Nowak"), client("Bo Lund"))
    await world.run()
    await world.run()
    world.studio.phone.delete_label(world.studio.label)
    await world.run()
    assert world.there() == ["Ada Nowak", "Bo Lund"]
    assert len(world.studio.phone.all()) - 1 == 2
    assert await world.is_quiet()


async def test_who_leaves_the_group_leaves_the_label(world: Clients) -> None:
    await world.put(client("Ada Nowak"), client("Bo Lund"))
    await world.run()
    world.studio.phone.edit(ids(world)["Bo Lund"], imClients=[{"username": "bo"}])
    await world.run()
    several = [Client(id=name, content=client(name)) for name in ("Ada Nowak", "Bo Lund")]
    await world.book.write(lambda tx: clients.put_many(tx, several))
    await world.run()
    assert world.there() == []
    assert sorted(ids(world)) == ["Bo Lund", "Fred"]
    assert await world.is_quiet()
    await world.put(client("Bo Lund"))
    await world.run()
    assert world.there() == ["Bo Lund"]
    assert len(world.studio.phone.all()) - 1 == 1
    assert await world.is_quiet()


async def test_a_create_whose_answer_was_lost_is_not_doubled(
    world: Clients, google: GoogleEmulator
) -> None:
    """B8."""
    await world.put(client("Ada Nowak"), client("Bo Lund"))
    google.faults.add(Kind.DROP_AFTER, path="batchCreateContacts")
    await world.run()
    await world.run()
    assert world.there() == ["Ada Nowak", "Bo Lund"]
    assert len(world.studio.phone.all()) - 1 == 2
    assert await world.is_quiet()


async def test_a_create_that_never_arrived_is_sent_again_later(
    world: Clients, google: GoogleEmulator
) -> None:
    await world.put(client("Ada Nowak"))
    google.faults.add(Kind.DROP_BEFORE, path="batchCreateContacts")
    await world.run()
    for _ in range(2):
        await world.run()
    assert world.there() == ["Ada Nowak"]
    assert await world.is_quiet()


async def test_an_own_contact_of_the_person_is_recognised_and_left_as_it_was(
    world: Clients,
) -> None:
    """S7, and no contact outside the label is changed by a byte."""
    phone = world.studio.phone
    ada = phone.add(
        names=[{"givenName": "Ada", "familyName": "Nowak"}],
        phoneNumbers=[{"value": "+49 170 1234567", "type": "mobile"}],
        imClients=[{"username": "ada"}],
    )["resourceName"]
    foreign = phone.raw()
    world.studio.candidates = frozenset({"tel:01234567"})
    await world.put(client("Ada Nowak", "0170 1234567"))
    phone.expire_sync_tokens()
    await world.run(populate_out=True)
    assert list(phone.members(world.studio.label)) == [ada]
    assert phone.get(ada)["imClients"][0]["username"] == "ada"
    assert len(phone.all()) - 1 == 1
    assert {key: raw for key, raw in phone.raw().items() if key != ada} == {
        key: raw for key, raw in foreign.items() if key != ada
    }
    assert await world.is_quiet()


async def test_merge_and_fix_of_two_clients_is_a_question(world: Clients) -> None:
    await world.put(client("Ada Nowak", "0170 1"), client("Bo Lund", "0170 2"))
    await world.run()
    phone = world.studio.phone
    found = ids(world)
    phone.merge(found["Ada Nowak"], found["Bo Lund"])
    await world.run()
    assert await world.names() == ["Ada Nowak", "Bo Lund"]
    assert len(phone.all()) - 1 == 1


async def test_a_contact_that_google_renames_stays_the_same(world: Clients) -> None:
    await world.put(client("Ada Nowak"))
    await world.run()
    phone = world.studio.phone
    phone.rename(ids(world)["Ada Nowak"])
    await world.run()
    await world.put(client("Ada Nowak", notes="tea"))
    await world.run()
    assert await world.names() == ["Ada Nowak"]
    (person,) = (phone.get(name) for name in phone.members(world.studio.label))
    assert person["biographies"][0]["value"] == "tea"
    assert await world.is_quiet()


async def test_one_client_is_brought_into_step_by_itself(
    world: Clients, google: GoogleEmulator
) -> None:
    """Z7; what fails is said, and is in the journal."""
    await world.put(client("Ada Nowak"), client("Bo Lund"))
    report = await world.begin().run_one("Ada Nowak", RULES, starter="test")
    assert report.counts["created_in_google"] == 1
    assert world.there() == ["Ada Nowak"]
    nothing = await world.begin().run_one("Ada Nowak", RULES, starter="test")
    assert nothing.run is None
    google.faults.add(Kind.DROP_BEFORE, path="people", count=None)
    with pytest.raises(Unreachable):
        await world.begin().run_one("Ada Nowak", RULES, starter="test")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (["Ada Nowak", "Ada Nowak"], ["Ada Nowak"]),  # two contacts of one number
        (["Bo Lund"], ["Ada Nowak"]),  # another name
        (["Ada Nowak"], ["Ada Nowak", "Ada"]),  # two clients of one number
    ],
)
async def test_what_is_not_clear_is_not_paired(
    world: Clients, theirs: list[str], ours: list[str]
) -> None:
    """Families share a number: the person's own contacts stay as they are."""
    phone = world.studio.phone
    for name in theirs:
        given, _, family = name.partition(" ")
        phone.add(
            names=[{"givenName": given, "familyName": family}],
            phoneNumbers=[{"value": "0170 1234567"}],
        )
    foreign = phone.raw()
    world.studio.candidates = frozenset({"tel:01234567"})
    await world.put(*(client(name, "0170 1234567") for name in ours))
    phone.expire_sync_tokens()
    await world.run(populate_out=True)
    assert world.there() == sorted(ours)
    now = phone.raw()
    assert all(now[key] == value for key, value in foreign.items() if key.startswith("people/"))


async def test_a_client_in_the_store_is_removed_as_anywhere(world: Clients) -> None:
    await world.put(client("Ada Nowak"))

    def remove(tx: Transaction) -> None:
        store = ClientStore()
        assert store.delete(tx, store.get(tx, ["Ada Nowak"])["Ada Nowak"]) == ()

    await world.book.write(remove)
    assert await world.names() == []
