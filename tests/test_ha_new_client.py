"""A client who is added with what they book, or with a change: one change, taken back as one."""

from typing import Any
from uuid import uuid4

from homeassistant.exceptions import ServiceValidationError
import probatio as vol
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_day import act, add
from .ha_fixtures import Scene
from .ha_page import PageSocket

LENA = {"name": "Lena Hofer", "phones": ["0171 5550190"]}
START = "2030-05-06 10:00"


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def book(scene: Scene, **more: Any) -> dict[str, Any]:
    """Book an hour of Anna's for a new client; return the response."""
    answer: dict[str, Any] = await act(
        scene,
        "add_appointment",
        **{"start": START, "title": "First", "staff_id": scene.anna, "new_client": LENA, **more},
    )
    return answer


async def known(scene: Scene) -> list[tuple[str, list[str]]]:
    """Return the clients that there are, with their numbers."""
    listed = (await act(scene, "list_clients"))["clients"]
    return [(each["name"], each["phones"]) for each in listed]


async def booked(scene: Scene) -> list[str | None]:
    """Return the clients of the day's appointments."""
    found = await act(scene, "list_appointments", start="2030-05-06", end="2030-05-07")
    return [each["client"] for each in found["appointments"]]


async def test_a_booking_for_a_new_client_is_one_change(scene: Scene, page: PageSocket) -> None:
    """And so are its undo, and the undo of that."""
    token = (await book(scene))["undo"]
    lena = ("Lena Hofer", ["0171 5550190"])
    assert (await known(scene), await booked(scene)) == ([lena], ["Lena Hofer"])
    done = await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
    assert done["staying"] == []
    assert (await known(scene), await booked(scene)) == ([], [])
    await page.result("undo", entry_id=scene.studio.entry_id, undo=done["undo"])
    assert (await known(scene), await booked(scene)) == ([lena], ["Lena Hofer"])


async def test_a_change_to_a_new_client_is_one_change(scene: Scene, page: PageSocket) -> None:
    made = await add(scene, title="First", start=START)
    change = {"appointment_id": made["appointment_id"], "new_client": LENA, "title": "Second"}
    token = (await act(scene, "update_appointment", **change))["undo"]
    assert await booked(scene) == ["Lena Hofer"]
    await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
    assert (await known(scene), await booked(scene)) == ([], [None])


async def test_a_repeated_request_adds_both_once(scene: Scene) -> None:
    once = {"request_id": uuid4().hex}
    assert await book(scene, **once) == await book(scene, **once)
    assert len(await known(scene)) == len(await booked(scene)) == 1


async def test_a_repeated_request_for_somebody_else_is_refused(scene: Scene) -> None:
    """As one with another title: what was saved stays."""
    once = {"request_id": uuid4().hex}
    await book(scene, **once)
    with pytest.raises(ServiceValidationError):
        await book(scene, **once, new_client={"name": "Lena Huber"})
    assert (await known(scene), await booked(scene)) == (
        [("Lena Hofer", ["0171 5550190"])],
        ["Lena Hofer"],
    )


async def test_nobody_is_added_for_what_is_refused(scene: Scene) -> None:
    """Somebody else is there; somebody else has changed it."""
    made = await add(scene, title="First", start=START, staff_id=scene.anna)
    with pytest.raises(ServiceValidationError):
        await book(scene, allow_overlap=False)
    stale = {"appointment_id": made["appointment_id"], "expected_rev": 0}
    with pytest.raises(ServiceValidationError):
        await act(scene, "update_appointment", **stale, new_client=LENA)
    assert (await known(scene), await booked(scene)) == ([], [None])


@pytest.mark.parametrize(
    "wrong",
    [{}, {"name": " "}, {"name": "Lena", "emails": ["x"]}, {"name": "Lena", "phones": ["x"]}],
)
async def test_what_is_wrong_with_a_new_client_is_said_and_nothing_is_booked(
    scene: Scene, wrong: dict[str, Any]
) -> None:
    with pytest.raises(ServiceValidationError):
        await book(scene, new_client=wrong)
    assert (await known(scene), await booked(scene)) == ([], [])


async def test_a_client_is_known_or_new(scene: Scene) -> None:
    with pytest.raises(vol.Invalid):
        await book(scene, client_id="ada")
    assert await booked(scene) == []
