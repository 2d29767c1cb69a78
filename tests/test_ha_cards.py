"""The dashboard cards: when they are offered, what is served, what they can say."""

from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL, DOMAIN as FRONTEND
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components import studio_sync
from custom_components.studio_sync.panel.sidebar import CARDS, build_name

from .ha_fixtures import House

pytest_plugins = ("tests.ha_fixtures",)

ROOT = Path(studio_sync.__file__).parent
SOURCES = ROOT.parent.parent / "frontend" / "src" / "cards"


def offered(hass: HomeAssistant) -> list[str]:
    """Return the addresses of our cards that the frontend loads."""
    return [each for each in hass.data[DATA_EXTRA_MODULE_URL].urls if each.endswith(f"/{CARDS}")]


@pytest.fixture
async def frontend(hass: HomeAssistant) -> None:
    """Set up Home Assistant's frontend."""
    assert await async_setup_component(hass, FRONTEND, {})


async def test_the_cards_are_offered_once_as_long_as_there_is_a_studio(
    frontend: None, house: House
) -> None:
    """Under an address of this build's own; reloads and further studios change nothing."""
    assert offered(house.hass) == []
    studio, other = await house.add_studio(), await house.add_studio("Atelier Süd")
    await house.hass.config_entries.async_reload(studio.entry_id)
    [address] = offered(house.hass)
    assert f"/{build_name()}/" in address
    client = await house.client()
    answer = await client.get(address)
    assert answer.status == 200
    assert "javascript" in answer.content_type
    await house.hass.config_entries.async_remove(studio.entry_id)
    assert offered(house.hass) == [address]
    await house.hass.config_entries.async_set_disabled_by(other.entry_id, ConfigEntryDisabler.USER)
    assert offered(house.hass) == []


async def test_a_studio_runs_without_a_frontend(house: House) -> None:
    """Home Assistant can be run without one."""
    await house.add_studio()
    assert FRONTEND not in house.hass.config.components


def leaves(tree: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield all dotted keys; of a text with plural forms only its own."""
    for key, value in tree.items():
        if isinstance(value, dict) and "other" not in value:
            yield from leaves(value, (*path, key))
        else:
            yield ".".join((*path, key))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_text_of_the_cards_is_there_and_used(language: str) -> None:
    """Those of the picker are in the build: it asks for them before there is a user."""
    texts = json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))
    there = set(leaves(texts["config_panel"]["page"]["cards"]))
    sources = "".join(each.read_text("utf-8") for each in SOURCES.glob("*.ts"))
    used = set(re.findall(r"""["`]cards\.(\w+)["`]""", sources))
    used |= set(re.findall(r'"(editor\.\w+)"', sources))
    used |= {"picker.not_valid", "appointment", "session"}
    used |= {
        f"picker.{kind}{end}" for kind in ("day", "next", "todo", "board") for end in ("", "_text")
    }
    kinds = ("overlap", "edit_conflict", "held", "arrived", "skipped", "sign_in")
    used |= {f"kind.{kind}" for kind in kinds}
    assert there == used
    page = texts["config_panel"]["page"]
    for block, key in re.findall(r'"(shell|diary)\.(\w+)"', sources):
        assert key in page[block], key
