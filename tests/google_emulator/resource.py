"""Writing events and calendar list entries as Google's resources."""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta

import orjson

from .recurrence import suffix_of
from .state import SEES_ALL, Account, Calendar, CalendarEntry, Event, Orphans
from .times import When, stamp
from .wire import JsonObject

PRIVATE = frozenset({"private", "confidential"})


def quoted(etag: int) -> str:
    """Write an etag; the quotes are part of it, in the header and in the body."""
    return f'"{etag}"'


def _link(calendar: Calendar, event_id: str) -> str:
    eid = urlsafe_b64encode(f"{event_id} {calendar.id}".encode()).decode().rstrip("=")
    return f"https://www.google.com/calendar/event?eid={eid}"


def event_resource(
    calendar: Calendar, event: Event, shown_in: str | None = None, *, full: bool = True
) -> JsonObject:
    """Write an event; a deleted one only as far as Google guarantees, unless ``full``."""
    if event.deleted and not full:
        short: JsonObject = {
            "kind": "calendar#event",
            "etag": quoted(event.etag),
            "id": event.id,
            "status": "cancelled",
        }
        return short | _place(calendar, event, shown_in)
    shown_in = shown_in or calendar.time_zone
    return {
        "kind": "calendar#event",
        "etag": quoted(event.etag),
        "id": event.id,
        "htmlLink": _link(calendar, event.id),
        "created": stamp(event.created.replace(microsecond=0)),
        "updated": stamp(event.updated),
        "start": event.start.resource(shown_in, calendar.time_zone),
        "end": event.end.resource(shown_in, calendar.time_zone),
        "sequence": event.sequence,
        **event.fields,
        **_place(calendar, event, shown_in),
    }


def _place(calendar: Calendar, event: Event, shown_in: str | None) -> JsonObject:
    if event.master is None or event.original is None:
        return {}
    if event.deleted and calendar.orphans is Orphans.BY_ID and calendar.is_orphan(event):
        return {}
    return {
        "recurringEventId": event.master,
        "originalStartTime": event.original.resource(
            shown_in or calendar.time_zone, calendar.time_zone
        ),
    }


def event_json(calendar: Calendar, event: Event) -> bytes:
    """Write an event as listings show it by default; kept until it changes."""
    if event.cache is None:
        event.cache = orjson.dumps(event_resource(calendar, event, full=False))
    return event.cache


def instance_of(calendar: Calendar, master: Event, start: When, end: When) -> Event:
    """Make the unmodified occurrence of a series; it is stored nowhere."""
    return Event(
        id=f"{master.id}_{suffix_of(start)}",
        number=master.number,
        fields={key: value for key, value in master.fields.items() if key != "recurrence"},
        start=start,
        end=end,
        created=master.created,
        updated=master.updated,
        etag=master.etag,
        sequence=master.sequence,
        change=master.change,
        master=master.id,
        original=start,
    )


def as_seen_by(resource: JsonObject, role: str) -> JsonObject:
    """Hide what a role may not see.

    FreeBusyReaders see no details at all, others but writers and owners none of private events.
    """
    private = resource.get("visibility") in PRIVATE
    if role in SEES_ALL or (role != "freeBusyReader" and not private):
        return resource
    shown = {
        "kind", "etag", "id", "status", "start", "end", "originalStartTime",
        "recurringEventId", "recurrence", "updated", "transparency", "iCalUID",
    }  # fmt: skip
    return {key: value for key, value in resource.items() if key in shown} | {
        "visibility": "private"
    }


def entry_resource(entry: CalendarEntry) -> JsonObject:
    """Write a CalendarListEntry."""
    calendar = entry.calendar
    resource: JsonObject = {
        "kind": "calendar#calendarListEntry",
        "etag": quoted(entry.etag),
        "id": calendar.id,
        "summary": calendar.summary,
        "timeZone": calendar.time_zone,
        "colorId": entry.color_id,
        "backgroundColor": entry.background,
        "foregroundColor": "#000000",
        "selected": entry.selected,
        "accessRole": entry.role,
        "defaultReminders": default_reminders(entry),
        "conferenceProperties": {"allowedConferenceSolutionTypes": ["hangoutsMeet"]},
    }
    if calendar.description is not None:
        resource["description"] = calendar.description
    if entry.summary_override is not None:
        resource["summaryOverride"] = entry.summary_override
    if entry.primary:
        resource["primary"] = True
    if entry.hidden:
        resource["hidden"] = True
    return resource


def default_reminders(entry: CalendarEntry) -> list[JsonObject]:
    """Return the reminders that a new event gets."""
    return [{"method": "popup", "minutes": 30}] if entry.primary else []


def person(account: Account, calendar: Calendar) -> JsonObject:
    """Write who created an event."""
    found: JsonObject = {"email": account.email}
    return found | ({"self": True} if account.email == calendar.id else {})


def organizer(calendar: Calendar) -> JsonObject:
    """Write an event's organizer: the calendar on which it was made."""
    found: JsonObject = {"email": calendar.id, "self": True}
    return found if calendar.id == calendar.owner else {**found, "displayName": calendar.summary}


def horizon(now: datetime) -> datetime:
    """Return how far endless series are expanded when no ``timeMax`` says.

    Google documents no limit; two years keeps an endless daily series within three pages.
    """
    return now + timedelta(days=731)
