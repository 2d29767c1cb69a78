"""The second half of a plan: conditional writes to the replica, and their outcomes."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import batched, islice
from typing import Any

from ..book import journal, links
from ..book.database import Transaction
from ..book.model import Entry, Link, LinkState, Side
from .apply_local import mark_deleted
from .hiding import hidden_baseline
from .journal_entries import Setting, losers_text
from .model import Action, Do, Op, Outcome, RemoteItem, SkippedItem, Verdict, Write
from .naming import Naming
from .record import Fields, Record

# Two being recorded, one on its way, and one being prepared.
BATCHES_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedWrite[R: Record = Any, C: Fields = Any]:
    """One write, with the pair that it belongs to."""

    action: Action[R, C]
    record: R
    link: Link[C]
    write: Write[C]

    @property
    def is_of_others(self) -> bool:
        """Tell whether this is about what people made of the copy, not about the copy itself."""
        return self.action.hides and self.link.remote_id != self.write.remote_id


@dataclass(slots=True)
class Recorded[C: Fields = Any]:
    """The outcomes of some writes.

    ``items`` are copies that differ from what was expected, ``unread`` the remote
    ids of those that have to be read first, ``again`` the records to plan again.
    ``unmade`` are the records whose copies are not up to date: children of these
    can't be written yet. ``shows``: a copy may still show what is hidden.
    """

    counts: Counter[str] = field(default_factory=Counter)
    items: list[RemoteItem[C]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    unmade: list[str] = field(default_factory=list)
    refused: list[SkippedItem] = field(default_factory=list)
    shows: bool = False


_OPS = {
    Do.CREATE_REMOTE: Op.CREATE,
    Do.UPDATE_REMOTE: Op.UPDATE,
    Do.MERGE: Op.UPDATE,
    Do.LINK: Op.UPDATE,
    Do.DELETE_REMOTE: Op.DELETE,
}


def to_queued_write[R: Record, C: Fields](
    action: Action[R, C], setting: Setting[R, C], naming: Naming[R, C]
) -> QueuedWrite[R, C] | None:
    """Turn an action into its write. Its link is the pair's after ``apply_local``."""
    record, link = action.record, action.link
    if record is None:
        return None
    if action.hides:
        return _to_hide(action, record, link)
    op = _OPS[action.do]
    series_id, start = action.parent_remote_id, action.position_there or record.position
    if op is not Op.CREATE and action.item is not None:
        remote_id = action.item.id
    elif link is not None and not link.gone and link.baseline is not None:
        remote_id = link.remote_id
    elif series_id is not None and start is not None:
        remote_id = naming.instance_id(series_id, start)
    else:
        remote_id = naming.remote_id(record.id, 0 if link is None else link.generation)
    if link is None:
        link = Link(
            replica_id=setting.replica_id,
            record_id=record.id,
            remote_id=remote_id,
            record_kind=setting.kind.name,
        )
    etag, was = (None, None) if op is Op.CREATE else (link.etag, link.baseline)
    if op is not Op.CREATE and action.item is not None:
        # What was seen there is what is written over, whether it was agreed on or not.
        etag, was = action.item.etag, was or action.plain
    write = Write(
        op=op,
        remote_id=remote_id,
        etag=etag,
        content=action.content,
        was=was,
        there=None if action.item is None else action.item.whole or action.item.content,
        series_id=series_id if start is not None else None,
        original_start=start if series_id is not None else None,
    )
    return QueuedWrite(action=action, record=record, link=link, write=write)


def _to_hide[R: Record, C: Fields](
    action: Action[R, C], record: R, link: Link[C] | None
) -> QueuedWrite[R, C] | None:
    item = action.item
    if item is None or link is None:
        return None
    write = Write(
        op=Op.UPDATE,
        remote_id=item.id,
        etag=item.etag,
        content=action.content,
        was=item.whole or item.content,
        series_id=item.parent_id,
        original_start=item.position,
    )
    return QueuedWrite(action=action, record=record, link=link, write=write)


