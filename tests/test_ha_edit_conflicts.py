"""Edit conflicts: one field was changed on both sides, and the policy is *ask* (B3)."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from . import ha_accesses
from .ha_day import Fix, act, add, in_google, issues, morning, questions, record
from .ha_edits import ask, edited_on_both_sides
from .ha_fixtures import ANNA, ZONE, Scene, settle


@pytest.mark.parametrize(
    ("choice", "title", "place"),
    [("take_studio", "Ours", "Our place"), ("take_google", "Theirs", "Their place")],
)
async def test_one_side_of_an_edit_conflict_is_taken(
    scene: Scene, fix: Fix, choice: str, title: str, place: str
) -> None:
    """B3: both values are shown; the other side gets the right one."""
    record_id = await edited_on_both_sides(scene)
    shown = await fix.begin(scene, "edit_conflict")
    assert shown["menu_options"] == ["take_studio", "take_google", "per_field"]
    fields = shown["description_placeholders"]["fields"]
    assert "Our place" in fields
    assert "Their place" in fields
    done = await fix.go(shown, next_step_id=choice)
    assert done["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    content = (await record(scene, record_id)).content
    assert (content.title, content.place) == (title, place)
    [event] = in_google(scene).values()
    assert (event["summary"], event["location"]) == (title, place)
    assert issues(scene.hass) == []


async def test_a_side_is_taken_for_each_field(scene: Scene, fix: Fix) -> None:
    """B3: the title of one, the place of the other."""
    record_id = await edited_on_both_sides(scene)
    form = await fix.go(await fix.begin(scene, "edit_conflict"), next_step_id="per_field")
    labels = {
        each["name"]: [option["label"] for option in each["selector"]["select"]["options"]]
        for each in form["data_schema"]
    }
    assert labels == {
        "title": ["Studio: \u2068Ours\u2069", "Google: \u2068Theirs\u2069"],
        "place": ["Studio: \u2068Our place\u2069", "Google: \u2068Their place\u2069"],
    }
    done = await fix.go(form, title="google", place="studio")
    assert done["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    content = (await record(scene, record_id)).content
    assert (content.title, content.place) == ("Theirs", "Our place")


async def test_an_edit_conflict_is_resolved_by_the_action(scene: Scene) -> None:
    """The same, for automations; listed with both sides and offers."""
    record_id = await edited_on_both_sides(scene)
    [listed] = (await act(scene, "list_conflicts"))["conflicts"]
    assert (listed["studio"]["title"], listed["google"]["title"]) == ("Ours", "Theirs")
    assert listed["studio"]["place"] == "Our place"
    assert listed["google"].keys() <= listed["studio"].keys()
    own = {"conflict_id": listed["conflict_id"]}
    one = await act(scene, "list_conflicts", **own)
    answers = [each["answer"] for each in one["conflicts"][0]["offers"]]
    assert answers == ["take_studio", "take_google", "per_field"]
    with pytest.raises(ServiceValidationError, match="another answer"):
        await act(scene, "resolve_conflict", **own, answer="keep_both")
    with pytest.raises(ServiceValidationError, match="another fields"):
        await act(scene, "resolve_conflict", **own, answer="per_field", fields={"busy": "google"})
    await act(scene, "resolve_conflict", **own, answer="per_field", fields={"title": "google"})
    content = (await record(scene, record_id)).content
    assert (content.title, content.place) == ("Theirs", "Our place")


async def test_an_edit_conflict_needs_its_account(scene: Scene, fix: Fix) -> None:
    """What the account is shown depends on it; the question waits."""
    await edited_on_both_sides(scene)
    shown = await fix.begin(scene, "edit_conflict")
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    done = await fix.begin(scene, "edit_conflict")
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")
    done = await fix.go(shown, next_step_id="take_studio")
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")


async def test_an_edit_conflict_that_is_settled_meanwhile_is_closed(scene: Scene, fix: Fix) -> None:
    """Somebody else was quicker."""
    await edited_on_both_sides(scene)
    [conflict] = await questions(scene)
    menu = await fix.begin(scene, "edit_conflict")
    form = await fix.go(await fix.begin(scene, "edit_conflict"), next_step_id="per_field")
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="take_studio")
    done = await fix.go(menu, next_step_id="take_google")
    assert (done["type"], done["reason"]) == ("abort", "nothing_open")
    done = await fix.go(form, title="google", place="google")
    assert (done["type"], done["reason"]) == ("abort", "nothing_open")


async def test_the_questions_of_a_removed_account_go_with_it(scene: Scene) -> None:
    """Nobody could answer them any more."""
    await edited_on_both_sides(scene)
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    assert await questions(scene) == []
    assert issues(scene.hass) == []


async def test_times_in_question_are_shown_as_people_write_them(scene: Scene, fix: Fix) -> None:
    """B3: one field only, so there is nothing to choose by field."""
    await ask(scene)
    start = morning()
    words = await add(scene, "Wedding", start)
    await scene.house.sync(scene.account)
    theirs, ours = start + timedelta(hours=2), start + timedelta(hours=4)
    scene.house.google.account(ANNA).primary.edit(
        in_google(scene)["Wedding"]["id"],
        start={"dateTime": theirs.isoformat()},
        end={"dateTime": (theirs + timedelta(hours=1)).isoformat()},
    )
    own = {"appointment_id": words["appointment_id"], "start": ours.isoformat()}
    await act(scene, "update_appointment", **own)
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    shown = await fix.begin(scene, "edit_conflict")
    assert shown["menu_options"] == ["take_studio", "take_google"]
    fields = shown["description_placeholders"]["fields"].replace("\\", "")
    zone = ZoneInfo(ZONE)
    assert f"{ours.astimezone(zone):%H:%M}" in fields
    assert f"{theirs.astimezone(zone):%H:%M}" in fields


async def test_repetitions_in_question_are_shown(scene: Scene, fix: Fix) -> None:
    """B3: as calendars write them."""
    await ask(scene)
    words = await add(scene, "Course", morning(), recurrence="FREQ=WEEKLY;COUNT=4")
    await scene.house.sync(scene.account)
    scene.house.google.account(ANNA).primary.edit(
        in_google(scene)["Course"]["id"], recurrence=["RRULE:FREQ=WEEKLY;COUNT=5"]
    )
    own = {"appointment_id": words["appointment_id"], "recurrence": "FREQ=WEEKLY;COUNT=6"}
    await act(scene, "update_appointment", **own)
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    fields = (await fix.begin(scene, "edit_conflict"))["description_placeholders"]["fields"]
    assert "weekly, 5 times" in fields
    assert "weekly, 6 times" in fields


async def test_a_question_that_has_changed_is_asked_again(scene: Scene, fix: Fix) -> None:
    """B3: one of two fields was settled while the form stood open."""
    record_id = await edited_on_both_sides(scene)
    form = await fix.go(await fix.begin(scene, "edit_conflict"), next_step_id="per_field")
    await act(scene, "update_appointment", appointment_id=record_id, place="Their place")
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    done = await fix.go(form, title="google", place="google")
    assert (done["type"], [field["name"] for field in done["data_schema"]]) == ("form", ["title"])
    shown = await fix.begin(scene, "edit_conflict")
    assert shown["menu_options"] == ["take_studio", "take_google"]
    assert "Theirs" in shown["description_placeholders"]["fields"]
    assert "place" not in shown["description_placeholders"]["fields"].lower()
    assert (await fix.go(shown, next_step_id="take_google"))["type"] == "create_entry"
    assert (await record(scene, record_id)).content.title == "Theirs"


async def test_an_edit_conflict_waits_for_its_studio(scene: Scene, fix: Fix) -> None:
    """A repair that was opened before the studio was unloaded."""
    await edited_on_both_sides(scene)
    menu = await fix.begin(scene, "edit_conflict")
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    done = await fix.go(menu, next_step_id="per_field")
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")


async def test_a_repair_without_its_question_says_so(scene: Scene, fix: Fix) -> None:
    """As after a backup of the book alone was put back."""
    ir.async_create_issue(
        scene.hass,
        DOMAIN,
        "edit_conflict_of_another_book",
        data={
            "subject": "conflict",
            "kind": "edit",
            "entry_id": scene.studio.entry_id,
            "conflict_id": "unknown",
        },
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="edit_conflict",
    )
    done = await fix.begin(scene, "edit_conflict")
    assert (done["type"], done["reason"]) == ("abort", "nothing_open")


async def test_a_phone_that_changed_it_is_named_by_its_access(scene: Scene, fix: Fix) -> None:
    """In the dialog; one that is gone by then is a phone. The history tells the same (S23)."""
    record_id = await edited_on_both_sides(scene)
    access, _ = await ha_accesses.add(scene, "anna", scene.anna)
    access_id = access.subentry_id
    ours = await record(scene, record_id)
    later = replace(ours, content=replace(ours.content, description="By phone"))
    request = Request(surface=Surface.PHONE, access_id=access_id)
    book = scene.studio.runtime_data.book
    await carry_out(book, request, lambda tx: appointments.put(tx, later))
    await settle(scene.hass)
    said = await fix.begin(scene, "edit_conflict")
    assert (
        f"by \u2068the phone of {access.title}\u2069."
        in said["description_placeholders"]["changed"]
    )
    [run, *_] = (await act(scene, "get_history", made_by="studio"))["runs"]
    assert (run["kind"], run["access_id"], run["user_id"]) == ("phone", access_id, None)
    scene.hass.config_entries.async_remove_subentry(scene.studio, access_id)
    await settle(scene.hass)
    said = await fix.begin(scene, "edit_conflict")
    assert "by \u2068a phone\u2069." in said["description_placeholders"]["changed"]


async def test_of_an_erased_client_an_answer_keeps_nothing(scene: Scene) -> None:
    """What both sides had agreed on before may have the name; so that is not undone any more."""
    record_id = await edited_on_both_sides(scene)
    ada = (await act(scene, "add_client", name="Ada"))["clients"][0]["client_id"]
    await act(scene, "link_client", appointment_id=record_id, client_id=ada)
    [asked] = await questions(scene)
    await act(scene, "resolve_conflict", conflict_id=asked.id, answer="take_google")
    book = scene.studio.runtime_data.book
    kept = await book.read(lambda tx: conflicts.get(tx, asked.id))
    assert kept is not None
    assert "Church" in kept.links
    await act(scene, "erase_client", client_id=ada, confirm=True)
    kept = await book.read(lambda tx: conflicts.get(tx, asked.id))
    assert kept is not None
    assert (kept.run_id, kept.links) == ("", "")
    with pytest.raises(ServiceValidationError, match="can no longer be undone"):
        await act(scene, "reopen_conflict", conflict_id=asked.id)
