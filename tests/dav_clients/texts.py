"""The texts of items, where a client or a server is handed them as texts."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
import re
from zoneinfo import ZoneInfo

from .server import ZONE, Item, Kind

_LENGTH = timedelta(hours=1)


def uid_of(item: Item) -> str:
    """Return the UID of an item, which is a file name, too."""
    return sha256(item.title.encode()).hexdigest()[:24]


def text_of(kind: Kind, item: Item) -> str:
    """Write an item as iCalendar or as vCard 3.0."""
    if kind is Kind.EVENT:
        return _event(item)
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:{uid_of(item)}",
            f"FN:{item.title}",
            f"N:{_name(item.title)}",
            f"TEL;TYPE=CELL:{item.detail}",
            "END:VCARD",
            "",
        )
    )


def _name(title: str) -> str:
    """Write the structured name of a full name."""
    given, _, family = title.partition(" ")
    return f"{family};{given};;;"


def _event(item: Item) -> str:
    start = datetime.fromisoformat(item.detail)
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Studio Sync//Tests//EN",
            "BEGIN:VEVENT",
            f"UID:{uid_of(item)}",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + _LENGTH:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{item.title}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


def item_in(kind: Kind, text: str) -> Item:
    """Read an item from a text that a client wrote, with its time in UTC."""
    title = _value("SUMMARY" if kind is Kind.EVENT else "FN", text)
    if kind is Kind.CARD:
        return Item(title=title, detail=_value("TEL", text).removeprefix("tel:"))
    return Item(title=title, detail=f"{_start(text):%Y-%m-%dT%H:%M}")


def renamed(kind: Kind, text: str, new: str) -> str:
    """Change the title in a text, and nothing else."""
    name = "SUMMARY" if kind is Kind.EVENT else "FN"
    if kind is Kind.CARD:
        text = re.sub(r"^N:[^\r\n]*", f"N:{_name(new)}", text, flags=re.MULTILINE)
    # The first is that of a series, which its single dates follow.
    line = rf"^({name}[^:\r\n]*:)[^\r\n]*"
    return re.sub(line, rf"\g<1>{new}", text, count=1, flags=re.MULTILINE)


def _start(text: str) -> datetime:
    """Read when an event starts, in UTC."""
    parameters, value = _line("DTSTART", text)
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    zone = re.search(r";TZID=\"?([^;:\"]+)", parameters)
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the zone follows
    return local.replace(tzinfo=ZoneInfo(zone[1]) if zone else ZONE).astimezone(UTC)


def _value(name: str, text: str) -> str:
    return _line(name, text)[1]


def _line(name: str, text: str) -> tuple[str, str]:
    """Find a property: its parameters with their semicolons, and its value."""
    # Within the event: a time zone has a DTSTART as well.
    body = text[max(text.find("BEGIN:VEVENT"), 0) :].replace("\r", "")
    found = re.search(rf"^{name}((?:;[^:\n]*)?):(.*)$", body, flags=re.MULTILINE)
    if found is None:
        raise ValueError(f"no {name} in a text")
    return found[1], found[2]


KEPT = ("BEGIN:VALARM", "TRIGGER:-PT30M", "X-STUDIO-TEST:stays", "RECURRENCE-ID", "outdoors")
"""What is in the text of a series, whatever becomes of its title."""


def series(title: str) -> str:
    """Write a weekly series with an alarm, an unknown line, and its second date an hour later."""
    first = datetime.now(tz=UTC).replace(hour=13, minute=0, second=0) + timedelta(days=3)
    second = first + timedelta(days=7)
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nTRIGGER:-PT30M\r\nEND:VALARM"
    head = "BEGIN:VEVENT\r\nUID:series-of-a-client\r\nDTSTAMP:20260101T000000Z"
    begins, length = f"{first:%Y%m%dT%H%M%SZ}", timedelta(hours=1)
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Studio Sync//Tests//EN",
            f"{head}\r\nDTSTART:{begins}\r\nDTEND:{first + length:%Y%m%dT%H%M%SZ}",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            f"SUMMARY:{title}\r\nX-STUDIO-TEST:stays\r\n{alarm}\r\nEND:VEVENT",
            f"{head}\r\nRECURRENCE-ID:{second:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{second + length:%Y%m%dT%H%M%SZ}",
            f"DTEND:{second + 2 * length:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:outdoors\r\n{alarm}\r\nEND:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )
