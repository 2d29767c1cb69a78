"""The calendars and address books of a connected server: adding, changing and removing them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.dav_client.certificates import fingerprint_of
from custom_components.studio_sync.entries.connected import connected_by
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .dav_servers.proxy import proxy
from .dav_servers.running import Running
from .ha_fixtures import Scene, settle
from .ha_mailing import set_options
from .ha_options import open_page, submit
from .ha_servers import ServerScene, server_scene, subentry
from .test_dav_client_transport import certificate
from .test_ha_flow_server import begin, fields, make_book, past_progress, told
from .test_ha_server import put, there

pytest_plugins = ["tests.dav_server_fixtures"]

BOTH = {
    "populate_out": True,
    "populate_in": True,
    "send_back": True,
    "months_back": 3,
    "tentative": False,
    "policy": "newest",
    "privacy": "full",
    "brake_count": 10,
    "brake_percent": 20,
}
CLIENTS = {
    "populate_out": True,
    "populate_in": True,
    "send_back": True,
    "shown": "all",
    "deleted_there": "put_back",
    "policy": "newest",
    "brake_count": 10,
    "brake_percent": 20,
}


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


@pytest.fixture
async def entry(server: ServerScene) -> AccountEntry:
    """Connect one calendar of a server."""
    await server.make("All")
    return await server.connect({"All": THE_STUDIO})


async def add(server: ServerScene, entry: AccountEntry, kind: str = "calendar") -> Any:
    """Begin to add a calendar or an address book."""
    flows = server.scene.hass.config_entries.subentries
    return await flows.async_init((entry.entry_id, kind), context={"source": "user"})


async def change(server: ServerScene, entry: AccountEntry, title: str) -> Any:
    """Begin to change one."""
    found = subentry(entry, title)
    return await server.scene.hass.config_entries.subentries.async_init(
        (entry.entry_id, found.subentry_type),
        context={"source": "reconfigure", "subentry_id": found.subentry_id},
    )


async def fill(server: ServerScene, result: ConfigFlowResult, **answers: Any) -> Any:
    """Fill in a form, and wait for what follows."""
    flows = server.scene.hass.config_entries.subentries
    found = await flows.async_configure(result["flow_id"], answers)
    await settle(server.scene.hass)
    return found


async def test_a_calendar_is_added(server: ServerScene, entry: AccountEntry) -> None:
    await put(server.scene, "Portrait")
    await server.make("Ben")
    result = await add(server, entry)
    twice = await fill(server, result, calendar="Ben", whose="the_studio", **BOTH)
    assert twice["errors"] == {"whose": "owner_twice"}
    done = await fill(server, twice, calendar="Ben", whose=server.scene.ben, **BOTH)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert {each.scope for each in connected_by(entry)} == {THE_STUDIO, server.scene.ben}
    assert len(entry.runtime_data.calendars) == 2
    assert await there(server, "Ben") == []


async def test_a_calendar_is_made_on_the_server(server: ServerScene, entry: AccountEntry) -> None:
    scene = server.scene
    result = await add(server, entry)
    done = await fill(server, result, calendar="new", whose=of_room(scene.room), **BOTH)
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Blue room")
    made = subentry(entry, "Blue room")
    assert [each.last_update_success for each in entry.runtime_data.syncs] == [True, True]
    href = f"{server.running.host}{made.data['href']}"
    async with server.session.delete(href, headers=server.running.sign_in) as answer:
        assert answer.ok


async def test_whose_appointments_are_on_phones_already_is_said(
    server: ServerScene, entry: AccountEntry
) -> None:
    await server.make("Anna")
    result = await add(server, entry)
    asked = await fill(server, result, calendar="Anna", whose=server.scene.anna, **BOTH)
    assert (asked["step_id"], told(asked, "names")) == ("shown_twice", "Anna")
    done = await fill(server, asked)
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_what_a_calendar_shows_is_changed(server: ServerScene, entry: AccountEntry) -> None:
    scene = server.scene
    await put(scene, "Portrait")
    await scene.house.pass_time(seconds=10)
    assert await there(server, "All") == ["Portrait"]
    result = await change(server, entry, "All")
    assert fields(result)["whose"] == "the_studio"
    done = await fill(server, result, whose=scene.ben, **BOTH)
    assert done["reason"] == "reconfigure_successful"
    assert [each.scope for each in connected_by(entry)] == [scene.ben]
    await scene.house.pass_time(minutes=6)
    assert await there(server, "All") == []


async def test_a_removed_calendar_stays_as_it_is(server: ServerScene, entry: AccountEntry) -> None:
    scene = server.scene
    await server.make("Ben")
    await fill(server, await add(server, entry), calendar="Ben", whose=scene.ben, **BOTH)
    await put(scene, "Portrait")
    await scene.house.pass_time(seconds=10)
    found = subentry(entry, "All")
    assert scene.hass.config_entries.async_remove_subentry(entry, found.subentry_id)
    await settle(scene.hass)
    assert await there(server, "All") == ["Portrait"]
    assert [each.scope for each in connected_by(entry)] == [scene.ben]
    devices = dr.async_get(scene.hass)
    assert not devices.async_get_devices(identifiers={(DOMAIN, found.subentry_id)})


async def test_an_address_book_is_added_and_changed(
    server: ServerScene, entry: AccountEntry
) -> None:
    scene = server.scene
    await make_book(server, "Clients")
    result = await add(server, entry, "address_book")
    missing = await fill(server, result, book="Clients", group="new", **CLIENTS)
    assert missing["errors"] == {"group_name": "name_missing"}
    done = await fill(
        server, missing, book="Clients", group="new", group_name="Regulars", **CLIENTS
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    [group] = await scene.studio.runtime_data.book.read(people.groups)
    assert [each.scope for each in connected_by(entry)] == [THE_STUDIO, group.id]
    result = await change(server, entry, "Clients")
    done = await fill(server, result, group=group.id, **CLIENTS | {"send_back": False})
    assert done["reason"] == "reconfigure_successful"
    assert not entry.runtime_data.contacts[0].options.send_back
    await make_book(server, "Others")
    result = await add(server, entry, "address_book")
    twice = await fill(server, result, book="Others", group=group.id, **CLIENTS)
    assert twice["errors"] == {"group": "group_twice"}


@pytest.mark.parametrize("kind", ["calendar", "address_book"])
async def test_a_server_that_does_not_answer_is_said(
    server: ServerScene, entry: AccountEntry, kind: str
) -> None:
    server.before.faults.over = True
    result = await add(server, entry, kind)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "server_sign_in")


@pytest.mark.parametrize("kind", ["calendar", "address_book"])
async def test_while_the_server_is_not_loaded_nothing_is_added_or_changed(
    server: ServerScene, entry: AccountEntry, kind: str
) -> None:
    await server.scene.hass.config_entries.async_unload(entry.entry_id)
    result = await add(server, entry, kind)
    assert result["reason"] == "account_not_loaded"
    if kind == "calendar":
        assert (await change(server, entry, "All"))["reason"] == "account_not_loaded"


async def test_how_often_it_is_looked_at_is_chosen(
    server: ServerScene, entry: AccountEntry
) -> None:
    page = await open_page(server.scene.hass, entry, "polling")
    await submit(server.scene.hass, page, poll_minutes=30)
    await settle(server.scene.hass)
    server.before.asked.clear()
    await server.scene.house.pass_time(minutes=20)
    assert not server.before.asked
    await server.scene.house.pass_time(minutes=11)
    assert [method for method, _ in server.before.asked] == ["PROPFIND"]


async def test_at_times_of_day_it_is_not_looked_at_in_between(
    server: ServerScene, entry: AccountEntry
) -> None:
    time = dt_util.as_local(dt_util.utcnow() + timedelta(hours=3)).strftime("%H:%M:00")
    set_options(server.scene, server.scene.studio, schedule="times", times=[time])
    await settle(server.scene.hass)
    server.before.asked.clear()
    await server.scene.house.pass_time(hours=2)
    assert not server.before.asked
    assert [each.next_run for each in entry.runtime_data.syncs] == [None]


async def test_a_certificate_that_nobody_knows_is_shown_and_trusted(
    server: ServerScene, tmp_path: Path
) -> None:
    await server.make("All")
    context, made = certificate(tmp_path)
    async with proxy(server.running.host, context) as secure:
        server.before = secure
        result = await begin(server)
        assert result["step_id"] == "server_certificate"
        assert not secure.asked
        whole = made.public_bytes(serialization.Encoding.DER)
        assert told(result, "fingerprint").replace(":", "").lower() == fingerprint_of(whole)
        assert "CN=Studio" in told(result, "name")
        result = await server.scene.house.fill(result, trust="authority")
        assert result["errors"] == {"authority": "authority_missing"}
        result = await past_progress(
            server, await server.scene.house.fill(result, trust="authority", authority="no")
        )
        assert result["errors"] == {"authority": "authority"}
        result = await past_progress(
            server, await server.scene.house.fill(result, trust="this_one")
        )
        assert result["step_id"] == "server_calendars"


async def test_an_own_authority_is_trusted(server: ServerScene, tmp_path: Path) -> None:
    await server.make("All")
    context, _ = certificate(tmp_path)
    async with proxy(server.running.host, context) as secure:
        server.before = secure
        result = await begin(server)
        pem = (tmp_path / "c.pem").read_text()
        result = await past_progress(
            server, await server.scene.house.fill(result, trust="authority", authority=pem)
        )
        assert result["step_id"] == "server_calendars"
