"""Home Assistant's own action *Update entity*: it syncs the calendar of an entity's account.

Entities are not told who calls it. So the call is listened to, and the account is synced for
those who may sync it; for others nothing happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from homeassistant.const import (
    ATTR_DOMAIN,
    ATTR_ENTITY_ID,
    ATTR_SERVICE,
    ATTR_SERVICE_DATA,
    EVENT_CALL_SERVICE,
)
from homeassistant.core import DOMAIN as HOME_ASSISTANT_DOMAIN, Event, HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv, entity_registry as er

from ..account_sync.coordinator import AccountCoordinator
from ..entries.roles import Need
from ..lifecycle.lookup import coordinators, loaded_studios
from .permissions import caller_of
from .sync_answers import sees

_UPDATE: Final = (HOME_ASSISTANT_DOMAIN, "update_entity")


@callback
def async_follow_updates(hass: HomeAssistant) -> None:
    """Follow the action as long as Home Assistant runs."""

    @callback
    def is_meant(data: Mapping[str, Any]) -> bool:
        return (data[ATTR_DOMAIN], data[ATTR_SERVICE]) == _UPDATE

    async def follow(event: Event[Any]) -> None:
        try:
            caller = await caller_of(hass, event.context, Need.SYNC)
        except Unauthorized:
            # The action itself goes on: it may be about others' entities, too.
            return
        for calendar in _calendars(hass, event.data[ATTR_SERVICE_DATA]):
            if calendar.enabled and sees(caller, calendar):
                await calendar.async_refresh()

    hass.bus.async_listen(EVENT_CALL_SERVICE, follow, event_filter=is_meant)


def _calendars(hass: HomeAssistant, data: Mapping[str, Any]) -> Iterator[AccountCoordinator]:
    """Yield the calendars that these entities are of, each once."""
    registry = er.async_get(hass)
    named = map(registry.async_get, cv.entity_ids(data[ATTR_ENTITY_ID]))
    entries = {
        (each.config_entry_id, each.config_subentry_id) for each in named if each is not None
    }
    for studio in loaded_studios(hass):
        for calendar in coordinators(hass, studio):
            if (calendar.config_entry.entry_id, calendar.connected.subentry_id) in entries:
                yield calendar
