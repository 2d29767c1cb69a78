"""One record of the book and its copy in a replica, and all that a plan depends on. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from ..book.model import Conflict, Link, LinkState, Moment
from .clock import SAME_CLOCK, Clocks
from .copies import NO_COPIES, Copies
from .kinds import RecordKind
from .model import Action, Do, RemoteItem, SkippedItem
from .naming import Naming
from .projection import AS_IT_IS, Projection
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot[R: Record, C: Fields]:
    """All that a plan depends on, read in one transaction.

    ``records``: every record concerned, with the parents of the children among them.
    ``links`` are by record id. ``outward``: ids of the records that may be created in the
    replica; the others are there to be recognised. ``items`` are by remote id.
    """

    records: Mapping[str, R]
    links: Mapping[str, Link[C]]
    items: Mapping[str, RemoteItem[C]]
    outward: frozenset[str]
    connected_at: datetime
    """By the replica's clock."""
    naming: Naming[R, C]
    shown_again: bool = False
    """The replica is shown more or less than before: its texts may be unread."""
    retried: frozenset[str] = frozenset()
    """Ids of records whose copies were refused, and are tried again."""
    questions: Mapping[str, Conflict[C]] = MappingProxyType({})
    """The open edit conflicts with this replica, by record id."""
    clocks: Clocks = SAME_CLOCK
    elsewhere: frozenset[str] = frozenset()
    """Ids of the records of which other replicas have copies, too."""
    copies: Copies = NO_COPIES
    uids: Mapping[str, frozenset[str]] = MappingProxyType({})
    """The records that have copies of an item's UID somewhere, by that."""
    claimed: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Remote ids of what may be a record's copy and is in question, by record id."""


