"""What happened to an appointment, as the page gets it: when, who by name, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book.database import Transaction
from ..book.journal import STUDIO
from ..book.model import Content, Entry, Run
from ..book.replicas import origin_of
from ..scheduling.appointment_note import States, noted_people
from ..scheduling.history import FieldChange, Line, Subject, lines_of
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess
from .authors import Authors

_PEOPLE = ("staff", "assistants", "resources")
"""What ``noted_people`` has, in order."""


def steps_json(
    tx: Transaction,
    access: StudioAccess,
    history: Sequence[tuple[Run, Entry]],
    authors: Authors,
) -> list[JsonObjectType]:
    """Return what happened, in its order (``Step`` in the page's ``protocol.ts``)."""
    lines = lines_of(tx, [entry for _, entry in history])
    return [
        {
            "at": moment_text(entry.at, access.studio),
            "who": asdict(authors.of(run)),
            "what": line.verb,
            "surface": run.kind,
            "to": origin_of(entry.replica_id, entry.side).value,
            "done": line.done,
            "changes": list[JsonValueType](_changes(tx, access, entry, line)),
        }
        for (run, entry), line in zip(history, lines, strict=True)
    ]


def _changes(
    tx: Transaction, access: StudioAccess, entry: Entry, line: Line
) -> Iterator[JsonObjectType]:
    """Yield what was changed: of the content, of the people, and of the session."""
    yield from (_change(access, line.was, entry.after, each) for each in line.changes)
    yield from _people(access, entry)
    yield from _session(tx, access, entry)


def _change(
    access: StudioAccess, was: Subject | None, now: Subject | None, change: FieldChange
) -> JsonObjectType:
    if change.field != "when":
        return {"field": change.field, "before": change.before, "after": change.after}
    return {"field": change.field, "before": _span(access, was), "after": _span(access, now)}


def _span(access: StudioAccess, content: Subject | None) -> JsonValueType:
    return span_json(content.when, access.studio) if isinstance(content, Content) else ""


def _people(access: StudioAccess, entry: Entry) -> Iterator[JsonObjectType]:
    """Yield how people and rooms were changed, by name."""
    if entry.replica_id != STUDIO or not (people := noted_people(entry)):
        return
    before, after = people
    for field, was, now in zip(_PEOPLE, before, after, strict=True):
        if was != now:
            yield {"field": field, "before": _named(access, was), "after": _named(access, now)}


def _session(tx: Transaction, access: StudioAccess, entry: Entry) -> Iterator[JsonObjectType]:
    """Yield how the client and the type were changed; of a client whom the user sees, by name."""
    noted = States.read(entry) if entry.replica_id == STUDIO else None
    if noted is None or noted.before is None:
        return
    for field in ("client_id", "session_type"):
        was, now = (each.get(field) or "" for each in (noted.before, noted.after))
        if was == now:
            continue
        if field == "client_id":
            was, now = _client(tx, access, was), _client(tx, access, now)
        if was != now:
            yield {"field": field.removesuffix("_id"), "before": was, "after": now}


def _client(tx: Transaction, access: StudioAccess, client_id: str) -> str:
    """Return a client's name; nothing for one whom the user may not see, or who is removed."""
    client = access.reader.client(tx, client_id) if client_id else None
    return "" if client is None else client.name


def _named(access: StudioAccess, ids: str | list[str] | None) -> str:
    every = [ids] if isinstance(ids, str) else ids or []
    return ", ".join(access.reader.names.get(each, "") for each in every)
