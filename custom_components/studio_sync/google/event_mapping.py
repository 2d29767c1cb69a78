"""Google's events as our items, one event at a time. Pure.

Everything that comes from Google is untrusted: what can't be read is
skipped with a reason, and affects nothing else.
https://developers.google.com/workspace/calendar/api/v3/reference/events
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
import re
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from ..book.model import AllDay, Content, Moment, Status, Timed, When
from ..formats.errors import RecurrenceError
from ..formats.recurrence import normalise
from ..formats.value_types import of_other_kind, with_days
from ..formats.zones import same_zone
from ..sync.calendar.items import CalendarItem
from ..sync.model import SkippedItem
from .shown import read as read_shown, without_property

FIELDS = (
    "id,iCalUID,etag,status,updated,summary,description,location,start,end,endTimeUnspecified,"
    "recurrence,recurringEventId,originalStartTime,transparency,eventType,attendees,"
    "colorId,visibility,extendedProperties,reminders,source"
)
"""The members of an event that are requested."""

_EXTRA = ("colorId", "visibility", "attendees", "extendedProperties", "reminders", "source")
_USUAL = {"reminders": {"useDefault": True}, "visibility": "default"}
_OURS = "default"
"""The only event type that is an appointment."""
OWNER, READER = "owner", "reader"
"""Google's words for what a sign-in may do in a calendar (``accessRole``)."""
_ROLES = ("none", "freeBusyReader", READER, "writerWithoutPrivateAccess", "writer", OWNER)
_SEE_ALL = {OWNER, "writer"}
_SEE_ALL_BUT_PRIVATE = {READER, "writerWithoutPrivateAccess"}
_PRIVATE = {"private", "confidential"}
_MAY_BE_HIDDEN = {
    "summary": "title",
    "description": "description",
    "location": "place",
    "recurrence": "recurrence",
    "transparency": "busy",
}
_STATUSES = {
    None: Status.CONFIRMED,
    "confirmed": Status.CONFIRMED,
    "tentative": Status.TENTATIVE,
}
# A margin at both ends of the calendar, so that no wall clock passes them.
_FIRST, _LAST = date(1, 1, 3), date(9999, 12, 29)
_SPLIT = re.compile(r"(.+)_R(\d{8})(?:(T\d{6})Z?)?")
_INSTANCE = re.compile(r".+_(\d{8})(T\d{6}Z)?")
_EXRULE = re.compile(r"\s*EXRULE[:;]", re.IGNORECASE)
"""RFC 2445 §4.8.5.2, which RFC 5545 deprecates; Google's API still takes it."""
_ETAG = re.compile(r"[\x21-\x7e]+")


