"""A calendar server in Home Assistant: one account with several calendars."""

from collections.abc import AsyncIterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.sync.model import Do

from .calendar_contract import timed
from .dav_servers.running import Running
from .ha_book import appointment, write
from .ha_fixtures import Scene, settle, soon
from .ha_servers import ServerScene, server_scene, subentry

pytest_plugins = ["tests.dav_server_fixtures"]


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


async def put(scene: Scene, title: str, days: float = 2) -> None:
    """Put an appointment of Anna's in the book."""
    record = appointment(scene, title, start=soon(days))
    await write(scene, lambda tx: appointments.put(tx, record))
    await settle(scene.hass)


async def titles(scene: Scene) -> list[str]:
    """Return the titles in the book."""

    def work(tx: Transaction) -> list[str]:
        return sorted(each.content.title for each in appointments.changes(tx, 0) if each.lives)

    return await scene.studio.runtime_data.book.read(work)


async def there(server: ServerScene, name: str) -> list[str]:
    """Return the titles in a calendar on the server."""
    return sorted(each.title for each in (await server.calendars[name].seen()).values())


async def test_calendars_may_be_at_another_host_than_who_signs_in(server: ServerScene) -> None:
    """As those of iCloud are: a calendar is where its home is."""
    scene = server.scene
    await server.make("All")
    entry = await server.connect({"All": THE_STUDIO})
    data = {**entry.data, "url": "https://caldav.example.com/1/principal/"}
    scene.hass.config_entries.async_update_entry(entry, data=data)
    assert await scene.hass.config_entries.async_reload(entry.entry_id)
    await settle(scene.hass)
    assert [each.last_update_success for each in entry.runtime_data.syncs] == [True]
    await put(scene, "Portrait")
    await scene.house.pass_time(seconds=10)
    assert await there(server, "All") == ["Portrait"]


async def test_calendars_of_staff_rooms_and_the_studio_are_synced(server: ServerScene) -> None:
    scene = server.scene
    for name in ("Anna", "Room", "All"):
        await server.make(name)
    await put(scene, "Portrait")
    entry = await server.connect(
        {"Anna": scene.anna, "Room": of_room(scene.room), "All": THE_STUDIO}
    )
    assert entry.state is ConfigEntryState.LOADED
    assert await there(server, "Anna") == ["Portrait"]
    assert await there(server, "All") == ["Portrait"]
    assert await there(server, "Room") == []
    await server.calendars["Room"].add(timed("Cleaning", start=soon(3)))
    await scene.house.pass_time(minutes=6)
    assert await titles(scene) == ["Cleaning", "Portrait"]
    await scene.house.pass_time(seconds=10)
    assert await there(server, "All") == ["Cleaning", "Portrait"]


async def test_calendars_in_which_nothing_changed_are_one_request(server: ServerScene) -> None:
    scene = server.scene
    names = {str(number): scene.anna if number == 0 else THE_STUDIO for number in range(20)}
    for name in names:
        await server.make(name)
    await server.connect(names)
    await scene.house.pass_time(minutes=6)
    server.before.asked.clear()
    await scene.house.pass_time(minutes=5)
    assert [method for method, _ in server.before.asked] == ["PROPFIND"]


async def test_who_asks_for_a_sync_gets_what_is_there_now(server: ServerScene) -> None:
    """Also right after another calendar of the server was looked at."""
    scene = server.scene
    for name in ("Anna", "Room"):
        await server.make(name)
    entry = await server.connect({"Anna": scene.anna, "Room": of_room(scene.room)})
    anna, room = entry.runtime_data.calendars
    await anna.async_sync("test")
    await server.calendars["Room"].add(timed("Cleaning", start=soon(3)))
    await room.async_sync("test")
    assert await titles(scene) == ["Cleaning"]
    await server.calendars["Anna"].add(timed("Portrait", start=soon(4)))
    assert [each.do for each in (await anna.async_preview()).plan.actions] == [Do.CREATE_LOCAL]


async def test_a_server_that_is_down_is_asked_again_and_says_so(server: ServerScene) -> None:
    scene = server.scene
    for name in ("Anna", "All"):
        await server.make(name)
    entry = await server.connect({"Anna": scene.anna, "All": THE_STUDIO})
    server.before.faults.failing = None
    server.before.faults.failing = 10_000
    await scene.house.pass_time(minutes=6)
    assert [each.last_update_success for each in entry.runtime_data.syncs] == [False, False]
    server.before.faults.failing = 0
    await scene.house.pass_time(minutes=6)
    assert [each.last_update_success for each in entry.runtime_data.syncs] == [True, True]


async def test_a_calendar_that_may_only_be_read_is_one_repair(server: ServerScene) -> None:
    """What comes from there still comes in; the rest waits until it may be written again."""
    scene = server.scene
    await server.make("Anna")
    entry = await server.connect({"Anna": scene.anna})
    (sync,) = entry.runtime_data.syncs
    issue_id = f"read_only_{subentry(entry, 'Anna').subentry_id}"
    issues = ir.async_get(scene.hass)
    server.before.faults.read_only = True
    await put(scene, "Portrait")
    await server.calendars["Anna"].add(timed("Theirs", start=soon(3)))
    await scene.house.pass_time(minutes=6)
    assert sync.last_update_success
    assert await titles(scene) == ["Portrait", "Theirs"]
    found = issues.async_get_issue(DOMAIN, issue_id)
    assert found is not None
    assert found.translation_key == "read_only"
    asked = len([method for method, _ in server.before.asked if method == "PUT"])
    await scene.house.pass_time(minutes=20)
    assert len([method for method, _ in server.before.asked if method == "PUT"]) == asked
    server.before.faults.read_only = False
    await scene.house.pass_time(minutes=60)
    await scene.house.pass_time(minutes=10)
    assert await there(server, "Anna") == ["Portrait", "Theirs"]
    assert issues.async_get_issue(DOMAIN, issue_id) is None
