"""What Home Assistant's recorder keeps of a day in the studio: read from its database (S23)."""

from datetime import timedelta
from pathlib import Path
import sqlite3
from typing import Any

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import Event, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from custom_components.studio_sync.events.bus import EVENT_STUDIO, NAMES

from .ha_book import device_of
from .ha_day import act, add, morning, offer, on_phone, questions, record_of
from .ha_fixtures import Scene, enable, settle
from .ha_options import open_page, submit, suggested

pytest_plugins = ("tests.ha_fixtures",)

SECRETS = (
    "Ada Byron",
    "ada@example.com",
    "+49 30 1234567",
    "Birch Lane",
    "Allergic to cats",
    "Boudoir",
    "Bring the red dress",
    "Rose garden",
    "Dentist",
    "Dr. Molar",
    "Call ada@example.com",
    "Tea with Cyd",
    "Backyard",
    "Moved to Tuesday",
)


@pytest.fixture
def persistent_database() -> bool:
    """Have the recorder write a file, as it does in every house."""
    return True


@pytest.fixture
def recorder_config() -> dict[str, Any]:
    """Have it write at once."""
    return {"commit_interval": 0}


async def a_day(scene: Scene) -> None:
    """Work as a studio does: clients, sessions, arrivals, a conflict, the calendar, reports."""
    hass = scene.hass
    await offer(scene)
    messages: list[ServiceCall] = []

    async def note(call: ServiceCall) -> None:
        messages.append(call)

    hass.services.async_register("notify", "send_message", note)
    hass.states.async_set("notify.phone", "unknown")
    reports = {"mail_detailed": True, "mail_notify": ["notify.phone"]}
    hass.config_entries.async_update_entry(
        scene.account, options={**scene.account.options, **reports}
    )
    details = {"emails": ["ada@example.com"], "phones": ["+49 30 1234567"]}
    answer = await act(scene, "add_client", name="Ada Byron", address="Birch Lane 1", **details)
    client_id = answer["clients"][0]["client_id"]
    await act(scene, "update_client", client_id=client_id, notes="Allergic to cats")
    texts = {"description": "Bring the red dress", "place": "Rose garden"}
    session = await add(scene, "Boudoir", start=morning(1), client_id=client_id, **texts)
    on_phone(scene, "Dentist", morning(1), location="Dr. Molar", description="Call ada@example.com")
    await scene.house.sync(scene.account)
    await settle(hass)
    arrived = await record_of(scene, "Dentist")
    await act(scene, "link_client", appointment_id=arrived.id, client_id=client_id)
    await act(scene, "convert_to_session", appointment_id=arrived.id, session_type="Portrait")
    [conflict] = await questions(scene)
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_new")
    await act(
        scene,
        "update_appointment",
        appointment_id=session["appointment_id"],
        title="Moved to Tuesday",
        start=morning(2).isoformat(),
    )
    begin = dt_util.utcnow()
    await hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.anna",
            "summary": "Tea with Cyd",
            "location": "Backyard",
            "start_date_time": begin.isoformat(),
            "end_date_time": (begin + timedelta(days=365)).isoformat(),
        },
        blocking=True,
    )
    await settle(hass)
    await scene.house.sync(scene.account)
    await scene.house.pass_time(minutes=1)
    assert any("Dentist" in call.data["message"] for call in messages)


async def kept(hass: HomeAssistant) -> dict[str, str]:
    """Return all that the recorder's database holds, table by table."""
    await async_wait_recording_done(hass)
    path = Path(hass.data[DATA_INSTANCE].db_url.removeprefix("sqlite:///"))
    return await hass.async_add_executor_job(_tables, path)


