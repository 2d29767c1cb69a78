"""Who may have done something in a studio, by name: users, phones, Google accounts.

Owners are told all of them. Others are told their own accounts and phones, of staff who they are
in the studio, and of the other users those who work there; a wall tablet is told nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigSubentry

from ..book.journal import STUDIO
from ..book.model import Run
from ..book.replicas import origin_of
from ..const import CONF_USER, SUBENTRY_ACCESS, SUBENTRY_STAFF
from ..entries.accesses import Access
from ..entries.account_names import connected_name
from ..entries.connected import connected_to
from ..entries.roles import Need, Role, role_of
from ..scheduling.write_path import access_of, user_of
from ..services.studio_access import StudioAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who made a run: ``google``, ``server``, ``user``, ``phone`` or ``automation``.

    The name is empty if it is not known any more or not to be told, and of automations.
    """

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """The names by id, of accounts by replica; taken where Home Assistant's data may be read."""

    users: Mapping[str, str]
    phones: Mapping[str, str]
    accounts: Mapping[str, str]

    @classmethod
    async def in_studio(cls, access: StudioAccess) -> Self:
        """Take them from Home Assistant and the studio's entries."""
        hass, studio, rights = access.hass, access.entry, access.reader.rights
        every = await hass.auth.async_get_users()
        return cls(
            users=_users(access, every),
            phones={
                each.subentry_id: each.title
                for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
                if is_told_phone(access, each)
            },
            accounts={
                each.replica_id: connected_name(hass, each)
                for each in connected_to(hass, studio)
                if rights.are_about(each.staff_id)
            },
        )

    def of(self, run: Run) -> Author:
        """Return who made a run."""
        if run.replica_id != STUDIO:
            return self.of_replica(run.replica_id)
        user, phone = user_of(run.starter), access_of(run.starter)
        if user is not None:
            return Author(kind="user", name=self.users.get(user, ""))
        if phone is not None:
            return Author(kind="phone", name=self.phones.get(phone, ""))
        return Author(kind="automation")

    def of_replica(self, replica_id: str) -> Author:
        """Return the account that a change came from."""
        return Author(kind=origin_of(replica_id).value, name=self.accounts.get(replica_id, ""))


def is_told_phone(access: StudioAccess, phone: ConfigSubentry) -> bool:
    """Tell whether somebody is told what a phone is called: their own, and owners each."""
    rights = access.reader.rights
    calendars = Access.of(phone.data).calendars
    return rights.allow(Need.OWNER) or any(map(rights.are_about, calendars))


def _users(access: StudioAccess, every: Collection[User]) -> dict[str, str]:
    """Return the names of users by id, as far as they are told."""
    if access.reader.rights.allow(Need.OWNER):
        return {each.id: each.name or "" for each in every}
    if not access.reader.sees_clients():
        return {}
    studio = access.entry
    staff = {
        each.data.get(CONF_USER): each.title
        for each in studio.get_subentries_of_type(SUBENTRY_STAFF)
    }
    work = (Role.OWNER, Role.DESK)
    return {
        each.id: staff.get(each.id) or each.name or ""
        for each in every
        if each.id in staff or role_of(studio, each) in work
    }
