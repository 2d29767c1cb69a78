"""Where a phone access is tested: in its dialog and by a button; and what a test may do (A10)."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.components.frontend.storage import async_user_store
from homeassistant.components.persistent_notification import _async_get_or_create_notifications
from homeassistant.core import Context
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.const import DAV_PATH, DOMAIN
from custom_components.studio_sync.entries.access_probe import PROBES, VALID, access_probe
from custom_components.studio_sync.entries.accesses import Refused, sign_in
from custom_components.studio_sync.phone_test.outcome import Fault, Outcome, Step, StepFailed, Way
from custom_components.studio_sync.phone_test.report import passed, report
from custom_components.studio_sync.texts.catalogue import CATALOGUES, catalogue

from .ha_accesses import add, change, found, placeholders
from .ha_calls import enter
from .ha_fixtures import House, Scene, settle
from .ha_own import a_person
from .ha_phone import phone_of
from .moments import until
from .test_ha_phone_calendar import ETAGS, text
from .web_server import HOST

ALL = b'<d:propfind xmlns:d="DAV:"><d:allprop/></d:propfind>'


async def at_home(scene: Scene) -> str:
    """Tell Home Assistant its local address; returns it."""
    url = f"http://{HOST}:{(await phone_of(scene)).port}"
    scene.hass.config.internal_url = url
    return url


def without_address(scene: Scene) -> None:
    """Have Home Assistant know no address of its own."""
    scene.hass.config.internal_url = scene.hass.config.api = None


@pytest.fixture
async def dialogs(house: House) -> None:
    """Have Home Assistant's dialogs over HTTP; they have to be there before the first request."""
    assert await async_setup_component(house.hass, "config", {})


# -- the dialog ----------------------------------------------------------------------------------


async def test_the_dialog_tests_and_says_that_all_works(scene: Scene) -> None:
    access, _ = await add(scene, "anna", scene.anna)
    url = await at_home(scene)
    shown = await change(scene, access, "test")
    assert (shown["type"], shown["progress_action"]) == (FlowResultType.SHOW_PROGRESS, "test")
    await settle(scene.hass)
    flows = scene.hass.config_entries.subentries
    done = await flows.async_configure(shown["flow_id"])
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "test_passed")
    told = placeholders(done)["report"]
    for part in (url, "all steps work", "works only at home", "is no HTTPS"):
        assert part in told
    assert found(scene, "anna") == access


async def test_the_dialog_names_the_step_that_fails(scene: Scene) -> None:
    """Here: Home Assistant knows no address. That is found at once, and the dialog hears of it."""
    access, _ = await add(scene, "anna", scene.anna)
    without_address(scene)
    shown = await change(scene, access, "test")
    assert shown["type"] is FlowResultType.SHOW_PROGRESS
    await settle(scene.hass)
    done = await scene.hass.config_entries.subentries.async_configure(shown["flow_id"])
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "test_failed")
    assert "knows no address" in placeholders(done)["report"]


@pytest.mark.parametrize(
    ("chosen", "browser", "words"),
    [
        ("de", "en-GB,en;q=0.9", "kennt keine eigene Adresse"),
        (None, "hu;q=0.9, de-AT,en", "kennt keine eigene Adresse"),
        (None, "hu", "knows no address"),
        ("en", "de", "knows no address"),
    ],
)
async def test_the_dialog_speaks_the_language_of_who_asks(
    dialogs: None, scene: Scene, chosen: str | None, browser: str, words: str
) -> None:
    """The one of the user's profile, else the browser's, else Home Assistant's."""
    owner = await a_person(scene.house, "Owner", admin=True)
    if chosen is not None:
        store = await async_user_store(scene.hass, owner.user.id)
        await store.async_set_item("language", {"language": chosen, "first_weekday": "monday"})
    owner.headers["Accept-Language"] = browser
    access, _ = await add(scene, "anna", scene.anna)
    without_address(scene)
    flows, handler = "/api/config/config_entries/subentries/flow", [scene.studio.entry_id, "access"]
    status, menu = await owner.ask("POST", flows, handler=handler, subentry_id=access.subentry_id)
    assert (status, menu["type"]) == (200, "menu")
    flow = f"{flows}/{menu['flow_id']}"
    await owner.ask("POST", flow, next_step_id="test")
    await settle(scene.hass)
    _, done = await owner.ask("GET", flow)
    assert done["reason"] == "test_failed"
    assert words in done["description_placeholders"]["report"]


