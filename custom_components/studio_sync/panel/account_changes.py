"""Follows the accounts of a studio: how they are, and what they are doing."""

from __future__ import annotations

from collections.abc import Callable

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..const import DOMAIN
from ..lifecycle.lookup import syncs_of
from ..services.studio_access import StudioAccess


def follow_accounts(access: StudioAccess, due: Callable[[], None]) -> list[CALLBACK_TYPE]:
    """Have ``due`` called when an account is another, or a run begins, gets on or ends."""
    hass, studio = access.hass, access.entry
    leave: list[CALLBACK_TYPE] = []

    @callback
    def unfollow() -> None:
        for each in leave:
            each()
        leave.clear()

    @callback
    def follow() -> None:
        unfollow()
        leave.extend(each.async_add_listener(due) for each in syncs_of(hass, studio))

    @callback
    def changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            follow()
            due()

    follow()
    return [
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed),
        # A new sign-in is asked for, or is asked for no more.
        hass.config_entries.flow.async_subscribe_flow(lambda _change, _flow_id: due()),
        unfollow,
    ]
