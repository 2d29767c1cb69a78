"""What the journal notes of an appointment's people and rooms where they were changed."""

from typing import Any

import orjson

from ..book.codec import dump_json
from ..book.model import Appointment, Entry


def people_note(before: Appointment | None, after: Appointment) -> str:
    """Return what the journal notes of changed people and rooms, as ``Entry.loser`` keeps it."""
    if before is None or people_of(before) == people_of(after):
        return ""
    return dump_json({"people": [people_of(before), people_of(after)]})


def people_of(record: Appointment) -> list[Any]:
    """Return the people and rooms of an appointment, as JSON has them."""
    return [record.staff_id, list(record.assistant_ids), list(record.resource_ids)]


def noted_people(line: Entry) -> list[Any]:
    """Return the people and rooms before and after the change; empty if they stayed."""
    found: list[Any] = orjson.loads(line.loser)["people"] if line.loser else []
    return found
