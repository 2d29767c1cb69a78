"""Appointments as rows of their table, and their index rows for calendars."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..formats.folding import spelling, words
from ..formats.recurrence import first_start, last_start
from . import tables
from .codec import (
    dump,
    dump_moment,
    dump_texts,
    dump_times,
    instant,
    load,
    load_moment,
    load_texts,
    load_times,
    microseconds,
    seconds,
)
from .model import AllDay, Appointment, Content, Kind, Origin, Timed, When

WEEK = 7 * 86_400
"""Seconds; longer ones are indexed as spans."""
_INDEXED = 500
"""Characters of each text that are looked through."""

_table = tables.appointment.c
COLUMNS = (
    _table.id,
    _table.content,
    _table.kind,
    _table.staff_id,
    _table.assistant_ids,
    _table.resource_ids,
    _table.client_id,
    _table.session_type,
    _table.series_id,
    _table.original_start,
    _table.origin,
    _table.guests,
    _table.extra,
    _table.deleted,
    _table.rev,
    _table.changed_at,
    _table.edited,
)
"""The columns that ``from_row`` reads, in order."""

_KINDS = {kind.value: kind for kind in Kind}
_ORIGINS = {origin.value: origin for origin in Origin}


def from_row(row: Sequence[Any]) -> Appointment:
    """Read a row of COLUMNS."""
    (
        record_id,
        content,
        kind,
        staff_id,
        assistant_ids,
        resource_ids,
        client_id,
        session_type,
        series_id,
        original_start,
        origin,
        guests,
        extra,
        deleted,
        rev,
        changed_at,
        edited,
    ) = row
    return Appointment(
        id=record_id,
        content=load(content),
        kind=_KINDS[kind],
        staff_id=staff_id,
        assistant_ids=load_texts(assistant_ids),
        resource_ids=load_texts(resource_ids),
        client_id=client_id,
        session_type=session_type,
        series_id=series_id,
        original_start=load_moment(original_start) if original_start else None,
        origin=_ORIGINS[origin],
        guests=load_texts(guests),
        extra=extra,
        deleted=bool(deleted),
        rev=rev,
        changed_at=instant(changed_at),
        edited=load_times(edited),
    )


def to_row(record: Appointment) -> dict[str, Any]:
    """Write the row of an appointment that has its rev and time."""
    original = record.original_start
    assert record.changed_at is not None  # noqa: S101 - put gives it
    return {
        "id": record.id,
        "rev": record.rev,
        "content": dump(record.content),
        "kind": record.kind.value,
        "lives": record.lives,
        "staff_id": record.staff_id,
        "assistant_ids": dump_texts(record.assistant_ids),
        "resource_ids": dump_texts(record.resource_ids),
        "client_id": record.client_id,
        "session_type": record.session_type,
        "series_id": record.series_id,
        "original_start": None if original is None else dump_moment(original),
        "original_at": None if original is None else seconds(original),
        "origin": record.origin.value,
        "guests": dump_texts(record.guests),
        "extra": record.extra,
        "deleted": record.deleted,
        "changed_at": microseconds(record.changed_at),
        "edited": dump_times(record.edited),
    }


def bounds(record: Appointment) -> tuple[int, int]:
    """Return the start of the first instance and the end of the last, in seconds since 1970."""
    content = record.content
    first, last = seconds(content.when.start), seconds(content.when.end)
    if not content.recurrence:
        return first, last
    zone = content.when.zone if isinstance(content.when, Timed) else None
    final = last_start(content.recurrence, content.when.start, zone)
    earliest = seconds(first_start(content.recurrence, content.when.start, zone))
    if final is None:
        return earliest, tables.FOREVER
    return earliest, seconds(final) + last - first


def index_rows(record: Appointment) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of ``slot`` and of ``span`` that an appointment has."""
    if record.deleted:
        return [], []
    first, last = bounds(record)
    owners = (tables.STUDIO, *(record.owners or (tables.NOBODY,)))
    if not record.lives:
        owners = (tables.CANCELLED,)
    elif record.arrived:
        owners = (*owners, tables.ARRIVED)
    row = {"appointment_id": record.id, "first": first, "last": last}
    found = [row | {"owner_id": owner, "words": ""} for owner in owners]
    if record.lives:
        found[0]["words"] = words_of(record.content)
    if record.content.recurrence or last - first > WEEK:
        return [], [each | {"rev": record.rev} for each in found]
    return found, []


def words_of(content: Content) -> str:
    """Return what an appointment is found by: title, place and notes, each word after a space.

    Folded, and once more as they may also be spelled, if that differs.
    """
    texts = (content.title, content.place, content.description)
    folded = " ".join(word for text in texts if text for word in words(text[:_INDEXED]))
    other = spelling(folded)
    return f" {folded}" if other == folded else f" {folded} {other}"


def moved(when: When, start: Any) -> When:
    """Return the span moved to another start of the same type."""
    end = start + (when.end - when.start)
    if isinstance(when, AllDay):
        return AllDay(start=start, end=end)
    return replace(when, start=start, end=end)
