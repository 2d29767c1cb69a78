"""The studios that a user may work in, as the page gets them: people, rooms, types, rights."""

from __future__ import annotations

from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import (
    async_response,
    websocket_command,
)
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.const import CONF_TIME_ZONE
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..const import DOMAIN, SUBENTRY_STAFF
from ..entries.colours import COLOURS
from ..entries.lookup import people_of, studios
from ..entries.roles import rights_json, rights_of, role_of, staff_ids
from ..entries.studio_settings import studio_settings_of
from ..scheduling.opening_hours import Week
from .commands import Message
from .sidebar import build_name


@callback
def async_register_studios(hass: HomeAssistant) -> None:
    """Register ``studio_sync/studios/subscribe``."""
    async_register_command(hass, _subscribe)


@websocket_command({vol.Required("type"): f"{DOMAIN}/studios/subscribe"})
@async_response
async def _subscribe(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Tell the studios at once, and whenever one of them is another."""
    told: list[Any] = []

    @callback
    def tell() -> None:
        found = _studios(hass, connection.user)
        if told != [found]:
            told[:] = [found]
            connection.send_message(event_message(msg["id"], found))

    @callback
    def changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            tell()

    connection.subscriptions[msg["id"]] = async_dispatcher_connect(
        hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed
    )
    connection.send_result(msg["id"])
    tell()


def _studios(hass: HomeAssistant, user: User) -> JsonObjectType:
    found = [_studio_json(hass, each, user) for each in studios(hass) if each.disabled_by is None]
    return {"build": build_name(), "studios": [each for each in found if each is not None]}


def _studio_json(hass: HomeAssistant, studio: ConfigEntry, user: User) -> JsonObjectType | None:
    role, rights = role_of(studio, user), rights_of(studio, user)
    if role is None or rights is None:
        return None
    settings = studio_settings_of(hass, studio)
    return {
        "entry_id": studio.entry_id,
        "name": studio.title,
        "time_zone": studio.data[CONF_TIME_ZONE],
        "running": studio.state is ConfigEntryState.LOADED,
        "role": role.value,
        "rights": rights_json(rights),
        "me": list[JsonValueType](staff_ids(studio, user.id)),
        "people": [
            {
                "id": each.subentry_id,
                "name": each.title,
                "kind": "staff" if each.subentry_type == SUBENTRY_STAFF else "room",
                "color": COLOURS[at % len(COLOURS)],
            }
            for at, each in enumerate(people_of(studio))
        ],
        "types": [
            {
                "name": each.name,
                "minutes": each.minutes,
                "before": each.buffer_before,
                "after": each.buffer_after,
                "color": each.colour or COLOURS[at % len(COLOURS)],
            }
            for at, each in enumerate(settings.types)
        ],
        "hours": _hours_json(settings.hours),
        "own_hours": {each: _hours_json(week) for each, week in settings.own_hours.items()},
    }


def _hours_json(week: Week) -> list[JsonValueType]:
    return [None if each is None else [*each.texts] for each in week]
