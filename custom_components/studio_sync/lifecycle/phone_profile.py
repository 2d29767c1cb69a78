"""The profile for iPhones, iPads and Macs to download, by an address that ends after a day (A9)."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from aiohttp import hdrs, web
from homeassistant.components.http.auth import async_sign_path
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_AUTHENTICATED, KEY_HASS, HomeAssistantView
from homeassistant.helpers.network import NoURLAvailableError, get_url

from ..const import DOMAIN
from ..entries.accesses import Access, access_named
from ..entries.phone_links import profile_account
from ..formats.apple_profile import MIME, write_profile

PROFILE_FILE: Final = "studio_sync.mobileconfig"
VALID: Final = timedelta(days=1)
"""Long enough for a mail to be read; it holds no password. It also ends with a restart."""


@callback
def async_register_profile_view(hass: HomeAssistant) -> None:
    """Register the view."""
    hass.http.register_view(ProfileView())


@callback
def async_profile_url(hass: HomeAssistant, user_name: str) -> str | None:
    """Return the signed address of an access's profile; None while no address is known.

    It goes by the user name, which an access has before it is saved.
    """
    try:
        base = get_url(hass, prefer_external=True)
    except NoURLAvailableError:
        return None
    path = ProfileView.url.format(user_name=user_name)
    return base + async_sign_path(hass, path, VALID, use_content_user=True)


class ProfileView(HomeAssistantView):
    """Sends the profile of an access to those who have its signed address, and to nobody else."""

    url = f"/api/{DOMAIN}/profile/{{user_name}}"
    name = f"api:{DOMAIN}:profile"
    # Checked here: an address that has come to its end must not count as a wrong password.
    requires_auth = False

    async def get(self, request: web.Request, user_name: str) -> web.Response:
        """Send the profile; neither a token nor a signature of a person counts.

        Every user of Home Assistant may sign any address for themselves.
        """
        hass = request.app[KEY_HASS]
        signed = (
            request[KEY_AUTHENTICATED]
            and hdrs.AUTHORIZATION not in request.headers
            and request[KEY_HASS_USER].system_generated
        )
        data = _profile(hass, user_name) if signed else None
        if data is None:
            text = "This address is no longer valid. Ask for a new one."
            return self.json_message(text, HTTPStatus.NOT_FOUND)
        headers = {
            hdrs.CONTENT_TYPE: MIME,
            hdrs.CONTENT_DISPOSITION: f'attachment; filename="{PROFILE_FILE}"',
            hdrs.CACHE_CONTROL: "no-store",
            hdrs.X_CONTENT_TYPE_OPTIONS: "nosniff",
        }
        return web.Response(body=data, headers=headers)


def _profile(hass: HomeAssistant, user_name: str) -> bytes | None:
    """Return the profile; None of an access that is gone or disabled, or without an address."""
    found = access_named(hass, user_name)
    if found is None:
        return None
    studio, subentry = found
    if studio.disabled_by is not None or not Access.of(subentry.data).enabled:
        return None
    account = profile_account(hass, studio, subentry)
    return None if account is None else write_profile(account)
