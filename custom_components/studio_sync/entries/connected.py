"""What a studio's accounts keep in step with its book: calendars and contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_CALENDAR, CONF_CONTACTS, CONF_STAFF
from ..sync.ports import Part
from .contact_options import ContactOptions
from .lookup import accounts, book_id, parts_of, staff_id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """A calendar, or contacts, that an account keeps in step with the book."""

    account: ConfigEntry
    part: Part
    key: str
    """Names it among all that its account syncs."""
    replica_id: str
    """Its name in links and the journal."""
    scope: str
    """What of the book it shows: a staff member's appointments, or a group's clients, by id."""
    staff_id: str | None
    """The staff member whose account it is, who may see how its sync goes; None: nobody's."""

    @property
    def owner_id(self) -> str | None:
        """Whose appointments it shows; None: it shows clients."""
        return self.scope if self.part is Part.CALENDAR else None


def connected_by(account: ConfigEntry) -> tuple[Connected, ...]:
    """Return what an account syncs, its calendar first."""
    parts = parts_of(account)
    return tuple(_google(account, part) for part in Part if part in parts)


def _google(account: ConfigEntry, part: Part) -> Connected:
    calendar = part is Part.CALENDAR
    return Connected(
        account=account,
        part=part,
        key=part.value,
        replica_id=google_replica(account, part),
        scope=account.data[CONF_STAFF] if calendar else ContactOptions.of_entry(account).group,
        staff_id=staff_id_of(account),
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
