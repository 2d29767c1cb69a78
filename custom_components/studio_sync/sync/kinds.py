"""What the engine has to know of a kind of records. Each kind provides it; see ``RecordKind``."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from ..book.database import Transaction
from ..book.model import Link, Moment, Origin
from ..book.stamping import NOW
from .model import Do, RemoteItem, Rules
from .projection import Projection
from .record import Fields, Record


class Schema[C: Fields](Protocol):
    """What the content of a record is made of, and when two say the same."""

    @property
    def empty(self) -> Mapping[str, object]:
        """Empty values, by field: they give way to a full one where nothing was agreed on."""

    @property
    def shown_beside(self) -> Mapping[str, str]:
        """Fields that only copies have, by the field in whose place a replica shows them."""

    def in_words_of(self, content: C, like: C | None) -> C:
        """Return a content in the notation of another one, wherever both mean the same."""

    def beside(self, name: str, content: C, chosen: Mapping[str, Any]) -> Any:
        """Return a field as it reads beside the values that were chosen for those before it."""

    def same(self, name: str, one: object, other: object, chosen: Mapping[str, Any]) -> bool:
        """Tell whether two values of a field, beside the values chosen, mean the same."""

    def combined(
        self, name: str, was: object, ours: object, theirs: object, *, theirs_win: bool
    ) -> tuple[object, bool] | None:
        """Return a value with the changes of both sides, and whether these agree.

        Where they do not, the winner's count. None if the two can't be combined.
        """

    def keep_together(
        self, chosen: dict[str, Any], here: C, there: C, losers: dict[str, object]
    ) -> None:
        """Choose fields that only make sense together from one side; note what was not chosen."""

    def asked_together(self, here: C, there: C, names: set[str]) -> set[str]:
        """Return the fields in question, with those that a person has to decide on together."""

    def key(self, content: C, *, exactly: bool) -> Hashable:
        """Return what two contents have in common by which they are recognised as one.

        ``exactly``: word for word. None: not by that.
        """

    def clues(self, content: C) -> Collection[Hashable]:
        """Return what tells a content from nearly all others, such as a number of a person.

        Two that have one in common, and each with nobody else, are one if they are ``alike``.
        """

    def alike(self, one: C, other: C) -> bool:
        """Tell whether two that have a clue in common may be one."""

    def name(self, content: C) -> Hashable:
        """Return what two that may be one have in common without a clue; None if nothing tells."""

    def is_risky(self, before: C, after: C, hidden: tuple[str, ...]) -> bool:
        """Tell whether a field is emptied that the brake has to look at, but for hidden ones."""

    def changes(self, before: C, after: C) -> Iterable[tuple[str, Hashable]]:
        """Return the fields that are changed, each with what tells one change from another.

        Where many records are changed alike, the brake looks at that.
        """

    def mark(self, content: C) -> str:
        """Return what of a content tells a plan from others that do the same to a record."""


class Store[R: Record](Protocol):
    """Where the records of a kind are kept in the book."""

    def get(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, R]:
        """Return the records by id, tombstones included; unknown ids are left out."""

    def revs(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, int]:
        """Return the revs of the records by id, tombstones included."""

    def changes(self, tx: Transaction, since_rev: int, scope: str, replica_id: str) -> Iterable[R]:
        """Return what changed after a rev and concerns this scope or replica."""

    def shown_otherwise(self, tx: Transaction, since_rev: int, scope: str) -> Iterable[R]:
        """Return what replicas show something else of since a rev, be it unchanged itself."""

    def in_scope(self, tx: Transaction, rules: Rules) -> Iterable[R]:
        """Return all there is in the scope of these rules, and not older than they say."""

    def put(
        self, tx: Transaction, records: Iterable[R], edited: Mapping[str, datetime] = NOW
    ) -> Sequence[R]:
        """Store records, all or none, and return them as they are kept. Raises BookInvalid.

        ``edited``: when somebody edited them, by id, where that was not now.
        """

    def note_told(self, tx: Transaction, records: Iterable[R]) -> None:
        """Keep what copies told of records besides their content. These count as unchanged."""

    def delete(self, tx: Transaction, record: R) -> Sequence[R]:
        """Make a record a tombstone; return the others that go with it, as they were."""

    def erased(
        self, tx: Transaction, replica_id: str, items: Iterable[RemoteItem[Any]]
    ) -> Collection[str]:
        """Return the remote ids of the items whose records were erased for good, and no others'."""

    def origin(self, record: R) -> str | None:
        """Return the id of the record that this one goes on from, if there is one."""


class KindPolicy[R: Record, C: Fields](Protocol):
    """What a replica holds of a record, and what follows from additions and deletions there."""

    def wanted(self, record: R, parent: R | None, scope: str) -> C | None:
        """Return the content for the replica of this scope; None: nothing."""

    def is_in_scope(self, record: R, scope: str) -> bool:
        """Tell whether a record is one of this scope, such as one person's."""

    def is_past(self, content: C, since: datetime) -> bool:
        """Tell whether something is older than what is to be synced."""

    def not_admitted(self, item: RemoteItem[C], content: C, rules: Rules) -> str | None:
        """Say why something new does not come into the book; None if it does."""

    def deletion(self, record: R, scope: str) -> Do:
        """Return what follows from that a record's copy was deleted.

        To delete or cancel it in the book, or take it out of the scope, if changes are sent
        back; or, whether they are or not, to make the copy once more (CREATE_REMOTE), or to do
        without it until the record changes (UNLINK).
        """

    def left(self, record: R, scope: str) -> R:
        """Return a record as one that is no longer of this scope (LEAVE_LOCAL)."""

    def joined(self, record: R, scope: str) -> R:
        """Return a record that had left a scope as one of it again."""

    def off(self, content: C) -> C:
        """Return a content as it is when the record is kept, and counts as deleted."""

    def is_off(self, content: C) -> bool:
        """Tell whether a record with this content counts as deleted."""

    def made(
        self, record_id: str, item: RemoteItem[C], content: C, scope: str, origin: Origin
    ) -> R:
        """Return a new record for an item; ``origin`` is the replica's."""

    def updated(
        self, record: R, content: C, item: RemoteItem[C] | None, *, elsewhere: bool = False
    ) -> R:
        """Return a record that exists with this content, and what else its item tells."""

    def as_told(self, record: R, item: RemoteItem[C], *, elsewhere: bool = False) -> R:
        """Return a record with what its item tells of it besides its content.

        ``elsewhere``: other replicas have copies of it, too, which may tell something else.
        """

    def revived(self, content: C, theirs: C) -> C:
        """Return a content as it is when the record is brought back by an edit of its copy."""


