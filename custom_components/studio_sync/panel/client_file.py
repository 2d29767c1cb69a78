"""The columns of a file that was sent to be imported, where the page asks what they are."""

from __future__ import annotations

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
import probatio as vol

from ..entries.roles import Need
from ..errors import translate_errors
from ..scheduling.client_files import columns_of
from ..services.client_uploads import uploaded
from ..services.studio_access import StudioAccess
from .commands import Message, async_register


@callback
def async_register_client_file(hass: HomeAssistant) -> None:
    """Register ``studio_sync/clients/columns``."""
    fields = {vol.Required("upload"): str}
    async_register(hass, "clients/columns", fields, _columns, Need.ALL_CLIENTS)


async def _columns(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell what each column of a file is taken for, by its heading: also where nothing is known.

    The preview of the import is refused then, and can't tell it.
    """
    with translate_errors():
        data = uploaded(access.hass, msg["upload"], access.caller)
        found = await access.hass.async_add_executor_job(columns_of, data)
    connection.send_result(msg["id"], {"columns": {each.heading: each.word for each in found}})
