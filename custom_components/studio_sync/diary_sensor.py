"""Sensors of a studio's day: how many appointments there are, and what waits for a person."""

from __future__ import annotations

from typing import override

from homeassistant.components.sensor import SensorEntity, SensorStateClass
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .const import DOMAIN
from .entity import Owner, OwnerEntity
from .lifecycle.lookup import syncs_of
from .lifecycle.needs import needs_of
from .lifecycle.runtime import StudioEntry


class AppointmentsToday(OwnerEntity, SensorEntity):
    """How many appointments there are today, on the studio's clock; cancelled ones don't count."""

    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_translation_key = "appointments_today"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count those of a studio or of somebody."""
        super().__init__(entry, owner, "appointments_today")

    @property
    @override
    def shown(self) -> object:
        """Return the number."""
        return self.native_value

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return 0 if self.upcoming is None else len(self.upcoming.today)


class ToDo(OwnerEntity, SensorEntity):
    """How much waits for a person: what the page counts for those who may decide all of it."""

    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_translation_key = "todo"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count what waits in a studio."""
        super().__init__(entry, owner, "todo")
        self._leave: list[CALLBACK_TYPE] = []

    @property
    @override
    def shown(self) -> object:
        """Return what of it is in the book; the rest is followed apart."""
        return self.coordinator.data.waiting.count

    @property
    @override
    def native_value(self) -> int:
        """Return the number: with what of the accounts needs somebody."""
        needs = needs_of(self.coordinator.hass, self.entry)
        return self.coordinator.data.waiting.count + sum(1 for _ in needs)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the accounts, whose plans may be held."""
        await super().async_added_to_hass()
        self._follow_syncs()
        self.async_on_remove(self._leave_syncs)
        self.async_on_remove(
            async_dispatcher_connect(self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed)
        )

    @callback
    def _entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN and entry.entry_id != self.entry.entry_id:
            self._follow_syncs()
            self.async_write_ha_state()

    @callback
    def _follow_syncs(self) -> None:
        self._leave_syncs()
        syncs = syncs_of(self.hass, self.entry)
        self._leave += [each.async_add_listener(self.async_write_ha_state) for each in syncs]

    @callback
    def _leave_syncs(self) -> None:
        for each in self._leave:
            each()
        self._leave.clear()
