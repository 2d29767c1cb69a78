"""Appointments, clients and conflicts as plain values, for the responses of actions."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book import appointments, clients
from ..book.database import Transaction
from ..book.model import (
    CLIENT,
    AllDay,
    Appointment,
    Client,
    Conflict,
    ConflictKind,
    Content,
    Kind,
    Moment,
    Origin,
    Status,
    When,
)
from ..book.replicas import origin_of
from ..entries.roles import Extent, Rights
from ..events.payloads import suggestion_json
from ..scheduling.history import Chapter, Line
from ..scheduling.listing import Listed
from ..scheduling.overlap import spans_of
from ..scheduling.overlap_answers import Offer
from ..scheduling.record_kinds import Kept
from ..scheduling.settings import Studio
from ..scheduling.write_path import access_of, user_of
from .client_fields import client_json, contact_json

_PRIVATE = ("title", "description", "place", "session_type", "client_id", "client")
"""Fields that only those may read who see an appointment's details."""
_ANY: JsonObjectType = {"kind": Kind.APPOINTMENT, "origin": Origin.STUDIO, "recurrence": []}
"""What all appointments are for those who see only when somebody is busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The reader of a response: what they see, and what they may change.

    ``names``: staff and resources by id. Of appointments of others a reader sees what their
    rights say, and at most when they are and whom they keep busy if it isn't all.
    """

    names: Mapping[str, str]
    rights: Rights
    syncs_contacts: bool = False
    """Whether the reader may synchronize contacts, and decide on them."""

    @property
    def clients_of(self) -> frozenset[str] | None:
        """The staff members whose clients the reader sees; None: everybody's."""
        return None if self.rights.clients is Extent.ALL else self.rights.people

    def sees(self, record: Appointment | None) -> bool:
        """Tell whether the reader may see an appointment's details."""
        return self.rights.others is Extent.ALL or self._owns(record)

    def lists(self, record: Appointment | None) -> bool:
        """Tell whether an appointment is in what the reader gets at all."""
        return self.rights.others is not Extent.NONE or self._owns(record)

    def knows(self, owner_id: str | None) -> bool:
        """Tell whether the reader may know when a staff member is free; None: it is nobody."""
        every = self.rights.others is not Extent.NONE
        return every or owner_id is None or owner_id in self.rights.people

    def changes(self, record: Appointment | None) -> bool:
        """Tell whether the reader may change an appointment.

        Staff change what they take part in: what they took over they could read.
        """
        return self.rights.changes(own=self._owns(record))

    def _owns(self, record: Appointment | None) -> bool:
        return record is not None and not self.rights.people.isdisjoint(record.owners)

    def hidden_clients(self, tx: Transaction) -> Collection[str]:
        """Return the ids of clients who have appointments with others only."""
        return () if self.clients_of is None else clients.of_others(tx, self.clients_of)

    def sees_clients(self) -> bool:
        """Tell whether the reader may see any clients.

        A staff member sees their own, and those who have no appointment yet.
        """
        return self.rights.clients is not Extent.NONE

    def client(self, tx: Transaction, client_id: str) -> Client | None:
        """Return a client whom the reader may see; None for another one, or who is removed."""
        client = clients.get_client(tx, client_id) if self.sees_clients() else None
        if client is None or not clients.is_seen(tx, client_id, clients.seen_by(self.clients_of)):
            return None
        return client

    def shown_contacts(self, tx: Transaction, client_ids: Iterable[str]) -> frozenset[str]:
        """Return those of these clients of whom the reader may see what Google has."""
        if not (self.syncs_contacts and self.sees_clients()):
            return frozenset()
        return frozenset(client_ids).difference(self.hidden_clients(tx))


def moment_text(moment: Moment, studio: Studio) -> str:
    """Return a time in ISO 8601 on the studio's clock, with its offset; or the date."""
    if isinstance(moment, datetime):
        return moment.astimezone(studio.clock).isoformat()
    return moment.isoformat()


def span_json(when: When, studio: Studio) -> JsonObjectType:
    """Return when it is; the end of whole days is the day after the last."""
    return {
        "start": moment_text(when.start, studio),
        "end": moment_text(when.end, studio),
        "all_day": isinstance(when, AllDay),
    }


def content_json(content: Content, studio: Studio) -> JsonObjectType:
    """Return the synchronised fields of an appointment."""
    return {
        "title": content.title,
        **span_json(content.when, studio),
        "description": content.description,
        "place": content.place,
        "recurrence": list[JsonValueType](content.recurrence),
        "status": content.status.value,
        "busy": content.busy,
    }


