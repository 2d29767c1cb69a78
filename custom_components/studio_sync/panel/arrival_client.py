"""Makes a new client of what arrived, and links it: one change, which is taken back as one."""

from __future__ import annotations

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..book import journal
from ..book.database import Transaction
from ..entries.roles import Need
from ..scheduling import sessions
from ..services import schema as given
from ..services.client_fields import DETAILS
from ..services.new_client import add_client, added_before
from ..services.studio_access import StudioAccess
from .commands import Message, async_register


@callback
def async_register_arrival_client(hass: HomeAssistant) -> None:
    """Register ``studio_sync/todo/new_client``."""
    asked = {
        vol.Required("appointment_id"): str,
        vol.Required("client"): vol.Schema(DETAILS),
        vol.Optional("session_type"): vol.Any(None, cv.string),
        **given.ONCE,
    }
    async_register(hass, "todo/new_client", asked, _link, Need.CHANGE_CLIENTS)


async def _link(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Add the client and link the appointment, or find that a repeated request has done so."""
    record_id, session_type = msg["appointment_id"], msg.get("session_type")

    def work(tx: Transaction) -> str:
        request_id = msg.get("request_id")
        if (saved := added_before(tx, access, request_id)) is not None:
            return saved.id
        new = add_client(tx, access, msg["client"], request_id)
        sessions.link(tx, access.studio, record_id, new.id)
        if session_type is not None:
            sessions.to_session(
                tx, studio=access.studio, record_id=record_id, session_type=session_type
            )
        return new.id

    done = await access.change(work, record=record_id, once=True)
    undo = done.undo or await access.read(lambda tx: journal.made_by(tx, done.result))
    connection.send_result(msg["id"], {"undo": undo})
