"""Pages of options, as a user clicks through them."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType

from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .ha_fixtures import Scene, settle


async def open_page(scene: Scene, entry: AccountEntry | StudioEntry, page: str) -> Any:
    """Open the options of an entry, and choose a page."""
    flows = scene.hass.config_entries.options
    menu = await flows.async_init(entry.entry_id)
    assert menu["type"] is FlowResultType.MENU
    assert page in menu["menu_options"]
    return await flows.async_configure(menu["flow_id"], {"next_step_id": page})


async def go(scene: Scene, shown: Any, **data: Any) -> Any:
    """Fill in the page, or choose from its menu."""
    result = await scene.hass.config_entries.options.async_configure(shown["flow_id"], data)
    await settle(scene.hass)
    return result
