"""The actions on clients: add, change, list, so that appointments can be linked to them."""

from __future__ import annotations

from dataclasses import replace
import re
from typing import Any, Final

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
from ..errors import translate_errors
from ..formats.contact import Contact, Labelled, PostalAddress
from ..formats.folding import fold
from ..scheduling.errors import NameMissing, NotAnAddress, NotANumber, UnknownClient
from ..scheduling.input_limits import check_texts
from ..scheduling.recurrence_scope import telling
from . import schema as given
from .permissions import Caller, async_register
from .response import client_json
from .studio_access import STUDIO, StudioAccess

ADD: Final = "add_client"
UPDATE: Final = "update_client"
LIST: Final = "list_clients"
MOST: Final = 1_000

MAX_NAME: Final = 500
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_DETAILS: Final[dict[Any, Any]] = {
    vol.Optional("emails"): given.NAMES,
    vol.Optional("phones"): given.NAMES,
    vol.Optional("address"): cv.string,
    vol.Optional("notes"): cv.string,
}
_ADD = vol.Schema({**STUDIO, vol.Required("name"): cv.string, **_DETAILS})
_UPDATE = vol.Schema(
    {**STUDIO, vol.Required("client_id"): cv.string, vol.Optional("name"): cv.string, **_DETAILS}
)
_LIST = vol.Schema(
    {
        **STUDIO,
        vol.Optional("search", default=""): cv.string,
        **given.page(100, MOST),
    }
)
_FIELDS = ("name", "emails", "phones", "address", "notes")


@callback
def async_register_client_actions(hass: HomeAssistant) -> None:
    """Register the actions on clients."""
    async_register(hass, ADD, _add, _ADD, SupportsResponse.OPTIONAL)
    async_register(hass, UPDATE, _update, _UPDATE, SupportsResponse.OPTIONAL)
    async_register(hass, LIST, _list, _LIST, SupportsResponse.ONLY)


async def _add(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    fields = _fields(call)

    def work(tx: Transaction) -> Client:
        with telling():
            return clients.put_client(tx, Client(id=tx.new_id(), content=Contact(**fields)))

    return {"clients": [client_json(await access.write(work))]}


async def _update(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    fields = _fields(call)
    given.need_some(fields, "client_id")
    client_id = call.data["client_id"]
    await access.refuse_client_elsewhere(client_id)

    def work(tx: Transaction) -> Client:
        client = clients.get_client(tx, client_id)
        if client is None or client.deleted:
            raise UnknownClient(id=client_id)
        with telling():
            content = replace(client.content, **fields)
            return clients.put_client(tx, replace(client, content=content))

    return {"clients": [client_json(await access.write(work, client=client_id))]}


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    wanted, offset = fold(call.data["search"]).strip(), call.data[given.ATTR_OFFSET]
    end = offset + call.data[given.ATTR_LIMIT]

    def work(tx: Transaction) -> JsonObjectType:
        found = _search(tx, access, wanted)
        return {
            "number": len(found),
            "clients": [client_json(each) for each in found[offset:end]],
        }

    return await access.read(work)


def _search(tx: Transaction, access: StudioAccess, wanted: str) -> list[Client]:
    """Return the caller's clients by name whose name, addresses or numbers contain the words."""
    if not access.reader.sees_clients():
        return []
    hidden = access.reader.hidden_clients(tx)
    return [
        each
        for each in clients.clients(tx)
        if each.id not in hidden and (not wanted or wanted in _searchable(each))
    ]


def _searchable(client: Client) -> str:
    return fold("\n".join((client.name, *client.emails, *client.phones)))


def _fields(call: ServiceCall) -> dict[str, Any]:
    """Return the given fields of a client; empty lines of lists are left out.

    Raises ServiceValidationError for invalid values.
    """
    with translate_errors():
        return _checked(call)


def _checked(call: ServiceCall) -> dict[str, Any]:
    check_texts(call.data, "address", "notes")
    check_texts(call.data, "name", most=MAX_NAME)
    found: dict[str, Any] = {key: call.data[key] for key in _FIELDS if key in call.data}
    if "name" in found:
        found["name"] = found["name"].strip()
        if not found["name"]:
            raise NameMissing
    for key in {"emails", "phones"} & found.keys():
        found[key] = tuple(text for each in found[key] if (text := each.strip()))
    for each in found.get("emails", ()):
        if not _ADDRESS.fullmatch(each):
            raise NotAnAddress(value=each)
    for each in found.get("phones", ()):
        if not any(message.isdecimal() for message in each):
            raise NotANumber(value=each)
    for key in {"emails", "phones"} & found.keys():
        found[key] = tuple(Labelled(value=each) for each in found[key])
    if "address" in found:
        text = found.pop("address")
        found["addresses"] = (PostalAddress(text=text),) if text else ()
    return found
