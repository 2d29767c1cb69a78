"""The facts a studio's book holds, as immutable values.

Instants are aware datetimes in UTC; a wall clock is an instant plus an IANA zone
name. All-day spans are dates with an exclusive end (RFC 5545 §3.6.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from ..formats.contact import Contact, Labelled

APPOINTMENT: Final = "appointment"
"""The kind of records that appointments are; see ``sync.kinds``."""
CLIENT: Final = "client"
"""The kind of records that clients are."""


class Kind(StrEnum):
    """What kind of appointment a record is."""

    APPOINTMENT = "appointment"
    SESSION = "session"


class Status(StrEnum):
    """RFC 5545 §3.8.1.11, for events."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Origin(StrEnum):
    """Where an appointment or a client was created."""

    STUDIO = "studio"
    GOOGLE = "google"
    SERVER = "server"
    """A calendar server, or one of contacts."""
    PHONE = "phone"


USUAL_PLACE: Final = Origin.GOOGLE
"""Where the other side of a sync is that does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A span between two instants, shown on the clock of ``zone``.

    ``start`` and ``end`` are in UTC; ``zone`` is an IANA name. A series repeats
    on the wall clock of its zone. ``end_zone`` is the zone on whose clock the end is
    shown, as of a flight; empty if it is the same.
    """

    start: datetime
    end: datetime
    zone: str
    end_zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDay:
    """Whole days from ``start`` up to, not including, ``end``."""

    start: date
    end: date


type When = Timed | AllDay
type Moment = datetime | date
"""The start of one instance: an instant in UTC, or a date if it lasts all day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an appointment and its copies elsewhere have in common.

    These are the fields that sync, merge and conflict; each is one unit.
    ``recurrence`` holds RRULE, RDATE and EXDATE lines (RFC 5545 §3.8.5) without
    DTSTART, which is ``when``. For an exception of a series it is empty.
    """

    title: str
    when: When
    description: str = ""
    place: str = ""
    recurrence: tuple[str, ...] = ()
    status: Status = Status.CONFIRMED
    busy: bool = True
    shown_place: str = ""
    """Only in copies: where it is, as its rooms are called, while ``place`` is empty."""
    shown_phone: str = ""
    """Only in copies: the line with the number of its client, after the description."""
    shown_studio: tuple[tuple[str, str], ...] = ()
    """Only in copies on servers: what the studio knows of it besides, by names of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One appointment: a single one, a series, or an exception of a series.

    An exception names its series in ``series_id`` and the instance it replaces in
    ``original_start``; a cancelled instance is an exception with the status
    *cancelled*. ``staff_id`` is the photographer or assignee. ``guests`` are the
    e-mail addresses that came with it, used to find the client; they are never sent anywhere.
    ``rev`` is the book's number for its last change, ``changed_at`` when that was.
    ``deleted`` makes it a tombstone.
    """

    id: str
    content: Content
    kind: Kind = Kind.APPOINTMENT
    staff_id: str | None = None
    assistant_ids: tuple[str, ...] = ()
    resource_ids: tuple[str, ...] = ()
    client_id: str | None = None
    session_type: str | None = None
    series_id: str | None = None
    original_start: Moment | None = None
    origin: Origin = Origin.STUDIO
    guests: tuple[str, ...] = ()
    extra: str = ""
    """Data from a replica that the book does not interpret, as JSON text, kept to be sent back."""
    deleted: bool = False
    rev: int = 0
    changed_at: datetime | None = None
    edited: tuple[tuple[str, datetime], ...] = field(default=(), compare=False)
    """When its fields were edited last, by name, where that is not ``changed_at``: see
    ``stamping.edited_at``."""
    room_names: str = field(default="", compare=False)
    """What its rooms are called, where ``beside.filled`` has looked it up; not stored with it."""
    client_phone: str = field(default="", compare=False)
    """The first number of its client, likewise."""
    client_number: str = field(default="", compare=False)
    """The studio's own number for its client, likewise."""

    @property
    def staff(self) -> tuple[str, ...]:
        """Ids of the people who take part in it."""
        first = () if self.staff_id is None else (self.staff_id,)
        return tuple(dict.fromkeys(first + self.assistant_ids))

    @property
    def owners(self) -> tuple[str, ...]:
        """Ids of the staff and resources in whose calendars it is."""
        return tuple(dict.fromkeys(self.staff + self.resource_ids))

    @property
    def parent_id(self) -> str | None:
        """The id of the record that it is part of: its series."""
        return self.series_id

    @property
    def position(self) -> Moment | None:
        """Which part of that it is: the instance that it replaces."""
        return self.original_start

    @property
    def lives(self) -> bool:
        """Neither a tombstone nor cancelled: calendars show it."""
        return not self.deleted and self.content.status is not Status.CANCELLED

    @property
    def arrived(self) -> bool:
        """It came from a phone or a replica, and is nobody's session."""
        theirs = self.origin is not Origin.STUDIO
        return theirs and self.lives and self.kind is Kind.APPOINTMENT and self.client_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A person whose appointments the studio keeps."""

    id: str
    name: str
    email: str = ""
    user_id: str | None = None
    """The Home Assistant user who is this staff member."""
    syncs: bool = True
    """*Allow calendar synchronisation* (A1)."""
    deleted: bool = False
    rev: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A room, a set or a device that appointments occupy."""

    id: str
    name: str
    syncs: bool = True
    deleted: bool = False
    rev: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A client of the studio.

    ``number`` is the studio's own for the client, as people write it. ``group_ids`` are in the
    order in which the client joined. ``rev``, ``changed_at``, ``edited``, ``extra`` and
    ``deleted`` are those of an ``Appointment``; a tombstone keeps its content until it is
    forgotten.
    """

    id: str
    content: Contact
    number: str = ""
    group_ids: tuple[str, ...] = ()
    origin: Origin = Origin.STUDIO
    extra: str = ""
    deleted: bool = False
    rev: int = 0
    changed_at: datetime | None = None
    edited: tuple[tuple[str, datetime], ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return self.content.name

    @property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses, the preferred one first."""
        return _values(self.content.emails)

    @property
    def phones(self) -> tuple[str, ...]:
        """The numbers, the preferred one first."""
        return _values(self.content.phones)

    @property
    def shown_in_calendars(self) -> tuple[str, ...]:
        """What calendars for phones show of it with a session."""
        return () if self.deleted else (self.name, *self.phones)

    @property
    def parent_id(self) -> str | None:
        """A client is part of no other record."""
        return None

    @property
    def position(self) -> Moment | None:
        """A client is part of no other record."""
        return None

    @property
    def lives(self) -> bool:
        """No tombstone."""
        return not self.deleted


