"""Puts people and rooms back on an appointment that a phone only took them off."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ..book import appointments, journal
from ..book.database import Transaction
from ..book.model import APPOINTMENT, Appointment, Entry
from .appointment_note import noted_people
from .recurrence_scope import telling
from .write_path import Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff:
    """A change by a phone that took an owner off an appointment, and perhaps off its dates."""

    run_id: str
    owner_id: str

    @classmethod
    def of(cls, tx: Transaction, record_id: str, owners: Collection[str]) -> TakenOff | None:
        """Return the last change that concerned one of these owners, if a phone took it off.

        None if somebody else had the last word, if it was a move to another one of them, or if the
        journal does not go back so far.
        """
        for line in journal.noted(tx, record_id):
            if not (people := noted_people(line)):
                continue
            before, after = map(_owners, people)
            gone = [each for each in before if each in owners and each not in after]
            more = any(each in owners and each not in before for each in after)
            if gone and not more and line.reason == Surface.PHONE:
                return cls(run_id=line.run_id, owner_id=gone[0])
            if gone or more:
                return None
        return None

    def put_back(self, tx: Transaction, only: str | None = None) -> None:
        """Give the owner the part in it again, also in the dates of a series that were left.

        ``only``: in this record alone.
        """
        found = [each for each in self._as_before(tx) if only in {None, each.id}]
        with telling():
            appointments.put_many(tx, found)

    def _as_before(self, tx: Transaction) -> Iterator[Appointment]:
        for line in journal.entries(tx, self.run_id):
            record = _record(tx, line)
            if record is None or not record.lives or self.owner_id in record.owners:
                continue
            staff_id, assistants, resources = noted_people(line)[0]
            if self.owner_id in resources:
                yield replace(record, resource_ids=(*record.resource_ids, self.owner_id))
            elif self.owner_id == staff_id and record.staff_id is None:
                yield replace(record, staff_id=staff_id)
            elif self.owner_id in {staff_id, *assistants}:
                yield replace(record, assistant_ids=(*record.assistant_ids, self.owner_id))


def _record(tx: Transaction, line: Entry) -> Appointment | None:
    if line.record_kind != APPOINTMENT or line.record_id is None or not noted_people(line):
        return None
    return appointments.get(tx, line.record_id)


def _owners(people: tuple[str | None, list[str], list[str]]) -> list[str]:
    staff_id, assistants, resources = people
    return [each for each in (staff_id, *assistants, *resources) if each is not None]
