"""Matches records of the book with items of a replica. Pure.

Identity is a stored link. What has none is paired by the id that we would choose
for it (an answer was lost), by being the same child of a linked parent, by its UID, or – only
when populating – by what its kind knows equals by (S7: populating again never duplicates).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..book.model import Link, LinkState, Moment
from .limits import restored
from .merge import conflicting_fields, field_names, with_fields
from .model import Policy, RemoteItem, Rules, given
from .pair import Pair, Snapshot, is_plain, is_unpaired
from .recognition import children_off, recognised
from .record import Fields, Record
from .uids import same_uid


def pairs_of[R: Record, C: Fields](snapshot: Snapshot[R, C], rules: Rules) -> list[Pair[R, C]]:
    """Pair everything in the snapshot; each record and each item is in exactly one pair.

    Those that are no part of another come first, then children.
    """
    return _Matching(snapshot, rules).pairs()


class _Matching[R: Record, C: Fields]:
    def __init__(self, snapshot: Snapshot[R, C], rules: Rules) -> None:
        self.snapshot = snapshot
        self.naming = snapshot.naming
        self.rules = rules
        self.taken: set[str] = set()
        self.unclear: dict[str, tuple[R, ...]] = {}
        """The records that items may be copies of, by remote id."""
        self.record_of_parent: dict[str, str] = {}
        self.record_of_copy = {
            link.remote_id: snapshot.records[link.record_id]
            for link in snapshot.links.values()
            if link.record_id in snapshot.records
        }

    def pairs(self) -> list[Pair[R, C]]:
        records = self.snapshot.records.values()
        heads = [self._of_record(record) for record in records if record.parent_id is None]
        children = [self._of_record(record) for record in records if record.parent_id is not None]
        self._by_uid([*heads, *(pair for pair in children if pair.alone)])
        loose = [item for item in self._left() if item.parent_id is None]
        parts = [item for item in self._left() if item.parent_id is not None]
        if self.rules.populate_in or self.rules.populate_out:
            single = [pair for pair in children if pair.alone]
            off = children_off(children, parts)
            unclear = self.snapshot.copies.shared | self.unclear.keys()
            open_items = [item for item in loose if item.id not in unclear]
            free = [pair for pair in (*heads, *single) if not (pair.shared or pair.unclear)]
            for found, item in recognised(self.naming.kind, free, open_items, off):
                self._take(found, item)
                self._take_form(found)
        heads += [self._of_item(item) for item in self._new(loose)]
        for head in heads:
            head.copies = self._copies(head)
            if head.record is not None:
                self.record_of_parent.update(dict.fromkeys(head.copies, head.record.id))
        known = {name for head in heads for name in head.copies}

        by_key = {
            (pair.record.parent_id, pair.record.position): pair
            for pair in children
            if pair.record is not None and pair.item is None and is_unpaired(pair.link)
            if not pair.named
        }
        for item in parts:
            if item.id in self.taken:
                continue
            pair = by_key.get((self.record_of_parent.get(item.parent_id or ""), item.position))
            if pair is not None and pair.item is None:
                self._take(pair, item)
            else:
                children.append(self._of_item(item, known=item.parent_id in known))
        # A loose child may have to join its parent, which is decided on first.
        single = [head for head in heads if head.is_loose_child]
        return [head for head in heads if not head.is_loose_child] + single + children

    def _by_uid(self, pairs: Sequence[Pair[R, C]]) -> None:
        """Pair what has the same UID and says the same; note what says something else."""
        if not self.snapshot.uids:
            return
        loose = [item for item in self._left() if item.parent_id is None]
        one, unclear = same_uid(self.naming.kind, pairs, loose, self.snapshot.uids)
        for pair, item in one:
            self._take(pair, item)
        for item_id, found in unclear.items():
            self.unclear[item_id] = tuple(given(pair.record) for pair in found)
            for pair in found:
                pair.unclear = pair.item is None and pair.is_unpaired

    def _copies(self, head: Pair[R, C]) -> set[str]:
        """Return the remote ids that one that is no child has there.

        Tombstones of children of a deleted copy say nothing about another one.
        """
        item, link = head.item, head.link
        if item is not None:
            return set() if item.content is None else {item.id}
        if head.record is None or (head.content is None and is_unpaired(link)):
            return set()
        return {self._remote_id(head.record, link)}

    def _left(self) -> list[RemoteItem[C]]:
        return [item for item in self.snapshot.items.values() if item.id not in self.taken]

    def _new(self, items: Iterable[RemoteItem[C]]) -> Iterator[RemoteItem[C]]:
        """Yield the items that nothing in the book belongs to; what was only offered is none."""
        return (item for item in items if item.id not in self.taken and not item.offered)

    def _take(self, pair: Pair[R, C], item: RemoteItem[C]) -> None:
        item = restored(item, (pair.common, pair.content), self.naming.limits)
        pair.item = item
        self.taken.add(item.id)
        if pair.record is not None and item.content is not None:
            self._learn(pair, pair.record, item)
            # One that is planned again was looked at before: what counts of it may be other now.
            real = item.whole or item.content
            content = self._unhidden(pair, pair.record, item, real)
            sent = as_sent(content, pair.link, pair.base)
            counts = self.naming.projection.mask(pair.record, pair.common, sent)
            whole = content if counts != content else None
            pair.item = replace(item, content=counts, whole=whole)
            gives_ids = self.naming.listed_after is not None
            marked = pair.record.id in item.marks and not item.offered
            pair.unmarked = gives_ids and not marked

    def _learn(self, pair: Pair[R, C], record: R, item: RemoteItem[C]) -> None:
        """Add to a record what its copy tells besides its content: less may be shown then."""
        policy = self.naming.kind.policy
        parent = self.snapshot.records.get(record.parent_id) if record.parent_id else None
        own = policy.wanted(record, parent, self.rules.scope)
        told = record if own is None else policy.as_told(record, item, elsewhere=pair.elsewhere)
        if own is None or told == record:
            return
        pair.record, pair.told = told, True
        pair.content = self.naming.projection.project(told, own)

    def _unhidden(self, pair: Pair[R, C], record: R, item: RemoteItem[C], content: C) -> C:
        """Return the content with what the sign-in may not see as it was agreed on last."""
        if not item.hidden:
            return content
        agreed = pair.common or self.naming.projection.project(record, record.content)
        return with_fields(content, agreed, item.hidden)

    def _of_record(self, record: R) -> Pair[R, C]:
        """Pair a record with its item, by its link or by the id it would get."""
        snapshot, naming = self.snapshot, self.naming
        parent = snapshot.records.get(record.parent_id) if record.parent_id else None
        link = snapshot.links.get(record.id)
        parent_remote_id, position = self._remote_parent(parent), record.position
        own = naming.kind.policy.wanted(record, parent, self.rules.scope)
        elsewhere = parent is not None and not naming.kind.policy.is_in_scope(
            parent, self.rules.scope
        )
        whole = snapshot.links.get(record.parent_id or "")
        hierarchy, items = naming.kind.hierarchy, snapshot.items
        copies = hierarchy.copies(parent, whole, items, self.rules, naming.projection)
        if copies is not None and parent_remote_id is not None and position is not None:
            there = copies.of(position)
            elsewhere = there is None
            parent_remote_id = None if there is None else there.parent_id
            position = None if there is None else there.position
        alone = elsewhere
        if link is not None and not is_unpaired(link) and record.parent_id is not None:
            # Only what is no child has an id derived from its own.
            alone = link.remote_id == naming.own_id(record.id, link)
            # One way, what its parent has there is not known unless that was read.
            elsewhere = elsewhere or (alone and copies is None and not self.rules.send_back)
        pair = Pair(
            record=record,
            link=link,
            item=None,
            content=None if own is None else naming.projection.project(record, own),
            candidate=record.id not in snapshot.outward,
            connected_at=snapshot.connected_at,
            clocks=snapshot.clocks,
            parent=parent,
            parent_remote_id=parent_remote_id,
            position_there=position,
            named=copies is not None,
            parent_known=parent_remote_id is not None,
            kind=naming.kind,
            projection=naming.projection,
            shown_again=snapshot.shown_again,
            elsewhere=record.id in snapshot.elsewhere,
            retried=record.id in snapshot.retried,
            unsettled=None
            if naming.listed_after is None
            else record.id in snapshot.copies.unsettled,
            late=record.id in snapshot.copies.late,
            alone=alone,
            misplaced=own is not None and alone is not elsewhere,
        )
        if link is not None and link.gone and whole is not None and position is not None:
            name = naming.child_id(parent_remote_id or whole.remote_id, position)
            pair.cancelled_there = not whole.gone and link.remote_id == name
        self._take_copy(pair, record)
        item, asked = pair.item, snapshot.claimed.get(record.id, frozenset())
        gone = item is not None and item.content is None and asked != {item.id}
        if asked and (gone or (item is None and pair.is_unpaired)):
            # Another one that says to be its copy is in question: none is made meanwhile.
            pair.shared = True
        self._suspend(pair)
        return pair

    def _take_copy(self, pair: Pair[R, C], record: R) -> None:
        """Give a pair its item, if that is in the snapshot."""
        snapshot, naming, link = self.snapshot, self.naming, pair.link
        own = self._remote_id(record, link, pair.parent_remote_id, pair.position_there)
        names = [own]
        if link is not None and is_unpaired(link):
            names.append(link.remote_id)  # it may have come back out of the bin
        if is_unpaired(link) and record.id in snapshot.copies.marked:
            names.append(snapshot.copies.marked[record.id])
        for name in names:
            item = snapshot.items.get(name)
            if item is None or pair.item is not None:
                continue
            if item.offered and is_unpaired(link) and (pair.content is None or _has_left(link)):
                continue
            owner = snapshot.copies.owned.get(item.id, record.id)
            pair.shared = item.id in snapshot.copies.shared or owner != record.id
            # That a former copy is deleted says nothing of this one.
            former = name != own and (link is None or link.gone or pair.is_child)
            if item.content is not None or not former:
                pair.forgotten = (
                    pair.cancelled_there
                    and item.asked
                    and is_plain(naming.kind, item, snapshot.items.get(item.parent_id or ""))
                )
                self._take(pair, item)

    def _suspend(self, pair: Pair[R, C]) -> None:
        """Leave out the fields that a person is asked about; keep everything else.

        If one side has changed them since, the question itself is updated.
        """
        question = self.snapshot.questions.get(pair.record.id) if pair.record else None
        base, ours, item = pair.base, pair.content, pair.item
        link = pair.link
        # After an undo nothing was agreed on; after a refusal all is as before.
        undone = link is not None and link.frozen_rev is not None
        refused = link is not None and link.state is LinkState.REFUSED
        if question is None or question.theirs is None or (undone and not refused):
            return
        pair.in_question = question.fields
        gone = item is not None and item.content is None
        if base is None or ours is None or gone or self.rules.policy is not Policy.ASK:
            pair.asks = ()
            return
        theirs = question.theirs
        if item is not None and item.content is not None:
            theirs = with_fields(item.content, theirs, item.hidden)
        fields = question.fields
        pair.asks = conflicting_fields(
            self.naming.kind.schema, base, ours, with_fields(base, theirs, fields)
        )
        same = with_fields(theirs, question.theirs, fields) == theirs
        if same and set(pair.asks) == set(fields):
            pair.asks, pair.suspended = None, fields
            # What is shown in the same place as a field in question waits, too.
            beside = self.naming.kind.schema.shown_beside
            waiting = (*fields, *(beside[name] for name in fields if name in beside))
            pair.content = with_fields(ours, base, waiting)
            if item is not None and item.content is not None:
                counts = with_fields(item.content, base, fields)
                pair.item = replace(item, content=counts, whole=item.whole or item.content)

    def _of_item(self, item: RemoteItem[C], *, known: bool = False) -> Pair[R, C]:
        """Make a pair of an item that nothing in the book belongs to."""
        whole = self.record_of_copy.get(item.parent_id or item.split_from or "")
        said = None if whole is None else whole.content
        is_date = known and whole is not None and whole.lives
        return Pair(
            record=None,
            link=None,
            item=restored(item, (said,), self.naming.limits),
            content=None,
            candidate=False,
            connected_at=self.snapshot.connected_at,
            parent=whole if is_date else None,
            parent_remote_id=item.parent_id,
            parent_known=known,
            kind=self.naming.kind,
            projection=self.naming.projection,
            shared=item.id in self.snapshot.copies.shared,
            unclear=item.id in self.unclear,
            may_be=self.unclear.get(item.id, ()),
        )

    def _remote_id(
        self,
        record: R,
        link: Link[C] | None,
        parent_remote_id: str | None = None,
        position: Moment | None = None,
    ) -> str:
        """Name the copy: as it is linked, else as we would name it."""
        if link is not None and not is_unpaired(link):
            return link.remote_id
        if parent_remote_id is not None and position is not None:
            return self.naming.child_id(parent_remote_id, position)
        return self.naming.own_id(record.id, link)

    def _remote_parent(self, parent: R | None) -> str | None:
        """Return the remote id of the parent, if that is in this replica too."""
        if parent is None or self.naming.kind.policy.wanted(parent, None, self.rules.scope) is None:
            return None
        link = self.snapshot.links.get(parent.id)
        return self._remote_id(parent, link)

    def _take_form(self, pair: Pair[R, C]) -> None:
        """Let the book have the children as the replica has them, where it takes things in."""
        item, content = pair.item, pair.content
        if not (self.rules.send_back or self.rules.populate_in):
            return
        if item is not None and item.content is not None and content is not None:
            pair.content = self.naming.kind.hierarchy.with_children_of(content, item.content)


def as_sent[C: Fields](content: C, link: Link[C] | None, base: C | None) -> C:
    """Return a copy as it was sent, where it reads as the replica has kept that."""
    if link is None or link.kept is None or base is None:
        return content
    kept = link.kept
    names = (name for name in field_names(kept) if getattr(content, name) == getattr(kept, name))
    return with_fields(content, base, tuple(names))


def _has_left[C: Fields](link: Link[C] | None) -> bool:
    """Tell whether a copy is known to have left: what it says counts when it comes back."""
    return link is not None and link.gone and link.baseline is not None
