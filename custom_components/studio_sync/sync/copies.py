"""Whose copies the items of a replica are that gives the remote ids. Pure.

Such items are marked with the ids of the records whose copies they are. People may copy, merge
and rename them, so that a mark alone is no identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from ..book.model import Link, LinkState
from .model import RemoteItem
from .naming import Naming
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What is known of the copies: one that says to be a record's, by the record's id.

    ``shared`` are the remote ids of items that more than one record has, or that say to be a
    record's whose copy is another one. ``unsettled`` are ids of records whose copies may have
    been created, although no answer came, and are not listed yet.
    """

    marked: Mapping[str, str] = MappingProxyType({})
    shared: frozenset[str] = frozenset()
    claims: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The living records that each shared item may be of, by remote id."""
    owned: Mapping[str, str] = MappingProxyType({})
    """The record to which an item belongs that the replica is to have, by remote id."""
    unsettled: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    """Ids of records of whose copies older versions were read than were written lately."""


NO_COPIES = Copies()


def look_at_copies[R: Record, C: Fields](
    records: Mapping[str, R],
    found: dict[str, Link[C]],
    items: Mapping[str, RemoteItem[C]],
    scope: str,
    naming: Naming[R, C],
    *,
    since: datetime | None,
) -> tuple[Copies, Mapping[str, RemoteItem[C]]]:
    """Tell whose copies the items are, and return those that are known as they are now.

    ``found``, the links by record id, are brought up to date. ``since``: see ``read_late``.
    """
    found |= {link.record_id: link for link in renamed(found.values(), items)}
    behind = [] if since is None else list(read_late(found.values(), items, since))
    if behind:
        names = {link.remote_id for link in behind}
        items = {name: item for name, item in items.items() if name not in names}
    back = list(returned(records, found.values(), items, scope, naming))
    found |= {link.record_id: link for link in back}
    late = frozenset(link.record_id for link in behind if not link.gone)
    return replace(copies_of(records, found, items, scope, naming), late=late), items


def renamed[C: Fields](
    found: Iterable[Link[C]], items: Mapping[str, RemoteItem[C]]
) -> Iterable[Link[C]]:
    """Return the links, with the names that their copies have now."""
    now = {name: item.id for item in items.values() for name in item.former_ids}
    return [
        replace(link, remote_id=now[link.remote_id], etag=None) if link.remote_id in now else link
        for link in found
    ]


def read_late[C: Fields](
    found: Iterable[Link[C]], items: Mapping[str, RemoteItem[C]], since: datetime
) -> Iterable[Link[C]]:
    """Return the links of copies that were read as they were before what is known of them.

    What was written after ``since``, by the replica's clock, need not show yet. That a copy could
    not be read by itself then proves nothing, unlike its tombstone in a listing.
    """
    for link in found:
        item, known = items.get(link.remote_id), link.updated
        if item is None or known is None or known <= since or item.etag == link.etag is not None:
            continue
        if item.asked and item.content is None and item.updated is None:
            if not link.gone:
                yield link
        elif item.updated is not None and item.updated < known:
            yield link


def returned[R: Record, C: Fields](
    records: Mapping[str, R],
    found: Iterable[Link[C]],
    items: Mapping[str, RemoteItem[C]],
    scope: str,
    naming: Naming[R, C],
) -> Iterable[Link[C]]:
    """Return the links of copies that had left the replica and that somebody has put back.

    They go on from what was agreed on then: what people wrote meanwhile is an edit.
    """
    for link in found:
        item = items.get(link.remote_id)
        if item is None or item.content is None or item.offered:
            continue
        is_others = bool(item.marks) and link.record_id not in item.marks
        left = link.gone and link.baseline is not None and link.frozen_rev is None
        if left and not is_others and _is_wanted(records.get(link.record_id), scope, naming):
            yield replace(link, gone=False, etag=None, state=LinkState.PENDING)


def copies_of[R: Record, C: Fields](
    records: Mapping[str, R],
    found: Mapping[str, Link[C]],
    items: Mapping[str, RemoteItem[C]],
    scope: str,
    naming: Naming[R, C],
) -> Copies:
    """Tell whose copies the items are. ``found`` are the links by record id, with present names."""
    owners: dict[str, set[str]] = {}
    elsewhere = set[str]()
    marked: dict[str, list[str]] = {}
    for record_id, link in found.items():
        if not link.gone and _is_wanted(records.get(record_id), scope, naming):
            owners.setdefault(link.remote_id, set()).add(record_id)
    for item in items.values():
        if item.content is None:
            continue
        for record_id in item.marks:
            paired = found.get(record_id)
            if paired is not None and not paired.gone and paired.remote_id != item.id:
                # A copy of the copy, as long as that is still there.
                elsewhere.add(item.id)
            elif record_id in records:
                marked.setdefault(record_id, []).append(item.id)
                if _is_wanted(records[record_id], scope, naming):
                    owners.setdefault(item.id, set()).add(record_id)
    doubled = {
        name
        for key, names in marked.items()
        if len(names) > 1 and _is_wanted(records[key], scope, naming)
        for name in names
    }
    gone = {item.id for item in items.values() if item.content is None}
    several = {name for name, ids in owners.items() if len(ids) > 1} - gone
    shared = several | doubled | elsewhere
    return Copies(
        marked={key: names[0] for key, names in marked.items() if len(names) == 1},
        shared=frozenset(shared),
        claims={
            item.id: tuple(
                record_id
                for record_id in sorted({*owners.get(item.id, ()), *item.marks})
                if _is_wanted(records.get(record_id), scope, naming)
            )
            for item in items.values()
            if item.id in shared
        },
        owned={name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1},
    )


def _is_wanted[R: Record, C: Fields](record: R | None, scope: str, naming: Naming[R, C]) -> bool:
    return record is not None and naming.kind.policy.wanted(record, None, scope) is not None
