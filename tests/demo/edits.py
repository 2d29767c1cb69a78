"""What an edit is, and how to see afterwards that it has arrived on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
import re
from typing import Any

from custom_components.studio_sync.book.model import Appointment, Kind, Status, Timed
from tests.live import LiveError
from tests.live.calendars import Calendar
from tests.live.google import Person

from .agreement import Slot, slots

type Event = dict[str, Any]

BACK, AHEAD = timedelta(days=85), timedelta(days=240)
"""What is compared: within the months that are populated, and over the next clock change."""
_NUMBER = re.compile(r"(?:\A|\n\n)Tel\. [^\n]*\Z")
"""The client's number, which Google shows after the description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change that somebody made on one side, and what both sides have to show then.

    ``before`` is not to be seen any more, ``after`` is; ``fields`` are further members
    of the event at ``after``, called alike by Google and Home Assistant.
    """

    what: str
    before: Slot | None = None
    after: Slot | None = None
    fields: dict[str, str] = field(default_factory=dict)

    def missing(self, events: Sequence[Event]) -> Iterator[str]:
        """Say what of it can't be seen in a calendar."""
        shown = slots(events)
        if self.before is not None and self.before in shown and self.before != self.after:
            yield f"still shows {self.before.title!r} at {self.before.start}"
        if self.after is None:
            return
        if self.after not in shown:
            yield f"lacks {self.after.title!r} at {self.after.start}"
            return
        event = at_slot(events, self.after)
        for name, wanted in self.fields.items():
            if _NUMBER.sub("", event.get(name) or "") != wanted:
                yield f"{name} is {event.get(name)!r}, not {wanted!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One staff member's calendar on both sides."""

    key: str
    person: Person
    calendar: Calendar
    now: datetime

    async def google(self) -> list[Event]:
        """Read the Google side."""
        return await self.person.instances(self.now - BACK, self.now + AHEAD)

    async def studio(self) -> list[Event]:
        """Read Home Assistant's side."""
        return await self.calendar.events(self.now - BACK, self.now + AHEAD)

    async def in_google(self, slot: Slot) -> Event:
        """Find what is at a slot in Google."""
        return at_slot(await self.google(), slot)

    async def in_studio(self, slot: Slot) -> Event:
        """Find what is at a slot in Home Assistant."""
        return at_slot(await self.studio(), slot)


class NotShown(LiveError):
    """A calendar does not show what should be there."""


def at_slot(events: Sequence[Event], slot: Slot) -> Event:
    """Find the event at a slot; raises NotShown."""
    for event in events:
        if slot in slots([event]):
            return event
    raise NotShown(f"{slot.title!r} at {slot.start}")


def first(events: Sequence[Event], title: str, after: datetime) -> Event:
    """Find the first event with a title from an instant on; raises NotShown."""
    found = [
        event
        for event in events
        if event.get("summary") == title and slot_of(event).start >= after.isoformat()
    ]
    if not found:
        raise NotShown(title)
    return min(found, key=slot_of)


def slot_of(event: Event) -> Slot:
    """Tell the slot of an event."""
    return next(iter(slots([event])))


def moved(slot: Slot, **by: float) -> Slot:
    """Move a slot in time, by the arguments of ``timedelta``."""
    shift = timedelta(**by)
    return slot._replace(
        start=(datetime.fromisoformat(slot.start) + shift).isoformat(),
        end=(datetime.fromisoformat(slot.end) + shift).isoformat(),
    )


def google_times(slot: Slot) -> Event:
    """Write a slot's times for Google."""
    return {"start": {"dateTime": slot.start}, "end": {"dateTime": slot.end}}


def sessions_ahead(
    entries: Sequence[Appointment], staff_id: str, now: datetime
) -> list[tuple[Appointment, Slot]]:
    """List somebody's confirmed sessions from the day after tomorrow on, with their slots."""
    found: list[tuple[Appointment, Slot]] = []
    for entry in entries:
        content = entry.content
        if (
            entry.kind is Kind.SESSION
            and entry.staff_id == staff_id
            and content.status is Status.CONFIRMED
            and isinstance(content.when, Timed)
            and content.when.start > now + timedelta(days=2)
        ):
            when = content.when
            times = [
                at.astimezone(UTC).isoformat(timespec="seconds") for at in (when.start, when.end)
            ]
            found.append((entry, Slot(times[0], times[1], content.title)))
    return sorted(found, key=lambda pair: pair[1])
