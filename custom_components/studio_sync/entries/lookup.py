"""How config entries find each other, and what they say of themselves."""

from __future__ import annotations

from typing import TypeIs

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant, callback

from ..const import (
    CONF_CALENDAR,
    CONF_KIND,
    CONF_STAFF,
    CONF_STUDIO,
    CONF_SYNC_ENABLED,
    CONF_SYNCS,
    DOMAIN,
    EntryKind,
)
from ..lifecycle.runtime import AccountEntry, StudioEntry


def is_studio(entry: StudioEntry | AccountEntry) -> TypeIs[StudioEntry]:
    """Tell a studio from a Google account."""
    return EntryKind(entry.data[CONF_KIND]) is EntryKind.STUDIO


def book_id(studio: StudioEntry) -> str:
    """Return the id of a studio's book; its accounts name the studio by it."""
    return studio.unique_id or ""


def names_of(studio: StudioEntry) -> dict[str, str]:
    """Return the names of staff and resources by id."""
    return {each.subentry_id: each.title for each in studio.subentries.values()}


@callback
def studios(hass: HomeAssistant) -> list[StudioEntry]:
    """Return all studios, loaded or not."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    return [entry for entry in entries if is_studio(entry)]


@callback
def accounts(hass: HomeAssistant, studio_id: str | None = None) -> list[AccountEntry]:
    """Return the Google accounts, of one studio (by its book's id) or of all."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    return [
        entry
        for entry in entries
        if not is_studio(entry) and (studio_id is None or entry.data[CONF_STUDIO] == studio_id)
    ]


@callback
def studio_of(hass: HomeAssistant, account: AccountEntry) -> StudioEntry | None:
    """Return the studio that an account belongs to, None if it was removed."""
    wanted = account.data[CONF_STUDIO]
    return next((entry for entry in studios(hass) if entry.unique_id == wanted), None)


def replica_of(account: AccountEntry) -> str:
    """Return the name of an account's calendar in links and the journal."""
    return f"{account.unique_id or ''}:{account.data[CONF_CALENDAR]}"


@callback
def loaded_accounts(hass: HomeAssistant, studio: StudioEntry) -> list[AccountEntry]:
    """Return the accounts of a studio that are loaded."""
    return [
        entry for entry in accounts(hass, book_id(studio)) if entry.state is ConfigEntryState.LOADED
    ]


def staff_of(studio: StudioEntry, account: AccountEntry) -> ConfigSubentry | None:
    """Return the staff member whose appointments an account holds."""
    return studio.subentries.get(account.data[CONF_STAFF])


def sync_enabled(studio: StudioEntry) -> bool:
    """Tell whether the studio's switch *Sync enabled* is on (S15)."""
    return bool(studio.options.get(CONF_SYNC_ENABLED, True))


def may_sync(subentry: ConfigSubentry) -> bool:
    """Tell whether a staff member or resource is allowed to sync (A1)."""
    return bool(subentry.data.get(CONF_SYNCS, True))
