"""The phone accesses of staff, who make their own password, sign a phone out, or disable it (A6).

Only the accesses for the calendar of the staff member who the caller is, checked at each request.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from aiohttp import hdrs, web
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.http.data_validator import RequestDataValidator
from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..const import SUBENTRY_ACCESS
from ..entries.access_changes import disable, phone_address, set_new_password, sign_out
from ..entries.accesses import CONF_CALENDARS, CONF_PASSWORD_BY, Access, state_of
from ..entries.phone_links import davx5_link
from ..lifecycle.phone_profile import async_profile_url
from .staff_membership import own_memberships

URL: Final = "/api/studio_sync/own_phones"
ATTR_ACCESS: Final = "access"
ATTR_DO: Final = "do"
NEW_PASSWORD: Final = "new_password"  # noqa: S105 - the name of an action
SIGN_OUT: Final = "sign_out"
DISABLE: Final = "disable"


@callback
def async_register_phones_view(hass: HomeAssistant) -> None:
    """Register the view."""
    hass.http.register_view(OwnPhonesView())


def own_accesses(studio: ConfigEntry, staff_id: str) -> Iterator[ConfigSubentry]:
    """Yield the accesses for a staff member's calendar."""
    for each in studio.get_subentries_of_type(SUBENTRY_ACCESS):
        if staff_id in each.data[CONF_CALENDARS]:
            yield each


def phones_json(studio: ConfigEntry, staff_id: str, user_id: str) -> list[JsonObjectType]:
    """Return what the page shows of a staff member's accesses."""
    now = dt_util.utcnow()
    return [
        {
            "access": each.subentry_id,
            "user_name": each.data[CONF_USERNAME],
            "state": state_of(studio, each, now).value,
            "own_password": each.data.get(CONF_PASSWORD_BY) == user_id,
        }
        for each in own_accesses(studio, staff_id)
    ]


class OwnPhonesView(HomeAssistantView):
    """Lists the caller's own accesses, and changes one."""

    url = URL
    name = "api:studio_sync:own_phones"

    async def get(self, request: web.Request) -> web.Response:
        """Return the accesses of each staff member who the caller is, by the staff member's id."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        found = own_memberships(hass, user)
        return self.json(
            {
                each.staff.subentry_id: phones_json(each.studio, each.staff.subentry_id, user.id)
                for each in found
            }
        )

    @RequestDataValidator(
        vol.Schema(
            {
                vol.Required(ATTR_ACCESS): str,
                vol.Required(ATTR_DO): vol.In([NEW_PASSWORD, SIGN_OUT, DISABLE]),
            }
        )
    )
    async def post(self, request: web.Request, data: dict[str, Any]) -> web.Response:
        """Change one of the caller's accesses; only this answer has a new password."""
        hass, user = request.app[KEY_HASS], request[KEY_HASS_USER]
        found = self._own(hass, request, data[ATTR_ACCESS])
        if found is None:
            return self.json_message("This is not yours to do", HTTPStatus.FORBIDDEN)
        studio, access = found
        answer: dict[str, str | None] = {
            CONF_USERNAME: access.data[CONF_USERNAME],
            CONF_URL: phone_address(hass),
        }
        if data[ATTR_DO] == NEW_PASSWORD:
            answer[CONF_PASSWORD] = set_new_password(hass, studio, access, by=user.id)
            answer["profile"] = async_profile_url(hass, access.data[CONF_USERNAME])
            answer["davx5"] = davx5_link(hass, Access.of(access.data))
        elif data[ATTR_DO] == SIGN_OUT:
            sign_out(hass, studio, access)
        else:
            disable(hass, studio, access)
        return self.json(answer, headers={hdrs.CACHE_CONTROL: "no-store"})

    def _own(
        self, hass: HomeAssistant, request: web.Request, access_id: str
    ) -> tuple[ConfigEntry, ConfigSubentry] | None:
        """Return an access of the caller's; None also for who may not change it."""
        user = request[KEY_HASS_USER]
        for membership in own_memberships(hass, user):
            if not membership.changes(user):
                continue
            for each in own_accesses(membership.studio, membership.staff.subentry_id):
                if each.subentry_id == access_id:
                    return membership.studio, each
        return None
