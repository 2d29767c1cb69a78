"""A studio's settings as scheduling needs them."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_TIME_ZONE
from homeassistant.core import HomeAssistant

from ..const import CONF_SESSION_TYPES, CONF_TITLE_TEMPLATE, SUBENTRY_STAFF
from ..scheduling.errors import BadSessionType, BadTemplate
from ..scheduling.opening_hours import DAILY, Hours, Week
from ..scheduling.session_types import SessionType, parse_types
from ..scheduling.settings import DEFAULT_TEMPLATE, Studio
from ..scheduling.titles import check_template
from .schedule_options import DAYS

CONF_HOURS: Final = "opening_hours"
"""The option with the studio's opening hours: texts by weekday, empty for a closed day."""
CONF_OWN_HOURS: Final = "own_hours"
"""The option with those of staff members who have their own, by id."""


def studio_settings_of(hass: HomeAssistant, studio: ConfigEntry) -> Studio:
    """Return the current settings of a studio."""
    return Studio(
        zone=studio.data[CONF_TIME_ZONE],
        name=studio.title,
        country=hass.config.country or "",
        types=session_types(studio.options),
        title_template=title_template(studio.options),
        hours=hours_of(studio.options),
        own_hours=own_hours(studio),
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


def hours_of(options: Mapping[str, Any]) -> Week:
    """Return a studio's opening hours."""
    return _week(options.get(CONF_HOURS)) or DAILY


def own_hours(studio: ConfigEntry) -> dict[str, Week]:
    """Return the hours of the staff members who have their own, by id."""
    kept: Mapping[str, Any] = studio.options.get(CONF_OWN_HOURS, {})
    staff = studio.get_subentries_of_type(SUBENTRY_STAFF)
    found = {each.subentry_id: _week(kept.get(each.subentry_id)) for each in staff}
    return {key: week for key, week in found.items() if week is not None}


def week_texts(week: Week) -> dict[str, str]:
    """Return hours by weekday as options keep and forms show them: empty means closed."""
    return {day: "" if hours is None else str(hours) for day, hours in zip(DAYS, week, strict=True)}


def _week(kept: Mapping[str, str] | None) -> Week | None:
    """Read hours; only our own flow writes them, which has checked them."""
    if kept is None:
        return None
    texts = [kept.get(day, "") for day in DAYS]
    try:
        return tuple(Hours.parse(each) if each else None for each in texts)
    except ValueError:
        return None
