"""Answers to an edit conflict: the same field was changed here and in Google (policy *ask*).

While it is open each side keeps its own value of the fields in question; all others are
synchronised. An answer resolves it in the book: the agreed value goes into the record, what
Google holds into the baseline. The next run then sends only what differs, and merges what
was changed in Google meanwhile.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ..book import appointments, conflicts, links
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, ConflictKind, Content, Link, LinkState, Side
from ..sync.calendar.schema import SCHEMA
from ..sync.merge import merge, with_fields
from ..sync.model import Policy
from ..sync.projection import AS_IT_IS, Projection
from .errors import ConflictOutdated, NotOffered
from .overlap_answers import Answer, Resolved, open_conflict
from .recurrence_scope import telling


def sides(
    tx: Transaction, conflict_id: str, *, projection: Projection[Appointment, Content] = AS_IT_IS
) -> tuple[Conflict, Content, Content]:
    """Return an open edit conflict, what the studio holds, and what Google holds.

    Both as the account is shown them; ``conflict.fields`` names what is asked about.
    Raises UnknownConflict, ConflictClosed, NotOffered, ConflictOutdated.
    """
    conflict, record, theirs, _ = _read(tx, conflict_id, "")
    return conflict, projection.project(record, record.content), theirs


def take_studio(
    tx: Transaction, conflict_id: str, *, projection: Projection[Appointment, Content] = AS_IT_IS
) -> Resolved:
    """Take the studio's values; Google gets them in the next run."""
    return _answer(tx, conflict_id, Answer.STUDIO, projection=projection)


def take_google(
    tx: Transaction, conflict_id: str, *, projection: Projection[Appointment, Content] = AS_IT_IS
) -> Resolved:
    """Take Google's values; the book gets them now."""
    return _answer(tx, conflict_id, Answer.GOOGLE, rest=Side.REPLICA, projection=projection)


def take_fields(
    tx: Transaction,
    conflict_id: str,
    choices: Mapping[str, Side],
    *,
    projection: Projection[Appointment, Content] = AS_IT_IS,
) -> Resolved:
    """Choose a side for each field in question; by default the studio's.

    Raises NotOffered for a field that is not in question.
    """
    return _answer(tx, conflict_id, Answer.FIELDS, choices=choices, projection=projection)


def _answer(
    tx: Transaction,
    conflict_id: str,
    answer: Answer,
    *,
    projection: Projection[Appointment, Content],
    choices: Mapping[str, Side] = MappingProxyType({}),
    rest: Side = Side.BOOK,
) -> Resolved:
    conflict, record, theirs, link = _read(tx, conflict_id, answer)
    for name in choices:
        if name not in conflict.fields:
            raise NotOffered("fields", answer=name)
    ours = projection.project(record, record.content)
    base = None if link is None else link.baseline
    agreed = _agreed(base, ours, theirs, choices, rest)
    content = projection.take_back(record, agreed)
    with telling():
        kept = appointments.put(tx, replace(record, content=content))
    settled = None
    if link is not None:
        agree = projection.project(kept, kept.content) == theirs
        state = LinkState.OK if agree else LinkState.PENDING
        settled = replace(link, baseline=theirs, state=state, reason="", frozen_rev=None)
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
    base: Content | None,
    ours: Content,
    theirs: Content,
    choices: Mapping[str, Side],
    rest: Side,
) -> Content:
    """Merge both sides; where both changed a field, by the choices, else for ``rest``.

    A field that the studio changed after the question was opened counts, too.
    """
    by_rest = Policy.REMOTE if rest is Side.REPLICA else Policy.STUDIO
    merged = merge(SCHEMA, base, ours, theirs, policy=by_rest, here_at=None, there_at=None).content
    from_google = tuple(name for name, side in choices.items() if side is Side.REPLICA)
    from_studio = tuple(name for name, side in choices.items() if side is Side.BOOK)
    merged = with_fields(merged, theirs, from_google)
    merged = with_fields(merged, ours, from_studio)
    if type(merged.when) is not type(ours.when) or type(merged.when) is not type(theirs.when):
        # A rule belongs to its time: an all-day series can't end at an instant.
        source = theirs if merged.when == theirs.when else ours
        merged = with_fields(merged, source, ("when", "recurrence"))
    return merged


def _read(
    tx: Transaction, conflict_id: str, answer: str
) -> tuple[Conflict, Appointment, Content, Link | None]:
    conflict = open_conflict(tx, conflict_id, ConflictKind.EDIT, answer)
    record = appointments.get(tx, conflict.record_id)
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
