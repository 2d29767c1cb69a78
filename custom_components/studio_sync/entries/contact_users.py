"""Who may synchronize contacts, and the address to which a user's own mail goes (Z2, Z8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_EMAIL

from ..const import CONF_USER, SUBENTRY_STAFF
from .roles import Need, rights_of

CONF_CONTACT_USERS: Final = "contact_users"
CONF_MAY_SYNC: Final = "may_sync"
CONF_OWN_ADDRESS: Final = "own_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactUser:
    """What a studio's option says of one user of Home Assistant.

    ``address`` is for mail to this user where the user is no staff member that has one.
    """

    may_sync: bool = False
    address: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read it from a form, or as the studio's entry stores it."""
        return cls(
            may_sync=bool(stored.get(CONF_MAY_SYNC)),
            address=stored.get(CONF_OWN_ADDRESS, "").strip(),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return it as the entry stores it."""
        return {CONF_MAY_SYNC: self.may_sync, CONF_OWN_ADDRESS: self.address}


def contact_user(studio: ConfigEntry, user_id: str) -> ContactUser:
    """Return what is chosen for a user; a user who is not named may not."""
    return ContactUser.of(studio.options.get(CONF_CONTACT_USERS, {}).get(user_id, {}))


def may_sync_contacts(studio: ConfigEntry, user: User) -> bool:
    """Tell whether a user may synchronize a studio's contacts, and have them sent or shown."""
    rights = rights_of(studio, user)
    if rights is None or not rights.allow(Need.CHANGE_CLIENTS):
        return False
    return rights.allow(Need.OWNER) or contact_user(studio, user.id).may_sync


def with_contact_user(studio: ConfigEntry, user_id: str, chosen: ContactUser) -> dict[str, Any]:
    """Return a studio's options with what is chosen for a user; nothing chosen is not stored."""
    users = dict(studio.options.get(CONF_CONTACT_USERS, {}))
    users.pop(user_id, None)
    if chosen != ContactUser():
        users[user_id] = chosen.as_dict()
    return {**studio.options, CONF_CONTACT_USERS: users}


def own_addresses(studio: ConfigEntry) -> set[str]:
    """Return the addresses of all users who have one of their own."""
    users = {
        each.data.get(CONF_USER) for each in studio.get_subentries_of_type(SUBENTRY_STAFF)
    } | set(studio.options.get(CONF_CONTACT_USERS, {}))
    return {address_of_user(studio, each) for each in users if each} - {""}


def address_of_user(studio: ConfigEntry, user_id: str) -> str:
    """Return the only address to which mail for a user goes (Z8); empty if there is none.

    It is that of the staff member who is this user, else the one entered beside the user.
    """
    for staff in studio.get_subentries_of_type(SUBENTRY_STAFF):
        if staff.data.get(CONF_USER) == user_id and (email := staff.data.get(CONF_EMAIL)):
            return str(email)
    return contact_user(studio, user_id).address
