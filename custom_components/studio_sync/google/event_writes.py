"""Contents of appointments as Google's events. Only what differs is sent. Pure.

https://developers.google.com/workspace/calendar/api/v3/reference/events/patch
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from ..book.model import AllDay, Content, Moment, Status, Timed, When
from ..formats.errors import RecurrenceError
from ..formats.recurrence import normalise
from ..formats.value_types import of_other_kind
from ..sync.calendar.equivalence import in_words_of
from ..sync.limits import Limits, fit
from ..sync.model import Op, Write
from .batch import Call
from .event_mapping import canonical, start_of
from .extras import members, parameters
from .roots import CALENDAR_PATH
from .shown import properties, sendable, written

DESCRIPTION_LIMIT = 8192
"""UTF-16 units. Google publishes no limit; others report that longer texts may be refused, or
shortened silently. So a longer one is cut here, with a note."""
LIMITS: Limits = {"title": None, "description": DESCRIPTION_LIMIT, "place": None}
"""For titles and places no limit is known; ``refused_writes`` shortens what Google refuses."""

QUIETLY = "sendUpdates=none"
"""Google notifies nobody about our writes (B9)."""


@lru_cache(maxsize=64)
def events_path(calendar_id: str) -> str:
    """Return the path of a calendar's events; the id may hold any character."""
    return f"{CALENDAR_PATH}/calendars/{quote(calendar_id, safe='')}/events"


def event_path(calendar_id: str, event_id: str) -> str:
    """Return the path of one event."""
    return f"{events_path(calendar_id)}/{quote(event_id, safe='')}"


def instance_id(series_id: str, original_start: Moment) -> str:
    """Return Google's id of an instance: the series' id, and its start in UTC or its date."""
    if isinstance(original_start, datetime):
        text = _instant(original_start)
    else:
        text = original_start.isoformat()
    return f"{series_id}_{text.replace('-', '').replace(':', '')}"


def split_id(series_id: str, original_start: Moment) -> str:
    """Return the id that Google's apps give a series split off at an instance.

    It derives from the first series, also if that was split before.
    """
    whole = series_id.partition("_R")[0]
    return instance_id(f"{whole}_R", original_start).replace("_R_", "_R").removesuffix("Z")


def call_for(write: Write[Content], calendar_id: str) -> Call:
    """Return the call for a write.

    An exception is created by patching its instance, and cancelled by deleting it.
    """
    if write.op is Op.CREATE and write.parent_id is None and write.content is not None:
        body = {"id": write.remote_id, **whole(write.content), **_NEW}
        body = _with_members(body, write.extra)
        path = f"{events_path(calendar_id)}?{QUIETLY}{parameters(body)}"
        return Call(method="POST", path=path, body=body)
    path = event_path(calendar_id, write.remote_id)
    if write.op is Op.DELETE:
        return Call(method="DELETE", path=f"{path}?{QUIETLY}", etag=write.etag)
    if write.content is None:
        raise ValueError("nothing to write")
    body = changes(write.content, write.was, there=write.there)
    if write.parent_id is not None:
        body.pop("recurrence", None)
    if write.op is Op.CREATE:
        # Always sent: the instance may have been cancelled before.
        body = _with_members({**body, "status": str(write.content.status)}, write.extra)
    path = f"{path}?{QUIETLY}{parameters(body)}"
    return Call(method="PATCH", path=path, body=body, etag=write.etag)


def _with_members(body: dict[str, Any], extra: str) -> dict[str, Any]:
    """Add what is copied from another event; its properties come beside ours."""
    copied = members(extra)
    ours = body.get("extendedProperties", {}).get("private", {})
    if ours and "extendedProperties" in copied:
        theirs = copied["extendedProperties"]
        private = {**theirs.get("private", {}), **ours}
        copied["extendedProperties"] = {**theirs, "private": private}
    return {**body, **copied}


_NEW = {"reminders": {"useDefault": True}}


