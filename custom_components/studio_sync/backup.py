"""Home Assistant's backups: each studio's book is whole in them."""

from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.helpers.event import async_call_later
from homeassistant.util.hass_dict import HassKey

from .book.book import Book
from .const import DOMAIN
from .runtime import studios

_LOGGER = logging.getLogger(__name__)
LONGEST: Final = timedelta(hours=2)
"""After so long a backup that was never said to be over counts as given up."""
_GIVE_UP: HassKey[CALLBACK_TYPE] = HassKey(f"{DOMAIN}_backup")


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Have the books' files rest until the backup is made; all goes on working.

    Raises a BookError, upon which Home Assistant makes no backup.
    """
    _cancel_give_up(hass)

    async def give_up(_now: datetime) -> None:
        _LOGGER.warning("A backup has not ended; the appointment book's file is in use again")
        await async_post_backup(hass)

    hass.data[_GIVE_UP] = async_call_later(hass, LONGEST, give_up)
    for book in _open_books(hass):
        await book.rest_file(rests=True)


async def async_post_backup(hass: HomeAssistant) -> None:
    """Go on as before. Raises a BookError."""
    _cancel_give_up(hass)
    for book in _open_books(hass):
        await book.rest_file(rests=False)


def backup_is_made(hass: HomeAssistant) -> bool:
    """Tell whether the books' files are being copied now, so that one opened now has to rest."""
    return _GIVE_UP in hass.data


def _cancel_give_up(hass: HomeAssistant) -> None:
    if (cancel := hass.data.pop(_GIVE_UP, None)) is not None:
        cancel()


def _open_books(hass: HomeAssistant) -> list[Book]:
    loaded = ConfigEntryState.LOADED
    return [each.runtime_data.book for each in studios(hass) if each.state is loaded]
