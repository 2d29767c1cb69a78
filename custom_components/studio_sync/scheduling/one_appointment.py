"""All about one appointment: as it is now, its client's others, and what happened to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..book import appointments, conflicts, journal
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, Entry, Moment, Run
from ..book.timeline import Instance
from .availability import taken_by
from .diary import is_kept, overlapping
from .errors import NoInstance, UnknownAppointment
from .overlap import spans_between
from .recurrence_scope import Scope, instance, target
from .settings import Studio

HISTORY = 100
"""Lines of the history that are read."""
VISITS = 3
"""Visits of the client that are told, before and after now."""
_AROUND = timedelta(days=366)
"""How far a series is looked through for visits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """An appointment, or one instance of a series, as it is now.

    ``conflict``: it overlaps, or was edited on two sides. ``questions`` are open. ``kept``: what it
    overlaps as people chose to keep it, and that answer. ``history``: the lines about it and its
    series, the latest first, at most ``HISTORY``.
    """

    instance: Instance
    conflict: bool
    kept: tuple[tuple[Instance, Conflict], ...]
    questions: tuple[Conflict, ...]
    history: tuple[tuple[Run, Entry], ...]

    @property
    def record(self) -> Appointment:
        """The record: the single one, the exception, or the series."""
        return self.instance.appointment


def one_appointment(
    tx: Transaction, studio: Studio, record_id: str, moment: Moment | None
) -> One | None:
    """Return an appointment, or the instance of a series that starts at ``moment``.

    None if it is no longer there, or never was. An exception that was undone is the instance of
    its series again.
    """
    found = _find(tx, record_id, moment)
    if found is None:
        return None
    record, at = found
    when = instance(record, at).when
    recurring = at is not None or record.series_id is not None
    here = Instance(appointment=record, start=when.start, when=when, recurring=recurring)
    others = taken_by(tx, studio, record, when, instance=at)
    questions = tuple(conflicts.about(tx, record.id))
    edited = record.id in conflicts.disputed(tx, [record.id])
    clashing = overlapping(tx, studio, [here, *others])
    return One(
        instance=here,
        conflict=edited or (record.id, here.start) in clashing.undecided,
        kept=tuple(_kept_beside(tx, studio, record, others)),
        questions=questions,
        history=tuple(journal.of_appointments(tx, _family(record), HISTORY)),
    )


def _kept_beside(
    tx: Transaction, studio: Studio, record: Appointment, others: Sequence[Instance]
) -> Iterator[tuple[Instance, Conflict]]:
    answers = conflicts.kept(tx, record.id)
    for other in others:
        name = other.appointment.id
        about = [each for each in answers if name in (each.record_id, each.other_id)]
        found = [each for each in about if is_kept(studio, each, record, other.appointment)]
        if found:
            yield other, found[-1]


def visits(
    tx: Transaction, studio: Studio, client_id: str, but: Instance
) -> tuple[list[Instance], list[Instance]]:
    """Return the last and the next appointments of a client besides one, each by start.

    Of a series those of a year to both sides. Cancelled ones are left out.
    """
    every = sorted(
        (each for each in _of_client(tx, studio, client_id) if not _is(each, but)),
        key=lambda each: studio.instant(each.start),
    )
    last = [each for each in every if studio.span(each.when)[1] <= tx.now]
    return last[-VISITS:], [each for each in every if studio.span(each.when)[1] > tx.now][:VISITS]


def synced_at(history: Sequence[tuple[Run, Entry]], replica_id: str) -> datetime | None:
    """Return when a replica got, or gave, what an appointment is now; None: not known."""
    done = (each.at for _, each in history if each.replica_id == replica_id and _is_done(each))
    return next(done, None)


def _is_done(line: Entry) -> bool:
    return line.outcome == "done"


def _find(
    tx: Transaction, record_id: str, moment: Moment | None
) -> tuple[Appointment, Moment | None] | None:
    record = appointments.get(tx, record_id)
    if record is not None and record.deleted and record.series_id is not None:
        record_id, moment = record.series_id, record.original_start
    try:
        found, at, _ = target(tx, record_id, moment, Scope.THIS if moment is not None else None)
    except UnknownAppointment, NoInstance:
        return None
    return found, at


def _family(record: Appointment) -> list[str]:
    return [record.id] if record.series_id is None else [record.id, record.series_id]


def _of_client(tx: Transaction, studio: Studio, client_id: str) -> Iterator[Instance]:
    for record in appointments.of_client(tx, client_id):
        if not record.lives:
            continue
        if not record.content.recurrence:
            when = record.content.when
            recurring = record.series_id is not None
            yield Instance(appointment=record, start=when.start, when=when, recurring=recurring)
            continue
        for when in spans_between(tx, studio, record, tx.now - _AROUND, tx.now + _AROUND):
            yield Instance(appointment=record, start=when.start, when=when, recurring=True)


def _is(each: Instance, other: Instance) -> bool:
    return each.appointment.id == other.appointment.id and each.start == other.start
