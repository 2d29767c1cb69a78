"""Where clients are besides the studio: in Google Contacts, on servers, and on phones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book import links, people
from ..book.database import Transaction
from ..book.model import CLIENT, Client
from ..book.parts import Part
from ..book.replicas import origin_of
from ..const import SUBENTRY_ACCESS
from ..entries.accesses import Access, AccessState, AddressBook, state_of
from ..entries.account_names import connected_name
from ..entries.connected import connected_to
from ..entries.roles import Need
from ..services.studio_access import StudioAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Where clients of a studio may be: accounts by replica, and phones by their group.

    Names are for owners; for others they are empty.
    """

    accounts: Mapping[str, str]
    phones: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, access: StudioAccess) -> Self:
        """Take them from a studio's entries."""
        told = access.reader.rights.allow(Need.OWNER)
        every = connected_to(access.hass, access.entry)
        phones: dict[str, list[str]] = {}
        for each in access.entry.get_subentries_of_type(SUBENTRY_ACCESS):
            record = Access.of(each.data)
            valid = state_of(access.entry, each, dt_util.utcnow()) is AccessState.VALID
            if valid and record.group and record.address_book is not AddressBook.NONE:
                phones.setdefault(record.group, []).append(each.title if told else "")
        return cls(
            accounts={
                each.replica_id: connected_name(access.hass, each) if told else ""
                for each in every
                if each.part is Part.CONTACTS
            },
            phones=phones,
        )

    def of_clients(
        self, tx: Transaction, found: Collection[Client]
    ) -> dict[str, list[JsonValueType]]:
        """Return where each of these clients is, by their ids."""
        where: dict[str, list[JsonValueType]] = {each.id: [] for each in found}
        for link in links.elsewhere(tx, "", where):
            if link.record_kind == CLIENT and link.replica_id in self.accounts:
                where[link.record_id].append(
                    _copy(
                        origin_of(link.replica_id).value,
                        self.accounts[link.replica_id],
                        link.state.value,
                    )
                )
        unused = {each.id for each in people.groups(tx) if each.inactive}
        for client in found:
            for group_id in client.group_ids:
                if group_id in unused:
                    continue
                where[client.id] += [
                    _copy("phone", name, "ok") for name in self.phones.get(group_id, ())
                ]
        return where


def _copy(kind: str, name: str, state: str) -> JsonObjectType:
    return {"kind": kind, "name": name, "state": state}
