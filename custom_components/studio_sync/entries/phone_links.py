"""What sets an account up on a phone without typing: a link for DAVx5, a profile for Apple's."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from yarl import URL

from ..formats.apple_profile import ProfileAccount
from .access_changes import phone_address
from .accesses import Access, AddressBook


def davx5_link(hass: HomeAssistant, access: Access) -> str | None:
    """Return the link that opens DAVx5 with address and user name; None without an address.

    Source: https://manual.davx5.com/integration.html (``caldavs://`` and ``caldav://``).
    """
    url = _address(hass)
    if url is None:
        return None
    scheme = "caldavs" if url.scheme == "https" else "caldav"
    # A user name holds nothing that would have to be escaped.
    return f"{scheme}://{access.user_name}@{url.raw_authority}{url.raw_path}"


def profile_account(
    hass: HomeAssistant, studio: ConfigEntry, subentry: ConfigSubentry
) -> ProfileAccount | None:
    """Return the account for a profile; None while Home Assistant knows no address."""
    url, access = _address(hass), Access.of(subentry.data)
    if url is None or url.raw_host is None or url.port is None:
        return None
    return ProfileAccount(
        id=subentry.subentry_id,
        name=studio.title,
        host=url.raw_host,
        port=url.port,
        tls=url.scheme == "https",
        user_name=access.user_name,
        contacts=access.address_book is not AddressBook.NONE,
    )


def _address(hass: HomeAssistant) -> URL | None:
    url = URL(phone_address(hass))
    return url if url.absolute else None
