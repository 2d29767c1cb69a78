"""Contacts and clients in step, as a user of Home Assistant meets it (S10, S12, Z1-Z7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
import json
from typing import Any

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er, issue_registry as ir
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import clients, people, replicas
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.book.parts import Part
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.diagnostics import async_get_config_entry_diagnostics
from custom_components.studio_sync.entries.connected import google_replica
from custom_components.studio_sync.entries.lookup import studio_of
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.lifecycle.runtime import AccountEntry
from custom_components.studio_sync.repairs import async_create_fix_flow

from .google_emulator.faults import Fault
from .ha_fixtures import ANNA, BEN, House, enable, settle
from .ha_page import PageSocket
from .test_ha_flow_contacts import Office, office, put_group

__all__ = ["office"]


class Book:
    """The studio's clients, and the person's contacts in Google."""

    def __init__(self, office: Office, account: AccountEntry) -> None:
        self.office = office
        self.account = account
        self.hass: HomeAssistant = office.hass
        self.house: House = office.house
        self.phone = office.house.google.account(ANNA).contacts
        self.group: str = account.options["contacts"]["group"]

    async def add(self, *contents: Contact) -> list[Client]:
        """Add clients to the account's group."""

        def work(tx: Transaction) -> list[Client]:
            records = [
                Client(id=tx.new_id(), content=each, group_ids=(self.group,)) for each in contents
            ]
            return clients.put_many(tx, records)

        return await self.office.studio.runtime_data.book.write(work)

    async def put(self, client: Client) -> None:
        """Store a client."""
        await self.office.studio.runtime_data.book.write(lambda tx: clients.put_client(tx, client))

    async def all(self) -> dict[str, Client]:
        """Return the clients there are, by name."""
        found = await self.office.studio.runtime_data.book.read(clients.clients)
        return {each.name: each for each in found}

    async def call(self, action: str, **data: Any) -> Any:
        """Call an action that answers for one account; returns that."""
        answer: Any = await self.hass.services.async_call(
            DOMAIN, action, data, blocking=True, return_response=True
        )
        await settle(self.hass)
        [report] = answer["previews" if data.get("preview") else "reports"]
        return report

    async def sync(self, **data: Any) -> Any:
        """Synchronize the contacts, and return the report."""
        return await self.call("sync_contacts", **data)

    async def choose(self, **options: Any) -> None:
        """Change the account's options for contacts."""
        entry = self.account
        chosen = {**entry.options["contacts"], **options}
        self.hass.config_entries.async_update_entry(
            entry, options={**entry.options, "contacts": chosen}
        )
        await self.hass.config_entries.async_reload(entry.entry_id)
        await settle(self.hass)

    def contacts(self) -> dict[str, dict[str, Any]]:
        """Return the contacts in the studio's label, by the name as Google shows it."""
        members = self.phone.members(self.label) if self.label else []
        found = [self.phone.get(name) for name in members]
        return {each["names"][0]["displayName"]: each for each in found}

    @property
    def label(self) -> str:
        """The id of the studio's label; empty if there is none."""
        labels = self.phone.labels().items()
        return next((key for key, name in labels if name.startswith("Studio Sync - ")), "")


@pytest.fixture
async def book(office: Office) -> Book:
    """Anna's account, for contacts only."""
    return Book(office, await office.for_contacts())


ANNA_BERG = Contact(
    name="Anna Berg",
    phones=(Labelled(value="+49 170 1112223", label="mobile"),),
    emails=(Labelled(value="anna@example.com", label="home"),),
    notes="Likes\ncoffee ☕",
    birthday="--02-29",
)


async def test_clients_of_the_group_go_to_the_label(book: Book) -> None:
    """S12, Z5."""
    await book.add(ANNA_BERG, Contact(name="Tom"))
    report = await book.sync()
    assert report["counts"]["created_in_google"] == 2
    assert book.contacts().keys() == {"Anna Berg", "Tom"}
    [phone] = book.contacts()["Anna Berg"]["phoneNumbers"]
    assert (phone["value"], phone["type"]) == ("+49 170 1112223", "mobile")
    again = await book.sync()
    assert again["counts"] == {"skipped": 0}


