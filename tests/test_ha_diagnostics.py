"""Diagnostics and system health: numbers, no names."""

from homeassistant.components.diagnostics import REDACTED
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import get_system_health_info
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, House, Scene, settle, soon


async def fill(scene: Scene) -> None:
    """Make something happen, and something go wrong."""
    primary = scene.house.google.account(ANNA).primary
    primary.add("Secret wedding", start=soon(), location="Secret place")
    await scene.house.sync(scene.account)


async def test_an_accounts_diagnostics_name_nobody(
    scene: Scene, hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Z4: no names, addresses, titles, tokens or calendar ids."""
    await fill(scene)
    found = await get_diagnostics_for_config_entry(hass, hass_client, scene.account)
    assert isinstance(found, dict)
    data = found["data"]
    assert isinstance(data, dict)
    assert data["token"] == data["calendar"] == data["account_email"] == REDACTED
    assert found["pairs"] == 1
    assert found["running"] is False
    text = str(found)
    token = scene.account.data["token"]
    for secret in (ANNA, "Secret", token["access_token"], token["refresh_token"]):
        assert secret not in text
    runs = found["runs"]
    assert isinstance(runs, list)
    run = runs[0]
    assert isinstance(run, dict)
    assert run["counts"] == {"created_in_book": 1}


async def test_diagnostics_before_the_first_run_and_after_a_failure(
    scene: Scene, hass: HomeAssistant, hass_client: ClientSessionGenerator, impatient: None
) -> None:
    """The error is named by its key."""
    scene.house.google.faults.add("error", status=503, count=None)
    await hass.config_entries.async_reload(scene.account.entry_id)
    await settle(hass)
    found = await get_diagnostics_for_config_entry(hass, hass_client, scene.account)
    assert isinstance(found, dict)
    assert found["last_report"] is None
    assert found["last_error"] == "unreachable"


async def test_diagnostics_of_what_does_not_run_say_why(
    scene: Scene, hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """They are wanted most when something can't be set up."""
    await hass.config_entries.async_unload(scene.account.entry_id)
    await hass.config_entries.async_unload(scene.studio.entry_id)
    await settle(hass)
    await hass.config_entries.async_setup(scene.account.entry_id)
    for entry, reason in ((scene.studio, None), (scene.account, "studio_not_loaded")):
        found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
        assert isinstance(found, dict)
        assert found["state"] == entry.state.value
        assert found["reason"] == reason
        assert "Anna" not in str(found["data"])
        assert "book" not in found


async def test_a_studios_diagnostics_name_nobody(
    scene: Scene, hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Z4."""
    await fill(scene)
    found = await get_diagnostics_for_config_entry(hass, hass_client, scene.studio)
    assert isinstance(found, dict)
    book = found["book"]
    assert isinstance(book, dict)
    assert (book["appointments"], book["staff"], book["resources"]) == (1, 2, 1)
    assert found["accounts"] == [{"state": "loaded"}]
    for secret in ("Anna", "Ben", "Blue room", "Secret"):
        assert secret not in str(found)


async def test_system_health_shows_reach_and_runs(scene: Scene, hass: HomeAssistant) -> None:
    """S23: whether Google can be reached, and the state of the accounts."""
    info = await get_system_health_info(hass, DOMAIN)
    assert await info.pop("google_calendar") == "ok"
    last = info.pop("last_sync")
    assert last is not None
    assert info.pop("books").startswith("SQLite 3.")
    assert info == {"version": "0.1.0", "studios": 1, "accounts": 1, "failing": 0}


async def test_system_health_without_accounts(house: House, hass: HomeAssistant) -> None:
    """A studio alone."""
    studio = await house.add_studio()
    assert studio.state is ConfigEntryState.LOADED
    info = await get_system_health_info(hass, DOMAIN)
    await info["google_calendar"]
    assert info["last_sync"] is None
