"""Finding appointments by what they are called, those nearest to now first.

Each has its words in the index of the studio's calendar, which is gone through from now on, into
the past and to what comes: what many have is found at once, and what few have costs at most a look
at FARTHEST of them on either side, however big the book is. Series are gone through by their ends.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import batched
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from ..formats.folding import spelling, words
from . import tables
from .appointment_rows import COLUMNS, from_row
from .clients import taken_part_in
from .codec import seconds
from .database import Transaction
from .model import Appointment
from .visits import STANDS

FARTHEST: Final = 100_000
"""So many appointments before now and after are looked through at most."""
_LONGEST: Final = 200
"""Characters of a text that are looked for."""
_SHORT: Final = 3
"""A word of fewer letters begins one."""
_MANY: Final = 500

_a, _s, _p = tables.appointment.c, tables.slot.c, tables.span.c
_SLOTS: Final = tables.slot.join(tables.appointment, _a.id == _s.appointment_id)
_SPANS: Final = tables.span.join(tables.appointment, _a.id == _p.appointment_id)
_IN_SLOTS: Final = _s.owner_id == tables.STUDIO
_IN_SPANS: Final = _p.owner_id == tables.STUDIO


def terms_of(wanted: str) -> list[tuple[str, ...]]:
    """Return what is looked for: of each word its spellings, of which one has to be there."""
    found = list[tuple[str, ...]]()
    for word in dict.fromkeys(words(wanted[:_LONGEST])):
        ways = dict.fromkeys((word, spelling(word)))
        found.append(tuple(each if len(each) >= _SHORT else f" {each}" for each in ways))
    return found


def find(
    tx: Transaction,
    wanted: str,
    client_ids: Collection[str],
    people: Collection[str] | None,
    limit: int,
) -> list[Appointment]:
    """Return living appointments that have all words, and those of these clients.

    Of single ones the ``limit`` nearest on either side of now, and as many series that still go
    on or ended last. ``people``: only what one of these staff takes part in; None: everybody's.
    """
    theirs = true() if people is None else taken_part_in(people)
    found = dict[str, Appointment]()
    if terms := terms_of(wanted):
        for coming in (True, False):
            _add(found, _singles(tx, _have(tx, _s.words, terms) & theirs, limit, coming=coming))
        _add(found, _series(tx, _have(tx, _p.words, terms) & theirs, limit))
    for some in batched(dict.fromkeys(client_ids), _MANY, strict=False):
        of = _a.client_id.in_(some) & theirs
        _add(found, _nearest(tx, of, limit))
        _add(found, _series(tx, of, limit))
    return list(found.values())


def _singles(
    tx: Transaction, wanted: ColumnElement[bool], limit: int, *, coming: bool
) -> Iterable[Sequence[Any]]:
    """Return the first that are wanted, from now on or back into the past."""
    now = seconds(tx.now)
    side, order = (_s.first >= now, _s.first) if coming else (_s.first < now, _s.first.desc())
    one = select(_s.first).where(_IN_SLOTS, side).order_by(order).offset(FARTHEST).limit(1)
    last = tx.connection.execute(one).scalar_one_or_none()
    if last is not None:
        side &= _s.first <= last if coming else _s.first >= last
    query = select(*COLUMNS).select_from(_SLOTS).where(_IN_SLOTS, side, wanted, STANDS)
    return tx.connection.execute(query.order_by(order).limit(limit)).all()


def _series(tx: Transaction, wanted: ColumnElement[bool], limit: int) -> Iterable[Sequence[Any]]:
    query = select(*COLUMNS).select_from(_SPANS).where(_IN_SPANS, wanted, STANDS)
    return tx.connection.execute(query.order_by(_p.last.desc()).limit(limit)).all()


def _nearest(tx: Transaction, wanted: ColumnElement[bool], limit: int) -> Iterable[Sequence[Any]]:
    query = select(*COLUMNS).select_from(_SLOTS).where(_IN_SLOTS, wanted, STANDS)
    away = func.abs(_s.first - seconds(tx.now))
    return tx.connection.execute(query.order_by(away, _s.first).limit(limit)).all()


def _have(
    tx: Transaction, text: ColumnElement[str], terms: Iterable[Iterable[str]]
) -> ColumnElement[bool]:
    """Return the condition for texts that have all terms, each in one of its spellings."""
    return and_(*(or_(*(tx.holds(text, way) for way in term)) for term in terms))


def _add(found: dict[str, Appointment], rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        if row[0] not in found:
            found[row[0]] = from_row(row)
