"""The appointments of a calendar in a window: series expanded, exceptions applied.

A window reads one index range of short single appointments, and one of series and long
ones. Days are those of a zone; the index ranges allow for its offset from UTC.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import batched
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select, text

from ..formats.datetimes import midnight, wall_clock, zone_of
from ..formats.recurrence_set import Series
from ..formats.rrule_expansion import EARLIEST, LATEST
from . import tables
from .appointment_rows import COLUMNS, WEEK, from_row
from .codec import seconds
from .database import Transaction
from .long_running import LONGEST, LongRunning, made_ready
from .model import AllDay, Appointment, Moment, Timed, When

_SLACK = 15 * 3_600
"""Seconds; more than the UTC offset of any zone."""
_MANY = 500
REMEMBERED = 8_192
"""How many series a book keeps ready for the next window."""

_a, _slot, _span = tables.appointment.c, tables.slot.c, tables.span.c
_SINGLES = (
    select(*COLUMNS)
    .join(tables.slot, _slot.appointment_id == _a.id)
    .where(
        _slot.owner_id == bindparam("owner"),
        _slot.first >= bindparam("low"),
        _slot.first < bindparam("before"),
        _slot.last >= bindparam("since"),
    )
)
_SPANS = select(_span.appointment_id, _span.rev).where(
    _span.owner_id == bindparam("owner"),
    _span.last >= bindparam("since"),
    _span.first < bindparam("before"),
)
_BY_ID = select(*COLUMNS).where(_a.id.in_(bindparam("keys", expanding=True)))
_REPLACED = select(_a.series_id, _a.original_at).where(
    text("original_at IS NOT NULL"),
    _a.original_at >= bindparam("low"),
    _a.original_at <= bindparam("high"),
    text("NOT deleted"),
)
_REPLACED_OF = select(_a.series_id, _a.original_at).where(
    _a.series_id.in_(bindparam("keys", expanding=True)), text("NOT deleted")
)
_SLOTS_OF = select(_slot.appointment_id).where(
    _slot.appointment_id.in_(bindparam("keys", expanding=True)),
    _slot.owner_id == tables.STUDIO,
    _slot.first < bindparam("before"),
    _slot.last >= bindparam("since"),
)
_SPANS_OF = select(_span.appointment_id).where(
    _span.appointment_id.in_(bindparam("keys", expanding=True)),
    _span.owner_id == tables.STUDIO,
    _span.first < bindparam("before"),
    _span.last >= bindparam("since"),
)
_LIVING = select(_a.id).where(_a.id.in_(bindparam("keys", expanding=True)), text("lives"))


def get_ready(connection: Connection) -> None:
    """Compile the statements of a window, so that the first page does not wait for that."""
    arguments = {"owner": "", "low": 0, "before": 0, "since": 0, "high": -1, "keys": [""]}
    for statement in (_SINGLES, _SPANS, _BY_ID, _REPLACED, _LIVING):
        names = statement.compile().params
        connection.execute(statement, {name: arguments[name] for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One entry of a calendar: a single appointment, or one instance of a series.

    ``appointment`` is the single one, the exception, or the series itself; ``when``
    is the span of this instance and ``start`` its start. ``recurring``: it belongs to
    a series. An instance is named by the series' id and its start, an exception by
    its ``series_id`` and ``original_start``.
    """

    appointment: Appointment
    start: Moment
    when: When
    recurring: bool


_LAST = datetime.max.replace(tzinfo=UTC)
_FIRST = datetime.min.replace(tzinfo=UTC)
_SOON = (timedelta(days=2), timedelta(days=60))


@dataclass(frozen=True, slots=True)
class _Window:
    """From ``start`` up to ``end`` (instants); days are those of ``zone``."""

    start: datetime
    end: datetime
    zone: ZoneInfo

    def instant(self, moment: Moment) -> datetime:
        """Return the instant of a moment; a day begins at its midnight in the zone."""
        if isinstance(moment, datetime):
            return moment
        try:
            return datetime.combine(moment, time(), self.zone).astimezone(UTC)
        except OverflowError:
            return _FIRST if moment.year == 1 else _LAST

    @property
    def range(self) -> tuple[int, int]:
        """The index range to read, in seconds since 1970."""
        return seconds(self.start) - _SLACK, seconds(self.end) + 1 + _SLACK

    def reach(self, series: Series, length: timedelta) -> tuple[datetime, datetime]:
        """Return the range of starts that an instance shown in the window may have."""
        if series.zone is not None:
            start = self.start - min(length, self.start - _FIRST)
            return start, min(self.end, _LAST - length)
        first = midnight(wall_clock(self.start, self.zone).date())
        last = midnight(wall_clock(self.end, self.zone).date())
        day = timedelta(days=1)
        last = min(last + min(day, LATEST - last), midnight(LATEST.date()) - length)
        return first - min(length, first - EARLIEST), last

    def shows(self, start: Moment, end: Moment) -> bool:
        """Whether a span touches the window; one without length if it begins in it."""
        first = self.instant(start)
        if first >= self.end:
            return False
        return first >= self.start or self.instant(end) > self.start


