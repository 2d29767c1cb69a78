"""Schedule conflicts (S22): two appointments that want one person or room at one time.

Looked for after a run, for what arrived or changed. One open conflict per pair; it
closes by itself when the overlap is gone or past. What people chose to keep is asked
again only when one of the two gets another time, type or people.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import batched

from ..book import appointments, conflicts
from ..book.book import Book
from ..book.codec import dump_moment
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, ConflictKind, Moment, When
from ..book.rows import moved
from ..formats.recurrence import series_of
from .free import standing, takes
from .scope import zone_name
from .studio import Studio

HORIZON = timedelta(days=366)
"""How far ahead the instances of a new series are looked at."""
AT_ONCE = 50
"""Records checked in one transaction, so that the book is never occupied for long."""
KEPT = "keep_both"
GONE = "overlap_gone"
PAST = "overlap_past"


@dataclass(slots=True)
class Checked:
    """What a check changed: conflicts that were opened, and those that closed themselves."""

    opened: list[Conflict] = field(default_factory=list)
    closed: list[Conflict] = field(default_factory=list)


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


async def check_all(book: Book, studio: Studio, record_ids: Sequence[str]) -> Checked:
    """Check many records, a few at a time; see ``check``."""
    result = Checked()
    for some in batched(dict.fromkeys(record_ids), AT_ONCE, strict=False):
        one = await book.write(partial(check, studio=studio, record_ids=some))
        result.opened += one.opened
        result.closed += one.closed
    return result


def check(tx: Transaction, studio: Studio, record_ids: Collection[str]) -> Checked:
    """Compare new or changed appointments with the book; open and close conflicts.

    ``record_ids``: what arrived or changed, tombstones too. For an exception its series
    is looked at as well, since an instance comes or goes with it. The record given is
    the conflict's ``record_id`` (*the new one*); of two given, the one changed last.
    """
    result = Checked()
    records = appointments.get_many(tx, record_ids)
    series = {r.series_id for r in records.values() if r.series_id is not None}
    records |= appointments.get_many(tx, series - records.keys())
    questions = _Open(conflicts.overlapping(tx, records))
    for record in sorted(records.values(), key=lambda each: each.rev):
        found = dict(clashes(tx, studio, record)) if takes(record) else {}
        for conflict in questions.of(record.id):
            _settle(tx, studio, conflict, result)
        new = found.keys() - questions.others(record.id)
        kept = conflicts.kept(tx, record.id) if new else []
        for other_id, (other, clash) in found.items():
            later = records.get(other_id)
            if other_id not in new or (later is not None and later.rev > record.rev):
                continue
            if any(_is_kept(studio, each, record, other) for each in kept):
                continue
            opened = conflicts.open_one(
                tx,
                Conflict(
                    id=tx.new_id(),
                    kind=ConflictKind.OVERLAP,
                    record_id=record.id,
                    other_id=other_id,
                    moment=clash.moment,
                    opened_at=tx.now,
                ),
            )
            questions.add(opened)
            result.opened.append(opened)
    return result


def sweep(
    tx: Transaction, studio: Studio, *, after: str = "", limit: int = 500
) -> tuple[list[Conflict], str | None]:
    """Close the open overlaps that are gone or past, as when time goes on.

    Looks at ``limit`` conflicts whose id comes after ``after``. Returns what was closed,
    and the id to go on after; None when there are no more.
    """
    result = Checked()
    page = conflicts.open_page(tx, ConflictKind.OVERLAP, after, limit)
    for conflict in page:
        _settle(tx, studio, conflict, result)
    return result.closed, page[-1].id if len(page) == limit else None


async def sweep_all(book: Book, studio: Studio) -> Checked:
    """Sweep all open overlaps, some hundreds in each transaction."""
    result = Checked()
    after = ""
    while True:
        closed, last = await book.write(partial(sweep, studio=studio, after=after))
        result.closed += closed
        if last is None:
            return result
        after = last


def clashes(
    tx: Transaction, studio: Studio, record: Appointment
) -> Iterator[tuple[str, tuple[Appointment, Clash]]]:
    """Name what a record overlaps from now on, by the id of the other one."""
    seen = set[str]()
    own = {record.id, record.series_id} - {None}
    for when in _spans(tx, studio, record, tx.now, tx.now + HORIZON):
        start, end = studio.taken(record, when)
        for each in standing(tx, studio, record.owners, max(start, tx.now), end):
            other = each.appointment
            if other.id in seen or not own.isdisjoint({other.id, other.series_id}):
                continue
            seen.add(other.id)
            yield other.id, (other, _clash(record, when, other, each.when))


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
    mine = list(_spans(tx, studio, record, low, high))
    theirs = list(_spans(tx, studio, other, low, high))
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


def is_series(record: Appointment) -> bool:
    """Tell whether an appointment has instances."""
    return bool(record.content.recurrence)


def standing_text(studio: Studio, record: Appointment, other: Appointment) -> str:
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


class _Open:
    """The open overlaps by the records they are about."""

    def __init__(self, found: Sequence[Conflict]) -> None:
        self._by_record: dict[str, dict[str, Conflict]] = {}
        for conflict in found:
            self.add(conflict)

    def add(self, conflict: Conflict) -> None:
        for one in (conflict.record_id, conflict.other_id):
            self._by_record.setdefault(one, {})[conflict.id] = conflict

    def of(self, record_id: str) -> list[Conflict]:
        return list(self._by_record.get(record_id, {}).values())

    def others(self, record_id: str) -> set[str]:
        ids = {i for each in self.of(record_id) for i in (each.record_id, each.other_id)}
        return ids - {record_id}


def _settle(tx: Transaction, studio: Studio, conflict: Conflict, result: Checked) -> None:
    """Close an overlap that is gone, or let it name the instance that is next."""
    both = appointments.get_many(tx, [conflict.record_id, conflict.other_id])
    record, other = both.get(conflict.record_id), both.get(conflict.other_id)
    clash = None if record is None or other is None else clash_of(tx, studio, record, other)
    if clash is None:
        stored = conflicts.get(tx, conflict.id)
        if stored is not None and stored.closed_at is None:
            reason = PAST if _was(studio, both, tx.now) else GONE
            result.closed.append(conflicts.close(tx, conflict.id, reason))
    elif clash.moment != conflict.moment:
        conflicts.bring_up_to_date(tx, replace(conflict, moment=clash.moment))


def _was(studio: Studio, both: Mapping[str, Appointment], now: datetime) -> bool:
    """Tell whether they would overlap if it were not too late: one of them is over."""
    return all(takes(each) for each in both.values()) and any(
        not is_series(each) and studio.taken(each, each.content.when)[1] <= now
        for each in both.values()
    )


def _is_kept(studio: Studio, kept: Conflict, record: Appointment, other: Appointment) -> bool:
    same = {kept.record_id, kept.other_id} == {record.id, other.id}
    return same and kept.fields == (standing_text(studio, record, other),)


def _clash(record: Appointment, mine: When, other: Appointment, theirs: When) -> Clash:
    if is_series(record):
        return Clash(mine=mine, other=theirs, moment=mine.start)
    return Clash(mine=mine, other=theirs, moment=theirs.start if is_series(other) else None)


def _spans(
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
