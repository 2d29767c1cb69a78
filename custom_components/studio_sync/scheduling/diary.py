"""What a diary shows between two instants, and what of it overlaps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Self

from ..book import appointments, conflicts
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, Moment, Status
from ..book.timeline import Instance, may_show, window
from .availability import earlier, later, takes
from .listing import Listed, cancelled_between, listed_of
from .overlap import state_text
from .settings import Studio

_KINDS = frozenset({ChangeKind.APPOINTMENT, ChangeKind.CLIENT, ChangeKind.CONFLICT})

_MANY = 500
"""From this many changed records on it is as fast to read the diary again."""

type Named = tuple[str, Moment]
"""An instance: the id of its record, and its start."""
type _Going = tuple[datetime, Instance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the diary. ``conflict``: it overlaps, or was edited on two sides.

    ``kept``: it overlaps as people chose to keep it.
    """

    listed: Listed
    conflict: bool
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaps:
    """Which instances need a person or a room that another needs then: to be decided, or kept."""

    undecided: set[Named]
    kept: set[Named]


def diary(
    tx: Transaction, studio: Studio, start: datetime, end: datetime, *, cancelled: bool = False
) -> list[Entry]:
    """Return all that is between two instants, by start; then what is ``cancelled``, if wanted."""
    margin = _margin(studio)
    # What is just outside may need somebody here, for its buffers.
    wide = window(tx, earlier(start, margin), later(end, margin), zone=studio.zone)
    shown = [each for each in wide if _is_between(studio, each, start, end)]
    clashing = overlapping(tx, studio, wide)
    disputed = conflicts.disputed(tx, {each.appointment.id for each in shown})
    if cancelled:
        shown += cancelled_between(tx, studio, start, end)
    return [
        Entry(
            listed=each,
            conflict=_name(each.instance) in clashing.undecided or _id(each) in disputed,
            kept=_name(each.instance) in clashing.kept,
        )
        for each in listed_of(tx, studio, shown)
    ]


def overlapping(tx: Transaction, studio: Studio, instances: Sequence[Instance]) -> Overlaps:
    """Return which of these need a person or a room that another of them needs then.

    Past ones, too. Buffers count; pairs that people chose to keep as they are, are told apart.
    """
    taking = [each for each in instances if takes(each.appointment)]
    kept = _kept(tx, studio, {each.appointment.id: each.appointment for each in taking})
    return Overlaps(
        undecided=_undecided(studio, taking, kept), kept=_kept_among(studio, taking, kept)
    )


def _kept_among(
    studio: Studio, taking: Sequence[Instance], kept: Collection[frozenset[str]]
) -> set[Named]:
    """Return which instances of the kept pairs are at the same time."""
    of = defaultdict[str, list[Instance]](list)
    for each in taking:
        of[each.appointment.id].append(each)
    found = set[Named]()
    for one, other in kept:
        for mine, theirs in product(of[one], of[other]):
            start, end = studio.taken(mine.appointment, mine.when)
            first, last = studio.taken(theirs.appointment, theirs.when)
            if start < last and first < end:
                found |= {_name(mine), _name(theirs)}
    return found


def _undecided(
    studio: Studio, taking: Sequence[Instance], kept: Collection[frozenset[str]]
) -> set[Named]:
    found = set[Named]()
    # By owner, what has begun before and not ended: known to overlap, or not yet.
    lone, known = defaultdict[str, list[_Going]](list), defaultdict[str, list[_Going]](list)
    spans = sorted(
        ((*studio.taken(each.appointment, each.when), each) for each in taking),
        key=lambda span: span[0],
    )
    for first, last, each in spans:
        for owner in each.appointment.owners:
            lone[owner] = _going(lone[owner], first)
            known[owner] = _going(known[owner], first)
            met = [other for other in lone[owner] if _collide(each, other[1], kept)]
            if met or any(_collide(each, other, kept) for _, other in known[owner]):
                found |= {_name(each), *(_name(other) for _, other in met)}
                lone[owner] = [other for other in lone[owner] if other not in met]
                known[owner] += [*met, (last, each)]
            else:
                lone[owner].append((last, each))
    return found