class _Unusable(Exception):
    """Why an event is skipped: the reason of a SkippedItem."""


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, None if there is none of that name."""
    try:
        return ZoneInfo(name)
    except KeyError, ValueError, OSError:
        return None


def tidy(text: str) -> str:
    """Normalise a text: line ends as LF, nothing that UTF-8 can't encode.

    NUL goes too, since PostgreSQL refuses it.
    """
    if "\r" not in text and "\0" not in text and text.isascii():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return text.encode(errors="replace").decode()


def canonical(content: Content) -> Content:
    """Return the content as Google will return it after it was written."""
    when = content.when
    if isinstance(when, Timed) and (when.start.microsecond or when.end.microsecond):
        when = replace(
            when, start=when.start.replace(microsecond=0), end=when.end.replace(microsecond=0)
        )
    start, zone = start_of(when)
    title, description, place = map(tidy, (content.title, content.description, content.place))
    shown_place, shown_phone = tidy(content.shown_place), tidy(content.shown_phone)
    recurrence = normalise(content.recurrence, start, zone) if content.recurrence else ()
    same = (
        when is content.when
        and (title, description, place) == (content.title, content.description, content.place)
        and (shown_place, shown_phone) == (content.shown_place, content.shown_phone)
        and recurrence == content.recurrence
    )
    if same:
        return content
    return replace(
        content,
        title=title,
        description=description,
        place=place,
        when=when,
        recurrence=recurrence,
        shown_place=shown_place,
        shown_phone=shown_phone,
    )


def start_of(when: When) -> tuple[Moment, str | None]:
    """Return when it begins, and the zone of a wall clock."""
    return (when.start, when.zone) if isinstance(when, Timed) else (when.start, None)


def read_event(raw: object, calendar_zone: str, role: str = OWNER) -> CalendarItem | SkippedItem:
    """Read one event. ``calendar_zone`` is used where the event's own can't be.

    ``role`` is the calendar's ``accessRole``: what it may not see is not empty, but hidden.

    What the calendar's owner has declined occupies nobody; one date of a series that
    was declined is no more than that. What is cancelled has no content. An event that
    can't be synchronised is skipped: for its type, or with ``problem`` because it
    can't be read.
    """
    event_id = raw.get("id") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(event_id, str) or not event_id:
        return SkippedItem(remote_id=None, reason="malformed", problem=True)
    try:
        return _item(event_id, raw, calendar_zone, _hidden(raw, role))
    except _Unusable as unusable:
        reason = str(unusable)
        return SkippedItem(remote_id=event_id, reason=reason, problem=reason != "event_type")


def sees_more(role: str, *, than: str) -> bool:
    """Tell whether a role may see what another may not; one that is not known may."""
    if role == than:
        return False
    if role not in _ROLES or than not in _ROLES:
        return True
    return _ROLES.index(role) > _ROLES.index(than)


def _hidden(raw: Mapping[str, Any], role: str) -> tuple[str, ...]:
    """Return the fields that are absent because the role may not see them.

    Writers see all but for those without access to private events, readers all but these,
    others only when somebody is busy.
    """
    private = raw.get("visibility") in _PRIVATE
    sees = role in _SEE_ALL or (role in _SEE_ALL_BUT_PRIVATE and not private)
    if sees or raw.get("status") == "cancelled":
        return ()
    single = raw.get("recurringEventId") is not None
    return tuple(
        field
        for member, field in _MAY_BE_HIDDEN.items()
        if member not in raw and not (single and member == "recurrence")
    )


def _item(
    event_id: str, raw: Mapping[str, Any], calendar_zone: str, hidden: tuple[str, ...]
) -> CalendarItem:
    series_id, original = _instance_of(event_id, raw)
    cancelled = raw.get("status") == "cancelled"
    if not cancelled and raw.get("eventType", _OURS) != _OURS:
        raise _Unusable("event_type")
    etag = raw.get("etag")
    if not cancelled and not (isinstance(etag, str) and _ETAG.fullmatch(etag)):
        raise _Unusable("malformed")
    split = _SPLIT.fullmatch(event_id) if series_id is None and "_R" in event_id else None
    attendees = raw.get("attendees")
    guests, declined = _guests(attendees) if attendees else ((), False)
    content = None if cancelled else _content(raw, calendar_zone, single=series_id is not None)
    if content is not None and declined:
        content = replace(content, busy=False)
    return CalendarItem(
        id=event_id,
        etag=etag if isinstance(etag, str) and not hidden else None,
        content=content,
        updated=_updated(raw.get("updated")),
        parent_id=series_id,
        position=original,
        split_from=split[1] if split else None,
        split_at=_split_at(split[2], split[3]) if split else None,
        declined=declined,
        guests=guests,
        hidden=hidden,
        extra="" if cancelled else _extra(raw),
        uid=_uid(raw) if series_id is None else "",
    )


def _content(raw: Mapping[str, Any], calendar_zone: str, *, single: bool) -> Content:
    lines = [] if single else raw.get("recurrence") or []
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise _Unusable("malformed")
    status = raw.get("status")
    if not isinstance(status, str | None) or status not in _STATUSES:
        raise _Unusable("malformed")
    when = _when(raw.get("start"), raw.get("end"), calendar_zone, repeats=bool(lines))
    recurrence: tuple[str, ...] = ()
    if lines:
        try:
            recurrence = _recurrence(lines, when, calendar_zone)
        except RecurrenceError:
            excludes = any(_EXRULE.match(line) for line in lines)
            raise _Unusable("exclusion_rule" if excludes else "recurrence_unknown") from None
    content = Content(
        title=_text(raw, "summary"),
        when=when,
        description=_text(raw, "description"),
        place=_text(raw, "location"),
        recurrence=recurrence,
        status=_STATUSES[status],
        busy=raw.get("transparency") != "transparent",
    )
    return read_shown(raw, content)


def _recurrence(lines: list[str], when: When, calendar_zone: str) -> tuple[str, ...]:
    """Read a series' lines; those of another kind than the series also stay as written.

    So the next write of the series is known to have something to put right, see
    ``event_writes.changes``.
    """
    timed = isinstance(when, Timed)
    found = tuple(lines) if timed else with_days(lines, calendar_zone)
    return normalise(found, *start_of(when)) + of_other_kind(found, timed=timed)


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Unusable("malformed")
    return tidy(value)


def _when(start: object, end: object, calendar_zone: str, *, repeats: bool) -> When:
    if not isinstance(start, Mapping) or not isinstance(end, Mapping):
        raise _Unusable("malformed")
    own = _named_zone(start)
    if own is None and start.get("timeZone") and repeats and start.get("date") is None:
        raise _Unusable("zone_unknown")
    zone, end_zone = own or calendar_zone, ""
    if own is not None and (other := _named_zone(end)) and not same_zone(other, own):
        end_zone = other
    first, last = moment(start, zone), moment(end, end_zone or zone)
    if isinstance(first, datetime) and isinstance(last, datetime) and first <= last:
        return Timed(start=first, end=last, zone=zone, end_zone=end_zone)
    if isinstance(first, datetime) or isinstance(last, datetime) or last < first:
        raise _Unusable("malformed")
    # RFC 5545 §3.6.1: a day without an end of its own lasts one day.
    return AllDay(start=first, end=max(last, first + timedelta(days=1)))


def _named_zone(edge: Mapping[str, Any]) -> str | None:
    """Return the zone that a start or an end names, if there is one of that name."""
    name = edge.get("timeZone")
    return name if isinstance(name, str) and zone_of(name) is not None else None


def moment(value: Mapping[str, Any], zone: str) -> Moment:
    """Read a date, or an instant into UTC; one without an offset is on ``zone``'s clock."""
    day, instant = value.get("date"), value.get("dateTime")
    try:
        if day is not None:
            return _within(date.fromisoformat(day))
        parsed = datetime.fromisoformat(instant)  # type: ignore[arg-type]
        if parsed.tzinfo is None:
            parsed = parsed.replace(tzinfo=zone_of(zone) or UTC)
        parsed = parsed.astimezone(UTC)
    except TypeError, ValueError:
        raise _Unusable("malformed") from None
    except OverflowError:
        raise _Unusable("date_out_of_range") from None
    _within(parsed.date())
    return parsed.replace(microsecond=0) if parsed.microsecond else parsed