def _values(items: tuple[Labelled, ...]) -> tuple[str, ...]:
    return tuple(each.value for each in sorted(items, key=lambda each: not each.preferred))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientGroup:
    """A group of clients, such as those that go to phones (S12)."""

    id: str
    name: str
    inactive: bool = False
    deleted: bool = False
    rev: int = 0


class LinkState(StrEnum):
    """The state of a pair."""

    OK = "ok"
    PENDING = "pending"
    """A write is outstanding: it is planned again in every run. With the reason
    ``SHOWN_OTHERWISE`` it is none of an edit."""
    CUT = "cut"
    """In sync, but the replica holds a shortened text, for ``reason``."""
    REFUSED = "refused"
    """The replica refused it, for ``reason``: it waits until it changes."""


SHOWN_OTHERWISE: Final = "shown_otherwise"
"""Why a write is outstanding, if nobody has edited the record: its copy shows more or less now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link[C = Any]:
    """The pair of a record and its copy in a replica.

    ``baseline`` is the content as last agreed by both, None before that.
    ``gone``: the copy is known not to exist; with a baseline it was deleted there while
    nothing was sent back, or it left a replica that gives ids, and may come back. ``updated`` is
    when the copy became what ``etag`` is of, by the replica's clock, if that told.
    ``generation`` goes into the derived remote id, since Google never lets a deleted id be used
    again.
    ``uid`` is what the copy is called wherever it is, if the replica tells; ``kept`` is how the
    replica keeps what was agreed on, where that reads otherwise there.
    ``frozen_rev``: sync of the pair is suspended, although its sides differ, until the
    appointment leaves this rev or the copy leaves ``etag`` (after an undo, or
    while a conflict waits for an answer).
    """

    replica_id: str
    record_id: str
    remote_id: str
    etag: str | None = None
    baseline: C | None = None
    generation: int = 0
    gone: bool = False
    state: LinkState = LinkState.OK
    reason: str = ""
    frozen_rev: int | None = None
    record_kind: str = APPOINTMENT
    updated: datetime | None = None
    uid: str = ""
    kept: C | None = None

    @property
    def waits_unedited(self) -> bool:
        """Tell whether a write is outstanding that sends no edit."""
        return self.state is LinkState.PENDING and self.reason == SHOWN_OTHERWISE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicaState:
    """The position of the sync with one replica.

    ``cursor`` is the replica's own (a sync token); ``book_rev`` the last rev of the
    book that was considered; ``connected_at`` when it was first connected: what is
    older is copied only on request (S7).
    """

    replica_id: str
    cursor: str | None = None
    book_rev: int = 0
    connected_at: datetime
    scope: str = ""
    """Whose records it holds, such as a staff member's appointments."""
    held: str = ""
    """Digest of the plan that the brake holds until the user decides; empty if none."""
    clock_ahead: timedelta | None = None
    """By how much the book's clock was ahead of the replica's when that was last heard. None:
    never heard yet, and ``connected_at`` is on the book's clock; then on the replica's."""
    last_run: datetime | None = None
    """When the last run that ended well took place, by the replica's clock, if that tells it."""
    decisions: str = ""
    """What the user decided on held plans: ``digest:apply`` or ``digest:keep``, apart by spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the sync, or one change in the studio: when, by whom, and what it did.

    ``counts`` are numbers by name, such as ``created_in_google``.
    """

    id: str
    replica_id: str
    kind: str
    """``sync`` or ``undo``; without a replica, where people changed the book."""
    starter: str
    started_at: datetime
    ended_at: datetime | None = None
    outcome: str = ""
    """Empty while running; then ``ok``, ``held`` or the error's key."""
    counts: dict[str, int]
    requests: int = 0
    undoes: str | None = None


