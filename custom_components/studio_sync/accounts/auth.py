"""Access tokens for the Google transport, with its errors."""

from aiohttp import ClientSession
from gcal_sync.auth import AbstractAuth
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import OAuth2TokenRequestBaseError, OAuth2TokenRequestReauthError
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.config_entry_oauth2_flow import OAuth2Session

from ..google.transport import GoogleTransport
from ..sync.ports import SignInExpired, Unreachable
from .endpoints import google_pace, google_roots


class EntrySignIn(AbstractAuth):
    """The sign-in that a config entry keeps; its token is renewed when it is due."""

    def __init__(self, session: ClientSession, oauth: OAuth2Session) -> None:
        """Take the entry's OAuth session."""
        super().__init__(session)
        self._oauth = oauth

    async def async_get_access_token(self) -> str:
        """Return a valid token. Raises SignInExpired or Unreachable."""
        try:
            await self._oauth.async_ensure_token_valid()
        except OAuth2TokenRequestReauthError as err:
            raise SignInExpired from err
        except (OAuth2TokenRequestBaseError, TimeoutError) as err:
            raise Unreachable from err
        return str(self._oauth.token["access_token"])

    async def async_renew_access_token(self) -> str:
        """Return a new token for one that Google refuses before it expires."""
        entry = self._oauth.config_entry
        spent = {**self._oauth.token, "expires_at": 0}
        self._oauth.hass.config_entries.async_update_entry(
            entry, data={**entry.data, "token": spent}
        )
        return await self.async_get_access_token()


class FreshSignIn(AbstractAuth):
    """The token that a config flow has just received."""

    def __init__(self, session: ClientSession, access_token: str) -> None:
        """Take the token."""
        super().__init__(session)
        self._access_token = access_token

    async def async_get_access_token(self) -> str:
        """Return the token."""
        return self._access_token


def google_transport(hass: HomeAssistant, sign_in: EntrySignIn | FreshSignIn) -> GoogleTransport:
    """Return the transport for this sign-in."""
    pace = google_pace(hass)
    return GoogleTransport(
        async_get_clientsession(hass),
        sign_in,
        google_roots(hass),
        clock=pace.clock,
        sleep=pace.sleep,
    )
