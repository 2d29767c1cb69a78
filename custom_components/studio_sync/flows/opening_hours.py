"""The pages of a studio's options with its opening hours, and those of its staff."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import BooleanSelector, TextSelector
import probatio as vol

from ..const import SUBENTRY_STAFF
from ..entries.schedule_options import DAYS
from ..entries.studio_settings import (
    CONF_HOURS,
    CONF_OWN_HOURS,
    hours_of,
    own_hours,
    week_texts,
)
from ..formats.blank import stripped
from ..scheduling.opening_hours import Hours
from .forms import one_of

WHOLE: Final = "studio"
"""Stands for the studio itself among its staff."""
WHOSE: Final = "whose"
AS_STUDIO: Final = "as_studio"


class OpeningHoursSteps(OptionsFlow):
    """Sets the hours of the studio, or of a staff member, for each day of the week."""

    _whose: str = WHOLE
    _asked: bool = False
    """Whether somebody who filled in hours was asked if these or the studio's are meant."""

    async def async_step_opening_hours(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose whose hours."""
        staff = self.config_entry.get_subentries_of_type(SUBENTRY_STAFF)
        names = {each.subentry_id: each.title for each in staff}
        if user_input is not None or not names:
            self._whose = WHOLE if user_input is None else user_input[WHOSE]
            return await self.async_step_hours()
        choice = one_of({WHOLE: WHOLE, **names}, translation_key=WHOSE)
        return self.async_show_form(
            step_id="opening_hours",
            data_schema=vol.Schema({vol.Required(WHOSE, default=WHOLE): choice}),
        )

    async def async_step_hours(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Fill in the hours of each day; a staff member may have the studio's."""
        whole, errors = self._whose == WHOLE, dict[str, str]()
        if not whole and self._whose not in self.config_entry.subentries:
            return self.async_abort(reason="nothing_done")  # They were removed meanwhile.
        if user_input is not None:
            texts = {day: stripped(user_input.get(day, "")) for day in DAYS}
            if not whole and user_input[AS_STUDIO]:
                if not self._contradicts(texts):
                    return self._keep_hours(None)
                self._asked, user_input = True, {**user_input, AS_STUDIO: False}
                errors[AS_STUDIO] = "hours_or_studio"
            for day, text in texts.items():
                try:
                    texts[day] = str(Hours.parse(text)) if text else ""
                except ValueError:
                    errors[day] = "hours_invalid"
            if not errors:
                return self._keep_hours(texts)
        fields: dict[Any, Any] = {} if whole else {vol.Required(AS_STUDIO): BooleanSelector()}
        fields |= {vol.Optional(day): TextSelector() for day in DAYS}
        return self.async_show_form(
            step_id="hours",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(fields), user_input or self._shown_hours()
            ),
            errors=errors,
            description_placeholders={"whose": self._whose_name()},
        )

    def _contradicts(self, texts: dict[str, str]) -> bool:
        """Return whether hours were filled in where the studio's were left switched on."""
        shown = self._shown_hours()
        return not self._asked and shown[AS_STUDIO] and shown != {**shown, **texts}

    def _whose_name(self) -> str:
        entry = self.config_entry
        return entry.title if self._whose == WHOLE else entry.subentries[self._whose].title

    def _shown_hours(self) -> dict[str, Any]:
        """Return the present hours as the form shows them."""
        whole, own = hours_of(self.config_entry.options), own_hours(self.config_entry)
        if self._whose == WHOLE:
            return dict(week_texts(whole))
        week = own.get(self._whose)
        return {AS_STUDIO: week is None, **week_texts(week or whole)}

    def _keep_hours(self, texts: dict[str, str] | None) -> ConfigFlowResult:
        """Store hours; None: a staff member has no longer their own."""
        options = {**self.config_entry.options}
        if self._whose == WHOLE:
            options[CONF_HOURS] = texts
        else:
            own = {**options.get(CONF_OWN_HOURS, {})}
            own.pop(self._whose, None)
            options[CONF_OWN_HOURS] = own if texts is None else {**own, self._whose: texts}
        return self.async_create_entry(data=options)
