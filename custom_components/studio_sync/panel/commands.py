"""The page's websocket commands: who asks, about which studio, and what is told of a failure.

Home Assistant would log the message of an error that a command raises, which may name a client
or a title: so a refusal is sent from here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import (
    ERR_HOME_ASSISTANT_ERROR,
    ERR_UNAUTHORIZED,
)
from homeassistant.components.websocket_api.decorators import async_response
from homeassistant.components.websocket_api.messages import BASE_COMMAND_MESSAGE_SCHEMA
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import probatio as vol

from ..const import DOMAIN
from ..entries.roles import Need
from ..lifecycle.lookup import loaded_studios
from ..services.permissions import caller_of
from ..services.studio_access import StudioAccess

ATTR_STUDIO: Final = "entry_id"

type Message = dict[str, Any]
type Command = Callable[[StudioAccess, ActiveConnection, Message], Awaitable[None]]
"""Does a command and sends its result."""


@callback
def async_register(
    hass: HomeAssistant,
    name: str,
    fields: dict[Any, Any],
    command: Command,
    needs: Need = Need.LOOK,
) -> None:
    """Register ``studio_sync/<name>``, about one studio."""
    kind = f"{DOMAIN}/{name}"
    schema = BASE_COMMAND_MESSAGE_SCHEMA.extend(
        {vol.Required("type"): kind, vol.Required(ATTR_STUDIO): str, **fields}
    )

    @async_response
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        try:
            access = await async_access(hass, connection, msg[ATTR_STUDIO], needs)
            await command(access, connection, msg)
        except Unauthorized:
            connection.send_error(msg["id"], ERR_UNAUTHORIZED, "Unauthorized")
        except HomeAssistantError as err:
            connection.send_error(
                msg["id"],
                ERR_HOME_ASSISTANT_ERROR,
                err.translation_key or "",
                translation_domain=err.translation_domain,
                translation_key=err.translation_key,
                translation_placeholders=err.translation_placeholders,
            )

    async_register_command(hass, kind, handle, schema)


async def async_access(
    hass: HomeAssistant, connection: ActiveConnection, entry_id: str, needs: Need
) -> StudioAccess:
    """Return the user's access to a studio that runs.

    Raises Unauthorized, or ServiceValidationError if the studio does not run.
    """
    caller = await caller_of(hass, Context(user_id=connection.user.id), needs)
    studio = next(loaded_studios(hass, entry_id), None)
    if studio is None:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_studio_loaded")
    return StudioAccess.to(hass, studio, caller)
