"""Sensors, switch, buttons and the event entity."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import AllDay, Appointment, Content, Timed
from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, ZONE, House, Scene, enable, settle, soon
from .moments import today


def state(hass: HomeAssistant, entity_id: str) -> State:
    """Return a state that has to be there."""
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return found


def timed(title: str, start: datetime, hours: float = 1) -> Content:
    """Return the content of a timed appointment."""
    when = Timed(start=start, end=start + timedelta(hours=hours), zone=ZONE)
    return Content(title=title, when=when)


async def put(scene: Scene, name: str, content: Content, staff: str | None) -> None:
    """Enter an appointment into the book."""
    record = Appointment(id=name, content=content, staff_id=staff)
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, record))
    await settle(scene.hass)


async def press(hass: HomeAssistant, entity_id: str) -> None:
    """Press a button."""
    await hass.services.async_call("button", "press", {"entity_id": entity_id}, blocking=True)
    await settle(hass)


async def switch(hass: HomeAssistant, order: str) -> None:
    """Turn the studio's switch on or off."""
    entity = {"entity_id": "switch.atelier_nord_sync_enabled"}
    await hass.services.async_call("switch", order, entity, blocking=True)
    await settle(hass)


async def test_the_next_appointment_is_the_next_that_starts(scene: Scene) -> None:
    """B7: what is going on is the calendar's; the sensor names what is yet to come."""
    now = datetime.now(UTC).replace(microsecond=0)
    later = soon(2)
    # Not into the hour that comes twice: Home Assistant compares wall clocks there.
    running = timed("Running", now - timedelta(minutes=30), hours=35 / 60)
    await put(scene, "one", running, scene.anna)
    await put(scene, "two", timed("Coming", later), scene.anna)
    calendar = state(scene.hass, "calendar.anna")
    assert (calendar.state, calendar.attributes["message"]) == (STATE_ON, "Running")
    sensor = state(scene.hass, "sensor.anna_next_appointment")
    assert datetime.fromisoformat(sensor.state) == later
    assert sensor.attributes["title"] == "Coming"
    assert state(scene.hass, "sensor.ben_next_appointment").state == "unknown"
    assert state(scene.hass, "sensor.atelier_nord_next_appointment").state == sensor.state


async def test_a_whole_day_begins_at_midnight_in_the_studios_zone(scene: Scene) -> None:
    """B7: not in UTC."""
    day = dt_util.as_local(today()).date() + timedelta(days=3)
    content = Content(title="Fair", when=AllDay(start=day, end=day + timedelta(days=1)))
    await put(scene, "day", content, scene.anna)
    sensor = state(scene.hass, "sensor.anna_next_appointment")
    assert dt_util.as_local(datetime.fromisoformat(sensor.state)) == dt_util.start_of_local_day(day)


async def test_open_conflicts_are_counted(scene: Scene) -> None:
    """S22: the number that automations watch."""
    await put(scene, "one", timed("A", soon()), scene.anna)
    assert state(scene.hass, "sensor.atelier_nord_open_conflicts").state == "0"
    await put(scene, "two", timed("B", soon()), scene.anna)
    assert state(scene.hass, "sensor.atelier_nord_open_conflicts").state == "1"


async def test_activity_has_no_line_for_each_run(scene: Scene) -> None:
    """Times of runs, and the events that it tells in a sentence of its own."""
    registry = er.async_get(scene.hass)
    for entity_id in (
        "sensor.atelier_nord_last_run",
        "sensor.atelier_nord_next_run",
        "sensor.anna_google_last_sync",
        "event.atelier_nord_studio_events",
        "event.anna_google_sync_events",
    ):
        entry = registry.async_get(entity_id)
        assert entry is not None
        assert entry.disabled_by is er.RegistryEntryDisabler.INTEGRATION


