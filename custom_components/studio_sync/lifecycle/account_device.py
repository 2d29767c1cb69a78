"""The device of a Google account in Home Assistant's registry."""

from __future__ import annotations

from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr

from ..book import people
from ..book.parts import Part
from ..const import DOMAIN
from ..entries.account_names import entry_name
from ..entries.contact_options import ContactOptions
from ..entries.lookup import parts_of, staff_id_of
from .runtime import AccountEntry, StudioEntry

_MODELS: Final = {
    frozenset({Part.CALENDAR}): "Google Calendar",
    frozenset({Part.CONTACTS}): "Google Contacts",
    frozenset(Part): "Google Calendar and Contacts",
}


async def async_register_device(
    hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry
) -> None:
    """Add an account's device, or give the one that is there its present name.

    Raises BookError.
    """
    name = await _name(hass, entry, studio)
    dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, entry.entry_id)},
        entry_type=dr.DeviceEntryType.SERVICE,
        manufacturer="Google",
        model=_MODELS[parts_of(entry)],
        name=name,
        via_device_id=studio.runtime_data.device_id,
    )


async def _name(hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry) -> str:
    """Return whose account it is; for contacts only, that of which client group.

    Entity ids are made of it, and those are logged: no address.
    """
    if staff_id_of(entry) is not None:
        return entry_name(hass, entry)
    group_id = ContactOptions.of_entry(entry).group
    group = await studio.runtime_data.book.read(lambda tx: people.get_group(tx, group_id))
    # Several accounts may have the same group.
    return entry.title if group is None else f"{group.name} ({entry.title})"
