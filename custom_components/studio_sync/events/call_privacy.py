"""Removes what people wrote from the events about actions (``call_service``).

Home Assistant fires an event for each action that is performed, with all that it was
given, and the recorder stores it. Of our own actions only ids, kinds and times stay in it;
the same goes for what is entered in our calendars by Home Assistant's own actions, and for
the reports that we send to notify entities.

It works because listeners for one type of event are called before those for all types, of
which the recorder is one, and share one event. ``tests/test_ha_recorder.py`` looks into the
recorder's database, so that a release in which that changes does not go unnoticed.
"""

from __future__ import annotations

from collections.abc import Mapping
import re
from typing import Any, Final

from homeassistant.components.calendar.const import DOMAIN as CALENDAR
from homeassistant.components.notify.const import DOMAIN as NOTIFY
from homeassistant.const import (
    ATTR_AREA_ID,
    ATTR_CONFIG_ENTRY_ID,
    ATTR_DEVICE_ID,
    ATTR_DOMAIN,
    ATTR_ENTITY_ID,
    ATTR_FLOOR_ID,
    ATTR_LABEL_ID,
    ATTR_SERVICE_DATA,
    ENTITY_MATCH_ALL,
    EVENT_CALL_SERVICE,
)
from homeassistant.core import Context, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util.hass_dict import HassKey

from ..const import CONF_MONTHS_BACK, CONF_POPULATE_IN, CONF_POPULATE_OUT, DOMAIN

_TARGETS: Final = (ATTR_ENTITY_ID, ATTR_DEVICE_ID, ATTR_AREA_ID, ATTR_FLOOR_ID, ATTR_LABEL_ID)
_TOLD: Final = frozenset(
    {
        *_TARGETS,
        ATTR_CONFIG_ENTRY_ID,
        CONF_MONTHS_BACK,
        CONF_POPULATE_IN,
        CONF_POPULATE_OUT,
        "add_possible",
        "all_day",
        "allow_overlap",
        "answer",
        "busy",
        "cancelled",
        "changes_limit",
        "confirm",
        "changes_offset",
        "date_order",
        "end",
        "end_date",
        "end_date_time",
        "format",
        "in",
        "inactive",
        "keep_title",
        "kind",
        "limit",
        "moment",
        "offset",
        "preview",
        "removed",
        "scope",
        "start",
        "start_date",
        "start_date_time",
        "status",
        "suggestions",
        "unlinked",
        "with_notes",
        "with_photos",
    }
)
"""The fields of actions that stay in the events: kinds and times, and ids of Home Assistant's."""
_IDS: Final = frozenset(
    {"appointment_id", "client_id", "conflict_id", "group_id", "other_id", "run_id"}
)
"""The fields for ids of the book; a value that is no id, such as a name, is removed."""
_ID: Final = re.compile(r"[0-9a-f]{32}")
_PRIVATE_CALLS: Final[HassKey[set[str]]] = HassKey(f"{DOMAIN}_private_calls")


@callback
def async_keep_private(hass: HomeAssistant) -> None:
    """Remove what people wrote from the events of actions, as long as Home Assistant runs."""
    hass.data[_PRIVATE_CALLS] = private = set[str]()

    @callback
    def keep(event: Event[dict[str, Any]]) -> None:
        given: Mapping[str, Any] = event.data[ATTR_SERVICE_DATA]
        if event.context.id in private or _is_ours(hass, event.data[ATTR_DOMAIN], given):
            event.data[ATTR_SERVICE_DATA] = {
                name: value
                for name, value in given.items()
                if name in _TOLD or (name in _IDS and _are_ids(value))
            }

    hass.bus.async_listen(EVENT_CALL_SERVICE, keep)


def _are_ids(value: object) -> bool:
    several = value if isinstance(value, list) else [value]
    return all(isinstance(each, str) and _ID.fullmatch(each) for each in several)


@callback
def _is_ours(hass: HomeAssistant, domain: str, given: Mapping[str, Any]) -> bool:
    """Tell whether an action is ours, or writes to one of our calendars."""
    if domain == DOMAIN:
        return True
    if domain != CALENDAR:
        return False
    entities = er.async_get(hass)
    named = given.get(ATTR_ENTITY_ID) or ()
    for entity_id in [named] if isinstance(named, str) else named:
        if entity_id == ENTITY_MATCH_ALL:
            return True
        entry = entities.async_get(entity_id)
        if entry is not None and entry.platform == DOMAIN:
            return True
    # By device, area or label it may be any calendar: rather remove too much.
    return any(given.get(each) for each in _TARGETS if each != ATTR_ENTITY_ID)


async def async_send_privately(hass: HomeAssistant, action: str, data: dict[str, Any]) -> None:
    """Have a notify entity send a message, whose text the event about it does not contain.

    Raises HomeAssistantError as the action does.
    """
    context = Context()
    private = hass.data[_PRIVATE_CALLS]
    private.add(context.id)
    try:
        await hass.services.async_call(NOTIFY, action, data, blocking=True, context=context)
    finally:
        private.discard(context.id)
