"""Propagation delay: a write that listings show only later, while get shows it at once."""

from datetime import datetime

from .state import Calendar, Delayed, Event
from .wire import JsonObject


def delay(
    calendar: Calendar,
    event: Event,
    before: JsonObject | None,
    *,
    listings: int,
    until: datetime | None,
) -> None:
    """Hide a write from listings, which go on showing what was there before."""
    if event.delayed is not None:
        before = event.delayed.before
    event.delayed = Delayed(before, listings, until)
    calendar.delayed.add(event.id)


def shown(event: Event) -> JsonObject | None:
    """Return what listings show of a hidden write."""
    return None if event.delayed is None else event.delayed.before


def count_listing(calendar: Calendar, now: datetime) -> None:
    """Reveal what is due before a listing, which then counts as one that did not show the rest."""
    for event_id in list(calendar.delayed):
        event = calendar.events[event_id]
        delayed = event.delayed
        if delayed is None or _due(delayed, now):
            event.delayed = None
            calendar.delayed.discard(event_id)
            # A new place in the sequence: tokens given meanwhile must not skip it.
            calendar.touch(event)
        else:
            delayed.listings -= 1


def _due(delayed: Delayed, now: datetime) -> bool:
    if delayed.until is not None:
        return now >= delayed.until
    return delayed.listings <= 0