@pytest.mark.parametrize("fails", [False, True])
async def test_the_button_is_unavailable_while_a_run_is_under_way(book: Book, fails: bool) -> None:  # noqa: FBT001 - drawn
    """Z6: who looks at it sees that, and afterwards that it can be pressed again."""
    button, seen = "button.google_sync_google_account_1_synchronize_contacts", list[str]()

    @callback
    def changed(event: Event[EventStateChangedData]) -> None:
        seen.append(event.data["new_state"].state if event.data["new_state"] else "")

    async_track_state_change_event(book.hass, [button], changed)
    if fails:
        book.house.google.faults.items.append(Fault(kind="error", count=None))
        for _ in range(2):
            with pytest.raises(HomeAssistantError):
                await book.sync()
        assert seen == ["unavailable", "unknown"] * 2
    else:
        await book.sync()
        assert seen == ["unavailable", "unknown"]


async def test_a_client_of_no_group_stays_here(book: Book) -> None:
    [client] = await book.add(ANNA_BERG)
    await book.put(replace(client, group_ids=()))
    await book.sync()
    assert book.contacts() == {}


async def test_an_edit_on_each_side_is_merged_when_changes_are_sent_back(book: Book) -> None:
    """B3, S10."""
    [client] = await book.add(ANNA_BERG)
    await book.sync()
    await book.choose(send_back=True)
    name = book.contacts()["Anna Berg"]["resourceName"]
    numbers = [{"value": "+49 170 1112223", "type": "mobile"}, {"value": "030 123456"}]
    book.phone.edit(name, phoneNumbers=numbers)
    await book.put(replace(client, content=replace(client.content, notes="Prefers tea")))
    await book.sync()
    [kept] = (await book.all()).values()
    assert [each.value for each in kept.content.phones] == ["+49 170 1112223", "030 123456"]
    assert kept.content.notes == "Prefers tea"
    assert book.contacts()["Anna Berg"]["biographies"][0]["value"] == "Prefers tea"
    assert (await book.sync())["counts"] == {"skipped": 0}


async def test_without_send_back_google_changes_nothing_here(book: Book) -> None:
    """S6."""
    await book.add(ANNA_BERG)
    await book.sync()
    name = book.contacts()["Anna Berg"]["resourceName"]
    book.phone.edit(name, biographies=[{"value": "theirs", "contentType": "TEXT_PLAIN"}])
    book.phone.add(names=[{"givenName": "Cleo"}], labels=(book.label, "myContacts"))
    await book.sync()
    [kept] = (await book.all()).values()
    assert kept.content.notes == ANNA_BERG.notes


async def test_a_contact_made_in_the_label_becomes_a_client(book: Book) -> None:
    """S10, S12."""
    await book.choose(send_back=True)
    await book.add(ANNA_BERG)
    await book.sync()
    book.phone.add(names=[{"givenName": "Cleo"}], labels=(book.label, "myContacts"))
    book.phone.add(names=[{"givenName": "Stranger"}])
    outside = book.phone.raw(outside=book.label)
    await book.sync()
    found = await book.all()
    assert found.keys() == {"Anna Berg", "Cleo"}
    assert found["Cleo"].group_ids == (book.group,)
    assert book.phone.raw(outside=book.label) == outside
    assert (await book.sync())["counts"] == {"skipped": 0}


@pytest.mark.parametrize("back", [True, False])
async def test_a_contact_deleted_in_google_deletes_no_client(book: Book, back: bool) -> None:  # noqa: FBT001 - drawn
    """S10: it is put back, unless it is to be left away until the client changes."""
    [client] = await book.add(ANNA_BERG)
    await book.sync()
    await book.choose(send_back=True, deleted_there="put_back" if back else "leave")
    book.phone.delete(book.contacts()["Anna Berg"]["resourceName"])
    report = await book.sync()
    assert report["counts"] == {"skipped": 0, "created_in_google" if back else "left_away": 1}
    assert (await book.all()).keys() == {"Anna Berg"}
    assert ("Anna Berg" in book.contacts()) is back
    await book.put(replace(client, content=replace(client.content, notes="new")))
    await book.sync()
    assert "Anna Berg" in book.contacts()
    assert len(book.phone.all()) == 1


