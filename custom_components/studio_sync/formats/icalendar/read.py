"""Reads a calendar object resource: the text of one appointment or series (RFC 4791 §4.1)."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from ..datetimes import DAY, Moment
from ..errors import CalendarTextError, CalendarTextReason, RecurrenceError
from ..recurrence import on_clock
from ..recurrence_set import read_series
from .components import Component, read_calendar
from .event import CalendarObject, Event, Status
from .lines import Line
from .times import Time, Zones, after_duration

EVENTS: Final = frozenset({"VEVENT"})
DATELESS: Final = frozenset({"VTODO", "VJOURNAL"})
"""The components that need no date."""
_ALL: Final = EVENTS | DATELESS | {"VFREEBUSY", "VAVAILABILITY", "VPOLL"}
_LONGEST: Final = 9
"""Digits of a SEQUENCE."""
_MOST_EVENTS: Final = 5_000
"""Of one object: a series and its exceptions."""
_MOST_DATES: Final = 10_000
"""Dates that one event names in RDATE and EXDATE, and parts of its RRULE."""
_MOST_LISTED: Final = 100_000
"""Characters of all values of a property that lists texts."""


def read_object(data: bytes, *, zone: str, components: Collection[str] = EVENTS) -> CalendarObject:
    """Read the text of one object; ``zone`` is the IANA zone of times without one.

    Raises CalendarTextError, also for other ``components`` than asked for. Of several properties
    that may be there once, and mean nothing for the time, the first counts. Components and
    properties that are not known are kept in ``calendar`` only.
    """
    calendar = read_calendar(data)
    parts = [each for each in calendar.components if each.name in _ALL]
    kinds = {each.name for each in parts}
    if not kinds <= set(components) or len(kinds) > 1:
        raise CalendarTextError(CalendarTextReason.COMPONENT)
    if not parts:
        raise CalendarTextError(CalendarTextReason.NO_EVENT)
    if len(parts) > _MOST_EVENTS:
        raise CalendarTextError(CalendarTextReason.TOO_LARGE)
    uid, *others = map(_uid, parts)
    if any(each != uid for each in others):
        raise CalendarTextError(CalendarTextReason.DIFFERENT_UIDS)
    if kinds <= DATELESS and not any(map(_start, parts)):
        parts = []
    zones = Zones.of(calendar, zone)
    events = [_event(each, uid, zones) for each in parts]
    masters = [event for event in events if event.recurrence_id is None]
    if len(masters) > 1:
        raise CalendarTextError(CalendarTextReason.SEVERAL_MASTERS)
    master = masters[0] if masters else None
    return CalendarObject(
        uid=uid,
        master=master,
        exceptions=_exceptions(events, master),
        calendar=calendar,
        sources={event.recurrence_id: each for event, each in zip(events, parts, strict=True)},
    )


def _exceptions(events: list[Event], master: Event | None) -> dict[Moment, Event]:
    found = dict[Moment, Event]()
    for event in events:
        at = event.recurrence_id
        if at is None:
            continue
        if master is not None and master.all_day and isinstance(at, datetime):
            raise CalendarTextError(CalendarTextReason.KINDS)
        if at in found:
            raise CalendarTextError(CalendarTextReason.SAME_EXCEPTION)
        found[at] = event
    return found


def _uid(component: Component) -> str:
    uid = component.one("UID")
    if uid is None or not uid.text.strip():
        raise CalendarTextError(CalendarTextReason.NO_UID)
    return uid.text.strip()


def _start(component: Component) -> Line | None:
    start = component.one("DTSTART")
    return component.one("DUE") if start is None and component.name == "VTODO" else start


def _event(component: Component, uid: str, zones: Zones) -> Event:
    line = _start(component)
    if line is None:
        raise CalendarTextError(CalendarTextReason.NO_START)
    start = zones.read(line)
    end, end_zone = _end(component, zones, start)
    modified = component.all("LAST-MODIFIED")
    sequence = _text(component, "SEQUENCE")
    return Event(
        uid=uid,
        start=start.moment,
        end=end,
        zone=start.zone,
        end_zone=end_zone,
        floating=start.floating,
        recurrence_id=_recurrence_id(component, zones),
        recurrence=_recurrence(component, zones, start),
        summary=_text(component, "SUMMARY"),
        description=_text(component, "DESCRIPTION"),
        location=_text(component, "LOCATION"),
        status=_status(component),
        transparent=_text(component, "TRANSP").upper() == "TRANSPARENT",
        categories=_categories(component),
        sequence=_number(sequence),
        modified=_instant(zones.read(modified[0])) if modified else None,
        attendees=tuple(
            each.unfolded for each in component.lines if each.name in {"ORGANIZER", "ATTENDEE"}
        ),
        task=_dates(component) if component.name == "VTODO" else None,
    )


def _dates(task: Component) -> frozenset[str]:
    return frozenset({"DTSTART", "DUE", "DURATION"}.intersection(each.name for each in task.lines))


def _text(component: Component, name: str) -> str:
    found = component.all(name)
    return found[0].text.strip() if found else ""


def _status(component: Component) -> Status | None:
    found = _text(component, "STATUS").upper()
    return Status(found) if found in set(Status) else None


def _categories(component: Component) -> tuple[str, ...]:
    lines = component.all("CATEGORIES")
    if sum(len(line.value) for line in lines) > _MOST_LISTED:
        raise CalendarTextError(CalendarTextReason.TOO_LARGE)
    return tuple(dict.fromkeys(each for line in lines for each in line.texts))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else 0


def _instant(time: Time) -> datetime | None:
    return time.moment if isinstance(time.moment, datetime) else None


def _recurrence_id(component: Component, zones: Zones) -> Moment | None:
    line = component.one("RECURRENCE-ID")
    if line is None:
        return None
    if line.param("RANGE"):
        raise CalendarTextError(CalendarTextReason.RANGE)
    return zones.read(line).moment


def _end(component: Component, zones: Zones, start: Time) -> tuple[Moment, str | None]:
    """Return the end, and its zone if that is another one than the start's.

    It is named, after a duration, or as RFC 5545 §3.6.1 has it without either. One at the start
    is taken as programs mean it: a day, or no time at all.
    """
    ends = component.one("DUE" if component.name == "VTODO" else "DTEND")
    duration = component.one("DURATION")
    if ends is not None and duration is not None:
        raise CalendarTextError(CalendarTextReason.TWO_ENDS)
    end: Moment = start.moment
    zone: str | None = None
    if ends is not None:
        named = zones.read(ends)
        end = named.moment
        # In UTC it is on no clock, and on the reader's it is not of another place.
        places = {None, "UTC", start.zone}
        zone = named.zone if not (named.floating or named.zone in places) else None
    elif duration is not None:
        end = after_duration(start, duration.value)
    if isinstance(end, datetime) != isinstance(start.moment, datetime):
        raise CalendarTextError(CalendarTextReason.KINDS)
    if end < start.moment:
        raise CalendarTextError(CalendarTextReason.END_BEFORE_START)
    if end == start.moment and not isinstance(end, datetime):
        return _next_day(end), None
    return end, None if start.zone == "UTC" or start.floating else zone


def _next_day(day: Moment) -> Moment:
    try:
        return day + DAY
    except OverflowError as err:
        raise CalendarTextError(CalendarTextReason.DATE) from err


def _recurrence(component: Component, zones: Zones, start: Time) -> tuple[str, ...]:
    if component.all("EXRULE"):
        # RFC 5545 has it no more, and without it dates would be shown that are not.
        raise CalendarTextError(CalendarTextReason.RECURRENCE)
    named = [line for name in ("RRULE", "RDATE", "EXDATE") for line in component.all(name)]
    if sum(1 + line.value.count(",") for line in named) > _MOST_DATES:
        raise CalendarTextError(CalendarTextReason.TOO_LARGE)
    lines = tuple(map(zones.recurrence_line, named))
    if lines:
        try:
            read_series(lines, start.moment, start.zone)
            return on_clock(lines, start.moment, start.zone, start.shown)
        except RecurrenceError as err:
            raise CalendarTextError(CalendarTextReason.RECURRENCE) from err
    return lines
