"""The options of a studio: a menu of pages, each kept on its own.

A page changes its own options and leaves the others as they are.
"""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult

from .contact_users import ContactUserSteps
from .mail import MailSteps
from .privacy import PrivacySteps
from .schedule import ScheduleSteps
from .session_types import SessionTypeSteps

PAGES: Final = ("session_types", "titles", "schedule", "mail", "contact_users", "privacy")
"""The steps that the menu leads to."""


class StudioOptionsFlow(SessionTypeSteps, ScheduleSteps, MailSteps, ContactUserSteps, PrivacySteps):
    """Changes sessions, when a studio syncs, how it mails, who syncs contacts, what events tell."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to change."""
        return self.async_show_menu(step_id="init", menu_options=list(PAGES))
