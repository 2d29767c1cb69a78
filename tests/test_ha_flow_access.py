"""Access records of phones: their dialogs, and who is let in (A1-A8)."""

from datetime import timedelta
import logging
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryDisabler,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.entries.accesses import (
    Access,
    AccessState,
    AddressBook,
    CalendarAccess,
    SignedIn,
    sign_in,
    state_of,
)
from custom_components.studio_sync.scheduling.titles import Privacy

from .ha_accesses import (
    ALWAYS,
    CALENDAR,
    NO_BOOK,
    add,
    allow,
    begin,
    change,
    fill,
    found,
    let_in,
    placeholders,
    state,
)
from .ha_fixtures import ZONE, Scene, settle

ADDRESS = "https://studio.example.com"


async def test_an_access_is_made_and_its_password_lets_in(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """A3, A6, A9: shown once, with address and QR code; kept as a hash, in no log."""
    caplog.set_level(logging.DEBUG)
    scene.hass.config.external_url = ADDRESS
    group = ClientGroup(id="brides", name="Brides")
    await scene.studio.runtime_data.book.write(lambda tx: people.put_group(tx, group))
    shown = await begin(scene)
    shown = await fill(scene, shown, username=" Anna.Phone ", people=[scene.ben])
    assert placeholders(shown) == {"name": "Ben"}
    shown = await fill(scene, shown, may_write=True, privacy="title", tentative=False)
    shown = await fill(scene, shown, address_book="read", access_group="brides")
    shown = await fill(
        scene,
        shown,
        access_enabled=True,
        valid_from="2020-07-01 08:00:00",
        valid_zone="Asia/Tokyo",
    )
    told = placeholders(shown)
    assert told["url"] == f"{ADDRESS}/api/studio_sync/dav/"
    assert shown["data_schema"] is not None
    for text in (told["user_name"], told["password"]):
        assert text not in told["url"]
    [qr_code] = shown["data_schema"].schema.values()
    assert qr_code.config["data"] == told["url"]
    done = await fill(scene, shown)
    assert (done["type"], done["title"]) == (FlowResultType.CREATE_ENTRY, "Anna.Phone")
    await settle(scene.hass)

    access = Access.of(found(scene, "Anna.Phone").data)
    assert access.calendars == {
        scene.ben: CalendarAccess(may_write=True, shown=Privacy.TITLE, tentative=False)
    }
    assert (access.address_book, access.group) == (AddressBook.READ, "brides")
    assert access.valid_from is not None
    assert access.valid_from.isoformat() == "2020-06-30T23:00:00+00:00"
    assert access.zone == "Asia/Tokyo"
    password = told["password"]
    assert let_in(scene, "anna.phone", password.replace("-", " ").upper()) == {scene.ben}
    assert let_in(scene, "anna.phone", f"{password}a") is None
    assert let_in(scene, "nobody", password) is None
    for text in (str(found(scene, "Anna.Phone").data), str(access), caplog.text):
        assert password not in text
        assert password.replace("-", "") not in text


async def test_several_rooms_need_neither_staff_nor_user(scene: Scene) -> None:
    """A7: each calendar with rights of its own."""
    red = await scene.house.add_person(scene.studio, "resource", "Red room")
    shown = await begin(scene)
    shown = await fill(scene, shown, username="tablet", people=[scene.room, red])
    shown = await fill(scene, shown, **CALENDAR)
    assert placeholders(shown) == {"name": "Red room"}
    shown = await fill(scene, shown, may_write=False, privacy="busy", tentative=True)
    shown = await fill(scene, shown, **NO_BOOK)
    shown = await fill(scene, shown, **ALWAYS)
    await fill(scene, shown)
    assert Access.of(found(scene, "tablet").data).calendars == {
        scene.room: CalendarAccess(may_write=True),
        red: CalendarAccess(shown=Privacy.BUSY),
    }


@pytest.mark.parametrize(
    ("chosen", "error"),
    [
        ([], "people_missing"),
        (["anna", "room"], "people_mixed"),
        (["anna", "ben"], "people_mixed"),
    ],
)
async def test_an_access_is_for_one_staff_member_or_for_resources(
    scene: Scene, chosen: list[str], error: str
) -> None:
    """Nobody gets two people's calendars in one."""
    keys = [getattr(scene, each) for each in chosen]
    shown = await fill(scene, await begin(scene), username="x", people=keys)
    assert shown["errors"] == {"people": error}


@pytest.mark.parametrize(
    ("name", "error"),
    [("a:b", "user_name_invalid"), ("", "user_name_invalid"), ("ANNA", "user_name_taken")],
)
async def test_a_user_name_is_unique_in_this_home_assistant(
    scene: Scene, name: str, error: str
) -> None:
    """A3, A8: over all studios, whatever its case."""
    await add(scene, "anna", scene.anna)
    other = await scene.house.add_studio("Atelier Süd")
    ben = await scene.house.add_person(other, "staff", "Ben")
    shown = await fill(scene, await begin(scene, other), username=name, people=[ben])
    assert shown["errors"] == {"username": error}


async def test_of_two_dialogs_with_one_user_name_the_first_keeps_it(scene: Scene) -> None:
    """Both were opened before either was saved."""
    shown = await fill(scene, await begin(scene), username="anna", people=[scene.ben])
    shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, **NO_BOOK)
    shown = await fill(scene, shown, **ALWAYS)
    _, password = await add(scene, "Anna", scene.anna)
    done = await fill(scene, shown)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "user_name_taken")
    assert let_in(scene, "anna", password) == {scene.anna}


