"""Takes back what the page's user has just done: a click on *Undo*."""

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonValueType
import probatio as vol

from ..entries.roles import Need
from ..services.conflicts import reopen
from ..services.contact_rights import with_contacts
from ..services.phone_undo import undo_change
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import Token, TokenKind
from .client_pairs import compare_again
from .commands import Message, async_register
from .sync_undo import undo_sync
from .todo import ask_deletions_again, decide_again, leave


@callback
def async_register_undo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/undo``: ``undo`` is what a change's response had."""
    async_register(hass, "undo", {vol.Required("undo"): str}, _undo, Need.WRITE)


async def _undo(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    given, staying = Token.of(msg["undo"]), list[JsonValueType]()
    if given.kind is TokenKind.CHANGE:
        taken = await access.take_back(given.rest)
        again, staying = taken.undo, [*taken.staying]
    else:
        again = await _decide_otherwise(access, given)
    connection.send_result(msg["id"], {"undo": again, "staying": staying})


async def _decide_otherwise(access: StudioAccess, given: Token) -> str | None:
    """Take back what a token names; return the token that does it again, if it can be so.

    What is asked again is decided again there.
    """
    match given.kind:
        case TokenKind.CONFLICT:
            return (await reopen(await with_contacts(access), given.rest)).undo
        case TokenKind.LEFT:
            return await leave(access, given.rest, alone=False)
        case TokenKind.HELD:
            await decide_again(access, given)
            return None
        case TokenKind.DELETIONS:
            await ask_deletions_again(access, given)
            return None
        case TokenKind.PHONE:
            done = await undo_change(access, given.rest)
            return done.run_id if done.number else None
        case TokenKind.SYNC:
            return await undo_sync(access, given)
        case TokenKind.APART:
            return await compare_again(access, given)
        case _:
            return None
