"""The page's duplicates: side by side, merged value by value, or kept apart."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import apart

from .ha_day import act
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket, page_of
from .test_ha_page_clients import client, everybody, follow, page, undo

__all__ = ["page"]

pytest_plugins = ("tests.ha_fixtures",)


async def pairs(scene: Scene, page: PageSocket, **asked: Any) -> Any:
    """Return the pairs; of each the names."""
    told = await page.result("clients/pairs", entry_id=scene.studio.entry_id, **asked)
    names = [{each["name"] for each in pair["clients"]} for pair in told["pairs"]]
    return told | {"names": names}


async def test_a_pair_is_kept_apart_until_somebody_compares_it_again(
    scene: Scene, page: PageSocket
) -> None:
    """It is remembered in the book, in either order of the two."""
    studio = scene.studio.entry_id
    ada = await client(scene, "Ada Byron", phones=["030 12345"])
    twin = await client(scene, "Byron, Ada", emails=["ada@example.com"])
    await client(scene, "Eve")
    told = await pairs(scene, page)
    assert (told["number"], told["apart"]) == (1, 0)
    two = {"client_id": twin, "other_id": ada}
    for _ in range(2):  # said twice, it is remembered once
        await page.result("clients/apart", entry_id=studio, **two)
        told = await pairs(scene, page)
        assert (told["number"], told["apart"], told["pairs"]) == (0, 1, [])
    assert (await act(scene, "list_duplicate_clients"))["number"] == 0
    assert (await pairs(scene, page, apart=True))["names"] == [{"Ada Byron", "Byron, Ada"}]
    # Restarted, it is still there.
    await scene.hass.config_entries.async_reload(studio)
    await settle(scene.hass)
    assert (await pairs(scene, page))["apart"] == 1
    back = {"client_id": ada, "other_id": twin, "apart": False}
    await page.result("clients/apart", entry_id=studio, **back)
    assert (await pairs(scene, page))["number"] == 1


async def test_a_page_is_told_that_a_pair_is_kept_apart(scene: Scene, page: PageSocket) -> None:
    """By one message: what it shows is to be compared again."""
    ada, twin = [await client(scene, "Ada") for _ in range(2)]
    studio = scene.studio.entry_id
    await page.result("clients/subscribe", entry_id=studio)
    await page.told()
    await page.result("clients/apart", entry_id=studio, client_id=ada, other_id=twin)
    assert (await page.told())["number"] == 2


async def test_who_is_erased_is_forgotten_here_too(scene: Scene, page: PageSocket) -> None:
    ada, twin = [await client(scene, "Ada") for _ in range(2)]
    studio = scene.studio.entry_id
    await page.result("clients/apart", entry_id=studio, client_id=ada, other_id=twin)
    await act(scene, "erase_client", client_id=twin, confirm=True)
    assert await scene.studio.runtime_data.book.read(apart.every) == set()
    two = {"client_id": ada, "other_id": twin}
    assert await page.refusal("clients/apart", entry_id=studio, **two) == "unknown_client"


async def test_the_front_desk_keeps_clients_apart(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    studio = scene.studio.entry_id
    ada, twin = [await client(scene, "Ada") for _ in range(2)]
    two = {"entry_id": studio, "client_id": ada, "other_id": twin}
    _, desk = await page_of(scene, hass_ws_client, "Frieda", roles="desk")
    assert (await pairs(scene, desk))["number"] == 1
    await desk.result("clients/apart", **two)


@pytest.mark.parametrize("chosen", [[], ["name", "title", "birthday", "number", "notes"]])
async def test_clients_are_merged_value_by_value(
    scene: Scene, page: PageSocket, chosen: list[str]
) -> None:
    """What is chosen of the other one stays, and Undo brings both back."""
    mine = {"title": "Dr", "birthday": "1815-12-10", "number": "K-1", "notes": "tall"}
    theirs = {"title": "Prof", "birthday": "1815-12-11", "number": "K-2", "notes": "funny"}
    ada = await client(scene, "Ada Byron", phones=["030 12345"], **mine)
    parts = {"given": "Ada", "family": "Lovelace"}
    other = await client(
        scene, "Ada Lovelace", parts=parts, phones=["030 12345", "030 2"], **theirs
    )
    before = await everybody(scene)
    [pair] = (await pairs(scene, page))["pairs"]
    assert pair["differ"] == ["name", "title", "birthday", "number"]
    two = {"client_id": ada, "other_id": other}
    merged = await act(scene, "merge_clients", **two, from_other=chosen)
    [made] = merged["clients"]
    right = theirs if chosen else mine | {"notes": "tall\n\nfunny"}
    assert made["name"] == ("Ada Lovelace" if chosen else "Ada Byron")
    assert (made["details"]["parts"] is not None) == bool(chosen)
    assert made["phones"] == ["030 12345", "030 2"]
    found = {**made["details"], **made}
    assert {key: found[key] for key in mine} == right
    [title] = [each for each in merged["differences"] if each["field"] == "title"]
    assert title["kept"] == right["title"]
    assert await undo(scene, page, merged) is True
    assert await everybody(scene) == before
    assert (await follow(scene, page, other))["client"]["name"] == "Ada Lovelace"


async def test_what_the_other_one_does_not_say_is_not_taken(scene: Scene) -> None:
    ada = await client(scene, "Ada", nickname="Countess", number="K-1")
    other = await client(scene, "Ada")
    two = {"client_id": ada, "other_id": other}
    merged = await act(scene, "merge_clients", **two, from_other=["nickname", "number"])
    [made] = merged["clients"]
    assert (made["details"]["nickname"], made["number"]) == ("Countess", "K-1")
