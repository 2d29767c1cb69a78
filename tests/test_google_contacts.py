"""Google Contacts as a replica: what is read, what is written, and what is left alone."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.formats.contact_keys import keys_of
from custom_components.studio_sync.sync.model import Verdict

from .contacts_google import Clock, Studio, client, made, studio_with
from .google_emulator import GoogleEmulator


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def google(socket_enabled: None, clock: Clock) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator; whatever the replica sends must fit the discovery document."""
    async with GoogleEmulator(strict=True, clock=clock, shuffle_batches=True) as google:
        yield google
        assert google.violations == []


@pytest.fixture
async def studio(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Studio]:
    async with studio_with(google, clock) as studio:
        yield studio


async def test_clients_go_into_the_label_and_my_contacts(studio: Studio) -> None:
    await studio.fetch()
    ada, bo = await studio.create(client("Ada Nowak", "0170 1234567"), client("Bo Lund"))
    assert {ada.id, bo.id} == set(studio.phone.members(studio.label))
    assert {ada.id, bo.id} == set(studio.phone.members("myContacts"))
    assert ada.content == client("Ada Nowak", "0170 1234567") or ada.content is not None
    assert ada.marks == ("Ada Nowak",)
    items = await studio.items()
    assert items[ada.id] == ada
    assert items[bo.id] == bo


async def test_a_thousand_clients_are_few_requests(studio: Studio) -> None:
    for number in range(200):
        studio.phone.add(names=[{"unstructuredName": f"Friend {number}"}])
    before = studio.replica.requests
    await studio.fetch()
    for start in range(0, 1000, 200):
        await studio.create(*(client(f"Client {start + n}") for n in range(200)))
    assert studio.replica.requests - before <= 10
    assert len(studio.phone.members(studio.label)) == 1000


async def test_nothing_changed_is_two_requests(studio: Studio) -> None:
    await studio.fetch()
    await studio.create(client())
    await studio.fetch()
    await studio.fetch()
    before = studio.replica.requests
    delta = await studio.fetch()
    assert (delta.items, delta.skipped, delta.full) == ((), (), False)
    assert studio.replica.requests - before == 2


async def test_an_edit_here_is_one_field(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client(notes="likes tea"))
    studio.phone.edit(ada.id, userDefined=[{"key": "Shoe", "value": "39"}])
    ada = (await studio.items())[ada.id]
    assert ada.content is not None
    outcome = await studio.update(ada, replace(ada.content, notes="likes coffee"))
    assert outcome.verdict is Verdict.DONE
    person = studio.phone.get(ada.id)
    assert person["biographies"][0]["value"] == "likes coffee"
    assert person["userDefined"][0]["value"] == "39"
    assert (await studio.items())[ada.id] == outcome.item


async def test_one_change_is_four_requests(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    await studio.fetch()
    studio.clock.now += timedelta(minutes=30)
    studio.restart()
    before = studio.replica.requests
    await studio.fetch()
    assert (await studio.update(ada, client("Ada Lund"))).verdict is Verdict.DONE
    assert studio.replica.requests - before <= 4


async def test_an_edit_there_arrives(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.phone.edit(ada.id, phoneNumbers=[{"value": "0170 1", "type": "mobile"}])
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert [each.value for each in item.content.phones] == ["0170 1"]
    assert item.etag != ada.etag


async def test_an_update_of_what_somebody_changed_is_stale(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    studio.clock.now += timedelta(minutes=30)
    studio.phone.edit(ada.id, names=[{"unstructuredName": "Ada Theirs"}])
    outcome = await studio.update(ada, client("Ada Ours"))
    assert outcome.verdict is Verdict.STALE
    assert made(outcome).content is not None
    assert made(outcome).content.name == "Ada Theirs"  # type: ignore[union-attr]


async def test_what_was_deleted_or_taken_out_of_the_label_has_no_content(studio: Studio) -> None:
    await studio.fetch()
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    await studio.fetch()
    studio.phone.delete(ada.id)
    studio.phone.relabel(bo.id, out_of=(studio.label,))
    items = await studio.items()
    assert items[ada.id].content is None
    assert items[bo.id].content is None
    found = await studio.replica.get([ada.id, bo.id])
    assert found == [items[ada.id], items[bo.id]]


async def test_what_was_taken_out_is_put_back_as_it_was(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.phone.relabel(ada.id, out_of=(studio.label,))
    await studio.fetch()
    (outcome,) = await studio.send(client(), former=ada.id)
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).id == ada.id
    assert studio.phone.members(studio.label) == [ada.id]
    assert len(studio.phone.all()) == 1


async def test_what_was_deleted_is_made_anew(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    studio.phone.delete(ada.id)
    await studio.fetch()
    (outcome,) = await studio.send(client(), former=ada.id)
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).id != ada.id
    assert len(studio.phone.all()) == 1


@pytest.mark.parametrize("status", [400, 410])
async def test_a_dead_token_deletes_nothing_without_proof(
    studio: Studio, google: GoogleEmulator, status: int
) -> None:
    """B5."""
    await studio.fetch()
    ada, bo = await studio.create(client("Ada"), client("Bo"))
    await studio.fetch()
    google.people_api.settings.expired_status = status
    studio.phone.delete(bo.id)
    studio.phone.expire_sync_tokens()
    studio.clock.now += timedelta(days=8)
    studio.restart()
    delta = await studio.fetch()
    assert delta.full
    items = {item.id: item for item in delta.items}
    assert items[ada.id].content is not None
    assert items[bo.id].content is None


async def test_foreign_contacts_are_not_told_of(studio: Studio) -> None:
    friend = studio.phone.add(
        names=[{"unstructuredName": "Fred"}], phoneNumbers=[{"value": "0170 7654321"}]
    )
    alike = studio.phone.add(
        names=[{"unstructuredName": "Ada"}], phoneNumbers=[{"value": "+49 170 1234567"}]
    )
    studio.candidates = keys_of(client("Ada", "0170 1234567"))
    items = await studio.items()
    assert friend["resourceName"] not in items
    assert items[alike["resourceName"]].offered
    kept = studio.phone.raw()
    studio.phone.edit(friend["resourceName"], names=[{"unstructuredName": "Frederick"}])
    assert all(item.content is None for item in (await studio.items()).values())
    assert kept.keys() == studio.phone.raw().keys()


async def test_a_recognised_contact_is_marked_and_joins_the_label(studio: Studio) -> None:
    found = studio.phone.add(
        names=[{"unstructuredName": "Ada"}],
        phoneNumbers=[{"value": "+49 170 1234567"}],
        imClients=[{"username": "ada"}],
    )
    studio.candidates = keys_of(client("Ada", "0170 1234567"))
    item = (await studio.items())[found["resourceName"]]
    assert item.content is not None
    assert (await studio.update(item, item.content, "r1")).verdict is Verdict.DONE
    person = studio.phone.get(item.id)
    assert person["imClients"][0]["username"] == "ada"
    assert studio.phone.members(studio.label) == [item.id]
    studio.known = {item.id}
    assert (await studio.items())[item.id].marks == ("r1",)
