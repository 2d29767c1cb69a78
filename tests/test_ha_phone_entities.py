"""What Home Assistant shows of phones: when they were last seen, with what, and refusals (A10)."""

from datetime import datetime, timedelta

from homeassistant.core import State
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    mock_restore_cache_with_extra_data,
)

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.events.bus import EVENT_STUDIO

from .ha_accesses import add, allow, change, fill
from .ha_fixtures import ZONE, Scene, settle, soon
from .ha_phone import FAR, Echo, phone_of, without_waiting
from .moments import until
from .test_ha_triggers import Listener, listener

__all__ = ["listener"]

IOS = "iOS/17.0 (21A329) dataaccessd/1.0"
SEEN = "sensor.phone_access_anna_last_seen"
CLIENT = "sensor.phone_access_anna_phone_or_program"
PLACE = "sensor.phone_access_anna_from_where"
STATE = "sensor.phone_access_anna_phone_access"
REFUSED = "sensor.atelier_nord_refused_sign_ins"


def value(scene: Scene, entity_id: str) -> str:
    """Return a state that there is."""
    state = scene.hass.states.get(entity_id)
    assert state is not None, scene.hass.states.async_entity_ids("sensor")
    return state.state


async def reaches(scene: Scene, state: str) -> None:
    """Wait until Anna's access is in a state."""
    await until(lambda: value(scene, STATE) == state)


async def test_an_access_has_a_device_of_its_own_that_names_nobody_but_its_owner(
    scene: Scene,
) -> None:
    """Below the studio's; it goes with the access."""
    one, _ = await add(scene, "anna.secret", scene.anna)
    await add(scene, "anna.tablet", scene.anna)
    devices = dr.async_get(scene.hass)
    entry_id = scene.studio.entry_id
    device = devices.async_get_device_by_identifier((DOMAIN, one.subentry_id), entry_id)
    assert device is not None
    assert device.name == "Phone access (Anna)"
    studio = devices.async_get_device_by_identifier((DOMAIN, entry_id), entry_id)
    assert studio is not None
    assert device.via_device_id == studio.id
    assert not any("secret" in f"{each.as_dict()}" for each in scene.hass.states.async_all())
    assert (value(scene, SEEN), value(scene, CLIENT), value(scene, STATE)) == (
        "unknown",
        "unknown",
        "valid",
    )
    # From where tells who is in the house: only if somebody wants it.
    entity = er.async_get(scene.hass).async_get(PLACE)
    assert entity is not None
    assert entity.disabled
    scene.hass.config_entries.async_remove_subentry(scene.studio, one.subentry_id)
    await settle(scene.hass)
    gone = devices.async_get_device_by_identifier((DOMAIN, one.subentry_id), entry_id)
    assert gone is None
    assert scene.hass.states.get(SEEN) is None


async def test_when_a_phone_was_last_seen_is_written_once_a_minute(
    echo: Echo, scene: Scene
) -> None:
    _, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password).with_headers(User_Agent=IOS)
    first = dt_util.utcnow()
    await phone.ask("GET")
    await settle(scene.hass)
    seen = value(scene, SEEN)
    assert abs(datetime.fromisoformat(seen) - first) < timedelta(seconds=5)
    assert value(scene, CLIENT) == "ios"
    states = async_capture_events(scene.hass, "state_changed")
    for _ in range(5):
        scene.house.clock.go_on(timedelta(seconds=5))
        await phone.with_headers(User_Agent="DAVx5/4").ask("GET")
    assert [each for each in states if each.data["entity_id"] in (SEEN, CLIENT)] == []
    last = dt_util.utcnow()
    scene.house.clock.go_on(timedelta(seconds=60))
    await until(lambda: value(scene, CLIENT) == "davx5")
    await until(lambda: value(scene, SEEN) != seen)
    assert abs(datetime.fromisoformat(value(scene, SEEN)) - last) < timedelta(seconds=5)


