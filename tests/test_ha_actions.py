"""The actions: what they do, answer and refuse."""

import asyncio
from dataclasses import replace
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .google_emulator import Call
from .ha_calls import call, enter, titles
from .ha_fixtures import ANNA, BEN, Scene, settle, soon
from .ha_roles import a_user_of_role


async def second_account(scene: Scene) -> AccountEntry:
    """Connect Ben as well."""
    scene.house.google.add_account(BEN)
    return await scene.house.add_account(scene.ben, BEN, send_back=True)


async def test_sync_now_answers_with_what_was_done(scene: Scene) -> None:
    """B1, S23: numbers, requests, seconds, and the run's id."""
    await enter(scene, "Wedding")
    answer = await call(scene, "sync_now", config_entry_id=scene.account.entry_id)
    [report] = answer["reports"]
    assert report["account"] == "Anna (Google)"
    assert report["outcome"] == "ok"
    assert report["counts"]["created_in_google"] == 1
    assert report["run_id"]
    assert report["requests"] >= 2
    assert titles(scene) == ["Wedding"]


async def test_sync_now_takes_all_accounts_or_those_of_a_studio(scene: Scene) -> None:
    """Without a target all, with a studio its own."""
    await second_account(scene)
    for answer in (
        await call(scene, "sync_now"),
        await call(scene, "sync_now", config_entry_id=scene.studio.entry_id),
    ):
        names = [report["account"] for report in answer["reports"]]
        assert names == ["Anna (Google)", "Ben (Google)"]


async def test_sync_now_may_be_called_without_an_answer(scene: Scene) -> None:
    """As automations do."""
    await enter(scene, "Wedding")
    await scene.hass.services.async_call(DOMAIN, "sync_now", {}, blocking=True)
    assert titles(scene) == ["Wedding"]


async def test_one_failing_account_does_not_stop_the_others(scene: Scene, impatient: None) -> None:
    """Its error is told when all are done."""
    await second_account(scene)
    await enter(scene, "For Anna")
    scene.house.google.faults.add("error", account=BEN, status=503, count=None)
    with pytest.raises(HomeAssistantError, match="Google can't be reached"):
        await call(scene, "sync_now")
    assert titles(scene) == ["For Anna"]


async def test_a_preview_names_every_step_and_writes_nothing(scene: Scene) -> None:
    """B1: the plan in words, on both sides."""
    scene.house.google.account(ANNA).primary.add("From the phone", start=soon(3))
    await enter(scene, "Wedding")
    answer = await call(scene, "preview_sync", config_entry_id=scene.account.entry_id)
    [preview] = answer["previews"]
    steps = {(s["action"], s["reason"], s["title"]) for s in preview["actions"]}
    assert steps == {
        ("create_remote", "new_here", "Wedding"),
        ("create_local", "new_there", "From the phone"),
    }
    assert all(s["start"] for s in preview["actions"])
    assert titles(scene) == ["From the phone"]


async def test_the_last_run_is_undone(scene: Scene) -> None:
    """B2: on both sides."""
    await enter(scene, "Wedding")
    await call(scene, "sync_now")
    own: dict[str, Any] = {"config_entry_id": scene.account.entry_id, "preview": False}
    [report] = (await call(scene, "undo_sync", **own))["reports"]
    assert report["counts"] == {"undone": 1}
    assert titles(scene) == []
    await call(scene, "sync_now")
    assert titles(scene) == []
    with pytest.raises(ServiceValidationError, match="no run of this account that can be undone"):
        await call(scene, "undo_sync", **own)


async def test_a_run_is_undone_by_its_id(scene: Scene) -> None:
    """B2: as the report named it; an unknown one is refused."""
    await enter(scene, "Wedding")
    [report] = (await call(scene, "sync_now"))["reports"]
    own: dict[str, Any] = {"config_entry_id": scene.account.entry_id, "preview": False}
    await call(scene, "undo_sync", **own, run_id=report["run_id"])
    assert titles(scene) == []
    with pytest.raises(ServiceValidationError, match="no run"):
        await call(scene, "undo_sync", **own, run_id="unknown")


