"""An overlap that a phone makes is found at once (S22)."""

from homeassistant.core import Event

from custom_components.studio_sync.events.bus import EVENT_STUDIO

from .ha_accesses import add
from .ha_day import act, add as enter, issue_of, issues, questions, record_of
from .ha_fixtures import Scene, settle, soon
from .ha_phone import phone_of
from .test_ha_phone_calendar import calendars, text

SENSOR = "sensor.atelier_nord_open_conflicts"


def count(scene: Scene) -> str:
    state = scene.hass.states.get(SENSOR)
    assert state is not None
    return state.state


async def test_an_overlap_that_a_phone_makes_is_found_at_once(scene: Scene) -> None:
    """A repair, the event and the sensor, without a sync; all of it goes with the overlap."""
    events = list[Event]()
    scene.hass.bus.async_listen(EVENT_STUDIO, events.append)
    _, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna.phone", password)
    [calendar] = await calendars(phone)
    old = await enter(scene, "Wedding", soon())
    assert count(scene) == "0"
    assert (await phone.ask("PUT", f"{calendar}new.ics", text("Dentist"))).status == 201
    await settle(scene.hass)
    [conflict] = await questions(scene)
    new = await record_of(scene, "Dentist")
    assert (conflict.record_id, conflict.other_id) == (new.id, old["appointment_id"])
    assert "Dentist" in (issue_of(scene.hass, "overlap").translation_placeholders or {})["new"]
    assert count(scene) == "1"
    [found] = [each.data for each in events if each.data["type"] == "conflict_found"]
    assert found["new"]["appointment_id"] == new.id
    [added] = [
        each.data
        for each in events
        if each.data["type"] == "appointment_added" and each.data["appointment_id"] == new.id
    ]
    assert added["by"] == "phone"
    assert (await phone.ask("DELETE", f"{calendar}new.ics")).status == 204
    await settle(scene.hass)
    assert await questions(scene) == []
    assert [each for each in issues(scene.hass) if each.translation_key == "overlap"] == []
    assert count(scene) == "0"
    answer = await act(scene, "list_conflicts")
    assert answer["conflicts"] == []
