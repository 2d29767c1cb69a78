"""The options of a Google account: what it syncs, and a look at what the next sync would do."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.exceptions import HomeAssistantError

from .actions import starter_of_user
from .coordinator import AccountCoordinator
from .desk_view import desk_of
from .flow_forms import options_form
from .options import AccountOptions
from .plan_words import language_of, plan_text
from .runtime import AccountEntry


class AccountOptionsFlow(OptionsFlowWithReload):
    """Changes what an account syncs, and how carefully; shows what a sync would do."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""
        return self.async_show_menu(step_id="init", menu_options=["sync", "preview"])

    async def async_step_sync(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options of the sync."""
        current = AccountOptions.of(self.config_entry.options)
        if user_input is not None:
            chosen = AccountOptions.of(user_input).after(current)
            return self.async_create_entry(data=chosen.as_dict())
        return self.async_show_form(step_id="sync", data_schema=options_form(current))
