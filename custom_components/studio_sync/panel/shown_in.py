"""Where an appointment is shown besides the page: Google accounts, phones, calendars."""

from __future__ import annotations

from collections.abc import Collection

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..const import SUBENTRY_ACCESS
from ..entries.accesses import Access, AccessState, allowed_people
from ..entries.account_names import entry_name
from ..entries.lookup import (
    accounts,
    book_id,
    may_sync,
    parts_of,
    people_of,
    staff_id_of,
    staff_of,
    sync_enabled,
)
from ..google.account import Part
from ..services.studio_access import StudioAccess


def shown_in(
    access: StudioAccess, owners: Collection[str], *, tentative: bool = False
) -> list[dict[str, str]]:
    """Tell where an appointment of these people and rooms is, or will be shown.

    A phone may leave out what is ``tentative``. Accounts and phones as far as the user may see
    them; calendars of Home Assistant are everybody's.
    """
    studio, rights = access.entry, access.reader.rights
    names = {each.subentry_id: each.title for each in people_of(studio)}
    found = [
        {"kind": "calendar", "name": name, "of": key}
        for key, name in names.items()
        if key in owners
    ]
    for account in google_accounts(access.hass, studio):
        theirs = staff_id_of(account)
        if theirs in owners and rights.are_about(theirs):
            name = entry_name(access.hass, account)
            found.append({"kind": "google", "name": name, "of": theirs or ""})
    allowed = allowed_people(studio)
    for each in phones(studio):
        held = Access.of(each.data)
        shown = sorted(
            key
            for key, calendar in held.calendars.items()
            if key in owners and key in allowed and (calendar.tentative or not tentative)
        )
        if shown and any(map(rights.are_about, held.calendars)):
            found.append({"kind": "phone", "name": held.user_name, "of": shown[0]})
    return found


def google_accounts(hass: HomeAssistant, studio: ConfigEntry) -> list[ConfigEntry]:
    """Return the accounts whose calendars are synced."""
    if not sync_enabled(studio):
        return []
    found = []
    for each in accounts(hass, book_id(studio)):
        person = staff_of(studio, each)
        calendar = Part.CALENDAR in parts_of(each)
        if each.disabled_by is None and calendar and person is not None and may_sync(person):
            found.append(each)
    return found


def phones(studio: ConfigEntry) -> list[ConfigSubentry]:
    """Return the phone accesses that are let in now."""
    now, allowed = dt_util.utcnow(), allowed_people(studio)
    return [
        each
        for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
        if Access.of(each.data).state(now, allowed=allowed) is AccessState.VALID
    ]
