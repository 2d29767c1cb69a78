"""Sync now; undo what a phone changed last; and the test of a phone access."""

from __future__ import annotations

from typing import override

from homeassistant.components import persistent_notification
from homeassistant.components.button import ButtonEntity
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .account_sync.contacts import ContactsCoordinator
from .account_sync.coordinator import AccountCoordinator
from .const import DOMAIN, SUBENTRY_ACCESS
from .entity import (
    AccountEntity,
    CalledEntity,
    Owner,
    OwnerEntity,
    access_device,
    owners_of,
)
from .entries.accesses import Access
from .entries.roles import Need
from .entries.users import language_of_user
from .lifecycle.lookup import coordinators, is_studio
from .lifecycle.runtime import AccountEntry, StudioEntry
from .phone_test.report import passed, report
from .phone_test.run import async_test_access
from .services.contact_rights import require_contacts
from .services.permissions import caller_of, require
from .services.phone_undo import undo_last_change
from .services.studio_access import StudioAccess
from .services.sync import sync_calendars
from .services.sync_answers import sees, starter_of

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StudioEntry | AccountEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of a studio or of an account."""
    if is_studio(entry):
        async_add_entities([SyncStudio(entry)])
        await _add_undo_buttons(hass, entry, async_add_entities)
        await _add_access_tests(hass, entry, async_add_entities)
        return
    runtime = entry.runtime_data
    AccountEntity.add(map(SyncAccount, runtime.calendars), async_add_entities)
    AccountEntity.add(map(SyncContacts, runtime.contacts), async_add_entities)


async def _add_undo_buttons(
    hass: HomeAssistant, entry: StudioEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a button to everybody with a phone access, now and as soon as there is one."""
    added = set[str]()

    async def add(_hass: HomeAssistant, entry: StudioEntry) -> None:
        for owner in owners_of(entry):
            if owner.id not in added and _accesses_of(entry, owner.id):
                added.add(owner.id)
                button = UndoPhoneChange(entry, owner)
                async_add_entities([button], config_subentry_id=owner.subentry_id)

    await add(hass, entry)
    entry.async_on_unload(entry.add_update_listener(add))


def _accesses_of(entry: StudioEntry, owner_id: str) -> list[str]:
    """Return the ids of the access records that have somebody's calendar."""
    return [
        each.subentry_id
        for each in entry.get_subentries_of_type(SUBENTRY_ACCESS)
        if owner_id in Access.of(each.data).calendars
    ]


