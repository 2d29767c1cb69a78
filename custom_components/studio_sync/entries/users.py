"""Home Assistant's users: who makes a request, and what they may do."""

from __future__ import annotations

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.helpers.http import current_request


def asking_user() -> str | None:
    """Return the id of the user who clicked in the frontend; None if nobody did."""
    connection = current_connection.get()
    if connection is not None:
        return connection.user.id
    request = current_request.get()
    user = None if request is None else request.get(KEY_HASS_USER)
    return None if user is None else user.id


def may_work(user: User) -> bool:
    """Tell whether a user may do more than look at Home Assistant."""
    return user.is_active and user.permissions.access_all_entities(POLICY_CONTROL)