def changes(
    content: Content, was: Content | None, *, there: Content | None = None
) -> dict[str, Any]:
    """Return the members of an event in which ``content`` differs from ``was``.

    All of them if ``was`` is None. The recurrence is included if it holds dates of another
    value type than its series. ``there`` is the event's current content, if it is known to
    differ from ``was``: times and repeats are sent together if its time is of the other type.
    Raises ValueError for a cancelled content: such an event is deleted instead.
    """
    new = _scheduled(content)
    old = None if was is None else in_words_of(as_sent(was), new)
    body: dict[str, Any] = properties(new, old)
    said, before = written(new), None if old is None else written(old)
    for member, field in _MEMBERS.items():
        value = getattr(said, field)
        if before is None or (
            getattr(before, field) != value and not _is_theirs(field, new, old, there)
        ):
            body |= _member(member, value)
    if was is not None and of_other_kind(was.recurrence, timed=isinstance(was.when, Timed)):
        body |= _member("recurrence", new.recurrence)
    current = there or old
    turns = current is None or type(current.when) is not type(new.when)
    if old is None or old.when != new.when or (turns and "recurrence" in body):
        body["start"], body["end"] = times(new.when, turns=turns)
        if turns:
            body |= _member("recurrence", new.recurrence)
        elif old is not None and not new.recurrence:
            _leave_zones(body, new.when, old.when)
    return body


def _is_theirs(field: str, new: Content, old: Content | None, there: Content | None) -> bool:
    """Tell whether a person has written a place where only the rooms' names would change."""
    if field != "place" or old is None or there is None:
        return False
    return new.place == old.place and bool(there.place)


def whole(content: Content) -> dict[str, Any]:
    """Return all members of a new event; raises ValueError for a cancelled content."""
    new = _scheduled(content)
    body: dict[str, Any] = properties(new, None)
    said = written(new)
    for member, field in _MEMBERS.items():
        body |= _member(member, getattr(said, field))
    body["start"], body["end"] = times(new.when, turns=False)
    return {member: value for member, value in body.items() if value is not None}


def _scheduled(content: Content) -> Content:
    if content.status is Status.CANCELLED:
        raise ValueError("a cancelled content is not written")
    return as_sent(content)


def as_sent(content: Content) -> Content:
    """Return as much of a content as an event takes, as it is read again."""
    return sendable(fit(canonical(content), LIMITS), DESCRIPTION_LIMIT)


_MEMBERS = {
    "summary": "title",
    "description": "description",
    "location": "place",
    "recurrence": "recurrence",
    "status": "status",
    "transparency": "busy",
}


def _member(member: str, value: Any) -> dict[str, Any]:
    match member:
        case "recurrence":
            return {member: list(value) or None}
        case "transparency":
            return {member: "opaque" if value else "transparent"}
        case _:
            return {member: str(value)}


def times(when: When, *, turns: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return ``start`` and ``end``.

    ``turns``: the event may have a time where this has a date, or the other way round. A
    patch merges into start and end, so the members of the other type are set to null.
    """
    match when:
        case Timed():
            clear: dict[str, Any] = {"date": None} if turns else {}
            return tuple(  # type: ignore[return-value]
                {"dateTime": _instant(edge), "timeZone": zone, **clear}
                for edge, zone in (
                    (when.start, when.zone),
                    (when.end, when.end_zone or when.zone),
                )
            )
        case AllDay():
            clear = {"dateTime": None, "timeZone": None} if turns else {}
            return tuple(  # type: ignore[return-value]
                {"date": edge.isoformat(), **clear} for edge in (when.start, when.end)
            )


def _leave_zones(body: dict[str, Any], new: When, old: When) -> None:
    """Leave out an unchanged zone: a patch merges, so the event keeps its own.

    Not for a series: Google requires its zone on start and end.
    """
    if not isinstance(new, Timed) or not isinstance(old, Timed):
        return
    if new.zone == old.zone:
        del body["start"]["timeZone"]
    if (new.end_zone or new.zone) == (old.end_zone or old.zone):
        del body["end"]["timeZone"]


def _instant(moment: datetime) -> str:
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def obstacle(write: Write[Content]) -> str:
    """Return the reason why Google would not store this write as it is; empty if it would."""
    content = write.content
    if content is None:
        return ""
    try:
        if content.recurrence:
            normalise(content.recurrence, *start_of(content.when))
    except RecurrenceError:
        return "recurrence_unknown"
    return ""
