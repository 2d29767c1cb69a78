"""The repair about contacts that could not be synced: everybody reads it, so it names nobody."""

import json
from typing import Any

from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.repairs import async_create_fix_flow

from .ha_fixtures import settle
from .test_ha_contacts_sync import ANNA_BERG, Book, book
from .test_ha_flow_contacts import office

__all__ = ["book", "office"]


def problems(book: Book) -> ir.IssueEntry | None:
    """Return the repair."""
    name = f"contact_problems_{book.account.entry_id}"
    return ir.async_get(book.hass).async_get_issue(DOMAIN, name)


async def begin(book: Book) -> Any:
    """Open the repair; return its flow."""
    issue = problems(book)
    assert issue is not None
    flow: Any = await async_create_fix_flow(book.hass, issue.issue_id, issue.data)
    flow.hass, flow.data, flow.handler, flow.flow_id = book.hass, issue.data, DOMAIN, "flow"
    return flow


@pytest.fixture
async def full(book: Book) -> Book:
    """Have an account that can have one contact, and a studio with three clients."""
    book.office.house.google.people_api.settings.limits.contacts = 1
    await book.add(*(Contact(name=f"Tom [Sawyer {number}](x)") for number in range(3)))
    await book.sync()
    await settle(book.hass)
    return book


async def test_the_repair_counts_and_its_dialog_names(full: Book) -> None:
    """The list of repairs is not for administrators only; its dialog is."""
    issue = problems(full)
    assert issue is not None
    assert issue.is_fixable
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders.keys() == {"entry", "number"}
    assert int(issue.translation_placeholders["number"]) >= 2
    assert "Sawyer" not in json.dumps([issue.translation_placeholders, issue.data])
    shown = await (await begin(full)).async_step_init()
    assert shown["menu_options"] == ["again"]
    titles = shown["description_placeholders"]["titles"]
    assert "\\[Sawyer" in titles
    assert "25,000" in titles or "full" in titles


async def test_the_dialog_syncs_once_more_and_the_repair_says_what_is_left(full: Book) -> None:
    flow = await begin(full)
    assert (await flow.async_step_again())["reason"] == "synced_again"
    await settle(full.hass)
    assert problems(full) is not None
    full.office.house.google.people_api.settings.limits.contacts = 100
    assert (await flow.async_step_again())["reason"] == "synced_again"
    await settle(full.hass)
    assert problems(full) is None
    assert len(full.contacts()) == 3
    shown = await flow.async_step_init()
    assert shown["description_placeholders"]["titles"] == ""


async def test_the_dialog_says_what_stops_it(full: Book) -> None:
    flow = await begin(full)
    full.office.house.google.people_api.settings.enabled = False
    assert (await flow.async_step_again())["reason"] == "not_synced"
    await full.hass.config_entries.async_unload(full.account.entry_id)
    for step in (flow.async_step_init, flow.async_step_again):
        assert (await step())["reason"] == "not_loaded"


async def test_no_repair_of_contacts_names_a_client_or_what_they_have(full: Book) -> None:
    """Whatever is open: a question, a brake, a contact that was refused."""
    full.office.house.google.people_api.settings.limits.contacts = 100
    await full.add(ANNA_BERG)
    await full.choose(send_back=True, policy="ask")
    await full.sync()
    [anna] = [each for each in (await full.all()).values() if each.name == "Anna Berg"]
    name = full.contacts()["Anna Berg"]["resourceName"]
    notes = [{"value": "Theirs", "contentType": "TEXT_PLAIN"}]
    full.phone.edit(name, biographies=notes)
    data = {"client_id": anna.id, "notes": "Ours"}
    await full.hass.services.async_call(
        DOMAIN, "update_client", data, blocking=True, return_response=True
    )
    full.office.house.google.people_api.settings.limits.contacts = 1
    await full.add(Contact(name="Huck Finn"))
    await full.sync()
    await settle(full.hass)
    found = [each for each in ir.async_get(full.hass).issues.values() if each.domain == DOMAIN]
    assert {"client_conflict", "contact_problems"} <= {each.translation_key for each in found}
    text = json.dumps([[each.translation_placeholders, each.data] for each in found])
    private = ("Anna Berg", "Finn", "Sawyer", "Theirs", "Ours", "1112223")
    assert not [each for each in private if each in text]