async def test_a_dialog_that_is_closed_ends_the_test(scene: Scene) -> None:
    """Its password is of no use any more, in the middle of a step."""
    access, _ = await add(scene, "anna", scene.anna)
    held, asked = asyncio.Event(), asyncio.Event()

    async def hold(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await held.wait()
        writer.close()

    server = await asyncio.start_server(hold, HOST, 0)
    scene.hass.config.internal_url = f"http://{HOST}:{server.sockets[0].getsockname()[1]}"
    shown = await change(scene, access, "test")
    await asked.wait()
    assert len(scene.hass.data[PROBES]) == 1
    scene.hass.config_entries.subentries.async_abort(shown["flow_id"])
    await until(lambda: not scene.hass.data[PROBES])
    held.set()
    server.close()


# -- the button ----------------------------------------------------------------------------------


def button_of(scene: Scene, user_name: str) -> str:
    """Return the button of an access."""
    unique_id = f"{found(scene, user_name).subentry_id}_test"
    entity_id = er.async_get(scene.hass).async_get_entity_id("button", DOMAIN, unique_id)
    assert entity_id is not None
    return entity_id


def device_name(scene: Scene, access_id: str) -> str | None:
    """Return the name of the device of an access."""
    devices = dr.async_get(scene.hass)
    device = devices.async_get_device_by_identifier((DOMAIN, access_id), scene.studio.entry_id)
    return None if device is None else device.name


async def press(scene: Scene, user_name: str) -> None:
    """Press the button of an access."""
    called: Any = {"entity_id": button_of(scene, user_name)}
    await scene.hass.services.async_call("button", "press", called, blocking=True)


async def test_the_button_tells_that_all_works_or_what_does_not(scene: Scene) -> None:
    await add(scene, "anna", scene.anna)
    await at_home(scene)
    await press(scene, "anna")
    told = _async_get_or_create_notifications(scene.hass)
    [notification] = [each for key, each in told.items() if key.startswith(f"{DOMAIN}_test_")]
    assert "all steps work" in notification["message"]
    assert "anna" not in notification["message"]
    without_address(scene)
    with pytest.raises(HomeAssistantError) as raised:
        await press(scene, "anna")
    assert raised.value.translation_key == "access_test_failed"
    assert "knows no address" in (raised.value.translation_placeholders or {})["report"]
    assert notification["notification_id"] not in told


async def test_the_button_speaks_the_language_of_who_presses_it(scene: Scene) -> None:
    await add(scene, "anna", scene.anna)
    without_address(scene)
    owner = await a_person(scene.house, "Owner", admin=True)
    store = await async_user_store(scene.hass, owner.user.id)
    await store.async_set_item("language", {"language": "de"})
    called: Any = {"entity_id": button_of(scene, "anna")}
    with pytest.raises(HomeAssistantError) as raised:
        await scene.hass.services.async_call(
            "button", "press", called, blocking=True, context=Context(user_id=owner.user.id)
        )
    report_told = (raised.value.translation_placeholders or {})["report"]
    assert "kennt keine eigene Adresse" in report_told


async def test_the_button_comes_and_goes_with_its_access(scene: Scene) -> None:
    """Its device is called like those whose calendars it has, without the user name.

    Two for the same calendars can be told apart.
    """
    access, _ = await add(scene, "front.desk", scene.anna)
    key, entries = access.subentry_id, scene.hass.config_entries
    assert device_name(scene, key) == "Phone access (Anna)"
    calendars = {scene.room: access.data["calendars"][scene.anna]}
    entries.async_update_subentry(
        scene.studio, access, data={**access.data, "calendars": calendars}
    )
    await settle(scene.hass)
    assert device_name(scene, key) == "Phone access (Blue room)"
    entity_id = button_of(scene, "front.desk")
    further, _ = await add(scene, "front.door", scene.room)
    assert device_name(scene, further.subentry_id) == "Phone access 2 (Blue room)"
    assert button_of(scene, "front.desk") == entity_id
    assert button_of(scene, "front.door").startswith("button.phone_access_2_blue_room_")
    entries.async_remove_subentry(scene.studio, key)
    await settle(scene.hass)
    assert device_name(scene, key) is None
    assert scene.hass.states.get(entity_id) is None


# -- what a test may do --------------------------------------------------------------------------


async def test_the_password_of_a_test_opens_nothing_of_the_studio(scene: Scene) -> None:
    """It goes to whatever answers at an address that may be wrong."""
    access, password = await add(scene, "anna", scene.anna)
    await enter(scene, "Secret session")
    own = (await phone_of(scene)).signed_in("anna", password)
    calendar = f"{DAV_PATH}calendars/anna/{scene.anna}/"
    listed = await own.ask("PROPFIND", calendar, ETAGS, Depth="1")
    assert listed.body.count(b".ics") == 1
    with access_probe(scene.hass, access.subentry_id) as probe:
        phone = (await phone_of(scene)).signed_in(probe.user_name, probe.password)
        home = f"{DAV_PATH}calendars/{probe.user_name}/"
        told = b""
        for path in (DAV_PATH, f"{DAV_PATH}principals/{probe.user_name}/", home):
            reply = await phone.ask("PROPFIND", path, ALL, Depth="1")
            assert reply.status == 207
            told += reply.body
        told += (await phone.ask("PROPFIND", f"{home}{scene.anna}/", ALL, Depth="1")).body
        told += (await phone.ask("REPORT", f"{home}{scene.anna}/", QUERY, Depth="1")).body
        for secret in (b"Secret", b"Anna", b".ics", b"Atelier"):
            assert secret not in told
        [name] = [part for part in listed.body.decode().split("<") if ".ics" in part]
        item = name.rpartition("/")[2]
        assert (await phone.ask("GET", f"{home}{scene.anna}/{item}")).status == 404
        assert (await phone.ask("GET", f"{calendar}{item}")).status == 404
        assert (await phone.ask("DELETE", f"{home}{scene.anna}/{item}")).status == 404


QUERY = (
    b'<c:calendar-query xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:prop>'
    b'<d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR">'
    b'<c:comp-filter name="VEVENT"><c:time-range start="20000101T000000Z"/></c:comp-filter>'
    b"</c:comp-filter></c:filter></c:calendar-query>"
)


async def test_a_test_writes_one_small_item_in_memory(scene: Scene) -> None:
    """Nothing else can be written, moved, named or made with its password."""
    access, _ = await add(scene, "anna", scene.anna)
    book = scene.studio.runtime_data.book
    before = await book.read(lambda tx: tx.rev)
    with access_probe(scene.hass, access.subentry_id) as probe:
        phone = (await phone_of(scene)).signed_in(probe.user_name, probe.password)
        calendar = f"{DAV_PATH}calendars/{probe.user_name}/{scene.anna}/"
        item = f"{calendar}{probe.item.name}"
        typed = {"Content_Type": "text/calendar"}
        refused = [
            await phone.ask("PUT", f"{calendar}other.ics", text("New"), **typed),
            await phone.ask("PUT", item, b"x" * 5_000, **typed),
            await phone.ask("MKCALENDAR", f"{DAV_PATH}calendars/{probe.user_name}/new/"),
            await phone.ask("DELETE", calendar),
        ]
        assert [each.status for each in refused] == [403] * 4
        assert (await phone.ask("PUT", item, text("New"), **typed)).status == 201
        assert (await phone.ask("PUT", item, text("Newer"), **typed)).status == 204
        assert (await phone.ask("GET", item)).body == text("Newer")
        listed = await phone.ask("PROPFIND", calendar, ETAGS, Depth="1")
        assert probe.item.name.encode() in listed.body
        moved = await phone.ask("MOVE", item, Destination=f"{calendar}other.ics")
        named = await phone.ask("PROPPATCH", calendar, NAME)
        assert moved.status == 403
        assert b"403" in named.body or named.status == 403
    assert await book.read(lambda tx: tx.rev) == before
    assert (await phone.ask("GET", item)).status == 401


NAME = (
    b'<d:propertyupdate xmlns:d="DAV:"><d:set><d:prop><d:displayname>x</d:displayname>'
    b"</d:prop></d:set></d:propertyupdate>"
)


async def test_the_password_of_a_test_ends_by_itself(scene: Scene) -> None:
    """And lets nobody in with another name, or while the phone would not be let in."""
    access, password = await add(scene, "anna", scene.anna)
    now = dt_util.utcnow()
    with access_probe(scene.hass, access.subentry_id) as probe:
        for name, typed, moment in (
            ("anna", probe.password, now),
            (probe.user_name, password, now),
            (probe.user_name, probe.password, now + VALID + timedelta(seconds=1)),
        ):
            assert sign_in(scene.hass, name, typed, moment) is Refused.WRONG
        assert not isinstance(sign_in(scene.hass, probe.user_name, probe.password, now), Refused)
    assert sign_in(scene.hass, probe.user_name, probe.password, now) is Refused.WRONG
    assert probe.password not in repr(probe)


# -- the texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_each_fault_has_a_sentence(language: str) -> None:
    words = catalogue(language)
    for fault in Fault:
        for step in Step:
            failed = StepFailed(fault, step, method="PUT", status=405)
            outcome = Outcome(way=Way.EXTERNAL, url="https://studio.example.com", failed=failed)
            told = report([outcome], words)
            assert words.access_test[f"step_{step}"] in told
            assert "{" not in told
            assert not passed([outcome])


def test_it_says_when_only_one_address_fails() -> None:
    failed = StepFailed(Fault.NO_ANSWER, Step.REACH)
    outcomes = [
        Outcome(way=Way.EXTERNAL, url="https://studio.example.com", failed=failed),
        Outcome(way=Way.LOCAL, url="https://192.168.1.2:8123"),
    ]
    outside, home = report(outcomes, catalogue("en")).split("\n\n")
    assert "Nobody answers" in outside
    assert "may only read" in home
    assert not passed(outcomes)
    assert not passed([])
