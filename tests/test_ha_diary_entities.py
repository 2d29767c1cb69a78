"""Entities of a studio's day: today's appointments, what waits and is next, who is in a session."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.const import STATE_OFF, STATE_ON, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Origin,
    Status,
    Timed,
)
from custom_components.studio_sync.entries.colours import COLOURS

from .ha_day import act, add
from .ha_fixtures import ANNA, ZONE, Scene, settle, soon

pytest_plugins = ("tests.ha_fixtures",)

CLOCK = ZoneInfo(ZONE)
STUDIO_TODAY = "sensor.atelier_nord_appointments_today"
ANNA_TODAY = "sensor.anna_appointments_today"
TODO = "sensor.atelier_nord_to_do"


def state(hass: HomeAssistant, entity_id: str) -> str:
    """Return the state of an entity that has to be there."""
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return found.state


def attributes(hass: HomeAssistant, entity_id: str) -> dict[str, Any]:
    """Return its attributes."""
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return dict(found.attributes)


async def put(scene: Scene, name: str, **fields: Any) -> None:
    """Enter an appointment into the book."""
    record = Appointment(id=name, **{"staff_id": scene.anna, **fields})
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, record))
    await settle(scene.hass)


def whole_day(day: int, **fields: Any) -> Content:
    """Return the content of a day so many days from today, on the studio's clock."""
    date = datetime.now(CLOCK).date() + timedelta(days=day)
    when = AllDay(start=date, end=date + timedelta(days=1))
    return Content(title="Fair", when=when, **fields)


def midnight(days: int) -> datetime:
    """Return when a day of the studio's clock begins."""
    date = datetime.now(CLOCK).date() + timedelta(days=days)
    return datetime(date.year, date.month, date.day, tzinfo=CLOCK)


def session(start: datetime, end: datetime, **fields: Any) -> dict[str, Any]:
    """Return the fields of a session."""
    when = Timed(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=ZONE)
    content = Content(title="Portrait", when=when)
    return {"content": content, "kind": Kind.SESSION, "session_type": "Portrait", **fields}


