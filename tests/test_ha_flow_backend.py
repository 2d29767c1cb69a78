"""A calendar server as a studio's backend: from making the studio to a server in step (B10)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, cast

from homeassistant.config_entries import ConfigEntryState
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.book import appointments, clients, people
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room
from custom_components.studio_sync.dav_client.homes import Holds
from custom_components.studio_sync.entries.connected import connected_by
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .calendar_contract import timed
from .dav_person import Person
from .dav_servers.running import Running
from .ha_backend import collections, following, look, make_studio, take_all, to_plan
from .ha_book import appointment, write
from .ha_fixtures import House, Scene, settle, soon
from .ha_servers import ServerScene, server_scene
from .test_ha_flow_server import ADA, begin, choose, fields, make_book, told
from .test_ha_server import there, titles

pytest_plugins = ["tests.dav_server_fixtures"]

FLOWS = "custom_components.studio_sync.flows"


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


@pytest.fixture
async def alone(house: House, radicale_server: Running) -> AsyncIterator[ServerScene]:
    """Return a server, and a Home Assistant without a studio."""
    none = cast("Any", None)
    async for found in server_scene(Scene(house, none, "", "", "", none), radicale_server):
        yield found


async def test_a_studio_is_made_with_a_calendar_server_as_its_backend(alone: ServerScene) -> None:
    """B10, B1: staff and rooms are made of calendars, and calendars of what has none."""
    server, house = alone, alone.scene.house
    for name in ("Carla", "Red room", "Family"):
        await server.make(name)
    await server.calendars["Carla"].add(timed("Portrait", start=soon(2)))
    await server.calendars["Red room"].add(timed("Cleaning", start=soon(3)))
    result = await make_studio(house)
    server.scene.studio = studio = cast("StudioEntry", result["result"])
    assert studio.state is ConfigEntryState.LOADED
    result = await look(server, following(house, result), backend=True)
    assert result["step_id"] == "server_calendars"
    assert set(fields(result).values()) == {"nobody"}
    answers = {"Carla": "new_staff", "Red room": "new_room", "Family": "nobody"}
    result = await house.fill(result, **answers)
    assert result["step_id"] == "server_make"
    assert list(fields(result)) == ["make_calendars", "make_address_books"]
    # All that is missing is chosen already.
    result = await to_plan(server, await house.fill(result))
    assert result["step_id"] == "server_planned"
    plan = told(result, "plan")
    for line in (
        "New staff member: \u2068Carla",
        "New room: \u2068Red room",
        "New client group: \u2068Atelier Nord",
        "New calendar on the server: \u2068Atelier Nord",
        "New address book on the server: \u2068Atelier Nord",
        "Portrait",
        "Cleaning",
    ):
        assert line in plan
    assert "Family" not in plan
    assert len(await collections(server)) == 3
    assert not studio.get_subentries_of_type("staff")

    result = await choose(server, result, "server_connect")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["description"] == "server_backend"
    await settle(house.hass)
    assert studio.state is ConfigEntryState.LOADED
    [carla] = studio.get_subentries_of_type("staff")
    [room] = studio.get_subentries_of_type("resource")
    assert (carla.title, room.title) == ("Carla", "Red room")
    book = studio.runtime_data.book
    assert [each.name for each in await book.read(people.staff)] == ["Carla"]
    [group] = await book.read(people.groups)
    assert group.name == "Atelier Nord"
    entry: AccountEntry = result["result"]
    assert entry.state is ConfigEntryState.LOADED
    assert [(each.part, each.scope) for each in connected_by(entry)] == [
        ("calendar", carla.subentry_id),
        ("calendar", of_room(room.subentry_id)),
        ("calendar", THE_STUDIO),
        ("contacts", group.id),
    ]
    await house.pass_time(seconds=10)
    assert await titles(server.scene) == ["Cleaning", "Portrait"]
    made = {each.holds: each for each in await collections(server) if each.name == studio.title}
    assert set(made) == {Holds.EVENTS, Holds.CARDS}
    calendar, cards = (
        Person(server.session, made[each].url, server.running.sign_in) for each in Holds
    )
    assert sorted(each.title for each in (await calendar.seen()).values()) == [
        "Cleaning",
        "Portrait",
    ]
    await both_ways(server, carla.subentry_id, group.id, calendar, cards)


async def both_ways(
    server: ServerScene, carla: str, group: str, calendar: Person, cards: Person
) -> None:
    """Appointments and clients that are made on one side come to the other."""
    house, book = server.scene.house, server.scene.studio.runtime_data.book
    await cards.put("ada.vcf", ADA, "text/vcard")
    await calendar.add(timed("Retouching", start=soon(4)))
    await house.pass_time(minutes=6)
    assert await titles(server.scene) == ["Cleaning", "Portrait", "Retouching"]
    [ada] = await book.read(lambda tx: clients.in_group(tx, group))
    assert ada.name == "Ada"
    record = appointment(replace(server.scene, anna=carla), "Wedding", start=soon(5))
    await write(server.scene, lambda tx: appointments.put(tx, record))
    await house.pass_time(seconds=10)
    assert await there(server, "Carla") == ["Portrait", "Wedding"]


async def test_without_its_server_the_studio_is_there_all_the_same(alone: ServerScene) -> None:
    """Somebody who ends the second dialog has a studio in Home Assistant, and may go on later."""
    house = alone.scene.house
    result = await make_studio(house)
    studio = cast("StudioEntry", result["result"])
    assert result["description"] == "studio_server"
    house.hass.config_entries.flow.async_abort(following(house, result)["flow_id"])
    assert studio.state is ConfigEntryState.LOADED
    assert not house.hass.config_entries.flow.async_progress()


async def test_the_server_is_for_the_studio_that_was_just_made(alone: ServerScene) -> None:
    house = alone.scene.house
    await house.add_studio("Another")
    result = await make_studio(house)
    result = await look(alone, following(house, result), backend=True)
    assert result["step_id"] == "server_make"
    result = await to_plan(alone, await house.fill(result))
    assert "Atelier Nord" in told(result, "plan")


async def test_a_studio_gets_calendars_for_all_who_have_none(server: ServerScene) -> None:
    """One choice; the plan says what goes into what is still to be made."""
    scene, house = server.scene, server.scene.house
    await server.make("Ben")
    regulars = ClientGroup(id="regulars", name="Regulars")
    await write(scene, lambda tx: people.put_group(tx, regulars))
    ada = Client(id="ada", content=Contact(name="Ada"), group_ids=("regulars",))
    await write(scene, lambda tx: clients.put_client(tx, ada))
    record = appointment(scene, "Portrait", start=soon(2))
    await write(scene, lambda tx: appointments.put(tx, record))
    result = await begin(server, backend=True)
    assert fields(result)["Ben"] == scene.ben
    result = await house.fill(result, Ben=scene.ben)
    assert result["step_id"] == "server_make"
    wanted = [scene.anna, of_room(scene.room), "the_studio"]
    shown = result["data_schema"]
    assert shown is not None
    assert sorted(shown({})["make_calendars"]) == sorted(wanted)
    assert shown({})["make_address_books"] == ["regulars"]
    result = await house.fill(
        result, make_calendars=[scene.anna, "the_studio"], make_address_books=["regulars"]
    )
    assert result["step_id"] == "server_twice"
    assert told(result, "names") == "Anna"
    result = await to_plan(server, result)
    plan = told(result, "plan")
    for line in (
        "New calendar on the server: \u2068Anna",
        "New calendar on the server: \u2068Atelier Nord",
        "New address book on the server: \u2068Regulars",
    ):
        assert line in plan
    assert plan.count("Portrait") == 2
    assert "Ada" in plan
    result = await choose(server, result, "server_connect")
    await settle(scene.hass)
    await house.pass_time(seconds=10)
    await take_all(server)
    assert await there(server, "Anna") == ["Portrait"]
    assert await there(server, "Atelier Nord") == ["Portrait"]
    assert await there(server, "Ben") == []
    assert len(await server.calendars["Regulars"].names()) == 1


async def test_who_has_all_of_it_there_is_not_asked_what_to_make(server: ServerScene) -> None:
    scene, house = server.scene, server.scene.house
    names = {"Anna": scene.anna, "Ben": scene.ben, "Blue room": of_room(scene.room)}
    names["Atelier Nord"] = "the_studio"
    for name in names:
        await server.make(name)
    await make_book(server, "Clients")
    result = await begin(server, backend=True)
    assert {name: fields(result)[name] for name in names} == names
    result = await house.fill(result, **names)
    assert result["step_id"] == "server_books"
    result = await house.fill(result, Clients="new")
    result = await to_plan(server, result)
    assert "New client group: \u2068Clients" in told(result, "plan")
    assert "New calendar" not in told(result, "plan")
    assert result["menu_options"] == ["server_connect", "server_sync", "server_calendars"]
