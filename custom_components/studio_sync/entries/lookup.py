"""Look-ups among config entries, loaded or not."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback

from ..book.parts import Part
from ..const import (
    CONF_BACKEND,
    CONF_CALENDAR,
    CONF_CONTACTS,
    CONF_KIND,
    CONF_STAFF,
    CONF_STUDIO,
    CONF_SYNC_ENABLED,
    CONF_SYNCS,
    DOMAIN,
    SUBENTRY_RESOURCE,
    SUBENTRY_STAFF,
    EntryKind,
)


def kind_of(entry: ConfigEntry) -> EntryKind:
    """Tell a studio from a Google account, and from a calendar server."""
    return EntryKind(entry.data[CONF_KIND])


def book_id(studio: ConfigEntry) -> str:
    """Return the id of a studio's book; its accounts name the studio by it."""
    return studio.unique_id or ""


def names_of(studio: ConfigEntry) -> dict[str, str]:
    """Return the names of staff and resources by id."""
    return {each.subentry_id: each.title for each in people_of(studio)}


def people_of(studio: ConfigEntry) -> tuple[ConfigSubentry, ...]:
    """Return the subentries that are staff or resources."""
    kinds = (SUBENTRY_STAFF, SUBENTRY_RESOURCE)
    return tuple(each for each in studio.subentries.values() if each.subentry_type in kinds)


@callback
def studios(hass: HomeAssistant) -> list[ConfigEntry]:
    """Return all studios, loaded or not."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    return [entry for entry in entries if kind_of(entry) is EntryKind.STUDIO]


@callback
def accounts(hass: HomeAssistant, studio_id: str | None = None) -> list[ConfigEntry]:
    """Return the Google accounts and servers, of one studio (by its book's id) or of all."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    return [
        entry
        for entry in entries
        if kind_of(entry) is not EntryKind.STUDIO and studio_id in (None, entry.data[CONF_STUDIO])
    ]


@callback
def backends(hass: HomeAssistant, studio: ConfigEntry) -> list[ConfigEntry]:
    """Return the calendar servers that hold all that people see of a studio's book (B10)."""
    return [each for each in accounts(hass, book_id(studio)) if each.data.get(CONF_BACKEND)]


@callback
def studio_of(hass: HomeAssistant, account: ConfigEntry) -> ConfigEntry | None:
    """Return the studio that an account belongs to, None if it was removed."""
    wanted = account.data[CONF_STUDIO]
    return next((entry for entry in studios(hass) if entry.unique_id == wanted), None)


def parts_of(account: ConfigEntry) -> frozenset[Part]:
    """Return what an account is for: its calendar, contacts, or both (Z3)."""
    calendar = [Part.CALENDAR] if CONF_CALENDAR in account.data else []
    contacts = [Part.CONTACTS] if account.data.get(CONF_CONTACTS) else []
    return frozenset(calendar + contacts)


def staff_id_of(account: ConfigEntry) -> str | None:
    """Return the id of the staff member whose account it is; one for contacts only has none."""
    staff_id: str | None = account.data.get(CONF_STAFF)
    return staff_id


def staff_of(studio: ConfigEntry, account: ConfigEntry) -> ConfigSubentry | None:
    """Return the staff member whose appointments an account holds, if there is one."""
    staff_id = staff_id_of(account)
    return None if staff_id is None else studio.subentries.get(staff_id)


def sync_enabled(studio: ConfigEntry) -> bool:
    """Tell whether the studio's switch *Sync enabled* is on (S15)."""
    return bool(studio.options.get(CONF_SYNC_ENABLED, True))


def may_sync(subentry: ConfigSubentry) -> bool:
    """Tell whether a staff member or resource is allowed to sync (A1)."""
    return bool(subentry.data.get(CONF_SYNCS, True))
