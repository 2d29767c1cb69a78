"""The options: preview and run, privacy, session types, titles; previews of actions."""

from datetime import timedelta
import re
from typing import Any

from homeassistant.components.http import server
from homeassistant.config_entries import ConfigEntryState
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
from custom_components.studio_sync.entries.studio_settings import session_types, title_template
from custom_components.studio_sync.flows import preview as flow_preview
from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .ha_day import PORTRAIT, act, add, in_google, offer, on_phone, record
from .ha_fixtures import ANNA, House, Scene, settle, soon


async def open_page(scene: Scene, entry: AccountEntry | StudioEntry, page: str) -> Any:
    """Open the options of an entry, and choose a page."""
    flows = scene.hass.config_entries.options
    menu = await flows.async_init(entry.entry_id)
    assert menu["type"] is FlowResultType.MENU
    assert page in menu["menu_options"]
    return await flows.async_configure(menu["flow_id"], {"next_step_id": page})


async def go(scene: Scene, shown: Any, **data: Any) -> Any:
    """Fill in the page, or choose from its menu."""
    result = await scene.hass.config_entries.options.async_configure(shown["flow_id"], data)
    await settle(scene.hass)
    return result


# -- preview (B1) ------------------------------------------------------------------------------


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
    assert vars(flow_preview)["current_request"] is vars(server)["current_request"]
    await add(scene, "Wedding")
    client = await hass_client()
    path = "/api/config/config_entries/options/flow"
    answer = await client.post(path, json={"handler": scene.account.entry_id})
    flow = (await answer.json())["flow_id"]
    for step in ("preview", "run_sync"):
        answer = await client.post(f"{path}/{flow}", json={"next_step_id": step})
        assert answer.status == 200
    await settle(scene.hass)
    run = scene.account.runtime_data.coordinator.data.last_run
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
    answer = await act(scene, "undo_sync", config_entry_id=scene.account.entry_id, **form)
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
    assert undo["skipped"] == []
    assert set(in_google(scene)) == {"Wedding"}
    scene.house.google.account(ANNA).primary.edit(in_google(scene)["Wedding"]["id"], summary="Gala")
    run_id = undo["run_id"]
    await act(scene, "sync_now", **own)
    [undo] = (await act(scene, "undo_sync", **own, run_id=run_id, preview=True))["previews"]
    assert undo["actions"] == []
    assert [each["title"] for each in undo["skipped"]] == ["Gala"]
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


# -- privacy -----------------------------------------------------------------------------------


async def choose_privacy(scene: Scene, privacy: str) -> None:
    """Choose what the account is shown."""
    shown = await open_page(scene, scene.account, "sync")
    keys = [str(key) for key in shown["data_schema"].schema]
    values = {key: scene.account.options[key] for key in keys if key in scene.account.options}
    done = await go(scene, shown, **{**values, "privacy": privacy})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.account.state is ConfigEntryState.LOADED


async def test_privacy_hides_what_is_in_google_already_and_brings_it_back(scene: Scene) -> None:
    """Title only, busy, full: with the next sync, for everything that is there."""
    words = await add(scene, "Wedding", description="Secret", place="Church")
    await scene.house.sync(scene.account)
    await choose_privacy(scene, "title")
    await scene.house.sync(scene.account)
    event = in_google(scene)["Wedding"]
    assert not event.get("description")
    assert not event.get("location")
    await choose_privacy(scene, "busy")
    await scene.house.sync(scene.account)
    assert set(in_google(scene)) == {"Busy"}
    assert (await record(scene, words["appointment_id"])).content.title == "Wedding"
    await choose_privacy(scene, "full")
    await scene.house.sync(scene.account)
    event = in_google(scene)["Wedding"]
    assert (event["description"], event["location"]) == ("Secret", "Church")


async def test_a_time_moved_in_google_comes_back_under_every_privacy(scene: Scene) -> None:
    """What is hidden stays in the book as it was."""
    words = await add(scene, "Wedding", description="Secret")
    await choose_privacy(scene, "busy")
    await scene.house.sync(scene.account)
    later = soon(4)
    scene.house.google.account(ANNA).primary.edit(
        in_google(scene)["Busy"]["id"],
        summary="Mine",
        start={"dateTime": later.isoformat()},
        end={"dateTime": (later + timedelta(hours=1)).isoformat()},
    )
    await scene.house.sync(scene.account)
    content = (await record(scene, words["appointment_id"])).content
    assert (content.title, content.description) == ("Wedding", "Secret")
    assert content.when.start == later


async def test_previews_know_of_a_change_of_privacy(scene: Scene, impatient: None) -> None:
    """B1: what it would rewrite is in the plan."""
    await add(scene, "Wedding", description="Secret")
    await scene.house.sync(scene.account)
    options = {**scene.account.options, "privacy": "busy", "reshow": True}
    scene.hass.config_entries.async_update_entry(scene.account, options=options)
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    scene.house.google.faults.add("error", path="/events", status=503, count=None)
    await scene.hass.config_entries.async_setup(scene.account.entry_id)
    await settle(scene.hass)
    scene.house.google.faults.clear()
    [preview] = (await act(scene, "preview_sync"))["previews"]
    assert [each["action"] for each in preview["actions"]] == ["update_remote"]
    await scene.house.sync(scene.account)
    assert set(in_google(scene)) == {"Busy"}


