"""The targets of triggers and conditions: studios, accounts, staff, rooms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from ..const import DOMAIN

CONF_ENTRY: Final = ATTR_CONFIG_ENTRY_ID
"""A studio or an account; all of them if it is not given."""
CONF_WHOSE: Final = ATTR_DEVICE_ID
"""A staff member, a room or a studio, by their devices."""


@callback
def ids_of_device(hass: HomeAssistant, device_id: str) -> frozenset[str]:
    """Return our ids for a device; none if there is no such device."""
    device = dr.async_get(hass).async_get(device_id)
    if device is None:
        return frozenset()
    return frozenset(key for domain, key in device.identifiers if domain == DOMAIN)


@callback
def is_about(hass: HomeAssistant, devices: Iterable[str], ids: frozenset[str]) -> bool:
    """Tell whether one of these devices has one of these ids; no device means any."""
    wanted = list(devices)
    return not wanted or any(ids_of_device(hass, each) & ids for each in wanted)
