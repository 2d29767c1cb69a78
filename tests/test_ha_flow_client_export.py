"""Clients are exported in the studio's options, to a file that is downloaded (Z8)."""

from html import unescape
import re

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.formats.vcard.file import read_file

from .ha_day import act
from .ha_fixtures import Scene, settle
from .ha_options import open_page, submit
from .test_ha_flow_client_import import group_of, studio

__all__ = ["studio"]

pytest_plugins = ("tests.ha_fixtures",)

ALL = {"format": "vcard_3", "with_notes": False, "with_photos": True}
ADA, EVE = "Ada <b>_Byron_</b> 🎩", "Eve"


def link(done: ConfigFlowResult) -> tuple[str, str]:
    """Return the address of the file, and what the link is called."""
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "clients_exported")
    given = done["description_placeholders"]
    assert given is not None
    found = re.fullmatch(r'<a href="(/api/[^"<>]+)" target="_blank">(.+)</a>', given["link"])
    assert found is not None
    return unescape(found[1]), found[2]


@pytest.fixture
async def two(studio: Scene) -> Scene:
    """Add two clients."""
    for name in (ADA, EVE):
        await act(studio, "add_client", name=name, notes="secret")
    return studio


async def test_all_clients_are_in_the_file(
    two: Scene, hass_client_no_auth: ClientSessionGenerator
) -> None:
    form = await open_page(two.hass, two.studio, "export_clients")
    done = await submit(two.hass, form, **ALL)
    address, name = link(done)
    assert ".vcf" in name
    assert (done["description_placeholders"] or {})["number"] == "2"
    answer = await (await hass_client_no_auth()).get(address)
    contacts = [each.content.contact for each in read_file(await answer.read())]
    assert [each.name for each in contacts] == [ADA, EVE]
    assert {each.notes for each in contacts} == {""}


async def test_a_group_is_exported_with_its_notes_as_csv(
    two: Scene, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """One client gives the file its name, in which nothing is mark-up."""
    group = await group_of(two, "Phones")
    [ada] = (await act(two, "find_clients", search="Ada"))["clients"]
    await act(two, "put_clients_into_group", group_id=group, client_ids=[ada["client_id"]])
    form = await open_page(two.hass, two.studio, "export_clients")
    chosen = ALL | {"group": group, "format": "csv", "with_notes": True}
    done = await submit(two.hass, form, **chosen)
    address, name = link(done)
    assert "<b>" not in name
    assert "_Byron" not in name.replace("\\_", "")
    text = await (await (await hass_client_no_auth()).get(address)).text(encoding="utf-8-sig")
    assert ADA in text
    assert "secret" in text
    assert EVE not in text


async def test_an_empty_file_is_not_made(two: Scene) -> None:
    group = await group_of(two, "Nobody")
    form = await open_page(two.hass, two.studio, "export_clients")
    form = await submit(two.hass, form, **ALL, group=group)
    assert form["errors"] == {"base": "no_clients"}
    assert (await submit(two.hass, form, **ALL))["reason"] == "clients_exported"


async def test_a_studio_that_is_not_loaded_exports_nothing(two: Scene) -> None:
    await two.hass.config_entries.async_unload(two.studio.entry_id)
    await settle(two.hass)
    assert two.studio.state is ConfigEntryState.NOT_LOADED
    done = await open_page(two.hass, two.studio, "export_clients")
    assert done["reason"] == "studio_not_loaded"


async def test_a_book_that_fails_is_said(two: Scene) -> None:
    await two.studio.runtime_data.book.close()
    done = await open_page(two.hass, two.studio, "export_clients")
    assert done["reason"] == "book_failed"