# -- session types and titles ------------------------------------------------------------------


async def test_session_types_are_added_changed_and_removed(scene: Scene) -> None:
    """Name, length, colour, buffers; the studio's other options stay."""
    shown = await open_page(scene, scene.studio, "session_types")
    assert shown["step_id"] == "session_type"
    done = await go(
        scene,
        shown,
        name=" Portrait ",
        minutes=90,
        colour=[255, 136, 0],
        buffer_before=15,
        buffer_after=30,
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.studio.options["session_types"] == [PORTRAIT]
    shown = await open_page(scene, scene.studio, "session_types")
    shown = await go(scene, shown, session_type="new")
    await go(scene, shown, name="Passport", minutes=15, buffer_before=0, buffer_after=0)
    shown = await open_page(scene, scene.studio, "session_types")
    shown = await go(scene, shown, session_type="0")
    fields = {str(key): key.description for key in shown["data_schema"].schema}
    assert fields["colour"]["suggested_value"] == [255, 136, 0]
    await go(scene, shown, name="Portrait", minutes=60, buffer_before=0, buffer_after=0)
    types = session_types(scene.studio.options)
    assert [(each.name, each.minutes, each.colour) for each in types] == [
        ("Portrait", 60, ""),
        ("Passport", 15, ""),
    ]
    shown = await open_page(scene, scene.studio, "session_types")
    shown = await go(scene, shown, session_type="0")
    await go(
        scene, shown, name="Portrait", minutes=60, buffer_before=0, buffer_after=0, remove=True
    )
    assert [each.name for each in session_types(scene.studio.options)] == ["Passport"]


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"name": " "}, {"name": "name_missing"}),
        ({"name": "x" * 200}, {"name": "name_malformed"}),
        ({"name": "PORTRAIT"}, {"name": "name_twice"}),
        ({"minutes": 0}, {"minutes": "minutes_out_of_range"}),
    ],
)
async def test_what_is_wrong_with_a_type_is_said(
    scene: Scene, data: dict[str, Any], errors: dict[str, str]
) -> None:
    """At its field; what was typed stays."""
    await offer(scene)
    shown = await open_page(scene, scene.studio, "session_types")
    shown = await go(scene, shown, session_type="new")
    values = {"name": "New", "minutes": 30, "buffer_before": 0, "buffer_after": 0, **data}
    result = await go(scene, shown, **values)
    assert result["errors"] == errors


async def test_a_type_that_somebody_else_removed_is_gone(scene: Scene) -> None:
    """Two windows at once."""
    await offer(scene)
    shown = await open_page(scene, scene.studio, "session_types")
    shown = await go(scene, shown, session_type="0")
    await offer(scene, {**PORTRAIT, "name": "Other"})
    scene.hass.config_entries.async_update_entry(scene.studio, options={})
    done = await go(scene, shown, name="X", minutes=1, buffer_before=0, buffer_after=0)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "session_type_gone")


async def test_titles_follow_the_studios_template(scene: Scene) -> None:
    """Only known placeholders; the default is the type and the client."""
    await offer(scene)
    assert title_template(scene.studio.options) == "{session_type} – {client}"
    shown = await open_page(scene, scene.studio, "titles")
    for bad in ("Nothing", "{clint}", "{client"):
        shown = await go(scene, shown, title_template=bad)
        assert shown["errors"] == {"title_template": "bad_title_template"}
    done = await go(scene, shown, title_template="{client} ({session_type})")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    [client] = (await act(scene, "add_client", name="Ada"))["clients"]
    words = await add(scene, "", session_type="Portrait", client_id=client["client_id"])
    assert words["title"] == "Ada (Portrait)"


async def test_every_name_that_a_template_may_hold_is_filled_in(scene: Scene) -> None:
    """What the form takes, the titles keep: the studio and the staff member too."""
    await offer(scene)
    shown = await open_page(scene, scene.studio, "titles")
    every = "{studio}: {session_type} – {client} ({staff})"
    await go(scene, shown, title_template=every)
    [client] = (await act(scene, "add_client", name="Ada"))["clients"]
    words = await add(scene, "", session_type="Portrait", client_id=client["client_id"])
    assert words["title"] == "Atelier Nord: Portrait – Ada (Anna)"


async def test_options_that_can_not_be_read_do_no_harm(scene: Scene) -> None:
    """As after an edit of the storage by hand."""
    broken = {"session_types": [{"name": ""}], "title_template": "{nothing}"}
    assert session_types(broken) == ()
    assert title_template(broken) == "{session_type} – {client}"
