"""Copies of which it is not clear whose they are: a person is asked, and the answer counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ..book import conflicts, skipped_items
from ..book.database import Transaction
from ..book.model import Conflict, ConflictKind
from .kinds import Store
from .model import Claim, RemoteItem
from .record import Fields, Record

SHARED = "shared_copy"
"""The reason of what is skipped until it is clear whose it is."""


def as_answered_by_people[R: Record, C: Fields](
    tx: Transaction, replica_id: str, store: Store[R], items: Mapping[str, RemoteItem[C]]
) -> Mapping[str, RemoteItem[C]]:
    """Return the items without the marks of records whose copies they are not, or that are gone."""
    if not any(item.marks for item in items.values()):
        return items
    others = conflicts.not_theirs(tx, replica_id)
    if others.keys().isdisjoint(items):
        return items
    settled = {name: item for name, item in items.items() if name in others}
    records = store.get(tx, {mark for item in settled.values() for mark in item.marks})
    living = {name for name, record in records.items() if record.lives}
    return {
        **items,
        **{
            name: replace(
                item, marks=tuple(each for each in item.marks if each in living - others[name])
            )
            for name, item in settled.items()
        },
    }


def ask_whose[C: Fields](
    tx: Transaction, replica_id: str, record_kind: str, claims: Iterable[Claim[C]]
) -> None:
    """Ask whose these are, and close the questions that are settled.

    What was skipped in this run, or before, is noted already.
    """
    problems = skipped_items.problems(tx, replica_id)
    unclear = {name for name, _, reason in problems if reason == SHARED}
    asked = {each.remote_id: each for each in claims}
    for question in conflicts.open_copies(tx, replica_id):
        claim = asked.get(question.other_id)
        is_other = claim is not None and claim.record_ids[0] != question.record_id
        if is_other or question.other_id not in unclear:
            conflicts.close(tx, question.id, "overtaken")
    for each in asked.values():
        conflicts.open_one(
            tx,
            Conflict(
                id=tx.new_id(),
                kind=ConflictKind.COPY,
                record_id=each.record_ids[0],
                opened_at=tx.now,
                replica_id=replica_id,
                fields=each.record_ids,
                theirs=each.content,
                other_id=each.remote_id,
                record_kind=record_kind,
            ),
        )


def claimed[C: Fields](
    tx: Transaction,
    replica_id: str,
    claims: Mapping[str, tuple[str, ...]],
    items: Mapping[str, RemoteItem[C]],
) -> Mapping[str, frozenset[str]]:
    """Return what may be a record's copy and is in question, now or since an earlier run.

    The remote ids, as far as they are not gone, by record id.
    """
    asked = {each.other_id: each.fields for each in conflicts.open_copies(tx, replica_id)}
    found = dict[str, frozenset[str]]()
    for name, record_ids in {**asked, **claims}.items():
        if name in items and items[name].content is None:
            continue
        for record_id in record_ids:
            found[record_id] = found.get(record_id, frozenset()) | {name}
    return found


def claims_of[C: Fields](
    claims: Mapping[str, tuple[str, ...]],
    items: Mapping[str, RemoteItem[C]],
    unclear: Collection[str],
) -> tuple[Claim[C], ...]:
    """Return which records claim these items, where any living one does."""
    return tuple(
        Claim(remote_id=name, record_ids=claims[name], content=items[name].as_read.content)
        for name in sorted(unclear)
        if claims.get(name) and items[name].content is not None
    )