async def test_a_second_caller_hears_who_started_and_when(scene: Scene) -> None:
    """Z6: by name, if a user did."""
    user = await scene.hass.auth.async_create_user("Carla", group_ids=["system-admin"])
    asked, answer = asyncio.Event(), asyncio.Event()

    async def wait(call: Call, phase: str) -> None:
        asked.set()
        await answer.wait()

    scene.house.google.faults.hook = wait
    mine = Context(user_id=user.id)
    first = asyncio.create_task(call(scene, "sync_now", context=mine))
    await asked.wait()
    for action in ("sync_now", "preview_sync"):
        with pytest.raises(ServiceValidationError, match=r"… started it at \d\d:\d\d:\d\d"):
            await call(scene, action)
    answer.set()
    await first


@pytest.mark.parametrize(
    ("starter", "words"),
    [
        ("schedule", "scheduled sync"),
        ("change", "because an appointment was changed"),
        ("automation", "by an automation"),
        ("user:gone", "by an automation"),
        ("preview", "A preview"),
    ],
)
async def test_a_second_caller_hears_of_every_kind_of_starter(
    scene: Scene, starter: str, words: str
) -> None:
    """Z6."""
    coordinator = scene.account.runtime_data.calendars[0]
    with (
        coordinator.sync.occupied(starter),
        pytest.raises(ServiceValidationError, match=words),
    ):
        await call(scene, "sync_now")


async def test_only_administrators_may_undo_and_populate(scene: Scene) -> None:
    """They touch a lot at once."""
    await scene.hass.auth.async_create_user("Owner")
    user = await scene.hass.auth.async_create_user("Guest", group_ids=["system-users"])
    context = Context(user_id=user.id)
    for action in ("undo_sync", "populate"):
        with pytest.raises(Unauthorized):
            await call(scene, action, context=context, config_entry_id=scene.account.entry_id)


@pytest.mark.parametrize("action", ["sync_now", "preview_sync", "undo_sync", "populate"])
async def test_an_unknown_account_is_refused(scene: Scene, action: str) -> None:
    """In words."""
    with pytest.raises(ServiceValidationError, match="not an account or studio"):
        await call(scene, action, config_entry_id="unknown")


@pytest.mark.parametrize("action", ["sync_now", "undo_sync"])
async def test_an_account_that_does_not_run_is_refused(scene: Scene, action: str) -> None:
    """In words."""
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    with pytest.raises(ServiceValidationError, match="No such account is running"):
        await call(scene, action, config_entry_id=scene.account.entry_id)


async def test_what_could_not_be_synced_is_named_by_its_reason(scene: Scene) -> None:
    """B1: the repair sends the user here; also for runs long ago."""
    scene.house.google.calendar_api.check = False
    primary = scene.house.google.account(ANNA).primary
    event = primary.calendar.events[primary.add("Odd", start=soon())["id"]]
    event.fields["summary"], event.cache = {"not": "a text"}, None
    await call(scene, "sync_now")
    unread = {
        "title": None,
        "start": None,
        "reason": "malformed",
        "why": "the event in Google can't be read; open it there, correct it and save it again",
    }
    [report] = (await call(scene, "sync_now"))["reports"]
    assert report["problems"] == [unread]
    [preview] = (await call(scene, "preview_sync"))["previews"]
    assert preview["problems"] == [unread]


async def test_a_problem_names_the_appointment(scene: Scene) -> None:
    """A3: what Google refused, and a copy of ours that nobody can read any more."""
    await enter(scene, "Wedding")
    await call(scene, "sync_now")
    primary = scene.house.google.account(ANNA).primary
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.anna",
            "summary": "Long story",
            "description": "x" * 9000,
            "start_date_time": soon(2).isoformat(),
            "end_date_time": soon(2, hours=1).isoformat(),
        },
        blocking=True,
    )
    scene.house.google.calendar_api.check = False
    made = next(each for each in primary.events() if each["summary"] == "Wedding")
    event = primary.calendar.events[made["id"]]
    primary.edit(made["id"], summary="Moved")
    event.fields["summary"], event.cache = {"not": "a text"}, None
    await call(scene, "sync_now")
    [report] = (await call(scene, "sync_now"))["reports"]
    found = {(each["title"], each["reason"]) for each in report["problems"]}
    assert found == {("Wedding", "malformed"), ("Long story", "description_too_long")}
    assert all(each["start"] and " " in each["why"] for each in report["problems"])


