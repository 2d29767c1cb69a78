"""Which events, tasks and journals a calendar-query finds (RFC 4791 §9.7)."""

from collections.abc import Collection as Some, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Final

from ..dav.filters import ComponentFilter, ParameterFilter, PropertyFilter
from ..dav.time_range import TimeRange
from ..formats.datetimes import Moment
from ..formats.errors import CalendarTextError
from ..formats.icalendar.components import Component
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.icalendar.lines import Line
from ..formats.icalendar.read import DATELESS, EVENTS, read_object
from ..formats.icalendar.times import Zones
from .alarms import rings_within
from .instances import Budget, as_instant, ends_of, instances, is_within, overlaps
from .text_match import fits

COMPONENTS: Final = EVENTS | DATELESS
"""What calendars may have; those of the studio have events only."""


def events_filter(filter_: ComponentFilter) -> ComponentFilter | None:
    """Return what a filter wants of the events, if it wants nothing else of a calendar."""
    if filter_.absent or filter_.properties or filter_.time_range:
        return None
    match filter_.components:
        case (each,) if each.name == "VEVENT" and not each.absent:
            return each
        case _:
            return None


def is_vain(filter_: ComponentFilter, components: Some[str]) -> bool:
    """Return whether a filter asks for what a calendar of these components does not take."""
    others = COMPONENTS.difference(components)
    return any(each.name in others and not each.absent for each in filter_.components)


def range_of(filter_: ComponentFilter, *, only_events: bool) -> TimeRange | None:
    """Return the range in which an event has to be that a filter finds, if it needs one.

    One of the calendar itself, which RFC 4791 §9.7.1 does not know, is one of its events, if it
    has ``only_events``.
    """
    if filter_.time_range is not None:
        return filter_.time_range if only_events else None
    events = (each for each in filter_.components if each.name == "VEVENT" and not each.absent)
    return next((each.time_range for each in events if each.time_range is not None), None)


def is_simple(filter_: ComponentFilter, *, only_events: bool) -> bool:
    """Return whether a filter asks for nothing but events, and when they are.

    Without ``only_events``, the calendar has other items as well.
    """
    if not filter_.components:
        anything = not (filter_.absent or filter_.properties)
        return anything and (only_events or filter_.time_range is None)
    events = events_filter(filter_)
    if events is None or events.properties or events.components:
        return False
    return only_events or events.time_range is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMatcher:
    """Compares calendar objects with a filter; ``zone`` is that of the calendar."""

    filter: ComponentFilter
    zone: str
    budget: Budget

    def fits(self, text: bytes) -> bool:
        """Return whether an object is as the filter wants it. What can't be read is not."""
        try:
            found = read_object(text, zone=self.zone, components=COMPONENTS)
        except CalendarTextError:
            return False
        reading = _Reading(
            found=found, zones=Zones.of(found.calendar, self.zone), budget=self.budget
        )
        return reading.fits(found.calendar, self.filter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    found: CalendarObject
    zones: Zones
    budget: Budget

    def fits(self, component: Component, wanted: ComponentFilter) -> bool:
        """Return whether a component that has the name of a filter is as it wants it."""
        return (
            not wanted.absent
            and all(self._has_property(component, each) for each in wanted.properties)
            and all(self._has_component(component, each) for each in wanted.components)
            and (wanted.time_range is None or self._is_within(component, wanted.time_range))
        )

    def _has_component(self, parent: Component, wanted: ComponentFilter) -> bool:
        found = [each for each in parent.components if each.name == wanted.name]
        if wanted.absent:
            return not found
        return any(self.fits(each, wanted) for each in found)

    def _is_within(self, component: Component, within: TimeRange) -> bool:
        """Return whether a component is in a range, or of a calendar anything with a date."""
        if component is self.found.calendar:
            events = (event for event, _ in self._events())
            return any(True for event in events for _ in self._instances(event, within))
        for event, source in self._events():
            if source is component:
                return any(True for _ in self._instances(event, within))
            if any(each is component for each in source.components):
                return rings_within(component, self.zones, within, partial(self._instances, event))
        if component.name == "VTODO":
            return _dateless_task_within(component, self.zones, within)
        return component.name == "VALARM" and rings_within(
            component, self.zones, within, lambda _: ()
        )

    def _events(self) -> Iterator[tuple[Event, Component]]:
        for at, source in self.found.sources.items():
            event = self.found.master if at is None else self.found.exceptions[at]
            if event is not None:
                yield event, source

    def _instances(self, event: Event, within: TimeRange) -> Iterator[tuple[Moment, Moment]]:
        """Yield start and end of the instances that an event says, in a range."""
        if event.recurrence_id is not None:
            if is_within(event, event.start, event.end, within, self.zones.local):
                yield event.start, event.end
            return
        for each in instances(self.found, within, self.zones.local, self.budget):
            if each.event is event:
                yield each.start, each.end

    def _has_property(self, component: Component, wanted: PropertyFilter) -> bool:
        lines = component.all(wanted.name)
        if wanted.absent:
            return not lines
        return any(self._line_fits(line, wanted) for line in lines)

    def _line_fits(self, line: Line, wanted: PropertyFilter) -> bool:
        conditions: Iterable[bool] = chain(
            () if wanted.time_range is None else (self._moment_within(line, wanted.time_range),),
            (any(fits(value, each) for value in _values(line)) for each in wanted.texts),
            (parameter_fits(line.params, each) for each in wanted.parameters),
        )
        results = list(conditions)
        return all(results) if wanted.every or not results else any(results)

    def _moment_within(self, line: Line, within: TimeRange) -> bool:
        moment = _instant(line, self.zones)
        return moment is not None and overlaps(moment, moment, within, self.zones.local)


def _instant(line: Line, zones: Zones) -> datetime | None:
    try:
        return as_instant(zones.read(line).moment, zones.local)
    except CalendarTextError:
        return None


def _dateless_task_within(task: Component, zones: Zones, within: TimeRange) -> bool:
    """Compare a task that has no DTSTART, DUE or DURATION with a range (RFC 4791 §9.9)."""
    low, high = ends_of(within)
    known = (_instant(line, zones) for line in task.lines if line.name in {"COMPLETED", "CREATED"})
    moments = [each for each in known if each is not None]
    if not moments:
        return True
    if not task.all("COMPLETED"):
        return high > moments[0]
    return low <= max(moments) and high >= min(moments)


def _values(line: Line) -> tuple[str, ...]:
    """Return the value of a property, and of a list each one as well."""
    values = line.texts if line.name in {"CATEGORIES", "RESOURCES"} else ()
    return (line.text, *values)


def parameter_fits(params: Iterable[tuple[str, str]], wanted: ParameterFilter) -> bool:
    """Return whether one of the parameters of a property is as a filter wants it."""
    values = [value for name, value in params if name == wanted.name]
    if wanted.absent:
        return not values
    if wanted.text is None:
        return bool(values)
    text = wanted.text
    return any(fits(value, text) for value in values)
