"""The page *Studio* in the sidebar, and the cards: their scripts, built from ``frontend/``.

Home Assistant shows a page to everybody or to administrators only. So it is shown as soon as
there is a studio, and tells those who have no role in one what is missing. So do the cards, which
every dashboard finds, whether it is kept in YAML or not.
"""

from __future__ import annotations

from functools import cache
import json
from pathlib import Path
from typing import Final

from homeassistant.components import frontend, panel_custom
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations

from ..const import DOMAIN
from ..entries.lookup import studios
from .scripts import ScriptsView, read_scripts

PATH: Final = "studio-sync"
"""Where the page is, below Home Assistant's address."""
ELEMENT: Final = "studio-sync-page"
SCRIPT: Final = "studio.js"
CARDS: Final = "cards.js"
FOLDER: Final = Path(__file__).parent / "static"
_TITLE: Final = f"component.{DOMAIN}.config_panel.page.shell.title"


@cache
def build_name() -> str:
    """Return the name of the scripts' build, which is in their address and in themselves.

    Reads a file when it is first called, which is in ``async_serve_page``.
    """
    found: str = json.loads((FOLDER / "build.json").read_text("utf-8"))["build"]
    return found


async def async_serve_page(hass: HomeAssistant) -> None:
    """Serve the page's scripts; they stay served as long as Home Assistant runs."""
    build = await hass.async_add_executor_job(build_name)
    scripts = await hass.async_add_executor_job(read_scripts, FOLDER)
    hass.http.register_view(ScriptsView(build, scripts))


async def async_show_page(hass: HomeAssistant) -> None:
    """Show the page in the sidebar and offer the cards, or neither, depending on the studios."""
    texts = await async_get_translations(hass, hass.config.language, "config_panel", {DOMAIN})
    shown = frontend.async_panel_exists(hass, PATH)
    wanted = any(each.disabled_by is None for each in studios(hass))
    if wanted and not shown:
        await panel_custom.async_register_panel(
            hass,
            frontend_url_path=PATH,
            webcomponent_name=ELEMENT,
            sidebar_title=texts[_TITLE],
            sidebar_icon="mdi:calendar-account",
            module_url=f"{_address()}/{SCRIPT}",
        )
    elif shown and not wanted:
        frontend.async_remove_panel(hass, PATH)
    _offer_cards(hass, wanted=wanted)


@callback
def _offer_cards(hass: HomeAssistant, *, wanted: bool) -> None:
    """Have Home Assistant's frontend load the cards, if there is one."""
    if frontend.DOMAIN not in hass.config.components:
        return
    address = f"{_address()}/{CARDS}"
    offered = address in hass.data[frontend.DATA_EXTRA_MODULE_URL].urls
    if wanted and not offered:
        frontend.add_extra_js_url(hass, address)
    elif offered and not wanted:
        frontend.remove_extra_js_url(hass, address)


def _address() -> str:
    """Return where the scripts are; each build has an address of its own, for the caches."""
    return f"/{DOMAIN}_page/{build_name()}"
