"""The page's list of what waits for a person, and what a click there does."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_day import act, add
from .ha_fixtures import Scene
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def todo(scene: Scene, page: PageSocket) -> Any:
    """Follow the list."""
    assert (await page.ask("todo/subscribe", entry_id=scene.studio.entry_id))["success"]
    return await page.told()


async def test_an_overlap_comes_with_its_answers_and_goes(scene: Scene, page: PageSocket) -> None:
    assert await todo(scene, page) == {"count": 0, "items": []}
    await add(scene, title="Dentist", start="2030-05-06 13:30")
    await add(scene, title="Portrait", start="2030-05-06 14:00")
    told = await page.told()
    while not told["items"]:
        told = await page.told()
    [item] = told["items"]
    assert told["count"] == 1
    assert item["kind"] == "overlap"
    assert {item["new"]["title"], item["old"]["title"]} == {"Dentist", "Portrait"}
    answers = {each["answer"] for each in item["offers"]}
    assert {"keep_both", "move_new", "cancel_new", "cancel_old"} <= answers
    await act(scene, "resolve_conflict", conflict_id=item["id"], answer="keep_both")
    assert await page.told() == {"count": 0, "items": []}
