"""One client: everything that is known, all appointments, what happened, and where it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, clients, people
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.journal import STUDIO as BY_STUDIO
from ..book.model import CLIENT, Appointment, Client
from ..book.replicas import origin_of
from ..book.timeline import Instance
from ..book.undo_chains import does_again
from ..book.visits import around, parted
from ..entries.roles import Need
from ..scheduling import history
from ..scheduling.client_merging import MERGE
from ..scheduling.history import Chapter, MadeBy
from ..scheduling.listing import Listed
from ..services.client_fields import client_json
from ..services.contact_rights import allows_cards, allows_contacts
from ..services.response import moment_text
from ..services.studio_access import StudioAccess
from .authors import Authors
from .client_copies import Copies
from .commands import Message, async_register
from .diary import appointment_json
from .following import async_follow
from .own_changes import own_last

MOST: Final = 1_000
"""Appointments of a sort, and lines of the history, at most."""
DATES: Final = 12
"""Dates of a series that are over, and as many to come, at most."""
_KINDS: Final = frozenset(
    {ChangeKind.APPOINTMENT, ChangeKind.CLIENT, ChangeKind.PEOPLE, ChangeKind.REPLICA}
)


@callback
def async_register_client(hass: HomeAssistant) -> None:
    """Register ``studio_sync/client/subscribe``."""
    number = vol.All(int, vol.Range(min=1, max=MOST))
    fields = {
        vol.Required("client_id"): str,
        vol.Optional("appointments", default=10): number,
        vol.Optional("history", default=5): number,
    }
    async_register(hass, "client/subscribe", fields, _subscribe, Need.SEE_CLIENTS)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell everything about a client, also one who was removed.

    ``client`` is null if there is none, or the user may not see them.

    ``appointments``: how many of each sort are told; ``history``: how many lines.
    """

    async def tell(access: StudioAccess) -> JsonObjectType:
        authors, copies = await Authors.in_studio(access), Copies.of(access)
        context = access.caller.context
        may: JsonObjectType = {
            "sync": await allows_contacts(access.hass, access.entry, context),
            "cards": await allows_cards(access.hass, access.entry, context),
            "erase": access.reader.rights.allow(Need.OWNER),
        }
        return await access.read(lambda tx: _whole(tx, access, msg, authors, copies, may=may))

    await async_follow(access, connection, msg, tell, _concerns)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _whole(
    tx: Transaction,
    access: StudioAccess,
    msg: Message,
    authors: Authors,
    copies: Copies,
    *,
    may: JsonObjectType,
) -> JsonObjectType:
    client = _seen(tx, access, msg["client_id"])
    if client is None:
        return {"client": None}
    every = [each for each in appointments.of_client(tx, client.id) if access.reader.sees(each)]
    starts = [access.studio.instant(each.content.when.start) for each in every]
    return {
        "client": {
            **client_json(client),
            "rev": client.rev,
            "since": moment_text(min(starts), access.studio) if starts else None,
        },
        "groups": [{"group_id": each.id, "name": each.name} for each in people.groups(tx)],
        "where": copies.of_clients(tx, [client])[client.id],
        **_appointments(tx, access, client, every, msg["appointments"]),
        "history": _history(tx, access, client, authors, msg["history"]),
        "may": may,
    }


def _seen(tx: Transaction, access: StudioAccess, client_id: str) -> Client | None:
    client = clients.get_client(tx, client_id)
    return None if client is None or client_id in access.reader.hidden_clients(tx) else client


def _appointments(
    tx: Transaction,
    access: StudioAccess,
    client: Client,
    every: Collection[Appointment],
    most: int,
) -> JsonObjectType:
    """Return the appointments that come, that are over, and that were cancelled: some of each."""
    zone = access.studio.zone
    living = [each for each in every if each.lives]
    past, coming = parted(around(tx, living, tx.now, zone, DATES), tx.now, zone)
    gone = [each for each in every if not each.lives]
    gone.sort(key=lambda each: access.studio.instant(each.content.when.start), reverse=True)
    cancelled = [
        Instance(
            appointment=each,
            start=each.content.when.start,
            when=each.content.when,
            recurring=each.series_id is not None,
        )
        for each in gone
    ]

    def some(found: list[Instance]) -> JsonObjectType:
        listed = [Listed(instance=each, client=client.name) for each in found[:most]]
        return {
            "number": len(found),
            "items": [appointment_json(access, each) for each in listed],
        }

    return {"coming": some(coming), "past": some(past), "cancelled": some(cancelled)}


def _history(
    tx: Transaction, access: StudioAccess, client: Client, authors: Authors, most: int
) -> list[JsonValueType]:
    """Return what happened to a client, the latest first: by whom, what, and which fields."""
    chapters = history.get_history(
        tx, record_id=client.id, record_kind=CLIENT, made_by=MadeBy.ALL, limit=most
    )
    own = own_last(tx, access, (each.run for each in chapters))
    return [
        {
            "at": moment_text(line.at, access.studio),
            "undo": own if chapter.run.id == own else None,
            "redo": chapter.run.id == own and does_again(tx, chapter.run),
            "by": author.kind,
            "who": author.name,
            "verb": line.verb,
            "to": origin_of(chapter.run.replica_id, line.side).value,
            "done": line.done,
            "fields": [each.field for each in line.changes],
        }
        for chapter in chapters
        if _shows(access, chapter)
        for author in [authors.of(chapter.run)]
        for line in reversed(chapter.lines)
    ]


def _shows(access: StudioAccess, chapter: Chapter) -> bool:
    """Tell whether a run may be read: a merge tells of two clients, a sync of accounts."""
    if access.reader.rights.allow(Need.OWNER):
        return True
    if chapter.run.replica_id != BY_STUDIO:
        return False
    return access.reader.clients_of is None or chapter.run.kind != MERGE
