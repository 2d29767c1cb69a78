"""Studio Sync's lines on the system health page."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .accounts.endpoints import google_roots
from .const import DOMAIN
from .entries.lookup import accounts, studios


@callback
def async_register(
    hass: HomeAssistant,  # noqa: ARG001
    register: system_health.SystemHealthRegistration,
) -> None:
    """Offer the lines."""
    register.async_register_info(_info)


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    integration = await async_get_integration(hass, DOMAIN)
    running = [entry for entry in accounts(hass) if entry.state is ConfigEntryState.LOADED]
    coordinators = [entry.runtime_data.coordinator for entry in running]
    synced = [each.data.last_success for each in coordinators if each.data.last_success]
    return {
        "version": str(integration.version),
        "google_calendar": system_health.async_check_can_reach_url(
            hass, f"{google_roots(hass).calendar}/colors"
        ),
        "studios": sum(entry.state is ConfigEntryState.LOADED for entry in studios(hass)),
        "accounts": len(running),
        "failing": sum(not each.last_update_success for each in coordinators),
        "last_sync": min(synced) if synced else None,
    }
