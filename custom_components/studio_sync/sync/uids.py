"""Recognises copies by what they are called wherever they are: the UID that programs keep.

A copy elsewhere has the same UID, and so has one that some program has given another name. Where
both say the same they are one. Otherwise nothing is doubled, and a person is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..book import links, phone_items
from ..book.database import Transaction
from ..book.model import Link
from .kinds import RecordKind
from .model import RemoteItem
from .naming import Naming
from .pair import Pair
from .record import Fields, Record

SAME_UID = "same_uid"
"""The reason of what may be the same, and stays as it is until that is clear."""

type Known = Mapping[str, frozenset[str]]
"""The records that have copies of a UID somewhere, by that."""


def names_of[C: Fields](item: RemoteItem[C]) -> Iterable[str]:
    """Return all remote ids that say where an item is, or was."""
    return (name for name in (item.id, item.parent_id, item.split_from, *item.former_ids) if name)


def with_uids[R: Record, C: Fields](
    tx: Transaction,
    replica_id: str,
    items: Mapping[str, RemoteItem[C]],
    by_remote: dict[str, Link[C]],
    naming: Naming[R, C],
) -> tuple[Mapping[str, RemoteItem[C]], dict[str, Link[C]], Known]:
    """Return the items and their links, with those that were renamed, and whose UIDs are known."""
    known = _known(tx, items, by_remote)
    if not known:
        return items, by_remote, known
    own = links.get(tx, replica_id, {name for names in known.values() for name in names})
    now = _with_former_ids(items, known, own, naming)
    if now is not items:
        names = {name for item in now.values() for name in names_of(item)}
        by_remote |= links.by_remote(tx, replica_id, names - by_remote.keys())
    return now, by_remote, known


def _known[C: Fields](
    tx: Transaction, items: Mapping[str, RemoteItem[C]], linked: Mapping[str, Link[C]]
) -> Known:
    """Return the records of the UIDs of items that are not linked; parts of others have none."""
    asked = {
        item.uid
        for item in items.values()
        if item.uid and item.content is not None and item.parent_id is None
        if item.id not in linked or linked[item.id].gone
    }
    if not asked:
        return {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for uid, record_id in (*links.of_uids(tx, asked), *phone_items.of_uids(tx, asked)):
        found[uid].add(record_id)
    return {uid: frozenset(record_ids) for uid, record_ids in found.items()}


def _with_former_ids[R: Record, C: Fields](
    items: Mapping[str, RemoteItem[C]],
    known: Known,
    own: Mapping[str, Link[C]],
    naming: Naming[R, C],
) -> Mapping[str, RemoteItem[C]]:
    """Return the items, those that have another name now with their former one.

    ``own`` are the links of this replica, by record id: what one of them names is proven gone, and
    one other item has its UID. Its children go with it.
    """
    moved = dict[str, str]()
    for item in items.values():
        if item.parent_id is not None or item.content is None:
            continue
        for record_id in known.get(item.uid, ()):
            link = own.get(record_id)
            if link is None or link.gone or link.uid != item.uid or link.remote_id == item.id:
                continue
            gone = items.get(link.remote_id)
            if gone is not None and gone.content is None:
                moved[item.id] = link.remote_id
    if not moved:
        return items
    return {name: _with_former_id(item, moved, naming) for name, item in items.items()}


def _with_former_id[R: Record, C: Fields](
    item: RemoteItem[C], moved: Mapping[str, str], naming: Naming[R, C]
) -> RemoteItem[C]:
    if item.id in moved:
        return replace(item, former_ids=(*item.former_ids, moved[item.id]))
    if item.parent_id is not None and item.parent_id in moved and item.position is not None:
        former = naming.child_id(moved[item.parent_id], item.position)
        return replace(item, former_ids=(*item.former_ids, former))
    return item


def same_uid[R: Record, C: Fields](
    kind: RecordKind[R, C],
    pairs: Iterable[Pair[R, C]],
    items: Iterable[RemoteItem[C]],
    known: Known,
) -> tuple[Sequence[tuple[Pair[R, C], RemoteItem[C]]], Mapping[str, Sequence[Pair[R, C]]]]:
    """Return each pair and the item that it is one with, and the pairs that others may be.

    ``items`` are those that belong to nothing; the others are by remote id.
    """
    by_record = {pair.record.id: pair for pair in pairs if pair.record is not None}
    by_uid: defaultdict[str, list[RemoteItem[C]]] = defaultdict(list)
    for item in items:
        if item.content is not None and item.uid in known:
            by_uid[item.uid].append(item)
    one, unclear = [], dict[str, Sequence[Pair[R, C]]]()
    for uid, same in by_uid.items():
        # What somebody else's replica has, such as an invitation of both, is another matter.
        found = [by_record[name] for name in sorted(known[uid]) if name in by_record]
        found = [pair for pair in found if pair.content is not None and not pair.shared]
        if len(same) == len(found) == 1 and _is_one(kind, found[0], same[0]):
            one.append((found[0], same[0]))
        elif found:
            unclear |= {item.id: found for item in same}
    return one, unclear


def _is_one[R: Record, C: Fields](
    kind: RecordKind[R, C], pair: Pair[R, C], item: RemoteItem[C]
) -> bool:
    """Tell whether the record has no copy here yet, and says what the item says."""
    record, shown, theirs = pair.record, pair.content, item.content
    if record is None or shown is None or theirs is None:
        return False
    if pair.item is not None or not pair.is_unpaired:
        return False
    key = kind.schema.key(theirs, exactly=False)
    return key in {kind.schema.key(each, exactly=False) for each in (record.content, shown)}
