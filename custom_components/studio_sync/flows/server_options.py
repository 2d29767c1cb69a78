"""The options of a calendar server: how often it is asked, and what is reported."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import ConfigFlowResult

from ..entries.account_options import AccountOptions
from .forms import polling_form
from .reports import ReportSteps


class ServerOptionsFlow(ReportSteps):
    """Changes what all calendars of a server have in common."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to change."""
        return self.async_show_menu(step_id="init", menu_options=["polling", "reports"])

    async def async_step_polling(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask how often to look at the server: one request for all its calendars."""
        if user_input is not None:
            return self.async_create_entry(data={**self.config_entry.options, **user_input})
        form = polling_form(AccountOptions.of(self.config_entry.options))
        return self.async_show_form(step_id="polling", data_schema=form)
