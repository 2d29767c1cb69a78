"""What somebody did oneself is listed, and taken back after a look at what that does."""

from dataclasses import replace
from typing import Any

from homeassistant.core import Context
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments

from .ha_book import by_phone
from .ha_day import act, act_as, add, record
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket, Told, links, own, page_of, would
from .ha_roles import give_role

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


def brief(found: Told) -> list[tuple[str, str]]:
    return [(each["what"], each["title"]) for each in found["lines"]]


@pytest.mark.parametrize("role", ["desk", "staff", "owner"])
async def test_what_one_did_oneself_is_listed_and_taken_back(
    scene: Scene, hass_ws_client: WebSocketGenerator, role: str
) -> None:
    """Not what others did; the latest first; and the list follows."""
    user, page = await page_of(scene, hass_ws_client, "Anna", roles=role)
    links(scene, scene.anna, user)
    await settle(scene.hass)
    me = Context(user_id=user.id)
    theirs = await add(scene, title="Of somebody else", start="2030-02-28 08:00")
    named = {"appointment_id": theirs["appointment_id"]}
    await act_as(scene, me, "update_appointment", **named, title="Mine now")
    mine = await act_as(
        scene, me, "add_appointment", title="Zoé", start="2030-02-28 10:00", staff_id=scene.anna
    )
    told = await own(scene, page)
    assert [(each["title"], each["what"], each["undo"]) for each in told] == [
        ("Zoé", "created", "change"),
        ("Mine now", "changed", "change"),
    ]
    assert told[0]["run_id"] == mine["undo"]
    assert brief(await would(scene, page, mine["undo"])) == [("removed", "Zoé")]
    assert brief(await would(scene, page, told[1]["run_id"])) == [("as_before", "Of somebody else")]
    await page.result("undo", entry_id=scene.studio.entry_id, undo=told[1]["run_id"])
    assert (await record(scene, named["appointment_id"])).content.title == "Of somebody else"
    told = await page.told()
    while not any(each["undone"] for each in told):
        told = await page.told()
    effect = [(each["undone"], each["undo"], each["redo"]) for each in told]
    assert effect == [(False, "change", False), (True, "change", True)]
    # It is done again, and can be taken back once more.
    again = await would(scene, page, told[1]["undo_id"])
    assert brief(again) == [("as_before", "Mine now")]
    await page.result("undo", entry_id=scene.studio.entry_id, undo=told[1]["token"])
    assert (await record(scene, named["appointment_id"])).content.title == "Mine now"
    told = await page.told()
    while any(each["undone"] for each in told):
        told = await page.told()
    assert [each["redo"] for each in told] == [False, False]
    await page.result("undo", entry_id=scene.studio.entry_id, undo=told[1]["token"])
    assert (await record(scene, named["appointment_id"])).content.title == "Of somebody else"


async def test_nothing_is_told_of_others(scene: Scene, hass_ws_client: WebSocketGenerator) -> None:
    """A wall tablet has no list; staff do not look at what others did."""
    made = await act(scene, "add_appointment", title="Zoé", start="2030-02-28 10:00")
    _, staff = await page_of(scene, hass_ws_client, "Tess", roles="staff")
    _, wall = await page_of(scene, hass_ws_client, "Wall", roles="tablet")
    named = {"entry_id": scene.studio.entry_id, "run_id": made["undo"]}
    assert await staff.refusal("undo/preview", **named) == "unauthorized"
    assert await wall.refusal("undo/preview", **named) == "unauthorized"
    assert await wall.refusal("undo/subscribe", entry_id=scene.studio.entry_id) == "unauthorized"


