"""Removed clients on the page: listed, found, looked at, and taken up again."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_day import act, add
from .ha_fixtures import Scene, settle, soon
from .ha_page import PageSocket, links, page_of
from .test_ha_page_clients import client, follow, names, page, rows

__all__ = ["page"]

pytest_plugins = ("tests.ha_fixtures",)


async def removed(scene: Scene, name: str, **fields: Any) -> str:
    """Add a client and remove them."""
    made = await client(scene, name, **fields)
    await act(scene, "remove_client", client_id=made)
    return made


async def test_removed_clients_are_listed_and_taken_up_again(
    scene: Scene, page: PageSocket
) -> None:
    """The last first; one who was erased is not among them."""
    ada = await removed(scene, "Ada")
    for name in ("Zoe", "Eve"):
        gone = await removed(scene, name)
    await act(scene, "erase_client", client_id=gone, confirm=True)
    await client(scene, "Bob")
    assert await names(scene, page, removed=True) == ["Zoe", "Ada"]
    assert await names(scene, page, removed=True, offset=1) == ["Ada"]
    assert (await rows(scene, page, removed=True, limit=1))["number"] == 2
    assert (await follow(scene, page, ada))["client"]["removed"] is True
    await act(scene, "restore_client", client_id=ada)
    assert (await page.told())["client"]["removed"] is False
    assert await names(scene, page, removed=True) == ["Zoe"]
    assert await names(scene, page) == ["Ada", "Bob"]


@pytest.mark.parametrize("text", ["rossi sof", "SOFÍA", "2312 5008", "+49 30-2312", "k-7", "👩"])
async def test_a_removed_client_is_found(scene: Scene, page: PageSocket, text: str) -> None:
    """As one who is there: in any order and form; also by the action."""
    scene.hass.config.country = "DE"
    sofia = {"phones": ["+49 30 23125008"], "number": "K-7"}
    name = "👩 Sofía Rossi" if text == "👩" else "Sofía Rossi"
    await removed(scene, name, **sofia)
    await removed(scene, "Chidi Okafor", phones=["+49 151 5550142"])
    assert await names(scene, page, removed=True, text=text) == [name]
    listed = await act(scene, "list_clients", removed=True, search=text)
    assert [each["name"] for each in listed["clients"]] == [name]
    assert await names(scene, page, removed=True, text="nobody") == []


async def test_staff_see_whom_of_theirs_was_removed(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    user, page = await page_of(scene, hass_ws_client, "Ben")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    ada, bob = [await client(scene, name) for name in ("Ada", "Bob")]
    await add(scene, start=soon(2), client_id=ada)
    await add(scene, start=soon(3), client_id=bob, staff_id=scene.ben)
    for each in (ada, bob):
        await act(scene, "remove_client", client_id=each)
    assert await names(scene, page, removed=True) == ["Bob"]
    assert await follow(scene, page, ada) == {"client": None}
