"""What people see on each side: every instance in a calendar, read without the sync."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
import re
from typing import Any

import orjson

from custom_components.studio_sync.book import appointments, conflicts, journal
from custom_components.studio_sync.book.codec import dump
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    APPOINTMENT,
    Appointment,
    Conflict,
    Content,
    Status,
    When,
)
from custom_components.studio_sync.formats.recurrence import expand
from tests.google_emulator import PhoneCalendar
from tests.world import START, ZONE

TAG = re.compile(r"[ir]\d{4}")
BUSY = "Busy"
"""What an account that is shown nothing else is shown."""
FIRST, LAST = START - timedelta(days=365), START + timedelta(days=365 * 8)


@dataclass(frozen=True, slots=True)
class Row:
    """One instance as it is in a calendar."""

    title: str
    start: str
    end: str
    description: str
    place: str
    tentative: bool
    busy: bool

    @property
    def tag(self) -> str:
        """The tag of the thing it belongs to."""
        return tag_of(self.title)


def tag_of(title: str) -> str:
    """Return the tag that a title begins with."""
    found = TAG.match(title)
    return found[0] if found else "none"


def book_rows(tx: Transaction, staff_id: str) -> Counter[Row]:
    """Return what is in the calendar of a staff member."""
    return Counter(row for row, _ in book_instances(tx, staff_id))


def book_instances(tx: Transaction, staff_id: str) -> Iterable[tuple[Row, Appointment]]:
    """Yield every instance in the calendar of a staff member, and what it is one of."""
    for each in appointments.window(tx, FIRST, LAST, owner_id=staff_id, zone=ZONE):
        yield book_row(each.appointment.content, each.when), each.appointment


def book_row(content: Content, when: When) -> Row:
    """Return one instance as it is in the book."""
    return Row(
        title=content.title,
        start=text_of(when.start),
        end=text_of(when.end),
        description=content.description,
        place=content.place,
        tentative=content.status is Status.TENTATIVE,
        busy=content.busy,
    )


def text_of(moment: datetime | date) -> str:
    """Write an instant in UTC, or a date."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return moment.isoformat()


def google_rows(phone: PhoneCalendar) -> Counter[Row]:
    """Return what is in a Google calendar and is an appointment of somebody's."""
    return Counter(google_row(event) for event in google_instances(phone))


def google_instances(phone: PhoneCalendar) -> Iterable[dict[str, Any]]:
    """Yield every occurrence of every event."""
    for event in living(phone):
        if event.get("recurrence"):
            yield from phone.instances(str(event["id"]), count=1000)
        else:
            yield event


def living(phone: PhoneCalendar) -> list[dict[str, Any]]:
    """Return the single events and the series, but not what is no appointment."""
    return [
        event
        for event in phone.events()
        if event["status"] != "cancelled"
        and event.get("recurringEventId") not in phone.calendar.events
        and str(event.get("summary", "")).startswith(("i", BUSY))
    ]


def google_row(event: dict[str, Any]) -> Row:
    """Return one occurrence as it is in Google, but for what it is only shown."""
    description, place = str(event.get("description", "")), str(event.get("location", ""))
    said = event.get("extendedProperties", {}).get("private", {}).get("studioSyncShown")
    if said is not None:
        shown = orjson.loads(said)
        place = "" if place == shown.get("place") else place
        if "phone" in shown:
            description = description.removesuffix(shown["phone"]).removesuffix("\n\n")
    return Row(
        title=str(event.get("summary", "")),
        start=text_of(moment_of(event["start"])),
        end=text_of(moment_of(event["end"])),
        description=description,
        place=place,
        tentative=event["status"] == "tentative",
        busy=event.get("transparency") != "transparent",
    )


def moment_of(value: dict[str, str]) -> datetime | date:
    """Read a time of Google's; an instant in UTC or a date."""
    if "date" in value:
        return date.fromisoformat(value["date"])
    return datetime.fromisoformat(value["dateTime"]).astimezone(UTC)


def series_starts(content: Content) -> list[datetime | date]:
    """Return the first instances of a series, eight at the most."""
    when = content.when
    zone = getattr(when, "zone", None)
    after: datetime | date = when.start
    step = timedelta(days=400)
    return list(expand(content.recurrence, when.start, zone, after, after + step))[:8]


def heads(tx: Transaction, staff_id: str) -> Counter[str]:
    """Count the single ones and series in a calendar by tag."""
    every = (a for a in appointments.changes(tx, 0) if a.lives and a.series_id is None)
    return Counter(tag_of(a.content.title) for a in every if staff_id in a.owners)


def book_text(tx: Transaction) -> str:
    """Return all that the book remembers of appointments: tombstones, conflicts, journal too."""
    parts = [dump(each.content) for each in appointments.changes(tx, 0)]
    for run in journal.runs(tx, limit=100_000):
        for entry in journal.entries(tx, run.id):
            if entry.record_kind != APPOINTMENT:
                continue
            parts += [dump(c) for c in (entry.before, entry.after) if c is not None]
            parts.append(entry.loser)
    parts += [dump(c.theirs) for c in open_conflicts(tx) if c.theirs is not None]
    return "\n".join(parts)


def state_text(tx: Transaction) -> str:
    """Return what is in the book now, with times in UTC."""
    every = [each.content for each in appointments.changes(tx, 0) if each.lives]
    return "\n".join(f"{dump(each)} {text_of(each.when.start)}" for each in every)


def open_conflicts(tx: Transaction) -> list[Conflict]:
    """Return the questions about appointments that wait for a person."""
    return [each for each in conflicts.open_ones(tx) if each.record_kind == APPOINTMENT]


def google_text(phone: PhoneCalendar) -> str:
    """Return all that lives in a Google calendar, with times in UTC."""
    parts: list[str] = []
    for event in phone.events():
        if event["status"] != "cancelled":
            parts.append(orjson.dumps(event).decode())
            parts.append(text_of(moment_of(event["start"])))
    return "\n".join(parts)


def tables_text(tx: Transaction) -> tuple[object, ...]:
    """Return what a quiet run must not touch: rev, links, the journal, the cursor apart."""
    query = "SELECT * FROM {} ORDER BY 1, 2"
    names = ("link", "run", "entry", "conflict", "aside")
    stored = (
        tuple(map(tuple, tx.connection.exec_driver_sql(query.format(name)))) for name in names
    )
    return (*stored, tx.rev)
