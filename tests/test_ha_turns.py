"""Many accounts take turns, and none waits for another one."""

import asyncio
from datetime import timedelta
from functools import partial
from urllib.parse import unquote

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CoreState
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .google_emulator import Call
from .ha_book import appointment, write
from .ha_day import questions
from .ha_fixtures import ANNA, BEN, Scene, settle, soon, state_of
from .ha_mailing import set_options
from .moments import until


@pytest.fixture
async def other(scene: Scene) -> AccountEntry:
    """Ben's account."""
    scene.house.google.add_account(BEN)
    return await scene.house.add_account(scene.ben, BEN)


def asked(scene: Scene) -> set[str]:
    """Return whose calendars Google was asked for, and forget it."""
    found = {each.account for each in scene.house.google.log if each.account}
    scene.house.google.log.clear()
    return found


async def one_asks_after_the_other(scene: Scene) -> None:
    """Expect the second of two accounts to wait for half of the five minutes."""
    first = asked(scene)
    await scene.house.pass_time(minutes=2)
    assert asked(scene) == set()
    await scene.house.pass_time(minutes=1)
    assert first | asked(scene) == {ANNA, BEN}
    assert len(first) == 1


async def test_after_a_restart_the_accounts_are_spread_over_the_interval(
    scene: Scene, other: AccountEntry
) -> None:
    """Expect the second of two accounts to wait for half of the five minutes."""
    scene.hass.set_state(CoreState.starting)
    asked(scene)
    for account in (scene.account, other):
        assert await scene.hass.config_entries.async_reload(account.entry_id)
    await settle(scene.hass)
    await one_asks_after_the_other(scene)


async def test_when_the_studio_is_reloaded_its_accounts_are_spread_as_well(
    scene: Scene, other: AccountEntry
) -> None:
    """As when a staff member is added; what was changed meanwhile is synced by then."""
    asked(scene)
    await scene.house.add_person(scene.studio, "staff", "Cleo")
    assert state_of(other) is state_of(scene.account) is ConfigEntryState.LOADED
    await one_asks_after_the_other(scene)


async def test_an_account_that_is_reloaded_alone_runs_at_once(
    scene: Scene, other: AccountEntry
) -> None:
    """As when its options were changed."""
    for account in (scene.account, other):
        asked(scene)
        assert await scene.hass.config_entries.async_reload(account.entry_id)
        await settle(scene.hass)
        assert len(asked(scene)) == 1


async def test_at_a_time_of_day_the_accounts_are_spread_over_a_minute(
    scene: Scene, other: AccountEntry
) -> None:
    """They run all of them, one after the other."""
    assert state_of(other) is ConfigEntryState.LOADED
    time = dt_util.as_local(dt_util.utcnow() + timedelta(hours=1)).strftime("%H:%M:00")
    set_options(scene, scene.studio, schedule="times", times=[time])
    await scene.house.pass_time(minutes=30)
    asked(scene)
    await scene.house.pass_time(minutes=30, seconds=20)
    first = asked(scene)
    await scene.house.pass_time(minutes=1)
    assert first | asked(scene) == {ANNA, BEN}


async def test_an_account_that_hangs_delays_no_other(scene: Scene, other: AccountEntry) -> None:
    """Its run is under way, and conflicts of others are found, told and shown nevertheless."""
    hangs = asyncio.Event()

    async def hook(call: Call, phase: str) -> None:
        if BEN in unquote(call.path) and phase == "before":
            await hangs.wait()

    scene.house.google.faults.hook = hook
    other.runtime_data.calendars[0].async_refresh_soon()
    await until(lambda: other.runtime_data.calendars[0].sync.running is not None)
    for title in ("One", "Two"):
        record = appointment(scene, title, start=soon(2))
        await scene.studio.runtime_data.book.write(partial(appointments.put, record=record))
    await until(lambda: scene.studio.runtime_data.view.data.open_conflicts == 1)
    assert other.runtime_data.calendars[0].sync.running is not None
    hangs.set()
    await settle(scene.hass)
    assert len(await questions(scene)) == 1


async def test_an_account_whose_plan_is_held_does_not_wait_for_its_turn(
    scene: Scene, other: AccountEntry
) -> None:
    """B4: after a restart only a run tells what is held, which is to be decided on *To do*."""
    every = [
        appointment(scene, f"{name} {day}", start=soon(day), staff_id=staff_id)
        for day in range(1, 13)
        for name, staff_id in (("Anna", scene.anna), ("Ben", scene.ben))
    ]
    await write(scene, lambda tx: appointments.put_many(tx, every))
    for account in (scene.account, other):
        await scene.house.sync(account)
    await write(scene, lambda tx: [appointments.delete(tx, each.id) for each in every])
    held = [(await scene.house.sync(account))["outcome"] for account in (scene.account, other)]
    assert held == ["held", "held"]
    asked(scene)
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert asked(scene) == {ANNA, BEN}
    for account in (scene.account, other):
        calendar = account.runtime_data.calendars[0]
        assert calendar is not None
        assert calendar.held_plan is not None
