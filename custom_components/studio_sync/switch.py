"""The studio's master switch for the sync (S15)."""

from __future__ import annotations

from typing import Any, override

from homeassistant.components.switch import SwitchEntity
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_SYNC_ENABLED
from .entity import CalledEntity, OwnerEntity, owners_of
from .entries.lookup import sync_enabled
from .entries.roles import Need
from .lifecycle.runtime import StudioEntry
from .services.permissions import require

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: StudioEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the studio's switch."""
    async_add_entities([SyncEnabled(entry)])


class SyncEnabled(CalledEntity, OwnerEntity, SwitchEntity):
    """While it is off, no account of the studio syncs. It is kept in the entry's options."""

    _attr_entity_category = EntityCategory.CONFIG
    _attr_translation_key = "sync_enabled"

    def __init__(self, entry: StudioEntry) -> None:
        """Switch the accounts of this studio."""
        super().__init__(entry, next(owners_of(entry)), "sync_enabled")

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the accounts sync."""
        return sync_enabled(self.entry)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Sync again: the scheduler follows the options."""
        await self._keep(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Stop syncing; a run that is under way is completed."""
        await self._keep(on=False)

    async def _keep(self, *, on: bool) -> None:
        await require(self.hass, self.entry, self.call, Need.OWNER)
        options = {**self.entry.options, CONF_SYNC_ENABLED: on}
        self.hass.config_entries.async_update_entry(self.entry, options=options)
        self.async_write_ha_state()