async def test_a_contact_taken_out_of_the_label_is_put_back_and_not_doubled(book: Book) -> None:
    await book.add(ANNA_BERG)
    await book.sync()
    name = book.contacts()["Anna Berg"]["resourceName"]
    book.phone.relabel(name, out_of=(book.label,))
    await book.sync()
    assert book.contacts()["Anna Berg"]["resourceName"] == name
    assert len(book.phone.all()) == 1


async def test_a_client_who_leaves_the_group_takes_the_contact_along(book: Book) -> None:
    """One that we made and nobody added to is deleted; one with additions is kept."""
    first, second = await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    book.phone.edit(book.contacts()["Tom"]["resourceName"], nicknames=[{"value": "Tommy"}])
    for each in (first, second):
        await book.put(replace(each, group_ids=()))
    await book.sync()
    assert book.contacts() == {}
    assert [each["names"][0]["displayName"] for each in book.phone.all()] == ["Tom"]
    assert len(await book.all()) == 2


async def test_a_persons_own_contact_is_recognised_and_never_deleted(book: Book) -> None:
    """S7: by number and name; populating again doubles nothing."""
    own = book.phone.add(
        names=[{"givenName": "Anna", "familyName": "Berg"}],
        phoneNumbers=[{"value": "0170 1112223", "type": "mobile"}],
    )
    [client] = await book.add(ANNA_BERG)
    await book.sync(populate_out=True)
    assert book.contacts()["Anna Berg"]["resourceName"] == own["resourceName"]
    await book.sync(populate_out=True)
    assert len(book.phone.all()) == 1
    await book.put(replace(client, group_ids=()))
    await book.sync()
    assert len(book.phone.all()) == 1


async def test_one_client_is_synchronized_by_itself(book: Book) -> None:
    """Z7: with a few requests."""
    first, second = await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    for each in (first, second):
        await book.put(replace(each, content=replace(each.content, nickname="N")))
    report = await book.call("sync_client", client_id=first.id)
    assert report["counts"]["updated_in_google"] == 1
    assert report["requests"] <= 4
    assert "nicknames" in book.contacts()["Anna Berg"]
    assert "nicknames" not in book.contacts()["Tom"]


async def test_a_client_of_no_synchronized_group_is_said(book: Book) -> None:
    [client] = await book.add(ANNA_BERG)
    await book.put(replace(client, group_ids=()))
    with pytest.raises(ServiceValidationError) as caught:
        await book.hass.services.async_call(
            DOMAIN, "sync_client", {"client_id": client.id}, blocking=True
        )
    assert caught.value.translation_key == "client_not_synced"
    with pytest.raises(ServiceValidationError):
        await book.hass.services.async_call(
            DOMAIN, "sync_client", {"client_id": "nobody"}, blocking=True
        )


async def test_an_undo_leaves_a_contact_whose_client_was_edited_since(book: Book) -> None:
    """B2: nothing was sent of that edit yet; the contact is named, and the others go."""
    anna, _ = await book.add(ANNA_BERG, Contact(name="Otto Stein"))
    await book.sync()
    await book.put(replace(anna, content=replace(ANNA_BERG, nickname="Anni")))
    data = {"config_entry_id": book.account.entry_id}
    undone = await book.call("undo_contacts_sync", **data)
    assert [(each["title"], each["reason"]) for each in undone["not_undone"]] == [
        ("Anna Berg", "changed_since")
    ]
    assert set(book.contacts()) == {"Anna Berg"}
    await book.sync()
    assert book.contacts()["Anna Berg"]["nicknames"][0]["value"] == "Anni"


