"""The options of a Google account."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload

from .flow_forms import options_form
from .options import AccountOptions


class AccountOptionsFlow(OptionsFlowWithReload):
    """Changes what an account syncs, and how carefully."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options."""
        current = AccountOptions.of(self.config_entry.options)
        if user_input is not None:
            chosen = AccountOptions.of(user_input).after(current)
            return self.async_create_entry(data=chosen.as_dict())
        return self.async_show_form(step_id="init", data_schema=options_form(current))
