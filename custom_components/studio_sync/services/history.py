"""The action on the history: what syncs, people and imports did, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, clients
from ..book.database import Transaction
from ..book.journal import STUDIO as BY_STUDIO
from ..book.model import APPOINTMENT, CLIENT
from ..book.parts import Part
from ..entries.account_names import connected_name
from ..entries.connected import connected_to
from ..entries.roles import Extent, Need
from ..scheduling import history
from ..scheduling.client_merging import MERGE
from ..scheduling.history import Chapter, Line, MadeBy
from . import schema as given
from .contact_rights import contacts_access
from .names import by_name
from .permissions import Caller, async_register
from .response import chapter_json
from .studio_access import STUDIO, StudioAccess

HISTORY: Final = "get_history"
MOST: Final = 2_000
CHANGES: Final = 200
"""Changes of each run that the history lists by default."""

_HISTORY = vol.Schema(
    {
        **STUDIO,
        vol.Exclusive("appointment_id", "record"): cv.string,
        vol.Exclusive("client_id", "record"): cv.string,
        vol.Optional("made_by"): vol.Coerce(MadeBy),
        vol.Optional("start"): given.moment,
        vol.Optional("end"): given.moment,
        **given.page(50, history.MAX_RUNS),
        vol.Optional("changes_limit", default=CHANGES): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=MOST)
        ),
        vol.Optional("changes_offset", default=0): vol.All(vol.Coerce(int), vol.Range(min=0)),
    }
)


@callback
def async_register_history_action(hass: HomeAssistant) -> None:
    """Register the action on the history."""
    async_register(
        hass, HISTORY, by_name(_history), _HISTORY, SupportsResponse.ONLY, needs=Need.LOOK
    )


async def _history(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Return runs with their changes, of an account, an appointment, a client, or all."""
    access = await contacts_access(call, caller)
    replicas = {each.replica_id: each for each in connected_to(access.hass, access.entry)}
    asked = call.data.get(ATTR_CONFIG_ENTRY_ID)
    named = [name for name, each in replicas.items() if each.account.entry_id == asked]
    start, end = call.data.get("start"), call.data.get("end")
    studio = access.studio
    of: defaultdict[str, JsonObjectType] = defaultdict(
        lambda: {"account": "", "config_entry_id": None},
        {
            name: {
                # Whose account it is: owners know all of them, others their own.
                "account": connected_name(access.hass, each)
                if access.reader.rights.are_about(each.staff_id)
                else "",
                "config_entry_id": each.account.entry_id,
            }
            for name, each in replicas.items()
        },
    )
    reader, rights = access.reader, access.reader.rights
    own = {
        name
        for name, each in replicas.items()
        if rights.allow(Need.OWNER)
        or (rights.are_about(each.staff_id) and each.part is not Part.CONTACTS)
    }

    after = call.data["changes_offset"]
    client_id, appointment_id = call.data.get("client_id"), call.data.get("appointment_id")
    made_by = call.data.get("made_by", MadeBy.SYNCS if client_id is None else MadeBy.ALL)
    one = client_id or appointment_id
    if one is None and made_by is not MadeBy.STUDIO and not rights.allow(Need.SYNC):
        raise caller.refused()

    # The response is built in the book's thread, too: a long one must not block the event loop.
    def work(tx: Transaction) -> list[JsonValueType]:
        if client_id is not None:
            access.refuse_foreign_client(tx, client_id)
        if appointment_id is not None and not reader.lists(appointments.get(tx, appointment_id)):
            raise caller.refused()
        hidden = reader.hidden_clients(tx)
        chapters = history.get_history(
            tx,
            replica_ids=named or None,
            record_id=one,
            record_kind=APPOINTMENT if client_id is None else CLIENT,
            made_by=made_by,
            since=None if start is None else given.at_least_midnight(start, studio),
            until=None if end is None else given.at_least_midnight(end, studio, "end"),
            limit=call.data[given.ATTR_LIMIT],
            offset=call.data[given.ATTR_OFFSET],
            lines=slice(after, after + call.data["changes_limit"]),
        )
        return [told(tx, each, hidden) for each in chapters]

    def told(tx: Transaction, chapter: Chapter, hidden: Collection[str]) -> JsonObjectType:
        replica_id = chapter.run.replica_id
        shown = _shown(tx, access, chapter, hidden)
        shows = partial(_shows, shown=shown, unread=replica_id in own)
        if rights.others is Extent.NONE:
            chapter = replace(chapter, lines=tuple(each for each in chapter.lines if shows(each)))
        return {**of[replica_id], **chapter_json(chapter, studio, shows)}

    return {"runs": await access.read(work)}


def _shown(
    tx: Transaction, access: StudioAccess, chapter: Chapter, hidden: Collection[str]
) -> frozenset[str]:
    """Return the ids of the appointments and clients of a run that the caller may see.

    ``hidden``: clients whom they may not see.
    """
    ids = {line.record_id for line in chapter.lines if line.record_id is not None}
    if access.reader.rights.allow(Need.OWNER):
        return frozenset(ids)
    found = appointments.get_many(tx, ids)
    seen = frozenset(i for i in ids if access.reader.sees(found.get(i)))
    about = {line.record_id or "" for line in chapter.lines if line.record_kind == CLIENT}
    return seen.difference(about) | _shown_clients(tx, access, chapter, about.difference(hidden))


def _shown_clients(
    tx: Transaction, access: StudioAccess, chapter: Chapter, ids: Collection[str]
) -> frozenset[str]:
    """Return those of these clients of whom somebody who does not see everything may read.

    What a contacts sync did is for those who may synchronize contacts. Who is removed by now
    may have been anybody's client, and a merge tells of both clients.
    """
    if chapter.run.replica_id != BY_STUDIO and not access.reader.syncs_contacts:
        return frozenset()
    if access.reader.rights.clients is Extent.ALL:
        return frozenset(ids)
    if chapter.run.kind == MERGE or not access.reader.sees_clients():
        return frozenset()
    return frozenset(each.id for each in clients.get_many(tx, ids).values() if each.lives)


def _shows(line: Line, *, shown: Collection[str], unread: bool) -> bool:
    """Tell whether a line is shown in full; ``unread``: also what was never in the book."""
    return unread if line.record_id is None else line.record_id in shown
