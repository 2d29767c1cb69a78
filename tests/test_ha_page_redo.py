"""What was taken back is done again; and what people only decided is taken back like a change."""

from dataclasses import replace
from typing import Any

from homeassistant.core import Context
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments, conflicts, left_alone

from .ha_book import by_phone
from .ha_day import act, act_as, add, in_google, on_phone, questions, record, record_of
from .ha_edits import edited_on_both_sides
from .ha_fixtures import Scene, settle, soon
from .ha_overlaps import overlapping
from .ha_page import PageSocket, Told, own, page_of, would
from .ha_roles import give_role

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def undo(scene: Scene, page: PageSocket, token: str | None) -> str | None:
    """Take back what a token names; return the token that does it again."""
    done = await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
    found: str | None = done["undo"]
    return found


async def test_what_was_changed_since_is_not_overwritten_by_doing_it_again(
    scene: Scene, page: PageSocket
) -> None:
    made = await add(scene, title="Portrait", start="2030-02-28 10:00")
    named = {"appointment_id": made["appointment_id"]}
    moved = await act(scene, "update_appointment", **named, start="2030-03-01 11:00")
    again = await undo(scene, page, moved["undo"])
    await act(scene, "update_appointment", **named, title="Another")
    redo = {"entry_id": scene.studio.entry_id, "undo": again}
    assert await page.refusal("undo", **redo) == "change_overtaken"
    assert (await record(scene, named["appointment_id"])).content.title == "Another"


async def test_a_sync_is_undone_and_done_again_on_both_sides(
    scene: Scene, page: PageSocket
) -> None:
    """B2: no later sync undoes or repeats it, and what is changed then goes on."""

    async def first(*, undone: bool) -> Told:
        """Return the sync as soon as it is told to be so."""
        while True:
            every = (await page.told())["runs"]
            syncs = [each for each in every if each["kind"] in {"sync", "undo"}]
            if syncs and syncs[-1]["undone"] is undone:
                return {**syncs[-1], "last": syncs[0]}

    made = await add(scene, title="Zoé", start=soon(2).isoformat())
    await scene.house.sync(scene.account)
    await page.result("sync/subscribe", entry_id=scene.studio.entry_id)
    run = await first(undone=False)
    token = await undo(scene, page, run["token"])
    assert in_google(scene) == {}
    run = await first(undone=True)
    assert (run["undo"], run["redo"], run["token"]) == ("sync", True, token)
    last = run["last"]
    assert (last["kind"], last["undone"], last["redo"]) == ("undo", False, True)
    assert last["undo_id"] == run["undo_id"]
    await scene.house.sync(scene.account)
    assert in_google(scene) == {}
    token = await undo(scene, page, token)
    assert in_google(scene).keys() == {"Zoé"}
    run = await first(undone=False)
    assert (run["undo"], run["redo"], run["token"]) == ("sync", False, token)
    named = {"appointment_id": made["appointment_id"]}
    await act(scene, "update_appointment", **named, title="Zoé and Ada")
    await scene.house.sync(scene.account)
    assert in_google(scene).keys() == {"Zoé and Ada"}
    # It was changed since: it stays.
    await undo(scene, page, token)
    assert in_google(scene).keys() == {"Zoé and Ada"}


async def test_the_last_sync_is_undone_also_when_it_was_done_again(
    scene: Scene, page: PageSocket
) -> None:
    """B2: and not the one before it."""
    for title in ("Ada", "Zoé"):
        await add(scene, title=title, start=soon(len(title)).isoformat())
        await scene.house.sync(scene.account)
    account = {"config_entry_id": scene.account.entry_id}
    await act(scene, "undo_sync", **account, preview=False)
    await page.result("sync/subscribe", entry_id=scene.studio.entry_id)
    undoing = next(each for each in (await page.told())["runs"] if each["kind"] == "undo")
    await undo(scene, page, undoing["token"])
    assert in_google(scene).keys() == {"Ada", "Zoé"}
    await act(scene, "undo_sync", **account, preview=False)
    assert in_google(scene).keys() == {"Ada"}


async def test_a_run_that_only_found_a_question_is_not_undone(
    scene: Scene, page: PageSocket
) -> None:
    """There is nothing to put back; the page offers no undo, and one that is asked for is none."""
    await edited_on_both_sides(scene)
    await page.result("sync/subscribe", entry_id=scene.studio.entry_id)
    run = next(each for each in (await page.told())["runs"] if each["kind"] == "sync")
    assert (run["counts"], run["undo"]) == ({"conflicts": 1}, None)
    assert await undo(scene, page, run["token"]) is None


