"""Studio Sync's lines on the system health page."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .accounts.endpoints import google_roots
from .book.errors import BookError
from .const import DOMAIN
from .lifecycle.lookup import contacts_syncs, coordinators, loaded_accounts, loaded_studios
from .lifecycle.runtime import AccountSync, StudioEntry


@callback
def async_register(
    hass: HomeAssistant,  # noqa: ARG001
    register: system_health.SystemHealthRegistration,
) -> None:
    """Offer the lines."""
    register.async_register_info(_info)


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    integration = await async_get_integration(hass, DOMAIN)
    running: list[AccountSync] = [*coordinators(hass), *contacts_syncs(hass)]
    synced = [each.data.last_success for each in running if each.data.last_success]
    return {
        "version": str(integration.version),
        "google_calendar": system_health.async_check_can_reach_url(
            hass, f"{google_roots(hass).calendar}/colors"
        ),
        "studios": len(list(loaded_studios(hass))),
        "books": ", ".join([await _book(each) for each in loaded_studios(hass)]),
        "accounts": len(loaded_accounts(hass)),
        "failing": sum(not each.last_update_success for each in running),
        "last_sync": min(synced) if synced else None,
    }


async def _book(studio: StudioEntry) -> str:
    try:
        return await studio.runtime_data.book.described()
    except BookError as err:
        return err.key
