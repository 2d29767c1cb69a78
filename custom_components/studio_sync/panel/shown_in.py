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
from ..entries.roles import Extent, Need
from ..services.studio_access import StudioAccess
from ..sync.ports import Part


def shown_in(
    access: StudioAccess, owners: Collection[str], *, tentative: bool = False
) -> list[dict[str, str]]:
    """Tell where an appointment of these people and rooms is, or will be shown.

    A phone may leave out what is ``tentative``. Accounts and phones that the user may not see are
    called as whose they are, or left out where that is not told either (``tells_all``); calendars
    of Home Assistant are everybody's.
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
        if theirs is None or theirs not in owners:
            continue
        if rights.are_about(theirs):
            name = entry_name(access.hass, account)
        elif _tells_of(access, theirs):
            name = names.get(theirs, "")
        else:
            continue
        found.append({"kind": "google", "name": name, "of": theirs})
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
        elif told := [each for each in shown if _tells_of(access, each)]:
            found.append({"kind": "phone", "name": names.get(told[0], ""), "of": told[0]})
    return found


def tells_all(access: StudioAccess, owners: Collection[str]) -> bool:
    """Tell whether the user is told of all places where something of these is shown."""
    rights = access.reader.rights
    return all(rights.are_about(each) or _tells_of(access, each) for each in owners)


def _tells_of(access: StudioAccess, owner: str) -> bool:
    """Tell whether the user, who books for others, may know that a calendar leaves the studio."""
    rights = access.reader.rights
    return rights.allow(Need.WRITE) and (rights.others is Extent.ALL or owner in rights.people)


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