class ChildCopy(Protocol):
    """One child there, by the ids there."""

    @property
    def parent_id(self) -> str:
        """The remote id of its parent."""

    @property
    def position(self) -> Moment:
        """Its position in that."""


class Copies(Protocol):
    """What represents a parent: its copy, and what continues that."""

    def of(self, position: Moment, /) -> ChildCopy | None:
        """Return what stands for the child at a position."""

    def possible_splits(self, position: Moment, /) -> Iterator[Moment]:
        """Yield the positions from which on another item may stand for those up to this one."""


class Hierarchy[R: Record, C: Fields](Protocol):
    """How some records are parts of others, such as one day's of what is there every day."""

    def is_parent(self, content: C) -> bool:
        """Tell whether a record with this content can have children."""

    def has_place(self, parent: C, position: Moment) -> bool:
        """Tell whether a parent has a child at a position."""

    def child(self, parent: C, position: Moment) -> C:
        """Return what the child at a position says without changes of its own."""

    def as_child(self, content: C) -> C:
        """Return a content without what a child can't have."""

    def apart(self, record: R) -> R:
        """Return a child as a record that is no part of another."""

    def children(self, tx: Transaction, parents: Collection[R]) -> Sequence[R]:
        """Return the children that these records have, tombstones not included."""

    def former_children(self, tx: Transaction, parent: R) -> Sequence[R]:
        """Return the tombstones of children that a record had once."""

    def gone_with(self, tx: Transaction, parent: R) -> Sequence[R]:
        """Return the children that became tombstones together with their parent."""

    def same_children(
        self, one: C, off: Collection[Moment], other: C, other_off: Collection[Moment]
    ) -> bool:
        """Tell whether two contents have the same children, those that are ``off`` left out."""

    def keeps_children(self, content: C, own: C) -> bool:
        """Tell whether a record that says ``own`` has the children of a content."""

    def moves(self, content: C, then: C) -> bool:
        """Tell whether children of a content may have no place in what is written over it."""

    def with_children_of(self, content: C, other: C) -> C:
        """Return a content with the children that another one of the same record has."""

    def copies(
        self,
        parent: R | None,
        link: Link[C] | None,
        items: Mapping[str, RemoteItem[C]],
        rules: Rules,
        view: Projection[R, C],
    ) -> Copies | None:
        """Return what may represent a parent there; None if only its copy does."""


class NoHierarchy[R: Record, C: Fields]:
    """The hierarchy of a kind whose records have no parts. Implements ``Hierarchy``."""

    # ruff: noqa: ARG002 - what a real one is given

    def is_parent(self, content: C) -> bool:
        """Return that it is none."""
        return False

    def has_place(self, parent: C, position: Moment) -> bool:
        """Return that it has none."""
        return False

    def child(self, parent: C, position: Moment) -> C:
        """Raise ValueError: there is none."""
        raise ValueError(position)

    def as_child(self, content: C) -> C:
        """Return it as it is."""
        return content

    def apart(self, record: R) -> R:
        """Return it as it is."""
        return record

    def children(self, tx: Transaction, parents: Collection[R]) -> Sequence[R]:
        """Return nothing."""
        return ()

    def former_children(self, tx: Transaction, parent: R) -> Sequence[R]:
        """Return nothing."""
        return ()

    def gone_with(self, tx: Transaction, parent: R) -> Sequence[R]:
        """Return nothing."""
        return ()

    def same_children(
        self, one: C, off: Collection[Moment], other: C, other_off: Collection[Moment]
    ) -> bool:
        """Return that neither has any."""
        return True

    def keeps_children(self, content: C, own: C) -> bool:
        """Return that there is nothing to keep."""
        return True

    def moves(self, content: C, then: C) -> bool:
        """Return that there are none."""
        return False

    def with_children_of(self, content: C, other: C) -> C:
        """Return it as it is."""
        return content

    def copies(
        self,
        parent: R | None,
        link: Link[C] | None,
        items: Mapping[str, RemoteItem[C]],
        rules: Rules,
        view: Projection[R, C],
    ) -> Copies | None:
        """Return nothing."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind[R: Record, C: Fields]:
    """A kind of records that the engine keeps in step."""

    name: str
    schema: Schema[C]
    store: Store[R]
    policy: KindPolicy[R, C]
    hierarchy: Hierarchy[R, C]
    names: Mapping[str, str] = MappingProxyType({})
    """What the engine's reasons and counts are called for this kind, where they are kept and
    told; the others as the engine calls them."""

    def called(self, name: str) -> str:
        """Return what a reason or a count of the engine is called for this kind."""
        return self.names.get(name, name)
