"""Bad and odd input to the actions on appointments: refused in words that name the field."""

from datetime import timedelta
import re
from typing import Any

from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book.model import AllDay

from .ha_calls import words_of
from .ha_day import Fix, act, add, morning, offer, questions, record
from .ha_fixtures import Scene, soon


@pytest.mark.parametrize(
    ("action", "data", "words"),
    [
        ("add_appointment", {"start": "0001-01-01 00:00"}, "too far away.*Give start"),
        ("add_appointment", {"start": "0001-01-01"}, "Give start"),
        ("add_appointment", {"start": "9999-12-31"}, "Give start"),
        ("add_appointment", {"end": "9999-12-31 23:59"}, "Give end"),
        ("add_appointment", {"start": "2028-01-01", "end": "9999-12-31"}, "Give end"),
        ("add_appointment", {"end": "2028-04-01 10:00"}, "later end"),
        ("add_appointment", {"title": "x" * 100_001}, "Shorten title"),
        ("add_appointment", {"title": "\ud800"}, "again by hand: title"),
        ("add_appointment", {"description": "a\0b"}, "again by hand: description"),
        ("add_appointment", {"recurrence": "EXDATE:20280401"}, "Correct recurrence"),
        ("list_appointments", {"start": "0001-01-01 00:00"}, "Give start"),
        ("list_appointments", {"end": "9999-12-31"}, "Give end"),
        ("get_history", {"start": "0001-01-01 00:00"}, "Give start"),
        ("get_history", {"end": "9999-12-31"}, "Give end"),
        ("get_history", {"start": "2026-02-02", "end": "2026-02-01"}, "later end"),
        ("get_history", {"appointment_id": "x"}, "Take appointment_id"),
        ("add_client", {"name": "   "}, "Give a name"),
        ("add_client", {"name": "x" * 501}, "Shorten name"),
        ("add_client", {"name": "Ada", "notes": "x" * 100_001}, "Shorten notes"),
        ("add_client", {"name": "Ada", "emails": ["a@b.org", "nonsense"]}, "“nonsense” in emails"),
        ("add_client", {"name": "Ada", "phones": "call me"}, "“call me” in phones"),
    ],
)
async def test_what_no_calendar_can_hold_is_refused_by_field(
    scene: Scene, action: str, data: dict[str, Any], words: str
) -> None:
    """At the ends of time, too long, without letters; nothing is written."""
    start = {"start": "2028-04-01 10:00"} if action == "add_appointment" else {}
    rev = scene.studio.runtime_data.view.data.rev
    with pytest.raises(ServiceValidationError) as caught:
        await act(scene, action, **{**start, **data})
    assert re.search(words, words_of(caught.value))
    assert scene.studio.runtime_data.view.data.rev == rev


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        # The clocks go forward at two: half past two is half past three.
        ({"start": "2027-03-28 02:30"}, "2027-03-28T03:30:00+02:00", "2027-03-28T04:30:00+02:00"),
        # They go back at three: half past two comes twice, and the first one is meant.
        ({"start": "2027-10-31 02:30"}, "2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00"),
        (
            {"start": "2027-10-31T02:30:00+01:00"},
            "2027-10-31T02:30:00+01:00",
            "2027-10-31T03:30:00+01:00",
        ),
        (
            {"start": "2027-06-01T02:30:00+09:00", "end": "2027-06-01T02:30:00Z"},
            "2027-05-31T19:30:00+02:00",
            "2027-06-01T04:30:00+02:00",
        ),
        ({"start": "2028-02-29"}, "2028-02-29", "2028-03-01"),
        # A day as the end of a time is its midnight, a time as the end of days its day.
        (
            {"start": "2028-03-01 10:00", "end": "2028-03-02"},
            "2028-03-01T10:00:00+01:00",
            "2028-03-02T00:00:00+01:00",
        ),
        ({"start": "2028-03-01", "end": "2028-03-03 12:00"}, "2028-03-01", "2028-03-03"),
    ],
)
async def test_odd_times_are_the_ones_that_a_person_means(
    scene: Scene, given: dict[str, str], start: str, end: str
) -> None:
    """On the studio's clock, or at the offset that is given; where the clocks change, too."""
    words = await act(scene, "add_appointment", title="Odd", **given)
    [found] = words["appointments"]
    assert (found["start"], found["end"]) == (start, end)


async def test_a_new_start_says_whether_it_is_whole_days(scene: Scene) -> None:
    """As with something new: a date is a day, a time is a time, and nothing is at midnight."""
    own = {"appointment_id": (await add(scene, "Fair", morning()))["appointment_id"]}

    async def after(**data: Any) -> tuple[str, str]:
        [found] = (await act(scene, "update_appointment", **own, **data))["appointments"]
        return found["start"], found["end"]

    assert await after(start="2028-03-01") == ("2028-03-01", "2028-03-02")
    assert await after(end="2028-03-04") == ("2028-03-01", "2028-03-04")
    assert await after(start="2028-04-01") == ("2028-04-01", "2028-04-04")
    timed = ("2028-03-01T10:00:00+01:00", "2028-03-01T11:00:00+01:00")
    assert await after(start="2028-03-01 10:00") == timed
    assert await after(start="2028-03-02 10:00", all_day=True) == ("2028-03-02", "2028-03-03")


async def test_whole_days_that_are_moved_in_a_repair_stay_whole_days(
    scene: Scene, hass_client: ClientSessionGenerator
) -> None:
    """S22: though the form has a field for a time only."""
    day = morning().date()
    await add(scene, "Wedding", morning())
    words = await add(scene, "Fair", day.isoformat())
    fix = Fix(await hass_client())
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move")
    moved = day + timedelta(days=9)
    done = await fix.go(form, start=f"{moved} 00:00:00")
    assert done["type"] == "create_entry"
    when = (await record(scene, words["appointment_id"])).content.when
    assert when == AllDay(start=moved, end=moved + timedelta(days=1))