async def test_a_dialog_that_is_left_before_its_end_keeps_nothing(scene: Scene) -> None:
    """A password that was shown and not confirmed lets nobody in."""
    shown = await fill(scene, await begin(scene), username="anna", people=[scene.ben])
    shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, **NO_BOOK)
    shown = await fill(scene, shown, **ALWAYS)
    scene.hass.config_entries.subentries.async_abort(shown["flow_id"])
    assert scene.studio.get_subentries_of_type("access") == []
    assert let_in(scene, "anna", placeholders(shown)["password"]) is None


async def test_only_those_who_may_sync_are_offered_and_served(scene: Scene) -> None:
    """A1: taking the flag away ends it at once, of rooms one by one."""
    red = await scene.house.add_person(scene.studio, "resource", "Red room")
    _, password = await add(scene, "rooms", scene.room, red)
    open_dialog = await begin(scene)
    await allow(scene, "resource", scene.room, "Blue room", syncs=False)
    assert let_in(scene, "rooms", password) == {red}
    late = await fill(scene, open_dialog, username="late", people=[scene.room])
    assert late["errors"] == {"people": "people_gone"}
    scene.hass.config_entries.async_remove_subentry(scene.studio, red)
    await settle(scene.hass)
    assert let_in(scene, "rooms", password) is None
    assert state(scene, "rooms") is AccessState.NOT_ALLOWED
    await allow(scene, "resource", scene.room, "Blue room", syncs=True)
    assert let_in(scene, "rooms", password) == {scene.room}


async def test_where_nobody_may_sync_there_is_no_access(scene: Scene) -> None:
    """It would open nothing."""
    subentry, _ = await add(scene, "anna", scene.anna)
    who = await change(scene, subentry, "who")
    for kind, key, name in (
        ("staff", scene.anna, "Anna"),
        ("staff", scene.ben, "Ben"),
        ("resource", scene.room, "Blue room"),
    ):
        await allow(scene, kind, key, name, syncs=False)
    assert (await begin(scene))["reason"] == "nobody_may_sync"
    assert (await fill(scene, who, people=[scene.anna]))["reason"] == "nobody_may_sync"


