"""When a content takes place: its end, and whether a series comes at a moment. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time

from ...book.model import Content, Moment, Timed
from ...formats.recurrence import is_instance, last_start


def comes_at(series: Content, start: Moment) -> bool:
    """Tell whether a series has an instance that by its rule starts at ``start``."""
    if not series.recurrence:
        return False
    zone = series.when.zone if isinstance(series.when, Timed) else None
    return is_instance(series.recurrence, series.when.start, zone, start)


def ended_before(content: Content, since: datetime) -> bool:
    """Tell whether the last of it was over by ``since``."""
    if content.recurrence:
        zone = content.when.zone if isinstance(content.when, Timed) else None
        last = last_start(content.recurrence, content.when.start, zone)
        if last is None:
            return False
        if isinstance(content.when, Timed) and isinstance(last, datetime):
            return last + (content.when.end - content.when.start) < since
        return datetime.combine(last, time(), UTC) < since
    return end_of(content) < since


def end_of(content: Content) -> datetime:
    """Return the end as an instant in UTC; all-day ones end with their last day in UTC."""
    if isinstance(content.when, Timed):
        return content.when.end
    return datetime.combine(content.when.end, time(), UTC)
