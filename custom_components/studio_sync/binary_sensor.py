"""Whether an account needs somebody's attention."""

from __future__ import annotations

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account_sync.contacts import ContactsCoordinator
from .account_sync.coordinator import AccountCoordinator
from .entity import AccountEntity
from .lifecycle.runtime import AccountEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: AccountEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the account's problem sensor."""
    runtime = entry.runtime_data
    if runtime.calendar is not None:
        async_add_entities([Problem(runtime.calendar)])
    if runtime.contacts is not None:
        async_add_entities([ContactsProblem(runtime.contacts)])


class _Problem(AccountEntity, BinarySensorEntity):
    """On while a sync fails, is held by the brake, or had to skip something."""

    _attr_device_class = BinarySensorDeviceClass.PROBLEM
    _attr_entity_category = EntityCategory.DIAGNOSTIC

    @property
    @override
    def available(self) -> bool:
        """Available above all when the sync fails."""
        return True

    @property
    @override
    def is_on(self) -> bool:
        """Return whether something is wrong."""
        status = self.coordinator.data
        failing = not self.coordinator.last_update_success
        return failing or bool(status.held) or status.problems > 0

    @property
    @override
    def extra_state_attributes(self) -> dict[str, str | int | None]:
        """Return what is wrong, as stable keys."""
        status = self.coordinator.data
        error = self.coordinator.last_exception
        failing = not self.coordinator.last_update_success
        return {
            "error": getattr(error, "translation_key", None) if failing else None,
            "held": status.held or None,
            "skipped": status.problems,
        }


class Problem(_Problem):
    """Whether the calendar needs somebody's attention."""

    _attr_translation_key = "problem"

    def __init__(self, calendar: AccountCoordinator) -> None:
        """Watch the calendar of an account."""
        super().__init__(calendar, "problem")


class ContactsProblem(_Problem):
    """Whether the contacts need somebody's attention."""

    _attr_translation_key = "contacts_problem"

    def __init__(self, contacts: ContactsCoordinator) -> None:
        """Watch the contacts of an account."""
        super().__init__(contacts, "contacts_problem")
