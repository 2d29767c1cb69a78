"""Undo of a run (B2): from the journal, both sides as they were before it.

A pair that was undone is suspended: its sides may differ, as before the run, until
somebody changes one of them. What was changed since the run is refused, and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import batched
from typing import Any

from ..book import journal, links
from ..book.change import Source, Writer
from ..book.database import Transaction
from ..book.model import Appointment, Content, Entry, Link, LinkState, Run, Side, Status
from .context import SyncContext
from .errors import SyncError
from .extras import New, with_extras
from .kinds import RecordKind
from .local_context import mark_deleted
from .merge import field_names
from .model import Op, Outcome, Plan, SkippedItem, Verdict, Write
from .naming import Naming
from .report import Report

_DONE = {"done", "gone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What undoing means for one appointment.

    ``record`` is its new state in the book (None: unchanged), ``write`` what to send to
    the replica (None: nothing), ``baseline`` what both had agreed on before the run.
    """

    now: Appointment
    record: Appointment | None
    write: Write | None
    link: Link | None
    baseline: Content | None
    ends: bool = False
    """Its series is not there afterwards, so neither is its copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPlan:
    """All that an undo would do, and the appointments that it skips, with why."""

    steps: tuple[Step, ...]
    refused: tuple[SkippedItem, ...]


class NothingToUndo(SyncError):
    """There is no such run, or it changed nothing, or it is undone already."""

    key = "nothing_to_undo"
    is_mistake = True


async def preview_undo(sync: SyncContext, run_id: str) -> UndoPlan:
    """Return what ``undo`` would do. Raises NothingToUndo."""
    return await sync.book.read(lambda tx: plan_undo(tx, run_id, sync.replica.id, sync.naming))


async def undo(sync: SyncContext, run_id: str, *, starter: str) -> Report:
    """Put back what a run did. Raises NothingToUndo, Busy, a ReplicaError or a BookError."""
    with sync.occupied(starter):
        before = sync.replica.requests
        todo = await preview_undo(sync, run_id)
        run = sync.new_run("undo", starter, undoes=run_id)
        await sync.book.write(lambda tx: journal.start(tx, run))
        done = 0
        refused = list(todo.refused)
        store = sync.naming.kind.store
        for some in _batches(todo.steps, sync.replica.batch_size):
            new = [
                New(write=step.write, record=step.now, link=step.link)
                for step in some
                if step.write is not None
            ]
            writes = await with_extras(sync.book, sync.replica, store, new)
            outcomes = iter(await sync.replica.write(writes) if writes else ())
            results = [None if step.write is None else next(outcomes) for step in some]
            some_done, left = await sync.book.write(
                partial(_record, kind=sync.kind, run=run, steps=some, outcomes=results),
                source=Source(writer=Writer.UNDO, replica_id=sync.replica.id),
            )
            done += some_done
            refused += left
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


def _batches(steps: Sequence[Step], size: int) -> Iterator[Sequence[Step]]:
    """Yield steps to take at once; an exception needs the series that it belongs to."""
    for group in (
        [step for step in steps if step.now.series_id is None],
        [step for step in steps if step.now.series_id is not None],
    ):
        yield from batched(group, size, strict=False)


def plan_undo(tx: Transaction, run_id: str, replica_id: str, naming: Naming) -> UndoPlan:
    """Read the journal and decide what can be put back."""
    run = journal.run(tx, run_id)
    by_record: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in journal.entries(tx, run_id):
        if entry.record_id is not None and entry.outcome in _DONE:
            by_record[entry.record_id].append(entry)
    if run is None or run.replica_id != replica_id or not by_record:
        raise NothingToUndo
    later = journal.runs(tx, replica_id, since=run.started_at)
    if any(other.undoes == run_id for other in later):
        raise NothingToUndo
    store = naming.kind.store
    records = store.get(tx, list(by_record))
    series = store.get(tx, [r.series_id for r in records.values() if r.series_id])
    found = links.get(tx, replica_id, [*by_record, *series])
    steps: list[Step] = []
    refused: list[SkippedItem] = []
    for record_id, entries in by_record.items():
        record = records.get(record_id)
        if record is None:
            continue
        link = found.get(record_id)
        whole = _whole(series.get(record.series_id or ""), found, by_record, naming)
        step = _step(record, link, entries, whole, naming)
        if step is None:
            refused.append(_changed_since(record, link))
        else:
            steps.append(step)
    return UndoPlan(steps=tuple(steps), refused=tuple(refused))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """The series that an exception belongs to, if it is one.

    ``remote_id`` is its copy, ``content`` what that was before the run.
    """

    series: Appointment | None
    remote_id: str | None
    content: Content | None = None
    ends: bool = False
    there_now: bool = False
    """Its copy is still the one of the run, and so are the names of its dates."""


def _whole(
    series: Appointment | None,
    found: Mapping[str, Link],
    by_record: Mapping[str, Sequence[Entry]],
    naming: Naming,
) -> _Whole:
    link = None if series is None else found.get(series.id)
    if series is None or link is None:
        return _Whole(series=series, remote_id=None)
    there = [entry for entry in by_record.get(series.id, ()) if entry.side is Side.REPLICA]
    content = there[0].before if there else link.baseline
    if there and content is None:
        return _Whole(series=series, remote_id=None, ends=True)
    if not link.gone:
        return _Whole(series=series, remote_id=link.remote_id, content=content, there_now=True)
    re_created = bool(there) and there[0].before is not None and there[-1].after is None
    if not re_created:
        return _Whole(series=series, remote_id=None, ends=True)
    name = naming.remote_id(series.id, link.generation)
    return _Whole(series=series, remote_id=name, content=content)


def _changed_since(record: Appointment, link: Link | None) -> SkippedItem:
    return SkippedItem(
        remote_id=None if link is None else link.remote_id,
        record_id=record.id,
        reason="changed_since",
        problem=True,
    )


def _step(
    record: Appointment,
    link: Link | None,
    entries: Sequence[Entry],
    whole: _Whole,
    naming: Naming,
) -> Step | None:
    """Return how to put this appointment back; None if it was changed since."""
    here = [entry for entry in entries if entry.side is Side.BOOK]
    there = [entry for entry in entries if entry.side is Side.REPLICA]
    present = None if record.deleted else record.content
    if here and (present != here[-1].after or _is_taken_up(record, here)):
        return None
    if there and (link is None or not (_at_rest(record, link) or link.baseline == there[-1].after)):
        return None
    restored: Appointment | None = None
    if here and here[0].before != here[-1].after:
        content = here[0].before
        restored = replace(record, content=content or record.content, deleted=content is None)
    if any(entry.reason == "joins_series" for entry in here):
        # It was an appointment of its own before its series came, and must not go with that.
        restored = replace(restored or record, series_id=None, original_start=None)
    write = None
    baseline = _baseline(here, there, link)
    if baseline is not None:
        baseline = naming.projection.project(record, baseline)
    if there and link is not None and not whole.ends:
        write = _write(record, link, there, whole, naming)
    return Step(
        now=record,
        record=restored,
        write=write,
        link=link,
        baseline=baseline,
        ends=whole.ends,
    )


def _is_taken_up(record: Appointment, here: Sequence[Entry]) -> bool:
    """Tell whether somebody has made something of what arrived, such as a client's session.

    Of what stays, an undo changes the content only; what arrived would go with all of it.
    """
    arrived = here[0].before is None and here[-1].after is not None
    return arrived and record.changed_at is not None and record.changed_at > here[-1].at


def _at_rest(record: Appointment, link: Link) -> bool:
    """Tell whether nothing has happened here since an undo; If-Match tells of the copy."""
    return link.frozen_rev is not None and link.frozen_rev == record.rev


def _write(
    record: Appointment,
    link: Link,
    there: Sequence[Entry],
    whole: _Whole,
    naming: Naming,
) -> Write:
    """Return what puts the copy back to how it was before the run."""
    before, after = there[0].before, there[-1].after
    own = {naming.remote_id(record.id, link.generation - back) for back in (0, 1)}
    instance_of = None if link.remote_id in own else whole.remote_id
    start = record.original_start if instance_of is not None else None
    remote_id = link.remote_id
    if instance_of is not None and start is not None and not (whole.there_now and remote_id):
        remote_id = naming.instance_id(instance_of, start)
    if whole.series is not None and start is not None:
        # An instance is never absent: before it was changed it was as its series says.
        if whole.content is not None:
            said = naming.kind.hierarchy.child(whole.content, start)
        else:
            said = naming.projection.project(
                whole.series, naming.kind.hierarchy.child(whole.series.content, start)
            )
        before = before or said
    if before is not None:
        # What is hidden by now is not shown again.
        view = naming.projection
        before = view.project(record, before) if after is None else view.mask(record, after, before)
    if before is None or naming.kind.policy.is_off(before):
        op, etag, before = Op.DELETE, link.etag, None
    elif after is None:
        op, etag = Op.CREATE, None
        if instance_of is None:
            remote_id = naming.remote_id(record.id, link.generation)
    else:
        op, etag = Op.UPDATE, link.etag
    return Write(
        op=op,
        remote_id=remote_id,
        etag=etag,
        content=before,
        was=after,
        series_id=instance_of,
        original_start=start,
    )


def _baseline(here: Sequence[Entry], there: Sequence[Entry], link: Link | None) -> Content | None:
    """Return what both sides had agreed on before the run, as far as can be told."""
    if here and there:
        ours, theirs, merged = here[0].before, there[0].before, here[-1].after
        if ours is None or theirs is None or merged is None:
            return ours or theirs
        # The side that a field of the merge came from is the one that had changed it.
        names = {
            name: getattr(theirs if getattr(theirs, name) != getattr(merged, name) else ours, name)
            for name in field_names(ours)
        }
        values: dict[str, Any] = names
        return Content(**values)
    if here:
        return here[0].before or here[-1].after
    if there:
        return there[0].before or there[-1].after
    return None if link is None else link.baseline


def _record(
    tx: Transaction,
    *,
    kind: RecordKind[Appointment, Content],
    run: Run,
    steps: Sequence[Step],
    outcomes: Sequence[Outcome | None],
) -> tuple[int, list[SkippedItem]]:
    """Commit what became of these steps."""
    done = 0
    refused: list[SkippedItem] = []
    entries: list[Entry] = []
    for step, outcome in zip(steps, outcomes, strict=True):
        stored = kind.store.get(tx, [step.now.id]).get(step.now.id)
        fine = outcome is None or _is_done(step, outcome)
        if not fine or stored is None or stored.rev != step.now.rev:
            refused.append(_changed_since(step.now, step.link))
            if fine and outcome is not None and step.link is not None:
                links.put_many(tx, [_after(step, outcome, None)])
            continue
        record = stored if step.record is None else kind.store.put(tx, [step.record])[0]
        if step.link is not None:
            links.put_many(tx, [_after(step, outcome, record.rev)])
        done += 1
        entries += _entries(tx, kind.name, run, step, outcome)
    journal.add(tx, entries)
    return done, refused


def _is_done(step: Step, outcome: Outcome) -> bool:
    absent = step.write is not None and step.write.op is Op.DELETE
    return outcome.verdict is Verdict.DONE or (absent and outcome.verdict is Verdict.GONE)


def _after(step: Step, outcome: Outcome | None, rev: int | None) -> Link:
    """Return the link as the undo leaves it: suspended, unless the book had changed since."""
    link, write = step.link, step.write
    if link is None:
        raise ValueError(step.now.id)
    rest = replace(link, frozen_rev=rev, state=LinkState.OK, reason="")
    if step.ends:
        return replace(mark_deleted(link), frozen_rev=rev)
    if write is None or outcome is None:
        return rest if link.gone else replace(rest, baseline=step.baseline)
    if write.op is Op.DELETE:
        return replace(mark_deleted(link), remote_id=write.remote_id, frozen_rev=rev)
    return replace(
        rest,
        remote_id=write.remote_id,
        etag=None if outcome.item is None else outcome.item.etag,
        gone=False,
        baseline=step.baseline or write.content,
        state=LinkState.CUT if outcome.reason else LinkState.OK,
        reason=outcome.reason,
    )


def _entries(
    tx: Transaction, record_kind: str, run: Run, step: Step, outcome: Outcome | None
) -> list[Entry]:
    line = Entry(
        run_id=run.id,
        at=tx.now,
        replica_id=run.replica_id,
        record_id=step.now.id,
        remote_id=None if step.link is None else step.link.remote_id,
        side=Side.BOOK,
        action="undo",
        reason="undone",
        record_kind=record_kind,
        before=None if step.now.deleted else step.now.content,
        after=None,
    )
    lines: list[Entry] = []
    if step.record is not None:
        after = None if step.record.deleted else step.record.content
        lines.append(replace(line, after=after))
    if step.write is not None and outcome is not None:
        after = None if step.write.op is Op.DELETE else step.write.content
        before = step.write.was
        if step.write.op is Op.CREATE and step.write.series_id is not None and step.write.content:
            # The instance was there before, although it did not take place.
            before = replace(step.write.content, status=Status.CANCELLED)
        lines.append(replace(line, side=Side.REPLICA, before=before, after=after))
    return lines
