"""Options flows, as a user clicks through them."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .ha_fixtures import settle


async def open_page(
    hass: HomeAssistant, entry: StudioEntry | AccountEntry, page: str
) -> ConfigFlowResult:
    """Open a page of an entry's options."""
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    return await choose(hass, menu, page)


async def choose(hass: HomeAssistant, menu: ConfigFlowResult, choice: str) -> ConfigFlowResult:
    """Choose from the menu that a flow shows."""
    assert menu["type"] is FlowResultType.MENU, menu
    assert choice in menu["menu_options"]
    flows = hass.config_entries.options
    result = await flows.async_configure(menu["flow_id"], {"next_step_id": choice})
    await settle(hass)
    return result


async def submit(hass: HomeAssistant, form: ConfigFlowResult, **given: Any) -> ConfigFlowResult:
    """Fill in the form that a flow shows."""
    assert form["type"] is FlowResultType.FORM, form
    result = await hass.config_entries.options.async_configure(form["flow_id"], given)
    await settle(hass)
    return result


def suggested(form: ConfigFlowResult) -> dict[str, Any]:
    """Return what a form shows in its fields."""
    schema = form["data_schema"]
    assert schema is not None
    shown: dict[str, Any] = {}
    for key in schema.schema:
        description = getattr(key, "description", None) or {}
        if "suggested_value" in description:
            shown[str(key)] = description["suggested_value"]
    return shown
