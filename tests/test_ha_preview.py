"""What a sync, a populating or an undo would do is shown before, in words (B1)."""

import re
from typing import Any

from homeassistant.components.http import server
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from sqlalchemy import select

from custom_components.studio_sync.book import tables
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries import users

from .ha_day import act, add, in_google, on_phone, record
from .ha_fixtures import ANNA, House, Scene, settle, soon
from .ha_pages import go, open_page


async def test_the_next_sync_is_shown_in_words_and_run(scene: Scene) -> None:
    """B1: nothing is written before the user says so."""
    on_phone(scene, "From the <phone>", soon(3))
    await add(scene, "Wedding")
    shown = await open_page(scene, scene.account, "preview")
    assert shown["type"] is FlowResultType.MENU
    assert shown["menu_options"] == ["run_sync", "leave"]
    plan = shown["description_placeholders"]["plan"]
    assert "**In Google** (1)" in plan
    assert "Wedding" in plan
    assert "it was created in the studio" in plan
    assert "\\<phone\\>" in plan
    assert set(in_google(scene)) == {"From the <phone>"}
    done = await go(scene, shown, next_step_id="run_sync")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "sync_done")
    assert set(in_google(scene)) == {"From the <phone>", "Wedding"}
    again = await open_page(scene, scene.account, "preview")
    assert (again["type"], again["reason"]) == (FlowResultType.ABORT, "nothing_to_sync")


async def test_a_preview_may_be_left(scene: Scene) -> None:
    """Nothing happens; a plan that is long is counted."""
    for number in range(27):
        await act(
            scene,
            "add_appointment",
            title=f"Session {number}",
            start=soon(number + 1).isoformat(),
            staff_id=scene.anna,
        )
    shown = await open_page(scene, scene.account, "preview")
    plan = shown["description_placeholders"]["plan"]
    assert "(27)" in plan
    assert "2 more" in plan
    done = await go(scene, shown, next_step_id="leave")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "nothing_done")
    assert in_google(scene) == {}


@pytest.fixture
async def pages(house: House) -> None:
    """Have Home Assistant's own interface to options, before its server starts."""
    assert await async_setup_component(house.hass, "config", {})


async def test_the_user_who_clicks_is_named_as_the_starter(
    pages: None, scene: Scene, hass_client: ClientSessionGenerator
) -> None:
    """Z6: the journal knows who ran it."""
    # Loaded before the fixtures put another request in its place.
    assert vars(users)["current_request"] is vars(server)["current_request"]
    await add(scene, "Wedding")
    client = await hass_client()
    path = "/api/config/config_entries/options/flow"
    answer = await client.post(path, json={"handler": scene.account.entry_id})
    flow = (await answer.json())["flow_id"]
    for step in ("preview", "run_sync"):
        answer = await client.post(f"{path}/{flow}", json={"next_step_id": step})
        assert answer.status == 200
    await settle(scene.hass)
    run = scene.account.runtime_data.calendars[0].data.last_run
    assert run is not None
    assert run.starter.startswith("user:")


async def test_a_preview_says_when_google_is_away(scene: Scene, impatient: None) -> None:
    """In the words of the actions."""
    await add(scene, "Wedding")
    shown = await open_page(scene, scene.account, "preview")
    scene.house.google.faults.add("error", status=503, count=None)
    done = await go(scene, shown, next_step_id="run_sync")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "sync_failed")
    assert "Google can't be reached" in done["description_placeholders"]["problem"]
    done = await open_page(scene, scene.account, "preview")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "sync_failed")


async def test_a_preview_needs_a_running_account(scene: Scene) -> None:
    """Nothing is lost meanwhile."""
    await add(scene, "Wedding")
    shown = await open_page(scene, scene.account, "preview")
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    done = await go(scene, shown, next_step_id="run_sync")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "account_not_loaded")
    done = await open_page(scene, scene.account, "preview")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "account_not_loaded")