async def test_an_access_is_valid_for_its_time_only(scene: Scene) -> None:
    """A4: the end is the first moment at which it is over."""
    start = dt_util.utcnow() + timedelta(hours=1)

    def local(hours: int) -> str:
        return (start + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M:%S")

    _, password = await add(
        scene, "guest", scene.room, valid_from=local(0), valid_until=local(24), valid_zone="UTC"
    )
    assert state(scene, "guest") is AccessState.NOT_YET
    assert let_in(scene, "guest", password) is None
    access = found(scene, "guest")
    for moment, expected in (
        (start, AccessState.VALID),
        (start + timedelta(hours=23), AccessState.VALID),
        (start + timedelta(hours=24), AccessState.EXPIRED),
    ):
        assert state_of(scene.studio, access, moment) is expected
        signed_in = sign_in(scene.hass, "guest", password, moment)
        assert isinstance(signed_in, SignedIn) is (expected is AccessState.VALID)


async def test_an_access_does_not_end_before_it_begins(scene: Scene) -> None:
    """A4: nor at the same moment; what was entered stays in the form."""
    subentry, _ = await add(scene, "anna", scene.anna)
    shown = await change(scene, subentry, "validity")
    same = {"valid_from": "2030-03-31 02:30:00", "valid_until": "2030-03-31 02:30:00"}
    shown = await fill(scene, shown, **ALWAYS, **same)
    assert shown["errors"] == {"valid_until": "until_before_from"}
    same["valid_until"] = "2030-04-01 02:30:00"
    done = await fill(scene, shown, **ALWAYS, **same)
    assert done["reason"] == "reconfigure_successful"
    again = await change(scene, found(scene, "anna"), "validity")
    assert again["data_schema"] is not None
    suggested = {
        str(key): key.description["suggested_value"]
        for key in again["data_schema"].schema
        if key.description
    }
    assert suggested["valid_until"] == "2030-04-01 02:30:00"
    assert suggested["valid_zone"] == ZONE


async def test_an_access_is_disabled_at_once_without_a_reload(scene: Scene) -> None:
    """A5: phones that are at work with the studio are not disturbed by it."""
    subentry, password = await add(scene, "anna", scene.anna)
    book = scene.studio.runtime_data.book
    done = await fill(
        scene, await change(scene, subentry, "validity"), access_enabled=False, valid_zone=ZONE
    )
    assert done["reason"] == "reconfigure_successful"
    assert let_in(scene, "anna", password) is None
    assert state(scene, "anna") is AccessState.DISABLED
    await settle(scene.hass)
    assert scene.studio.runtime_data.book is book


async def test_a_new_password_ends_the_old_one_once_confirmed(scene: Scene) -> None:
    """A6, *Sign this phone out*."""
    subentry, old = await add(scene, "anna", scene.anna)
    shown = await change(scene, subentry, "password")
    new = placeholders(shown)["password"]
    assert new != old
    assert let_in(scene, "anna", old) == {scene.anna}
    await fill(scene, shown)
    assert let_in(scene, "anna", old) is None
    assert let_in(scene, "anna", new) == {scene.anna}


async def test_an_older_dialog_brings_nothing_back(scene: Scene) -> None:
    """It was open while the password was replaced and the access disabled."""
    subentry, old = await add(scene, "anna", scene.anna)
    older = await change(scene, subentry, "who")
    await fill(scene, await change(scene, subentry, "password"))
    disabled = {"access_enabled": False, "valid_zone": ZONE}
    await fill(scene, await change(scene, subentry, "validity"), **disabled)
    shown = await fill(scene, older, people=[scene.ben])
    assert placeholders(shown) == {"name": "Ben"}
    shown = await fill(scene, shown, **CALENDAR)
    done = await fill(scene, shown, **NO_BOOK)
    assert done["reason"] == "reconfigure_successful"
    access = Access.of(found(scene, "anna").data)
    assert access.calendars.keys() == {scene.ben}
    assert not access.enabled
    assert let_in(scene, "anna", old) is None


async def test_a_room_that_phones_lose_is_warned_about_before(scene: Scene) -> None:
    """A1: the phone drops what it has not sent to it; one with this room only is signed out."""
    red = await scene.house.add_person(scene.studio, "resource", "Red room")
    flows = scene.hass.config_entries.subentries
    await add(scene, "door", scene.room)
    await add(scene, "anna", scene.anna)

    async def forbid() -> SubentryFlowResult:
        context: Any = {"source": "reconfigure", "subentry_id": scene.room}
        form = await flows.async_init((scene.studio.entry_id, "resource"), context=context)
        given = {"name": "Blue", "syncs": False}
        return await flows.async_configure(form["flow_id"], given)

    done = await forbid()
    assert done["reason"] == "reconfigure_successful"
    await settle(scene.hass)
    await allow(scene, "resource", scene.room, "Blue", syncs=True)
    _, password = await add(scene, "tablet", scene.room, red)
    shown = await forbid()
    assert shown["step_id"] == "phones_lose_it"
    assert placeholders(shown) == {"name": "Blue", "phones": "tablet"}
    assert let_in(scene, "tablet", password) == {scene.room, red}
    done = await fill(scene, shown)
    assert done["reason"] == "reconfigure_successful"
    await settle(scene.hass)
    assert let_in(scene, "tablet", password) == {red}
    # What is off already takes nothing from anybody.
    assert (await forbid())["reason"] == "reconfigure_successful"


async def test_the_user_name_cannot_be_changed(scene: Scene) -> None:
    """A3: no form asks for it again."""
    subentry, _ = await add(scene, "anna", scene.anna)
    shown = await change(scene, subentry, "who")
    assert shown["data_schema"] is not None
    assert [str(key) for key in shown["data_schema"].schema] == ["people"]
    shown = await fill(scene, shown, people=[])
    assert shown["errors"] == {"people": "people_missing"}


async def test_an_address_book_needs_a_group_of_clients(scene: Scene) -> None:
    """S12: where there is none, none can be chosen."""
    subentry, _ = await add(scene, "anna", scene.anna)
    shown = await fill(scene, await change(scene, subentry, "who"), people=[scene.anna])
    shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, address_book="write")
    assert shown["errors"] == {"address_book": "group_missing"}


