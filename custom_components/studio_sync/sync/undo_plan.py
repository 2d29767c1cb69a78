"""What an undo would do: from the journal, both sides as they were before a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..book import conflicts, journal, links, undo_chains
from ..book.database import Transaction
from ..book.model import Entry, Link, Side
from .errors import SyncError
from .journal_entries import scope_left
from .merge import field_names, with_fields
from .model import Op, SkippedItem, Write
from .naming import Naming
from .projection import Projection
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoStep[R: Record = Record, C: Fields = Fields]:
    """What undoing means for one record.

    ``record`` is how it is now, ``restored`` its new state in the book (None: unchanged),
    ``write`` what to send to the replica (None: nothing), ``baseline`` what both had agreed
    on before the run.
    """

    record: R
    restored: R | None
    write: Write[C] | None
    link: Link[C] | None
    baseline: C | None
    ends: bool = False
    """Its parent is not there afterwards, or has no place for it, so its copy is gone as well."""
    goes: C | None = None
    """What its copy is now that goes so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPlan[R: Record = Record, C: Fields = Fields]:
    """All that an undo would do, and the records that it skips, with why.

    ``again``: it does again what an undo has undone, and so both sides are in step afterwards.
    """

    steps: tuple[UndoStep[R, C], ...]
    refused: tuple[SkippedItem, ...]
    again: bool


class NothingToUndo(SyncError):
    """There is no such run, or it changed nothing, or it is undone already."""

    key = "nothing_to_undo"
    is_mistake = True


def plan_undo[R: Record, C: Fields](
    tx: Transaction,
    run_id: str,
    replica_id: str,
    naming: Naming[R, C],
    only: Collection[str] | None = None,
) -> UndoPlan[R, C]:
    """Read the journal and decide what can be put back; ``only``: of these records."""
    run = journal.run(tx, run_id)
    by_record: defaultdict[str, list[Entry[C]]] = defaultdict(list)
    for entry in journal.entries(tx, run_id):
        if entry.record_id is None or (only is not None and entry.record_id not in only):
            continue
        if entry.outcome in journal.DONE:
            by_record[entry.record_id].append(entry)
    if run is None or run.replica_id != replica_id or not by_record:
        raise NothingToUndo
    later = journal.runs(tx, replica_id, since=run.started_at)
    if any(other.undoes == run_id for other in later):
        raise NothingToUndo
    store = naming.kind.store
    records = store.get(tx, list(by_record))
    parents = store.get(tx, [r.parent_id for r in records.values() if r.parent_id])
    found = links.get(tx, replica_id, [*by_record, *parents])
    questions = conflicts.open_for(tx, replica_id, list(records))
    steps: list[UndoStep[R, C]] = []
    refused: list[SkippedItem] = []
    put_back = dict(by_record)
    for record in sorted(records.values(), key=lambda each: each.parent_id is not None):
        link = found.get(record.id)
        whole = _whole(parents.get(record.parent_id or ""), found, put_back, naming)
        question = questions.get(record.id)
        asked = () if question is None else question.fields
        entries = [_apart_from(entry, asked, link) for entry in by_record[record.id]]
        step = _step(record, link, entries, whole, naming)
        if step is None:
            refused.append(changed_since(record, link))
            # Its children stay where they are.
            del put_back[record.id]
        else:
            steps.append(_agreed_apart_from(step, asked))
    again = undo_chains.does_again(tx, run)
    return UndoPlan(steps=tuple(steps), refused=tuple(refused), again=again)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole[R: Record, C: Fields]:
    """The parent that a child belongs to, if it is one.

    ``remote_id`` is its copy, ``content`` what that was before the run.
    """

    record: R | None
    remote_id: str | None
    content: C | None = None
    ends: bool = False
    there_now: bool = False
    """Its copy is still the one of the run, and so are the names of its children."""
    put_back: bool = False
    """The run changed its copy, which is as before the run afterwards."""


def _whole[R: Record, C: Fields](
    parent: R | None,
    found: Mapping[str, Link[C]],
    by_record: Mapping[str, Sequence[Entry[C]]],
    naming: Naming[R, C],
) -> _Whole[R, C]:
    link = None if parent is None else found.get(parent.id)
    if parent is None or link is None:
        return _Whole(record=parent, remote_id=None)
    there = [entry for entry in by_record.get(parent.id, ()) if entry.side is Side.REPLICA]
    content = there[0].before if there else link.baseline
    if there and content is None:
        name = None if link.gone else link.remote_id
        return _Whole(record=parent, remote_id=name, ends=True)
    if not link.gone:
        return _Whole(
            record=parent,
            remote_id=link.remote_id,
            content=content,
            there_now=True,
            put_back=bool(there),
        )
    re_created = bool(there) and there[0].before is not None and there[-1].after is None
    if not re_created:
        return _Whole(record=parent, remote_id=None, ends=True)
    name = naming.own_id(parent.id, link)
    return _Whole(record=parent, remote_id=name, content=content)


