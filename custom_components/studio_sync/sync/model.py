"""The values the engine works on: items, writes, outcomes, plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from ..book.model import Link, Moment
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteItem[C: Fields = Fields]:
    """One item of a replica as it is now.

    ``content`` is None if the item is proven not to exist: a tombstone, a 404 or
    410 on this very item, or a child that is off. A child of another item names that in
    ``parent_id`` (its remote id) and says in ``position`` which one of its children it
    stands for. ``split_from`` is the remote id of the parent that this one continues,
    where the replica tells, ``split_at`` the position with which this one begins.
    """

    id: str
    etag: str | None
    content: C | None
    updated: datetime | None = None
    parent_id: str | None = None
    position: Moment | None = None
    split_from: str | None = None
    split_at: Moment | None = None
    extra: str = ""
    hidden: tuple[str, ...] = ()
    """Fields of the content that the sign-in may not see: what they say is not known.
    Such an item has no etag, so that it is compared again when it is seen whole."""
    whole: C | None = None
    """What is really there, where some of it does not count (see Projection)."""
    asked: bool = False
    """It was read by itself, and is in no listing: nobody need have touched it."""
    cut: str = ""
    """Why a text is not complete there (see ``limits``): a reason's key."""
    marks: tuple[str, ...] = ()
    """Ids of the records whose copy it says to be, where the replica gives the remote ids."""
    former_ids: tuple[str, ...] = ()
    """Remote ids that it had before."""
    uid: str = ""
    """What it is called wherever it is, if the replica tells: a copy elsewhere has the same."""
    offered: bool = False
    """It is no item of the replica: only there to be recognised as the copy of a record."""

    @property
    def as_read(self) -> Self:
        """The item as it was read, before some of it was masked."""
        return self if self.whole is None else replace(self, content=self.whole, whole=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedItem:
    """An item that is skipped, and why.

    ``reason`` is a key: the kind's own, the replica's, or one of the engine's, such as
    ``not_sent_back``. ``problem``: to be reported to the user.
    """

    remote_id: str | None
    record_id: str | None = None
    reason: str
    problem: bool = False


class SetBack(StrEnum):
    """Whether a replica shows an earlier state than before: it was restored from a backup."""

    NO = "no"
    PERHAPS = "perhaps"
    """It has forgotten the cursor. What it holds tells, see ``restored``."""
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta[C: Fields = Fields]:
    """Everything that changed in a replica since a cursor. Complete, never a part.

    ``full``: the whole replica was listed. ``at`` is the time by the replica's own clock
    when the delta is returned, if the replica tells it.
    """

    items: tuple[RemoteItem[C], ...]
    skipped: tuple[SkippedItem, ...]
    cursor: str
    full: bool
    at: datetime | None = None
    about: Mapping[str, str] = MappingProxyType({})
    """What the replica says of itself, passed on with the report."""
    read_only: bool = False
    """It may not be written to at present: what is to be sent waits."""
    set_back: SetBack = SetBack.NO
    """If it may be, ``full`` is True."""


class Op(StrEnum):
    """What to do to an item of a replica."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Write[C: Fields = Fields]:
    """One conditional, idempotent write to a replica.

    ``remote_id`` is chosen by us also for a new item. ``content`` is what is to be
    there, ``was`` what is believed to be there now (None for a new one): only the
    fields that differ are sent, so that what we don't know survives. ``there``, if given, is
    what was seen there and never agreed on: it may be of another form. For a child,
    ``parent_id`` and ``position`` say which one; creating it changes it, deleting it takes
    it off. Without an ``etag`` a child is read first: it is *stale* if somebody has changed
    it, be it that ``was`` is something else.
    """

    op: Op
    remote_id: str
    etag: str | None = None
    content: C | None = None
    was: C | None = None
    there: C | None = None
    parent_id: str | None = None
    position: Moment | None = None
    extra: str = ""
    """For a new one: what only the replica knows of the item it goes on from (``extras``)."""
    record_id: str = ""
    """The record whose copy it is: what the item is marked with, where the replica gives ids."""
    former_id: str = ""
    """For a new one: the remote id of the last copy. Where the replica gives ids and that still
    exists, although it was taken out of what is synced, it becomes the copy again."""
    former: C | None = None
    """What was agreed on of that last copy: what people wrote there since stays, and the outcome
    is *exists* if it does not say ``content`` then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySource:
    """An item that another one goes on from, perhaps of another replica."""

    replica_id: str
    remote_id: str


class Verdict(StrEnum):
    """The result of a write."""

    DONE = "done"
    """It is there; ``item`` has the etag, the content as the replica keeps it, and the remote id,
    if the replica gives that."""
    STALE = "stale"
    """Somebody changed it first; ``item``, if given, is how it is now."""
    EXISTS = "exists"
    """The id to be created exists already; ``item`` is what is there, its
    content None if the id belongs to something deleted."""
    GONE = "gone"
    """It does not exist (any more)."""
    REFUSED = "refused"
    """It will be refused again as it is; ``reason`` is a key."""
    FAILED = "failed"
    """It may work next time; ``reason`` is a key. Whether it was done is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome[C: Fields = Fields]:
    """The outcome of one write."""

    verdict: Verdict
    item: RemoteItem[C] | None = None
    reason: str = ""
    """Of what was done it says what the user has to know, such as that a text was cut."""
    content: C | None = None
    """What is there now, if some of a refused write was sent nevertheless."""
    kept: C | None = None
    """How what was sent is kept there, where it reads otherwise and nobody has edited it: a text
    that reads so counts as the one that was sent. It must be known, by reading it back."""


class Policy(StrEnum):
    """Who wins when both sides changed the same field."""

    NEWEST = "newest"
    STUDIO = "studio"
    REMOTE = "remote"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the user has chosen for one replica.

    ``since`` (UTC): nothing unpaired that ended earlier is synced. ``send_back``: changes
    made there are applied to the book (S9). ``admits``: the kind's reasons not to admit an
    item that don't count (S11).
    ``populate_out`` and ``populate_in``: also what is older than the connection (S7).
    The brake (B4) holds a plan with more than ``brake_count`` deletions that are
    also more than ``brake_share`` of the pairs. ``retry_refused``: what was refused is tried
    again now, and not only a day later.
    """

    scope: str
    """Whose records it holds, such as one person's."""
    since: datetime
    send_back: bool = False
    admits: frozenset[str] = frozenset()
    populate_out: bool = False
    populate_in: bool = False
    policy: Policy = Policy.NEWEST
    brake_count: int = 10
    brake_share: float = 0.2
    retry_refused: bool = False


def given[T](part: T | None) -> T:
    """Return what an action of its kind always has. Raises ValueError: then the plan is wrong."""
    if part is None:
        raise ValueError("an action lacks what it is about")
    return part


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim[C: Fields = Fields]:
    """An item of which it is not clear whose copy it is: ids of the records that it may be of."""

    remote_id: str
    record_ids: tuple[str, ...]
    content: C | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness[R: Record = Record, C: Fields = Fields]:
    """A record and an item that may be one, and were not paired.

    ``reason`` is a key: *other_name* (a clue in common, but they are not alike), *several_alike*
    (a clue in common, but also with others), *same_name* (nothing else in common), *same_uid* (one
    UID, but another content, or several items or records have it).
    """

    record: R
    item: RemoteItem[C]
    reason: str


class Do(StrEnum):
    """The actions a plan consists of."""

    CREATE_REMOTE = "create_remote"
    UPDATE_REMOTE = "update_remote"
    DELETE_REMOTE = "delete_remote"
    CREATE_LOCAL = "create_local"
    UPDATE_LOCAL = "update_local"
    DELETE_LOCAL = "delete_local"
    CANCEL_LOCAL = "cancel_local"
    LEAVE_LOCAL = "leave_local"
    """It goes on for others: it is taken out of the scope in which it was deleted."""
    MERGE = "merge"
    LINK = "link"
    UNLINK = "unlink"
    AGREE = "agree"
    """Both sides hold the same already: only the baseline moves."""
    CONFLICT = "conflict"
    """A person has to decide on the fields; until then each side keeps its own in these.

    Without fields there is nothing left to decide. The rest is planned afterwards."""
    WAIT = "wait"
    """Whether its copy was created is not known yet: the answer was lost."""
    REST = "rest"
    """Both sides stay as they are until one of them moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action[R: Record = Record, C: Fields = Fields]:
    """One step of a plan, with its reason.

    ``content`` is what both sides hold afterwards (None: neither).
    ``losers`` are the values a merge did not choose, by field.
    """

    do: Do
    reason: str
    record: R | None = None
    item: RemoteItem[C] | None = None
    link: Link[C] | None = None
    content: C | None = None
    losers: Mapping[str, object] | None = None
    fields: tuple[str, ...] = ()
    parent_remote_id: str | None = None
    """For a child: its parent in the replica, if that has it."""
    position_there: Moment | None = None
    """For a child: its position in that parent."""
    plain: C | None = None
    """For a child: what its parent says of it."""
    again: bool = False
    """What follows is planned when this is done."""
    suspended: tuple[str, ...] = ()
    """Fields that a person is asked about: each side keeps its own."""
    differs: bool = False
    """One way, the copy goes on saying something else in some fields: it has to be compared
    again when changes are sent back."""
    alone: bool = False
    """A child of a parent that the book does not have: a record of its own."""
    former: C | None = None
    """For a copy that is made once more: what was agreed on of the last one."""
    marks: bool = False
    """The copy is only marked as that of its record; what it says stays."""
    unmarked: bool = False
    """The copy does not say whose it is, or is to be put back into what is synced."""
    hides: bool = False
    """Only what the replica is no longer shown is taken away; else all stays as it is. The
    item may be another than the record's copy: what people made of that."""
    elsewhere: bool = False
    """Other replicas have copies of the record, too."""
    unedited: bool = False
    """Nobody has edited the record here: a copy that is deleted meanwhile stays deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan[R: Record = Record, C: Fields = Fields]:
    """All that a run would do, in order. Preview shows it, apply runs it.

    ``held``: why the brake stopped it, empty if it did not; ``held_field``: the field that it
    would change alike in many records, if it is held for that; ``digest`` names what it is
    held for, so that the user's word on it can be recognised. ``unread``: remote
    ids of suspended parents whose children have to be read again when they go on.
    """

    actions: tuple[Action[R, C], ...]
    skipped: tuple[SkippedItem, ...] = ()
    held: str = ""
    held_field: str = ""
    digest: str = ""
    risky: tuple[Action[R, C], ...] = ()
    """What it is held for."""
    claims: tuple[Claim[C], ...] = ()
    """The items of which a person has to say whose copies they are."""
    likely: tuple[Likeness[R, C], ...] = ()
    """Where it populates: what may be the same, and was not paired."""
    unread: frozenset[str] = frozenset()
    told: tuple[R, ...] = ()
    """Records of which copies tell something besides their content that the book does not know."""
