"""Series and their exceptions, as parents and children."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ...book.model import AllDay, Content, Moment, Timed
from .times import comes_at


def instance_content(series: Content, start: Moment) -> Content:
    """Return what the instance of a series that starts at ``start`` says."""
    when = series.when
    if isinstance(when, Timed) and isinstance(start, datetime):
        at: Timed | AllDay = replace(when, start=start, end=start + (when.end - when.start))
    elif isinstance(when, AllDay) and not isinstance(start, datetime):
        at = replace(when, start=start, end=start + (when.end - when.start))
    else:
        at = when
    return replace(series, when=at, recurrence=())


class SeriesHierarchy:
    """Implements ``kinds.Hierarchy``; a position is the start of an instance."""

    def is_parent(self, content: Content) -> bool:
        """Tell whether it repeats."""
        return bool(content.recurrence)

    def has_place(self, parent: Content, position: Moment) -> bool:
        """Tell whether the series comes at this time."""
        return comes_at(parent, position)

    def child(self, parent: Content, position: Moment) -> Content:
        """See ``instance_content``."""
        return instance_content(parent, position)
