"""Times as Google writes them: RFC 3339 instants, bare dates and IANA zones."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
import re
from zoneinfo import ZoneInfo, available_timezones

from .errors import invalid, invalid_parameter, required
from .wire import JsonObject

_DATE_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})?"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name (a fixed list, so case counts), or None."""
    return ZoneInfo(name) if name in _zone_names() else None


def known_zone(name: str) -> ZoneInfo:
    """Return a zone that was checked when it was stored."""
    found = zone(name)
    if found is None:
        raise ValueError(f"unknown time zone {name}")
    return found


def parse_date_time(text: str) -> datetime | None:
    """Parse RFC 3339, whole seconds; naive if it has no offset, None if malformed."""
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    day, clock, _, offset = match.groups()
    try:
        return datetime.fromisoformat(f"{day}T{clock}{(offset or '').upper()}")
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """Parse ``yyyy-mm-dd``, None if malformed."""
    if _DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def instant_parameter(name: str, text: str) -> datetime:
    """Parse a query parameter that must be RFC 3339 with an offset; 400 otherwise."""
    parsed = parse_date_time(text)
    if parsed is None or parsed.tzinfo is None:
        raise invalid_parameter(
            name, f"Invalid value for: {name}: a time with an offset is needed."
        )
    return parsed.astimezone(UTC)


def stamp(moment: datetime) -> str:
    """Write ``created`` and ``updated``: UTC with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{moment.microsecond // 1000:03d}Z"
    )


def offset_text(moment: datetime) -> str:
    """Write an instant with its offset; UTC as ``Z``."""
    text = moment.isoformat(timespec="seconds")
    return text[:-6] + "Z" if text.endswith("+00:00") else text


@dataclass(frozen=True, slots=True)
class When:
    """A start or an end: a day, or an instant with the zone it was given in."""

    day: date | None = None
    instant: datetime | None = None
    """In UTC."""
    zone: str | None = None
    """The event's own zone; None means the calendar's."""

    @property
    def all_day(self) -> bool:
        """Whether it is a bare date."""
        return self.day is not None

    def at(self, calendar_zone: ZoneInfo) -> datetime:
        """Return the instant in UTC; a day begins at midnight in the calendar's zone."""
        if self.instant is not None:
            return self.instant
        assert self.day is not None
        midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        try:
            return midnight.replace(tzinfo=calendar_zone).astimezone(UTC)
        except OverflowError:  # the first or last day that there is
            return midnight

    def local(self, calendar_zone: str) -> datetime:
        """Return wall-clock time in its own zone, naive."""
        if self.instant is not None:
            return self.instant.astimezone(known_zone(self.zone or calendar_zone)).replace(
                tzinfo=None
            )
        assert self.day is not None
        return datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001 - wall clock

    def resource(self, shown_in: str, calendar_zone: str) -> JsonObject:
        """Write an EventDateTime as events.get does."""
        if self.day is not None:
            return {"date": self.day.isoformat()}
        assert self.instant is not None
        shown = offset_text(self.instant.astimezone(known_zone(shown_in)))
        return {"dateTime": shown, "timeZone": self.zone or calendar_zone}

    def stored(self) -> JsonObject:
        """Write it without anything that belongs to the calendar."""
        if self.day is not None:
            return {"date": self.day.isoformat()}
        assert self.instant is not None
        kept = {"dateTime": offset_text(self.instant)}
        return kept | ({"timeZone": self.zone} if self.zone else {})

    def shifted(self, by: timedelta) -> When:
        """Return it moved by a duration."""
        if self.day is not None:
            return When(day=self.day + by)
        assert self.instant is not None
        return When(instant=self.instant + by, zone=self.zone)


def read_when(value: JsonObject, field: str) -> When:
    """Read an EventDateTime from a request; 400 as Google does."""
    day, moment, name = value.get("date"), value.get("dateTime"), value.get("timeZone")
    if name is not None and zone(name) is None:
        raise invalid(f"Invalid value for: time zone definition for {field} time: {name}")
    if day is not None and moment is not None:
        raise invalid(f"Invalid {field} time: both date and dateTime are given.")
    if day is not None:
        parsed_day = parse_date(day)
        if parsed_day is None:
            raise invalid(f"Invalid value for: {day} is not a bare date.")
        return When(day=parsed_day)
    if moment is None:
        raise required(f"Missing {field} time.")
    parsed = parse_date_time(moment)
    if parsed is None:
        raise invalid(f"Invalid value for: Invalid format: {moment}")
    if parsed.tzinfo is None:
        if name is None:
            raise required(f"Missing time zone definition for {field} time.")
        parsed = parsed.replace(tzinfo=known_zone(name))
    return When(instant=parsed.astimezone(UTC), zone=name)


def read_stored(value: JsonObject) -> When:
    """Read what :meth:`When.stored` wrote."""
    return read_when(value, "stored")