async def test_noisy_sensors_are_disabled_at_first(scene: Scene) -> None:
    """They can be enabled, and then they count."""
    registry = er.async_get(scene.hass)
    noisy = ("sensor.atelier_nord_appointments", "sensor.anna_google_appointments_in_sync")
    for entity_id in noisy:
        entry = registry.async_get(entity_id)
        assert entry is not None
        assert entry.disabled_by is er.RegistryEntryDisabler.INTEGRATION
        registry.async_update_entity(entity_id, disabled_by=None)
    await put(scene, "one", timed("A", soon()), scene.anna)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    await scene.house.sync(scene.account)
    assert [state(scene.hass, entity_id).state for entity_id in noisy] == ["1", "1"]


async def test_the_last_sync_is_told(scene: Scene) -> None:
    """S23: the time of the last success, also if there was nothing to do."""
    await enable(scene.hass, "sensor.anna_google_last_sync")
    before = datetime.now(UTC).replace(microsecond=0)
    await scene.house.sync(scene.account)
    sensor = state(scene.hass, "sensor.anna_google_last_sync")
    assert datetime.fromisoformat(sensor.state) >= before


async def test_the_last_sync_survives_a_restart(scene: Scene) -> None:
    """The journal remembers it."""
    await enable(scene.hass, "sensor.anna_google_last_sync")
    await put(scene, "one", timed("A", soon()), scene.anna)
    await scene.house.sync(scene.account)
    await switch(scene.hass, "turn_off")
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    assert state(scene.hass, "sensor.anna_google_last_sync").state != "unknown"


# -- switch ------------------------------------------------------------------------------------


async def test_the_figures_of_the_last_run_that_did_something_are_told(scene: Scene) -> None:
    """S23: also after a run with nothing to do."""
    await enable(scene.hass, "sensor.anna_google_last_sync")
    scene.house.google.account(ANNA).primary.add("Dentist", start=soon(), end=soon(hours=1))
    report = await scene.house.sync(scene.account)
    await scene.house.sync(scene.account)
    attributes = state(scene.hass, "sensor.anna_google_last_sync").attributes
    assert attributes["run_id"] == report["run_id"]
    assert (attributes["outcome"], attributes["created_in_book"]) == ("ok", 1)


async def test_while_the_switch_is_off_nothing_is_asked_of_google(scene: Scene) -> None:
    """S15: neither by schedule nor by button; it survives a restart, and says what to do."""
    await switch(scene.hass, "turn_off")
    asked = len(scene.house.google.log)
    await put(scene, "one", timed("A", soon()), scene.anna)
    await scene.house.pass_time(minutes=6)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert state(scene.hass, "switch.atelier_nord_sync_enabled").state == STATE_OFF
    with pytest.raises(ServiceValidationError, match='"Sync enabled" is off'):
        await press(scene.hass, "button.anna_google_sync_now")
    assert len(scene.house.google.log) == asked

    await switch(scene.hass, "turn_on")
    await scene.house.pass_time(seconds=4)
    assert len(scene.house.google.account(ANNA).primary.events()) == 1


async def test_a_staff_member_who_may_not_sync_is_left_alone(scene: Scene) -> None:
    """A1: the flag on the staff member."""
    flows = scene.hass.config_entries.subentries
    context: Any = {"source": "reconfigure", "subentry_id": scene.anna}
    result = await flows.async_init((scene.studio.entry_id, "staff"), context=context)
    await flows.async_configure(result["flow_id"], {"name": "Anna", "syncs": False})
    await settle(scene.hass)
    with pytest.raises(ServiceValidationError, match="may not sync"):
        await press(scene.hass, "button.anna_google_sync_now")


# -- buttons -----------------------------------------------------------------------------------


@pytest.mark.parametrize("button", ["button.anna_google_sync_now", "button.atelier_nord_sync_now"])
async def test_a_button_syncs_at_once(scene: Scene, button: str) -> None:
    """S1: one account, or all of the studio."""
    scene.house.google.account(ANNA).primary.add("From the phone", start=soon())
    await press(scene.hass, button)
    assert state(scene.hass, "calendar.anna").attributes["message"] == "From the phone"


