"""Conflicts by actions: listed, resolved, taken back (S22)."""

from dataclasses import replace
from datetime import timedelta
import logging
import time

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments, conflicts, journal
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Conflict,
    ConflictKind,
    Content,
    Status,
    Timed,
)

from .ha_day import (
    Fix,
    act,
    act_as,
    add,
    in_google,
    issue_of,
    issues,
    morning,
    on_phone,
    questions,
    record,
)
from .ha_fixtures import Scene, settle
from .ha_overlaps import _end, overlapping
from .ha_page import PageSocket
from .ha_roles import a_user_of_role


async def test_conflicts_are_listed_with_what_may_be_answered(scene: Scene) -> None:
    """Offers for one that is named; both sides for all."""
    await overlapping(scene)
    listed = await act(scene, "list_conflicts")
    assert listed["number"] == 1
    [found] = listed["conflicts"]
    assert (found["new"]["title"], found["old"]["title"]) == ("Dentist", "Wedding")
    assert found["new"]["with"] == ["Anna"]
    one = await act(scene, "list_conflicts", conflict_id=found["conflict_id"])
    answers = [each["answer"] for each in one["conflicts"][0]["offers"]]
    assert answers == [
        "keep_both",
        *["move_new"] * 3,
        "assign_new",
        "cancel_new",
        *["move_old"] * 3,
        "assign_old",
        "cancel_old",
    ]
    assert (await act(scene, "list_conflicts", kind="edit"))["number"] == 0


async def test_a_member_who_is_no_administrator_resolves(scene: Scene) -> None:
    """S22: without a time the next free one, without a name who is free."""
    await scene.hass.auth.async_create_user("Owner")
    member = await a_user_of_role(scene.hass, scene.studio, "desk")
    new, _ = await overlapping(scene)
    [conflict] = await questions(scene)
    answer = await act_as(
        scene,
        Context(user_id=member.id),
        "resolve_conflict",
        conflict_id=conflict.id,
        answer="move_new",
    )
    [moved] = answer["appointments"]
    assert moved["appointment_id"] == new
    on_phone(scene, "Baker", morning())
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    [conflict] = await questions(scene)
    answer = await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="assign_new")
    assert answer["appointments"][0]["staff_id"] == scene.ben


async def test_an_answer_is_taken_back_here_and_in_google(scene: Scene, fix: Fix) -> None:
    """What was cancelled is in both again, and the question is asked again."""
    _, old = await overlapping(scene)
    [conflict] = await questions(scene)
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_old")
    await scene.house.sync(scene.account)
    assert in_google(scene).keys() == {"Dentist"}
    taken = await act(scene, "reopen_conflict", conflict_id=conflict.id)
    assert taken["answer"] == "cancel_old"
    assert [each["title"] for each in taken["appointments"]] == ["Wedding"]
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    assert in_google(scene).keys() == {"Dentist", "Wedding"}
    assert (await record(scene, old)).lives
    assert [each.id for each in await questions(scene)] == [conflict.id]
    shown = await fix.begin(scene, "overlap")
    assert "cancel_old" in shown["menu_options"]


@pytest.mark.parametrize("answer", ["move_new", "cancel_old", "keep_both"])
@pytest.mark.parametrize("how", ["reopen", "change"])
async def test_an_answer_is_taken_back_after_a_restart(
    scene: Scene, hass_ws_client: WebSocketGenerator, answer: str, how: str
) -> None:
    """By its conflict, and by its run, as *What I did* and *Sync* do."""
    ids = await overlapping(scene)
    before = [replace(await record(scene, each), rev=0, changed_at=None) for each in ids]
    [conflict] = await questions(scene)
    done = await act(scene, "resolve_conflict", conflict_id=conflict.id, answer=answer)
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    book = scene.studio.runtime_data.book
    [run, *_] = await book.read(lambda tx: journal.runs(tx, journal.STUDIO))
    token = done["undo"] if how == "reopen" else run.id
    page = PageSocket(scene.hass, await hass_ws_client(scene.hass))
    named = {"entry_id": scene.studio.entry_id, "undo": token}
    await page.result("undo", **named)
    await settle(scene.hass)
    after = [replace(await record(scene, each), rev=0, changed_at=None) for each in ids]
    assert after == before
    assert [each.id for each in await questions(scene)] == [conflict.id]
    # It is taken back once, and answered again.
    refused = "resolution_overtaken" if how == "reopen" else "change_undone"
    assert await page.refusal("undo", **named) == refused
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer=answer)
    await act(scene, "reopen_conflict", conflict_id=conflict.id)


