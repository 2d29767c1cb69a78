"""The page in the sidebar for staff: when it is there, what is served, what it can say (S5)."""

from collections.abc import Iterator
import gzip
import json
from pathlib import Path
import re

from homeassistant.components.frontend import DATA_PANELS, Panel
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
import pytest

from custom_components import studio_sync
from custom_components.studio_sync.entries.accesses import AccessState
from custom_components.studio_sync.panel.own_phones import DISABLE, NEW_PASSWORD, SIGN_OUT
from custom_components.studio_sync.panel.sidebar import ELEMENT, FOLDER, PATH, SCRIPT, build_name

from .ha_fixtures import House
from .test_ha_texts import leaves

PHONE_ACTIONS = (NEW_PASSWORD, SIGN_OUT, DISABLE)
ROOT = Path(studio_sync.__file__).parent
SOURCES = ROOT.parent.parent / "frontend" / "src" / "me"
DIALOGS = SOURCES.parent / "sync" / "flow-dialog.ts"
"""Shows the same dialogs to owners, in the same words."""
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in (*SOURCES.glob("*.ts"), DIALOGS)}
BUILT = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}


def panel(hass: HomeAssistant) -> Panel | None:
    """Return the page as the frontend knows it."""
    return hass.data.get(DATA_PANELS, {}).get(PATH)


async def test_the_page_is_there_as_soon_as_there_is_a_studio(house: House) -> None:
    """For everybody: a user who has no role in it is told so."""
    assert panel(house.hass) is None
    await house.add_studio()
    shown = panel(house.hass)
    assert shown is not None
    assert shown.require_admin is False
    assert shown.sidebar_title == "Studio"
    assert shown.config is not None
    assert shown.config["_panel_custom"]["name"] == ELEMENT


async def test_the_page_goes_when_nobody_needs_it(house: House) -> None:
    """With two studios it is there once, until neither is enabled."""
    entries = house.hass.config_entries
    first, second = await house.add_studio(), await house.add_studio("Atelier Süd")
    assert panel(house.hass)
    await entries.async_remove(first.entry_id)
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
    shown = panel(house.hass)
    await house.hass.config_entries.async_reload(studio.entry_id)
    assert panel(house.hass) is shown


async def test_its_scripts_are_served(house: House) -> None:
    """Under an address of this build's own, so that no browser keeps an old one."""
    await house.add_studio()
    shown = panel(house.hass)
    assert shown is not None
    assert shown.config is not None
    address = shown.config["_panel_custom"]["module_url"]
    assert f"/{build_name()}/" in address
    client = await house.client()
    assert SCRIPT in BUILT
    for name, text in BUILT.items():
        answer = await client.get(address.replace(SCRIPT, name))
        assert answer.status == 200
        assert "javascript" in answer.content_type
        assert await answer.text() == text


@pytest.mark.parametrize(
    ("takes", "coding"),
    [
        ("gzip, deflate", "gzip"),
        ("br;q=1.0, GZIP;q=0.5", "gzip"),
        ("deflate, gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
async def test_its_scripts_are_sent_compressed(
    house: House, takes: str, coding: str | None
) -> None:
    """Less than half the bytes; a browser that takes no gzip gets them as they are."""
    await house.add_studio()
    client = await house.client()
    sizes = {True: 0, False: 0}
    for name, text in BUILT.items():
        path = f"/studio_sync_page/{build_name()}/{name}"
        async with client.get(
            path, headers={"Accept-Encoding": takes}, auto_decompress=False
        ) as answer:
            body = await answer.read()
            assert answer.headers.get("Content-Encoding") == coding
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert "max-age" in answer.headers["Cache-Control"]
        assert (gzip.decompress(body) if coding else body).decode() == text
        sizes[True] += len(body)
        sizes[False] += len(text.encode())
    assert (sizes[True] < sizes[False] * 0.45) == (coding is not None)


@pytest.mark.parametrize("path", ["former/studio.js", "{}/build.json", "{}/..%2Fsidebar.py"])
async def test_nothing_else_is_served(house: House, path: str) -> None:
    """Neither scripts of a former build, nor what lies beside them."""
    await house.add_studio()
    client = await house.client()
    answer = await client.get("/studio_sync_page/" + path.format(build_name()))
    # Home Assistant itself refuses odd paths.
    assert answer.status in {400, 404}


def asked_for() -> Iterator[str]:
    """Yield the keys of the page's own texts that its scripts name."""
    for text in SCRIPTS.values():
        yield from re.findall(r'\bown\(\s*"([\w.]+)"', text)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_text_of_the_page_is_there_and_used(language: str) -> None:
    """What is put together (abort reasons, steps, actions) is there in the dialog as well."""
    texts = json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))
    own = set(dict(leaves(texts["config_panel"]["own_page"])))
    actions = {"connect", "sign_in_again", "reconfigure"}
    words = {"well", "first_sync", "failed", "unreachable"}
    words |= {f"phone_state.{each.value}" for each in AccessState}
    words |= {f"phone.{do}.{key}" for do in PHONE_ACTIONS for key in ("do", "text", "done")}
    core = {"abort.reauth_successful", "abort.reconfigure_successful"}
    core |= {"abort.user_rejected_authorize", "abort.missing_credentials"}
    built = {key for key in own if key.startswith(("abort.", "step."))}
    assert own - built == set(asked_for()) | actions | words
    assert {key for key in built - core if key not in dict(leaves(texts["config"]))} == set()
    assert core < own


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """All that is loaded comes from Home Assistant itself."""
    imported = re.compile(r'(?:[}*]from|(?:^|;)import|\bimport\()"([^"]+)"')
    found = {name: imported.findall(text) for name, text in BUILT.items()}
    assert found["studio.js"]
    for name, sources in found.items():
        assert {source.removeprefix("./") for source in sources} <= BUILT.keys(), name
