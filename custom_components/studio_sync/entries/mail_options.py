"""How a studio sends e-mail, as its entry keeps it (S13, S14)."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_PORT, CONF_USERNAME

from ..reports.smtp import Security, Settings

CONF_SMTP: Final = "smtp"
CONF_SECURITY: Final = "security"
CONF_SENDER: Final = "sender"
CONF_SENDER_NAME: Final = "sender_name"
CONF_RECIPIENT: Final = "recipient"


def settings_of(stored: Mapping[str, Any]) -> Settings:
    """Read the settings from a form or an entry."""
    return Settings(
        host=stored[CONF_HOST].strip(),
        port=int(stored[CONF_PORT]),
        security=Security(stored[CONF_SECURITY]),
        user=stored.get(CONF_USERNAME, "").strip(),
        password=stored.get(CONF_PASSWORD, ""),
        sender=stored[CONF_SENDER].strip(),
        sender_name=stored.get(CONF_SENDER_NAME, "").strip(),
    )


def stored_settings(settings: Settings) -> dict[str, Any]:
    """Return the settings as the entry stores them."""
    return {
        CONF_HOST: settings.host,
        CONF_PORT: settings.port,
        CONF_SECURITY: settings.security.value,
        CONF_USERNAME: settings.user,
        CONF_PASSWORD: settings.password,
        CONF_SENDER: settings.sender,
        CONF_SENDER_NAME: settings.sender_name,
    }


def smtp_of(studio: ConfigEntry) -> Settings | None:
    """Return how a studio sends e-mail, None if that is not set up."""
    stored = studio.options.get(CONF_SMTP)
    return settings_of(stored) if stored else None
