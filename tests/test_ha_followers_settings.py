"""Every follower hears once of changed people, rooms and options, and only of what concerns it."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN

from .ha_day import PORTRAIT, add, in_google, morning, offer, on_phone, questions
from .ha_fixtures import ANNA, Scene, enable, settle, soon
from .ha_followers import Followers, shown
from .ha_overlaps import _end
from .ha_pages import go, open_page


async def change_person(scene: Scene, kind: str, subentry_id: str, **data: Any) -> None:
    """Change a staff member or a room in its dialog."""
    flows = scene.hass.config_entries.subentries
    context: Any = {"source": "reconfigure", "subentry_id": subentry_id}
    form = await flows.async_init((scene.studio.entry_id, kind), context=context)
    done = await flows.async_configure(form["flow_id"], {"syncs": True, **data})
    assert done["reason"] == "reconfigure_successful"
    await settle(scene.hass)


async def staff_added(scene: Scene) -> None:
    await scene.house.add_person(scene.studio, "staff", "Cleo")


async def staff_renamed(scene: Scene) -> None:
    await change_person(scene, "staff", scene.ben, name="Benno")


async def staff_gone(scene: Scene) -> None:
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.ben)
    await settle(scene.hass)


async def room_added(scene: Scene) -> None:
    await scene.house.add_person(scene.studio, "resource", "Red room")


async def room_renamed(scene: Scene) -> None:
    await change_person(scene, "resource", scene.room, name="Green room")


async def room_gone(scene: Scene) -> None:
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.room)
    await settle(scene.hass)


async def studio_renamed(scene: Scene) -> None:
    form = await scene.house.reconfigure(scene.studio)
    await scene.house.fill(form, name="Atelier Süd", time_zone="Europe/Berlin")
    await settle(scene.hass)


async def zone_changed(scene: Scene) -> None:
    form = await scene.house.reconfigure(scene.studio)
    await scene.house.fill(form, name="Atelier Nord", time_zone="Europe/Vienna")
    await settle(scene.hass)


PEOPLE: dict[Callable[[Scene], Awaitable[None]], set[str]] = {
    staff_added: {"Anna", "Ben", "Blue room", "Cleo"},
    staff_renamed: {"Anna", "Benno", "Blue room"},
    staff_gone: {"Anna", "Blue room"},
    room_added: {"Anna", "Ben", "Blue room", "Red room"},
    room_renamed: {"Anna", "Ben", "Green room"},
    room_gone: {"Anna", "Ben"},
    studio_renamed: {"Anna", "Ben", "Blue room"},
    zone_changed: {"Anna", "Ben", "Blue room"},
}


def names(tx: Transaction) -> set[str]:
    """Return who and what is in the book."""
    staff = {each.name for each in people.staff(tx)}
    return staff | {each.name for each in people.resources(tx)}


@pytest.mark.parametrize("change", PEOPLE, ids=lambda change: change.__name__)
async def test_people_rooms_and_the_studio_itself(
    scene: Scene, followers: Followers, change: Callable[[Scene], Awaitable[None]]
) -> None:
    """The studio is reloaded once, so all read it again, and nobody has anything to announce."""
    await add(scene, "Bens", soon(2), staff_id="Ben", resource_ids=["Blue room"])
    await followers.wait()
    followers.forget()
    await change(scene)
    assert followers.loads == 1
    await followers.wait()
    assert (followers.runs, followers.written, followers.told) == (1, [], {})
    expected = PEOPLE[change]
    assert await scene.studio.runtime_data.book.read(names) == expected
    calendars = er.async_entries_for_config_entry(er.async_get(scene.hass), scene.studio.entry_id)
    owners = [each for each in calendars if each.domain == "calendar"]
    assert len(owners) == len(expected) + 1
    assert shown(scene, "sensor.atelier_nord_next_appointment") == soon(2).isoformat()


async def test_a_staff_member_who_may_not_sync_any_more(scene: Scene, followers: Followers) -> None:
    """A1: their account asks nothing; when they may again, it runs once and catches up."""
    scene.house.google.log.clear()
    await change_person(scene, "staff", scene.anna, name="Anna", syncs=False)
    await add(scene, "Wedding", soon(2))
    await followers.wait()
    assert (followers.loads, followers.runs, scene.house.google.log) == (1, 0, [])
    followers.forget()
    await change_person(scene, "staff", scene.anna, name="Anna")
    await followers.wait()
    assert (followers.loads, followers.runs) == (1, 1)
    assert set(in_google(scene)) == {"Wedding"}


async def test_other_buffers_of_a_session_type(scene: Scene, followers: Followers) -> None:
    """The conflict monitor looks at all again and tells what it finds; no calendar changes."""
    await offer(scene, {**PORTRAIT, "buffer_after": 0})
    await add(scene, "Portrait", morning(), session_type="Portrait", end=_end(1))
    await add(scene, "Next", _end(1))
    await followers.wait()
    followers.forget()
    await offer(scene, {**PORTRAIT, "buffer_after": 30})
    await followers.wait()
    assert followers.told == {"conflict_found": 1}
    assert len(await questions(scene)) == 1
    assert (followers.loads, followers.runs, followers.written) == (0, 0, [])
    assert shown(scene, "sensor.atelier_nord_open_conflicts") == "1"


@pytest.mark.parametrize(
    ("page", "given"),
    [
        ("titles", {"title_template": "{client}"}),
        ("privacy", {"event_names": True}),
    ],
)
async def test_an_option_that_changes_nothing_that_is_there(
    scene: Scene, followers: Followers, page: str, given: dict[str, Any]
) -> None:
    """What comes from now on follows it."""
    await add(scene, "Wedding", soon(2))
    await followers.wait()
    followers.forget()
    done = await go(scene, await open_page(scene, scene.studio, page), **given)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await followers.wait()
    assert (followers.loads, followers.runs, followers.changes) == (0, 0, [])
    assert followers.told == {}


async def choose(scene: Scene, **given: Any) -> None:
    """Change what the account syncs."""
    page = await open_page(scene, scene.account, "sync")
    keys = {str(key) for key in page["data_schema"].schema}
    known = {key: value for key, value in scene.account.options.items() if key in keys}
    done = await go(scene, page, **known | given)
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_what_an_account_is_shown(scene: Scene, followers: Followers) -> None:
    """It runs once and writes each event once; in the studio nothing has changed."""
    await add(scene, "Wedding", soon(2), description="Secret")
    await followers.wait()
    followers.forget()
    primary = scene.house.google.account(ANNA).primary
    [before] = primary.events()
    await choose(scene, privacy="busy")
    await followers.wait()
    [after] = primary.events()
    assert after["summary"] == "Busy"
    assert after["sequence"] - before["sequence"] <= 1
    assert (followers.loads, followers.runs) == (0, 1)
    assert (followers.written, followers.told) == ([], {})


async def test_what_an_account_takes_in(scene: Scene, followers: Followers) -> None:
    """What was skipped until then comes once, and is told once."""
    await choose(scene, tentative=False)
    on_phone(scene, "Perhaps", soon(2), status="tentative")
    await scene.house.sync(scene.account)
    await followers.wait()
    assert followers.told == {}
    followers.forget()
    await choose(scene, tentative=True)
    await followers.wait()
    assert (followers.runs, followers.told) == (1, {"appointment_added": 1})
    assert len(followers.written) == 1


async def test_the_times_of_day_at_which_a_studio_syncs(scene: Scene, followers: Followers) -> None:
    """The accounts wait from then on, and the sensor says until when."""
    key = f"{scene.studio.entry_id}_next_run"
    entity_id = er.async_get(scene.hass).async_get_entity_id("sensor", DOMAIN, key)
    assert entity_id is not None
    await enable(scene.hass, entity_id)
    await followers.wait()
    followers.forget()
    page = await open_page(scene, scene.studio, "schedule")
    done = await go(
        scene,
        page,
        schedule="times",
        times=["05:00"],
        days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        contacts_time="05:00:00",
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await followers.wait()
    assert (followers.loads, followers.runs, followers.changes) == (0, 0, [])
    assert scene.account.runtime_data.calendars[0].next_run is None
    assert shown(scene, entity_id).endswith(":00:00+00:00")