def appointment_json(
    record: Appointment, studio: Studio, reader: Reader, client: str = ""
) -> JsonObjectType:
    """Return an appointment; ``client`` is the name of its client.

    For a reader who gets no names its title is its type.
    """
    start, names = record.original_start, reader.names
    values: JsonObjectType = {
        "appointment_id": record.id,
        "kind": record.kind.value,
        **content_json(record.content, studio),
        "session_type": record.session_type,
        "staff_id": record.staff_id,
        "staff": names.get(record.staff_id or ""),
        "assistant_ids": list[JsonValueType](record.assistant_ids),
        "assistants": [names.get(each) for each in record.assistant_ids],
        "resource_ids": list[JsonValueType](record.resource_ids),
        "resources": [names.get(each) for each in record.resource_ids],
        "client_id": record.client_id,
        "client": client or None,
        "origin": record.origin.value,
        "series_id": record.series_id,
        "moment": None if start is None else moment_text(start, studio),
        "deleted": record.deleted,
        "rev": record.rev,
    }
    if reader.sees(record):
        return values
    hidden: JsonObjectType = {**values, **dict.fromkeys(_PRIVATE)}
    if reader.rights.others is Extent.NAMELESS:
        hidden["title"] = hidden["session_type"] = record.session_type
        return hidden
    takes_place = record.content.status is not Status.CANCELLED
    return {**hidden, **_ANY, "status": Status.CONFIRMED if takes_place else Status.CANCELLED}


def appointments_json(
    tx: Transaction, records: Iterable[Appointment], studio: Studio, reader: Reader
) -> list[JsonValueType]:
    """Return appointments with the names of their clients."""
    return [
        appointment_json(each, studio, reader, client_name(tx, each.client_id)) for each in records
    ]


def records_json(
    tx: Transaction, records: Iterable[Kept], studio: Studio, reader: Reader
) -> JsonObjectType:
    """Return what an answer to a conflict has changed: appointments, and clients."""
    kept = list(records)
    dates = [each for each in kept if isinstance(each, Appointment)]
    return {
        "appointments": appointments_json(tx, dates, studio, reader),
        "clients": [client_json(each) for each in kept if isinstance(each, Client)],
    }


def client_name(tx: Transaction, client_id: str | None) -> str:
    """Return the name of a client; empty if there is none."""
    client = None if client_id is None else clients.get_client(tx, client_id)
    return "" if client is None else client.name


def listed_json(
    listed: Listed, studio: Studio, reader: Reader, hidden: Collection[str] = ()
) -> JsonObjectType:
    """Return one entry of a list: an instance, with suggestions of its client.

    ``hidden``: ids of the clients who are not suggested.
    """
    instance = listed.instance
    values = appointment_json(instance.appointment, studio, reader, listed.client)
    start = instance.appointment.original_start or instance.start
    repeats = instance.recurring or instance.appointment.series_id is not None
    suggests = reader.sees_clients() and reader.sees(instance.appointment)
    return {
        **values,
        **span_json(instance.when, studio),
        "moment": moment_text(start, studio) if repeats else None,
        "suggestions": [
            suggestion_json(each)
            for each in listed.suggestions
            if suggests and each.client_id not in hidden
        ],
    }


def copy_json(conflict: Conflict, shown: Mapping[str, Client], studio: Studio) -> JsonObjectType:
    """Return the question whose contact something is; ``shown`` are whom the reader may see."""
    sees = all(name in shown for name in conflict.fields)
    theirs = conflict.theirs if sees else None
    return {
        **_opened_json(conflict, studio),
        "clients": [client_json(shown[name]) for name in conflict.fields] if sees else [],
        origin_of(conflict.replica_id).value: None if theirs is None else contact_json(theirs),
    }


def client_conflict_json(
    conflict: Conflict, client: Client | None, studio: Studio
) -> JsonObjectType:
    """Return a conflict about a client; None: one whom the reader may not see."""
    theirs = None if client is None else conflict.theirs
    return {
        **_opened_json(conflict, studio),
        "client_id": None if client is None else client.id,
        "fields": [] if client is None else list[JsonValueType](conflict.fields),
        "studio": None if client is None else contact_json(client.content),
        origin_of(conflict.replica_id).value: None if theirs is None else contact_json(theirs),
    }


def _opened_json(conflict: Conflict, studio: Studio) -> JsonObjectType:
    return {
        "conflict_id": conflict.id,
        "kind": conflict.kind.value,
        "opened_at": moment_text(conflict.opened_at, studio),
        "moment": None if conflict.moment is None else moment_text(conflict.moment, studio),
    }


