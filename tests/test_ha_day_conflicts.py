"""Schedule conflicts: found after a run or an edit, shown as repairs, and resolved (S22)."""

from datetime import datetime, timedelta
import logging
import time
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import appointments, conflicts
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
    PORTRAIT,
    Fix,
    act,
    act_as,
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
from .ha_fixtures import House, Scene, settle


@pytest.fixture
async def fix(house: House, hass_client: ClientSessionGenerator) -> Fix:
    """Return the repairs page."""
    return Fix(await hass_client())


async def overlapping(scene: Scene, **data: Any) -> tuple[str, str]:
    """Have an event from the phone overlap one of the studio; ids of the new and the old."""
    old = await add(scene, "Wedding", morning(), **data)
    on_phone(scene, "Dentist", morning() + timedelta(minutes=30))
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    new = await record_of(scene, "Dentist")
    return new.id, str(old["appointment_id"])


# -- found -------------------------------------------------------------------------------------


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
    assert shown["menu_options"] == ["keep_both", "move", "assign", "cancel_new", "cancel_old"]
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


def _end(hours: float) -> str:
    return (morning() + timedelta(hours=hours)).isoformat()


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


# -- the fix flow ------------------------------------------------------------------------------


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


@pytest.mark.parametrize("step", ["keep_both", "move", "assign", "cancel_new", "cancel_old"])
async def test_a_question_that_is_answered_meanwhile_is_closed(
    scene: Scene, fix: Fix, step: str
) -> None:
    """Somebody else was quicker."""
    new, _ = await overlapping(scene)
    shown = await fix.begin(scene, "overlap")
    await act(scene, "cancel_appointment", appointment_id=new)
    done = await fix.go(shown, next_step_id=step)
    assert (done["type"], done["reason"]) == ("abort", "nothing_open")


@pytest.mark.parametrize("step", ["keep_both", "move", "assign"])
async def test_a_studio_that_does_not_run_is_waited_for(scene: Scene, fix: Fix, step: str) -> None:
    """Nothing is lost meanwhile."""
    await overlapping(scene)
    shown = await fix.begin(scene, "overlap")
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    done = await fix.go(shown, next_step_id=step)
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")
    done = await fix.begin(scene, "overlap")
    assert (done["type"], done["reason"]) == ("abort", "not_loaded")


async def test_odd_names_are_shown_letter_by_letter(scene: Scene, fix: Fix) -> None:
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


# -- by actions --------------------------------------------------------------------------------


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
        "cancel_old",
    ]
    assert (await act(scene, "list_conflicts", kind="edit"))["number"] == 0


async def test_a_member_who_is_no_administrator_resolves(scene: Scene) -> None:
    """S22: without a time the next free one, without a name who is free."""
    await scene.hass.auth.async_create_user("Owner")
    member = await scene.hass.auth.async_create_user("Member", group_ids=["system-users"])
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
    """What was cancelled stands in both again, and the question is asked again."""
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
    with pytest.raises(ServiceValidationError, match="Wedding"):
        await act(scene, "resolve_conflict", **own, answer="move_new", **taken)
    turned = {"start": morning(5).isoformat(), "end": morning(4).isoformat()}
    with pytest.raises(ServiceValidationError, match="end before it begins"):
        await act(scene, "resolve_conflict", **own, answer="move_new", **turned)
    await add(scene, "Ben's", morning(), staff_id="Ben", end=_end(4))
    with pytest.raises(ServiceValidationError, match="another answer"):
        await act(scene, "resolve_conflict", **own, answer="assign_new")
    await act(scene, "resolve_conflict", **own, answer="keep_both")
    with pytest.raises(ServiceValidationError, match="resolved already"):
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
    scene.studio.runtime_data.watch.async_soon()
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
