"""Keeps what only a replica has of an item when it is re-created.

An update leaves it alone. But a split, or an edit that beats a deletion, makes a new
item; it gets what the one had that it goes on from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ..book import links
from ..book.book import Book
from ..book.database import Transaction
from ..book.model import Link
from .kinds import Store
from .model import CopySource, Op, Write
from .ports import Replica
from .record import Fields, Record

_LONGEST = 20
"""So many halves in a row are followed back to one that has a copy."""


class Writing[R: Record, C: Fields](Protocol):
    """What may make an item, with the pair that it belongs to."""

    @property
    def write(self) -> Write[C] | None:
        """The write, if there is one."""

    @property
    def record(self) -> R:
        """The record of the pair."""

    @property
    def link(self) -> Link[C] | None:
        """The link of the pair."""


async def with_extras[R: Record, C: Fields](
    book: Book, replica: Replica[C], store: Store[R], steps: Sequence[Writing[R, C]]
) -> list[Write[C]]:
    """Return the writes, those that make an item with what the replica holds of its origins.

    To be called before anything is written: the end of a parent takes its children along.
    Raises a ReplicaError.
    """
    writes = [(step.write, step) for step in steps if step.write is not None]
    made = {step.record.id: step for write, step in writes if write.op is Op.CREATE}
    found = await book.read(lambda tx: _sources(tx, replica.id, store, made)) if made else {}
    wanted = list(dict.fromkeys(source for each in found.values() for source in each))
    if not wanted:
        return [write for write, _ in writes]
    held = dict(zip(wanted, await replica.extras(wanted), strict=True))
    extra = {
        name: next((held[source] for source in sources if held[source]), "")
        for name, sources in found.items()
    }
    return [
        replace(write, extra=extra.get(step.record.id, "")) if write.op is Op.CREATE else write
        for write, step in writes
    ]


def _sources[R: Record, C: Fields](
    tx: Transaction, replica_id: str, store: Store[R], made: Mapping[str, Writing[R, C]]
) -> Mapping[str, Sequence[CopySource]]:
    """Return for each record, by id, the items that it may go on from, the likeliest first."""
    found: dict[str, list[CopySource]] = {name: [] for name in made}
    for name, step in made.items():
        # The copy that it had before, which was deleted; a child lives again under the same id.
        link, write = step.link, step.write
        if link is not None and (link.gone or (write and link.remote_id != write.remote_id)):
            found[name] += _named([link])
    for record_id, origins in _origins(tx, store, [step.record for step in made.values()]).items():
        pairs = links.get(tx, replica_id, origins)
        sources = (pairs[origin] for origin in origins if origin in pairs)
        found[record_id] += _named(sources)
    for link in links.elsewhere(tx, replica_id, found):
        found[link.record_id] += _named([link])
    return {name: sources for name, sources in found.items() if sources}


def _named[C: Fields](pairs: Iterable[Link[C]]) -> list[CopySource]:
    return [
        CopySource(replica_id=link.replica_id, remote_id=link.remote_id)
        for link in pairs
        if link.remote_id
    ]


def _origins[R: Record](
    tx: Transaction, store: Store[R], records: Iterable[R]
) -> dict[str, list[str]]:
    """Return the records that these go on from, the nearest first."""
    found: dict[str, list[str]] = {}
    for record in records:
        one: R | None = record
        while one is not None and (origin := store.origin(one)) is not None:
            seen = found.setdefault(record.id, [])
            if origin in seen or len(seen) == _LONGEST:
                break
            seen.append(origin)
            one = store.get(tx, [origin]).get(origin)
    return found
