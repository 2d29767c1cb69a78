"""The state of an account's sync, and its listeners."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
import logging
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ..accounts.status import AccountStatus
from ..const import DOMAIN
from ..entries.connected import Connected
from ..events.sync_events import SyncEvent

_LOGGER = logging.getLogger(__name__)

type SyncEventListener = Callable[[SyncEvent], None]


class AccountState:
    """The state of an account; entities show it, as ``BaseCoordinatorEntity`` lets them.

    ``data`` is as of the last successful run, ``last_exception`` the error of the last one
    that failed. Listeners are callbacks.
    """

    def __init__(self, hass: HomeAssistant, connected: Connected) -> None:
        """Start as what has not run yet."""
        self.hass = hass
        self.connected = connected
        self.config_entry: ConfigEntry[Any] = connected.account
        self.name = f"{DOMAIN} account {connected.account.entry_id} {connected.key}"
        self.data = AccountStatus()
        self.last_update_success = True
        self.last_exception: Exception | None = None
        self.last_attempt: datetime | None = None
        """When the last run ended, well or not."""
        self._updated: SignalType[()] = SignalType(f"{self.name} updated")
        self._happened: SignalType[SyncEvent] = SignalType(f"{self.name} happened")

    @property
    def replica_id(self) -> str:
        """The name of what is synced in links and the journal."""
        return self.connected.replica_id

    @callback
    def async_add_listener(
        self,
        update_callback: CALLBACK_TYPE,
        context: Any = None,  # noqa: ARG002 - Home Assistant's entities give one
    ) -> CALLBACK_TYPE:
        """Call a listener when the state changes; return a function that stops it."""
        return async_dispatcher_connect(self.hass, self._updated, update_callback)

    @callback
    def async_listen(self, listener: SyncEventListener) -> CALLBACK_TYPE:
        """Call a listener with each sync event; return a function that stops it."""
        return async_dispatcher_connect(self.hass, self._happened, listener)

    @callback
    def _tell(self, sync_event: SyncEvent) -> None:
        async_dispatcher_send(self.hass, self._happened, sync_event)

    @callback
    def _show(self) -> None:
        async_dispatcher_send(self.hass, self._updated)

    @callback
    def _show_success(self, status: AccountStatus) -> None:
        if not self.last_update_success:
            _LOGGER.info("The sync of %s works again", self.name)
        self.data = status
        self.last_update_success = True
        self._show()

    @callback
    def _show_failure(self, err: Exception) -> None:
        self.last_exception = err
        if self.last_update_success:
            self.last_update_success = False
            self._show()
