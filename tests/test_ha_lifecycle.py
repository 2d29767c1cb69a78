"""Set up, unload, reload, remove, restart: nothing is left behind, nothing is lost."""

import asyncio
from datetime import timedelta
from pathlib import Path
import threading
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE, STATE_UNAVAILABLE
from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import appointments, journal, people
from custom_components.studio_sync.book.errors import BookUnavailable
from custom_components.studio_sync.book.model import Appointment, Content, Run, Timed
from custom_components.studio_sync.const import DOMAIN, ENV_GOOGLE_ROOT

from .google_emulator import Call
from .ha_book import appointment
from .ha_fixtures import ANNA, BEN, ZONE, House, Scene, settle, soon, state_of


def book_threads() -> list[str]:
    """Return the threads of open books."""
    return [each.name for each in threading.enumerate() if each.name.startswith("studio_sync")]


async def test_unloading_leaves_nothing_behind(scene: Scene) -> None:
    """Threads, listeners and timers end; the entities are unavailable."""
    assert book_threads()
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.studio) is state_of(scene.account) is ConfigEntryState.NOT_LOADED
    assert book_threads() == []
    state = scene.hass.states.get("calendar.anna")
    assert state is not None
    assert state.state == STATE_UNAVAILABLE


async def test_an_account_that_is_being_set_up_gets_the_book_that_is_open_then(
    scene: Scene,
) -> None:
    """Its studio is reloaded just then; two quick changes of the staff do that."""
    hass, reloads = scene.hass, list[asyncio.Task[bool]]()

    @callback
    def on_first_entity(_event: Event) -> None:
        if not reloads and state_of(scene.account) is ConfigEntryState.SETUP_IN_PROGRESS:
            reloading = hass.config_entries.async_reload(scene.studio.entry_id)
            reloads.append(hass.async_create_task(reloading))

    hass.bus.async_listen("state_changed", on_first_entity)
    await hass.config_entries.async_reload(scene.account.entry_id)
    [reload] = reloads
    await reload
    await settle(hass)
    assert state_of(scene.account) is ConfigEntryState.LOADED
    assert (await scene.house.sync(scene.account))["outcome"] == "ok"


async def test_whoever_is_added_while_the_studio_is_set_up_is_in_its_book(house: House) -> None:
    """Demo: five people in a row, by REST."""
    hass = house.hass
    studio = await house.add_studio()
    await hass.config_entries.async_unload(studio.entry_id)

    def add(name: str) -> None:
        late = ConfigSubentry(
            data=MappingProxyType({}), subentry_type="staff", title=name, unique_id=None
        )
        hass.config_entries.async_add_subentry(studio, late)

    @callback
    def on_first_entity(_event: Event) -> None:
        if not studio.subentries:
            add("After the entities")

    hass.bus.async_listen("state_changed", on_first_entity)
    setting_up = asyncio.create_task(hass.config_entries.async_setup(studio.entry_id))
    await asyncio.sleep(0)
    await setting_up
    await settle(hass)
    found = await studio.runtime_data.book.read(people.staff)
    assert [member.name for member in found] == ["After the entities"]
    assert hass.states.get("calendar.after_the_entities") is not None


async def test_accounts_rest_while_their_studio_does(scene: Scene) -> None:
    """They wait, and wake by themselves."""
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.SETUP_RETRY
    assert scene.account.error_reason_translation_key == "studio_not_loaded"
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.LOADED


async def test_a_studio_is_reloaded_with_its_accounts(scene: Scene) -> None:
    """Afterwards they use the new book."""
    old = scene.studio.runtime_data.book
    for _ in range(3):
        assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
        await settle(scene.hass)
    assert state_of(scene.account) is ConfigEntryState.LOADED
    assert scene.account.runtime_data.calendars[0].book is scene.studio.runtime_data.book is not old
    with pytest.raises(BookUnavailable):
        await old.read(lambda tx: tx.rev)
    assert len(book_threads()) == 1
    assert (await scene.house.sync(scene.account))["outcome"] == "ok"


async def test_a_run_that_is_under_way_is_given_up_on_unload(scene: Scene) -> None:
    """B8: what it did is kept, the rest is done by the next one."""
    asked, answer = asyncio.Event(), asyncio.Event()

    async def hang(call: Call, phase: str) -> None:
        asked.set()
        await answer.wait()

    scene.house.google.account(ANNA).primary.add("Portrait", start=soon())
    scene.house.google.faults.hook = hang
    scene.account.runtime_data.calendars[0].async_refresh_soon()
    await asked.wait()
    assert await scene.hass.config_entries.async_unload(scene.account.entry_id)
    answer.set()
    scene.house.google.faults.clear()
    await scene.hass.config_entries.async_setup(scene.account.entry_id)
    await settle(scene.hass)
    assert scene.studio.runtime_data.view.data.appointments == 1


