"""Whether Home Assistant is making a backup."""

from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

GIVE_UP: HassKey[CALLBACK_TYPE] = HassKey(f"{DOMAIN}_backup")


def backup_is_made(hass: HomeAssistant) -> bool:
    """Tell whether a backup is copying the books' files, so that none may be written."""
    return GIVE_UP in hass.data
