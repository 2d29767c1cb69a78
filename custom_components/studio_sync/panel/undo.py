"""Takes back what the page's user has just done: a click on *Undo*.

What a change returned as its ``undo`` is the id of its run in the journal; or, of what is no
change of appointments or clients, a kind and what it is about.
"""

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import probatio as vol

from ..entries.roles import Need
from ..services.conflicts import CONFLICT, reopen
from ..services.contact_rights import with_contacts
from ..services.studio_access import StudioAccess
from .client_pairs import APART, compare_again
from .commands import Message, async_register
from .todo import DELETIONS, HELD, ask_deletions_again, decide_again, leave
from .todo_items import LEFT


@callback
def async_register_undo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/undo``: ``undo`` is what a change's response had."""
    async_register(hass, "undo", {vol.Required("undo"): str}, _undo, Need.WRITE)


async def _undo(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    kind, _, name = msg["undo"].partition(":")
    if kind == CONFLICT:
        await reopen(await with_contacts(access), name)
    elif kind == LEFT:
        await leave(access, name, alone=False)
    elif kind == HELD:
        await decide_again(access, name)
    elif kind == DELETIONS:
        await ask_deletions_again(access, name)
    elif kind == APART:
        await compare_again(access, name)
    else:
        await access.take_back(msg["undo"])
    connection.send_result(msg["id"])
