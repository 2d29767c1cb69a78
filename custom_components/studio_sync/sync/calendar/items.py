"""What a calendar tells of an event besides its content."""

from dataclasses import dataclass

from ...book.model import Content
from ..model import RemoteItem


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem(RemoteItem[Content]):
    """One event of a calendar.

    ``declined``: the calendar's owner does not take part. ``guests`` are the e-mail
    addresses of the others.
    """

    declined: bool = False
    guests: tuple[str, ...] = ()
