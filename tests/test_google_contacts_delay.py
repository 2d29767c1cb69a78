"""What Google shows late, after a start that has forgotten what was written: nothing is undone.

Writes take minutes to show, in listings and when a contact is read by itself.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import Unreachable

from .contacts_google import Clock, client, clock, google, studio_with
from .google_emulator import GoogleEmulator, Kind
from .test_google_contacts_engine import RULES, Clients, clients_of, ids

__all__ = ["clock", "google"]
"""Fixtures that are used here."""

ADA = client("Ada Nowak", "0170 1234567", notes="first")


@pytest.fixture
async def world(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Clients]:
    """Return a studio with one client in Google; what is written from now on shows late."""
    async with studio_with(google, clock, delete="never") as studio, clients_of(studio) as world:
        await put(world, ADA)
        await world.run()
        await world.run()
        google.people_api.settings.propagation = timedelta(minutes=8)
        world.pause = timedelta(seconds=20)
        yield world


async def put(
    world: Clients, content: Contact, *, group: bool = True, deleted: bool = False
) -> None:
    """Store the client as it is to be."""
    groups = ("g",) if group else ()
    record = Client(id="Ada Nowak", content=content, group_ids=groups, deleted=deleted)
    await world.book.write(lambda tx: clients.put_client(tx, record))


async def ada(world: Clients) -> Client:
    """Return the client."""
    return (await world.book.read(lambda tx: clients.get_many(tx, ["Ada Nowak"])))["Ada Nowak"]


async def again(world: Clients, times: int = 3, **rules: object) -> None:
    """Start and list all of it, again and again, which changes nothing here; then later."""
    before = await ada(world)
    for _ in range(times):
        world.studio.phone.expire_sync_tokens()
        await world.run(**rules)
        assert await ada(world) == before
    world.pause = timedelta(minutes=15)
    await world.run(**rules)
    await world.run(**rules)


@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.REMOTE, Policy.ASK])
async def test_an_older_version_in_a_listing_is_no_edit(world: Clients, policy: Policy) -> None:
    await put(world, replace(ADA, notes="second"))
    await world.run(policy=policy)
    assert world.studio.phone.get(ids(world)["Ada Nowak"])["biographies"][0]["value"] == "second"
    edits = world.studio.phone.raw()
    await again(world, policy=policy)
    assert (await ada(world)).content.notes == "second"
    assert world.studio.phone.raw() == edits
    assert await world.is_quiet()


async def test_what_is_edited_here_meanwhile_is_sent_later(world: Clients) -> None:
    await put(world, replace(ADA, notes="second"))
    await world.run()
    await put(world, replace(ADA, notes="third"))
    await again(world)
    assert (await ada(world)).content.notes == "third"
    person = world.studio.phone.get(ids(world)["Ada Nowak"])
    assert person["biographies"][0]["value"] == "third"
    assert await world.is_quiet()


async def test_what_is_edited_there_meanwhile_comes_in_later(world: Clients) -> None:
    await put(world, replace(ADA, notes="second"))
    await world.run()
    phone, name = world.studio.phone, ids(world)["Ada Nowak"]
    phone.edit(name, nicknames=[{"value": "Addie"}])
    await again(world)
    assert ((await ada(world)).content.notes, (await ada(world)).content.nickname) == (
        "second",
        "Addie",
    )
    assert phone.get(name)["biographies"][0]["value"] == "second"
    assert await world.is_quiet()


async def test_a_write_whose_answer_was_lost_is_neither_undone_nor_refused(
    world: Clients, google: GoogleEmulator
) -> None:
    """B8: reads show the version before it, with the etag that the write named."""
    await put(world, replace(ADA, notes="second"))
    google.faults.add(Kind.DROP_AFTER, path="batchUpdate", count=1)
    first = await world.run()
    assert "refused" not in first.counts
    await again(world)
    assert (await ada(world)).content.notes == "second"
    person = world.studio.phone.get(ids(world)["Ada Nowak"])
    assert person["biographies"][0]["value"] == "second"
    assert await world.is_quiet()


async def test_a_new_contact_that_does_not_show_yet_is_not_made_twice(world: Clients) -> None:
    """B5: that it can't be read proves nothing so soon."""
    await world.put(client("Bo Lund"))
    await world.run()
    await again(world)
    assert world.there() == ["Ada Nowak", "Bo Lund"]
    assert len(world.studio.phone.all()) == 2
    assert await world.is_quiet()


async def test_what_was_taken_out_of_the_label_does_not_come_back(world: Clients) -> None:
    """Listings go on showing it there."""
    await put(world, ADA, group=False, deleted=True)
    await world.run()
    assert world.there() == []
    await again(world)
    assert (await ada(world)).deleted
    assert world.there() == []
    assert len(world.studio.phone.all()) == 1
    assert await world.is_quiet()


async def test_what_was_put_back_into_the_label_is_not_put_there_once_more(world: Clients) -> None:
    world.studio.phone.relabel(ids(world)["Ada Nowak"], out_of=(world.studio.label,))
    world.pause = timedelta(minutes=15)
    await world.run()
    world.pause = timedelta(seconds=20)
    assert world.there() == ["Ada Nowak"]
    before = world.studio.phone.raw()
    await again(world)
    assert world.studio.phone.raw() == before
    assert await world.is_quiet()


