"""The page in the sidebar on which staff connect and change their own account (S5).

Home Assistant shows a page to everybody or to administrators only. So it is shown as soon as
a staff member is linked to a user, and tells everybody else what is missing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from homeassistant.components import frontend, panel_custom
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.loader import async_get_integration

from ..const import CONF_USER, DOMAIN, SUBENTRY_STAFF
from ..entries.lookup import studios

PATH: Final = "studio-sync"
"""Where the page is, below Home Assistant's address."""
ELEMENT: Final = "studio-sync-own-page"
_FOLDER: Final = Path(__file__).parent / "page"
_TITLE: Final = f"component.{DOMAIN}.config_panel.own_page.title"


async def async_serve_page(hass: HomeAssistant) -> None:
    """Serve the page's scripts; they stay served as long as Home Assistant runs."""
    files = StaticPathConfig(await _address(hass), str(_FOLDER), cache_headers=True)
    await hass.http.async_register_static_paths([files])


async def async_show_page(hass: HomeAssistant) -> None:
    """Show the page in the sidebar, or remove it, depending on the studios."""
    texts = await async_get_translations(hass, hass.config.language, "config_panel", {DOMAIN})
    address = await _address(hass)
    shown, wanted = frontend.async_panel_exists(hass, PATH), _wanted(hass)
    if wanted and not shown:
        await panel_custom.async_register_panel(
            hass,
            frontend_url_path=PATH,
            webcomponent_name=ELEMENT,
            sidebar_title=texts[_TITLE],
            sidebar_icon="mdi:calendar-account",
            module_url=f"{address}/own_page.js",
        )
    elif shown and not wanted:
        frontend.async_remove_panel(hass, PATH)


def _wanted(hass: HomeAssistant) -> bool:
    """Tell whether a staff member is a user; the page outlasts the reload of a studio."""
    return any(
        staff.data.get(CONF_USER)
        for studio in studios(hass)
        if studio.disabled_by is None
        for staff in studio.get_subentries_of_type(SUBENTRY_STAFF)
    )


async def _address(hass: HomeAssistant) -> str:
    """Return where the scripts are; each version has an address of its own, for the caches."""
    integration = await async_get_integration(hass, DOMAIN)
    return f"/{DOMAIN}_page/{integration.version}"
