"""Contacts of which it is not clear whose they are, after *Copy* and *Merge & fix* in Google."""

from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import issue_registry as ir
import pytest
from sqlalchemy import delete

from custom_components.studio_sync.book import clients, tables
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.repairs import async_create_fix_flow

from .ha_fixtures import settle
from .ha_mailing import ME, body_of, server, smtp
from .ha_roles import give_role
from .mail_server import MailServer
from .test_ha_client_conflicts import act
from .test_ha_contacts_sync import Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office", "server"]

QUIET = {"skipped": 0}


def person(name: str, number: str) -> Contact:
    """Make a client with a number."""
    return Contact(name=name, phones=(Labelled(value=number, label="mobile"),))


async def two(book: Book) -> tuple[Client, Client]:
    """Return two clients in step."""
    await book.choose(send_back=True)
    first, second = await book.add(person("Anna", "0170 111"), person("Ben", "0170 222"))
    await book.sync()
    return first, second


async def merged(book: Book) -> tuple[Client, Client]:
    """Have the contacts of two clients merged into one in Google."""
    pair = await two(book)
    names = [book.contacts()[each.name]["resourceName"] for each in pair]
    book.phone.merge(*names)
    await book.sync()
    await settle(book.hass)
    return pair


async def copied(book: Book) -> tuple[Client, str, str]:
    """Have the contact of a client copied in Google; return both names."""
    await book.choose(send_back=True)
    [client] = await book.add(person("Anna", "0170 111"))
    await book.sync()
    name = book.contacts()["Anna"]["resourceName"]
    copy = book.phone.copy(name)["resourceName"]
    book.phone.edit(copy, names=[{"givenName": "Anna B."}])
    await book.sync()
    await settle(book.hass)
    return client, name, copy


def issue_of(book: Book) -> Any:
    """Return the repair that asks whose contact it is; None if there is none."""
    found = ir.async_get(book.hass).issues.values()
    return next((each for each in found if each.translation_key == "whose_contact"), None)


async def question(book: Book) -> Any:
    """Return the only question, with the answers to it."""
    [asked] = (await act(book, "list_conflicts"))["conflicts"]
    own = {"conflict_id": asked["conflict_id"]}
    [one] = (await act(book, "list_conflicts", **own))["conflicts"]
    return one


async def answer(book: Book, given: str, client: Client | None = None) -> None:
    """Answer the question by the action, and sync."""
    asked = await question(book)
    data = {} if client is None else {"client_id": client.id}
    await act(book, "resolve_conflict", conflict_id=asked["conflict_id"], answer=given, **data)
    await book.sync()
    await settle(book.hass)


async def is_quiet(book: Book) -> bool:
    """Tell whether there is nothing left to do, ask or complain about, also in a full listing."""
    for more in ({}, {"populate_out": True}):
        report = await book.sync(**more)
        if report["counts"] != QUIET or report["problems"]:
            return False
    return issue_of(book) is None and (await act(book, "list_conflicts"))["number"] == 0


async def test_one_contact_of_two_clients_is_asked_about_and_left_alone(book: Book) -> None:
    pair = await merged(book)
    asked = await question(book)
    assert asked["kind"] == "copy"
    assert {each["client_id"] for each in asked["clients"]} == {each.id for each in pair}
    assert asked["google"]["name"] == "Anna"
    assert [each["answer"] for each in asked["offers"]] == [
        *["belongs_to"] * 2,
        "belongs_to_none",
        *["merge_clients"] * 2,
    ]
    before = book.phone.raw()
    for each in pair:
        await act(book, "update_client", client_id=each.id, notes="edited meanwhile")
    await book.sync()
    await book.sync(populate_out=True)
    assert book.phone.raw() == before
    assert len(await book.all()) == 2
    assert (await question(book))["conflict_id"] == asked["conflict_id"]


async def test_an_open_question_is_no_problem_beside(book: Book) -> None:
    """It has a repair of its own, and is counted among the open conflicts."""
    await merged(book)
    states = {each.entity_id: each for each in book.hass.states.async_all()}
    [problem] = [each for name, each in states.items() if name.endswith("_contacts_problem")]
    assert (problem.state, problem.attributes["skipped"]) == ("off", 0)
    [number] = [each for name, each in states.items() if name.endswith("_open_conflicts")]
    assert number.state == "1"
    found = ir.async_get(book.hass).issues.values()
    assert {each.translation_key for each in found if each.domain == DOMAIN} == {"whose_contact"}
    assert [each["reason"] for each in (await book.sync())["problems"]] == ["shared_copy"]