async def test_where_a_phone_was_last_seen_is_no_address(
    echo: Echo, proxied: None, scene: Scene
) -> None:
    _, password = await add(scene, "anna", scene.anna)
    er.async_get(scene.hass).async_update_entity(PLACE, disabled_by=None)
    # Home Assistant reloads the entry half a minute later.
    scene.house.clock.go_on(timedelta(seconds=31))
    await until(lambda: scene.hass.states.get(PLACE))
    await settle(scene.hass)
    phone = (await phone_of(scene)).signed_in("anna", password)
    await phone.ask("GET", X_Forwarded_For="192.168.7.7")
    await settle(scene.hass)
    assert value(scene, PLACE) == "local"
    scene.house.clock.go_on(timedelta(seconds=61))
    reply = await phone.ask("GET", X_Forwarded_For=FAR, X_Forwarded_Proto="https")
    assert reply.status == 200
    await until(lambda: value(scene, PLACE) == "outside")
    for state in scene.hass.states.async_all():
        assert FAR not in f"{state.as_dict()}"
        assert "192.168" not in f"{state.as_dict()}"


async def test_when_a_phone_was_last_seen_survives_a_restart(echo: Echo, scene: Scene) -> None:
    """A program that this version no longer tells apart is none."""
    _, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password).with_headers(User_Agent=IOS)
    await phone.ask("GET")
    await settle(scene.hass)
    before = value(scene, SEEN), value(scene, CLIENT)
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert (value(scene, SEEN), value(scene, CLIENT)) == before
    assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    stored = {"native_value": "former", "native_unit_of_measurement": None}
    mock_restore_cache_with_extra_data(scene.hass, [(State(CLIENT, "former"), stored)])
    assert await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    assert value(scene, CLIENT) == "unknown"


async def test_the_state_of_an_access_follows_it_and_the_clock(
    scene: Scene, listener: Listener
) -> None:
    """When it ends, its phone is signed out."""
    await listener.on("phone_signed_out")
    access, _ = await add(scene, "anna", scene.anna)
    assert value(scene, STATE) == "valid"
    await fill(
        scene, await change(scene, access, "validity"), access_enabled=False, valid_zone=ZONE
    )
    await settle(scene.hass)
    assert value(scene, STATE) == "disabled"
    await fill(
        scene,
        await change(scene, access, "validity"),
        access_enabled=True,
        valid_zone=str(dt_util.get_default_time_zone()),
        valid_until=_local(2),
    )
    await settle(scene.hass)
    assert value(scene, STATE) == "valid"
    scene.house.clock.go_on(timedelta(hours=2))
    await until(lambda: value(scene, STATE) == "expired")
    await settle(scene.hass)
    assert [each["reason"] for each in listener.told] == ["disabled", "expired"]


async def test_an_access_begins_and_ends_by_the_clock(
    echo: Echo, scene: Scene, listener: Listener
) -> None:
    """Nobody looks: the sensor and the sign-in go by the same moments."""
    await listener.on("phone_signed_out")
    zone = dt_util.get_default_time_zone()
    begin, end = soon(0, 2), soon(0, 5)
    valid = {"valid_zone": str(zone), "valid_from": _local(2), "valid_until": _local(5)}
    _, password = await add(scene, "anna", scene.anna, **valid)
    phone = (await phone_of(scene)).signed_in("anna", password)
    assert value(scene, STATE) == "not_yet"
    assert (await without_waiting(scene, phone.ask("GET"))).status == 401
    assert listener.told == []
    for moment, state, status in ((begin, "valid", 200), (end, "expired", 401)):
        scene.house.clock.go_on(moment - dt_util.utcnow())
        await reaches(scene, state)
        assert (await without_waiting(scene, phone.ask("GET"))).status == status
    await settle(scene.hass)
    assert [each["reason"] for each in listener.told] == ["expired"]


