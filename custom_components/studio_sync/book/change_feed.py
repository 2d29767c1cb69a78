"""Changes of a book that are still to be announced: appointments, clients, conflicts.

Several changes of one appointment are combined. The source of a change says who made it: what
a run of the sync wrote came from its replica, what a phone wrote from there, everything else from
the studio.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from . import appointments, conflicts
from .change import STUDIO_ITSELF, USER, Change, RecordChange, Source, What, Writer
from .database import Transaction
from .model import Appointment, Conflict, Moment, Origin

MOST_KEPT = 5_000
"""The most changed appointments kept by id; if there are more, they are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentChange:
    """One thing that happened to an appointment, from where, and who did it.

    ``author`` is the phone or the user, as the journal names them; empty if it was neither.
    ``start_before`` is when it began before it was moved; None if it was not.
    """

    what: What
    by: Origin
    author: str
    record: Appointment
    start_before: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSummary:
    """What is to be announced, in the order it happened.

    Of very many changes, or conflicts, only the numbers are given: ``change_counts`` by what
    happened, ``number_opened`` and ``number_closed``. Otherwise these are empty and 0.
    """

    appointments: tuple[AppointmentChange, ...] = ()
    opened: tuple[Conflict, ...] = ()
    closed: tuple[Conflict, ...] = ()
    change_counts: Mapping[What, int] = field(default_factory=dict)
    number_opened: int = 0
    number_closed: int = 0

    @property
    def many(self) -> bool:
        """Whether there was more than is announced one by one."""
        return bool(self.change_counts or self.number_opened or self.number_closed)


@dataclass(slots=True)
class PendingChanges:
    """Collects changes until they are announced.

    ``sources`` are those of the last change of an appointment by a run, a phone or a user, by id;
    ``counted`` are the changes that were too many to be kept by id.
    """

    records: dict[str, RecordChange] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    counted: Counter[What] = field(default_factory=Counter)
    opened: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Whether there is anything to announce."""
        return bool(self.records or self.counted or self.opened or self.closed)

    def add(self, change: Change) -> None:
        """Add a change of the book."""
        source = change.source
        known = source.origin is not Origin.STUDIO or source.author.startswith(USER)
        sources = dict.fromkeys(change.records, source) if known else {}
        self._add(change.records, sources, change.opened, change.closed)

    def add_later(self, later: Self) -> None:
        """Add changes that came after these."""
        self.counted += later.counted
        self._add(later.records, later.sources, later.opened, later.closed)

    def _add(
        self,
        records: Mapping[str, RecordChange],
        sources: Mapping[str, Source],
        opened: Iterable[str],
        closed: Iterable[str],
    ) -> None:
        for record_id, change in records.items():
            before = self.records.get(record_id)
            self.records[record_id] = change if before is None else before.then(change)
        self.sources.update(sources)
        for ids, now, undone in (
            (opened, self.opened, self.closed),
            (closed, self.closed, self.opened),
        ):
            for conflict_id in ids:
                if conflict_id in undone:
                    undone.remove(conflict_id)
                else:
                    now.add(conflict_id)
        if len(self.records) > MOST_KEPT:
            self.counted.update(each.what for each in self.records.values() if each.what)
            self.records, self.sources = {}, {}


def summarize(tx: Transaction, pending: PendingChanges, most: int) -> ChangeSummary:
    """Return what is to be announced; if there are more than ``most`` changes, their numbers.

    The same applies, separately, to conflicts that were opened and closed.
    """
    changes = {key: each for key, each in pending.records.items() if each.what is not None}
    counts = pending.counted + Counter(each.what for each in changes.values() if each.what)
    many_changes = counts.total() > most
    opened, closed = pending.opened, pending.closed
    many = len(opened) + len(closed) > most
    return ChangeSummary(
        appointments=()
        if many_changes
        else tuple(_appointment_changes(tx, changes, pending.sources)),
        change_counts=counts if many_changes else {},
        opened=() if many else _conflicts(tx, opened),
        closed=() if many else _conflicts(tx, closed),
        number_opened=len(opened) if many else 0,
        number_closed=len(closed) if many else 0,
    )


def _appointment_changes(
    tx: Transaction, changes: Mapping[str, RecordChange], sources: Mapping[str, Source]
) -> Iterable[AppointmentChange]:
    """Yield each change, and who made it."""
    records = appointments.get_many(tx, changes)
    for record_id, change in changes.items():
        record, what = records.get(record_id), change.what
        if record is None or what is None:
            # Deleted and forgotten meanwhile.
            continue
        source = sources.get(record_id, STUDIO_ITSELF)
        yield AppointmentChange(
            what=what,
            by=source.origin,
            author="" if source.writer is Writer.RUN else source.author,
            record=record,
            start_before=_start_before(change, record) if what is What.CHANGED else None,
        )


def _start_before(change: RecordChange, record: Appointment) -> Moment | None:
    """Return when a changed appointment began before; None if it begins then now, too."""
    before = record.original_start if change.before is None else change.before.start
    return None if before == record.content.when.start else before


def _conflicts(tx: Transaction, ids: Iterable[str]) -> tuple[Conflict, ...]:
    found = [each for key in sorted(ids) if (each := conflicts.get(tx, key)) is not None]
    return tuple(sorted(found, key=lambda each: (each.closed_at or each.opened_at, each.id)))
