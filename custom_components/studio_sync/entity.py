"""What all entities of Studio Sync have in common."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, override

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Context, callback
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import BaseCoordinatorEntity, CoordinatorEntity

from .const import DOMAIN, SUBENTRY_ACCESS, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from .entries.accesses import CONF_CALENDARS
from .entries.lookup import names_of
from .lifecycle.runtime import AccountSync, StudioEntry
from .studio.coordinator import STUDIO, StudioView, Upcoming

OWNERS_AT_ONCE: Final = 20
"""Entities of this many owners are added at once, which takes a few milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose calendar it is: the studio's, a staff member's or a resource's."""

    id: str
    """The subentry's id, or STUDIO."""
    kind: str
    """``studio``, ``staff`` or ``resource``."""
    key: str
    """Begins the unique ids of its entities."""
    device: DeviceInfo

    @property
    def subentry_id(self) -> str | None:
        """The subentry it belongs to, None for the studio."""
        return self.id or None


def owners_of(entry: StudioEntry) -> Iterator[Owner]:
    """Return the studio and each of its people and rooms."""
    yield Owner(
        id=STUDIO,
        kind="studio",
        key=entry.entry_id,
        device=DeviceInfo(identifiers={(DOMAIN, entry.entry_id)}),
    )
    for subentry in entry.subentries.values():
        if subentry.subentry_type in (SUBENTRY_STAFF, SUBENTRY_RESOURCE):
            yield Owner(
                id=subentry.subentry_id,
                kind=subentry.subentry_type,
                key=subentry.subentry_id,
                device=_device(entry, subentry),
            )


def access_device(entry: StudioEntry, access_id: str) -> DeviceInfo:
    """Return the device of a phone access.

    Everybody can read its name: it says whose calendars they are, and not the user name. Further
    ones for the same calendars are numbered, in the order in which they were made.
    """
    names = names_of(entry)
    whose = {
        each.subentry_id: ", ".join(names[key] for key in each.data[CONF_CALENDARS] if key in names)
        for each in entry.get_subentries_of_type(SUBENTRY_ACCESS)
    }
    name = whose[access_id]
    number = [key for key, other in whose.items() if other == name].index(access_id) + 1
    return DeviceInfo(
        identifiers={(DOMAIN, access_id)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer="Studio Sync",
        translation_key="phone_access" if number == 1 else "further_phone_access",
        translation_placeholders={"name": name or entry.title, "number": str(number)},
        via_device_id=entry.runtime_data.device_id,
    )


async def owners_in_turn(entry: StudioEntry) -> AsyncIterator[Owner]:
    """Yield the same as ``owners_of``, giving other tasks a turn in between."""
    for number, owner in enumerate(owners_of(entry), start=1):
        yield owner
        if number % OWNERS_AT_ONCE == 0:
            await asyncio.sleep(0)


def _device(entry: StudioEntry, subentry: ConfigSubentry) -> DeviceInfo:
    return DeviceInfo(
        identifiers={(DOMAIN, subentry.subentry_id)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer="Studio Sync",
        name=subentry.title,
        via_device_id=entry.runtime_data.device_id,
    )


class CalledEntity(Entity):
    """An entity that knows who calls an action on it."""

    call: Context | None = None
    """The context of the last call; None if there was none yet."""

    @callback
    @override
    def async_set_context(self, context: Context) -> None:
        """Remember who calls an action on this entity."""
        super().async_set_context(context)
        self.call = context


class OwnerEntity(CoordinatorEntity[StudioView]):
    """An entity of a studio, a staff member or a resource."""

    _attr_has_entity_name = True

    def __init__(self, entry: StudioEntry, owner: Owner, key: str) -> None:
        """Attach it to the owner's device."""
        super().__init__(entry.runtime_data.view)
        self.entry = entry
        self.owner = owner
        self._attr_unique_id = f"{owner.key}_{key}"
        self._attr_device_info = owner.device
        self._written: object = (self.coordinator.last_update_success, self.shown)

    @property
    def shown(self) -> object:
        """What it shows of the studio; its state is written when this changes."""
        return self.upcoming

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        shown = self.coordinator.last_update_success, self.shown
        if shown != self._written:
            self._written = shown
            super()._handle_coordinator_update()

    @property
    def upcoming(self) -> Upcoming | None:
        """What is next in this owner's calendar."""
        return self.coordinator.data.upcoming.get(self.owner.id)


class AccountEntity(BaseCoordinatorEntity[AccountSync]):
    """An entity of a Google account, of its calendar or its contacts."""

    _attr_has_entity_name = True

    def __init__(self, coordinator: AccountSync, key: str) -> None:
        """Attach it to the account's device."""
        super().__init__(coordinator)
        name = coordinator.connected.device_key
        self._attr_unique_id = f"{name}_{key}"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, name)})

    @property
    @override
    def available(self) -> bool:
        """Unavailable while the sync fails."""
        return self.coordinator.last_update_success

    @classmethod
    def add(cls, entities: Iterable[AccountEntity], to: AddConfigEntryEntitiesCallback) -> None:
        """Add entities, each to the subentry of what it is about, if that has one."""
        for each in entities:
            to([each], config_subentry_id=each.coordinator.connected.subentry_id)

    @override
    async def async_update(self) -> None:
        """Do nothing: who asks for it is not told here, see ``services/update_entity.py``."""
