"""Reads from the book all that a plan depends on, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from ..book import conflicts, links, skipped_items, written
from ..book.database import Transaction
from ..book.erased import ERASED_HERE
from ..book.model import Link, LinkState, ReplicaState
from .clock import SAME_CLOCK, Clocks
from .copies import NO_COPIES, look_at_copies, renamed
from .kinds import RecordKind, Store
from .lost_answers import as_answered
from .model import RemoteItem, Rules, SkippedItem
from .naming import Naming
from .pair import Snapshot, is_unpaired
from .ports import LIST_ALL
from .record import Fields, Record
from .uids import SAME_UID, names_of, with_uids
from .unread import unread
from .whose import as_answered_by_people, claimed

RETRY_REFUSED = timedelta(days=1)
"""How long a refusal is respected before the same write is tried again."""
# The replica's clock and ours may differ; what was made in these minutes counts as new.
CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered[R: Record, C: Fields]:
    """The snapshot, the book's rev it was taken at, and what has to be read first.

    ``unread`` are remote ids of pairs that have to be looked at, such as those that rested
    and were changed, although the delta does not say how their copy is now;
    ``unread_parents`` are those of parents whose children have to be read. ``erased`` are the
    items whose records were erased for good: nothing follows from them.
    """

    snapshot: Snapshot[R, C]
    rev: int
    pairs: int
    unread: tuple[str, ...]
    unread_parents: tuple[str, ...] = ()
    erased: tuple[SkippedItem, ...] = ()


def with_resync(state: ReplicaState, *, full_listing: bool, recompare_all: bool) -> ReplicaState:
    """Return the state in which a run looks at everything once more.

    ``full_listing``: it lists the whole replica. ``recompare_all``: it compares every pair,
    as if the replica was given to another person, and all that people made of them.
    """
    if full_listing or recompare_all:
        last = state.cursor or ""
        state = replace(state, cursor=f"{LIST_ALL}{last.removeprefix(LIST_ALL)}")
    return replace(state, scope="") if recompare_all else state


def take_snapshot[R: Record, C: Fields](
    tx: Transaction,
    state: ReplicaState,
    items: Mapping[str, RemoteItem[C]],
    rules: Rules,
    naming: Naming[R, C],
    *,
    only: Collection[str] | None = None,
    clocks: Clocks = SAME_CLOCK,
    asked_at: datetime | None = None,
) -> Gathered[R, C]:
    """Collect the records and links that these items and the book's changes concern.

    ``only``: look at these records and the items, not at what changed in the book.
    ``asked_at``: when the items were asked for, by the book's clock.
    """
    store = naming.kind.store
    items, erased = _without_erased(tx, state.replica_id, store, items)
    items = as_answered_by_people(tx, state.replica_id, store, items)
    records, beside = dict[str, R](), set[str]()
    retried, populated, outward = set[str](), set[str](), set(only or ())
    if only is None:
        records, beside = _changed(tx, state, store, rules)
        retried = _refused_but_due(tx, state.replica_id, rules)
        pending = (link.record_id for link in links.pending(tx, state.replica_id))
        outward.update(records, pending, retried)
    if only is None and (rules.populate_in or rules.populate_out):
        inside = _by_id(store.in_scope(tx, rules))
        records |= inside
        if rules.populate_out:
            populated.update(inside)
    noted, unclear = _skipped_before(tx, state.replica_id) if only is None else ((), ())
    remote_ids = {name for item in items.values() for name in names_of(item)}.union(noted)
    by_remote = links.by_remote(tx, state.replica_id, list(remote_ids))
    items, by_remote, uids = with_uids(tx, state.replica_id, items, by_remote, naming)
    unshown = _unshown_since(naming, asked_at)
    items = _without_gone(tx, state.replica_id, items, by_remote, unshown)
    if naming.listed_after is None:
        found = {link.record_id: link for link in renamed(by_remote.values(), items)}
    else:
        found = _found_by_items(tx, state.replica_id, remote_ids, items)

    looked_at = outward.union(found, *uids.values(), *(item.marks for item in items.values()))
    if only is None and state.scope != rules.scope:
        # The replica was given to somebody else: everything in it is compared again.
        looked_at.update(links.record_ids(tx, state.replica_id))
    records |= store.get(tx, looked_at - records.keys())
    _add_relatives(tx, naming.kind, records, outward)
    edited = set(outward)
    outward.update(populated, (r.id for r in records.values() if r.parent_id in populated))
    _add_tombstones(tx, naming.kind, records, found)
    found = {key: link for key, link in found.items() if key in records}
    found |= links.get(tx, state.replica_id, list(records.keys() - found.keys()))
    copies, read = NO_COPIES, items.keys()
    if naming.listed_after is not None:
        copies, items = look_at_copies(
            records, found, items, rules.scope, naming, since=_heard_since(naming, asked_at, clocks)
        )
    found |= as_answered(
        tx, state.replica_id, records, found, items, naming=naming, marked=copies.marked
    )
    if unshown is not None:
        copies = replace(
            copies, unsettled=_unsettled(tx, state.replica_id, outward, found, unshown)
        )
    unedited = _unedited(tx, state, records, found, outward) | (beside - retried - populated)
    for sent in (edited, outward):
        sent.difference_update(unedited)
        _take_parents_along(records, found, sent)
    if rules.send_back and naming.listed_after is None:
        found |= _deleted_one_way(records, found, items, outward, naming, edited=edited)
    questions = conflicts.open_for(tx, state.replica_id, records)
    going_on = list(_going_on(noted, by_remote, records, items, questions))
    snapshot = Snapshot(
        records=records,
        links=found,
        items=items,
        outward=frozenset(outward),
        connected_at=state.connected_at - CLOCK_TOLERANCE,
        naming=naming,
        shown_again=not state.scope,
        clocks=clocks,
        retried=frozenset(retried),
        questions=questions,
        copies=copies,
        elsewhere=_elsewhere(tx, state.replica_id, found, items),
        uids=uids,
        claimed=claimed(tx, state.replica_id, copies.claims, items) if records else {},
    )
    return Gathered(
        snapshot=snapshot,
        rev=tx.rev,
        pairs=links.count_live(tx, state.replica_id) if items or outward else 0,
        # What is nobody's until it is clear is looked at again, though nobody touched it.
        unread=tuple(
            {
                *unread(snapshot, rules, once_more=only is not None),
                *unclear,
                *going_on,
            }
            - read
        ),
        unread_parents=tuple(going_on),
        erased=erased,
    )


def _skipped_before(tx: Transaction, replica_id: str) -> tuple[Collection[str], Collection[str]]:
    """Return the parents whose children have to be read again, and what is nobody's as yet."""
    found = skipped_items.by_reason(tx, replica_id)
    return found.get(skipped_items.UNREAD, ()), found.get(SAME_UID, ())


