"""Undo of a run (B2): both sides as they were before it.

A pair that was undone is suspended: its sides may differ, as before the run, until
somebody changes one of them. Where an undo is undone in turn, it is in step again, and not
suspended. What was changed since the run is refused, and named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import batched

from ..book import journal, links
from ..book.change import Source, Writer
from ..book.database import Transaction
from ..book.model import Entry, Link, LinkState, Run, Side
from .context import SyncContext
from .extras import with_extras
from .kinds import RecordKind
from .local_context import mark_deleted
from .model import Op, Outcome, Plan, SkippedItem, Verdict
from .record import Fields, Record
from .report import Report
from .undo_plan import UndoPlan, UndoStep, changed_since, plan_undo


async def preview_undo[R: Record, C: Fields](
    sync: SyncContext[R, C], run_id: str, only: Collection[str] | None = None
) -> UndoPlan[R, C]:
    """Return what ``undo`` would do. Raises NothingToUndo."""
    return await sync.book.read(
        lambda tx: plan_undo(tx, run_id, sync.replica.id, sync.naming, only)
    )


async def undo[R: Record, C: Fields](
    sync: SyncContext[R, C], run_id: str, *, starter: str, only: Collection[str] | None = None
) -> Report[R, C]:
    """Put back what a run did; ``only``: to these records, and the rest can still be undone.

    Raises NothingToUndo, Busy, a ReplicaError or a BookError.
    """
    with sync.occupied(starter):
        before = sync.replica.requests
        todo = await preview_undo(sync, run_id, only)
        run = sync.new_run("undo", starter, undoes=run_id if only is None else None)
        await sync.book.write(lambda tx: journal.start(tx, run))
        done = 0
        refused = list(todo.refused)
        store = sync.naming.kind.store
        for some in _batches(todo.steps, sync.replica.batch_size):
            writes = await with_extras(sync.book, sync.replica, store, some)
            outcomes = iter(await sync.replica.write(writes) if writes else ())
            results = [None if step.write is None else next(outcomes) for step in some]
            left = {each.record_id for each in refused if each.record_id is not None}
            record = partial(
                _record,
                kind=sync.kind,
                run=run,
                steps=some,
                outcomes=results,
                left=left,
                again=todo.again,
            )
            some_done, more = await sync.book.write(
                record,
                source=Source(writer=Writer.UNDO, replica_id=sync.replica.id, author=starter),
            )
            done += some_done
            refused += more
        run = replace(
            run,
            ended_at=sync.clock(),
            outcome="ok",
            counts={"undone": done},
            requests=sync.replica.requests - before,
        )
        await sync.book.write(lambda tx: journal.finish(tx, run))
        return Report(
            run=run,
            plan=Plan(actions=()),
            outcome="ok",
            counts={"undone": done},
            skipped=tuple(refused),
            requests=run.requests,
        )


def _batches[R: Record, C: Fields](
    steps: Sequence[UndoStep[R, C]], size: int
) -> Iterator[Sequence[UndoStep[R, C]]]:
    """Yield steps to take at once; a child needs the parent that it belongs to."""
    for group in (
        [step for step in steps if step.record.parent_id is None],
        [step for step in steps if step.record.parent_id is not None],
    ):
        yield from batched(group, size, strict=False)


def _record[R: Record, C: Fields](
    tx: Transaction,
    *,
    kind: RecordKind[R, C],
    run: Run,
    steps: Sequence[UndoStep[R, C]],
    outcomes: Sequence[Outcome[C] | None],
    left: Collection[str],
    again: bool,
) -> tuple[int, list[SkippedItem]]:
    """Commit what became of these steps; ``left`` are the records that are not put back.

    ``again``: see ``UndoPlan``.
    """
    done = 0
    refused: list[SkippedItem] = []
    entries: list[Entry[C]] = []
    for step, outcome in zip(steps, outcomes, strict=True):
        stored = kind.store.get(tx, [step.record.id]).get(step.record.id)
        fine = outcome is None or _is_done(step, outcome)
        if step.ends and step.record.parent_id in left:
            fine = False
        if not fine or stored is None or stored.rev != step.record.rev:
            refused.append(changed_since(step.record, step.link))
            if fine and outcome is not None and step.link is not None:
                links.put_many(tx, [_after(step, step.link, outcome, None)])
            continue
        record = stored if step.restored is None else kind.store.put(tx, [step.restored])[0]
        if step.link is not None:
            links.put_many(tx, [_after(step, step.link, outcome, None if again else record.rev)])
        done += 1
        entries += _entries(tx, kind, run, step, outcome)
    journal.add(tx, entries)
    return done, refused


def _is_done[R: Record, C: Fields](step: UndoStep[R, C], outcome: Outcome[C]) -> bool:
    absent = step.write is not None and step.write.op is Op.DELETE
    return outcome.verdict is Verdict.DONE or (absent and outcome.verdict is Verdict.GONE)


def _after[R: Record, C: Fields](
    step: UndoStep[R, C], link: Link[C], outcome: Outcome[C] | None, rev: int | None
) -> Link[C]:
    """Return the link as the undo leaves it: suspended at this rev of the record; None: not."""
    write = step.write
    rest = replace(link, frozen_rev=rev, state=LinkState.OK, reason="")
    if step.ends:
        return replace(mark_deleted(link), frozen_rev=rev)
    if write is None or outcome is None:
        return rest if link.gone else replace(rest, baseline=step.baseline, kept=None)
    if write.op is Op.DELETE:
        return replace(mark_deleted(link), remote_id=write.remote_id, frozen_rev=rev)
    return replace(
        rest,
        remote_id=write.remote_id if outcome.item is None else outcome.item.id,
        etag=None if outcome.item is None else outcome.item.etag,
        updated=None if outcome.item is None else outcome.item.updated,
        gone=False,
        baseline=step.baseline or write.content,
        kept=None,
        state=LinkState.CUT if outcome.reason else LinkState.OK,
        reason=outcome.reason,
    )


def _entries[R: Record, C: Fields](
    tx: Transaction,
    kind: RecordKind[R, C],
    run: Run,
    step: UndoStep[R, C],
    outcome: Outcome[C] | None,
) -> list[Entry[C]]:
    line = Entry(
        run_id=run.id,
        at=tx.now,
        replica_id=run.replica_id,
        record_id=step.record.id,
        remote_id=None if step.link is None else step.link.remote_id,
        side=Side.BOOK,
        action="undo",
        reason="undone",
        record_kind=kind.name,
        before=None if step.record.deleted else step.record.content,
        after=None,
    )
    lines: list[Entry[C]] = []
    if step.restored is not None:
        after = None if step.restored.deleted else step.restored.content
        lines.append(replace(line, after=after))
    if step.goes is not None:
        lines.append(replace(line, side=Side.REPLICA, before=step.goes))
    if step.write is not None and outcome is not None:
        after = None if step.write.op is Op.DELETE else step.write.content
        before = step.write.was
        if step.write.op is Op.CREATE and step.write.parent_id is not None and step.write.content:
            # The child was there before, although it was off.
            before = kind.policy.off(step.write.content)
        lines.append(replace(line, side=Side.REPLICA, before=before, after=after))
    return lines
