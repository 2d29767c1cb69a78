"""What happened to an account, for automations (B6)."""

from __future__ import annotations

from typing import override

from homeassistant.components.event import EventEntity
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .aftermath import KINDS, Happening
from .coordinator import AccountCoordinator
from .entity import AccountEntity
from .runtime import AccountEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: AccountEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the account's event entity."""
    async_add_entities([Activity(entry.runtime_data.coordinator)])


class Activity(AccountEntity, EventEntity):
    """Fires once for each kind of thing that a run did."""

    _attr_translation_key = "activity"

    def __init__(self, coordinator: AccountCoordinator) -> None:
        """Watch this account."""
        super().__init__(coordinator, "activity")
        self._attr_event_types = list(KINDS)

    @property
    @override
    def available(self) -> bool:
        """It tells of failures too."""
        return True

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to what happens."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_listen(self._happened))

    @callback
    def _happened(self, happening: Happening) -> None:
        self._trigger_event(happening.kind, dict(happening.details))
        self.async_write_ha_state()
