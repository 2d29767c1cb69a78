"""Performs actions for the page, as its user.

Home Assistant's own command writes each refusal into the log as an error, also the ordinary
question whether a time that is taken is booked all the same. Here a refusal is only answered.
"""

from typing import Any

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_INVALID_FORMAT
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback
import probatio as vol

from ..const import DOMAIN
from ..services.studio_access import StudioAccess
from .commands import Message, async_register


@callback
def async_register_act(hass: HomeAssistant) -> None:
    """Register ``studio_sync/act``: an action with its data, about the studio.

    The action asks by itself what the user may do. An account or a phone that is named in the
    data as what the action is about, instead of the studio, stays.
    """
    fields: dict[Any, Any] = {vol.Required("action"): str, vol.Optional("data", default=dict): dict}
    async_register(hass, "act", fields, _act)


async def _act(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    data = {ATTR_CONFIG_ENTRY_ID: access.entry.entry_id, **msg["data"]}
    try:
        answer = await access.hass.services.async_call(
            DOMAIN,
            msg["action"],
            data,
            blocking=True,
            context=connection.context(msg),
            return_response=True,
        )
    except vol.Invalid as err:
        connection.send_error(msg["id"], ERR_INVALID_FORMAT, str(err))
        return
    connection.send_result(msg["id"], answer)
