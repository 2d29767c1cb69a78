"""Makes a new client of what arrived, and links it: one change, which is taken back as one."""

from __future__ import annotations

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..book import clients, erased, journal
from ..book.database import Transaction
from ..book.model import CLIENT, Client
from ..entries.roles import Need
from ..formats.contact import Contact
from ..scheduling import sessions
from ..scheduling.errors import UnknownClient
from ..scheduling.recurrence_scope import telling
from ..services import schema as given
from ..services.client_fields import DETAILS, changed
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
    new_id = access.new_id(CLIENT, msg.get("request_id"))

    def work(tx: Transaction) -> str:
        saved = None if new_id is None else clients.get_client(tx, new_id)
        if saved is not None and not saved.deleted:
            return saved.id
        if saved is not None or (new_id is not None and erased.is_erased(tx, new_id)):
            raise UnknownClient(id=new_id or "")
        new = changed(Client(id=new_id or tx.new_id(), content=Contact()), msg["client"])
        with telling():
            clients.put_client(tx, new)
        sessions.link(tx, access.studio, record_id, new.id)
        if session_type is not None:
            sessions.to_session(
                tx, studio=access.studio, record_id=record_id, session_type=session_type
            )
        return new.id

    done = await access.change(work, record=record_id, once=True)
    undo = done.undo or await access.read(lambda tx: journal.made_by(tx, done.result))
    connection.send_result(msg["id"], {"undo": undo})
