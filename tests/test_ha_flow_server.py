"""Connecting a calendar server through the dialog."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from aiohttp import web
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room
from custom_components.studio_sync.dav_client import bodies
from custom_components.studio_sync.entries.connected import connected_by

from .dav_person import Person
from .dav_servers.proxy import proxy
from .dav_servers.running import Running, new_name
from .ha_book import write
from .ha_fixtures import Scene, settle
from .ha_servers import ServerScene, server_scene
from .test_ha_server import put, there, titles

OWN = b"""<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<response><href>/api/studio_sync/dav/principals/anna/</href><propstat><prop>
<current-user-principal><href>/api/studio_sync/dav/principals/anna/</href></current-user-principal>
<C:calendar-home-set><href>/api/studio_sync/dav/calendars/anna/</href></C:calendar-home-set>
</prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>"""

ADA = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n"

pytest_plugins = ["tests.dav_server_fixtures"]


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


async def past_progress(server: ServerScene, result: ConfigFlowResult) -> ConfigFlowResult:
    """Wait until a step that takes time has ended."""
    flows = server.scene.hass.config_entries.flow
    while result["type"] is FlowResultType.SHOW_PROGRESS:
        await settle(server.scene.hass)
        result = await flows.async_configure(result["flow_id"])
    return result


async def choose(server: ServerScene, result: ConfigFlowResult, step: str) -> ConfigFlowResult:
    """Choose from a menu."""
    flows = server.scene.hass.config_entries.flow
    chosen = await flows.async_configure(result["flow_id"], {"next_step_id": step})
    return await past_progress(server, chosen)


def fields(result: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form asks for, with what it suggests."""
    schema = result["data_schema"]
    assert schema is not None
    found = dict[str, Any]()
    for key in schema.schema:
        described = getattr(key, "description", None) or {}
        found[str(key)] = described.get("suggested_value")
    return found


def told(result: ConfigFlowResult, name: str) -> str:
    """Return what a form tells of something."""
    values = result["description_placeholders"]
    assert values is not None
    return values[name]


async def begin(server: ServerScene, **changed: Any) -> ConfigFlowResult:
    """Type an address and a password."""
    shown = await server.scene.house.start("server")
    typed = {
        "url": server.before.url,
        "username": server.running.user,
        "password": server.running.password,
        **changed,
    }
    result = await server.scene.house.fill(shown, **typed)
    if result.get("step_id") == "server_plain":
        result = await server.scene.house.fill(result)
    return await past_progress(server, result)


async def test_a_server_is_connected(server: ServerScene) -> None:
    scene, house = server.scene, server.scene.house
    for name in ("Ben", "Blue room", "Everything"):
        await server.make(name)
    await put(scene, "Portrait")
    result = await begin(server)
    assert result["step_id"] == "server_calendars"
    assert "Ben\u2069** – 0 entries" in told(result, "calendars")
    answers = dict.fromkeys(fields(result), "nobody")
    answers |= {"Ben": scene.ben, "Blue room": of_room(scene.room), "Everything": "the_studio"}
    result = await house.fill(result, **answers)
    assert result["step_id"] == "server_sync"
    result = await past_progress(
        server,
        await house.fill(
            result,
            populate_out=True,
            populate_in=True,
            send_back=True,
            months_back=3,
            tentative=False,
        ),
    )
    assert result["step_id"] == "server_planned"
    assert "**On the server** (" in told(result, "plan")
    assert "Portrait" in told(result, "plan")
    assert await there(server, "Everything") == []
    result = await choose(server, result, "server_connect")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)
    entry = result["result"]
    assert {each.scope for each in connected_by(entry)} == {
        scene.ben,
        of_room(scene.room),
        THE_STUDIO,
    }
    assert await there(server, "Everything") == ["Portrait"]
    assert await titles(scene) == ["Portrait"]


