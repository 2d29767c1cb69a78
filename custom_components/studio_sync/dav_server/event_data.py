"""Items of calendars as calendar-data asks for them: instances in UTC, or fewer exceptions."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from ..dav.data_wanted import CalendarData
from ..dav.time_range import Span, TimeRange
from ..formats.datetimes import Moment, moment_text
from ..formats.errors import CalendarTextError
from ..formats.icalendar.components import Component
from ..formats.icalendar.event import CalendarObject
from ..formats.icalendar.lines import Line, written
from ..formats.icalendar.read import read_object
from .event_filter import COMPONENTS
from .home import Item
from .instances import Budget, Instance, instances, length_of, overlaps

_LARGE: Final = 5_000
"""Bytes of an event that count as one more of its instance, each time that it is told."""
_TIMES: Final = frozenset(
    {"DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"}
)


def event_text(wanted: CalendarData | None, zone: str, budget: Budget) -> Callable[[Item], str]:
    """Return what tells the text of an event; ``zone`` is that of its calendar.

    An event that can't be read is told as it is. Raises ``DavError`` for too many instances.
    """
    span = None if wanted is None else wanted.expand or wanted.limit_recurrence_set
    if wanted is None or span is None:
        return lambda item: _decoded(item.text)
    shown = _expanded if wanted.expand is not None else _limited
    budget.check_span(span)

    def text(item: Item) -> str:
        try:
            found = read_object(item.text, zone=zone, components=COMPONENTS)
        except CalendarTextError:
            return _decoded(item.text)
        if not found.sources:
            return _decoded(item.text)
        return _decoded(b"".join(shown(found, span, zone, budget)))

    return text


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _expanded(found: CalendarObject, span: Span, zone: str, budget: Budget) -> Iterator[bytes]:
    """Write the instances in a range, in UTC, so that no zone is needed (RFC 4791 §9.6.5)."""
    within = TimeRange(start=span.start, end=span.end)
    shown = list(instances(found, within, zone, budget))
    sizes = {at: len(source.raw) // _LARGE for at, source in found.sources.items()}
    budget.take(sum(sizes[each.event.recurrence_id] for each in shown))
    yield found.calendar.begin.given
    yield from (line.given for line in found.calendar.lines)
    for each in shown:
        yield from _instance(each, found.sources[each.event.recurrence_id])
    yield found.calendar.end.given


def _instance(instance: Instance, source: Component) -> Iterator[bytes]:
    yield source.begin.given
    task = instance.event.task
    if task is None or "DTSTART" in task:
        yield _time("DTSTART", instance.start)
    if source.name == "VEVENT" and length_of(instance.start, instance.end):
        yield _time("DTEND", instance.end)
    elif task is not None and task != {"DTSTART"}:
        yield _time("DUE", instance.end if "DTSTART" in task else instance.start)
    if instance.recurrence_id is not None:
        yield _time("RECURRENCE-ID", instance.recurrence_id)
    for each in source.content:
        if isinstance(each, Component):
            yield each.raw
        elif each.name not in _TIMES:
            yield each.given
    yield source.end.given


def _time(name: str, moment: Moment) -> bytes:
    text = moment_text(moment)
    return written(f"{name}:{text}" if "T" in text else f"{name};VALUE=DATE:{text}")


def _limited(found: CalendarObject, span: Span, zone: str, budget: Budget) -> Iterator[bytes]:
    """Leave out exceptions that neither are in a range nor were (RFC 4791 §9.6.6)."""
    within = TimeRange(start=span.start, end=span.end)
    master = found.master
    length = length_of(master.start, master.end) if master else timedelta()
    dropped = set[int]()
    for at, event in found.exceptions.items():
        budget.take()
        if not overlaps(event.start, event.end, within, zone) and not overlaps(
            at, at + length, within, zone
        ):
            dropped.add(id(found.sources[at]))
    yield found.calendar.begin.given
    for each in found.calendar.content:
        if isinstance(each, Line):
            yield each.given
        elif id(each) not in dropped:
            yield each.raw
    yield found.calendar.end.given
