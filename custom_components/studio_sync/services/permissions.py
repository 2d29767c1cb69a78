"""Who may use an action, a command of the page, a button or a calendar, asked in one place.

Each names what it needs (``Need``); the rights of the caller in the studio that it is about say
whether they may (``entries/roles.py``), and ``Reader`` says what they see and change of it.
An automation (a call without a user) may do and see everything.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import (
    Context,
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import Unauthorized
import probatio as vol

from ..const import DOMAIN
from ..entries.lookup import studios
from ..entries.roles import EVERYTHING, Need, Rights, rights_of
from ..entries.users import language_of_user
from ..texts.catalogue import Catalogue
from ..texts.home_assistant import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks for something, what it needs, and in which language.

    ``user`` is None for an automation.
    """

    context: Context
    user: User | None
    needs: Need
    words: Catalogue

    def rights_in(self, studio: ConfigEntry) -> Rights | None:
        """Return the rights of the caller in a studio; None if they are not enough."""
        rights = EVERYTHING if self.user is None else rights_of(studio, self.user)
        return rights if rights is not None and rights.allow(self.needs) else None

    def rights(self, studio: ConfigEntry) -> Rights:
        """Return the rights of the caller in a studio. Raises Unauthorized if not enough."""
        rights = self.rights_in(studio)
        if rights is None:
            raise self.refused()
        return rights

    def refused(self) -> Unauthorized:
        """Return the error for what this caller may not see or change."""
        return Unauthorized(context=self.context, permission=POLICY_CONTROL)


type Handler = Callable[[ServiceCall, Caller], Awaitable[ServiceResponse]]


async def caller_of(hass: HomeAssistant, context: Context | None, needs: Need) -> Caller:
    """Return the caller; nothing is asked yet. Raises Unauthorized for an unknown user."""
    context = context or Context()
    if context.user_id is None:
        return Caller(context=context, user=None, needs=needs, words=language_of(hass))
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise Unauthorized(context=context, permission=POLICY_CONTROL)
    words = await language_of_user(hass, user.id)
    return Caller(context=context, user=user, needs=needs, words=words)


async def require(
    hass: HomeAssistant, studio: ConfigEntry, context: Context | None, needs: Need
) -> Rights:
    """Return the rights of a caller in a studio. Raises Unauthorized if they are not enough."""
    return (await caller_of(hass, context, needs)).rights(studio)


@callback
def async_register(
    hass: HomeAssistant,
    action: str,
    handler: Handler,
    schema: vol.Schema,
    supports_response: SupportsResponse = SupportsResponse.NONE,
    *,
    needs: Need,
) -> None:
    """Register an action whose handler gets the caller, and asks for the studio's rights.

    A user who has the rights in no studio is refused here.
    """

    async def checked(call: ServiceCall) -> ServiceResponse:
        caller = await caller_of(hass, call.context, needs)
        found = list(studios(hass))
        if found and not any(caller.rights_in(each) for each in found):
            raise caller.refused()
        return await handler(call, caller)

    hass.services.async_register(DOMAIN, action, checked, schema, supports_response)
