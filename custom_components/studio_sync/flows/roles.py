"""The step of a studio's options that says who may what in it, and what everybody reads (B12)."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import probatio as vol

from ..const import CONF_ENTITIES
from ..entries.roles import (
    CONF_OTHERS,
    CONF_ROLES,
    CONF_TABLET_NAMES,
    NO_ROLE,
    Extent,
    Role,
    default_role,
    role_of,
)

_CHOICES: Final = (CONF_OTHERS, CONF_TABLET_NAMES, CONF_ENTITIES)


def _extent(key: str, *extents: Extent) -> SelectSelector:
    config = SelectSelectorConfig(
        options=[each.value for each in extents],
        translation_key=key,
        mode=SelectSelectorMode.LIST,
    )
    return SelectSelector(config)


_OTHERS: Final = _extent(CONF_OTHERS, Extent.ALL, Extent.BUSY, Extent.NONE)
_ENTITIES: Final = _extent(CONF_ENTITIES, Extent.ALL, Extent.NAMELESS, Extent.BUSY)


class RoleSteps(OptionsFlow):
    """Asks for the roles of users, what staff and tablets see, and what entities show."""

    async def async_step_roles(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose who is what; administrators are owners, and who is not named has no role."""
        studio, users = self.config_entry, await self._users()
        if user_input is None:
            now: dict[str, Any] = {
                each.value: [key for key, user in users.items() if role_of(studio, user) is each]
                for each in Role
            }
            now[CONF_OTHERS] = studio.options.get(CONF_OTHERS, Extent.BUSY.value)
            now[CONF_TABLET_NAMES] = studio.options.get(CONF_TABLET_NAMES, False)
            now[CONF_ENTITIES] = studio.options.get(CONF_ENTITIES, Extent.ALL.value)
            return self._roles_form(users, now)
        chosen = [(key, each) for each in Role for key in user_input.get(each.value, ())]
        if len(dict(chosen)) < len(chosen):
            return self._roles_form(users, user_input, {"base": "two_roles"})
        options = {
            **studio.options,
            CONF_ROLES: await self._stored(users, dict(chosen)),
            **{key: user_input[key] for key in _CHOICES},
        }
        return self.async_create_entry(data=options)

    def _roles_form(
        self, users: dict[str, User], shown: dict[str, Any], errors: dict[str, str] | None = None
    ) -> ConfigFlowResult:
        named = sorted(users.values(), key=lambda each: (each.name or "").casefold())
        several = SelectSelector(
            SelectSelectorConfig(
                options=[
                    SelectOptionDict(value=each.id, label=each.name or each.id) for each in named
                ],
                multiple=True,
                mode=SelectSelectorMode.DROPDOWN,
            )
        )
        schema = vol.Schema(
            {
                **{vol.Optional(each.value): several for each in Role},
                vol.Required(CONF_OTHERS): _OTHERS,
                vol.Required(CONF_TABLET_NAMES): BooleanSelector(),
                vol.Required(CONF_ENTITIES): _ENTITIES,
            }
        )
        return self.async_show_form(
            step_id="roles",
            data_schema=self.add_suggested_values_to_schema(schema, shown),
            errors=errors,
        )

    async def _users(self) -> dict[str, User]:
        """Return the users who may be given a role, by id."""
        return {
            each.id: each
            for each in await self.hass.auth.async_get_users()
            if each.is_active and not each.is_admin and not each.system_generated
        }

    async def _stored(self, users: dict[str, User], chosen: dict[str, Role]) -> dict[str, str]:
        """Return the roles to store: those that are not what a user has without a choice.

        Users who are not shown just now keep what is chosen for them, if they still exist.
        """
        every = {each.id for each in await self.hass.auth.async_get_users()}
        before: dict[str, str] = self.config_entry.options.get(CONF_ROLES, {})
        kept = {key: role for key, role in before.items() if key in every and key not in users}
        for key in users:
            role = chosen.get(key)
            if role is not default_role(self.config_entry, key):
                kept[key] = NO_ROLE if role is None else role.value
        return kept
