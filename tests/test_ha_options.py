"""The options: preview and run, privacy, session types, titles; previews of actions."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.entries.studio_settings import session_types, title_template

from .ha_day import PORTRAIT, act, add, in_google, offer, record
from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_pages import go, open_page


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