async def test_a_held_plan_is_shown_and_stays_held(scene: Scene) -> None:
    """B4: running it from here does not get round the brake."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(14, 0, -1)]
    await scene.house.sync(scene.account)
    for event in made:
        primary.delete(event["id"])
    shown = await open_page(scene, scene.account, "preview")
    plan = shown["description_placeholders"]["plan"]
    assert plan.startswith("**The brake will stop this sync.** It would delete 14 appointments.")
    assert "**In the studio** (14)" in plan
    dates = [line for line in plan.splitlines() if "Portrait" in line]
    assert [re.findall(r"Portrait (\d+)", line) for line in dates] == [
        [str(d)] for d in range(1, 15)
    ]
    own = {"config_entry_id": scene.account.entry_id}
    [preview] = (await act(scene, "preview_sync", **own))["previews"]
    assert (preview["held"], preview["held_number"]) == ("mass_deletion", 14)
    assert preview["held_why"].startswith("It would delete 14 appointments.")
    assert [step["title"] for step in preview["actions"]] == [f"Portrait {d}" for d in range(1, 15)]
    done = await go(scene, shown, next_step_id="run_sync")
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "sync_held")


async def test_the_form_of_an_undo_shows_what_it_does(scene: Scene) -> None:
    """B2: chosen from the form, it previews, as is shown; nothing is put back by accident."""
    await add(scene, "Wedding")
    await scene.house.sync(scene.account)
    described = await async_get_all_descriptions(scene.hass)
    form = {
        name: field["default"]
        for name, field in described["studio_sync"]["undo_sync"]["fields"].items()
        if "default" in field
    }
    assert form["preview"] is True
    own = {"config_entry_id": scene.account.entry_id}
    # As it is without the form, such as in YAML.
    for data in (form, {}):
        answer = await act(scene, "undo_sync", **own, **data)
        assert "previews" in answer
    assert "Wedding" in in_google(scene)


async def test_a_sync_that_is_not_held_says_so(scene: Scene) -> None:
    """B4: in the same answer."""
    await add(scene, "Wedding")
    [preview] = (await act(scene, "preview_sync"))["previews"]
    assert (preview["held"], preview["held_number"], preview["held_why"]) == (None, 0, None)


async def test_sync_now_and_populate_and_undo_have_previews(scene: Scene) -> None:
    """B1, B2: what would be done, step by step; nothing is done."""
    own = {"config_entry_id": scene.account.entry_id}
    words = await add(scene, "Wedding")
    [preview] = (await act(scene, "sync_now", **own, preview=True))["previews"]
    assert [(s["action"], s["title"]) for s in preview["actions"]] == [("create_remote", "Wedding")]
    assert in_google(scene) == {}
    await act(scene, "sync_now", **own)

    [undo] = (await act(scene, "undo_sync", **own, preview=True))["previews"]
    assert undo["run_id"]
    [step] = undo["actions"]
    assert (step["title"], step["in_google"], step["in_studio"]) == ("Wedding", "delete", None)
    assert undo["not_undone"] == []
    assert set(in_google(scene)) == {"Wedding"}
    scene.house.google.account(ANNA).primary.edit(in_google(scene)["Wedding"]["id"], summary="Gala")
    run_id = undo["run_id"]
    await act(scene, "sync_now", **own)
    [undo] = (await act(scene, "undo_sync", **own, run_id=run_id, preview=True))["previews"]
    assert undo["actions"] == []
    assert [each["title"] for each in undo["not_undone"]] == ["Gala"]
    with pytest.raises(ServiceValidationError, match="no run"):
        await act(scene, "undo_sync", **own, run_id="unknown", preview=True)
    assert (await record(scene, words["appointment_id"])).content.title == "Gala"


async def test_a_preview_of_an_undo_says_what_would_be_done_where(scene: Scene) -> None:
    """B2: taken away, changed back, brought back."""
    own = {"config_entry_id": scene.account.entry_id}
    ids = {title: on_phone(scene, title, soon(n)) for n, title in enumerate(("Stays", "Goes"), 1)}
    await act(scene, "sync_now", **own)
    primary = scene.house.google.account(ANNA).primary
    primary.edit(ids["Stays"], location="Garden")
    primary.delete(ids["Goes"])
    on_phone(scene, "Comes", soon(3))
    await act(scene, "sync_now", **own)
    [undo] = (await act(scene, "undo_sync", **own, preview=True))["previews"]
    assert {step["title"]: step["in_studio"] for step in undo["actions"]} == {
        "Stays": "update",
        "Goes": "create",
        "Comes": "delete",
    }
    assert {step["in_google"] for step in undo["actions"]} == {None}


async def test_no_preview_writes_anything_on_either_side(scene: Scene) -> None:
    """B1: Google is only read, and the book stays as it is, to the last row."""
    own = {"config_entry_id": scene.account.entry_id}
    await add(scene, "Old", soon(4))
    await act(scene, "sync_now", **own)
    await act(scene, "sync_now", **own)
    await add(scene, "Wedding")
    on_phone(scene, "Dentist", soon(2))
    options = dict(scene.account.options)
    events = scene.house.google.account(ANNA).primary.events()
    rows = await scene.studio.runtime_data.book.read(every_row)
    scene.house.google.log.clear()
    for action, more in (
        ("preview_sync", {}),
        ("sync_now", {"preview": True}),
        ("populate", {"preview": True, "populate_in": True, "months_back": 24}),
        ("undo_sync", {"preview": True}),
    ):
        await scene.hass.services.async_call(
            DOMAIN, action, own | more, blocking=True, return_response=True
        )
    assert scene.house.google.log
    assert {entry.method for entry in scene.house.google.log} == {"GET"}
    assert scene.house.google.account(ANNA).primary.events() == events
    assert await scene.studio.runtime_data.book.read(every_row) == rows
    assert dict(scene.account.options) == options


def every_row(tx: Transaction) -> list[Any]:
    """Return all that a book holds."""
    every = tables.metadata.sorted_tables
    return [tuple(row) for table in every for row in tx.connection.execute(select(table))]


async def test_populate_is_previewed_as_it_would_run(scene: Scene) -> None:
    """S7: also what is older than the connection; the options stay as they are."""
    on_phone(scene, "Long ago", soon(-20))
    options = dict(scene.account.options)
    data = {"populate_out": False, "populate_in": True, "months_back": 2}
    [preview] = (await act(scene, "populate", **data, preview=True))["previews"]
    assert [(s["action"], s["title"]) for s in preview["actions"]] == [("create_local", "Long ago")]
    assert dict(scene.account.options) == options
