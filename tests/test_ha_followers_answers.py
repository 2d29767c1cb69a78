"""Every follower is told once of what repairs, populating and a removed account write."""

from datetime import timedelta

import pytest

from custom_components.studio_sync.book.change import ChangeKind, Writer

from .ha_calls import call, enter, titles
from .ha_day import Fix, add, in_google, issues, morning, on_phone, questions
from .ha_edits import edited_on_both_sides
from .ha_fixtures import ANNA, House, Scene, settle, soon
from .ha_followers import Followers, shown
from .ha_overlaps import overlapping

OPEN = "sensor.atelier_nord_open_conflicts"


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("keep_both", {}),
        ("move", {"appointment_changed": 1}),
        ("assign", {"appointment_changed": 1}),
        ("cancel_new", {"appointment_cancelled": 1}),
        ("cancel_old", {"appointment_cancelled": 1}),
    ],
)
async def test_the_repair_of_an_overlap(
    scene: Scene, followers: Followers, fix: Fix, choice: str, told: dict[str, int]
) -> None:
    """What it changes is sent once; that both are kept changes nothing in a calendar."""
    await overlapping(scene)
    await followers.wait()
    followers.forget()
    done = await fix.go(await fix.begin(scene, "overlap"), next_step_id=choice)
    if choice == "move":
        options = done["data_schema"][0]["selector"]["select"]["options"]
        done = await fix.go(done, time=options[0]["value"])
    elif choice == "assign":
        done = await fix.go(done, staff_id=scene.ben)
    assert done["type"] == "create_entry"
    await settle(scene.hass)
    [change] = followers.changes
    assert change.source.writer is Writer.STUDIO
    assert len(change.closed) == 1
    await followers.wait()
    assert followers.told == {**told, "conflict_resolved": 1}
    assert followers.runs == len(told)
    assert (shown(scene, OPEN), issues(scene.hass)) == ("0", [])


async def test_the_repair_of_very_many_overlaps(
    scene: Scene, followers: Followers, fix: Fix
) -> None:
    """The one that goes takes its questions with it: of these the monitor tells."""
    for number in range(8):
        on_phone(scene, f"Portrait {number}", morning() + timedelta(minutes=number))
    await scene.house.sync(scene.account)
    await followers.wait()
    assert shown(scene, OPEN) == "28"
    followers.forget()
    form = await fix.begin(scene, "many_overlaps")
    menu = await fix.go(form, conflict_id=form["data_schema"][0]["default"])
    await fix.go(menu, next_step_id="cancel_new")
    await settle(scene.hass)
    assert len(followers.written) == 1
    await followers.wait()
    assert followers.told == {"appointment_cancelled": 1, "conflict_resolved": 7}
    assert followers.runs == 1
    assert shown(scene, OPEN) == "21"
    assert len(in_google(scene)) == 7


@pytest.mark.parametrize(
    ("choice", "changed"), [("take_studio", 0), ("take_google", 1), ("per_field", 1)]
)
async def test_the_repair_of_an_edit_on_both_sides(
    scene: Scene, followers: Followers, fix: Fix, choice: str, changed: int
) -> None:
    """The account runs once, also if it is Google that has to change."""
    await edited_on_both_sides(scene)
    await followers.wait()
    followers.forget()
    done = await fix.go(await fix.begin(scene, "edit_conflict"), next_step_id=choice)
    if choice == "per_field":
        done = await fix.go(done, title="google", place="studio")
    assert done["type"] == "create_entry"
    await settle(scene.hass)
    [change] = followers.changes
    assert change.replicas == {scene.account.runtime_data.calendars[0].replica_id}
    await followers.wait()
    told = {"appointment_changed": changed, "conflict_resolved": 1}
    assert followers.told == {name: number for name, number in told.items() if number}
    assert followers.runs == 1
    assert shown(scene, OPEN) == "0"


