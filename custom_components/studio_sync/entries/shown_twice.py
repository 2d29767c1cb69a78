"""Whose calendars phones get by Google, a server and an access: all show twice (A2)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback

from ..book.parts import Part
from ..const import SUBENTRY_ACCESS, SUBENTRY_STAFF, EntryKind
from .accesses import CONF_CALENDARS, AccessState, state_of
from .connected import connected_to
from .lookup import kind_of

_OPEN: Final = (AccessState.VALID, AccessState.NOT_YET)


def open_accesses(studio: ConfigEntry, now: datetime) -> list[ConfigSubentry]:
    """Return the access records that let a phone in, now or later."""
    return [
        each
        for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
        if state_of(studio, each, now) in _OPEN
    ]


def staff_with_access(studio: ConfigEntry, now: datetime) -> frozenset[str]:
    """Return the ids of the staff whose calendars are on phones by an access."""
    staff = {each.subentry_id for each in studio.get_subentries_of_type(SUBENTRY_STAFF)}
    return frozenset(
        key
        for each in open_accesses(studio, now)
        for key in each.data[CONF_CALENDARS]
        if key in staff
    )


@callback
def staff_with_google(hass: HomeAssistant, studio: ConfigEntry) -> frozenset[str]:
    """Return the ids of the staff whose calendars go to Google: their account is not disabled."""
    return _owners_at(hass, studio, EntryKind.GOOGLE)


@callback
def owners_on_servers(hass: HomeAssistant, studio: ConfigEntry) -> frozenset[str]:
    """Return the ids of the staff and rooms whose calendars are on servers, not disabled ones."""
    return _owners_at(hass, studio, EntryKind.SERVER)


def _owners_at(hass: HomeAssistant, studio: ConfigEntry, kind: EntryKind) -> frozenset[str]:
    found = (
        each.owner_id
        for each in connected_to(hass, studio)
        if each.part is Part.CALENDAR
        and each.account.disabled_by is None
        and kind_of(each.account) is kind
    )
    return frozenset(filter(None, found))
