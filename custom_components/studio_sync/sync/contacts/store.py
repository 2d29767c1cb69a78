"""Where clients are kept in the book."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from ...book import clients, erased
from ...book.database import Transaction
from ...book.model import Client
from ...book.stamping import NOW
from ...formats.contact import Contact
from ..model import RemoteItem, Rules


class ClientStore:
    """Implements ``kinds.Store`` by ``book.clients``; the scope is a client group."""

    def get(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, Client]:
        """Return those there are by their ids, tombstones included."""
        return clients.get_many(tx, record_ids)

    def revs(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, int]:
        """Return the revs of those there are by their ids, tombstones included."""
        return clients.revs(tx, record_ids)

    def changes(
        self,
        tx: Transaction,
        since_rev: int,
        scope: str,  # noqa: ARG002 - who left the group is in no index of it
        replica_id: str,  # noqa: ARG002
    ) -> Iterable[Client]:
        """Return the clients that changed after a rev, whatever group they are in."""
        return clients.changes(tx, since_rev)

    def shown_otherwise(
        self,
        tx: Transaction,  # noqa: ARG002
        since_rev: int,  # noqa: ARG002
        scope: str,  # noqa: ARG002
    ) -> Iterable[Client]:
        """Return nothing: copies show what is in the records."""
        return ()

    def in_scope(self, tx: Transaction, rules: Rules) -> Iterable[Client]:
        """Return the clients in the group."""
        return clients.in_group(tx, rules.scope)

    def put(
        self, tx: Transaction, records: Iterable[Client], edited: Mapping[str, datetime] = NOW
    ) -> Sequence[Client]:
        """Store clients, all or none. Raises BookInvalid for the first that is wrong."""
        return clients.put_many(tx, records, edited)

    def note_told(self, tx: Transaction, records: Iterable[Client]) -> None:
        """Do nothing: contacts tell nothing else."""

    def delete(self, tx: Transaction, record: Client) -> Sequence[Client]:
        """Make a client a tombstone; nobody else goes with it."""
        clients.delete_client(tx, record.id)
        return ()

    def erased(
        self, tx: Transaction, replica_id: str, items: Iterable[RemoteItem[Contact]]
    ) -> Collection[str]:
        """Return the copies of clients who were erased, known by our mark or by their names."""
        return erased.copies(
            tx,
            replica_id,
            {
                item.id: erased.Copy(names=(item.id, *item.former_ids), marks=item.marks)
                for item in items
                if item.content is not None
            },
        )

    def origin(self, record: Client) -> str | None:  # noqa: ARG002
        """Return nothing: no client goes on from another one."""
        return None
