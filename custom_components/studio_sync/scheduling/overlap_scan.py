"""Finds schedule conflicts (S22): two appointments that need one person or room at one time.

Runs after a sync or an edit, for what is new or changed. A pair has one open conflict, which
closes by itself when the overlap is gone or past. If people chose to keep both, they are asked
again only when one of the two gets another time, type or people.
"""

from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import batched

from ..book import appointments, conflicts
from ..book.book import Book
from ..book.change import Source, Writer
from ..book.codec import seconds
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, ConflictKind
from ..book.timeline import window
from .availability import taken_by, takes
from .overlap import HORIZON, clash_of, is_series, state_text
from .settings import Studio

STEP = timedelta(days=31)
WEEK = timedelta(days=7)
AT_ONCE = 20
"""Records or pairs per transaction."""
MANY = 100
"""From this many records on it is faster to go through the calendar month by month."""
SEVERAL = 20
"""Up to this many owners' calendars are read one by one, otherwise the whole studio's."""
PAIRS = 10_000
"""The most overlaps found in one month."""
KEPT = "keep_both"
GONE = "overlap_gone"
PAST = "overlap_past"


_ITSELF = Source(writer=Writer.MONITOR)

type Pair = tuple[str, str]
"""The ids of two appointments, in order."""


@dataclass(slots=True)
class Checked:
    """What a check changed: the conflicts opened, and those closed because they no longer exist."""

    opened: list[Conflict] = field(default_factory=list)
    closed: list[Conflict] = field(default_factory=list)


async def checking(
    book: Book, studio: Studio, record_ids: Collection[str]
) -> AsyncIterator[Checked]:
    """Compare new or changed appointments with the book; open and close conflicts.

    ``record_ids``: what is new or changed, including tombstones. For an exception its
    series is compared as well, since it adds or removes an instance. A given record is the
    conflict's ``record_id`` (*the new one*); if both are given, the one changed last.

    Works in short transactions, so that the book is never blocked, and yields what each of them
    changed. At most the overlaps of one month, and no more than PAIRS of them, are in memory.
    """
    task = await book.read(partial(sort_out, studio=studio, record_ids=record_ids))
    for some in batched(sorted(task.every), AT_ONCE, strict=False):
        work = partial(settle, studio=studio, record_ids=some)
        yield Checked(closed=await book.write(work, source=_ITSELF))
    looks = [
        *(
            partial(pairs_of, studio=studio, record_ids=some)
            for some in batched(task.few, AT_ONCE, strict=False)
        ),
        *(
            partial(
                pairs_between,
                studio=studio,
                record_ids=task.many,
                owners=task.owners,
                start=start,
                end=end,
            )
            for start, end in task.months
        ),
    ]
    for look in looks:
        pairs = await book.read(look)
        for few in batched(sorted(pairs), AT_ONCE, strict=False):
            ask = partial(open_new, studio=studio, record_ids=task.every, pairs=few)
            yield Checked(opened=await book.write(ask, source=_ITSELF))


