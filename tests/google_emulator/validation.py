"""Turning a request's body into an event's fields, refusing what Google refuses."""

from dataclasses import dataclass
from datetime import timedelta
import re

from .errors import GoogleError, bad_request, empty_range, invalid, required
from .recurrence import check_lines
from .times import When, known_zone, read_when
from .wire import JsonObject

EVENT_ID = re.compile(r"[a-v0-9]{5,1024}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")

# Members that only Google writes (the discovery document's "Read-only").
READ_ONLY = frozenset({
    "kind", "etag", "htmlLink", "created", "updated", "creator", "organizer", "hangoutLink",
    "recurringEventId", "originalStartTime", "locked", "attendeesOmitted", "id", "iCalUID",
    "sequence", "start", "end", "privateCopy",
})  # fmt: skip
_TEXTS = ("summary", "description", "location", "colorId", "transparency", "visibility")
_DEFAULTS = {
    "transparency": "opaque",
    "visibility": "default",
    "guestsCanInviteOthers": True,
    "guestsCanModify": False,
    "guestsCanSeeOtherGuests": True,
    "anyoneCanAddSelf": False,
    "endTimeUnspecified": False,
}
_ENUMS = {
    "status": {"confirmed", "tentative", "cancelled"},
    "transparency": {"opaque", "transparent"},
    "visibility": {"default", "public", "private", "confidential"},
}
EVENT_TYPES = frozenset(
    {"birthday", "default", "focusTime", "fromGmail", "outOfOffice", "workingLocation"}
)


def restricted(message: str) -> GoogleError:
    """400: an event of this type can't be made or changed so."""
    return GoogleError(400, "eventTypeRestriction", message, domain="calendar")


@dataclass(slots=True)
class Draft:
    """A checked body."""

    fields: JsonObject
    start: When
    end: When


def read_body(body: JsonObject, known: frozenset[str], *, calendar_zone: str) -> Draft:
    """Check a whole event resource; unknown members are ignored, as Google does."""
    for name in ("start", "end"):
        if body.get(name) is None:
            raise required(f"Missing {name} time.")
    start, end = read_when(body["start"], "start"), read_when(body["end"], "end")
    if start.all_day is not end.all_day:
        raise invalid("Start and end times must either both be date or both be dateTime.")
    own = known_zone(calendar_zone)
    # A day's end is exclusive, so an all-day event needs a later one; timed events may be
    # of no length.
    too_short = end.at(own) <= start.at(own) if start.all_day else end.at(own) < start.at(own)
    if too_short:
        raise empty_range()
    fields = _writable(body, known)
    _check_recurrence(fields, start, end)
    _check_attendees(fields)
    _check_reminders(fields["reminders"])
    if "extendedProperties" in fields:
        kept = _extended(fields.pop("extendedProperties"))
        if kept:
            fields["extendedProperties"] = kept
    return Draft(fields, start, end)


def _writable(body: JsonObject, known: frozenset[str]) -> JsonObject:
    """Return what is for clients to write, without what stands for a default."""
    fields: JsonObject = {
        key: value
        for key, value in body.items()
        if key in known and key not in READ_ONLY and value is not None
    }
    for name, allowed in _ENUMS.items():
        if name in fields and fields[name] not in allowed:
            raise invalid(f"Invalid value for: {fields[name]} is not a valid value", name)
    for name in _TEXTS:
        if fields.get(name) == "":
            del fields[name]
    for name, default in _DEFAULTS.items():
        if fields.get(name) == default:
            del fields[name]
    fields.setdefault("status", "confirmed")
    fields.setdefault("reminders", {"useDefault": True})
    fields.setdefault("eventType", "default")
    return fields


def _check_recurrence(fields: JsonObject, start: When, end: When) -> None:
    lines = fields.get("recurrence")
    if not lines:
        fields.pop("recurrence", None)
        return
    for when, name in ((start, "start"), (end, "end")):
        if not when.all_day and when.zone is None:
            raise required(f"Missing time zone definition for {name} time.")
    check_lines(lines, start)


def _check_attendees(fields: JsonObject) -> None:
    if not fields.get("attendees"):
        fields.pop("attendees", None)
        return
    seen: set[str] = set()
    for attendee in fields["attendees"]:
        email = attendee.get("email")
        if not email:
            raise required("Missing attendee email.")
        if not _EMAIL.fullmatch(email):
            raise invalid("Invalid attendee email.")
        if email.lower() in seen:
            raise bad_request("Duplicate attendee.")
        seen.add(email.lower())
    # "self" and "organizer" are Google's to say.
    fields["attendees"] = [
        {"responseStatus": "needsAction"}
        | {k: v for k, v in item.items() if v is not None and k not in {"self", "organizer"}}
        for item in fields["attendees"]
    ]


