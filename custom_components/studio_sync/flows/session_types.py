"""The pages of a studio's options about its sessions: their types, and their titles."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import (
    BooleanSelector,
    ColorRGBSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
)
import probatio as vol

from ..const import CONF_SESSION_TYPES, CONF_TITLE_TEMPLATE
from ..entries.studio_settings import session_types, title_template
from ..scheduling.errors import BadSessionType, BadTemplate
from ..scheduling.session_types import MAX_MINUTES, SessionType, parse_types
from ..scheduling.titles import check_template
from .forms import one_of

NEW: Final = "new"
"""Stands for a type that is not there yet; those that are there have numbers."""
_FIELDS: Final = {
    "name_missing": "name",
    "name_malformed": "name",
    "name_twice": "name",
    "minutes_out_of_range": "minutes",
    "buffer_before_out_of_range": "buffer_before",
    "buffer_after_out_of_range": "buffer_after",
}


class SessionTypeSteps(OptionsFlow):
    """Adds, changes and removes types of sessions; sets the template for titles."""

    _chosen: int | None = None

    async def async_step_session_types(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose a type to change, or a new one."""
        types = session_types(self.config_entry.options)
        if user_input is not None or not types:
            name = NEW if user_input is None else user_input["session_type"]
            self._chosen = None if name == NEW else int(name)
            return await self.async_step_session_type()
        names = {str(number): each.name for number, each in enumerate(types)}
        # What is called "new" in the user's language has its name from the translations.
        choice = one_of({**names, NEW: NEW}, translation_key="session_type")
        return self.async_show_form(
            step_id="session_types",
            data_schema=vol.Schema({vol.Required("session_type"): choice}),
        )

    async def async_step_session_type(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Fill in a type."""
        types = list(session_types(self.config_entry.options))
        chosen = self._chosen
        if chosen is not None and chosen >= len(types):
            return self.async_abort(reason="session_type_gone")
        errors: dict[str, str] = {}
        if user_input is not None:
            if user_input.get("remove"):
                return self._keep(types[:chosen] + types[(chosen or 0) + 1 :])
            try:
                return self._keep(_with(types, chosen, _parsed(user_input)))
            except BadSessionType as err:
                rule = err.placeholders["reason"]
                errors[_FIELDS.get(rule, "base")] = rule
        old = None if chosen is None else types[chosen]
        return self.async_show_form(
            step_id="session_type",
            data_schema=self.add_suggested_values_to_schema(
                _form(removable=old is not None), user_input or _shown(old)
            ),
            errors=errors,
        )

    async def async_step_titles(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Set the template for the titles of sessions."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                template = check_template(user_input[CONF_TITLE_TEMPLATE])
            except BadTemplate:
                errors[CONF_TITLE_TEMPLATE] = "bad_title_template"
            else:
                return self.async_create_entry(
                    data={**self.config_entry.options, CONF_TITLE_TEMPLATE: template}
                )
        shown = user_input or {CONF_TITLE_TEMPLATE: title_template(self.config_entry.options)}
        form = vol.Schema({vol.Required(CONF_TITLE_TEMPLATE): TextSelector()})
        return self.async_show_form(
            step_id="titles",
            data_schema=self.add_suggested_values_to_schema(form, shown),
            errors=errors,
            description_placeholders={
                "placeholders": "{session_type}, {client}, {staff}, {studio}"
            },
        )

    def _keep(self, types: list[SessionType]) -> ConfigFlowResult:
        """Store the types beside the studio's other options. Raises BadSessionType."""
        values = [each.as_dict() for each in types]
        parse_types(values)
        return self.async_create_entry(
            data={**self.config_entry.options, CONF_SESSION_TYPES: values}
        )


def _with(types: list[SessionType], chosen: int | None, new: SessionType) -> list[SessionType]:
    if chosen is None:
        return [*types, new]
    return [*types[:chosen], new, *types[chosen + 1 :]]


def _form(*, removable: bool) -> vol.Schema:
    minutes = NumberSelectorConfig(
        min=0,
        max=MAX_MINUTES,
        step=1,
        mode=NumberSelectorMode.BOX,
        unit_of_measurement="min",
    )
    fields: dict[Any, Any] = {
        vol.Required("name"): TextSelector(),
        vol.Required("minutes", default=60): NumberSelector(minutes),
        vol.Optional("colour"): ColorRGBSelector(),
        vol.Required("buffer_before", default=0): NumberSelector(minutes),
        vol.Required("buffer_after", default=0): NumberSelector(minutes),
    }
    if removable:
        fields[vol.Optional("remove", default=False)] = BooleanSelector()
    return vol.Schema(fields)


def _shown(old: SessionType | None) -> dict[str, Any]:
    """Return a type as the form shows it."""
    if old is None:
        return {}
    shown: dict[str, Any] = old.as_dict()
    colour = shown.pop("colour")
    if colour:
        shown["colour"] = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return shown


def _parsed(user_input: dict[str, Any]) -> SessionType:
    """Read the form. Raises BadSessionType."""
    colour = user_input.get("colour")
    text = "" if colour is None else "#" + "".join(f"{int(part):02x}" for part in colour)
    return SessionType.parse({**user_input, "colour": text})
