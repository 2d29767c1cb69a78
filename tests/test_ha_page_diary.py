"""The page's diary: what it is told at first, and of each change by one message."""

from datetime import timedelta

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.panel.sidebar import build_name

from .ha_day import PORTRAIT, act, add, morning, offer, on_phone
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket, page_of

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def test_the_page_knows_the_studio(scene: Scene, page: PageSocket) -> None:
    """People, rooms, types, and what the user may do."""
    assert (await page.ask("studios/subscribe"))["success"]
    told = await page.told()
    assert told["build"] == build_name()
    [studio] = told["studios"]
    assert studio["entry_id"] == scene.studio.entry_id
    assert studio["role"] == "owner"
    assert studio["running"] is True
    assert {each["kind"] for each in studio["people"]} <= {"staff", "room"}


async def test_each_change_is_one_message(scene: Scene, page: PageSocket) -> None:
    """First everything, then only what is new, changed, or gone."""
    span = {"start": "2000-01-01", "end": "2000-01-08"}
    studio = scene.studio.entry_id
    assert (await page.ask("diary/subscribe", entry_id=studio, **span))["success"]
    assert await page.told() == {"whole": True, "changed": [], "removed": []}
    made = await add(scene, start="2000-01-03 10:00", title="Zoé 📷")
    told = await page.told()
    [changed] = told["changed"]
    assert changed["title"] == "Zoé 📷"
    assert changed["start"].startswith("2000-01-03T10:00:00")
    assert changed["editable"] is True
    await add(scene, start="2001-01-03 10:00", title="Another year")
    await act(scene, "cancel_appointment", appointment_id=made["appointment_id"])
    assert await page.told() == {"whole": False, "changed": [], "removed": [changed["key"]]}


async def test_an_overlap_is_marked_on_both(scene: Scene, page: PageSocket) -> None:
    """Also one that is past, about which nobody is asked any more."""
    span = {"start": "2000-01-03", "end": "2000-01-04"}
    await add(scene, start="2000-01-03 13:30", end="2000-01-03 14:30", title="Dentist")
    await page.ask("diary/subscribe", entry_id=scene.studio.entry_id, **span)
    [before] = (await page.told())["changed"]
    assert (before["conflict"], before["private"], before["origin"]) == (False, False, "studio")
    await add(scene, start="2000-01-03 14:00", end="2000-01-03 15:00", title="Passport")
    told = await page.told()
    assert {(each["title"], each["conflict"]) for each in told["changed"]} == {
        ("Dentist", True),
        ("Passport", True),
    }


async def test_private_and_where_it_came_from(scene: Scene, page: PageSocket) -> None:
    """What is marked as private in Google is in the studio, too."""
    start = morning()
    on_phone(scene, "Doctor", start, visibility="private")
    on_phone(scene, "Lunch", start)
    await scene.house.sync(scene.account)
    day = start.date()
    span = {"start": f"{day - timedelta(days=1)}", "end": f"{day + timedelta(days=2)}"}
    await page.ask("diary/subscribe", entry_id=scene.studio.entry_id, **span)
    found = {each["title"]: each for each in (await page.told())["changed"]}
    assert [found[name]["private"] for name in ("Doctor", "Lunch")] == [True, False]
    assert found["Doctor"]["origin"] == "google"


async def test_a_change_that_a_page_does_not_show_is_no_message(
    scene: Scene, page: PageSocket
) -> None:
    """A client's number is not in the diary, the name is."""
    [client] = (await act(scene, "add_client", name="Zoé"))["clients"]
    made = await add(scene, start="2000-01-03 10:00", client_id=client["client_id"])
    span = {"start": "2000-01-03", "end": "2000-01-04"}
    await page.ask("diary/subscribe", entry_id=scene.studio.entry_id, **span)
    assert (await page.told())["changed"][0]["client"] == "Zoé"
    await act(scene, "update_client", client_id=client["client_id"], phones=["030 5550101"])
    await act(scene, "update_client", client_id=client["client_id"], name="Zoë")
    [changed] = (await page.told())["changed"]
    assert (changed["client"], changed["appointment_id"]) == ("Zoë", made["appointment_id"])


