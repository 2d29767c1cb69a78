"""Answers to the question whose contact something is, after *Copy* or *Merge & fix* in Google.

Until it is answered nothing is made or deleted, and neither side of these clients is changed.
An answer settles it in the book; the next run lists all contacts and does what follows.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..book import clients, conflicts, links, replicas
from ..book.database import Transaction
from ..book.model import CLIENT, Client, Conflict, ConflictKind, Link, LinkState
from ..sync.snapshot import with_resync
from . import client_merging
from .errors import ConflictOutdated, NotOffered
from .overlap_answers import Answer, Offer, Resolved, open_conflict
from .settings import Studio
from .write_path import Request

MERGED = "merge_clients"


def claimants(tx: Transaction, conflict: Conflict) -> list[Client]:
    """Return the clients whose contact it may be, as far as they are still there."""
    found = clients.get_many(tx, conflict.fields)
    return [found[name] for name in conflict.fields if name in found and found[name].lives]


def offers(tx: Transaction, conflict: Conflict) -> list[Offer]:
    """Return the answers that may be given, each with the client that it names, if any."""
    names = [each.id for each in claimants(tx, conflict)]
    its = [Offer(answer=Answer.ITS, client_id=name) for name in names]
    merges = [Offer(answer=Answer.MERGE, client_id=name) for name in names]
    return [*its, Offer(answer=Answer.NOBODYS), *(merges if len(names) > 1 else [])]


def settle(
    tx: Transaction,
    studio: Studio,
    request: Request,
    conflict_id: str,
    *,
    given: Answer,
    client_id: str,
) -> Resolved:
    """Settle whose contact it is.

    ``ITS``: this client's; another contact that the client has, and the other clients, get on
    by themselves. ``NOBODYS``: none of theirs. ``MERGE``: these clients are one, and
    ``client_id`` stays. Raises UnknownConflict, ConflictClosed, NotOffered, ConflictOutdated.
    """
    conflict = open_conflict(tx, conflict_id, ConflictKind.COPY, given)
    names = [each.id for each in claimants(tx, conflict)]
    if not names:
        raise ConflictOutdated
    if given is Answer.ITS and not client_id and len(names) == 1:
        client_id = names[0]
    if Offer(answer=given, client_id=client_id or None) not in offers(tx, conflict):
        raise NotOffered("client_id" if client_id else "answer", answer=given)
    found = links.get(tx, conflict.replica_id, conflict.fields)
    match given:
        case Answer.MERGE:
            for other in names:
                if other != client_id:
                    client_merging.merge(tx, studio, request, client_id, other)
            closed = conflicts.close(tx, conflict.id, MERGED)
            links.put_many(tx, [_unread(found[client_id])] if client_id in found else [])
        case Answer.ITS:
            _take(tx, conflict, client_id, found.get(client_id))
            others = [each for each in conflict.fields if each != client_id]
            _let_go(tx, conflict, others, found)
            closed = conflicts.settle_copy(tx, conflict, conflicts.ITS, others)
        case _:
            _let_go(tx, conflict, conflict.fields, found)
            closed = conflicts.settle_copy(tx, conflict, conflicts.NOBODYS, conflict.fields)
    state = replicas.get(tx, conflict.replica_id)
    if state is not None:
        replicas.put(tx, with_resync(state, full_listing=True, recompare_all=False))
    return Resolved(conflict=closed, answer=given)


def _take(tx: Transaction, conflict: Conflict, client_id: str, link: Link | None) -> None:
    """Make it the contact of a client; what else says to be that client's is not."""
    for other in conflicts.open_copies(tx, conflict.replica_id):
        if other.id != conflict.id and client_id in other.fields:
            conflicts.settle_copy(tx, other, conflicts.NOBODYS, [client_id])
    if link is None or link.gone:
        return
    if link.remote_id != conflict.other_id:
        former = replace(
            conflict, id=tx.new_id(), record_id=client_id, other_id=link.remote_id, theirs=None
        )
        conflicts.settle_copy(tx, former, conflicts.NOBODYS, [client_id])
        link = replace(link, remote_id=conflict.other_id)
    elif len(conflict.fields) > 1 and conflict.theirs is not None:
        # What was merged into it is not the client's: it is to say again what the client says.
        link = replace(link, baseline=conflict.theirs, kept=None)
    links.put_many(tx, [_unread(link)])


def _let_go(
    tx: Transaction, conflict: Conflict, client_ids: Iterable[str], found: dict[str, Link]
) -> None:
    """Have clients whose contact it is not go on with their own, or get one."""
    put = []
    for name in client_ids:
        link = found.get(name)
        if link is not None and not link.gone and link.remote_id != conflict.other_id:
            continue
        # Without the contact's name: a new one is made, and this one is not taken again.
        put.append(
            Link(
                replica_id=conflict.replica_id,
                record_id=name,
                remote_id="",
                generation=0 if link is None else link.generation + 1,
                gone=True,
                state=LinkState.PENDING,
                record_kind=CLIENT,
            )
        )
    links.put_many(tx, put)


def _unread(link: Link) -> Link:
    """Return a pair that rested as one whose copy has to be read."""
    return replace(link, etag=None, state=LinkState.PENDING, frozen_rev=None)