def _elsewhere(
    tx: Transaction, replica_id: str, found: Mapping[str, Link[Any]], items: Collection[str]
) -> frozenset[str]:
    """Return the records of which other replicas have copies, of those whose items are here."""
    here = [record_id for record_id, link in found.items() if link.remote_id in items]
    return frozenset(link.record_id for link in links.elsewhere(tx, replica_id, here))


def _without_erased[C: Fields](
    tx: Transaction, replica_id: str, store: Store[Any], items: Mapping[str, RemoteItem[C]]
) -> tuple[Mapping[str, RemoteItem[C]], tuple[SkippedItem, ...]]:
    """Return the items but for those whose records were erased, and what is told of these.

    One that is only offered is no item of the replica, and nobody's business.
    """
    gone = store.erased(tx, replica_id, items.values())
    told = (name for name in sorted(gone) if not items[name].offered)
    return (
        {name: item for name, item in items.items() if name not in gone},
        tuple(SkippedItem(remote_id=name, reason=ERASED_HERE, problem=True) for name in told),
    )


def _heard_since(
    naming: Naming[Any, Any], asked_at: datetime | None, clocks: Clocks
) -> datetime | None:
    """Return since when what was written need not show yet, by the replica's clock."""
    after = naming.listed_after
    return None if after is None or asked_at is None else clocks.ago(asked_at, after)


