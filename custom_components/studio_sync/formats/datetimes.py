"""Instants, wall clocks and dates, and their text in iCalendar (RFC 5545 §3.3.4, §3.3.5)."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import RecurrenceError, RecurrenceReason
from .rrule_expansion import EARLIEST, LATEST

type Moment = datetime | date

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

_TEXT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)


_NO_ZONE = re.compile(r"localtime|posixrules|Factory|(?:posix|right)/.*")
"""Files beside those of zones: the zone of this machine, one for none, and copies of all."""


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo:
    """Return the IANA zone of that name. Raises RecurrenceError if there is none."""
    if _NO_ZONE.fullmatch(name):
        raise RecurrenceError(RecurrenceReason.ZONE_UNKNOWN)
    try:
        return ZoneInfo(name)
    # A name such as "Europe" is a folder, and one with a NUL can't be a file at all.
    except (ZoneInfoNotFoundError, ValueError, OSError) as err:
        raise RecurrenceError(RecurrenceReason.ZONE_UNKNOWN) from err


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, of a wall clock. Raises OverflowError at the ends of time."""
    return local.replace(tzinfo=zone).astimezone(UTC)


def wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clock of a zone shows; beyond the years 1 to 9999 the nearest there is."""
    try:
        return moment.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return EARLIEST if moment.year == 1 else LATEST


def midnight(day: date) -> datetime:
    """Return the first moment of a day on the wall clock."""
    return datetime.combine(day, time())


def moment_text(moment: Moment) -> str:
    """Write an instant as ``20260105T090000Z``, a date as ``20260105``."""
    text = f"{moment.year:04}{moment.month:02}{moment.day:02}"
    if isinstance(moment, datetime):
        text += f"T{moment.hour:02}{moment.minute:02}{moment.second:02}Z"
    return text


def read_moment(text: str, *, zone: ZoneInfo, clock: time) -> datetime:
    """Read a DATE or DATE-TIME as an instant in UTC; a date takes the time of ``clock``."""
    local, utc = read_literally(text)
    if not isinstance(local, datetime):
        local = datetime.combine(local, clock)
    try:
        return local.replace(tzinfo=UTC) if utc else instant(local, zone)
    except OverflowError as err:
        raise RecurrenceError(RecurrenceReason.DATE_OUT_OF_RANGE) from err


def read_day(text: str) -> datetime:
    """Read a DATE, or the date of a DATE-TIME, as a midnight of the wall clock."""
    return midnight(read_literally(text)[0])


def read_literally(text: str) -> tuple[Moment, bool]:
    """Read the text literally: the time it shows, and whether that is UTC."""
    match = _TEXT.fullmatch(text.strip().upper())
    if not match:
        raise RecurrenceError(RecurrenceReason.DATE_MALFORMED)
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        shown = date(int(year), int(month), int(day))
        if hour is None:
            return shown, False
        return datetime.combine(shown, time(int(hour), int(minute), int(second))), bool(utc)
    except ValueError as err:
        raise RecurrenceError(RecurrenceReason.DATE_MALFORMED) from err
