"""Erasing a client: nothing of the person stays in the book."""

from dataclasses import replace
from itertools import batched
from typing import Final

import orjson
from sqlalchemy import ColumnElement, Table, Text, and_, bindparam, delete, or_, select, update

from . import clients, erased, journal, links, phone_items, photos, tables
from .appointment_rows import COLUMNS, from_row
from .change import ClientChange
from .codec import dump, dump_json
from .database import Transaction
from .decided import Decision
from .model import APPOINTMENT, CLIENT, Client, Link
from .tombstones import forget_changes_of_clients, forget_clients

_MANY: Final = 500
"""Ids named in one statement."""

_a, _e, _q = tables.appointment.c, tables.entry.c, tables.conflict.c
_KEY = bindparam("key", type_=Text)
_DELETED = select(*COLUMNS).where(_a.client_id == _KEY, _a.deleted)
_EMPTIED = (
    update(tables.appointment)
    .where(_a.id == _KEY)
    .values(client_id=None, content=bindparam("text", type_=Text))
)


def copies(tx: Transaction, client_id: str) -> list[Link]:
    """Return the pairs of a client with copies in replicas that exist, as far as is known."""
    return [each for each in links.of_record(tx, client_id) if not each.gone]


def merged_into(tx: Transaction, client_id: str) -> list[Client]:
    """Return the removed clients that were merged into this one, as far as the journal knows."""
    found = tx.connection.execute(select(_e.record_id).where(_merges(client_id))).scalars()
    others = clients.get_many(tx, found).values()
    return [each for each in others if each.deleted and each.id != client_id]


def _merges(client_id: str) -> ColumnElement[bool]:
    """Return the condition for lines about a client that was merged into this one."""
    return and_(_e.record_kind == CLIENT, _e.loser.contains(client_id, autoescape=True))


def erase(tx: Transaction, client: Client, appointment_ids: list[str]) -> None:
    """Forget a client whom no living appointment names, and all that was kept of the person.

    ``appointment_ids``: the appointments that named the client; what the journal and questions
    keep of these goes too, where it has the name. So do texts of deleted appointments. The id
    stays, so that a copy in a replica does not bring the client back.
    """
    for row in tx.connection.execute(_DELETED, {"key": client.id}).all():
        record = from_row(row)
        appointment_ids = [*appointment_ids, record.id]
        bare = replace(record.content, title="", description="", place="")
        tx.connection.execute(_EMPTIED, {"key": record.id, "text": dump(bare)})
    _empty_journal(tx, client, appointment_ids)
    # A phone's text of an appointment has the client's name in it.
    phone_items.drop_texts(tx, appointment_ids)
    # Also what may be somebody else's, or says whose it may be.
    named = and_(_q.closed_at.is_(None), _q.fields.contains(client.id, autoescape=True))
    questions = delete(tables.conflict).where(
        or_(_q.record_id == client.id, named), _q.record_kind == CLIENT
    )
    tx.connection.execute(questions)
    erased.note(tx, client.id)
    forget_clients(tx, [client.id])
    photos.purge(tx)
    # Phones that hold it list all again: the name of its card, by which they know it, goes, too.
    forget_changes_of_clients(tx, tx.next_rev())
    # What was read of the client before.
    tx.memory.clear()
    tx.seen.clear()
    tx.changes.client(client.id, ClientChange(before=client.lives, after=None))
    tx.changes.groups.update(client.group_ids)


def _empty_journal(tx: Transaction, client: Client, appointment_ids: list[str]) -> None:
    """Leave of the lines about the client only what was done and when."""
    own = or_(and_(_e.record_id == client.id, _e.record_kind == CLIENT), _merges(client.id))
    texts = filter(str.strip, (client.name, *client.emails, *client.phones))
    named = [dump_json(each)[1:-1] for each in texts]
    nothing = {"before": None, "after": None, "loser": ""}
    tx.connection.execute(update(tables.entry).where(own).values(nothing))
    _forget_states(tx, client)
    for some in batched(appointment_ids, _MANY, strict=False):
        # Their pairs as they were may have the name: these answers are not undone any more.
        answered = and_(_q.record_id.in_(some), _q.links != "")
        tx.connection.execute(update(tables.conflict).where(answered).values(run_id="", links=""))
        again = and_(_e.record_id.in_(some), _e.action == Decision.ASK.value)
        tx.connection.execute(update(tables.entry).where(again).values(loser=""))
    if not named:
        return
    for some in batched(appointment_ids, _MANY, strict=False):
        told = and_(_e.record_id.in_(some), _has(tables.entry, ("before", "after"), named))
        asked = and_(_q.record_id.in_(some), _has(tables.conflict, ("theirs",), named))
        tx.connection.execute(update(tables.entry).where(told).values(nothing))
        tx.connection.execute(update(tables.conflict).where(asked).values(theirs=None))


def _forget_states(tx: Transaction, client: Client) -> None:
    """Forget whose an appointment was before and after a change: an undo would put it back."""
    about = select(_e.id, _e.loser).where(
        _e.record_kind == APPOINTMENT,
        _e.replica_id == journal.STUDIO,
        _e.loser.contains(client.id, autoescape=True),
    )
    for key, loser in tx.connection.execute(about).all():
        left = {name: each for name, each in orjson.loads(loser).items() if name != "state"}
        note = dump_json(left) if left else ""
        tx.connection.execute(update(tables.entry).where(_e.id == key).values(loser=note))


def _has(table: Table, columns: tuple[str, ...], texts: list[str]) -> ColumnElement[bool]:
    """Return the condition for rows in which one of the columns has one of the texts."""
    return or_(
        *(table.c[name].contains(each, autoescape=True) for name in columns for each in texts)
    )