@pytest.mark.parametrize("number", [0, 1])
async def test_it_is_one_clients_and_the_other_gets_a_new_one(book: Book, number: int) -> None:
    pair = await merged(book)
    mine, other = pair[number], pair[1 - number]
    [merged_name] = [each["resourceName"] for each in book.phone.all()]
    await answer(book, "belongs_to", mine)
    assert len(book.phone.all()) == 2
    assert (await book.all()).keys() == {"Anna", "Ben"}
    kept = book.phone.get(merged_name)
    assert kept["names"][0]["displayName"] == mine.name
    assert [each["value"] for each in kept["phoneNumbers"]] == list(mine.phones)
    new = next(each for each in book.phone.all() if each["resourceName"] != merged_name)
    assert new["names"][0]["displayName"] == other.name
    assert [each["value"] for each in new["phoneNumbers"]] == list(other.phones)
    assert await is_quiet(book)


async def test_it_is_neither_clients_and_becomes_a_client_of_its_own(book: Book) -> None:
    await merged(book)
    await answer(book, "belongs_to_none")
    found = await book.office.studio.runtime_data.book.read(clients.clients)
    assert sorted(each.name for each in found) == ["Anna", "Anna", "Ben"]
    assert len(book.phone.all()) == 3
    assert await is_quiet(book)


async def test_without_send_back_it_is_left_alone_then(book: Book) -> None:
    await merged(book)
    await book.choose(send_back=False)
    await answer(book, "belongs_to_none")
    assert {each.name for each in (await book.all()).values()} == {"Anna", "Ben"}
    assert len(book.phone.all()) == 3
    assert await act(book, "list_conflicts") == {"number": 0, "conflicts": []}
    await book.sync(populate_out=True)
    assert len(book.phone.all()) == 3


async def test_the_two_clients_are_one(book: Book) -> None:
    first, second = await merged(book)
    await answer(book, "merge_clients", second)
    [kept] = (await book.all()).values()
    assert kept.id == second.id
    assert set(kept.phones) == {"0170 111", "0170 222"}
    [contact] = book.phone.all()
    assert {each["value"] for each in contact["phoneNumbers"]} == set(kept.phones)
    assert await is_quiet(book)
    assert first.id != kept.id


async def test_a_copy_is_asked_about_while_the_client_goes_on(book: Book) -> None:
    client, name, copy = await copied(book)
    asked = await question(book)
    assert asked["google"]["name"] == "Anna B."
    assert [each["answer"] for each in asked["offers"]] == ["belongs_to", "belongs_to_none"]
    await act(book, "update_client", client_id=client.id, notes="goes on")
    await book.sync()
    assert book.phone.get(name)["biographies"][0]["value"] == "goes on"
    assert "biographies" not in book.phone.get(copy)
    assert len(await book.all()) == 1


async def test_a_copy_becomes_a_client_of_its_own(book: Book) -> None:
    client, name, _ = await copied(book)
    await answer(book, "belongs_to_none")
    found = await book.all()
    assert found.keys() == {"Anna", "Anna B."}
    assert found["Anna"].id == client.id
    assert len(book.phone.all()) == 2
    assert book.contacts()["Anna"]["resourceName"] == name
    assert await is_quiet(book)


async def test_the_copy_is_the_clients_and_the_first_becomes_one_of_its_own(book: Book) -> None:
    client, name, copy = await copied(book)
    await answer(book, "belongs_to")
    found = await book.all()
    assert found.keys() == {"Anna", "Anna B."}
    assert found["Anna B."].id == client.id
    assert len(book.phone.all()) == 2
    await act(book, "update_client", client_id=client.id, notes="mine")
    await book.sync()
    assert book.phone.get(copy)["biographies"][0]["value"] == "mine"
    assert "biographies" not in book.phone.get(name)
    assert await is_quiet(book)


