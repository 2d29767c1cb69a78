"""What somebody has just done on the page is taken back by one click, exactly."""

import asyncio
from dataclasses import replace
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
from sqlalchemy import select, update

from custom_components.studio_sync.book import appointments, journal, tables
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment

from .ha_day import PORTRAIT, act, act_as, add, offer, record
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket, own, page_of
from .ha_roles import give_role

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
    assert error["translation_key"] == "change_undone"


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
    assert error["translation_placeholders"]["titles"] == "Yours"
    assert (await record(scene, key)).content.title == "Yours"


@pytest.mark.parametrize("change", ["booked", "moved"])
async def test_a_date_that_somebody_changed_since_is_not_lost(
    scene: Scene, page: PageSocket, change: str
) -> None:
    """It would go with its series, or be none of it any more."""
    answer = await act(
        scene,
        "add_appointment",
        title="Yoga",
        start="2030-02-28 10:00",
        recurrence="FREQ=DAILY;COUNT=4",
        staff_id=scene.anna,
    )
    one = {"appointment_id": answer["appointments"][0]["appointment_id"]}
    moment = "2030-03-01 10:00"
    if change == "moved":
        later = {"start": "2030-02-28 12:00", "end": "2030-02-28 13:00"}
        answer = await act(scene, "update_appointment", **one, scope="all", **later)
        moment = "2030-03-01 12:00"
    await act(scene, "update_appointment", **one, moment=moment, title="Outside")
    before = await everything(scene)
    error = await undo(scene, page, answer)
    assert error["translation_key"] == "change_overtaken"
    assert error["translation_placeholders"]["titles"] == "Yoga"
    assert await everything(scene) == before


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


@pytest.mark.parametrize("action", ["update_appointment", "cancel_appointment"])
async def test_a_date_of_a_series_that_was_moved_meanwhile_is_told_as_such(
    scene: Scene, action: str
) -> None:
    """It is not there any more, and that is what somebody else has changed."""
    made = await add(scene, start="2030-02-28 10:00", recurrence="FREQ=DAILY;COUNT=4")
    one = {"appointment_id": made["appointment_id"], "moment": "2030-02-28 10:00", "scope": "all"}
    later = {"start": "2030-02-28 12:00", "end": "2030-02-28 13:00"}
    await act(scene, "update_appointment", **one, **later)
    data = {"title": "Second"} if action == "update_appointment" else {}
    with pytest.raises(HomeAssistantError) as refused:
        await act(scene, action, **one, expected_rev=made["rev"], **data)
    assert refused.value.translation_key == "book_stale"


async def restart(scene: Scene) -> None:
    """Load the studio again: nothing is left of it but the book."""
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)


async def test_it_is_taken_back_after_a_restart(scene: Scene, page: PageSocket) -> None:
    """All that an appointment has: type, client, people, rooms."""
    await offer(scene, PORTRAIT)
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    empty = await everything(scene)
    made = await act(
        scene,
        "add_appointment",
        start="2030-02-28 10:00",
        staff_id=scene.anna,
        client_id=ada,
        session_type="Portrait",
    )
    [key] = [each["appointment_id"] for each in made["appointments"]]
    first = await everything(scene)
    linked = await act(scene, "convert_to_appointment", appointment_id=key)
    third = await everything(scene)
    changed = await act(
        scene,
        "update_appointment",
        appointment_id=key,
        staff_id="Ben",
        start="2030-03-01 11:00",
    )
    second = await everything(scene)
    gone = await act(scene, "cancel_appointment", appointment_id=key)
    await restart(scene)
    for answer, before in ((gone, second), (changed, third), (linked, first), (made, empty)):
        assert await undo(scene, page, answer) is True
        assert await everything(scene) == before


async def test_two_browsers_take_it_back_once(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    other = PageSocket(scene.hass, await hass_ws_client(scene.hass))
    made = await act(scene, "add_appointment", title="Zoé", start="2030-02-28 10:00")
    answers = await asyncio.gather(undo(scene, page, made), undo(scene, other, made))
    [refused] = [each for each in answers if each is not True]
    assert refused["translation_key"] == "change_undone"
    book = scene.studio.runtime_data.book
    runs = await book.read(lambda tx: journal.runs(tx, journal.STUDIO))
    assert [each.undoes for each in runs].count(made["undo"]) == 1


async def test_nothing_is_kept_of_an_erased_client(scene: Scene, page: PageSocket) -> None:
    """Neither whose an appointment was, nor what an undo would put back of it."""
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    made = await add(scene, title="Portrait", start="2030-02-28 10:00", client_id=ada)
    key = made["appointment_id"]
    moved = await act(scene, "update_appointment", appointment_id=key, start="2030-03-01 11:00")
    free = await act(scene, "unlink_client", appointment_id=key)
    await act(scene, "erase_client", client_id=ada, confirm=True)
    before = await everything(scene)
    for answer in (free, moved):
        error = await undo(scene, page, answer)
        assert error["translation_key"] == "unknown_change"
    assert await everything(scene) == before

    def noted(tx: Transaction) -> list[str]:
        rows = tx.connection.execute(select(tables.entry.c.loser)).scalars()
        return [each for each in rows if ada in each]

    assert await scene.studio.runtime_data.book.read(noted) == []


async def test_what_was_done_to_an_erased_client_is_told_as_it_was(
    scene: Scene, page: PageSocket
) -> None:
    """That the appointment lost its client is a change, though its texts are forgotten."""
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    await add(scene, title="Portrait of Ada", start="2030-02-28 10:00", client_id=ada)
    await page.result(
        "act",
        entry_id=scene.studio.entry_id,
        action="erase_client",
        data={"client_id": ada, "confirm": True},
    )
    told = await own(scene, page)
    assert {(each["kind"], each["what"]) for each in told[:2]} == {
        ("erase", "erased"),
        ("action", "changed"),
    }


async def test_a_change_before_this_was_kept_is_not_taken_back(
    scene: Scene, page: PageSocket
) -> None:
    made = await act(scene, "add_appointment", title="Zoé", start="2030-02-28 10:00")
    work = update(tables.entry).values(loser="")
    await scene.studio.runtime_data.book.write(lambda tx: tx.connection.execute(work).rowcount)
    error = await undo(scene, page, made)
    assert error["translation_key"] == "unknown_change"


async def test_what_is_not_theirs_any_more_is_not_taken_back(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Somebody of the front desk changed it, and may change nothing but their own since."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    made = await add(scene, start="2030-02-28 10:00")
    answer = await act_as(
        scene,
        Context(user_id=user.id),
        "update_appointment",
        appointment_id=made["appointment_id"],
        title="Theirs",
    )
    await give_role(scene.hass, scene.studio, user.id, "staff")
    error = await undo(scene, page, answer)
    assert error["code"] == "unauthorized"
    await give_role(scene.hass, scene.studio, user.id, "desk")
    assert await undo(scene, page, answer) is True
