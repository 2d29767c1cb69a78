"""Who may synchronize contacts, and where a user's own mail goes (Z2, Z8)."""

from dataclasses import replace
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.translation import async_get_exception_message
import pytest
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.contact_users import (
    address_of_user,
    may_sync_contacts,
)
from custom_components.studio_sync.entries.lookup import accounts
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.issues.contacts import async_settle_contacts_scope
from custom_components.studio_sync.lifecycle.runtime import StudioEntry
from custom_components.studio_sync.panel.own_account import URL as OWN
from custom_components.studio_sync.services.contact_rights import require_contacts

from .ha_fixtures import ANNA, House, settle
from .ha_options import open_page, submit, suggested
from .ha_own import Person, Stage, set_stage, sign_in
from .ha_roles import give_role


async def a_user(house: House, name: str, group: str = GROUP_ID_USER) -> User:
    """Make a user of Home Assistant."""
    return await house.hass.auth.async_create_user(name, group_ids=[group])


async def choose(house: House, studio: StudioEntry, user: User, **chosen: Any) -> Any:
    """Fill in the studio's page about a user."""
    form = await open_page(house.hass, studio, "contact_users")
    form = await submit(house.hass, form, user=user.id)
    assert form["step_id"] == "contact_user"
    return await submit(house.hass, form, **chosen)


async def test_administrators_may_and_others_as_the_studio_says(house: House) -> None:
    """Z2: owners may; somebody who may only look, sees no clients or has no role never may."""
    studio = await house.add_studio()
    await a_user(house, "Owner", GROUP_ID_ADMIN)
    boss = await a_user(house, "Boss", GROUP_ID_ADMIN)
    clerk, guest = await a_user(house, "Clerk"), await a_user(house, "Guest")
    partner, wall = await a_user(house, "Partner"), await a_user(house, "Wall")
    nobody = await a_user(house, "Nobody")
    reader = await a_user(house, "Reader", GROUP_ID_READ_ONLY)
    roles = ((clerk, "desk"), (guest, "staff"), (partner, "owner"), (wall, "tablet"))
    for user, role in (*roles, (reader, "owner")):
        await give_role(house.hass, studio, user.id, role)
    for user in (clerk, reader, wall, nobody):
        done = await choose(house, studio, user, may_sync=True)
        assert done["type"] is FlowResultType.CREATE_ENTRY
    every = (boss, clerk, guest, partner, wall, nobody, reader)
    assert {each.name for each in every if may_sync_contacts(studio, each)} == {
        *("Boss", "Clerk", "Partner")
    }
    form = await open_page(house.hass, studio, "contact_users")
    assert form["data_schema"] is not None
    listed = form["data_schema"].schema["user"].config["options"]
    marked = {each["label"] for each in listed if each["label"].startswith("✓")}
    assert marked == {"✓ Owner", "✓ Boss", "✓ Clerk", "✓ Partner"}
    await house.hass.auth.async_update_user(clerk, is_active=False)
    assert not may_sync_contacts(studio, clerk)


async def test_a_right_is_taken_back(house: House) -> None:
    """Z2: and what nobody has chosen is not stored."""
    studio = await house.add_studio()
    await a_user(house, "Owner", GROUP_ID_ADMIN)
    clerk = await a_user(house, "Clerk")
    await give_role(house.hass, studio, clerk.id, "desk")
    await choose(house, studio, clerk, may_sync=True, own_address="clerk@example.com")
    assert may_sync_contacts(studio, clerk)
    await choose(house, studio, clerk, may_sync=False)
    assert not may_sync_contacts(studio, clerk)
    assert studio.options["contact_users"] == {}