def changed_since[R: Record, C: Fields](record: R, link: Link[C] | None) -> SkippedItem:
    """Name a record that can't be put back."""
    return SkippedItem(
        remote_id=None if link is None else link.remote_id,
        record_id=record.id,
        reason="changed_since",
        problem=True,
    )


def _step[R: Record, C: Fields](
    record: R,
    link: Link[C] | None,
    entries: Sequence[Entry[C]],
    whole: _Whole[R, C],
    naming: Naming[R, C],
) -> UndoStep[R, C] | None:
    """Return how to put this record back; None if it was changed since."""
    here = [entry for entry in entries if entry.side is Side.BOOK]
    there = [entry for entry in entries if entry.side is Side.REPLICA]
    present = None if record.deleted else record.content
    if here and (present != here[-1].after or _is_taken_up(record, here)):
        return None
    if there and (link is None or not _is_as_left(record, link, there[-1].after, naming)):
        return None
    if there and _is_ahead(record, there[-1], naming):
        return None
    restored: R | None = None
    if here and here[0].before != here[-1].after:
        content = here[0].before
        restored = replace(record, content=content or record.content, deleted=content is None)
    scope = next(filter(None, map(scope_left, here)), None)
    if scope is not None and restored is None:
        restored = naming.kind.policy.joined(record, scope)
    joined = naming.kind.called("joined_parent")
    if any(entry.reason == joined for entry in here):
        # It was a record of its own before its parent came, and must not go with that.
        restored = naming.kind.hierarchy.apart(restored or record)
    write = None
    baseline = _baseline(here, there, link)
    if baseline is not None:
        baseline = naming.projection.project(record, baseline)
    ends = whole.ends or _has_no_place(record, link, whole, naming)
    if there and link is not None and not ends:
        write = _write(record, link, there, whole, naming)
    return UndoStep(
        record=record,
        restored=restored,
        write=write,
        link=link,
        baseline=baseline,
        ends=ends,
        goes=_copy_now(record, link, whole, naming) if ends else None,
    )


def _apart_from[C: Fields](
    entry: Entry[C], asked: tuple[str, ...], link: Link[C] | None
) -> Entry[C]:
    """Return what was done to a copy, but for the fields that are in question.

    Nothing was agreed on in them, nothing was written, and nothing is put back.
    """
    base = None if link is None else link.baseline
    if not asked or base is None or entry.side is not Side.REPLICA:
        return entry
    before, after = (
        None if content is None else with_fields(content, base, asked)
        for content in (entry.before, entry.after)
    )
    return replace(entry, before=before, after=after)


def _agreed_apart_from[R: Record, C: Fields](
    step: UndoStep[R, C], asked: tuple[str, ...]
) -> UndoStep[R, C]:
    """Leave what was agreed on in the fields that are in question as it is."""
    base = None if step.link is None else step.link.baseline
    if step.baseline is None or base is None:
        return step
    return replace(step, baseline=with_fields(step.baseline, base, asked))


def _has_no_place[R: Record, C: Fields](
    record: R, link: Link[C] | None, whole: _Whole[R, C], naming: Naming[R, C]
) -> bool:
    """Tell whether its parent, as that was in the replica, has no place for it."""
    position, content = record.position, whole.content
    if position is None or content is None or link is None or not whole.put_back:
        return False
    alone = link.remote_id in _own_names(record, link, naming)
    return not alone and not naming.kind.hierarchy.has_place(content, position)


def _copy_now[R: Record, C: Fields](
    record: R, link: Link[C] | None, whole: _Whole[R, C], naming: Naming[R, C]
) -> C | None:
    """Return what the replica has of a child, be it that it is off; None: nothing."""
    if link is None or record.position is None:
        return None
    if not link.gone:
        return link.baseline
    if whole.remote_id is None:
        return None
    is_off = link.remote_id == naming.child_id(whole.remote_id, record.position)
    return naming.kind.policy.off(record.content) if is_off else None


