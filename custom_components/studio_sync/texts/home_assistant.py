"""Texts in Home Assistant's language, with the dates of its country."""

from __future__ import annotations

from typing import Any

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant

from .catalogue import Catalogue, catalogue, know_country


def language_of(hass: HomeAssistant) -> Catalogue:
    """Return the texts of Home Assistant's language."""
    return catalogue(language_tag(hass))


def language_tag(hass: HomeAssistant, language: str = "") -> str:
    """Return a language, else Home Assistant's, as in its country: ``de-AT`` of ``de``."""
    country, language = hass.config.country, language or hass.config.language
    return f"{language.partition('-')[0]}-{country}" if country else language


async def async_follow_country(hass: HomeAssistant) -> None:
    """Read how dates and numbers are written in Home Assistant's country, now and when it moves."""

    async def read(_event: Event[Any] | None = None) -> None:
        if hass.config.country:
            await hass.async_add_executor_job(know_country, hass.config.country)

    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, read)
    await read()
