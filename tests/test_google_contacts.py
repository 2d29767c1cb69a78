"""Google Contacts as a replica: what is read, what is written, and what is never touched."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book.model import ReplicaState
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.contact_keys import keys_of
from custom_components.studio_sync.google.person_mapping import LIMITS
from custom_components.studio_sync.sync.model import CopySource, Op, RemoteItem, Verdict, Write
from custom_components.studio_sync.sync.snapshot import with_resync

from .contacts_google import Clock, Studio, client, clock, google, made, studio_with
from .google_emulator import GoogleEmulator, Kind

__all__ = ["clock", "google"]
"""Fixtures that are used here."""


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
    assert found == [replace(items[ada.id], asked=True), items[bo.id]]


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


async def test_what_was_deleted_is_made_again(studio: Studio) -> None:
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


async def test_new_contacts_of_the_account_come_in_and_old_ones_do_not(
    google: GoogleEmulator, clock: Clock
) -> None:
    """S10, as Spectra does: an old one that is edited is none of the studio's."""
    async with studio_with(google, clock, all_new=True) as studio:
        old = studio.phone.add(names=[{"unstructuredName": "Old"}])["resourceName"]
        assert await studio.items() == {}
        new = studio.phone.add(names=[{"unstructuredName": "New"}])["resourceName"]
        studio.phone.edit(old, names=[{"unstructuredName": "Older"}])
        items = await studio.items()
        assert items[old].content is None
        assert items[new].content is not None
        assert not items[new].offered
        assert (await studio.update(items[new], client("New"), "r1")).verdict is Verdict.DONE
        assert studio.phone.members(studio.label) == [new]
        studio.known = {new}
        renamed = studio.phone.rename(old)["resourceName"]
        assert (await studio.items())[renamed].content is None
        studio.phone.expire_sync_tokens()
        late = studio.phone.add(names=[{"unstructuredName": "Late"}])["resourceName"]
        delta = await studio.fetch()
        assert delta.full
        assert {item.id for item in delta.items if item.content} == {new, late}


async def test_what_another_studio_makes_is_no_new_contact_of_the_person(
    google: GoogleEmulator, clock: Clock
) -> None:
    """One Google user in two studios: each has its own clients."""
    async with studio_with(google, clock, all_new=True) as studio:
        await studio.fetch()
        await studio.create(client("Ada"))
        other = Studio(way=studio.way, clock=clock, book_id="other")
        (bo,) = await other.create(client("Bo"))
        items = await studio.items()
        assert bo.id not in items or items[bo.id].content is None
        studio.phone.relabel(bo.id, into=(studio.label,))
        assert (await studio.items())[bo.id].content is not None


@pytest.mark.parametrize("options", [{"full_listing": True}, {"recompare_all": True}])
async def test_what_is_new_stays_new_when_all_is_listed_once_more(
    google: GoogleEmulator, clock: Clock, options: dict[str, bool]
) -> None:
    """As populating does; Google does not tell when a contact was made."""
    async with studio_with(google, clock, all_new=True) as studio:
        old = studio.phone.add(names=[{"unstructuredName": "Old"}])["resourceName"]
        await studio.fetch()
        new = studio.phone.add(names=[{"unstructuredName": "New"}])["resourceName"]
        studio.phone.edit(old, names=[{"unstructuredName": "Older"}])
        for _ in range(2):
            state = ReplicaState(replica_id="a", connected_at=clock.now, cursor=studio.cursor)
            asked = {"full_listing": False, "recompare_all": False, **options}
            studio.cursor = with_resync(with_resync(state, **asked), **asked).cursor
            studio.restart()
            delta = await studio.fetch()
            assert delta.full
            assert {item.id for item in delta.items if item.content} == {new}


async def test_switched_on_later_what_is_there_is_old(google: GoogleEmulator, clock: Clock) -> None:
    async with studio_with(google, clock) as studio:
        await studio.fetch()
        old = studio.phone.add(names=[{"unstructuredName": "Old"}])["resourceName"]
        studio.options["all_new"] = True
        studio.restart()
        assert (await studio.fetch()).full
        studio.phone.edit(old, names=[{"unstructuredName": "Older"}])
        assert (await studio.items())[old].content is None
        studio.options["all_new"] = False
        studio.restart()
        delta = await studio.fetch()
        assert (delta.full, delta.items) == (False, ())


async def test_one_client_alone_is_few_requests(studio: Studio) -> None:
    """Z7: without a listing before, also in a process that has just begun."""
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.clock.now += timedelta(minutes=30)
    studio.restart()
    before = studio.replica.requests
    (item,) = await studio.replica.get([ada.id])
    assert item == ada
    assert (await studio.update(ada, client("Ada Lund"))).verdict is Verdict.DONE
    assert studio.replica.requests - before <= 4


