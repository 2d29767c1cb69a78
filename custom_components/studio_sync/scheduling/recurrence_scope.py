"""Which record an edit of a series is made on: this instance, the following ones, all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum

from ..book import appointments, series_edit
from ..book.appointment_rows import moved
from ..book.database import Transaction
from ..book.errors import BookInvalid, BookStale
from ..book.model import Appointment, Content, Moment, Timed, When
from ..formats import recurrence
from ..formats.errors import RecurrenceError
from .errors import MomentMissing, NoInstance, UnknownAppointment, translated


class Scope(StrEnum):
    """How much of a series an edit is about."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


def target(
    tx: Transaction,
    record_id: str,
    moment: Moment | None,
    scope: Scope | None,
    *,
    expected_rev: int | None = None,
) -> tuple[Appointment, Moment | None, Scope]:
    """Return the record that an edit is made on, the instance it starts from, its scope.

    Without a scope a moment or an exception means *this*, anything else *all*. An
    exception means itself under *this*, otherwise the instance that it replaces; an
    instance that is an exception already means that exception. Raises UnknownAppointment,
    NoInstance, MomentMissing, BookStale.
    """
    record = known(tx, record_id)
    if expected_rev is not None and record.rev != expected_rev:
        raise BookStale("it has changed since it was read")
    if record.series_id is not None:
        if scope is None or scope is Scope.THIS:
            return record, None, Scope.THIS
        return known(tx, record.series_id), record.original_start, scope
    if not record.content.recurrence:
        if moment not in (None, record.content.when.start):
            raise NoInstance
        return record, None, Scope.ALL
    if moment is None:
        if scope not in (None, Scope.ALL):
            raise MomentMissing
        return record, None, Scope.ALL
    return _at(tx, record, moment, scope or Scope.THIS)


def _at(
    tx: Transaction, record: Appointment, moment: Moment, scope: Scope
) -> tuple[Appointment, Moment | None, Scope]:
    """Find an instance of a series. Raises NoInstance."""
    own = appointments.exception_at(tx, record.id, moment)
    if own is not None:
        return (own, None, scope) if scope is Scope.THIS else (record, moment, scope)
    content = record.content
    zone = zone_name(content.when)
    if not recurrence.is_instance(content.recurrence, content.when.start, zone, moment):
        raise NoInstance
    return record, moment, scope


def instance(record: Appointment, moment: Moment | None) -> Content:
    """Return what the record says, or with its rules what its instance at ``moment`` says."""
    if moment is None or not record.content.recurrence:
        return record.content
    return replace(record.content, when=moved(record.content.when, moment))


def keeping_dates(
    record: Appointment,
    moment: Moment | None,
    when: When,
    lines: tuple[str, ...],
    *,
    following: bool,
) -> tuple[str, ...]:
    """Return a new recurrence with the dates that were taken out of the old one, or added.

    ``when``: of the instance at ``moment``, or of the first. Lines that were the series' before
    name its dates at the time that it had. Lines that name other dates, and rules that move with
    the series, stay as they are.
    """
    old = record.content
    named = [line for line in old.recurrence if not line.startswith("RRULE")]
    rules = tuple(line for line in lines if line not in named)
    explicit = any(not line.startswith("RRULE") for line in rules)
    if not (named and rules) or explicit:
        return lines
    at = old.when.start if moment is None else moment
    new = replace(old, when=when, recurrence=rules)
    zone, new_zone = zone_name(old.when), zone_name(when)
    try:
        if series_edit.names_old_rules(old, new, at):
            return rules
        start = when.start
        if not following:
            start = recurrence.shift(old.when.start, at, zone, when.start, new_zone)
        kept = recurrence.dates_kept(
            (old.recurrence, old.when.start, zone), (rules, start, new_zone), at, when.start
        )
    except RecurrenceError:
        # What is wrong is told where it is stored.
        return lines
    return (*rules, *kept)


def known(tx: Transaction, record_id: str) -> Appointment:
    """Return a living or cancelled appointment. Raises UnknownAppointment."""
    record = appointments.get(tx, record_id)
    if record is None or record.deleted:
        raise UnknownAppointment(id=record_id)
    return record


def zone_name(when: When) -> str | None:
    """Return the zone on whose clock a series repeats; None for whole days."""
    return when.zone if isinstance(when, Timed) else None


@contextmanager
def telling() -> Iterator[None]:
    """Raise what the book refuses as errors of this package."""
    try:
        yield
    except BookInvalid as err:
        raise translated(err) from err
