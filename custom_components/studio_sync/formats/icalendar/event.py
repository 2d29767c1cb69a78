"""What a calendar object says: one appointment, or a series with its exceptions.

The studio has events only. What reads a calendar for others may ask for tasks (VTODO) and journals
(VJOURNAL) as well, which are read as events at their times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..datetimes import Moment
from .components import Component


class Status(StrEnum):
    """The status of an event (RFC 5545 §3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event, a series, or an exception of one.

    Moments are instants in UTC, of whole days dates; ``end`` is the first moment after it.
    """

    uid: str
    start: Moment
    end: Moment
    zone: str | None
    """The IANA zone whose clock it goes by, ``UTC`` for one that is written in UTC; None: whole
    days."""
    end_zone: str | None = None
    """The IANA zone on whose clock its end is shown, as of a flight; None: that of its start."""
    floating: bool = False
    """It names no zone, so that ``zone`` is that of the person who reads it (RFC 5545 §3.3.5)."""
    recurrence_id: Moment | None = None
    """The start of the instance that it replaces. A date, if the series has times, means the
    instance of that day."""
    recurrence: tuple[str, ...] = ()
    """The lines RRULE, RDATE and EXDATE, as ``formats.recurrence`` reads them."""
    summary: str = ""
    description: str = ""
    location: str = ""
    status: Status | None = None
    transparent: bool = False
    """It does not make anybody busy."""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    modified: datetime | None = None
    attendees: tuple[str, ...] = ()
    """The lines ORGANIZER and ATTENDEE, unfolded. They are kept; nobody is invited."""
    task: frozenset[str] | None = None
    """Of a task, which of DTSTART, DUE and DURATION it has; with DUE alone it starts then."""

    @property
    def all_day(self) -> bool:
        """Whether it is of whole days."""
        return self.zone is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarObject:
    """A calendar object resource (RFC 4791 §4.1): the components of one UID, and their text."""

    uid: str
    master: Event | None
    """None if there are exceptions only, as Outlook sends for an instance without its series, and
    for a task or journal that has no date."""
    exceptions: Mapping[Moment, Event]
    """By the instance that they replace, in their order."""
    calendar: Component
    sources: Mapping[Moment | None, Component]
    """The component of each exception, by its instance, and of the master under None."""
