"""Sensors of phones: when an access was last used, with what and from where; and refusals.

Each access has a device of its own, below the studio's: a staff member may have several phones, one
access may be for several resources, and the device goes when the access is deleted. It is named
after those whose calendars it is for, since everybody can read it, and not everybody may know the
user name. No address is in a state, for the same reason.
"""

from __future__ import annotations

from datetime import datetime
import logging
from typing import Final, cast, override

from homeassistant.components.sensor import (
    RestoreSensor,
    SensorDeviceClass,
    SensorEntity,
    SensorStateClass,
)
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import SUBENTRY_ACCESS
from .entity import Owner, OwnerEntity, access_device
from .entries.accesses import AccessState, state_of
from .events.phones import (
    PhoneClient,
    PhonePlace,
    PhoneSeen,
    listen_to_accesses,
    listen_to_refused,
    listen_to_seen,
)
from .lifecycle.runtime import StudioEntry

_LOGGER = logging.getLogger(__name__)
WRITTEN_EVERY: Final = 60.0
"""Seconds: a phone may ask many times a second, and the recorder keeps each state."""


@callback
def follow_phones(
    hass: HomeAssistant, entry: StudioEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of each access that there is, and of each that is added later."""
    known = set[str]()

    @callback
    def add_missing() -> None:
        for subentry in entry.get_subentries_of_type(SUBENTRY_ACCESS):
            access_id = subentry.subentry_id
            if access_id not in known:
                known.add(access_id)
                kinds = (PhoneLastSeen, PhoneClientSensor, PhonePlaceSensor, PhoneState)
                sensors = [kind(entry, subentry) for kind in kinds]
                async_add_entities(sensors, config_subentry_id=access_id)

    add_missing()
    entry.async_on_unload(listen_to_accesses(hass, entry.entry_id, add_missing))


class _Written(Entity):
    """An entity whose state is written at most once a minute."""

    _writer: Debouncer[None]

    @override
    async def async_added_to_hass(self) -> None:
        """Prepare for writing."""
        await super().async_added_to_hass()
        self._writer = Debouncer(
            self.hass,
            _LOGGER,
            cooldown=WRITTEN_EVERY,
            immediate=True,
            function=self.async_write_ha_state,
        )
        self.async_on_remove(self._writer.async_shutdown)


class _PhoneSensor(SensorEntity):
    """A sensor of an access."""

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_has_entity_name = True
    _attr_should_poll = False
    _key: str

    def __init__(self, entry: StudioEntry, subentry: ConfigSubentry) -> None:
        """Attach it to the access's device."""
        self._entry = entry
        self._access_id = subentry.subentry_id
        self._attr_unique_id = f"{subentry.subentry_id}_{self._key}"
        self._attr_device_info = access_device(entry, subentry.subentry_id)


class _SeenSensor(_Written, _PhoneSensor, RestoreSensor):
    """Tells of the last sign-in; also after a restart."""

    @override
    async def async_added_to_hass(self) -> None:
        """Take what was known before, and follow the access."""
        await super().async_added_to_hass()
        if (last := await self.async_get_last_sensor_data()) is not None:
            value = last.native_value
            known = self.options is None or value in self.options
            self._attr_native_value = cast("str | datetime | None", value) if known else None
        self.async_on_remove(listen_to_seen(self.hass, self._access_id, self._seen))

    @callback
    def _seen(self, seen: PhoneSeen) -> None:
        self._attr_native_value = self._of(seen)
        self._writer.async_schedule_call()

    def _of(self, seen: PhoneSeen) -> str | datetime:
        raise NotImplementedError


class PhoneLastSeen(_SeenSensor):
    """When a phone last signed in with an access."""

    _attr_device_class = SensorDeviceClass.TIMESTAMP
    _attr_translation_key = "phone_last_seen"
    _key = "last_seen"

    @override
    def _of(self, seen: PhoneSeen) -> datetime:
        return seen.at


class PhoneClientSensor(_SeenSensor):
    """With what it signed in."""

    _attr_device_class = SensorDeviceClass.ENUM
    _attr_options = [each.value for each in PhoneClient]  # noqa: RUF012
    _attr_translation_key = "phone_client"
    _key = "client"

    @override
    def _of(self, seen: PhoneSeen) -> str:
        return seen.client.value


class PhonePlaceSensor(_SeenSensor):
    """From where; switched off at first, since it tells who is in the house."""

    _attr_device_class = SensorDeviceClass.ENUM
    _attr_entity_registry_enabled_default = False
    _attr_options = [each.value for each in PhonePlace]  # noqa: RUF012
    _attr_translation_key = "phone_place"
    _key = "place"

    @override
    def _of(self, seen: PhoneSeen) -> str:
        return seen.place.value


class PhoneState(_PhoneSensor):
    """Whether a phone is let in with an access, and if not, why."""

    _attr_device_class = SensorDeviceClass.ENUM
    _attr_options = [each.value for each in AccessState]  # noqa: RUF012
    _attr_translation_key = "phone_state"
    _key = "state"

    @property
    @override
    def native_value(self) -> str | None:
        """Return the state now; nothing of an access that is being deleted."""
        subentry = self._entry.subentries.get(self._access_id)
        if subentry is None:
            return None
        return state_of(self._entry, subentry, dt_util.utcnow()).value

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the access."""
        await super().async_added_to_hass()
        entry_id = self._entry.entry_id
        self.async_on_remove(listen_to_accesses(self.hass, entry_id, self.async_write_ha_state))


class RefusedSignIns(_Written, OwnerEntity, SensorEntity):
    """How many sign-ins of phones were refused since the studio was loaded.

    Those with a user name that nobody has count for each studio that has accesses.
    """

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_state_class = SensorStateClass.TOTAL_INCREASING
    _attr_translation_key = "refused_sign_ins"

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Count those of a studio."""
        super().__init__(entry, owner, "refused_sign_ins")
        self._count = 0

    @property
    @override
    def available(self) -> bool:
        """It does not depend on the book."""
        return True

    @property
    @override
    def shown(self) -> object:
        """Return nothing: it does not follow the studio's view."""
        return None

    @property
    @override
    def native_value(self) -> int:
        """Return the number."""
        return self._count

    @override
    async def async_added_to_hass(self) -> None:
        """Count from now on."""
        await super().async_added_to_hass()
        entry_id = self.entry.entry_id
        self.async_on_remove(listen_to_refused(self.hass, entry_id, self._refused))

    @callback
    def _refused(self) -> None:
        self._count += 1
        self._writer.async_schedule_call()