async def test_a_session_type_makes_a_session_of_an_appointment(scene: Scene) -> None:
    """Its buffers count from then on, so it has to be one; its own title stays."""
    await offer(scene)
    own = {"appointment_id": (await add(scene, "Aunt Mary"))["appointment_id"]}
    answer = await act(scene, "update_appointment", **own, session_type="portrait")
    [found] = answer["appointments"]
    assert (found["kind"], found["session_type"]) == ("session", "Portrait")
    assert found["title"] == "Aunt Mary"


async def test_the_template_gives_a_session_its_title_until_somebody_types_one(
    scene: Scene,
) -> None:
    """Taken away, it is the template's again; that follows the type."""
    await offer(scene, {"name": "Portrait", "minutes": 60}, {"name": "Passport", "minutes": 15})
    [ada] = (await act(scene, "add_client", name="Ada"))["clients"]
    words = await add(scene, "", session_type="Portrait", client_id=ada["client_id"])
    own = {"appointment_id": words["appointment_id"]}

    async def title_after(**data: Any) -> str:
        [found] = (await act(scene, "update_appointment", **own, **data))["appointments"]
        return str(found["title"])

    assert await title_after(session_type="Passport") == "Passport – Ada"
    assert await title_after(title="Her own") == "Her own"
    assert await title_after(session_type="Portrait") == "Her own"
    assert await title_after(title="") == "Portrait – Ada"
    assert await title_after(place="Garden") == "Portrait – Ada"


async def test_a_new_end_alone_shortens_the_new_one(scene: Scene) -> None:
    """S22: what is given of a time of one's own is kept, not replaced by a free time."""
    start = morning()
    later = start + timedelta(hours=1)
    await add(scene, "Wedding", later)
    words = await add(scene, "Dentist", start, end=(later + timedelta(hours=1)).isoformat())
    [conflict] = await questions(scene)
    own = {"conflict_id": conflict.id, "answer": "move_new"}
    with pytest.raises(ServiceValidationError, match="is not available"):
        await act(scene, "resolve_conflict", **own, end=(later + timedelta(minutes=1)).isoformat())
    await act(scene, "resolve_conflict", **own, end=later.isoformat())
    when = (await record(scene, words["appointment_id"])).content.when
    assert (when.start, when.end) == (start, later)
    assert await questions(scene) == []


async def test_a_time_of_ones_own_that_no_calendar_reaches_is_said_in_the_repair(
    scene: Scene, hass_client: ClientSessionGenerator
) -> None:
    """In the form, which stays open."""
    await add(scene, "Wedding", morning())
    await add(scene, "Dentist", morning())
    fix = Fix(await hass_client())
    form = await fix.go(await fix.begin(scene, "overlap"), next_step_id="move")
    form = await fix.go(form, start="0001-01-01 00:00:00")
    assert form["errors"] == {"start": "date_too_far"}


async def test_the_history_of_an_account_that_does_not_run_is_its_own(scene: Scene) -> None:
    """And names the account by its id, so that a run may be undone from there."""
    account = {"config_entry_id": scene.account.entry_id}
    await add(scene, "Wedding")
    await scene.house.sync(scene.account)
    [run] = (await act(scene, "get_history", **account))["runs"]
    assert run["config_entry_id"] == scene.account.entry_id
    own = {"config_entry_id": run["config_entry_id"], "run_id": run["run_id"]}
    await act(scene, "undo_sync", **own, preview=False)
    undone, *_ = (await act(scene, "get_history"))["runs"]
    assert (undone["kind"], undone["undoes"]) == ("undo", run["run_id"])
    ben = await scene.house.add_person(scene.studio, "staff", "Cleo")
    scene.house.google.add_account("cleo@example.com", name="Cleo")
    other = await scene.house.add_account(ben, "cleo@example.com", populate_out=True)
    await scene.hass.config_entries.async_unload(other.entry_id)
    answer = await act(scene, "get_history", config_entry_id=other.entry_id)
    assert answer["runs"] == []
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    runs = (await act(scene, "get_history", **account))["runs"]
    assert {each["account"] for each in runs} == {"Anna (Google)"}


async def test_two_at_once_never_both_win(scene: Scene) -> None:
    """Link and link, cancel and convert: the second is told."""
    await offer(scene)
    clients = [(await act(scene, "add_client", name=name))["clients"][0] for name in ("A", "B")]
    own = {"appointment_id": (await add(scene, start=soon(2)))["appointment_id"]}
    done = await both(
        scene,
        *(("link_client", {**own, "client_id": each["client_id"]}) for each in clients),
    )
    assert sorted(done) == ["already_linked", "done"]
    done = await both(
        scene,
        ("cancel_appointment", own),
        ("convert_to_session", {**own, "session_type": "Portrait"}),
    )
    assert done in (["done", "unknown_appointment"], ["done", "done"])


async def both(scene: Scene, *calls: tuple[str, dict[str, Any]]) -> list[str]:
    """Perform actions at once; returns for each that it was done, or why not."""
    tasks = [
        scene.hass.async_create_task(
            scene.hass.services.async_call("studio_sync", action, data, blocking=True)
        )
        for action, data in calls
    ]
    found = []
    for task in tasks:
        try:
            await task
        except ServiceValidationError as err:
            found.append(str(err.translation_key))
        else:
            found.append("done")
    return found
