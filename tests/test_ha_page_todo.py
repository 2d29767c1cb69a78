"""The page's list of what waits for a person, and what a click there does."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Conflict, ConflictKind
from custom_components.studio_sync.panel.todo_items import MOST, SETTLED

from .ha_day import act, add, on_phone, record
from .ha_edits import edited_on_both_sides
from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_page import PageSocket, links, page_of
from .test_ha_held_deletions import ACCESS, held

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def todo(scene: Scene, page: PageSocket) -> Any:
    """Follow the list."""
    assert (await page.ask("todo/subscribe", entry_id=scene.studio.entry_id))["success"]
    return await page.told()


async def test_an_overlap_comes_with_its_answers_and_goes(scene: Scene, page: PageSocket) -> None:
    assert await todo(scene, page) == {"count": 0, "items": [], "settled": []}
    await add(scene, title="Dentist", start="2030-05-06 13:30")
    await add(scene, title="Portrait", start="2030-05-06 14:00")
    told = await page.told()
    while not told["items"]:
        told = await page.told()
    [item] = told["items"]
    assert told["count"] == 1
    assert item["kind"] == "overlap"
    assert {item["new"]["title"], item["old"]["title"]} == {"Dentist", "Portrait"}
    answers = {each["answer"] for each in item["offers"]}
    assert {"keep_both", "move_new", "cancel_new", "cancel_old"} <= answers
    await act(scene, "resolve_conflict", conflict_id=item["id"], answer="keep_both")
    told = await page.told()
    assert (told["count"], told["items"]) == (0, [])
    assert [each["what"] for each in told["settled"]] == ["keep_both"]


async def _questions(scene: Scene, name: str, number: int) -> None:
    """Open many questions about an appointment."""
    found = await record(scene, name)

    def work(tx: Transaction) -> None:
        for at in range(number):
            question = Conflict(
                id=tx.new_id(),
                kind=ConflictKind.EDIT,
                record_id=name,
                replica_id=f"replica {at}",
                fields=("place",),
                theirs=found.content,
                opened_at=tx.now,
            )
            conflicts.open_one(tx, question)

    await scene.studio.runtime_data.book.write(work)
    await settle(scene.hass)


@pytest.mark.parametrize("role", ["owner", "assistant"])
async def test_ones_own_questions_are_seen_behind_many_of_others(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator, role: str
) -> None:
    """The oldest hundred are listed of one's own; all of them are counted."""
    annas = await add(scene, start="2030-05-06 13:30")
    own = {"staff_id": scene.ben} if role == "owner" else {"assistant_ids": [scene.ben]}
    bens = await add(scene, start="2030-05-07 13:30", **own)
    await _questions(scene, annas["appointment_id"], MOST + 5)
    await _questions(scene, bens["appointment_id"], 1)
    user, theirs = await page_of(scene, hass_ws_client, "Ben", roles="staff")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    told = await todo(scene, theirs)
    [item] = told["items"]
    assert (told["count"], item["studio"]["appointment_id"]) == (1, bens["appointment_id"])
    every = await todo(scene, page)
    assert (every["count"], len(every["items"])) == (MOST + 6, MOST)
    assert scene.studio.runtime_data.view.data.waiting.count == MOST + 6


