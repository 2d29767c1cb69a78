"""When phones last signed in, with what and from where, as their sensors know it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from typing import Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import EventStateChangedData, async_track_state_change_event
from homeassistant.util.json import JsonObjectType

from ..const import DOMAIN

_SENSORS: Final = {"seen": "last_seen", "client": "client", "place": "place"}
"""By what is told of a phone: the sensors of an access."""


@callback
def seen_json(hass: HomeAssistant, phone: ConfigSubentry) -> JsonObjectType:
    """Return what is known of a phone; None: not yet, or the sensor is switched off."""
    registry = er.async_get(hass)
    return {
        name: _state(hass, _entity_id(registry, phone, sensor)) for name, sensor in _SENSORS.items()
    }


@callback
def follow_seen(
    hass: HomeAssistant, phones: Iterable[ConfigSubentry], due: Callable[[], None]
) -> CALLBACK_TYPE:
    """Have ``due`` called when one was seen again, which its sensors tell once a minute at most."""
    registry = er.async_get(hass)
    sensors = product(phones, _SENSORS.values())
    found = [_entity_id(registry, each, sensor) for each, sensor in sensors]

    @callback
    def changed(_event: Event[EventStateChangedData]) -> None:
        due()

    return async_track_state_change_event(hass, [each for each in found if each], changed)


def _entity_id(registry: er.EntityRegistry, phone: ConfigSubentry, sensor: str) -> str | None:
    return registry.async_get_entity_id(Platform.SENSOR, DOMAIN, f"{phone.subentry_id}_{sensor}")


def _state(hass: HomeAssistant, entity_id: str | None) -> str | None:
    found = None if entity_id is None else hass.states.get(entity_id)
    if found is None or found.state in (STATE_UNKNOWN, STATE_UNAVAILABLE):
        return None
    return found.state
