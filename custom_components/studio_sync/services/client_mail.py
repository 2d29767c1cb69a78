"""The action that mails clients as vCards to the user who calls it (Z8)."""

from __future__ import annotations

from typing import Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..entries.roles import Need
from ..errors import translate_errors
from ..mailer.own_mail import MailNoClients, own_address, own_mail
from ..reports.smtp import Attachment
from ..scheduling.client_files import FileFormat
from . import schema as given
from .client_files import client_file
from .contact_rights import card_access
from .names import by_name
from .permissions import Caller, async_register
from .studio_access import STUDIO

MAIL: Final = "mail_vcard"
_SCHEMA: Final = vol.Schema(
    vol.All(
        {
            **STUDIO,
            vol.Exclusive("client_ids", "clients"): given.NAMES,
            vol.Exclusive("group_id", "clients"): cv.string,
            vol.Optional("with_notes", default=False): cv.boolean,
            vol.Optional("with_photos", default=True): cv.boolean,
        },
        cv.has_at_least_one_key("client_ids", "group_id"),
    )
)


@callback
def async_register_client_mail_action(hass: HomeAssistant) -> None:
    """Register the action."""
    async_register(
        hass, MAIL, by_name(_mail), _SCHEMA, SupportsResponse.OPTIONAL, needs=Need.CHANGE_CLIENTS
    )


async def _mail(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Mail clients to the caller; the mail waits in the outbox if it has to."""
    access = await card_access(call, caller)
    user_id = call.context.user_id
    with translate_errors():
        own_address(access.entry, user_id)
        number, file = await client_file(call, access, FileFormat.VCARD_3)
        if not number:
            raise MailNoClients
        attachment = Attachment(name=file.name, mime="text/vcard", content=file.data)
        message = own_mail(access.entry, user_id, access.caller.words, attachment)
        await access.entry.runtime_data.mailer.async_post(message)
    return {"number": number, "file_name": file.name}