@pytest.mark.parametrize("put_back", [True, False])
async def test_a_contact_that_is_really_deleted_meanwhile_is_noticed_later(
    world: Clients, *, put_back: bool
) -> None:
    world.put_back = put_back
    await put(world, replace(ADA, notes="second"))
    await world.run()
    world.studio.phone.delete(ids(world)["Ada Nowak"])
    await again(world)
    assert world.there() == (["Ada Nowak"] if put_back else [])
    assert len(world.studio.phone.all()) == (1 if put_back else 0)
    assert not (await ada(world)).deleted
    assert await world.is_quiet()


async def test_a_client_removed_before_the_new_contact_shows_stays_removed(
    world: Clients,
) -> None:
    """That the contact can't be read yet does not mean that it is gone."""
    await world.put(client("Bo Lund"))
    await world.run()
    removed = Client(id="Bo Lund", content=client("Bo Lund"), group_ids=("g",), deleted=True)
    await world.book.write(lambda tx: clients.put_client(tx, removed))
    await again(world)
    assert world.there() == ["Ada Nowak"]
    assert await world.names() == ["Ada Nowak"]
    assert await world.is_quiet()


async def test_a_client_edited_before_the_new_contact_shows_is_not_made_twice(
    world: Clients,
) -> None:
    await world.put(client("Bo Lund"))
    await world.run()
    await world.put(client("Bo Lund", notes="second"))
    await again(world)
    assert world.there() == ["Ada Nowak", "Bo Lund"]
    assert len(world.studio.phone.all()) == 2
    person = world.studio.phone.get(ids(world)["Bo Lund"])
    assert person["biographies"][0]["value"] == "second"
    assert await world.is_quiet()


async def test_a_new_contact_edited_on_both_sides_before_it_shows_is_not_made_twice(
    world: Clients,
) -> None:
    """That Google refuses the write for an edit proves that it is there, though no read has it."""
    bo = Client(id="Bo Lund", content=client("Bo Lund"), group_ids=("g",))
    await world.book.write(lambda tx: clients.put_client(tx, bo))
    sync = world.begin()
    await sync.run(RULES, starter="test")
    name, phone = ids(world)["Bo Lund"], world.studio.phone
    phone.edit(name, nicknames=[{"value": "Bobo"}])
    noted = replace(bo, content=replace(bo.content, notes="here"))
    await world.book.write(lambda tx: clients.put_client(tx, noted))
    await sync.run(RULES, starter="test")
    world.pause = timedelta(minutes=15)
    await world.run()
    assert len(phone.all()) == 2
    assert phone.get(name)["biographies"][0]["value"] == "here"
    assert (await world.book.read(lambda tx: clients.get_many(tx, [bo.id])))[
        bo.id
    ].content.nickname == "Bobo"
    assert await world.is_quiet()


async def test_a_contact_made_there_and_deleted_before_that_shows_does_not_come_in_twice(
    world: Clients,
) -> None:
    """After a start the listing has it once more, as it was."""
    phone = world.studio.phone
    bo = phone.add(labels=("myContacts", world.studio.label), names=[{"givenName": "Bo"}])
    world.studio.clock.now += timedelta(minutes=9)
    phone.delete(bo["resourceName"])
    for _ in range(2):
        phone.expire_sync_tokens()
        await world.run()
    world.pause = timedelta(minutes=15)
    await world.run()
    assert await world.names() == ["Ada Nowak", "Bo"]
    assert world.there() == ["Ada Nowak", "Bo"]
    assert await world.is_quiet()


async def test_a_label_that_is_not_listed_yet_is_not_made_twice(
    google: GoogleEmulator, clock: Clock
) -> None:
    """Neither in the same process nor after a start."""
    google.people_api.settings.propagation = timedelta(minutes=8)
    async with studio_with(google, clock) as studio:
        await studio.fetch()
        cursor = studio.cursor
        await studio.create(client("Ada Nowak"))
        clock.now += timedelta(seconds=20)
        await studio.fetch()
        await studio.create(client("Bo Lund"))
        assert len(studio.phone.labels()) == 1
        studio.restart()
        studio.cursor = cursor
        await studio.fetch()
        with pytest.raises(Unreachable):
            await studio.send(client("Cy Berg"))
        assert len(studio.phone.labels()) == 1
        clock.now += timedelta(minutes=10)
        await studio.fetch()
        await studio.create(client("Cy Berg"))
        assert len(studio.phone.members(studio.label)) == 3


async def test_a_label_that_is_deleted_as_soon_as_it_was_made_is_made_again(
    google: GoogleEmulator, clock: Clock
) -> None:
    async with studio_with(google, clock) as studio:
        await studio.fetch()
        await studio.create(client("Ada Nowak"))
        studio.phone.delete_label(studio.label)
        await studio.create(client("Bo Lund"))
        assert len(studio.phone.members(studio.label)) == 1
