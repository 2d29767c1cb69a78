"""The flows for a studio's staff and resources."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_EMAIL, CONF_NAME
import probatio as vol

from ..const import CONF_SYNCS
from ..entries.accesses import accesses_that_lose
from ..entries.lookup import may_sync
from ..formats.blank import stripped
from .forms import resource_form, staff_form


class _PersonFlow(ConfigSubentryFlow, ABC):
    """Adds or changes one subentry that has a name."""

    @abstractmethod
    async def _form(self) -> vol.Schema:
        """Return what is asked."""

    def _errors(self, user_input: Mapping[str, Any]) -> dict[str, str]:
        own = self._reconfigure_subentry_id if self.source == SOURCE_RECONFIGURE else None
        wanted = stripped(user_input[CONF_NAME]).casefold()
        if not wanted:
            return {CONF_NAME: "name_missing"}
        entry = self._get_entry()
        taken = any(
            each.title.casefold() == wanted and each.subentry_id != own
            for each in entry.get_subentries_of_type(self._subentry_type)
        )
        return {CONF_NAME: "name_taken"} if taken else {}

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add one."""
        errors: dict[str, str] = {}
        if user_input is not None and not (errors := self._errors(user_input)):
            title, data = _parted(user_input)
            return self.async_create_entry(title=title, data=data)
        return await self._show("user", user_input, errors)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change one."""
        subentry = self._get_reconfigure_subentry()
        errors: dict[str, str] = {}
        if user_input is not None and not (errors := self._errors(user_input)):
            return await self._change(*_parted(user_input))
        known = {CONF_NAME: subentry.title, **subentry.data}
        return await self._show("reconfigure", user_input or known, errors)

    async def _change(self, title: str, data: dict[str, Any]) -> SubentryFlowResult:
        """Save it; the studio's update listener reloads it."""
        subentry = self._get_reconfigure_subentry()
        return self.async_update_and_abort(self._get_entry(), subentry, title=title, data=data)

    async def _show(
        self, step_id: str, suggested: Mapping[str, Any] | None, errors: dict[str, str]
    ) -> SubentryFlowResult:
        schema = self.add_suggested_values_to_schema(await self._form(), suggested)
        return self.async_show_form(step_id=step_id, data_schema=schema, errors=errors)


class StaffFlow(_PersonFlow):
    """Adds or changes a staff member."""

    async def _form(self) -> vol.Schema:
        users = await self.hass.auth.async_get_users()
        return staff_form(
            {
                user.id: user.name or user.id
                for user in users
                if user.is_active and not user.system_generated
            }
        )

    def _errors(self, user_input: Mapping[str, Any]) -> dict[str, str]:
        errors = super()._errors(user_input)
        email = user_input.get(CONF_EMAIL, "").strip()
        if email and not _looks_like_email(email):
            errors[CONF_EMAIL] = "email_invalid"
        return errors


class ResourceFlow(_PersonFlow):
    """Adds or changes a room, a set or a device."""

    _wanted: tuple[str, dict[str, Any]]

    async def _form(self) -> vol.Schema:
        return resource_form()

    async def _change(self, title: str, data: dict[str, Any]) -> SubentryFlowResult:
        """Warn before phones lose the calendar while they keep others."""
        self._wanted = title, data
        if may_sync(self._get_reconfigure_subentry()) and not data[CONF_SYNCS]:
            return await self.async_step_phones_lose_it()
        return await super()._change(title, data)

    async def async_step_phones_lose_it(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say which phones lose what they have not sent, unless they sync before (A1)."""
        subentry = self._get_reconfigure_subentry()
        phones = accesses_that_lose(self._get_entry(), subentry.subentry_id)
        if user_input is not None or not phones:
            return await super()._change(*self._wanted)
        return self.async_show_form(
            step_id="phones_lose_it",
            description_placeholders={"name": subentry.title, "phones": ", ".join(phones)},
        )


def _parted(user_input: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the name, and the other fields that were filled in."""
    rest = {
        key: value.strip() if isinstance(value, str) else value
        for key, value in user_input.items()
        if key != CONF_NAME
    }
    filled = {key: value for key, value in rest.items() if value or key == CONF_SYNCS}
    return user_input[CONF_NAME].strip(), filled


def _looks_like_email(text: str) -> bool:
    name, at, host = text.rpartition("@")
    return bool(name and at and "." in host) and not any(each.isspace() for each in text)