async def test_what_one_settled_is_listed_behind_what_others_did(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """And behind what closed by itself."""
    bens = await add(scene, start="2030-05-07 13:30", staff_id=scene.ben)
    annas = await add(scene, start="2030-05-06 13:30")
    for each, answer in ((bens, "take_studio"), (annas, "take_studio"), (bens, "overtaken")):
        await _questions(scene, each["appointment_id"], MOST)
        await scene.studio.runtime_data.book.write(partial(_close, answer=answer))
    user, theirs = await page_of(scene, hass_ws_client, "Ben", roles="staff")
    links(scene, scene.ben, user)
    await settle(scene.hass)
    told = await todo(scene, theirs)
    assert [each["what"] for each in told["settled"]] == ["take_studio"] * SETTLED


def _close(tx: Transaction, answer: str) -> None:
    for each in conflicts.open_ones(tx):
        conflicts.close(tx, each.id, answer)


async def test_of_a_held_plan_what_is_ticked_is_done_and_the_rest_put_back(
    scene: Scene, page: PageSocket
) -> None:
    """B4: a series and its dates are one line; names that are none are refused."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, 13)]
    await scene.house.sync(scene.account)
    for event in made:
        primary.delete(event["id"])
    await scene.house.sync(scene.account)
    told = await todo(scene, page)
    [item] = [each for each in told["items"] if each["kind"] != "arrived"]
    assert (told["count"], item["kind"], item["by"], item["number"]) == (1, "held", "sync", 12)
    titles = [each["title"] for each in item["steps"]]
    assert titles == [f"Portrait {day}" for day in range(1, 13)]
    assert {each["action"] for each in item["steps"]} == {"delete_local"}
    asked = {
        "entry_id": scene.studio.entry_id,
        **{key: item[key] for key in ("config_entry_id", "key", "digest")},
    }
    wrong = {**asked, "choice": "keep", "through": ["keep apply"]}
    assert await page.refusal("todo/decide_held", **wrong) == "invalid_format"
    through = [item["steps"][0]["name"], item["steps"][4]["name"]]
    await page.result("todo/decide_held", **asked, choice="keep", through=through)
    assert await page.refusal("todo/decide_held", **asked, choice="apply") == "held_changed"
    await scene.house.sync(scene.account)
    left = {f"Portrait {day}" for day in range(1, 13) if day not in {1, 5}}
    assert {str(each["summary"]) for each in primary.events()} == left
    listed = await act(
        scene, "list_appointments", start=soon(0).isoformat(), end=soon(20).isoformat()
    )
    assert {each["title"] for each in listed["appointments"]} == left


async def kinds(page: PageSocket, *wanted: str) -> Any:
    """Wait until the list has these kinds of items, in their order; return what was told."""
    told = await page.told()
    while [each["kind"] for each in told["items"]] != [*wanted]:
        told = await page.told()
    return told


async def test_what_is_settled_is_told_with_undo_for_today(scene: Scene, page: PageSocket) -> None:
    await todo(scene, page)
    await add(scene, title="Dentist", start="2030-05-06 13:30")
    await add(scene, title="Portrait", start="2030-05-06 14:00")
    [item] = (await kinds(page, "overlap"))["items"]
    await act(scene, "resolve_conflict", conflict_id=item["id"], answer="move_old")
    [settled] = (await kinds(page))["settled"]
    while settled["undo"] is None:
        [settled] = (await page.told())["settled"]
    assert (settled["what"], settled["undo"]) == ("move_old", f"conflict:{item['id']}")
    assert (settled["new"], settled["old"]) == (item["new"]["title"], item["old"]["title"])
    await act(scene, "reopen_conflict", conflict_id=item["id"])
    assert (await kinds(page, "overlap"))["settled"] == []


async def test_what_is_private_is_not_offered_again_until_that_is_undone(
    scene: Scene, page: PageSocket
) -> None:
    """It stays private however often it comes again, a series as a whole."""
    await todo(scene, page)
    daily = ["RRULE:FREQ=DAILY;COUNT=3"]
    event = on_phone(scene, "Dentist", soon(2), recurrence=daily)
    await scene.house.sync(scene.account)
    [item] = (await kinds(page, "arrived"))["items"]
    left = {"entry_id": scene.studio.entry_id, "appointment_id": item["whole_id"]}
    done = await page.result("todo/leave", **left, leave=True)
    assert done["undo"]
    [settled] = (await kinds(page))["settled"]
    again = f"left:{item['whole_id']}"
    assert (settled["what"], settled["new"], settled["undo"]) == ("left", "Dentist", again)
    scene.house.google.account(ANNA).primary.edit(event, summary="Dentist, again")
    await scene.house.sync(scene.account)
    told = await page.told()
    assert (told["items"], told["settled"][0]["new"]) == ([], "Dentist, again")
    await page.result("todo/leave", **left, leave=True)
    await page.result("todo/leave", **left, leave=False)
    assert (await kinds(page, "arrived"))["settled"] == []
    unknown = {**left, "appointment_id": "of nobody"}
    assert await page.refusal("todo/leave", **unknown, leave=True) == "unknown_appointment"


async def test_of_an_edit_conflict_a_side_is_chosen_for_each_field(
    scene: Scene, page: PageSocket
) -> None:
    """B3: both values of each field are told, as the answer names them."""
    record_id = await edited_on_both_sides(scene)
    told = await todo(scene, page)
    [item] = told["items"]
    assert (item["kind"], item["fields"]) == ("edit_conflict", ["title", "place"])
    assert [item[side]["place"] for side in ("studio", "google")] == ["Our place", "Their place"]
    assert item["by"]["studio"]["who"]["kind"] == "automation"
    assert item["by"]["google"]["who"] == {"kind": "google", "name": "Anna (Google)"}
    assert "per_field" in {each["answer"] for each in item["offers"]}
    fields = {"title": "google", "place": "studio"}
    await act(scene, "resolve_conflict", conflict_id=item["id"], answer="per_field", fields=fields)
    [settled] = (await kinds(page))["settled"]
    assert settled["what"] == "per_field"
    content = (await record(scene, record_id)).content
    assert (content.title, content.place) == ("Theirs", "Our place")


async def test_an_account_that_needs_somebody_to_sign_in_waits(
    scene: Scene, page: PageSocket
) -> None:
    await todo(scene, page)
    scene.house.google.account(ANNA).revoke()
    await scene.house.pass_time(minutes=6)
    told = await kinds(page, "sign_in")
    assert told["count"] == 1
    [item] = told["items"]
    assert item["config_entry_id"] == scene.account.entry_id
    calendar = scene.account.runtime_data.calendars[0]
    assert calendar is not None
    last = calendar.data.last_success
    assert last is not None
    assert abs(datetime.fromisoformat(item["last_success"]) - last) < timedelta(minutes=1)


async def test_a_change_that_does_not_concern_it_sends_nothing(
    scene: Scene, page: PageSocket
) -> None:
    await todo(scene, page)
    await add(scene, title="Portrait", start="2030-05-06 14:00")
    await scene.house.sync(scene.account)
    await add(scene, title="Dentist", start="2030-05-06 14:30")
    assert len((await page.told())["items"]) == 1


async def test_staff_settle_what_is_theirs(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """What arrived for somebody else is neither told nor to be made private; sign-ins are."""
    user, page = await page_of(scene, hass_ws_client, "Anna", roles="staff")
    links(scene, scene.anna, user)
    await settle(scene.hass)
    on_phone(scene, "Dentist", soon(2))
    await scene.house.sync(scene.account)
    bens = await add(scene, title="Of Ben", start="2030-05-06 14:00", staff_id=scene.ben)
    told = await todo(scene, page)
    assert [each["title"] for each in told["items"]] == ["Dentist"]
    other = {"entry_id": scene.studio.entry_id, "appointment_id": bens["appointment_id"]}
    assert await page.refusal("todo/leave", **other, leave=True) == "unauthorized"
    scene.house.google.account(ANNA).revoke()
    await scene.house.pass_time(minutes=6)
    assert (await kinds(page, "sign_in", "arrived"))["count"] == 1


async def test_what_an_account_skips_waits_until_it_is_repaired(
    scene: Scene, page: PageSocket
) -> None:
    await todo(scene, page)
    scene.house.google.calendar_api.check = False
    primary = scene.house.google.account(ANNA).primary
    odd = primary.add("Odd", start=soon())
    event = primary.calendar.events[odd["id"]]
    event.fields["summary"], event.cache = {"not": "a text"}, None
    await scene.house.sync(scene.account)
    told = await kinds(page, "skipped")
    [item] = told["items"]
    assert (told["count"], item["number"]) == (1, 1)
    [named] = item["items"]
    assert (named["title"], named["reason"]) == (None, "malformed")
    primary.edit(odd["id"], summary="Mended")
    await scene.house.sync(scene.account)
    assert [each["title"] for each in (await kinds(page, "arrived"))["items"]] == ["Mended"]


async def test_of_what_a_phone_wanted_to_delete_only_what_is_ticked_goes(
    scene: Scene, page: PageSocket
) -> None:
    """B4: and what was decided on is decided once."""
    left = await held(scene)
    told = await todo(scene, page)
    [item] = [each for each in told["items"] if each["kind"] == "held"]
    assert (item["by"], item["number"]) == ("phone", len(left))
    first, *others = [each["appointment_id"] for each in item["records"]]
    named = {"entry_id": scene.studio.entry_id, "access_id": ACCESS, "owner_id": scene.anna}
    decided = await page.ask("todo/decide_deletions", **named, delete=[first])
    assert decided["success"]
    await settle(scene.hass)
    assert (await record(scene, first)).deleted
    assert [(await record(scene, each)).deleted for each in others] == [False] * len(others)
    again = await page.ask("todo/decide_deletions", **named, delete=[first])
    assert again["error"]["translation_key"] == "held_changed"


async def test_what_is_skipped_is_named(scene: Scene, page: PageSocket) -> None:
    """With its date, why, and what it is in the studio; also after a restart."""
    made = await add(scene, title="Long", start=soon().isoformat(), description="x" * 9_000)
    await scene.house.sync(scene.account)
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    await scene.house.sync(scene.account)
    [item] = (await todo(scene, page))["items"]
    [named] = item["items"]
    assert (named["title"], named["reason"]) == ("Long", "description_too_long")
    assert (named["appointment_id"], named["client_id"]) == (made["appointment_id"], None)
    assert named["start"].startswith(soon().date().isoformat())


async def test_the_decision_on_a_held_plan_is_taken_back_before_a_run(
    scene: Scene, page: PageSocket
) -> None:
    """It is held again, as if nobody had said a word."""
    asked, _ = await _twelve_deleted(scene, page)
    done = await page.result("todo/decide_held", **asked, choice="apply")
    studio = scene.studio.entry_id
    await page.result("undo", entry_id=studio, undo=done["undo"])
    await scene.house.sync(scene.account)
    [item] = [each for each in (await todo(scene, page))["items"] if each["kind"] == "held"]
    assert (item["number"], item["digest"]) == (12, asked["digest"])
    assert await page.result("todo/decide_held", **asked, choice="apply")


@pytest.mark.parametrize("restart", [False, True])
async def test_the_decision_on_a_held_plan_is_taken_back_after_a_run(
    scene: Scene, page: PageSocket, *, restart: bool
) -> None:
    """Both sides are as before it; what else the run did stays. Also after a restart."""
    asked, steps = await _twelve_deleted(scene, page)
    primary = scene.house.google.account(ANNA).primary
    primary.add("Arrived", start=soon(20))
    done = await page.result(
        "todo/decide_held", **asked, choice="keep", through=[steps[0]["name"], steps[4]["name"]]
    )
    await scene.house.sync(scene.account)
    assert len(primary.events()) == 11
    studio = scene.studio.entry_id
    if restart:
        assert await scene.hass.config_entries.async_reload(studio)
        await settle(scene.hass)
    await page.result("undo", entry_id=studio, undo=done["undo"])
    every = {f"Portrait {day}" for day in range(1, 13)} | {"Arrived"}
    for _ in range(2):
        assert {str(each["summary"]) for each in primary.events()} == {"Arrived"}
        span = {"start": soon(0).isoformat(), "end": soon(21).isoformat()}
        listed = await act(scene, "list_appointments", **span)
        assert {each["title"] for each in listed["appointments"]} == every
        await scene.house.sync(scene.account)
    # Once.
    assert await page.refusal("undo", entry_id=studio, undo=done["undo"]) == "nothing_to_undo"


async def _twelve_deleted(scene: Scene, page: PageSocket) -> tuple[Any, Any]:
    """Have twelve appointments deleted in Google; return what names the plan, and its steps."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, 13)]
    await scene.house.sync(scene.account)
    for event in made:
        primary.delete(event["id"])
    await scene.house.sync(scene.account)
    [item] = [each for each in (await todo(scene, page))["items"] if each["kind"] == "held"]
    named = {key: item[key] for key in ("config_entry_id", "key", "digest")}
    return {"entry_id": scene.studio.entry_id, **named}, item["steps"]


async def test_only_an_owner_takes_the_decision_on_a_held_plan_back(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    asked, _ = await _twelve_deleted(scene, page)
    token = (await page.result("todo/decide_held", **asked, choice="apply"))["undo"]
    _, desk = await page_of(scene, hass_ws_client, "desk", roles="desk")
    studio = scene.studio.entry_id
    assert await desk.refusal("undo", entry_id=studio, undo=token) == "unauthorized"
    for wrong in ("held:", "held:x:calendar:y"):
        assert await page.refusal("undo", entry_id=studio, undo=wrong) == "held_changed"
    other = f"{token}0"
    assert await page.refusal("undo", entry_id=studio, undo=other) == "nothing_to_undo"


@pytest.mark.parametrize("choice", ["all", "one", "none"])
async def test_the_decision_on_a_phones_deletions_is_taken_back(
    scene: Scene, page: PageSocket, choice: str
) -> None:
    """What went is there again, and all of it is asked about again; also after a restart."""
    left = await held(scene)
    [item] = [each for each in (await todo(scene, page))["items"] if each["kind"] == "held"]
    studio = scene.studio.entry_id
    named = {"entry_id": studio, "access_id": ACCESS, "owner_id": scene.anna}
    assert await page.refusal("todo/decide_deletions", **named, all=1) == "held_changed"
    what = {"all": {"all": item["number"]}, "one": {"delete": [left[0].id]}, "none": {}}[choice]
    done = await page.result("todo/decide_deletions", **named, **what)
    gone = [each.id for each in left if (await record(scene, each.id)).deleted]
    assert len(gone) == {"all": len(left), "one": 1, "none": 0}[choice]
    await page.result("undo", entry_id=studio, undo=done["undo"])
    await settle(scene.hass)
    assert not [each.id for each in left if (await record(scene, each.id)).deleted]
    told = await page.told()
    while not (again := [each for each in told["items"] if each["kind"] == "held"]):
        told = await page.told()
    assert again[0]["number"] == len(left)


async def test_the_sensor_counts_what_the_page_counts_for_an_owner(
    scene: Scene, page: PageSocket
) -> None:
    """What needs a decision, and what arrived with a client in sight: not what else arrived."""
    await act(scene, "add_client", name="Ada Byron")
    on_phone(scene, "Dentist", soon(2))
    on_phone(scene, "Ada Byron", soon(3))
    await scene.house.sync(scene.account)
    await add(scene, title="One", start="2030-05-06 13:30")
    await add(scene, title="Other", start="2030-05-06 14:00")
    told = await todo(scene, page)
    while told["count"] < 2:
        told = await page.told()
    assert (told["count"], len(told["items"])) == (2, 3)
    [state] = [
        each for each in scene.hass.states.async_all("sensor") if each.entity_id.endswith("_to_do")
    ]
    assert state.state == "2"
