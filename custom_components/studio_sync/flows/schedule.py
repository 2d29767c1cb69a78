"""The step of a studio's options that says when it syncs (S15, Z1)."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TimeSelector,
)
import probatio as vol

from ..entries.schedule_options import (
    CONF_CONTACTS_TIME,
    CONF_DAYS,
    CONF_FAILURE_ADDRESS,
    CONF_FAILURE_NOTIFY,
    CONF_SCHEDULE,
    CONF_TIMES,
    DAYS,
    BadTime,
    Schedule,
    ScheduleOptions,
)
from .reports import ADDRESS, NOTIFY_ENTITIES, address_errors

_SCHEDULE = SelectSelector(
    SelectSelectorConfig(
        options=[each.value for each in Schedule],
        translation_key=CONF_SCHEDULE,
        mode=SelectSelectorMode.LIST,
    )
)
_TIMES = SelectSelector(
    SelectSelectorConfig(
        options=[f"{hour:02}:00" for hour in range(24)], multiple=True, custom_value=True
    )
)
_DAYS = SelectSelector(
    SelectSelectorConfig(
        options=list(DAYS),
        multiple=True,
        translation_key=CONF_DAYS,
        mode=SelectSelectorMode.LIST,
    )
)
_FORM = vol.Schema(
    {
        vol.Required(CONF_SCHEDULE, default=Schedule.INTERVAL.value): _SCHEDULE,
        vol.Optional(CONF_TIMES): _TIMES,
        vol.Optional(CONF_DAYS): _DAYS,
        vol.Required(CONF_CONTACTS_TIME): TimeSelector(),
        vol.Optional(CONF_FAILURE_ADDRESS): ADDRESS,
        vol.Optional(CONF_FAILURE_NOTIFY): NOTIFY_ENTITIES,
    }
)


class ScheduleSteps(OptionsFlow):
    """Asks when a studio syncs, and who is told about failures."""

    async def async_step_schedule(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose between an interval and times of day."""
        errors: dict[str, str] = {}
        if user_input is not None:
            given = {CONF_TIMES: [], CONF_DAYS: [], **user_input}
            try:
                chosen = ScheduleOptions.of(given)
            except BadTime as err:
                errors = {CONF_TIMES: err.key}
            else:
                errors = self._schedule_errors(chosen)
            if not errors:
                options = {**self.config_entry.options, **chosen.as_dict()}
                return self.async_create_entry(data=options)
        shown = user_input or ScheduleOptions.of(self.config_entry.options).as_dict()
        return self.async_show_form(
            step_id="schedule",
            data_schema=self.add_suggested_values_to_schema(_FORM, shown),
            errors=errors,
        )

    def _schedule_errors(self, chosen: ScheduleOptions) -> dict[str, str]:
        errors: dict[str, str] = {}
        if chosen.schedule is Schedule.TIMES:
            if not chosen.times:
                errors[CONF_TIMES] = "times_missing"
            if not chosen.days:
                errors[CONF_DAYS] = "days_missing"
        if chosen.failure_address:
            errors |= address_errors(
                CONF_FAILURE_ADDRESS, chosen.failure_address, self.config_entry
            )
        return errors