async def test_a_refusal_is_translated_and_logged_by_id(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Z2: no name in the log; automations may."""
    studio = await house.add_studio()
    await a_user(house, "Owner", GROUP_ID_ADMIN)
    guest = await a_user(house, "Guest Gerda")
    await give_role(house.hass, studio, guest.id, "staff")
    for user_id in (guest.id, "unknown"):
        with pytest.raises(ServiceValidationError) as refused:
            await require_contacts(house.hass, studio, Context(user_id=user_id))
        assert refused.value.translation_key == "contacts_not_allowed"
        assert f"User {user_id} may not synchronize contacts" in caplog.text
    assert "Gerda" not in caplog.text
    message = async_get_exception_message(DOMAIN, "contacts_not_allowed")
    assert message.startswith("You may not synchronize contacts.")
    await require_contacts(house.hass, studio, Context())
    await require_contacts(house.hass, studio, None)
    await choose(house, studio, guest, may_sync=True)
    await require_contacts(house.hass, studio, Context(user_id=guest.id))


async def test_mail_goes_to_the_staff_members_address_or_the_one_entered(house: House) -> None:
    """Z8: and to no other."""
    studio = await house.add_studio()
    clerk, anna = await a_user(house, "Clerk"), await a_user(house, "Anna")
    assert address_of_user(studio, clerk.id) == ""
    form = await choose(house, studio, clerk, may_sync=True, own_address="no address")
    assert form["errors"] == {"own_address": "mail_address_invalid"}
    done = await submit(house.hass, form, may_sync=True, own_address=" clerk@example.com ")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert address_of_user(studio, clerk.id) == "clerk@example.com"
    await choose(house, studio, anna, may_sync=False, own_address="other@example.com")
    await house.add_person(studio, "staff", "Anna", user=anna.id)
    assert address_of_user(studio, anna.id) == "other@example.com"
    await house.add_person(studio, "staff", "Anna too", user=anna.id, email=ANNA)
    assert address_of_user(studio, anna.id) == ANNA
    form = await open_page(house.hass, studio, "contact_users")
    form = await submit(house.hass, form, user=clerk.id)
    assert suggested(form) == {"may_sync": True, "own_address": "clerk@example.com"}
    assert form["description_placeholders"] == {"user": "Clerk"}


async def test_diagnostics_tell_nobody_who_may(
    house: House, hass_client: ClientSessionGenerator
) -> None:
    """Z4: no ids of users, no addresses."""
    studio = await house.add_studio()
    clerk = await a_user(house, "Clerk")
    await choose(house, studio, clerk, may_sync=True, own_address="clerk@example.com")
    found = await get_diagnostics_for_config_entry(house.hass, hass_client, studio)
    assert clerk.id not in str(found)
    assert "clerk@" not in str(found)


async def test_a_user_who_is_removed_meanwhile_is_not_chosen(house: House) -> None:
    """The list is shown again, without them."""
    studio = await house.add_studio()
    await a_user(house, "Owner", GROUP_ID_ADMIN)
    guest = await a_user(house, "Guest")
    form = await open_page(house.hass, studio, "contact_users")
    await house.hass.auth.async_remove_user(guest)
    form = await submit(house.hass, form, user=guest.id)
    assert form["step_id"] == "contact_users"


# -- on the page of staff ----------------------------------------------------------------------


@pytest.fixture
async def stage(house: House) -> Stage:
    """Return a studio whose staff are users, in which Anna may synchronize contacts."""
    stage = await set_stage(house)
    await choose(house, stage.studio, stage.anna.user, may_sync=True)
    return stage


async def step_after_google(stage: Stage, person: Person, step: Any) -> tuple[str, Any]:
    """Go to Google and back; return the address of the flow and its next step."""
    await sign_in(stage, step["url"], ANNA)
    flow = f"{OWN}/{step['flow_id']}"
    _, form = await person.ask("GET", flow)
    if form["type"] == FlowResultType.EXTERNAL_STEP_DONE:
        _, form = await person.ask("POST", flow)
    return flow, form


async def connect_with_contacts(stage: Stage) -> Any:
    """Connect Anna's calendar; return the address of the flow and the form about contacts."""
    _, form = await stage.anna.begin(stage.annas)
    assert form["step_id"] == "google"
    [field] = form["data_schema"]
    assert field["selector"]["select"]["options"] == ["calendar", "both"]
    _, step = await stage.anna.ask("POST", f"{OWN}/{form['flow_id']}", purpose="both")
    flow, form = await step_after_google(stage, stage.anna, step)
    _, form = await stage.anna.ask("POST", flow, staff=stage.annas, calendar=ANNA)
    sync = {each["name"]: each["default"] for each in form["data_schema"]}
    _, form = await stage.anna.ask("POST", flow, **sync)
    assert form["step_id"] == "contacts"
    return flow, form


CHOICES = {
    "group": "new",
    "group_name": "Phones",
    "populate_out": True,
    "populate_in": False,
    "send_back": False,
    "shown": "all",
}


async def test_staff_who_may_connect_their_account_with_contacts(stage: Stage) -> None:
    """S5, Z2: on their own page; an account for contacts only is not theirs to make."""
    flow, _ = await connect_with_contacts(stage)
    _, done = await stage.anna.ask("POST", flow, **CHOICES)
    assert done["type"] == FlowResultType.CREATE_ENTRY
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    assert account.data["contacts"] is True
    _, [place] = await stage.anna.ask("GET", OWN)
    assert place["account"]["lacks_contacts"] is False


async def test_staff_who_may_not_are_not_asked_about_contacts(stage: Stage) -> None:
    """Z2: neither when they connect nor later, and they can't send it by themselves."""
    _, step = await stage.ben.begin(stage.bens)
    assert step["type"] == FlowResultType.EXTERNAL_STEP
    assert "auth/contacts" not in step["url"]
    await stage.house.add_account(stage.bens, ANNA)
    _, form = await stage.ben.begin(stage.bens, "reconfigure")
    assert [each["name"] for each in form["data_schema"]] == ["staff", "calendar"]
    given = {"staff": stage.bens, "calendar": ANNA, "contacts": True}
    status, _ = await stage.ben.ask("POST", f"{OWN}/{form['flow_id']}", **given)
    assert status == 400


async def test_their_page_says_that_google_does_not_allow_contacts(stage: Stage) -> None:
    """And offers to sign in again."""
    flow, _ = await connect_with_contacts(stage)
    await stage.anna.ask("POST", flow, **CHOICES)
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    async_settle_contacts_scope(stage.house.hass, account, missing=True)
    await settle(stage.house.hass)
    _, [place] = await stage.anna.ask("GET", OWN)
    assert place["account"]["problem"] is None
    assert (place["account"]["lacks_contacts"], place["account"]["sign_in"]) == (True, True)
    _, form = await stage.anna.begin(stage.annas, "sign_in_again")
    assert form["step_id"] == "reauth_contacts"


async def test_their_page_tells_of_their_contacts(stage: Stage) -> None:
    """What is skipped and what fails, beside the calendar."""
    google = stage.house.google
    flow, _ = await connect_with_contacts(stage)
    await stage.anna.ask("POST", flow, **CHOICES)
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    contacts = account.runtime_data.contacts[0]
    assert contacts is not None

    async def told() -> dict[str, Any]:
        _, [place] = await stage.anna.ask("GET", OWN)
        assert place["account"]["problem"] is None
        shown: dict[str, Any] = place["account"]["contacts"]
        return shown

    well = await told()
    assert well.pop("last_sync") is not None
    assert well == {"problem": None, "held": False, "skipped": 0}
    group, name = contacts.options.group, Contact(name="Tom")
    await stage.studio.runtime_data.book.write(
        lambda tx: clients.put_client(tx, Client(id=tx.new_id(), content=name, group_ids=(group,)))
    )
    google.people_api.settings.limits.contacts = 0
    await contacts.async_sync("test")
    assert (await told())["skipped"] == 1
    google.faults.add("error", status=503, count=None, path="contactGroups")
    with pytest.raises(HomeAssistantError):
        await contacts.async_sync("test")
    assert (await told())["problem"] == {"key": "unreachable", "placeholders": {}}
    google.faults.clear()
    await settle(stage.house.hass)


async def test_a_right_that_is_taken_back_meanwhile_ends_the_dialog(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Z2: it is asked for again before clients go to Google; the refusal is logged by id."""
    flow, _ = await connect_with_contacts(stage)
    await choose(stage.house, stage.studio, stage.anna.user, may_sync=False)
    _, done = await stage.anna.ask("POST", flow, **CHOICES)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "contacts_not_allowed")
    assert f"User {stage.anna.user.id} may not synchronize contacts" in caplog.text
    assert accounts(stage.house.hass) == []


async def test_staff_take_contacts_away_and_add_them_again(stage: Stage) -> None:
    """S5, Z2: by themselves."""
    flow, _ = await connect_with_contacts(stage)
    await stage.anna.ask("POST", flow, **CHOICES)
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    given = {"staff": stage.annas, "calendar": ANNA}
    _, form = await stage.anna.begin(stage.annas, "reconfigure")
    flow = f"{OWN}/{form['flow_id']}"
    _, form = await stage.anna.ask("POST", flow, **given, contacts=False)
    assert form["step_id"] == "contacts_off"
    _, done = await stage.anna.ask("POST", flow, on_removal="keep")
    assert done["reason"] == "reconfigure_successful"
    await settle(stage.house.hass)
    assert "contacts" not in account.data


async def test_a_paused_group_keeps_nobody_from_changing_the_calendar(stage: Stage) -> None:
    """S12: an inactive or removed group pauses the contacts, and nothing else."""
    flow, _ = await connect_with_contacts(stage)
    await stage.anna.ask("POST", flow, **CHOICES)
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    await choose(stage.house, stage.studio, stage.anna.user, may_sync=False)
    other = stage.house.google.account(ANNA).add_calendar("Other").id

    def pause(tx: Transaction) -> None:
        [group] = people.groups(tx)
        people.put_group(tx, replace(group, inactive=True))

    await stage.studio.runtime_data.book.write(pause)
    _, form = await stage.anna.begin(stage.annas, "reconfigure")
    given = {"staff": stage.annas, "calendar": other}
    _, done = await stage.anna.ask("POST", f"{OWN}/{form['flow_id']}", **given)
    assert done["reason"] == "reconfigure_successful"
    await settle(stage.house.hass)
    assert account.data["calendar"] == other
    assert account.data["contacts"] is True
