"""Making and changing a studio, its staff and its resources."""

from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import ANNA, ZONE, House, Scene, settle, soon, state_of


def storage(hass: HomeAssistant) -> Path:
    """Return the folder in which the books lie."""
    return Path(hass.config.path(".storage"))


def device(hass: HomeAssistant, entry: ConfigEntry, key: str) -> dr.DeviceEntry | None:
    """Return the device of an entry that has this identifier of ours."""
    found = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return next((each for each in found if (DOMAIN, key) in each.identifiers), None)


async def test_a_studio_has_a_book_a_device_and_a_calendar(house: House) -> None:
    """B7, B10: the book is a file of this Home Assistant."""
    studio = await house.add_studio("Atelier Nord")
    assert state_of(studio) is ConfigEntryState.LOADED
    assert studio.unique_id == studio.runtime_data.book.id
    assert (storage(house.hass) / f"studio_sync.{studio.entry_id}.db").exists()
    state = house.hass.states.get("calendar.atelier_nord")
    assert state is not None
    assert state.state == "off"


async def test_home_assistants_zone_is_proposed(house: House) -> None:
    """The user need not look for it."""
    result = await house.start("studio")
    assert result["data_schema"] is not None
    [zone] = [key for key in result["data_schema"].schema if key == "time_zone"]
    assert zone.description == {"suggested_value": ZONE}


@pytest.mark.parametrize(
    ("name", "error"), [("atelier nord", "name_taken"), ("  ", "name_missing")]
)
async def test_a_studio_needs_a_name_of_its_own(house: House, name: str, error: str) -> None:
    """Two of the same name could not be told apart."""
    await house.add_studio("Atelier Nord")
    result = await house.start("studio")
    result = await house.fill(result, name=name, time_zone=ZONE)
    assert result["errors"] == {"name": error}
    result = await house.fill(result, name="Another", time_zone=ZONE)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(house.hass)


async def test_a_studio_changes_its_name_and_zone(scene: Scene) -> None:
    """The account follows its studio; it is set up again with it."""
    result = await scene.house.reconfigure(scene.studio)
    assert result["step_id"] == "reconfigure_studio"
    result = await scene.house.fill(result, name=" ", time_zone=ZONE)
    assert result["errors"] == {"name": "name_missing"}
    result = await scene.house.fill(result, name="Atelier Sued", time_zone="Europe/Lisbon")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await settle(scene.hass)
    assert scene.studio.title == "Atelier Sued"
    assert scene.studio.runtime_data.zone == "Europe/Lisbon"
    assert state_of(scene.account) is ConfigEntryState.LOADED
    assert scene.account.runtime_data.studio.runtime_data is scene.studio.runtime_data


async def test_staff_and_resources_are_mirrored_into_the_book(scene: Scene) -> None:
    """The subentry's id is the person's id."""
    book = scene.studio.runtime_data.book
    staff = await book.read(people.staff)
    rooms = await book.read(people.resources)
    assert {(each.id, each.name) for each in staff} == {(scene.anna, "Anna"), (scene.ben, "Ben")}
    assert [(each.id, each.name) for each in rooms] == [(scene.room, "Blue room")]


async def test_a_staff_member_is_changed(scene: Scene) -> None:
    """Name, e-mail address, user and the right to sync (A1)."""
    [user, *_] = [u for u in await scene.hass.auth.async_get_users() if not u.system_generated] or [
        await scene.hass.auth.async_create_user("Anna Lund")
    ]
    flows = scene.hass.config_entries.subentries
    context: Any = {"source": "reconfigure", "subentry_id": scene.anna}
    result = await flows.async_init((scene.studio.entry_id, "staff"), context=context)
    assert result["step_id"] == "reconfigure"
    change = {"name": "Anna L.", "email": "anna", "user": user.id, "syncs": True}
    result = await flows.async_configure(result["flow_id"], change)
    assert result["errors"] == {"email": "email_invalid"}
    change["email"] = " anna@example.com "
    result = await flows.async_configure(result["flow_id"], change)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await settle(scene.hass)
    member = await scene.studio.runtime_data.book.read(lambda tx: people.get_staff(tx, scene.anna))
    assert member is not None
    assert (member.name, member.email, member.user_id) == ("Anna L.", ANNA, user.id)
    anna = device(scene.hass, scene.studio, scene.anna)
    assert anna is not None
    assert anna.name == "Anna L."


@pytest.mark.parametrize(("name", "error"), [("BEN", "name_taken"), (" ", "name_missing")])
async def test_staff_need_names_of_their_own(scene: Scene, name: str, error: str) -> None:
    """A second Ben would not be told from the first."""
    flows = scene.hass.config_entries.subentries
    result = await flows.async_init((scene.studio.entry_id, "staff"), context={"source": "user"})
    result = await flows.async_configure(result["flow_id"], {"name": name, "syncs": True})
    assert result["errors"] == {"name": error}


async def test_a_removed_staff_member_leaves_the_appointments(scene: Scene) -> None:
    """Who goes becomes a tombstone; calendar and device go, what was agreed stays."""
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.ben",
            "summary": "Portrait",
            "start_date_time": soon().isoformat(),
            "end_date_time": soon(hours=1).isoformat(),
        },
        blocking=True,
    )
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.ben)
    await settle(scene.hass)
    assert scene.hass.states.get("calendar.ben") is None
    assert device(scene.hass, scene.studio, scene.ben) is None
    staff = await scene.studio.runtime_data.book.read(people.staff)
    assert [each.id for each in staff] == [scene.anna]
    state = scene.hass.states.get("calendar.atelier_nord")
    assert state is not None
    assert state.attributes["message"] == "Portrait"


