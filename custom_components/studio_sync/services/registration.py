"""All actions of the integration, registered at once."""

from __future__ import annotations

from homeassistant.core import HomeAssistant, callback

from .appointments import async_register_appointment_actions
from .client_files import async_register_client_file_actions
from .client_groups import async_register_client_group_actions
from .client_mail import async_register_client_mail_action
from .client_pairs import async_register_client_pair_actions
from .clients import async_register_client_actions
from .conflicts import async_register_conflict_actions
from .contacts import async_register_contact_actions
from .history import async_register_history_action
from .mail import async_register_mail_actions
from .phone_undo import async_register_phone_undo_action
from .phones import async_register_phone_actions
from .sync import async_register_sync_actions
from .update_entity import async_follow_updates


@callback
def async_register_actions(hass: HomeAssistant) -> None:
    """Register all actions; they exist as long as the integration is set up."""
    async_register_sync_actions(hass)
    async_register_appointment_actions(hass)
    async_register_client_actions(hass)
    async_register_client_group_actions(hass)
    async_register_client_pair_actions(hass)
    async_register_client_file_actions(hass)
    async_register_contact_actions(hass)
    async_register_client_mail_action(hass)
    async_register_conflict_actions(hass)
    async_register_history_action(hass)
    async_register_mail_actions(hass)
    async_register_phone_actions(hass)
    async_register_phone_undo_action(hass)
    async_follow_updates(hass)
