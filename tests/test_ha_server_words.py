"""What is said of a calendar server: it is called a server, where of Google it says Google."""

from collections.abc import AsyncIterator
from dataclasses import replace

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .dav_servers.running import Running
from .ha_book import appointment, write
from .ha_day import Fix, act, record
from .ha_fixtures import Scene, settle, soon
from .ha_page import page_of
from .ha_servers import ServerScene, server_scene

pytest_plugins = ["tests.dav_server_fixtures"]


@pytest.fixture
async def server(scene: Scene, radicale_server: Running) -> AsyncIterator[ServerScene]:
    async for found in server_scene(scene, radicale_server):
        yield found


async def on_server(server: ServerScene) -> tuple[AccountEntry, str]:
    """Connect Ben's calendar, with an appointment in it; return the account and its id."""
    scene = server.scene
    await server.make("Ben")
    record = appointment(scene, "Old", start=soon(2), staff_id=scene.ben)
    await write(scene, lambda tx: appointments.put(tx, record))
    return await server.connect({"Ben": scene.ben}, policy="ask"), record.id


async def edited_on_both_sides(server: ServerScene) -> str:
    """Change title and place of an appointment here and on the server; return its id."""
    scene = server.scene
    _, record_id = await on_server(server)
    calendar = server.calendars["Ben"]
    [(name, content)] = (await calendar.seen()).items()
    await calendar.edit(name, replace(content, title="Theirs", place="Their place"))
    await act(
        scene, "update_appointment", appointment_id=record_id, title="Ours", place="Our place"
    )
    await scene.house.pass_time(minutes=6)
    await settle(scene.hass)
    return record_id


async def test_the_answers_to_a_change_on_both_sides_name_the_server(
    server: ServerScene, fix: Fix, hass_ws_client: WebSocketGenerator
) -> None:
    scene = server.scene
    record_id = await edited_on_both_sides(server)
    shown = await fix.begin(scene, "edit_conflict")
    assert shown["menu_options"] == ["take_studio", "take_server", "per_field"]
    assert "On the server **\u2068Theirs\u2069**" in shown["description_placeholders"]["fields"]
    assert "server" in shown["description_placeholders"]["changed"]
    assert "Google" not in str(shown["description_placeholders"])

    _, page = await page_of(scene, hass_ws_client, "Olga", roles="owner")
    await page.ask("todo/subscribe", entry_id=scene.studio.entry_id)
    todo = await page.told()
    [item] = [each for each in todo["items"] if each["kind"] == "edit_conflict"]
    assert (item["studio"]["title"], item["server"]["title"]) == ("Ours", "Theirs")
    answers = [each["answer"] for each in item["offers"]]
    assert answers == ["take_studio", "take_server", "per_field"]
    with pytest.raises(ServiceValidationError):
        await act(scene, "resolve_conflict", conflict_id=item["id"], answer="take_google")

    done = await fix.go(shown, next_step_id="take_server")
    assert done["type"] == "create_entry"
    await scene.house.pass_time(seconds=10)
    found = (await server.calendars["Ben"].seen()).values()
    assert [each.title for each in found] == ["Theirs"]
    assert (await record(scene, record_id)).content.title == "Theirs"


async def test_an_undo_where_only_reading_is_allowed_says_so(server: ServerScene) -> None:
    """It does not speak of Google, and the journal has nothing of it."""
    scene = server.scene
    account, _ = await on_server(server)
    server.before.faults.read_only = True
    with pytest.raises(HomeAssistantError, match="only read here"):
        await act(scene, "undo_sync", config_entry_id=account.entry_id, preview=False)


async def test_a_plan_for_a_server_says_where_it_would_be_done(server: ServerScene) -> None:
    scene = server.scene
    account, _ = await on_server(server)
    own = {"config_entry_id": account.entry_id}
    [undoing] = (await act(scene, "undo_sync", **own, preview=True))["previews"]
    assert (undoing["there"], undoing["actions"][0]["in_server"]) == ("server", "delete")
    [preview] = (await act(scene, "preview_sync", **own))["previews"]
    assert preview["there"] == "server"