def window(
    tx: Transaction,
    start: datetime,
    end: datetime,
    owner_id: str | None = None,
    *,
    zone: str = "UTC",
) -> list[Instance]:
    """Return what a calendar shows from ``start`` up to ``end``, by start.

    ``owner_id`` is a staff member or resource, None the whole studio. Cancelled ones
    are left out. Whole days are those of ``zone``.
    """
    view = _Window(start.astimezone(UTC), end.astimezone(UTC), zone_of(zone))
    owner = tables.STUDIO if owner_id is None else owner_id
    found = [*_singles(tx, view, owner), *_spans(tx, view, owner)]
    found.sort(key=lambda each: (view.instant(each.start), each.appointment.id))
    return found


def touching(
    tx: Transaction,
    start: datetime | None,
    end: datetime | None,
    owner_id: str,
    *,
    zone: str = "UTC",
) -> list[Appointment]:
    """Return what a calendar shows with an instance from ``start`` up to ``end``; None is open.

    Single appointments, exceptions and whole series, each once. Days are those of ``zone``.
    """
    since = _FIRST if start is None else start.astimezone(UTC)
    before = _LAST if end is None else end.astimezone(UTC)
    if before - since <= LONGEST:
        shown = window(tx, since, before, owner_id, zone=zone)
        return list({each.appointment.id: each.appointment for each in shown}.values())
    # Of each series the first instance only, since there may be many, or no end of them.
    view = _Window(since, before, zone_of(zone))
    shown = [*_singles(tx, view, owner_id), *_nexts(tx, view, owner_id)]
    return [each.appointment for each in shown]


def may_show(tx: Transaction, record_ids: Collection[str], start: datetime, end: datetime) -> bool:
    """Tell whether the studio's calendar may show one of these from ``start`` up to ``end``.

    A series may have no instance there. The cost is that of the ids, whatever the book's size.
    """
    since, before = _Window(start.astimezone(UTC), end.astimezone(UTC), zone_of("UTC")).range
    for some in batched(record_ids, _MANY, strict=False):
        arguments = {"keys": some, "since": since, "before": before}
        for query in (_SLOTS_OF, _SPANS_OF):
            if tx.connection.execute(query, arguments).first() is not None:
                return True
    return False


def overlaps(
    tx: Transaction,
    when: When,
    owner_ids: Collection[str],
    exclude: str | None = None,
    *,
    zone: str | None = None,
) -> list[Instance]:
    """Return what keeps one of the owners busy during ``when``, by start.

    ``exclude`` is the appointment in question; its exceptions are left out with it.
    Days are those of ``zone``: if not given, that of ``when``, or UTC.
    """
    zone = zone or (when.zone if isinstance(when, Timed) else "UTC")
    view = _Window(_FIRST, _LAST, zone_of(zone))
    start, end = view.instant(when.start), view.instant(when.end)
    if start == end:
        # An appointment without length overlaps whatever goes on at its time.
        end = start + min(timedelta(seconds=1), _LAST - start)
    found = dict[tuple[str, Moment], Instance]()
    for owner_id in owner_ids:
        for each in window(tx, start, end, owner_id, zone=zone):
            family = {each.appointment.id, each.appointment.series_id}
            if each.appointment.content.busy and exclude not in family - {None}:
                found[each.appointment.id, each.start] = each
    return sorted(found.values(), key=lambda each: (view.instant(each.start), each.appointment.id))


def next_instance(
    tx: Transaction, owner_id: str | None, now: datetime, zone: str
) -> Instance | None:
    """Return the current instance of a calendar, otherwise the next; None if there is none."""
    now = now.astimezone(UTC)
    for ahead in _SOON:
        for each in window(tx, now, now + min(ahead, _LAST - now), owner_id, zone=zone):
            return each
    # However far ahead: of each series only the next instance, since it may be endless.
    view = _Window(now, _LAST, zone_of(zone))
    owner = tables.STUDIO if owner_id is None else owner_id
    found = [*_singles(tx, view, owner), *_nexts(tx, view, owner)]
    return min(found, key=lambda each: view.instant(each.start), default=None)