@dataclass(slots=True, kw_only=True)
class Pair[R: Record, C: Fields]:
    """One record and its copy; either may be missing."""

    record: R | None
    link: Link[C] | None
    item: RemoteItem[C] | None
    content: C | None
    """What the book wants to be in this replica; None: nothing."""
    candidate: bool
    """Not to be created in the replica, only to be recognised there."""
    connected_at: datetime
    """By the replica's clock."""
    clocks: Clocks = SAME_CLOCK
    parent: R | None = None
    parent_remote_id: str | None = None
    position_there: Moment | None = None
    """Its position in that parent, if it is a child."""
    named: bool = False
    """Its copy is known by its id: no other stands for it."""
    parent_known: bool = False
    kind: RecordKind[R, C]
    projection: Projection[R, C] = AS_IT_IS
    cancelled_there: bool = False
    """A child that is known to be off there."""
    forgotten: bool = False
    """A child that did not take place there, and that is as its parent says since that came
    at other times meanwhile: nobody has brought it back."""
    shown_again: bool = False
    elsewhere: bool = False
    """Other replicas have copies of it, too."""
    retried: bool = False
    """What was refused is tried again."""
    alone: bool = False
    """A child that is an item of its own here: its parent is in somebody else's replica, or
    has no place for it."""
    misplaced: bool = False
    """It is an item of its own and should be part of its parent here, or the other way round."""
    suspended: tuple[str, ...] = ()
    """Fields that a person is asked about: both sides count as agreed in them."""
    in_question: tuple[str, ...] = ()
    """Fields that a person was asked about until now."""
    unsettled: bool | None = None
    """A copy may have been created whose answer was lost: it is not known yet. None: creating it
    once more does no harm."""
    late: bool = False
    """An older version of its copy was read than was written lately: it is not known now."""
    unmarked: bool = False
    """Its copy does not say yet whose it is."""
    shared: bool = False
    """More than one record has this copy, a copy of it says to be this record's, or which one is
    the record's is in question."""
    told: bool = False
    """Its copy tells something of the record, besides its content, that the book does not know."""
    asks: tuple[str, ...] | None = None
    """What is still in question, where that is not what is asked: the question comes first."""
    unclear: bool = False
    """It may be the same as something on the other side, by its UID: both stay as they are."""
    may_be: tuple[R, ...] = ()
    """Of an item: the records whose copy it may be."""
    copies: AbstractSet[str] = frozenset()
    """The remote ids that one that is no child has there."""

    @property
    def is_unpaired(self) -> bool:
        """No copy is known to exist."""
        return is_unpaired(self.link)

    @property
    def base(self) -> C | None:
        """The content as last agreed, in the book's words."""
        if self.link is None or self.link.gone or self.link.baseline is None:
            return None
        return self.kind.schema.in_words_of(self.link.baseline, self.content)

    @property
    def former(self) -> C | None:
        """What was agreed on of the copy, be it that it has left a replica that gives ids."""
        link = self.link
        if link is None or not link.gone or link.baseline is None or self.unsettled is None:
            return self.base
        return self.kind.schema.in_words_of(link.baseline, self.content)

    @property
    def common(self) -> C | None:
        """What an edit is compared with: the baseline, or for a child what its parent says."""
        return self.plain if self.base is None else self.base

    @property
    def plain(self) -> C | None:
        """What its parent says of a child."""
        child = self.item if self.record is None else self.record
        position = None if child is None else child.position
        if self.parent is None or position is None:
            return None
        said = self.kind.hierarchy.child(self.parent.content, position)
        return self.projection.project(self.parent, said)

    @property
    def theirs(self) -> C | None:
        """What the replica holds, as far as the delta tells, in the book's words."""
        if self.item is None or self.item.content is None:
            return None
        return self.kind.schema.in_words_of(self.item.content, self.content or self.common)

    @property
    def is_child(self) -> bool:
        """It stands for one child of a parent."""
        if self.record is not None:
            return self.record.parent_id is not None and not self.alone
        return self.item is not None and self.item.parent_id is not None

    @property
    def is_loose_child(self) -> bool:
        """Its copy is a child of a parent that the book does not have."""
        is_part = self.item is not None and self.item.parent_id is not None
        return is_part and self.record is not None and self.record.parent_id is None

    @property
    def is_suspended(self) -> bool:
        """Neither side has changed since the pair was suspended."""
        link = self.link
        if link is None or link.frozen_rev is None or self.retried:
            return False
        still_here = self.record is not None and self.record.rev == link.frozen_rev
        if self.item is None or (link.gone and self.item.content is None):
            return still_here
        return still_here and link.etag is not None and self.item.etag == link.etag

    @property
    def only_shown_again(self) -> bool:
        """Nobody has edited it here: the replica is only shown more or less of it."""
        link, record, base = self.link, self.record, self.base
        if link is None or link.frozen_rev is not None:
            return False
        if link.state is not LinkState.PENDING:
            return self.candidate
        if not link.waits_unedited or record is None or base is None:
            return False
        # What was taken in from there since is in the baseline.
        return self.candidate or self.projection.project(record, base) == self.content

    @property
    def never_made(self) -> bool:
        """It was deleted here before its copy was made, as is proven now."""
        link, item = self.link, self.item
        if link is not None and item is None and self._shows_up(link):
            return link.gone and self.content is None and not self.unsettled
        asked = link is not None and not link.gone and link.baseline is None
        return asked and self.content is None and item is not None and item.content is None

    @property
    def is_left_over(self) -> bool:
        """It was deleted here, and its copy is one of ours whose response was lost."""
        link, item, record = self.link, self.item, self.record
        if record is None or record.lives or item is None or item.content is None:
            return False
        # A person has restored the copy of one that was marked as deleted.
        ours = link is None or not link.gone or self._shows_up(link)
        shown = self.projection.project(record, record.content)
        theirs = self.kind.schema.in_words_of(item.content, shown)
        return ours and self.kind.policy.revived(shown, theirs) == theirs

    def _shows_up(self, link: Link[C]) -> bool:
        """Tell whether a copy is the one whose id was not known when it was created."""
        return self.unsettled is not None and link.state is LinkState.PENDING

    @property
    def names(self) -> tuple[str, ...]:
        """Its ids on both sides."""
        here = () if self.record is None else (self.record.id,)
        there = () if self.item is None else (self.item.id,)
        return here + there + (() if self.link is None else (self.link.remote_id,))

    @property
    def parent_names(self) -> tuple[str, ...]:
        """The ids of its parent on both sides."""
        here = () if self.record is None or not self.record.parent_id else (self.record.parent_id,)
        there = () if self.item is None or not self.item.parent_id else (self.item.parent_id,)
        return here + there

    def action(
        self,
        do: Do,
        reason: str,
        content: C | None,
        *,
        losers: Mapping[str, object] | None = None,
        fields: tuple[str, ...] = (),
    ) -> Action[R, C]:
        """Name what to do with this pair."""
        return Action(
            do=do,
            reason=self.kind.called(reason),
            record=self.record,
            item=self.item,
            link=self.link,
            content=content,
            losers=losers or None,
            fields=fields,
            parent_remote_id=self.parent_remote_id,
            plain=self.plain if self.is_child else None,
            position_there=self.position_there,
            suspended=self.suspended,
            unmarked=self.unmarked,
            former=self.former if do is Do.CREATE_REMOTE else None,
            unedited=self.only_shown_again,
            elsewhere=self.elsewhere,
        )

    def skip(self, reason: str, *, problem: bool = False) -> SkippedItem:
        """Skip this pair, and say why."""
        return SkippedItem(
            remote_id=None if self.item is None else self.item.id,
            record_id=None if self.record is None else self.record.id,
            reason=reason,
            problem=problem,
        )


def is_plain[R: Record, C: Fields](
    kind: RecordKind[R, C], item: RemoteItem[C], parent: RemoteItem[C] | None
) -> bool:
    """Tell whether a child is as its parent says."""
    position = item.position
    if parent is None or parent.content is None or position is None:
        return False
    return item.content == kind.hierarchy.child(parent.content, position)


def is_unpaired[C: Fields](link: Link[C] | None) -> bool:
    """No copy is known to exist."""
    return link is None or link.gone or link.baseline is None
