"""Every follower of the book is told of each write once, whichever way it is written."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.change import ChangeKind, Writer
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.const import NUDGE_DELAY

from .book_fixtures import client
from .ha_book import appointment
from .ha_calendar_page import Page
from .ha_day import act, add, on_phone
from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_followers import Followers, checked, rev


async def by_calendar(scene: Scene) -> None:
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.anna",
            "summary": "New",
            "start_date_time": soon(2),
            "end_date_time": soon(2) + timedelta(hours=1),
        },
        blocking=True,
    )


async def by_action(scene: Scene) -> None:
    await act(
        scene, "add_appointment", title="New", start=soon(2), end=soon(2, 1), staff_id=scene.anna
    )


async def by_book(scene: Scene) -> None:
    record = appointment(scene, "New", start=soon(2))
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, record))


WAYS: list[Callable[[Scene], Awaitable[None]]] = [by_calendar, by_action, by_book]


@pytest.mark.parametrize("way", WAYS)
async def test_what_the_studio_writes_is_shown_told_and_sent_once(
    scene: Scene, followers: Followers, way: Callable[[Scene], Awaitable[None]]
) -> None:
    """The picture, the conflict monitor, the feed and the account each hear of it."""
    await way(scene)
    await settle(scene.hass)
    [change] = followers.written
    assert change.source.writer is Writer.STUDIO
    assert change.owners == {scene.anna}
    assert followers.told == {"appointment_added": 1}
    state = scene.hass.states.get("sensor.anna_next_appointment")
    assert state is not None
    assert state.attributes["title"] == "New"
    assert await checked(scene) == await rev(scene)
    assert followers.runs == 0
    await scene.house.pass_time(seconds=NUDGE_DELAY.total_seconds() + 1)
    assert followers.runs == 1
    assert [each["summary"] for each in scene.house.google.account(ANNA).primary.events()] == [
        "New"
    ]


async def given_away(scene: Scene, record_id: str, _page: Page) -> None:
    await act(scene, "update_appointment", appointment_id=record_id, staff_id=scene.ben)


async def edited_on_the_page(_scene: Scene, _record_id: str, page: Page) -> None:
    [shown] = await page.shown("calendar.anna")
    await page.update("calendar.anna", shown, summary="Edited")


async def deleted_on_the_page(_scene: Scene, _record_id: str, page: Page) -> None:
    [shown] = await page.shown("calendar.anna")
    await page.delete("calendar.anna", shown)


type Edit = Callable[[Scene, str, Page], Awaitable[None]]
EDITS: dict[Edit, str] = {
    given_away: "appointment_changed",
    edited_on_the_page: "appointment_changed",
    deleted_on_the_page: "appointment_cancelled",
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
async def test_what_the_studio_changes_is_told_and_sent_once(
    scene: Scene, followers: Followers, hass_ws_client: WebSocketGenerator, edit: Edit
) -> None:
    """Also what leaves a calendar; the other actions are in ``test_ha_followers_actions``."""
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    record_id = (await add(scene, "New", soon(2)))["appointment_id"]
    await followers.wait()
    followers.forget()
    await edit(scene, record_id, page)
    await settle(scene.hass)
    [change] = followers.changes
    assert change.records.keys() == {record_id}
    await followers.wait()
    assert followers.told == {EDITS[edit]: 1}
    assert followers.runs == 1
    await followers.wait()
    assert (followers.runs, len(followers.changes)) == (1, 1)


async def test_what_a_run_brings_is_shown_and_told_once_and_not_sent_back(
    scene: Scene, followers: Followers
) -> None:
    on_phone(scene, "Theirs", soon(2))
    await scene.house.sync(scene.account)
    [change] = followers.written
    assert change.source.writer is Writer.RUN
    assert change.owners == {scene.anna}
    assert followers.told == {"appointment_added": 1}
    assert await checked(scene) == await rev(scene)
    assert followers.runs == 1
    await scene.house.pass_time(seconds=NUDGE_DELAY.total_seconds() + 1)
    assert followers.runs == 1


async def test_what_is_taken_back_is_shown_and_told_once(
    scene: Scene, followers: Followers
) -> None:
    on_phone(scene, "Theirs", soon(2))
    await scene.house.sync(scene.account)
    followers.changes.clear()
    await act(scene, "undo_sync", config_entry_id=scene.account.entry_id, preview=False)
    await settle(scene.hass)
    [change] = followers.written
    assert change.source.writer is Writer.UNDO
    assert followers.told == {"appointment_added": 1, "appointment_cancelled": 1}
    assert await checked(scene) == await rev(scene)


async def test_an_answer_to_a_conflict_is_heard_of_by_all(
    scene: Scene, followers: Followers
) -> None:
    """The one that is cancelled, and the question that is closed."""
    for name in ("Old", "New"):
        record = appointment(scene, name, start=soon(2))
        await scene.studio.runtime_data.book.write(partial(_put, record=record))
        await settle(scene.hass)
    assert followers.told == {"appointment_added": 2, "conflict_found": 1}
    [conflict] = (await act(scene, "list_conflicts"))["conflicts"]
    followers.changes.clear()
    await act(scene, "resolve_conflict", conflict_id=conflict["conflict_id"], answer="cancel_new")
    await settle(scene.hass)
    [change] = followers.written
    assert change.closed == {conflict["conflict_id"]}
    assert followers.told["conflict_resolved"] == followers.told["appointment_cancelled"] == 1
    state = scene.hass.states.get("sensor.atelier_nord_open_conflicts")
    assert state is not None
    assert state.state == "0"


async def test_nobody_is_woken_whom_it_does_not_concern(scene: Scene, followers: Followers) -> None:
    """Ben's appointment is not Anna's account's business; a client is no calendar's."""
    record = replace(appointment(scene, "Bens", start=soon(2)), staff_id=scene.ben)
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: appointments.put(tx, record))
    await book.write(lambda tx: people.put_client(tx, client("c", "Cleo")))
    await scene.house.pass_time(seconds=NUDGE_DELAY.total_seconds() + 1)
    assert followers.runs == 0
    assert [each.kinds for each in followers.changes] == [
        {ChangeKind.APPOINTMENT},
        {ChangeKind.CLIENT},
    ]


async def test_switching_the_sync_on_wakes_every_account(
    scene: Scene, followers: Followers
) -> None:
    for action in ("turn_off", "turn_on"):
        await scene.hass.services.async_call(
            "switch", action, {"entity_id": "switch.atelier_nord_sync_enabled"}, blocking=True
        )
    await scene.house.pass_time(seconds=NUDGE_DELAY.total_seconds() + 1)
    assert followers.runs == 1


def _put(tx: Any, record: Appointment) -> None:
    appointments.put(tx, record)