async def check_everything(book: Book, studio: Studio, but: Collection[str] = ()) -> None:
    """Compare all future appointments except ``but``, in short transactions; open conflicts.

    At most a week's appointments are in memory. ``sweep_all`` closes past conflicts.
    """
    now = await book.read(lambda tx: tx.now)
    for number in range(HORIZON // WEEK + 1):
        start = now + number * WEEK
        look = partial(pairs_between, studio=studio, record_ids=None, start=start, end=start + WEEK)
        await _open_all(book, studio, await book.read(look), but)
    horizon = seconds(now + HORIZON)
    long = await book.read(partial(appointments.long_from, first=horizon))
    for some in batched(long, AT_ONCE, strict=False):
        pairs = await book.read(partial(pairs_of, studio=studio, record_ids=some))
        await _open_all(book, studio, pairs, but)
    after: tuple[int, str] | None = (horizon, "")
    while after is not None:
        page = partial(appointments.ids_from, first=after[0], after=after[1], limit=AT_ONCE)
        ids, after = await book.read(page)
        pairs = await book.read(partial(pairs_of, studio=studio, record_ids=ids))
        await _open_all(book, studio, pairs, but)


async def _open_all(
    book: Book, studio: Studio, pairs: Collection[Pair], but: Collection[str]
) -> None:
    wanted = sorted(each for each in pairs if not set(each) & set(but))
    for few in batched(wanted, AT_ONCE, strict=False):
        ask = partial(open_new, studio=studio, record_ids=(), pairs=few)
        await book.write(ask, source=_ITSELF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to compare some records: ``few`` one by one, ``many`` month by month.

    ``owners`` are those in whose calendars the many are; None if these are nearly all.
    """

    every: frozenset[str]
    few: tuple[str, ...]
    many: frozenset[str]
    owners: frozenset[str] | None
    months: tuple[tuple[datetime, datetime], ...]


def sort_out(tx: Transaction, studio: Studio, record_ids: Collection[str]) -> Task:
    """Decide how to compare these records: series, or very many, month by month."""
    records = appointments.get_many(tx, record_ids)
    series = {r.series_id for r in records.values() if r.series_id is not None}
    records |= appointments.get_many(tx, series - records.keys())
    horizon = tx.now + HORIZON
    several = len(records) > MANY
    few, many = [], set[str]()
    for record in records.values():
        if not takes(record):
            continue
        near = studio.span(record.content.when)[0] < horizon
        if is_series(record) or (several and near):
            many.add(record.id)
        else:
            few.append(record.id)
    owners = frozenset(owner for key in many for owner in records[key].owners)
    return Task(
        every=frozenset(records),
        few=tuple(few),
        many=frozenset(many),
        owners=owners if len(owners) <= SEVERAL else None,
        months=coming_months(tx) if many else (),
    )


def coming_months(tx: Transaction) -> tuple[tuple[datetime, datetime], ...]:
    """Return the months over which series are compared."""
    starts = (tx.now + STEP * number for number in range(HORIZON // STEP + 1))
    return tuple((start, start + STEP) for start in starts)


def pairs_of(tx: Transaction, studio: Studio, record_ids: Collection[str]) -> set[Pair]:
    """Return the pairs of these single appointments with what they overlap from now on."""
    found = set[Pair]()
    for record in appointments.get_many(tx, record_ids).values():
        if takes(record) and studio.taken(record, record.content.when)[1] > tx.now:
            others = taken_by(tx, studio, record, record.content.when)
            found |= {_pair(record.id, each.appointment.id) for each in others}
    return found


def pairs_between(
    tx: Transaction,
    studio: Studio,
    record_ids: Collection[str] | None,
    *,
    start: datetime,
    end: datetime,
    owners: Collection[str] | None = None,
) -> set[Pair]:
    """Return the pairs with one of these records that overlap within a time.

    ``record_ids``: None for all there are. ``owners`` are those in whose calendars these
    records are; if given, only those are read.
    At most PAIRS: nobody could go through more, such as everything at one time.
    """
    found = set[Pair]()
    going: list[tuple[datetime, Appointment]] = []
    for first, last, record in sorted(
        _taken_between(tx, studio, start, end, owners), key=lambda each: each[0]
    ):
        going = [each for each in going if each[0] > first]
        mine = record_ids is None or record.id in record_ids
        for _, other in going:
            if (mine or other.id in (record_ids or ())) and _collide(record, other):
                found.add(_pair(record.id, other.id))
                if len(found) >= PAIRS:
                    return found
        going.append((last, record))
    return found


def settle(tx: Transaction, studio: Studio, record_ids: Collection[str]) -> list[Conflict]:
    """Close the open overlaps of these records that no longer exist; return the closed ones."""
    return _settle(tx, studio, conflicts.overlapping(tx, record_ids))


def open_new(
    tx: Transaction, studio: Studio, record_ids: Collection[str], pairs: Collection[Pair]
) -> list[Conflict]:
    """Open a conflict for each pair that overlaps, has none yet, and was not kept as it is.

    ``record_ids`` are new or changed. Returns the conflicts opened.
    """
    ids = {each for pair in pairs for each in pair}
    records = appointments.get_many(tx, ids)
    asked = {_pair(each.record_id, each.other_id) for each in conflicts.overlapping(tx, ids)}
    opened = []
    kept = dict[str, list[Conflict]]()
    for pair in pairs:
        if pair in asked or not records.keys() >= set(pair):
            continue
        older, newer = sorted(
            (records[i] for i in pair), key=lambda each: (each.id in record_ids, each.rev)
        )
        clash = clash_of(tx, studio, newer, older)
        if clash is None:
            continue
        if newer.id not in kept:
            kept[newer.id] = conflicts.kept(tx, newer.id)
        if _is_kept(studio, kept[newer.id], newer, older):
            continue
        conflict = Conflict(
            id=tx.new_id(),
            kind=ConflictKind.OVERLAP,
            record_id=newer.id,
            other_id=older.id,
            moment=clash.moment,
            opened_at=tx.now,
        )
        opened.append(conflicts.open_one(tx, conflict))
    return opened


def sweep(
    tx: Transaction, studio: Studio, *, after: str = "", limit: int = 200
) -> tuple[list[Conflict], str | None]:
    """Close the open overlaps that no longer exist or are past.

    Looks at ``limit`` conflicts whose id comes after ``after``. Returns what was closed,
    and the id to go on after; None when there are no more.
    """
    page = conflicts.open_page(tx, ConflictKind.OVERLAP, after, limit)
    return _settle(tx, studio, page), page[-1].id if len(page) == limit else None


async def sweep_all(book: Book, studio: Studio) -> list[Conflict]:
    """Like ``sweep`` for all open overlaps, in short transactions; return what was closed."""
    result: list[Conflict] = []
    after: str | None = ""
    while after is not None:
        work = partial(sweep, studio=studio, after=after)
        closed, after = await book.write(work, source=_ITSELF)
        result += closed
    return result


def _settle(tx: Transaction, studio: Studio, found: Collection[Conflict]) -> list[Conflict]:
    """Close the overlaps that no longer exist; set the others to their next instance."""
    closed = []
    ids = {i for each in found for i in (each.record_id, each.other_id)}
    records = appointments.get_many(tx, ids)
    for conflict in found:
        record, other = records.get(conflict.record_id), records.get(conflict.other_id)
        clash = None if record is None or other is None else clash_of(tx, studio, record, other)
        if clash is None:
            both = [each for each in (record, other) if each is not None]
            reason = PAST if _is_past(studio, both, tx.now) else GONE
            closed.append(conflicts.close(tx, conflict.id, reason))
        elif clash.moment != conflict.moment:
            conflicts.bring_up_to_date(tx, replace(conflict, moment=clash.moment))
    return closed


def _is_past(studio: Studio, both: Collection[Appointment], now: datetime) -> bool:
    """Tell whether an overlap ended only because one of the two is over."""
    return all(takes(each) for each in both) and any(
        not is_series(each) and studio.taken(each, each.content.when)[1] <= now for each in both
    )


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _taken_between(
    tx: Transaction,
    studio: Studio,
    start: datetime,
    end: datetime,
    owners: Collection[str] | None,
) -> Iterator[tuple[datetime, datetime, Appointment]]:
    """Yield what occupies these owners, or anybody, within a time: from, to, appointment."""
    low, high = start - studio.widest_after, end + studio.widest_before
    found = {
        (each.appointment.id, each.start): each
        for owner in ((None,) if owners is None else sorted(owners))
        for each in window(tx, low, high, owner, zone=studio.zone)
    }
    for each in found.values():
        if takes(each.appointment):
            first, last = studio.taken(each.appointment, each.when)
            if last > start:
                yield first, last, each.appointment


def _collide(one: Appointment, other: Appointment) -> bool:
    """Tell whether two need one person or room, and are not of one series."""
    if set(one.owners).isdisjoint(other.owners):
        return False
    return (one.series_id or one.id) != (other.series_id or other.id)


def _is_kept(
    studio: Studio, kept: Collection[Conflict], record: Appointment, other: Appointment
) -> bool:
    """Tell whether people chose to keep both as they are now."""
    now = (state_text(studio, record, other),)
    return any(
        {each.record_id, each.other_id} == {record.id, other.id} and each.fields == now
        for each in kept
    )
