"""Who may synchronize contacts, on every path: buttons, actions, views, downloads, dialogs (Z2).

Owners and automations always may; other users as the studio's option says, if they have a role
that sees clients and may do more than look.
"""

from __future__ import annotations

from dataclasses import replace
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError

from ..const import DOMAIN
from ..entries.contact_users import may_sync_contacts
from ..entries.roles import Need, rights_of
from .permissions import Caller
from .studio_access import StudioAccess

_LOGGER = logging.getLogger(__name__)


async def allows_contacts(
    hass: HomeAssistant, studio: ConfigEntry, context: Context | None
) -> bool:
    """Tell whether a caller may synchronize a studio's contacts; an automation has no user."""
    if context is None or context.user_id is None:
        return True
    user = await hass.auth.async_get_user(context.user_id)
    return user is not None and may_sync_contacts(studio, user)


async def require_contacts(
    hass: HomeAssistant, studio: ConfigEntry, context: Context | None
) -> None:
    """Refuse a caller who may not synchronize a studio's contacts.

    Raises ServiceValidationError.
    """
    if not await allows_contacts(hass, studio, context):
        raise not_allowed(None if context is None else context.user_id)


def not_allowed(user_id: str | None) -> ServiceValidationError:
    """Return the error for a user who may not synchronize contacts; it is logged by id."""
    _LOGGER.warning("User %s may not synchronize contacts", user_id)
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="contacts_not_allowed")


async def allows_cards(hass: HomeAssistant, studio: ConfigEntry, context: Context | None) -> bool:
    """Tell whether a caller may have the cards of the clients whom they see.

    Owners and the front desk may, and who may synchronize contacts.
    """
    if await allows_contacts(hass, studio, context):
        return True
    user = await hass.auth.async_get_user(context.user_id) if context and context.user_id else None
    rights = None if user is None else rights_of(studio, user)
    return rights is not None and rights.allow(Need.ALL_CLIENTS)


async def card_access(call: ServiceCall, caller: Caller) -> StudioAccess:
    """Return access to the cards of the clients whom the caller sees.

    Raises ServiceValidationError for a caller who may not, and Unauthorized.
    """
    access = StudioAccess.of(call, caller)
    if not await allows_cards(call.hass, access.entry, call.context):
        raise not_allowed(call.context.user_id)
    return access


async def sync_access(call: ServiceCall, caller: Caller) -> StudioAccess:
    """Return access to the studio of a call, by somebody who may synchronize its contacts.

    Raises ServiceValidationError for a caller who may not, and Unauthorized.
    """
    access = StudioAccess.of(call, caller)
    await require_contacts(call.hass, access.entry, call.context)
    return access


async def contacts_access(call: ServiceCall, caller: Caller) -> StudioAccess:
    """Return access to the studio of a call, by somebody who may perhaps sync contacts."""
    return await with_contacts(StudioAccess.of(call, caller))


async def with_contacts(access: StudioAccess) -> StudioAccess:
    """Return the same access, by somebody of whom it is known whether they may sync contacts."""
    may = await allows_contacts(access.hass, access.entry, access.caller.context)
    return replace(access, reader=replace(access.reader, syncs_contacts=may))