@dataclass(slots=True)
class Due:
    """What has changed since a diary was last told."""

    records: set[str] = field(default_factory=set)
    clients: set[str] = field(default_factory=set)
    conflicts: set[str] = field(default_factory=set)

    def note(self, change: Change) -> bool:
        """Note a change; tell whether it may concern a diary."""
        self.records |= change.records.keys()
        self.clients |= change.clients.keys()
        self.conflicts |= change.opened | change.closed
        return bool(change.kinds & _KINDS)

    def taken(self) -> Self:
        """Return what is noted, and forget it."""
        taken = replace(self)
        self.records, self.clients, self.conflicts = set(), set(), set()
        return taken

    def concerns(
        self,
        tx: Transaction,
        studio: Studio,
        span: tuple[datetime, datetime],
        told: Iterable[Appointment],
        *,
        cancelled: bool = False,
    ) -> bool:
        """Tell whether a diary of ``span`` in which ``told`` were may be another now.

        ``cancelled``: it shows what is cancelled, too.
        """
        records, clients = set[str](), set[str]()
        for each in told:
            records |= {each.id, each.series_id or each.id}
            clients.add(each.client_id or "")
        if len(self.records) > _MANY or not clients.isdisjoint(self.clients):
            return True
        changed = appointments.get_many(tx, self.records).values()
        # A date that is taken out of a series is a new record, which no calendar shows.
        if not records.isdisjoint(self.records.union(each.series_id or "" for each in changed)):
            return True
        if cancelled and any(_was_cancelled(studio, each, *span) for each in changed):
            return True
        for conflict_id in self.conflicts:
            conflict = conflicts.get(tx, conflict_id)
            if conflict is not None and not records.isdisjoint(
                {conflict.record_id, conflict.other_id}
            ):
                return True
        margin = _margin(studio)
        return may_show(tx, self.records, earlier(span[0], margin), later(span[1], margin))


def _kept(tx: Transaction, studio: Studio, records: dict[str, Appointment]) -> set[frozenset[str]]:
    """Return the pairs of these that people chose to keep as they are now."""
    found = set[frozenset[str]]()
    for each in conflicts.kept_of(tx, records):
        mine, other = records[each.record_id], records.get(each.other_id)
        if other is not None and is_kept(studio, each, mine, other):
            found.add(frozenset({mine.id, other.id}))
    return found


def is_kept(studio: Studio, answered: Conflict, one: Appointment, other: Appointment) -> bool:
    """Tell whether two appointments still are as when people chose to keep both."""
    return answered.fields == (state_text(studio, one, other),)


def _going(those: list[_Going], since: datetime) -> list[_Going]:
    return [each for each in those if each[0] > since]


def _collide(one: Instance, other: Instance, kept: Collection[frozenset[str]]) -> bool:
    mine, theirs = one.appointment, other.appointment
    if (mine.series_id or mine.id) == (theirs.series_id or theirs.id):
        return False
    return frozenset({mine.id, theirs.id}) not in kept


def _is_between(studio: Studio, each: Instance, start: datetime, end: datetime) -> bool:
    first, last = studio.span(each.when)
    return first < end and (first >= start or last > start)


def _was_cancelled(studio: Studio, record: Appointment, start: datetime, end: datetime) -> bool:
    first, last = studio.span(record.content.when)
    return record.content.status is Status.CANCELLED and first < end and last >= start


def _margin(studio: Studio) -> timedelta:
    return studio.widest_before + studio.widest_after


def _name(instance: Instance) -> Named:
    return instance.appointment.id, instance.start


def _id(listed: Listed) -> str:
    return listed.instance.appointment.id
