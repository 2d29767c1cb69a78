"""Connecting a Google account, over the real OAuth redirect."""

from typing import Any

from homeassistant.components.application_credentials import (
    ClientCredential,
    async_import_client_credential,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.flows.google import OWN_STAFF

from .google_emulator import Client
from .ha_fixtures import ANNA, BEN, House, Scene, settle, soon


async def test_an_account_is_connected_through_googles_consent_page(scene: Scene) -> None:
    """S2, S3: one entry per account, named after its staff member, unique by Google's sub."""
    account = scene.house.google.account(ANNA).account
    assert scene.account.unique_id == account.sub
    assert scene.account.title == "Google account 1"
    assert scene.account.data["staff"] == scene.anna
    assert scene.account.data["calendar"] == ANNA
    assert scene.account.state is ConfigEntryState.LOADED
    assert (await scene.house.sync(scene.account))["outcome"] == "ok"


async def test_outward_only_is_what_a_new_account_does(house: House) -> None:
    """S6, S7, S8, S9, S11: the defaults of the page on the first sync."""
    person = house.google.add_account(ANNA)
    person.primary.add("Dentist", start=soon())
    studio = await house.add_studio()
    staff = await house.add_person(studio, "staff", "Anna")
    entry = await house.add_account(staff, ANNA)
    assert entry.options["months_back"] == 3
    assert entry.options["send_back"] is False
    assert entry.options["tentative"] is False
    assert entry.options["populate_in"] is False
    assert entry.options["populate_out"] is False  # cleared: the first sync has succeeded
    report = await house.sync(entry)
    assert "created_in_book" not in report["counts"]


async def test_the_page_for_choices_proposes_to_send_and_not_to_bring(house: House) -> None:
    """S6, S7: said before anything moves."""
    house.google.add_account(ANNA)
    studio = await house.add_studio()
    staff = await house.add_person(studio, "staff", "Anna")
    result = await house.begin_account(ANNA)
    assert result["step_id"] == "account"
    assert result["description_placeholders"] == {"account": ANNA}
    result = await house.fill(result, staff=staff, calendar=ANNA)
    assert result["step_id"] == "first_sync"
    assert result["data_schema"] is not None
    proposed = result["data_schema"]({})
    assert proposed == {
        "populate_out": True,
        "populate_in": False,
        "months_back": 3,
        "send_back": False,
        "tentative": False,
    }


async def test_without_a_studio_no_account_can_be_added(house: House) -> None:
    """The way to Google is not even begun."""
    result = await house.start("google")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_studio")


async def test_without_free_staff_no_account_can_be_added(scene: Scene) -> None:
    """S3, A1: Anna has an account, Ben may not sync."""
    flows = scene.hass.config_entries.subentries
    change = await flows.async_init(
        (scene.studio.entry_id, "staff"),
        context={"source": "reconfigure", "subentry_id": scene.ben},
    )
    await flows.async_configure(change["flow_id"], {"name": "Ben", "syncs": False})
    await settle(scene.hass)
    result = await scene.house.start("google")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_staff")


async def test_with_two_studios_the_user_says_which(house: House) -> None:
    """The account goes to the studio that was chosen."""
    house.google.add_account(ANNA)
    await house.add_studio("North")
    south = await house.add_studio("South")
    staff = await house.add_person(south, "staff", "Anna")
    result = await house.start("google")
    assert result["step_id"] == "google"
    result = await house.fill(result, studio=south.entry_id)
    result = await house.sign_in(result, ANNA)
    result = await house.fill(result, staff=staff, calendar=ANNA)
    result = await house.fill(result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["data"]["studio"] == south.unique_id
    await settle(house.hass)


async def test_a_refused_consent_ends_the_flow(scene: Scene) -> None:
    """The person clicked *Deny*."""
    result = await scene.house.begin_account(ANNA, emulator_consent="deny")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "user_rejected_authorize")


async def test_missing_permissions_are_named(scene: Scene) -> None:
    """The person left the box for the calendars unticked."""
    scene.house.google.add_account(BEN)
    scene.house.google.account(BEN).account.granted = [
        "https://www.googleapis.com/auth/calendar.events",
        "openid",
        "email",
    ]
    result = await scene.house.begin_account(BEN)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "permissions_missing")


async def test_an_account_is_not_connected_twice(scene: Scene) -> None:
    """S3: the message names the account."""
    result = await scene.house.begin_account(ANNA)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")
    assert result["description_placeholders"] == {"account": ANNA}


