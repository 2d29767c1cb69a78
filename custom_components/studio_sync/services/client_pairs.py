"""The actions on clients that may be one: list, merge, undo that; and erasing a client."""

from __future__ import annotations

from dataclasses import dataclass
import logging
from typing import Final

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

from ..book import apart, clients
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Client, Link, Origin
from ..book.replicas import origin_of
from ..entries.roles import Need
from ..scheduling import client_merging as merging
from ..scheduling.duplicate_clients import Duplicate, duplicates
from ..scheduling.errors import EraseNotConfirmed
from ..scheduling.recurrence_scope import telling
from . import schema as given
from .client_fields import client_json
from .names import by_name
from .permissions import Caller, async_register
from .studio_access import STUDIO, StudioAccess

_LOGGER = logging.getLogger(__name__)

DUPLICATES: Final = "list_duplicate_clients"
MERGE: Final = "merge_clients"
UNDO: Final = "undo_client_merge"
ERASE: Final = "erase_client"
MOST: Final = 1_000
EVERYBODY: Final = 1_000_000

_ID: Final = vol.Required("client_id")
_MERGE = vol.Schema(
    {
        **STUDIO,
        _ID: cv.string,
        vol.Required("other_id"): cv.string,
        vol.Optional("from_other", default=list): vol.All(cv.ensure_list, [vol.In(merging.CHOSEN)]),
    }
)
_UNDO = vol.Schema({**STUDIO, vol.Required("run_id"): cv.string})
_ERASE = vol.Schema({**STUDIO, _ID: cv.string, vol.Optional("confirm", default=False): cv.boolean})


@callback
def async_register_client_pair_actions(hass: HomeAssistant) -> None:
    """Register the actions."""
    schema = vol.Schema({**STUDIO, **given.page(100, MOST)})
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    async_register(hass, DUPLICATES, _duplicates, schema, only, needs=Need.SEE_CLIENTS)
    async_register(hass, MERGE, by_name(_merge), _MERGE, optional, needs=Need.CHANGE_CLIENTS)
    async_register(hass, UNDO, _undo, _UNDO, optional, needs=Need.ALL_CLIENTS)
    async_register(hass, ERASE, by_name(_erase, exactly=True), _ERASE, optional, needs=Need.OWNER)


async def _duplicates(call: ServiceCall, caller: Caller) -> ServiceResponse:
    found = (await compare(StudioAccess.of(call, caller))).alike
    offset = call.data[given.ATTR_OFFSET]
    end = offset + call.data[given.ATTR_LIMIT]
    return {"number": len(found), "pairs": [pair_json(each) for each in found[offset:end]]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Pairs of clients that may be one, the likeliest first; and those that are kept apart."""

    alike: list[Duplicate]
    apart: list[Duplicate]


async def compare(access: StudioAccess) -> Compared:
    """Compare the clients whom a caller sees."""

    def read(tx: Transaction) -> tuple[list[Client], set[apart.Pair]]:
        seen = clients.seen_by(access.reader.clients_of)
        return clients.page(tx, seen, EVERYBODY)[0], apart.every(tx)

    every, kept = await access.read(read)

    def compared() -> Compared:
        found = Compared(alike=[], apart=[])
        for each in duplicates(every, access.studio.country):
            two = apart.pair(each.one.id, each.other.id)
            (found.apart if two in kept else found.alike).append(each)
        return found

    # Not in the book's thread, where others would wait for it.
    return await access.hass.async_add_executor_job(compared)


def pair_json(pair: Duplicate) -> JsonObjectType:
    """Return a pair and why it is one."""
    return {
        "strength": pair.strength.value,
        "reasons": [each.value for each in pair.reasons],
        "clients": [client_json(each) for each in (pair.one, pair.other)],
    }


async def _merge(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    client_id, other_id = call.data["client_id"], call.data["other_id"]
    from_other = call.data["from_other"]
    for each in (client_id, other_id):
        await access.refuse_client_elsewhere(each)

    def work(tx: Transaction) -> merging.Merged:
        access.refuse_foreign_clients(tx, (client_id, other_id))
        with telling():
            return merging.merge(
                tx, access.studio, access.request, client_id, other_id, from_other=from_other
            )

    changed = await access.change(work)
    merged = changed.result
    was, other = client_json(merged.was), client_json(merged.other)
    return {
        "run_id": merged.run_id,
        "undo": changed.undo,
        "clients": [client_json(merged.client)],
        "appointments": merged.appointments,
        "differences": [
            {"field": name, "kept": _field(kept, name), "other": _field(left, name)}
            for name in merged.differ
            for kept, left in [(other, was) if name in from_other else (was, other)]
        ],
    }


def _field(client: JsonObjectType, name: str) -> JsonValueType:
    details = client["details"]
    if isinstance(details, dict) and name in details:
        return details[name]
    return client[name]


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)

    def work(tx: Transaction) -> tuple[Client, Client]:
        with telling():
            return merging.undo_merge(tx, access.studio, call.data["run_id"])

    changed = await access.change(work)
    return {"clients": [client_json(each) for each in changed.result], "undo": changed.undo}


async def _erase(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    client_id = call.data["client_id"]
    await access.refuse_client_elsewhere(client_id)

    copies = list[Link]()

    def work(tx: Transaction) -> tuple[Client, list[str]]:
        if not call.data["confirm"]:
            raise EraseNotConfirmed
        return merging.unlink_all(tx, access.studio, client_id)

    def erase(tx: Transaction, found: tuple[Client, list[str]]) -> None:
        # The journal tells of the unlinking by now, so that this is emptied, too.
        copies.extend(merging.erase(tx, access.request, *found))

    client, unlinked = await access.write(work, after=erase)
    mailer = access.entry.runtime_data.mailer
    await mailer.async_forget([client.id, client.name, *client.emails, *client.phones])
    try:
        await access.entry.runtime_data.book.scrub()
    except BookError as err:
        _LOGGER.warning("The file of the book still has free parts with old texts: %s", err.key)
    return {
        "appointments": len(unlinked),
        **{
            f"remains_in_{origin}": [
                {"account": each.replica_id, "contact": each.remote_id}
                for each in copies
                if origin_of(each.replica_id) is origin
            ]
            for origin in (Origin.GOOGLE, Origin.SERVER)
        },
    }
