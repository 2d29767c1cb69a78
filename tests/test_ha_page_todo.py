"""The page's list of what waits for a person, and what a click there does."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_day import act, add
from .ha_fixtures import ANNA, Scene, soon
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


async def test_of_a_held_plan_what_is_ticked_is_done_and_the_rest_put_back(
    scene: Scene, page: PageSocket
) -> None:
    """B4: a series and its dates are one line; names that are none are refused."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, 13)]
    await scene.house.sync(scene.account)
    for event in made:
        primary.delete(event["id"])
    await scene.house.sync(scene.account)
    told = await todo(scene, page)
    [item] = [each for each in told["items"] if each["kind"] != "arrived"]
    assert (told["count"], item["kind"], item["by"], item["number"]) == (1, "held", "sync", 12)
    titles = [each["title"] for each in item["steps"]]
    assert titles == [f"Portrait {day}" for day in range(1, 13)]
    assert {each["action"] for each in item["steps"]} == {"delete_local"}
    asked = {
        "entry_id": scene.studio.entry_id,
        **{key: item[key] for key in ("config_entry_id", "part", "digest")},
    }
    wrong = {**asked, "choice": "keep", "through": ["keep apply"]}
    assert await page.refusal("todo/decide_held", **wrong) == "invalid_format"
    through = [item["steps"][0]["name"], item["steps"][4]["name"]]
    await page.result("todo/decide_held", **asked, choice="keep", through=through)
    assert await page.refusal("todo/decide_held", **asked, choice="apply") == "held_changed"
    await scene.house.sync(scene.account)
    left = {f"Portrait {day}" for day in range(1, 13) if day not in {1, 5}}
    assert {str(each["summary"]) for each in primary.events()} == left
    listed = await act(
        scene, "list_appointments", start=soon(0).isoformat(), end=soon(20).isoformat()
    )
    assert {each["title"] for each in listed["appointments"]} == left
