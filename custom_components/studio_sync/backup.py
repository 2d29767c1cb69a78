"""Home Assistant's backups contain each studio's book, consistent."""

from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.event import async_call_later

from .book.book import Book
from .lifecycle.backup_state import GIVE_UP
from .lifecycle.lookup import loaded_studios

_LOGGER = logging.getLogger(__name__)
LONGEST: Final = timedelta(hours=2)
"""After this time a backup whose end was never announced counts as aborted."""


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Keep the books' files unchanged until the backup is made; everything keeps working.

    Raises a BookError, upon which Home Assistant makes no backup.
    """
    _cancel_give_up(hass)

    async def give_up(_now: datetime) -> None:
        _LOGGER.warning("A backup has not ended; the appointment book's file is in use again")
        await async_post_backup(hass)

    hass.data[GIVE_UP] = async_call_later(hass, LONGEST, give_up)
    for book in _open_books(hass):
        await book.pause_file(being_copied=True)


async def async_post_backup(hass: HomeAssistant) -> None:
    """Go on as before. Raises a BookError."""
    _cancel_give_up(hass)
    for book in _open_books(hass):
        await book.pause_file(being_copied=False)


def _cancel_give_up(hass: HomeAssistant) -> None:
    if (cancel := hass.data.pop(GIVE_UP, None)) is not None:
        cancel()


def _open_books(hass: HomeAssistant) -> list[Book]:
    return [each.runtime_data.book for each in loaded_studios(hass)]
