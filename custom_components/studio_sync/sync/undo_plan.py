"""What an undo would do: from the journal, both sides as they were before a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..book import journal, links
from ..book.database import Transaction
from ..book.model import Appointment, Content, Entry, Link, Side
from .errors import SyncError
from .merge import field_names
from .model import Op, SkippedItem, Write
from .naming import Naming

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
    """Its series is not there afterwards, or has no place for it, so its copy is gone as well."""
    goes: Content | None = None
    """What its copy is now that goes so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPlan:
    """All that an undo would do, and the appointments that it skips, with why."""

    steps: tuple[Step, ...]
    refused: tuple[SkippedItem, ...]


class NothingToUndo(SyncError):
    """There is no such run, or it changed nothing, or it is undone already."""

    key = "nothing_to_undo"
    is_mistake = True


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
    put_back = dict(by_record)
    for record in sorted(records.values(), key=lambda each: each.series_id is not None):
        link = found.get(record.id)
        whole = _whole(series.get(record.series_id or ""), found, put_back, naming)
        step = _step(record, link, by_record[record.id], whole, naming)
        if step is None:
            refused.append(changed_since(record, link))
            # Its dates stay where they are.
            del put_back[record.id]
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
    put_back: bool = False
    """The run changed its copy, which is as before the run afterwards."""


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
        return _Whole(
            series=series,
            remote_id=link.remote_id,
            content=content,
            there_now=True,
            put_back=bool(there),
        )
    re_created = bool(there) and there[0].before is not None and there[-1].after is None
    if not re_created:
        return _Whole(series=series, remote_id=None, ends=True)
    name = naming.remote_id(series.id, link.generation)
    return _Whole(series=series, remote_id=name, content=content)


def changed_since(record: Appointment, link: Link | None) -> SkippedItem:
    """Name an appointment that can't be put back."""
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
    ends = whole.ends or _has_no_place(record, link, whole, naming)
    if there and link is not None and not ends:
        write = _write(record, link, there, whole, naming)
    return Step(
        now=record,
        record=restored,
        write=write,
        link=link,
        baseline=baseline,
        ends=ends,
        goes=_copy_now(record, link, whole, naming) if ends else None,
    )


def _has_no_place(record: Appointment, link: Link | None, whole: _Whole, naming: Naming) -> bool:
    """Tell whether its series, as that was in the replica, does not come at its time."""
    start, content = record.original_start, whole.content
    if start is None or content is None or link is None or not whole.put_back:
        return False
    alone = link.remote_id in _own_names(record, link, naming)
    return not alone and not naming.kind.hierarchy.has_place(content, start)


def _copy_now(
    record: Appointment, link: Link | None, whole: _Whole, naming: Naming
) -> Content | None:
    """Return what the replica has of an exception, be it that it is off; None: nothing."""
    if link is None or record.original_start is None:
        return None
    if not link.gone:
        return link.baseline
    if whole.remote_id is None:
        return None
    is_off = link.remote_id == naming.child_id(whole.remote_id, record.original_start)
    return naming.kind.policy.off(record.content) if is_off else None


def _own_names(record: Appointment, link: Link, naming: Naming) -> set[str]:
    """Return the remote ids that a copy has which is no date of a series."""
    return {naming.remote_id(record.id, link.generation - back) for back in (0, 1)}


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
    alone = link.remote_id in _own_names(record, link, naming)
    instance_of = None if alone else whole.remote_id
    start = record.original_start if instance_of is not None else None
    remote_id = link.remote_id
    if instance_of is not None and start is not None and not (whole.there_now and remote_id):
        remote_id = naming.child_id(instance_of, start)
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
        parent_id=instance_of,
        position=start,
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