async def test_the_button_of_a_failing_account_can_be_pressed(
    scene: Scene, impatient: None
) -> None:
    """S16: to try again is what it is for."""
    fault = scene.house.google.faults.add("error", status=503, count=None)
    with pytest.raises(HomeAssistantError, match="Google can't be reached"):
        await press(scene.hass, "button.anna_google_sync_now")
    assert state(scene.hass, "button.anna_google_sync_now").state != STATE_UNAVAILABLE
    scene.house.google.faults.items.remove(fault)
    await press(scene.hass, "button.anna_google_sync_now")
    assert state(scene.hass, "binary_sensor.anna_google_problem").state == STATE_OFF


# -- events and problems -----------------------------------------------------------------------


async def test_what_happened_is_an_event(scene: Scene) -> None:
    """B6: created, updated and deleted, on either side, with numbers."""
    activity = "event.anna_google_sync_events"
    await enable(scene.hass, activity)
    primary = scene.house.google.account(ANNA).primary
    made = primary.add("From the phone", start=soon())
    await scene.house.sync(scene.account)
    happened = state(scene.hass, activity)
    assert happened.attributes["event_type"] == "created"
    assert (happened.attributes["in_google"], happened.attributes["in_studio"]) == (0, 1)

    primary.edit(made["id"], summary="Changed")
    await scene.house.sync(scene.account)
    assert state(scene.hass, activity).attributes["event_type"] == "updated"

    primary.delete(made["id"])
    await scene.house.sync(scene.account)
    happened = state(scene.hass, activity)
    assert happened.attributes["event_type"] == "deleted"
    assert happened.attributes["in_studio"] == 1


async def test_a_failure_and_its_end_are_events_and_a_problem(
    scene: Scene, impatient: None, caplog: pytest.LogCaptureFixture
) -> None:
    """S16, S23: entities say so, one line in the log for each turn, and it catches up by itself."""
    await enable(scene.hass, "sensor.anna_google_last_sync", "event.anna_google_sync_events")
    primary = scene.house.google.account(ANNA).primary
    fault = scene.house.google.faults.add("error", status=503, count=None)
    caplog.clear()
    for _ in range(3):
        await scene.house.pass_time(minutes=6)
    assert state(scene.hass, "binary_sensor.anna_google_problem").state == STATE_ON
    problem = state(scene.hass, "binary_sensor.anna_google_problem")
    assert problem.attributes["error"] == "unreachable"
    assert state(scene.hass, "sensor.anna_google_last_sync").state == STATE_UNAVAILABLE
    activity = state(scene.hass, "event.anna_google_sync_events")
    assert activity.attributes["event_type"] == "failed"
    assert activity.attributes["reason"] == "unreachable"
    ours = [r for r in caplog.records if r.name.startswith("custom_components.studio_sync")]
    assert len([r for r in ours if r.levelname in {"ERROR", "WARNING"}]) == 1

    primary.add("Meanwhile", start=soon())
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=20)
    assert state(scene.hass, "binary_sensor.anna_google_problem").state == STATE_OFF
    assert state(scene.hass, "calendar.anna").attributes["message"] == "Meanwhile"
    assert len([r for r in caplog.records if "works again" in r.getMessage()]) == 1
    for secret in ("Meanwhile", ANNA):
        assert secret not in "\n".join(
            r.getMessage() for r in caplog.records if r.name.startswith("custom_components")
        )


async def test_all_entities_have_names_and_unique_ids(house: House, scene: Scene) -> None:
    """Each entity is named by its device and a translated word."""
    registry = er.async_get(house.hass)
    entries = [
        each
        for entry in house.hass.config_entries.async_entries(DOMAIN)
        for each in er.async_entries_for_config_entry(registry, entry.entry_id)
    ]
    assert len({each.unique_id for each in entries}) == len(entries) == 28
    assert all(each.has_entity_name for each in entries)
    assert all(each.original_name for each in entries if each.domain != "calendar")