async def conflict(scene: Scene) -> None:
    """Have one appointment changed on both sides, with the policy to ask."""
    options = {**scene.account.options, "policy": "ask"}
    scene.hass.config_entries.async_update_entry(scene.account, options=options)
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    await enter(scene, "Wedding")
    await call(scene, "sync_now")
    primary = scene.house.google.account(ANNA).primary
    [made] = primary.events()
    primary.edit(made["id"], summary="Wedding of the Lunds")
    book = scene.studio.runtime_data.book

    def rename(tx: Transaction) -> None:
        [record] = appointments.changes(tx, 0)
        content = replace(record.content, title="Wedding, outdoors")
        appointments.put(tx, replace(record, content=content))

    await book.write(rename)
    await call(scene, "sync_now")


async def test_open_questions_are_listed_with_both_values(scene: Scene) -> None:
    """A4: also long after the run that found them."""
    await conflict(scene)
    for action, name in (("sync_now", "reports"), ("preview_sync", "previews")):
        [answer] = (await call(scene, action))[name]
        [question] = answer["conflicts"]
        assert question["title"] == "Wedding, outdoors"
        assert question["start"]
        assert question["fields"] == {
            "title": {"studio": "Wedding, outdoors", "google": "Wedding of the Lunds"}
        }


async def test_only_who_may_see_an_appointment_reads_of_it(scene: Scene) -> None:
    """Owners and automations sync all and see all, a staff member their own, others nothing."""
    hass = scene.hass
    await hass.auth.async_create_user("Owner")
    own = await hass.auth.async_create_user("Anna", group_ids=["system-users"])
    boss = await a_user_of_role(hass, scene.studio, "owner")
    guests = [await a_user_of_role(hass, scene.studio, role) for role in ("desk", "tablet")]
    guests.append(await hass.auth.async_create_user("Guest", group_ids=["system-users"]))
    await second_account(scene)
    anna = scene.studio.subentries[scene.anna]
    hass.config_entries.async_update_subentry(
        scene.studio, anna, data={**anna.data, "user": own.id}
    )
    await settle(hass)
    await conflict(scene)
    for user, number in ((own, 1), (boss, 2)):
        context = Context(user_id=user.id)
        reports = (await call(scene, "sync_now", context=context))["reports"]
        assert len(reports) == number
        [question] = reports[0]["conflicts"]
        assert question["title"] is not None
    [preview] = (await call(scene, "preview_sync", context=Context(user_id=own.id)))["previews"]
    assert preview["account"] == "Anna (Google)"
    for guest in guests:
        for action in ("sync_now", "preview_sync"):
            with pytest.raises(Unauthorized):
                await call(scene, action, context=Context(user_id=guest.id))
    with pytest.raises(Unauthorized):
        await call(
            scene,
            "preview_sync",
            context=Context(user_id=own.id),
            config_entry_id=scene.studio.entry_id,
        )


async def test_an_undo_names_what_it_leaves_alone(scene: Scene) -> None:
    """A9: what was changed since the run."""
    await enter(scene, "Wedding")
    [report] = (await call(scene, "sync_now"))["reports"]
    book = scene.studio.runtime_data.book

    def rename(tx: Transaction) -> None:
        [record] = appointments.changes(tx, 0)
        content = replace(record.content, title="Wedding, outdoors")
        appointments.put(tx, replace(record, content=content))

    await book.write(rename)
    await call(scene, "sync_now")
    data = {"config_entry_id": scene.account.entry_id, "run_id": report["run_id"]}
    [undone] = (await call(scene, "undo_sync", **data, preview=False))["reports"]
    [left] = undone["not_undone"]
    assert (left["title"], left["reason"]) == ("Wedding, outdoors", "changed_since")
    assert left["start"]
    assert left["why"] == "it was changed after that sync"


async def test_a_preview_names_deletions_by_what_is_deleted(scene: Scene) -> None:
    """B1: on either side."""
    primary = scene.house.google.account(ANNA).primary
    there = primary.add("Goes in Google", start=soon())
    await enter(scene, "Goes in the studio")
    await call(scene, "sync_now")
    primary.delete(there["id"])
    record = await scene.studio.runtime_data.book.read(
        lambda tx: next(
            each for each in appointments.changes(tx, 0) if each.content.title.endswith("studio")
        )
    )
    await scene.studio.runtime_data.book.write(lambda tx: appointments.delete(tx, record.id))
    [preview] = (await call(scene, "preview_sync"))["previews"]
    steps = {(each["action"], each["title"]) for each in preview["actions"]}
    assert steps == {
        ("delete_local", "Goes in Google"),
        ("delete_remote", "Goes in the studio"),
    }
