"""Look-ups among loaded entries, which have their ``runtime`` data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeIs

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..const import EntryKind
from ..entries.lookup import accounts, book_id, kind_of, studios
from .runtime import AccountEntry, AccountSync, StudioEntry


def is_studio(entry: StudioEntry | AccountEntry) -> TypeIs[StudioEntry]:
    """Tell a studio from a Google account."""
    return kind_of(entry) is EntryKind.STUDIO


@callback
def loaded_studios(hass: HomeAssistant, entry_id: str | None = None) -> Iterator[StudioEntry]:
    """Return all studios that are loaded, or the one of that entry if it is."""
    for studio in studios(hass):
        if studio.state is ConfigEntryState.LOADED and entry_id in (None, studio.entry_id):
            yield studio


@callback
def loaded_accounts(hass: HomeAssistant, studio: ConfigEntry | None = None) -> list[AccountEntry]:
    """Return the accounts that are loaded, of one studio or of all."""
    every = accounts(hass, None if studio is None else book_id(studio))
    return [each for each in every if each.state is ConfigEntryState.LOADED]


@callback
def coordinators(
    hass: HomeAssistant, studio: ConfigEntry | None = None
) -> list[AccountCoordinator]:
    """Return the coordinators of the calendars that are loaded, of one studio or of all."""
    found = loaded_accounts(hass, studio)
    return [calendar for each in found for calendar in each.runtime_data.calendars]


@callback
def contacts_syncs(
    hass: HomeAssistant, studio: ConfigEntry | None = None
) -> list[ContactsCoordinator]:
    """Return what syncs contacts for one studio or all, of the accounts that are loaded."""
    found = loaded_accounts(hass, studio)
    return [contacts for each in found for contacts in each.runtime_data.contacts]


@callback
def syncs_of(hass: HomeAssistant, studio: ConfigEntry) -> list[AccountSync]:
    """Return all that syncs for a studio, of the accounts that are loaded."""
    return [*coordinators(hass, studio), *contacts_syncs(hass, studio)]
