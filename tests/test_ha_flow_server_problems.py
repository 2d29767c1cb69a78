"""What comes between when a calendar server is connected, renewed or moved."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Never

from aiohttp import web
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.errors import BookCorrupt
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.book.scopes import THE_STUDIO
from custom_components.studio_sync.dav_client.client import OtherLibrary
from custom_components.studio_sync.dav_client.errors import CollectionRefused, ServerUnreachable
from custom_components.studio_sync.dav_client.homes import Collection, Holds
from custom_components.studio_sync.entries.connected import connected_by
from custom_components.studio_sync.flows.server_plan import NoPhotos
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .dav_servers.proxy import proxy
from .dav_servers.running import Running
from .ha_book import write
from .ha_fixtures import House, Scene, settle
from .ha_servers import ServerScene, server_scene, subentry
from .test_dav_client_transport import certificate
from .test_ha_flow_server import ADA, begin, choose, fields, make_book, past_progress, told
from .test_ha_server import put
from .test_ha_server_calendars import CLIENTS, add, change, fill

pytest_plugins = ["tests.dav_server_fixtures"]

FLOWS = "custom_components.studio_sync.flows"
SYNC = {
    "populate_out": True,
    "populate_in": True,
    "send_back": True,
    "months_back": 3,
    "tentative": False,
}


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


def raising(error: Exception) -> Any:
    """Return a function that raises this, whatever it is given."""

    async def fail(*_: object, **__: object) -> Never:
        raise error

    return fail


def telling(*found: Collection) -> Any:
    """Return a function that tells of these collections, empty."""

    async def tell(*_: object) -> list[tuple[Collection, int]]:
        return [(each, 0) for each in found]

    return tell


def nothing(result: Any) -> dict[str, str]:
    """Return a form in which nothing is synchronised."""
    return dict.fromkeys(fields(result), "nobody")


async def test_without_a_studio_there_is_nothing_to_connect(house: House) -> None:
    result = await house.start("server")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_studio")


async def test_of_several_studios_one_is_chosen(server: ServerScene) -> None:
    await server.scene.house.add_studio("Atelier Süd")
    result = await server.scene.house.start("server")
    assert "studio" in fields(result)


async def test_another_http_library_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{FLOWS}.server_look.connect", raising(OtherLibrary("niquests")))
    result = await begin(server)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "server_library")


async def test_with_another_http_library_a_server_waits(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    lifecycle = "custom_components.studio_sync.lifecycle.server"
    monkeypatch.setattr(f"{lifecycle}.connect", raising(OtherLibrary("niquests")))
    await server.scene.hass.config_entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY


async def test_an_authority_that_can_not_be_read_is_said(server: ServerScene) -> None:
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    entries = server.scene.hass.config_entries
    entries.async_update_entry(entry, data={**entry.data, "authority": "nothing"})
    await entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    assert entry.error_reason_translation_key == "authority_unreadable"


async def test_a_server_is_followed_to_where_it_sends_us(server: ServerScene) -> None:
    await server.make("All")
    async with proxy(server.running.host) as other:
        target = f"{other.url}/"
        server.before.faults.answer = lambda *_: web.Response(
            status=302, headers={"Location": target}
        )
        result = await begin(server)
        assert result["step_id"] == "server_elsewhere"
        assert not other.asked
        result = await server.scene.house.fill(result)
        # It is not encrypted there, either.
        assert result["step_id"] == "server_plain"
        result = await past_progress(server, await server.scene.house.fill(result))
        assert result["step_id"] == "server_calendars"


async def test_a_server_is_not_followed_out_of_the_network_without_encryption(
    server: ServerScene,
) -> None:
    """As one behind a proxy does that does not know that it is reached by TLS."""
    server.before.faults.answer = lambda *_: web.Response(
        status=302, headers={"Location": "http://cloud.example.com/dav/"}
    )
    result = await begin(server)
    assert result["step_id"] == "server_elsewhere"
    result = await server.scene.house.fill(result)
    assert (result["step_id"], result["errors"]) == ("server", {"url": "plain_http"})


async def moved_to(server: ServerScene, entry: AccountEntry) -> ConfigFlowResult:
    """Say that a server has another address; return what is said to that."""
    async with proxy(server.running.host) as other:
        result = await server.scene.house.reconfigure(entry)
        result = await server.scene.house.fill(
            result, url=other.url, username="anna", password=server.running.password
        )
        return await past_progress(server, await server.scene.house.fill(result))


async def test_of_several_calendars_the_missing_one_is_named(server: ServerScene) -> None:
    await server.make("All")
    gone = await server.make("Anna")
    entry = await server.connect({"All": THE_STUDIO, "Anna": server.scene.anna})
    await gone.ask("DELETE")
    result = await moved_to(server, entry)
    assert (result["reason"], told(result, "names")) == ("calendars_missing", "Anna")


async def test_without_its_studio_a_server_is_not_moved(server: ServerScene) -> None:
    """Whether its calendars are the same is told by the book."""
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    await server.scene.hass.config_entries.async_unload(server.scene.studio.entry_id)
    result = await moved_to(server, entry)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "book_failed")


async def test_a_server_that_goes_while_it_is_moved_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.make("All")
    await put(server.scene, "Portrait")
    entry = await server.connect({"All": THE_STUDIO})
    monkeypatch.setattr(f"{FLOWS}.server_change.etags_of", raising(ServerUnreachable()))
    result = await moved_to(server, entry)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "server_unreachable")


async def test_calendars_that_may_not_be_listed_are_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{FLOWS}.server.collections_of", raising(CollectionRefused()))
    result = await begin(server)
    assert result["reason"] == "server_access_refused"


async def test_a_server_without_calendars_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{FLOWS}.server.collections_of", telling())
    assert (await begin(server))["reason"] == "no_calendars_there"


async def test_a_certificate_that_is_gone_again_can_not_be_shown(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(f"{FLOWS}.server_look.certificate_of", raising(OSError()))
    context, _ = certificate(tmp_path)
    async with proxy(server.running.host, context) as secure:
        result = await begin(server, url=secure.url)
    assert result["step_id"] == "server"
    assert "its certificate can't be checked" in told(result, "tried")


async def test_calendars_of_one_name_are_told_apart_and_rights_are_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Collection(url=f"{server.before.url}/anna/1/", holds=Holds.EVENTS, name="Work")
    other = replace(one, url=f"{server.before.url}/anna/2/", may_write=False)
    monkeypatch.setattr(f"{FLOWS}.server.collections_of", telling(one, other))
    result = await begin(server)
    assert list(fields(result)) == ["Work", "Work (2)"]
    assert "may only be read" in told(result, "calendars")


async def test_a_server_that_goes_while_the_plan_is_made_is_said(server: ServerScene) -> None:
    await server.make("All")
    result = await begin(server)
    answers = nothing(result) | {"All": "the_studio"}
    result = await server.scene.house.fill(result, **answers)
    if result["step_id"] == "server_books":
        result = await server.scene.house.fill(result, **nothing(result))
    server.before.faults.over = True
    result = await past_progress(server, await server.scene.house.fill(result, **SYNC))
    assert result["reason"] == "server_sign_in"


async def test_whose_appointments_show_twice_may_be_connected_all_the_same(
    server: ServerScene,
) -> None:
    await server.make("Anna")
    result = await begin(server)
    answers = nothing(result) | {"Anna": server.scene.anna}
    result = await server.scene.house.fill(result, **answers)
    if result["step_id"] == "server_books":
        result = await server.scene.house.fill(result, **nothing(result))
    assert result["step_id"] == "server_twice"
    assert (await server.scene.house.fill(result))["step_id"] == "server_sync"


async def test_address_books_and_groups_that_do_not_fit(server: ServerScene) -> None:
    scene, house = server.scene, server.scene.house
    regulars = ClientGroup(id="regulars", name="Regulars")
    await write(scene, lambda tx: people.put_group(tx, regulars))
    await server.make("Room")
    for name in ("First", "Second"):
        await make_book(server, name)
    await server.calendars["First"].put("ada.vcf", ADA)
    result = await begin(server)
    result = await house.fill(result, **nothing(result))
    assert result["step_id"] == "server_books"
    none = nothing(result)
    twice = {"First": regulars.id, "Second": regulars.id}
    result = await house.fill(result, **none | twice)
    assert result["errors"] == {"base": "group_twice"}
    result = await house.fill(result, **none | {"First": "new"})
    result = await past_progress(server, await house.fill(result, **SYNC))
    # Somebody is quicker.
    first = ClientGroup(id="first", name="First")
    await write(scene, lambda tx: people.put_group(tx, first))
    result = await choose(server, result, "server_connect")
    assert result["step_id"] == "server_books"
    result = await house.fill(result, **none | {"First": "new"})
    assert result["errors"] == {"base": "name_taken"}


@pytest.mark.parametrize("module", ["server_books", "server_book"])
async def test_a_book_that_can_not_be_read_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    await server.make("All")
    await make_book(server, "Clients")
    if module == "server_books":
        result = await begin(server)
        monkeypatch.setattr(f"{FLOWS}.{module}.active_groups", raising(BookCorrupt()))
        result = await server.scene.house.fill(result, **nothing(result))
        assert result["reason"] == "book_failed"
        return
    entry = await server.connect({"All": THE_STUDIO})
    group = {"group": "new", "group_name": "Regulars"}
    await fill(server, await add(server, entry, "address_book"), book="Clients", **group, **CLIENTS)
    monkeypatch.setattr(f"{FLOWS}.{module}.active_groups", raising(BookCorrupt()))
    assert (await add(server, entry, "address_book"))["reason"] == "book_failed"
    assert (await change(server, entry, "Clients"))["reason"] == "book_failed"
    monkeypatch.undo()
    await server.scene.hass.config_entries.async_unload(entry.entry_id)
    assert (await change(server, entry, "Clients"))["reason"] == "account_not_loaded"


async def test_a_server_that_does_not_answer_keeps_its_password(server: ServerScene) -> None:
    await server.make("All")
    await server.connect({"All": THE_STUDIO})
    server.before.faults.over = True
    await server.scene.house.pass_time(minutes=6)
    flows = server.scene.hass.config_entries.flow
    [reauth] = flows.async_progress()
    server.before.faults.over, server.before.faults.failing = False, None
    result = await flows.async_configure(reauth["flow_id"], {"password": "new"})
    assert result["errors"] == {"base": "server_fails"}


async def test_an_address_that_does_not_do_is_said(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    house, typed = server.scene.house, {"username": "anna", "password": "wrong"}
    result = await house.reconfigure(entry)
    result = await house.fill(result, url="http://cloud.example.com", **typed)
    assert result["errors"] == {"url": "plain_http"}
    result = await house.fill(result, url=server.before.url, **typed)
    result = await past_progress(server, await house.fill(result))
    assert (result["step_id"], result["errors"]) == (
        "reconfigure_server",
        {"base": "invalid_auth"},
    )
    monkeypatch.setattr(f"{FLOWS}.server_change.collections_of", raising(CollectionRefused()))
    typed["password"] = server.running.password
    result = await house.fill(result, url=server.before.url, **typed)
    result = await past_progress(server, await house.fill(result))
    assert result["reason"] == "server_access_refused"


async def test_a_calendar_behind_another_name_of_its_owner_is_the_same(
    server: ServerScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    last = server.href("All").rstrip("/").rpartition("/")[2]
    there = Collection(url=f"{server.before.url}/anna.lund/{last}/", holds=Holds.EVENTS)
    monkeypatch.setattr(f"{FLOWS}.server_change.collections_of", telling(there))
    house = server.scene.house
    typed = {"username": "anna", "password": server.running.password}
    result = await house.fill(await house.reconfigure(entry), url=server.before.url, **typed)
    result = await past_progress(server, await house.fill(result))
    assert result["reason"] == "reconfigure_successful"
    await settle(server.scene.hass)
    assert subentry(entry, "All").data["href"] == f"/anna.lund/{last}/"
    assert [each.scope for each in connected_by(entry)] == [THE_STUDIO]


async def test_for_a_plan_photos_are_compared_and_not_kept() -> None:
    photos = NoPhotos()
    assert await photos.put(b"one") != await photos.put(b"other")
    assert await photos.get("one") is None
