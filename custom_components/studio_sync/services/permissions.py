"""Who may use an action, and whose appointments its response may show; for all actions.

Until there are roles:

- An automation (a call without a user) and administrators may do and see everything.
- Users who may only look (the read-only group) may use no action.
- A user who is a staff member may use those that are not for administrators, and read and
  change what that staff member takes part in; of other appointments they read times and people.
- Any other user may do so too, and reads times and people of everything.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.auth.permissions.const import POLICY_CONTROL
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

from ..const import CONF_USER, DOMAIN, SUBENTRY_STAFF
from ..entries.users import may_work
from ..lifecycle.runtime import StudioEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls an action. ``user_id`` is None for those who see everything."""

    context: Context
    user_id: str | None

    @property
    def sees_all(self) -> bool:
        """Whether nothing is hidden: an administrator or an automation."""
        return self.user_id is None

    def people(self, studio: StudioEntry) -> frozenset[str] | None:
        """Return the ids of the staff members who are this user; None: everybody's is shown."""
        if self.user_id is None:
            return None
        return frozenset(
            each.subentry_id
            for each in studio.get_subentries_of_type(SUBENTRY_STAFF)
            if each.data.get(CONF_USER) == self.user_id
        )

    def refused(self) -> Unauthorized:
        """Return the error for what this caller may not see or change."""
        return Unauthorized(context=self.context, permission=POLICY_CONTROL)


type Handler = Callable[[ServiceCall, Caller], Awaitable[ServiceResponse]]


async def caller_of(hass: HomeAssistant, context: Context) -> Caller:
    """Return the caller. Raises Unauthorized for a read-only or unknown user."""
    if context.user_id is None:
        return Caller(context=context, user_id=None)
    user = await hass.auth.async_get_user(context.user_id)
    if user is None or not may_work(user):
        raise Unauthorized(context=context, permission=POLICY_CONTROL)
    return Caller(context=context, user_id=None if user.is_admin else user.id)


@callback
def async_register(
    hass: HomeAssistant,
    action: str,
    handler: Handler,
    schema: vol.Schema,
    supports_response: SupportsResponse = SupportsResponse.NONE,
    *,
    admin: bool = False,
) -> None:
    """Register an action whose handler gets the caller.

    ``admin``: only for administrators and automations.
    """

    async def checked(call: ServiceCall) -> ServiceResponse:
        caller = await caller_of(hass, call.context)
        if admin and not caller.sees_all:
            raise Unauthorized(context=call.context)
        return await handler(call, caller)

    hass.services.async_register(DOMAIN, action, checked, schema, supports_response)
