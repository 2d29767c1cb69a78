"""What arrived from phones and Google and is nobody's session yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..book.database import Transaction
from ..book.model import Appointment, Kind, Origin
from .listing import Listed, listing
from .settings import Studio

BACK: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=92)
"""How far back and ahead arrivals are looked for."""
_ARRIVED: Final = frozenset({Origin.PHONE, Origin.GOOGLE})


def arrived(tx: Transaction, studio: Studio) -> list[Listed]:
    """Return the appointments that arrived and have no client, by start; each series once."""
    every, _ = listing(tx, studio, tx.now - BACK, tx.now + AHEAD, unlinked=True)
    first: dict[str, Listed] = {}
    for each in every:
        record = each.instance.appointment
        if has_arrived(record):
            first.setdefault(record.series_id or record.id, each)
    return list(first.values())


def has_arrived(record: Appointment) -> bool:
    """Tell whether it came from a phone or Google and is no session."""
    return record.origin in _ARRIVED and record.kind is Kind.APPOINTMENT
