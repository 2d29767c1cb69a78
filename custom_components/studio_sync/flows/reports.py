"""The step of an account's options that says what is reported to whom (S13, S14)."""

from __future__ import annotations

from typing import Any

from homeassistant.components.notify.const import DOMAIN as NOTIFY
from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..entries.lookup import studio_of
from ..entries.mail_options import smtp_of
from ..entries.report_options import (
    CONF_ADDRESS,
    CONF_DETAILED,
    CONF_NOTIFY,
    CONF_WARNINGS,
    ReportOptions,
)
from ..lifecycle.runtime import StudioEntry
from ..reports.smtp import MailAddressInvalid, check_address

NOTIFY_ENTITIES = EntitySelector(EntitySelectorConfig(domain=NOTIFY, multiple=True))
ADDRESS = TextSelector(TextSelectorConfig(type=TextSelectorType.EMAIL))
_FORM = vol.Schema(
    {
        vol.Required(CONF_WARNINGS, default=False): BooleanSelector(),
        vol.Required(CONF_DETAILED, default=False): BooleanSelector(),
        vol.Optional(CONF_ADDRESS): ADDRESS,
        vol.Optional(CONF_NOTIFY): NOTIFY_ENTITIES,
    }
)


class ReportSteps(OptionsFlowWithReload):
    """Asks what to report about an account."""

    async def async_step_reports(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose what, and where to. E-mail needs a studio that can send it."""
        errors: dict[str, str] = {}
        if user_input is not None:
            chosen = ReportOptions.of(user_input)
            errors = _errors(chosen, studio_of(self.hass, self.config_entry))
            if not errors:
                options = {**self.config_entry.options, **chosen.as_dict()}
                return self.async_create_entry(data=options)
        shown = user_input or ReportOptions.of(self.config_entry.options).as_dict()
        return self.async_show_form(
            step_id="reports",
            data_schema=self.add_suggested_values_to_schema(_FORM, shown),
            errors=errors,
        )


def _errors(chosen: ReportOptions, studio: StudioEntry | None) -> dict[str, str]:
    if chosen.address:
        return address_errors(CONF_ADDRESS, chosen.address, studio)
    if chosen.wanted and not chosen.notify:
        return {CONF_ADDRESS: "report_to_nobody"}
    return {}


def address_errors(field: str, address: str, studio: StudioEntry | None) -> dict[str, str]:
    """Say why nothing can be sent to an address; nothing if all is well."""
    if studio is None or smtp_of(studio) is None:
        return {field: "mail_not_set_up"}
    try:
        check_address(field, address)
    except MailAddressInvalid:
        return {field: "mail_address_invalid"}
    return {}
