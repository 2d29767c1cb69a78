"""What the emulated Google knows: accounts, calendars, events, mails."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
import random

from .people_state import ContactBook
from .recurrence import Series
from .texts import TextLimits
from .times import When
from .wire import JsonObject

ROLES = ("freeBusyReader", "reader", "writerWithoutPrivateAccess", "writer", "owner")
SEES_ALL = frozenset({"writer", "owner"})
WRITES = SEES_ALL | {"writerWithoutPrivateAccess"}


class Orphans(StrEnum):
    """How cancelled exceptions of a deleted series are listed. Google's documents leave it open."""

    OMITTED = "omitted"
    """Not at all: the series alone leaves a tombstone."""
    BY_ID = "by_id"
    """Like any deleted event, by their id alone."""
    WITH_SERIES = "with_series"
    """Like those of a living series, with its id and their original start."""


@dataclass(slots=True)
class Account:
    """A Google account."""

    email: str
    sub: str
    """Stable id of the person, OpenID's ``sub``."""
    name: str
    auto_consent: bool = False
    """Sign in and allow without showing the consent page."""
    granted: list[str] | None = None
    """Scopes this person ticks when consenting by themselves; None means all."""
    entries: list[CalendarEntry] = field(default_factory=list)
    list_version: int = 0
    contacts: ContactBook = field(default_factory=ContactBook)


@dataclass(slots=True)
class CalendarEntry:
    """A calendar as it is in somebody's list."""

    calendar: Calendar
    role: str = "owner"
    primary: bool = False
    hidden: bool = False
    selected: bool = True
    summary_override: str | None = None
    color_id: str = "14"
    background: str = "#9fe1e7"
    etag: int = 0


@dataclass(slots=True)
class Delayed:
    """A write that listings do not show yet."""

    before: JsonObject | None
    """What listings show meanwhile; None if there was nothing."""
    listings: int
    """How many further listings will not show it."""
    until: datetime | None
    """Listings from then on show it, whatever the count."""


@dataclass(slots=True, eq=False)
class Event:
    """One event, or one exception of a series, living or deleted."""

    id: str
    number: int
    """Position in the order of creation within the calendar."""
    fields: JsonObject
    """Everything as Google writes it but times, ids and stamps."""
    start: When
    end: When
    created: datetime
    updated: datetime
    etag: int = 0
    sequence: int = 0
    change: int = 0
    """Number of its latest change in the calendar's sequence."""
    master: str | None = None
    original: When | None = None
    dropped: bool = False
    """An exception whose place in the series is gone; kept as a tombstone only."""
    past: list[tuple[When, When, list[str]]] = field(default_factory=list)
    """Earlier times of a series, so that listings of instances can tell what vanished."""
    delayed: Delayed | None = None
    cache: bytes | None = None
    """The default rendering, while it holds."""

    @property
    def status(self) -> str:
        """``confirmed``, ``tentative`` or ``cancelled``."""
        status: str = self.fields.get("status", "confirmed")
        return status

    @property
    def deleted(self) -> bool:
        """Whether it is a tombstone."""
        return self.status == "cancelled"

    @property
    def lines(self) -> list[str]:
        """The recurrence lines; empty unless it is a series."""
        lines: list[str] = self.fields.get("recurrence", [])
        return lines


@dataclass(slots=True, eq=False)
class Calendar:
    """A calendar with its events and their sequence of changes."""

    id: str
    summary: str
    owner: str
    """E-mail address of the account it belongs to."""
    time_zone: str
    description: str | None = None
    events: dict[str, Event] = field(default_factory=dict)
    """By id, deleted ones included: an id is never free again."""
    by_number: list[Event] = field(default_factory=list)
    exceptions: dict[str, dict[str, Event]] = field(default_factory=dict)
    """By the id of the series, then by their own."""
    log: list[tuple[int, Event]] = field(default_factory=list)
    sequence: int = 0
    tokens: int = 0
    """Generation of its sync tokens; older ones are dead."""
    updated: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    delayed: set[str] = field(default_factory=set)
    orphans: Orphans = Orphans.OMITTED

    def add(self, event: Event) -> None:
        """Take in a new event."""
        self.events[event.id] = event
        self.by_number.append(event)
        if event.master is not None:
            self.exceptions.setdefault(event.master, {})[event.id] = event

    def touch(self, event: Event) -> None:
        """Put the event at the end of the sequence of changes."""
        self.sequence += 1
        event.change = self.sequence
        event.cache = None
        self.log.append((self.sequence, event))
        if len(self.log) > 4 * len(self.events) + 4096:
            self.log = [entry for entry in self.log if entry[1].change == entry[0]]

    def changed_since(self, sequence: int) -> Iterator[Event]:
        """Yield each event changed after a point, by its latest change, oldest first."""
        log = self.log
        index = bisect_right(log, sequence, key=lambda entry: entry[0])
        for position in range(index, len(log)):
            number, event = log[position]
            if event.change == number:
                yield event

    def series(self, event: Event) -> Series:
        """Return the times of a master."""
        return Series(event.start, event.end, tuple(event.lines), self.time_zone)

    def exceptions_of(self, master: Event) -> dict[str, Event]:
        """Return the exceptions of a series that still have a place in it, by id."""
        return {
            key: event
            for key, event in self.exceptions.get(master.id, {}).items()
            if not event.dropped
        }

    def is_orphan(self, event: Event) -> bool:
        """Tell whether an event is an exception of a series that was deleted."""
        master = self.events.get(event.master or "")
        return master is not None and master.deleted

    def takes_place_again(self, event: Event) -> bool:
        """Tell whether an exception was dropped, and its series comes at its time once more.

        Its tombstone would then say that something is cancelled which takes place.
        """
        master = self.events.get(event.master or "")
        if not event.dropped or master is None or master.deleted or event.original is None:
            return False
        return bool(master.lines) and self.series(master).has(event.original)