def arrival(start: datetime, *, recurrence: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    """Return the fields of an appointment that a phone wrote, with a client's name."""
    when = Timed(start=start, end=start + timedelta(hours=1), zone=ZONE)
    content = Content(title="Ada Byron", when=when, recurrence=recurrence)
    return {"content": content, "origin": Origin.PHONE, "staff_id": None, **fields}


async def pass_midnight(scene: Scene) -> None:
    """Let the studio's day end."""
    left = midnight(1).astimezone(UTC) - datetime.now(UTC)
    await scene.house.pass_time(seconds=left.total_seconds() + 2)


async def test_todays_appointments_are_counted_until_midnight_of_the_studio(scene: Scene) -> None:
    """Also on days with a change of the clock, which have 23 or 25 hours."""
    assert (state(scene.hass, STUDIO_TODAY), state(scene.hass, ANNA_TODAY)) == ("0", "0")
    await put(scene, "today", content=whole_day(0))
    await put(scene, "cancelled", content=whole_day(0, status=Status.CANCELLED))
    await put(scene, "nobodys", content=whole_day(0), staff_id=None)
    for name in ("one", "two", "three"):
        await put(scene, name, content=whole_day(1))
    assert (state(scene.hass, STUDIO_TODAY), state(scene.hass, ANNA_TODAY)) == ("2", "1")
    assert state(scene.hass, "sensor.ben_appointments_today") == "0"
    await pass_midnight(scene)
    assert (state(scene.hass, STUDIO_TODAY), state(scene.hass, ANNA_TODAY)) == ("3", "3")
    await pass_midnight(scene)
    assert (state(scene.hass, STUDIO_TODAY), state(scene.hass, ANNA_TODAY)) == ("0", "0")


async def test_an_appointment_with_several_people_counts_once_for_the_studio(scene: Scene) -> None:
    await put(scene, "both", content=whole_day(0), assistant_ids=(scene.ben,))
    assert state(scene.hass, STUDIO_TODAY) == "1"
    assert state(scene.hass, ANNA_TODAY) == state(scene.hass, "sensor.ben_appointments_today")


async def test_what_ends_at_midnight_is_not_of_the_next_day(scene: Scene) -> None:
    await put(scene, "late", **session(midnight(1) - timedelta(hours=1), midnight(1)))
    await put(scene, "next", **session(midnight(1), midnight(1) + timedelta(hours=1)))
    assert state(scene.hass, ANNA_TODAY) == "1"
    await pass_midnight(scene)
    assert state(scene.hass, ANNA_TODAY) == "1"


async def test_the_next_appointment_says_with_whom_where_and_what(scene: Scene) -> None:
    """It follows the client's name, which may change without the appointment."""
    [client] = (await act(scene, "add_client", name="Ada Byron"))["clients"]
    when = soon(2)
    fields = session(when, when + timedelta(hours=1), client_id=client["client_id"])
    await put(scene, "next", **fields, assistant_ids=(scene.ben,))
    found = attributes(scene.hass, "sensor.anna_next_appointment")
    assert (found["client"], found["session_type"]) == ("Ada Byron", "Portrait")
    assert (found["staff"], found["room"]) == ("Anna, Ben", None)
    assert attributes(scene.hass, "sensor.atelier_nord_next_appointment")["client"] == "Ada Byron"
    await act(scene, "update_client", client_id=client["client_id"], name="Ada Lovelace")
    await settle(scene.hass)
    found = attributes(scene.hass, "sensor.anna_next_appointment")
    assert found["client"] == "Ada Lovelace"


async def test_names_of_what_is_next_are_not_recorded(scene: Scene) -> None:
    """The history of a sensor is not the place for who was there."""
    component = scene.hass.data["entity_components"]["sensor"]
    entity = component.get_entity("sensor.anna_next_appointment")
    assert {"title", "place", "client"} <= entity._unrecorded_attributes


async def test_a_session_under_way_is_told_of_who_is_in_it(scene: Scene) -> None:
    """Sessions only, and also while something of the whole day goes on."""
    in_session = "binary_sensor.anna_in_a_session"
    now = datetime.now(UTC).replace(microsecond=0)
    await put(scene, "fair", content=whole_day(0))
    assert state(scene.hass, in_session) == STATE_OFF
    start, end = now + timedelta(minutes=5), now + timedelta(minutes=35)
    await put(scene, "session", **session(start, end))
    assert state(scene.hass, in_session) == STATE_OFF
    await scene.house.pass_time(minutes=6)
    assert state(scene.hass, in_session) == STATE_ON
    assert state(scene.hass, "binary_sensor.ben_in_a_session") == STATE_OFF
    await scene.house.pass_time(minutes=30)
    assert state(scene.hass, in_session) == STATE_OFF


async def test_what_waits_is_counted_as_the_page_counts_it(scene: Scene) -> None:
    """Overlaps, and what arrived from Google if its client may be known."""
    assert state(scene.hass, TODO) == "0"
    await add(scene, title="Dentist", start="2030-05-06 13:30")
    await add(scene, title="Portrait", start="2030-05-06 14:00")
    await settle(scene.hass)
    assert state(scene.hass, TODO) == "1"
    await act(scene, "add_client", name="Ada Byron")
    google = scene.house.google.account(ANNA).primary
    google.add("Ada Byron", start=soon(26))
    google.add("Dentist", start=soon(50))
    await scene.house.sync(scene.account)
    assert state(scene.hass, TODO) == "2"


async def test_an_arrival_no_longer_waits_once_it_is_a_session(scene: Scene) -> None:
    """Linked, or gone: the number follows each change of it, and of its client."""
    await put(scene, "series", **arrival(soon(26), recurrence=("RRULE:FREQ=DAILY;COUNT=3",)))
    await put(scene, "single", **arrival(soon(27)))
    assert state(scene.hass, TODO) == "0"
    [client] = (await act(scene, "add_client", name="Ada Byron"))["clients"]
    await settle(scene.hass)
    assert state(scene.hass, TODO) == "2"
    await put(scene, "unrelated", content=whole_day(9))
    assert state(scene.hass, TODO) == "2"
    await put(scene, "single", **arrival(soon(27), client_id=client["client_id"]))
    assert state(scene.hass, TODO) == "1"
    await put(scene, "series", **arrival(soon(26), deleted=True))
    assert state(scene.hass, TODO) == "0"


async def test_an_arrival_waits_no_longer_than_a_week(scene: Scene) -> None:
    """Nobody has to come back to every old appointment."""
    await act(scene, "add_client", name="Ada Byron")
    await put(scene, "single", **arrival(soon(2)))
    assert state(scene.hass, TODO) == "1"
    await scene.house.pass_time(days=10)
    await pass_midnight(scene)
    assert state(scene.hass, TODO) == "0"


async def test_a_plan_that_the_brake_has_stopped_is_counted(scene: Scene) -> None:
    """It is not in the book; it goes with the account."""
    google = scene.house.google.account(ANNA).primary
    made = [google.add(f"Event {number}", start=soon(30 + number)) for number in range(20)]
    await scene.house.sync(scene.account)
    assert state(scene.hass, TODO) == "0"
    for each in made:
        google.delete(each["id"])
    await scene.house.sync(scene.account)
    assert state(scene.hass, TODO) == "1"
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    await settle(scene.hass)
    assert state(scene.hass, TODO) == "0"


async def test_the_calendar_page_preselects_somebodys_calendar(scene: Scene) -> None:
    """It takes the first that takes events: the studio's is last, though it was there first."""
    ours = [each.entity_id for each in scene.hass.states.async_all(Platform.CALENDAR)]
    assert ours[-1] == "calendar.atelier_nord"
    assert "calendar.anna" in ours


@pytest.mark.parametrize("at", [0, 1])
async def test_people_have_the_same_colour_everywhere(scene: Scene, at: int) -> None:
    """In the page, and at first in Home Assistant's calendar, where users can change it."""
    entity = er.async_get(scene.hass).async_get(("calendar.anna", "calendar.ben")[at])
    assert entity is not None
    assert entity.options[Platform.CALENDAR] == {"color": COLOURS[at]}
