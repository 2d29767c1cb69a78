"""A new client of what arrived goes with the session that was made of it, or says that it stays."""

from typing import Any
from uuid import uuid4

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client, Kind

from .ha_day import PORTRAIT, act, add, offer, on_phone, record, record_of
from .ha_fixtures import Scene, soon
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def arrived(scene: Scene) -> str:
    """Have something arrive from a phone; return its id."""
    await offer(scene, PORTRAIT)
    on_phone(scene, "Lena Hofer", soon(2))
    await scene.house.sync(scene.account)
    return (await record_of(scene, "Lena Hofer")).id


async def make(scene: Scene, page: PageSocket, key: str, **more: Any) -> str:
    """Make a new client of it; return the token that takes that back."""
    data = {"appointment_id": key, "client": {"name": "Lena Hofer", "phones": ["030 1"]}}
    done = await page.result("todo/new_client", entry_id=scene.studio.entry_id, **data, **more)
    return str(done["undo"])


async def hers(scene: Scene, key: str) -> Client:
    """Return the client of an appointment."""
    client_id = (await record(scene, key)).client_id
    assert client_id is not None
    return await client_of(scene, client_id)


async def client_of(scene: Scene, client_id: str) -> Client:
    book = scene.studio.runtime_data.book
    found = await book.read(lambda tx: clients.get_client(tx, client_id))
    assert found is not None
    return found


async def undo(scene: Scene, page: PageSocket, token: str) -> Any:
    return await page.result("undo", entry_id=scene.studio.entry_id, undo=token)


@pytest.mark.parametrize("session_type", ["Portrait", None])
async def test_she_goes_with_the_session_and_comes_back_with_it(
    scene: Scene, page: PageSocket, session_type: str | None
) -> None:
    key = await arrived(scene)
    before = await record(scene, key)
    token = await make(scene, page, key, session_type=session_type)
    made, lena = await record(scene, key), await hers(scene, key)
    assert made.kind is (Kind.SESSION if session_type else Kind.APPOINTMENT)
    assert (lena.name, lena.phones) == ("Lena Hofer", ("030 1",))
    preview = {"entry_id": scene.studio.entry_id, "run_id": token}
    found = await page.result("undo/preview", **preview)
    assert found["refused"] is False
    assert [each["what"] for each in found["lines"]] == ["as_before", "removed"]
    done = await undo(scene, page, token)
    assert done["staying"] == []
    after = await record(scene, key)
    assert (after.client_id, after.kind, after.content) == (None, before.kind, before.content)
    assert (await client_of(scene, lena.id)).deleted
    done = await undo(scene, page, done["undo"])
    again = await record(scene, key)
    assert (again.client_id, again.kind) == (lena.id, made.kind)
    assert not (await client_of(scene, lena.id)).deleted
    await undo(scene, page, done["undo"])
    assert (await client_of(scene, lena.id)).deleted


@pytest.mark.parametrize("since", ["booked", "changed"])
async def test_she_stays_when_there_is_more_of_her_since(
    scene: Scene, page: PageSocket, since: str
) -> None:
    """And the answer says so; the session is taken back all the same, and done again."""
    key = await arrived(scene)
    token = await make(scene, page, key, session_type="Portrait")
    lena = await hers(scene, key)
    if since == "booked":
        await add(scene, title="Next one", start="2030-05-06 10:00", client_id=lena.id)
    else:
        await act(scene, "update_client", client_id=lena.id, notes="Brings a dog")
    preview = {"entry_id": scene.studio.entry_id, "run_id": token}
    found = await page.result("undo/preview", **preview)
    assert found["refused"] is False
    assert [each["what"] for each in found["lines"]] == ["as_before", "stays"]
    done = await undo(scene, page, token)
    assert done["staying"] == ["Lena Hofer"]
    assert (await record(scene, key)).client_id is None
    now = await client_of(scene, lena.id)
    assert not now.deleted
    assert now.content.notes == ("Brings a dog" if since == "changed" else "")
    await undo(scene, page, done["undo"])
    assert (await record(scene, key)).client_id == lena.id


async def test_a_session_that_was_changed_since_stays_with_its_client(
    scene: Scene, page: PageSocket
) -> None:
    key = await arrived(scene)
    token = await make(scene, page, key, session_type="Portrait")
    await act(scene, "update_appointment", appointment_id=key, place="Garden")
    named = {"entry_id": scene.studio.entry_id, "undo": token}
    assert await page.refusal("undo", **named) == "change_overtaken"
    assert not (await hers(scene, key)).deleted


async def test_a_repeated_request_adds_nobody_twice(scene: Scene, page: PageSocket) -> None:
    key = await arrived(scene)
    once = {"request_id": uuid4().hex, "session_type": "Portrait"}
    token = await make(scene, page, key, **once)
    assert await make(scene, page, key, **once) == token
    assert (await act(scene, "list_clients"))["number"] == 1
    await undo(scene, page, token)
    data = {"appointment_id": key, "client": {"name": "Lena Hofer"}, **once}
    named = {"entry_id": scene.studio.entry_id, **data}
    assert await page.refusal("todo/new_client", **named) == "unknown_client"
    assert (await record(scene, key)).client_id is None


async def test_nothing_is_added_for_what_is_not_there(scene: Scene, page: PageSocket) -> None:
    """Neither the client: it is one change."""
    data = {"appointment_id": "of nobody", "client": {"name": "Lena Hofer"}}
    named = {"entry_id": scene.studio.entry_id, **data}
    assert await page.refusal("todo/new_client", **named) == "unknown_appointment"
    assert (await act(scene, "list_clients"))["number"] == 0
