"""Takes back what the page's user has just done: a click on *Undo*."""

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import probatio as vol

from ..entries.roles import Need
from ..services.studio_access import StudioAccess
from .commands import Message, async_register


@callback
def async_register_undo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/undo``: ``undo`` is what an action's response had."""
    async_register(hass, "undo", {vol.Required("undo"): str}, _undo, Need.WRITE)


async def _undo(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    await access.take_back(msg["undo"])
    connection.send_result(msg["id"])
