"""Answers to an edit conflict: the same field was changed here and in Google (policy *ask*).

While it is open each side keeps its own value of the fields in question; all others are
synchronised. An answer resolves it in the book: the agreed value goes into the record, what
Google holds into the baseline. The next run then sends only what differs, and merges what
was changed in Google meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from ..book import conflicts, journal, links
from ..book.database import Transaction
from ..book.model import Conflict, ConflictKind, Link, LinkState, Origin, Side
from ..book.replicas import origin_of
from ..sync.kinds import Schema
from ..sync.local_context import still_kept
from ..sync.merge import field_names, merge, with_fields
from ..sync.model import Policy
from ..sync.projection import AS_IT_IS, Projection
from .errors import ConflictOutdated, NotOffered
from .history import Subject
from .overlap_answers import Answer, Resolved, open_conflict
from .record_kinds import KINDS, Kept
from .recurrence_scope import telling

type View = Projection[Any, Any]
"""What the account is shown of the records of the kind that a conflict is about."""

_THEIRS: Final = {Origin.GOOGLE: Answer.GOOGLE, Origin.SERVER: Answer.SERVER}
_WINS: Final = {Side.BOOK: Policy.STUDIO, Side.REPLICA: Policy.REMOTE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """When a record was changed in the studio (UTC), and by whom (``author_of``)."""

    at: datetime
    author: str


def last_edit(tx: Transaction, conflict: Conflict) -> Edit | None:
    """Return the last change by people of the record that a conflict is about, if it is known."""
    for run in journal.runs(tx, journal.STUDIO, conflict.record_id, limit=1):
        return Edit(at=run.started_at, author=run.starter)
    return None


def sides(
    tx: Transaction, conflict_id: str, *, projection: View = AS_IT_IS
) -> tuple[Conflict, Subject, Subject]:
    """Return an open edit conflict, what the studio holds, and what Google holds.

    Both as the account is shown them; ``conflict.fields`` names what is asked about.
    Raises UnknownConflict, ConflictClosed, NotOffered, ConflictOutdated.
    """
    conflict, record, theirs, _ = _read(tx, conflict_id, "")
    return conflict, projection.project(record, record.content), theirs


def take_studio(tx: Transaction, conflict_id: str, *, projection: View = AS_IT_IS) -> Resolved[Any]:
    """Take the studio's values; Google gets them in the next run."""
    return _answer(tx, conflict_id, Answer.STUDIO, projection=projection)


def theirs_answer(conflict: Conflict) -> Answer:
    """Return the answer that takes what the other side holds: Google, or a server."""
    return _THEIRS[origin_of(conflict.replica_id)]


def take_theirs(
    tx: Transaction,
    conflict_id: str,
    answer: Answer = Answer.GOOGLE,
    *,
    projection: View = AS_IT_IS,
) -> Resolved[Any]:
    """Take the values of the other side, be that Google or a server; the book gets them now.

    Raises NotOffered if ``answer`` names another place.
    """
    conflict = open_conflict(tx, conflict_id, ConflictKind.EDIT, answer)
    if answer is not theirs_answer(conflict):
        raise NotOffered(answer=answer)
    return _answer(tx, conflict_id, answer, rest=Side.REPLICA, projection=projection)


def take_fields(
    tx: Transaction,
    conflict_id: str,
    choices: Mapping[str, Side],
    *,
    projection: View = AS_IT_IS,
) -> Resolved[Any]:
    """Choose a side for each field in question; by default the studio's.

    Raises NotOffered for a field that is not in question.
    """
    return _answer(tx, conflict_id, Answer.FIELDS, choices=choices, projection=projection)


def _answer(
    tx: Transaction,
    conflict_id: str,
    answer: Answer,
    *,
    projection: View,
    choices: Mapping[str, Side] = MappingProxyType({}),
    rest: Side = Side.BOOK,
) -> Resolved[Any]:
    conflict, record, theirs, link = _read(tx, conflict_id, answer)
    for name in choices:
        if name not in conflict.fields:
            raise NotOffered("fields", answer=name)
    kind = KINDS[conflict.record_kind]
    ours = projection.project(record, record.content)
    base = None if link is None else link.baseline
    agreed = _agreed(kind.schema, base, ours, theirs, choices=choices, rest=rest)
    content = projection.take_back(record, agreed)
    with telling():
        [kept] = kind.store.put(tx, [replace(record, content=content)])
    settled = None
    if link is not None:
        agree = projection.project(kept, kept.content) == theirs
        state = LinkState.OK if agree else LinkState.PENDING
        as_kept = still_kept(link, theirs)
        settled = replace(
            link, baseline=theirs, kept=as_kept, state=state, reason="", frozen_rev=None
        )
    if settled is not None:
        links.put_many(tx, [settled])
    closed = conflicts.close(tx, conflict_id, answer)
    changed = kept != record
    return Resolved(
        conflict=closed,
        answer=answer,
        before=(record,) if changed else (),
        after=(kept,) if changed else (),
        link_before=link,
        link_after=settled,
    )


def _agreed(
    schema: Schema[Any],
    base: Subject | None,
    ours: Subject,
    theirs: Subject,
    *,
    choices: Mapping[str, Side],
    rest: Side,
) -> Subject:
    """Merge both sides; where both changed a field, by the choices, else for ``rest``.

    A field that the studio changed after the question was opened counts, too.
    """
    held = {Side.BOOK: ours, Side.REPLICA: theirs}
    won = {
        side: merge(schema, base, ours, theirs, policy=policy, here_at=None, there_at=None)
        for side, policy in _WINS.items()
    }
    merged = won[rest].content
    for name, side in choices.items():
        # Of a list a side wins only where both did something to the same item.
        source = won[side].content if name in won[side].losers else held[side]
        merged = with_fields(merged, source, (name,))
    chosen = {name: getattr(merged, name) for name in field_names(merged)}
    schema.keep_together(chosen, ours, theirs, {})
    agreed: Subject = replace(merged, **chosen)
    return agreed


def _read(
    tx: Transaction, conflict_id: str, answer: str
) -> tuple[Conflict, Kept, Subject, Link | None]:
    conflict = open_conflict(tx, conflict_id, ConflictKind.EDIT, answer)
    store = KINDS[conflict.record_kind].store
    record = store.get(tx, [conflict.record_id]).get(conflict.record_id)
    if record is None or record.deleted or conflict.theirs is None:
        raise ConflictOutdated
    link = links.get(tx, conflict.replica_id, [record.id]).get(record.id)
    if link is not None and link.gone:
        link = None
    theirs = conflict.theirs
    if link is not None and link.baseline is not None and link.frozen_rev is None:
        # Fields that were not in question have been synchronised in the meantime.
        theirs = with_fields(link.baseline, theirs, conflict.fields)
    return conflict, record, theirs, link
