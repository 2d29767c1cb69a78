"""Studio Sync: a studio's appointment book, in sync with its staff's calendars."""

from __future__ import annotations

from functools import partial
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType

from .const import DOMAIN, EntryKind
from .dav_http.routes import async_serve_phones
from .entries.account_names import FORMER, new_title
from .entries.lookup import kind_of
from .events.bus import async_tell_bus
from .events.call_privacy import async_keep_private
from .issues.accesses import async_follow_accesses
from .lifecycle.account import async_remove_account, async_setup_account, async_unload_account
from .lifecycle.lookup import is_studio
from .lifecycle.phone_profile import async_register_profile_view
from .lifecycle.server import async_remove_server, async_setup_server, async_unload_server
from .lifecycle.studio import async_remove_studio, async_setup_studio, async_unload_studio
from .panel.own_account import async_register_views
from .panel.own_phones import async_register_phones_view
from .panel.registration import async_register_page
from .panel.sidebar import async_serve_page, async_show_page
from .services.registration import async_register_actions
from .studio.phone_accesses import PhoneAccesses
from .texts.home_assistant import async_follow_country

NAMELESS: Final = 2
"""The minor version from which on an account's title names nobody."""
CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register the actions and what is served, independently of entries."""
    async_keep_private(hass)
    await async_follow_country(hass)
    async_register_actions(hass)
    async_register_views(hass)
    async_register_phones_view(hass)
    async_register_profile_view(hass)
    await async_serve_page(hass)
    async_register_page(hass)
    async_follow_accesses(hass)
    PhoneAccesses(hass).async_start()
    async_serve_phones(hass)
    async_tell_bus(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Set up a studio, a Google account, or a calendar server."""
    if is_studio(entry):
        await async_setup_studio(hass, entry)
        entry.async_on_unload(partial(async_show_page, hass))
        await async_show_page(hass)
        return True
    if kind_of(entry) is EntryKind.SERVER:
        return await async_setup_server(hass, entry)
    return await async_setup_account(hass, entry)


async def async_migrate_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Migrate an entry; refuse one of a later version."""
    if entry.version > 1:
        return False
    if entry.minor_version < NAMELESS:
        named = not is_studio(entry) and entry.title.endswith(FORMER)
        title = new_title(hass) if named else entry.title
        hass.config_entries.async_update_entry(entry, title=title, minor_version=NAMELESS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Unload a studio, a Google account, or a calendar server."""
    if is_studio(entry):
        return await async_unload_studio(hass, entry)
    if kind_of(entry) is EntryKind.SERVER:
        return await async_unload_server(hass, entry)
    return await async_unload_account(hass, entry)


async def async_remove_entry(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Clean up after an entry that the user has removed."""
    if is_studio(entry):
        await async_remove_studio(hass, entry)
        await async_show_page(hass)
    elif kind_of(entry) is EntryKind.SERVER:
        await async_remove_server(hass, entry)
    else:
        await async_remove_account(hass, entry)
