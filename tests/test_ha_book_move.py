"""Moving a studio's book to a server and back, from its options; and stopped in the middle."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import CoreState, Event, EventStateChangedData, HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book import copying, moving, people
from custom_components.studio_sync.book.errors import BookUncertain
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.book_places import server_url, url_of
from custom_components.studio_sync.lifecycle import book_move
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .book_fixtures import single, stored, timed, utc
from .ha_fixtures import ZONE, House, settle, state_of
from .ha_options import open_page, submit
from .postgresql import PostgreSQL

SCHEMA = "studio_sync_atelier_nord"
NOON = utc(2026, 3, 2, 11)


@pytest.fixture(autouse=True)
def _clean(postgresql: PostgreSQL, socket_enabled: None) -> Iterator[None]:
    yield
    where = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'studio_sync%%'"
    for (name,) in postgresql.execute(where):
        postgresql.drop_schema(name)


@pytest.fixture
async def studio(house: House) -> StudioEntry:
    entry = await house.add_studio()
    await house.add_person(entry, "staff", "Anna")
    await stored(entry.runtime_data.book, *(await some(entry)))
    return entry


async def some(entry: StudioEntry) -> list[Any]:
    (ann,) = await entry.runtime_data.book.read(people.staff)
    return [single(f"{n}", timed(NOON), staff_id=ann.id) for n in range(5)]


async def finished(hass: HomeAssistant, shown: ConfigFlowResult) -> ConfigFlowResult:
    """Wait until the progress of a flow has ended."""
    while shown["type"] is FlowResultType.SHOW_PROGRESS:
        await settle(hass)
        shown = await hass.config_entries.options.async_configure(shown["flow_id"])
    return shown


async def moved(hass: HomeAssistant, studio: StudioEntry, postgresql: PostgreSQL) -> None:
    page = await open_page(hass, studio, "book_place")
    shown = await finished(hass, await submit(hass, page, **postgresql.form(SCHEMA)))
    assert (shown["type"], shown["reason"]) == (FlowResultType.ABORT, "book_moved")


def files(hass: HomeAssistant) -> list[str]:
    return sorted(each.name for each in Path(hass.config.path(".storage")).glob("studio_sync.*.db"))


async def test_the_book_moves_to_a_server_and_back(
    hass: HomeAssistant, house: House, studio: StudioEntry, postgresql: PostgreSQL
) -> None:
    """The same book: same id, same revs; entities are never unavailable."""
    book, rev = studio.runtime_data.book, await studio.runtime_data.book.read(lambda tx: tx.rev)
    seen = list[str]()

    def note_state(event: Event[EventStateChangedData]) -> None:
        if (state := event.data["new_state"]) is not None:
            seen.append(state.state)

    end = hass.bus.async_listen("state_changed", note_state)
    await moved(hass, studio, postgresql)
    end()
    assert "unavailable" not in seen
    assert studio.data["book"]["schema"] == SCHEMA
    assert studio.runtime_data.book is book
    assert await book.read(lambda tx: tx.rev) == rev
    assert postgresql.execute("SELECT count(*) FROM studio_sync_atelier_nord.appointment") == [(5,)]
    (kept,) = files(hass)
    assert kept.startswith("studio_sync.atelier_nord.moved-")
    assert await hass.config_entries.async_reload(studio.entry_id)
    book = studio.runtime_data.book
    await stored(book, single("new", timed(NOON), staff_id=None))
    menu = await hass.config_entries.options.async_init(studio.entry_id)
    assert "book_place" in menu["menu_options"]
    assert "export_book" in menu["menu_options"]
    page = await open_page(hass, studio, "book_place")
    assert page["step_id"] == "book_home"
    shown = await finished(hass, await submit(hass, page))
    assert shown["reason"] == "book_moved"
    assert "book" not in studio.data
    assert await book.read(lambda tx: tx.rev) == rev + 1
    assert await hass.config_entries.async_reload(studio.entry_id)
    assert await studio.runtime_data.book.read(lambda tx: tx.rev) == rev + 1
    names = {name for (name,) in postgresql.execute("SELECT nspname FROM pg_namespace")}
    assert any(each.startswith(f"{SCHEMA}_moved_2") for each in names)
    assert SCHEMA not in names
    # And there again: nothing of before is in the way.
    await moved(hass, studio, postgresql)
    # And back once more on the same day: what is kept has another name then.
    shown = await finished(hass, await submit(hass, await open_page(hass, studio, "book_place")))
    assert shown["reason"] == "book_moved"
    names = {name for (name,) in postgresql.execute("SELECT nspname FROM pg_namespace")}
    assert len([each for each in names if each.startswith(f"{SCHEMA}_moved_2")]) == 2
    assert SCHEMA not in names
    # Home Assistant may be stopped before it has written that down: it is done once more.
    again = postgresql.form(SCHEMA), Path("no file"), "Atelier Nord", dt_util.now().date()
    await hass.async_add_executor_job(book_move._keep_old, *again)


async def test_what_fails_leaves_the_book_where_it_is(
    hass: HomeAssistant, studio: StudioEntry, postgresql: PostgreSQL
) -> None:
    page = await open_page(hass, studio, "book_place")
    page = await submit(hass, page, **postgresql.form("No schema"))
    assert page["errors"] == {"schema": "schema_invalid"}
    wrong = {**postgresql.form(SCHEMA), "password": "wrong"}
    shown = await finished(hass, await submit(hass, page, **wrong))
    assert shown["reason"] == "book_not_moved"
    placeholders = shown["description_placeholders"]
    assert placeholders is not None
    assert placeholders["reason"].startswith("The database server refuses the user")
    assert "book" not in studio.data
    await stored(studio.runtime_data.book, single("new", timed(NOON), staff_id=None))
    assert await hass.config_entries.async_reload(studio.entry_id)


async def test_an_export_is_offered_as_a_kept_book(
    hass: HomeAssistant, house: House, studio: StudioEntry, postgresql: PostgreSQL
) -> None:
    await moved(hass, studio, postgresql)
    page = await open_page(hass, studio, "export_book")
    shown = await finished(hass, await submit(hass, page))
    assert shown["reason"] == "book_exported"
    (name,) = (each for each in files(hass) if ".exported-" in each)
    assert await note(hass, studio).async_load() is not None
    await hass.config_entries.async_remove(studio.entry_id)
    await settle(hass)
    # There was a password in it.
    assert await note(hass, studio).async_load() is None
    result = await house.start("studio")
    result = await house.fill(result, name="Again", time_zone=ZONE, kept_book=name)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await settle(hass)
    again: StudioEntry = result["result"]
    assert [each.title for each in again.subentries.values()] == ["Anna"]


async def test_a_studio_that_is_not_loaded_or_is_moving_can_not_be_moved(
    hass: HomeAssistant, studio: StudioEntry
) -> None:
    task = studio.runtime_data.book_move = hass.async_create_task(_forever())
    for page in ("book_place", "export_book"):
        flow = await hass.config_entries.options.async_init(studio.entry_id)
        handler: Any = hass.config_entries.options._progress[flow["flow_id"]]
        shown = await getattr(handler, f"async_step_{page}")()
        assert shown["reason"] == "book_is_moving"
    # Unloading ends it.
    assert await hass.config_entries.async_unload(studio.entry_id)
    assert task.cancelled()
    shown = await handler.async_step_book_place()
    assert shown["reason"] == "studio_not_loaded"
    shown = await handler.async_step_export_book()
    assert shown["reason"] == "studio_not_loaded"


async def _forever() -> str | None:
    await asyncio.Event().wait()
    return None


def note(hass: HomeAssistant, studio: StudioEntry) -> Store[dict[str, Any]]:
    return book_move._store(hass, studio)


async def test_stopped_before_the_switch_it_is_where_it_was(
    hass: HomeAssistant, studio: StudioEntry, postgresql: PostgreSQL
) -> None:
    """As a power cut leaves it: a note, and a part of a copy."""
    await hass.config_entries.async_unload(studio.entry_id)
    form = postgresql.form(SCHEMA)
    await note(hass, studio).async_save({"from": None, "to": form, "done": False})
    assert await hass.config_entries.async_setup(studio.entry_id)
    assert "book" not in studio.data
    assert await note(hass, studio).async_load() is None


@pytest.mark.parametrize("done", [False, True])
async def test_stopped_after_the_switch_the_new_one_is_the_book(
    hass: HomeAssistant, studio: StudioEntry, postgresql: PostgreSQL, *, done: bool
) -> None:
    """Home Assistant had not yet written down where it is."""
    form = postgresql.form(SCHEMA)
    rev = await studio.runtime_data.book.read(lambda tx: tx.rev)
    old = url_of(hass, studio)
    await moving.move(studio.runtime_data.book, server_url(form), lambda *_: None)
    await hass.config_entries.async_unload(studio.entry_id)
    assert moving.has_moved(old)
    await note(hass, studio).async_save({"from": None, "to": form, "done": done})
    assert await hass.config_entries.async_setup(studio.entry_id)
    assert studio.data["book"] == form
    assert await studio.runtime_data.book.read(lambda tx: tx.rev) == rev
    assert [each for each in files(hass) if ".moved-" in each]
    # The note is kept until Home Assistant has started with the new place.
    assert await note(hass, studio).async_load() is not None
    await hass.config_entries.async_unload(studio.entry_id)
    hass.set_state(CoreState.starting)
    assert await hass.config_entries.async_setup(studio.entry_id)
    hass.set_state(CoreState.running)
    assert await note(hass, studio).async_load() is None


async def test_a_password_that_changes_after_a_move_is_asked_for(
    hass: HomeAssistant, house: House, studio: StudioEntry, postgresql: PostgreSQL
) -> None:
    """The note of the move has the old one, until Home Assistant starts again."""
    postgresql.execute("CREATE ROLE mover LOGIN PASSWORD 'the old secret'")
    postgresql.execute("GRANT CREATE ON DATABASE postgres TO mover")
    form = {**postgresql.form(SCHEMA), "username": "mover", "password": "the old secret"}
    page = await open_page(hass, studio, "book_place")
    assert (await finished(hass, await submit(hass, page, **form)))["reason"] == "book_moved"
    postgresql.execute("ALTER ROLE mover PASSWORD 'the new secret'")
    assert not await hass.config_entries.async_reload(studio.entry_id)
    await settle(hass)
    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    shown = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert shown["step_id"] == "book_sign_in"
    shown = await house.fill(shown, **{**form, "password": "the new secret"})
    assert (shown["type"], shown["reason"]) == (FlowResultType.ABORT, "reauth_successful")
    await settle(hass)
    assert state_of(studio) is ConfigEntryState.LOADED
    assert studio.data["book"]["password"] == "the new secret"
    await hass.config_entries.async_unload(studio.entry_id)
    postgresql.execute("DROP OWNED BY mover")
    postgresql.execute("DROP ROLE mover")


async def test_where_nobody_knows_it_is_found_out(
    hass: HomeAssistant,
    studio: StudioEntry,
    postgresql: PostgreSQL,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*_: Any) -> None:
        raise BookUncertain

    with monkeypatch.context() as patch:
        patch.setattr(copying, "make_equal", unknown)
        page = await open_page(hass, studio, "book_place")
        shown = await finished(hass, await submit(hass, page, **postgresql.form(SCHEMA)))
    assert shown["reason"] == "book_not_moved"
    await settle(hass)
    assert state_of(studio) is ConfigEntryState.LOADED
    await stored(studio.runtime_data.book, single("new", timed(NOON), staff_id=None))
    assert DOMAIN not in studio.data


@pytest.mark.parametrize("page", ["book_place", "export_book"])
async def test_while_it_is_under_way_the_dialog_says_so(
    hass: HomeAssistant,
    studio: StudioEntry,
    postgresql: PostgreSQL,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
) -> None:
    goes_on = asyncio.Event()

    async def wait(*_: object) -> str | None:
        await goes_on.wait()
        return "copy.db"

    if page == "export_book":
        # It is offered for a book that is no file.
        await moved(hass, studio, postgresql)
    for name in ("async_move", "async_export"):
        monkeypatch.setattr(f"custom_components.studio_sync.flows.book_options.{name}", wait)
    answers = postgresql.form(SCHEMA) if page == "book_place" else {}
    flows, form = hass.config_entries.options, await open_page(hass, studio, page)
    shown = await flows.async_configure(form["flow_id"], answers)
    assert shown["type"] is FlowResultType.SHOW_PROGRESS
    again = await flows.async_configure(shown["flow_id"])
    assert again["type"] is FlowResultType.SHOW_PROGRESS
    goes_on.set()
    assert (await finished(hass, again))["type"] is FlowResultType.ABORT
