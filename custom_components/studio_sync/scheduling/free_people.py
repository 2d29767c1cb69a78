"""Who and what is free: for something planned, or within a span."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from ..book.database import Transaction
from ..book.model import Appointment, Moment, Timed, When
from ..book.timeline import Instance, window
from .availability import earlier, is_same, later, taken_by, takes
from .overlap import HORIZON, spans_between
from .session_types import SessionType
from .settings import Studio

DATES = 60
"""So many dates of a planned series are compared."""

type Span = tuple[datetime, datetime]


class Reason(StrEnum):
    """Why somebody is not free."""

    BUSY = "busy"
    CLOSED = "closed"
    """They don't work then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An appointment as it would be: a new one, or one with changes.

    ``when`` is its span, of a series that of one instance, whose present start is ``instance``;
    None: it is about all of ``record``, which is not in its own way.
    """

    record: Appointment
    when: When
    instance: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether somebody is free; ``by`` are the appointments that keep them busy, by start."""

    reason: Reason | None
    by: tuple[Instance, ...] = ()


def who_is_free(
    tx: Transaction, studio: Studio, plan: Plan, owners: Mapping[str, bool]
) -> dict[str, Availability]:
    """Tell of each whether they are free for a plan, buffers of both sides included.

    ``owners``: staff members and resources by id, and whether it is a staff member. What is no
    time of work for a staff member is none for them; a resource is there at any time. Of a series
    it is about its first date.
    """
    start, end = studio.taken(plan.record, plan.when)
    busy = _busy(tx, studio, start, end, plan)
    found = dict[str, Availability]()
    for owner, is_staff in owners.items():
        reason = None
        if busy[owner]:
            reason = Reason.BUSY
        elif is_staff and not _works(studio, owner, plan.when):
            reason = Reason.CLOSED
        found[owner] = Availability(reason=reason, by=tuple(busy[owner]))
    return found


def would_overlap(tx: Transaction, studio: Studio, plan: Plan) -> Iterator[tuple[When, Instance]]:
    """Yield what a plan would overlap, each with the date of the plan; of a series sixty dates."""
    if not takes(plan.record):
        return
    spans: Iterator[When] = iter([plan.when])
    if plan.instance is None and plan.record.content.recurrence:
        low = max(studio.taken(plan.record, plan.when)[0], tx.now)
        every = spans_between(tx, studio, plan.record, low, later(low, HORIZON))
        spans = islice(every, DATES)
    for when in spans:
        for each in taken_by(tx, studio, plan.record, when, instance=plan.instance):
            yield when, each


def free_spans(
    tx: Transaction,
    studio: Studio,
    owners: Mapping[str, bool],
    span: Span,
    *,
    length: timedelta,
    kind: SessionType | None = None,
) -> dict[str, list[Span]]:
    """Return the spans, within one, in which each has the time for something of this length.

    ``owners``: see ``who_is_free``. ``kind``: with the buffers of this type, which may lie outside
    of the opening hours. Resources are free while the studio is open.
    """
    before, after = (kind.before, kind.after) if kind else (timedelta(), timedelta())
    busy = _busy(tx, studio, earlier(span[0], before), later(span[1], after))
    found = dict[str, list[Span]]()
    for owner, is_staff in owners.items():
        taken = sorted(
            # It must not begin while its buffer after it would reach into this, or end before.
            (earlier(first, after), later(last, before))
            for first, last in (studio.taken(each.appointment, each.when) for each in busy[owner])
        )
        found[owner] = [
            free
            for hours in _open(studio, [owner] if is_staff else [], span)
            for free in _without(hours, taken)
            if free[1] - free[0] >= length
        ]
    return found


def _busy(
    tx: Transaction, studio: Studio, start: datetime, end: datetime, plan: Plan | None = None
) -> defaultdict[str, list[Instance]]:
    """Return by owner what occupies them between two instants, but for what is planned."""
    low, high = earlier(start, studio.widest_after), later(end, studio.widest_before)
    found = defaultdict[str, list[Instance]](list)
    # One reading of the whole studio's calendar, whose owners may be many.
    for each in window(tx, low, high, zone=studio.zone):
        if not takes(each.appointment) or (plan and _is_planned(each, plan)):
            continue
        first, last = studio.taken(each.appointment, each.when)
        if first < end and last > start:
            for owner in each.appointment.owners:
                found[owner].append(each)
    return found


def _is_planned(each: Instance, plan: Plan) -> bool:
    if plan.instance is not None:
        return is_same(each, plan.record, plan.instance)
    own = {plan.record.id, plan.record.series_id} - {None}
    return not own.isdisjoint({each.appointment.id, each.appointment.series_id})


def _works(studio: Studio, staff_id: str, when: When) -> bool:
    """Tell whether a time is one at which somebody works; over midnight by its first day."""
    if not isinstance(when, Timed):
        return studio.open_on(when.start, [staff_id]) is not None
    day = when.start.astimezone(studio.clock).date()
    hours = studio.open_on(day, [staff_id])
    if hours is None:
        return False
    ends = min(when.end, studio.at(day, 24 * 60))
    return studio.at(day, hours.opens) <= when.start and ends <= studio.at(day, hours.closes)


def _open(studio: Studio, staff_ids: Collection[str], span: Span) -> Iterator[Span]:
    """Yield the opening hours of each day within a span."""
    day: date = span[0].astimezone(studio.clock).date()
    while studio.instant(day) < span[1]:
        hours = studio.open_on(day, staff_ids)
        if hours is not None:
            first = max(span[0], studio.at(day, hours.opens))
            last = min(span[1], studio.at(day, hours.closes))
            if first < last:
                yield first, last
        day += timedelta(days=1)


def _without(span: Span, taken: list[Span]) -> Iterator[Span]:
    """Yield what is left of a span; ``taken`` by start."""
    since, until = span
    for first, last in taken:
        if first >= until:
            break
        if first > since:
            yield since, first
        since = max(since, last)
    if since < until:
        yield since, until
