"""What the page *Me* follows: one's own account, phones and overlaps, and nobody else's."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_accesses import add as add_access
from .ha_day import act, add
from .ha_fixtures import Scene, settle, soon
from .ha_page import PageSocket, links, page_of
from .ha_roles import give_role

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def anna(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as Anna, who is staff."""
    user, page = await page_of(scene, hass_ws_client, "Anna Lund")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    return page


async def follow(page: PageSocket) -> Any:
    """Follow *Me*; returns what is told at first."""
    assert (await page.ask("me/subscribe"))["success"]
    return await page.told()


async def until(page: PageSocket, key: str, value: Any) -> Any:
    """Return the first message in which the account says so."""
    while True:
        told = await page.told()
        [place] = told["memberships"]
        if place["account"] and place["account"].get(key) == value:
            return told


async def test_staff_are_told_of_their_account(scene: Scene, anna: PageSocket) -> None:
    """A run, a switch of the studio and a lost sign-in, without asking again."""
    told = await follow(anna)
    [place] = told["memberships"]
    assert (place["name"], place["staff"], place["phones"]) == ("Anna", scene.anna, [])
    assert place["account"]["problem"] is None
    before = place["account"]["last_sync"]
    await act(scene, "sync_now")
    while (await anna.told())["memberships"][0]["account"]["last_sync"] == before:
        pass
    scene.house.google.account(place["account"]["email"]).revoke()
    await scene.account.runtime_data.calendars[0].async_refresh()
    told = await until(anna, "sign_in", True)
    assert told["memberships"][0]["account"]["problem"]["key"] == "sign_in_expired"


async def test_staff_are_told_of_their_phones_and_overlaps(scene: Scene, anna: PageSocket) -> None:
    """Of overlaps that they may be others: which they are the page asks."""
    first = await follow(anna)
    await add_access(scene, "annas-phone", scene.anna)
    while not (told := await anna.told())["memberships"][0]["phones"]:
        pass
    [phone] = told["memberships"][0]["phones"]
    assert (phone["user_name"], phone["own_password"]) == ("annas-phone", False)
    for title in ("One", "Two"):
        await add(scene, title, start=soon(3))
    while (told := await anna.told())["changes"] == first["changes"]:
        pass
    assert told["memberships"][0]["staff"] == scene.anna


async def test_nobody_is_told_of_others(scene: Scene, hass_ws_client: WebSocketGenerator) -> None:
    """Neither of the account of a colleague, nor that anything changed."""
    user, page = await page_of(scene, hass_ws_client, "Nobody")
    assert await follow(page) == {"memberships": [], "changes": 0}
    await add(scene, "One", start=soon(3))
    await act(scene, "sync_now")
    await add_access(scene, "annas-phone", scene.anna)
    # The first that is told is of themselves: as Ben, who has no account.
    links(scene, scene.ben, user)
    await settle(scene.hass)
    [place] = (await page.told())["memberships"]
    assert (place["name"], place["account"], place["phones"]) == ("Ben", None, [])


async def test_other_studios_are_not_followed(scene: Scene, anna: PageSocket) -> None:
    """What happens in a studio where one is nobody is not told, not even that it happened."""
    other = await scene.house.add_studio("Other")
    carl = await scene.house.add_person(other, "staff", "Carl")
    told = await follow(anna)
    for title in ("One", "Two"):
        await add(scene, title, start=soon(3), config_entry_id=other.entry_id, staff_id=carl)
    await add_access(scene, "annas-phone", scene.anna)
    while not (now := await anna.told())["memberships"][0]["phones"]:
        assert now["changes"] == told["changes"]
    assert now["changes"] == told["changes"]


@pytest.mark.parametrize("role", ["none", "tablet"])
async def test_a_role_that_is_taken_away_ends_what_is_told(
    scene: Scene, hass_ws_client: WebSocketGenerator, role: str
) -> None:
    user, page = await page_of(scene, hass_ws_client, "Anna Lund")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    assert len((await follow(page))["memberships"]) == 1
    await give_role(scene.hass, scene.studio, user.id, role)
    while (await page.told())["memberships"]:
        pass


async def test_a_studio_that_stops_and_starts_is_told(scene: Scene, anna: PageSocket) -> None:
    """What is followed of it then is what runs then."""
    await follow(anna)
    entries, studio = scene.hass.config_entries, scene.studio.entry_id
    await entries.async_unload(studio)
    while (await anna.told())["memberships"][0]["running"]:
        pass
    await entries.async_setup(studio)
    while not (told := await anna.told())["memberships"][0]["running"]:
        pass
    await settle(scene.hass)
    await add(scene, "One", start=soon(3))
    while (await anna.told())["changes"] == told["changes"]:
        pass


async def test_who_leaves_is_told_nothing_more(scene: Scene, anna: PageSocket) -> None:
    answer = await anna.ask("me/subscribe")
    await anna.told()
    await anna.leave(answer["id"])
    await add(scene, "One", start=soon(3))
    assert (await follow(anna))["changes"] == 0
