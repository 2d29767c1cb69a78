"""The actions that sync contacts: all of an account, or one client (Z6, Z7)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..account_sync.contacts import ContactsCoordinator
from ..book import clients, links
from ..book.database import Transaction
from ..book.model import Client
from ..const import CONF_POPULATE_IN, CONF_POPULATE_OUT, DOMAIN
from ..entries.roles import Need
from ..formats.contact import Contact
from ..lifecycle.lookup import contacts_syncs
from ..scheduling.errors import UnknownClient
from ..sync.report import Report
from .contact_rights import require_contacts, sync_access
from .names import by_name
from .permissions import Caller, async_register
from .studio_access import STUDIO
from .sync_answers import (
    ATTR_PREVIEW,
    ATTR_RUN_ID,
    PREVIEW,
    Sync,
    previews_answer,
    reports_answer,
    run_all,
    sees,
    starter_of,
    undo,
)

SYNC_CONTACTS: Final = "sync_contacts"
SYNC_CLIENT: Final = "sync_client"
UNDO_CONTACTS: Final = "undo_contacts_sync"

_ENTRIES = {vol.Optional(ATTR_CONFIG_ENTRY_ID): vol.All(cv.ensure_list, [cv.string])}
_SYNC = vol.Schema(
    {
        **_ENTRIES,
        **PREVIEW,
        vol.Optional(CONF_POPULATE_OUT, default=False): cv.boolean,
        vol.Optional(CONF_POPULATE_IN, default=False): cv.boolean,
    }
)
_CLIENT = vol.Schema({**STUDIO, vol.Required("client_id"): cv.string})
_UNDO = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_RUN_ID): cv.string,
        **PREVIEW,
    }
)

type Work = Callable[[ContactsCoordinator], Awaitable[Report[Client, Contact]]]


@callback
def async_register_contact_actions(hass: HomeAssistant) -> None:
    """Register the actions that sync contacts."""
    optional = SupportsResponse.OPTIONAL
    async_register(hass, SYNC_CONTACTS, _sync, _SYNC, optional, needs=Need.CHANGE_CLIENTS)
    async_register(
        hass, SYNC_CLIENT, by_name(_sync_client), _CLIENT, optional, needs=Need.CHANGE_CLIENTS
    )
    async_register(hass, UNDO_CONTACTS, _undo, _UNDO, optional, needs=Need.OWNER)


async def _sync(call: ServiceCall, caller: Caller) -> ServiceResponse:
    chosen = await _chosen(call, caller)
    outward, inward = call.data[CONF_POPULATE_OUT], call.data[CONF_POPULATE_IN]
    starter = starter_of(call.context)

    def preview(contacts: ContactsCoordinator) -> Awaitable[Report[Client, Contact]]:
        if not (outward or inward):
            return contacts.async_preview()
        return contacts.async_preview(contacts.populating(outward=outward, inward=inward))

    def work(contacts: ContactsCoordinator) -> Awaitable[Report[Client, Contact]]:
        if not (outward or inward):
            return contacts.async_sync(starter)
        return contacts.async_populate(outward=outward, inward=inward, starter=starter)

    if not call.data[ATTR_PREVIEW]:
        reports = await run_all(chosen, work)
        return await reports_answer(call, chosen, reports, hides=partial(_hides, caller))
    previews = await run_all(chosen, preview)
    return await previews_answer(call, chosen, previews, hides=partial(_hides, caller))


async def _sync_client(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access, client_id = await sync_access(call, caller), call.data["client_id"]

    def look(tx: Transaction) -> tuple[Client, set[str]]:
        client = clients.get_client(tx, client_id)
        if client is None or client.deleted:
            raise UnknownClient(id=client_id)
        access.refuse_foreign_client(tx, client_id)
        return client, {link.replica_id for link in links.elsewhere(tx, "", [client_id])}

    client, replicas = await access.read(look)
    chosen = [
        each
        for each in contacts_syncs(call.hass, access.entry)
        if each.options.group in client.group_ids or each.replica_id in replicas
    ]
    if not chosen:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="client_not_synced")
    starter = starter_of(call.context)
    reports = await run_all(chosen, lambda each: each.async_sync_client(client_id, starter))
    return await reports_answer(call, chosen, reports, hides=partial(_hides, caller))


def _hides(caller: Caller, sync: Sync) -> bool:
    """Tell whether names are left out: who may synchronize need not see clients and contacts."""
    return not sees(caller, sync)


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    chosen = await _chosen(call, caller)
    if len(chosen) > 1:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="several_contacts")
    return await undo(call, chosen[0])


async def _chosen(call: ServiceCall, caller: Caller) -> list[ContactsCoordinator]:
    """Return the contacts that are named, or all of studios that are the caller's to sync.

    Raises Unauthorized and ServiceValidationError for those that are named and aren't.
    """
    named = call.data.get(ATTR_CONFIG_ENTRY_ID)
    names = {named} if isinstance(named, str) else set(named or ())
    found = [
        each
        for each in contacts_syncs(call.hass)
        if not names or {each.config_entry.entry_id, each.studio.entry_id} & names
    ]
    if not found:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_contacts")
    own = [each for each in found if caller.rights_in(each.studio) is not None]
    if not own or (names and len(own) < len(found)):
        raise caller.refused()
    for studio in {each.studio.entry_id: each.studio for each in own}.values():
        await require_contacts(call.hass, studio, call.context)
    return own
