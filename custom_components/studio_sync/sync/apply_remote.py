"""The second half of a plan: what is written to the replica is noted, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..book import journal, links, written
from ..book.database import Transaction
from ..book.model import Entry, Link, LinkState, Side
from .hiding import hidden_baseline
from .journal_entries import Setting, losers_text
from .local_context import mark_deleted
from .merge import with_fields
from .model import Do, Op, Outcome, RemoteItem, SkippedItem, Verdict, Write
from .queued_writes import QueuedWrite
from .record import Fields, Record
from .whose import SHARED


@dataclass(slots=True)
class Recorded[C: Fields]:
    """The outcomes of some writes.

    ``items`` are copies that differ from what was expected, ``unread`` the remote
    ids of those that have to be read first, ``again`` the records to plan again.
    ``unmade`` are the records whose copies are not up to date: children of these
    can't be written yet, nor those that are among them. ``not_hidden``: what the replica
    refused to hide, which no pair says. ``shows``: a copy may still show what is hidden.
    """

    counts: Counter[str] = field(default_factory=Counter)
    items: list[RemoteItem[C]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    unmade: list[str] = field(default_factory=list)
    not_hidden: list[SkippedItem] = field(default_factory=list)
    shows: bool = False

    def add(self, more: Recorded[C]) -> None:
        """Add what has to be planned again, and what that depends on."""
        self.items += more.items
        self.unread += more.unread
        self.again += more.again
        self.unmade += more.unmade


def note_sent[R: Record, C: Fields](
    tx: Transaction, setting: Setting[R, C], queued_writes: Sequence[QueuedWrite[R, C]]
) -> None:
    """Journal what is about to be sent, and what it overwrites.

    So the history has it, and the next run knows it again, if the answer is lost.
    """
    journal.add(tx, [_entry(tx, setting, queued) for queued in queued_writes])


def note_unsent[R: Record, C: Fields](
    tx: Transaction, setting: Setting[R, C], queued_writes: Sequence[QueuedWrite[R, C]]
) -> None:
    """Remove these journal entries: nothing of them can have been done."""
    written.answered(tx, setting.run_id, {_line(queued): None for queued in queued_writes})


def _note_answered[R: Record, C: Fields](
    tx: Transaction,
    setting: Setting[R, C],
    queued_writes: Sequence[QueuedWrite[R, C]],
    outcomes: Sequence[Outcome[C]],
) -> None:
    """Add the outcomes to these journal entries; one that was not carried out has none."""
    became = {
        _line(queued): _became(outcome) if outcome.verdict in _WORTH_A_LINE else None
        for queued, outcome in zip(queued_writes, outcomes, strict=True)
    }
    written.answered(tx, setting.run_id, became)


def _line[R: Record, C: Fields](queued: QueuedWrite[R, C]) -> tuple[str | None, str]:
    return None if queued.is_of_others else queued.record.id, queued.write.remote_id


def _became[C: Fields](outcome: Outcome[C]) -> str:
    if outcome.verdict is Verdict.DONE:
        return "done"
    return outcome.reason or outcome.verdict


def record_outcomes[R: Record, C: Fields](
    tx: Transaction,
    setting: Setting[R, C],
    queued_writes: Sequence[QueuedWrite[R, C]],
    outcomes: Sequence[Outcome[C]],
) -> Recorded[C]:
    """Commit the outcomes of these writes: links, baselines and journal in one transaction."""
    result = Recorded[C]()
    put: list[Link[C]] = []
    outcomes = _without_others(tx, setting, queued_writes, outcomes)
    for queued, outcome in zip(queued_writes, outcomes, strict=True):
        if queued.action.hides:
            put += _settle_hidden(queued, outcome, result)
            continue
        link = _settle(queued, outcome, result)
        if setting.gives_ids:
            link = _of_given_id(link, queued, outcome)
        if queued.action.again and link.gone:
            link = replace(link, state=LinkState.PENDING)
            result.again.append(queued.record.id)
        elif outcome.verdict is Verdict.GONE and queued.write.parent_id and link.gone:
            # Its parent may have another place for it by now.
            result.again.append(queued.record.id)
        put.append(link)
        if outcome.verdict in _UNMADE[queued.write.op]:
            result.unmade.append(queued.record.id)
        if outcome.verdict is Verdict.REFUSED and link.baseline is not None:
            result.unmade += _without_place(tx, setting, queued.record, link.baseline)
        if queued.write.op is Op.DELETE and link.gone:
            children = setting.kind.hierarchy.children(tx, [queued.record])
            ids = [record.id for record in children]
            put += [mark_deleted(one) for one in links.get(tx, setting.replica_id, ids).values()]
    links.put_many(tx, put)
    _note_answered(tx, setting, queued_writes, outcomes)
    return result


def _without_others[R: Record, C: Fields](
    tx: Transaction,
    setting: Setting[R, C],
    queued_writes: Sequence[QueuedWrite[R, C]],
    outcomes: Sequence[Outcome[C]],
) -> Sequence[Outcome[C]]:
    """Return the outcomes; what exists already as the copy of another record is refused."""
    there = {
        outcome.item.id: queued.record.id
        for queued, outcome in zip(queued_writes, outcomes, strict=True)
        if outcome.verdict is Verdict.EXISTS and outcome.item is not None
    }
    found = links.by_remote(tx, setting.replica_id, there)
    others = {name for name, link in found.items() if link.record_id != there[name]}
    others -= {name for name, link in found.items() if link.gone}
    if not others:
        return outcomes
    return [
        Outcome(verdict=Verdict.REFUSED, reason=SHARED)
        if each.verdict is Verdict.EXISTS and each.item is not None and each.item.id in others
        else each
        for each in outcomes
    ]


def _of_given_id[R: Record, C: Fields](
    link: Link[C], queued: QueuedWrite[R, C], outcome: Outcome[C]
) -> Link[C]:
    """Return the link in a replica that gives ids, where a copy that left may come back.

    So what was agreed on of it is kept, and what people write in it meanwhile is an edit.
    """
    write, item = queued.write, outcome.item
    if write.op is Op.CREATE and outcome.verdict in _UNKNOWN:
        # Its id is not known.
        return replace(link, remote_id=queued.link.remote_id, gone=True)
    if outcome.verdict is Verdict.EXISTS and item is not None and write.former is not None:
        return replace(link, remote_id=item.id, etag=None, baseline=write.former, gone=False)
    if link.gone and link.baseline is None:
        return replace(link, baseline=queued.link.baseline)
    return link


def _without_place[R: Record, C: Fields](
    tx: Transaction, setting: Setting[R, C], parent: R, content: C
) -> list[str]:
    """Return the ids of the children that have no place in what a parent's copy says."""
    hierarchy = setting.kind.hierarchy
    return [
        child.id
        for child in hierarchy.children(tx, [parent])
        if child.position is not None and not hierarchy.has_place(content, child.position)
    ]


