"""Roles of users in a studio, for tests."""

from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import settle


async def set_options(hass: HomeAssistant, studio: StudioEntry, **options: Any) -> None:
    """Change options of a studio, as its pages do."""
    hass.config_entries.async_update_entry(studio, options={**studio.options, **options})
    await settle(hass)


async def give_role(hass: HomeAssistant, studio: StudioEntry, user_id: str, role: str) -> None:
    """Choose a role for a user."""
    roles = {**studio.options.get("roles", {}), user_id: role}
    await set_options(hass, studio, roles=roles)


async def a_user_of_role(hass: HomeAssistant, studio: StudioEntry, role: str) -> User:
    """Make a user who is no administrator, and give them a role."""
    user = await hass.auth.async_create_user(role, group_ids=[GROUP_ID_USER])
    await give_role(hass, studio, user.id, role)
    return user


async def sign_in(hass: HomeAssistant, user_id: str) -> str:
    """Return an access token of a user."""
    user = await hass.auth.async_get_user(user_id)
    assert user is not None
    refresh = await hass.auth.async_create_refresh_token(user, client_id="https://example.com/")
    return hass.auth.async_create_access_token(refresh)
