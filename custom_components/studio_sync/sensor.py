"""Health of the sync, and what comes next."""

from __future__ import annotations

from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import AccountCoordinator
from .entity import AccountEntity, Owner, OwnerEntity, owners_of
from .runtime import AccountEntry, StudioEntry, is_studio
from .view import instant

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: StudioEntry | AccountEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of a studio or of an account."""
    if is_studio(entry):
        _add_studio(entry, async_add_entities)
    else:
        coordinator = entry.runtime_data.coordinator
        async_add_entities([LastSync(coordinator), Synced(coordinator)])


def _add_studio(entry: StudioEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    for owner in owners_of(entry):
        entities: list[SensorEntity] = [NextAppointment(entry, owner)]
        if owner.subentry_id is None:
            entities += [OpenConflicts(entry, owner), Appointments(entry, owner)]
        async_add_entities(entities, config_subentry_id=owner.subentry_id)


class NextAppointment(OwnerEntity, SensorEntity):
    """When the next appointment starts."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_translation_key = "next_appointment"
    _unrecorded_attributes = frozenset({"title", "place"})

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Watch this owner's calendar."""
        super().__init__(entry, owner, "next_appointment")

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the start, all-day ones at midnight in the studio's zone."""
        if (upcoming := self.upcoming) is None or upcoming.following is None:
            return None
        return instant(upcoming.following.start, self.entry.runtime_data.clock)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return what it is, and where."""
        if (upcoming := self.upcoming) is None or upcoming.following is None:
            return {}
        content = upcoming.following.appointment.content
        return {"title": content.title, "place": content.place}


class OpenConflicts(OwnerEntity, SensorEntity):
    """How many questions wait for a person."""

    _attr_translation_key = "open_conflicts"
    _attr_state_class = SensorStateClass.MEASUREMENT

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count those of a studio."""
        super().__init__(entry, owner, "open_conflicts")

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.open_conflicts


class Appointments(OwnerEntity, SensorEntity):
    """How many appointments the book holds; a series counts as one."""

    _attr_translation_key = "appointments"
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count those of a studio."""
        super().__init__(entry, owner, "appointments")

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.appointments


class LastSync(AccountEntity, SensorEntity):
    """When the account was last brought in step."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_translation_key = "last_sync"

    def __init__(self, coordinator: AccountCoordinator) -> None:
        """Watch this account."""
        super().__init__(coordinator, "last_sync")

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the end of the last run that succeeded."""
        return self.coordinator.data.last_success


class Synced(AccountEntity, SensorEntity):
    """How many appointments are in step; a series counts as one."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_entity_registry_enabled_default = False
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_translation_key = "synced"

    def __init__(self, coordinator: AccountCoordinator) -> None:
        """Watch this account."""
        super().__init__(coordinator, "synced")

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.synced
