"""The test e-mail of a studio, sent from its options and by an action (S14)."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..reports.outbox import Message, deliver
from ..reports.render import render_test
from ..reports.smtp import Settings
from ..texts.home_assistant import language_tag


async def send_test_mail(
    hass: HomeAssistant, studio: ConfigEntry, settings: Settings, recipient: str
) -> None:
    """Send the test e-mail of a studio, now. Raises MailError."""
    rendered = render_test(studio.title, language_tag(hass))
    await deliver(settings, Message(address=recipient, rendered=rendered, written=dt_util.utcnow()))
