"""The zone of a calendar as the property calendar-timezone has it (RFC 4791 §5.2.2)."""

from functools import lru_cache
from typing import Final

from ..formats.icalendar.lines import written
from ..formats.icalendar.zone_write import zone_lines

_SINCE: Final = 1970


@lru_cache(maxsize=64)
def zone_text(name: str) -> str:
    """Return a calendar with the VTIMEZONE of an IANA zone. Raises RecurrenceError."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Studio Sync//Home Assistant//EN",
        *zone_lines(name, _SINCE),
        "END:VCALENDAR",
    ]
    return b"".join(map(written, lines)).decode()