async def test_a_calendar_is_not_used_twice(scene: Scene) -> None:
    """S3: Anna shares hers with Ben, who has to choose another."""
    google = scene.house.google
    ben = google.add_account(BEN)
    google.account(ANNA).share(google.account(ANNA).primary, ben, "writer")
    result = await scene.house.begin_account(BEN)
    result = await scene.house.fill(result, staff=scene.ben, calendar=ANNA)
    assert result["errors"] == {"calendar": "calendar_used"}
    result = await scene.house.fill(result, staff=scene.ben, calendar=BEN)
    assert result["step_id"] == "first_sync"
    result = await scene.house.fill(result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)


async def test_only_calendars_that_may_be_changed_are_offered(scene: Scene) -> None:
    """S3: one that is only shared for reading is not."""
    ben = scene.house.google.add_account(BEN)
    ben.add_calendar("Holidays", calendar_id="holidays@group.v.calendar.google.com", role="reader")
    result = await scene.house.begin_account(BEN)
    assert result["data_schema"] is not None
    selector = result["data_schema"].schema["calendar"]
    assert [option["value"] for option in selector.config["options"]] == [BEN]


async def test_an_account_without_a_writable_calendar_is_refused(scene: Scene) -> None:
    """It is said what to do about it."""
    ben = scene.house.google.add_account(BEN)
    for calendar in ben.calendars:
        calendar.entry.role = "reader"
    result = await scene.house.begin_account(BEN)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_calendar")


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        (403, "accessNotConfigured", "api_disabled"),
        (503, None, "unreachable"),
        (403, "dailyLimitExceeded", "usage_limit"),
    ],
)
async def test_a_google_failure_is_told_in_the_flow(
    scene: Scene, impatient: None, status: int, reason: str | None, told: str
) -> None:
    """The flow ends with what to do, and nothing was made."""
    scene.house.google.add_account(BEN)
    scene.house.google.faults.add(
        "error", path="calendarList", status=status, reason=reason, count=None
    )
    result = await scene.house.begin_account(BEN)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, told)
    assert len(scene.hass.config_entries.async_entries(DOMAIN)) == 2


async def test_without_credentials_home_assistant_asks_for_them(
    hass: HomeAssistant, house: House
) -> None:
    """The frontend opens its own dialog on this reason."""
    await house.add_person(await house.add_studio(), "staff", "Anna")
    storage = hass.data["application_credentials"]
    for item in list(storage.async_items()):
        await storage.async_delete_item(item["id"])
    result = await house.start("google")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "missing_credentials")


async def test_of_two_credentials_the_user_picks_one(hass: HomeAssistant, house: House) -> None:
    """A second Google Cloud project."""
    await async_setup_component(hass, "application_credentials", {})
    await async_import_client_credential(
        hass, DOMAIN, ClientCredential("second.example.com", "secret", "Second"), "second"
    )
    house.google.oauth.clients["second.example.com"] = Client("second.example.com", "secret")
    house.google.add_account(ANNA)
    await house.add_person(await house.add_studio(), "staff", "Anna")
    result = await house.start("google")
    assert result["step_id"] == "pick_implementation"
    result = await house.fill(result, implementation="second")
    result = await house.sign_in(result, ANNA)
    assert result["step_id"] == "account"


async def test_the_last_free_staff_member_may_go_while_the_user_signs_in(house: House) -> None:
    """Nothing is made for nobody."""
    house.google.add_account(ANNA)
    studio = await house.add_studio()
    anna = await house.add_person(studio, "staff", "Anna")
    result = await house.start("google")
    house.hass.config_entries.async_remove_subentry(studio, anna)
    await settle(house.hass)
    result = await house.sign_in(result, ANNA)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_staff")


async def test_an_account_has_nothing_to_be_added_to_it(scene: Scene) -> None:
    """Staff and rooms belong to the studio."""
    assert scene.account.supported_subentry_types == {}
    assert scene.studio.supported_subentry_types.keys() == {"staff", "resource", "access"}


async def test_who_is_gone_from_every_studio_begins_nothing(house: House) -> None:
    """S5: removed between the click and the flow."""
    await house.add_studio()
    context: Any = {"source": "user", OWN_STAFF: "gone"}
    result = await house.hass.config_entries.flow.async_init(DOMAIN, context=context)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_studio")
