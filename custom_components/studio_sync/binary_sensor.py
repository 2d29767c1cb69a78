"""Whether an account needs somebody's attention, and who is in a session."""

from __future__ import annotations

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account_sync.contacts import ContactsCoordinator
from .account_sync.coordinator import AccountCoordinator
from .entity import AccountEntity, Owner, OwnerEntity, owners_in_turn
from .lifecycle.lookup import is_studio
from .lifecycle.runtime import AccountEntry, StudioEntry

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: AccountEntry | StudioEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the account's problem sensors, or those of a studio's people and rooms."""
    if is_studio(entry):
        async for owner in owners_in_turn(entry):
            if owner.subentry_id is not None:
                entities = [InSession(entry, owner)]
                async_add_entities(entities, config_subentry_id=owner.subentry_id)
        return
    runtime = entry.runtime_data
    AccountEntity.add(map(Problem, runtime.calendars), async_add_entities)
    AccountEntity.add(map(ContactsProblem, runtime.contacts), async_add_entities)


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


class InSession(OwnerEntity, BinarySensorEntity):
    """On while a session of a staff member or in a room is under way."""

    _attr_device_class = BinarySensorDeviceClass.OCCUPANCY
    _attr_translation_key = "in_session"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Watch this owner's calendar."""
        super().__init__(entry, owner, "in_session")

    @property
    @override
    def is_on(self) -> bool:
        """Return whether a session is under way."""
        return self.upcoming is not None and self.upcoming.session is not None
