"""What their own page says to staff: the state of the account, at which studio (S5)."""

import asyncio
from typing import Any

from homeassistant.helpers import issue_registry
import pytest

from custom_components.studio_sync.entries.lookup import accounts
from custom_components.studio_sync.panel.own_account import URL as OWN

from .google_emulator import Call
from .ha_fixtures import ANNA, BEN, House, settle
from .ha_own import Stage, a_person, connect, set_stage, sign_in


@pytest.fixture
async def stage(house: House) -> Stage:
    """Return a studio without any account."""
    return await set_stage(house)


async def test_home_assistants_own_question_goes_with_the_new_sign_in(stage: Stage) -> None:
    """S24: the administrator is not asked for what the staff member has done."""
    house, flows = stage.house, stage.house.hass.config_entries.flow
    await connect(stage, stage.anna, stage.annas, ANNA)
    house.google.account(ANNA).revoke()
    [account] = accounts(house.hass)
    await account.runtime_data.calendars[0].async_refresh()
    await settle(house.hass)
    assert [each["step_id"] for each in flows.async_progress()] == ["reauth_confirm"]
    _, form = await stage.anna.begin(stage.annas, "sign_in_again")
    flow = f"{OWN}/{form['flow_id']}"
    _, step = await stage.anna.ask("POST", flow)
    await sign_in(stage, step["url"], ANNA)
    _, done = await stage.anna.ask("GET", flow)
    assert done["reason"] == "reauth_successful"
    await settle(house.hass)
    assert flows.async_progress() == []
    assert issue_registry.async_get(house.hass).issues == {}
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["account"]["problem"] is None


async def test_somebody_may_work_at_two_studios(stage: Stage) -> None:
    """S5, A8: each with an account of its own; another studio's staff are not theirs."""
    house = stage.house
    second = await house.add_studio("Atelier Süd")
    there = await house.add_person(second, "staff", "Anna L.", user=stage.anna.user.id)
    await connect(stage, stage.anna, stage.annas, ANNA)
    await connect(stage, stage.anna, there, BEN)
    _, places = await stage.anna.ask("GET", OWN)
    found = [(each["studio"], each["name"], each["account"]["email"]) for each in places]
    assert found == [("Atelier Nord", "Anna", ANNA), ("Atelier Süd", "Anna L.", BEN)]
    _, own = await stage.ben.ask("GET", OWN)
    assert [each["studio"] for each in own] == ["Atelier Nord"]


async def test_it_says_what_is_wrong_with_the_account(stage: Stage) -> None:
    """S5, S24: by the key of the text that says what to do."""
    house = stage.house
    house.waiting.skipped = True
    await connect(stage, stage.anna, stage.annas, ANNA)

    async def said() -> Any:
        [place] = (await stage.anna.ask("GET", OWN))[1]
        return place["account"]

    [account] = accounts(house.hass)
    away = house.google.faults.add("error", status=503, count=None)
    await account.runtime_data.calendars[0].async_refresh()
    assert (await said())["problem"] == {"key": "unreachable", "placeholders": {}}
    assert (await said())["sign_in"] is False
    house.google.faults.items.remove(away)
    withdrawn = {**account.data["token"], "refresh_token": "withdrawn", "expires_at": 0}
    house.hass.config_entries.async_update_entry(account, data={**account.data, "token": withdrawn})
    await account.runtime_data.calendars[0].async_refresh()
    assert (await said())["problem"]["key"] == "sign_in_expired"
    assert (await said())["sign_in"] is True
    await house.hass.config_entries.async_reload(account.entry_id)
    assert (await said())["problem"]["key"] == "sign_in_expired"
    assert (await said())["state"] == "setup_error"


async def test_an_account_that_is_starting_has_no_problem(stage: Stage) -> None:
    """Nobody is frightened while Google is slow."""
    house, entries = stage.house, stage.house.hass.config_entries
    await connect(stage, stage.anna, stage.annas, ANNA)
    [account] = accounts(house.hass)
    old = {**account.data["token"], "expires_at": 0}
    entries.async_update_entry(account, data={**account.data, "token": old})
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def wait(call: Call, phase: str) -> None:
        asked.set()
        await go_on.wait()

    house.google.faults.hook = wait
    starting = house.hass.async_create_task(entries.async_reload(account.entry_id))
    await asked.wait()
    [place] = (await stage.anna.ask("GET", OWN))[1]
    go_on.set()
    await starting
    await settle(house.hass)
    assert place["account"]["state"] == "setup_in_progress"
    assert place["account"]["problem"] is None


async def test_it_says_what_the_studio_has_switched_off(stage: Stage) -> None:
    """S15, A1: then nothing is wrong, and nothing moves."""
    house = stage.house
    await connect(stage, stage.anna, stage.annas, ANNA)
    house.hass.config_entries.async_update_entry(stage.studio, options={"sync_enabled": False})
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["allowed"] is True
    assert place["account"]["paused"] is True
    staff = stage.studio.subentries[stage.annas]
    house.hass.config_entries.async_update_subentry(
        stage.studio, staff, data={**staff.data, "syncs": False}
    )
    await settle(house.hass)
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["allowed"] is False


async def test_a_studio_that_does_not_run_lets_nobody_begin(stage: Stage) -> None:
    """S5: and says so."""
    await stage.house.hass.config_entries.async_unload(stage.studio.entry_id)
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert (place["running"], place["account"]) == (False, None)
    assert (await stage.anna.begin(stage.annas))[0] == 403


async def test_somebody_who_is_no_staff_member_has_nothing(stage: Stage) -> None:
    """S5: an administrator neither, by this way."""
    owner = await a_person(stage.house, "Someone", admin=True)
    assert await owner.ask("GET", OWN) == (200, [])
    assert (await owner.begin(stage.annas))[0] == 403
