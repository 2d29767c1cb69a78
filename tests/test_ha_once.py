"""What is added once only, though it is asked for again because the response was lost."""

import asyncio
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
import probatio as vol
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments, journal
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.events.bus import EVENT_STUDIO
from custom_components.studio_sync.scheduling.write_path import Surface

from .ha_day import act, act_as, offer
from .ha_fixtures import Scene, soon
from .ha_page import PageSocket, page_of
from .ha_roles import a_user_of_role

REQUEST = "0123456789abcdef"
ONCE = {"request_id": REQUEST}
ADA = {"name": "Ada Byron", "phones": ["030 1234567"], **ONCE}


def wedding(scene: Scene, **more: Any) -> dict[str, Any]:
    """Return a request for an appointment of Anna's, tomorrow."""
    return {"title": "Wedding", "start": soon().isoformat(), "staff_id": scene.anna, **ONCE, **more}


async def living(scene: Scene) -> list[Appointment]:
    """Return all appointments that are not deleted."""
    every = await scene.studio.runtime_data.book.read(lambda tx: appointments.changes(tx, 0))
    return [each for each in every if not each.deleted]


async def changes(scene: Scene) -> int:
    """Count the runs in which actions changed the studio, those without a change, too."""
    read = scene.studio.runtime_data.book.read
    runs = await read(lambda tx: journal.runs(tx, journal.STUDIO, limit=1_000))
    return sum(each.kind == Surface.ACTION for each in runs)


async def undone(scene: Scene, page: PageSocket, token: str) -> None:
    """Press Undo."""
    done = await page.ask("undo", entry_id=scene.studio.entry_id, undo=token)
    assert done["success"], done


async def test_an_appointment_is_added_once(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """The second response is the first one, and nothing is written; it can be taken back."""
    user, page = await page_of(scene, hass_ws_client, "Olga", roles="owner")
    olga = Context(user_id=user.id)
    first = await act_as(scene, olga, "add_appointment", **wedding(scene))
    events, runs = async_capture_events(scene.hass, EVENT_STUDIO), await changes(scene)
    assert await act_as(scene, olga, "add_appointment", **wedding(scene)) == first
    assert first["undo"]
    assert (events, await changes(scene), len(await living(scene))) == ([], runs, 1)
    await undone(scene, page, first["undo"])
    assert await living(scene) == []
    with pytest.raises(ServiceValidationError, match="no such appointment"):
        await act_as(scene, olga, "add_appointment", **wedding(scene))
    assert await living(scene) == []


async def test_a_session_is_added_once_where_overlaps_are_refused(scene: Scene) -> None:
    """It is not in its own way; nor is the client in the way of an appointment's id."""
    await offer(scene)
    [client] = (await act(scene, "add_client", **ADA))["clients"]
    asked = wedding(
        scene,
        title="",
        session_type="Portrait",
        client_id=client["client_id"],
        allow_overlap=False,
        recurrence="FREQ=WEEKLY;COUNT=3",
    )
    first = await act(scene, "add_appointment", **asked)
    assert first["appointments"][0]["title"] == "Portrait – Ada Byron"
    assert await act(scene, "add_appointment", **asked) == first
    assert len(await living(scene)) == 1


async def test_what_was_changed_in_the_form_since_is_not_added(scene: Scene) -> None:
    """It is said that the first is there, which stays as it is."""
    await act(scene, "add_appointment", **wedding(scene))
    before, runs = await living(scene), await changes(scene)
    for more in ({"title": "Christening"}, {"start": soon(2).isoformat()}, {"busy": False}):
        with pytest.raises(ServiceValidationError, match="saved already"):
            await act(scene, "add_appointment", **wedding(scene, **more))
    assert (await living(scene), await changes(scene)) == (before, runs)


async def test_requests_of_two_users_are_two(scene: Scene) -> None:
    """Nobody gets at another's record by its request."""
    await act(scene, "add_appointment", **wedding(scene))
    for name in ("owner", "desk"):
        user = await a_user_of_role(scene.hass, scene.studio, name)
        await act_as(scene, Context(user_id=user.id), "add_appointment", **wedding(scene))
    assert len(await living(scene)) == 3


async def test_two_requests_at_once_are_one(scene: Scene) -> None:
    """The book is written by one after the other."""
    both = [act(scene, "add_appointment", **wedding(scene)) for _ in range(2)]
    one, other = await asyncio.gather(*both)
    assert one == other
    assert len(await living(scene)) == 1
    both = [act(scene, "add_client", **ADA) for _ in range(2)]
    one, other = await asyncio.gather(*both)
    assert one == other
    assert (await act(scene, "list_clients"))["number"] == 1


async def test_a_client_is_added_once(scene: Scene, hass_ws_client: WebSocketGenerator) -> None:
    """Also one who is in a group by now; with other details it is refused."""
    user, page = await page_of(scene, hass_ws_client, "Olga", roles="owner")
    olga = Context(user_id=user.id)
    first = await act_as(scene, olga, "add_client", **ADA)
    events, runs = async_capture_events(scene.hass, EVENT_STUDIO), await changes(scene)
    assert await act_as(scene, olga, "add_client", **ADA) == first
    assert first["undo"]
    assert (events, await changes(scene)) == ([], runs)
    others: list[dict[str, Any]] = [{"name": "Ada"}, {"phones": []}, {"notes": "Likes numbers"}]
    for more in others:
        with pytest.raises(ServiceValidationError, match="saved already"):
            await act_as(scene, olga, "add_client", **{**ADA, **more})
    listed = await act(scene, "list_clients")
    assert (listed["number"], listed["clients"]) == (1, first["clients"])
    await act(scene, "add_client", **ADA)
    assert (await act(scene, "list_clients"))["number"] == 2
    [ada] = first["clients"]
    group = await act(scene, "add_client_group", name="Families")
    [group_id] = [each["group_id"] for each in group["groups"]]
    there = {"group_id": group_id, "client_ids": [ada["client_id"]]}
    await act(scene, "put_clients_into_group", **there)
    again = await act_as(scene, olga, "add_client", **ADA)
    assert again["undo"] == first["undo"]
    assert again["clients"][0]["group_ids"] == [group_id]
    await act(scene, "take_clients_out_of_group", **there)
    await undone(scene, page, first["undo"])
    with pytest.raises(ServiceValidationError, match="no such client"):
        await act_as(scene, olga, "add_client", **ADA)


async def test_an_erased_client_does_not_come_back(scene: Scene) -> None:
    """Of whom the studio keeps nothing but that."""
    [ada] = (await act(scene, "add_client", **ADA))["clients"]
    await act(scene, "erase_client", client_id=ada["client_id"], confirm=True)
    with pytest.raises(ServiceValidationError, match="no such client"):
        await act(scene, "add_client", **ADA)
    assert (await act(scene, "list_clients"))["number"] == 0


@pytest.mark.parametrize("request_id", ["", "short", "x" * 65])
async def test_a_request_has_a_name_that_is_nobody_elses(scene: Scene, request_id: str) -> None:
    """One that is too short may come twice by chance."""
    with pytest.raises(vol.Invalid):
        await act(scene, "add_client", name="Ada", request_id=request_id)
