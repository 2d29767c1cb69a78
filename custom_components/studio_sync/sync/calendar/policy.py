"""What a calendar holds of the appointments, and what follows from changes there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from ...book.model import Appointment, Content, Kind, Origin, Status
from ...book.scopes import THE_STUDIO, room_of, shows
from ..model import Do, Rules
from .items import CalendarItem
from .times import ended_before
from .values import Item

TENTATIVE: Final = "tentative"
"""Why an appointment that is not confirmed is not admitted; see ``Rules.admits``."""


class AppointmentPolicy:
    """Implements ``kinds.KindPolicy``; see ``book.scopes``."""

    def wanted(self, record: Appointment, parent: Appointment | None, scope: str) -> Content | None:
        """Return the content for the calendar of this scope; None: nothing."""
        if not record.lives or (parent is not None and not parent.lives):
            return None
        return record.content if self.is_in_scope(record, scope) else None

    def is_in_scope(self, record: Appointment, scope: str) -> bool:
        """Tell whether an appointment is in the calendars of this scope."""
        return shows(scope, record)

    def is_past(self, content: Content, since: datetime) -> bool:
        """Tell whether the last of it was over by ``since``."""
        return ended_before(content, since)

    def not_admitted(self, item: Item, content: Content, rules: Rules) -> str | None:
        """Return why an event is not admitted to the book; None if it is."""
        if isinstance(item, CalendarItem) and item.declined:
            return "declined"
        if content.status is Status.TENTATIVE and TENTATIVE not in rules.admits:
            return TENTATIVE
        return "before_window" if ended_before(content, rules.since) else None

    def deletion(self, record: Appointment, scope: str) -> Do:
        """Keep a session, or one date of a series, as cancelled.

        A room only becomes free: whether others meet is not for its calendar to say.
        """
        room = room_of(scope)
        if room in record.resource_ids and len(record.owners) > 1:
            return Do.LEAVE_LOCAL
        keeps = record.kind is Kind.SESSION or record.series_id is not None
        return Do.CANCEL_LOCAL if keeps else Do.DELETE_LOCAL

    def left(self, record: Appointment, scope: str) -> Appointment:
        """Return an appointment without this room."""
        room = room_of(scope)
        rooms = tuple(each for each in record.resource_ids if each != room)
        return replace(record, resource_ids=rooms)

    def joined(self, record: Appointment, scope: str) -> Appointment:
        """Return an appointment with this room."""
        room = room_of(scope)
        if room is None:
            return record
        return replace(record, resource_ids=tuple(dict.fromkeys((*record.resource_ids, room))))

    def off(self, content: Content) -> Content:
        """Return it cancelled."""
        return replace(content, status=Status.CANCELLED)

    def is_off(self, content: Content) -> bool:
        """Tell whether it is cancelled."""
        return content.status is Status.CANCELLED

    def made(
        self, record_id: str, item: Item, content: Content, scope: str, origin: Origin
    ) -> Appointment:
        """Return a new appointment of the staff member or room, or nobody's, from an event.

        What a copy of another one was only shown is a part of its texts from now on.
        """
        room = room_of(scope)
        return Appointment(
            id=record_id,
            content=_by_itself(content),
            origin=origin,
            staff_id=None if room or scope == THE_STUDIO else scope,
            resource_ids=(room,) if room else (),
            guests=item.guests if isinstance(item, CalendarItem) else (),
            extra=item.extra,
        )

    def updated(
        self, record: Appointment, content: Content, item: Item | None, *, elsewhere: bool = False
    ) -> Appointment:
        """Return an appointment with this content, and the guests of its event."""
        changed = replace(record, content=content, deleted=False)
        return changed if item is None else self.as_told(changed, item, elsewhere=elsewhere)

    def as_told(self, record: Appointment, item: Item, *, elsewhere: bool = False) -> Appointment:
        """Return an appointment with the guests of its event.

        Those whom a phone named are in no event. Of an appointment of several people, or in
        several calendars, each event has guests of its own: who is in one of them is not
        forgotten for another one.
        """
        if not isinstance(item, CalendarItem) or item.hidden or item.content is None:
            return record
        keeps = elsewhere or record.origin is Origin.PHONE or len(record.staff) > 1
        guests = (*record.guests, *item.guests) if keeps else item.guests
        return replace(record, guests=tuple(dict.fromkeys(guests)))

    def revived(self, content: Content, theirs: Content) -> Content:
        """Return it as confirmed or tentative as its copy is."""
        return replace(content, status=theirs.status)


def _by_itself(content: Content) -> Content:
    """Return the content of something new that says what its copy does."""
    if not (content.shown_place or content.shown_phone or content.shown_studio):
        return content
    texts = [each for each in (content.description, content.shown_phone) if each]
    return replace(
        content,
        description="\n\n".join(texts),
        place=content.place or content.shown_place,
        shown_place="",
        shown_phone="",
        shown_studio=(),
    )
