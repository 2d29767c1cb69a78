"""Schedule conflicts: found after a run or an edit, shown as repairs, and resolved (S22)."""

from datetime import datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import (
    Timed,
)

from .ha_day import (
    PORTRAIT,
    Fix,
    act,
    add,
    in_google,
    issue_of,
    issues,
    morning,
    offer,
    on_phone,
    questions,
    record,
    record_of,
)
from .ha_fixtures import Scene, settle
from .ha_overlaps import _end, overlapping


async def test_an_overlap_is_found_after_a_run_and_shown(scene: Scene, fix: Fix) -> None:
    """S22: a repair with both sides, the sensor counts it, automations hear of it."""
    new, old = await overlapping(scene)
    [conflict] = await questions(scene)
    assert (conflict.record_id, conflict.other_id) == (new, old)
    sensor = scene.hass.states.get("sensor.atelier_nord_open_conflicts")
    assert sensor is not None
    assert sensor.state == "1"
    issue = issue_of(scene.hass, "overlap")
    assert issue.is_fixable
    placeholders = issue.translation_placeholders or {}
    assert "Dentist" in placeholders["new"]
    assert "Wedding" in placeholders["old"]
    shown = await fix.begin(scene, "overlap")
    assert shown["menu_options"] == [
        *("keep_both", "move", "assign", "cancel_new"),
        *("move_old", "assign_old", "cancel_old"),
    ]
    assert "Dentist" in shown["description_placeholders"]["new"]
    assert "Anna" in shown["description_placeholders"]["old"]


async def test_an_overlap_made_in_home_assistant_is_found_too(scene: Scene) -> None:
    """On the calendar page as by an action; it goes when the overlap goes."""
    await add(scene, "Wedding", morning(), resource_ids=["Blue room"], staff_id=None)
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.blue_room",
            "summary": "Painters",
            "start_date_time": morning().isoformat(),
            "end_date_time": (morning() + timedelta(hours=1)).isoformat(),
        },
        blocking=True,
    )
    await settle(scene.hass)
    assert len(await questions(scene)) == 1
    painters = await record_of(scene, "Painters")
    await act(
        scene,
        "update_appointment",
        appointment_id=painters.id,
        start=(morning() + timedelta(hours=5)).isoformat(),
    )
    assert await questions(scene) == []
    assert issues(scene.hass) == []


async def test_free_and_other_peoples_time_is_no_conflict(scene: Scene) -> None:
    """Busy off, another person, or one right after the other."""
    await add(scene, "Wedding", morning())
    await add(scene, "Reminder", morning(), busy=False)
    await add(scene, "Ben's", morning(), staff_id="Ben")
    await add(scene, "Next", morning() + timedelta(hours=1))
    assert await questions(scene) == []


async def test_buffers_count_and_a_change_of_them_too(scene: Scene) -> None:
    """The type's buffers hold people; with new ones everything is looked at again."""
    await offer(scene)
    await add(scene, "Portrait", morning(), session_type="Portrait", end=_end(1))
    await add(scene, "Next", morning() + timedelta(hours=1))
    assert len(await questions(scene)) == 1
    await offer(scene, {**PORTRAIT, "buffer_before": 0, "buffer_after": 0})
    await scene.house.pass_time(minutes=31)
    assert await questions(scene) == []
    await offer(scene, {**PORTRAIT, "buffer_after": 5})
    assert len(await questions(scene)) == 1