type Send[C: Fields = Any] = Callable[[Sequence[Write[C]]], Awaitable[Sequence[Outcome[C]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent[R: Record = Any, C: Fields = Any]:
    """The outcomes of one batch or more, and what leaves next: recorded in one transaction."""

    queued_writes: Sequence[QueuedWrite[R, C]] = ()
    outcomes: Sequence[Outcome[C]] = ()
    leaving: Sequence[QueuedWrite[R, C]] = ()


async def written[R: Record, C: Fields](
    send: Send[C], queued_writes: Sequence[QueuedWrite[R, C]], batch_size: int
) -> AsyncGenerator[Sent[R, C]]:
    """Write batch by batch with ``send``, and yield the outcomes of each, in order.

    A batch is yielded before it is sent. While one batch is recorded the next ones are
    under way already; those answered meanwhile are recorded together. So a crash may leave
    more than one batch unrecorded; the next run recognises what they did. Raises what the
    first batch raises that fails, and gives those after it up.
    """
    under_way: deque[tuple[Sequence[QueuedWrite[R, C]], asyncio.Future[Sequence[Outcome[C]]]]] = (
        deque()
    )
    batches = batched(queued_writes, batch_size, strict=False)
    done = Sent()
    try:
        while True:
            leaving = list(islice(batches, BATCHES_AT_ONCE - len(under_way)))
            yield replace(done, leaving=[queued for some in leaving for queued in some])
            under_way.extend(
                (some, asyncio.ensure_future(send([queued.write for queued in some])))
                for some in leaving
            )
            if not under_way:
                return
            first, answer = under_way[0]
            done = Sent(queued_writes=first, outcomes=await answer)
            under_way.popleft()
            while under_way and _is_answered(under_way[0][1]):
                # It came while the one before was recorded: both are kept in one transaction.
                some, answer = under_way.popleft()
                done = Sent(
                    queued_writes=[*done.queued_writes, *some],
                    outcomes=[*done.outcomes, *answer.result()],
                )
    finally:
        for _, answer in under_way:
            answer.cancel()
        await asyncio.gather(*(task for _, task in under_way), return_exceptions=True)


def _is_answered[C: Fields](answer: asyncio.Future[Sequence[Outcome[C]]]) -> bool:
    return answer.done() and not answer.cancelled() and answer.exception() is None


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
    journal.answered(tx, setting.run_id, {_line(queued): None for queued in queued_writes})


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
    journal.answered(tx, setting.run_id, became)


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
    result = Recorded()
    put: list[Link[C]] = []
    for queued, outcome in zip(queued_writes, outcomes, strict=True):
        if queued.action.hides:
            put += _settle_hidden(queued, outcome, result)
            continue
        link = _settle(queued, outcome, result)
        if queued.action.again and link.gone:
            link = replace(link, state=LinkState.PENDING)
            result.again.append(queued.record.id)
        elif outcome.verdict is Verdict.GONE and queued.write.series_id and link.gone:
            # Its parent may have another place for it by now.
            result.again.append(queued.record.id)
        put.append(link)
        if outcome.verdict in _UNMADE[queued.write.op]:
            result.unmade.append(queued.record.id)
        if queued.write.op is Op.DELETE and link.gone:
            children = setting.kind.hierarchy.children(tx, [queued.record])
            ids = [record.id for record in children]
            put += [mark_deleted(one) for one in links.get(tx, setting.replica_id, ids).values()]
    links.put_many(tx, put)
    _note_answered(tx, setting, queued_writes, outcomes)
    return result


_WORTH_A_LINE = {Verdict.DONE, Verdict.GONE, Verdict.REFUSED, Verdict.FAILED}
_UNMADE: Mapping[Op, Collection[Verdict]] = {
    Op.CREATE: set(Verdict) - {Verdict.DONE},
    # Refused, it stays what it was, and so do the places of its children.
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
            return mark_deleted(replace(link, remote_id=write.remote_id))
        return replace(
            link,
            remote_id=write.remote_id,
            etag=None if item is None or queued.action.differs else item.etag,
            baseline=write.content,
            gone=False,
            state=LinkState.CUT if outcome.reason else LinkState.OK,
            reason=outcome.reason,
            frozen_rev=None,
        )
    return _settle_undone(queued, outcome, result)


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
            result.items.append(_gone(write))
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
            else:
                result.items.append(item)
            return pending
        case Verdict.REFUSED:
            result.counts["refused"] += 1
            result.refused.append(
                SkippedItem(
                    remote_id=write.remote_id,
                    record_id=queued.record.id,
                    reason=outcome.reason,
                    problem=True,
                )
            )
            return _refused(queued, outcome)
        case _:
            result.counts["failed"] += 1
            return replace(pending, reason=outcome.reason)


def _refused[R: Record, C: Fields](queued: QueuedWrite[R, C], outcome: Outcome[C]) -> Link[C]:
    """Return the link of a copy that was refused, or sent in part."""
    link, item = queued.link, outcome.item
    if outcome.content is not None and item is not None:
        link = replace(
            link,
            remote_id=queued.write.remote_id,
            etag=item.etag,
            baseline=outcome.content,
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
            etag = None if item is None else item.etag
            return [replace(queued.link, baseline=base, etag=etag)]
        case Verdict.REFUSED:
            result.counts["refused"] += 1
            result.refused.append(
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
        parent_id=write.series_id,
        position=write.original_start,
    )


def _was_cancelled[R: Record, C: Fields](queued: QueuedWrite[R, C]) -> bool:
    """Tell whether this brings back a child that was off."""
    write, link = queued.write, queued.link
    is_child = write.op is Op.CREATE and write.series_id is not None
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
        outcome=journal.LOST_ANSWER,
        loser=losers_text(queued.action) if queued.action.do is Do.UPDATE_REMOTE else "",
        record_kind=setting.kind.name,
    )
