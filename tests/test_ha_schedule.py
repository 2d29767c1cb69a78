"""The studio's scheduler: its schedule, its entities, and running unattended (S15, S16, Z1)."""

import asyncio
from datetime import datetime, timedelta
import logging
from zoneinfo import ZoneInfo

from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import HomeAssistant, State
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import Entity
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.schedule_options import (
    DAYS,
)

from .google_emulator import Call
from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_options import open_page, submit, suggested

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def all_enabled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enable the sensors of the last and the next run, which are disabled at first."""
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)


def entity(scene: Scene, platform: str, key: str) -> State:
    """Return the state of an entity of the studio."""
    registry = er.async_get(scene.hass)
    entity_id = registry.async_get_entity_id(platform, DOMAIN, f"{scene.studio.entry_id}_{key}")
    assert entity_id is not None
    state = scene.hass.states.get(entity_id)
    assert state is not None
    return state


def moment_of(scene: Scene, key: str) -> datetime:
    """Return the time that a sensor of the studio shows."""
    moment = dt_util.parse_datetime(entity(scene, "sensor", key).state)
    assert moment is not None
    return moment


async def test_next_and_last_run_by_interval(scene: Scene) -> None:
    """S15: as the accounts' own options say."""
    await scene.house.sync(scene.account)
    await scene.house.pass_time(seconds=2)
    now = dt_util.utcnow()
    assert timedelta(minutes=4) < moment_of(scene, "next_run") - now <= timedelta(minutes=5)
    assert now - moment_of(scene, "last_run") < timedelta(minutes=1)
    assert entity(scene, "sensor", "last_run").attributes["failing_accounts"] == 0


async def test_an_account_that_is_not_polled_has_no_next_run(scene: Scene) -> None:
    """S15: by Home Assistant's own *Enable polling for changes*; by hand it syncs."""
    scene.hass.config_entries.async_update_entry(scene.account, pref_disable_polling=True)
    await scene.house.sync(scene.account)
    await scene.house.pass_time(seconds=2)
    assert entity(scene, "sensor", "next_run").state == STATE_UNKNOWN


async def test_nothing_is_next_while_the_sync_is_off(scene: Scene) -> None:
    """S15: the switch."""
    switch = entity(scene, "switch", "sync_enabled").entity_id
    call = scene.hass.services.async_call
    await call("switch", "turn_off", {"entity_id": switch}, blocking=True)
    await settle(scene.hass)
    await scene.house.pass_time(seconds=2)
    assert entity(scene, "sensor", "next_run").state == STATE_UNKNOWN
    await call("switch", "turn_on", {"entity_id": switch}, blocking=True)
    await settle(scene.hass)
    await scene.house.pass_time(seconds=2)
    assert entity(scene, "sensor", "next_run").state != STATE_UNKNOWN