async def test_an_overlap_with_a_series_names_the_instance(scene: Scene) -> None:
    """The one date, not the series; its answer changes that one only."""
    series = await add(scene, "Class", morning(1), recurrence="FREQ=DAILY;COUNT=10")
    on_phone(scene, "Dentist", morning(4))
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    [conflict] = await questions(scene)
    assert conflict.moment == morning(4)
    await act(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_old")
    listed = await act(scene, "list_appointments", end=morning(20).isoformat())
    starts = [each["start"] for each in listed["appointments"] if each["title"] == "Class"]
    assert len(starts) == 9
    assert (await record(scene, series["appointment_id"])).lives


async def test_conflicts_survive_a_restart(scene: Scene) -> None:
    """The repairs come back with the studio; what was opened is not told twice."""
    await overlapping(scene)
    [before] = await questions(scene)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert await questions(scene) == [before]
    assert issue_of(scene.hass, "overlap").is_fixable


async def test_repairs_go_with_their_studio(scene: Scene) -> None:
    """Nobody could resolve them any more."""
    await overlapping(scene)
    await scene.hass.config_entries.async_remove(scene.studio.entry_id)
    await settle(scene.hass)
    assert [each.translation_key for each in issues(scene.hass)] == ["studio_missing"]


async def test_both_are_kept(scene: Scene, fix: Fix) -> None:
    """It is not asked again, until one of them moves."""
    new, _ = await overlapping(scene)
    done = await fix.go(await fix.begin(scene, "overlap"), next_step_id="keep_both")
    assert done["type"] == "create_entry"
    await settle(scene.hass)
    assert await questions(scene) == []
    assert issues(scene.hass) == []
    await scene.house.sync(scene.account)
    assert await questions(scene) == []
    later = morning() + timedelta(minutes=15)
    await act(scene, "update_appointment", appointment_id=new, start=later.isoformat())
    assert len(await questions(scene)) == 1


async def test_the_new_one_moves_to_a_free_time(scene: Scene, fix: Fix) -> None:
    """Three proposals; it goes out to Google at once."""
    new, _ = await overlapping(scene)
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move")
    assert form["step_id"] == "move"
    options = form["data_schema"][0]["selector"]["select"]["options"]
    assert len(options) == 3
    done = await fix.go(form, time=options[1]["value"])
    assert done["type"] == "create_entry"
    await settle(scene.hass)
    assert await questions(scene) == []
    await scene.house.pass_time(seconds=4)
    moved = (await record(scene, new)).content.when
    assert isinstance(moved, Timed)
    start = datetime.fromisoformat(in_google(scene)["Dentist"]["start"]["dateTime"])
    assert start == moved.start == datetime.fromisoformat(options[1]["value"])
    assert start >= morning() + timedelta(hours=1)


async def test_the_new_one_moves_to_a_time_of_ones_own(scene: Scene, fix: Fix) -> None:
    """It counts, whatever free time is chosen; what is taken is said in the form."""
    new, _ = await overlapping(scene)
    await add(scene, "Lunch", morning() + timedelta(hours=4))
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move")
    lunch = (morning() + timedelta(hours=4)).astimezone(scene.studio.runtime_data.clock)
    [first, *_] = form["data_schema"][0]["selector"]["select"]["options"]
    form = await fix.go(form, time=first["value"], start=f"{lunch:%Y-%m-%d %H:%M:%S}")
    assert form["errors"] == {"start": "staff_busy"}
    assert "Lunch" in form["description_placeholders"]["problem"]
    free = lunch + timedelta(hours=2)
    done = await fix.go(form, time=first["value"], start=f"{free:%Y-%m-%d %H:%M:%S}")
    assert done["type"] == "create_entry"
    assert (await record(scene, new)).content.when.start == free


async def test_the_old_one_moves_to_a_free_time_or_one_of_ones_own(scene: Scene, fix: Fix) -> None:
    """Its own free times are proposed; the new one stays where it is."""
    new, old = await overlapping(scene)
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move_old")
    assert form["step_id"] == "move_old"
    assert "Wedding" in form["description_placeholders"]["old"]
    [first, *_] = form["data_schema"][0]["selector"]["select"]["options"]
    own = (morning() + timedelta(hours=4)).astimezone(scene.studio.runtime_data.clock)
    before = (await record(scene, new)).content.when
    done = await fix.go(form, time=first["value"], start=f"{own:%Y-%m-%d %H:%M:%S}")
    assert done["type"] == "create_entry"
    assert (await record(scene, old)).content.when.start == own
    assert (await record(scene, new)).content.when == before
    assert await questions(scene) == []


async def test_the_old_one_goes_to_somebody_who_is_free(scene: Scene, fix: Fix) -> None:
    new, old = await overlapping(scene)
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="assign_old")
    done = await fix.go(form, staff_id=scene.ben)
    assert done["type"] == "create_entry"
    assert (await record(scene, old)).staff_id == scene.ben
    assert (await record(scene, new)).staff_id == scene.anna
    assert await questions(scene) == []


