"""What events tell of an appointment and of a question, as plain values."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry

from ..book.model import Appointment, Conflict, ConflictKind, When
from ..entries.lookup import names_of
from ..events.payloads import studio_details
from ..texts.iso_times import iso_text


def claims(conflict: Conflict) -> dict[str, object]:
    """Return the clients whose contact something may be, if that is the question."""
    asks = conflict.kind is ConflictKind.COPY
    return {"fields": [], "client_ids": list(conflict.fields)} if asks else {}


def appointment_details(
    studio: ConfigEntry, record: Appointment, when: When | None = None
) -> dict[str, object]:
    """Return an appointment, or its instance at ``when``, as an automation gets it."""
    content = record.content
    when = when or content.when
    names = names_of(studio)
    return {
        **studio_details(studio),
        "appointment_id": record.id,
        "kind": record.kind.value,
        "title": content.title,
        "start": iso_text(when.start),
        "end": iso_text(when.end),
        "place": content.place,
        "staff_id": record.staff_id,
        "staff": None if record.staff_id is None else names.get(record.staff_id),
        "resource_ids": list(record.resource_ids),
        "resources": [names[key] for key in record.resource_ids if key in names],
        "session_type": record.session_type,
        "linked": record.client_id is not None,
    }
