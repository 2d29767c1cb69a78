"""The actions on groups of clients: list, add, change, remove, and who is in them (S12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book import clients, people
from ..book.database import Transaction
from ..book.model import Client, ClientGroup
from ..entries.roles import Need
from ..formats.blank import stripped
from ..scheduling.errors import GroupNameTaken, NameMissing, UnknownClient, UnknownGroup
from ..scheduling.input_limits import check_texts
from ..scheduling.recurrence_scope import telling
from . import schema as given
from .client_fields import MAX_NAME
from .names import by_name
from .permissions import Caller, async_register
from .studio_access import STUDIO, StudioAccess

LIST: Final = "list_client_groups"
ADD: Final = "add_client_group"
UPDATE: Final = "update_client_group"
REMOVE: Final = "remove_client_group"
PUT_IN: Final = "put_clients_into_group"
TAKE_OUT: Final = "take_clients_out_of_group"

_GROUP: Final = {**STUDIO, vol.Required("group_id"): cv.string}
_MEMBERS = vol.Schema({**_GROUP, vol.Required("client_ids"): given.NAMES})
_ADD = vol.Schema(
    {
        **STUDIO,
        vol.Required("name"): cv.string,
        vol.Optional("inactive", default=False): cv.boolean,
    }
)
_UPDATE = vol.Schema(
    {**_GROUP, vol.Optional("name"): cv.string, vol.Optional("inactive"): cv.boolean}
)


@callback
def async_register_client_group_actions(hass: HomeAssistant) -> None:
    """Register the actions on groups of clients."""
    only, optional = SupportsResponse.ONLY, SupportsResponse.OPTIONAL
    async_register(hass, LIST, _list, vol.Schema(STUDIO), only, needs=Need.SEE_CLIENTS)
    # Groups say which clients go to which account.
    async_register(hass, ADD, _add, _ADD, optional, needs=Need.OWNER)
    async_register(hass, UPDATE, by_name(_update), _UPDATE, optional, needs=Need.OWNER)
    async_register(hass, REMOVE, by_name(_remove), vol.Schema(_GROUP), optional, needs=Need.OWNER)
    async_register(hass, PUT_IN, by_name(_put_in), _MEMBERS, optional, needs=Need.CHANGE_CLIENTS)
    async_register(
        hass, TAKE_OUT, by_name(_take_out), _MEMBERS, optional, needs=Need.CHANGE_CLIENTS
    )


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)

    def work(tx: Transaction) -> JsonObjectType:
        return {"groups": [_json(tx, each) for each in people.groups(tx)]}

    return await access.read(work)


async def _add(call: ServiceCall, caller: Caller) -> ServiceResponse:
    def work(tx: Transaction) -> ClientGroup:
        return _put(tx, ClientGroup(id=tx.new_id(), name="", inactive=call.data["inactive"]), call)

    return await _write(call, caller, work)


async def _update(call: ServiceCall, caller: Caller) -> ServiceResponse:
    given.need_some({"name", "inactive"} & call.data.keys(), "group_id")

    def work(tx: Transaction) -> ClientGroup:
        group = _group(tx, call)
        inactive = call.data.get("inactive", group.inactive)
        return _put(tx, replace(group, inactive=inactive), call)

    return await _write(call, caller, work)


async def _remove(call: ServiceCall, caller: Caller) -> ServiceResponse:
    return await _write(call, caller, lambda tx: people.delete_group(tx, _group(tx, call).id))


async def _put_in(call: ServiceCall, caller: Caller) -> ServiceResponse:
    def moved(client: Client, group: str) -> Client:
        if group in client.group_ids:
            return client
        return replace(client, group_ids=(*client.group_ids, group))

    return await _move(call, caller, moved)


async def _take_out(call: ServiceCall, caller: Caller) -> ServiceResponse:
    def moved(client: Client, group: str) -> Client:
        return replace(client, group_ids=tuple(each for each in client.group_ids if each != group))

    return await _move(call, caller, moved)


async def _move(
    call: ServiceCall, caller: Caller, moved: Callable[[Client, str], Client]
) -> ServiceResponse:
    """Change which clients are in a group, all or none."""
    access = StudioAccess.of(call, caller)

    def work(tx: Transaction) -> ClientGroup:
        group = _group(tx, call)
        wanted = dict.fromkeys(call.data["client_ids"])
        access.refuse_foreign_clients(tx, wanted)
        found = clients.get_many(tx, wanted)
        for client_id in wanted:
            if client_id not in found or found[client_id].deleted:
                raise UnknownClient("client_ids", id=client_id)
        clients.put_many(tx, [moved(each, group.id) for each in found.values()])
        return group

    return await _write(call, caller, work, undo=True)


async def _write(
    call: ServiceCall,
    caller: Caller,
    work: Callable[[Transaction], ClientGroup],
    *,
    undo: bool = False,
) -> ServiceResponse:
    """Write, and answer with the group; ``undo``: and by what it can be taken back."""
    access = StudioAccess.of(call, caller)

    def answered(tx: Transaction) -> JsonObjectType:
        with telling():
            return {"groups": [_json(tx, work(tx))]}

    changed = await access.change(answered)
    return {**changed.result, "undo": changed.undo} if undo else changed.result


def _group(tx: Transaction, call: ServiceCall) -> ClientGroup:
    return group_of(tx, call.data["group_id"])


def group_of(tx: Transaction, group_id: str) -> ClientGroup:
    """Return a group by its id. Raises UnknownGroup."""
    group = people.get_group(tx, group_id)
    if group is None or group.deleted:
        raise UnknownGroup(id=group_id)
    return group


def _put(tx: Transaction, group: ClientGroup, call: ServiceCall) -> ClientGroup:
    """Store a group by the name that is given. Raises NameMissing, GroupNameTaken."""
    check_texts(call.data, "name", most=MAX_NAME)
    name = stripped(call.data.get("name", group.name))
    if not name:
        raise NameMissing
    if any(_same(each.name, name) and each.id != group.id for each in people.groups(tx)):
        raise GroupNameTaken
    return people.put_group(tx, replace(group, name=name))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _json(tx: Transaction, group: ClientGroup) -> JsonObjectType:
    return {
        "group_id": group.id,
        "name": group.name,
        "inactive": group.inactive,
        "removed": group.deleted,
        "number": clients.number_in(tx, group.id),
    }