async def test_a_proposed_time_that_is_taken_meanwhile_is_said(scene: Scene, fix: Fix) -> None:
    """Nothing moves to a time that nobody has seen."""
    new, _ = await overlapping(scene)
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move")
    first, *_ = form["data_schema"][0]["selector"]["select"]["options"]
    start = datetime.fromisoformat(first["value"])
    await add(scene, "Quicker", start)
    form = await fix.go(form, time=first["value"])
    assert form["errors"] == {"time": "time_gone"}
    left = form["data_schema"][0]["selector"]["select"]["options"]
    assert first["value"] not in [each["value"] for each in left]
    assert (await record(scene, new)).content.when.start < start


async def test_the_new_one_goes_to_somebody_who_is_free(scene: Scene, fix: Fix) -> None:
    """It leaves Anna's calendar."""
    new, _ = await overlapping(scene)
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="assign")
    done = await fix.go(form, staff_id=scene.ben)
    assert done["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    assert (await record(scene, new)).staff_id == scene.ben
    assert set(in_google(scene)) == {"Wedding"}


@pytest.mark.parametrize(("choice", "left"), [("cancel_new", "Wedding"), ("cancel_old", "Dentist")])
async def test_one_of_them_is_cancelled(scene: Scene, fix: Fix, choice: str, left: str) -> None:
    """Both calendars agree."""
    await overlapping(scene)
    done = await fix.go(await fix.begin(scene, "overlap"), next_step_id=choice)
    assert done["type"] == "create_entry"
    await scene.house.pass_time(seconds=4)
    assert set(in_google(scene)) == {left}
    assert await questions(scene) == []


async def test_nobody_else_is_offered_if_nobody_is_free(scene: Scene, fix: Fix) -> None:
    """And what changes while the form is open is noticed."""
    await overlapping(scene)
    shown = await fix.begin(scene, "overlap")
    form = await fix.go(shown, next_step_id="assign")
    await add(scene, "Ben's", morning(), staff_id="Ben", end=_end(4))
    form = await fix.go(form, staff_id=scene.ben)
    assert (form["type"], form["reason"]) == ("abort", "nobody_free")
    assert "assign" not in (await fix.begin(scene, "overlap"))["menu_options"]


@pytest.mark.parametrize(
    "step", ["keep_both", "move", "assign", "cancel_new", "move_old", "assign_old", "cancel_old"]
)
async def test_a_question_that_is_answered_meanwhile_is_closed(
    scene: Scene, fix: Fix, step: str
) -> None:
    """Somebody else was quicker."""
    new, _ = await overlapping(scene)
    shown = await fix.begin(scene, "overlap")
    await act(scene, "cancel_appointment", appointment_id=new)
    done = await fix.go(shown, next_step_id=step)
    assert (done["type"], done["reason"]) == ("abort", "nothing_open")


@pytest.mark.parametrize("step", ["keep_both", "move", "assign", "move_old", "assign_old"])
async def test_a_studio_that_does_not_run_is_waited_for(scene: Scene, fix: Fix, step: str) -> None:
    """Nothing is lost meanwhile."""
    await overlapping(scene)
    shown = await fix.begin(scene, "overlap")
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    done = await fix.go(shown, next_step_id=step)
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")
    done = await fix.begin(scene, "overlap")
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")


async def test_odd_names_are_shown_character_by_character(scene: Scene, fix: Fix) -> None:
    """No mark-up, no links, no turned lines; nothing of it in the log."""
    await add(scene, "[x](https://evil.example) <b>*\u202eabc*</b>, 🎉 שלום", morning())
    await add(scene, "Dentist\n# big", morning())
    shown = await fix.begin(scene, "overlap")
    old = shown["description_placeholders"]["old"]
    assert "\\[x\\]\\(https" in old
    assert "://" not in old
    assert "\\<b\\>" in old
    assert "\u202e" not in old
    assert "🎉 שלום" in old
    assert "\n" not in shown["description_placeholders"]["new"]
