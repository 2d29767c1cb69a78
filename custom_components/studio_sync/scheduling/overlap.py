"""Where two appointments overlap: spans with their buffers, series expanded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..book import appointments
from ..book.appointment_rows import moved
from ..book.codec import dump_moment
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, Moment, Timed, When
from ..formats.recurrence import series_of
from .availability import takes
from .recurrence_scope import zone_name
from .settings import Studio

HORIZON = timedelta(days=366)
"""How far ahead two series are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """An overlap of two appointments, the first of theirs that is not past.

    ``mine`` and ``other`` are the spans of the two instances. ``moment`` names the
    instance of whichever is a series: the record's, or else the other's; None if
    neither is one.
    """

    mine: When
    other: When
    moment: Moment | None


def clash_of(
    tx: Transaction, studio: Studio, record: Appointment, other: Appointment
) -> Clash | None:
    """Return the first overlap of two appointments that is not past, None if there is none.

    Two series are compared over the horizon, anything else wherever it lies.
    """
    if not (takes(record) and takes(other)) or set(record.owners).isdisjoint(other.owners):
        return None
    low, high = tx.now, tx.now + HORIZON
    for one in (record, other):
        if not one.content.recurrence:
            first, last = studio.taken(one, one.content.when)
            margin = studio.widest_before + studio.widest_after
            low, high = max(tx.now, first - margin), last + margin
    mine = list(spans_between(tx, studio, record, low, high))
    theirs = list(spans_between(tx, studio, other, low, high))
    here = there = 0
    while here < len(mine) and there < len(theirs):
        start, end = studio.taken(record, mine[here])
        first, last = studio.taken(other, theirs[there])
        if start < last and first < end and min(end, last) > tx.now:
            return _clash(record, mine[here], other, theirs[there])
        if end <= last:
            here += 1
        else:
            there += 1
    return None


def spans_of(
    tx: Transaction, studio: Studio, conflict: Conflict, record: Appointment, other: Appointment
) -> tuple[When, When]:
    """Return when both sides of an overlap are: of a series the instance in question."""
    if not (is_series(record) and is_series(other)):
        return named_span(record, conflict.moment), named_span(other, conflict.moment)
    clash = clash_of(tx, studio, record, other) if conflict.closed_at is None else None
    if clash is None:
        return named_span(record, conflict.moment), other.content.when
    return clash.mine, clash.other


def named_span(record: Appointment, moment: Moment | None) -> When:
    """Return the span of the instance that a conflict names, if it is one of the record's."""
    when = record.content.when
    if not is_series(record) or moment is None:
        return when
    return moved(when, moment) if isinstance(moment, datetime) is isinstance(when, Timed) else when


def is_series(record: Appointment) -> bool:
    """Tell whether an appointment has instances."""
    return bool(record.content.recurrence)


def state_text(studio: Studio, record: Appointment, other: Appointment) -> str:
    """Return all of a pair that an answer *keep both* holds for, the same for either order."""
    parts = []
    for one in sorted((record, other), key=lambda each: each.id):
        when = one.content.when
        kind = studio.find_type(one.session_type)
        buffers = "" if kind is None else f"{kind.buffer_before}+{kind.buffer_after}"
        times = f"{dump_moment(when.start)}/{dump_moment(when.end)}"
        owners = ",".join(sorted(one.owners))
        parts.append("|".join([times, buffers, owners, *one.content.recurrence]))
    return "&".join(parts)


def _clash(record: Appointment, mine: When, other: Appointment, theirs: When) -> Clash:
    if is_series(record):
        return Clash(mine=mine, other=theirs, moment=mine.start)
    return Clash(mine=mine, other=theirs, moment=theirs.start if is_series(other) else None)


def spans_between(
    tx: Transaction, studio: Studio, record: Appointment, low: datetime, high: datetime
) -> Iterator[When]:
    """Name the spans of a record that may reach into a time, by start; exceptions apart."""
    when = record.content.when
    if record.series_id is not None:
        parent = appointments.get(tx, record.series_id)
        if parent is None or not parent.lives:
            return
    if not is_series(record):
        if studio.taken(record, when)[1] > low:
            yield when
        return
    series = series_of(record.content.recurrence, when.start, zone_name(when))
    replaced = {each.original_start for each in appointments.exceptions(tx, record.id)}
    length = studio.span(when)[1] - studio.span(when)[0]
    margin = length + studio.widest_before + studio.widest_after + timedelta(days=1)
    first, last = max(low - margin, _FIRST), min(high + margin, _LAST)
    for inner in series.between(series.inner(_fit(first, when)), series.inner(_fit(last, when))):
        start = series.outer(inner)
        if start in replaced:
            continue
        span = moved(when, start)
        begin, end = studio.taken(record, span)
        if begin >= high:
            return
        if end > low:
            yield span


_FIRST = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)
_LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


def _fit(moment: datetime, when: When) -> Moment:
    """Return a moment of the sort that the instances of ``when`` have."""
    return moment if isinstance(when.start, datetime) else moment.date()