async def test_a_preview_writes_nothing_and_an_undo_takes_it_back(book: Book) -> None:
    """B1, B2."""
    await book.add(ANNA_BERG)
    preview = await book.sync(preview=True)
    assert [(each["action"], each["title"]) for each in preview["actions"]] == [
        ("create_remote", "Anna Berg")
    ]
    assert book.phone.all() == []
    done = await book.sync()
    data = {"config_entry_id": book.account.entry_id, "run_id": done["run_id"]}
    assert (await book.call("undo_contacts_sync", **data, preview=True))["number"] == 1
    await book.call("undo_contacts_sync", **data)
    assert book.phone.all() == []
    assert len(await book.all()) == 1


async def test_an_inactive_group_pauses_and_says_so(book: Book) -> None:
    """S12."""
    runtime = book.office.studio.runtime_data

    def pause(tx: Transaction) -> None:
        group = people.get_group(tx, book.group)
        assert group is not None
        people.put_group(tx, replace(group, inactive=True))

    await runtime.book.write(pause)
    await settle(book.hass)
    await book.add(ANNA_BERG)
    with pytest.raises(Exception, match="inactive"):
        await book.sync()
    assert book.phone.all() == []


async def enable_all(book: Book) -> None:
    """Enable the account's sensors that are disabled at first: the times of its runs."""
    every = er.async_entries_for_config_entry(er.async_get(book.hass), book.account.entry_id)
    await enable(book.hass, *(each.entity_id for each in every if each.disabled_by is not None))


async def test_the_button_and_sensors_tell_of_contacts(book: Book) -> None:
    """Z6, B7."""
    await enable_all(book)
    await book.add(ANNA_BERG)
    states = {each.entity_id: each.state for each in book.hass.states.async_all()}
    [button] = [name for name in states if name.endswith("synchronize_contacts")]
    await book.hass.services.async_call("button", "press", {"entity_id": button}, blocking=True)
    await settle(book.hass)
    states = {each.entity_id: each.state for each in book.hass.states.async_all()}
    [inside] = [value for name, value in states.items() if name.endswith("clients_in_the_group")]
    [synced] = [value for name, value in states.items() if name.endswith("contacts_in_step")]
    [wrong] = [value for name, value in states.items() if name.endswith("contacts_problem")]
    assert (inside, synced, wrong) == ("1", "1", "off")
    [due] = [value for name, value in states.items() if name.endswith("next_contacts_sync")]
    [last] = [value for name, value in states.items() if name.endswith("last_contacts_sync")]
    assert due > last


async def test_the_page_tells_when_contacts_are_synchronized_next(
    book: Book, hass_ws_client: WebSocketGenerator
) -> None:
    """Once a day, at a time of their own; an account with contacts only has no other run."""
    page = PageSocket(book.hass, await hass_ws_client(book.hass))
    studio = book.office.studio
    assert (await page.ask("sync/subscribe", entry_id=studio.entry_id))["success"]
    [account] = (await page.told())["accounts"]
    part = next(each for each in account["parts"] if each["part"] == "contacts")
    daily = studio.runtime_data.scheduler.next_contacts
    assert datetime.fromisoformat(part["next_run"]) == daily


async def test_the_clients_of_the_group_are_counted_without_a_sync(book: Book) -> None:
    """B7: also while the sync is off."""
    entries, studio = book.hass.config_entries, book.office.studio
    entries.async_update_entry(studio, options={**studio.options, "sync_enabled": False})
    await settle(book.hass)

    def shown() -> str:
        [inside] = [
            each.state
            for each in book.hass.states.async_all()
            if each.entity_id.endswith("clients_in_the_group")
        ]
        return inside

    [tom, _] = await book.add(Contact(name="Tom"), ANNA_BERG)
    await settle(book.hass)
    assert shown() == "2"
    await book.put(replace(tom, group_ids=()))
    await settle(book.hass)
    assert shown() == "1"