class Side(StrEnum):
    """Which side a change was made on."""

    BOOK = "book"
    REPLICA = "replica"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry[C = Any]:
    """One line of the journal: what a run did to one item, and why.

    ``before`` and ``after`` are None where the item did not exist. ``loser`` keeps
    the value that a merge did not choose, by field name, as JSON text; of a client that people
    changed, what is not in its content, see ``scheduling.client_besides``.
    """

    id: int = 0
    run_id: str
    at: datetime
    replica_id: str
    record_id: str | None
    remote_id: str | None
    side: Side
    action: str
    reason: str
    before: C | None
    after: C | None
    outcome: str = "done"
    loser: str = ""
    record_kind: str = APPOINTMENT


class ConflictKind(StrEnum):
    """Why a person has to decide."""

    EDIT = "edit"
    """The same field was changed on both sides, and the policy is *ask*."""
    OVERLAP = "overlap"
    """Two appointments need the same person or room at one time."""
    COPY = "copy"
    """It is not clear whose copy something in a replica is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict[C = Any]:
    """A question for a person. Open while ``closed_at`` is None.

    For an edit conflict ``record_id`` is the appointment, ``replica_id`` the
    account, ``fields`` the names in question and ``theirs`` the other side's
    content. For an overlap ``other_id`` is the appointment it collides with. For a copy
    ``other_id`` is its remote id, ``theirs`` what it says, and ``fields`` are the ids of the
    records whose copy it may be; answered, of those whose copy it is not.
    """

    id: str
    kind: ConflictKind
    record_id: str
    opened_at: datetime
    replica_id: str = ""
    fields: tuple[str, ...] = ()
    theirs: C | None = None
    other_id: str = ""
    moment: Moment | None = None
    closed_at: datetime | None = None
    resolution: str = ""
    record_kind: str = APPOINTMENT
    run_id: str = ""
    """The run in which people answered it; empty if they did not."""
    links: str = ""
    """Of an edit conflict that people answered: its pair before and after that, see ``links``."""