def _tables(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as database:
        names = database.execute("select name from sqlite_master where type = 'table'")
        return {
            name: str(database.execute(f'select * from "{name}"').fetchall())  # noqa: S608
            for (name,) in names.fetchall()
        }


def told(tables: dict[str, str]) -> dict[str, list[str]]:
    """Return which secrets are in which table."""
    found = {name: [each for each in SECRETS if each in text] for name, text in tables.items()}
    return {name: secrets for name, secrets in found.items() if secrets}


async def test_a_day_leaves_no_name_in_the_recorder(recorder_mock: Recorder, scene: Scene) -> None:
    """Neither in events, nor in states, nor in what actions were given."""
    await a_day(scene)
    shown = scene.hass.states.get("calendar.anna")
    assert shown is not None
    assert shown.attributes["message"] == "Tea with Cyd"
    tables = await kept(scene.hass)
    assert told(tables) == {}
    for word in (EVENT_STUDIO, "call_service"):
        assert word in tables["event_types"]
    for word in ("conflict_found", "add_client", "appointment_id", "create_event"):
        assert word in tables["event_data"]
    assert "calendar.anna" in tables["states_meta"]


async def test_an_option_has_events_tell_names(recorder_mock: Recorder, scene: Scene) -> None:
    """Events only: what the history of entities and actions keeps is the same."""
    page = await open_page(scene.hass, scene.studio, "privacy")
    assert suggested(page).get("event_names") in (None, False)
    await submit(scene.hass, page, event_names=True)
    await enable(scene.hass, "event.atelier_nord_studio_events")
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    await a_day(scene)
    [first, *_] = [each.data for each in events if each.data["type"] == "appointment_added"]
    assert (first["title"], first["place"]) == ("Boudoir", "Rose garden")
    assert (first["staff"], first["studio"]) == ("Anna", "Atelier Nord")
    [arrived] = [each.data for each in events if each.data.get("suggestions")]
    assert arrived["suggestions"][0]["name"] == "Ada Byron"
    [linked] = [each.data for each in events if each.data["type"] == "client_matched"]
    assert linked["client"] == "Ada Byron"
    tables = await kept(scene.hass)
    assert set(told(tables)) == {"event_data"}
    assert "event.atelier_nord" in tables["states_meta"]
    # *Next appointment* says whose it is.
    kept_names = [name for name in NAMES if f'"{name}":' in tables["state_attributes"]]
    assert set(kept_names) <= {"staff"}


async def test_without_the_option_ids_are_told(scene: Scene) -> None:
    """Enough to look the rest up."""
    events: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    await a_day(scene)
    for event in events:
        names = {"title", "place", "staff", "resources", "client", "studio", "suggestions"}
        assert not names & event.data.keys()
        assert event.data["config_entry_id"] == scene.studio.entry_id
    [linked] = [each.data for each in events if each.data["type"] == "client_matched"]
    answer = await act(
        scene, "list_appointments", appointment_id=linked["appointment_id"], suggestions=False
    )
    [words] = answer["appointments"]
    assert (words["client"], words["client_id"]) == ("Ada Byron", linked["client_id"])


async def test_what_an_action_was_given_stays_with_the_caller(scene: Scene) -> None:
    """Only the event is told less: who called may go on with the data."""
    data = {"name": "Ada Byron", "emails": ["ada@example.com"]}
    seen: list[Event[Any]] = []

    @callback
    def note(event: Event[Any]) -> None:
        seen.append(event)

    scene.hass.bus.async_listen("call_service", note)
    await scene.hass.services.async_call("studio_sync", "add_client", data, blocking=True)
    assert data["name"] == "Ada Byron"
    assert seen[-1].data["service_data"] == {}
    other = {"entity_id": "light.hall", "message": "hello"}
    scene.hass.services.async_register("light", "say", lambda _call: None)
    await scene.hass.services.async_call("light", "say", other, blocking=True)
    assert seen[-1].data["service_data"] == other


async def test_what_is_written_into_a_calendar_by_its_device_is_kept_private_too(
    scene: Scene,
) -> None:
    """By device, area or label it may be any calendar."""
    told: list[Event[Any]] = []
    scene.hass.bus.async_listen("call_service", told.append)
    begin = morning(2)
    event = {
        "summary": "Boudoir",
        "start_date_time": begin.isoformat(),
        "end_date_time": (begin + timedelta(hours=1)).isoformat(),
        "device_id": device_of(scene, scene.anna),
    }
    await scene.hass.services.async_call("calendar", "create_event", event, blocking=True)
    [call] = [each.data["service_data"] for each in told if each.data["domain"] == "calendar"]
    assert call.keys() == {"start_date_time", "end_date_time", "device_id"}


async def test_a_name_in_place_of_an_id_is_not_told(scene: Scene) -> None:
    """Actions take names, too; ids themselves are told."""
    given: list[dict[str, Any]] = []

    @callback
    def note(event: Event[Any]) -> None:
        given.append(dict(event.data["service_data"]))

    session = await add(scene, "Boudoir")
    scene.hass.bus.async_listen("call_service", note)
    for field in ({"client_id": "Ada Byron"}, {"client_id": "0" * 32}):
        with pytest.raises(HomeAssistantError):
            await act(scene, "link_client", appointment_id=session["appointment_id"], **field)
    ids = {"appointment_id": session["appointment_id"]}
    assert given == [ids, {**ids, "client_id": "0" * 32}]
    [listed] = (await act(scene, "list_appointments", appointment_id=["Boudoir"]))["appointments"]
    assert listed["appointment_id"] == session["appointment_id"]
    assert "Boudoir" not in str(given)