async def set_times(scene: Scene, *times: str) -> None:
    """Have the studio sync at these times of every day."""
    form = await open_page(scene.hass, scene.studio, "schedule")
    done = await submit(
        scene.hass,
        form,
        schedule="times",
        times=list(times),
        days=list(DAYS),
        contacts_time="05:00:00",
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY, done
    await scene.house.pass_time(seconds=2)


async def test_at_times_of_day_all_accounts_run_and_none_in_between(scene: Scene) -> None:
    """S15: nobody is signed in to Home Assistant, and nothing is asked in between."""
    due = (dt_util.utcnow() + timedelta(hours=3)).astimezone(BERLIN)
    await set_times(scene, f"{due:%H:%M}")
    assert moment_of(scene, "next_run") == due.replace(second=0, microsecond=0)
    google = scene.house.google.account(ANNA).primary
    google.add("Newborn", start=soon())
    await scene.house.pass_time(hours=2)
    assert not await titles(scene)
    await scene.house.pass_time(hours=1)
    assert await titles(scene) == ["Newborn"]


async def titles(scene: Scene) -> list[str]:
    """Return the titles in the studio's calendar."""
    state = entity(scene, "calendar", "calendar")
    answer = await scene.hass.services.async_call(
        "calendar",
        "get_events",
        {"entity_id": state.entity_id, "duration": {"days": 5}},
        blocking=True,
        return_response=True,
    )
    events: list[dict[str, str]] = answer[state.entity_id]["events"]  # type: ignore[index,call-overload,assignment]
    return [each["summary"] for each in events]


async def test_offline_one_warning_and_one_line_when_back(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    """S16: entities say so; a scheduled run that failed is tried again until it works."""
    due = (dt_util.utcnow() + timedelta(hours=3)).astimezone(BERLIN)
    await set_times(scene, f"{due:%H:%M}")
    fault = scene.house.google.faults.add("error", status=503, count=None)
    for minutes in (181, 6, 6):
        await scene.house.pass_time(minutes=minutes)
    assert entity(scene, "sensor", "last_run").attributes["failing_accounts"] == 1
    assert moment_of(scene, "next_run") - dt_util.utcnow() < timedelta(minutes=6)
    assert said_by_us(caplog) == [("WARNING", "unreachable")]
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    await scene.house.pass_time(minutes=1)
    back = [record for record in caplog.records if "works again" in record.message]
    assert [record.levelname for record in back] == ["INFO"]
    assert said_by_us(caplog) == [("WARNING", "unreachable")]
    assert entity(scene, "sensor", "last_run").attributes["failing_accounts"] == 0
    tomorrow = due.replace(second=0, microsecond=0) + timedelta(days=1)
    assert moment_of(scene, "next_run") == tomorrow


def said_by_us(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Return what a user's log would show of us: the level, and the last word of each line."""
    return [
        (each.levelname, each.getMessage().split()[-1])
        for each in caplog.records
        if each.name.startswith("custom_components.studio_sync") and each.levelno > logging.INFO
    ]


async def test_a_failed_manual_sync_is_one_warning_and_is_tried_again(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    """S16: also when the studio syncs at times of day only; it catches up by itself."""
    due = (dt_util.utcnow() + timedelta(hours=3)).astimezone(BERLIN)
    await set_times(scene, f"{due:%H:%M}")
    scene.house.google.account(ANNA).primary.add("Newborn", start=soon())
    fault = scene.house.google.faults.add("error", status=503, count=None)
    for _ in range(2):
        with pytest.raises(HomeAssistantError):
            await scene.house.sync(scene.account)
    assert said_by_us(caplog) == [("WARNING", "unreachable")]
    await scene.house.pass_time(seconds=2)
    assert moment_of(scene, "next_run") - dt_util.utcnow() < timedelta(minutes=6)
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    assert await titles(scene) == ["Newborn"]
    assert said_by_us(caplog) == [("WARNING", "unreachable")]


async def test_a_manual_sync_that_works_again_is_one_line(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    """S16."""
    fault = scene.house.google.faults.add("error", status=503, count=None)
    await scene.house.pass_time(minutes=6)
    scene.house.google.faults.items.remove(fault)
    for _ in range(2):
        await scene.house.sync(scene.account)
    assert [each.levelname for each in caplog.records if "works again" in each.message] == ["INFO"]


async def test_switching_the_sync_off_mends_nothing(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    """S15, S16: what failed last goes on being so until a sync has worked."""
    fault = scene.house.google.faults.add("error", status=503, count=None)
    await scene.house.pass_time(minutes=6)
    switch = entity(scene, "switch", "sync_enabled").entity_id
    call = scene.hass.services.async_call
    await call("switch", "turn_off", {"entity_id": switch}, blocking=True)
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    assert not scene.account.runtime_data.calendars[0].last_update_success
    assert "works again" not in caplog.text
    problem = scene.hass.states.get("binary_sensor.anna_google_problem")
    assert problem is not None
    assert (problem.state, problem.attributes["error"]) == ("on", "unreachable")
    await call("switch", "turn_on", {"entity_id": switch}, blocking=True)
    await scene.house.pass_time(seconds=4)
    assert scene.account.runtime_data.calendars[0].last_update_success
    assert said_by_us(caplog) == [("WARNING", "unreachable")]


async def test_the_schedule_page_refuses_what_can_not_be(scene: Scene) -> None:
    """S15, S14: times that are none, none at all, an address without a mail server."""
    form = await open_page(scene.hass, scene.studio, "schedule")
    assert suggested(form)["contacts_time"] == "05:00"
    given = {"schedule": "times", "contacts_time": "05:00:00"}
    form = await submit(scene.hass, form, **given, times=["noon"], days=["mon"])
    assert form["errors"] == {"times": "time_invalid"}
    form = await submit(scene.hass, form, **given)
    assert form["errors"] == {"times": "times_missing", "days": "days_missing"}
    form = await submit(
        scene.hass, form, **{**given, "schedule": "interval"}, failure_address="me@example.com"
    )
    assert form["errors"] == {"failure_address": "mail_not_set_up"}
    done = await submit(scene.hass, form, **{**given, "schedule": "interval"})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.studio.options["schedule"] == "interval"


async def test_pages_leave_each_others_options_alone(scene: Scene) -> None:
    """The switch, e-mail, and the schedule are kept side by side."""
    scene.hass.config_entries.async_update_entry(
        scene.studio, options={**scene.studio.options, "sync_enabled": False, "other": 1}
    )
    await set_times(scene, "07:30")
    assert scene.studio.options["sync_enabled"] is False
    assert scene.studio.options["other"] == 1
    assert scene.studio.options["times"] == ["07:30"]


async def test_it_works_while_nobody_is_signed_in(scene: Scene) -> None:
    """S15: there is no user at all."""
    assert not [
        user for user in await scene.hass.auth.async_get_users() if not user.system_generated
    ]
    scene.house.google.account(ANNA).primary.add("Newborn", start=soon())
    await scene.house.pass_time(minutes=6)
    assert await titles(scene) == ["Newborn"]


async def test_an_account_that_goes_is_no_longer_next(scene: Scene) -> None:
    """S15: without accounts nothing runs."""
    hass: HomeAssistant = scene.hass
    await hass.config_entries.async_unload(scene.account.entry_id)
    scene.studio.runtime_data.scheduler.async_changed()
    await scene.house.pass_time(seconds=2)
    assert entity(scene, "sensor", "next_run").state == STATE_UNKNOWN
    assert entity(scene, "sensor", "last_run").attributes["failing_accounts"] == 1


async def test_a_run_that_is_due_during_a_preview_waits_for_its_end(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """B1: looking is no reason for a sync to fail, or to be left out."""
    asked, answer = asyncio.Event(), asyncio.Event()

    async def hang(_call: Call, _phase: str) -> None:
        asked.set()
        await answer.wait()

    scene.house.google.account(ANNA).primary.add("Newborn", start=soon())
    scene.house.google.faults.hook = hang
    coordinator = scene.account.runtime_data.calendars[0]
    preview = scene.hass.async_create_task(coordinator.async_preview())
    await asked.wait()
    coordinator.async_refresh_soon()
    for _ in range(20):
        await asyncio.sleep(0)
    scene.house.google.faults.hook = None
    answer.set()
    await preview
    await settle(scene.hass)
    assert coordinator.last_update_success
    assert await titles(scene) == ["Newborn"]
    assert said_by_us(caplog) == []


async def test_a_run_that_is_under_way_when_the_sync_is_switched_off_comes_to_its_end(
    scene: Scene,
) -> None:
    """S15: half a run helps nobody; none follows it."""
    asked, answer = asyncio.Event(), asyncio.Event()

    async def hang(_call: Call, _phase: str) -> None:
        asked.set()
        await answer.wait()

    google = scene.house.google.account(ANNA).primary
    google.add("Newborn", start=soon())
    scene.house.google.faults.hook = hang
    scene.account.runtime_data.calendars[0].async_refresh_soon()
    await asked.wait()
    switch = entity(scene, "switch", "sync_enabled").entity_id
    call = scene.hass.services.async_call
    await call("switch", "turn_off", {"entity_id": switch}, blocking=True)
    scene.house.google.faults.hook = None
    answer.set()
    await settle(scene.hass)
    assert await titles(scene) == ["Newborn"]
    google.add("Wedding", start=soon(2))
    scene.house.google.log.clear()
    await scene.house.pass_time(minutes=6)
    assert not scene.house.google.log
    await call("switch", "turn_on", {"entity_id": switch}, blocking=True)
    await scene.house.pass_time(seconds=4)
    assert await titles(scene) == ["Newborn", "Wedding"]


async def test_populating_waits_for_its_own_turn(scene: Scene) -> None:
    """S7: a run that did not populate clears no switch; a refusal sets none."""
    asked, answer = asyncio.Event(), asyncio.Event()

    async def hang(_call: Call, _phase: str) -> None:
        asked.set()
        await answer.wait()

    coordinator = scene.account.runtime_data.calendars[0]
    scene.house.google.faults.hook = hang
    coordinator.async_refresh_soon()
    await asked.wait()
    asked.clear()
    data = {"config_entry_id": scene.account.entry_id, "populate_out": True}
    call = scene.hass.services.async_call
    with pytest.raises(ServiceValidationError, match="under way"):
        await call(DOMAIN, "populate", data, blocking=True)
    assert scene.account.options["populate_out"] is False
    answer.set()
    await settle(scene.hass)
    asked.clear()
    answer.clear()
    populating = scene.hass.async_create_task(call(DOMAIN, "populate", data, blocking=True))
    await asked.wait()
    assert scene.account.options["populate_out"] is True
    scene.house.google.faults.hook = None
    answer.set()
    await populating
    assert scene.account.options["populate_out"] is False


async def test_a_time_that_was_changed_while_it_was_waited_for_is_not_kept(scene: Scene) -> None:
    """S15: only the new one counts, from then on."""
    now = dt_util.utcnow()
    old, new = ((now + timedelta(hours=hours)).astimezone(BERLIN) for hours in (2, 4))
    await set_times(scene, f"{old:%H:%M}")
    await set_times(scene, f"{new:%H:%M}")
    scene.house.google.account(ANNA).primary.add("Newborn", start=soon())
    await scene.house.pass_time(hours=2, minutes=1)
    assert not await titles(scene)
    assert moment_of(scene, "next_run") == new.replace(second=0, microsecond=0)
    await scene.house.pass_time(hours=2)
    assert await titles(scene) == ["Newborn"]
