"""Where an appointment is shown besides the page: accounts, servers, phones, calendars."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType

from ..const import SUBENTRY_ACCESS
from ..entries.accesses import Access, AccessState, allowed_people
from ..entries.account_names import connected_name
from ..entries.connected import Connected, connected_to
from ..entries.lookup import may_sync, people_of, sync_enabled
from ..entries.roles import Extent, Need
from ..services.studio_access import StudioAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is: Home Assistant's ``calendar``, ``google``, a ``server`` or ``phone``."""

    kind: str
    name: str
    of: str
    """Whose calendar it is there, by id."""
    replica_id: str | None = None
    """By what name it is synced there, if it is."""

    def as_json(self) -> JsonObjectType:
        """Return what the page is told."""
        return {"kind": self.kind, "name": self.name, "of": self.of}


def shown_in(
    access: StudioAccess, owners: Collection[str], *, tentative: bool = False
) -> list[Place]:
    """Tell where an appointment of these people and rooms is, or will be shown.

    A phone may leave out what is ``tentative``. Accounts and phones that the user may not see are
    called as whose they are, or left out where that is not told either (``tells_all``); calendars
    of Home Assistant are everybody's.
    """
    studio, rights = access.entry, access.reader.rights
    names = {each.subentry_id: each.title for each in people_of(studio)}
    found = [
        Place(kind="calendar", name=name, of=key) for key, name in names.items() if key in owners
    ]
    for each in synced_calendars(access.hass, studio):
        theirs = each.owner_id
        if theirs is None or theirs not in owners:
            continue
        if rights.are_about(theirs):
            name = connected_name(access.hass, each)
        elif _tells_of(access, theirs):
            name = names.get(theirs, "")
        else:
            continue
        found.append(
            Place(kind=each.origin.value, name=name, of=theirs, replica_id=each.replica_id)
        )
    allowed = allowed_people(studio)
    for phone in phones(studio):
        held = Access.of(phone.data)
        shown = sorted(
            key
            for key, calendar in held.calendars.items()
            if key in owners and key in allowed and (calendar.tentative or not tentative)
        )
        if shown and any(map(rights.are_about, held.calendars)):
            found.append(Place(kind="phone", name=held.user_name, of=shown[0]))
        elif told := [each for each in shown if _tells_of(access, each)]:
            found.append(Place(kind="phone", name=names.get(told[0], ""), of=told[0]))
    return found


def tells_all(access: StudioAccess, owners: Collection[str]) -> bool:
    """Tell whether the user is told of all places where something of these is shown."""
    rights = access.reader.rights
    return all(rights.are_about(each) or _tells_of(access, each) for each in owners)


def _tells_of(access: StudioAccess, owner: str) -> bool:
    """Tell whether the user, who books for others, may know that a calendar leaves the studio."""
    rights = access.reader.rights
    return rights.allow(Need.WRITE) and (rights.others is Extent.ALL or owner in rights.people)


def synced_calendars(hass: HomeAssistant, studio: ConfigEntry) -> list[Connected]:
    """Return the calendars that are synced: nobody has switched that off."""
    if not sync_enabled(studio):
        return []
    found = []
    for each in connected_to(hass, studio):
        owner = studio.subentries.get(each.owner_id or "")
        if each.account.disabled_by is None and owner is not None and may_sync(owner):
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
