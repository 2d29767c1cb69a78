"""The config flow: a studio, a Google account of one of its staff, or a calendar server."""

from __future__ import annotations

from collections.abc import Mapping
import logging
from typing import Any, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.core import callback

from .const import (
    CONF_STUDIO,
    DOMAIN,
    SUBENTRY_ACCESS,
    SUBENTRY_ADDRESS_BOOK,
    SUBENTRY_CALENDAR,
    SUBENTRY_RESOURCE,
    SUBENTRY_STAFF,
    EntryKind,
)
from .entries.lookup import kind_of
from .flows.access import AccessFlow
from .flows.options import AccountOptionsFlow
from .flows.people import ResourceFlow, StaffFlow
from .flows.server_book import ServerBookFlow
from .flows.server_calendar import ServerCalendarFlow
from .flows.server_change import ServerChangeSteps
from .flows.server_options import ServerOptionsFlow
from .flows.studio_options import StudioOptionsFlow
from .lifecycle.lookup import is_studio

_LOGGER = logging.getLogger(__name__)


class StudioSyncFlow(ServerChangeSteps, domain=DOMAIN):
    """The entry point of all flows: routes to the steps of a studio or an account."""

    DOMAIN = DOMAIN
    VERSION = 1
    MINOR_VERSION = 2

    @property
    @override
    def logger(self) -> logging.Logger:
        """Return the logger."""
        return _LOGGER

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what can be added to a studio, or a server."""
        if kind_of(config_entry) is EntryKind.SERVER:
            return {
                SUBENTRY_CALENDAR: ServerCalendarFlow,
                SUBENTRY_ADDRESS_BOOK: ServerBookFlow,
            }
        if not is_studio(config_entry):
            return {}
        return {
            SUBENTRY_STAFF: StaffFlow,
            SUBENTRY_RESOURCE: ResourceFlow,
            SUBENTRY_ACCESS: AccessFlow,
        }

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the flow for the options of a studio or an account."""
        if kind_of(config_entry) is EntryKind.SERVER:
            return ServerOptionsFlow()
        return StudioOptionsFlow() if is_studio(config_entry) else AccountOptionsFlow()

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to add.

        Staff who connect their own account are not asked, nor who has just made a studio that is
        to have a calendar server, which the input names then.
        """
        if self._own is not None:
            return await self._begin_own()
        if user_input is not None:
            return await self._begin_backend(user_input[CONF_STUDIO])
        return self.async_show_menu(step_id="user", menu_options=["studio", "google", "server"])

    @override
    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Renew a sign-in: at Google, or at the server that a studio's book is on."""
        if is_studio(self._get_reauth_entry()):
            return await self.async_step_book_sign_in()
        return await super().async_step_reauth(entry_data)

    async def async_step_reconfigure(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Change a studio, or an account."""
        entry = self._get_reconfigure_entry()
        if is_studio(entry):
            return await self.async_step_reconfigure_studio()
        if kind_of(entry) is EntryKind.SERVER:
            return await self.async_step_reconfigure_server()
        return await self.async_step_reconfigure_account()
