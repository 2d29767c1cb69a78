"""The turns that a studio's accounts take, so that they don't all sync at once."""

from __future__ import annotations

from datetime import timedelta

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CoreState, HomeAssistant, callback

from ..entries.account_options import AccountOptions
from ..entries.lookup import accounts, book_id


@callback
def pause_of(
    hass: HomeAssistant, studio: ConfigEntry, account: ConfigEntry, span: timedelta
) -> timedelta:
    """Return an account's delay within a span over which all accounts are spread.

    It depends only on which accounts the studio has; the first does not wait.
    """
    every = sorted(each.entry_id for each in accounts(hass, book_id(studio)))
    return span * every.index(account.entry_id) / len(every)


@callback
def first_pause(
    hass: HomeAssistant, studio: ConfigEntry, account: ConfigEntry, *, with_studio: bool
) -> timedelta:
    """Return how long an account that was set up waits before its first run.

    When Home Assistant or their studio (``with_studio``) starts, all accounts are set up at
    once; they take turns over the interval between two runs.
    """
    if hass.state is CoreState.running and not with_studio:
        return timedelta()
    return pause_of(hass, studio, account, AccountOptions.of(account.options).poll_interval)
