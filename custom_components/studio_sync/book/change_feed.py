"""What happened to a book and has not been told yet: appointments, clients, questions.

Several changes of one appointment become one. Who made a change is told by its source:
what a run of the sync wrote came from its replica, and all else is the studio's own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from . import appointments, conflicts
from .change import Change, RecordChange, What, Writer
from .database import Transaction
from .model import Appointment, Conflict, Origin

MOST_KEPT = 5_000
"""So many changed appointments are kept by name; of more they are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that happened to an appointment, and who did it."""

    what: What
    by: Origin
    record: Appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there is to tell, in the order it happened.

    Of very many changes, or conflicts, only the numbers are told: ``changes`` by what
    happened, ``number_opened`` and ``number_closed``. Else these are empty and 0.
    """

    news: tuple[News, ...] = ()
    opened: tuple[Conflict, ...] = ()
    closed: tuple[Conflict, ...] = ()
    changes: Mapping[What, int] = field(default_factory=dict)
    number_opened: int = 0
    number_closed: int = 0

    @property
    def many(self) -> bool:
        """Whether there was more than is told one by one."""
        return bool(self.changes or self.number_opened or self.number_closed)


@dataclass(slots=True)
class Untold:
    """What has changed and has not been told yet.

    ``synced`` are the ids of what a run wrote; ``counted`` are the changes that were too
    many to be kept by name.
    """

    records: dict[str, RecordChange] = field(default_factory=dict)
    synced: set[str] = field(default_factory=set)
    counted: Counter[What] = field(default_factory=Counter)
    opened: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.records or self.counted or self.opened or self.closed)

    def add(self, change: Change) -> None:
        """Note a change of the book."""
        synced = change.records.keys() if change.source.writer is Writer.RUN else ()
        self._add(change.records, synced, change.opened, change.closed)

    def go_on(self, later: Self) -> None:
        """Note what has changed after this."""
        self.counted += later.counted
        self._add(later.records, later.synced, later.opened, later.closed)

    def _add(
        self,
        records: Mapping[str, RecordChange],
        synced: Iterable[str],
        opened: Iterable[str],
        closed: Iterable[str],
    ) -> None:
        for record_id, change in records.items():
            before = self.records.get(record_id)
            self.records[record_id] = change if before is None else before.then(change)
        self.synced.update(synced)
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
            self.records, self.synced = {}, set()


def look(tx: Transaction, untold: Untold, most: int) -> Look:
    """Return what there is to tell; of more than ``most`` changes how many there were.

    The same goes for conflicts that were opened and closed, by themselves.
    """
    changes = {key: each.what for key, each in untold.records.items() if each.what is not None}
    counts = untold.counted + Counter(changes.values())
    many_changes = counts.total() > most
    opened, closed = untold.opened, untold.closed
    many = len(opened) + len(closed) > most
    return Look(
        news=() if many_changes else tuple(_news(tx, changes, untold.synced)),
        changes=counts if many_changes else {},
        opened=() if many else _conflicts(tx, opened),
        closed=() if many else _conflicts(tx, closed),
        number_opened=len(opened) if many else 0,
        number_closed=len(closed) if many else 0,
    )


def _news(tx: Transaction, changes: Mapping[str, What], synced: Iterable[str]) -> Iterable[News]:
    """Tell of each change, and who did it."""
    records = appointments.get_many(tx, changes)
    for record_id, what in changes.items():
        record = records.get(record_id)
        if record is None:
            # Deleted and forgotten meanwhile.
            continue
        by = Origin.GOOGLE if record_id in synced else Origin.STUDIO
        if what is What.ADDED and record.origin is Origin.PHONE:
            by = Origin.PHONE
        yield News(what=what, by=by, record=record)


def _conflicts(tx: Transaction, ids: Iterable[str]) -> tuple[Conflict, ...]:
    found = [each for key in sorted(ids) if (each := conflicts.get(tx, key)) is not None]
    return tuple(sorted(found, key=lambda each: (each.closed_at or each.opened_at, each.id)))
