"""The stage with contacts: the same two people, whose Google contacts are kept in step too."""

from dataclasses import dataclass, field, replace
from typing import Any

from custom_components.studio_sync.account_sync.photos import BookPhotos
from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.google.contacts import ContactsReplica
from custom_components.studio_sync.sync.contacts.kind import clients_kind
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.report import Report
from tests.google_emulator import CALENDAR_SCOPES, CONTACTS_SCOPE

from .stage import Account, Stage

GROUP = "g"
LABEL = "Studio Sync - Lumen"


async def _no_candidates() -> frozenset[str]:
    return frozenset()


@dataclass(slots=True, kw_only=True)
class ContactStage(Stage):
    """All that takes part, and the contacts of both accounts beside their calendars."""

    scopes: tuple[str, ...] = (*CALENDAR_SCOPES, CONTACTS_SCOPE)
    contact_batch: int = 200
    contacts: dict[str, Sync[Client, Contact]] = field(default_factory=dict)

    async def start(self) -> None:
        """Open everything, with a group of clients."""
        await Stage.start(self)
        await self.book.write(_make_group)

    def connect(self, account: Account) -> None:
        """Put both syncs of an account beside the book."""
        Stage.connect(self, account)
        replica_id = f"{account.person.sub}:contacts"
        replica = ContactsReplica(
            self._transport(account),
            account.person.sub,
            book_id=self.book.id,
            label=LABEL,
            photos=BookPhotos(self.book, replica_id),
            clock=self.clock,
            candidates=_no_candidates,
        )
        replica.batch_size = self.contact_batch
        self.contacts[account.name] = Sync(
            self.book, replica, kind=clients_kind(), clock=self.clock, new_id=self.new_id
        )

    async def run_contacts(self, name: str, **rules: Any) -> Report[Client, Contact]:
        """Run the sync of one account's contacts."""
        sync = self.contacts[name]
        if rules:
            await self.book.write(
                lambda tx: request_full_resync(
                    tx, sync.replica.id, full_listing=True, recompare_all=False
                )
            )
        wanted = replace(self.rules[name], scope=GROUP, **rules)
        return await sync.run(wanted, starter="test")

    async def forget_pairs(self, name: str) -> None:
        """Lose all that is known of an account's contacts, as in a book from before."""
        replica_id = self.contacts[name].replica.id

        def forget(tx: Transaction) -> None:
            for table in ("link", "replica", "conflict", "aside"):
                query = f"DELETE FROM {table} WHERE replica_id = ?"  # noqa: S608 - names of ours
                tx.connection.exec_driver_sql(query, (replica_id,))

        await self.book.write(forget)


def _make_group(tx: Transaction) -> None:
    people.put_group(tx, ClientGroup(id=GROUP, name="Clients"))
