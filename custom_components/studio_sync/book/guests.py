"""Who else is invited to appointments, as Google tells: noted, and no change of them."""

from collections.abc import Iterable

from sqlalchemy import bindparam, update

from . import tables
from .codec import dump_texts
from .database import Transaction
from .model import Appointment

_NOTE = (
    update(tables.appointment)
    .where(tables.appointment.c.id == bindparam("key"))
    .values(guests=bindparam("told"))
)


def note(tx: Transaction, records: Iterable[Appointment]) -> None:
    """Keep the guests of these appointments; they get no new rev.

    Nothing of an appointment that people see is different, and nobody has edited it.
    """
    rows = [{"key": record.id, "told": dump_texts(record.guests)} for record in records]
    tx.execute_many(_NOTE, rows)
    tx.seen.clear()