async def test_calendars_are_matched_by_their_names(server: ServerScene) -> None:
    scene = server.scene
    for name in ("anna", "Atelier Nord", "Family"):
        await server.make(name)
    result = await begin(server)
    suggested = fields(result)
    assert suggested["anna"] == scene.anna
    assert suggested["Atelier Nord"] == "the_studio"
    assert suggested["Family"] == "nobody"


async def test_a_wrong_password_is_said_and_not_tried_for_ever(server: ServerScene) -> None:
    server.before.asked.clear()
    result = await begin(server, password="wrong")
    assert (result["step_id"], result["errors"]) == ("server", {"base": "invalid_auth"})
    assert "user name or password refused" in told(result, "tried")
    signed_in = [each for each in server.before.headers if "Authorization" in each]
    # One is the redirection of /.well-known, which signs in to nothing.
    assert len(signed_in) <= 3


async def test_what_answers_is_no_calendar_server(server: ServerScene) -> None:
    server.before.faults.answer = lambda *_: web.Response(text="<html>Welcome</html>")
    result = await begin(server)
    assert (result["step_id"], result["errors"]) == ("server", {"base": "no_calendars"})
    assert "answers, but has no calendars" in told(result, "tried")


async def test_nobody_answers(server: ServerScene) -> None:
    result = await begin(server, url="http://127.0.0.1:9")
    assert result["errors"] == {"base": "cannot_connect"}


@pytest.mark.parametrize("address", ["http://cloud.example.com", "http://93.184.216.34/dav"])
async def test_without_https_only_the_local_network_is_asked(
    server: ServerScene, address: str
) -> None:
    result = await begin(server, url=address)
    assert (result["step_id"], result["errors"]) == ("server", {"url": "plain_http"})
    assert not server.before.asked


@pytest.mark.parametrize("address", ["", "https://", "ftp://cloud.example.com"])
async def test_no_address(server: ServerScene, address: str) -> None:
    result = await begin(server, url=address)
    assert result["errors"] == {"url": "address_invalid"}


async def test_the_studios_own_endpoint_is_refused(server: ServerScene) -> None:
    def answer(_method: str, path: str) -> web.Response:
        root = "/api/studio_sync/dav/"
        if not path.startswith(root):
            return web.Response(status=301, headers={"Location": root})
        return web.Response(status=207, content_type="application/xml", body=OWN)

    server.before.faults.answer = answer
    result = await begin(server)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "own_endpoint")


async def test_the_studios_own_endpoint_is_refused_under_any_address(server: ServerScene) -> None:
    """A proxy may serve it by another name and path: it says whose book it shows."""
    book = server.scene.studio.unique_id
    assert book
    said = f'<book-id xmlns="urn:x-studio-sync">{book}</book-id></prop>'.encode()
    own = OWN.replace(b"/api/studio_sync/dav/", b"/calendars-of-ours/").replace(b"</prop>", said)

    def answer(_method: str, _path: str) -> web.Response:
        return web.Response(status=207, content_type="application/xml", body=own)

    server.before.faults.answer = answer
    result = await begin(server)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "own_endpoint")


async def test_a_calendar_that_is_connected_by_another_name_is_refused(
    server: ServerScene,
) -> None:
    """In whatever studio; others of the server may be connected."""
    scene = server.scene
    for name in ("Anna", "Room", "Empty"):
        await server.make(name)
    await put(scene, "Portrait")
    await server.connect({"Anna": scene.anna, "Empty": of_room(scene.room)})
    async with proxy(server.running.host) as other:
        result = await begin(server, url=other.url)
        assert "connected already" in told(result, "calendars")
        answers = {"Anna": scene.anna, "Room": "nobody", "Empty": "nobody"}
        assert fields(result)["Anna"] is None
        result = await server.scene.house.fill(result, **answers)
        assert result["errors"] == {"base": "connected_already"}
        answers |= {"Anna": "nobody", "Room": scene.ben}
        result = await server.scene.house.fill(result, **answers)
        assert result["step_id"] == "server_sync"