async def test_a_client_in_several_accounts_gets_the_edits_of_all(office: Office) -> None:
    """Z3: what one phone edits is sent to the others within seconds."""
    await put_group(office.studio, "Others")
    first = Book(office, await office.for_contacts(ANNA, group="others"))
    second = Book(office, await office.for_contacts(BEN, group="others"))
    second.phone = office.house.google.account(BEN).contacts
    for each in (first, second):
        await each.choose(send_back=True)
    await first.add(ANNA_BERG)
    await act_all(office)
    edits = {"nicknames": [{"value": "Annie"}], "urls": [{"value": "https://berg.example"}]}
    for (field, value), one, other in zip(
        edits.items(), (first, second), (second, first), strict=True
    ):
        one.phone.edit(one.contacts()["Anna Berg"]["resourceName"], **{field: value})
        await one.sync(config_entry_id=one.account.entry_id)
        await office.house.pass_time(seconds=10)
        assert other.contacts()["Anna Berg"][field][0]["value"] == value[0]["value"]


async def act_all(office: Office) -> None:
    """Synchronize the contacts of all accounts."""
    await office.hass.services.async_call(DOMAIN, "sync_contacts", {}, blocking=True)
    await settle(office.hass)


async def test_while_google_fails_the_next_try_and_the_group_are_shown(book: Book) -> None:
    """S16: what is known without Google stays; what depends on it is unavailable."""
    await enable_all(book)
    await book.add(ANNA_BERG)
    await book.sync()
    book.house.google.faults.items.append(Fault(kind="error", count=None))
    with pytest.raises(HomeAssistantError):
        await book.sync()
    await book.house.pass_time(seconds=2)

    def shown(ending: str) -> str:
        states = book.hass.states.async_all()
        return next(each.state for each in states if each.entity_id.endswith(ending))

    assert shown("_clients_in_the_group") == "1"
    due = dt_util.parse_datetime(shown("_next_contacts_sync"))
    assert due is not None
    assert due - dt_util.utcnow() < timedelta(minutes=15)
    assert shown("_contacts_in_step") == STATE_UNAVAILABLE


@pytest.mark.parametrize(
    ("chosen", "labels", "left"),
    [("keep", 1, {"Anna Berg", "Tom"}), ("label", 0, {"Anna Berg", "Tom"}), ("all", 0, {"Tom"})],
)
async def test_a_removed_account_leaves_in_google_what_was_chosen(
    book: Book, chosen: str, labels: int, left: set[str]
) -> None:
    """One that somebody added to, or that was there before, is never deleted."""
    await book.add(ANNA_BERG, Contact(name="Tom"))
    await book.sync()
    book.phone.edit(book.contacts()["Tom"]["resourceName"], nicknames=[{"value": "Tommy"}])
    await book.choose(on_removal=chosen)
    await book.hass.config_entries.async_remove(book.account.entry_id)
    await settle(book.hass)
    assert bool(book.label) is bool(labels)
    assert {each["names"][0]["displayName"] for each in book.phone.all()} == left
    assert len(await book.all()) == 2


async def test_contacts_that_are_switched_off_take_their_label_along(book: Book) -> None:
    """As chosen; the account's contacts are forgotten, and can be connected again."""
    await book.add(ANNA_BERG)
    await book.sync()
    await book.choose(on_removal="label")
    entry = book.account
    data = {key: value for key, value in entry.data.items() if key != "contacts"}
    book.hass.config_entries.async_update_entry(entry, data=data)
    await book.hass.config_entries.async_reload(entry.entry_id)
    await settle(book.hass)
    assert book.label == ""
    assert len(book.phone.all()) == 1
    runtime, name = book.office.studio.runtime_data, google_replica(entry, Part.CONTACTS)
    assert await runtime.book.read(lambda tx: replicas.get(tx, name)) is None


async def test_the_options_show_the_next_contacts_sync_and_do_it(book: Book) -> None:
    """B1: every change with its reason, before anything is written."""
    await book.add(ANNA_BERG)
    flows = book.hass.config_entries.options
    menu = await flows.async_init(book.account.entry_id)
    shown: Any = await flows.async_configure(menu["flow_id"], {"next_step_id": "preview_contacts"})
    assert shown["step_id"] == "preview_contacts"
    assert "Anna Berg" in shown["description_placeholders"]["plan"]
    assert book.phone.all() == []
    done = await flows.async_configure(menu["flow_id"], {"next_step_id": "run_contacts"})
    assert done["reason"] == "sync_done"
    assert book.contacts().keys() == {"Anna Berg"}


