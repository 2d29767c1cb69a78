"""The OAuth client that the user creates in Google's console."""

from homeassistant.components.application_credentials import AuthorizationServer
from homeassistant.core import HomeAssistant
from homeassistant.helpers.config_entry_oauth2_flow import (
    AUTH_CALLBACK_PATH,
    MY_AUTH_CALLBACK_PATH,
)
from homeassistant.helpers.network import NoURLAvailableError, get_url

from .accounts.endpoints import google_roots
from .const import DOCS_URL


async def async_get_authorization_server(hass: HomeAssistant) -> AuthorizationServer:
    """Return where to ask for consent, and where to fetch tokens."""
    roots = google_roots(hass)
    return AuthorizationServer(authorize_url=roots.authorize, token_url=roots.token)


async def async_get_description_placeholders(hass: HomeAssistant) -> dict[str, str]:
    """Return the links and the address that the dialog for the credentials names."""
    return {
        "api_url": "https://console.cloud.google.com/apis/library/calendar-json.googleapis.com",
        "consent_url": "https://console.cloud.google.com/auth/overview",
        "clients_url": "https://console.cloud.google.com/auth/clients",
        "docs_url": f"{DOCS_URL}/setup.md#google-credentials",
        "redirect_url": _redirect_url(hass),
    }


def _redirect_url(hass: HomeAssistant) -> str:
    """Return where Google sends people back to, as Home Assistant will ask for it."""
    if "my" in hass.config.components:
        return MY_AUTH_CALLBACK_PATH
    try:
        address = get_url(hass, require_current_request=True)
    except NoURLAvailableError:
        return MY_AUTH_CALLBACK_PATH
    return f"{address}{AUTH_CALLBACK_PATH}"
