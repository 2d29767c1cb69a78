"""The page's search for appointments, and what is cancelled in its diary: by who may see it."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_day import PORTRAIT, act, add, offer
from .ha_fixtures import Scene, settle, soon
from .ha_page import PageSocket, links, page_of

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def found(scene: Scene, page: PageSocket, text: str, **asked: Any) -> list[Any]:
    """Return what a search finds."""
    studio = scene.studio.entry_id
    answer = await page.result("diary/find", entry_id=studio, text=text, **asked)
    return list(answer["appointments"])


async def titles(scene: Scene, page: PageSocket, text: str) -> list[str]:
    """Return the titles of what a search finds."""
    return [each["title"] for each in await found(scene, page, text)]


async def book_two(scene: Scene) -> None:
    """Add an appointment of Anna's and one of Ben's, each with a client."""
    for name, number, staff in (
        ("Ada", "030 5550101", scene.anna),
        ("Cyd", "030 5550102", scene.ben),
    ):
        [made] = (await act(scene, "add_client", name=name, phones=[number]))["clients"]
        shoot = f"Shoot {name}"
        of = {"client_id": made["client_id"], "staff_id": staff, "description": f"{name} in red"}
        await add(scene, shoot, soon(3), **of)


async def test_appointments_are_found_as_the_page_shows_them(
    scene: Scene, page: PageSocket
) -> None:
    """By title, client, number and note; too little finds nothing, and never more than asked."""
    await book_two(scene)
    [ada] = await found(scene, page, "shoot ada")
    assert ada["key"] == f"{ada['appointment_id']}@"
    assert ada["client"] == "Ada"
    assert await titles(scene, page, "5550102") == ["Shoot Cyd"]
    assert await titles(scene, page, "cyd in red") == ["Shoot Cyd"]
    assert await titles(scene, page, " s ") == []
    assert len(await found(scene, page, "shoot")) == 2
    assert len(await found(scene, page, "shoot", limit=1)) == 1


@pytest.mark.parametrize("others", ["busy", "none"])
async def test_staff_find_only_what_they_see(
    scene: Scene, hass_ws_client: WebSocketGenerator, others: str
) -> None:
    """Not by a colleague's title, note, client or number, which they do not see."""
    user, page = await page_of(scene, hass_ws_client, "Anna", others=others)
    links(scene, scene.anna, user)
    await settle(scene.hass)
    await book_two(scene)
    assert await titles(scene, page, "shoot") == ["Shoot Ada"]
    assert await titles(scene, page, "5550101") == ["Shoot Ada"]
    for hidden in ("shoot cyd", "cyd", "5550102", "cyd in red"):
        assert await titles(scene, page, hidden) == [], hidden


async def test_staff_who_see_all_do_not_find_others_clients_by_number(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """They see the name in a colleague's diary, but not the client's page."""
    user, page = await page_of(scene, hass_ws_client, "Anna", others="all")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    await book_two(scene)
    assert sorted(await titles(scene, page, "shoot")) == ["Shoot Ada", "Shoot Cyd"]
    assert await titles(scene, page, "5550102") == []


@pytest.mark.parametrize("names", [True, False])
async def test_tablets_find_what_they_show(
    scene: Scene, hass_ws_client: WebSocketGenerator, *, names: bool
) -> None:
    """One that hides names finds nothing by them; none finds a number, which it does not show."""
    _, page = await page_of(scene, hass_ws_client, "Wall", roles="tablet", tablet_names=names)
    await book_two(scene)
    assert sorted(await titles(scene, page, "shoot")) == (
        ["Shoot Ada", "Shoot Cyd"] if names else []
    )
    assert await titles(scene, page, "5550101") == []


async def test_what_is_cancelled_is_in_a_diary_that_asks_for_it(
    scene: Scene, page: PageSocket
) -> None:
    """It stays there when it is cancelled, and is itself again when it is taken up."""
    asked = {"entry_id": scene.studio.entry_id, "start": "2000-01-03", "end": "2000-01-04"}
    await offer(scene, PORTRAIT)
    made = await add(scene, "Off", "2000-01-03 10:00", session_type="Portrait")
    named = {"appointment_id": made["appointment_id"]}
    await act(scene, "cancel_appointment", **named)
    begun = await page.ask("diary/subscribe", **asked)
    assert (await page.told())["changed"] == []
    await page.leave(begun["id"])
    await page.result("diary/subscribe", **asked, cancelled=True)
    [off] = (await page.told())["changed"]
    assert (off["title"], off["status"], off["conflict"]) == ("Off", "cancelled", False)
    await act(scene, "update_appointment", **named, status="confirmed")
    [back] = (await page.told())["changed"]
    assert (back["key"], back["status"]) == (off["key"], "confirmed")
    await act(scene, "cancel_appointment", **named)
    assert [each["status"] for each in (await page.told())["changed"]] == ["cancelled"]


@pytest.mark.parametrize("others", ["busy", "none"])
async def test_what_is_cancelled_is_hidden_like_the_rest(
    scene: Scene, hass_ws_client: WebSocketGenerator, others: str
) -> None:
    """Staff see of a colleague's what they may see of any."""
    user, page = await page_of(scene, hass_ws_client, "Anna", others=others)
    links(scene, scene.anna, user)
    await settle(scene.hass)
    await offer(scene, PORTRAIT)
    of = {"staff_id": scene.ben, "session_type": "Portrait"}
    made = await add(scene, "Secret", "2000-01-03 10:00", **of)
    await act(scene, "cancel_appointment", appointment_id=made["appointment_id"])
    asked = {"entry_id": scene.studio.entry_id, "start": "2000-01-03", "end": "2000-01-04"}
    await page.result("diary/subscribe", **asked, cancelled=True)
    told = (await page.told())["changed"]
    assert [each["title"] for each in told] == ([None] if others == "busy" else [])


async def test_who_sees_only_that_somebody_is_busy_is_not_told_with_what(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Nothing tells a session from what is private, or what is in the way from another."""
    user, page = await page_of(scene, hass_ws_client, "Anna", others="busy")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    await offer(scene, PORTRAIT)
    of = {"staff_id": scene.ben, "allow_overlap": True}
    await add(scene, "Secret", "2030-01-07 10:00", status="tentative", **of)
    await add(scene, "Secret too", "2030-01-07 10:00", session_type="Portrait", **of)
    asked = {"entry_id": scene.studio.entry_id, "start": "2030-01-07", "end": "2030-01-08"}
    await page.result("diary/subscribe", **asked)
    told = (await page.told())["changed"]
    names = ("title", "kind", "session_type", "status", "origin", "conflict", "before", "after")
    assert len(told) == 2
    for each in told:
        found = [each[name] for name in names]
        assert found == [None, "appointment", None, "confirmed", "studio", False, 0, 0]
