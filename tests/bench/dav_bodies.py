"""What the measured phones send."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_PROPERTIES = "<D:prop><D:getetag/></D:prop>"
_WITH_DATA = "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_NAMES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'

ETAGS = f"{_HEAD}<D:propfind {_NAMES}>{_PROPERTIES}</D:propfind>"


def query(start: datetime, days: int) -> str:
    """Ask for what happens in so many days, with data."""
    edges = f'start="{_moment(start)}" end="{_moment(start + timedelta(days=days))}"'
    return (
        f"{_HEAD}<C:calendar-query {_NAMES}>{_WITH_DATA}"
        '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
        f"<C:time-range {edges}/>"
        "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"
    )


def multiget(paths: Iterable[str]) -> str:
    """Ask for the data of some events."""
    hrefs = "".join(f"<D:href>{path}</D:href>" for path in paths)
    return f"{_HEAD}<C:calendar-multiget {_NAMES}>{_WITH_DATA}{hrefs}</C:calendar-multiget>"


def sync(token: str) -> str:
    """Ask what has changed since a token; for everything with an empty one."""
    return (
        f"{_HEAD}<D:sync-collection {_NAMES}><D:sync-token>{token}</D:sync-token>"
        f"<D:sync-level>1</D:sync-level>{_PROPERTIES}</D:sync-collection>"
    )


def event(uid: str, start: datetime, title: str) -> str:
    """Write an event of a quarter of an hour, as a phone does."""
    begin, end = _moment(start), _moment(start + timedelta(minutes=15))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//studio-sync//bench//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261121T090000Z",
        f"DTSTART:{begin}",
        f"DTEND:{end}",
        f"SUMMARY:{title}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Soon",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
