"""The actions on clients: add, change, remove, restore, list, find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
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

from ..book import clients
from ..book.database import Transaction
from ..book.model import Client
from ..entries.roles import Need
from ..scheduling.client_finding import find, removed_clients
from ..scheduling.errors import UnknownClient
from ..scheduling.recurrence_scope import telling
from . import schema as given
from .client_fields import DETAILS, changed, client_json
from .names import by_name
from .new_client import add_client
from .permissions import Caller, async_register
from .studio_access import STUDIO, Change, StudioAccess

ADD: Final = "add_client"
UPDATE: Final = "update_client"
REMOVE: Final = "remove_client"
RESTORE: Final = "restore_client"
LIST: Final = "list_clients"
FIND: Final = "find_clients"
MOST: Final = 1_000
FARTHEST: Final = 100_000
"""Of removed clients so many are looked through."""

_ADD = vol.Schema({**STUDIO, **DETAILS, **given.ONCE})
_ONE: Final = {**STUDIO, vol.Required("client_id"): cv.string}
_UPDATE = vol.Schema({**_ONE, **DETAILS, **given.EXPECTED})
_LIST = vol.Schema(
    {
        **STUDIO,
        vol.Optional("search", default=""): cv.string,
        vol.Optional("removed", default=False): cv.boolean,
        **given.page(100, MOST),
    }
)
_FIND = vol.Schema(
    {
        **STUDIO,
        vol.Required("search"): cv.string,
        vol.Optional(given.ATTR_LIMIT, default=20): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=MOST)
        ),
    }
)


@callback
def async_register_client_actions(hass: HomeAssistant) -> None:
    """Register the actions on clients."""
    optional, one = SupportsResponse.OPTIONAL, vol.Schema(_ONE)
    change = partial(async_register, hass, supports_response=optional, needs=Need.CHANGE_CLIENTS)
    change(ADD, _add, _ADD)
    change(UPDATE, by_name(_update), _UPDATE)
    change(REMOVE, by_name(_remove), one)
    change(RESTORE, by_name(_restore, removed=True), one)
    async_register(hass, LIST, _list, _LIST, SupportsResponse.ONLY, needs=Need.SEE_CLIENTS)
    async_register(hass, FIND, _find, _FIND, SupportsResponse.ONLY, needs=Need.SEE_CLIENTS)


async def _add(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    request_id = call.data.get("request_id")
    return _answer(await access.add(lambda tx: add_client(tx, access, call.data, request_id)))


async def _update(call: ServiceCall, caller: Caller) -> ServiceResponse:
    given.need_some([each for each in DETAILS if str(each) in call.data], "client_id")

    def work(tx: Transaction, client: Client) -> Client:
        with telling():
            return clients.put_client(
                tx,
                changed(_living(client), call.data),
                expected_rev=call.data.get("expected_rev"),
            )

    return await _change(call, caller, work)


async def _remove(call: ServiceCall, caller: Caller) -> ServiceResponse:
    return await _change(
        call, caller, lambda tx, client: clients.delete_client(tx, _living(client).id)
    )


async def _restore(call: ServiceCall, caller: Caller) -> ServiceResponse:
    return await _change(
        call, caller, lambda tx, client: clients.put_client(tx, replace(client, deleted=False))
    )


async def _change(
    call: ServiceCall, caller: Caller, change: Callable[[Transaction, Client], Client]
) -> ServiceResponse:
    """Change a client of the studio, and return it."""
    access = StudioAccess.of(call, caller)
    client_id = call.data["client_id"]
    await access.refuse_client_elsewhere(client_id)

    def work(tx: Transaction) -> Client:
        client = clients.get_client(tx, client_id)
        if client is None:
            raise UnknownClient(id=client_id)
        return change(tx, client)

    return _answer(await access.change(work, client=client_id))


def _answer(changed: Change[Client]) -> ServiceResponse:
    """Return a client as it is now, and by what the change can be taken back."""
    return {"clients": [client_json(changed.result)], "undo": changed.undo}


def _living(client: Client) -> Client:
    """Return a client. Raises UnknownClient for one that is removed."""
    if client.deleted:
        raise UnknownClient(id=client.id)
    return client


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    offset, limit = call.data[given.ATTR_OFFSET], call.data[given.ATTR_LIMIT]
    wanted = call.data["search"].strip()

    def work(tx: Transaction) -> JsonObjectType:
        whose = access.reader.clients_of
        seen = clients.seen_by(whose)
        gone, country = call.data["removed"], access.studio.country
        if gone:
            seen = clients.removed(whose)
        if wanted:
            found = (
                removed_clients(tx, wanted, country, whose, FARTHEST)
                if gone
                else find(tx, wanted, country, seen).clients
            )
            every = sorted(found, key=lambda each: (each.name, each.id))
            page, number = every[offset : offset + limit], len(every)
        else:
            page, number = clients.page(tx, seen, limit, offset)
        return {"number": number, "clients": [client_json(each) for each in page]}

    return await access.read(work)


async def _find(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)

    def work(tx: Transaction) -> JsonObjectType:
        seen = clients.seen_by(access.reader.clients_of)
        found = find(
            tx, call.data["search"], access.studio.country, seen, call.data[given.ATTR_LIMIT]
        )
        return {"clients": [client_json(each) for each in found.clients], "more": found.more}

    return await access.read(work)