def _unshown_since(naming: Naming[Any, Any], asked_at: datetime | None) -> datetime | None:
    """Return since when what was written need not show yet, by the book's clock; None: it does."""
    after = naming.listed_after
    return None if after is None or asked_at is None else asked_at - after


def _without_gone[C: Fields](
    tx: Transaction,
    replica_id: str,
    items: Mapping[str, RemoteItem[C]],
    by_remote: Mapping[str, Link[C]],
    since: datetime | None,
) -> Mapping[str, RemoteItem[C]]:
    """Return the items but for those that a write since then has proven gone: read late.

    A record whose copy one was has another one by now, or none.
    """
    if since is None:
        return items
    there = {item.id for item in items.values() if item.content is not None and not item.offered}
    gone = written.gone_since(tx, replica_id, there - by_remote.keys(), since)
    return {name: item for name, item in items.items() if name not in gone}


def _found_by_items[C: Fields](
    tx: Transaction, replica_id: str, remote_ids: Iterable[str], items: Mapping[str, RemoteItem[C]]
) -> dict[str, Link[C]]:
    """Return the links of these copies, and of the records that they say to stand for."""
    found = {link.record_id: link for link in links.all_by_remote(tx, replica_id, remote_ids)}
    marked = {record_id for item in items.values() for record_id in item.marks}
    return found | links.get(tx, replica_id, marked - found.keys())


def _unsettled[C: Fields](
    tx: Transaction,
    replica_id: str,
    outward: Collection[str],
    found: Mapping[str, Link[C]],
    since: datetime,
) -> frozenset[str]:
    """Return the records of which a copy may have been created since then, without an answer.

    One that was refused was not created.
    """
    unpaired = [
        record_id
        for record_id in outward
        for link in (found.get(record_id),)
        if is_unpaired(link) and not (link is not None and link.state is LinkState.REFUSED)
    ]
    unanswered = written.sent(tx, replica_id, unpaired)
    return frozenset(written.tried_since(tx, replica_id, unanswered, since))


def _refused_but_due(tx: Transaction, replica_id: str, rules: Rules) -> set[str]:
    """Return what was refused and is tried again: on request, and once a day.

    What was wrong may have been the replica's, such as a name that it did not know yet.
    """
    refused = links.refused(tx, replica_id)
    if rules.retry_refused or rules.populate_out:
        return set(refused)
    return refused.keys() - written.tried_since(tx, replica_id, refused, tx.now - RETRY_REFUSED)


def _going_on[R: Record, C: Fields](
    noted: Iterable[str],
    by_remote: Mapping[str, Link[C]],
    records: Mapping[str, R],
    items: Mapping[str, RemoteItem[C]],
    questions: Collection[str],
) -> Iterator[str]:
    """Yield the parents among those noted that are suspended no more."""
    for name in noted:
        link = by_remote.get(name)
        record = None if link is None else records.get(link.record_id)
        if link is None or record is None or link.gone or record.id in questions:
            continue
        if name in items or link.frozen_rev is None or record.rev != link.frozen_rev:
            yield name


def _changed[R: Record](
    tx: Transaction, state: ReplicaState, store: Store[R], rules: Rules
) -> tuple[dict[str, R], set[str]]:
    """Return what has changed since the last run, and of which only what is shown beside it."""
    if state.book_rev >= tx.rev:
        return {}, set()
    records = _by_id(store.changes(tx, state.book_rev, rules.scope, state.replica_id))
    others = _by_id(store.shown_otherwise(tx, state.book_rev, rules.scope))
    return others | records, others.keys() - records.keys()


def _by_id[R: Record](records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}


