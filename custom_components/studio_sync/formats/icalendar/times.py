"""Dates, times, durations and zones, as the properties of an event name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import re
from typing import Final

from ..datetimes import Moment, instant, read_literally, wall_clock, zone_of
from ..errors import CalendarTextError, CalendarTextReason, RecurrenceError
from .components import Component
from .lines import Line
from .windows_zones import WINDOWS_ZONES
from .zone_rules import same_rules

_DURATION: Final = re.compile(
    r"([+-]?)P(?:(\d+)W|(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)",
    re.ASCII,
)
_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A moment, and how it was written; ``shown`` is what it says itself."""

    moment: Moment
    shown: Moment
    zone: str | None = None
    floating: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """What the names of zones in a calendar mean.

    ``local`` is the IANA zone of the person who reads it: of floating times, and the one to choose
    where several have the same rules.
    """

    local: str
    definitions: Mapping[str, Component]
    """The calendar's VTIMEZONEs, by TZID."""

    @classmethod
    def of(cls, calendar: Component, local: str) -> Zones:
        """Take the definitions from a calendar."""
        found = {
            name.strip(): each
            for each in calendar.components
            if each.name == "VTIMEZONE" and (tzid := each.one("TZID")) is not None
            # Some programs escape commas there, which a parameter never has.
            for name in (tzid.text, tzid.value)
        }
        return cls(local=local, definitions=found)

    def named(self, tzid: str, shown: datetime) -> str:
        """Return the IANA zone that a name means at a time on its clock.

        That is, in this order: an IANA zone of that name, also behind the prefix of a program
        (``/freeassociation.sourceforge.net/Europe/Berlin``); one of Windows; the place that its
        definition names (``X-LIC-LOCATION``); the zone with the rules of its definition. Raises
        CalendarTextError.
        """
        tzid = tzid.strip()
        parts = tzid.split("/")
        tails = ["/".join(parts[-count:]) for count in (3, 2)] if tzid.startswith("/") else []
        definition = self.definitions.get(tzid)
        place = definition.one("X-LIC-LOCATION") if definition is not None else None
        names: list[str | None] = [
            tzid,
            *tails,
            WINDOWS_ZONES.get(tzid),
            place.value.strip() if place else None,
        ]
        known = next((name for name in names if name and _is_zone(name)), None)
        if known is not None:
            return known
        if definition is None:
            raise CalendarTextError(CalendarTextReason.ZONE)
        return same_rules(definition, shown.replace(tzinfo=UTC), self.local)

    def read(self, line: Line) -> Time:
        """Read a property of type DATE or DATE-TIME. Raises CalendarTextError."""
        shown, utc = _literally(line.value)
        if not isinstance(shown, datetime):
            return Time(moment=shown, shown=shown)
        if line.param("VALUE").upper() == "DATE":
            raise CalendarTextError(CalendarTextReason.KINDS)
        if utc:
            return Time(moment=shown.replace(tzinfo=UTC), shown=shown, zone="UTC")
        tzid = line.param("TZID")
        zone = self.named(tzid, shown) if tzid else self.local
        return Time(moment=_instant(shown, zone), shown=shown, zone=zone, floating=not tzid)

    def recurrence_line(self, line: Line) -> str:
        """Return RRULE, RDATE or EXDATE with its zone as an IANA name."""
        tzid = line.param("TZID")
        head = line.name
        if line.param("VALUE").upper() == "PERIOD":
            head += ";VALUE=PERIOD"
        if tzid and "T" in line.value.upper():
            shown = _literally(line.value.partition(",")[0].partition("/")[0])[0]
            if isinstance(shown, datetime):
                head += f";TZID={self.named(tzid, shown)}"
        elif line.name != "RRULE" and "T" not in line.value.upper():
            head += ";VALUE=DATE"
        return f"{head}:{line.value.strip()}"


def _is_zone(name: str) -> bool:
    try:
        zone_of(name)
    except RecurrenceError:
        return False
    return True


def _literally(text: str) -> tuple[Moment, bool]:
    try:
        return read_literally(text)
    except RecurrenceError as err:
        raise CalendarTextError(CalendarTextReason.DATE) from err


def _instant(shown: datetime, zone: str) -> datetime:
    try:
        return instant(shown, zone_of(zone))
    except OverflowError as err:
        raise CalendarTextError(CalendarTextReason.DATE) from err


def after_duration(start: Time, text: str) -> Moment:
    """Return when something ends that lasts so long (RFC 5545 §3.3.6).

    Days are those of the clock, hours are exact. Raises CalendarTextError.
    """
    match = _DURATION.fullmatch(text.strip().upper())
    if match is None or any(len(each or "") > _DIGITS for each in match.groups()):
        raise CalendarTextError(CalendarTextReason.DURATION)
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in match.groups()[1:])
    exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if match[1] == "-" and (weeks or days or exact):
        raise CalendarTextError(CalendarTextReason.END_BEFORE_START)
    try:
        nominal = timedelta(weeks=weeks, days=days)
        if not isinstance(start.moment, datetime):
            return start.moment + nominal + timedelta(days=exact.days)
        if nominal and start.zone is not None:
            shown = wall_clock(start.moment, zone_of(start.zone)) + nominal
            return _instant(shown, start.zone) + exact
        return start.moment + exact
    except OverflowError as err:
        raise CalendarTextError(CalendarTextReason.DATE) from err