async def test_a_change_by_others_of_ones_own_appointment_has_no_preview(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Staff see what became of theirs; who takes back what another did looks after everybody."""
    user, page = await page_of(scene, hass_ws_client, "Anna", roles="staff")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    made = await act(
        scene, "add_appointment", title="Zoé", start="2030-02-28 10:00", staff_id=scene.anna
    )
    named = {"entry_id": scene.studio.entry_id, "run_id": made["undo"]}
    assert await page.refusal("undo/preview", **named) == "unauthorized"


async def test_what_is_not_seen_any_more_is_not_named(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """The front desk became staff: of clients and of others' appointments no name is left."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    me = Context(user_id=user.id)
    made = await act_as(
        scene, me, "add_appointment", title="Zoé", start="2030-02-28 10:00", staff_id=scene.ben
    )
    ada = await act_as(scene, me, "add_client", name="Ada")
    key = made["appointments"][0]["appointment_id"]
    client = ada["clients"][0]["client_id"]
    await act_as(scene, me, "link_client", appointment_id=key, client_id=client)
    await give_role(scene.hass, scene.studio, user.id, "staff")
    told = await own(scene, page)
    assert [each["title"] for each in told] == [None, None, None]
    named = {"entry_id": scene.studio.entry_id}
    for each in told:
        assert await page.refusal("undo/preview", **named, run_id=each["run_id"]) == "unauthorized"


async def test_the_preview_says_what_was_changed_since(scene: Scene, page: PageSocket) -> None:
    """Of a change nothing is taken back then; what was cancelled or removed is there again."""
    made = await add(scene, title="Portrait", start="2030-02-28 10:00")
    named = {"appointment_id": made["appointment_id"]}
    moved = await act(scene, "update_appointment", **named, start="2030-03-01 11:00")
    found = await would(scene, page, moved["undo"])
    assert (brief(found), found["refused"]) == ([("as_before", "Portrait")], False)
    assert found["lines"][0]["when"]["start"].startswith("2030-02-28T10:00")
    await act(scene, "update_appointment", **named, title="Another")
    found = await would(scene, page, moved["undo"])
    assert (brief(found), found["refused"]) == ([("kept", "Another")], True)
    gone = await act(scene, "cancel_appointment", **named)
    assert brief(await would(scene, page, gone["undo"])) == [("restored", "Another")]
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    renamed = await act(scene, "update_client", client_id=ada, name="Ada Byron")
    assert brief(await would(scene, page, renamed["undo"])) == [("as_before", "Ada")]
    removed = await act(scene, "remove_client", client_id=ada)
    assert brief(await would(scene, page, removed["undo"])) == [("restored", "Ada Byron")]
    assert brief(await would(scene, page, renamed["undo"])) == [("kept", "Ada Byron")]
    await page.result("undo", entry_id=scene.studio.entry_id, undo=removed["undo"])
    again = {"entry_id": scene.studio.entry_id, "run_id": removed["undo"]}
    assert await page.refusal("undo/preview", **again) == "change_undone"
    unknown = {**again, "run_id": "of nobody"}
    assert await page.refusal("undo/preview", **unknown) == "unknown_change"


async def test_what_a_phone_changed_has_a_preview(scene: Scene, page: PageSocket) -> None:
    made = await add(scene, title="Portrait", start="2030-02-28 10:00")
    was = await record(scene, made["appointment_id"])
    now = replace(was, content=replace(was.content, title="By phone"))
    run_id = await by_phone(scene, lambda tx: appointments.put(tx, now))
    found = await would(scene, page, run_id)
    assert (brief(found), found["refused"]) == ([("as_before", "Portrait")], False)


async def test_ones_own_last_change_is_taken_back_where_it_is_told(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """In the history of an appointment and of a client; not one of somebody else's."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    me, studio = Context(user_id=user.id), scene.studio.entry_id
    made = await act_as(
        scene, me, "add_appointment", title="Zoé", start="2030-02-28 10:00", staff_id=scene.anna
    )
    key = made["appointments"][0]["appointment_id"]
    changed = await act_as(scene, me, "update_appointment", appointment_id=key, title="Zoé B.")
    ada = await act_as(scene, me, "add_client", name="Ada")
    client = ada["clients"][0]["client_id"]

    async def undos(command: str, **named: Any) -> list[str | None]:
        await page.result(command, entry_id=studio, **named)
        return [each["undo"] for each in (await page.told())["history"]]

    of_it = [each for each in await undos("appointment/subscribe", appointment_id=key) if each]
    assert of_it == [changed["undo"]]
    assert await undos("client/subscribe", client_id=client) == [ada["undo"]]
    await give_role(scene.hass, scene.studio, user.id, "tablet")
    assert not any(await undos("appointment/subscribe", appointment_id=key))
    await give_role(scene.hass, scene.studio, user.id, "desk")
    await act(scene, "update_appointment", appointment_id=key, title="Of another")
    await act(scene, "update_client", client_id=client, name="Ada Byron")
    _, other = await page_of(scene, hass_ws_client, "desk 2", roles="desk")
    page = other
    assert not any(await undos("appointment/subscribe", appointment_id=key))
    assert not any(await undos("client/subscribe", client_id=client))
