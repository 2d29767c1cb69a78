"""Where appointments are kept in the book."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from ...book import appointments, beside, concerns, guests
from ...book.database import Transaction
from ...book.model import Appointment, Content
from ...book.origins import goes_on_from
from ...book.scopes import THE_STUDIO, owner_of
from ...book.stamping import NOW
from ..model import RemoteItem, Rules


class AppointmentStore:
    """Implements ``kinds.Store`` by ``book.appointments``."""

    def get(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, Appointment]:
        """Return those there are by their ids, tombstones included."""
        found = appointments.get_many(tx, record_ids)
        return dict(zip(found, beside.filled(tx, found.values()), strict=True))

    def revs(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, int]:
        """Return the revs of those there are by their ids, tombstones included."""
        return appointments.revs(tx, record_ids)

    def changes(
        self, tx: Transaction, since_rev: int, scope: str, replica_id: str
    ) -> Iterable[Appointment]:
        """Return what changed after a rev and concerns this scope or replica."""
        if scope == THE_STUDIO:
            return beside.filled(tx, appointments.changes(tx, since_rev))
        found = concerns.changes_for(tx, since_rev, owner_of(scope), replica_id)
        return beside.filled(tx, found)

    def shown_otherwise(self, tx: Transaction, since_rev: int, scope: str) -> Iterable[Appointment]:
        """Return what shows other names of rooms or another number of its client since then."""
        return beside.filled(tx, beside.changed_since(tx, since_rev, owner_of(scope)))

    def in_scope(self, tx: Transaction, rules: Rules) -> Iterable[Appointment]:
        """Return the appointments of the rules' scope since their window began."""
        owner = owner_of(rules.scope)
        return beside.filled(tx, appointments.of_owner_since(tx, owner, rules.since))

    def put(
        self, tx: Transaction, records: Iterable[Appointment], edited: Mapping[str, datetime] = NOW
    ) -> Sequence[Appointment]:
        """Store appointments, all or none. Raises BookInvalid for the first that is wrong."""
        return appointments.put_many(tx, records, edited)

    def note_told(self, tx: Transaction, records: Iterable[Appointment]) -> None:
        """Keep the guests of these appointments."""
        guests.note(tx, records)

    def delete(self, tx: Transaction, record: Appointment) -> Sequence[Appointment]:
        """Make an appointment a tombstone; its exceptions, which are returned, go with it."""
        along = beside.filled(tx, appointments.exceptions(tx, record.id))
        appointments.delete(tx, record.id)
        return along

    def erased(
        self,
        tx: Transaction,  # noqa: ARG002
        replica_id: str,  # noqa: ARG002
        items: Iterable[RemoteItem[Content]],  # noqa: ARG002
    ) -> Collection[str]:
        """Return nothing: appointments are not erased."""
        return ()

    def origin(self, record: Appointment) -> str | None:
        """Return the id of the appointment that this one goes on from, if there is one."""
        return goes_on_from(record)
