"""Clients who may be one person, as the page shows them: side by side, and whom to keep apart."""

from __future__ import annotations

from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import apart, clients
from ..book.database import Transaction
from ..entries.roles import Need
from ..scheduling.client_merging import choices
from ..scheduling.duplicate_clients import Duplicate
from ..scheduling.errors import UnknownClient
from ..services.client_pairs import compare, pair_json
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import Token, TokenKind, token
from .commands import Message, async_register

_AGAIN: Final = "again"
"""At the end of such a token: they were kept apart before."""


@callback
def async_register_client_pairs(hass: HomeAssistant) -> None:
    """Register ``studio_sync/clients/pairs`` and ``studio_sync/clients/apart``."""
    some = {
        vol.Optional("limit", default=20): vol.All(int, vol.Range(min=1, max=1_000)),
        vol.Optional("apart", default=False): bool,
    }
    async_register(hass, "clients/pairs", some, _pairs, Need.CHANGE_CLIENTS)
    two = {
        vol.Required("client_id"): str,
        vol.Required("other_id"): str,
        vol.Optional("apart", default=True): bool,
    }
    async_register(hass, "clients/apart", two, _apart, Need.CHANGE_CLIENTS)


async def _pairs(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell the first pairs; ``apart``: of those that somebody keeps apart."""
    found = await compare(access)
    shown = found.apart if msg["apart"] else found.alike
    answer: JsonObjectType = {
        "number": len(shown),
        "apart": len(found.apart),
        "pairs": [_pair(each) for each in shown[: msg["limit"]]],
    }
    connection.send_result(msg["id"], answer)


def _pair(pair: Duplicate) -> JsonObjectType:
    """Return a pair, with the fields of which one value has to be chosen."""
    differ = choices(pair.one, pair.other)
    return {**pair_json(pair), "differ": list[JsonValueType](differ)}


async def _apart(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Remember that two clients are not the same person, or that they may be."""
    undo = await _set_apart(access, msg["client_id"], msg["other_id"], kept=msg["apart"])
    connection.send_result(msg["id"], {"undo": undo})


async def compare_again(access: StudioAccess, given: Token) -> str:
    """Take back what was said of two clients; return what says it again.

    Raises translated errors, and Unauthorized.
    """
    one_id, other_id, again = given.parts(3)
    return await _set_apart(access, one_id, other_id, kept=again == _AGAIN)


async def _set_apart(access: StudioAccess, one_id: str, other_id: str, *, kept: bool) -> str:
    """Keep two clients apart, or compare them again; return what takes that back.

    Raises translated errors, and Unauthorized.
    """
    two = apart.pair(one_id, other_id)

    def work(tx: Transaction) -> None:
        access.refuse_foreign_clients(tx, two)
        found = clients.get_many(tx, two)
        for each in two:
            if each not in found or found[each].deleted:
                raise UnknownClient(id=each)
        (apart.keep_apart if kept else apart.compare_again)(tx, two)

    await access.write(work)
    return token(TokenKind.APART, one_id, other_id, "" if kept else _AGAIN)
