"""The options of a Google account: a menu of what it syncs, and what the next sync would do."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult

from ..entries.account_options import AccountOptions
from .forms import options_form
from .preview import PreviewSteps
from .reports import ReportSteps

PAGES: Final = ("preview", "sync", "reports")
"""The steps that the menu leads to."""


class AccountOptionsFlow(ReportSteps, PreviewSteps):
    """Changes what an account syncs, and how carefully; shows what a sync would do."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""
        return self.async_show_menu(step_id="init", menu_options=list(PAGES))

    async def async_step_sync(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options of the sync."""
        current = AccountOptions.of(self.config_entry.options)
        if user_input is not None:
            chosen = AccountOptions.of({**self.config_entry.options, **user_input}).after(current)
            return self.async_create_entry(data={**self.config_entry.options, **chosen.as_dict()})
        return self.async_show_form(step_id="sync", data_schema=options_form(current))
