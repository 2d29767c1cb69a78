"""The page's diary: what it is told at first, and of each change by one message."""

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.panel.sidebar import build_name

from .ha_day import act, add
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def test_the_page_knows_the_studio(scene: Scene, page: PageSocket) -> None:
    """People, rooms, types, and what the user may do."""
    assert (await page.ask("studios/subscribe"))["success"]
    told = await page.told()
    assert told["build"] == build_name()
    [studio] = told["studios"]
    assert studio["entry_id"] == scene.studio.entry_id
    assert studio["role"] == "owner"
    assert studio["running"] is True
    assert {each["kind"] for each in studio["people"]} <= {"staff", "room"}


async def test_each_change_is_one_message(scene: Scene, page: PageSocket) -> None:
    """First everything, then only what is new, changed, or gone."""
    span = {"start": "2000-01-01", "end": "2000-01-08"}
    studio = scene.studio.entry_id
    assert (await page.ask("diary/subscribe", entry_id=studio, **span))["success"]
    assert await page.told() == {"whole": True, "changed": [], "removed": []}
    made = await add(scene, start="2000-01-03 10:00", title="Zoé 📷")
    told = await page.told()
    [changed] = told["changed"]
    assert changed["title"] == "Zoé 📷"
    assert changed["start"].startswith("2000-01-03T10:00:00")
    assert changed["editable"] is True
    await add(scene, start="2001-01-03 10:00", title="Another year")
    await act(scene, "cancel_appointment", appointment_id=made["appointment_id"])
    assert await page.told() == {"whole": False, "changed": [], "removed": [changed["key"]]}


async def test_too_long_a_view_is_refused(scene: Scene, page: PageSocket) -> None:
    """With a translated error that names nothing private."""
    studio = scene.studio.entry_id
    answer = await page.ask(
        "diary/subscribe", entry_id=studio, start="2000-01-01", end="2001-01-01"
    )
    assert answer["success"] is False
    assert answer["error"]["translation_key"] == "diary_too_long"
    await settle(scene.hass)
