"""What a studio's accounts keep in step with its book: calendars and contacts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback

from ..book.model import Origin
from ..book.parts import Part
from ..book.scopes import THE_STUDIO, room_of
from ..const import (
    CONF_CALENDAR,
    CONF_CONTACTS,
    CONF_OPTIONS,
    CONF_SCOPE,
    CONF_STAFF,
    SUBENTRY_ADDRESS_BOOK,
    SUBENTRY_CALENDAR,
    EntryKind,
)
from .contact_options import ContactOptions
from .lookup import accounts, book_id, kind_of, parts_of, staff_id_of

_PARTS: Final = {SUBENTRY_CALENDAR: Part.CALENDAR, SUBENTRY_ADDRESS_BOOK: Part.CONTACTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """A calendar, or contacts, that an account keeps in step with the book.

    An account is one of Google's, or that of a studio on a calendar server.
    """

    account: ConfigEntry
    part: Part
    replica_id: str
    """Its name in links and the journal."""
    scope: str
    """What of the book it shows: see ``book.scopes``; of contacts a group's id."""
    staff_id: str | None
    """The staff member whose account it is, who may see how its sync goes; None: nobody's."""
    options: Mapping[str, Any]
    """What was chosen for its sync, as it is stored."""
    subentry: ConfigSubentry | None = None
    """What the account keeps of it, if it may have several."""

    @property
    def key(self) -> str:
        """What names it among all that its account syncs."""
        return self.subentry_id or self.part.value

    @property
    def device_key(self) -> str:
        """What its device, its entities and its repairs are named by."""
        return self.subentry_id or self.account.entry_id

    @property
    def origin(self) -> Origin:
        """Where it is: at Google, or on a server."""
        return Origin.GOOGLE if self.subentry is None else Origin.SERVER

    @property
    def owner_id(self) -> str | None:
        """Whose appointments it shows, by id; None: it shows clients, or everybody's."""
        if self.part is Part.CONTACTS or self.scope == THE_STUDIO:
            return None
        return room_of(self.scope) or self.scope

    @property
    def subentry_id(self) -> str | None:
        """The id of its subentry, if it has one."""
        return None if self.subentry is None else self.subentry.subentry_id

    def shows_any(self, owners: Collection[str]) -> bool:
        """Tell whether it shows appointments of some of these: staff, rooms, or nobody."""
        if self.part is Part.CONTACTS:
            return False
        return bool(owners) if self.scope == THE_STUDIO else self.owner_id in owners


def connected_by(account: ConfigEntry) -> tuple[Connected, ...]:
    """Return what an account syncs, calendars first."""
    if kind_of(account) is EntryKind.SERVER:
        found = [_on_server(account, each) for each in account.subentries.values()]
        return tuple(sorted(found, key=lambda each: each.part is Part.CONTACTS))
    parts = parts_of(account)
    return tuple(_google(account, part) for part in Part if part in parts)


def _google(account: ConfigEntry, part: Part) -> Connected:
    calendar = part is Part.CALENDAR
    return Connected(
        account=account,
        part=part,
        replica_id=google_replica(account, part),
        scope=account.data[CONF_STAFF] if calendar else ContactOptions.of_entry(account).group,
        staff_id=staff_id_of(account),
        options=account.options if calendar else account.options.get(CONF_CONTACTS, {}),
    )


def _on_server(account: ConfigEntry, subentry: ConfigSubentry) -> Connected:
    part, options = _PARTS[subentry.subentry_type], subentry.data[CONF_OPTIONS]
    calendar = part is Part.CALENDAR
    scope = subentry.data[CONF_SCOPE] if calendar else ContactOptions.of(options).group
    somebodys = calendar and scope != THE_STUDIO and room_of(scope) is None
    return Connected(
        account=account,
        part=part,
        # By no address: the server may get another one.
        replica_id=f"server:{account.unique_id}:{subentry.subentry_id}",
        scope=scope,
        staff_id=scope if somebodys else None,
        options=options,
        subentry=subentry,
    )


def google_replica(account: ConfigEntry, part: Part) -> str:
    """Return the replica id of a Google account's calendar, or contacts, connected or not."""
    name = account.data[CONF_CALENDAR] if part is Part.CALENDAR else CONF_CONTACTS
    return f"{account.unique_id or ''}:{name}"


@callback
def connected_to(hass: HomeAssistant, studio: ConfigEntry) -> Iterator[Connected]:
    """Yield what all accounts of a studio sync, loaded or not."""
    for account in accounts(hass, book_id(studio)):
        yield from connected_by(account)


@callback
def connected_as(hass: HomeAssistant, studio: ConfigEntry, replica_id: str) -> Connected | None:
    """Return what of a studio has this name in links and the journal, if it is still connected."""
    found = connected_to(hass, studio)
    return next((each for each in found if each.replica_id == replica_id), None)


def groups_in_use(hass: HomeAssistant, studio: ConfigEntry) -> frozenset[str]:
    """Return the ids of the client groups that accounts of a studio synchronize, or did."""
    chosen = (ContactOptions.of_entry(each).group for each in accounts(hass, book_id(studio)))
    books = connected_to(hass, studio)
    shown = (each.scope for each in books if each.part is Part.CONTACTS)
    return frozenset(filter(None, (*chosen, *shown)))


@callback
def keep_options(hass: HomeAssistant, connected: Connected, options: dict[str, Any]) -> None:
    """Store what is chosen for a sync; this does not set its account up again."""
    account, subentry = connected.account, connected.subentry
    entries = hass.config_entries
    if subentry is not None:
        data = {**subentry.data, CONF_OPTIONS: options}
        entries.async_update_subentry(account, subentry, data=data)
    elif connected.part is Part.CALENDAR:
        entries.async_update_entry(account, options={**account.options, **options})
    else:
        entries.async_update_entry(account, options={**account.options, CONF_CONTACTS: options})