def _singles(tx: Transaction, view: _Window, owner: str) -> list[Instance]:
    """Return the single appointments and exceptions of up to a week in a window."""
    since, before = view.range
    arguments = {"owner": owner, "low": since - WEEK, "since": since, "before": before}
    found = [
        record
        for record in map(from_row, tx.connection.execute(_SINGLES, arguments).all())
        if view.shows(record.content.when.start, record.content.when.end)
    ]
    living = _living(tx, {r.series_id for r in found if r.series_id is not None})
    return [
        _single(record)
        for record in found
        if record.series_id is None or record.series_id in living
    ]


def _single(record: Appointment) -> Instance:
    when = record.content.when
    return Instance(
        appointment=record,
        start=when.start,
        when=when,
        recurring=record.series_id is not None,
    )


def _living(tx: Transaction, record_ids: Collection[str]) -> set[str]:
    """Return the living ones; an exception is deleted with its series."""
    living = set[str]()
    for some in batched(record_ids, _MANY, strict=False):
        living.update(tx.connection.execute(_LIVING, {"keys": some}).scalars())
    return living


def _long_running(tx: Transaction, view: _Window, owner: str) -> list[LongRunning]:
    """Return the series and long ones that may reach into a window."""
    since, before = view.range
    arguments = {"owner": owner, "since": since, "before": before}
    wanted = tx.connection.execute(_SPANS, arguments).all()
    memory: dict[str, LongRunning] = tx.memory
    found, missing = [], []
    for key, rev in wanted:
        long_running = memory.get(key)
        if long_running is not None and long_running.rev == rev:
            found.append(long_running)
        else:
            missing.append(key)
    for some in batched(missing, _MANY, strict=False):
        for row in tx.connection.execute(_BY_ID, {"keys": some}).all():
            long_running = made_ready(from_row(row))
            found.append(long_running)
            if len(memory) >= REMEMBERED:
                del memory[next(iter(memory))]
            memory[long_running.appointment.id] = long_running
    return found


def _spans(tx: Transaction, view: _Window, owner: str) -> Iterator[Instance]:
    """Yield the instances of series, and the long appointments, in a window."""
    found = [
        each
        for long_running in _long_running(tx, view, owner)
        for each in _shown(view, long_running)
    ]
    times = [seconds(each.start) for each in found if each.recurring]
    if not times:
        yield from found
        return
    arguments = {"low": min(times), "high": max(times)}
    replaced = {(key, at) for key, at in tx.connection.execute(_REPLACED, arguments).all()}
    keys = {key for key, _ in replaced}
    for each in found:
        key = each.appointment.id
        if key not in keys or (key, seconds(each.start)) not in replaced:
            yield each


def _shown(view: _Window, long_running: LongRunning) -> Iterator[Instance]:
    """Yield the instances of one series in a window, or the long appointment itself."""
    record, series, length = long_running.appointment, long_running.series, long_running.length
    if series is None:
        long = _single(record)
        if view.shows(long.start, long.when.end):
            yield long
        return
    start, instants = view.start, series.zone is not None
    for moment in long_running.starts(series, *view.reach(series, length)):
        if instants:
            if moment >= start or moment + length > start:
                yield _instance(long_running, moment)
            continue
        each = _instance(long_running, moment)
        if view.shows(each.start, each.when.end):
            yield each


def _instance(long_running: LongRunning, moment: datetime) -> Instance:
    when = long_running.appointment.content.when
    if isinstance(when, Timed):
        end = moment + long_running.length
        when = Timed(start=moment, end=end, zone=when.zone, end_zone=when.end_zone)
    else:
        day = moment.date()
        when = AllDay(start=day, end=day + long_running.length)
    return Instance(
        appointment=long_running.appointment, start=when.start, when=when, recurring=True
    )


def _nexts(tx: Transaction, view: _Window, owner: str) -> Iterator[Instance]:
    """Yield the first instance of each series, and the long appointments, in a window."""
    every = _long_running(tx, view, owner)
    replaced = _replaced(tx, [each.appointment.id for each in every if each.series is not None])
    for long_running in every:
        series = long_running.series
        if series is None:
            yield from _shown(view, long_running)
            continue
        for moment in series.iterate(*view.reach(series, long_running.length)):
            each = _instance(long_running, moment)
            at = (long_running.appointment.id, seconds(each.start))
            if at not in replaced and view.shows(each.start, each.when.end):
                yield each
                break


def _replaced(tx: Transaction, series_ids: Collection[str]) -> set[tuple[str, int]]:
    """Return the dates of series that exceptions replace: of which, and seconds since 1970."""
    found = set[tuple[str, int]]()
    for some in batched(series_ids, _MANY, strict=False):
        found.update(tx.connection.execute(_REPLACED_OF, {"keys": some}).tuples().all())
    return found
