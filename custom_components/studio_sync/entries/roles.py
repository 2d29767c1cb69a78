"""The roles of Home Assistant's users in a studio, and what each may do (B12).

Administrators are owners. A user who is linked to a staff member is *staff* until another role is
chosen in the studio's options; others have no role until they are given one, and see nothing.
All is read at each request: what is changed takes effect at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntry

from ..const import CONF_USER, SUBENTRY_STAFF
from .users import may_work

CONF_ROLES: Final = "roles"
"""The option with the roles: by user id."""
CONF_OTHERS: Final = "others"
"""The option with what staff see of others' appointments."""
CONF_TABLET_NAMES: Final = "tablet_names"
"""The option whether wall tablets show what somebody typed, such as the names of clients."""
NO_ROLE: Final = "none"
"""Stored for somebody whose role was taken away, who would be staff without that."""


class Role(StrEnum):
    """What somebody is in a studio."""

    OWNER = "owner"
    DESK = "desk"
    """The front desk: all diaries and clients."""
    STAFF = "staff"
    """Their own diary, and clients of their own appointments."""
    TABLET = "tablet"
    """Looks, and changes nothing."""


class Extent(StrEnum):
    """Whose something may be seen or changed, or how much of it is seen."""

    ALL = "all"
    OWN = "own"
    NAMELESS = "nameless"
    """Times, people and types: nothing that somebody typed, in which a client may be named."""
    BUSY = "busy"
    """Only when it keeps somebody busy."""
    NONE = "none"


class Need(StrEnum):
    """What an action, a command or a button needs of the rights of who uses it."""

    LOOK = "look"
    """A role."""
    WRITE = "write"
    """To change appointments."""
    SEE_CLIENTS = "see_clients"
    CHANGE_CLIENTS = "change_clients"
    ALL_CLIENTS = "all_clients"
    """To change any client."""
    SYNC = "sync"
    """To start runs and see what they would do, of their own account at least."""
    OWNER = "owner"
    """Everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a user may do in a studio.

    ``write``: make and change appointments (all, own, none). ``others``: see appointments of
    others (all, nameless, busy, none). ``clients``: see clients, and change them for who changes
    appointments (all, own, none). ``sync``: see accounts and phones, and start runs (all, own,
    none). ``people``: the ids of the staff members who the user is: what is theirs is *own*.
    """

    write: Extent
    others: Extent
    clients: Extent
    sync: Extent
    people: frozenset[str] = frozenset()

    def allow(self, need: Need) -> bool:
        """Tell whether they are enough."""
        works, sees_clients = self.write is not Extent.NONE, self.clients is not Extent.NONE
        return {
            Need.LOOK: True,
            Need.WRITE: works,
            Need.SEE_CLIENTS: sees_clients,
            Need.CHANGE_CLIENTS: works and sees_clients,
            Need.ALL_CLIENTS: works and self.clients is Extent.ALL,
            Need.SYNC: self.sync is not Extent.NONE,
            Need.OWNER: self.sync is Extent.ALL,
        }[need]

    def changes(self, *, own: bool) -> bool:
        """Tell whether an appointment may be changed: one of their own, or another."""
        return self.write is Extent.ALL or (own and self.write is Extent.OWN)

    def are_about(self, staff_id: str | None) -> bool:
        """Tell whether the accounts and phones of a staff member may be seen and synced."""
        if self.sync is Extent.OWN:
            return staff_id in self.people
        return self.sync is Extent.ALL


def role_of(studio: ConfigEntry, user: User) -> Role | None:
    """Return the role of a user in a studio; None: they have nothing to do there."""
    if not user.is_active:
        return None
    if user.is_admin:
        return Role.OWNER
    chosen: Mapping[str, str] = studio.options.get(CONF_ROLES, {})
    if user.id not in chosen:
        return default_role(studio, user.id)
    return None if chosen[user.id] == NO_ROLE else Role(chosen[user.id])


def default_role(studio: ConfigEntry, user_id: str) -> Role | None:
    """Return the role of a user for whom none is chosen."""
    return Role.STAFF if staff_ids(studio, user_id) else None


def rights_of(studio: ConfigEntry, user: User) -> Rights | None:
    """Return what a user may do in a studio; None: nothing.

    A user who may only look at Home Assistant changes nothing here either.
    """
    role = role_of(studio, user)
    if role is None:
        return None
    rights = _RIGHTS[role]
    if role is Role.TABLET:
        named = studio.options.get(CONF_TABLET_NAMES, False)
        return rights if named else replace(rights, others=Extent.NAMELESS)
    rights = replace(rights, people=frozenset(staff_ids(studio, user.id)))
    if role is Role.STAFF:
        rights = replace(rights, others=Extent(studio.options.get(CONF_OTHERS, Extent.BUSY)))
    elif role is Role.DESK and rights.people:
        rights = replace(rights, sync=Extent.OWN)
    return rights if may_work(user) else replace(rights, write=Extent.NONE, sync=Extent.NONE)


def staff_ids(studio: ConfigEntry, user_id: str) -> tuple[str, ...]:
    """Return the ids of the staff members who are this user."""
    return tuple(
        each.subentry_id
        for each in studio.get_subentries_of_type(SUBENTRY_STAFF)
        if each.data.get(CONF_USER) == user_id
    )


def rights_json(rights: Rights) -> dict[str, Any]:
    """Return them as the page gets them."""
    return {
        "write": rights.write.value,
        "others": rights.others.value,
        "clients": rights.clients.value,
        "sync": rights.sync.value,
    }


EVERYTHING: Final = Rights(write=Extent.ALL, others=Extent.ALL, clients=Extent.ALL, sync=Extent.ALL)
"""What owners and automations may."""
_RIGHTS: Final = {
    Role.OWNER: EVERYTHING,
    Role.DESK: Rights(write=Extent.ALL, others=Extent.ALL, clients=Extent.ALL, sync=Extent.NONE),
    Role.STAFF: Rights(write=Extent.OWN, others=Extent.BUSY, clients=Extent.OWN, sync=Extent.OWN),
    Role.TABLET: Rights(
        write=Extent.NONE, others=Extent.ALL, clients=Extent.NONE, sync=Extent.NONE
    ),
}
