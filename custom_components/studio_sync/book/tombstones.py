"""The appointments and clients that were deleted, for as long as they are remembered."""

from collections.abc import Iterable
from datetime import datetime
from itertools import batched
from typing import Final

from sqlalchemy import bindparam, delete as delete_from, func, select, text, update

from . import apart, concerns, group_members, phone_items, tables
from .appointment_rows import COLUMNS, from_row
from .codec import microseconds
from .database import Transaction
from .model import Appointment

_MANY: Final = 500
"""Ids named in one statement."""

_a = tables.appointment.c
_GONE_OF_SERIES = select(*COLUMNS).where(_a.series_id == bindparam("key"), text("deleted"))


def gone_with(tx: Transaction, series: Appointment) -> list[Appointment]:
    """Return the exceptions that became tombstones together with their series."""
    every = former_exceptions(tx, series.id)
    return [record for record in every if record.changed_at == series.changed_at]


def former_exceptions(tx: Transaction, series_id: str) -> list[Appointment]:
    """Return the exceptions that a series had once."""
    return [from_row(row) for row in tx.connection.execute(_GONE_OF_SERIES, {"key": series_id})]


def purge(tx: Transaction, before: datetime) -> int:
    """Forget tombstones older than ``before``, and return how many.

    One whose copy may still exist in a replica stays: its deletion is not done yet.
    """
    link = tables.link.c
    copies = select(link.record_id).where(link.record_id == _a.id, text("NOT link.gone"))
    old = select(_a.id).where(
        text("appointment.deleted"), _a.changed_at < microseconds(before), ~copies.exists()
    )
    doomed = set(tx.connection.execute(old).scalars())
    for some in batched(list(doomed), _MANY, strict=False):
        kept = select(_a.series_id, _a.id).where(_a.series_id.in_(some))
        for series_id, record_id in tx.connection.execute(kept):
            if record_id not in doomed:
                doomed.discard(series_id)
    concerns.forget(tx, sorted(doomed))
    phone_items.forget(tx, doomed)
    for some in batched(sorted(doomed), _MANY, strict=False):
        last = tx.connection.execute(select(func.max(_a.rev)).where(_a.id.in_(some))).scalar_one()
        _note_forgotten(tx, "forgotten_rev", last)
        tx.connection.execute(delete_from(tables.link).where(link.record_id.in_(some)))
        tx.connection.execute(delete_from(tables.appointment).where(_a.id.in_(some)))
    tx.seen.clear()
    return len(doomed)


def purge_clients(tx: Transaction, before: datetime) -> int:
    """Forget clients that were removed before, and return how many.

    One that an appointment names stays, and one whose copy may still exist in a replica.
    """
    link, c = tables.link.c, tables.client.c
    copies = select(link.record_id).where(link.record_id == c.id, text("NOT link.gone"))
    named = select(_a.id).where(_a.client_id == c.id)
    old = select(c.id).where(
        text("client.deleted"),
        c.changed_at < microseconds(before),
        ~copies.exists(),
        ~named.exists(),
    )
    doomed = list(tx.connection.execute(old).scalars())
    forget_clients(tx, doomed)
    return len(doomed)


def forget_clients(tx: Transaction, client_ids: Iterable[str]) -> None:
    """Delete clients with their pairs, whatever is known of copies; no appointment names them."""
    member = tables.client_group_member.c
    for some in batched(client_ids, _MANY, strict=False):
        c = tables.client.c
        last = tx.connection.execute(select(func.max(c.rev)).where(c.id.in_(some))).scalar_one()
        forget_changes_of_clients(tx, last)
        phone_items.forget(tx, some)
        group_members.forget(tx, some)
        apart.forget(tx, some)
        tx.connection.execute(
            delete_from(tables.client_group_member).where(member.client_id.in_(some))
        )
        words = tables.client_words
        tx.connection.execute(delete_from(words).where(words.c.client_id.in_(some)))
        tx.connection.execute(delete_from(tables.link).where(tables.link.c.record_id.in_(some)))
        tx.connection.execute(delete_from(tables.client).where(tables.client.c.id.in_(some)))


def forget_changes_of_clients(tx: Transaction, rev: int) -> None:
    """Note that changes of clients up to a rev can no longer all be told."""
    _note_forgotten(tx, "forgotten_clients_rev", rev)


def _note_forgotten(tx: Transaction, column: str, rev: int) -> None:
    """Note that changes up to a rev can no longer all be told."""
    known = tables.book.c[column]
    tx.connection.execute(update(tables.book).where(known < rev).values({column: rev}))
    phone_items.forget_names(tx, rev, of_clients=column == "forgotten_clients_rev")
