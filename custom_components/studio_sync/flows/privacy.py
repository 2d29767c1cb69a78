"""The step of a studio's options that says whether events carry names."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import BooleanSelector
import probatio as vol

from ..const import CONF_EVENT_NAMES

_FORM = vol.Schema({vol.Required(CONF_EVENT_NAMES, default=False): BooleanSelector()})


class PrivacySteps(OptionsFlow):
    """Asks what Home Assistant, which keeps events in a database of its own, gets to know."""

    async def async_step_privacy(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose whether events, triggers and the log book tell titles and names."""
        if user_input is not None:
            return self.async_create_entry(data={**self.config_entry.options, **user_input})
        return self.async_show_form(
            step_id="privacy",
            data_schema=self.add_suggested_values_to_schema(_FORM, self.config_entry.options),
        )
