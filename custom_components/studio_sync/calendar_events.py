"""Appointments as Home Assistant's calendar shows and edits them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.calendar.const import (
    EVENT_DESCRIPTION,
    EVENT_END,
    EVENT_LOCATION,
    EVENT_RRULE,
    EVENT_START,
    EVENT_SUMMARY,
    CalendarEventStatus,
)
from homeassistant.util import dt as dt_util

from .book.appointments import Instance
from .book.model import AllDay, Appointment, Content, Moment, Status, Timed, When

_RULE: Final = "RRULE:"
_TIMED: Final = "%Y%m%dT%H%M%SZ"
_ALL_DAY: Final = "%Y%m%d"
_STATUS: Final = {
    Status.CONFIRMED: CalendarEventStatus.CONFIRMED,
    Status.TENTATIVE: CalendarEventStatus.TENTATIVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An instance with the series it belongs to, if it does."""

    instance: Instance
    series: Appointment | None


def recurrence_id(moment: Moment) -> str:
    """Name an instance by its start: in UTC, or its date."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime(_TIMED)
    return moment.strftime(_ALL_DAY)


def moment_of(name: str) -> Moment:
    """Read an instance's name. Raises ValueError if it is none."""
    if "T" in name:
        return datetime.strptime(name, _TIMED).replace(tzinfo=UTC)
    return datetime.strptime(name, _ALL_DAY).replace(tzinfo=UTC).date()


def event_of(shown: Shown) -> CalendarEvent:
    """Return the event that the calendar shows for an instance."""
    instance, series = shown.instance, shown.series
    content = instance.appointment.content
    start, end = _local(instance.when.start), _local(instance.when.end)
    return CalendarEvent(
        summary=content.title,
        start=start,
        end=max(end, start),
        description=content.description or None,
        location=content.place or None,
        uid=(series or instance.appointment).id,
        recurrence_id=_instance_name(shown),
        rrule=None if series is None else _rule(series.content.recurrence),
        status=_STATUS.get(content.status),
    )


def _instance_name(shown: Shown) -> str | None:
    if shown.series is None:
        return None
    original = shown.instance.appointment.original_start
    return recurrence_id(shown.instance.start if original is None else original)


def _rule(recurrence: tuple[str, ...]) -> str | None:
    return next((line.removeprefix(_RULE) for line in recurrence if line.startswith(_RULE)), None)


def _local(moment: Moment) -> Moment:
    return dt_util.as_local(moment) if isinstance(moment, datetime) else moment


def new_content(event: Mapping[str, Any], zone: str) -> Content:
    """Return the content of an event that was made in Home Assistant."""
    return Content(
        title=event[EVENT_SUMMARY],
        when=when_of(event[EVENT_START], event[EVENT_END], zone),
        description=event.get(EVENT_DESCRIPTION) or "",
        place=event.get(EVENT_LOCATION) or "",
        recurrence=_recurrence(event),
    )


def edited_content(
    event: Mapping[str, Any], before: Content, zone: str, *, single: bool
) -> Content:
    """Return what an event is to be after an edit in Home Assistant.

    What its form does not show (status, busy) stays as it was.
    ``single``: one instance of a series, which does not repeat by itself.
    """
    zone = before.when.zone if isinstance(before.when, Timed) else zone
    return replace(
        before,
        title=event[EVENT_SUMMARY],
        when=when_of(event[EVENT_START], event[EVENT_END], zone),
        description=event.get(EVENT_DESCRIPTION, before.description) or "",
        place=event.get(EVENT_LOCATION, before.place) or "",
        recurrence=() if single else _recurrence(event),
    )


def when_of(start: date | datetime, end: date | datetime, zone: str) -> When:
    """Return the span from Home Assistant's start and end."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return Timed(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=zone)
    first, last = start, end
    return AllDay(start=first, end=max(last, first + timedelta(days=1)))


def _recurrence(event: Mapping[str, Any]) -> tuple[str, ...]:
    """Take the rule from the event; the book keeps the dates left out if it is the old one."""
    rule = event.get(EVENT_RRULE)
    return (f"{_RULE}{rule}",) if rule else ()
