"""What the journal notes of a changed appointment besides its content, as ``Entry.loser`` keeps it.

JSON text with two parts: people and rooms where they were changed; and all that an undo compares
and puts back, as it was and as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import orjson

from ..book.codec import dump_json, dump_moment, load_moment
from ..book.model import Appointment, Entry, Kind, Origin

type State = Mapping[str, Any]
"""An appointment without its content and what belongs to replicas; defaults are left out."""


def change_note(former: Appointment | None, before: Appointment | None, after: Appointment) -> str:
    """Return what the journal notes of a change.

    ``before``: the appointment as it was, if it was there. ``former``: whose people it had then,
    of a date that is changed for the first time its series.
    """
    found: dict[str, Any] = {}
    if former is not None and people_of(former) != people_of(after):
        found["people"] = [people_of(former), people_of(after)]
    found["state"] = [None if before is None else _state(before), _state(after)]
    return dump_json(found)


def people_of(record: Appointment) -> list[Any]:
    """Return the people and rooms of an appointment, as JSON has them."""
    return [record.staff_id, list(record.assistant_ids), list(record.resource_ids)]


def noted_people(line: Entry) -> list[Any]:
    """Return the people and rooms before and after the change; empty if they stayed."""
    found: list[Any] = orjson.loads(line.loser).get("people", []) if line.loser else []
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """What the journal noted of an appointment: as it was, None if it was not there; as it is."""

    before: State | None
    after: State

    @classmethod
    def read(cls, line: Entry) -> Self | None:
        """Read it from a line; None where the journal has nothing, as before this was kept."""
        noted = orjson.loads(line.loser).get("state") if line.loser else None
        return None if noted is None else cls(before=noted[0], after=noted[1])

    def are_left(self, record: Appointment) -> bool:
        """Tell whether an appointment is as the change left it."""
        return _state(record) == self.after


def with_state(record: Appointment, state: State) -> Appointment:
    """Return an appointment with what was noted of it."""
    original = state.get("original_start")
    return replace(
        record,
        kind=Kind(state.get("kind", Kind.APPOINTMENT)),
        staff_id=state.get("staff_id"),
        assistant_ids=tuple(state.get("assistant_ids", ())),
        resource_ids=tuple(state.get("resource_ids", ())),
        client_id=state.get("client_id"),
        session_type=state.get("session_type"),
        series_id=state.get("series_id"),
        original_start=None if original is None else load_moment(original),
        origin=Origin(state.get("origin", Origin.STUDIO)),
    )


def _state(record: Appointment) -> State:
    original = record.original_start
    every: dict[str, Any] = {
        "kind": None if record.kind is Kind.APPOINTMENT else record.kind.value,
        "staff_id": record.staff_id,
        "assistant_ids": list(record.assistant_ids),
        "resource_ids": list(record.resource_ids),
        "client_id": record.client_id,
        "session_type": record.session_type,
        "series_id": record.series_id,
        "original_start": None if original is None else dump_moment(original),
        "origin": None if record.origin is Origin.STUDIO else record.origin.value,
    }
    return {name: value for name, value in every.items() if value}
