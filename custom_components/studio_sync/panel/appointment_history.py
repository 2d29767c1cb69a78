"""What happened to an appointment, as the page gets it: when, who by name, and what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book.journal import STUDIO
from ..book.model import Content, Entry, Run, Side
from ..scheduling.appointment_note import noted_people
from ..scheduling.history import line_of, value_text
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess
from .authors import Authors

_PEOPLE = ("staff", "assistants", "resources")
"""What ``noted_people`` has, in order."""


def step_json(access: StudioAccess, run: Run, entry: Entry, authors: Authors) -> JsonObjectType:
    """Return one thing that happened (``Step`` in the page's ``protocol.ts``)."""
    line = line_of(entry)
    return {
        "at": moment_text(entry.at, access.studio),
        "who": asdict(authors.of(run)),
        "what": line.verb,
        "surface": run.kind,
        "to": "google" if entry.side is Side.REPLICA else "studio",
        "done": line.done,
        "undoes": run.undoes is not None,
        "changes": [
            *(_change(access, entry, each.field) for each in line.changes),
            *_people(access, entry),
        ],
    }


def _change(access: StudioAccess, entry: Entry, field: str) -> JsonObjectType:
    return {
        "field": field,
        "before": _value(access, entry.before, field),
        "after": _value(access, entry.after, field),
    }


def _value(access: StudioAccess, content: Content | None, field: str) -> JsonValueType:
    if field == "when" and content is not None:
        return span_json(content.when, access.studio)
    return value_text(content, field)


def _people(access: StudioAccess, entry: Entry) -> Iterator[JsonObjectType]:
    """Yield how people and rooms were changed, by name."""
    if entry.replica_id != STUDIO or not (people := noted_people(entry)):
        return
    before, after = people
    for field, was, now in zip(_PEOPLE, before, after, strict=True):
        if was != now:
            yield {"field": field, "before": _named(access, was), "after": _named(access, now)}


def _named(access: StudioAccess, ids: str | list[str] | None) -> str:
    every = [ids] if isinstance(ids, str) else ids or []
    return ", ".join(access.reader.names.get(each, "") for each in every)
