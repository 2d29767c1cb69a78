"""The answers to an overlap, and what each changes in the book.

An answer changes the book only; the next run carries it to the calendars elsewhere.
Every function raises UnknownConflict, ConflictClosed and NotOffered (the answer is not
for this kind of conflict), and ConflictOutdated if what it is about is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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
    CANCEL_OLD = "cancel_old"
    STUDIO = "take_studio"
    GOOGLE = "take_google"
    FIELDS = "per_field"
    ITS = "belongs_to"
    NOBODYS = "belongs_to_none"
    MERGE = "merge_clients"


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
    """Return what may be answered to an overlap: the next three free times among it.

    Any other time can be given as well (``move_new``).
    """
    both = both_sides(tx, studio, conflict_id)
    result = [Offer(answer=Answer.KEEP_BOTH)]
    proposals = free_times(tx, studio, both.new, both.clash.mine)
    result += [Offer(answer=Answer.MOVE_NEW, when=when) for when in proposals]
    result += [
        Offer(answer=Answer.ASSIGN_NEW, staff_id=staff_id)
        for staff_id in free_staff(tx, studio, both)
    ]
    return [*result, Offer(answer=Answer.CANCEL_NEW), Offer(answer=Answer.CANCEL_OLD)]


def free_staff(tx: Transaction, studio: Studio, both: Both) -> list[str]:
    """Return the ids of the other staff who could take the new one over, by name."""
    new = both.new
    found = []
    for person in people.staff(tx):
        if person.id == new.staff_id or person.id in new.assistant_ids:
            continue
        if is_free(tx, studio, replace(new, staff_id=person.id), both.clash.mine):
            found.append(person.id)
    return found


def keep_both(tx: Transaction, studio: Studio, conflict_id: str) -> Resolved:
    """Keep both as they are. The conflict is opened again if one of them changes."""
    both = both_sides(tx, studio, conflict_id, Answer.KEEP_BOTH)
    closed = conflicts.close(tx, conflict_id, KEPT)
    closed = replace(closed, fields=(state_text(studio, both.new, both.old),))
    conflicts.bring_up_to_date(tx, closed)
    return Resolved(conflict=closed, answer=Answer.KEEP_BOTH)


def move_new(tx: Transaction, studio: Studio, conflict_id: str, when: When) -> Resolved:
    """Move the new one, of a series the one instance, to another time.

    Raises StaffBusy if its people or rooms are taken then, EndBeforeStart, PastSession.
    """
    both = both_sides(tx, studio, conflict_id, Answer.MOVE_NEW)
    mine = both.clash.mine.start
    taken = taken_by(tx, studio, both.new, when, instance=mine) if when.start <= when.end else []
    if taken:
        raise StaffBusy(title=taken[0].appointment.content.title)
    return _resolve(tx, both, Answer.MOVE_NEW, _edit(tx, studio, both, Changes(when=when)))


def assign_new(tx: Transaction, studio: Studio, conflict_id: str, staff_id: str) -> Resolved:
    """Give the new one, of a series the one instance, to another staff member.

    Raises UnknownStaff, and StaffBusy if that one or what else it needs is not free.
    """
    both = both_sides(tx, studio, conflict_id, Answer.ASSIGN_NEW)
    person = people.get_staff(tx, staff_id)
    if person is None or person.deleted:
        raise UnknownStaff(id=staff_id)
    mine = both.clash.mine
    taken = taken_by(tx, studio, replace(both.new, staff_id=staff_id), mine, instance=mine.start)
    if taken:
        raise StaffBusy("staff_id", title=taken[0].appointment.content.title)
    changed = _edit(tx, studio, both, Changes(staff_id=staff_id))
    return _resolve(tx, both, Answer.ASSIGN_NEW, changed)


def cancel_new(tx: Transaction, studio: Studio, conflict_id: str) -> Resolved:
    """Cancel the new one; of a series the one instance. A session keeps its client."""
    both = both_sides(tx, studio, conflict_id, Answer.CANCEL_NEW)
    moment = both.clash.mine.start if is_series(both.new) else None
    return _resolve(tx, both, Answer.CANCEL_NEW, cancel(tx, both.new.id, moment=moment))


def cancel_old(tx: Transaction, studio: Studio, conflict_id: str) -> Resolved:
    """Cancel the one that was there before; of a series the one instance."""
    both = both_sides(tx, studio, conflict_id, Answer.CANCEL_OLD)
    moment = both.clash.other.start if is_series(both.old) else None
    return _resolve(tx, both, Answer.CANCEL_OLD, cancel(tx, both.old.id, moment=moment))


def _edit(tx: Transaction, studio: Studio, both: Both, changes: Changes) -> list[Appointment]:
    moment = both.clash.mine.start if is_series(both.new) else None
    return update(tx, studio, both.new.id, changes, moment=moment)


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