def _add_relatives[R: Record, C: Fields](
    tx: Transaction, kind: RecordKind[R, C], records: dict[str, R], outward: set[str]
) -> None:
    """Add the parents of the children, and the children of the parents."""
    wanted = {a.parent_id for a in records.values() if a.parent_id} - records.keys()
    records.update(kind.store.get(tx, list(wanted)))
    for record in kind.hierarchy.children(tx, records.values()):
        records.setdefault(record.id, record)
        if record.parent_id in outward:
            outward.add(record.id)


def _add_tombstones[R: Record, C: Fields](
    tx: Transaction, kind: RecordKind[R, C], records: dict[str, R], arrived: Collection[str]
) -> None:
    """Add what children a parent had once, where it may get back what they stood for."""
    for record_id in arrived:
        record = records.get(record_id)
        for one in kind.hierarchy.former_children(tx, record) if record is not None else ():
            records.setdefault(one.id, one)


def _unedited[R: Record, C: Fields](
    tx: Transaction,
    state: ReplicaState,
    records: Mapping[str, R],
    found: Mapping[str, Link[C]],
    outward: Collection[str],
) -> set[str]:
    """Return what goes out only since its copy shows more or less now: that is no edit.

    Nor is what a run took in, the last to change a pair that was in step then. A child goes with
    its parent, if that was edited.
    """
    links_out = {record_id: found[record_id] for record_id in outward if record_id in found}
    changed = {each for each in links_out if records[each].rev > state.book_rev}
    waiting = {each for each, link in links_out.items() if link.waits_unedited} - changed
    if not state.scope:
        in_step = (each for each in changed if _is_in_step(links_out[each]))
        for record_id, at in written.taken_in(tx, state.replica_id, in_step).items():
            changed_at = records[record_id].changed_at
            if changed_at is not None and changed_at <= at:
                waiting.add(record_id)
    edited = set(outward) - waiting
    return {record_id for record_id in waiting if records[record_id].parent_id not in edited}


def _is_in_step[C: Fields](link: Link[C]) -> bool:
    settled = link.state in (LinkState.OK, LinkState.CUT) and link.frozen_rev is None
    return settled and not is_unpaired(link)


def _take_parents_along[R: Record, C: Fields](
    records: Mapping[str, R], found: Mapping[str, Link[C]], outward: set[str]
) -> None:
    """Send a parent out with a change of one of its children, if it is not there yet."""
    for record in records.values():
        parent_id = record.parent_id
        if parent_id and record.id in outward and is_unpaired(found.get(parent_id)):
            outward.add(parent_id)


def _deleted_one_way[R: Record, C: Fields](
    records: Mapping[str, R],
    found: Mapping[str, Link[C]],
    items: Mapping[str, RemoteItem[C]],
    outward: set[str],
    naming: Naming[R, C],
    *,
    edited: Collection[str],
) -> dict[str, Link[C]]:
    """Return the pairs whose copy was deleted while nothing was sent back, as they were before.

    That it is gone is proven once more. What was changed here since goes out; ``edited`` are
    those of this run. What goes out only because the user populates is not.
    """
    before = dict[str, Link[C]]()
    for record_id, link in found.items():
        record, item = records[record_id], items.get(link.remote_id)
        left = link.gone and link.baseline is not None and link.frozen_rev is None
        if not left or record_id in edited or item is None or item.content is not None:
            continue
        was = replace(link, gone=False, generation=link.generation - 1)
        if record.parent_id and not _is_child_of(found.get(record.parent_id), record, was, naming):
            continue
        if record.lives and naming.projection.project(record, record.content) != link.baseline:
            outward.add(record_id)
        before[record_id] = was
    return before


def _is_child_of[R: Record, C: Fields](
    parent: Link[C] | None, record: R, link: Link[C], naming: Naming[R, C]
) -> bool:
    """Tell whether a child's copy stood by itself, or in its parent's present copy."""
    names = {naming.own_id(record.id, link)}
    if parent is not None and not parent.gone and record.position is not None:
        names.add(naming.child_id(parent.remote_id, record.position))
    return link.remote_id in names