@dataclass(frozen=True, slots=True)
class Mail:
    """A message that Google would have sent to a guest."""

    to: str
    kind: str
    """``invitation``, ``update`` or ``cancellation``."""
    calendar: str
    event: str


@dataclass(slots=True)
class State:
    """All of it. Only :mod:`.persistence` and the owners of each part write to it."""

    clock: Callable[[], datetime]
    random: random.Random
    accounts: dict[str, Account] = field(default_factory=dict)
    """By e-mail address, in lower case."""
    calendars: dict[str, Calendar] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    counter: int = 0
    orphans: Orphans = Orphans.OMITTED
    texts: TextLimits = field(default_factory=TextLimits)
    meetings_over: set[str] = field(default_factory=set)
    """Ids of conferences that exist no more."""
    unknown_zones: set[str] = field(default_factory=set)
    """Zones that came into being later than this Google's list."""

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return self.clock().astimezone(UTC)

    def next_etag(self) -> int:
        """Return a number that was never an etag before."""
        self.counter += 1
        return 3_500_000_000_000_000 + self.counter * 2

    def entry(self, account: Account, calendar_id: str) -> CalendarEntry | None:
        """Find a calendar in somebody's list; ``primary`` is a name for their own."""
        for entry in account.entries:
            if entry.calendar.id == calendar_id or (calendar_id == "primary" and entry.primary):
                return entry
        return None

    def add_account(
        self, email: str, *, name: str | None = None, time_zone: str = "Europe/Berlin"
    ) -> Account:
        """Create an account with its primary calendar."""
        key = email.lower()
        if key in self.accounts:
            raise ValueError(f"account exists: {email}")
        sub = str(self.random.randrange(10**20, 10**21))
        account = Account(email=email, sub=sub, name=name or email.partition("@")[0].title())
        self.accounts[key] = account
        self.add_calendar(
            account, calendar_id=email, summary=email, time_zone=time_zone, primary=True
        )
        return account

    def add_calendar(
        self,
        account: Account,
        *,
        summary: str,
        calendar_id: str | None = None,
        time_zone: str = "Europe/Berlin",
        role: str = "owner",
        primary: bool = False,
        hidden: bool = False,
        background: str = "#9fe1e7",
    ) -> Calendar:
        """Create a calendar in an account's list; other roles mean that another owns it."""
        if role not in ROLES:
            raise ValueError(f"unknown role: {role}")
        made = f"{self.random.getrandbits(128):032x}@group.calendar.google.com"
        calendar = Calendar(
            id=calendar_id or made,
            summary=summary,
            owner=account.email if role == "owner" else "somebody.else@example.com",
            time_zone=time_zone,
            updated=self.now(),
            orphans=self.orphans,
        )
        if calendar.id in self.calendars:
            raise ValueError(f"calendar exists: {calendar.id}")
        self.calendars[calendar.id] = calendar
        self.share(account, calendar, role, primary=primary, hidden=hidden, background=background)
        return calendar

    def share(
        self,
        account: Account,
        calendar: Calendar,
        role: str,
        *,
        primary: bool = False,
        hidden: bool = False,
        background: str = "#9fe1e7",
    ) -> CalendarEntry:
        """Put a calendar into an account's list."""
        entry = CalendarEntry(
            calendar=calendar,
            role=role,
            primary=primary,
            hidden=hidden,
            background=background,
            etag=self.next_etag(),
        )
        account.entries.append(entry)
        return entry

    def remove_calendar(self, calendar_id: str) -> None:
        """Delete a calendar from everybody's list; it answers 404 from now on."""
        del self.calendars[calendar_id]
        for account in self.accounts.values():
            account.entries = [
                entry for entry in account.entries if entry.calendar.id != calendar_id
            ]

    def set_time_zone(self, calendar: Calendar, time_zone: str) -> None:
        """Change a calendar's zone: times are shown in it from now on, no event changes."""
        calendar.time_zone = time_zone
        for event in calendar.by_number:
            event.cache = None
