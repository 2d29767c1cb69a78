"""What copies of appointments show beside their content: what the rooms are called, and a number.

It follows rooms and clients, not the appointments: it is filled in before these are compared with
copies of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import batched

from sqlalchemy import bindparam, select

from . import clients, tables
from .appointment_rows import COLUMNS, from_row
from .database import Transaction
from .model import Appointment

_MANY = 500
_a, _c, _r = tables.appointment.c, tables.client.c, tables.resource.c
_NAMES = select(_r.id, _r.name).where(_r.id.in_(bindparam("keys", expanding=True)))
_RENAMED = select(_r.id).where(_r.rev > bindparam("since"))
_INDEXES = (tables.slot, tables.span)
_OF_CLIENTS = [
    select(*COLUMNS)
    .select_from(tables.client)
    # Concatenated, so that the clients are looked for first: few have changed.
    .join(tables.appointment, _a.client_id == _c.id.concat(""))
    .join(index, index.c.appointment_id == _a.id)
    .where(_c.shown_rev > bindparam("since"), index.c.owner_id == bindparam("owner"))
    for index in _INDEXES
]
_IN_ROOMS = [
    select(*COLUMNS)
    .select_from(index)
    .join(tables.appointment, index.c.appointment_id == _a.id)
    .where(index.c.owner_id == bindparam("room"))
    for index in _INDEXES
]


def filled(tx: Transaction, records: Iterable[Appointment]) -> list[Appointment]:
    """Return these appointments with what their rooms are called, and their clients' numbers."""
    found = list(records)
    rooms = dict[str, str]()
    for some in batched({i for each in found for i in each.resource_ids}, _MANY, strict=False):
        rooms |= dict(tx.connection.execute(_NAMES, {"keys": some}).tuples().all())
    people = clients.get_many(tx, {each.client_id for each in found if each.client_id})
    filled_in = []
    for each in found:
        client = people.get(each.client_id or "")
        known = client is not None and client.lives
        phones = client.phones if client is not None and known else ()
        own = client.number.strip() if client is not None and known else ""
        names = ", ".join(rooms[i].strip() for i in each.resource_ids if i in rooms)
        number = next((phone.strip() for phone in phones if phone.strip()), "")
        if names or number or own:
            each = replace(  # noqa: PLW2901
                each, room_names=names, client_phone=number, client_number=own
            )
        filled_in.append(each)
    return filled_in


def changed_since(tx: Transaction, since_rev: int, owner_id: str) -> Sequence[Appointment]:
    """Return what of an owner's calendar shows other names of rooms or other numbers since then."""
    asked = {"since": since_rev, "owner": owner_id}
    found = dict[str, Appointment]()
    for query in _OF_CLIENTS:
        found |= {row[0]: from_row(row) for row in tx.connection.execute(query, asked)}
    for room in tx.connection.execute(_RENAMED, {"since": since_rev}).scalars().all():
        for query in _IN_ROOMS:
            for row in tx.connection.execute(query, {"room": room}):
                record = from_row(row)
                if owner_id in (tables.STUDIO, *record.owners):
                    found[record.id] = record
    return list(found.values())
