"""When clients were in the studio and will be: single appointments, and the dates of series."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import batched, islice
from typing import Final

from sqlalchemy import ColumnElement, Text, bindparam, case, func, or_, select

from ..formats.datetimes import DAY, SECOND, midnight, wall_clock, zone_of
from ..formats.recurrence import series_of
from ..formats.recurrence_set import Series
from ..formats.rrule_expansion import LATEST
from . import tables
from .appointment_rows import COLUMNS, from_row
from .clients import taken_part_in
from .codec import seconds
from .database import Transaction
from .model import AllDay, Appointment, Moment, Timed, When
from .timeline import Instance

_MANY: Final = 500
_BACK: Final = timedelta(days=800)
"""How far back the dates of a series are looked for."""
_LAST: Final = datetime.max.replace(tzinfo=UTC)

_a, _s, _p = tables.appointment.c, tables.slot.c, tables.span.c
_series = tables.appointment.alias("series")
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_OF: Final = _a.client_id.in_(_KEYS)
_COMES: Final = _s.last > bindparam("now")
STANDS: Final = or_(
    _a.series_id.is_(None),
    select(_series.c.id).where(_series.c.id == _a.series_id, _series.c.lives).exists(),
)
"""An exception is deleted with its series."""
_NEAREST: Final = func.row_number().over(
    partition_by=(_a.client_id, _COMES), order_by=case((_COMES, _s.first), else_=-_s.first)
)
_REPLACED: Final = select(_a.series_id, _a.original_at).where(
    _a.series_id.in_(_KEYS), ~_a.deleted, _a.original_at.is_not(None)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """A client's last visit and the next one, or the one going on; None: there is none."""

    last: Moment | None = None
    next: Moment | None = None


def visits(
    tx: Transaction,
    client_ids: Collection[str],
    now: datetime,
    zone: str,
    people: Collection[str] | None,
) -> dict[str, Visits]:
    """Return when these clients were here last and come next, by their ids.

    ``people``: only appointments of these staff; None: of everybody. Days are those of ``zone``.
    """
    theirs = _OF if people is None else _OF & taken_part_in(people)
    found: dict[str, list[Instance]] = {}
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        for record in (*_singles(tx, theirs, some, now), *_long(tx, theirs, some)):
            found.setdefault(record.client_id or "", []).extend(around(tx, [record], now, zone, 1))
    return {key: _visits(each, now, zone) for key, each in found.items()}


def _singles(
    tx: Transaction, theirs: ColumnElement[bool], client_ids: Collection[str], now: datetime
) -> Iterator[Appointment]:
    """Yield each client's last single appointment, and the next one, by one statement."""
    ranked = (
        select(*COLUMNS, _NEAREST.label("nearest"))
        .join(tables.slot, _s.appointment_id == _a.id)
        .where(theirs, _s.owner_id == tables.STUDIO, STANDS)
        .subquery()
    )
    query = select(*list(ranked.c)[:-1]).where(ranked.c.nearest == 1)
    rows = tx.connection.execute(query, {"keys": client_ids, "now": seconds(now)})
    return map(from_row, rows.all())


def _long(
    tx: Transaction, theirs: ColumnElement[bool], client_ids: Collection[str]
) -> Iterator[Appointment]:
    """Yield these clients' series, and what lasts longer than a week."""
    query = select(*COLUMNS).join(tables.span, _p.appointment_id == _a.id)
    query = query.where(theirs, _p.owner_id == tables.STUDIO, STANDS)
    return map(from_row, tx.connection.execute(query, {"keys": client_ids}).all())


def _visits(found: Iterable[Instance], now: datetime, zone: str) -> Visits:
    past, coming = parted(found, now, zone)
    return Visits(last=past[0].start if past else None, next=coming[0].start if coming else None)


def parted(
    found: Iterable[Instance], now: datetime, zone: str
) -> tuple[list[Instance], list[Instance]]:
    """Return what is over, the latest first, and what goes on or comes, the next first."""
    clock = zone_of(zone)

    def instant(moment: Moment) -> datetime:
        if isinstance(moment, datetime):
            return moment
        return midnight(moment).replace(tzinfo=clock).astimezone(UTC)

    ordered = sorted(found, key=lambda each: (instant(each.start), each.appointment.id))
    coming = [each for each in ordered if instant(each.when.end) > now]
    return [each for each in reversed(ordered) if instant(each.when.end) <= now], coming


def around(
    tx: Transaction, records: Collection[Appointment], now: datetime, zone: str, most: int
) -> Iterator[Instance]:
    """Yield appointments, and of series up to ``most`` dates that are over, and as many to come.

    Those over more than some two years ago are left out. Replaced dates are left out, too.
    """
    series_ids = [each.id for each in records if each.content.recurrence]
    replaced = _replaced(tx, series_ids)
    for record in records:
        when = record.content.when
        if not record.content.recurrence:
            recurring = record.series_id is not None
            yield Instance(appointment=record, start=when.start, when=when, recurring=recurring)
            continue
        zone_name = when.zone if isinstance(when, Timed) else None
        series = series_of(record.content.recurrence, when.start, zone_name)
        gone = replaced.get(record.id, frozenset())
        for moment in _dates(series, when, (now, zone), most, gone):
            span = _moved(when, series.outer(moment))
            yield Instance(appointment=record, start=span.start, when=span, recurring=True)


def _dates(
    series: Series, when: When, at: tuple[datetime, str], most: int, gone: Collection[int]
) -> Iterator[datetime]:
    (now, zone), length = at, when.end - when.start
    if series.zone is None:
        end = midnight(LATEST.date())
        turn = midnight(wall_clock(now, zone_of(zone)).date()) - length + DAY
    else:
        end, turn = _LAST, now.astimezone(UTC) - length + SECOND
    past = series.between(turn - _BACK, turn)
    yield from [each for each in past if seconds(series.outer(each)) not in gone][-most:]
    coming = series.iterate(turn, end - length)
    yield from islice((each for each in coming if seconds(series.outer(each)) not in gone), most)


def _moved(when: When, start: Moment) -> When:
    if isinstance(when, Timed):
        assert isinstance(start, datetime)  # noqa: S101 - the series has the appointment's kind
        end = start + (when.end - when.start)
        return Timed(start=start, end=end, zone=when.zone, end_zone=when.end_zone)
    return AllDay(start=start, end=start + (when.end - when.start))


def _replaced(tx: Transaction, series_ids: Collection[str]) -> dict[str, frozenset[int]]:
    """Return the dates of series that exceptions replace: seconds since 1970 by series."""
    found: dict[str, set[int]] = {}
    for some in batched(series_ids, _MANY, strict=False):
        for series_id, at in tx.connection.execute(_REPLACED, {"keys": some}):
            found.setdefault(series_id, set()).add(at)
    return {key: frozenset(each) for key, each in found.items()}
