"""The steps of a studio's options that say who may synchronize contacts (Z2, Z8)."""

from __future__ import annotations

from typing import Any

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import BooleanSelector
import probatio as vol

from ..const import CONF_USER
from ..entries.contact_users import (
    CONF_MAY_SYNC,
    CONF_OWN_ADDRESS,
    ContactUser,
    contact_user,
    may_sync_contacts,
    with_contact_user,
)
from ..reports.smtp import MailAddressInvalid, check_address
from .forms import one_of
from .reports import ADDRESS

_FORM = vol.Schema(
    {
        vol.Required(CONF_MAY_SYNC, default=False): BooleanSelector(),
        vol.Optional(CONF_OWN_ADDRESS): ADDRESS,
    }
)


class ContactUserSteps(OptionsFlow):
    """Asks which users may synchronize contacts; administrators always may."""

    _user: User

    async def async_step_contact_users(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose a user."""
        users = {
            each.id: each
            for each in await self.hass.auth.async_get_users()
            if each.is_active and not each.system_generated
        }
        if user_input is not None and user_input[CONF_USER] in users:
            self._user = users[user_input[CONF_USER]]
            return await self.async_step_contact_user()
        names = {
            key: f"{'✓ ' if may_sync_contacts(self.config_entry, each) else ''}{each.name or key}"
            for key, each in users.items()
        }
        return self.async_show_form(
            step_id="contact_users",
            data_schema=vol.Schema({vol.Required(CONF_USER): one_of(names)}),
        )

    async def async_step_contact_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose whether the user may, and the address for mail to this user."""
        user = self._user
        errors: dict[str, str] = {}
        if user_input is not None:
            chosen = ContactUser.of(user_input)
            try:
                if chosen.address:
                    check_address(CONF_OWN_ADDRESS, chosen.address)
            except MailAddressInvalid as err:
                errors[CONF_OWN_ADDRESS] = err.key
            else:
                options = with_contact_user(self.config_entry, user.id, chosen)
                return self.async_create_entry(data=options)
        shown = user_input or contact_user(self.config_entry, user.id).as_dict()
        return self.async_show_form(
            step_id="contact_user",
            data_schema=self.add_suggested_values_to_schema(_FORM, shown),
            errors=errors,
            description_placeholders={"user": user.name or user.id},
        )
