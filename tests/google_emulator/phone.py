"""People with a phone: edits as the Calendar app makes them, for tests.

They go through the same functions as the API, so etags, sequences and listings move alike.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
import re
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from . import errors
from .contacts_phone import PhoneContacts
from .events import Writer
from .recurrence import suffix_of
from .resource import event_resource, instance_of
from .state import Account, Calendar, CalendarEntry, Event
from .times import When, known_zone
from .wire import JsonObject

if TYPE_CHECKING:
    from .server import GoogleEmulator

type Time = datetime | date | JsonObject
"""An aware time, a day, or an EventDateTime."""

CALENDAR_SCOPES = (
    "https://www.googleapis.com/auth/calendar.events",
    "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
    "openid",
    "https://www.googleapis.com/auth/userinfo.email",
)


def event_time(value: Time) -> JsonObject:
    """Write a time as an EventDateTime."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        written: JsonObject = {"dateTime": value.isoformat(timespec="seconds")}
        if isinstance(value.tzinfo, ZoneInfo):
            written["timeZone"] = value.tzinfo.key
        elif value.tzinfo is UTC:
            written["timeZone"] = "UTC"
        return written
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _fields(fields: dict[str, object]) -> JsonObject:
    times = {"start", "end"}
    return {k: event_time(v) if k in times and v else v for k, v in fields.items()}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class PhoneCalendar:
    """One calendar in a person's hands."""

    google: GoogleEmulator
    account: Account
    entry: CalendarEntry

    @property
    def id(self) -> str:
        """The calendar's id."""
        return self.entry.calendar.id

    @property
    def calendar(self) -> Calendar:
        """The calendar's state."""
        return self.entry.calendar

    def _writer(self, *, notify: bool = False) -> Writer:
        return Writer(
            state=self.google.state,
            account=self.account,
            entry=self.entry,
            known=self.google.calendar_api.discovery.properties("Event"),
            send_updates="all" if notify else "none",
            trusted=True,
        )

    def _show(self, event: Event) -> JsonObject:
        return event_resource(self.calendar, event)

    def add(
        self, summary: str = "", *, start: Time, end: Time | None = None, **fields: object
    ) -> JsonObject:
        """Create an event and return it; lasts an hour or a day unless ``end`` says.

        ``fields`` are members of Google's event resource. Also those that only Google sets may be
        given (``organizer``, ``hangoutLink``, ``eventType="fromGmail"``): so come invitations.
        """
        if end is None:
            if isinstance(start, dict):
                raise TypeError("an end is needed with a start in Google's form")
            step = timedelta(hours=1) if isinstance(start, datetime) else timedelta(days=1)
            end = start + step
        body = _fields({"summary": summary, "start": start, "end": end, **fields})
        return self._show(self._writer().insert(body))

    def edit(self, event_id: str, *, notify: bool = False, **fields: object) -> JsonObject:
        """Change an event (or the exception of that id); None clears a field."""
        body = _fields(dict(fields))
        for name in ("start", "end"):
            if name in body:
                body[name] = {"date": None, "dateTime": None, "timeZone": None} | body[name]
        return self._show(self._writer(notify=notify).patch(event_id, body, None))

    def delete(self, event_id: str, *, notify: bool = False) -> None:
        """Delete an event, or a whole series."""
        self._writer(notify=notify).delete(event_id, None)

    def get(self, event_id: str) -> JsonObject:
        """Return an event as events.get does."""
        return self._show(self._writer().find(event_id))

    def receive_date(
        self, series_id: str, at: datetime | date, summary: str, *, start: Time, **fields: Any
    ) -> JsonObject:
        """Receive one date of somebody's series, as an invitation to that date alone does."""
        original = _when(at)
        made = self.add(summary, start=start, id=f"{series_id}_{suffix_of(original)}", **fields)
        event = self.calendar.events[made["id"]]
        event.master, event.original, event.cache = series_id, original, None
        self.calendar.exceptions.setdefault(series_id, {})[event.id] = event
        return self._show(event)

    def instance_id(self, series_id: str, at: datetime | date) -> str:
        """Return the id of the occurrence that by the series' rule starts then."""
        return f"{series_id}_{suffix_of(_when(at))}"

    def edit_instance(self, series_id: str, at: datetime | date, **fields: object) -> JsonObject:
        """Change one occurrence ("this event only")."""
        return self.edit(self.instance_id(series_id, at), **fields)  # type: ignore[arg-type]

    def delete_instance(self, series_id: str, at: datetime | date) -> None:
        """Delete one occurrence."""
        self.delete(self.instance_id(series_id, at))

    def split_series(self, series_id: str, at: datetime | date, **changes: object) -> JsonObject:
        """Change "this and following events": end the series, begin another, which is returned."""
        master = self._writer().find(series_id)
        series, when = self.calendar.series(master), _when(at)
        if not series.has(when):
            raise errors.not_found()
        own = known_zone(self.calendar.time_zone)
        start = When(day=when.day, instant=when.instant, zone=master.start.zone)
        done = sum(
            1
            for _ in takewhile(
                lambda item: item.at(own) < start.at(own),
                series.occurrences(start.at(own) + timedelta(days=1)),
            )
        )
        new = self._show(master) | {
            "start": start.stored(),
            "end": series.end_of(start).stored(),
            "recurrence": [_remaining(line, done) for line in master.lines],
        }
        del new["sequence"]
        new["id"] = self._split_id(series_id, start)
        new["iCalUID"] = f"{new['id']}@google.com"
        self._writer().patch(
            series_id, {"recurrence": [_until(line, start) for line in master.lines]}, None
        )
        return self._show(self._writer().insert(new | _fields(dict(changes))))

    def _split_id(self, series_id: str, start: When) -> str:
        """Make an id as Google's apps do; it contains letters that clients may not choose."""
        split = f"{series_id.partition('_R')[0]}_R{suffix_of(start).removesuffix('Z')}"
        while split in self.calendar.events:
            split += "0"
        return split

    def instances(self, series_id: str, *, count: int = 50) -> list[JsonObject]:
        """Return the first occurrences of a series as people see them, cancelled ones left out."""
        master = self._writer().find(series_id)
        series, exceptions = self.calendar.series(master), self.calendar.exceptions_of(master)
        found: list[JsonObject] = []
        for start in series.occurrences(datetime.max.replace(tzinfo=UTC)):
            single = instance_of(self.calendar, master, start, series.end_of(start))
            single = exceptions.get(single.id, single)
            if not single.deleted:
                found.append(self._show(single))
            if len(found) == count:
                break
        return found

    def events(self, *, deleted: bool = False) -> list[JsonObject]:
        """Return everything stored, in the order of creation; occurrences are not expanded."""
        return [
            self._show(event)
            for event in self.calendar.by_number
            if deleted or not event.deleted or (event.master is not None and not event.dropped)
        ]

    def set_time_zone(self, name: str) -> None:
        """Change the calendar's zone, as somebody travelling does."""
        self.google.state.set_time_zone(self.calendar, name)

    def expire_sync_tokens(self) -> None:
        """Let all sync tokens of the calendar die."""
        self.calendar.tokens += 1


