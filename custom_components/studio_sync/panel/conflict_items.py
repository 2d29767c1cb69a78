"""The open questions about appointments, as the page's cards have them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import cast

from homeassistant.util.json import JsonObjectType

from ..book import appointments, journal
from ..book.database import Transaction
from ..book.journal import STUDIO
from ..book.model import Appointment, Conflict, ConflictKind, Entry, Run, Side
from ..scheduling.history import verb_of
from ..services.conflicts import answers_json
from ..services.response import conflict_list, moment_text
from ..services.studio_access import StudioAccess
from .authors import Authors

OFFERED = 20
"""Conflicts that have their answers with them: times and lines are searched for these."""
_LINES = 20
"""Lines of an appointment in which its last change is looked for."""
_CHANGES = frozenset({"created", "changed", "restored"})


def conflict_items(
    tx: Transaction, access: StudioAccess, found: Sequence[Conflict], authors: Authors
) -> Iterator[JsonObjectType]:
    """Yield an item for each conflict, the first of them with their answers."""
    shown = conflict_list(tx, found, access.studio, access.reader)
    ids = {name for each in found[:OFFERED] for name in (each.record_id, each.other_id) if name}
    records = appointments.get_many(tx, ids)
    for at, (conflict, value) in enumerate(zip(found, shown, strict=True)):
        item: JsonObjectType = {
            **cast("JsonObjectType", value),
            "id": conflict.id,
            "kind": "overlap" if conflict.kind is ConflictKind.OVERLAP else "edit_conflict",
            "offers": None,
        }
        if at < OFFERED:
            item["offers"] = answers_json(tx, access, conflict)
            item["by"] = _by(tx, access, conflict, records, authors)
        yield item


def _by(
    tx: Transaction,
    access: StudioAccess,
    conflict: Conflict,
    records: dict[str, Appointment],
    authors: Authors,
) -> JsonObjectType:
    """Tell who changed each side last, and when, as far as the user may see it."""
    sides = {"new": conflict.record_id, "old": conflict.other_id}
    if conflict.kind is not ConflictKind.OVERLAP:
        sides = {"studio": conflict.record_id}
    by: JsonObjectType = {}
    for side, name in sides.items():
        if not access.reader.sees(records.get(name)):
            continue
        lines = journal.of_appointments(tx, [name], _LINES)
        if (last := _last(lines, here=side == "studio")) is not None:
            run, entry = last
            at = moment_text(entry.at, access.studio)
            by[side] = {"who": asdict(authors.of(run)), "at": at}
    if "studio" in by:
        theirs = authors.of_replica(conflict.replica_id)
        at = moment_text(conflict.opened_at, access.studio)
        by[theirs.kind] = {"who": asdict(theirs), "at": at}
    return by


def _last(lines: Collection[tuple[Run, Entry]], *, here: bool) -> tuple[Run, Entry] | None:
    """Return the last change in the book; ``here``: of those that were made in the studio."""
    found = (
        (run, entry)
        for run, entry in lines
        if entry.side is not Side.REPLICA
        and verb_of(entry) in _CHANGES
        and (run.replica_id == STUDIO or not here)
    )
    return next(found, None)
