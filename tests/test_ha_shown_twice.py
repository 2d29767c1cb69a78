"""One calendar on a phone by Google and by a phone access: the dialogs and a repair say so (A2)."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util

from custom_components.studio_sync.const import DOMAIN

from .ha_accesses import add, allow, begin, change, fill, found, placeholders
from .ha_fixtures import BEN, POPULATE_ALL, Scene, settle


def twice(hass: HomeAssistant) -> set[str]:
    """Return of whom a repair says that phones may show each appointment twice."""
    return {
        str((each.translation_placeholders or {})["name"])
        for (domain, key), each in ir.async_get(hass).issues.items()
        if domain == DOMAIN and key.startswith("shown_twice_") and each.active
    }


async def test_whoever_makes_an_access_for_somebody_with_google_is_told(scene: Scene) -> None:
    """Before it is saved; not of somebody without Google, nor again when it is only changed."""
    shown = await fill(scene, await begin(scene), username="ben", people=[scene.ben])
    assert shown["step_id"] == "calendar"
    shown = await fill(scene, await begin(scene), username="anna", people=[scene.anna])
    assert shown["step_id"] == "shown_twice"
    assert placeholders(shown) == {"name": "Anna"}
    assert (await fill(scene, shown))["step_id"] == "calendar"
    subentry, _ = await add(scene, "anna", scene.anna)
    shown = await fill(scene, await change(scene, subentry, "who"), people=[scene.anna])
    assert shown["step_id"] == "calendar"
    rooms, _ = await add(scene, "room", scene.room)
    shown = await fill(scene, await change(scene, rooms, "who"), people=[scene.anna])
    assert shown["step_id"] == "shown_twice"


async def test_the_repair_follows_the_access(scene: Scene) -> None:
    """Made, disabled, enabled, flag taken away and given, removed."""
    assert not twice(scene.hass)
    subentry, _ = await add(scene, "anna", scene.anna)
    assert twice(scene.hass) == {"Anna"}
    for enabled in (False, True):
        shown = await change(scene, found(scene, "anna"), "validity")
        await fill(scene, shown, access_enabled=enabled, valid_zone="Europe/Berlin")
        await settle(scene.hass)
        assert twice(scene.hass) == ({"Anna"} if enabled else set())
    for syncs in (False, True):
        await allow(scene, "staff", scene.anna, "Anna", syncs=syncs)
        assert twice(scene.hass) == ({"Anna"} if syncs else set())
    scene.hass.config_entries.async_remove_subentry(scene.studio, subentry.subentry_id)
    await settle(scene.hass)
    assert not twice(scene.hass)


async def test_the_repair_follows_the_account(scene: Scene) -> None:
    """Disabled, enabled, given to another, removed."""
    entries = scene.hass.config_entries
    await add(scene, "anna", scene.anna)
    await entries.async_set_disabled_by(scene.account.entry_id, ConfigEntryDisabler.USER)
    await settle(scene.hass)
    assert not twice(scene.hass)
    await entries.async_set_disabled_by(scene.account.entry_id, None)
    await settle(scene.hass)
    assert twice(scene.hass) == {"Anna"}
    await entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    assert not twice(scene.hass)


async def test_whoever_connects_google_for_somebody_with_an_access_is_told(scene: Scene) -> None:
    """The other order; the account then goes on as always."""
    house = scene.house
    await add(scene, "ben", scene.ben)
    assert not twice(scene.hass)
    house.google.add_account(BEN, name="Ben Orth")
    shown = await house.begin_account(BEN)
    shown = await house.fill(shown, staff=scene.ben, calendar=BEN)
    assert shown["step_id"] == "shown_twice"
    assert shown["description_placeholders"] == {"name": "Ben"}
    shown = await house.fill(shown)
    assert shown["step_id"] == "first_sync"
    shown = await house.fill(shown, **POPULATE_ALL)
    assert shown["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)
    assert twice(scene.hass) == {"Ben"}


async def test_whoever_gives_an_account_to_somebody_with_an_access_is_told(scene: Scene) -> None:
    """And not when the person stays."""
    house = scene.house
    await add(scene, "ben", scene.ben)
    shown = await house.reconfigure(scene.account)
    given: dict[str, Any] = {"calendar": scene.account.data["calendar"], "contacts": False}
    shown = await house.fill(shown, staff=scene.ben, **given)
    assert shown["step_id"] == "shown_twice"
    assert (await house.fill(shown))["reason"] == "reconfigure_successful"
    await settle(scene.hass)
    assert twice(scene.hass) == {"Ben"}
    shown = await house.reconfigure(scene.account)
    assert (await house.fill(shown, staff=scene.ben, **given))["type"] is FlowResultType.ABORT
    shown = await house.reconfigure(scene.account)
    await house.fill(shown, staff=scene.anna, **given)
    await settle(scene.hass)
    assert not twice(scene.hass)


async def test_an_ignored_repair_stays_ignored_until_it_is_over(scene: Scene) -> None:
    """Whatever else changes meanwhile."""
    await add(scene, "anna", scene.anna)
    ir.async_ignore_issue(scene.hass, DOMAIN, f"shown_twice_{scene.anna}", True)
    await add(scene, "anna2", scene.anna)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    issue = ir.async_get(scene.hass).async_get_issue(DOMAIN, f"shown_twice_{scene.anna}")
    assert issue is not None
    assert issue.dismissed_version is not None


async def test_the_repair_ends_with_the_access(scene: Scene) -> None:
    """An access that has come to its end, and a studio that is disabled or removed."""
    entries = scene.hass.config_entries
    until = dt_util.utcnow() + timedelta(days=3)
    await add(scene, "anna", scene.anna, valid_until=until.strftime("%Y-%m-%d %H:%M:%S"))
    assert twice(scene.hass) == {"Anna"}
    await entries.async_set_disabled_by(scene.studio.entry_id, ConfigEntryDisabler.USER)
    await settle(scene.hass)
    assert not twice(scene.hass)
    await entries.async_set_disabled_by(scene.studio.entry_id, None)
    await settle(scene.hass)
    assert twice(scene.hass) == {"Anna"}
    await scene.house.pass_time(days=4)
    assert not twice(scene.hass)
    await add(scene, "anna2", scene.anna)
    assert twice(scene.hass) == {"Anna"}
    await entries.async_remove(scene.studio.entry_id)
    await settle(scene.hass)
    assert not twice(scene.hass)
