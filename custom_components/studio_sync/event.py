"""Event entities of accounts and studios, for automations (B6)."""

from __future__ import annotations

from typing import Final, override

from homeassistant.components.event import EventEntity, EventExtraStoredData
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account_sync.coordinator import AccountCoordinator
from .entity import AccountEntity, OwnerEntity, owners_of
from .events.bus import (
    NAMES,
    StudioEvent,
    StudioEventType,
    listen,
    nameless,
    names_recorded,
    recorded,
)
from .events.sync_events import KINDS, SyncEvent
from .lifecycle.lookup import is_studio
from .lifecycle.runtime import AccountEntry, StudioEntry

PARALLEL_UPDATES = 0

STUDIO_KINDS: Final = (
    StudioEventType.CONFLICT_FOUND,
    StudioEventType.CONFLICT_RESOLVED,
    StudioEventType.APPOINTMENT_ADDED,
    StudioEventType.APPOINTMENT_CHANGED,
    StudioEventType.APPOINTMENT_CANCELLED,
    StudioEventType.CLIENT_MATCHED,
    StudioEventType.MANY_CHANGES,
    StudioEventType.CLIENT_ADDED,
    StudioEventType.CLIENT_CHANGED,
    StudioEventType.CLIENT_REMOVED,
    StudioEventType.CLIENT_RESTORED,
    StudioEventType.CLIENT_MERGED,
    StudioEventType.CLIENT_ERASED,
    StudioEventType.MANY_CLIENT_CHANGES,
    StudioEventType.PHONE_SIGNED_OUT,
    StudioEventType.SIGN_INS_REFUSED,
)
"""The types that the studio's entity reports; those of accounts are reported by theirs."""


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: AccountEntry | StudioEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entity of an account or a studio."""
    if is_studio(entry):
        async_add_entities([StudioEvents(entry)])
    else:
        AccountEntity.add(map(SyncEvents, entry.runtime_data.calendars), async_add_entities)


class SyncEvents(AccountEntity, EventEntity):
    """Fires once for each kind of thing that a run did.

    Disabled at first, as the studio's: *Activity* has a sentence of its own for each event.
    """

    _attr_entity_registry_enabled_default = False
    _attr_translation_key = "sync_events"

    def __init__(self, coordinator: AccountCoordinator) -> None:
        """Watch this account."""
        super().__init__(coordinator, "activity")
        self._attr_event_types = list(KINDS)

    @property
    @override
    def available(self) -> bool:
        """Available, since it reports failures too."""
        return True

    @override
    async def async_added_to_hass(self) -> None:
        """Subscribe to events."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_listen(self._happened))

    @callback
    def _happened(self, sync_event: SyncEvent) -> None:
        self._trigger_event(sync_event.kind, dict(sync_event.details))
        self.async_write_ha_state()


class StudioEvents(OwnerEntity, EventEntity):
    """Fires for each studio event."""

    _attr_entity_registry_enabled_default = False
    _attr_translation_key = "studio_events"
    # Only if the studio's options say that events carry names; its history need not hold them.
    _unrecorded_attributes = NAMES | {"new", "old"}

    def __init__(self, entry: StudioEntry) -> None:
        """Watch this studio."""
        super().__init__(entry, next(owners_of(entry)), "diary")
        self._attr_event_types = [kind.value for kind in STUDIO_KINDS]

    @override
    async def async_added_to_hass(self) -> None:
        """Subscribe to events."""
        await super().async_added_to_hass()
        self.async_on_remove(listen(self.hass, self._happened))

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the event before a restart, without names if they are no longer shown."""
        last = await super().async_get_last_event_data()
        if last is None or names_recorded(self.hass, self.entry.entry_id):
            return last
        attributes = nameless(last.last_event_attributes or {})
        return EventExtraStoredData(last.last_event_type, attributes)

    @callback
    def _happened(self, studio_event: StudioEvent) -> None:
        if studio_event.studio != self.entry.entry_id or studio_event.kind not in STUDIO_KINDS:
            return
        by = {"by": studio_event.by} if studio_event.by else {}
        self._trigger_event(studio_event.kind.value, {**recorded(self.hass, studio_event), **by})
        self.async_write_ha_state()
