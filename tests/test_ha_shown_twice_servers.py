"""A calendar that phones may have from a server and by another way as well (A2)."""

from collections.abc import AsyncIterator

from homeassistant.config_entries import ConfigEntryDisabler
import pytest

from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room

from .dav_servers.running import Running
from .ha_accesses import begin, fill, placeholders
from .ha_fixtures import BEN, Scene, settle
from .ha_servers import ServerScene, server_scene

pytest_plugins = ["tests.dav_server_fixtures"]


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    """Return a server with calendars of Ben, of the room and of the studio."""
    async for found in server_scene(scene, radicale_server):
        scopes = {"Ben": scene.ben, "Room": of_room(scene.room), "All": THE_STUDIO}
        for name in scopes:
            await found.make(name)
        await found.connect(scopes)
        yield found


async def test_an_access_for_somebody_whose_calendar_is_on_a_server_is_warned_of(
    server: ServerScene,
) -> None:
    """Also for a room; not if the server is disabled."""
    scene = server.scene
    shown = await fill(scene, await begin(scene), username="ben", people=[scene.ben])
    assert shown["step_id"] == "shown_twice"
    assert placeholders(shown) == {"name": "Ben"}
    assert (await fill(scene, shown))["step_id"] == "calendar"
    shown = await fill(scene, await begin(scene), username="room", people=[scene.room])
    assert placeholders(shown) == {"name": "Blue room"}
    [entry] = [
        each for each in scene.hass.config_entries.async_entries() if each.unique_id == "server1"
    ]
    await scene.hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    await settle(scene.hass)
    shown = await fill(scene, await begin(scene), username="ben", people=[scene.ben])
    assert shown["step_id"] == "calendar"


async def test_google_for_somebody_whose_calendar_is_on_a_server_is_warned_of(
    server: ServerScene,
) -> None:
    house, ben = server.scene.house, server.scene.ben
    house.google.add_account(BEN, name="Ben Orth")
    shown = await house.fill(await house.begin_account(BEN), staff=ben, calendar=BEN)
    assert shown["step_id"] == "shown_twice"
    assert shown["description_placeholders"] == {"name": "Ben"}
    assert (await house.fill(shown))["step_id"] == "first_sync"
