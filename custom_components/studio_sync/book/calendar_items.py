"""What is in the calendar of a staff member or resource, item by item, for who follows it by revs.

An item is a single appointment, a series with its exceptions, or an exception whose series the
calendar does not show. Nothing of what appointments say is read here: only which there are, and the
revs of all that an item is made from.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched, product
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Table,
    Text,
    and_,
    bindparam,
    func,
    null,
    or_,
    select,
    text,
    true,
    union_all,
)

from . import tables
from .codec import load_texts
from .database import Transaction

_MANY: Final = 500
"""Ids named in one statement."""

_a, _c, _concerned = tables.appointment.c, tables.client.c, tables.concerned.c
_OWNER: Final = bindparam("owner", type_=Text)
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_SINCE: Final = bindparam("since", type_=BigInteger)
# As ``codec.dump`` writes it; in a text the quotes would be escaped.
_TENTATIVE: Final = _a.content.contains('"status":"tentative"')
_COLUMNS: Final = (_a.id, _a.rev, _a.series_id)
_e: Final = tables.appointment.alias("exception").c
_DATES = (
    select(null(), _e.rev, _e.series_id, null())
    .join(tables.span, tables.span.c.appointment_id == _e.series_id)
    .where(
        tables.span.c.owner_id == _OWNER,
        text("exception.series_id IS NOT NULL AND NOT exception.deleted"),
    )
)


def _owned(index: Table) -> ColumnElement[bool]:
    """Return the condition for what is in a calendar, where few appointments are asked about.

    Without the concatenation SQLite would rather read all of the calendar.
    """
    return index.c.owner_id.concat("") == _OWNER


def _in_calendar(scope: tuple[bool, bool, bool]) -> CompoundSelect[Any]:
    """Return the query for what is indexed in a calendar, and the exceptions of its series.

    ``scope``: with the revs of clients or not, with tentative ones or not, all or by ids.
    """
    of_client, tentative, by_id = scope
    conditions = (_a.id.in_(_KEYS), _a.series_id.in_(_KEYS)) if by_id else (true(),)
    found = []
    for index in (tables.slot, tables.span):
        source = index.join(tables.appointment, index.c.appointment_id == _a.id)
        if of_client:
            source = source.outerjoin(tables.client, _c.id == _a.client_id)
        query = select(*_COLUMNS, _c.shown_rev if of_client else null()).select_from(source)
        query = query.where(_owned(index) if by_id else index.c.owner_id == _OWNER)
        query = query if tentative else query.where(~_TENTATIVE)
        found += [query.where(condition) for condition in conditions]
    dates = _DATES.where(_e.series_id.in_(_KEYS)) if by_id else _DATES
    return union_all(*found, dates)


_INDEXED: Final = {
    scope: _in_calendar((scope[0], scope[1], scope[2]))
    for scope in product((False, True), repeat=3)
}
_PARENTS = select(_a.id, _TENTATIVE, _a.staff_id, _a.assistant_ids, _a.resource_ids).where(
    _a.id.in_(_KEYS), _a.lives
)
_CONCERNED = union_all(
    select(_a.id, _a.series_id, _a.rev).where(_a.staff_id == _OWNER, _a.rev > _SINCE),
    select(_a.id, _a.series_id, _concerned.rev)
    .join(tables.concerned, _concerned.record_id == _a.id)
    .where(_concerned.owner_id == _OWNER, _concerned.rev > _SINCE),
)
_OF_CLIENTS = union_all(
    *(
        select(_a.id, _a.series_id, _c.shown_rev)
        .select_from(tables.client)
        # Concatenated for the same reason.
        .join(tables.appointment, _a.client_id == _c.id.concat(""))
        .join(index, and_(index.c.appointment_id == _a.id, _owned(index)))
        .where(_c.shown_rev > _SINCE)
        for index in (tables.slot, tables.span)
    )
)
_LAST = union_all(
    select(func.max(_a.rev)).where(_a.staff_id == _OWNER),
    select(func.max(_concerned.rev)).where(_concerned.owner_id == _OWNER),
)
_LAST_CLIENT = (
    select(_c.shown_rev)
    .where(
        _c.shown_rev > _SINCE,
        select(_a.id)
        .where(
            _a.client_id == _c.id,
            or_(
                *(
                    select(index.c.owner_id)
                    .where(index.c.appointment_id == _a.id, index.c.owner_id == _OWNER)
                    .exists()
                    for index in (tables.slot, tables.span)
                )
            ),
        )
        .exists(),
    )
    .order_by(_c.shown_rev.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which items are asked for.

    ``tentative``: tentative appointments are shown; ``clients``: so are the clients.
    """

    owner_id: str
    tentative: bool = True
    clients: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What may have changed since a rev, by record id, with the rev of the last change.

    ``changed`` are items, or were; ``within`` those that only something else of has changed: they
    are no items unless they are now.
    """

    changed: Mapping[str, int]
    within: Mapping[str, int]


type Revs = tuple[int, ...]
"""The revs of all that an item is made from, in order: its appointments, and clients."""


def items(
    tx: Transaction, scope: Scope, record_ids: Collection[str] | None = None
) -> dict[str, Revs]:
    """Return the items of a calendar, or those that there are of some records, by record id."""
    if record_ids is None:
        return _read(tx, scope, None)
    found = dict[str, Revs]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        wanted = set(some)
        every = _read(tx, scope, some)
        found.update((key, revs) for key, revs in every.items() if key in wanted)
    return found


def touched(tx: Transaction, scope: Scope, since_rev: int) -> Touched:
    """Return what may show otherwise since a rev."""
    changed, within = dict[str, int](), dict[str, int]()
    arguments = {"owner": scope.owner_id, "since": since_rev}
    for record_id, series_id, rev in tx.connection.execute(_CONCERNED, arguments):
        _note(changed, record_id, rev)
        if series_id is not None:
            _note(within, series_id, rev)
    of_clients = tx.connection.execute(_OF_CLIENTS, arguments) if scope.clients else ()
    for record_id, series_id, rev in of_clients:
        _note(within, record_id, rev)
        if series_id is not None:
            _note(within, series_id, rev)
    return Touched(changed=changed, within=within)


def last_rev(tx: Transaction, scope: Scope) -> int:
    """Return the rev of the last change that a calendar may show."""
    arguments = {"owner": scope.owner_id}
    last = max(each or 0 for each in tx.connection.execute(_LAST, arguments).scalars())
    if scope.clients:
        found = tx.connection.execute(
            _LAST_CLIENT, arguments | {"since": last}
        ).scalar_one_or_none()
        last = max(last, found or 0)
    return last


def _note(revs: dict[str, int], record_id: str, rev: int) -> None:
    revs[record_id] = max(rev, revs.get(record_id, 0))


def _read(tx: Transaction, scope: Scope, keys: Collection[str] | None) -> dict[str, Revs]:
    """Return all items, or those of some records and perhaps of their exceptions."""
    found = dict[str, list[int]]()
    exceptions = list[tuple[str, str, list[int]]]()
    dates = list[tuple[str, list[int]]]()
    for record_id, rev, series_id, client_rev in _rows(tx, scope, keys):
        revs = [rev] if client_rev is None else [rev, client_rev]
        if record_id is None:
            dates.append((series_id or "", revs))
        elif series_id is None:
            found[record_id] = revs
        else:
            exceptions.append((record_id, series_id, revs))
    elsewhere = {series_id for _, series_id, _ in exceptions} - found.keys()
    shown, alive = _parents(tx, scope, elsewhere)
    for record_id, series_id, revs in exceptions:
        if series_id in found:
            dates.append((series_id, revs))
        elif series_id in alive - shown:
            found[record_id] = revs
    for series_id, revs in dates:
        if series_id in found:
            found[series_id] += revs
    return {key: tuple(sorted(set(revs))) for key, revs in found.items()}


def _rows(
    tx: Transaction, scope: Scope, keys: Collection[str] | None
) -> Iterator[tuple[str | None, int, str | None, int | None]]:
    """Yield what the calendar shows, as far as that is told by an appointment alone.

    And the exceptions of its series, whosever they are: without an id, but with the series'.
    """
    arguments = {"owner": scope.owner_id} | ({} if keys is None else {"keys": keys})
    query = _INDEXED[scope.clients, scope.tentative, keys is not None]
    yield from tx.connection.execute(query, arguments).tuples().all()


def _parents(tx: Transaction, scope: Scope, series_ids: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return which of these series the calendar shows, and which are alive."""
    shown, alive = set[str](), set[str]()
    for some in batched(series_ids, _MANY, strict=False):
        for record_id, tentative, staff, assistants, resources in tx.connection.execute(
            _PARENTS, {"keys": some}
        ):
            alive.add(record_id)
            owners = {staff, *load_texts(assistants), *load_texts(resources)}
            if scope.owner_id in owners and (scope.tentative or not tentative):
                shown.add(record_id)
    return shown, alive