async def test_two_that_say_to_be_one_client_whose_link_is_lost(book: Book) -> None:
    """Populating makes no third one; one answer settles both."""
    client, _, copy = await copied(book)
    runtime = book.office.studio.runtime_data
    await runtime.book.write(_forget_links)
    await settle(book.hass)
    await book.sync(populate_out=True)
    await settle(book.hass)
    assert len(book.phone.all()) == 2
    asked = (await act(book, "list_conflicts"))["conflicts"]
    assert {each["google"]["name"] for each in asked} == {"Anna", "Anna B."}
    [mine] = [each for each in asked if each["google"]["name"] == "Anna B."]
    await act(book, "resolve_conflict", conflict_id=mine["conflict_id"], answer="belongs_to")
    await book.sync()
    await settle(book.hass)
    assert len(book.phone.all()) == 2
    await act(book, "update_client", client_id=client.id, notes="mine")
    await book.sync()
    assert book.phone.get(copy)["biographies"][0]["value"] == "mine"
    assert await is_quiet(book)


def _forget_links(tx: Transaction) -> None:
    tx.connection.execute(delete(tables.link))


async def test_a_question_that_was_settled_in_google_closes(book: Book) -> None:
    _, _, copy = await copied(book)
    assert issue_of(book) is not None
    book.phone.delete(copy)
    await book.sync()
    await settle(book.hass)
    assert issue_of(book) is None
    assert await is_quiet(book)


async def test_a_removed_client_takes_the_question_along(book: Book) -> None:
    _, second = await merged(book)
    await act(book, "remove_client", client_id=second.id)
    await book.sync()
    await settle(book.hass)
    assert issue_of(book) is None
    assert len(book.phone.all()) == 1
    assert await is_quiet(book)


async def test_the_repair_asks_with_names_and_numbers(book: Book) -> None:
    _, second = await merged(book)
    issue = issue_of(book)
    assert "Anna" not in str(issue.translation_placeholders)
    flow: Any = await async_create_fix_flow(book.hass, issue.issue_id, issue.data)
    flow.hass, flow.data, flow.handler, flow.flow_id = book.hass, issue.data, DOMAIN, "flow"
    shown = await flow.async_step_init()
    said = {
        key: text.replace("\\", "").replace("\u2068", "").replace("\u2069", "")
        for key, text in shown["description_placeholders"].items()
    }
    assert "Anna · mobile: 0170 111, mobile: 0170 222" in said["contact"]
    assert "- Ben · mobile: 0170 222" in said["clients"]
    [field] = shown["data_schema"].schema.values()
    labels = [each["label"] for each in field.config["options"]]
    assert labels[0].startswith("It is the contact of")
    assert any("merge them, and keep \u2068Ben · 0170 222" in each for each in labels)
    assert (await flow.async_step_init({"answer": "unknown"}))["type"] == "form"
    done = await flow.async_step_init({"answer": f"belongs_to:{second.id}"})
    assert done["type"] == "create_entry"
    await book.house.pass_time(seconds=4)
    assert issue_of(book) is None
    assert len(book.phone.all()) == 2
    again = await flow.async_step_init()
    assert (again["type"], again["reason"]) == ("abort", "nothing_open")
    await book.hass.config_entries.async_unload(book.office.studio.entry_id)
    again = await flow.async_step_init()
    assert (again["type"], again["reason"]) == ("abort", "not_loaded")


async def test_wrong_answers_and_who_may_not(book: Book) -> None:
    first, _ = await merged(book)
    asked = await question(book)
    own = {"conflict_id": asked["conflict_id"]}
    for wrong in (
        {"answer": "take_google"},
        {"answer": "belongs_to"},
        {"answer": "belongs_to", "client_id": "nobody"},
    ):
        with pytest.raises(ServiceValidationError) as caught:
            await act(book, "resolve_conflict", **own, **wrong)
        assert caught.value.translation_key == "answer_not_offered"
    await book.hass.auth.async_create_user("Owner")
    user = await book.hass.auth.async_create_user("Otto", group_ids=[GROUP_ID_USER])
    with pytest.raises(Unauthorized):
        await act(book, "list_conflicts", user.id)
    await give_role(book.hass, book.office.studio, user.id, "staff")
    [hidden] = (await act(book, "list_conflicts", user.id))["conflicts"]
    assert (hidden["clients"], hidden["google"]) == ([], None)
    with pytest.raises(ServiceValidationError, match="You may not synchronize contacts"):
        await act(book, "resolve_conflict", user.id, **own, answer="belongs_to", client_id=first.id)
    await act(book, "resolve_conflict", **own, answer="belongs_to", client_id=first.id)
    with pytest.raises(ServiceValidationError) as caught:
        await act(book, "reopen_conflict", **own)
    assert caught.value.translation_key == "copy_answer_final"