async def test_diagnostics_tell_of_contacts_and_name_nobody(book: Book) -> None:
    await book.add(ANNA_BERG)
    await book.sync()
    told = await async_get_config_entry_diagnostics(book.hass, book.account)
    text = json.dumps(told, default=str)
    assert told["contacts"]["pairs"] == 1
    assert told["contacts"]["last_report"]["outcome"] == "ok"
    assert not any(each in text for each in ("Berg", "1112223", "example.com", ANNA))


async def held(book: Book) -> None:
    """Take five clients out of the group, which the brake holds."""
    several = await book.add(*(Contact(name=f"Person {number}") for number in range(5)))
    await book.sync()
    await book.choose(brake_count=1, brake_percent=10)
    for each in several:
        await book.put(replace(each, group_ids=()))
    assert (await book.sync())["outcome"] == "held"


async def test_the_brake_of_contacts_asks_in_a_repair(book: Book) -> None:
    """B4: in words of clients, and apart from that of a calendar."""
    await held(book)
    issue = f"held_contacts_{book.account.entry_id}"
    found = ir.async_get(book.hass).async_get_issue(DOMAIN, issue)
    assert found is not None
    assert found.translation_key == "held_contacts_mass_deletion"
    flow: Any = await async_create_fix_flow(book.hass, issue, found.data)
    flow.hass, flow.data = book.hass, found.data
    shown = await flow.async_step_init()
    assert "Person 0" in shown["description_placeholders"]["titles"]
    assert len(book.contacts()) == 5
    await flow.async_step_apply()
    await book.sync()
    assert book.contacts() == {}


async def test_what_the_brake_of_contacts_holds_is_there_again_after_a_reload(book: Book) -> None:
    """B4: not only when the next run is due."""
    await held(book)
    studio = studio_of(book.hass, book.account)
    assert studio is not None
    assert await book.hass.config_entries.async_reload(studio.entry_id)
    await settle(book.hass)
    contacts = book.account.runtime_data.contacts[0]
    assert contacts is not None
    assert contacts.held_plan is not None


@pytest.mark.parametrize("there", [True, False])
async def test_one_field_changed_alike_in_many_is_asked_about(book: Book, there: bool) -> None:  # noqa: FBT001 - drawn
    """B4: on either side, with the field's name; what differs from client to client is not."""
    several = await book.add(*(Contact(name=f"Person {number}") for number in range(5)))
    await book.sync()
    await book.choose(send_back=True, brake_count=1, brake_percent=20)
    await _note(book, several, lambda number: f"note {number}", there=there)
    assert (await book.sync())["outcome"] == "ok"
    await _note(book, several[:3], lambda _: "the same", there=there)
    preview = await book.sync(preview=True)
    assert "field of 3 clients in the same way: notes" in preview["held_why"]
    assert (await book.sync())["held"] == "mass_change"
    [issue] = [
        each
        for each in ir.async_get(book.hass).issues.values()
        if each.translation_key == "held_contacts_mass_change"
    ]
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["field"] == "notes"
    flow: Any = await async_create_fix_flow(book.hass, issue.issue_id, issue.data)
    flow.hass, flow.data = book.hass, issue.data
    shown = await flow.async_step_init()
    assert shown["description_placeholders"]["field"] == "notes"
    await flow.async_step_keep()
    await book.sync()
    notes = {each.name: each.content.notes for each in (await book.all()).values()}
    assert notes == {f"Person {number}": f"note {number}" for number in range(5)}
    theirs = {name: each["biographies"][0]["value"] for name, each in book.contacts().items()}
    assert theirs == notes


async def _note(
    book: Book, several: list[Client], said: Callable[[int], str], *, there: bool
) -> None:
    """Give clients notes, in Google or here."""
    inside = await book.all()
    for number, each in enumerate(several):
        if there:
            name = book.contacts()[each.name]["resourceName"]
            book.phone.edit(name, biographies=[{"value": said(number)}])
        else:
            client = inside[each.name]
            await book.put(replace(client, content=replace(client.content, notes=said(number))))
