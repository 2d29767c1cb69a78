"""Repeating appointments in conflicts and actions, and who has left the studio."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import Event
from homeassistant.exceptions import ServiceValidationError
import pytest

from custom_components.studio_sync.events.bus import EVENT_STUDIO

from .ha_calls import words_of
from .ha_day import act, add, morning, offer, questions, record
from .ha_fixtures import Scene, settle

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def moments(*sides: Any) -> list[datetime]:
    """Return when the sides of a conflict begin."""
    return [datetime.fromisoformat(side["start"]) for side in sides]


@pytest.mark.parametrize("both", [False, True])
async def test_a_conflict_of_a_series_tells_the_date_in_question(
    scene: Scene, *, both: bool
) -> None:
    """S22: in the list, and in what automations are told of both sides."""
    told: list[Event[Any]] = []
    scene.hass.bus.async_listen(EVENT_STUDIO, told.append)
    weekly = morning() - HOUR / 2
    await add(scene, "Class", weekly, recurrence="FREQ=WEEKLY;COUNT=9")
    rule = {"recurrence": "FREQ=DAILY;COUNT=5"} if both else {}
    start = morning() + 6 * DAY if both else morning() + 7 * DAY
    await add(scene, "Wedding", start, **rule)
    [found] = (await act(scene, "list_conflicts"))["conflicts"]
    in_question = [morning() + 7 * DAY, weekly + 7 * DAY]
    assert moments(found["new"], found["old"]) == in_question
    [event] = [each for each in told if each.data["type"] == "conflict_found"]
    assert moments(event.data["new"], event.data["old"]) == in_question


async def test_a_series_is_refused_if_any_of_its_dates_overlaps(scene: Scene) -> None:
    """With the overlap not allowed; nothing is written then."""
    await add(scene, "Wedding", morning() + 3 * DAY)
    with pytest.raises(ServiceValidationError) as told:
        await add(scene, "Class", morning(), recurrence="FREQ=DAILY;COUNT=5", allow_overlap=False)
    assert "Wedding" in words_of(told.value)
    await add(scene, "Class", morning(), recurrence="FREQ=DAILY;COUNT=3", allow_overlap=False)
    assert await questions(scene) == []


async def test_a_repeating_session_that_has_begun_moves_from_a_date_on(scene: Scene) -> None:
    """What is over stays where it was; the refusal says how it goes."""
    await offer(scene)
    start = morning(-10)
    words = await add(scene, "", start, session_type="Portrait", recurrence="FREQ=WEEKLY;COUNT=6")
    own = {"appointment_id": words["appointment_id"]}
    later = (start + HOUR).isoformat()
    with pytest.raises(ServiceValidationError, match="scope following"):
        await act(scene, "update_appointment", **own, start=later)
    with pytest.raises(ServiceValidationError, match="Give moment"):
        await act(scene, "update_appointment", **own, start=later, scope="following")
    moved = start + 14 * DAY
    await act(
        scene,
        "update_appointment",
        **own,
        moment=moved.isoformat(),
        scope="following",
        start=(moved + HOUR).isoformat(),
    )
    listed = await act(scene, "list_appointments", start=start.isoformat(), end=morning(40))
    starts = moments(*listed["appointments"])
    shift = [timedelta()] * 2 + [HOUR] * 4
    assert starts == [start + 7 * DAY * n + by for n, by in enumerate(shift)]


async def test_one_date_can_not_repeat_by_itself(scene: Scene) -> None:
    """Said, and not silently left out."""
    words = await add(scene, "Class", morning(), recurrence="FREQ=WEEKLY;COUNT=3")
    with pytest.raises(ServiceValidationError, match="Leave recurrence out"):
        await act(
            scene,
            "update_appointment",
            appointment_id=words["appointment_id"],
            moment=morning().isoformat(),
            recurrence="FREQ=DAILY",
        )


async def test_the_appointments_of_who_has_left_can_be_changed(scene: Scene) -> None:
    """They stay in the studio's book, and somebody has to take care of them."""
    await offer(scene)
    words = await add(scene, "Wedding", staff_id="Ben")
    own = {"appointment_id": words["appointment_id"]}
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.ben)
    await settle(scene.hass)
    await act(scene, "update_appointment", **own, title="Gala", start=morning(5).isoformat())
    [ada] = (await act(scene, "add_client", name="Ada"))["clients"]
    await act(scene, "link_client", **own, client_id=ada["client_id"])
    await act(scene, "convert_to_session", **own, session_type="Portrait", keep_title=True)
    with pytest.raises(ServiceValidationError, match="Give staff_id"):
        await act(scene, "update_appointment", **own, staff_id="Ben")
    await act(scene, "update_appointment", **own, staff_id="Anna")
    kept = await record(scene, words["appointment_id"])
    assert (kept.content.title, kept.staff_id) == ("Gala", scene.anna)
