"""What comes between when a calendar server becomes a studio's backend."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, cast

from aiohttp import web
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.errors import BookCorrupt
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.dav_client.discovery import Discovery
from custom_components.studio_sync.dav_client.homes import Principal
from custom_components.studio_sync.entries.connected import connected_by
from custom_components.studio_sync.entries.servers import server_of
from custom_components.studio_sync.flows.server_look import Look
from custom_components.studio_sync.lifecycle.runtime import AccountEntry
from custom_components.studio_sync.texts.titles import in_markdown

from .dav_servers.running import Running
from .ha_backend import collections, to_plan
from .ha_book import write
from .ha_fixtures import Scene, settle
from .ha_options import open_page
from .ha_servers import ServerScene, server_scene
from .test_ha_flow_server import begin, choose, fields, make_book, told
from .test_ha_flow_server_problems import nothing, raising, telling

pytest_plugins = ["tests.dav_server_fixtures"]

FLOWS = "custom_components.studio_sync.flows"


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


async def test_something_has_to_be_chosen_or_made(server: ServerScene) -> None:
    scene, house = server.scene, server.scene.house
    await make_book(server, "Clients")
    result = await begin(server, backend=True)
    assert result["step_id"] == "server_books"
    result = await house.fill(result, Clients="nobody")
    result = await house.fill(result, make_calendars=[], make_address_books=[])
    assert result["errors"] == {"base": "nothing_chosen"}
    result = await house.fill(result, make_calendars=[scene.ben], make_address_books=[])
    result = await to_plan(server, result)
    assert "server_books" in result["menu_options"]


@pytest.mark.parametrize(
    ("names", "choice"),
    [(["Ben"], "new_staff"), (["blue Room"], "new_room"), (["Dora", "dora"], "new_staff")],
)
async def test_two_of_one_name_are_refused(
    server: ServerScene, names: list[str], choice: str
) -> None:
    """They could not be told apart."""
    for name in names:
        await server.make(name)
    result = await begin(server)
    result = await server.scene.house.fill(result, **dict.fromkeys(names, choice))
    assert result["errors"] == {"base": "person_taken"}
    result = await server.scene.house.fill(result, **{**nothing(result), names[0]: "the_studio"})
    assert result["step_id"] == "server_sync"


async def test_what_may_only_be_read_is_said_in_the_plan(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.make("Carla")
    [carla] = await collections(server)
    url = carla.url.replace(server.running.host, server.before.url)
    shown = replace(carla, url=url, may_write=False)
    monkeypatch.setattr(f"{FLOWS}.server.collections_of", telling(shown))
    result = await begin(server)
    result = await server.scene.house.fill(result, Carla="new_staff")
    result = await to_plan(server, result)
    assert "May only be read, so nothing is sent there: \u2068Carla" in told(result, "plan")


async def refused(server: ServerScene, *methods: str) -> ConfigFlowResult:
    """Go as far as a server lets, which refuses to make something."""
    server.before.faults.answer = lambda method, _: (
        web.Response(status=403) if method in methods else None
    )
    await server.make("Ben")
    result = await begin(server, backend=True)
    result = await server.scene.house.fill(result, Ben=server.scene.ben)
    result = await to_plan(server, await server.scene.house.fill(result))
    result = await choose(server, result, "server_connect")
    assert result["step_id"] == "server_not_made"
    return result


async def test_a_server_that_makes_no_calendars_says_so_and_the_rest_goes_on(
    server: ServerScene,
) -> None:
    result = await refused(server, "MKCALENDAR")
    names = told(result, "names")
    assert [name in names for name in ("Anna", "Blue room", "Atelier Nord")] == [True] * 3
    assert len([each for each in server.before.asked if each[0] == "MKCALENDAR"]) == 1
    result = await choose(server, result, "server_without")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(server.scene.hass)
    assert {each.scope for each in connected_by(result["result"])} >= {server.scene.ben}
    assert [each.name for each in await collections(server)].count("Atelier Nord") == 1


async def test_what_was_made_there_meanwhile_is_found(server: ServerScene) -> None:
    """What could be made is not made once more."""
    result = await refused(server, "MKCOL")
    server.before.faults.answer = None
    await make_book(server, "Clients made there")
    result = await choose(server, result, "server_again")
    assert result["step_id"] == "server_calendars"
    suggested = fields(result)
    assert suggested["Anna"] == server.scene.anna
    assert suggested["Atelier Nord"] == "the_studio"
    result = await server.scene.house.fill(result, **suggested)
    assert result["step_id"] == "server_books"
    result = await server.scene.house.fill(result, **{"Clients made there": "new"})
    result = await to_plan(server, result)
    assert "New calendar" not in told(result, "plan")


async def test_where_nothing_can_be_made_nothing_goes_on(server: ServerScene) -> None:
    server.before.faults.answer = lambda method, _: (
        web.Response(status=405) if method.startswith("MK") else None
    )
    result = await begin(server, backend=True)
    assert result["step_id"] == "server_make"
    result = await to_plan(server, await server.scene.house.fill(result))
    assert "server_make" in result["menu_options"]
    result = await choose(server, result, "server_connect")
    assert result["menu_options"] == ["server_again"]


async def test_a_server_that_goes_while_calendars_are_made_is_said(server: ServerScene) -> None:
    result = await begin(server, backend=True)
    result = await to_plan(server, await server.scene.house.fill(result))
    server.before.faults.over = True
    result = await choose(server, result, "server_connect")
    assert result["reason"] == "server_sign_in"


async def test_what_is_made_is_not_made_again_if_a_group_does_not_do(server: ServerScene) -> None:
    """Somebody is quicker with the name of a new group."""
    scene, house = server.scene, server.scene.house
    await make_book(server, "First")
    result = await begin(server, backend=True)
    result = await house.fill(result, First="new")
    result = await to_plan(server, await house.fill(result))
    first = ClientGroup(id="first", name="First")
    await write(scene, lambda tx: people.put_group(tx, first))
    result = await choose(server, result, "server_connect")
    assert result["step_id"] == "server_books"
    result = await house.fill(result, First="first")
    result = await to_plan(server, await house.fill(result))
    assert "New calendar" not in told(result, "plan")
    result = await choose(server, result, "server_connect")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)
    names = [each.name for each in await collections(server)]
    assert sorted(names) == ["Anna", "Atelier Nord", "Ben", "Blue room", "First"]


async def test_a_book_that_can_not_be_read_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{FLOWS}.server_make.active_groups", raising(BookCorrupt()))
    assert (await begin(server, backend=True))["reason"] == "book_failed"


@pytest.mark.parametrize("when", ["plan", "connect"])
async def test_a_book_that_fails_later_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    house = server.scene.house
    result = await house.fill(await begin(server, backend=True))
    if when == "plan":
        monkeypatch.setattr(f"{FLOWS}.server_connect.plan_of", raising(BookCorrupt()))
    result = await to_plan(server, result)
    if when == "connect":
        monkeypatch.setattr(f"{FLOWS}.server_books.active_groups", raising(BookCorrupt()))
        result = await choose(server, result, "server_connect")
    assert result["reason"] == "book_failed"


@pytest.mark.parametrize(
    ("homes", "field"), [("calendar", "make_calendars"), ("book", "make_address_books")]
)
async def test_only_what_the_server_has_a_place_for_is_made(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch, homes: str, field: str
) -> None:
    url = f"{server.before.url}/anna/"
    principal = Principal(url=url, **cast("Any", {f"{homes}_homes": (url,)}))

    async def found(*_: object) -> Look:
        return Look(discovery=Discovery(tried=(), principal=principal))

    monkeypatch.setattr(f"{FLOWS}.server.look", found)
    result = await begin(server, backend=True)
    assert list(fields(result)) == [field]


async def test_the_options_say_how_a_server_becomes_the_backend(server: ServerScene) -> None:
    """Changeable later; nothing is moved, so it is not under *Move the appointment book*."""
    scene = server.scene
    result = await open_page(scene.hass, scene.studio, "book_server")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "backend_none")
    result = await begin(server, backend=True)
    result = await to_plan(server, await scene.house.fill(result))
    result = await choose(server, result, "server_connect")
    await settle(scene.hass)
    entry: AccountEntry = result["result"]
    assert server_of(entry).user == "anna"
    result = await open_page(scene.hass, scene.studio, "book_server")
    assert result["reason"] == "backend_there"
    assert in_markdown(entry.title) == told(result, "server")
    await scene.hass.config_entries.async_remove(entry.entry_id)
    await settle(scene.hass)
    result = await open_page(scene.hass, scene.studio, "book_server")
    assert result["reason"] == "backend_none"
