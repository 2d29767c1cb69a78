"""A studio whose book is in PostgreSQL: made, signed in again, and waiting for its server."""

from collections.abc import Iterator
import logging
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import get_system_health_info
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookUnreachable
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import ZONE, House, settle, state_of
from .postgresql import PostgreSQL

SCHEMA = "studio_sync_atelier_nord"


@pytest.fixture(autouse=True)
def _clean(postgresql: PostgreSQL, socket_enabled: None) -> Iterator[None]:
    yield
    postgresql.drop_schema(SCHEMA)


async def asked(house: House, name: str = "Atelier Nord") -> ConfigFlowResult:
    """Ask for a studio on a server."""
    result = await house.start("studio")
    return await house.fill(result, name=name, time_zone=ZONE, book="postgresql")


async def made(house: House, postgresql: PostgreSQL, **given: Any) -> StudioEntry:
    result = await house.fill(await asked(house), **{**postgresql.form(SCHEMA), **given})
    assert result["type"] is FlowResultType.CREATE_ENTRY, result
    await settle(house.hass)
    studio: StudioEntry = result["result"]
    return studio


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form shows filled in."""
    schema = result["data_schema"]
    assert schema is not None
    found = {
        str(key): key.description["suggested_value"] for key in schema.schema if key.description
    }
    return found | {str(key): key.default() for key in schema.schema if callable(key.default)}


async def test_a_studio_is_made_on_a_server_and_taken_up_again(
    house: House, postgresql: PostgreSQL, hass: HomeAssistant
) -> None:
    result = await asked(house)
    assert (result["step_id"], suggested(result)["schema"]) == ("postgresql", SCHEMA)
    studio = await made(house, postgresql)
    assert state_of(studio) is ConfigEntryState.LOADED
    anna = await house.add_person(studio, "staff", "Anna")
    staff = "SELECT name FROM studio_sync_atelier_nord.staff"
    assert postgresql.execute(staff) == [("Anna",)]
    # It is in use: as this studio's, and by its lease.
    again = await house.fill(await asked(house, "Another"), **postgresql.form(SCHEMA))
    assert again["errors"] == {"base": "book_leased"}
    await hass.config_entries.async_remove(studio.entry_id)
    await settle(hass)
    studio = await made(house, postgresql)
    assert [each.title for each in studio.subentries.values()] == ["Anna"]
    assert list(studio.subentries) == [anna]


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"port": 1}, {"base": "book_unreachable"}),
        ({"password": "wrong"}, {"base": "book_sign_in"}),
        ({"database": "none"}, {"base": "book_missing"}),
        ({"tls": "verify-full"}, {"base": "book_no_tls"}),
        ({"schema": "A schema"}, {"schema": "schema_invalid"}),
    ],
)
async def test_what_is_wrong_with_a_server_is_named_and_can_be_changed(
    house: House, postgresql: PostgreSQL, wrong: dict[str, Any], errors: dict[str, str]
) -> None:
    result = await house.fill(await asked(house), **{**postgresql.form(SCHEMA), **wrong})
    assert result["errors"] == errors
    shown = suggested(result)
    assert "password" not in shown
    assert shown["host"] == "127.0.0.1"
    result = await house.fill(result, **postgresql.form(SCHEMA))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_a_password_that_changed_is_asked_for(
    house: House, postgresql: PostgreSQL, hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    postgresql.execute("CREATE ROLE owner LOGIN PASSWORD 'the old secret'")
    postgresql.execute("GRANT CREATE ON DATABASE postgres TO owner")
    owner = {"username": "owner", "password": "the old secret"}
    studio = await made(house, postgresql, **owner)
    caplog.set_level(logging.DEBUG)
    postgresql.execute("ALTER ROLE owner PASSWORD 'the new secret'")
    assert not await hass.config_entries.async_reload(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.SETUP_ERROR
    await settle(hass)
    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert result["step_id"] == "book_sign_in"
    given = {**postgresql.form(SCHEMA), **owner}
    # An empty field is the password that is kept.
    result = await house.fill(result, **{**given, "password": ""})
    assert result["errors"] == {"base": "book_sign_in"}
    given["password"] = "the new secret"
    result = await house.fill(result, **{**given, "schema": "none"})
    assert result["errors"] == {"base": "book_missing"}
    result = await house.fill(result, **given)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reauth_successful")
    await settle(hass)
    assert state_of(studio) is ConfigEntryState.LOADED
    for secret in ("the old secret", "the new secret"):
        assert secret not in caplog.text
    await hass.config_entries.async_unload(studio.entry_id)
    postgresql.execute("DROP OWNED BY owner")
    postgresql.execute("DROP ROLE owner")


async def test_the_book_of_another_studio_is_not_taken_for_this_one(
    house: House, postgresql: PostgreSQL, hass: HomeAssistant
) -> None:
    studio = await made(house, postgresql)
    result = await asked(house, "Another")
    result = await house.fill(result, **postgresql.form("studio_sync_another"))
    await settle(hass)
    await hass.config_entries.async_unload(result["result"].entry_id)
    studio.async_start_reauth(hass)
    await settle(hass)
    (flow,) = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    shown = await hass.config_entries.flow.async_configure(flow["flow_id"])
    shown = await house.fill(shown, **postgresql.form("studio_sync_another"))
    assert shown["errors"] == {"base": "another_book"}
    # Nor where it is under the address that is known.
    book_id, server = studio.unique_id, studio.data["book"]
    await hass.config_entries.async_unload(studio.entry_id)
    data = {**studio.data, "book": {**server, "schema": "studio_sync_another"}}
    hass.config_entries.async_update_entry(studio, data=data)
    assert not await hass.config_entries.async_setup(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.SETUP_ERROR
    assert studio.unique_id == book_id
    postgresql.drop_schema("studio_sync_another")


async def test_a_server_that_is_down_at_start_is_tried_again(
    house: House, postgresql: PostgreSQL, hass: HomeAssistant
) -> None:
    studio = await made(house, postgresql)
    await hass.config_entries.async_unload(studio.entry_id)
    right = studio.data["book"]
    hass.config_entries.async_update_entry(
        studio, data={**studio.data, "book": {**right, "port": 1}}
    )
    await hass.config_entries.async_setup(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.SETUP_RETRY
    assert ir.async_get(hass).async_get_issue(DOMAIN, f"book_{studio.entry_id}") is not None
    hass.config_entries.async_update_entry(studio, data={**studio.data, "book": right})
    await hass.config_entries.async_reload(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.LOADED
    assert ir.async_get(hass).async_get_issue(DOMAIN, f"book_{studio.entry_id}") is None


async def test_a_book_that_is_no_longer_on_its_server_is_not_made_again_empty(
    house: House, postgresql: PostgreSQL, hass: HomeAssistant
) -> None:
    """Phones would take an empty one for the studio's, and its accounts would be nobody's."""
    studio = await made(house, postgresql)
    book_id = studio.unique_id
    await hass.config_entries.async_unload(studio.entry_id)
    postgresql.drop_schema(SCHEMA)
    assert not await hass.config_entries.async_setup(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.SETUP_ERROR
    assert studio.unique_id == book_id
    assert (SCHEMA,) not in postgresql.execute("SELECT nspname FROM pg_namespace")


async def test_diagnostics_tell_the_kind_of_book_and_nothing_of_its_server(
    house: House,
    postgresql: PostgreSQL,
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
) -> None:
    studio = await made(house, postgresql)
    found = await get_diagnostics_for_config_entry(hass, hass_client, studio)
    assert found["data"]["book"] == "**REDACTED**"
    assert str(found).count("127.0.0.1") == 0
    info = await get_system_health_info(hass, DOMAIN)
    assert str(info["books"]).startswith("PostgreSQL 1")
    await info["google_calendar"]


async def test_a_kept_book_and_a_server_do_not_go_together(
    house: House, hass: HomeAssistant
) -> None:
    studio = await house.add_studio("Old")
    await hass.config_entries.async_remove(studio.entry_id)
    await settle(hass)
    result = await house.start("studio")
    schema = result["data_schema"]
    assert schema is not None
    (kept,) = [each for each in schema.schema if each == "kept_book"]
    name = schema.schema[kept].config["options"][0]["value"]
    result = await house.fill(result, name="New", time_zone=ZONE, book="postgresql", kept_book=name)
    assert result["errors"] == {"kept_book": "kept_book_is_a_file"}


async def test_a_book_that_can_not_be_described_says_why(
    house: House, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.add_studio()

    async def fail(_self: Book) -> str:
        raise BookUnreachable

    monkeypatch.setattr(Book, "described", fail)
    info = await get_system_health_info(hass, DOMAIN)
    assert info["books"] == "book_unreachable"
    await info["google_calendar"]