async def test_an_erased_client_is_in_no_question(book: Book) -> None:
    _, second = await merged(book)
    issue = issue_of(book)
    flow: Any = await async_create_fix_flow(book.hass, issue.issue_id, issue.data)
    flow.hass, flow.data, flow.handler, flow.flow_id = book.hass, issue.data, DOMAIN, "flow"
    await act(book, "erase_client", client_id=second.id, confirm=True)
    assert (await flow.async_step_init())["reason"] == "nothing_open"
    await book.sync()
    assert (await act(book, "list_conflicts"))["number"] == 0


async def test_it_is_mailed(book: Book, server: MailServer) -> None:
    update = book.hass.config_entries.async_update_entry
    studio = book.office.studio
    update(studio, options={**studio.options, "smtp": smtp(server.port)})
    await two(book)
    wanted = {"mail_warnings": True, "mail_address": ME}
    update(book.account, options={**book.account.options, **wanted})
    names = [each["resourceName"] for each in book.contacts().values()]
    book.phone.merge(*names)
    await book.sync()
    await book.house.pass_time(seconds=10)
    assert any("not clear whose contact" in body_of(mail) for mail in server.received)


@pytest.mark.parametrize(
    ("given", "names"), [("belongs_to", {"Anna B."}), ("belongs_to_none", {"Anna", "Anna B."})]
)
async def test_nothing_is_made_while_only_the_copy_is_left(
    book: Book, given: str, names: set[str]
) -> None:
    """Somebody deletes the client's contact, and keeps the copy: as after tidying up by hand."""
    client, name, copy = await copied(book)
    book.phone.delete(name)
    for more in ({}, {}, {"populate_out": True}):
        await book.sync(**more)
        assert [each["resourceName"] for each in book.phone.all()] == [copy]
    await act(book, "update_client", client_id=client.id, notes="edited")
    await act(book, "sync_client", client_id=client.id)
    assert [each["resourceName"] for each in book.phone.all()] == [copy]
    await answer(book, given)
    assert {each["names"][0]["displayName"] for each in book.phone.all()} == names
    assert (await book.all()).keys() == names
    assert await is_quiet(book)


async def test_three_that_were_merged_are_asked_about_together(book: Book) -> None:
    await book.choose(send_back=True)
    people = [person(name, f"0170 {number}") for number, name in enumerate("ABC", start=111)]
    several = await book.add(*people)
    await book.sync()
    book.phone.merge(*(book.contacts()[each.name]["resourceName"] for each in several))
    await book.sync()
    asked = await question(book)
    assert len(asked["clients"]) == 3
    await answer(book, "belongs_to", several[2])
    assert (await book.all()).keys() == {"A", "B", "C"}
    assert len(book.phone.all()) == 3
    assert await is_quiet(book)


async def test_one_client_by_itself_is_not_written_either(book: Book) -> None:
    first, _ = await merged(book)
    before = book.phone.raw()
    await act(book, "update_client", client_id=first.id, notes="edited")
    await act(book, "sync_client", client_id=first.id)
    assert book.phone.raw() == before
    assert (await question(book))["kind"] == "copy"


@pytest.mark.parametrize("asked", [True, False])
async def test_a_merged_contact_that_is_deleted_leaves_each_client_with_one(
    book: Book,
    asked: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whether it was asked about before or not: each client's is put back."""
    pair = await two(book)
    names = [book.contacts()[each.name]["resourceName"] for each in pair]
    kept = book.phone.merge(*names)["resourceName"]
    if asked:
        await book.sync()
    book.phone.delete(kept)
    await book.sync()
    await book.sync()
    await settle(book.hass)
    assert book.contacts().keys() == {"Anna", "Ben"}
    assert len(book.phone.all()) == 2
    assert await is_quiet(book)