async def test_removing_an_account_revokes_the_token_and_leaves_the_calendar(scene: Scene) -> None:
    """S2: nothing is asked of Google's data; what is in the studio stays."""
    google = scene.house.google
    google.account(ANNA).primary.add("Portrait", start=soon())
    await scene.house.sync(scene.account)
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    assert not google.oauth.refreshes
    assert len(google.account(ANNA).primary.events()) == 1
    assert scene.studio.runtime_data.view.data.appointments == 1
    assert er.async_entries_for_config_entry(er.async_get(scene.hass), scene.account.entry_id) == []
    again = await scene.house.add_account(scene.anna, ANNA, populate_in=True)
    await scene.house.sync(again)
    assert scene.studio.runtime_data.view.data.appointments == 1


async def test_an_account_can_be_removed_while_google_is_away(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The user is told how to take the permission away by hand."""
    scene.house.google.faults.add("error", path="revoke", status=503, count=None)
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    assert "https://myaccount.google.com/connections" in caplog.text
    assert len(scene.hass.config_entries.async_entries(DOMAIN)) == 1


async def test_an_account_can_be_removed_after_its_studio(scene: Scene) -> None:
    """In the order that comes to the user's mind first."""
    await scene.hass.config_entries.async_remove(scene.studio.entry_id)
    await settle(scene.hass)
    await scene.hass.config_entries.async_remove(scene.account.entry_id)
    await settle(scene.hass)
    assert scene.hass.config_entries.async_entries(DOMAIN) == []
    assert not scene.house.google.oauth.refreshes
    assert book_threads() == []
    for entry in (scene.studio, scene.account):
        devices = dr.async_get(scene.hass)
        assert dr.async_entries_for_config_entry(devices, entry.entry_id) == []


async def test_the_book_is_closed_when_home_assistant_stops(scene: Scene) -> None:
    """Nothing keeps the process from ending."""
    scene.hass.bus.async_fire(EVENT_HOMEASSISTANT_CLOSE)
    await settle(scene.hass)
    assert book_threads() == []


async def test_an_unknown_time_zone_of_the_studio_is_told(scene: Scene) -> None:
    """A zone that this computer does not know (any more)."""
    entries = scene.hass.config_entries
    entries.async_update_entry(
        scene.studio, data={**scene.studio.data, "time_zone": "Mars/Olympus"}
    )
    await settle(scene.hass)
    assert state_of(scene.studio) is ConfigEntryState.SETUP_ERROR
    assert scene.studio.error_reason_translation_key == "zone_unknown"


async def test_an_account_of_which_permissions_were_taken_asks_to_sign_in(scene: Scene) -> None:
    """An entry from before a scope was needed."""
    token = {**scene.account.data["token"], "scope": "openid"}
    scene.hass.config_entries.async_update_entry(
        scene.account, data={**scene.account.data, "token": token}
    )
    await scene.hass.config_entries.async_reload(scene.account.entry_id)
    assert scene.account.error_reason_translation_key == "permissions_missing"
    [flow] = scene.hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == "reauth"


@pytest.mark.parametrize(
    ("status", "state"),
    [(400, ConfigEntryState.SETUP_ERROR), (503, ConfigEntryState.SETUP_RETRY)],
)
async def test_a_token_that_can_not_be_renewed_at_start(
    scene: Scene, status: int, state: ConfigEntryState
) -> None:
    """Refused: sign in again. Google away: try again later."""
    old = {**scene.account.data["token"], "expires_at": 0}
    entries = scene.hass.config_entries
    entries.async_update_entry(scene.account, data={**scene.account.data, "token": old})
    scene.house.google.faults.add("error", path="token", status=status, count=None)
    await entries.async_reload(scene.account.entry_id)
    assert state_of(scene.account) is state
    assert bool(entries.flow.async_progress()) is (status == 400)


async def test_a_token_that_google_refuses_early_is_renewed(scene: Scene) -> None:
    """Its time was not over by the clock; the user notices nothing."""
    before = scene.account.data["token"]["access_token"]
    scene.house.google.faults.add("expire_token", path="events", count=1)
    assert (await scene.house.sync(scene.account))["outcome"] == "ok"
    assert scene.account.data["token"]["access_token"] != before


async def test_a_calendar_that_is_gone_is_told(scene: Scene) -> None:
    """The studio's appointments are not affected."""
    google = scene.house.google
    work = google.account(ANNA).add_calendar("Work")
    result = await scene.house.reconfigure(scene.account)
    await scene.house.fill(result, staff=scene.anna, calendar=work.id)
    await settle(scene.hass)
    work.add("Portrait", start=soon())
    await scene.house.sync(scene.account)
    google.state.remove_calendar(work.id)
    await scene.house.pass_time(minutes=6)
    problem = scene.hass.states.get("binary_sensor.anna_google_problem")
    assert problem is not None
    assert (problem.state, problem.attributes["error"]) == ("on", "calendar_gone")
    assert scene.studio.runtime_data.view.data.appointments == 1


async def test_old_runs_and_deletions_are_forgotten_after_a_while(scene: Scene) -> None:
    """B2: the journal is kept for 90 days."""
    book = scene.studio.runtime_data.book
    long_ago = dt_util.utcnow() - timedelta(days=91)
    run = Run(
        id="old", replica_id="r", kind="sync", starter="schedule", started_at=long_ago,
        ended_at=long_ago, outcome="ok", counts={},
    )  # fmt: skip
    await book.write(lambda tx: journal.start(tx, run))
    await book.write(lambda tx: journal.finish(tx, run))
    await scene.house.pass_time(days=1, minutes=1)
    assert await book.read(lambda tx: journal.run(tx, "old")) is None


async def test_what_ends_makes_room_for_what_comes(scene: Scene) -> None:
    """The picture is drawn again when an appointment ends."""
    now = dt_util.utcnow().replace(microsecond=0)

    def content(title: str, start: float, end: float) -> Content:
        span = [now + timedelta(seconds=seconds) for seconds in (start, end)]
        return Content(title=title, when=Timed(start=span[0], end=span[1], zone=ZONE))

    records = [
        Appointment(id="a", content=content("Ending", -60, 600), staff_id=scene.ben),
        Appointment(id="b", content=content("Coming", 3600, 7200), staff_id=scene.ben),
    ]
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: appointments.put_many(tx, records))
    await settle(scene.hass)
    assert scene.hass.states.get("calendar.ben").attributes["message"] == "Ending"  # type: ignore[union-attr]
    await scene.house.pass_time(minutes=11)
    assert scene.hass.states.get("calendar.ben").attributes["message"] == "Coming"  # type: ignore[union-attr]


