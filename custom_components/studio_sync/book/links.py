"""The pairs of records and their copies in replicas."""

from collections.abc import Iterable, Sequence
from itertools import batched
from typing import Any

import orjson
from sqlalchemy import bindparam, func, select, text

from . import tables
from .codec import dump_as, dump_json, instant, load_as, microseconds
from .database import Transaction, upsert
from .model import Link, LinkState

_MANY = 500
_l = tables.link.c
_COLUMNS = (
    _l.replica_id,
    _l.record_id,
    _l.remote_id,
    _l.etag,
    _l.baseline,
    _l.generation,
    _l.gone,
    _l.state,
    _l.reason,
    _l.frozen_rev,
    _l.record_kind,
    _l.updated,
    _l.uid,
    _l.kept,
)
_OF_REPLICA = select(*_COLUMNS).where(_l.replica_id == bindparam("replica"))
_BY_RECORD = _OF_REPLICA.where(_l.record_id.in_(bindparam("keys", expanding=True)))
# Both answers to "gone?" are named, so that ``ix_link_known`` serves this lookup, too.
_BY_REMOTE = _OF_REPLICA.where(
    text("gone IN (false, true)"), _l.remote_id.in_(bindparam("keys", expanding=True))
)
_ELSEWHERE = select(*_COLUMNS).where(
    _l.record_id.in_(bindparam("keys", expanding=True)),
    _l.replica_id != bindparam("replica"),
    _l.gone.is_(False),
    _l.baseline.is_not(None),
)
# The literal lets the database see that its partial index will do; without the
# concatenation SQLite would rather read all pairs of the replica by the primary key.
_PENDING = (
    select(*_COLUMNS)
    .where(text("state = 'pending' AND replica_id || '' = :replica"))
    .order_by(_l.record_id)
)
# Compared, and not negated: so the index answers alone.
_LIVING = (_l.replica_id == bindparam("replica"), _l.gone.is_(False))
_KNOWN = select(_l.remote_id).where(*_LIVING)
_LEFT = select(_l.remote_id).where(
    _l.replica_id == bindparam("replica"), _l.gone.is_(True), _l.baseline.is_not(None)
)
_RECORDS = select(_l.record_id).where(*_LIVING)
_REFUSED = select(_l.record_id, _l.baseline.is_(None)).where(
    text("state = 'refused' AND replica_id || '' = :replica")
)
_COUNT = select(func.count()).select_from(tables.link).where(*_LIVING)
_PUT = upsert(tables.link)
_OF_UIDS = select(_l.uid, _l.record_id).where(
    text("uid <> ''"), _l.uid.in_(bindparam("keys", expanding=True)), _l.gone.is_(False)
)
_STATES = {state.value: state for state in LinkState}


def get(tx: Transaction, replica_id: str, record_ids: Iterable[str]) -> dict[str, Link]:
    """Return the pairs of these records in a replica, by record id."""
    found = dict[str, Link]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        arguments = {"replica": replica_id, "keys": some}
        for row in tx.connection.execute(_BY_RECORD, arguments).all():
            found[row[1]] = _from_row(row)
    return found


def of_record(tx: Transaction, record_id: str) -> list[Link]:
    """Return all pairs of a record, in whatever replica."""
    rows = tx.connection.execute(select(tables.link).where(tables.link.c.record_id == record_id))
    return [_from_row(row) for row in rows.all()]


def by_remote(tx: Transaction, replica_id: str, remote_ids: Iterable[str]) -> dict[str, Link]:
    """Return the pairs of these copies, by remote id.

    If an old pair whose copy is gone names the same copy, the living one is returned.
    """
    found = dict[str, Link]()
    for some in batched(dict.fromkeys(remote_ids), _MANY, strict=False):
        arguments = {"replica": replica_id, "keys": some}
        for row in tx.connection.execute(_BY_REMOTE, arguments).all():
            link = _from_row(row)
            if not link.gone or link.remote_id not in found:
                found[link.remote_id] = link
    return found


def all_by_remote(tx: Transaction, replica_id: str, remote_ids: Iterable[str]) -> list[Link]:
    """Return all pairs of these copies, former ones included."""
    found = list[Link]()
    for some in batched(dict.fromkeys(remote_ids), _MANY, strict=False):
        arguments = {"replica": replica_id, "keys": some}
        found += map(_from_row, tx.connection.execute(_BY_REMOTE, arguments).all())
    return found