def _within(day: date) -> date:
    if _FIRST <= day <= _LAST:
        return day
    raise _Unusable("date_out_of_range")


def _instance_of(event_id: str, raw: Mapping[str, Any]) -> tuple[str | None, Moment | None]:
    """Return the series and the start of the instance; (None, None) if it is none.

    Where ``originalStartTime`` is missing, the id has it: ``{series}_{start}``.
    """
    series_id = raw.get("recurringEventId")
    if series_id is None:
        return None, None
    original = raw.get("originalStartTime")
    if isinstance(series_id, str) and isinstance(original, Mapping):
        return series_id, moment(original, "UTC")
    suffix = _INSTANCE.fullmatch(event_id)
    if not isinstance(series_id, str) or suffix is None:
        raise _Unusable("malformed")
    name = "date" if suffix[2] is None else "dateTime"
    return series_id, moment({name: suffix[1] + (suffix[2] or "")}, "UTC")


def _split_at(day: str, clock: str | None) -> Moment | None:
    """Read from a series' id which occurrence it begins with: in UTC, or a date."""
    try:
        return moment({"date" if clock is None else "dateTime": day + (clock or "")}, "UTC")
    except _Unusable:
        return None


def _guests(attendees: object) -> tuple[tuple[str, ...], bool]:
    """Return the addresses of the others, and whether the calendar's owner has declined."""
    others: list[str] = []
    declined = False
    for attendee in attendees if isinstance(attendees, list) else ():
        if not isinstance(attendee, Mapping):
            continue
        if attendee.get("self"):
            declined = declined or attendee.get("responseStatus") == "declined"
        elif isinstance(email := attendee.get("email"), str) and not attendee.get("resource"):
            others.append(tidy(email))
    return tuple(others), declined


def _uid(raw: Mapping[str, Any]) -> str:
    """Return what the event is called in whatever calendar; its dates have the same."""
    uid = raw.get("iCalUID")
    return tidy(uid) if isinstance(uid, str) else ""


def _updated(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value)
        return parsed.astimezone(UTC) if parsed.tzinfo else None
    except ValueError, OverflowError:
        return None


def is_private(extra: str) -> bool:
    """Tell whether an event was marked as private, by what ``CalendarItem.extra`` keeps of it."""
    return '"visibility"' in extra and orjson.loads(extra).get("visibility") in _PRIVATE


def _extra(raw: Mapping[str, Any]) -> str:
    """Return members that are not part of the content but may matter to people, as JSON."""
    kept = {name: raw[name] for name in _EXTRA if name in raw and raw[name] != _USUAL.get(name)}
    if isinstance(extended := kept.get("extendedProperties"), Mapping):
        own = without_property(extended)
        kept.pop("extendedProperties")
        kept |= {"extendedProperties": own} if own else {}
    return orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode() if kept else ""