async def test_a_change_from_one_phone_reaches_the_other_studio_members(scene: Scene) -> None:
    """S1: a run that changed what is somebody else's as well has their account look, once."""
    scene.house.google.add_account(BEN)
    await scene.house.add_account(scene.ben, BEN)
    both = appointment(scene, "Portrait", assistant_ids=(scene.ben,))
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, both))
    await scene.house.pass_time(seconds=4)
    primary = scene.house.google.account(ANNA).primary
    [event] = primary.events()
    primary.add("Mine", start=soon(2))
    await scene.house.sync(scene.account)
    scene.house.google.log.clear()
    await scene.house.pass_time(seconds=4)
    assert scene.house.google.log == []
    primary.edit(str(event["id"]), summary="Wedding")
    await scene.house.sync(scene.account)
    scene.house.google.log.clear()
    await scene.house.pass_time(seconds=4)
    assert {entry.account for entry in scene.house.google.log} == {BEN}


async def test_the_developers_server_is_noted_once(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody should send their data elsewhere without knowing."""
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    records = caplog.get_records("setup") + caplog.records
    said = [each for each in records if ENV_GOOGLE_ROOT in each.getMessage()]
    assert len(said) == 1


async def test_without_the_environment_google_is_google(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real addresses are the default."""
    monkeypatch.delenv(ENV_GOOGLE_ROOT)
    await house.add_person(await house.add_studio(), "staff", "Anna")
    result = await house.start("google")
    assert result["url"].startswith("https://accounts.google.com/o/oauth2/v2/auth?")


async def test_the_book_lies_in_home_assistants_storage(scene: Scene) -> None:
    """So that Home Assistant's backups hold it."""
    folder = Path(scene.hass.config.path(".storage"))
    assert (folder / f"studio_sync.{scene.studio.entry_id}.db").is_file()
