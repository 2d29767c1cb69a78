"""What arrived from phones and Google and is nobody's session yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..book import left_alone
from ..book.database import Transaction
from ..book.model import Appointment, Kind, Origin
from .listing import Listed, listing
from .settings import Studio

BACK: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=92)
"""How far back and ahead arrivals are looked for."""
_ARRIVED: Final = frozenset({Origin.PHONE, Origin.GOOGLE})


def arrived(tx: Transaction, studio: Studio) -> list[Listed]:
    """Return the appointments that arrived and have no client, by start; each series once.

    What a person has called private is not among them.
    """
    every, _ = listing(tx, studio, tx.now - BACK, tx.now + AHEAD, unlinked=True)
    first: dict[str, Listed] = {}
    for each in every:
        record = each.instance.appointment
        if has_arrived(record):
            first.setdefault(whole_of(record), each)
    left = left_alone.among(tx, first)
    return [each for name, each in first.items() if name not in left]


def whole_of(record: Appointment) -> str:
    """Return the id of the series that an appointment belongs to, or its own."""
    return record.series_id or record.id


def has_arrived(record: Appointment) -> bool:
    """Tell whether it came from a phone or Google and is no session."""
    return record.origin in _ARRIVED and record.kind is Kind.APPOINTMENT
