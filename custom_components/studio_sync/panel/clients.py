"""The list of a studio's clients: its groups, and pages of it, also of what a search finds."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book import client_pages, clients, people, visits
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import Client
from ..book.visits import Visits
from ..entries.roles import Need
from ..scheduling.client_finding import find, removed_clients
from ..services.contact_rights import allows_cards
from ..services.response import moment_text
from ..services.studio_access import StudioAccess
from .client_copies import Copies
from .commands import Message, async_register
from .following import async_follow

LONGEST: Final = 200
"""Clients of a page at most."""
FARTHEST: Final = 2_000
"""So many clients that a search has found are shown at most; more words find fewer."""
_KINDS: Final = frozenset({ChangeKind.APPOINTMENT, ChangeKind.CLIENT, ChangeKind.PEOPLE})


@callback
def async_register_clients(hass: HomeAssistant) -> None:
    """Register ``studio_sync/clients/subscribe`` and ``studio_sync/clients/page``."""
    async_register(hass, "clients/subscribe", {}, _subscribe, Need.SEE_CLIENTS)
    page = {
        vol.Optional("text", default=""): str,
        vol.Optional("group_id", default=None): vol.Any(None, str),
        vol.Optional("removed", default=False): bool,
        vol.Optional("offset", default=0): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=LONGEST)),
    }
    async_register(hass, "clients/page", page, _page, Need.SEE_CLIENTS)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell how many clients there are, and in which groups; again after each change of them.

    What was shown of the list is to be read again then.
    """

    async def tell(access: StudioAccess) -> JsonObjectType:
        rights = access.reader.rights
        may: JsonObjectType = {
            "import": rights.allow(Need.ALL_CLIENTS),
            "export": await allows_cards(access.hass, access.entry, access.caller.context),
        }
        return {"may": may, **await access.read(lambda tx: _groups(tx, access))}

    await async_follow(access, connection, msg, tell, _concerns, repeats=True)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _groups(tx: Transaction, access: StudioAccess) -> JsonObjectType:
    seen = clients.seen_by(access.reader.clients_of)
    numbers = client_pages.numbers_in(tx, seen)
    every = client_pages.number(tx, None if access.reader.clients_of is None else seen)
    return {
        "number": every,
        "groups": [
            {"group_id": each.id, "name": each.name, "number": numbers.get(each.id, 0)}
            for each in people.groups(tx)
        ],
    }


async def _page(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    copies = Copies.of(access)
    found = await access.read(lambda tx: _rows(tx, access, copies, msg))
    connection.send_result(msg["id"], found)


def _rows(tx: Transaction, access: StudioAccess, copies: Copies, msg: Message) -> JsonObjectType:
    page, number, more = _found(tx, access, msg)
    ids = [each.id for each in page]
    studio, whose = access.studio, access.reader.clients_of
    when = visits.visits(tx, ids, tx.now, studio.zone, whose)
    where = copies.of_clients(tx, page)
    rows = [_row(access, each, when.get(each.id, Visits()), where[each.id]) for each in page]
    return {"number": number, "more": more, "rows": [*rows]}


def _found(tx: Transaction, access: StudioAccess, msg: Message) -> tuple[list[Client], int, bool]:
    """Return the clients of a page, how many there are, and whether there are more than those.

    Of a search only those are counted that were looked for. Of those who were removed, the last.
    """
    whose, offset, limit = access.reader.clients_of, msg["offset"], msg["limit"]
    text, group_id = msg["text"].strip(), msg["group_id"]
    if msg["removed"]:
        gone = removed_clients(tx, text, access.studio.country, whose, FARTHEST)
        return gone[offset : offset + limit], len(gone), False
    seen = clients.seen_by(whose)
    if group_id is not None:
        seen = client_pages.in_group(seen, group_id)
    if text:
        most = min(offset + limit, FARTHEST)
        found = find(tx, text, access.studio.country, seen, most)
        return list(found.clients[offset:]), len(found.clients), found.more and most < FARTHEST
    every = None if whose is None and group_id is None else seen
    ids = client_pages.page(tx, every, limit, offset)
    known = clients.get_many(tx, ids)
    return [known[each] for each in ids], client_pages.number(tx, every), False


def _row(access: StudioAccess, client: Client, when: Visits, where: Any) -> JsonObjectType:
    studio = access.studio
    return {
        "client_id": client.id,
        "name": client.name,
        "number": client.number,
        "phone": next(iter(client.phones), ""),
        "email": next(iter(client.emails), ""),
        "last": None if when.last is None else moment_text(when.last, studio),
        "next": None if when.next is None else moment_text(when.next, studio),
        "where": where,
    }
