"""What has to be read from a replica before a plan can be made. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Link, LinkState
from .model import Rules
from .pair import Snapshot, is_unpaired
from .record import Fields, Record


def unread[R: Record, C: Fields](
    snapshot: Snapshot[R, C], rules: Rules, *, once_more: bool
) -> Iterator[str]:
    """Yield the remote ids of what the plan depends on, although no listing need have it.

    ``once_more``: these pairs are planned again.
    """
    yield from _uncertain(snapshot, rules)
    yield from _unread_children(snapshot)
    yield from _unread_parents(snapshot, rules, once_more=once_more)


def _uncertain[R: Record, C: Fields](snapshot: Snapshot[R, C], rules: Rules) -> Iterator[str]:
    """Yield the copies of which it is not known how they are, or what became of them."""
    naming = snapshot.naming
    for link in snapshot.links.values():
        record = snapshot.records.get(link.record_id)
        if record is None or link.gone or link.remote_id in snapshot.items:
            continue
        rested = link.frozen_rev is not None and record.rev != link.frozen_rev
        # Deleted or given away here before it was known what became of its copy, or its parent
        # came into this replica.
        alone = link.remote_id == naming.own_id(record.id, link)
        parent = snapshot.records.get(record.parent_id or "")
        joins = alone and parent is not None and naming.kind.policy.is_in_scope(parent, rules.scope)
        stays = record.lives and naming.kind.policy.is_in_scope(record, rules.scope) and not joins
        unsure = link.baseline is None and not stays and (record.parent_id is None or alone)
        # What was under way was taken back here before it was known whether it was done.
        taken_back = (
            link.state is LinkState.PENDING
            and record.lives
            and naming.projection.project(record, record.content) == link.baseline
        )
        unknown = link.baseline is not None and link.etag is None
        if rested or unsure or taken_back or unknown:
            yield link.remote_id


def _unread_children[R: Record, C: Fields](snapshot: Snapshot[R, C]) -> Iterator[str]:
    """Yield the children that were changed, or off, of a parent which somebody has changed since.

    If it came at other times meanwhile they are as it says again, and nothing else tells.
    """
    for record in snapshot.records.values():
        link, whole = snapshot.links.get(record.id), snapshot.links.get(record.parent_id or "")
        if link is None or whole is None or record.position is None:
            continue
        parent = snapshot.items.get(whole.remote_id)
        changed = parent is not None and parent.content is not None and parent.etag != whole.etag
        if not changed or whole.gone:
            continue
        name = snapshot.naming.child_id(whole.remote_id, record.position)
        if link.remote_id == name:
            yield name


def _unread_parents[R: Record, C: Fields](
    snapshot: Snapshot[R, C], rules: Rules, *, once_more: bool
) -> Iterator[str]:
    """Yield the parents, and what may be split off them, to which children are or will be written.

    One way, their state there has not been read since.
    """
    for record in () if rules.send_back else snapshot.records.values():
        link, whole = snapshot.links.get(record.id), snapshot.links.get(record.parent_id or "")
        if whole is None or is_unpaired(whole) or record.position is None:
            continue
        name, position = whole.remote_id, record.position
        known = link is not None and not link.gone and link.baseline is not None
        lost = snapshot.items.get(link.remote_id) if link is not None else None
        if known and (lost is None or lost.content is not None):
            if name in snapshot.items:
                # What it was written to may be a parent that was split off this one.
                yield from _possible_splits(snapshot, record, whole, rules)
            continue
        if record.id not in snapshot.outward:
            continue
        name_there = snapshot.naming.child_id(name, position)
        cancelled = link is not None and link.remote_id == name_there
        if record.deleted or (not record.lives and cancelled and not once_more):
            continue
        if name not in snapshot.items:
            yield name
        else:
            yield from _possible_splits(snapshot, record, whole, rules)


def _possible_splits[R: Record, C: Fields](
    snapshot: Snapshot[R, C], record: R, whole: Link[C], rules: Rules
) -> Iterator[str]:
    """Yield the parents that may stand for a child which the copy of its own does not have."""
    parent, position = snapshot.records.get(record.parent_id or ""), record.position
    naming, items = snapshot.naming, snapshot.items
    copies = naming.kind.hierarchy.copies(parent, whole, items, rules, naming.projection)
    if copies is not None and position is not None and copies.of(position) is None:
        for at in copies.possible_splits(position):
            yield naming.split_id(whole.remote_id, at)