@pytest.mark.parametrize(("choice", "gone"), [("apply", 12), ("keep", 0)])
async def test_the_repair_of_a_plan_that_is_held(
    scene: Scene, followers: Followers, fix: Fix, choice: str, gone: int
) -> None:
    """The decision is told, and wakes the account; what was held is done by the run."""
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, 14)]
    await scene.house.sync(scene.account)
    for event in made[:12]:
        primary.delete(event["id"])
    assert (await scene.house.sync(scene.account))["outcome"] == "held"
    await followers.wait()
    followers.forget()
    await fix.go(await fix.begin(scene, "held_mass_deletion"), next_step_id=choice)
    await settle(scene.hass)
    [decided] = followers.changes
    assert (set(decided.kinds), followers.runs) == ({ChangeKind.REPLICA}, 0)
    await followers.wait()
    assert followers.runs == 1
    assert {each.source.writer for each in followers.written} <= {Writer.RUN}
    assert followers.told == ({"appointment_cancelled": gone} if gone else {})
    assert len(primary.events()) == 13 - gone
    await followers.wait()
    assert followers.runs == 1


async def test_populating_inward(scene: Scene, followers: Followers) -> None:
    """What comes is shown and told once, and not sent back."""
    for day in range(100, 105):
        on_phone(scene, f"Old {day}", soon(-day))
    await scene.house.sync(scene.account)
    followers.forget()
    for _ in range(2):
        await call(scene, "populate", populate_out=False, populate_in=True, months_back=12)
    assert {each.source.writer for each in followers.written} == {Writer.RUN}
    assert len({key for each in followers.written for key in each.records}) == 5
    await followers.wait()
    assert followers.told == {"appointment_added": 5}
    assert followers.runs == 2
    assert scene.studio.runtime_data.view.data.appointments == 5


async def test_populating_outward(house: House) -> None:
    """Each is sent once; in the studio nothing has changed."""
    house.google.add_account(ANNA)
    studio = await house.add_studio()
    staff = await house.add_person(studio, "staff", "Anna")
    account = await house.add_account(staff, ANNA)
    await house.hass.config_entries.async_unload(account.entry_id)
    scene = Scene(house, studio, staff, "", "", account)
    for title in ("One", "Two"):
        await enter(scene, title)
    await house.hass.config_entries.async_setup(account.entry_id)
    await settle(house.hass)
    followers = Followers(scene)
    await followers.wait()
    followers.forget()
    await call(scene, "populate", populate_out=True)
    await followers.wait()
    followers.stop()
    assert sorted(titles(scene)) == ["One", "Two"]
    assert (followers.written, followers.told, followers.runs) == ([], {}, 1)


async def test_an_account_that_is_removed(scene: Scene, followers: Followers) -> None:
    """What was asked about its calendar is asked no more."""
    await edited_on_both_sides(scene)
    await followers.wait()
    followers.forget()
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    [change] = followers.changes
    assert change.kinds == {ChangeKind.REPLICA, ChangeKind.CONFLICT}
    await followers.wait()
    assert followers.told == {"conflict_resolved": 1}
    assert await questions(scene) == []
    assert (shown(scene, OPEN), issues(scene.hass)) == ("0", [])


async def test_an_answer_that_is_taken_back(scene: Scene, followers: Followers) -> None:
    """The appointment is back, and so is the question."""
    await overlapping(scene)
    [conflict] = await questions(scene)
    await call(scene, "resolve_conflict", conflict_id=conflict.id, answer="cancel_new")
    await followers.wait()
    followers.forget()
    await call(scene, "reopen_conflict", conflict_id=conflict.id)
    [change] = followers.changes
    assert change.opened == {conflict.id}
    await followers.wait()
    assert followers.told == {"appointment_added": 1, "conflict_found": 1}
    assert followers.runs == 1
    assert shown(scene, OPEN) == "1"
    assert set(in_google(scene)) == {"Wedding", "Dentist"}


async def test_an_appointment_of_somebody_without_an_account(
    scene: Scene, followers: Followers
) -> None:
    """Shown and told, and nobody runs."""
    await add(scene, "Bens", soon(2), staff_id="Ben")
    await followers.wait()
    assert (followers.told, followers.runs) == ({"appointment_added": 1}, 0)
    assert shown(scene, "sensor.ben_next_appointment") == soon(2).isoformat()
