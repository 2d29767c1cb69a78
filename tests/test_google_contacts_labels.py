"""Contacts that leave the label and come back, and a label that somebody deletes meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.google.labels import DELAY
from custom_components.studio_sync.sync.contacts.projection import ContactProjection, Shown
from custom_components.studio_sync.sync.model import Do, Policy, Verdict

from .contacts_google import Clock, Studio, client, clock, google, studio, studio_with
from .google_emulator import GoogleEmulator, Kind
from .test_google_contacts_engine import RULES, Clients, clients_of, ids

__all__ = ["clock", "google", "studio"]
"""Fixtures that are used here."""


@pytest.fixture
async def world(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Clients]:
    async with studio_with(google, clock) as studio, clients_of(studio) as world:
        yield world


async def test_a_label_deleted_just_before_a_write_is_made_again(studio: Studio) -> None:
    """Nothing is refused for it, and no contact is named."""
    (ada,) = await studio.create(client("Ada Nowak"))
    phone = studio.phone
    phone.delete_label(studio.label)
    outcomes = await studio.send(*(client(f"Client {number}") for number in range(50)))
    assert {each.verdict for each in outcomes} == {Verdict.DONE}
    assert len(phone.members(studio.label)) == 50
    assert ada.id in {each["resourceName"] for each in phone.all()}


async def test_nothing_is_refused_for_a_deleted_label_that_is_still_listed(
    studio: Studio, google: GoogleEmulator, clock: Clock
) -> None:
    """Google takes minutes to show that it was deleted: the next sync makes another one."""
    google.people_api.settings.propagation = timedelta(minutes=4)
    await studio.create(client("Ada Nowak"))
    clock.now += DELAY
    await studio.fetch()
    studio.phone.delete_label(studio.label)
    others = [client(f"Client {number}") for number in range(20)]
    before = studio.replica.requests
    outcomes = await studio.send(*others)
    assert {each.verdict for each in outcomes} == {Verdict.FAILED}
    assert studio.replica.requests - before < 6
    (outcome,) = await studio.send(client("Client 20"))
    assert outcome.verdict is Verdict.FAILED
    clock.now += DELAY
    await studio.fetch()
    await studio.create(*others)
    assert len(studio.phone.members(studio.label)) == 20
    assert len(studio.phone.all()) == 21


async def test_a_contact_is_refused_whose_label_is_there(
    studio: Studio, google: GoogleEmulator
) -> None:
    await studio.create(client("Ada Nowak"))
    google.faults.add(
        Kind.ERROR, path="batchCreateContacts", status=400, reason="badRequest", count=20
    )
    (outcome,) = await studio.send(client("Bo Lund"))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "contact_invalid")


async def test_all_batches_that_are_under_way_learn_of_the_new_label(studio: Studio) -> None:
    """The later ones are prepared while the first one is sent."""
    await studio.create(client("Ada Nowak"))
    phone = studio.phone
    phone.delete_label(studio.label)
    some = [[client(f"Client {at} {number}") for number in range(20)] for at in range(4)]
    sent = await asyncio.gather(*(studio.send(*each) for each in some))
    assert {each.verdict for outcomes in sent for each in outcomes} == {Verdict.DONE}
    assert len(phone.members(studio.label)) == 80


async def test_a_label_deleted_just_before_a_contact_is_put_back_is_made_again(
    studio: Studio,
) -> None:
    (ada,) = await studio.create(client("Ada Nowak"))
    phone = studio.phone
    phone.add(labels=("myContacts", studio.label), names=[{"givenName": "Bo"}])
    phone.relabel(ada.id, out_of=(studio.label,))
    await studio.fetch()
    phone.delete_label(studio.label)
    (outcome,) = await studio.send(client("Ada Nowak"), former=ada.id)
    assert outcome.verdict is Verdict.DONE
    assert phone.members(studio.label) == [ada.id]


@pytest.mark.parametrize("both", [True, False])
async def test_a_contact_edited_as_its_label_is_deleted_is_put_into_the_new_one(
    world: Clients, *, both: bool
) -> None:
    """Whatever becomes of the edit."""
    ada = client("Ada Nowak", notes="first")
    await put(world, ada, "g")
    await world.run()
    await world.run()
    if both:
        await put(world, replace(ada, notes="here"), "g")
    phone = world.studio.phone
    phone.delete_label(world.studio.label)
    phone.edit(
        ids(world)["Ada Nowak"], biographies=[{"value": "there", "contentType": "TEXT_PLAIN"}]
    )
    await world.run(policy=Policy.REMOTE)
    assert world.there() == ["Ada Nowak"]
    assert (await content(world)).notes == "there"
    assert await world.is_quiet()


@pytest.mark.parametrize("send_back", [True, False])
@pytest.mark.parametrize("edited", [False, True])
async def test_a_contact_made_without_an_answer_is_put_into_a_new_label(
    world: Clients, google: GoogleEmulator, *, edited: bool, send_back: bool
) -> None:
    """Its label was deleted before the next run; perhaps both sides wrote the same meanwhile."""
    ada = client("Ada Nowak", notes="first")
    await put(world, ada, "g")
    google.faults.add(Kind.DROP_AFTER, path="batchCreate")
    await world.run()
    google.faults.clear()
    phone = world.studio.phone
    phone.delete_label(world.studio.label)
    if edited:
        await put(world, replace(ada, notes="second"), "g")
        name = ids(world)["Ada Nowak"]
        phone.edit(name, biographies=[{"value": "second", "contentType": "TEXT_PLAIN"}])
    await world.run(send_back=send_back)
    assert world.there() == ["Ada Nowak"]
    assert len(ids(world)) == len(phone.all()) == 1
    assert await world.is_quiet()


async def test_a_label_deleted_as_soon_as_it_was_made_is_made_again_once(world: Clients) -> None:
    """A listing of all need not have it yet, so that it lacks it tells nothing; the next one does.

    The one after that would not tell that it was deleted: only what changed since.
    """
    await put(world, client("Ada Nowak"), "g")
    sync, phone = world.begin(), world.studio.phone
    await sync.run(RULES, starter="test")
    phone.delete_label(world.studio.label)
    await world.book.write(
        lambda tx: request_full_resync(tx, sync.replica.id, full_listing=True, recompare_all=False)
    )
    for _ in range(2):
        await sync.run(RULES, starter="test")
    assert world.there() == ["Ada Nowak"]
    assert await world.is_quiet()


async def test_a_merged_contact_stays_in_question_outside_the_label(world: Clients) -> None:
    """Nothing is made or written for either client, at no run, until somebody has answered."""
    await world.put(client("Ada Nowak"), client("Bo Lund"), client("Cy Young"))
    await world.run()
    phone, names = world.studio.phone, ids(world)
    phone.merge(names["Ada Nowak"], names["Bo Lund"])
    phone.delete_label(world.studio.label)
    await world.run()
    await world.run()
    assert world.there() == ["Cy Young"]
    before = phone.raw()
    for _ in range(2):
        phone.expire_sync_tokens()
        assert {action.do for action in (await world.run()).plan.actions} <= {Do.REST}
    assert phone.raw() == before


async def test_those_who_leave_a_label_that_was_deleted_have_left_it(studio: Studio) -> None:
    studio.options["delete"] = "never"
    studio.restart()
    await studio.fetch()
    items = await studio.create(*(client(f"Client {number}") for number in range(20)))
    before = studio.replica.requests
    label = studio.label
    studio.phone.delete_label(label)
    fresh = await studio.items()
    studio.replica._labels.id = label
    outcomes = await studio.remove(*(fresh.get(item.id, item) for item in items))
    assert {each.verdict for each in outcomes} <= {Verdict.DONE, Verdict.STALE}
    assert studio.replica.requests - before < 10
    assert len(studio.phone.all()) == 20


async def put(world: Clients, content: Contact, *groups: str) -> None:
    """Store a client as it is to be."""
    record = Client(id="Ada Nowak", content=content, group_ids=groups)
    await world.book.write(lambda tx: clients.put_client(tx, record))


async def content(world: Clients) -> Contact:
    """Return what the client says."""
    found = await world.book.read(lambda tx: clients.get_many(tx, ["Ada Nowak"]))
    return found["Ada Nowak"].content


@pytest.mark.parametrize("send_back", [True, False])
async def test_what_was_edited_outside_the_label_is_merged_when_the_client_rejoins(
    world: Clients, *, send_back: bool
) -> None:
    """What people wrote in Google meanwhile stays; so does what the studio wrote."""
    world.studio.options["delete"] = "never"
    ada = client("Ada Nowak", "0170 1234567", notes="first")
    await put(world, ada, "g")
    await world.run()
    await put(world, ada)
    await world.run()
    assert world.there() == []
    name, phone = ids(world)["Ada Nowak"], world.studio.phone
    phone.edit(
        name,
        biographies=[{"value": "theirs", "contentType": "TEXT_PLAIN"}],
        phoneNumbers=[{"value": "0170 1234567", "type": "mobile"}, {"value": "0151 7654321"}],
    )
    await world.run()
    await put(world, replace(ada, emails=(Labelled(value="ada@example.com"),)), "g")
    for _ in range(2):
        await world.run(send_back=send_back)
    person = phone.get(name)
    assert person["biographies"][0]["value"] == "theirs"
    assert [each["value"] for each in person["phoneNumbers"]] == ["0170 1234567", "0151 7654321"]
    assert person["emailAddresses"][0]["value"] == "ada@example.com"
    assert world.there() == ["Ada Nowak"]
    now = await content(world)
    assert now.notes == ("theirs" if send_back else "first")
    assert len(now.phones) == (2 if send_back else 1)


@pytest.mark.parametrize("deleted", [True, False])
async def test_what_was_left_away_comes_back_when_the_clients_are_sent_once_more(
    world: Clients, *, deleted: bool
) -> None:
    """S7: populating makes it again, or finds what is out of the label; nothing is doubled."""
    world.put_back = False
    await put(world, client("Ada Nowak"), "g")
    await world.run()
    name, phone = ids(world)["Ada Nowak"], world.studio.phone
    number = len(phone.all())
    if deleted:
        phone.delete(name)
    else:
        phone.relabel(name, out_of=(world.studio.label,))
    await world.run()
    assert world.there() == []
    await world.run(populate_out=True)
    assert world.there() == ["Ada Nowak"]
    assert len(phone.all()) == number
    assert await world.is_quiet()


async def test_what_was_edited_while_it_was_left_away_is_merged(world: Clients) -> None:
    """Taken out of the label by hand, it comes back when the client changes."""
    world.put_back = False
    ada = client("Ada Nowak", notes="first")
    await put(world, ada, "g")
    await world.run()
    name, phone = ids(world)["Ada Nowak"], world.studio.phone
    phone.relabel(name, out_of=(world.studio.label,))
    await world.run()
    assert world.there() == []
    phone.edit(name, organizations=[{"name": "Theirs"}])
    await world.run()
    assert world.there() == []
    assert (await content(world)).organisation == ""
    phone.edit(name, nicknames=[{"value": "Addie"}])
    await put(world, replace(ada, notes="second"), "g")
    for _ in range(2):
        await world.run()
    person = phone.get(name)
    assert person["biographies"][0]["value"] == "second"
    assert person["organizations"][0]["name"] == "Theirs"
    assert person["nicknames"][0]["value"] == "Addie"
    now = await content(world)
    assert (now.organisation, now.nickname) == ("Theirs", "Addie")
    assert await world.is_quiet()


@pytest.mark.parametrize("send_back", [True, False])
async def test_what_was_edited_outside_the_label_is_merged_when_a_person_puts_it_back(
    world: Clients, *, send_back: bool
) -> None:
    """Also if the studio wins where both edited: this is an edit of one side."""
    world.put_back = False
    ada = client("Ada Nowak", notes="first", nickname="Addie")
    await put(world, ada, "g")
    await world.run()
    name, phone = ids(world)["Ada Nowak"], world.studio.phone
    phone.relabel(name, out_of=(world.studio.label,))
    await world.run()
    phone.edit(name, nicknames=[], organizations=[{"name": "Theirs"}])
    await world.run()
    phone.relabel(name, into=(world.studio.label,))
    for _ in range(2):
        await world.run(policy=Policy.STUDIO, send_back=send_back)
    person = phone.get(name)
    assert person["organizations"][0]["name"] == "Theirs"
    assert "nicknames" not in person
    now = await content(world)
    assert (now.organisation, now.nickname) == (("Theirs", "") if send_back else ("", "Addie"))
    assert (await world.run(policy=Policy.STUDIO, send_back=send_back)).run is None


async def test_hiding_a_field_leaves_the_mark(world: Clients, google: GoogleEmulator) -> None:
    """Of a suspended pair only what is no longer shown goes: whose copy it is stays."""
    ada = client("Ada Nowak", notes="private")
    await put(world, ada, "g")
    await world.run()
    phone, name = world.studio.phone, ids(world)["Ada Nowak"]
    before = phone.get(name)["clientData"]
    await put(world, replace(ada, nickname="Addie"), "g")
    google.faults.add(Kind.ERROR, path="batchUpdateContacts", status=403, reason="forbidden")
    await world.run()
    google.faults.clear()
    world.projection = ContactProjection(shown=Shown.NAME_AND_NUMBERS)
    replica = world.studio.replica.id
    await world.book.write(
        lambda tx: request_full_resync(tx, replica, full_listing=False, recompare_all=True)
    )
    (action,) = (await world.run()).plan.actions
    assert action.hides
    person = phone.get(name)
    assert "biographies" not in person
    assert person["clientData"] == before
