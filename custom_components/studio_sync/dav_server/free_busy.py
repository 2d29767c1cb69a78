"""free-busy-query: when somebody is busy, and nothing else (RFC 4791 §7.10)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import batched
from typing import Final

from ..dav.reports import FreeBusyQuery
from ..dav.time_range import TimeRange
from ..formats.datetimes import moment_text
from ..formats.errors import CalendarTextError
from ..formats.icalendar.event import Status
from ..formats.icalendar.lines import written
from ..formats.icalendar.read import read_object
from .home import Collection
from .instances import Budget, as_instant, instances
from .places import Place, collection_of
from .request import DavRequest, DavResponse

_BATCH: Final = 200
_TYPES: Final = ("BUSY", "BUSY-TENTATIVE")

type _Period = tuple[datetime, datetime]


def free_busy(_request: DavRequest, place: Place, asked: FreeBusyQuery) -> DavResponse:
    """Return a VFREEBUSY of the events that make busy; of overlapping ones as one period."""
    collection, within = collection_of(place), asked.time_range
    periods: dict[str, list[_Period]] = {each: [] for each in _TYPES}
    for kind, period in _periods(collection, within):
        periods[kind].append(period)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Studio Sync//Home Assistant//EN"]
    lines.append("BEGIN:VFREEBUSY")
    if within.start is not None:
        # It says when this was made, which nothing here knows; no client reads it.
        lines += [f"DTSTAMP:{moment_text(within.start)}", f"DTSTART:{moment_text(within.start)}"]
    if within.end is not None:
        lines.append(f"DTEND:{moment_text(within.end)}")
    for kind in _TYPES:
        for start, end in _joined(periods[kind]):
            lines.append(f"FREEBUSY;FBTYPE={kind}:{moment_text(start)}/{moment_text(end)}")
    lines += ["END:VFREEBUSY", "END:VCALENDAR"]
    return DavResponse(
        status=HTTPStatus.OK,
        headers={"Content-Type": "text/calendar; charset=utf-8; component=VFREEBUSY"},
        body=b"".join(map(written, lines)),
    )


def _periods(collection: Collection, within: TimeRange) -> Iterator[tuple[str, _Period]]:
    budget, zone = Budget(), collection.zone
    for batch in batched(collection.between(within), _BATCH, strict=False):
        for item in collection.read(batch).values():
            try:
                found = read_object(item.text, zone=zone)
            except CalendarTextError:
                continue
            for each in instances(found, within, zone, budget):
                if each.event.transparent or each.event.status is Status.CANCELLED:
                    continue
                tentative = each.event.status is Status.TENTATIVE
                start, end = as_instant(each.start, zone), as_instant(each.end, zone)
                start = start if within.start is None else max(start, within.start)
                end = end if within.end is None else min(end, within.end)
                if end - start > timedelta():
                    yield "BUSY-TENTATIVE" if tentative else "BUSY", (start, end)


def _joined(periods: list[_Period]) -> Iterator[_Period]:
    current: _Period | None = None
    for start, end in sorted(periods):
        if current is None or start > current[1]:
            if current is not None:
                yield current
            current = (start, end)
        else:
            current = (current[0], max(current[1], end))
    if current is not None:
        yield current
