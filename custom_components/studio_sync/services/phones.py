"""The action that sends the owner of a phone what is needed to set an access up (A9)."""

from __future__ import annotations

from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..entries.accesses import accesses
from ..entries.roles import Need
from ..errors import translate_errors
from ..lifecycle.handout import HandoutAccessGone, Target, async_send_handout
from ..reports.handout import Phone
from .permissions import Caller, async_register

SEND_PHONE_ACCESS: Final = "send_phone_access"
ATTR_USER_NAME: Final = "user_name"
ATTR_PHONE: Final = "phone"
ATTR_EMAIL: Final = "email"
ATTR_NOTIFY: Final = "notify"
ATTR_NEW_PASSWORD: Final = "new_password"  # noqa: S105 - the name of a field
_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required(ATTR_USER_NAME): cv.string,
        vol.Required(ATTR_PHONE): vol.All(cv.string, vol.Coerce(Phone)),
        vol.Optional(ATTR_EMAIL, default=""): cv.string,
        vol.Optional(ATTR_NOTIFY, default=""): vol.Any("", cv.entity_id),
        vol.Optional(ATTR_NEW_PASSWORD, default=False): cv.boolean,
    }
)


@callback
def async_register_phone_actions(hass: HomeAssistant) -> None:
    """Register the action."""
    async_register(hass, SEND_PHONE_ACCESS, _send, _SCHEMA, needs=Need.OWNER)


async def _send(call: ServiceCall, caller: Caller) -> None:
    """Send it to the given address or notify entity; user names are unique in all studios."""
    wanted = call.data[ATTR_USER_NAME].strip().casefold()
    named = call.data.get(ATTR_CONFIG_ENTRY_ID)
    found = [
        (studio, each)
        for studio, each in accesses(call.hass)
        if each.title.casefold() == wanted and named in (None, studio.entry_id)
        if caller.rights_in(studio) is not None
    ]
    with translate_errors():
        if not found:
            raise HandoutAccessGone
        [(studio, subentry)] = found
        await async_send_handout(
            call.hass,
            studio,
            subentry,
            phone=call.data[ATTR_PHONE],
            target=Target(email=call.data[ATTR_EMAIL].strip(), notify=call.data[ATTR_NOTIFY]),
            with_password=call.data[ATTR_NEW_PASSWORD],
            by=call.context.user_id,
        )
