"""Writes whose answer was lost: what of them was done, as the replica shows it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..book import written
from ..book.database import Transaction
from ..book.model import Link, LinkState
from .local_context import still_kept
from .merge import field_names, with_fields
from .model import RemoteItem, given
from .naming import Naming
from .pair import is_unpaired
from .record import Fields, Record


def as_answered[R: Record, C: Fields](
    tx: Transaction,
    replica_id: str,
    records: Mapping[str, R],
    found: Mapping[str, Link[C]],
    items: Mapping[str, RemoteItem[C]],
    *,
    naming: Naming[R, C],
    marked: Mapping[str, str],
) -> dict[str, Link[C]]:
    """Return the pairs whose last write was done without an answer, as if that had come.

    So our own copy is neither an edit of somebody's nor something new. ``found`` are the
    links by record id, ``marked`` the items that say to be a record's copy. Pending stays what is
    pending.
    """
    copies = dict[str, RemoteItem[C]]()
    for record in records.values():
        link = found.get(record.id)
        is_suspended = link is not None and link.frozen_rev is not None
        if is_suspended or link is None or is_unpaired(link) or link.state is LinkState.PENDING:
            names = _own_names(record, link, found.get(record.parent_id or ""), naming)
            for name in (*names, marked.get(record.id, "")):
                if (item := items.get(name)) is not None and item.content is not None:
                    copies.setdefault(record.id, item)
    answered = dict[str, Link[C]]()
    for record_id, sent in written.sent(tx, replica_id, copies).items():
        record, item, link = records[record_id], copies[record_id], found.get(record_id)
        base = None if link is None or link.gone else link.baseline
        if base is None and item.parent_id is not None:
            base = _plain(record, records[given(record.parent_id)], naming)
        agreed = _agreed(base, sent, given(item.content))
        if link is not None and link.frozen_rev is not None:
            if item.content in sent:
                # Something was hidden in it: it stays suspended.
                answered[record_id] = replace(link, etag=item.etag)
        elif agreed is not None:
            link = link or Link[C](
                replica_id=replica_id,
                record_id=record_id,
                remote_id=item.id,
                record_kind=naming.kind.name,
            )
            answered[record_id] = replace(
                link,
                remote_id=item.id,
                baseline=agreed,
                kept=still_kept(link, agreed),
                gone=False,
                state=LinkState.PENDING,
            )
    return answered


def _own_names[R: Record, C: Fields](
    record: R, link: Link[C] | None, parent: Link[C] | None, naming: Naming[R, C]
) -> Iterable[str]:
    """Name the copy as we have named it, or would have."""
    if link is not None and not is_unpaired(link):
        return (link.remote_id,)
    own = naming.own_id(record.id, link)
    if parent is None or is_unpaired(parent) or record.position is None:
        return (own,)
    return own, naming.child_id(parent.remote_id, record.position)


def _plain[R: Record, C: Fields](record: R, parent: R, naming: Naming[R, C]) -> C:
    said = naming.kind.hierarchy.child(parent.content, given(record.position))
    return naming.projection.project(parent, said)


def _agreed[C: Fields](base: C | None, sent: Sequence[C], there: C) -> C | None:
    """Return the baseline, now that it is seen what was done; None if nothing was.

    ``base`` is what both sides had agreed on before, ``sent`` what was sent since, the
    latest first. A field that is there as it was sent is agreed on.
    """
    done = tuple(
        name
        for name in field_names(there)
        if any(getattr(one, name) == getattr(there, name) for one in sent)
    )
    if base is None:
        # It has an id that nobody else gives: it is there, so it was done.
        return with_fields(sent[0], there, done)
    agreed = with_fields(base, there, done)
    return None if agreed == base else agreed
