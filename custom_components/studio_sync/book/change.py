"""What a write changed in the book, as subscribers are told (``Book.subscribe``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Self

from .model import Moment, Origin

USER: Final = "user:"
"""Before the id of the user who makes a change."""


class Writer(StrEnum):
    """Who may write to the book."""

    STUDIO = "studio"
    """Somebody in the studio, or an automation."""
    IMPORT = "import"
    """An import of clients from a file, by somebody in the studio."""
    PHONE = "phone"
    """A phone, by an access record."""
    RUN = "run"
    """A run of the sync, which announces its end."""
    UNDO = "undo"
    """An undo of a run."""
    MONITOR = "monitor"
    """The conflict monitor, of its own accord."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of a write.

    ``replica_id`` is that of a run, otherwise empty; ``author`` who asked for it, as the journal
    names them, as far as is known. ``origin`` is where a change comes from: from a replica, if a
    run made it.
    """

    writer: Writer = Writer.STUDIO
    replica_id: str = ""
    author: str = ""
    origin: Origin = Origin.STUDIO


STUDIO_ITSELF = Source()


class ChangeKind(StrEnum):
    """The sorts of records that a write may change."""

    APPOINTMENT = "appointment"
    CLIENT = "client"
    PEOPLE = "people"
    """Staff, resources and client groups."""
    CONFLICT = "conflict"
    REPLICA = "replica"
    """A replica was disconnected, or a person decided on its held plan."""
    HELD = "held"
    """Deletions by a phone are held, or were decided on."""
    ARRIVAL = "arrival"
    """What arrived was called private, or is offered again."""


class What(StrEnum):
    """What happened to an appointment."""

    ADDED = "added"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    """It was cancelled or deleted, or one of a series was."""
    MATCHED = "matched"
    """A client was linked to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of an existing appointment: whether calendars show it, its client, its start."""

    lives: bool
    client_id: str | None
    start: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """An appointment before and after a write; None: it does not exist, or is deleted.

    ``exception``: it replaces one instance of a series.
    """

    before: State | None
    after: State | None
    exception: bool

    def then(self, later: Self) -> Self:
        """Combine this change with a later one."""
        return replace(later, before=self.before)

    @property
    def what(self) -> What | None:
        """What happened to it, as seen from outside; None if nothing did."""
        before, after = self.before, self.after
        # An exception may be new, the instance it stands for was there.
        stood = self.exception and after is not None
        lived = stood if before is None else before.lives
        if after is None or not after.lives:
            return What.CANCELLED if lived else None
        if not lived:
            return What.ADDED
        matched = after.client_id is not None
        if matched and (before is None or before.client_id != after.client_id):
            return What.MATCHED
        return What.CHANGED


class ClientWhat(StrEnum):
    """What happened to a client."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"
    MERGED = "merged"
    """It is one with another client, who is removed."""
    ERASED = "erased"
    """Nothing is kept of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientChange:
    """A client before and after a write: whether it lives; None: it is not kept at all.

    ``edited``: what people see of it is different. ``into`` is the id of the client that it was
    merged into, ``former_name`` the name that it had before; None: it has the same.
    """

    before: bool | None
    after: bool | None
    edited: bool = True
    into: str = ""
    former_name: str | None = None

    def then(self, later: Self) -> Self:
        """Combine this change with a later one."""
        return replace(
            later,
            before=self.before,
            edited=self.edited or later.edited,
            into=later.into or self.into,
            former_name=later.former_name if self.former_name is None else self.former_name,
        )

    @property
    def what(self) -> ClientWhat | None:
        """What happened to it, as seen from outside; None if nothing did.

        One that was merged into another is told of as that one's merge.
        """
        match self.before, self.after:
            case (_, None):
                return None if self.before is None else ClientWhat.ERASED
            case (_, False):
                return ClientWhat.REMOVED if self.before and not self.into else None
            case (None, _):
                return ClientWhat.ADDED
            case (False, _):
                return ClientWhat.RESTORED
        return ClientWhat.CHANGED if self.edited else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one write changed.

    ``owners`` are the ids of all staff and resources in whose calendars it may show: the
    owners before and after; of an exception those of its series, and of a series those of
    its exceptions. ``replicas`` are those with a pair of an appointment that is not, or no
    longer, their staff member's, with a question that was settled, or with a held plan that
    was decided on. ``opened`` and
    ``closed`` are ids of conflicts. ``clients`` are the clients that changed, by id,
    ``groups`` the ids of their groups before and after, and of groups that changed themselves.
    """

    rev: int
    source: Source
    kinds: frozenset[ChangeKind]
    owners: frozenset[str] = frozenset()
    replicas: frozenset[str] = frozenset()
    records: dict[str, RecordChange] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    clients: Mapping[str, ClientChange] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()


@dataclass(slots=True)
class Changes:
    """Collects what a transaction changes."""

    kinds: set[ChangeKind] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    replicas: set[str] = field(default_factory=set)
    records: dict[str, RecordChange] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    clients: dict[str, ClientChange] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)

    def record(self, record_id: str, change: RecordChange) -> None:
        """Note that an appointment was written."""
        self.kinds.add(ChangeKind.APPOINTMENT)
        before = self.records.get(record_id)
        self.records[record_id] = change if before is None else before.then(change)

    def client(self, client_id: str, change: ClientChange) -> None:
        """Note that a client was written."""
        self.kinds.add(ChangeKind.CLIENT)
        before = self.clients.get(client_id)
        self.clients[client_id] = change if before is None else before.then(change)

    def conflict(self, conflict_id: str, replica_id: str, *, is_open: bool) -> None:
        """Note that a conflict was opened or closed."""
        self.kinds.add(ChangeKind.CONFLICT)
        if replica_id:
            self.replicas.add(replica_id)
        now, undone = (self.opened, self.closed) if is_open else (self.closed, self.opened)
        if conflict_id in undone:
            undone.remove(conflict_id)
        else:
            now.add(conflict_id)

    def told(self, rev: int, source: Source) -> Change | None:
        """Return the change to announce after the commit; None if nothing changed."""
        if not self.kinds:
            return None
        return Change(
            rev=rev,
            source=source,
            kinds=frozenset(self.kinds),
            owners=frozenset(self.owners),
            replicas=frozenset(self.replicas),
            records=self.records,
            opened=frozenset(self.opened),
            closed=frozenset(self.closed),
            clients=self.clients,
            groups=frozenset(self.groups),
        )
