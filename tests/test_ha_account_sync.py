"""An account's runs: when the next one is due, what is not lost, and what is not asked twice."""

import asyncio
from datetime import datetime, timedelta

from homeassistant.core import Context, CoreState
from homeassistant.exceptions import UnknownUser
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.events.runs import RunEvent, RunFailed, listen_to_runs
from custom_components.studio_sync.sync.engine import Busy

from .google_emulator import Call
from .ha_fixtures import ANNA, Scene, settle
from .ha_roles import a_user_of_role


def asked(scene: Scene) -> int:
    """Return how often Google was asked what is new, and forget it."""
    found = [each for each in scene.house.google.log if each.method == "GET"]
    scene.house.google.log.clear()
    return len(found)


def next_in(scene: Scene) -> timedelta:
    """Return in how long the next run of the account is due."""
    moment: datetime | None = scene.account.runtime_data.calendars[0].next_run
    assert moment is not None
    return moment - dt_util.utcnow()


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [
        (900, timedelta(minutes=15)),
        (0, timedelta(seconds=3)),
        (999_999, timedelta(days=1)),
    ],
    ids=["some_minutes", "not_at_all", "for_days"],
)
async def test_the_next_run_waits_as_long_as_google_asks_for(
    scene: Scene, impatient: None, seconds: float, wait: timedelta
) -> None:
    """S16: not less than some seconds, and not more than a day."""
    scene.house.google.faults.add("error", status=503, count=None, retry_after=seconds)
    scene.account.runtime_data.calendars[0].async_refresh_soon()
    await settle(scene.hass)
    assert wait - timedelta(seconds=2) < next_in(scene) <= wait


async def test_a_wait_that_google_asked_for_ends_with_a_run(scene: Scene, impatient: None) -> None:
    """S16: from then on the account's own interval counts again."""
    fault = scene.house.google.faults.add("error", status=503, count=None, retry_after=900)
    scene.account.runtime_data.calendars[0].async_refresh_soon()
    await settle(scene.hass)
    scene.house.google.faults.items.remove(fault)
    asked(scene)
    await scene.house.pass_time(minutes=14)
    assert asked(scene) == 0
    await scene.house.pass_time(minutes=2)
    assert asked(scene) == 1
    assert scene.account.runtime_data.calendars[0].last_update_success
    assert next_in(scene) <= timedelta(minutes=5)


async def test_an_account_that_was_signed_out_waits_for_a_person(scene: Scene) -> None:
    """S24: nothing is asked until somebody has signed in; they are asked to once."""
    scene.house.google.account(ANNA).revoke()
    await scene.house.pass_time(minutes=6)
    assert scene.account.runtime_data.calendars[0].next_run is None
    asked(scene)
    await scene.house.pass_time(minutes=30)
    assert asked(scene) == 0
    flows = scene.hass.config_entries.flow.async_progress()
    assert [each["context"]["source"] for each in flows] == ["reauth"]


async def test_a_fault_of_ours_is_shown_and_does_not_end_the_schedule(scene: Scene) -> None:
    """S16: whatever it is; here the sync is occupied by somebody who does not wait their turn."""
    coordinator = scene.account.runtime_data.calendars[0]
    ended: list[RunEvent] = []
    listen_to_runs(scene.hass, scene.studio.entry_id, ended.append)
    with coordinator.sync.occupied("somebody"), pytest.raises(Busy):
        await coordinator.async_refresh()
    await settle(scene.hass)
    assert [each.reason for each in ended if isinstance(each, RunFailed)] == ["internal_error"]
    problem = scene.hass.states.get("binary_sensor.anna_google_problem")
    assert problem is not None
    assert problem.state == "on"
    await scene.house.pass_time(minutes=6)
    problem = scene.hass.states.get("binary_sensor.anna_google_problem")
    assert problem is not None
    assert problem.state == "off"


async def test_what_is_asked_for_while_a_run_goes_on_is_one_more_run(scene: Scene) -> None:
    """However often it is asked for."""
    hangs, goes_on = asyncio.Event(), asyncio.Event()

    async def hook(_call: Call, _phase: str) -> None:
        hangs.set()
        await goes_on.wait()

    asked(scene)
    scene.house.google.faults.hook = hook
    coordinator = scene.account.runtime_data.calendars[0]
    coordinator.async_refresh_soon()
    await hangs.wait()
    for _ in range(5):
        coordinator.async_refresh_soon()
    scene.house.google.faults.hook = None
    goes_on.set()
    await settle(scene.hass)
    assert asked(scene) == 2


async def test_edits_without_end_put_a_run_off_for_an_interval_at_most(scene: Scene) -> None:
    """S15: each edit waits for those that follow, but the schedule does not."""
    asked(scene)
    for _ in range(160):
        scene.account.runtime_data.calendars[0].async_nudge()
        await scene.house.pass_time(seconds=2)
    assert asked(scene) == 1


@pytest.mark.parametrize(
    ("role", "runs"),
    [(None, 1), ("owner", 1), ("staff", 1), ("desk", 0), ("tablet", 0), ("none", 0)],
)
async def test_update_entity_syncs_for_those_who_may(
    scene: Scene, role: str | None, runs: int
) -> None:
    """Home Assistant's own action; None is an automation, and the staff member is Anna."""
    assert await async_setup_component(scene.hass, "homeassistant", {})
    user = None
    if role is not None:
        await scene.hass.auth.async_create_user("First")
        user = (await a_user_of_role(scene.hass, scene.studio, role)).id
        if role == "staff":
            person = scene.studio.subentries[scene.anna]
            data = {**person.data, "user": user}
            scene.hass.config_entries.async_update_subentry(scene.studio, person, data=data)
            await settle(scene.hass)
    asked(scene)
    await scene.hass.services.async_call(
        "homeassistant",
        "update_entity",
        {"entity_id": ["binary_sensor.anna_google_problem", "sensor.nobody"]},
        blocking=True,
        context=Context(user_id=user),
    )
    await settle(scene.hass)
    assert asked(scene) == runs


async def test_update_entity_by_nobody_known_syncs_nothing(scene: Scene) -> None:
    assert await async_setup_component(scene.hass, "homeassistant", {})
    asked(scene)
    with pytest.raises(UnknownUser):
        await scene.hass.services.async_call(
            "homeassistant",
            "update_entity",
            {"entity_id": "binary_sensor.anna_google_problem"},
            blocking=True,
            context=Context(user_id="gone"),
        )
    await settle(scene.hass)
    assert asked(scene) == 0


async def test_an_account_that_is_unloaded_asks_nothing_any_more(scene: Scene) -> None:
    """Neither by schedule nor after an edit, even if something still refers to it."""
    coordinator = scene.account.runtime_data.calendars[0]
    coordinator.async_nudge()
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    coordinator.async_nudge()
    coordinator.async_follow_schedule()
    asked(scene)
    await scene.house.pass_time(minutes=10)
    assert asked(scene) == 0


async def test_nothing_begins_any_more_while_home_assistant_stops(scene: Scene) -> None:
    """Neither by schedule nor after an edit."""
    scene.hass.set_state(CoreState.stopping)
    scene.account.runtime_data.calendars[0].async_nudge()
    scene.account.runtime_data.calendars[0].async_follow_schedule()
    asked(scene)
    await scene.house.pass_time(minutes=10)
    scene.hass.set_state(CoreState.running)
    assert asked(scene) == 0
