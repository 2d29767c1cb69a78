"""The roles of Home Assistant's users in a studio, and what each may do (B12).

Administrators are owners. A user who is linked to a staff member is *staff* until another role is
chosen in the studio's options; others have no role until they are given one, and see nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    """Whose something may be seen or changed."""

    ALL = "all"
    OWN = "own"
    BUSY = "busy"
    """Only when it keeps somebody busy."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a user may do in a studio.

    ``write``: make and change appointments (all, own, none). ``others``: see appointments of
    others (all, busy, none). ``clients``: see and change clients (all, own, none). ``sync``: see
    accounts and phones, start and undo runs (all, own, none).
    """

    write: Extent
    others: Extent
    clients: Extent
    sync: Extent


def role_of(studio: ConfigEntry, user: User) -> Role | None:
    """Return the role of a user in a studio; None: they have nothing to do there."""
    if not user.is_active:
        return None
    if user.is_admin:
        return Role.OWNER
    chosen: Mapping[str, str] = studio.options.get(CONF_ROLES, {})
    if user.id in chosen:
        return Role(chosen[user.id])
    return Role.STAFF if staff_ids(studio, user.id) else None


def rights_of(studio: ConfigEntry, user: User) -> Rights | None:
    """Return what a user may do in a studio; None: nothing.

    A user who may only look at Home Assistant changes nothing here either.
    """
    role = role_of(studio, user)
    if role is None:
        return None
    rights = _RIGHTS[role]
    others = rights.others
    if role is Role.STAFF:
        others = Extent(studio.options.get(CONF_OTHERS, Extent.BUSY))
    works = may_work(user)
    return Rights(
        write=rights.write if works else Extent.NONE,
        others=others,
        clients=rights.clients,
        sync=rights.sync if works else Extent.NONE,
    )


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


_RIGHTS: Final = {
    Role.OWNER: Rights(write=Extent.ALL, others=Extent.ALL, clients=Extent.ALL, sync=Extent.ALL),
    Role.DESK: Rights(write=Extent.ALL, others=Extent.ALL, clients=Extent.ALL, sync=Extent.NONE),
    Role.STAFF: Rights(write=Extent.OWN, others=Extent.BUSY, clients=Extent.OWN, sync=Extent.OWN),
    Role.TABLET: Rights(
        write=Extent.NONE, others=Extent.ALL, clients=Extent.NONE, sync=Extent.NONE
    ),
}
