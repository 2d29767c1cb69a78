"""What of the appointments a calendar elsewhere shows: ``ReplicaState.scope`` and ``Rules.scope``.

It is a staff member's id, a room's with ROOM before it, or THE_STUDIO. An empty one means that
all is to be compared again.
"""

from __future__ import annotations

from typing import Final

from . import tables
from .model import Appointment

ROOM: Final = "room:"
THE_STUDIO: Final = ":studio"


def of_room(resource_id: str) -> str:
    """Return the scope of a room's calendar."""
    return f"{ROOM}{resource_id}"


def room_of(scope: str) -> str | None:
    """Return the id of the room whose calendar it is; None if it is nobody's room."""
    return scope.removeprefix(ROOM) if scope.startswith(ROOM) else None


def owner_of(scope: str) -> str:
    """Return whose appointments they are: a staff member's or resource's id, or tables.STUDIO."""
    return tables.STUDIO if scope == THE_STUDIO else scope.removeprefix(ROOM)


def shows(scope: str, record: Appointment) -> bool:
    """Tell whether an appointment is in the calendars of this scope."""
    if scope.startswith(ROOM):
        return scope.removeprefix(ROOM) in record.resource_ids
    return scope == record.staff_id or scope in record.assistant_ids or scope == THE_STUDIO