async def test_devices_have_one_entry_and_one_subentry(scene: Scene) -> None:
    """Home Assistant 2026.8: each device belongs to one of them."""
    studio = device(scene.hass, scene.studio, scene.studio.entry_id)
    anna = device(scene.hass, scene.studio, scene.anna)
    account = device(scene.hass, scene.account, scene.account.entry_id)
    assert studio is not None
    assert anna is not None
    assert account is not None
    assert anna.config_subentry_id == scene.anna
    assert anna.via_device_id == account.via_device_id == studio.id
    assert account.config_entry_id == scene.account.entry_id
    found = er.async_entries_for_config_entry(er.async_get(scene.hass), scene.studio.entry_id)
    assert {e.config_subentry_id for e in found} == {None, scene.anna, scene.ben, scene.room}


# -- the book of a removed studio --------------------------------------------------------------


async def remove(hass: HomeAssistant, studio: StudioEntry) -> list[Path]:
    """Remove a studio, and return the books that are kept."""
    await hass.config_entries.async_remove(studio.entry_id)
    await settle(hass)
    return sorted(storage(hass).glob("studio_sync.*.removed-*.db"))


async def test_the_book_of_a_removed_studio_is_kept_and_taken_up_again(scene: Scene) -> None:
    """An undo for a mistake: appointments, people and the account's pairs come back."""
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.anna",
            "summary": "Wedding",
            "start_date_time": soon().isoformat(),
            "end_date_time": soon(hours=1).isoformat(),
        },
        blocking=True,
    )
    await scene.house.sync(scene.account)
    book_id = scene.studio.unique_id
    [kept] = await remove(scene.hass, scene.studio)
    assert kept.name.startswith("studio_sync.atelier_nord.removed-")
    assert state_of(scene.account) is ConfigEntryState.SETUP_ERROR

    result = await scene.house.start("studio")
    result = await scene.house.fill(
        result, name="Atelier Nord", time_zone=ZONE, kept_book=kept.name
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(scene.hass)
    studio: StudioEntry = result["result"]
    assert studio.unique_id == book_id
    assert set(studio.subentries) == {scene.anna, scene.ben, scene.room}
    assert not kept.exists()
    assert state_of(scene.account) is ConfigEntryState.LOADED
    report = await scene.house.sync(scene.account)
    assert report["counts"] == {"skipped": 0}
    state = scene.hass.states.get("calendar.anna")
    assert state is not None
    assert state.attributes["message"] == "Wedding"


async def test_a_second_book_of_that_name_and_day_is_kept_beside_the_first(house: House) -> None:
    """Nothing is ever overwritten."""
    await remove(house.hass, await house.add_studio("Twice"))
    kept = await remove(house.hass, await house.add_studio("Twice"))
    assert len(kept) == 2


async def test_a_damaged_kept_book_is_refused(house: House) -> None:
    """It stays where it is."""
    [kept] = await remove(house.hass, await house.add_studio())
    kept.write_bytes(b"no database at all" * 100)
    result = await house.start("studio")
    result = await house.fill(result, name="Again", time_zone=ZONE, kept_book=kept.name)
    assert result["errors"] == {"base": "book_corrupt"}
    assert kept.read_bytes().startswith(b"no database")


async def test_a_book_is_not_taken_up_while_a_studio_uses_its_twin(house: House) -> None:
    """A copy of a book that is in use must not become a second studio."""
    studio = await house.add_studio()
    book = storage(house.hass) / f"studio_sync.{studio.entry_id}.db"
    assert await house.hass.config_entries.async_unload(studio.entry_id)
    twin = book.with_name("studio_sync.twin.removed-2026-01-01.db")
    twin.write_bytes(book.read_bytes())
    result = await house.start("studio")
    result = await house.fill(result, name="Twin", time_zone=ZONE, kept_book=twin.name)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "book_in_use")


async def test_a_removed_resource_leaves_its_appointments(scene: Scene) -> None:
    """The room goes, what was to happen in it stays."""
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.room)
    await settle(scene.hass)
    assert await scene.studio.runtime_data.book.read(people.resources) == []
    assert scene.hass.states.get("calendar.blue_room") is None


async def test_a_staff_members_details_come_back_with_a_kept_book(house: House) -> None:
    """E-mail address and right to sync, too."""
    studio = await house.add_studio()
    anna = await house.add_person(studio, "staff", "Anna", email=ANNA, syncs=False)
    [kept] = await remove(house.hass, studio)
    result = await house.start("studio")
    result = await house.fill(result, name="Again", time_zone=ZONE, kept_book=kept.name)
    await settle(house.hass)
    again: StudioEntry = result["result"]
    assert dict(again.subentries[anna].data) == {"email": ANNA, "syncs": False}


async def test_a_studio_that_never_opened_leaves_no_book(house: House) -> None:
    """Its file was gone before."""
    studio = await house.add_studio()
    await house.hass.config_entries.async_unload(studio.entry_id)
    (storage(house.hass) / f"studio_sync.{studio.entry_id}.db").unlink()
    assert await remove(house.hass, studio) == []


async def test_a_book_in_a_place_that_is_no_folder_is_told(house: House) -> None:
    """The disk is not as it should be; nothing is overwritten."""
    studio = await house.add_studio()
    entries = house.hass.config_entries
    await entries.async_unload(studio.entry_id)
    path = storage(house.hass)
    path.rename(path.with_name("elsewhere"))
    path.write_text("a file")
    await entries.async_setup(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.SETUP_ERROR
    assert studio.error_reason_translation_key == "book_unavailable"
    path.unlink()
    path.with_name("elsewhere").rename(path)