async def test_too_long_a_view_is_refused(scene: Scene, page: PageSocket) -> None:
    """With a translated error that names nothing private."""
    studio = scene.studio.entry_id
    answer = await page.ask(
        "diary/subscribe", entry_id=studio, start="2000-01-01", end="2001-01-01"
    )
    assert answer["success"] is False
    assert answer["error"]["translation_key"] == "diary_too_long"
    await settle(scene.hass)


async def test_another_buffer_of_a_type_is_told(scene: Scene, page: PageSocket) -> None:
    """It is no change of the book's; it comes with the studio's options."""
    await offer(scene, PORTRAIT)
    span = {"start": "2000-01-03", "end": "2000-01-04"}
    await add(scene, start="2000-01-03 10:00", session_type="Portrait")
    await page.result("diary/subscribe", entry_id=scene.studio.entry_id, **span)
    assert (await page.told())["changed"][0]["before"] == 15
    await offer(scene, {**PORTRAIT, "buffer_before": 20})
    [changed] = (await page.told())["changed"]
    assert changed["before"] == 20


async def test_a_span_that_ends_before_it_begins(scene: Scene, page: PageSocket) -> None:
    span = {"start": "2000-01-04", "end": "2000-01-03"}
    refusal = await page.refusal("diary/subscribe", entry_id=scene.studio.entry_id, **span)
    assert refusal == "end_before_start"


async def test_a_role_that_is_taken_away_ends_it(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Nothing is told from then on."""
    _, page = await page_of(scene, hass_ws_client, "Tess", roles="desk")
    asked = {"entry_id": scene.studio.entry_id, "start": "2000-01-03", "end": "2000-01-04"}
    await page.result("diary/subscribe", **asked)
    assert (await page.told())["whole"] is True
    options = {**scene.studio.options, "roles": {}}
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)
    await settle(scene.hass)
    await add(scene, start="2000-01-03 10:00")
    # The next message is the answer to what is asked next.
    assert await page.refusal("diary/subscribe", **asked) == "unauthorized"


async def test_a_book_that_can_not_be_read_is_said_and_not_followed(
    scene: Scene, page: PageSocket
) -> None:
    """The page asks again when the studio runs again."""
    await scene.studio.runtime_data.book.close()
    asked = {"entry_id": scene.studio.entry_id, "start": "2000-01-03", "end": "2000-01-04"}
    assert (await page.refusal("diary/subscribe", **asked)).startswith("book_")
    options = {**scene.studio.options, "others": "none"}
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)
    assert (await page.refusal("diary/subscribe", **asked)).startswith("book_")


async def test_who_has_no_role_is_told_of_no_studio(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    _, socket = await page_of(scene, hass_ws_client, "Tess")
    assert (await socket.ask("studios/subscribe"))["success"]
    assert (await socket.told())["studios"] == []
    # Nothing else that changes is a message.
    scene.hass.config_entries.async_update_entry(scene.studio, title="Atelier Süd")
    await settle(scene.hass)
    assert (await socket.ask("texts", language="en"))["success"]


async def test_what_is_not_followed_any_more_is_forgotten(scene: Scene, page: PageSocket) -> None:
    """A page that stays open for months goes through many days."""
    followed = scene.studio.runtime_data.followed
    for day in ("2030-01-01", "2030-01-02"):
        answer = await page.ask(
            "diary/subscribe", entry_id=scene.studio.entry_id, start=day, end="2030-01-03"
        )
        assert (await page.told())["whole"]
        assert len(followed) == 1
        await page.leave(answer["id"])
        assert followed == set()
    await page.ask("todo/subscribe", entry_id=scene.studio.entry_id)
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    assert followed == set()
