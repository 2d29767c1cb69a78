"""Lets staff who are not administrators connect and change their own Google account (S5).

Home Assistant's own views for flows are for administrators. These start the same flow for
another user, bound to one staff member, and continue it: each request is
checked again, and only the user who started a flow may continue it. Google's answer comes back the
usual way (``/auth/external/callback``) and resumes the flow by itself.

A signed-in user who may not do something gets a 403: a 401 would count as a wrong password
and might ban the address (``ip_ban_enabled``).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final, cast, override

from aiohttp import web
from homeassistant.auth.models import User
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.http.data_validator import RequestDataValidator
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntriesFlowManager,
    ConfigFlowContext,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers.config_entry_oauth2_flow import HEADER_FRONTEND_BASE
from homeassistant.helpers.data_entry_flow import FlowManagerResourceView
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
import probatio as vol

from ..const import CONF_STAFF, DOMAIN
from ..entries.account_names import entry_name
from ..flows.google import OWN_STAFF, OWN_USER
from .staff_membership import StaffMembership, membership_json, own_memberships

URL: Final = "/api/studio_sync/own_account"
ATTR_DO: Final = "do"
CONNECT: Final = "connect"
RECONFIGURE: Final = "reconfigure"
SIGN_IN_AGAIN: Final = "sign_in_again"


@callback
def async_register_views(hass: HomeAssistant) -> None:
    """Register the views."""
    hass.http.register_view(OwnAccountView())
    hass.http.register_view(OwnFlowView(hass.config_entries.flow))


class OwnAccountView(HomeAssistantView):
    """Lists the caller's own accounts, and starts flows to connect or change one."""

    url = URL
    name = "api:studio_sync:own_account"

    async def get(self, request: web.Request) -> web.Response:
        """Return the caller's staff memberships: studio, staff member, and the account's state."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        return self.json(
            [membership_json(hass, membership) for membership in own_memberships(hass, user)]
        )

    @RequestDataValidator(
        vol.Schema(
            {
                vol.Required(CONF_STAFF): str,
                vol.Optional(ATTR_DO, default=CONNECT): vol.In(
                    [CONNECT, RECONFIGURE, SIGN_IN_AGAIN]
                ),
            }
        )
    )
    async def post(self, request: web.Request, data: dict[str, Any]) -> web.Response:
        """Start a flow for the caller's own account; cancel one that they started before."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        membership = _own_membership(hass, user, data[CONF_STAFF])
        if membership is None:
            return _not_yours(self)
        if HEADER_FRONTEND_BASE not in request.headers:
            return self.json_message(
                f"The header {HEADER_FRONTEND_BASE} is missing", HTTPStatus.BAD_REQUEST
            )
        begun = _context(hass, membership, user, data[ATTR_DO])
        if begun is None:
            return self.json_message("There is no account yet", HTTPStatus.NOT_FOUND)
        flow_data = None
        if membership.account is not None and begun["source"] == SOURCE_REAUTH:
            flow_data = dict(membership.account.data)
        _give_up(hass, user)
        result = await hass.config_entries.flow.async_init(DOMAIN, context=begun, data=flow_data)
        return self.json(OwnFlowView(hass.config_entries.flow).shown(result))


class OwnFlowView(FlowManagerResourceView[ConfigEntriesFlowManager, ConfigFlowResult]):
    """Continues a flow that the caller has started."""

    url = f"{URL}/{{flow_id}}"
    name = "api:studio_sync:own_account:flow"

    @override
    async def get(self, request: web.Request, /, flow_id: str) -> web.Response:
        """Return the present step of the flow."""
        if not self._may(request, flow_id):
            return _not_yours(self)
        return await super().get(request, flow_id)

    @override
    async def post(self, request: web.Request, flow_id: str) -> web.Response:
        """Submit the form."""
        if not self._may(request, flow_id):
            return _not_yours(self)
        return await super().post(request, flow_id)

    @override
    async def delete(self, request: web.Request, flow_id: str) -> web.Response:
        """Cancel the flow."""
        if not self._may(request, flow_id):
            return _not_yours(self)
        return await super().delete(request, flow_id)

    def _may(self, request: web.Request, flow_id: str) -> bool:
        """Tell whether the caller has started this flow and is still that staff member."""
        try:
            context = cast("dict[str, Any]", self._flow_mgr.async_get(flow_id).get("context", {}))
        except UnknownFlow:
            return False
        user: User = request[KEY_HASS_USER]
        if context.get(OWN_USER) != user.id:
            return False
        return _own_membership(request.app[KEY_HASS], user, context[OWN_STAFF]) is not None

    def shown(self, result: ConfigFlowResult) -> dict[str, Any]:
        """Return a result as a caller gets it, without the entry that was made."""
        return self._prepare_result_json(result)

    @override
    def _prepare_result_json(self, result: ConfigFlowResult) -> dict[str, Any]:
        if result["type"] is FlowResultType.CREATE_ENTRY:
            return {
                "type": result["type"],
                "flow_id": result["flow_id"],
                "title": entry_name(self._flow_mgr.hass, result["result"]),
            }
        data = super()._prepare_result_json(result)
        data.pop("context", None)
        return data


def _own_membership(hass: HomeAssistant, user: User, staff_id: str) -> StaffMembership | None:
    """Return the user's membership as this staff member, in a studio that is running.

    None for a user whose role or group does not let them change it.
    """
    for membership in own_memberships(hass, user):
        mine = membership.staff.subentry_id == staff_id and membership.changes(user)
        if mine and membership.running:
            return membership
    return None


def _not_yours(view: HomeAssistantView) -> web.Response:
    return view.json_message("This is not yours to do", HTTPStatus.FORBIDDEN)


def _give_up(hass: HomeAssistant, user: User) -> None:
    """Cancel the user's unfinished flows, which would block a new one."""
    flows = hass.config_entries.flow
    for flow in flows.async_progress_by_handler(DOMAIN, match_context={OWN_USER: user.id}):
        flows.async_abort(flow["flow_id"])


def _context(
    hass: HomeAssistant, membership: StaffMembership, user: User, action: str
) -> ConfigFlowContext | None:
    """Return the context of a new flow; None if there is no account to change."""
    own = {OWN_STAFF: membership.staff.subentry_id, OWN_USER: user.id}
    if action == CONNECT:
        return cast("ConfigFlowContext", {"source": SOURCE_USER, **own})
    if membership.account is None:
        return None
    source = SOURCE_RECONFIGURE if action == RECONFIGURE else SOURCE_REAUTH
    entry = {
        "entry_id": membership.account.entry_id,
        "title_placeholders": {"name": entry_name(hass, membership.account)},
        "unique_id": membership.account.unique_id,
    }
    return cast("ConfigFlowContext", {"source": source, **entry, **own})