async def test_a_label_that_is_gone_is_no_reason_to_take_a_client_for_taken_out(
    studio: Studio,
) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.phone.delete_label(studio.label)
    (item,) = await studio.replica.get([ada.id])
    assert isinstance(item, RemoteItem)
    assert item.content is not None
    assert item.marks == ()
    assert (await studio.update(item, item.content, "Ada Nowak")).verdict is Verdict.DONE
    assert studio.phone.members(studio.label) == [ada.id]


async def test_what_has_no_name_from_google_yet_is_not_there(studio: Studio) -> None:
    name = studio.replica.remote_id("r1", 2)
    (item,) = await studio.replica.get([name])
    nothing = RemoteItem[Contact](id=name, etag=None, content=None, asked=True)
    assert (item, studio.replica.requests) == (nothing, 0)


async def test_contacts_have_no_parts(studio: Studio) -> None:
    with pytest.raises(NotImplementedError):
        studio.replica.child_id("people/c1", studio.clock.now)
    with pytest.raises(NotImplementedError):
        studio.replica.split_id("people/c1", studio.clock.now)
    assert await studio.replica.children(["people/c1"]) == ()
    assert await studio.replica.extras([CopySource(replica_id="a", remote_id="b")]) == [""]
    assert studio.replica.limits == LIMITS


async def test_as_many_writes_as_a_batch_takes(studio: Studio) -> None:
    assert list(await studio.replica.write([])) == []
    writes = [Write[Contact](op=Op.DELETE, remote_id="people/c1")]
    with pytest.raises(ValueError, match="too many"):
        await studio.replica.write(writes * (studio.replica.batch_size + 1))


@pytest.mark.parametrize("cursor", ["", "{", "[]", "7", '{"form":0,"contacts":"x"}', '{"x":1}'])
async def test_a_cursor_that_makes_no_sense_is_none(studio: Studio, cursor: str) -> None:
    studio.cursor = cursor
    assert (await studio.fetch()).full


async def test_tokens_of_labels_and_contacts_die_apart(
    studio: Studio, google: GoogleEmulator
) -> None:
    await studio.fetch()
    await studio.create(client())
    await studio.fetch()
    await studio.fetch()
    studio.phone.book.groups.tokens += 1
    delta = await studio.fetch()
    assert (delta.full, delta.items) == (False, ())
    google.faults.add(Kind.SYNC_GONE, path="connections")
    assert (await studio.fetch()).full


async def test_lists_that_google_cuts_are_read_whole(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    await studio.fetch()
    mails = [{"value": f"ada{number}@example.com"} for number in range(130)]
    studio.phone.edit(ada.id, emailAddresses=mails)
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert len(item.content.emails) == 130
    kept = item.content.emails[:-1]
    outcome = await studio.update(item, replace(item.content, emails=kept))
    assert outcome.verdict is Verdict.DONE
    assert len(studio.phone.get(ada.id)["emailAddresses"]) == 129


async def test_many_are_proven_gone_in_addresses_that_are_short_enough(studio: Studio) -> None:
    studio.known = {f"people/c{10**18 + number}" for number in range(450)}
    items = await studio.items()
    assert items.keys() == studio.known
    assert all(item.content is None for item in items.values())


async def test_changes_of_foreign_contacts_need_no_list_of_what_is_paired(studio: Studio) -> None:
    await studio.fetch()

    async def not_asked() -> frozenset[str]:
        raise AssertionError("asked for what is known")

    studio.phone.add(names=[{"unstructuredName": "Fred"}])
    delta = await studio.replica.fetch(studio.cursor, not_asked)
    assert [item.content for item in delta.items] == [None]


async def test_what_is_there_already_is_not_sent(studio: Studio) -> None:
    await studio.fetch()
    (ada,) = await studio.create(client())
    assert ada.content is not None
    before = studio.replica.requests
    outcome = await studio.update(ada, ada.content)
    assert (outcome.verdict, outcome.item) == (Verdict.DONE, ada)
    assert studio.replica.requests == before


@pytest.mark.parametrize(
    "name", ["\U0001f469\u200d\U0001f3a4 Zoë", "שרה כהן", "   ", "a\ud800b", "x\x00y", "W" * 1100]
)
async def test_names_of_any_kind(studio: Studio, name: str) -> None:
    await studio.fetch()
    content = client(name, "0170 1234567")
    (outcome,) = await studio.replica.write(
        [Write(op=Op.CREATE, remote_id="new/r1/0", record_id="r1", content=content)]
    )
    if len(name) > 1024:
        assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "contact_field_too_long")
        return
    assert outcome.verdict is Verdict.DONE
    item = made(outcome)
    assert (await studio.items())[item.id] == item
    assert item.content is not None
    again = await studio.update(item, item.content)
    assert again.item == item
