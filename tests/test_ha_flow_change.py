"""Renewing and changing a Google account, and its options."""

from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.application_credentials import async_get_description_placeholders
from custom_components.studio_sync.entries.account_names import entry_name

from .ha_fixtures import ANNA, BEN, House, Scene, settle, soon
from .ha_options import open_page, submit


async def test_a_withdrawn_consent_asks_for_a_new_sign_in_and_goes_on(scene: Scene) -> None:
    """S24: in place, nothing lost; what changed meanwhile is caught up with."""
    person = scene.house.google.account(ANNA)
    person.revoke()
    with pytest.raises(Exception, match="no longer accepts the sign-in"):
        await scene.house.sync(scene.account)
    await settle(scene.hass)
    [flow] = scene.hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"
    person.primary.add("While signed out", start=soon())
    result = await scene.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert f"login_hint={ANNA.replace('@', '%40')}" in result["url"] or ANNA in result["url"]
    result = await scene.house.sign_in(result, ANNA)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reauth_successful")
    await settle(scene.hass)
    assert scene.account.state is ConfigEntryState.LOADED
    assert (await scene.house.sync(scene.account))["outcome"] == "ok"
    state = scene.hass.states.get("calendar.anna")
    assert state is not None
    assert state.attributes["message"] == "While signed out"


async def test_another_account_is_refused_on_renewal(scene: Scene) -> None:
    """S3: the message names the one that is wanted."""
    scene.house.google.add_account(BEN)
    scene.account.async_start_reauth(scene.hass)
    await settle(scene.hass)
    [flow] = scene.hass.config_entries.flow.async_progress()
    result = await scene.hass.config_entries.flow.async_configure(flow["flow_id"], {})
    result = await scene.house.sign_in(result, BEN)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "wrong_account")
    assert result["description_placeholders"] == {"account": ANNA}


# -- changing ----------------------------------------------------------------------------------


async def test_an_account_goes_to_another_calendar(scene: Scene) -> None:
    """The old calendar keeps what it has, the new one is filled."""
    person = scene.house.google.account(ANNA)
    work = person.add_calendar("Work")
    result = await scene.house.reconfigure(scene.account)
    assert result["step_id"] == "reconfigure_account"
    result = await scene.house.fill(result, staff=scene.anna, calendar=work.id)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await settle(scene.hass)
    assert scene.account.data["calendar"] == work.id
    assert scene.account.runtime_data.calendars[0].replica_id.endswith(work.id)


async def test_an_account_goes_to_another_staff_member(scene: Scene) -> None:
    """Its name follows; the former one's appointments leave, the new one's come."""
    for calendar in ("anna", "ben"):
        await scene.hass.services.async_call(
            "calendar",
            "create_event",
            {
                "entity_id": f"calendar.{calendar}",
                "summary": f"For {calendar}",
                "start_date_time": soon().isoformat(),
                "end_date_time": soon(hours=1).isoformat(),
            },
            blocking=True,
        )
    await scene.house.sync(scene.account)
    primary = scene.house.google.account(ANNA).primary
    assert [event["summary"] for event in primary.events()] == ["For anna"]
    result = await scene.house.reconfigure(scene.account)
    await scene.house.fill(result, staff=scene.ben, calendar=ANNA)
    await settle(scene.hass)
    assert scene.account.data["staff"] == scene.ben
    assert entry_name(scene.hass, scene.account) == "Ben (Google)"
    assert [event["summary"] for event in primary.events()] == ["For ben"]
    assert scene.account.options["populate_out"] is False


async def test_a_staff_member_who_has_got_an_account_meanwhile_is_asked_about_again(
    scene: Scene,
) -> None:
    """S3: the form stood open while Ben connected."""
    scene.house.google.add_account(BEN, name="Ben Orth")
    form = await scene.house.reconfigure(scene.account)
    await scene.house.add_account(scene.ben, BEN)
    form = await scene.house.fill(form, staff=scene.ben, calendar=ANNA)
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "reconfigure_account")
    assert scene.account.data["staff"] == scene.anna
    done = await scene.house.fill(form, staff=scene.anna, calendar=ANNA)
    assert done["reason"] == "reconfigure_successful"
    await settle(scene.hass)


@pytest.mark.parametrize("other", ["calendar", "person"])
async def test_reports_stay_with_the_person_they_go_to(scene: Scene, other: str) -> None:
    """S13: another calendar changes nothing in them; somebody else chooses their own."""
    work = scene.house.google.account(ANNA).add_calendar("Work")
    wanted = {"mail_warnings": True, "mail_address": ANNA}
    scene.hass.config_entries.async_update_entry(
        scene.account, options={**scene.account.options, **wanted}
    )
    result = await scene.house.reconfigure(scene.account)
    chosen = (scene.anna, work.id) if other == "calendar" else (scene.ben, ANNA)
    result = await scene.house.fill(result, staff=chosen[0], calendar=chosen[1])
    assert result["reason"] == "reconfigure_successful"
    await settle(scene.hass)
    assert scene.account.options.get("mail_address") == (ANNA if other == "calendar" else None)
    assert scene.account.options["months_back"] == 3


