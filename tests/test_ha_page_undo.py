"""What somebody has just done on the page is taken back by one click, exactly."""

from dataclasses import replace
from typing import Any

from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Appointment

from .ha_day import PORTRAIT, act, add, offer, record
from .ha_fixtures import Scene
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def everything(scene: Scene) -> dict[str, Appointment]:
    """Return all that there is, but for the numbers of its last change."""
    book = scene.studio.runtime_data.book
    every = await book.read(lambda tx: appointments.changes(tx, 0))
    return {each.id: replace(each, rev=0, changed_at=None) for each in every if not each.deleted}


async def undo(scene: Scene, page: PageSocket, answer: dict[str, Any]) -> Any:
    """Press Undo."""
    found = await page.ask("undo", entry_id=scene.studio.entry_id, undo=answer["undo"])
    return found.get("error") or found["success"]


async def test_what_was_entered_goes(scene: Scene, page: PageSocket) -> None:
    made = await act(scene, "add_appointment", title="Zoé", start="2030-02-28 10:00")
    assert await undo(scene, page, made) is True
    assert await everything(scene) == {}
    # It is taken back once.
    error = await undo(scene, page, made)
    assert error["translation_key"] == "unknown_change"


@pytest.mark.parametrize(
    "change",
    [
        {"start": "2030-03-01 11:00"},
        {"staff_id": "Ben", "title": "Another"},
        {"session_type": "Portrait"},
        {"status": "tentative", "description": "\N{CAMERA}"},
    ],
)
async def test_what_was_changed_is_as_before(
    scene: Scene, page: PageSocket, change: dict[str, Any]
) -> None:
    await offer(scene, PORTRAIT)
    made = await add(scene, start="2030-02-28 10:00", resource_ids=[])
    before = await everything(scene)
    answer = await act(scene, "update_appointment", appointment_id=made["appointment_id"], **change)
    assert await everything(scene) != before
    assert await undo(scene, page, answer) is True
    assert await everything(scene) == before


@pytest.mark.parametrize("scope", ["this", "following", "all"])
@pytest.mark.parametrize("action", ["update_appointment", "cancel_appointment"])
async def test_a_series_is_as_before_with_all_its_dates(
    scene: Scene, page: PageSocket, scope: str, action: str
) -> None:
    made = await add(scene, start="2030-02-28 10:00", recurrence="FREQ=WEEKLY;COUNT=8")
    series = made["appointment_id"]
    await act(
        scene,
        "update_appointment",
        appointment_id=series,
        moment="2030-03-14 10:00",
        title="Other that day",
    )
    await act(scene, "cancel_appointment", appointment_id=series, moment="2030-03-21 10:00")
    before = await everything(scene)
    moment = {} if scope == "all" else {"moment": "2030-03-07 10:00"}
    data = {"title": "Changed"} if action == "update_appointment" else {}
    answer = await act(scene, action, appointment_id=series, scope=scope, **moment, **data)
    assert await everything(scene) != before
    assert await undo(scene, page, answer) is True
    assert await everything(scene) == before


async def test_what_somebody_changed_since_stays(scene: Scene, page: PageSocket) -> None:
    made = await add(scene, start="2030-02-28 10:00")
    key = made["appointment_id"]
    answer = await act(scene, "update_appointment", appointment_id=key, title="Mine")
    await act(scene, "update_appointment", appointment_id=key, title="Yours")
    error = await undo(scene, page, answer)
    assert error["translation_key"] == "change_overtaken"
    assert (await record(scene, key)).content.title == "Yours"


async def test_a_change_of_what_is_different_by_now_is_refused(scene: Scene) -> None:
    """Two people at once: the second is told."""
    made = await add(scene, start="2030-02-28 10:00")
    key, rev = made["appointment_id"], made["rev"]
    await act(scene, "update_appointment", appointment_id=key, title="First", expected_rev=rev)
    for action, data in (("update_appointment", {"title": "Second"}), ("cancel_appointment", {})):
        with pytest.raises(HomeAssistantError) as refused:
            await act(scene, action, appointment_id=key, expected_rev=rev, **data)
        assert refused.value.translation_key == "book_stale"
    assert (await record(scene, key)).content.title == "First"