def _own_names[R: Record, C: Fields](record: R, link: Link[C], naming: Naming[R, C]) -> set[str]:
    """Return the remote ids that the copy of one that is no child has."""
    return {naming.remote_id(record.id, link.generation - back) for back in (0, 1)}


def _is_taken_up[R: Record, C: Fields](record: R, here: Sequence[Entry[C]]) -> bool:
    """Tell whether somebody has made something of what arrived.

    Of what stays, an undo changes the content only; what arrived would go with all of it.
    """
    arrived = here[0].before is None and here[-1].after is not None
    return arrived and record.changed_at is not None and record.changed_at > here[-1].at


def _is_ahead[R: Record, C: Fields](record: R, left: Entry[C], naming: Naming[R, C]) -> bool:
    """Tell whether a record was changed here since a run wrote its copy, which waits to be sent.

    A record may say something else for other reasons, such as a question that is open.
    """
    if left.after is None or record.changed_at is None or record.changed_at <= left.at:
        return False
    return record.deleted or naming.projection.project(record, record.content) != left.after


def _is_as_left[R: Record, C: Fields](
    record: R, link: Link[C], after: C | None, naming: Naming[R, C]
) -> bool:
    """Tell whether the copy is as a run left it, as far as is known."""
    has_left = link.gone and naming.listed_after is not None
    return _at_rest(record, link) or (None if has_left else link.baseline) == after


def _at_rest[R: Record, C: Fields](record: R, link: Link[C]) -> bool:
    """Tell whether nothing has happened here since an undo; If-Match tells of the copy."""
    return link.frozen_rev is not None and link.frozen_rev == record.rev


def _write[R: Record, C: Fields](
    record: R,
    link: Link[C],
    there: Sequence[Entry[C]],
    whole: _Whole[R, C],
    naming: Naming[R, C],
) -> Write[C]:
    """Return what puts the copy back to how it was before the run."""
    before, after = there[0].before, there[-1].after
    alone = link.remote_id in _own_names(record, link, naming)
    child_of = None if alone else whole.remote_id
    position = record.position if child_of is not None else None
    remote_id = link.remote_id
    if child_of is not None and position is not None and not (whole.there_now and remote_id):
        remote_id = naming.child_id(child_of, position)
    if whole.record is not None and position is not None:
        # A child is never absent: before it was changed it was as its parent says.
        if whole.content is not None:
            said = naming.kind.hierarchy.child(whole.content, position)
        else:
            said = naming.projection.project(
                whole.record, naming.kind.hierarchy.child(whole.record.content, position)
            )
        before = before or said
    if before is not None:
        # What is hidden by now is not shown again.
        view = naming.projection
        was = before
        before = view.project(record, before) if after is None else view.mask(record, after, before)
        before = with_fields(before, was, _shown_then(view, record, was))
    if before is None or naming.kind.policy.is_off(before):
        op, etag, before = Op.DELETE, link.etag, None
    elif after is None:
        op, etag = Op.CREATE, None
        if child_of is None:
            remote_id = naming.own_id(record.id, link)
    else:
        op, etag = Op.UPDATE, link.etag
    return Write(
        op=op,
        remote_id=remote_id,
        etag=etag,
        content=before,
        was=after,
        parent_id=child_of,
        position=position,
        record_id=record.id,
        former_id=link.remote_id if op is Op.CREATE else "",
    )


def _shown_then[R: Record, C: Fields](view: Projection[R, C], record: R, was: C) -> tuple[str, ...]:
    """Name the fields of copies only that say again what they said, unless hidden by now."""
    now = view.project(record, was)
    return tuple(name for name in view.only_shown if getattr(now, name) or not getattr(was, name))


def _baseline[C: Fields](
    here: Sequence[Entry[C]], there: Sequence[Entry[C]], link: Link[C] | None
) -> C | None:
    """Return what both sides had agreed on before the run, as far as can be told."""
    if here and there:
        ours, theirs, merged = here[0].before, there[0].before, here[-1].after
        if ours is None or theirs is None or merged is None:
            return ours or theirs
        # The side that a field of the merge came from is the one that had changed it.
        values: dict[str, Any] = {
            name: getattr(theirs if getattr(theirs, name) != getattr(merged, name) else ours, name)
            for name in field_names(ours)
        }
        return replace(ours, **values)
    if here:
        return here[0].before or here[-1].after
    if there:
        return there[0].before or there[-1].after
    return None if link is None else link.baseline
