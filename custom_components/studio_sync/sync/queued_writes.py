"""Actions as conditional writes, and how they are sent: in batches, some of them ahead."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched, groupby, islice

from ..book.model import Link
from .journal_entries import Setting
from .model import Action, Do, Op, Outcome, Write
from .naming import Naming
from .record import Fields, Record

# Two being recorded, one on its way, and one being prepared.
BATCHES_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedWrite[R: Record, C: Fields]:
    """One write, with the pair that it belongs to."""

    action: Action[R, C]
    record: R
    link: Link[C]
    write: Write[C]

    @property
    def is_of_others(self) -> bool:
        """Tell whether this is about what people made of the copy, not about the copy itself."""
        return self.action.hides and self.link.remote_id != self.write.remote_id

    def may_follow(self, unmade: Collection[str | None]) -> bool:
        """Tell whether it can be sent, if these records' copies are not up to date."""
        return self.action.hides or {self.record.id, self.record.parent_id}.isdisjoint(unmade)


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
    parent_id, position = action.parent_remote_id, action.position_there or record.position
    if op is not Op.CREATE and action.item is not None:
        remote_id = action.item.id
    elif link is not None and not link.gone and link.baseline is not None:
        remote_id = link.remote_id
    elif parent_id is not None and position is not None:
        remote_id = naming.child_id(parent_id, position)
    else:
        remote_id = naming.own_id(record.id, link)
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
    if action.marks:
        was = action.content
    write = Write(
        op=op,
        remote_id=remote_id,
        etag=etag,
        content=action.content,
        was=was,
        there=None if action.item is None else action.item.whole or action.item.content,
        parent_id=parent_id if position is not None else None,
        position=position if parent_id is not None else None,
        record_id=record.id,
        former_id=link.remote_id if op is Op.CREATE and link.gone else "",
        former=action.former,
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
        parent_id=item.parent_id,
        position=item.position,
        record_id=record.id if item.id == link.remote_id else "",
    )
    return QueuedWrite(action=action, record=record, link=link, write=write)


def family_of[R: Record, C: Fields](queued: QueuedWrite[R, C]) -> str:
    """Return the remote id of the item that this is written to, or of its parent."""
    return queued.write.parent_id or queued.write.remote_id


def in_batches[R: Record, C: Fields](
    queued_writes: Sequence[QueuedWrite[R, C]], size: int, *, families: bool
) -> Iterator[Sequence[QueuedWrite[R, C]]]:
    """Yield batches of a size at the most.

    ``families``: none that fits into one is split.
    """
    if not families:
        yield from batched(queued_writes, size, strict=False)
        return
    batch = list[QueuedWrite[R, C]]()
    for _, each in groupby(queued_writes, family_of):
        family = list(each)
        if batch and len(batch) + len(family) > size:
            yield batch
            batch = []
        *whole, batch = [list(some) for some in batched([*batch, *family], size, strict=False)]
        yield from whole
    if batch:
        yield batch


type Send[C: Fields] = Callable[[Sequence[Write[C]]], Awaitable[Sequence[Outcome[C]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent[R: Record, C: Fields]:
    """The outcomes of one batch or more, and what leaves next: recorded in one transaction."""

    queued_writes: Sequence[QueuedWrite[R, C]] = ()
    outcomes: Sequence[Outcome[C]] = ()
    leaving: Sequence[QueuedWrite[R, C]] = ()


async def written[R: Record, C: Fields](
    send: Send[C],
    queued_writes: Sequence[QueuedWrite[R, C]],
    batch_size: int,
    *,
    families: bool = False,
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
    batches = in_batches(queued_writes, batch_size, families=families)
    done = Sent[R, C]()
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