@dataclass(frozen=True, slots=True)
class Person:
    """An account in a person's hands."""

    google: GoogleEmulator
    account: Account

    @property
    def email(self) -> str:
        """The account's address."""
        return self.account.email

    @property
    def sub(self) -> str:
        """The account's stable id."""
        return self.account.sub

    @property
    def primary(self) -> PhoneCalendar:
        """The person's own calendar."""
        return self.calendar("primary")

    @property
    def calendars(self) -> list[PhoneCalendar]:
        """All calendars in the person's list."""
        return [PhoneCalendar(self.google, self.account, entry) for entry in self.account.entries]

    def calendar(self, calendar_id: str) -> PhoneCalendar:
        """Return a calendar from the person's list by id or name."""
        entry = self.google.state.entry(self.account, calendar_id)
        for item in self.account.entries:
            if entry is None and item.calendar.summary == calendar_id:
                entry = item
        if entry is None:
            raise KeyError(calendar_id)
        return PhoneCalendar(self.google, self.account, entry)

    def add_calendar(
        self,
        summary: str,
        *,
        calendar_id: str | None = None,
        time_zone: str = "Europe/Berlin",
        role: str = "owner",
        hidden: bool = False,
        background: str = "#9fe1e7",
    ) -> PhoneCalendar:
        """Create a calendar in the person's list; with a lesser role somebody else owns it."""
        calendar = self.google.state.add_calendar(
            self.account,
            summary=summary,
            calendar_id=calendar_id,
            time_zone=time_zone,
            role=role,
            hidden=hidden,
            background=background,
        )
        return self.calendar(calendar.id)

    def share(self, calendar: PhoneCalendar, other: Person, role: str) -> PhoneCalendar:
        """Put a calendar into another person's list with a role."""
        self.google.state.share(other.account, calendar.calendar, role)
        return other.calendar(calendar.id)

    @property
    def contacts(self) -> PhoneContacts:
        """The person's contacts."""
        google = self.google
        settings = google.people_api.settings
        return PhoneContacts(google.state, self.account.contacts, settings, google.url)

    def access_token(self, scopes: tuple[str, ...] = CALENDAR_SCOPES) -> str:
        """Issue an access token without any consent."""
        return self.google.oauth.access_token(self.account, frozenset(scopes))

    def revoke(self) -> None:
        """Take back all grants, as on the account's security page."""
        self.google.oauth.revoke_grants(self.email)


def _when(at: datetime | date) -> When:
    if isinstance(at, datetime):
        return When(instant=at.astimezone(UTC))
    return When(day=at)


def _remaining(line: str, done: int) -> str:
    """Take the occurrences that are over off a rule's COUNT."""
    return re.sub(r"COUNT=(\d+)", lambda found: f"COUNT={int(found[1]) - done}", line)


def _until(line: str, start: When) -> str:
    """End a rule before a start, as Google's own apps write it."""
    if not line.startswith("RRULE"):
        return line
    parts = [part for part in line.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
    if start.day is not None:
        last = f"{start.day - timedelta(days=1):%Y%m%d}"
    else:
        assert start.instant is not None
        last = f"{start.instant - timedelta(seconds=1):%Y%m%dT%H%M%SZ}"
    return ";".join([*parts, f"UNTIL={last}"])
