"""The OAuth client that the user makes in Google's console."""

from homeassistant.components.application_credentials import AuthorizationServer
from homeassistant.core import HomeAssistant

from .const import DOCS_URL
from .environment import google_roots


async def async_get_authorization_server(hass: HomeAssistant) -> AuthorizationServer:
    """Return where to ask for consent, and where to fetch tokens."""
    roots = google_roots(hass)
    return AuthorizationServer(authorize_url=roots.authorize, token_url=roots.token)


async def async_get_description_placeholders(
    hass: HomeAssistant,  # noqa: ARG001
) -> dict[str, str]:
    """Return the links that the dialog for the credentials names."""
    return {
        "api_url": "https://console.cloud.google.com/apis/library/calendar-json.googleapis.com",
        "consent_url": "https://console.cloud.google.com/auth/overview",
        "clients_url": "https://console.cloud.google.com/auth/clients",
        "docs_url": f"{DOCS_URL}#google-credentials",
        "redirect_url": "https://my.home-assistant.io/redirect/oauth",
    }