def elsewhere(tx: Transaction, replica_id: str, record_ids: Iterable[str]) -> list[Link]:
    """Return the pairs of these records in other replicas whose copies are not known to be gone."""
    found = list[Link]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        arguments = {"replica": replica_id, "keys": some}
        found += map(_from_row, tx.connection.execute(_ELSEWHERE, arguments).all())
    return found


def of_uids(tx: Transaction, uids: Iterable[str]) -> list[tuple[str, str]]:
    """Return the records that have copies of these UIDs, in whatever replica: UID and record."""
    found = list[tuple[str, str]]()
    for some in batched(dict.fromkeys(uids), _MANY, strict=False):
        found += tx.connection.execute(_OF_UIDS, {"keys": some}).tuples()
    return found


def record_ids(tx: Transaction, replica_id: str) -> list[str]:
    """Return the records whose copy is not known to be gone."""
    return list(tx.connection.execute(_RECORDS, {"replica": replica_id}).scalars())


def pending(tx: Transaction, replica_id: str) -> list[Link]:
    """Return the pairs with outstanding writes."""
    return [_from_row(row) for row in tx.connection.execute(_PENDING, {"replica": replica_id})]


def refused(tx: Transaction, replica_id: str) -> dict[str, bool]:
    """Return the records of the pairs that were refused, and whether each was to be created."""
    found = tx.connection.execute(_REFUSED, {"replica": replica_id})
    return {record_id: bool(new) for record_id, new in found}


def put_many(tx: Transaction, links: Iterable[Link]) -> None:
    """Store pairs, new or changed; of two for one record in a replica the later counts."""
    tx.execute_many(_PUT, [_to_row(link) for link in links])


def living(tx: Transaction, replica_id: str) -> list[Link]:
    """Return the pairs whose copy is not known to be gone."""
    query = _OF_REPLICA.where(_l.gone.is_(False))
    return [_from_row(row) for row in tx.connection.execute(query, {"replica": replica_id})]


def count_live(tx: Transaction, replica_id: str) -> int:
    """Count the pairs whose copy is not known to be gone."""
    count: int = tx.connection.execute(_COUNT, {"replica": replica_id}).scalar_one()
    return count


def known_remote_ids(tx: Transaction, replica_id: str) -> list[str]:
    """Return the remote ids of the copies that are not known to be gone."""
    return list(tx.connection.execute(_KNOWN, {"replica": replica_id}).scalars())


def left_remote_ids(tx: Transaction, replica_id: str) -> list[str]:
    """Return the remote ids of copies that are gone although their records remain."""
    return list(tx.connection.execute(_LEFT, {"replica": replica_id}).scalars())


def dump_pair(before: Link, after: Link) -> str:
    """Return a pair as it was and as it is now, as text."""
    return dump_json([[*_to_row(each).values()] for each in (before, after)])


def load_pair(text: str) -> tuple[Link, Link]:
    """Return what ``dump_pair`` has made a text of."""
    before, after = orjson.loads(text)
    return _from_row(before), _from_row(after)


def _to_row(link: Link) -> dict[str, Any]:
    return {
        "replica_id": link.replica_id,
        "record_id": link.record_id,
        "remote_id": link.remote_id,
        "etag": link.etag,
        "baseline": None if link.baseline is None else dump_as(link.record_kind, link.baseline),
        "generation": link.generation,
        "gone": link.gone,
        "state": link.state.value,
        "reason": link.reason,
        "frozen_rev": link.frozen_rev,
        "record_kind": link.record_kind,
        "updated": None if link.updated is None else microseconds(link.updated),
        "uid": link.uid,
        "kept": "" if link.kept is None else dump_as(link.record_kind, link.kept),
    }


def _from_row(row: Sequence[Any]) -> Link:
    (
        replica_id,
        record_id,
        remote_id,
        etag,
        baseline,
        generation,
        gone,
        state,
        reason,
        frozen,
        record_kind,
        updated,
        *names,
    ) = row
    # What was noted before there were these has none.
    uid, kept = names or ("", "")
    return Link(
        replica_id=replica_id,
        record_id=record_id,
        remote_id=remote_id,
        etag=etag,
        baseline=None if baseline is None else load_as(record_kind, baseline),
        generation=generation,
        gone=bool(gone),
        state=_STATES[state],
        reason=reason,
        frozen_rev=frozen,
        record_kind=record_kind,
        updated=None if updated is None else instant(updated),
        uid=uid,
        kept=load_as(record_kind, kept) if kept else None,
    )
