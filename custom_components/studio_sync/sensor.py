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
from homeassistant.util import dt as dt_util

from .account_sync.contacts import ContactsCoordinator
from .account_sync.coordinator import AccountCoordinator
from .const import SUBENTRY_RESOURCE
from .diary_sensor import AppointmentsToday, ToDo
from .entity import AccountEntity, Owner, OwnerEntity, owners_in_turn
from .entries.lookup import names_of
from .entries.shown_texts import ShownTexts
from .lifecycle.lookup import is_studio
from .lifecycle.runtime import AccountEntry, StudioEntry
from .phone_sensor import RefusedSignIns, follow_phones
from .studio.coordinator import Upcoming, instant
from .studio.scheduler import Scheduler

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StudioEntry | AccountEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of a studio or of an account."""
    if is_studio(entry):
        await _add_studio(entry, async_add_entities)
        follow_phones(hass, entry, async_add_entities)
        return
    runtime = entry.runtime_data
    scheduler = runtime.studio.runtime_data.scheduler
    for calendar in runtime.calendars:
        AccountEntity.add([LastSync(calendar), Synced(calendar)], async_add_entities)
    for contacts in runtime.contacts:
        AccountEntity.add(
            [LastContactsSync(contacts), SyncedContacts(contacts)], async_add_entities
        )
        others = [ClientsInGroup(contacts), NextContactsSync(contacts, scheduler)]
        AccountEntity.add(others, async_add_entities)


async def _add_studio(
    entry: StudioEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    async for owner in owners_in_turn(entry):
        entities: list[SensorEntity] = [NextAppointment(entry, owner)]
        if owner.kind != SUBENTRY_RESOURCE:
            entities += [AppointmentsToday(entry, owner)]
        if owner.subentry_id is None:
            entities += [ToDo(entry, owner)]
            entities += [OpenConflicts(entry, owner), Appointments(entry, owner)]
            entities += [NextRun(entry, owner), LastRun(entry, owner)]
            entities += [RefusedSignIns(entry, owner)]
        async_add_entities(entities, config_subentry_id=owner.subentry_id)


class NextAppointment(OwnerEntity, SensorEntity):
    """When the next appointment starts."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_translation_key = "next_appointment"
    _unrecorded_attributes = frozenset({"title", "place", "client"})

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
        """Return what it is, where, and with whom."""
        if self.upcoming is None:
            return {}
        texts = ShownTexts.of(self.hass, self.entry)
        return _next_attributes(self.entry, self.upcoming, texts)


def _next_attributes(
    entry: StudioEntry, upcoming: Upcoming, texts: ShownTexts
) -> dict[str, str | None]:
    """Return what everybody may read of what follows."""
    if upcoming.following is None:
        return {}
    record, names = upcoming.following.appointment, names_of(entry)
    staff = [names[each] for each in record.staff if each in names]
    rooms = [names[each] for each in record.resource_ids if each in names]
    content = texts.of_content(record.content, record.session_type)
    return {
        "title": content.title,
        "place": content.place,
        "client": (upcoming.client or None) if texts.names else None,
        "staff": ", ".join(staff) or None,
        "room": ", ".join(rooms) or None,
        "session_type": record.session_type if texts.types else None,
    }


class _Count(OwnerEntity, SensorEntity):
    """A number that a studio's view has."""

    _attr_state_class = SensorStateClass.MEASUREMENT

    @property
    @override
    def shown(self) -> object:
        """Return the number."""
        return self.native_value