async def test_a_phone_that_is_let_in_no_more_is_told_with_the_reason(
    scene: Scene, listener: Listener
) -> None:
    """Not again when an access that is out already is deleted, nor of one without password."""
    await listener.on("phone_signed_out")
    events = async_capture_events(scene.hass, EVENT_STUDIO)
    access, _ = await add(scene, "anna.secret", scene.anna)
    await fill(scene, await change(scene, access, "password"))
    await settle(scene.hass)
    off = {"access_enabled": False, "valid_zone": ZONE}
    await fill(scene, await change(scene, access, "validity"), **off)
    scene.hass.config_entries.async_remove_subentry(scene.studio, access.subentry_id)
    room, _ = await add(scene, "room.secret", scene.room)
    await allow(scene, "resource", scene.room, "Blue room", syncs=False)
    await allow(scene, "resource", scene.room, "Blue room", syncs=True)
    await fill(scene, await change(scene, room, "sign_out"))
    await fill(scene, await change(scene, room, "password"))
    scene.hass.config_entries.async_remove_subentry(scene.studio, room.subentry_id)
    await settle(scene.hass)
    assert [(each["reason"], each["staff"], each["resources"]) for each in listener.told] == [
        ("new_password", "Anna", []),
        ("disabled", "Anna", []),
        ("not_allowed", None, ["Blue room"]),
        ("no_password", None, ["Blue room"]),
        ("deleted", None, ["Blue room"]),
    ]
    assert {each["access_id"] for each in listener.told} == {access.subentry_id, room.subentry_id}
    told = [each.data for each in events if each.data["type"] == "phone_signed_out"]
    assert len(told) == 5
    assert not any("secret" in str(each) or "Anna" in str(each) for each in told)


async def test_who_tries_passwords_is_told_once_and_names_nobody(
    echo: Echo, proxied: None, scene: Scene, listener: Listener
) -> None:
    """What is known of a name is told only if there is such an access; no event has an address."""
    await listener.on("sign_ins_refused")
    events = async_capture_events(scene.hass, EVENT_STUDIO)
    await add(scene, "anna.secret", scene.anna)
    phone = (await phone_of(scene)).with_headers(X_Forwarded_For=FAR, X_Forwarded_Proto="https")
    for number in range(4):
        await without_waiting(scene, phone.signed_in("nobody", f"w{number}").ask("GET"))
    assert listener.told == []
    await without_waiting(scene, phone.signed_in("nobody", "wrong").ask("GET"))
    [told] = listener.told
    known = (told["access_id"], told["tries"], told["from"], told["address"])
    assert known == (None, 5, "outside", FAR)
    [event] = [each.data for each in events if each.data["type"] == "sign_ins_refused"]
    assert "nobody" not in str(event)
    assert FAR not in str(event)
    assert event["from"] == "outside"
    # The first is written at once, the others together.
    assert value(scene, REFUSED) == "1"
    scene.house.clock.go_on(timedelta(seconds=61))
    await until(lambda: value(scene, REFUSED) == "5")


async def test_wrong_passwords_of_a_known_access_name_its_owner(
    echo: Echo, scene: Scene, listener: Listener
) -> None:
    """The right password of a disabled access is counted, but nobody guesses."""
    await listener.on("sign_ins_refused")
    access, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    for _ in range(6):
        await without_waiting(scene, phone.signed_in("anna", "wrong").ask("GET"))
    [told] = listener.told
    assert (told["access_id"], told["staff"]) == (access.subentry_id, "Anna")
    assert "anna" not in {each for each in told.values() if isinstance(each, str)}
    off = {"access_enabled": False, "valid_zone": ZONE}
    await fill(scene, await change(scene, access, "validity"), **off)
    for _ in range(8):
        await without_waiting(scene, phone.signed_in("anna", password).ask("GET"))
    assert len(listener.told) == 1
    scene.house.clock.go_on(timedelta(seconds=61))
    await until(lambda: value(scene, REFUSED) == "14")


def _local(hours: float) -> str:
    """Return a coming time as its form gives it."""
    return dt_util.as_local(soon(0, hours)).replace(tzinfo=None).isoformat(" ", "minutes")
