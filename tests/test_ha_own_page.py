"""The page in the sidebar for staff: when it is there, what is served, what it can say (S5)."""

from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.components.frontend import DATA_PANELS, Panel
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
import pytest

from custom_components import studio_sync
from custom_components.studio_sync.entries.accesses import AccessState
from custom_components.studio_sync.lifecycle.runtime import StudioEntry
from custom_components.studio_sync.panel.own_page import ELEMENT, PATH
from custom_components.studio_sync.panel.own_phones import DISABLE, NEW_PASSWORD, SIGN_OUT

from .ha_fixtures import House, settle

PHONE_ACTIONS = (NEW_PASSWORD, SIGN_OUT, DISABLE)
ROOT = Path(studio_sync.__file__).parent
PAGE = ROOT / "panel" / "page"
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in PAGE.glob("*.js")}


def panel(hass: HomeAssistant) -> Panel | None:
    """Return the page as the frontend knows it."""
    return hass.data.get(DATA_PANELS, {}).get(PATH)


async def link(house: House, studio: StudioEntry, name: str) -> str:
    """Add a staff member who is a user of Home Assistant."""
    user = await house.hass.auth.async_create_user(name)
    return await house.add_person(studio, "staff", name, user=user.id)


async def test_the_page_is_there_for_staff_who_are_users(house: House) -> None:
    """S5: not only for administrators."""
    studio = await house.add_studio()
    await house.add_person(studio, "staff", "Ben")
    assert panel(house.hass) is None
    await link(house, studio, "Anna")
    shown = panel(house.hass)
    assert shown is not None
    assert shown.require_admin is False
    assert shown.sidebar_title == "My calendar"
    assert shown.config is not None
    assert shown.config["_panel_custom"]["name"] == ELEMENT


async def test_its_title_is_in_the_language_of_the_house(house: House) -> None:
    house.hass.config.language = "de"
    await link(house, await house.add_studio(), "Anna")
    shown = panel(house.hass)
    assert shown is not None
    assert shown.sidebar_title == "Mein Kalender"


async def test_the_page_goes_when_nobody_needs_it(house: House) -> None:
    """With two studios it is there once, until neither has such a staff member."""
    entries = house.hass.config_entries
    first, second = await house.add_studio(), await house.add_studio("Atelier Süd")
    staff = await link(house, first, "Anna")
    await link(house, second, "Ben")
    assert panel(house.hass)
    entries.async_remove_subentry(first, staff)
    await settle(house.hass)
    assert panel(house.hass)
    await entries.async_set_disabled_by(second.entry_id, ConfigEntryDisabler.USER)
    assert panel(house.hass) is None
    await entries.async_set_disabled_by(second.entry_id, None)
    assert panel(house.hass)
    await entries.async_remove(second.entry_id)
    assert panel(house.hass) is None


async def test_the_page_outlasts_a_reload(house: House) -> None:
    """Who is looking at it is not sent away when the studio's settings change."""
    studio = await house.add_studio()
    await link(house, studio, "Anna")
    shown = panel(house.hass)
    await house.hass.config_entries.async_reload(studio.entry_id)
    assert panel(house.hass) is shown


async def test_its_scripts_are_served(house: House) -> None:
    """Under an address of this version's own, so that no browser keeps an old one."""
    await link(house, await house.add_studio(), "Anna")
    shown = panel(house.hass)
    assert shown is not None
    assert shown.config is not None
    address = shown.config["_panel_custom"]["module_url"]
    version = json.loads((ROOT / "manifest.json").read_text("utf-8"))["version"]
    assert f"/{version}/" in address
    client = await house.client()
    for name, text in SCRIPTS.items():
        answer = await client.get(address.replace("own_page.js", name))
        assert answer.status == 200
        assert "javascript" in answer.content_type
        assert await answer.text() == text


def asked_for() -> Iterator[str]:
    """Yield the keys of the page's own texts that its scripts name."""
    for text in SCRIPTS.values():
        yield from re.findall(r'\bown\("([\w.]+)"', text)


def leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield all dotted keys."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield ".".join((*path, key))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_text_of_the_page_is_there_and_used(language: str) -> None:
    """What is put together (abort reasons, steps, actions) is there in the dialog as well."""
    texts = json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))
    own = set(leaves(texts["config_panel"]["own_page"]))
    actions = {"connect", "sign_in_again", "reconfigure"}
    words = {"well", "first_sync", "failed", "unreachable"}
    words |= {f"phone_state.{each.value}" for each in AccessState}
    words |= {f"phone.{do}.{key}" for do in PHONE_ACTIONS for key in ("do", "text", "done")}
    core = {"abort.reauth_successful", "abort.reconfigure_successful"}
    core |= {"abort.user_rejected_authorize", "abort.missing_credentials"}
    built = {key for key in own if key.startswith(("abort.", "step."))}
    assert own - built == set(asked_for()) | actions | words
    assert {key for key in built - core if key not in set(leaves(texts["config"]))} == set()
    assert core < own


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """Plain modules: no build, no package, no address outside Home Assistant."""
    for name, text in SCRIPTS.items():
        for source in re.findall(r'from "(.+?)"', text):
            assert source.removeprefix("./") in SCRIPTS, name
        assert "http://" not in text
        assert "https://" not in text
