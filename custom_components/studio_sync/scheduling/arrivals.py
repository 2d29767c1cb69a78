"""What arrived from phones and Google and is nobody's session yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..book import left_alone, tables
from ..book.database import Transaction
from ..book.model import Appointment
from ..book.timeline import Instance, window
from .settings import Studio

BACK: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=92)
"""How far back and ahead arrivals are looked for."""


def arrived(tx: Transaction, studio: Studio) -> list[Instance]:
    """Return the appointments that arrived and have no client, by start; each series once.

    What a person has called private is not among them. The cost is that of what arrived in that
    time, whatever else the book has then.
    """
    found = window(tx, tx.now - BACK, tx.now + AHEAD, tables.ARRIVED, zone=studio.zone)
    first: dict[str, Instance] = {}
    for each in found:
        first.setdefault(whole_of(each.appointment), each)
    left = left_alone.among(tx, first)
    return [each for name, each in first.items() if name not in left]


def whole_of(record: Appointment) -> str:
    """Return the id of the series that an appointment belongs to, or its own."""
    return record.series_id or record.id
