"""Finding appointments by what people remember of them: the title, the client, a note."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement

from ..book import appointment_search
from ..book.database import Transaction
from ..book.timeline import Instance
from ..book.visits import around
from .client_finding import find as find_clients
from .listing import Listed, listed_of
from .settings import Studio

_CLIENTS: Final = 20
"""So many of the clients who are meant count."""
_NOTHING: Final = timedelta()


def find_appointments(
    tx: Transaction,
    studio: Studio,
    wanted: str,
    limit: int,
    *,
    people: Collection[str] | None = None,
    seen: ColumnElement[bool] | None = None,
) -> list[Listed]:
    """Return up to ``limit`` appointments, the nearest to now first, past and coming.

    They have all words in their title, place or notes, or their client is found by the text. Of
    series the last date and the next. ``people``: only what one of these staff takes part in;
    ``seen``: the clients by whom they may be found (None: by none), see ``clients.seen_by``.
    """
    known = () if seen is None else find_clients(tx, wanted, studio.country, seen, _CLIENTS).clients
    ids = [each.id for each in known]
    records = appointment_search.find(tx, wanted, ids, people, limit)
    found = around(tx, records, tx.now, studio.zone, 1)
    nearest = sorted(found, key=lambda each: (_away(studio, each, tx.now), each.appointment.id))
    return listed_of(tx, studio, nearest[:limit])


def _away(studio: Studio, instance: Instance, now: datetime) -> timedelta:
    """Return how far from now an appointment is; nothing while it goes on."""
    start, end = studio.span(instance.when)
    return max(start - now, now - end, _NOTHING)
