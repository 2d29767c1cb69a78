"""All about one appointment, and each change of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, journal, links
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import Appointment, Conflict, Link, Status
from ..book.timeline import Instance
from ..book.undo_chains import does_again
from ..errors import translate_errors
from ..events.runs import RunEvent, listen_to_runs
from ..scheduling.listing import listed_of
from ..scheduling.one_appointment import One, one_appointment, synced_at, visits
from ..services import schema as given
from ..services.client_fields import details_json
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess
from .appointment_history import steps_json
from .authors import Authors
from .commands import Message, async_register
from .conflict_items import conflict_items
from .diary import appointment_json
from .following import async_follow
from .own_changes import own_last
from .shown_in import shown_in

_GONE: JsonObjectType = {
    "gone": True,
    "appointment": None,
    "series": None,
    "client": None,
    "last": [],
    "next": [],
    "shown": [],
    "history": [],
    "conflicts": [],
    "kept": [],
}


@callback
def async_register_appointment(hass: HomeAssistant) -> None:
    """Register ``studio_sync/appointment/subscribe``."""
    fields = {
        vol.Required("appointment_id"): str,
        vol.Optional("moment"): vol.Any(None, given.moment),
    }
    async_register(hass, "appointment/subscribe", fields, _subscribe)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    about: One | None = None
    given_moment = msg.get("moment")
    with translate_errors():
        moment = None if given_moment is None else given.instant(given_moment, access.studio)

    async def tell(access: StudioAccess) -> JsonObjectType:
        nonlocal about
        authors = await Authors.in_studio(access)

        def work(tx: Transaction) -> tuple[One | None, JsonObjectType]:
            one = one_appointment(tx, access.studio, msg["appointment_id"], moment)
            if one is None:
                return None, _GONE
            return one, _all_about(tx, access, one, authors)

        about, now = await access.read(work)
        return now

    def concerns(change: Change) -> bool:
        return about is None or _concerns(change, about)

    def runs(due: Callable[[], None]) -> list[CALLBACK_TYPE]:
        """Look again after each run, which may have sent it."""

        @callback
        def ran(_run: RunEvent) -> None:
            due()

        return [listen_to_runs(access.hass, access.entry.entry_id, ran)]

    await async_follow(access, connection, msg, tell, concerns, others=runs)


def _concerns(change: Change, about: One) -> bool:
    """Tell whether a change may concern what is told: itself, its people, its client."""
    record = about.record
    if ChangeKind.CONFLICT in change.kinds or not change.owners.isdisjoint(record.owners):
        return True
    if {record.id, record.series_id} & change.records.keys():
        return True
    client = record.client_id
    if client is None:
        return False
    states = (state for each in change.records.values() for state in (each.before, each.after))
    return client in change.clients or any(
        state is not None and state.client_id == client for state in states
    )


def _all_about(tx: Transaction, access: StudioAccess, one: One, authors: Authors) -> JsonObjectType:
    record, sees = one.record, access.reader.sees(one.record)
    if not access.reader.lists(record):
        return _GONE
    [listed] = listed_of(tx, access.studio, [one.instance])
    shown = appointment_json(access, listed, conflict=one.conflict, kept=bool(one.kept))
    if not sees:
        return {**_GONE, "gone": False, "appointment": shown}
    client, last, coming = None, list[Instance](), list[Instance]()
    if record.client_id is not None and access.reader.sees_clients():
        client = _client_json(tx, access, record.client_id)
        last, coming = visits(tx, access.studio, record.client_id, one.instance)
    return {
        "gone": False,
        "appointment": shown,
        "series": _series_json(tx, access, record),
        "client": client,
        "last": _visits_json(tx, access, last),
        "next": _visits_json(tx, access, coming),
        "shown": _shown_json(tx, access, one),
        "history": _history_json(tx, access, one, authors),
        "conflicts": list[JsonValueType](conflict_items(tx, access, one.questions, authors)),
        "kept": [_kept_json(tx, access, *each, authors) for each in one.kept],
    }


def _history_json(
    tx: Transaction, access: StudioAccess, one: One, authors: Authors
) -> list[JsonValueType]:
    runs = [run.id for run, _ in one.history]
    own = own_last(tx, access, (run for run, _ in one.history))
    at = None if own is None else runs.index(own)
    return [
        {
            **step,
            "undo": own if number == at else None,
            "redo": number == at and does_again(tx, one.history[number][0]),
        }
        for number, step in enumerate(steps_json(tx, access, one.history, authors))
    ]


def _series_json(
    tx: Transaction, access: StudioAccess, record: Appointment
) -> JsonObjectType | None:
    """Return when a series began, and how it repeats; of one of its dates, that of the series."""
    name = record.series_id
    series = record if name is None else appointments.get(tx, name)
    if series is None or not series.content.recurrence:
        return None
    content = series.content
    return {
        "start": moment_text(content.when.start, access.studio),
        "recurrence": list[JsonValueType](content.recurrence),
    }


def _client_json(tx: Transaction, access: StudioAccess, client_id: str) -> JsonObjectType | None:
    """Return a client with what she is reached by; None: one whom the user may not see."""
    client = access.reader.client(tx, client_id)
    if client is None:
        return None
    details = details_json(client.content)
    return {
        "client_id": client.id,
        "name": client.name,
        "number": client.number,
        "phones": details["phones"],
        "emails": details["emails"],
    }


def _kept_json(
    tx: Transaction, access: StudioAccess, other: Instance, answer: Conflict, authors: Authors
) -> JsonObjectType:
    """Return what it overlaps as somebody chose to keep it; with who and when, if that is known."""
    title = other.appointment.content.title if access.reader.sees(other.appointment) else None
    run = journal.run(tx, answer.run_id) if answer.run_id else None
    return {
        "title": title,
        **span_json(other.when, access.studio),
        "who": None if run is None else asdict(authors.of(run)),
        "at": None if answer.closed_at is None else moment_text(answer.closed_at, access.studio),
    }


def _visits_json(
    tx: Transaction, access: StudioAccess, found: list[Instance]
) -> list[JsonValueType]:
    seen = [each for each in found if access.reader.sees(each.appointment)]
    return [appointment_json(access, each) for each in listed_of(tx, access.studio, seen)]


def _shown_json(tx: Transaction, access: StudioAccess, one: One) -> list[JsonValueType]:
    """Tell where it is shown, and of what is synced since when and how."""
    record = one.record
    pairs = {
        each.replica_id: each
        for name in (record.series_id, record.id)
        if name is not None
        for each in links.of_record(tx, name)
    }
    found = list[JsonValueType]()
    owners = record.owners if record.lives else ()
    tentative = record.content.status is Status.TENTATIVE
    for place in shown_in(access, owners, tentative=tentative):
        state, since = "shown", None
        if place.replica_id is not None:
            state = _state(pairs.get(place.replica_id))
            since = synced_at(one.history, place.replica_id)
        at = None if since is None else moment_text(since, access.studio)
        found.append({**place.as_json(), "state": state, "since": at})
    return found


def _state(pair: Link[Any] | None) -> str:
    """Return the state of a copy: there, waiting to be sent, shortened, refused, or gone."""
    if pair is None:
        return "waiting"
    return "gone" if pair.gone else pair.state.value
