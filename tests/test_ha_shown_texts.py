"""What entities, events and repairs show to everybody, as the studio's option says."""

from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.events.bus import EVENT_STUDIO, listen
from custom_components.studio_sync.logbook import async_describe_events
from custom_components.studio_sync.texts.titles import spoken

from .ha_calendar_page import Page
from .ha_day import act, add, offer, record
from .ha_fixtures import Scene, enable, settle, soon
from .ha_options import open_page, submit
from .ha_roles import set_options
from .test_ha_recorder import SECRETS as DAY, a_day

pytest_plugins = ("tests.ha_fixtures",)

SECRETS = ("Ada Byron", "Attic", "Words")
"""What somebody typed."""


async def a_session(scene: Scene) -> str:
    """Enter Ada's portrait, under her name."""
    await offer(scene)
    [client] = (await act(scene, "add_client", name="Ada Byron"))["clients"]
    made = await add(
        scene, "Ada Byron", place="Attic", description="Words", client_id=client["client_id"]
    )
    key = str(made["appointment_id"])
    given = {"appointment_id": key, "session_type": "Portrait", "keep_title": True}
    await act(scene, "convert_to_session", **given)
    return key


def told(hass: HomeAssistant) -> str:
    """Return all that any user of Home Assistant can read: states and repairs."""
    states = [each.as_dict() for each in hass.states.async_all()]
    issues = [each.translation_placeholders for each in ir.async_get(hass).issues.values()]
    return f"{states} {issues}"


async def choose(scene: Scene, entities: str) -> None:
    """Choose on the studio's page what entities show."""
    form = await open_page(scene.hass, scene.studio, "roles")
    await submit(scene.hass, form, others="busy", tablet_names=False, entities=entities)


@pytest.mark.parametrize(("entities", "title"), [("nameless", "Portrait"), ("busy", "Busy")])
async def test_nothing_that_somebody_typed_is_shown(
    scene: Scene, hass_ws_client: WebSocketGenerator, entities: str, title: str
) -> None:
    """It takes effect at once, also for what is shown already; the book keeps everything."""
    await set_options(scene.hass, scene.studio, event_names=True)
    key = await a_session(scene)
    for each in SECRETS:
        assert each in told(scene.hass)
    await choose(scene, entities)
    for each in SECRETS:
        assert each not in told(scene.hass)
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    for entity in ("calendar.anna", "calendar.atelier_nord"):
        [event] = await page.shown(entity)
        assert event["summary"] == title
        assert not event.keys() & {"description", "location"}
    state = scene.hass.states.get("sensor.anna_next_appointment")
    assert state is not None
    shown = {key: state.attributes[key] for key in ("title", "client", "session_type")}
    kind = "Portrait" if entities == "nameless" else None
    assert shown == {"title": title, "client": None, "session_type": kind}
    assert (await record(scene, key)).content.title == "Ada Byron"
    await choose(scene, "all")
    assert "Ada Byron" in told(scene.hass)


async def test_what_is_hidden_stays_when_the_page_moves_an_appointment(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """The calendar page sends all texts as it shows them; one that was typed counts."""
    key = await a_session(scene)
    await choose(scene, "nameless")
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    [event] = await page.shown("calendar.anna")
    moved = {"dtstart": soon(2).isoformat(), "dtend": soon(2, 1).isoformat()}
    assert (await page.update("calendar.anna", event, **moved))["success"]
    now = (await record(scene, key)).content
    assert (now.title, now.place, now.description) == SECRETS
    assert now.when.start == soon(2)
    shown = {**event, "start": moved["dtstart"], "end": moved["dtend"]}
    sent = {"summary": "Ada & Bo", "description": "", "location": ""}
    assert (await page.update("calendar.anna", shown, **sent))["success"]
    now = (await record(scene, key)).content
    assert (now.title, now.place, now.description) == ("Ada & Bo", "Attic", "Words")


@pytest.mark.parametrize(
    ("entities", "hidden"),
    [("all", set()), ("nameless", {"title"}), ("busy", {"title", "session_type", "kind"})],
)
async def test_events_tell_no_more_than_entities(
    scene: Scene, entities: str, hidden: set[str]
) -> None:
    """The log book shows them to everybody, whatever *Names in events* says."""
    await set_options(scene.hass, scene.studio, event_names=True)
    await choose(scene, entities)
    found = list[dict[str, Any]]()

    def keep(event: Event[dict[str, Any]]) -> None:
        found.append(event.data)

    scene.hass.bus.async_listen(EVENT_STUDIO, keep)
    await add(scene, "Ada Byron", place="Attic")
    await settle(scene.hass)
    [added] = [each for each in found if each["type"] == "appointment_added"]
    assert {"title", "session_type", "kind"} - added.keys() == hidden
    assert added["appointment_id"]


@pytest.mark.parametrize(
    ("entities", "event_names", "in_states", "in_events"),
    [
        ("all", True, True, True),
        ("all", False, True, False),
        ("nameless", True, False, False),
        ("busy", True, False, False),
    ],
)
async def test_where_the_names_of_a_day_can_be_read(
    scene: Scene, entities: str, *, event_names: bool, in_states: bool, in_events: bool
) -> None:
    """Both options × what every user reads: states, repairs, events, sentences of the log book.

    Triggers pass on everything: who makes automations is an administrator.
    """
    hass = scene.hass
    await set_options(hass, scene.studio, event_names=event_names)
    await choose(scene, entities)
    registry = er.async_get(hass)
    await enable(
        hass,
        *(
            each.entity_id
            for each in registry.entities.values()
            if each.platform == DOMAIN and each.disabled_by
        ),
    )
    states, events, sentences, passed = list[str](), list[str](), list[str](), list[str]()
    describers = dict[str, Any]()
    async_describe_events(hass, lambda _domain, name, how: describers.update({name: how}))

    def changed(event: Event[EventStateChangedData]) -> None:
        states.append(str(event.data["new_state"] and event.data["new_state"].as_dict()))

    def happened(event: Event[dict[str, Any]]) -> None:
        events.append(str(event.data))
        sentences.append(str(describers[EVENT_STUDIO](event)))

    hass.bus.async_listen(EVENT_STATE_CHANGED, changed)
    hass.bus.async_listen(EVENT_STUDIO, happened)
    listen(hass, lambda event: passed.append(str(event.details)))
    await a_day(scene)
    secrets = (*DAY, *(("Portrait",) if entities == "busy" else ()))

    def named(found: list[str]) -> list[str]:
        return [each for each in secrets if any(each in text for text in found)]

    assert bool(named([*states, told(hass)])) is in_states, named(states)
    assert bool(named(events)) is in_events, named(events)
    assert bool(named(sentences)) is in_events, named(sentences)
    assert {"Boudoir", "Ada Byron"} <= set(named(passed))
    assert any("event.atelier_nord" in each for each in states)


async def test_repairs_name_no_appointment_either(scene: Scene) -> None:
    """Every user can list them; the dialog, for administrators, has the titles."""
    await choose(scene, "busy")
    for title in ("Ada Byron", "Cyd Charisse"):
        await add(scene, title, soon(3))
    await settle(scene.hass)
    [issue] = ir.async_get(scene.hass).issues.values()
    assert issue.translation_placeholders is not None
    assert {issue.translation_placeholders[key] for key in ("new", "old")} == {spoken("Busy")}
    for each in ("Ada", "Cyd"):
        assert each not in told(scene.hass)