_UNKNOWN = {Verdict.FAILED, Verdict.STALE}
_WORTH_A_LINE = {Verdict.DONE, Verdict.GONE, Verdict.REFUSED, Verdict.FAILED}
_UNMADE: Mapping[Op, Collection[Verdict]] = {
    Op.CREATE: set(Verdict) - {Verdict.DONE},
    # Refused, it stays what it was, and so do the children that have a place in that.
    Op.UPDATE: {Verdict.STALE, Verdict.GONE, Verdict.FAILED},
    Op.DELETE: (),
}
_COUNTED = {
    Op.CREATE: "created_in_replica",
    Op.UPDATE: "updated_in_replica",
    Op.DELETE: "deleted_in_replica",
}


def _count_of[R: Record, C: Fields](queued: QueuedWrite[R, C]) -> str:
    """Return what was done; a child that is taken off does not count as a deletion."""
    if queued.write.op is Op.DELETE and queued.record.parent_id is not None:
        return "cancelled_in_replica"
    return _COUNTED[queued.write.op]


def _settle[R: Record, C: Fields](
    queued: QueuedWrite[R, C], outcome: Outcome[C], result: Recorded[C]
) -> Link[C]:
    """Return the link as the outcome leaves it."""
    link, write, item = queued.link, queued.write, outcome.item
    if outcome.verdict is Verdict.DONE:
        result.counts[_count_of(queued)] += 1
        if write.op is Op.DELETE:
            at = None if item is None else item.updated
            return mark_deleted(replace(link, remote_id=write.remote_id, updated=at))
        return replace(
            link,
            remote_id=write.remote_id if item is None else item.id,
            etag=None if item is None or queued.action.differs else item.etag,
            updated=None if item is None else item.updated,
            uid=link.uid if item is None else item.uid,
            baseline=link.baseline if queued.action.marks else write.content,
            kept=link.kept if queued.action.marks else _kept(queued, outcome),
            gone=False,
            state=LinkState.CUT if outcome.reason else LinkState.OK,
            reason=outcome.reason,
            frozen_rev=None,
        )
    return _settle_undone(queued, outcome, result)


def _kept[R: Record, C: Fields](queued: QueuedWrite[R, C], outcome: Outcome[C]) -> C | None:
    """Return how what was sent is kept there, but for what the copy goes on saying otherwise."""
    sent, kept = queued.write.content, outcome.kept
    if kept is None or sent is None or queued.action.differs or outcome.reason:
        return None
    kept = with_fields(kept, sent, queued.action.suspended)
    return None if kept == sent else kept