class OpenConflicts(_Count):
    """How many questions wait for a person."""

    _attr_translation_key = "open_conflicts"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count those of a studio."""
        super().__init__(entry, owner, "open_conflicts")

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.open_conflicts


class Appointments(_Count):
    """How many appointments the book holds; a series counts as one."""

    _attr_translation_key = "appointments"
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


class _ScheduleSensor(OwnerEntity, SensorEntity):
    """A moment of a studio's scheduler; it stays available when Google can't be reached."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    # Home Assistant's *Activity* has a line for each new time; the page has it, too.
    _attr_entity_registry_enabled_default = False

    @property
    @override
    def available(self) -> bool:
        """It does not depend on the book."""
        return True

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the scheduler."""
        await super().async_added_to_hass()
        scheduler = self.entry.runtime_data.scheduler
        self.async_on_remove(scheduler.async_listen(self.async_write_ha_state))


class NextRun(_ScheduleSensor):
    """When the studio syncs next."""

    _attr_translation_key = "next_run"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Follow the scheduler of a studio."""
        super().__init__(entry, owner, "next_run")

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the time; nothing while the sync is switched off."""
        return self.entry.runtime_data.scheduler.next_run


class LastRun(_ScheduleSensor):
    """When the studio was last synced, well or not."""

    _attr_translation_key = "last_run"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Follow the scheduler of a studio."""
        super().__init__(entry, owner, "last_run")

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the end of the last run."""
        return self.entry.runtime_data.scheduler.last_run

    @property
    @override
    def extra_state_attributes(self) -> dict[str, int]:
        """Return how many accounts do not work just now."""
        return {"failing_accounts": self.entry.runtime_data.scheduler.failing}


class _LastSync(AccountEntity, SensorEntity):
    """When a sync of an account last succeeded."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    # Home Assistant's *Activity* has a line for each new time; the page has it, too.
    _attr_entity_registry_enabled_default = False

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the end of the last run that succeeded."""
        return self.coordinator.data.last_success

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the figures of the last run that did something (S23)."""
        run = self.coordinator.data.last_run
        if run is None:
            return {}
        return {
            "run_id": run.id,
            "run_started_at": dt_util.as_local(run.started_at).isoformat(),
            "outcome": run.outcome,
            **dict(sorted(run.counts.items())),
        }


class LastSync(_LastSync):
    """When the calendar of an account was last synced."""

    _attr_translation_key = "last_sync"

    def __init__(self, calendar: AccountCoordinator) -> None:
        """Watch the calendar of an account."""
        super().__init__(calendar, "last_sync")


class LastContactsSync(_LastSync):
    """When the contacts of an account were last synced."""

    _attr_translation_key = "last_contacts_sync"

    def __init__(self, contacts: ContactsCoordinator) -> None:
        """Watch the contacts of an account."""
        super().__init__(contacts, "last_contacts_sync")


class _WithoutGoogle(AccountEntity, SensorEntity):
    """What is known of contacts also while Google can't be reached."""

    @property
    @override
    def available(self) -> bool:
        """It does not depend on Google."""
        return True


class NextContactsSync(_WithoutGoogle):
    """When the contacts of an account are synced next (Z1)."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_entity_category = EntityCategory.DIAGNOSTIC
    # Home Assistant's *Activity* has a line for each new time; the page has it, too.
    _attr_entity_registry_enabled_default = False
    _attr_translation_key = "next_contacts_sync"

    def __init__(self, contacts: ContactsCoordinator, scheduler: Scheduler) -> None:
        """Follow the studio's schedule."""
        super().__init__(contacts, "next_contacts_sync")
        self._scheduler = scheduler

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the scheduler, too."""
        await super().async_added_to_hass()
        self.async_on_remove(self._scheduler.async_listen(self.async_write_ha_state))

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the time; nothing while the sync is switched off."""
        return self._scheduler.next_of(self.coordinator)


class ClientsInGroup(_WithoutGoogle):
    """How many clients there are in the group of an account's contacts."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_state_class = SensorStateClass.MEASUREMENT
    _attr_translation_key = "clients_in_group"

    def __init__(self, contacts: ContactsCoordinator) -> None:
        """Count the clients of the group."""
        super().__init__(contacts, "clients_in_group")

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.in_scope


class _Synced(AccountEntity, SensorEntity):
    """How many records are in sync."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_state_class = SensorStateClass.MEASUREMENT

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self.coordinator.data.synced


class Synced(_Synced):
    """How many appointments are in sync; a series counts as one."""

    _attr_entity_registry_enabled_default = False
    _attr_translation_key = "synced"

    def __init__(self, calendar: AccountCoordinator) -> None:
        """Watch the calendar of an account."""
        super().__init__(calendar, "synced")


class SyncedContacts(_Synced):
    """How many clients and contacts are in step."""

    _attr_translation_key = "contacts_synced"

    def __init__(self, contacts: ContactsCoordinator) -> None:
        """Watch the contacts of an account."""
        super().__init__(contacts, "contacts_synced")