@pytest.mark.parametrize("cause", ["closed", "unloaded"])
async def test_the_groups_of_a_studio_that_does_not_run_are_not_known(
    scene: Scene, cause: str
) -> None:
    """The dialog says so; nothing is changed."""
    shown = await fill(scene, await begin(scene), username="anna", people=[scene.ben])
    if cause == "closed":
        await scene.studio.runtime_data.book.close()
    else:
        await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    assert (await fill(scene, shown, **CALENDAR))["reason"] == "studio_not_loaded"


async def test_a_removed_studio_lets_nobody_in(scene: Scene) -> None:
    """A disabled one asks phones to come again (``test_ha_phone_sign_in``): it serves nothing."""
    _, password = await add(scene, "anna", scene.anna)
    entries = scene.hass.config_entries
    await entries.async_set_disabled_by(scene.studio.entry_id, ConfigEntryDisabler.USER)
    assert let_in(scene, "anna", password) == {scene.anna}
    assert let_in(scene, "anna", "wrong") is None
    await entries.async_remove(scene.studio.entry_id)
    assert let_in(scene, "anna", password) is None


async def test_whatever_anybody_types_is_refused(scene: Scene) -> None:
    """Nor does it raise anything."""
    _, password = await add(scene, "anna", scene.anna)
    texts = ("", " ", "\udc80", "😀" * 100_000, "anna\0", "anna ", "ANNA\u0301", "a:nna")
    for text in texts:
        assert let_in(scene, text, password) is None
        assert let_in(scene, "anna", text) is None
    assert let_in(scene, "aNNa", password) == {scene.anna}


async def test_an_access_without_a_password_lets_nobody_in(scene: Scene) -> None:
    """Not by an empty one, either (A10: *no password*)."""
    subentry, password = await add(scene, "anna", scene.anna)
    data = {key: value for key, value in subentry.data.items() if key != "secret"}
    scene.hass.config_entries.async_update_subentry(scene.studio, subentry, data=data)
    assert state(scene, "anna") is AccessState.NO_PASSWORD
    for typed in ("", password):
        assert let_in(scene, "anna", typed) is None


async def test_without_an_address_of_home_assistant_its_path_is_shown(scene: Scene) -> None:
    """The page says what to put before it."""
    subentry, _ = await add(scene, "anna", scene.anna)
    scene.hass.config.internal_url = scene.hass.config.external_url = None
    scene.hass.config.api = None
    shown = await change(scene, subentry, "password")
    assert placeholders(shown)["url"] == "/api/studio_sync/dav/"


async def test_an_access_is_no_person_of_the_studio(scene: Scene) -> None:
    """It gets buttons and sensors of its own, but no calendar, and is nobody in the book."""
    before = set(scene.hass.states.async_entity_ids())
    await add(scene, "anna", scene.anna)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert set(scene.hass.states.async_entity_ids()) - before == {
        "button.anna_undo_the_last_change_by_a_phone",
        "button.phone_access_anna_test_as_a_phone_would",
        "sensor.phone_access_anna_last_seen",
        "sensor.phone_access_anna_phone_access",
        "sensor.phone_access_anna_phone_or_program",
    }
    assert before <= set(scene.hass.states.async_entity_ids())
    book = scene.studio.runtime_data.book
    assert {each.name for each in await book.read(people.staff)} == {"Anna", "Ben"}
    assert {each.name for each in await book.read(people.resources)} == {"Blue room"}


async def test_diagnostics_tell_the_states_of_accesses_and_no_names(
    scene: Scene, hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Neither user name, nor password, nor its hash, nor salt."""
    subentry, password = await add(scene, "anna.phone", scene.anna)
    diagnostics: Any = await get_diagnostics_for_config_entry(hass, hass_client, scene.studio)
    [shown] = diagnostics["accesses"]
    assert shown["state"] == "valid"
    assert shown["calendars"] == [CALENDAR]
    assert [each["type"] for each in diagnostics["people"]] == ["staff", "staff", "resource"]
    text = str(diagnostics)
    for secret in ("anna.phone", password, *subentry.data["secret"].values()):
        assert secret not in text
