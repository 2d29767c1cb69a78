"""No line in the log names a person: not ours, and not Home Assistant's about our entries."""

import logging

from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest

from custom_components.studio_sync.entries.lookup import accounts

from .ha_day import add, on_phone, questions
from .ha_fixtures import ANNA, POPULATE_ALL, House, Scene, settle, soon, state_of

LOGGERS = ("custom_components.studio_sync", "homeassistant.config_entries")
NAMES = ("Anna", "anna@", "Ben", "Boudoir", "Dentist")


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines about our entries, tracebacks included."""
    show = logging.Formatter("%(levelname)s %(message)s").format
    return [show(each) for each in caplog.records if each.name.startswith(LOGGERS)]


def names_in(lines: list[str]) -> list[str]:
    """Return the lines that name somebody or something."""
    return [line for line in lines if any(name in line for name in NAMES)]


async def test_flows_and_runs_name_nobody(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """From the first page on, at debug level."""
    caplog.set_level(logging.DEBUG)
    house.google.add_account(ANNA, name="Anna Lund")
    studio = await house.add_studio()
    anna = await house.add_person(studio, "staff", "Anna")
    ben = await house.add_person(studio, "staff", "Ben")
    account = await house.add_account(anna, ANNA, **POPULATE_ALL)
    scene = Scene(house, studio, anna, ben, "", account)
    await add(scene, "Boudoir")
    on_phone(scene, "Dentist", soon())
    await house.sync(account)
    await settle(house.hass)
    assert len(await questions(scene)) == 1
    result = await house.reconfigure(account)
    await house.fill(result, staff=ben, calendar=ANNA)
    await settle(house.hass)
    await house.hass.config_entries.async_remove(account.entry_id)
    await settle(house.hass)
    assert said(caplog)
    assert names_in(said(caplog)) == []


@pytest.mark.parametrize("fault", [{"status": 401}, {"status": 403}, {"status": 503}])
async def test_failures_name_nobody(
    scene: Scene, caplog: pytest.LogCaptureFixture, impatient: None, fault: dict[str, int]
) -> None:
    """While it runs, and while it is set up again."""
    caplog.set_level(logging.DEBUG)
    await add(scene, "Boudoir")
    faults = scene.house.google.faults
    faults.add("error", count=None, **fault)
    with pytest.raises(HomeAssistantError):
        await scene.house.sync(scene.account)
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    assert said(caplog)
    assert names_in(said(caplog)) == []


async def test_an_entry_that_can_not_be_set_up_is_logged_without_a_name(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Home Assistant writes the titles of such entries into the log."""
    caplog.set_level(logging.DEBUG)
    hass, entries = scene.hass, scene.hass.config_entries
    await entries.async_unload(scene.studio.entry_id)
    await entries.async_reload(scene.account.entry_id)
    assert state_of(scene.account) is ConfigEntryState.SETUP_RETRY
    await entries.async_setup(scene.studio.entry_id)
    await settle(hass)
    entries.async_remove_subentry(scene.studio, scene.anna)
    await settle(hass)
    await entries.async_reload(scene.account.entry_id)
    assert state_of(scene.account) is ConfigEntryState.SETUP_ERROR
    token = {**scene.account.data["token"], "scope": "openid"}
    entries.async_update_entry(scene.account, data={**scene.account.data, "token": token})
    await entries.async_reload(scene.account.entry_id)
    await settle(hass)
    assert any(scene.account.title in line for line in said(caplog))
    assert names_in(said(caplog)) == []


async def test_an_accounts_title_names_nobody_and_its_device_does(scene: Scene) -> None:
    """Whose it is, people read by the device, and in every text of ours."""
    hass = scene.hass
    assert scene.account.title == "Google account 1"
    [device] = dr.async_entries_for_config_entry(dr.async_get(hass), scene.account.entry_id)
    assert device.name == "Anna (Google)"
    scene.house.google.add_account("ben@example.com", name="Ben Orth")
    hass.config.language = "de"
    second = await scene.house.add_account(scene.ben, "ben@example.com", **POPULATE_ALL)
    assert second.title == "Google-Konto 1"
    hass.config.language = "en"
    await hass.config_entries.async_remove(scene.account.entry_id)
    await settle(hass)
    third = await scene.house.add_account(scene.anna, ANNA, **POPULATE_ALL)
    assert third.title == "Google account 1"


async def test_the_titles_of_earlier_versions_lose_their_name(scene: Scene) -> None:
    """Once; a title that somebody has typed stays."""
    entries = scene.hass.config_entries
    for before, after in (
        ("Anna (Google)", "Google account 1"),
        ("The one upstairs", "The one upstairs"),
    ):
        await entries.async_unload(scene.account.entry_id)
        entries.async_update_entry(scene.account, title=before, minor_version=1)
        await entries.async_setup(scene.account.entry_id)
        await settle(scene.hass)
        assert (scene.account.title, scene.account.minor_version) == (after, 2)
        assert state_of(scene.account) is ConfigEntryState.LOADED
    assert accounts(scene.hass) == [scene.account]


async def test_an_entry_of_a_later_version_is_left_alone(scene: Scene) -> None:
    """Nobody knows what it holds."""
    entries = scene.hass.config_entries
    await entries.async_unload(scene.account.entry_id)
    entries.async_update_entry(scene.account, version=2, minor_version=1)
    await entries.async_setup(scene.account.entry_id)
    assert state_of(scene.account) is ConfigEntryState.MIGRATION_ERROR
