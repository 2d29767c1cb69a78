"""Writes calendar objects, and changes in one that is there only the lines that say the change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
import re
from typing import Final

from ..datetimes import Moment, instant, moment_text, wall_clock, zone_of
from .components import Component
from .event import CalendarObject, Event
from .lines import Line, escaped, written
from .zone_write import zone_text

_PRODUCT: Final = "PRODID:-//Studio Sync//Home Assistant//EN"
_HEAD: Final = b"".join(map(written, ("BEGIN:VCALENDAR", "VERSION:2.0", _PRODUCT)))
_END: Final = written("END:VCALENDAR")
_ZONE: Final = re.compile(r"(?:DT|RECURRENCE|RDATE|EXDATE)[A-Z-]*;(?:[^:]*;)?TZID=([^:;]+)")
_ENDS: Final = ("DTEND", "DURATION")
_STATUS: Final = frozenset({"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS"})
_SERIES: Final = frozenset({"RRULE", "RDATE"})
_REPEATING: Final[Mapping[str, frozenset[str]]] = {
    "DESCRIPTION": frozenset({"X-ALT-DESC", "STYLED-DESCRIPTION"}),
    "LOCATION": frozenset({"GEO", "X-APPLE-STRUCTURED-LOCATION", "X-MICROSOFT-LOCATIONS"}),
    "TRANSP": _STATUS,
    "STATUS": _STATUS,
    "SEQUENCE": frozenset({"X-MICROSOFT-CDO-APPT-SEQUENCE"}),
}
"""Properties that say the same as another one in other words, and are wrong once it has changed."""
_ALL_DAY: Final = frozenset({"X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT"})
_REPEATS: Final = frozenset({"X-MICROSOFT-CDO-INSTTYPE"})

type _Lines = Mapping[str, tuple[str, ...]]
"""The lines that say an event, by the name of their property."""


def write_object(master: Event | None, exceptions: Iterable[Event], *, stamp: datetime) -> bytes:
    """Return the text of a series with its exceptions; ``stamp`` is when it is made.

    Raises RecurrenceError for an unknown zone.
    """
    events = [*([master] if master else []), *exceptions]
    lines = [line for event in events for line in _component(event, master, stamp)]
    return b"".join([_HEAD, _zones(lines, events), *map(written, lines), _END])


def changed_object(
    old: CalendarObject,
    master: Event | None,
    exceptions: Iterable[Event],
    *,
    stamp: datetime,
    places: Mapping[Moment | None, Moment | None] | None = None,
) -> bytes:
    """Return the text of an object after a change.

    ``places``: where exceptions are that have moved with their series, by where they were.

    Lines and components that nothing has changed in stay as they are, in their order; those of
    exceptions that are gone are dropped.
    """
    wanted: dict[Moment | None, Event] = {each.recurrence_id: each for each in exceptions}
    if master is not None:
        wanted[None] = master
    line_end = b"\r\n" if old.calendar.begin.given.endswith(b"\r\n") else b"\n"
    new = _Changed(stamp, line_end)
    moved: dict[Moment | None, Moment | None] = {at: at for at in old.sources}
    moved.update(places or {})
    gone = {at for at, place in moved.items() if at is not None and place is None}
    kept = {id(component): at for at, component in old.sources.items()}
    body = list[bytes]()
    for each in old.calendar.content:
        if isinstance(each, Line) or id(each) not in kept:
            body.append(each.given if isinstance(each, Line) else each.raw)
        elif (at := kept[id(each)]) not in gone and (event := wanted.get(moved[at])) is not None:
            before = old.master if at is None else old.exceptions[at]
            if before is not None:
                body.append(new.event(each, _said(before, old.master), _said(event, master)))
    there = {moved[at] for at in old.sources if at not in gone}
    for at, event in wanted.items():
        if at not in there:
            body.append(new.written(_component(event, master, stamp)))
    known = [line for each in old.calendar.components for line in each.all("TZID")]
    names = {line.value.strip() for line in known}
    zones = _zones(new.lines, wanted.values(), names).replace(b"\r\n", line_end)
    place = next(
        (number for number, each in enumerate(old.calendar.content) if isinstance(each, Component)),
        0,
    )
    body.insert(place, zones)
    return b"".join([old.calendar.begin.given, *body, old.calendar.end.given])


class _Changed:
    """Writes changed events, and knows which lines are new."""

    def __init__(self, stamp: datetime, line_end: bytes) -> None:
        self.lines = list[str]()
        self._stamp = stamp
        self._line_end = line_end

    def written(self, lines: Sequence[str]) -> bytes:
        self.lines += lines
        return b"".join(map(written, lines)).replace(b"\r\n", self._line_end)

    def event(self, component: Component, old: _Lines, new: _Lines) -> bytes:
        """Return the component with the lines of the properties that differ."""
        names = {name for name in {*old, *new} if old.get(name) != new.get(name)}
        if not names:
            return component.raw
        if "DTSTART" in names:  # an end may be told by the start
            names.add("DTEND")
        wanted = {name: new.get(name, ()) for name in names}
        wanted["DTSTAMP"] = (f"DTSTAMP:{moment_text(self._stamp)}",)
        given = {line.unfolded for line in component.lines}
        fresh = {
            name: [line for line in wanted[name] if line not in given] for name in sorted(wanted)
        }
        stale = _stale(old, new, names)
        last = {_property(each): number for number, each in enumerate(component.content)}
        pieces = [component.begin.given]
        for number, each in enumerate(component.content):
            name = _property(each)
            if isinstance(each, Component):
                pieces += [self.written(fresh.pop(other)) for other in tuple(fresh)]
                pieces.append(each.raw)
            elif name in stale:
                continue
            elif name not in wanted or each.unfolded in wanted[name]:
                pieces.append(each.given)
            if last[name] == number:
                pieces.append(self.written(fresh.pop(name, [])))
        pieces += [self.written(lines) for lines in fresh.values()]
        return b"".join([*pieces, component.end.given])


def _stale(old: _Lines, new: _Lines, changed: Iterable[str]) -> set[str]:
    """Return the properties that repeat what has changed."""
    found = {each for name in changed for each in _REPEATING.get(name, ())}
    were, are = ("VALUE=DATE:" in "".join(each.get("DTSTART", ())) for each in (old, new))
    if were is not are:
        found |= _ALL_DAY
    if _SERIES.isdisjoint(old) is not _SERIES.isdisjoint(new):
        found |= _REPEATS
    return found


def _property(each: Line | Component) -> str:
    """Return the property that a line says, of both that say the end DTEND; none of components."""
    if isinstance(each, Component):
        return ""
    return "DTEND" if each.name in _ENDS else each.name


def _component(event: Event, master: Event | None, stamp: datetime) -> list[str]:
    lines = [line for group in _said(event, master).values() for line in group]
    stamped = f"DTSTAMP:{moment_text(stamp)}"
    return ["BEGIN:VEVENT", f"UID:{escaped(event.uid)}", stamped, *lines, "END:VEVENT"]


def _said(event: Event, master: Event | None) -> _Lines:
    """Return the lines of an event but for its UID and DTSTAMP."""
    found = dict[str, tuple[str, ...]]()
    if event.recurrence_id is not None:
        series = master or event
        found["RECURRENCE-ID"] = (time_line("RECURRENCE-ID", event.recurrence_id, series),)
    found["DTSTART"] = (time_line("DTSTART", event.start, event),)
    ends = replace(event, zone=event.end_zone or event.zone)
    found["DTEND"] = (time_line("DTEND", event.end, ends),)
    for line in (*event.recurrence, *event.attendees):
        name = re.split("[;:]", line, maxsplit=1)[0].strip().upper()
        found[name] = (*found.get(name, ()), line)
    texts = {
        "SUMMARY": escaped(event.summary),
        "DESCRIPTION": escaped(event.description),
        "LOCATION": escaped(event.location),
        "STATUS": event.status or "",
        "TRANSP": "TRANSPARENT" if event.transparent else "",
        "CATEGORIES": ",".join(map(escaped, event.categories)),
        "SEQUENCE": str(event.sequence or ""),
        "LAST-MODIFIED": moment_text(event.modified.astimezone(UTC)) if event.modified else "",
    }
    return found | {name: (f"{name}:{value}",) for name, value in texts.items() if value}


def time_line(name: str, moment: Moment, like: Event) -> str:
    """Write a moment in the form of an event's start."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment_text(moment)}"
    if like.zone is not None and like.zone != "UTC":
        clock = wall_clock(moment, zone_of(like.zone)).replace(fold=0)
        in_rule = name == "DTSTART" and like.recurrence  # which goes by that clock
        if in_rule or instant(clock, zone_of(like.zone)) == moment:
            shown = moment_text(clock).removesuffix("Z")
            return f"{name}:{shown}" if like.floating else f"{name};TZID={like.zone}:{shown}"
    # In UTC, too: the second of the two hours that a clock shows alike when it is put back.
    return f"{name}:{moment_text(moment.astimezone(UTC))}"


def _zones(lines: Iterable[str], events: Iterable[Event], known: Iterable[str] = ()) -> bytes:
    """Return the definitions of the zones that lines name."""
    year = min((event.start.year for event in events), default=1970)
    found = {
        match[1].strip('"') for line in lines if "TZID=" in line and (match := _ZONE.match(line))
    }
    return b"".join(zone_text(name, year) for name in sorted(found.difference(known)))
