"""The action that sends the test e-mail of a studio (S14)."""

from __future__ import annotations

from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..const import DOMAIN
from ..entries.mail_options import CONF_RECIPIENT, smtp_of
from ..entries.roles import Need
from ..errors import translate_errors
from ..lifecycle.lookup import is_studio
from ..lifecycle.runtime import StudioEntry
from ..mailer.test_mail import send_test_mail
from ..reports.outbox import MailNotSetUp
from .permissions import Caller, async_register

SEND_TEST_MAIL: Final = "send_test_mail"
_SCHEMA: Final = vol.Schema(
    {vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string, vol.Required(CONF_RECIPIENT): cv.string}
)


@callback
def async_register_mail_actions(hass: HomeAssistant) -> None:
    """Register the action."""
    async_register(hass, SEND_TEST_MAIL, _send_test_mail, _SCHEMA, needs=Need.OWNER)


async def _send_test_mail(call: ServiceCall, caller: Caller) -> None:
    entry = call.hass.config_entries.async_get_entry(call.data[ATTR_CONFIG_ENTRY_ID])
    if entry is None or entry.domain != DOMAIN or not is_studio(entry):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="entry_unknown")
    caller.rights(entry)
    with translate_errors():
        await _send(call.hass, entry, call.data[CONF_RECIPIENT])


async def _send(hass: HomeAssistant, studio: StudioEntry, recipient: str) -> None:
    settings = smtp_of(studio)
    if settings is None:
        raise MailNotSetUp("no SMTP server")
    await send_test_mail(hass, studio, settings, recipient)