def _settle_undone[R: Record, C: Fields](
    queued: QueuedWrite[R, C], outcome: Outcome[C], result: Recorded[C]
) -> Link[C]:
    """Return the link after a write that was not carried out as it was meant."""
    link, write, item = queued.link, queued.write, outcome.item
    pending = replace(link, remote_id=write.remote_id, state=LinkState.PENDING)
    match outcome.verdict:
        case Verdict.GONE if write.op is Op.DELETE:
            return mark_deleted(replace(link, remote_id=write.remote_id))
        case Verdict.GONE:
            # That it could not be read proves nothing where it was written lately.
            result.items.append(item if item is not None and item.asked else _gone(write))
            result.again.append(queued.record.id)
            return pending
        case Verdict.EXISTS if item is None or item.content is None:
            # The id belongs to something deleted: the next generation gets another one.
            result.again.append(queued.record.id)
            taken = replace(pending, gone=True, baseline=None, generation=link.generation + 1)
            return replace(taken, etag=None)
        case Verdict.EXISTS | Verdict.STALE:
            result.again.append(queued.record.id)
            if item is None:
                result.unread.append(write.remote_id)
                return pending
            result.items.append(item)
            # What is to be created may be there under another name.
            return replace(pending, remote_id=item.id)
        case Verdict.REFUSED:
            result.counts["refused"] += 1
            return _refused(queued, outcome)
        case _:
            result.counts["failed"] += 1
            return pending if link.waits_unedited else replace(pending, reason=outcome.reason)


def _refused[R: Record, C: Fields](queued: QueuedWrite[R, C], outcome: Outcome[C]) -> Link[C]:
    """Return the link of a copy that was refused, or sent in part."""
    link, item = queued.link, outcome.item
    if outcome.content is not None and item is not None:
        link = replace(
            link,
            remote_id=item.id,
            etag=item.etag,
            updated=item.updated,
            baseline=outcome.content,
            kept=None,
            gone=False,
        )
    return replace(
        link, state=LinkState.REFUSED, reason=outcome.reason, frozen_rev=queued.record.rev
    )


def _settle_hidden[R: Record, C: Fields](
    queued: QueuedWrite[R, C], outcome: Outcome[C], result: Recorded[C]
) -> list[Link[C]]:
    """Return the pair after something of its copy was hidden: still suspended."""
    item, write = outcome.item, queued.write
    match outcome.verdict:
        case Verdict.DONE:
            result.counts["updated_in_replica"] += 1
            if queued.action.again and item is not None:
                result.again.append(queued.record.id)
                result.items.append(item)
            if queued.is_of_others or write.was is None or write.content is None:
                return []
            base = hidden_baseline(queued.link.baseline, write.was, write.content)
            # What else it says was not agreed on, if a person has to be asked.
            etag, at = (None, None) if item is None else (item.etag, item.updated)
            etag = None if queued.action.again else etag
            return [replace(queued.link, baseline=base, etag=etag, updated=at)]
        case Verdict.REFUSED:
            result.counts["refused"] += 1
            result.not_hidden.append(
                SkippedItem(remote_id=write.remote_id, reason=outcome.reason, problem=True)
            )
        case Verdict.STALE | Verdict.FAILED:
            result.counts["failed"] += 1
            result.shows = True
        case _:
            pass
    return []


def _gone[C: Fields](write: Write[C]) -> RemoteItem[C]:
    return RemoteItem(
        id=write.remote_id,
        etag=None,
        content=None,
        parent_id=write.parent_id,
        position=write.position,
    )


def _was_cancelled[R: Record, C: Fields](queued: QueuedWrite[R, C]) -> bool:
    """Tell whether this brings back a child that was off."""
    write, link = queued.write, queued.link
    is_child = write.op is Op.CREATE and write.parent_id is not None
    return is_child and link.gone and link.remote_id == write.remote_id


def _entry[R: Record, C: Fields](
    tx: Transaction, setting: Setting[R, C], queued: QueuedWrite[R, C]
) -> Entry[C]:
    # What really was there, where that is known: the pair may have differed.
    item = queued.action.item
    seen = None if item is None else item.whole or item.content
    before: C | None = seen or queued.write.was
    if _was_cancelled(queued) and queued.write.content is not None:
        before = setting.kind.policy.off(queued.write.content)
    after = queued.write.content if queued.write.op is not Op.DELETE else None
    if queued.write.op is Op.DELETE and before is None:
        before = queued.link.baseline
    if before is not None and after is not None and not queued.action.hides:
        # What a person is asked about is not written.
        after = with_fields(after, before, queued.action.suspended)
    record_id, remote_id = _line(queued)
    return Entry(
        run_id=setting.run_id,
        at=tx.now,
        replica_id=setting.replica_id,
        record_id=record_id,
        remote_id=remote_id,
        side=Side.REPLICA,
        action=f"{queued.write.op}_remote",
        reason=queued.action.reason,
        before=before,
        after=after,
        outcome=written.LOST_ANSWER,
        loser=losers_text(queued.action) if queued.action.do is Do.UPDATE_REMOTE else "",
        record_kind=setting.kind.name,
    )
