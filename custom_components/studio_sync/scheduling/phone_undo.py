"""Undoes a change by a phone: what it replaced in the book is put back.

What somebody has changed since stays as it is, and is named.
"""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from ..book import appointments, journal
from ..book.database import Transaction
from ..book.model import APPOINTMENT, Appointment, Entry
from .people_note import people_of
from .recurrence_scope import telling
from .write_path import Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Ids of appointments that were removed, put back, and left as they are."""

    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]


def undo(tx: Transaction, run_id: str) -> Undone | None:
    """Undo a change by a phone; None if there is no such run. The caller makes it a run.

    Raises SchedulingError.
    """
    run = journal.run(tx, run_id)
    if run is None or run.kind != Surface.PHONE or run.undoes is not None:
        return None
    lines = {
        each.record_id: each
        for each in journal.entries(tx, run_id)
        if each.record_kind == APPOINTMENT and each.record_id is not None
    }
    now = appointments.get_many(tx, lines)
    same = {key for key, line in lines.items() if key in now and _is_as_left(now[key], line)}
    removed = {key for key in same if lines[key].before is None}
    back = {key: _before(now[key], lines[key]) for key in same - removed}
    homeless = {key for key, each in back.items() if not _has_series(tx, each, back)}
    restored = {key: each for key, each in back.items() if key not in homeless}
    with telling():
        for key in sorted(removed):
            appointments.delete(tx, key)
        appointments.put_many(tx, restored.values())
    return Undone(
        removed=tuple(sorted(removed)),
        restored=tuple(sorted(restored)),
        kept=tuple(sorted(lines.keys() - removed - restored.keys())),
    )


def _is_as_left(record: Appointment, line: Entry) -> bool:
    """Whether nobody has changed an appointment since."""
    if line.after is None:
        return record.deleted
    people = _noted(line)
    same = not people or people_of(record) == people[1]
    return same and not record.deleted and record.content == line.after


def _before(record: Appointment, line: Entry) -> Appointment:
    content = record.content if line.before is None else line.before
    back = replace(record, deleted=False, content=content)
    if people := _noted(line):
        staff_id, assistants, resources = people[0]
        back = replace(
            back,
            staff_id=staff_id,
            assistant_ids=tuple(assistants),
            resource_ids=tuple(resources),
        )
    return back


def _noted(line: Entry) -> list[Any]:
    found: list[Any] = orjson.loads(line.loser)["people"] if line.loser else []
    return found


def _has_series(tx: Transaction, record: Appointment, back: dict[str, Appointment]) -> bool:
    if record.series_id is None or record.series_id in back:
        return True
    series = appointments.get(tx, record.series_id)
    return series is not None and not series.deleted
