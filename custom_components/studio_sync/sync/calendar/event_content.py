"""Appointments as iCalendar events: what both say, each in its own words. Pure.

Both who serves calendars and who writes to those of others go by it.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, cast

from ...book.model import AllDay, Content, Moment, Status, Timed, When
from ...formats import recurrence
from ...formats.errors import RecurrenceError
from ...formats.icalendar.event import CalendarObject, Event, Status as EventStatus
from ...formats.icalendar.write import time_line
from ...formats.recurrence import is_instance, series_of, shift
from ...formats.sameness import same_dates

_RULES: Final = ("RRULE", "RDATE")
STATUS_OF_EVENT: Final[Mapping[EventStatus | None, Status]] = {
    None: Status.CONFIRMED,
    EventStatus.CONFIRMED: Status.CONFIRMED,
    EventStatus.TENTATIVE: Status.TENTATIVE,
    EventStatus.CANCELLED: Status.CANCELLED,
}
EVENT_STATUS: Final[Mapping[Status, EventStatus]] = {
    each: EventStatus(each.value.upper()) for each in Status
}


def content_of(event: Event, zone: str, plain: Callable[[str], str] = str) -> Content:
    """Return what an event says, in the words of the book; ``plain`` takes off what is added.

    ``zone`` is that of a single event that is written in UTC, which names no place. The
    recurrence has no EXDATE: see ``days_off``.
    """
    rules = tuple(line for line in event.recurrence if line.upper().startswith(_RULES))
    return Content(
        title=event.summary,
        when=_span(event, zone if event.zone == "UTC" and not rules else event.zone),
        description=plain(event.description),
        place=event.location,
        recurrence=rules,
        status=STATUS_OF_EVENT[event.status],
        busy=not event.transparent,
    )


def days_off(event: Event) -> frozenset[Moment]:
    """Return the dates that an event's EXDATE lines take out of its series."""
    if not any(line.upper().startswith(_RULES) for line in event.recurrence):
        return frozenset()
    series = recurrence.series_of(event.recurrence, event.start, event.zone)
    return frozenset(map(series.outer, series.removed))


def _span(event: Event, zone: str | None) -> When:
    start, end = event.start, event.end
    if zone is not None and isinstance(start, datetime) and isinstance(end, datetime):
        return Timed(start=start, end=end, zone=zone)
    return AllDay(start=start, end=end)


def recurrence_lines(content: Content, like: Event, off: Iterable[Moment]) -> tuple[str, ...]:
    """Return the lines of a series without the dates ``off``.

    They are in the form of its start (RFC 5545 §3.8.5.1).
    """
    series = series_of(content.recurrence, content.when.start, like.zone)
    rules = (line for line in content.recurrence if line.startswith("RRULE"))
    removed = series.removed | {series.inner(each) for each in off if _fits(each, like)}
    return (
        *rules,
        *(time_line("RDATE", series.outer(each), like) for each in sorted(series.added)),
        *(time_line("EXDATE", series.outer(each), like) for each in sorted(removed)),
    )


def _fits(moment: Moment, series: Event) -> bool:
    return isinstance(moment, datetime) is not series.all_day


def moved_places(old: CalendarObject, now: Event) -> dict[Moment | None, Moment | None]:
    """Return where a text's exceptions are if their series has moved; None: nowhere any more."""
    then = old.master
    if then is None or not (then.recurrence and now.recurrence):
        return {}
    if (then.start, then.zone) == (now.start, now.zone):
        return {}
    places = dict[Moment | None, Moment | None]()
    for at in old.exceptions:
        moved = None
        if isinstance(at, datetime) is isinstance(then.start, datetime):
            with suppress(RecurrenceError):
                moved = shift(at, then.start, then.zone, now.start, now.zone)
        places[at] = None if moved in places.values() else moved
    return places


def instance_of(series: Event, at: Moment | None) -> Event | None:
    """Return a date as its series says it, if it is one: a phone has an alarm of its own there."""
    if at is None or not series.recurrence:
        return None
    if not is_instance(series.recurrence, series.start, series.zone, at):
        return None
    end = cast("Any", at) + (cast("Any", series.end) - series.start)
    return replace(series, start=at, end=end, recurrence_id=at, recurrence=())


def like(new: Event, old: Event, *, edited: bool) -> Event:
    """Return an event in the words of the text that says it already, where they mean the same."""
    if not new.categories or set(new.categories) <= set(old.categories):
        new = replace(new, categories=old.categories)
    for name in ("summary", "description", "location"):
        if getattr(new, name).strip() == getattr(old, name):
            new = replace(new, **{name: getattr(old, name)})
    if old.status is None and new.status is EventStatus.CONFIRMED:
        new = replace(new, status=None)
    if (new.start, new.end) == (old.start, old.end) and old.zone == "UTC" and not new.recurrence:
        # Which the book shows on a clock, see ``content_of``.
        new = replace(new, zone=old.zone)
    lines = lines_like(new, old)
    # Floating times are not mixed with those of a clock, nor with an end or UNTIL in UTC.
    stays = (new.start, new.end, new.zone, lines) == (old.start, old.end, old.zone, old.recurrence)
    return replace(
        new,
        attendees=old.attendees,
        end_zone=old.end_zone if stays else new.end_zone,
        floating=old.floating and stays,
        recurrence=lines,
        # It never falls, whatever the phone has counted.
        sequence=max(new.sequence, old.sequence + 1) if edited else old.sequence,
        modified=new.modified if edited else old.modified,
    )


def lines_like(new: Event, old: Event) -> tuple[str, ...]:
    """Return the lines of a series, as they are written already where they mean the same."""
    if not new.recurrence or not old.recurrence:
        return new.recurrence
    if (new.start, new.zone) != (old.start, old.zone):
        return new.recurrence
    series = series_of(new.recurrence, new.start, new.zone)
    former = series_of(old.recurrence, old.start, old.zone)
    exclusions = [line for line in old.recurrence if line.upper().startswith("EXDATE")]
    if not former.removed <= series.removed:
        exclusions = [line for line in new.recurrence if line.startswith("EXDATE")]
    else:
        missing = sorted(series.removed - former.removed)
        exclusions += [time_line("EXDATE", series.outer(each), new) for each in missing]
    rules = [line for line in old.recurrence if not line.upper().startswith("EXDATE")]
    now = [line for line in new.recurrence if not line.startswith("EXDATE")]
    if not same_dates(rules, now, new.start, new.zone):
        rules = now
    return (*rules, *exclusions)
