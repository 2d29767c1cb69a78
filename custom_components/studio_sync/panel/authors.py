"""Who may have done something in a studio, by name: users, phones, Google accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from ..book.journal import STUDIO
from ..book.model import Run
from ..const import SUBENTRY_ACCESS
from ..entries.account_names import entry_name
from ..entries.lookup import accounts, book_id, replicas_of
from ..scheduling.write_path import access_of, user_of
from ..services.studio_access import StudioAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who made a run: ``google``, ``user``, ``phone`` or ``automation``.

    The name is empty if it is not known any more, and of automations.
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
        hass, studio = access.hass, access.entry
        return cls(
            users={each.id: each.name or "" for each in await hass.auth.async_get_users()},
            phones={
                each.subentry_id: each.title
                for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
            },
            accounts={
                replica: entry_name(hass, each)
                for each in accounts(hass, book_id(studio))
                for replica in replicas_of(each)
            },
        )

    def of(self, run: Run) -> Author:
        """Return who made a run."""
        if run.replica_id != STUDIO:
            return Author(kind="google", name=self.accounts.get(run.replica_id, ""))
        user, phone = user_of(run.starter), access_of(run.starter)
        if user is not None:
            return Author(kind="user", name=self.users.get(user, ""))
        if phone is not None:
            return Author(kind="phone", name=self.phones.get(phone, ""))
        return Author(kind="automation")
