"""The answers to an overlap, and what each changes in the book.

An answer changes the book only; the next run carries it to the calendars elsewhere.
Every function raises UnknownConflict, ConflictClosed and NotOffered (the answer is not
for this kind of conflict), and ConflictOutdated if what it is about is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ..book import appointments, conflicts, people
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, ConflictKind, Link, When
from .appointments import Changes, cancel, update
from .availability import free_times, is_free, taken_by
from .errors import (
    ConflictClosed,
    ConflictOutdated,
    NotOffered,
    StaffBusy,
    UnknownConflict,
    UnknownStaff,
)
from .overlap import Clash, clash_of, is_series, state_text
from .overlap_scan import KEPT
from .record_kinds import Kept
from .settings import Studio


class Answer(StrEnum):
    """The answers to a conflict, as actions and flows name them."""

    KEEP_BOTH = "keep_both"
    MOVE_NEW = "move_new"
    ASSIGN_NEW = "assign_new"
    CANCEL_NEW = "cancel_new"
    MOVE_OLD = "move_old"
    ASSIGN_OLD = "assign_old"
    CANCEL_OLD = "cancel_old"
    STUDIO = "take_studio"
    GOOGLE = "take_google"
    SERVER = "take_server"
    FIELDS = "per_field"
    ITS = "belongs_to"
    NOBODYS = "belongs_to_none"
    MERGE = "merge_clients"


OF_THE_OLD: Final = frozenset({Answer.MOVE_OLD, Answer.ASSIGN_OLD, Answer.CANCEL_OLD})
"""The answers that change the one that was there before, and leave the new one as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One answer that may be given now; ``when``, staff or client where it needs one."""

    answer: Answer
    when: When | None = None
    staff_id: str | None = None
    client_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """An overlap with its two sides as they are now.

    ``new`` was added or changed last, ``old`` was there; each is the record (perhaps a series)
    and ``mine``/``other`` in ``clash`` the spans that overlap.
    """

    conflict: Conflict
    new: Appointment
    old: Appointment
    clash: Clash

    def changed_by(self, answer: Answer) -> tuple[Appointment, When]:
        """Return the side that an answer changes, and of a series when the instance is."""
        if answer in OF_THE_OLD:
            return self.old, self.clash.other
        return self.new, self.clash.mine


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved[R: Kept = Appointment]:
    """What an answer changed, with all that is needed to undo it.

    ``before`` holds the records as they were, ``after`` as they are now; one that
    was not there before is in ``after`` only. ``link_before`` and ``link_after``: the
    pair of an edit conflict.
    """

    conflict: Conflict
    answer: Answer
    before: tuple[R, ...] = ()
    after: tuple[R, ...] = ()
    link_before: Link | None = None
    link_after: Link | None = None


def open_conflict(tx: Transaction, conflict_id: str, kind: ConflictKind, answer: str) -> Conflict:
    """Return an open conflict of that kind. Raises UnknownConflict, ConflictClosed, NotOffered."""
    conflict = conflicts.get(tx, conflict_id)
    if conflict is None:
        raise UnknownConflict(id=conflict_id)
    if conflict.closed_at is not None:
        raise ConflictClosed(resolution=conflict.resolution)
    if conflict.kind is not kind:
        raise NotOffered(answer=answer)
    return conflict


def both_sides(tx: Transaction, studio: Studio, conflict_id: str, answer: str = "") -> Both:
    """Return the two sides of an open overlap."""
    conflict = open_conflict(tx, conflict_id, ConflictKind.OVERLAP, answer)
    found = appointments.get_many(tx, [conflict.record_id, conflict.other_id])
    new, old = found.get(conflict.record_id), found.get(conflict.other_id)
    if new is None or old is None:
        raise ConflictOutdated
    clash = clash_of(tx, studio, new, old)
    if clash is None:
        raise ConflictOutdated
    return Both(conflict=conflict, new=new, old=old, clash=clash)


def overlap_offers(tx: Transaction, studio: Studio, conflict_id: str) -> list[Offer]:
    """Return what may be answered to an overlap: the next three free times of each side among it.

    Any other time can be given as well (``move_new``, ``move_old``).
    """
    both = both_sides(tx, studio, conflict_id)
    return [
        Offer(answer=Answer.KEEP_BOTH),
        *_moves(tx, studio, both, Answer.MOVE_NEW),
        *_assignments(tx, studio, both, Answer.ASSIGN_NEW),
        Offer(answer=Answer.CANCEL_NEW),
        *_moves(tx, studio, both, Answer.MOVE_OLD),
        *_assignments(tx, studio, both, Answer.ASSIGN_OLD),
        Offer(answer=Answer.CANCEL_OLD),
    ]


def _moves(tx: Transaction, studio: Studio, both: Both, answer: Answer) -> list[Offer]:
    record, when = both.changed_by(answer)
    return [Offer(answer=answer, when=each) for each in free_times(tx, studio, record, when)]


def _assignments(tx: Transaction, studio: Studio, both: Both, answer: Answer) -> list[Offer]:
    found = free_staff(tx, studio, both, answer)
    return [Offer(answer=answer, staff_id=each) for each in found]


def free_staff(
    tx: Transaction, studio: Studio, both: Both, answer: Answer = Answer.ASSIGN_NEW
) -> list[str]:
    """Return the ids of the other staff who could take over what the answer changes, by name."""
    record, when = both.changed_by(answer)
    found = []
    for person in people.staff(tx):
        if person.id == record.staff_id or person.id in record.assistant_ids:
            continue
        if is_free(tx, studio, replace(record, staff_id=person.id), when):
            found.append(person.id)
    return found


def keep_both(tx: Transaction, studio: Studio, conflict_id: str) -> Resolved:
    """Keep both as they are. The conflict is opened again if one of them changes."""
    both = both_sides(tx, studio, conflict_id, Answer.KEEP_BOTH)
    closed = conflicts.close(tx, conflict_id, KEPT)
    closed = replace(closed, fields=(state_text(studio, both.new, both.old),))
    conflicts.bring_up_to_date(tx, closed)
    return Resolved(conflict=closed, answer=Answer.KEEP_BOTH)


def move(
    tx: Transaction,
    studio: Studio,
    conflict_id: str,
    when: When,
    answer: Answer = Answer.MOVE_NEW,
) -> Resolved:
    """Move one side, of a series the one instance, to another time.

    Raises StaffBusy if its people or rooms are taken then, EndBeforeStart, PastSession.
    """
    both = both_sides(tx, studio, conflict_id, answer)
    record, present = both.changed_by(answer)
    taken = []
    if when.start <= when.end:
        taken = taken_by(tx, studio, record, when, instance=present.start)
    if taken:
        raise StaffBusy(title=taken[0].appointment.content.title)
    return _edit(tx, studio, both, answer, Changes(when=when))


def assign(
    tx: Transaction,
    studio: Studio,
    conflict_id: str,
    staff_id: str,
    answer: Answer = Answer.ASSIGN_NEW,
) -> Resolved:
    """Give one side, of a series the one instance, to another staff member.

    Raises UnknownStaff, and StaffBusy if that one or what else it needs is not free.
    """
    both = both_sides(tx, studio, conflict_id, answer)
    person = people.get_staff(tx, staff_id)
    if person is None or person.deleted:
        raise UnknownStaff(id=staff_id)
    record, when = both.changed_by(answer)
    taken = taken_by(tx, studio, replace(record, staff_id=staff_id), when, instance=when.start)
    if taken:
        raise StaffBusy("staff_id", title=taken[0].appointment.content.title)
    return _edit(tx, studio, both, answer, Changes(staff_id=staff_id))


def cancel_side(
    tx: Transaction, studio: Studio, conflict_id: str, answer: Answer = Answer.CANCEL_NEW
) -> Resolved:
    """Cancel one side; of a series the one instance. A session keeps its client."""
    both = both_sides(tx, studio, conflict_id, answer)
    record, when = both.changed_by(answer)
    moment = when.start if is_series(record) else None
    return _resolve(tx, both, answer, cancel(tx, record.id, moment=moment))


def _edit(
    tx: Transaction, studio: Studio, both: Both, answer: Answer, changes: Changes
) -> Resolved:
    record, when = both.changed_by(answer)
    moment = when.start if is_series(record) else None
    return _resolve(tx, both, answer, update(tx, studio, record.id, changes, moment=moment))


def _resolve(
    tx: Transaction, both: Both, answer: Answer, changed: Sequence[Appointment]
) -> Resolved:
    """Close the conflict, and return what the answer changed, so that it can be undone."""
    after = tuple(each for each in changed if each.id in tx.originals)
    originals = (tx.originals[each.id] for each in after)
    return Resolved(
        conflict=conflicts.close(tx, both.conflict.id, answer),
        answer=answer,
        before=tuple(each for each in originals if each is not None),
        after=after,
    )
