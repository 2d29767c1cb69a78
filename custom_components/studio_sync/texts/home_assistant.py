"""Texts in Home Assistant's language."""

from __future__ import annotations

from homeassistant.core import HomeAssistant

from .catalogue import Catalogue, catalogue


def language_of(hass: HomeAssistant) -> Catalogue:
    """Return the texts of Home Assistant's language."""
    return catalogue(hass.config.language)