async def test_an_answer_is_not_taken_back_twice_or_over_a_later_edit(scene: Scene) -> None:
    new, _ = await overlapping(scene)
    [conflict] = await questions(scene)
    own = {"conflict_id": conflict.id}
    with pytest.raises(ServiceValidationError, match="can no longer be undone"):
        await act(scene, "reopen_conflict", **own)
    await act(scene, "resolve_conflict", **own, answer="move_new")
    moved = (await record(scene, new)).content.when
    await act(scene, "update_appointment", appointment_id=new, title="Dentist, second visit")
    with pytest.raises(ServiceValidationError, match="can no longer be undone"):
        await act(scene, "reopen_conflict", **own)
    assert (await record(scene, new)).content.when == moved
    assert await questions(scene) == []


async def test_what_can_not_be_answered_is_refused(scene: Scene) -> None:
    """By field: unknown, busy, not offered, closed."""
    _, old = await overlapping(scene)
    [conflict] = await questions(scene)
    own = {"conflict_id": conflict.id}
    with pytest.raises(ServiceValidationError, match="Take conflict_id"):
        await act(scene, "resolve_conflict", conflict_id="x", answer="keep_both")
    with pytest.raises(ServiceValidationError, match="no such conflict"):
        await act(scene, "list_conflicts", conflict_id="x")
    with pytest.raises(ServiceValidationError, match="another answer"):
        await act(scene, "resolve_conflict", **own, answer="take_google")
    with pytest.raises(ServiceValidationError, match="Give staff_id"):
        await act(scene, "resolve_conflict", **own, answer="assign_new", staff_id="Nobody")
    taken = {"start": morning().isoformat()}
    with pytest.raises(ServiceValidationError, match="is not available"):
        await act(scene, "resolve_conflict", **own, answer="move_new", **taken)
    turned = {"start": morning(5).isoformat(), "end": morning(4).isoformat()}
    with pytest.raises(ServiceValidationError, match="end before it begins"):
        await act(scene, "resolve_conflict", **own, answer="move_new", **turned)
    await add(scene, "Ben's", morning(), staff_id="Ben", end=_end(4))
    with pytest.raises(ServiceValidationError, match="another answer"):
        await act(scene, "resolve_conflict", **own, answer="assign_new")
    await act(scene, "resolve_conflict", **own, answer="keep_both")
    with pytest.raises(ServiceValidationError, match="already resolved"):
        await act(scene, "resolve_conflict", **own, answer="cancel_old")
    assert (await record(scene, old)).lives


async def test_many_conflicts_are_counted_and_listed_fast(scene: Scene) -> None:
    """Twenty repairs at most, one that counts; ten thousand listed in under a second."""
    start = morning()

    def fill(tx: Transaction) -> None:
        when = Timed(start=start, end=start + timedelta(hours=1), zone="Europe/Berlin")
        several = [
            Appointment(
                id=f"a{number:05}",
                content=Content(title=f"Title {number}", when=when, status=Status.CANCELLED),
                staff_id=scene.anna,
            )
            for number in range(10_001)
        ]
        appointments.put_many(tx, several)
        for number in range(10_000):
            conflicts.open_one(
                tx,
                Conflict(
                    id=f"c{number:05}",
                    kind=ConflictKind.EDIT,
                    record_id=f"a{number:05}",
                    replica_id="elsewhere",
                    opened_at=tx.now,
                    fields=("title",),
                ),
            )

    await scene.studio.runtime_data.book.write(fill)
    scene.studio.runtime_data.conflict_monitor.async_soon()
    await settle(scene.hass)
    shown = [each.translation_key for each in issues(scene.hass)]
    assert shown.count("edit_conflict") == 20
    many = issue_of(scene.hass, "many_conflicts")
    assert (many.translation_placeholders or {})["number"] == "10000"
    logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)
    begin = time.process_time()
    listed = await scene.hass.services.async_call(
        "studio_sync", "list_conflicts", {}, blocking=True, return_response=True
    )
    assert time.process_time() - begin < 1
    assert listed is not None
    assert listed["number"] == 10_000
