"""Changes of an access record that hold at once, and the address for phones (A5, A6, A9)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import NoURLAvailableError, get_url

from ..const import DAV_PATH
from .access_secret import AccessSecret, new_password
from .accesses import Access


def phone_address(hass: HomeAssistant) -> str:
    """Return the address for phones; only its path, if Home Assistant knows no address."""
    try:
        return get_url(hass, prefer_external=True) + DAV_PATH
    except NoURLAvailableError:
        return DAV_PATH


@callback
def set_new_password(
    hass: HomeAssistant, studio: ConfigEntry, subentry: ConfigSubentry, *, by: str
) -> str:
    """Give an access a new password and return it, this once; ``by`` is the user's id."""
    password = new_password()
    keep_password(hass, studio, subentry, password, by=by)
    return password


@callback
def keep_password(
    hass: HomeAssistant,
    studio: ConfigEntry,
    subentry: ConfigSubentry,
    password: str,
    *,
    by: str | None,
) -> None:
    """Let in who has this generated password from now on, and no former one."""
    _change(hass, studio, subentry, secret=AccessSecret.of_password(password), password_by=by)


@callback
def sign_out(hass: HomeAssistant, studio: ConfigEntry, subentry: ConfigSubentry) -> None:
    """Take the password away: the phone is let in no more until there is a new one."""
    _change(hass, studio, subentry, secret=None, password_by=None)


@callback
def disable(hass: HomeAssistant, studio: ConfigEntry, subentry: ConfigSubentry) -> None:
    """Let the phone in no more; its password is kept for when the access is enabled again."""
    _change(hass, studio, subentry, enabled=False)


@callback
def _change(
    hass: HomeAssistant, studio: ConfigEntry, subentry: ConfigSubentry, **changes: Any
) -> None:
    changed = replace(Access.of(subentry.data), **changes)
    hass.config_entries.async_update_subentry(studio, subentry, data=changed.as_dict())
