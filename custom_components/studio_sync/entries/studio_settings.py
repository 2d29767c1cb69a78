"""A studio's settings as scheduling needs them."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_TIME_ZONE
from homeassistant.core import HomeAssistant

from ..const import CONF_SESSION_TYPES, CONF_TITLE_TEMPLATE
from ..scheduling.errors import BadSessionType, BadTemplate
from ..scheduling.session_types import SessionType, parse_types
from ..scheduling.settings import DEFAULT_TEMPLATE, Studio
from ..scheduling.titles import check_template


def studio_settings_of(hass: HomeAssistant, studio: ConfigEntry) -> Studio:
    """Return the current settings of a studio."""
    return Studio(
        zone=studio.data[CONF_TIME_ZONE],
        name=studio.title,
        country=hass.config.country or "",
        types=session_types(studio.options),
        title_template=title_template(studio.options),
    )


def session_types(options: Mapping[str, Any]) -> tuple[SessionType, ...]:
    """Return the session types in a studio's options; none if they can't be read.

    Only our own flow writes them, which has checked them.
    """
    try:
        return parse_types(options.get(CONF_SESSION_TYPES, ()))
    except BadSessionType:
        return ()


def title_template(options: Mapping[str, Any]) -> str:
    """Return the template for the titles of sessions."""
    try:
        return check_template(options.get(CONF_TITLE_TEMPLATE, DEFAULT_TEMPLATE))
    except BadTemplate:
        return DEFAULT_TEMPLATE