async def test_what_a_phone_changed_is_undone_and_done_again(
    scene: Scene, page: PageSocket
) -> None:
    made = await add(scene, title="Portrait", start="2030-02-28 10:00")
    was = await record(scene, made["appointment_id"])
    now = replace(was, content=replace(was.content, title="By phone"))
    await by_phone(scene, lambda tx: appointments.put(tx, now))
    await page.result("sync/subscribe", entry_id=scene.studio.entry_id)
    run = next(each for each in (await page.told())["runs"] if each["kind"] == "phone")
    assert run["undo"] == "phone"
    again = await undo(scene, page, run["token"])
    assert (await record(scene, was.id)).content.title == "Portrait"
    await undo(scene, page, again)
    assert (await record(scene, was.id)).content.title == "By phone"
    named = {"entry_id": scene.studio.entry_id, "undo": "phone:of nobody"}
    assert await page.refusal("undo", **named) == "unknown_phone_change"


async def test_only_owners_undo_a_sync(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    await add(scene, title="Zoé", start=soon(2).isoformat())
    await scene.house.sync(scene.account)
    await page.result("sync/subscribe", entry_id=scene.studio.entry_id)
    [token] = [each["token"] for each in (await page.told())["runs"] if each["kind"] == "sync"]
    _, desk = await page_of(scene, hass_ws_client, "desk", roles="desk")
    named = {"entry_id": scene.studio.entry_id}
    assert await desk.refusal("undo", **named, undo=token) == "unauthorized"
    unknown = "sync:of nobody:calendar:x"
    assert await page.refusal("undo", **named, undo=unknown) == "no_account_loaded"


async def test_what_was_only_decided_is_among_what_one_did(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Both kept, and private: each with what taking it back does, and once more."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    new, _ = await overlapping(scene)
    [asked] = await questions(scene)
    answer = {"conflict_id": asked.id, "answer": "keep_both"}
    kept = await act_as(scene, Context(user_id=user.id), "resolve_conflict", **answer)
    named = {"entry_id": scene.studio.entry_id, "appointment_id": new}
    left = await page.result("todo/leave", **named, leave=True)
    private, both = await own(scene, page)
    assert (private["what"], private["title"], private["undo"]) == ("left", "Dentist", "change")
    assert (both["what"], both["title"], both["undo"]) == ("settled", "Dentist", "change")
    assert private["token"] == left["undo"]
    shown = [await would(scene, page, each["undo_id"]) for each in (private, both)]
    assert [each["lines"][0]["what"] for each in shown] == ["offered", "asked"]
    assert await undo(scene, page, private["token"])
    book = scene.studio.runtime_data.book
    assert await book.read(lambda tx: left_alone.among(tx, [new])) == set()
    # The same answer as under *Settled today*: it is taken back once.
    assert await undo(scene, page, kept["undo"])
    private, both = await page.told()
    while not (private["undone"] and both["undone"]):
        private, both = await page.told()
    shown = [await would(scene, page, each["undo_id"]) for each in (private, both)]
    assert [each["lines"][0]["what"] for each in shown] == ["left", "settled"]
    await undo(scene, page, both["token"])
    await settle(scene.hass)
    assert await questions(scene) == []
    await undo(scene, page, f"conflict:{asked.id}")
    assert [each.id for each in await questions(scene)] == [asked.id]


async def test_private_is_taken_back_where_it_is_told(scene: Scene, page: PageSocket) -> None:
    """Under *Settled today*, and then it is undone in *What I did*, too."""
    on_phone(scene, "Dentist", soon(2))
    await scene.house.sync(scene.account)
    key = (await record_of(scene, "Dentist")).id
    named = {"entry_id": scene.studio.entry_id, "appointment_id": key}
    await page.result("todo/leave", **named, leave=True)
    again = await undo(scene, page, f"left:{key}")
    [private] = await own(scene, page)
    assert (private["undone"], private["token"]) == (True, again)
    await undo(scene, page, again)
    book = scene.studio.runtime_data.book
    assert await book.read(lambda tx: left_alone.among(tx, [key])) == {key}


async def test_an_answer_is_not_given_again_over_another_one(
    scene: Scene, page: PageSocket
) -> None:
    await overlapping(scene)
    [asked] = await questions(scene)
    one = {"conflict_id": asked.id}
    kept = await act(scene, "resolve_conflict", **one, answer="keep_both")
    again = await undo(scene, page, kept["undo"])
    await act(scene, "resolve_conflict", **one, answer="cancel_new")
    assert again is not None
    found = await would(scene, page, again)
    assert (found["refused"], found["lines"][0]["what"]) == (True, "kept")
    redo = {"entry_id": scene.studio.entry_id, "undo": again}
    assert await page.refusal("undo", **redo) == "change_overtaken"
    [settled] = [await read_conflict(scene, asked.id)]
    assert settled.resolution == "cancel_new"


async def read_conflict(scene: Scene, key: str) -> Any:
    return await scene.studio.runtime_data.book.read(lambda tx: conflicts.get(tx, key))


@pytest.mark.parametrize("answer", ["take_studio", "take_google"])
async def test_the_answer_to_an_edit_conflict_is_taken_back_and_given_again(
    scene: Scene, page: PageSocket, answer: str
) -> None:
    """B3: also where it only lets the next sync write; both sides are as answered then."""
    key = await edited_on_both_sides(scene)
    [asked] = await questions(scene)
    done = await act(scene, "resolve_conflict", conflict_id=asked.id, answer=answer)
    again = await undo(scene, page, done["undo"])
    assert [each.id for each in await questions(scene)] == [asked.id]
    once_more = await undo(scene, page, again)
    assert await questions(scene) == []
    assert (await read_conflict(scene, asked.id)).resolution == answer
    last = await undo(scene, page, once_more)
    assert [each.id for each in await questions(scene)] == [asked.id]
    await undo(scene, page, last)
    await scene.house.sync(scene.account)
    title = "Ours" if answer == "take_studio" else "Theirs"
    assert in_google(scene).keys() == {title}
    assert (await record(scene, key)).content.title == title


async def test_an_answer_that_is_in_google_is_not_taken_back(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Neither by its conflict, nor by its run."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    await edited_on_both_sides(scene)
    [asked] = await questions(scene)
    answer = {"conflict_id": asked.id, "answer": "take_studio"}
    await act_as(scene, Context(user_id=user.id), "resolve_conflict", **answer)
    await scene.house.sync(scene.account)
    [settled] = await own(scene, page)
    named = {"entry_id": scene.studio.entry_id, "undo": settled["token"]}
    assert await page.refusal("undo", **named) == "change_overtaken"
    assert in_google(scene).keys() == {"Ours"}


async def test_of_an_erased_client_nothing_is_answered_again(
    scene: Scene, page: PageSocket
) -> None:
    """What both sides had agreed on before may have the name: nothing of it is kept."""
    key = await edited_on_both_sides(scene)
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    await act(scene, "link_client", appointment_id=key, client_id=ada)
    [asked] = await questions(scene)
    done = await act(scene, "resolve_conflict", conflict_id=asked.id, answer="take_studio")
    again = await undo(scene, page, done["undo"])
    await act(scene, "erase_client", client_id=ada, confirm=True)
    redo = {"entry_id": scene.studio.entry_id, "undo": again}
    assert await page.refusal("undo", **redo) == "unknown_change"


async def test_a_decision_is_taken_back_by_who_may_change_it(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Somebody of the front desk made it, and may change nothing but their own since."""
    user, page = await page_of(scene, hass_ws_client, "desk", roles="desk")
    await overlapping(scene)
    [asked] = await questions(scene)
    named = {"conflict_id": asked.id, "answer": "keep_both"}
    await act_as(scene, Context(user_id=user.id), "resolve_conflict", **named)
    [both] = await own(scene, page)
    await give_role(scene.hass, scene.studio, user.id, "staff")
    undoing = {"entry_id": scene.studio.entry_id, "undo": both["token"]}
    assert await page.refusal("undo", **undoing) == "unauthorized"
    preview = {"entry_id": scene.studio.entry_id, "run_id": both["undo_id"]}
    assert await page.refusal("undo/preview", **preview) == "unauthorized"
    await give_role(scene.hass, scene.studio, user.id, "desk")
    assert await undo(scene, page, both["token"])
    assert [each.id for each in await questions(scene)] == [asked.id]