def _check_reminders(reminders: JsonObject) -> None:
    overrides = reminders.get("overrides") or []
    if overrides and reminders.get("useDefault"):
        raise GoogleError(
            400,
            "cannotUseDefaultRemindersAndSpecifyOverride",
            "Cannot specify both default reminders and overrides at the same time.",
            domain="calendar",
        )
    if len(overrides) > 5:
        raise invalid("Too many override reminders.", "reminders.overrides")
    for override in overrides:
        minutes = override.get("minutes")
        if override.get("method") not in {"email", "popup"} or minutes is None:
            raise required("Missing reminder method or minutes.")
        if not 0 <= minutes <= 40320:
            raise invalid("Invalid reminder minutes.", "reminders.overrides")


def _extended(value: JsonObject) -> JsonObject:
    """Apply the limits of https://developers.google.com/workspace/calendar/api/guides/extended-properties.

    Keys over 44 characters are dropped without a word, values over 1024 cut; more than
    300 properties or 32 kB are refused.
    """
    kept: JsonObject = {}
    count = size = 0
    for part in ("private", "shared"):
        own = {
            key: text[:1024]
            for key, text in (value.get(part) or {}).items()
            if text is not None and len(key) <= 44
        }
        count += len(own)
        size += sum(len(key.encode()) + len(text.encode()) for key, text in own.items())
        if own:
            kept[part] = own
    if count > 300 or size > 32 * 1024:
        raise invalid("Extended properties are too large.", "extendedProperties")
    return kept


def check_new_type(draft: Draft, *, primary: bool) -> None:
    """Check the rules for creating events of each type.

    https://developers.google.com/workspace/calendar/api/guides/event-types and …/calendar-status
    """
    kind = draft.fields["eventType"]
    if kind not in EVENT_TYPES:
        raise invalid(f"Invalid value for: {kind} is not a valid value", "eventType")
    if kind == "default":
        return
    if kind == "fromGmail":
        raise restricted("Events from Gmail cannot be created.")
    if kind == "birthday":
        _check_birthday(draft)
    elif not primary:
        raise restricted("Status events exist on primary calendars only.")
    elif kind == "workingLocation":
        _check_working_location(draft)
    elif draft.start.all_day:
        raise restricted("Focus time and out of office events cannot span whole days.")


def _is_one_day(draft: Draft) -> bool:
    return draft.start.all_day and draft.end.day == draft.start.shifted(timedelta(days=1)).day


def _check_birthday(draft: Draft) -> None:
    fields = draft.fields
    rule = fields.get("recurrence", [""])
    if (
        not _is_one_day(draft)
        or fields.get("visibility") != "private"
        or fields.get("transparency") != "transparent"
        or len(rule) != 1
        or not rule[0].startswith("RRULE:FREQ=YEARLY")
    ):
        raise restricted(
            "A birthday must be an all-day event of one day, private, transparent and yearly."
        )


def _check_working_location(draft: Draft) -> None:
    fields = draft.fields
    if "workingLocationProperties" not in fields:
        raise required("Missing working location properties.")
    if fields.get("visibility") != "public" or fields.get("transparency") != "transparent":
        raise restricted("A working location must be public and transparent.")
    if draft.start.all_day and not _is_one_day(draft):
        raise restricted("An all-day working location must span exactly one day.")


_FREE_ON_GMAIL = frozenset({
    "colorId", "reminders", "visibility", "transparency", "status", "attendees",
    "extendedProperties",
})  # fmt: skip
_FREE_ON_BIRTHDAY = frozenset({"colorId", "summary", "reminders", "start", "end", "recurrence"})


def check_changed_type(kind: str, new_kind: str, changed: set[str]) -> None:
    """Check what may be changed on an event of a type."""
    if new_kind != kind:
        raise restricted("Event type cannot be changed.")
    allowed = {"fromGmail": _FREE_ON_GMAIL, "birthday": _FREE_ON_BIRTHDAY}.get(kind)
    if allowed is not None and not changed <= allowed:
        raise restricted(f"These properties of a {kind} event cannot be changed.")


def merge_patch(target: JsonObject, patch: JsonObject) -> JsonObject:
    """Apply a patch: objects merge, arrays and scalars replace, null clears."""
    result = dict(target)
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge_patch(result[key], value)
        elif isinstance(value, dict):
            result[key] = merge_patch({}, value)
        else:
            result[key] = value
    return result