async def _add_access_tests(
    hass: HomeAssistant, entry: StudioEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add a button for each phone access, now and as soon as there is one.

    Home Assistant removes it with its access.
    """
    added, devices = set[str](), dr.async_get(hass)

    async def add(_hass: HomeAssistant, entry: StudioEntry) -> None:
        for each in entry.get_subentries_of_type(SUBENTRY_ACCESS):
            access_id = each.subentry_id
            if access_id not in added:
                added.add(access_id)
                async_add_entities([AccessTest(entry, access_id)], config_subentry_id=access_id)
                continue
            # Its device is called like those whose calendars it has now.
            devices.async_get_or_create(
                config_entry_id=entry.entry_id,
                config_subentry_id=access_id,
                **access_device(entry, access_id),
            )

    await add(hass, entry)
    entry.async_on_unload(entry.add_update_listener(add))


class AccessTest(CalledEntity, ButtonEntity):
    """Tests a phone access as a phone would use it (A10)."""

    _attr_has_entity_name = True
    _attr_translation_key = "test_access"
    _attr_entity_category = EntityCategory.DIAGNOSTIC

    def __init__(self, entry: StudioEntry, access_id: str) -> None:
        """Test this access."""
        self._entry = entry
        self._access_id = access_id
        self._attr_unique_id = f"{access_id}_test"
        self._attr_device_info = access_device(entry, access_id)

    @override
    async def async_press(self) -> None:
        """Test it: what fails is an error, and that all works a notification.

        Only for owners, and those whose calendar it is for.
        """
        caller = await caller_of(self.hass, self.call, Need.SYNC)
        calendars = Access.of(self._entry.subentries[self._access_id].data).calendars
        if not any(map(caller.rights(self._entry).are_about, calendars)):
            raise caller.refused()
        outcomes = await async_test_access(self.hass, self._entry, self._access_id)
        words = await language_of_user(self.hass, None if self.call is None else self.call.user_id)
        text, notification = report(outcomes, words), f"{DOMAIN}_test_{self._access_id}"
        if not passed(outcomes):
            persistent_notification.async_dismiss(self.hass, notification)
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="access_test_failed",
                translation_placeholders={"report": text},
            )
        title = words.access_test["title"]
        persistent_notification.async_create(self.hass, text, title, notification)


class _Sync(CalledEntity, AccountEntity, ButtonEntity):
    """Syncs the calendar or the contacts of one account."""

    @property
    @override
    def available(self) -> bool:
        """Always: what fails may be tried at any time, and who presses it in a run is told so."""
        return True

    @override
    async def async_press(self) -> None:
        """Sync, and wait for it."""
        await self.coordinator.async_sync(starter_of(self.call))


class SyncAccount(_Sync):
    """Syncs the calendar of one account."""

    _attr_translation_key = "sync_now"

    def __init__(self, coordinator: AccountCoordinator) -> None:
        """Sync this calendar."""
        super().__init__(coordinator, "sync_now")

    @override
    async def async_press(self) -> None:
        """Sync, and wait for it; refuse whose account it is not."""
        caller = await caller_of(self.hass, self.call, Need.SYNC)
        if not sees(caller, self.coordinator):
            raise caller.refused()
        await super().async_press()


class SyncContacts(_Sync):
    """Syncs the contacts of one account, for those who may (Z2, Z6)."""

    _attr_translation_key = "sync_contacts"

    def __init__(self, contacts: ContactsCoordinator) -> None:
        """Sync these contacts."""
        super().__init__(contacts, "sync_contacts")
        self._contacts = contacts

    @override
    def _stringify_state(self, available: bool) -> str:
        """Show it as unavailable while a run is under way.

        ``available`` stays true: Home Assistant would drop a press without a word (Z6).
        """
        return super()._stringify_state(available and not self._contacts.under_way)

    @override
    async def async_press(self) -> None:
        """Sync, and wait for it; refuse who may not, and during a run say who started it."""
        await require_contacts(self.hass, self.coordinator.studio, self.call)
        await super().async_press()


class SyncStudio(CalledEntity, OwnerEntity, ButtonEntity):
    """Syncs all accounts of a studio."""

    _attr_translation_key = "sync_now"

    def __init__(self, entry: StudioEntry) -> None:
        """Sync the accounts of this studio."""
        super().__init__(entry, next(owners_of(entry)), "sync_now")

    @override
    async def async_press(self) -> None:
        """Sync, and wait for all of them; refuse who may not sync all accounts."""
        await require(self.hass, self.entry, self.call, Need.OWNER)
        await sync_calendars(coordinators(self.hass, self.entry), starter_of(self.call))


class UndoPhoneChange(CalledEntity, OwnerEntity, ButtonEntity):
    """Undoes the last change by a phone that has the calendar of a staff member or resource."""

    _attr_translation_key = "undo_phone_change"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Undo what the phones of this owner change."""
        super().__init__(entry, owner, "undo_phone_change")

    @override
    async def async_press(self) -> None:
        """Undo it; refuse who may not, and say so if there is nothing to undo."""
        caller = await caller_of(self.hass, self.call, Need.WRITE)
        ids = _accesses_of(self.entry, self.owner.id)
        await undo_last_change(StudioAccess.to(self.hass, self.entry, caller), ids)