def conflict_json(
    tx: Transaction,
    conflict: Conflict,
    sides: Mapping[str, Appointment],
    studio: Studio,
    reader: Reader,
) -> JsonObjectType:
    """Return a conflict with both of its sides, as far as they are still there.

    For a series the time is that of the instance in question.
    """
    values = _opened_json(conflict, studio)
    mine = sides.get(conflict.record_id)
    if conflict.kind is ConflictKind.OVERLAP:
        other = sides.get(conflict.other_id)
        spans: tuple[When | None, When | None] = None, None
        if mine is not None and other is not None:
            spans = spans_of(tx, studio, conflict, mine, other)
        for name, record, when in zip(("new", "old"), (mine, other), spans, strict=True):
            listed = record is not None and reader.lists(record)
            values[name] = side_json(record, studio, reader, when) if record and listed else None
        return values
    side = None if mine is None else side_json(mine, studio, reader)
    if mine is not None and side is not None and reader.sees(mine):
        side |= content_json(mine.content, studio)
    theirs = conflict.theirs if reader.sees(mine) else None
    there = origin_of(conflict.replica_id).value
    values["fields"] = list[JsonValueType](conflict.fields)
    values["studio"] = side
    values[there] = None if theirs is None else content_json(theirs, studio)
    return values


def side_json(
    record: Appointment, studio: Studio, reader: Reader, when: When | None = None
) -> JsonObjectType:
    """Return one side of a conflict; ``when`` overrides the record's own time."""
    return {
        "appointment_id": record.id,
        "kind": record.kind.value,
        "title": record.content.title if reader.sees(record) else None,
        **span_json(when or record.content.when, studio),
        "with": [reader.names.get(owner, owner) for owner in record.owners],
    }


def conflict_list(
    tx: Transaction, found: Collection[Conflict], studio: Studio, reader: Reader
) -> list[JsonValueType]:
    """Return many conflicts; their appointments and clients are read together."""
    ids = {i for each in found for i in (each.record_id, each.other_id) if i}
    sides = appointments.get_many(tx, ids)
    asked = {name for each in found for name in clients_of(each)}
    shown = clients.get_many(tx, reader.shown_contacts(tx, asked) if asked else ())
    values = list[JsonValueType]()
    for each in found:
        if each.kind is ConflictKind.COPY:
            values.append(copy_json(each, shown, studio))
        elif each.record_kind == CLIENT:
            values.append(client_conflict_json(each, shown.get(each.record_id), studio))
        else:
            values.append(conflict_json(tx, each, sides, studio, reader))
    return values


def clients_of(conflict: Conflict) -> tuple[str, ...]:
    """Return the ids of the clients that a conflict is about."""
    if conflict.kind is ConflictKind.COPY:
        return (conflict.record_id, *conflict.fields)
    return (conflict.record_id,) if conflict.record_kind == CLIENT else ()


def offer_json(offer: Offer, studio: Studio, reader: Reader) -> JsonObjectType:
    """Return a possible answer, with its time or staff member if it has one."""
    values: JsonObjectType = {"answer": offer.answer.value}
    if offer.when is not None:
        values |= span_json(offer.when, studio)
    if offer.client_id is not None:
        values |= {"client_id": offer.client_id}
    if offer.staff_id is not None:
        values |= {"staff_id": offer.staff_id, "staff": reader.names.get(offer.staff_id)}
    return values


def line_json(line: Line, replica_id: str, studio: Studio, *, shown: bool) -> JsonObjectType:
    """Return one line of the history; without ``shown``, no title and no values."""
    return {
        "at": moment_text(line.at, studio),
        "side": origin_of(replica_id, line.side).value,
        "action": line.action,
        "what": line.verb,
        "reason": line.reason,
        "outcome": line.outcome,
        "appointment_id": None if line.record_kind == CLIENT else line.record_id,
        "client_id": line.record_id if line.record_kind == CLIENT else None,
        "title": line.title if shown else None,
        "start": None if line.when is None else moment_text(line.when.start, studio),
        "changes": [
            {
                "field": each.field,
                "before": each.before if shown else None,
                "after": each.after if shown else None,
            }
            for each in line.changes
        ],
    }


def chapter_json(chapter: Chapter, studio: Studio, shows: Callable[[Line], bool]) -> JsonObjectType:
    """Return a run with its lines; ``shows`` tells which of them may be read whole."""
    run = chapter.run
    counts: JsonObjectType = dict(sorted(run.counts.items()))
    return {
        "run_id": run.id,
        "kind": run.kind,
        "started_at": moment_text(run.started_at, studio),
        "ended_at": None if run.ended_at is None else moment_text(run.ended_at, studio),
        "outcome": run.outcome,
        "undoes": run.undoes,
        "user_id": user_of(run.starter),
        "access_id": access_of(run.starter),
        "counts": counts,
        "requests": run.requests,
        "number": chapter.number,
        "changes": [
            line_json(each, run.replica_id, studio, shown=shows(each)) for each in chapter.lines
        ],
    }
