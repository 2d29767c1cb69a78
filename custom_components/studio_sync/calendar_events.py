"""Appointments as Home Assistant's calendar shows and edits them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, cast

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
from .calendar_rules import RULE, kept_span, shown_rule
from .scheduling.appointments import Changes, Draft

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
        rrule=None if series is None else shown_rule(series.content.recurrence),
        status=_STATUS.get(content.status),
    )


def _instance_name(shown: Shown) -> str | None:
    if shown.series is None:
        return None
    original = shown.instance.appointment.original_start
    return recurrence_id(shown.instance.start if original is None else original)


def _local(moment: Moment) -> Moment:
    return dt_util.as_local(moment) if isinstance(moment, datetime) else moment


def new_draft(event: Mapping[str, Any], zone: str, people: Mapping[str, Any]) -> Draft:
    """Return the appointment that is to be made of an event; ``people`` are its owners."""
    rule = event.get(EVENT_RRULE)
    return Draft(
        title=event[EVENT_SUMMARY],
        when=when_of(event[EVENT_START], event[EVENT_END], zone),
        description=event.get(EVENT_DESCRIPTION) or "",
        place=event.get(EVENT_LOCATION) or "",
        recurrence=(f"{RULE}{rule}",) if rule else (),
        **people,
    )


def changes_of(event: Mapping[str, Any], now: Content, zone: str) -> Changes:
    """Return what an edit in Home Assistant changes of what is shown, the repetition apart.

    What its form does not show (status, busy) stays as it was, and so does a field that
    is sent as it stood.
    """
    sent = Changes(
        title=event[EVENT_SUMMARY],
        when=kept_span(when_of(event[EVENT_START], event[EVENT_END], zone), now.when),
        description=event.get(EVENT_DESCRIPTION, now.description) or "",
        place=event.get(EVENT_LOCATION, now.place) or "",
    )
    changed = {name: value for name, value in sent.items() if value != getattr(now, name)}
    return cast("Changes", changed)


def when_of(start: date | datetime, end: date | datetime, zone: str) -> When:
    """Return the span from Home Assistant's start and end."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return Timed(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=zone)
    first, last = start, end
    return AllDay(start=first, end=max(last, first + timedelta(days=1)))