async def test_what_is_connected_by_the_same_name_is_refused_also_while_it_is_empty(
    server: ServerScene,
) -> None:
    await server.make("Anna")
    await server.connect({"Anna": server.scene.anna})
    result = await begin(server)
    result = await server.scene.house.fill(result, Anna=server.scene.ben)
    assert result["errors"] == {"base": "connected_already"}


@pytest.mark.parametrize("problem", ["down", "authority"])
async def test_what_can_not_be_told_to_be_the_same_may_be_connected(
    server: ServerScene, problem: str
) -> None:
    """The other server can't be asked just now."""
    scene = server.scene
    await server.make("Anna")
    await put(scene, "Portrait")
    entry = await server.connect({"Anna": scene.anna})
    if problem == "down":
        server.before.faults.failing = 10_000
    else:
        data = {**entry.data, "authority": "none of this is PEM"}
        scene.hass.config_entries.async_update_entry(entry, data=data)
    async with proxy(server.running.host) as other:
        result = await begin(server, url=other.url)
        assert "connected already" not in told(result, "calendars")
        result = await server.scene.house.fill(result, Anna=scene.ben)
        assert result["step_id"] == "server_sync"


async def test_a_server_that_sends_us_elsewhere_does_not_get_the_password_there(
    server: ServerScene,
) -> None:
    other = "http://localhost:1/dav/"
    server.before.faults.answer = lambda *_: web.Response(status=302, headers={"Location": other})
    result = await begin(server)
    assert result["step_id"] == "server_elsewhere"
    assert told(result, "target") == other


async def test_two_calendars_can_not_show_the_same(server: ServerScene) -> None:
    for name in ("One", "Two"):
        await server.make(name)
    result = await begin(server)
    answers = dict.fromkeys(fields(result), "nobody")
    result = await server.scene.house.fill(result, **answers)
    assert result["errors"] == {"base": "nothing_chosen"}
    answers |= {"One": server.scene.ben, "Two": server.scene.ben}
    result = await server.scene.house.fill(result, **answers)
    assert result["errors"] == {"base": "owner_twice"}


async def test_whose_appointments_are_on_phones_already_is_said(server: ServerScene) -> None:
    await server.make("Anna")
    result = await begin(server)
    answers = dict.fromkeys(fields(result), "nobody")
    result = await server.scene.house.fill(result, **answers | {"Anna": server.scene.anna})
    assert result["step_id"] == "server_twice"
    assert result["description_placeholders"] == {"names": "Anna"}


async def test_a_password_that_holds_no_more_is_renewed(server: ServerScene) -> None:
    scene, flows = server.scene, server.scene.hass.config_entries.flow
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    server.before.faults.over = True
    await scene.house.pass_time(minutes=6)
    [reauth] = flows.async_progress()
    assert reauth["step_id"] == "reauth_server"
    asked = len(server.before.asked)
    await scene.house.pass_time(minutes=30)
    assert len(server.before.asked) == asked
    result = await flows.async_configure(reauth["flow_id"], {"password": "wrong"})
    assert result["errors"] == {"password": "invalid_auth"}
    server.before.faults.over = False
    result = await flows.async_configure(reauth["flow_id"], {"password": server.running.password})
    assert result["reason"] == "reauth_successful"
    await settle(scene.hass)
    assert [each.last_update_success for each in entry.runtime_data.syncs] == [True]


async def test_a_server_moves_to_another_address_without_a_first_sync(
    server: ServerScene,
) -> None:
    scene = server.scene
    await server.make("All")
    await put(scene, "Portrait")
    entry = await server.connect({"All": THE_STUDIO})
    async with proxy(server.running.host) as other:
        result = await scene.house.reconfigure(entry)
        result = await scene.house.fill(
            result, url=other.url, username="anna", password=server.running.password
        )
        result = await past_progress(server, await scene.house.fill(result))
        assert result["reason"] == "reconfigure_successful"
        await settle(scene.hass)
        assert [each.last_update_success for each in entry.runtime_data.syncs] == [True]
        assert await there(server, "All") == ["Portrait"]
        assert not [each for each in other.asked if each[0] in ("PUT", "DELETE")]
        await put(scene, "Another", days=4)
        await scene.house.pass_time(seconds=10)
        assert await there(server, "All") == ["Another", "Portrait"]