async def test_a_used_calendar_is_refused_on_change_too(scene: Scene) -> None:
    """S3."""
    google = scene.house.google
    ben = google.add_account(BEN)
    google.account(ANNA).share(google.account(ANNA).primary, ben, "writer")
    other = await scene.house.add_account(scene.ben, BEN)
    result = await scene.house.reconfigure(other)
    result = await scene.house.fill(result, staff=scene.ben, calendar=ANNA)
    assert result["errors"] == {"calendar": "calendar_used"}


async def test_a_change_says_when_google_is_away(scene: Scene, impatient: None) -> None:
    """Nothing is changed."""
    scene.house.google.faults.add("error", path="calendarList", status=503, count=None)
    result = await scene.house.reconfigure(scene.account)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "unreachable")


async def test_an_account_of_a_removed_studio_goes_to_another(scene: Scene) -> None:
    """The repair's first way out."""
    await scene.hass.config_entries.async_remove(scene.studio.entry_id)
    await settle(scene.hass)
    result = await scene.house.reconfigure(scene.account)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_studio")
    studio = await scene.house.add_studio("Atelier Süd")
    carla = await scene.house.add_person(studio, "staff", "Carla")
    result = await scene.house.reconfigure(scene.account)
    assert result["step_id"] == "reconfigure_lost"
    result = await scene.house.fill(result, studio=studio.unique_id)
    result = await scene.house.fill(result, staff=carla, calendar=ANNA)
    assert result["reason"] == "reconfigure_successful"
    await settle(scene.hass)
    assert scene.account.state is ConfigEntryState.LOADED


# -- options -----------------------------------------------------------------------------------


async def test_options_are_kept_and_take_effect(scene: Scene) -> None:
    """S7–S9, S11, B4: all of them in one page."""
    form = await open_page(scene.hass, scene.account, "sync")
    chosen = {
        "populate_out": False,
        "populate_in": False,
        "months_back": 24,
        "send_back": False,
        "tentative": False,
        "policy": "studio",
        "privacy": "title",
        "poll_minutes": 30,
        "brake_count": 3,
        "brake_percent": 50,
    }
    result = await submit(scene.hass, form, **chosen)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert dict(scene.account.options) == {**chosen, "relist": False, "reshow": False}
    coordinator = scene.account.runtime_data.calendars[0]
    assert coordinator.next_run is not None
    assert timedelta(minutes=29) < coordinator.next_run - dt_util.utcnow() <= timedelta(minutes=30)
    rules = coordinator.rules()
    assert (rules.policy, rules.brake_count, rules.brake_share) == ("studio", 3, 0.5)


async def test_studios_and_accounts_have_options(scene: Scene) -> None:
    """Each a menu of its own."""
    assert scene.studio.supports_options
    assert scene.account.supports_options


async def test_wider_choices_bring_what_was_skipped_before(house: House) -> None:
    """S9, S11: turned on later, they count for what happened meanwhile, too."""
    primary = house.google.add_account(ANNA).primary
    studio = await house.add_studio()
    staff = await house.add_person(studio, "staff", "Anna")
    account = await house.add_account(staff, ANNA)
    primary.add("Maybe", start=soon(), status="tentative")
    await house.sync(account)
    assert studio.runtime_data.view.data.appointments == 0
    chosen = {
        "populate_out": False,
        "populate_in": False,
        "months_back": 3,
        "send_back": True,
        "tentative": True,
        "policy": "newest",
        "privacy": "full",
        "poll_minutes": 5,
        "brake_count": 10,
        "brake_percent": 20,
    }
    await submit(house.hass, await open_page(house.hass, account, "sync"), **chosen)
    assert studio.runtime_data.view.data.appointments == 1
    assert account.options["relist"] is False


async def test_the_dialog_for_credentials_names_the_address_to_enter(
    hass: HomeAssistant, house: House
) -> None:
    """Google compares it character by character."""
    placeholders = await async_get_description_placeholders(hass)
    assert placeholders["redirect_url"] == "https://my.home-assistant.io/redirect/oauth"
    await hass.config.async_update(external_url="https://example.com")
    placeholders = await async_get_description_placeholders(hass)
    assert placeholders["redirect_url"] == "https://example.com/auth/external/callback"
    hass.config.components.add("my")
    placeholders = await async_get_description_placeholders(hass)
    assert placeholders["redirect_url"] == "https://my.home-assistant.io/redirect/oauth"


async def test_a_change_needs_the_credentials(hass: HomeAssistant, scene: Scene) -> None:
    """They were removed by hand: the frontend's dialog asks for new ones."""
    hass.data["application_credentials"].data.clear()
    result = await scene.house.reconfigure(scene.account)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "missing_credentials")


async def test_a_change_needs_somebody_to_give_the_account_to(scene: Scene) -> None:
    """The staff member was removed, and the other one has an account."""
    scene.house.google.add_account(BEN)
    await scene.house.add_account(scene.ben, BEN)
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.anna)
    await settle(scene.hass)
    result = await scene.house.reconfigure(scene.account)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_staff")
