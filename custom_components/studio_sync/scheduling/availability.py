"""When people and rooms are occupied: buffers included, free and cancelled ones excluded."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from ..book.appointment_rows import moved
from ..book.database import Transaction
from ..book.model import Appointment, Moment, Timed, When
from ..book.timeline import Instance, window
from .opening_hours import Hours
from .settings import Studio

_QUARTER = 15
"""Minutes."""
LOOK_AHEAD = timedelta(days=60)
"""How far ahead free times are searched."""
_CHUNK = timedelta(days=7)


def takes(record: Appointment) -> bool:
    """Tell whether an appointment occupies anybody or anything."""
    return record.lives and record.content.busy and bool(record.owners)


def taken_by(
    tx: Transaction,
    studio: Studio,
    record: Appointment,
    when: When,
    *,
    instance: Moment | None = None,
) -> list[Instance]:
    """Return what else occupies the people or rooms of ``record`` if it is at ``when``.

    By start. Buffers of both sides count. The record's own series is left out; with
    ``instance``, the present start of one instance, only that instance is: the others
    are in its way like everything else.
    """
    start, end = studio.taken(record, when)
    found = occupying(tx, studio, record.owners, start, end)
    if instance is not None:
        return [each for each in found if not is_same(each, record, instance)]
    own = {record.id, record.series_id} - {None}
    return [
        each for each in found if own.isdisjoint({each.appointment.id, each.appointment.series_id})
    ]


def is_same(each: Instance, record: Appointment, instance: Moment) -> bool:
    """Tell whether an entry is the record itself, or for a series the instance that starts then."""
    own = each.appointment.id == record.id
    return own and (not record.content.recurrence or each.start == instance)


def occupying(
    tx: Transaction, studio: Studio, owners: Collection[str], start: datetime, end: datetime
) -> list[Instance]:
    """Return what occupies one of the owners between two instants, by start, each once."""
    found = dict[tuple[str, object], Instance]()
    low = earlier(start, studio.widest_after)
    high = later(end, studio.widest_before)
    for owner_id in dict.fromkeys(owners):
        for each in window(tx, low, high, owner_id, zone=studio.zone):
            if not each.appointment.content.busy:
                continue
            first, last = studio.taken(each.appointment, each.when)
            if first < end and last > start:
                found[each.appointment.id, each.start] = each
    return sorted(
        found.values(), key=lambda each: (studio.instant(each.start), each.appointment.id)
    )


def is_free(tx: Transaction, studio: Studio, record: Appointment, when: When) -> bool:
    """Tell whether nothing else occupies the people and rooms of ``record`` at ``when``.

    For a series this is about the instance that starts then.
    """
    return not taken_by(tx, studio, record, when, instance=when.start)


def free_times(
    tx: Transaction,
    studio: Studio,
    record: Appointment,
    when: When,
    *,
    instance: Moment | None = None,
    number: int = 3,
) -> list[When]:
    """Return the next times at which the people and rooms of ``record`` are free.

    ``when`` is its span, at present or as planned; for a series that of the one instance,
    whose present start is ``instance`` if that is another, and the others are in its way. The
    times have the same length and are not earlier than it or now; timed ones begin on quarter
    hours, within the opening hours of its staff (or the studio) without their buffers;
    whole days on days on which these are open. They don't overlap each other. At most
    ``number``, fewer if there are none in the next sixty days.
    """
    found = list[When]()
    present = when.start if instance is None else instance
    begin = max(studio.span(when)[0], tx.now)
    low = begin
    while low < begin + LOOK_AHEAD and len(found) < number:
        high = low + _CHUNK
        length = studio.span(when)[1] - studio.span(when)[0]
        margin = length + studio.widest_after + studio.widest_before
        busy = [
            studio.taken(each.appointment, each.when)
            for each in occupying(tx, studio, record.owners, low - margin, high + margin)
            if not is_same(each, record, present)
        ]
        for candidate in _candidates(studio, record, when, low, high):
            first, last = studio.taken(record, candidate)
            clear = all(last <= start or first >= end for start, end in busy)
            if clear and candidate != when and studio.instant(candidate.start) >= begin:
                found.append(candidate)
                busy.append((first, last))
                if len(found) == number:
                    break
        low = high
    return found


def _candidates(
    studio: Studio, record: Appointment, when: When, low: datetime, high: datetime
) -> Iterator[When]:
    """Yield the spans within opening hours that begin from ``low`` up to ``high``."""
    clock = studio.clock
    day = low.astimezone(clock).date()
    last = high.astimezone(clock).date()
    while day <= last:
        hours = studio.open_on(day, record.staff)
        if hours is None:
            pass
        elif isinstance(when, Timed):
            yield from _of_day(studio, when, low, high, day=day, hours=hours)
        elif low <= studio.instant(day) < high:
            yield moved(when, day)
        day += timedelta(days=1)


def _of_day(
    studio: Studio, when: Timed, low: datetime, high: datetime, *, day: date, hours: Hours
) -> Iterator[Timed]:
    closing = studio.at(day, hours.closes)
    length = when.end - when.start
    before = None
    for minutes in range(-(-hours.opens // _QUARTER) * _QUARTER, hours.closes, _QUARTER):
        start = studio.at(day, minutes)
        if start + length > closing:
            return
        # A time that the clock skips in spring is the one an hour later.
        if low <= start < high and (before is None or start > before):
            before = start
            yield replace(when, start=start, end=start + length)


def earlier(moment: datetime, by: timedelta) -> datetime:
    """Return the instant that much earlier, or the first there is."""
    return moment - min(by, moment - datetime.min.replace(tzinfo=UTC))


def later(moment: datetime, by: timedelta) -> datetime:
    """Return the instant that much later, or the last there is."""
    return moment + min(by, datetime.max.replace(tzinfo=UTC) - moment)