async def test_a_server_without_the_calendars_is_another_one(server: ServerScene) -> None:
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    await server.calendars["All"].ask("DELETE")
    result = await server.scene.house.reconfigure(entry)
    result = await server.scene.house.fill(
        result, url=server.before.url, username="anna", password=server.running.password
    )
    result = await past_progress(server, await server.scene.house.fill(result))
    assert result["reason"] == "calendars_missing"
    assert told(result, "names") == "All"


async def test_another_calendar_of_the_same_path_is_another_one(server: ServerScene) -> None:
    """Such as somebody else's of the same name: what it lacks was not deleted."""
    calendar = await server.make("All")
    await put(server.scene, "Portrait")
    entry = await server.connect({"All": THE_STUDIO})
    assert await there(server, "All") == ["Portrait"]
    await calendar.ask("DELETE")
    await calendar.ask("MKCALENDAR", "", bodies.make_calendar("All"))
    async with proxy(server.running.host) as other:
        result = await server.scene.house.reconfigure(entry)
        result = await server.scene.house.fill(
            result, url=other.url, username="anna", password=server.running.password
        )
        result = await past_progress(server, await server.scene.house.fill(result))
        assert result["reason"] == "calendars_missing"
        assert told(result, "names") == "All"
    assert entry.data["url"].startswith(server.before.url)


async def test_what_is_removed_stays_on_the_server(server: ServerScene) -> None:
    await server.make("All")
    await put(server.scene, "Portrait")
    entry = await server.connect({"All": THE_STUDIO})
    await server.scene.hass.config_entries.async_remove(entry.entry_id)
    await settle(server.scene.hass)
    assert await there(server, "All") == ["Portrait"]
    assert await titles(server.scene) == ["Portrait"]


async def make_book(server: ServerScene, name: str) -> Person:
    """Make an address book on the server."""
    path = f"{server.running.books}{new_name()}/"
    book = Person(server.session, f"{server.running.host}{path}", server.running.sign_in)
    await book.ask("MKCOL", "", bodies.make_address_book(name), Content_Type="application/xml")
    server.calendars[name] = book
    return book


async def test_an_address_book_holds_the_clients_of_a_group(server: ServerScene) -> None:
    scene, house = server.scene, server.scene.house
    book = await make_book(server, "Clients")
    await book.put(
        "ada.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada\r\nFN:Ada\r\nN:;Ada;;;\r\nEND:VCARD\r\n"
    )
    result = await begin(server)
    if result["step_id"] == "server_calendars":
        result = await house.fill(result, **dict.fromkeys(fields(result), "nobody"))
    assert result["step_id"] == "server_books"
    assert "Clients\u2069** – 1 entry" in told(result, "books")
    nothing = dict.fromkeys(fields(result), "nobody")
    result = await house.fill(result, **nothing)
    assert result["errors"] == {"base": "nothing_chosen"}
    result = await house.fill(result, **nothing | {"Clients": "new"})
    assert result["step_id"] == "server_sync"
    result = await house.fill(
        result, populate_out=True, populate_in=True, send_back=True, months_back=3, tentative=False
    )
    result = await past_progress(server, result)
    assert "Ada" in told(result, "plan")
    result = await choose(server, result, "server_connect")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)
    read = scene.studio.runtime_data.book.read
    [group] = [each for each in await read(people.groups) if each.name == "Clients"]
    [ada] = await read(lambda tx: clients.in_group(tx, group.id))
    assert ada.name == "Ada"
    changed = replace(ada, content=replace(ada.content, name="Ada Lovelace", parts=None))
    await write(scene, lambda tx: clients.put_client(tx, changed))
    await scene.house.pass_time(seconds=10)
    assert b"Ada Lovelace" in await book.text("ada.vcf")
