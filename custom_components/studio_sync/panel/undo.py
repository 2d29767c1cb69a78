"""Takes back what the page's user has just done: a click on *Undo*."""

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import probatio as vol

from ..entries.roles import Need
from ..services.conflicts import reopen
from ..services.contact_rights import with_contacts
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import Token, TokenKind
from .client_pairs import compare_again
from .commands import Message, async_register
from .todo import ask_deletions_again, decide_again, leave


@callback
def async_register_undo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/undo``: ``undo`` is what a change's response had."""
    async_register(hass, "undo", {vol.Required("undo"): str}, _undo, Need.WRITE)


async def _undo(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    given = Token.of(msg["undo"])
    match given.kind:
        case TokenKind.CONFLICT:
            await reopen(await with_contacts(access), given.rest)
        case TokenKind.LEFT:
            await leave(access, given.rest, alone=False)
        case TokenKind.HELD:
            await decide_again(access, given)
        case TokenKind.DELETIONS:
            await ask_deletions_again(access, given)
        case TokenKind.APART:
            await compare_again(access, given)
        case TokenKind.CHANGE:
            await access.take_back(given.rest)
    connection.send_result(msg["id"])
