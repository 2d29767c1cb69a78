"""Words in Home Assistant's language."""

from __future__ import annotations

from typing import Final

from homeassistant.core import HomeAssistant

from .languages import wording
from .wording import Wording

_BUSY: Final = {"de": "Belegt", "en": "Busy"}


def language_of(hass: HomeAssistant) -> Wording:
    """Return the words of Home Assistant's language."""
    return wording(hass.config.language)


def busy_word(hass: HomeAssistant) -> str:
    """Return the title of what an account is shown as busy only."""
    return _BUSY[language_of(hass).code]
