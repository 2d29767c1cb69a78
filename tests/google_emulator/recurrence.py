"""Recurrence lines (RFC 5545 RRULE, EXRULE, RDATE, EXDATE): checking and expanding them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
import re

from dateutil.rrule import rrule, rruleset, rrulestr

from .errors import GoogleError, invalid
from .times import When, known_zone, zone

_LINE = re.compile(r"(RRULE|EXRULE|RDATE|EXDATE)((?:;[A-Z-]+=[^:;]+)*):(.+)")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_LOCAL = re.compile(r"\d{8}T\d{6}")
_DAY = re.compile(r"\d{8}")
_INTEGERS = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "BYHOUR", "BYMINUTE")
_PARTS = dict.fromkeys(_INTEGERS, re.compile(r"[+-]?\d{1,3}")) | {
    "COUNT": re.compile(r"0*[1-9]\d*"),
    "INTERVAL": re.compile(r"0*[1-9]\d*"),
    "WKST": re.compile(r"MO|TU|WE|TH|FR|SA|SU"),
    "BYDAY": re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"),
}
# Google Calendar has no event that repeats within a day; the stricter reading is to refuse them.
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


def _bad_rule() -> GoogleError:
    return invalid("Invalid recurrence rule.")


def _check_rule(text: str, *, all_day: bool) -> None:
    parts: dict[str, str] = {}
    for piece in text.strip(";").split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value or name in parts:
            raise _bad_rule()
        parts[name] = value
    if parts.pop("FREQ", None) not in _FREQUENCIES or {"COUNT", "UNTIL"} <= parts.keys():
        raise _bad_rule()
    for name, value in parts.items():
        form = _PARTS.get(name)
        if name == "UNTIL":
            # RFC 5545 3.3.10: a date for all-day series, else UTC. Taken by the letter.
            form = _DAY if all_day else _UTC
        if form is None or not all(form.fullmatch(item) for item in value.split(",")):
            raise _bad_rule()


def check_lines(lines: list[str], start: When) -> None:
    """Refuse lines that Google refuses: 400 ``invalid``."""
    if not any(line.startswith(("RRULE", "RDATE")) for line in lines):
        raise _bad_rule()
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise _bad_rule()
        kind, parameters, value = match.groups()
        if kind in {"RRULE", "EXRULE"}:
            if parameters:
                raise _bad_rule()
            _check_rule(value, all_day=start.all_day)
        else:
            tzid = _tzid(parameters)
            if tzid is not None and zone(tzid) is None:
                raise _bad_rule()
            for item in value.split(","):
                if not any(form.fullmatch(item) for form in (_UTC, _LOCAL, _DAY)):
                    raise _bad_rule()
    try:
        _set_of(tuple(lines), start, "UTC")
    except (ValueError, TypeError, OverflowError) as error:
        raise _bad_rule() from error


def _tzid(parameters: str) -> str | None:
    for parameter in parameters.strip(";").split(";"):
        name, _, value = parameter.partition("=")
        if name == "TZID":
            return value
    return None


def _wall(item: str, tzid: str | None, own_zone: str) -> datetime:
    """Read an RDATE, EXDATE or UNTIL value as wall-clock time in the series' zone."""
    if _DAY.fullmatch(item):
        return datetime.strptime(item, "%Y%m%d")  # noqa: DTZ007 - wall clock
    moment = datetime.strptime(item[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall clock
    if item.endswith("Z"):
        moment = moment.replace(tzinfo=UTC)
    elif tzid is not None:
        moment = moment.replace(tzinfo=known_zone(tzid))
    else:
        return moment
    return moment.astimezone(known_zone(own_zone)).replace(tzinfo=None)


@lru_cache(maxsize=4096)
def _set_of(lines: tuple[str, ...], start: When, calendar_zone: str) -> rruleset:
    own_zone = start.zone or calendar_zone
    first = start.local(calendar_zone)
    result = rruleset()
    # Google counts the start as an occurrence even where the rule does not match it
    # (googleapis/google-api-nodejs-client#2214).
    result.rdate(first)
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(line)
        kind, parameters, value = match.groups()
        if kind in {"RRULE", "EXRULE"}:
            text = re.sub(
                r"UNTIL=([0-9TZ]+)",
                lambda found: f"UNTIL={_wall(found[1], None, own_zone):%Y%m%dT%H%M%S}",
                value,
            )
            rule = rrulestr(text, dtstart=first)
            assert isinstance(rule, rrule)
            (result.rrule if kind == "RRULE" else result.exrule)(rule)
            continue
        tzid = _tzid(parameters)
        for item in value.split(","):
            moment = _wall(item, tzid, own_zone)
            if _DAY.fullmatch(item):
                moment = moment.replace(hour=first.hour, minute=first.minute, second=first.second)
            (result.rdate if kind == "RDATE" else result.exdate)(moment)
    return result


@dataclass(frozen=True, slots=True)
class Series:
    """A master's times: its first start and end, and its recurrence lines."""

    start: When
    end: When
    lines: tuple[str, ...]
    calendar_zone: str

    @property
    def duration(self) -> timedelta:
        """Length of an occurrence: exact for timed events, days for all-day ones."""
        if self.start.day is not None and self.end.day is not None:
            return self.end.day - self.start.day
        own = known_zone(self.calendar_zone)
        return self.end.at(own) - self.start.at(own)

    def limit(self, time_max: datetime | None, horizon: datetime) -> datetime:
        """Return up to when to expand: endless series end at the horizon unless told."""
        if time_max is not None:
            return time_max
        endless = any(
            line.startswith("RRULE") and "COUNT=" not in line and "UNTIL=" not in line
            for line in self.lines
        )
        return horizon if endless else datetime.max.replace(tzinfo=UTC)

    def _rules(self) -> rruleset:
        return _set_of(self.lines, self.start, self.calendar_zone)

    def _when(self, wall: datetime) -> When:
        if self.start.all_day:
            return When(day=wall.date())
        own = known_zone(self.start.zone or self.calendar_zone)
        return When(instant=wall.replace(tzinfo=own).astimezone(UTC), zone=self.start.zone)

    def occurrences(self, horizon: datetime) -> Iterator[When]:
        """Yield the starts, in order, that lie before ``horizon``."""
        own = known_zone(self.calendar_zone)
        for wall in self._rules():
            when = self._when(wall)
            if when.at(own) >= horizon:
                return
            yield when

    def has(self, when: When) -> bool:
        """Whether an occurrence starts exactly then."""
        if when.all_day is not self.start.all_day:
            return False
        wall = When(day=when.day, instant=when.instant, zone=self.start.zone).local(
            self.calendar_zone
        )
        return bool(self._rules().between(wall, wall, inc=True))

    def end_of(self, start: When) -> When:
        """Return where the occurrence that starts then ends."""
        moved = start.shifted(self.duration)
        return When(day=moved.day, instant=moved.instant, zone=self.end.zone)


def suffix_of(original: When) -> str:
    """Return what an instance's id carries after the underscore."""
    if original.day is not None:
        return f"{original.day:%Y%m%d}"
    assert original.instant is not None
    return f"{original.instant:%Y%m%dT%H%M%SZ}"


def original_of(suffix: str) -> When | None:
    """Read an instance id's suffix; None if it is not one."""
    try:
        if _DAY.fullmatch(suffix):
            return When(day=datetime.strptime(suffix, "%Y%m%d").date())  # noqa: DTZ007
        if _UTC.fullmatch(suffix):
            moment = datetime.strptime(suffix, "%Y%m%dT%H%M%SZ")  # noqa: DTZ007
            return When(instant=moment.replace(tzinfo=UTC))
    except ValueError:
        return None
    return None
